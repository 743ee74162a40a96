/** The SQL of every register: pages, single records, blocks of inserts and updates. */
import type { Database, Statement } from 'better-sqlite3';
import { Refusal } from '#shared/contract/index.ts';
import { register } from '#shared/registers/index.ts';
import type { Field, Register, RegisterName, Value } from '#shared/registers/index.ts';
import type { Values } from '../store/store.ts';
import { linkTitles, quoted, selected } from './columns.ts';
import { fromNearerEnd, orderBy, orderOf, whereOf } from './query.ts';
import type { ListQuery, PageQuery, Part } from './query.ts';

export type StoredRow = Record<string, Value> & { id: number; revision: number; removedAt: string | null };

const statements = new WeakMap<Database, Map<string, Statement>>();

/** A statement prepared once a handle. */
export function prepared(db: Database, sql: string): Statement {
  let known = statements.get(db);
  if (!known) statements.set(db, (known = new Map<string, Statement>()));
  let statement = known.get(sql);
  if (!statement) {
    if (known.size >= 300) known.delete(known.keys().next().value!);
    known.set(sql, (statement = db.prepare(sql)));
  }
  return statement;
}

type Reading = { columns: string; joins: string };
const readings = new Map<string, Reading>();
/** A window asks for a handful of sets; a caller that makes up new ones all the time must not fill the memory. */
const mostReadings = 200;

/** What is read of a record `r`, with the titles of its links: all of its fields, or those named (refuses `invalidInput` for an unknown one). */
function reading(name: RegisterName, only?: readonly string[]): Reading {
  const key = only ? `${name} ${only.join(' ')}` : name;
  let known = readings.get(key);
  if (!known) {
    const r = register(name);
    const unknown = only?.find((field) => !r.fields.some((f) => f.name === field));
    if (unknown !== undefined) throw new Refusal('invalidInput', { field: unknown });
    const fields = only ? r.fields.filter((f) => only.includes(f.name)) : r.fields;
    const titles = linkTitles(fields, 'r');
    const columns = [`r.id, r.revision, r.removed_at AS removedAt`, ...selected(fields, 'r'), ...titles.columns].join(', ');
    if (readings.size >= mostReadings) readings.clear();
    readings.set(key, (known = { columns, joins: titles.joins }));
  }
  return known;
}

/**
 * Ids are looked up first, along an index as narrow as can be; only the page's records are read and joined. LEFT JOIN fixes that order:
 * left to choose, SQLite scans the whole register for each of the page's records. The LIMIT stands in the statement, since SQLite plans with it.
 * The outer order is that of the ids' own columns: SQLite sees that it is there already.
 */
export function page(db: Database, query: PageQuery, station: number, mayIdentify: boolean, part: Part): StoredRow[] {
  const { table } = register(query.register);
  const { columns, joins } = reading(query.register, query.fields);
  const where = whereOf(query, station, mayIdentify);
  const records = `LEFT JOIN ${table} r ON r.station = ? AND r.id = p.id${joins}`;
  if (ofOneOwner(query)) {
    const ids = `SELECT r.id FROM ${table} r WHERE ${where.sql} LIMIT ${mostOfOwner}`;
    const sql = `SELECT ${columns} FROM (${ids}) p ${records} ${orderBy(orderOf(query))} LIMIT ${part.limit} OFFSET ?`;
    return prepared(db, sql).all(...where.values, station, part.offset) as StoredRow[];
  }
  const { order, skip, length, backwards } = fromNearerEnd(orderOf(query), part);
  if (length === 0) return [];
  const keys = order.map(({ sql }, i) => `${sql} AS key${i}`).join(', ');
  const byKeys = orderBy(order.map(({ descending }, i) => ({ sql: `p.key${i}`, descending })));
  // A short page at the front is asked for as a whole one, so that the statement is one that was prepared before.
  const limit = backwards ? length : part.limit;
  const ids = `SELECT r.id, ${keys} FROM ${table} r WHERE ${where.sql} ${orderBy(order)} LIMIT ${limit} OFFSET ?`;
  const sql = `SELECT ${columns} FROM (${ids}) p ${records} ${byKeys}`;
  const rows = prepared(db, sql).all(...where.values, skip, station) as StoredRow[];
  return backwards ? rows.reverse() : rows;
}

/** More parts than any one record has. */
const mostOfOwner = 100_000;

/**
 * The parts of one record are few: they are found by the owner's index and put in order afterwards. Asked for them in
 * any order, SQLite would read the whole register along its key (25 ms of 100,000 records, for a worker's five).
 */
function ofOneOwner(query: ListQuery): boolean {
  const r = register(query.register);
  const owner = r.partOf && r.fields.find((f) => f.type === 'link' && f.target === r.partOf);
  const filter = owner && query.filters?.[owner.name];
  return filter !== undefined && 'in' in filter && filter.in.length === 1;
}

/** The ids of every record of a query in its order, and then the records themselves, block by block. */
export function idsOf(db: Database, query: ListQuery, station: number, mayIdentify: boolean): number[] {
  const where = whereOf(query, station, mayIdentify);
  const sql = `SELECT r.id FROM ${register(query.register).table} r WHERE ${where.sql} ${orderBy(orderOf(query))}`;
  return prepared(db, sql)
    .pluck()
    .all(...where.values) as number[];
}

export function byIds(db: Database, name: RegisterName, station: number, ids: readonly number[]): StoredRow[] {
  const { columns, joins } = reading(name);
  const sql = `SELECT ${columns} FROM json_each(?) p LEFT JOIN ${register(name).table} r ON r.station = ? AND r.id = p.value${joins} ORDER BY p.key`;
  return prepared(db, sql).all(JSON.stringify(ids), station) as StoredRow[];
}

export function count(db: Database, query: ListQuery, station: number, mayIdentify: boolean): number {
  const { table } = register(query.register);
  const where = whereOf(query, station, mayIdentify);
  const whole = !query.search && !query.asOf && query.removed !== 'with' && Object.keys(query.filters ?? {}).length === 0;
  // Left to choose, SQLite counts a whole register along the widest index that begins so: four times as many pages to read and decrypt.
  const along = whole ? ` INDEXED BY ${table}_live` : '';
  const sql = `SELECT count(*) AS n FROM ${table} r${along} WHERE ${where.sql}`;
  return (prepared(db, sql).get(...where.values) as { n: number }).n;
}

export function one(db: Database, name: RegisterName, station: number, id: number): StoredRow | undefined {
  const { columns, joins } = reading(name);
  const sql = `SELECT ${columns} FROM ${register(name).table} r${joins} WHERE r.station = ? AND r.id = ?`;
  return prepared(db, sql).get(station, id) as StoredRow | undefined;
}

/** Every live record of a station, in the order of ids. */
export function* allRecords(
  db: Database,
  name: RegisterName,
  station: number,
  fields?: readonly string[],
): IterableIterator<Values & { id: number }> {
  const r = register(name);
  const wanted = fields ? r.fields.filter((f) => fields.includes(f.name)) : r.fields;
  const sql = `SELECT ${['id', ...selected(wanted)].join(', ')} FROM ${r.table} WHERE station = ? AND removed_at IS NULL ORDER BY id`;
  yield* db.prepare(sql).iterate(station) as IterableIterator<Values & { id: number }>;
}

export function fieldValues(
  db: Database,
  name: RegisterName,
  station: number,
  ids: readonly number[],
  field: string,
): { id: number; value: Value }[] {
  const r = register(name);
  const sql = `SELECT id, ${quoted(field)} AS value FROM ${r.table} WHERE station = ? AND id IN (SELECT value FROM json_each(?))`;
  return prepared(db, sql).all(station, JSON.stringify(ids)) as { id: number; value: Value }[];
}

export function choices(db: Database, name: RegisterName, station: number, search: string, limit: number): { id: number; title: string }[] {
  const r = register(name);
  const where = whereOf({ register: name, search }, station, false);
  const sql = `SELECT r.id, r.${quoted(r.title)} AS title FROM ${r.table} r WHERE ${where.sql} ORDER BY r.pinyin, r.id LIMIT ?`;
  return prepared(db, sql).all(...where.values, limit) as { id: number; title: string }[];
}

export function groups(
  db: Database,
  query: ListQuery,
  station: number,
  fields: readonly Field[],
): { values: Value[]; titles: (string | null)[]; count: number }[] {
  const r = register(query.register);
  const where = whereOf(query, station, false);
  const columns = fields.map((f, i) => `r.${quoted(f.name)} AS v${i}`).join(', ');
  const titles = fields
    .map((f, i) =>
      f.type === 'link'
        ? `, (SELECT t.${quoted(register(f.target).title)} FROM ${register(f.target).table} t WHERE t.station = r.station AND t.id = r.${quoted(f.name)}) AS t${i}`
        : '',
    )
    .join('');
  const by = fields.map((f) => `r.${quoted(f.name)}`).join(', ');
  const rows = prepared(
    db,
    `SELECT ${columns}${titles}, count(*) AS n FROM ${r.table} r WHERE ${where.sql} GROUP BY ${by} ORDER BY ${by}`,
  ).all(...where.values);
  return (rows as Record<string, Value>[]).map((row) => ({
    values: fields.map((_, i) => row[`v${i}`] ?? null),
    titles: fields.map((_, i) => (row[`t${i}`] as string | null | undefined) ?? null),
    count: row['n'] as number,
  }));
}

/** The first of `many` ids that nobody has had before. */
export function takeIds(db: Database, name: RegisterName, station: number, many: number): number {
  const sql =
    'INSERT INTO last_ids (station, register, id) VALUES (?, ?, ?) ON CONFLICT (station, register) DO UPDATE SET id = id + excluded.id RETURNING id';
  return (prepared(db, sql).get(station, name, many) as { id: number }).id - many + 1;
}

/** How many ids a register has given: no fewer than it holds records of our own. */
export function idsGiven(db: Database, r: Register): number {
  const sql = 'SELECT coalesce(sum(id), 0) AS n FROM last_ids WHERE register = ?';
  return (prepared(db, sql).get(r.name) as { n: number }).n;
}

/** Drops a table's indexes inside a transaction; the statements that make them anew, which sort once instead of seeking for each record. */
export function dropIndexes(db: Database, r: Register): string[] {
  const sql = `SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL ORDER BY rowid`;
  const indexes = db.prepare(sql).all(r.table) as { name: string; sql: string }[];
  for (const { name } of indexes) db.exec(`DROP INDEX "${name}"`);
  return indexes.map((index) => index.sql);
}

/** Rows that one statement stores: a quarter faster than one by one, and no faster beyond. */
export const together = 16;
export type Bound = Value | readonly Value[];

/**
 * Stores rows of a table. `into` names it and its columns, `row` is what stands in the brackets of each. What is bound follows row after row, of each
 * alike; some of it may stand in arrays.
 */
export function insertion(db: Database, into: string, row: string): (rows: number, bound: readonly Bound[]) => void {
  const of = (rows: number): Statement => prepared(db, `INSERT INTO ${into} VALUES ${Array<string>(rows).fill(`(${row})`).join(', ')}`);
  const one = of(1);
  let many: Statement | null = null;
  return (rows, bound) => {
    const width = bound.length / rows;
    let at = 0;
    for (; at + width * together <= bound.length; at += width * together)
      (many ??= of(together)).run(...bound.slice(at, at + width * together));
    for (; at < bound.length; at += width) one.run(...bound.slice(at, at + width));
  };
}

/**
 * Adds records of the first revision that have the named fields and no others: passing a value costs as much as writing it. Binds: station, id and
 * fields, pinyin, search, created, updated.
 */
export const adding = (db: Database, r: Register, fields: readonly string[]): ReturnType<typeof insertion> =>
  insertion(
    db,
    `${r.table} (station, id, ${fields.map((f) => `${quoted(f)}, `).join('')}pinyin, search, created_at, updated_at, revision)`,
    `${'?, '.repeat(fields.length + 6)}1`,
  );

/** Sets the named fields, the derived columns and the next revision. Binds: the values, pinyin, search, updated, station, id. */
export const changing = (db: Database, r: Register, fields: readonly string[]): Statement =>
  prepared(
    db,
    `UPDATE ${r.table} SET ${fields.map((f) => `${quoted(f)} = ?, `).join('')}pinyin = ?, search = ?, revision = revision + 1, updated_at = ? WHERE station = ? AND id = ?`,
  );

export const marking = (db: Database, r: Register): Statement =>
  prepared(db, `UPDATE ${r.table} SET removed_at = ?, revision = revision + 1, updated_at = ? WHERE station = ? AND id = ?`);

/** Live records of other registers that link to this one: `{ register, count }`. */
export function linkedFrom(
  db: Database,
  name: RegisterName,
  station: number,
  id: number,
  all: readonly Register[],
): { register: RegisterName; count: number }[] {
  const found: { register: RegisterName; count: number }[] = [];
  for (const r of all) {
    for (const f of r.fields) {
      if (f.type !== 'link' || f.target !== name || r.partOf === name) continue;
      const sql = `SELECT count(*) AS n FROM ${r.table} WHERE station = ? AND ${quoted(f.name)} = ? AND removed_at IS NULL`;
      const { n } = prepared(db, sql).get(station, id) as { n: number };
      if (n > 0) found.push({ register: r.name, count: n });
    }
  }
  return found;
}

export const stationNumber = (db: Database, code: string): number | undefined =>
  (prepared(db, 'SELECT number FROM stations WHERE code = ?').get(code) as { number: number } | undefined)?.number;
