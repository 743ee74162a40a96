/** What an office has set for its reminders and targets. */
import type { Database } from 'better-sqlite3';
import type { Tx } from '../../store/store.ts';

const name = 'careers';

export const keptSettings = (db: Database): string | null =>
  (db.prepare('SELECT value FROM settings WHERE name = ?').get(name) as { value: string } | undefined)?.value ?? null;

export const keepSettings = (tx: Tx, value: string): void => {
  tx.db
    .prepare('INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value')
    .run(name, value);
};

export const dropSettings = (tx: Tx): void => {
  tx.db.prepare('DELETE FROM settings WHERE name = ?').run(name);
};
