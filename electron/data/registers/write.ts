/** Every way a record is written: one by one through its model, many in blocks; always with its trail, inside `Store.write`. */
import type { Sequelize } from 'sequelize';
import { Refusal } from '#shared/contract/index.ts';
import { register, registers } from '#shared/registers/index.ts';
import type { Register, RegisterName, Value } from '#shared/registers/index.ts';
import { blockSize } from '../store/audit.ts';
import { modelOf } from '../store/models.ts';
import type { AddedRow, Tx, Values } from '../store/store.ts';
import { derived } from './derive.ts';
import { hooks } from './hooks.ts';
import type { Write } from './hooks.ts';
import { adding, changing, dropIndexes, idsGiven, linkedFrom, marking, one, takeIds } from './rows.ts';
import type { Bound } from './rows.ts';
import { entriesOf, titleOfTwin } from './trail-rows.ts';

/** What is asked of a declaration for every record of an import, looked up once. */
type Shape = { names: readonly string[]; known: ReadonlySet<string>; empty: Values; initials: Values };
const shapes = new Map<Register, Shape>();

function shapeOf(r: Register): Shape {
  let shape = shapes.get(r);
  if (!shape) {
    const names = r.fields.map((f) => f.name);
    const initials = Object.fromEntries(r.fields.filter((f) => f.initial !== undefined).map((f) => [f.name, f.initial!]));
    shapes.set(r, (shape = { names, known: new Set(names), empty: Object.fromEntries(names.map((name) => [name, null])), initials }));
  }
  return shape;
}

/** A record with every declared field, all null. A copy of one object costs a tenth of an object that fields are added to one by one. */
export const emptyRecord = (r: Register): Values => ({ ...shapeOf(r).empty });

/** The declared fields of a record, null where it has none; unknown names are refused. */
function wholeRecord(r: Register, values: Record<string, Value | undefined>, missing: Values = {}): Values {
  const { known } = shapeOf(r);
  const whole = emptyRecord(r);
  for (const name in values) {
    if (!known.has(name)) throw new Refusal('invalidInput', { field: name });
    const value = values[name];
    if (value !== undefined && value !== '') whole[name] = value;
  }
  for (const name in missing) whole[name] ??= missing[name]!;
  return whole;
}

/** A new record: what is given, the declaration's initial value for what is not, else null. */
export const withInitials = (r: Register, values: Values): Values => wholeRecord(r, values, shapeOf(r).initials);

/** Only what differs, before and after. */
export function difference(before: Values, after: Values): { before: Values; after: Values } | null {
  const names = Object.keys(after).filter((name) => (before[name] ?? null) !== (after[name] ?? null));
  if (names.length === 0) return null;
  const pick = (from: Values): Values => Object.fromEntries(names.map((name) => [name, from[name] ?? null]));
  return { before: pick(before), after: pick(after) };
}

const constraint = (error: unknown): boolean => {
  const name = (error as { name?: string }).name;
  return name === 'SequelizeUniqueConstraintError' || (error as { code?: string }).code === 'SQLITE_CONSTRAINT_UNIQUE';
};

/** Names the record that is already there. */
const duplicate = (tx: Tx, r: Register, station: number, values: Values): Refusal =>
  new Refusal('duplicateRecord', { register: r.name, title: titleOfTwin(tx.db, r, station, values) ?? values[r.title] ?? null });

/** Names who has changed the record meanwhile, and when. */
export function changedMeanwhile(tx: Tx, name: RegisterName, station: number, id: number): Refusal {
  const [last] = entriesOf(tx.db, name, station, id);
  return new Refusal('revisionConflict', { register: name, id, account: last?.account ?? null, at: last?.at ?? null });
}

/** Adds one record; its id. */
export async function add(tx: Tx, sequelize: Sequelize, name: RegisterName, station: number, given: Values): Promise<number> {
  const r = register(name);
  const after = withInitials(r, given);
  const id = takeIds(tx.db, name, station, 1);
  for (const hook of hooks.complete) hook(tx, name, station, { id, before: null, after });
  for (const hook of hooks.before) hook(tx, name, station, { id, before: null, after });
  try {
    await modelOf(sequelize, name).create({
      station,
      id,
      ...after,
      ...derived(r, after),
      revision: 1,
      createdAt: tx.now,
      updatedAt: tx.now,
      removedAt: null,
    });
  } catch (error) {
    throw constraint(error) ? duplicate(tx, r, station, after) : error;
  }
  tx.record({ register: name, station, id, kind: 'added', before: null, after });
  for (const hook of hooks.after) hook(tx, name, station, [{ id, before: null, after }]);
  return id;
}

/** Changes one record that is still at the revision that was read. */
export async function change(
  tx: Tx,
  sequelize: Sequelize,
  name: RegisterName,
  station: number,
  id: number,
  revision: number | undefined,
  given: Values,
): Promise<void> {
  const r = register(name);
  const record = await modelOf(sequelize, name).findOne({ where: { station, id } });
  if (!record || record.get('removedAt') !== null) throw new Refusal('recordNotFound', { register: name, id });
  if (revision !== undefined && record.get('revision') !== revision) throw changedMeanwhile(tx, name, station, id);
  const before = wholeRecord(r, Object.fromEntries(r.fields.map((f) => [f.name, record.get(f.name) as Value])));
  const after = wholeRecord(r, { ...before, ...given });
  for (const hook of hooks.complete) hook(tx, name, station, { id, before, after });
  const changed = difference(before, after);
  if (!changed) return;
  for (const hook of hooks.before) hook(tx, name, station, { id, before, after });
  record.set({ ...changed.after, ...derived(r, after), revision: (record.get('revision') as number) + 1, updatedAt: tx.now });
  try {
    await record.save();
  } catch (error) {
    throw constraint(error) ? duplicate(tx, r, station, after) : error;
  }
  tx.record({ register: name, station, id, kind: 'changed', ...changed });
  for (const hook of hooks.after) hook(tx, name, station, [{ id, before, after }]);
}

/** Marks a record as removed, or takes the mark off. A record that others link to stays, unless it only leaves the list it was in (`linked`). */
export function mark(
  tx: Tx,
  name: RegisterName,
  station: number,
  id: number,
  kind: 'removed' | 'restored',
  linked: 'refuse' | 'keep' = 'refuse',
): void {
  const r = register(name);
  const row = one(tx.db, name, station, id);
  if (!row) throw new Refusal('recordNotFound', { register: name, id });
  if ((row.removedAt === null) === (kind === 'restored')) return;
  if (kind === 'removed' && linked === 'refuse') {
    const from = linkedFrom(tx.db, name, station, id, registers);
    if (from.length > 0) throw new Refusal('recordInUse', { register: name, id, title: row[r.title], linked: from });
  }
  const values = wholeRecord(r, Object.fromEntries(r.fields.map((f) => [f.name, row[f.name]])));
  for (const hook of hooks.before) hook(tx, name, station, { id, before: values, after: values });
  const removedAt = kind === 'removed' ? tx.now : null;
  try {
    marking(tx.db, r).run(removedAt, tx.now, station, id);
  } catch (error) {
    throw constraint(error) ? duplicate(tx, r, station, values) : error;
  }
  tx.record({ register: name, station, id, kind, before: { removedAt: row.removedAt }, after: { removedAt } });
  for (const hook of hooks.after) hook(tx, name, station, [{ id, before: values, after: values }]);
}

/** As many as there are, one after another: an array, or what makes them when they are written. */
export type Many<T> = Iterable<T> & { readonly length: number };
export type Bulk = { added: Many<Values>; changed: readonly { id: number; values: Values }[] };

/** Added records from which on indexes are made anew instead of grown entry by entry, where the register does not hold more already. */
const indexesAnewFrom = 5_000;

/**
 * Many records at once, already checked: added in blocks of ascending ids, changed by what differs. `giveWay` runs between blocks. The ids of
 * the added, in their order.
 */
export async function writeBulk(
  tx: Tx,
  name: RegisterName,
  station: number,
  bulk: Bulk,
  giveWay?: (done: number) => Promise<void>,
): Promise<{ ids: number[] }> {
  const r = register(name);
  const ids: number[] = [];
  const { length } = bulk.added;
  try {
    const anew = length >= indexesAnewFrom && length >= idsGiven(tx.db, r) ? dropIndexes(tx.db, r) : [];
    for (const block of inBlocks(bulk.added)) {
      for (const id of addBlock(tx, r, station, block)) ids.push(id);
      await giveWay?.(ids.length);
    }
    for (const index of anew) {
      tx.db.exec(index);
      await giveWay?.(length);
    }
    for (let from = 0; from < bulk.changed.length; from += blockSize) {
      changeBlock(tx, r, station, bulk.changed.slice(from, from + blockSize));
      await giveWay?.(length + Math.min(from + blockSize, bulk.changed.length));
    }
  } catch (error) {
    throw constraint(error) ? new Refusal('duplicateRecord', { register: name }) : error;
  }
  return { ids };
}

function* inBlocks(records: Iterable<Values>): Generator<Values[]> {
  let block: Values[] = [];
  for (const record of records) {
    block.push(record);
    if (block.length < blockSize) continue;
    yield block;
    block = [];
  }
  if (block.length > 0) yield block;
}

/** A block of records (at most 500) without waiting: for what follows from another write. */
export const addNow = (tx: Tx, name: RegisterName, station: number, given: readonly Values[]): number[] =>
  addBlock(tx, register(name), station, given);

/** A block of changes, each by what differs, without waiting. */
export const changeNow = (tx: Tx, name: RegisterName, station: number, given: Bulk['changed']): void =>
  changeBlock(tx, register(name), station, given);

function addBlock(tx: Tx, r: Register, station: number, given: readonly Values[]): number[] {
  const writes: Write[] = [];
  let id = takeIds(tx.db, r.name, station, given.length);
  for (const values of given) {
    const write = { id: id++, before: null, after: withInitials(r, values) };
    for (const hook of hooks.complete) hook(tx, r.name, station, write);
    for (const hook of hooks.before) hook(tx, r.name, station, write);
    writes.push(write);
  }
  const names = shapeOf(r).names.filter((name) => writes.some(({ after }) => after[name] !== null));
  const bound: Bound[] = [];
  const rows = writes.map(({ id, after }): AddedRow => {
    const row: AddedRow = [id];
    for (const name of names) row.push(after[name]!);
    const { pinyin, search } = derived(r, after);
    bound.push(station, row, pinyin, search, tx.now, tx.now);
    return row;
  });
  adding(tx.db, r, names)(rows.length, bound);
  tx.recordAdded(r.name, station, names, rows);
  for (const hook of hooks.after) hook(tx, r.name, station, writes);
  return writes.map((write) => write.id);
}

function changeBlock(tx: Tx, r: Register, station: number, given: Bulk['changed']): void {
  const writes = [];
  for (const { id, values } of given) {
    const row = one(tx.db, r.name, station, id);
    if (!row) throw new Refusal('recordNotFound', { register: r.name, id });
    const before = wholeRecord(r, Object.fromEntries(r.fields.map((f) => [f.name, row[f.name]])));
    const after = wholeRecord(r, { ...before, ...values });
    for (const hook of hooks.complete) hook(tx, r.name, station, { id, before, after });
    const changed = difference(before, after);
    if (!changed) continue;
    for (const hook of hooks.before) hook(tx, r.name, station, { id, before, after });
    const names = Object.keys(changed.after);
    const letters = derived(r, after);
    changing(tx.db, r, names).run(...names.map((n) => after[n]), letters.pinyin, letters.search, tx.now, station, id);
    tx.record({ register: r.name, station, id, kind: 'changed', ...changed });
    writes.push({ id, before, after });
  }
  if (writes.length > 0) for (const hook of hooks.after) hook(tx, r.name, station, writes);
}
