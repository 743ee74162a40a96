/**
 * Backups: whole encrypted copies by `VACUUM INTO`, each opened again and checked before it counts. Kept: the last 3 of today, one a day for
 * 14 days, one a month for 12 months.
 */
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { startThread } from '../thread.ts';
import type { BackupInput } from './backup.thread.ts';
import { copyProblem } from './integrity.ts';

export type BackupReason = 'daily' | 'migration' | 'import' | 'manual' | 'restore';
export type Backup = { name: string; at: string; bytes: number; reason: BackupReason };

const folderOf = (folder: string): string => join(folder, 'backups');
const pattern = /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})\.(\d{3})Z-(daily|migration|import|manual|restore)\.db$/;

export const backupPath = (folder: string, name: string): string | null => (pattern.test(name) ? join(folderOf(folder), name) : null);

/** Newest first. */
export function listBackups(folder: string): Backup[] {
  let names: string[];
  try {
    names = readdirSync(folderOf(folder));
  } catch {
    return [];
  }
  return names
    .map((name) => ({ name, match: pattern.exec(name) }))
    .filter((entry) => entry.match !== null)
    .map(({ name, match }) => ({
      name,
      at: `${match![1]}T${match![2]}:${match![3]}:${match![4]}.${match![5]}Z`,
      bytes: statSync(join(folderOf(folder), name)).size,
      reason: match![6] as BackupReason,
    }))
    .sort((a, b) => (a.at < b.at ? 1 : -1));
}

/** Is today's first copy still to be made? */
export const dailyDue = (folder: string): boolean => listBackups(folder)[0]?.at.slice(0, 10) !== new Date().toISOString().slice(0, 10);

/** Which ones the rule above lets go. */
export function surplus(backups: readonly Backup[], today: string): Backup[] {
  const kept = new Set<Backup>();
  const days = new Set<string>();
  const months = new Set<string>();
  let ofToday = 0;
  for (const backup of backups) {
    const day = backup.at.slice(0, 10);
    const month = backup.at.slice(0, 7);
    if (day === today) {
      if (++ofToday <= 3) kept.add(backup);
      continue;
    }
    if (!days.has(day) && days.size < 14) kept.add(backup);
    days.add(day);
    if (!months.has(month) && months.size < 12) kept.add(backup);
    months.add(month);
  }
  return backups.filter((backup) => !kept.has(backup));
}

/** Name of the copy, which has been opened and checked. */
export function makeBackup(db: Database, folder: string, key: Buffer, reason: BackupReason): string {
  mkdirSync(folderOf(folder), { recursive: true });
  const at = new Date().toISOString();
  const name = `${at.replaceAll(':', '-')}-${reason}.db`;
  const path = join(folderOf(folder), name);
  try {
    db.prepare('VACUUM INTO ?').run(path);
    const problem = copyProblem(path, key);
    if (problem) throw new Error(`backup failed its check: ${problem}`);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
  for (const old of surplus(listBackups(folder), at.slice(0, 10))) dropCopy(join(folderOf(folder), old.name));
  return name;
}

/** A copy that another program has open on Windows cannot be deleted: it goes with a later backup, and this one has succeeded. */
function dropCopy(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // it is still listed
  }
}

/** The same on a thread; rejects with what the thread failed of. */
export const backupOnThread = (workerFile: string, input: BackupInput): Promise<string> =>
  new Promise((resolve, reject) => {
    startThread(workerFile, 'store.backup', input)
      .on('message', resolve)
      .on('error', reject)
      .on('exit', (code) => reject(new Error(`the backup's thread ended with ${code}`)));
  });
