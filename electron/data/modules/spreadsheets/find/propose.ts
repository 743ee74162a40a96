/** From the raw tables of a workbook to proposals: register, columns, context. */
import type { FoundTable } from '#shared/contract/spreadsheets.ts';
import { columnLetters } from '#shared/domain/columns.ts';
import { termOf } from '#shared/domain/dates.ts';
import { register as registerOf } from '#shared/registers/index.ts';
import type { RegisterName } from '#shared/registers/index.ts';
import { sha256 } from '../../../sha256.ts';
import type { Sheet, Workbook } from '../read/workbook.ts';
import { cellText } from '../read/workbook.ts';
import { contextOf, kindIn, typeIn } from './context.ts';
import type { Context } from './context.ts';
import { foldHeading, mapTo, proposeRegister } from './headings.ts';
import { continuedOn } from './continued.ts';
import { findTables } from './tables.ts';
import type { RawTable } from './tables.ts';

/** A table with what the clerk, an earlier import or its headings say it is. */
export type Table = {
  id: string;
  sheet: Sheet;
  raw: RawTable;
  title: string;
  register: RegisterName | null;
  /** Column (from 0) -> field. */
  fields: Map<number, string>;
  context: Context;
  proposedBy: FoundTable['proposedBy'];
  /** Names what surrounds the table, for a change of register. */
  names: string[];
  sheetTitles: string[];
};

/** What an earlier import of the same headings was told. */
export type Remembered = { register: RegisterName; /** heading -> field; null: left out */ columns: Record<string, string | null> };

/** Tables of all visible sheets. `fileName` without its extension; `only` names the one sheet to look at. */
export function proposeTables(
  workbook: Workbook,
  fileName: string,
  remembered: (signature: string) => Remembered | null,
  only?: string,
): { tables: Table[]; empty: string[] } {
  const tables: Table[] = [];
  const empty: string[] = [];
  const visible = workbook.sheets.filter((sheet) => (only === undefined ? !sheet.hidden : sheet.name === only));
  let sheetTitles: string[] = [];
  for (const sheet of visible) {
    let raws = findTables(sheet);
    const before = tables.at(-1);
    const continued = raws.length === 0 && before?.register ? continuedOn(sheet, before.raw) : null;
    if (continued) raws = [continued];
    else sheetTitles = [];
    let found = 0;
    for (const raw of raws) {
      const own = raw.titles.map((title) => title.text);
      if (raw === raws[0]) sheetTitles.push(...own);
      const table = propose(
        raw,
        sheet,
        `${tables.length + 1}`,
        sheetTitles,
        workbook.format === 'csv' ? [fileName] : [sheet.name, fileName],
        remembered,
      );
      if (table.register === null && raw.records.length === 0) continue;
      tables.push(table);
      if (table.register) found++;
    }
    if (found === 0) empty.push(sheet.name);
  }
  leaveOutContactLists(tables);
  // An empty form beside a filled table holds nothing to take in.
  const filled = tables.filter((table) => table.raw.records.length > 0);
  return { tables: filled.length > 0 ? filled : tables, empty };
}

/** A list of telephones beside the roster names the same people without their ID numbers: it is shown, but not proposed. */
function leaveOutContactLists(tables: readonly Table[]): void {
  const identified = (table: Table): boolean => [...table.fields.values()].includes('idNumber');
  const workers = tables.filter((table) => table.register === 'workers' && table.proposedBy === 'headings');
  if (!workers.some(identified)) return;
  for (const table of workers) {
    if (identified(table)) continue;
    table.register = null;
    table.fields = new Map();
  }
}

function propose(
  raw: RawTable,
  sheet: Sheet,
  id: string,
  sheetTitles: string[],
  names: string[],
  remembered: (signature: string) => Remembered | null,
): Table {
  const own = raw.titles.map((title) => title.text);
  const around = [...own, ...sheetTitles, ...names].join(' ');
  const earlier = remembered(signatureOf(raw));
  const match = proposeRegister(raw.headings, around);
  const register = earlier?.register ?? match?.register ?? null;
  const fields = earlier ? rememberedFields(raw, earlier) : (match?.fields ?? new Map<number, string>());
  const table: Table = {
    id,
    sheet,
    raw,
    title: titleOf(own, sheet.name),
    register,
    fields,
    context: {},
    proposedBy: earlier ? 'remembered' : 'headings',
    names,
    sheetTitles,
  };
  if (register) table.context = contextFor(table, register);
  if (register && !earlier) fitContext(table, register);
  return table;
}

/** The context a register takes from around the table; a list's kind also from its columns where no words name it. */
export function contextFor(table: Table, register: RegisterName): Context {
  const own = table.raw.titles.map((title) => title.text);
  const context = contextOf(register, own, table.sheetTitles, table.names);
  const mapped = new Set(table.fields.values());
  if (register === 'items' && !own.some(kindIn)) {
    // 行政许可, 行政处罚 … are the types of powers.
    if (!context['kind'] && (context['type'] || mapped.has('type'))) context['kind'] = 'power';
    const kind = kindOfHeadings(table.raw.headings.map((h) => h.parts.join('')).join(' '));
    // 职权 and 证明 stand in lists of several kinds, so the names around say more.
    const general = kind === 'power' || kind === 'certificateAllowed';
    if (kind && !(general && context['kind'])) context['kind'] = kind;
  }
  for (const field of mapped) if (field !== 'type') delete context[field];
  return context;
}

/** The kind that a list's own columns speak of. */
function kindOfHeadings(headings: string): string | null {
  if (/配合/.test(headings)) return 'support';
  if (/收回|承接(部门|方式)/.test(headings)) return 'withdrawn';
  if (/证明/.test(headings)) return 'certificateAllowed';
  if (/基本履职/.test(headings)) return 'basic';
  return /职权|权力|执法/.test(headings) ? 'power' : null;
}

const titleOf = (titles: readonly string[], sheet: string): string =>
  titles.find((text) => !/^(填报|公布|制表|单位|附件)/.test(text.trim())) ?? titles[0] ?? sheet;

/** Names a header, so that the mapping of an earlier import is found again. */
export const signatureOf = (raw: RawTable): string => sha256(raw.headings.map(headingText).map(foldHeading).join('\u0000'));

export const headingText = (heading: { parts: string[] }): string => heading.parts.join(' ').replace(/\s+/g, ' ').trim();

function rememberedFields(raw: RawTable, earlier: Remembered): Map<number, string> {
  const fields = new Map<number, string>();
  const known = new Set(registerOf(earlier.register).fields.map((f) => f.name));
  for (const [column, key] of headingKeys(raw)) {
    const field = earlier.columns[key];
    if (field && known.has(field)) fields.set(column, field);
  }
  return fields;
}

/** Under which name each column is remembered: its heading, and which one it is where several are alike (the hidden 身份证号 and the shown one). */
export function headingKeys(raw: RawTable): Map<number, string> {
  const seen = new Map<string, number>();
  return new Map(
    raw.headings.map((heading) => {
      const text = foldHeading(headingText(heading));
      const nth = (seen.get(text) ?? 0) + 1;
      seen.set(text, nth);
      return [heading.column, nth === 1 ? text : `${text}#${nth}`];
    }),
  );
}

/** The clerk says which register a table is for: the columns are proposed anew. */
export function chooseRegister(table: Table, register: RegisterName): void {
  table.register = register;
  table.fields = mapTo(register, table.raw.headings);
  table.context = contextFor(table, register);
  fitContext(table, register);
  table.proposedBy = 'user';
}

/** The columns again, now that the kind of the list is known. */
function fitContext(table: Table, register: RegisterName): void {
  table.fields = mapTo(register, table.raw.headings, table.context['kind']);
  const category = [...table.fields].find(([, field]) => field === 'field')?.[0];
  if (category !== undefined) {
    const mapped = [...table.fields.values()];
    if (!mapped.includes('type') && names(table.raw, category, typeIn)) table.fields.set(category, 'type');
    else if (!mapped.includes('kind') && names(table.raw, category, kindIn)) table.fields.set(category, 'kind');
  }
  takeTermColumn(table, register);
  table.context = contextFor(table, register);
}

/** 任期 over 2023.5—2026.5: both ends of a term; over 3年 it is neither. */
const termHeading = /^(任期|聘期|任职期限|聘任期限|任期时间|(任期|任职|聘期)?起止(时间|日期|年月)?)$/;

function takeTermColumn({ raw, fields }: Table, register: RegisterName): void {
  const { fields: known } = registerOf(register);
  if (!['from', 'until'].every((name) => known.some((f) => f.name === name) && ![...fields.values()].includes(name))) return;
  const column = raw.headings.find((h) => !fields.has(h.column) && termHeading.test(foldHeading(headingText(h))))?.column;
  if (column === undefined) return;
  const texts = raw.records.map(({ cells }) => cellText(cells[column])).filter((text) => text.trim() !== '');
  if (texts.length > 0 && texts.every((text) => termOf(text) !== null)) fields.set(column, 'from');
}

/** A column 类别 that says 行政处罚（3项） and 行政检查, or 可以开具 and 不得开具: the type of item or the kind of list, and no field of duty. */
function names({ records }: RawTable, column: number, meant: (text: string) => string | null): boolean {
  const texts = new Set(records.map(({ cells }) => cellText(cells[column]).trim()).filter(Boolean));
  return texts.size > 0 && [...texts].every((text) => meant(text) !== null);
}

/** Where a list's kind calls a column by a name of its own (责任部门 of a certificate), that is what the column is. */
export function fitKind(table: Table, columns: readonly { field: string; heading: string; over?: string | undefined }[]): void {
  const names = new Map(columns.map((c) => [foldHeading(`${c.over ?? ''}${c.heading}`), c.field]));
  const named = table.raw.headings.map((heading) => names.get(foldHeading(heading.parts.join(''))));
  const { title } = registerOf(table.register!);
  for (const [i, heading] of table.raw.headings.entries()) {
    const field = named[i];
    if (field === undefined || table.fields.get(heading.column) === field) continue;
    // The only column that can name the item stays its name.
    if (table.fields.get(heading.column) === title && !named.includes(title)) continue;
    for (const [column, other] of table.fields) if (other === field) table.fields.delete(column);
    table.fields.set(heading.column, field);
    delete table.context[field];
  }
}

/** The table as the wizard shows it. */
export function describeTable(table: Table): FoundTable {
  const { raw } = table;
  return {
    id: table.id,
    sheet: table.sheet.name,
    title: table.title,
    headerRow: raw.headerRow,
    firstRow: raw.records[0]?.no ?? raw.headerRow,
    lastRow: raw.records.at(-1)?.no ?? raw.headerRow,
    register: table.register,
    context: table.context,
    columns: raw.headings.map((h) => ({
      column: columnLetters(h.column),
      heading: headingText(h),
      field: table.fields.get(h.column) ?? null,
    })),
    proposedBy: table.proposedBy,
    sample: raw.records.slice(0, 5).map((row) => raw.headings.map((h) => cellText(row.cells[h.column]))),
  };
}
