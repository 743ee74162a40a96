/** Locks between processes: an exclusive lock on a file of its own, which the system lets go when the process dies, however it dies. */
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { Refusal } from '#shared/contract/index.ts';
import { createPrivateFile } from './private.ts';

export type Lock = { release(): void };

/** A command that has just ended may still be closing. */
const stationPatienceMs = 1500;
/** The key file is held for as long as it takes to write 4 KB; a slow share takes its time. */
const keysPatienceMs = 10_000;

/** One process a station. Refuses `storeInUse` when another process has the station open. */
export const lockStation = (folder: string): Lock => lockOn(join(folder, 'lock.db'), stationPatienceMs);

/** Runs while no other process changes the key file. `work` must be short and must not wait for anything. */
export function withKeysLocked<T>(folder: string, work: () => T): T {
  const lock = lockOn(join(folder, 'keys.lock.db'), keysPatienceMs);
  try {
    return work();
  } finally {
    lock.release();
  }
}

function lockOn(path: string, patienceMs: number): Lock {
  let db: Database.Database | undefined;
  try {
    createPrivateFile(path);
    db = new Database(path, { timeout: patienceMs });
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
