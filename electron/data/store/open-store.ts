/**
 * The life of the store: key -> ours and not newer -> check after an unclean exit -> backup -> migrations -> expected schema -> ready.
 * Whatever fails leaves the file as it was.
 */
import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
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
import type { Command, Store, Tx } from './store.ts';

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

/** Opens (or with `create` makes) the store of a folder. `keys`: the one in force first, then the one a re-encryption was heading for. */
export async function openStore(folder: string, file: string, keys: readonly Buffer[], options: { create: boolean }): Promise<Store> {
  if (!options.create && (!existsSync(file) || statSync(file).size === 0)) throw new Refusal('storeDamaged', { problem: 'missing' });
  const unclean = existsSync(openMark(file));
  const { db, key: found } = openChecked(file, keys, options.create);
  let key = found;
  let reader: Database.Database;
  try {
    if (!isOurs(db, options.create)) throw new Refusal('storeDamaged', { problem: 'foreign' });
    if (versionOf(db) > schemaVersion) throw new Refusal('storeNewer', { file: versionOf(db), program: schemaVersion });
    if (unclean) {
      const problem = pagesProblem(db);
      if (problem) throw new Refusal('storeDamaged', { problem });
    }
    await migrate(db, () => makeBackup(db, folder, key, 'migration'));
    const problems = schemaProblems(db, knownSchema());
    if (problems.length > 0) throw new Refusal('storeDamaged', { problem: problems.slice(0, 5).join('; ') });
    const trail = verifyTrail(db, { changes: unclean });
    if (!trail.ok) throw new Refusal('storeDamaged', { problem: `trail broken at step ${trail.brokenAt}` });
    reader = openHandle(file, key, { readonly: true });
  } catch (error) {
    db.close();
    throw error;
  }
  writeFileSync(openMark(file), '');
  let sequelize: Sequelize | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  let commits = 0;
  // The log goes into the file when nobody is waiting: `docs/decisions/0011-checkpoint-when-idle.md`.
  db.pragma('wal_autocheckpoint=0');
  const checkpoint = setTimeout(() => db.open && !db.inTransaction && db.pragma('wal_checkpoint(PASSIVE)'), checkpointAfterMs).unref();

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

  return {
    file,
    get key() {
      return key;
    },
    get reader() {
      return reader;
    },
    openReader: () => openHandle(file, key, { readonly: true }),
    get sequelize() {
      return (sequelize ??= sequelizeOver(db));
    },
    write(command, fn, how) {
      const mine = queue.then(() => runWrite(command, fn, how));
      queue = mine.catch(() => undefined);
      return mine;
    },
    commits: () => commits,
    backup: (reason) => makeBackup(reader, folder, key, reason),
    backupAside: (reason, workerFile) => backupOnThread(workerFile, { folder, file, key, reason }),
    rekey(next) {
      reader.close();
      db.pragma('journal_mode=DELETE');
      db.pragma(`rekey="x'${next.toString('hex')}'"`);
      db.pragma('journal_mode=WAL');
      key = next;
      reader = openHandle(file, key, { readonly: true });
    },
    async close() {
      await queue;
      clearTimeout(checkpoint);
      await sequelize?.close();
      reader.close();
      db.pragma('wal_checkpoint(TRUNCATE)');
      db.close();
      rmSync(openMark(file), { force: true });
    },
  };
}
