/**
 * The life of the store: key -> ours and not newer -> check after an unclean exit -> backup -> migrations -> expected schema -> ready.
 * Whatever fails leaves the file as it was.
 */
import { existsSync, rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Sequelize } from 'sequelize';
import { Refusal } from '#shared/contract/index.ts';
import { nextStep, openStep, verifyTrail } from './audit.ts';
import { backupOnThread, makeBackup } from './backup.ts';
import { openHandle, setCache } from './handle.ts';
import { sendAhead } from './log-ahead.ts';
import { isOurs, migrate, schemaProblems, versionOf } from './migrate.ts';
import { pagesProblem } from './integrity.ts';
import { migrations, schemaVersion } from './migrations/index.ts';
import { sequelizeOver } from './models.ts';
import { createPrivateFile, writePrivateFile } from './private.ts';
import { changeKeyOf, copyStore, dropReplaced, putInPlace, rekeyedPath, removeStoreFile, settleReplaced, takeBack } from './replace.ts';
import type { Command, KeySwitch, Store, Tx } from './store.ts';

function handlesOn(file: string, key: Buffer): { db: Database.Database; reader: Database.Database } {
  const db = openHandle(file, key);
  db.pragma('wal_autocheckpoint=0');
  return { db, reader: openHandle(file, key, { readonly: true }) };
}

/** Stands beside the store while it is open; found at a start, the last exit was unclean. */
const openMark = (file: string): string => `${file}.open`;

const checkpointAfterMs = 1500;

/** What a gradual write keeps of changed pages before they go to the log, and so what its commit still has to write at most. */
const gradualCacheMb = 8;

function openChecked(file: string, keys: readonly Buffer[], create: boolean): { db: Database.Database; key: Buffer } {
  for (const [index, key] of keys.entries()) {
    try {
      return { db: openHandle(file, key, { create }), key };
    } catch (error) {
      if ((error as { code?: string }).code !== 'SQLITE_NOTADB' || index < keys.length - 1) {
        if ((error as { code?: string }).code === 'SQLITE_NOTADB') continue;
        throw error;
      }
      throw new Refusal('storeDamaged', { problem: 'unreadable' });
    }
  }
  throw new Refusal('storeDamaged', { problem: 'no key' });
}

/** The schema that the migrations make, in memory. */
export function expectedSchema(): Database.Database {
  const db = new Database(':memory:');
  db.exec('CREATE TABLE migrations (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID');
  for (const { up } of migrations) db.exec(up);
  return db;
}

let known: Database.Database | null = null;
/** The expected schema, made once: ahead of opening where there is time for it, as while a key is worked out. */
export const knownSchema = (): Database.Database => (known ??= expectedSchema());

export type OpenOptions = {
  create: boolean;
  /** A copy that is to become the store: no backup is made of it before it is migrated. */
  copy?: boolean;
};

/** Opens (or with `create` makes) the store of a folder. `keys`: the one in force first, then the one a re-encryption was heading for. */
export async function openStore(folder: string, file: string, keys: readonly Buffer[], options: OpenOptions): Promise<Store> {
  if (options.create) createPrivateFile(file);
  else if (!options.copy) settleReplaced(file);
  try {
    return await open(folder, file, keys, options);
  } catch (error) {
    // A crash came between the new file's taking the place of the old one and its first opening.
    if (!(error instanceof Refusal) || error.code !== 'storeDamaged' || options.create || !takeBack(file)) throw error;
    return open(folder, file, keys, options);
  }
}

async function open(folder: string, file: string, keys: readonly Buffer[], options: OpenOptions): Promise<Store> {
  if (!options.create && (!existsSync(file) || statSync(file).size === 0)) throw new Refusal('storeDamaged', { problem: 'missing' });
  const unclean = existsSync(openMark(file));
  let { db, key } = openChecked(file, keys, options.create);
  let reader: Database.Database;
  try {
    if (!isOurs(db, options.create)) throw new Refusal('storeDamaged', { problem: 'foreign' });
    if (versionOf(db) > schemaVersion) throw new Refusal('storeNewer', { file: versionOf(db), program: schemaVersion });
    if (unclean) {
      const problem = pagesProblem(db);
      if (problem) throw new Refusal('storeDamaged', { problem });
    }
    await migrate(db, () => (options.copy ? undefined : makeBackup(db, folder, key, 'migration')));
    const problems = schemaProblems(db, knownSchema());
    if (problems.length > 0) throw new Refusal('storeDamaged', { problem: problems.slice(0, 5).join('; ') });
    const trail = verifyTrail(db, { changes: unclean });
    if (!trail.ok) throw new Refusal('storeDamaged', { problem: `trail broken at step ${trail.brokenAt}` });
    reader = openHandle(file, key, { readonly: true });
  } catch (error) {
    db.close();
    throw error;
  }
  dropReplaced(file);
  writePrivateFile(openMark(file), '');
  /** Whoever reads the file on a handle of their own: it cannot be replaced under them. */
  let readers = 0;
  let sequelize: Sequelize | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  let commits = 0;
  // The log goes into the file when nobody is waiting: `docs/decisions/0011-checkpoint-when-idle.md`.
  db.pragma('wal_autocheckpoint=0');
  const checkpoint = setTimeout(() => {
    try {
      if (db.open && !db.inTransaction) db.pragma('wal_checkpoint(PASSIVE)');
    } catch {
      // No room on the disk: the log keeps what is committed, and the next one tries again.
    }
  }, checkpointAfterMs).unref();

  async function runWrite<T>(command: Command, fn: (tx: Tx) => T | Promise<T>, how?: 'gradual'): Promise<T> {
    const now = new Date().toISOString();
    if (how === 'gradual') setCache(db, gradualCacheMb);
    db.exec('BEGIN IMMEDIATE');
    const sendRest = how === 'gradual' ? sendAhead(file) : null;
    try {
      const number = nextStep(db);
      const step = openStep(db, number, now);
      const value = await fn({ db, step: number, command: command.name, now, record: step.record, recordAdded: step.recordAdded });
      step.close(command);
      await sendRest?.();
      db.exec('COMMIT');
      commits += 1;
      checkpoint.refresh();
      return value;
    } catch (error) {
      if (db.inTransaction) db.exec('ROLLBACK');
      throw error;
    } finally {
      await sendRest?.();
      if (how === 'gradual') setCache(db);
    }
  }

  /** Whether the log went into the file whole. A disk without room keeps it as it is, and what is committed in it. */
  function closeHandles(): boolean {
    reader.close();
    let whole = false;
    try {
      const [{ busy } = { busy: 1 }] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
      whole = busy === 0;
    } catch {
      // no room on the disk
    }
    try {
      db.close();
    } catch {
      whole = false;
    }
    return whole;
  }

  /** The store under another key: a copy gets it, is checked, and takes the place of the file. `keys` switches the key file with it. */
  async function changeKey(next: Buffer, keys: KeySwitch): Promise<void> {
    if (readers > 0) throw new Refusal('busy');
    const copy = rekeyedPath(file);
    try {
      copyStore(reader, copy);
      changeKeyOf(copy, key, next);
    } catch (error) {
      removeStoreFile(copy);
      throw error;
    }
    await sequelize?.close();
    sequelize = null;
    // Nothing may come between from here on: there is no handle for it.
    if (readers > 0) throw new Refusal('busy');
    keys.prepare();
    let failure: unknown = null;
    try {
      if (!closeHandles()) throw new Refusal('diskFull');
      putInPlace(file, copy);
      ({ db, reader } = handlesOn(file, next));
      key = next;
    } catch (error) {
      failure = error;
      takeBack(file);
      ({ db, reader } = handlesOn(file, key));
      removeStoreFile(copy);
    }
    if (failure) {
      keys.withdraw();
      throw failure as Error;
    }
    keys.settle();
    dropReplaced(file);
    commits += 1;
  }

  return {
    file,
    get key() {
      return key;
    },
    get reader() {
      return reader;
    },
    openReader() {
      const handle = openHandle(file, key, { readonly: true });
      readers += 1;
      const { close } = handle;
      handle.close = () => {
        if (handle.open) readers -= 1;
        return close.call(handle);
      };
      return handle;
    },
    get sequelize() {
      return (sequelize ??= sequelizeOver(db));
    },
    write(command, fn, how) {
      const mine = queue.then(() => runWrite(command, fn, how));
      queue = mine.catch(() => undefined);
      return mine;
    },
    commits: () => commits,
    backup: (reason, how) => makeBackup(reader, folder, key, reason, how),
    async backupAside(reason, workerFile) {
      readers += 1;
      return backupOnThread(workerFile, { folder, file, key, reason }).finally(() => (readers -= 1));
    },
    rekey(next, keys) {
      const mine = queue.then(() => changeKey(next, keys));
      queue = mine.catch(() => undefined);
      return mine;
    },
    async close() {
      await queue;
      clearTimeout(checkpoint);
      await sequelize?.close();
      if (!closeHandles()) return; // the mark stays: the next start looks at the file
      rmSync(openMark(file), { force: true });
    },
  };
}
