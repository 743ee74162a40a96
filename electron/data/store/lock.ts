/** One process a station: an exclusive lock on a file of its own, which the system lets go when the process dies, however it dies. */
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { Refusal } from '#shared/contract/index.ts';

export type Lock = { release(): void };

/** A command that has just ended may still be closing. */
const patienceMs = 1500;

/** Refuses `storeInUse` when another process has the station open. */
export function lockStation(folder: string): Lock {
  let db: Database.Database | undefined;
  try {
    db = new Database(join(folder, 'lock.db'), { timeout: patienceMs });
    db.pragma('journal_mode=MEMORY');
    db.pragma('locking_mode=EXCLUSIVE');
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db?.close();
    if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY')) throw new Refusal('storeInUse');
    throw error;
  }
  const held = db;
  return { release: () => held.close() };
}
