/** Whose a row of an office's sheet is, which of its cells differ and why; and where names stand beside other people's figures. */
import type { SheetCell } from '#shared/contract/payruns.ts';
import { yuan } from '#shared/domain/pay/index.ts';
import { compareRow, sheetFields } from '#shared/domain/payroll/index.ts';
import type { CellDifference, Scale, SheetField, SheetValues } from '#shared/domain/payroll/index.ts';
import { fieldOf, register } from '#shared/registers/index.ts';
import type { ReadColumn, ReadRow, ReadSheet } from '../spreadsheets/service.ts';
import type { Ours } from './sheetOurs.ts';

/** A row, the person whose it is, and what differs; `person` null: nobody's. */
type RowFound = { sheet: ReadSheet; row: ReadRow; person: Ours | null; faults: SheetCell[]; follows: SheetCell[] };

type Place = Pick<SheetCell, 'sheet' | 'row' | 'column' | 'heading' | 'field'>;
const placeOf = (sheet: ReadSheet, row: ReadRow, field: string, column = sheet.columns.get(field)): Place => ({
  sheet: sheet.sheet,
  row: row.row,
  column: column?.letters ?? '',
  heading: column?.heading ?? fieldOf(register('payLines'), field).label,
  field,
});
const nameOf = (row: ReadRow): string => String(row.values['name'] ?? '');
const communityOf = (row: ReadRow): number | null => {
  const id = row.values['community'];
  return typeof id === 'number' && id > 0 ? id : null;
};

const takenFields = ['insurance', 'fund', 'tax', 'deductions'] as const;
/** 养老, 医疗 … in columns of their own, which together are the insurance. */
const kinds = [/养老/, /医疗/, /失业/, /工伤/, /生育/, /大病|大额/];
const withheldHeading = /^(代扣|扣款|应扣|扣除|扣减|代扣代缴)(款项|款|项目)?(合计|小计|总额|金额)?$/;

type Part = { column: ReadColumn; kind: RegExp };
/** Columns that no field takes and that a comparison knows all the same. */
export type Beside = { parts: Part[]; withheld: ReadColumn | null; identity: ReadColumn | null; negative: ReadonlySet<SheetField> };

function besideOf(sheet: ReadSheet): Beside {
  const { columns, leftOut } = sheet;
  const last = (c: ReadColumn): string =>
    c.heading
      .split(' ')
      .at(-1)!
      .replace(/[(（].*?[)）]/g, '');
  const parts = columns.has('insurance')
    ? []
    : leftOut.flatMap((column): Part[] => {
        const kind = kinds.find((k) => k.test(last(column)));
        return kind && (!/单位|企业/.test(column.heading) || /个人/.test(column.heading)) ? [{ column, kind }] : [];
      });
  return {
    parts,
    withheld: leftOut.find((c) => withheldHeading.test(last(c))) ?? null,
    identity: leftOut.find((c) => /身份证|公民身份|证件号/.test(c.heading)) ?? null,
    negative: negatives(sheet),
  };
}

/** Columns of deductions that a sheet writes as what they do to the pay, below 0. */
const negatives = ({ columns, rows }: ReadSheet): ReadonlySet<SheetField> =>
  new Set(takenFields.filter((field) => columns.has(field) && rows.reduce((sum, row) => sum + Number(row.values[field] ?? 0), 0) < 0));

/** What a row says, field by field; what cannot be read is left out. */
function theirsOf(sheet: ReadSheet, row: ReadRow, { parts, withheld, negative }: Beside): SheetValues {
  const unreadable = new Set(row.problems.map((p) => p.field));
  const values: SheetValues = {};
  for (const field of sheetFields) if (sheet.columns.has(field) && !unreadable.has(field)) values[field] = row.values[field] ?? null;
  for (const field of negative) if (typeof values[field] === 'number') values[field] = 0 - values[field];
  // 副职5级 in one column is a grade too.
  if (!sheet.columns.has('grade') && typeof row.values['grade'] === 'number') values.grade = row.values['grade'];
  if (parts.length > 0) values.insurance = Math.abs(parts.reduce((sum, p) => sum + (row.fen(p.column.index) ?? 0), 0));
  if (withheld) values.withheld = Math.abs(row.fen(withheld.index) ?? 0);
  return values;
}

const ofFormula: ReadonlySet<string> = new Set(['formulaWithoutValue', 'cellError']);

export class RowReader {
  private readonly scale: Scale;
  private readonly beside: ReadonlyMap<ReadSheet, Beside>;
  /** Sheets that take nothing off anybody: 实发 is 应发. */
  private readonly untaken = new Set<ReadSheet>();

  constructor(scale: Scale, sheets: readonly ReadSheet[]) {
    this.scale = scale;
    this.beside = new Map(sheets.map((sheet) => [sheet, besideOf(sheet)]));
  }

  besideOf(sheet: ReadSheet): Beside {
    return this.beside.get(sheet)!;
  }

  takes(sheet: ReadSheet): boolean {
    const { parts, withheld } = this.besideOf(sheet);
    return parts.length > 0 || withheld !== null || takenFields.some((f) => sheet.columns.has(f));
  }

  /** Learns from rows whose people are certain whether a sheet without a column for it takes anything off. */
  learn(sheet: ReadSheet, pairs: readonly { row: ReadRow; person: Ours }[]): void {
    if (this.takes(sheet) || !sheet.columns.has('net')) return;
    const same = pairs.filter(({ row, person }) => row.values['net'] === (row.values['total'] ?? person.values.total)).length;
    if (same * 2 > pairs.length) this.untaken.add(sheet);
  }

  /** What is on record of a person, as far as this sheet speaks of it. */
  private recordFor(sheet: ReadSheet, { values }: Ours): SheetValues {
    if ('net' in values || !this.untaken.has(sheet)) return values;
    return { ...values, insurance: 0, fund: 0, tax: 0, net: Number(values.total) - Number(values.deductions) };
  }

  /** The cells of a row that differ from a person's, at fault and following. */
  compare(sheet: ReadSheet, row: ReadRow, person: Ours): Pick<RowFound, 'faults' | 'follows'> {
    const beside = this.beside.get(sheet)!;
    const who = { worker: person.worker, name: person.name };
    const faults: SheetCell[] = [];
    const follows: SheetCell[] = [];
    const unreadable = row.problems.filter((p) => sheet.columns.has(p.field) && (sheetFields as readonly string[]).includes(p.field));
    // A formula over a cell that cannot be read has no result either.
    const broken = unreadable.some((p) => !ofFormula.has(p.code));
    for (const { field, code, message } of unreadable) {
      const cell: SheetCell = {
        ...placeOf(sheet, row, field),
        ...who,
        theirs: row.text(sheet.columns.get(field)!.index),
        ours: '',
        difference: null,
        reason: 'unreadable',
        message,
      };
      (broken && ofFormula.has(code) ? follows : faults).push(cell);
    }
    const community = communityOf(row);
    const column = sheet.columns.get('community');
    if (column && community !== null && person.community !== null && community !== person.community) {
      const written = row.text(column.index) || String(row.values['communityName'] ?? '');
      faults.push({
        ...placeOf(sheet, row, 'community'),
        ...who,
        theirs: written,
        ours: person.communityName,
        difference: null,
        reason: 'community',
        message: `表上在${written}，台账在${person.communityName}。`,
      });
    }
    const told = (d: CellDifference): SheetCell => ({ ...placeOf(sheet, row, d.field, columnFor(sheet, beside, d.field)), ...who, ...d });
    const found = compareRow(theirsOf(sheet, row, beside), this.recordFor(sheet, person), this.scale);
    for (const fault of found.faults) {
      const parts = fault.field === 'insurance' ? partFaults(row, person, beside) : [];
      if (parts.length === 0) faults.push(told(fault));
      for (const { column: at, ...part } of parts) faults.push({ ...placeOf(sheet, row, 'insurance', at), ...who, ...part });
    }
    follows.push(...found.follows.map(told));
    return { faults, follows };
  }
}

const columnFor = (sheet: ReadSheet, { parts, withheld }: Beside, field: SheetField): ReadColumn | undefined =>
  sheet.columns.get(field) ??
  (field === 'withheld'
    ? (withheld ?? undefined)
    : field === 'insurance'
      ? parts[0]?.column
      : field === 'grade'
        ? sheet.columns.get('postClass')
        : undefined);

/** Which of 养老, 医疗 … it is. */
function partFaults(row: ReadRow, person: Ours, { parts }: Beside): (Omit<CellDifference, 'field'> & { column: ReadColumn })[] {
  return parts.flatMap(({ column, kind }) => {
    const ours = person.contributions.reduce((sum, c) => (c.of === 'insurance' && kind.test(c.label) ? sum + c.employee : sum), 0);
    const theirs = Math.abs(row.fen(column.index) ?? 0);
    if (theirs === ours) return [];
    const message = `表上 ${yuan(theirs)} 元，按缴费基数应为 ${yuan(ours)} 元。`;
    return [{ column, theirs: yuan(theirs), ours: yuan(ours), difference: theirs - ours, reason: 'insurance', message }];
  });
}

type Pair = { sheet: ReadSheet; row: ReadRow };

/**
 * Finds whose each row is: by what the check found, by ID number, by name (and community); of namesakes, and of several rows of one name, where
 * the fewest cells differ.
 */
export function findPeople(
  reader: RowReader,
  pairs: readonly Pair[],
  ours: ReadonlyMap<number, Ours>,
  byNumber: ReadonlyMap<string, number>,
): RowFound[] {
  const names = new Map<string, Ours[]>();
  for (const person of ours.values()) names.set(person.name, [...(names.get(person.name) ?? []), person]);
  const candidates = (pair: Pair): readonly Ours[] => {
    const { row, sheet } = pair;
    const identity = reader.besideOf(sheet).identity;
    const number = identity && byNumber.get(row.text(identity.index).replace(/\s/g, '').toUpperCase());
    const known = number ?? row.values['worker'];
    const person = typeof known === 'number' ? ours.get(known) : undefined;
    if (person) return [person];
    const name = nameOf(row);
    const all = names.get(name) ?? names.get(name.replace(/[（(].*?[)）]/g, '')) ?? [];
    const near = all.filter((o) => o.community === communityOf(row));
    return near.length > 0 ? near : all;
  };
  const asked = pairs.map((pair) => ({ ...pair, candidates: candidates(pair) }));
  for (const sheet of new Set(pairs.map((p) => p.sheet)))
    reader.learn(
      sheet,
      asked.flatMap((p) => (p.sheet === sheet && p.candidates.length === 1 ? [{ row: p.row, person: p.candidates[0]! }] : [])),
    );
  const found = new Map<ReadRow, RowFound>();
  const offers = asked.flatMap(({ sheet, row, candidates: all }) =>
    all.map((person) => ({ sheet, row, person, ...reader.compare(sheet, row, person) })),
  );
  const taken = new Set<number>();
  for (const offer of offers.sort((a, b) => a.faults.length - b.faults.length)) {
    if (taken.has(offer.person.worker) || found.has(offer.row)) continue;
    taken.add(offer.person.worker);
    found.set(offer.row, offer);
  }
  return pairs.map(({ sheet, row }) => found.get(row) ?? nobodys(sheet, row, (names.get(nameOf(row)) ?? []).length > 0));
}

function nobodys(sheet: ReadSheet, row: ReadRow, repeated: boolean): RowFound {
  const name = nameOf(row);
  const message = repeated ? `${name}在表上重复，台账中本月只应发一次。` : `台账中没有${name || '这一行的人员'}，或者本月不在岗。`;
  const fault: SheetCell = {
    ...placeOf(sheet, row, 'name'),
    worker: null,
    name,
    theirs: name,
    ours: '',
    difference: Number(row.values['total'] ?? 0),
    reason: 'extra',
    message,
  };
  return { sheet, row, person: null, faults: [fault], follows: [] };
}

/** One character is another: 蒋玉平 and 蒋玉萍. */
const alike = (a: string, b: string): boolean => a.length === b.length && a.length > 1 && [...a].filter((c, i) => c !== b[i]).length === 1;

/**
 * Names beside other people's figures: rows at fault in several cells whose figures are those of one another (names that were swapped or slipped by
 * a row), and names that are no one's but nearly those of somebody whose figures stand there. Then the name is the cell at fault.
 */
export function rename(reader: RowReader, rows: readonly RowFound[], missing: Map<number, Ours>): RowFound[] {
  const fits = ({ sheet, row }: RowFound, person: Ours): boolean => reader.compare(sheet, row, person).faults.length === 0;
  const named = new Map<RowFound, Ours>();
  for (const found of rows) {
    if (found.person !== null) continue;
    const meant = [...missing.values()].find((o) => alike(o.name, nameOf(found.row)) && fits(found, o));
    if (!meant) continue;
    missing.delete(meant.worker);
    named.set(found, meant);
  }
  const wrong = rows.filter((r) => r.person !== null && r.faults.length > 1);
  if (wrong.length <= 300) for (const [found, person] of exchanged(wrong, fits)) named.set(found, person);
  return rows.map((found) => {
    const meant = named.get(found);
    if (!meant) return found;
    const name = nameOf(found.row);
    const fault: SheetCell = {
      ...placeOf(found.sheet, found.row, 'name'),
      worker: meant.worker,
      name,
      theirs: name,
      ours: meant.name,
      difference: null,
      reason: 'person',
      message: `这一行的数是${meant.name}的，姓名写成了${name}。`,
    };
    return { ...found, person: meant, faults: [fault], follows: [] };
  });
}

/** Rows whose figures are those of one another, each with the person whose they are. */
function exchanged(wrong: readonly RowFound[], fits: (row: RowFound, person: Ours) => boolean): Map<RowFound, Ours> {
  const owners = new Map<RowFound, RowFound>();
  const given = new Set<RowFound>();
  for (const found of wrong) {
    const owner = wrong.find((other) => other !== found && !given.has(other) && fits(found, other.person!));
    if (!owner) continue;
    owners.set(found, owner);
    given.add(owner);
  }
  // Only where every one of them is somebody's: a circle.
  for (let lost = true; lost;) {
    lost = false;
    for (const [found, owner] of owners) {
      if (owners.has(owner) && given.has(found)) continue;
      owners.delete(found);
      given.delete(owner);
      lost = true;
    }
  }
  return new Map([...owners].map(([found, owner]) => [found, owner.person!]));
}
