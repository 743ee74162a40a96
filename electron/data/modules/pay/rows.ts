/** What pay reads of the store, in SQL: schemes, and who is meant. */
import type { Database } from 'better-sqlite3';
import { columnOf, register } from '#shared/registers/index.ts';
import type { Value } from '#shared/registers/index.ts';

export type Fields = Record<string, Value>;
/** A record of the `schemes` register. */
export type StoredScheme = Fields & { id: number; revision: number };

const columns = register('schemes')
  .fields.map((f) => `"${columnOf(f.name)}" AS "${f.name}"`)
  .join(', ');
const live = `SELECT id, revision, ${columns} FROM schemes WHERE station = ? AND removed_at IS NULL`;

export const schemeById = (db: Database, station: number, id: number): StoredScheme | undefined =>
  db.prepare(`${live} AND id = ?`).get(station, id) as StoredScheme | undefined;

/**
 * The schemes published for a day, the one that holds first: a document before what is made up or put together, the shipped example after everything
 * else; of equals the one that began last.
 */
export const schemesOn = (db: Database, station: number, on: string): StoredScheme[] =>
  db
    .prepare(
      `${live} AND effective_from <= ? AND (status = 'published' OR (status = 'retired' AND effective_until IS NOT NULL))
         AND (effective_until IS NULL OR effective_until >= ?)
       ORDER BY nature = 'document' DESC, nature = 'synthetic' AND name = '示例方案', effective_from DESC, version DESC, id DESC`,
    )
    .all(station, on, on) as StoredScheme[];

/** Whether the station was set up for demonstrations or tests. */
export const isDemo = (db: Database): boolean =>
  db.prepare(`SELECT 1 FROM settings WHERE name = 'demo' AND value = '1'`).get() !== undefined;

export const schemesNamed = (db: Database, station: number, name: string): StoredScheme[] =>
  db.prepare(`${live} AND name = ? ORDER BY version`).all(station, name) as StoredScheme[];

/** Schemes whose content holds a text word for word. */
export const schemesSaying = (db: Database, station: number, text: string): StoredScheme[] =>
  db.prepare(`${live} AND instr(document, ?) > 0 ORDER BY id`).all(station, text) as StoredScheme[];

const bindings = (station: number, on: string, terms: readonly string[]): Record<string, string | number> => ({
  station,
  on,
  ...Object.fromEntries(terms.map((term, i) => [`term${i}`, `%${term.replace(/[\\%_]/g, (c) => `\\${c}`)}%`])),
});

/** Everybody in service on the day whose record holds every term: from the first day until the day before leaving. */
const present = (terms: readonly string[]): string =>
  `FROM workers w WHERE w.station = @station AND w.removed_at IS NULL
     AND (w.service_from IS NULL OR w.service_from <= @on)
     AND ((w.left_on IS NULL AND w.status IN ('active', 'leave')) OR w.left_on > @on)
     ${terms.map((_, i) => `AND w.search LIKE @term${i} ESCAPE '\\'`).join(' ')}`;

/** The ids of those in service on a day, in their order. */
export const presentIds = (db: Database, station: number, on: string, terms: readonly string[]): number[] =>
  db
    .prepare(`SELECT w.id ${present(terms)} ORDER BY w.id`)
    .pluck()
    .all(bindings(station, on, terms)) as number[];

/** Workers of a name, of an ID number (`byNumber`), or of an id. */
export const workersLike = (db: Database, station: number, text: string, byNumber: boolean): { id: number; name: string }[] =>
  db
    .prepare(
      `SELECT id, name FROM workers WHERE station = @station AND removed_at IS NULL
         AND (name = @text OR CAST(id AS TEXT) = @text OR (@byNumber AND id_number = upper(@text))) ORDER BY id LIMIT 20`,
    )
    .all({ station, text, byNumber: byNumber ? 1 : 0 }) as { id: number; name: string }[];
