/** Checks the rows of a table against the register and the store: what each would do, and why some cannot come in. */
import { idProblem } from '#shared/domain/idNumber.ts';
import { isItemField } from '#shared/domain/lists/fields.ts';
import { byCloseTitle, byCode } from '#shared/domain/lists/match.ts';
import { checkRecord, choicesOf } from '#shared/registers/check.ts';
import { register as registerOf } from '#shared/registers/index.ts';
import type { Field, Register, RegisterName, Value } from '#shared/registers/index.ts';
import { emptyRecord } from '../../../registers/service.ts';
import { sectionContext } from '../find/context.ts';
import type { Context } from '../find/context.ts';
import type { Table } from '../find/propose.ts';
import { groups } from './blocks.ts';
import { Bad, cellReader, wholeDate } from './cells.ts';
import { columnsOf, readRow } from './columns.ts';
import type { Column } from './columns.ts';
import { declaredProblems } from './declared.ts';
import { JoinedRows } from './joined.ts';
import type { Links } from './links.ts';
import { matchRows, matchWeakly, strongestKey } from './matching.ts';
import type { KeyGroup, Stored } from './matching.ts';
import { fillProfileDays } from './profiles.ts';
import { cellProblems, createdNames } from './result.ts';
import { addProblem, hasProblem } from './row.ts';
import type { CheckedRow, CheckedTable } from './row.ts';
import { SubItemRows } from './subItems.ts';
import { mayHaveTerms, splitUnit } from './seats.ts';
import { strayProblems, strayTexts } from './stray.ts';
import { splitTaker } from './takers.ts';
import { completeWorker, markFamily, warnOfCommunities } from './workers.ts';

/** What the check needs of the store, and of the tables checked before in the same workbook. */
export type CheckContext = {
  lists: Lists;
  today: string;
  /** From which day 薪酬信息 counts that has none; YYYY-MM-DD. */
  profileStart(): string;
  links: Links;
  stored(register: RegisterName): readonly Stored[];
  /** Earlier rows of the workbook by their strongest keys. */
  seen: Map<KeyGroup, Map<string, Seen>>;
  giveWay(done: number, of: number): Promise<void>;
};

/** The station's lists: the kind that is meant by a name, and the kinds that change by proposals only. */
export type Lists = { named(written: string): string | null; closed: ReadonlyMap<string, string> };

export type Seen = { row: CheckedRow; sheet: string };

const block = 1_000;

export async function checkTable(table: Table, name: RegisterName, context: CheckContext): Promise<CheckedTable> {
  const register = registerOf(name);
  const { columns, above } = columnsOf(table, register);
  const mapped = new Set(columns.map((c) => c.field.name));
  const terms = mayHaveTerms(register, mapped);
  const rows: CheckedRow[] = [];
  const created = new Map<RegisterName, Set<number>>();
  const { records } = table.raw;
  const { stray, headings: sections } = strayTexts(table, register);
  const around = readContext(register, table.context);
  if (name === 'workers' && around['community'] == null && !mapped.has('community')) {
    // 团山 on the tab of a sheet: a community where one of that name is kept.
    const named = context.links.storedId('communities', table.sheet.name);
    if (named !== null) around['community'] = named;
  }
  const links = register.fields.filter((f): f is LinkField => f.type === 'link');
  const telling = tellingOf(columns);
  const joined = new JoinedRows(table, register, columns);
  const family = name === 'workers' ? markFamily(table) : null;
  const subItems = name === 'items' ? new SubItemRows() : null;
  let running: Record<string, Value> = {};
  let section = 0;

  for (let i = 0; i < records.length; i++) {
    while (section < sections.length && sections[section]!.at <= i) {
      running = nextSection(register, running, sections[section++]!.text);
      subItems?.begin();
    }
    const row = readRow(register, columns, records[i]!, above, terms);
    if (row.problems === null && joined.join(rows.at(-1), row)) continue;
    if (isPrefilled(telling, row) || (name === 'payLines' && isNobody(row))) continue;
    if (name === 'items') splitTaker(row.values);
    if (name === 'seats') splitUnit(row.values);
    fillFrom(row, running);
    fillFrom(row, around);
    family?.(row);
    subItems?.place(row.values);
    resolveLinks(links, row, context.links, created);
    if (name === 'payLines' && row.values['worker'] == null && typeof row.values['name'] === 'string') {
      row.values['worker'] = context.links.workerOf(row.values['community'] ?? null, row.values['name']);
    }
    markDuplicate(register, row, table, context);
    rows.push(row);
    if (i % block === block - 1) await context.giveWay(i, records.length * 2);
  }

  if (name === 'items') nameKinds(rows, context.lists);
  if (name === 'payProfiles') fillProfileDays(rows, context.stored(name), context.profileStart());
  match(register, rows, context);
  for (const [i, row] of rows.entries()) {
    settle(register, row, mapped, context);
    if (i % block === block - 1) await context.giveWay(records.length + i, records.length * 2);
  }
  warnOfCommunities(register, rows, context.links, mapped);
  const checked: CheckedTable = {
    table,
    register,
    rows,
    problems: [],
    created: createdNames(created, context.links),
    context: table.context,
  };
  checked.problems = [...declaredProblems(table, name), ...strayProblems(stray, table, register), ...cellProblems(checked, mapped)];
  return checked;
}

/** Kinds as the station has them: an office may have added some. */
function nameKinds(rows: readonly CheckedRow[], lists: Lists): void {
  for (const row of rows) {
    const written = row.values['kind'];
    if (typeof written !== 'string') continue;
    const code = lists.named(written);
    if (code === null) addProblem(row, 'kind', 'codeUnknown', { written, choices: choicesOf('itemKinds') });
    else row.values['kind'] = code;
  }
}

/** By keys; items first by their code, and those of a published list at last by a title that was reworded. */
function match(register: Register, rows: readonly CheckedRow[], { stored, lists }: CheckContext): void {
  const known = stored(register.name);
  const open = (): CheckedRow[] => rows.filter((row) => !row.match && !row.skip);
  if (register.name === 'items') for (const [row, item] of byCode(open(), known)) row.match = item;
  matchRows(register, rows, known);
  if (register.weakKeys) matchWeakly(register, rows, known);
  if (register.name !== 'items' || lists.closed.size === 0) return;
  const taken = new Set(rows.flatMap((row) => row.match?.id ?? []));
  const reworded = open().filter((row) => row.ambiguous <= 1 && lists.closed.has(String(row.values['kind'])));
  const free = known.filter((item) => !taken.has(item.id));
  for (const [row, item] of byCloseTitle(reworded, free)) row.match = item;
}

/** Context values are written as a clerk would write them, so they are read as cells are. */
function readContext(register: Register, context: Context): Record<string, Value> {
  const values: Record<string, Value> = {};
  for (const [name, written] of Object.entries(context)) {
    const field = register.fields.find((f) => f.name === name);
    const value = field ? cellReader(register, field)(written) : null;
    if (value !== null && !(value instanceof Bad)) values[name] = value;
  }
  return values;
}

/** A heading of the higher level ends what those below it said. */
function nextSection(register: Register, running: Record<string, Value>, text: string): Record<string, Value> {
  const { level, context } = sectionContext(register.name, text);
  const values = readContext(register, context);
  if (Object.keys(values).length === 0) return running;
  return level === 0 ? values : { ...running, ...values };
}

/** Columns that say something of the record itself: beside a number, a community, a type or a kind of seat, which stand prefilled in many forms. */
const tellingOf = (columns: readonly Column[]): Column[] =>
  columns.filter(({ name, field }) => !(field.ordering || groups(field) || name === 'seatKind'));

/** A line that waits for its record. */
const isPrefilled = (telling: readonly Column[], row: CheckedRow): boolean =>
  telling.length > 0 && row.problems === null && telling.every(({ name }) => row.values[name] === null);

/** Sums below a pay sheet without a word beside them. */
const isNobody = ({ values }: CheckedRow): boolean =>
  values['name'] == null &&
  values['community'] == null &&
  values['orderNo'] == null &&
  values['postClass'] == null &&
  values['grade'] == null;

function fillFrom(row: CheckedRow, context: Record<string, Value>): void {
  for (const field in context) if ((row.values[field] ?? null) === null && !hasProblem(row, field)) row.values[field] = context[field]!;
}

type LinkField = Field & { type: 'link' };
function resolveLinks(fields: readonly LinkField[], row: CheckedRow, links: Links, created: Map<RegisterName, Set<number>>): void {
  for (const field of fields) {
    const written = row.values[field.name];
    if (typeof written !== 'string') continue;
    const id = links.resolve(field, written);
    if (id instanceof Bad) {
      addProblem(row, field.name, id.code, id.params);
      row.values[field.name] = null;
      continue;
    }
    row.values[field.name] = id;
    if (id < 0) {
      const set = created.get(field.target) ?? new Set<number>();
      created.set(field.target, set.add(id));
    }
  }
}

function markDuplicate(register: Register, row: CheckedRow, table: Table, context: CheckContext): void {
  if (row.skip) return;
  const key = strongestKey(register, row.values);
  if (key === null) return;
  const { group, text } = key;
  let seen = context.seen.get(group);
  if (!seen) context.seen.set(group, (seen = new Map<string, Seen>()));
  const first = seen.get(text);
  if (!first) {
    seen.set(text, { row, sheet: table.sheet.name });
    return;
  }
  // Two halves of numbers may be alike: that they are no ID numbers is what has to be said.
  if (typeof row.values['idNumber'] === 'string' && idProblem(row.values['idNumber'], context.today) === 'idForm') return;
  const elsewhere = first.sheet !== table.sheet.name;
  // The whole roster on one sheet and its communities on others: told twice, and nothing else said.
  if (elsewhere && repeats(register, row, first.row)) {
    row.repeated = row.skip = true;
    return;
  }
  const field = group.find((name) => name === register.title) ?? group[0]!;
  addProblem(row, field, 'duplicateInFile', { row: first.row.source.no, ...(elsewhere ? { sheet: first.sheet } : {}) });
}

/** Whether a row says nothing that an earlier one does not say too. */
const repeats = (register: Register, { values }: CheckedRow, first: CheckedRow): boolean =>
  register.fields.every(({ name, type, ordering }) => {
    const value = values[name] ?? null;
    const said = first.values[name] ?? null;
    return value === null || ordering === true || value === said || (type === 'date' && String(said).startsWith(String(value)));
  });

/** Compares a row with its record and checks what would stand in the store. */
function settle(register: Register, row: CheckedRow, mapped: ReadonlySet<string>, { today, lists }: CheckContext): void {
  const { values, match } = row;
  if (row.repeated) {
    row.fate = 'unchanged';
    return;
  }
  if (row.ambiguous > 1 && !match && !row.skip) addProblem(row, register.title, 'ambiguousRecord', { count: row.ambiguous });
  if (register.name === 'workers') completeWorker(row, mapped, today);
  // Next year's list says all of an item: what its columns leave empty is empty.
  const whole = register.name === 'items' && lists.closed.has(String(values['kind'])) ? mapped : null;
  const compared = match ? compare(register, values, match, whole) : null;
  if (!compared) complete(register, row);
  // What would stand in the store: for a new record the row's own values and the declaration's initial ones.
  const standing = compared?.whole ?? values;
  const duplicateOrBadId = row.problems !== null && row.problems.some((p) => p.code === 'duplicateInFile' || p.field === 'idNumber');
  for (const problem of checkRecord(register, standing, { today })) {
    if (hasProblem(row, problem.field)) continue;
    if (duplicateOrBadId && (problem.code === 'birthDateAgainstId' || problem.code === 'sexAgainstId')) continue;
    // What a stored record lacks is not this row's fault.
    if (match && (values[problem.field] ?? null) === null && problem.code === 'requiredMissing') continue;
    if (compared && !(problem.field in compared.changes) && !mapped.has(problem.field)) continue;
    addProblem(row, problem.field, problem.code, problem.params, problem.warning ?? false);
  }
  if (row.skip) row.fate = 'wrong';
  else if (compared) {
    row.fate = compared.differs ? 'changed' : 'unchanged';
    row.changes = compared.differs ? compared.changes : null;
  }
}

/** A new record: initial values where nothing is written, partial dates whole. */
function complete(register: Register, row: CheckedRow): void {
  const { values } = row;
  for (const { name, type, initial } of register.fields) {
    const value = values[name]!;
    if (value === null) {
      if (initial !== undefined && !hasProblem(row, name)) values[name] = initial;
    } else if (type === 'date') values[name] = wholeDate(value as string);
  }
}

type Compared = { whole: Record<string, Value>; changes: Record<string, Value>; differs: boolean };

/**
 * A row against its record: what is not written stays as it is, but in the columns of `emptied`. Of a published list the notice and the status
 * belong to its version and are no difference.
 */
function compare(register: Register, values: Record<string, Value>, match: Stored, emptied: ReadonlySet<string> | null): Compared {
  const whole = emptyRecord(register);
  const changes: Record<string, Value> = {};
  let differs = false;
  for (const { name, type, ordering } of register.fields) {
    let value = values[name] ?? null;
    const before = match[name] ?? null;
    if (value !== null && type === 'date') {
      // A stored day that lies within an imported month says more: it stays.
      value = values[name] = typeof before === 'string' && before.startsWith(value as string) ? before : wholeDate(value as string);
    }
    const kept = value === before || (value === null && !emptied?.has(name)) || (emptied !== null && !isItemField(name));
    whole[name] = kept ? before : value;
    if (kept) continue;
    changes[name] = value;
    // The place in print and a link that was found on the way are no change by themselves.
    if (!ordering && !(name === 'worker' && register.name === 'payLines')) differs = true;
  }
  return { whole, changes, differs };
}
