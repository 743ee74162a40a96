/** What the personnel file reads of the store, in SQL. */
import type { Database } from 'better-sqlite3';
import { columnOf, register } from '#shared/registers/index.ts';
import type { RegisterName } from '#shared/registers/index.ts';
import type { Values } from '../../store/store.ts';

export type Stored = Values & { id: number };

/** The live records of a part of one worker's file, in the order of ids. */
export function partsOf(db: Database, part: RegisterName, station: number, worker: number): Stored[] {
  const r = register(part);
  const columns = r.fields.map((f) => `"${columnOf(f.name)}" AS "${f.name}"`).join(', ');
  const sql = `SELECT id, ${columns} FROM ${r.table} WHERE station = ? AND worker = ? AND removed_at IS NULL ORDER BY id`;
  return db.prepare(sql).all(station, worker) as Stored[];
}
