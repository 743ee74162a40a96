/** Taking in workbooks: open, propose, check, apply. Other modules use this file only. */
import { basename, extname } from 'node:path';
import { Refusal } from '#shared/contract/envelope.ts';
import type { Checked, Output } from '#shared/contract/index.ts';
import type { FoundTable, TableResult } from '#shared/contract/spreadsheets.ts';
import { codeLabel } from '#shared/codes/index.ts';
import { columnLetters, columnNumber } from '#shared/domain/columns.ts';
import { masked } from '#shared/domain/mask.ts';
import { profileStart } from '#shared/domain/payroll/index.ts';
import { problemSentence } from '#shared/domain/problems.ts';
import { register as registerOf } from '#shared/registers/index.ts';
import type { Field, RegisterName, Value } from '#shared/registers/index.ts';
import type { Host, JobContext, OpenStation } from '../../host.ts';
import { allRecords, one, ownStation, today } from '../../registers/service.ts';
import { closedLists, columnsOfKind, kindInTitles, kindNames } from '../lists/service.ts';
import { applyPlan } from './apply.ts';
import type { Applied } from './apply.ts';
import { cellReader } from './check/cells.ts';
import { checkTable } from './check/check.ts';
import { resultOf } from './check/result.ts';
import type { CheckContext } from './check/check.ts';
import type { CheckedRow, CheckedTable } from './check/row.ts';
import { Links } from './check/links.ts';
import type { LinkTarget } from './check/links.ts';
import type { Stored } from './check/matching.ts';
import { chooseRegister, contextFor, describeTable, fitKind, headingText, proposeTables } from './find/propose.ts';
import type { Table } from './find/propose.ts';
import { scalesIn } from './find/scales.ts';
import type { FoundScale } from './find/scales.ts';
import { keepPlan } from './plans.ts';
import type { Plan } from './plans.ts';
import { parseInWorker } from './read/parse.ts';
import { cellText } from './read/workbook.ts';
import type { SheetRow } from './read/workbook.ts';
import { lastPaidMonth, rememberedMapping } from './rows.ts';

/** `scales`: sheets that are a pay scale, which the pay module reads in. */
export type Opened = {
  plan: string;
  name: string;
  tables: FoundTable[];
  scales: { sheet: string; title: string }[];
  empty: string[];
};
export type OpenOptions = { register?: RegisterName | undefined; sheet?: string | undefined };

/** Reads a workbook on a thread and finds its tables. */
export async function openWorkbook(
  host: Host,
  path: string,
  options: OpenOptions,
  job: JobContext,
): Promise<{ plan: Plan; opened: Opened }> {
  const open = host.open();
  job.report('read', 0, 0);
  const workbook = await parseInWorker(host.workerFile, path, job);
  await job.giveWay();
  job.report('find', 0, 0);
  const name = basename(path);
  const scales = options.register ? [] : scalesIn(workbook, options.sheet);
  const { tables: found, empty } = proposeTables(
    workbook,
    basename(path, extname(path)),
    (signature) => rememberedMapping(open.store.reader, signature),
    options.sheet,
  );
  const ofScale = ({ sheet, raw }: Table): boolean =>
    scales.some(
      ({ sheet: name, reading: { scale } }) => name === sheet.name && raw.headerRow >= scale.first - 3 && raw.headerRow <= scale.last,
    );
  const tables = found.filter((table) => !ofScale(table));
  if (options.register) for (const table of tables) if (table.register !== options.register) chooseRegister(table, options.register);
  const ownKind = kindInTitles(open.store.reader);
  for (const table of tables) {
    const kind = table.register === 'items' ? ownKind([...table.raw.titles.map((t) => t.text), table.sheet.name]) : null;
    if (kind !== null) table.context['kind'] = kind;
    if (table.register === 'items' && table.proposedBy === 'headings')
      fitKind(table, columnsOfKind(open.store.reader, table.context['kind']));
  }
  const plan = keepPlan({ station: open, path, name, workbook, tables, checked: null });
  const opened = {
    plan: plan.id,
    name,
    tables: tables.map(describeTable),
    scales: scales.map(({ sheet, reading }) => ({ sheet, title: reading.scale.title?.text ?? sheet })),
    empty: empty.filter((sheet) => !scales.some((s) => s.sheet === sheet)),
  };
  return { plan, opened };
}

/** The pay scales of a workbook, read and neither kept nor written. */
export async function readScales(host: Host, path: string, sheet: string | undefined, job: JobContext): Promise<FoundScale[]> {
  job.report('read', 0, 0);
  const workbook = await parseInWorker(host.workerFile, path, job);
  await job.giveWay();
  job.report('find', 0, 0);
  return scalesIn(workbook, sheet);
}

type Choice = Checked<'spreadsheets.check'>['tables'][number];

/** Takes the clerk's word for registers, columns and context. Refuses `invalidInput` for what the workbook or the register does not have. */
export function choose(plan: Plan, choices: readonly Choice[]): Table[] {
  const chosen: Table[] = [];
  for (const choice of choices) {
    const table = plan.tables.find((t) => t.id === choice.id);
    if (!table) throw new Refusal('invalidInput', { field: 'tables' });
    if (choice.register === null) continue;
    const register = registerOf(choice.register);
    const fields = new Map<number, string>();
    for (const { column, field } of choice.columns) {
      if (field === null) continue;
      if (!register.fields.some((f) => f.name === field) || [...fields.values()].includes(field))
        throw new Refusal('invalidInput', { field });
      fields.set(columnNumber(column), field);
    }
    if (table.register !== choice.register) table.proposedBy = 'user';
    table.register = choice.register;
    table.fields = fields;
    table.context = choice.context ?? contextFor(table, choice.register);
    chosen.push(table);
  }
  return chosen;
}

/** Checks tables against registers and store; the plan keeps the outcome for preview, marking and applying. */
export async function checkPlan(
  open: OpenStation,
  plan: Plan,
  tables: readonly Table[],
  createMissing: boolean,
  job: JobContext,
): Promise<TableResult[]> {
  for (const table of tables) {
    const { write, keptByModule } = registerOf(table.register!);
    if (keptByModule) throw new Refusal('keptByProgram', { register: table.register });
    if (!open.permissions.has(write)) throw new Refusal('notPermitted', { permission: write });
  }
  if (open.info.kind === 'county') throw new Refusal('readOnlyStation');
  plan.checked = null;
  const db = open.store.reader;
  const commits = open.store.commits();
  const stored = new Map<RegisterName, Stored[]>();
  const links = new Links((name) => targets(db, name), createMissing, open.info.name);
  const checked: CheckedTable[] = [];
  const context: CheckContext = {
    today: today(),
    profileStart: () => profileStart(lastPaidMonth(db, ownStation), today()),
    lists: { named: kindNames(db), closed: closedLists(db) },
    links,
    seen: new Map(),
    stored(name) {
      let records = stored.get(name);
      if (!records) stored.set(name, (records = [...allRecords(db, name, ownStation)] as Stored[]));
      return records;
    },
    async giveWay(done, of) {
      job.report('check', done, of);
      await job.giveWay();
    },
  };
  for (const table of tables) checked.push(await checkTable(table, table.register!, context));
  plan.checked = { tables: checked, links, commits };
  return checked.map(resultOf);
}

/** What a link's targets are told apart by beside their title. */
const beside: Partial<Record<RegisterName, readonly string[]>> = { workers: ['community', 'idNumber'], payRuns: ['kind'] };

function* targets(db: OpenStation['store']['reader'], name: RegisterName): Iterable<LinkTarget> {
  const { title } = registerOf(name);
  for (const record of allRecords(db, name, ownStation, [title, ...(beside[name] ?? [])])) {
    // A month reckoned here is not what an office's sheet of the same month is added to.
    if (name === 'payRuns' && record['kind'] !== 'imported') continue;
    yield {
      id: record.id,
      title: String(record[title] ?? ''),
      ...(name === 'workers' ? { community: record['community'] as number | null, idNumber: String(record['idNumber'] ?? '') } : {}),
    };
  }
}

/** Writes the plan after checking again what another step may have changed meanwhile. */
export async function apply(host: Host, plan: Plan, job: JobContext): Promise<Applied> {
  const open = host.open();
  if (!plan.checked) throw new Refusal('planExpired');
  const tables = plan.checked.tables.map((t) => t.table);
  if (plan.checked.commits !== open.store.commits()) await checkPlan(open, plan, tables, true, job);
  const applied = await applyPlan(open, plan, host.workerFile, job);
  const touched = new Set<string>([
    'communities',
    'committees',
    'payRuns',
    ...(applied.proposals.length > 0 ? ['proposals', 'proposalChanges'] : []),
    ...tables.map((t) => t.register!),
  ]);
  if (applied.step !== null) host.emit({ topic: 'changed', payload: { registers: [...touched] } });
  return applied;
}

/** A page of the checked rows as the preview shows them. */
export function previewRows(
  open: OpenStation,
  plan: Plan,
  { table: id, fate, offset, limit }: Checked<'spreadsheets.rows'>,
): Output<'spreadsheets.rows'> {
  const checked = plan.checked?.tables.find((t) => t.table.id === id);
  if (!checked) throw new Refusal('planExpired');
  const rows = fate === 'all' ? checked.rows : checked.rows.filter((row) => row.fate === fate);
  return { rows: rows.slice(offset, offset + limit).map((row) => previewRow(open, plan, checked, row)), total: rows.length };
}

function previewRow(open: OpenStation, plan: Plan, checked: CheckedTable, row: CheckedRow): Output<'spreadsheets.rows'>['rows'][number] {
  const byField = new Map([...checked.table.fields].map(([column, field]) => [field, column]));
  const shown = checked.register.fields.filter(
    (f) => byField.has(f.name) || (row.values[f.name] ?? null) !== null || row.problems?.some((p) => p.field === f.name),
  );
  return {
    row: row.source.no,
    fate: row.fate,
    cells: shown.map((field) => {
      const column = byField.get(field.name);
      const problem = row.problems?.find((p) => p.field === field.name);
      const before = row.match && row.changes && field.name in row.changes ? (row.match[field.name] ?? null) : null;
      return {
        field: field.name,
        written: column === undefined ? '' : cellText(row.source.cells[column]),
        value: display(open, plan, field, row.values[field.name] ?? null),
        before:
          before === null
            ? null
            : mayShow(open, field)
              ? display(open, plan, field, before)
              : String(masked(before, field.sensitive!) ?? ''),
        problem: problem ? problemSentence(problem, field.label) : null,
      };
    }),
  };
}

const mayShow = (open: OpenStation, field: Field): boolean => !field.sensitive || open.permissions.has(`reveal.${field.sensitive}`);

/** A value as a reader writes it: yuan, decimals, labels, names. */
function display(open: OpenStation, plan: Plan, field: Field, value: Value): string {
  if (value === null) return '';
  switch (field.type) {
    case 'fen':
      return (Number(value) / 100).toFixed(2);
    case 'ratio':
      return String(Number(value) / 10_000);
    case 'boolean':
      return value ? '是' : '否';
    case 'code':
      return codeLabel(field.codes, String(value));
    case 'link': {
      const id = Number(value);
      const { title } = registerOf(field.target);
      if (id < 0) return String(plan.checked?.links.toCreate(field.target).get(id)?.[title] ?? '');
      return titleOf(open, field.target, id);
    }
    default:
      return String(value);
  }
}

function titleOf(open: OpenStation, name: RegisterName, id: number): string {
  return String(oneRecord(open, name, id)?.[registerOf(name).title] ?? id);
}

const oneRecord = (open: OpenStation, name: RegisterName, id: number): Record<string, Value> | undefined =>
  one(open.store.reader, name, ownStation, id);

export type ReadColumn = { index: number; letters: string; heading: string };
/** A row of a workbook as a register reads it. */
export type ReadRow = {
  row: number;
  values: Record<string, Value>;
  problems: { field: string; code: string; message: string }[];
  /** A cell as it stands there. */
  text(index: number): string;
  /** A cell as money, in fen; null where it is none. */
  fen(index: number): number | null;
};
export type ReadSheet = {
  sheet: string;
  /** What the title says: month, community. */
  context: Record<string, string>;
  columns: ReadonlyMap<string, ReadColumn>;
  /** Columns that no field takes. */
  leftOut: readonly ReadColumn[];
  rows: ReadRow[];
  /** The rows of 小计 and 合计 among them and below. */
  sums: Pick<ReadRow, 'row' | 'text' | 'fen'>[];
};

/** The tables of a workbook that hold a register, read and checked but neither kept nor written: for a comparison. */
export async function readSheets(host: Host, path: string, name: RegisterName, job: JobContext): Promise<ReadSheet[]> {
  const { plan } = await openWorkbook(host, path, {}, job);
  const found = plan.tables.filter((t) => t.register === name);
  const tables = found.length > 0 ? found : plan.tables.slice(0, 1);
  for (const table of tables) if (table.register !== name) chooseRegister(table, name);
  await checkPlan(host.open(), plan, tables, true, job);
  return plan.checked!.tables.map(({ table, rows }) => {
    const columns = table.raw.headings.map((h): ReadColumn => ({
      index: h.column,
      letters: columnLetters(h.column),
      heading: headingText(h),
    }));
    const labels = new Map(registerOf(name).fields.map((f) => [f.name, f.label]));
    return {
      sheet: table.sheet.name,
      context: table.context,
      columns: new Map(columns.flatMap((c) => (table.fields.has(c.index) ? [[table.fields.get(c.index)!, c]] : []))),
      leftOut: columns.filter((c) => !table.fields.has(c.index)),
      rows: rows.map((row) => ({
        ...cellsOf(row.source),
        values: row.values,
        problems: (row.problems ?? [])
          .filter((p) => !p.warning)
          .map((p) => ({ field: p.field, code: p.code, message: problemSentence(p, labels.get(p.field) ?? p.field) })),
      })),
      sums: table.raw.sums.map(cellsOf),
    };
  });
}

const readFen = cellReader(registerOf('payLines'), { name: 'total', label: '', type: 'fen' });
const cellsOf = ({ no, cells }: SheetRow): Pick<ReadRow, 'row' | 'text' | 'fen'> => ({
  row: no,
  text: (index) => cellText(cells[index]),
  fen(index) {
    const value = readFen(cells[index] ?? null);
    return typeof value === 'number' ? value : null;
  },
});
