/** Every way a record is written: one by one through its model, many in blocks; always with its trail, inside `Store.write`. */
import type { Sequelize } from 'sequelize';
import { Refusal } from '#shared/contract/index.ts';
import { register, registers } from '#shared/registers/index.ts';
import type { Register, RegisterName, Value } from '#shared/registers/index.ts';
import { blockSize } from '../store/audit.ts';
import { modelOf } from '../store/models.ts';
import type { Tx, Values } from '../store/store.ts';
import { derived } from './derive.ts';
import { hooks } from './hooks.ts';
import { changing, insertion, linkedFrom, marking, one, takeIds } from './rows.ts';
import { entriesOf, titleOfTwin } from './trail-rows.ts';

/** What is asked of a declaration for every record of an import, looked up once. */
type Shape = { names: readonly string[]; known: ReadonlySet<string>; initials: Values };
const shapes = new Map<RegisterName, Shape>();

function shapeOf(r: Register): Shape {
  let shape = shapes.get(r.name);
  if (!shape) {
    const names = r.fields.map((f) => f.name);
    const initials = Object.fromEntries(r.fields.filter((f) => f.initial !== undefined).map((f) => [f.name, f.initial!]));
    shapes.set(r.name, (shape = { names, known: new Set(names), initials }));
  }
  return shape;
}

/** The declared fields of a record, null where it has none; unknown names are refused. */
function wholeRecord(r: Register, values: Record<string, Value | undefined>, missing: Values = {}): Values {
  const { names, known } = shapeOf(r);
  for (const name in values) if (!known.has(name)) throw new Refusal('invalidInput', { field: name });
  const whole: Values = {};
  for (const name of names) {
    const value = values[name];
    whole[name] = value === undefined || value === null || value === '' ? (missing[name] ?? null) : value;
  }
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

/** Adds one record; its id. */
export async function add(tx: Tx, sequelize: Sequelize, name: RegisterName, station: number, given: Values): Promise<number> {
  const r = register(name);
  const after = withInitials(r, given);
  const id = takeIds(tx.db, name, station, 1);
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
  if (revision !== undefined && record.get('revision') !== revision) {
    const [last] = entriesOf(tx.db, name, station, id);
    throw new Refusal('revisionConflict', { register: name, id, account: last?.account ?? null, at: last?.at ?? null });
  }
  const before = wholeRecord(r, Object.fromEntries(r.fields.map((f) => [f.name, record.get(f.name) as Value])));
  const after = wholeRecord(r, { ...before, ...given });
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

/** Marks a record as removed, or takes the mark off. A record that others link to stays. */
export function mark(tx: Tx, name: RegisterName, station: number, id: number, kind: 'removed' | 'restored'): void {
  const r = register(name);
  const row = one(tx.db, name, station, id);
  if (!row) throw new Refusal('recordNotFound', { register: name, id });
  if ((row.removedAt === null) === (kind === 'restored')) return;
  if (kind === 'removed') {
    const linked = linkedFrom(tx.db, name, station, id, registers);
    if (linked.length > 0) throw new Refusal('recordInUse', { register: name, id, title: row[r.title], linked });
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

export type Bulk = { added: readonly Values[]; changed: readonly { id: number; values: Values }[] };

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
  try {
    for (let from = 0; from < bulk.added.length; from += blockSize) {
      ids.push(...addBlock(tx, r, station, bulk.added.slice(from, from + blockSize)));
      await giveWay?.(Math.min(from + blockSize, bulk.added.length));
    }
    for (let from = 0; from < bulk.changed.length; from += blockSize) {
      changeBlock(tx, r, station, bulk.changed.slice(from, from + blockSize));
      await giveWay?.(bulk.added.length + Math.min(from + blockSize, bulk.changed.length));
    }
  } catch (error) {
    throw constraint(error) ? new Refusal('duplicateRecord', { register: name }) : error;
  }
  return { ids };
}

/** A block of records (at most 500) without waiting: for what follows from another write. */
export const addNow = (tx: Tx, name: RegisterName, station: number, given: readonly Values[]): number[] =>
  addBlock(tx, register(name), station, given);

/** A block of changes, each by what differs, without waiting. */
export const changeNow = (tx: Tx, name: RegisterName, station: number, given: Bulk['changed']): void =>
  changeBlock(tx, register(name), station, given);

function addBlock(tx: Tx, r: Register, station: number, given: readonly Values[]): number[] {
  const insert = insertion(tx.db, r);
  let id = takeIds(tx.db, r.name, station, given.length);
  const added = given.map((values) => {
    const after = withInitials(r, values);
    const letters = derived(r, after);
    const record = { id: id++, values: after };
    for (const hook of hooks.before) hook(tx, r.name, station, { id: record.id, before: null, after });
    insert.run(station, record.id, ...r.fields.map((f) => after[f.name]), letters.pinyin, letters.search, 1, tx.now, tx.now, null);
    return record;
  });
  tx.recordAdded(r.name, station, added);
  for (const hook of hooks.after)
    hook(
      tx,
      r.name,
      station,
      added.map((a) => ({ id: a.id, before: null, after: a.values })),
    );
  return added.map((a) => a.id);
}

function changeBlock(tx: Tx, r: Register, station: number, given: Bulk['changed']): void {
  const writes = [];
  for (const { id, values } of given) {
    const row = one(tx.db, r.name, station, id);
    if (!row) throw new Refusal('recordNotFound', { register: r.name, id });
    const before = wholeRecord(r, Object.fromEntries(r.fields.map((f) => [f.name, row[f.name]])));
    const after = wholeRecord(r, { ...before, ...values });
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
