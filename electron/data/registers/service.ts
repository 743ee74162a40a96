/** What every declared register can do. Modules use this file and `hooks.ts`. */
import { Refusal } from '#shared/contract/index.ts';
import type { Output } from '#shared/contract/index.ts';
import { masked } from '#shared/domain/mask.ts';
import { checkRecord } from '#shared/registers/check.ts';
import { register, registers } from '#shared/registers/index.ts';
import type { RegisterName, Value } from '#shared/registers/index.ts';
import type { OpenStation } from '../host.ts';
import type { Command, Tx, Values } from '../store/store.ts';
import type { ListQuery, PageQuery } from './query.ts';
import { byIds, count, idsOf, one, page, stationNumber } from './rows.ts';
import type { StoredRow } from './rows.ts';
import { add, change, mark, withInitials } from './write.ts';

export type { ListQuery } from './query.ts';
export { derived } from './derive.ts';
export { allRecords, insertion, one, prepared, stationNumber, takeIds, together } from './rows.ts';
export type { StoredRow } from './rows.ts';
export { add, addNow, changedMeanwhile, changeNow, emptyRecord, mark, writeBulk } from './write.ts';
export type { Bulk, Many } from './write.ts';

/** The station's own number in its store. */
export const ownStation = 1;

/** Local calendar day: a clerk's today. */
export const today = (): string => {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
};

/** A street's number by its division code; the station's own without one. Refuses `cardUnknown` where the store has no such street. */
export function stationOf(open: OpenStation, code?: string): number {
  if (code === undefined || code === open.info.code) return ownStation;
  const number = stationNumber(open.store.reader, code);
  if (number === undefined) throw new Refusal('cardUnknown', { code });
  return number;
}

export const commandOf = (open: OpenStation, name: string, summary?: Record<string, unknown>): Command => ({
  name,
  account: { id: open.account.id, name: open.account.name },
  ...(summary ? { summary } : {}),
});

/** Registers are kept by streets; a county reads what it took in (its own pay schemes apart). What a module keeps, nobody else writes. */
function writable(open: OpenStation, name: RegisterName): void {
  if (register(name).keptByModule) throw new Refusal('keptByProgram', { register: name });
  streetOnly(open, name);
}

/** Refuses `readOnlyStation` at a county. */
export function streetOnly(open: OpenStation, name: RegisterName): void {
  if (open.info.kind === 'county' && name !== 'schemes') throw new Refusal('readOnlyStation', { register: name });
}

type Row = Output<'registers.read'>;

/** By register, what is masked in it. */
const sensitiveFields = new Map(
  registers.map((r) => [r.name, r.fields.flatMap(({ name, sensitive }) => (sensitive ? [{ name, sensitive }] : []))]),
);

/** Masks a row that was just read, in place: a page is read 50 rows at a time, and copies cost more than the SQL. */
function shown(name: RegisterName, stored: StoredRow): Row {
  const row = stored as Row;
  const hidden: string[] = [];
  for (const { name: field, sensitive } of sensitiveFields.get(name)!) {
    const value = stored[field] ?? null;
    if (value === null) continue;
    row[field] = masked(value, sensitive);
    hidden.push(field);
  }
  if (hidden.length > 0) row.masked = hidden;
  return row;
}

/** Totals stay right until this process commits again: it is the only one that writes. */
const totals = new WeakMap<object, { commits: number; byQuery: Map<string, number> }>();

function totalOf(open: OpenStation, query: ListQuery, station: number, mayIdentify: boolean): number {
  const commits = open.store.commits();
  let known = totals.get(open.store);
  if (known?.commits !== commits) totals.set(open.store, (known = { commits, byQuery: new Map() }));
  const key = JSON.stringify([station, mayIdentify, query.register, query.search, query.filters, query.removed, query.asOf]);
  let total = known.byQuery.get(key);
  if (total === undefined) {
    total = count(open.store.reader, query, station, mayIdentify);
    if (known.byQuery.size >= 200) known.byQuery.clear();
    known.byQuery.set(key, total);
  }
  return total;
}

/** Masked; a page at most 500 long; of each record what `fields` names. */
export function list(open: OpenStation, query: PageQuery, offset: number, limit: number): { rows: Row[]; total: number } {
  const station = stationOf(open, query.station);
  const mayIdentify = open.permissions.has('reveal.identity');
  const total = totalOf(open, query, station, mayIdentify);
  const stored = page(open.store.reader, query, station, mayIdentify, { offset, limit, total });
  return { rows: stored.map((row) => shown(query.register, row)), total };
}

/** Every record of a query in its order, in blocks of at most 500: masked, or whole with `reveal` (whose caller has checked the permissions). */
export function* everyRow(open: OpenStation, query: ListQuery, reveal: boolean): Generator<{ rows: Row[]; of: number }> {
  const station = stationOf(open, query.station);
  const ids = idsOf(open.store.reader, query, station, open.permissions.has('reveal.identity'));
  for (let from = 0; from < ids.length; from += 500) {
    const rows = byIds(open.store.reader, query.register, station, ids.slice(from, from + 500));
    yield { rows: reveal ? rows : rows.map((row) => shown(query.register, row)), of: ids.length };
  }
}

export function read(open: OpenStation, name: RegisterName, station: number, id: number): Row {
  const row = one(open.store.reader, name, station, id);
  if (!row) throw new Refusal('recordNotFound', { register: name, id });
  return shown(name, row);
}

/** Adds (no id) or changes a record after the declaration's check; warnings do not block. */
export const save = (
  open: OpenStation,
  name: RegisterName,
  id: number | undefined,
  revision: number | undefined,
  values: Values,
): Promise<Row> => saveWithin(open, 'registers.save', name, id, revision, values);

/** As `save`, as a step of another call; `first` writes in the same step what the record needs. */
export async function saveWithin(
  open: OpenStation,
  command: string,
  name: RegisterName,
  id: number | undefined,
  revision: number | undefined,
  values: Values,
  first?: (tx: Tx) => Promise<void>,
): Promise<Row> {
  writable(open, name);
  const r = register(name);
  const stored = id === undefined ? undefined : one(open.store.reader, name, ownStation, id);
  if (id !== undefined && !stored) throw new Refusal('recordNotFound', { register: name, id });
  const whole = stored
    ? { ...Object.fromEntries(r.fields.map((f) => [f.name, stored[f.name] ?? null])), ...values }
    : withInitials(r, values);
  const errors = checkRecord(r, whole, { today: today() }).filter((p) => !p.warning);
  if (errors.length > 0) throw new Refusal('recordInvalid', { register: name, errors });
  const saved = await open.store.write(commandOf(open, command, { register: name, title: String(whole[r.title] ?? '') }), async (tx) => {
    await first?.(tx);
    linksExist(tx.db, name, values);
    if (id === undefined) return add(tx, open.store.sequelize, name, ownStation, values);
    await change(tx, open.store.sequelize, name, ownStation, id, revision, values);
    return id;
  });
  return read(open, name, ownStation, saved);
}

function linksExist(db: OpenStation['store']['reader'], name: RegisterName, values: Record<string, Value>): void {
  for (const field of register(name).fields) {
    // What a module fills in, it has looked up: an item of a list of its day may have left the list since.
    const target = field.type === 'link' && !field.filled ? values[field.name] : null;
    if (field.type !== 'link' || target === null || target === undefined) continue;
    const row = one(db, field.target, ownStation, Number(target));
    if (!row || row.removedAt !== null)
      throw new Refusal('recordInvalid', { register: name, errors: [{ field: field.name, code: 'linkInvalid', params: {} }] });
  }
}

/** Marks records as removed or takes the mark off, all or none. */
export async function markAll(
  open: OpenStation,
  name: RegisterName,
  ids: readonly number[],
  kind: 'removed' | 'restored',
  reason?: string,
): Promise<number> {
  writable(open, name);
  const command = kind === 'removed' ? 'registers.remove' : 'registers.restore';
  await open.store.write(commandOf(open, command, { register: name, count: ids.length, ...(reason ? { reason } : {}) }), (tx) => {
    for (const id of ids) mark(tx, name, ownStation, id, kind);
  });
  return ids.length;
}
