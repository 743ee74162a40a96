/** What the personnel file reads of the store, in SQL. */
import type { Database } from 'better-sqlite3';
import { columnOf, register } from '#shared/registers/index.ts';
import type { RegisterName } from '#shared/registers/index.ts';
import { prepared } from '../../registers/rows.ts';
import type { Tx, Values } from '../../store/store.ts';

export type Stored = Values & { id: number };

/** The live records of a part of one worker's file, in the order of ids; looked up first, or SQLite reads along the key (see `page`). */
export function partsOf(db: Database, part: RegisterName, station: number, worker: number): Stored[] {
  const r = register(part);
  const columns = r.fields.map((f) => `r."${columnOf(f.name)}" AS "${f.name}"`).join(', ');
  const ids = `SELECT id FROM ${r.table} WHERE station = ? AND worker = ? AND removed_at IS NULL LIMIT 100000`;
  const sql = `SELECT r.id, ${columns} FROM (${ids}) p LEFT JOIN ${r.table} r ON r.station = ? AND r.id = p.id ORDER BY r.id`;
  return prepared(db, sql).all(station, worker, station) as Stored[];
}

export type KeptFile = { sha256: string; type: string; size: number };

export const fileOf = (db: Database, sha256: string): KeptFile | undefined =>
  db.prepare('SELECT sha256, type, size FROM files WHERE sha256 = ?').get(sha256) as KeptFile | undefined;

/** Inside a write. The pieces follow with `keepPiece`. */
export const keepFile = (tx: Tx, file: KeptFile): void =>
  void tx.db.prepare('INSERT INTO files (sha256, type, size, kept_at) VALUES (?, ?, ?, ?)').run(file.sha256, file.type, file.size, tx.now);

export const keepPiece = (tx: Tx, sha256: string, piece: number, bytes: Uint8Array): void =>
  void tx.db.prepare('INSERT INTO file_pieces (sha256, piece, bytes) VALUES (?, ?, ?)').run(sha256, piece, bytes);

export const pieceOf = (db: Database, sha256: string, piece: number): Buffer | undefined =>
  db.prepare('SELECT bytes FROM file_pieces WHERE sha256 = ? AND piece = ?').pluck().get(sha256, piece) as Buffer | undefined;

export function* piecesOf(db: Database, sha256: string): IterableIterator<Buffer> {
  yield* db.prepare('SELECT bytes FROM file_pieces WHERE sha256 = ? ORDER BY piece').pluck().iterate(sha256) as IterableIterator<Buffer>;
}

/** The newest photo of a worker that has a file. */
export const photoOf = (db: Database, station: number, worker: number): KeptFile | undefined =>
  db
    .prepare(
      `SELECT f.sha256, f.type, f.size FROM materials m JOIN files f ON f.sha256 = m.sha256
       WHERE m.station = ? AND m.worker = ? AND m.removed_at IS NULL AND m.class = 'photo' ORDER BY coalesce(m."on", '') DESC, m.id DESC LIMIT 1`,
    )
    .get(station, worker) as KeptFile | undefined;
