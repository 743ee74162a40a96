/** Is a store whole: what SQLite says of its pages and its links. */
import type { Database } from 'better-sqlite3';
import { openHandle } from './handle.ts';

/** Pages only, which is quicker than the whole check. Null, or what is wrong. */
export function pagesProblem(db: Database): string | null {
  const found = String(db.pragma('quick_check', { simple: true }));
  return found === 'ok' ? null : found.slice(0, 200);
}

/** Pages, indexes and links; empty when all is well. */
export function allProblems(db: Database): string[] {
  const found = (db.pragma('integrity_check') as { integrity_check: string }[])
    .map((row) => row.integrity_check)
    .filter((text) => text !== 'ok');
  const links = (db.pragma('foreign_key_check') as { table: string }[]).map((row) => `foreign key in ${row.table}`);
  return [...found, ...links];
}

/** What is wrong with a copy that nobody has open. Throws where the key does not open it. */
export function copyProblem(path: string, key: Buffer): string | null {
  const copy = openHandle(path, key, { readonly: true, cacheMb: 2 });
  try {
    return pagesProblem(copy);
  } finally {
    copy.close();
  }
}
