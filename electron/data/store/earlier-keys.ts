/**
 * The keys that the store had before, kept inside it: whoever may open the store today may go back to a backup from before a new key. A removed
 * account's copy of an old key opens old backups and nothing newer.
 */
import type { Database } from 'better-sqlite3';
import type { Tx } from './store.ts';

const name = 'earlierStoreKeys';

/** The newest first. */
export function earlierKeys(db: Database): Buffer[] {
  const kept = db.prepare('SELECT value FROM settings WHERE name = ?').pluck().get(name) as string | undefined;
  return kept === undefined ? [] : kept.split(' ').map((key) => Buffer.from(key, 'base64'));
}

export function keepEarlierKeys(tx: Tx, keys: readonly Buffer[]): void {
  const value = keys.map((key) => key.toString('base64')).join(' ');
  if (value)
    tx.db
      .prepare('INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value')
      .run(name, value);
}

/** Before the store gets another key. */
export const keepEarlierKey = (tx: Tx, key: Buffer): void => keepEarlierKeys(tx, [key, ...earlierKeys(tx.db)]);
