/** Brings a store to the schema of this program: all pending migrations in one transaction, book-kept by Umzug. */
import type { Database } from 'better-sqlite3';
import { applicationId, migrations, schemaVersion } from './migrations/index.ts';

const pending = (db: Database): boolean => (db.pragma('user_version', { simple: true }) as number) < schemaVersion;

/** A file that is being made has no application id yet; any other must carry ours: one that has come to be empty is a store that was lost. */
export const isOurs = (db: Database, fresh: boolean): boolean => {
  const id = db.pragma('application_id', { simple: true }) as number;
  const empty = (db.prepare('SELECT count(*) AS n FROM sqlite_master').get() as { n: number }).n === 0;
  return id === applicationId || (fresh && empty);
};

export const versionOf = (db: Database): number => db.pragma('user_version', { simple: true }) as number;

export async function migrate(db: Database, before: () => void): Promise<void> {
  if (!pending(db)) return;
  if (versionOf(db) > 0) before();
  const { Umzug } = await import('umzug'); // only a store that has something to migrate pays for it
  db.exec('BEGIN IMMEDIATE');
  try {
    db.exec('CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID');
    const umzug = new Umzug({
      migrations: migrations.map(({ name, up }) => ({ name, up: () => Promise.resolve(void db.exec(up)) })),
      storage: {
        logMigration: ({ name }) => Promise.resolve(void db.prepare('INSERT INTO migrations (name) VALUES (?)').run(name)),
        unlogMigration: ({ name }) => Promise.resolve(void db.prepare('DELETE FROM migrations WHERE name = ?').run(name)),
        executed: () =>
          Promise.resolve((db.prepare('SELECT name FROM migrations ORDER BY name').all() as { name: string }[]).map((m) => m.name)),
      },
      logger: undefined,
    });
    await umzug.up();
    db.pragma(`application_id=${applicationId}`);
    db.pragma(`user_version=${schemaVersion}`);
    db.exec('COMMIT');
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}

/** What differs between the store's schema and the one that the migrations make. */
export function schemaProblems(db: Database, expected: Database): string[] {
  const read = (d: Database) =>
    new Map(
      (
        d.prepare(`SELECT type || ' ' || name AS name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'`).all() as {
          name: string;
          sql: string | null;
        }[]
      ).map((row) => [row.name, (row.sql ?? '').replace(/\s+/g, ' ')] as const),
    );
  const have = read(db);
  const want = read(expected);
  const problems: string[] = [];
  for (const [name, sql] of want) {
    if (!have.has(name)) problems.push(`missing ${name}`);
    else if (have.get(name) !== sql) problems.push(`different ${name}`);
  }
  for (const name of have.keys()) if (!want.has(name)) problems.push(`unexpected ${name}`);
  return problems;
}
