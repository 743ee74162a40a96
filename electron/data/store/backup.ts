/**
 * Backups: whole encrypted copies by `VACUUM INTO`, each with the key file of its time beside it, so that a pass phrase or the recovery sheet of
 * that time opens it on any computer. A copy is written aside, opened again and checked, and only then gets the name that counts. Kept: the last
 * 3 of today, one a day for 14 days, one a month for 12 months.
 */
import { copyFileSync, existsSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { renameOverSync } from '../renaming.ts';
import { startThread } from '../thread.ts';
import type { BackupInput } from './backup.thread.ts';
import { copyProblem } from './integrity.ts';
import { keyPath } from './key-file.ts';
import { makePrivateFolder, syncFile, syncFolderOf, writePrivateFile } from './private.ts';
import { copyStore, removeStoreFile } from './replace.ts';

export type BackupReason = 'daily' | 'migration' | 'import' | 'manual' | 'restore' | 'newKey';
/** `keys`: whether the key file of its time is with it. */
export type Backup = { name: string; at: string; bytes: number; reason: BackupReason; keys: boolean };

const pattern = /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})\.(\d{3})Z-(daily|migration|import|manual|restore|newKey)\.db$/;

export const backupsOf = (folder: string): string => join(folder, 'backups');
export const isBackupName = (name: string): boolean => pattern.test(name);
export const backupPath = (folder: string, name: string): string | null => (isBackupName(name) ? join(backupsOf(folder), name) : null);
/** The key file that goes with a backup. */
export const keysBeside = (path: string): string => path.replace(/\.db$/, '.keys.json');

/** Those that lie in a folder, newest first. */
export function backupsIn(place: string): Backup[] {
  let names: string[];
  try {
    names = readdirSync(place);
  } catch {
    return [];
  }
  const there = new Set(names);
  return names
    .map((name) => ({ name, match: pattern.exec(name), bytes: statSync(join(place, name), { throwIfNoEntry: false })?.size ?? 0 }))
    .filter((entry) => entry.match !== null && entry.bytes > 0)
    .map(({ name, match, bytes }) => ({
      name,
      at: `${match![1]}T${match![2]}:${match![3]}:${match![4]}.${match![5]}Z`,
      bytes,
      reason: match![6] as BackupReason,
      keys: there.has(keysBeside(name)),
    }))
    .sort((a, b) => (a.at < b.at ? 1 : -1));
}

/** The station's own, newest first. */
export const listBackups = (folder: string): Backup[] => backupsIn(backupsOf(folder));

/** Is today's first copy still to be made? One with a date to come says nothing about today. */
export function dailyDue(folder: string): boolean {
  const now = new Date().toISOString();
  return !listBackups(folder).some((b) => b.at.slice(0, 10) === now.slice(0, 10) && b.at <= now);
}

/** Which ones the rule above lets go. One with a date to come (the clock was wrong) pushes nothing out and stays until its day. */
export function surplus(backups: readonly Backup[], today: string): Backup[] {
  const kept = new Set<Backup>();
  const days = new Set<string>();
  const months = new Set<string>();
  let ofToday = 0;
  for (const backup of backups) {
    const day = backup.at.slice(0, 10);
    const month = backup.at.slice(0, 7);
    if (day > today) {
      kept.add(backup);
      continue;
    }
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

/** Lets go what the rule no longer keeps, and what a copy that was cut off has left. */
export function prune(place: string, today: string): void {
  for (const { name } of surplus(backupsIn(place), today)) {
    try {
      rmSync(join(place, name), { force: true });
      rmSync(keysBeside(join(place, name)), { force: true });
    } catch {
      // Open in another program on Windows: it goes with a later backup, and this one has succeeded.
    }
  }
}

const aside = '.part';

/** A copy that nothing has been written to for so long is no longer being made. */
const unfinishedAfterMs = 3_600_000;

function removeUnfinished(place: string): void {
  for (const name of readdirSync(place)) {
    if (!name.includes(aside)) continue;
    const path = join(place, name);
    const written = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (Math.abs(Date.now() - written) > unfinishedAfterMs) rmSync(path, { force: true });
  }
}

/** A name that no copy has yet. */
function freshName(place: string, reason: BackupReason): { name: string; at: string } {
  for (let at = Date.now(); ; at += 1) {
    const iso = new Date(at).toISOString();
    const name = `${iso.replaceAll(':', '-')}-${reason}.db`;
    if (!existsSync(join(place, name))) return { name, at: iso };
  }
}

/** Name of the copy, which has been opened and checked. `prune: false`: nothing is let go for it, as before a restore. */
export function makeBackup(
  db: Database,
  folder: string,
  key: Buffer,
  reason: BackupReason,
  options: { prune: boolean } = { prune: true },
): string {
  const place = backupsOf(folder);
  makePrivateFolder(place);
  removeUnfinished(place);
  const { name, at } = freshName(place, reason);
  const path = join(place, name);
  const unfinished = path + aside;
  try {
    copyStore(db, unfinished);
    const problem = copyProblem(unfinished, key);
    if (problem) throw new Error(`backup failed its check: ${problem}`);
    syncFile(unfinished);
    // First its keys: a copy that is listed can be opened.
    if (existsSync(keyPath(folder))) keepKeys(readFileSync(keyPath(folder), 'utf8'), path);
    renameOverSync(unfinished, path);
    syncFolderOf(path);
  } catch (error) {
    removeStoreFile(unfinished);
    if (!existsSync(path)) rmSync(keysBeside(path), { force: true });
    throw error;
  }
  if (options.prune) prune(place, at.slice(0, 10));
  return name;
}

function keepKeys(keys: string, path: string): void {
  writePrivateFile(keysBeside(path) + aside, keys);
  renameOverSync(keysBeside(path) + aside, keysBeside(path));
}

/** Copies a backup with its keys into another folder, under the same names, whole or not at all. */
export function copyBackup(from: string, name: string, to: string): void {
  const source = join(from, name);
  const target = join(to, name);
  removeUnfinished(to);
  copyFileSync(source, target + aside);
  if (!readFileSync(target + aside).equals(readFileSync(source))) throw new Error('the copy differs from the backup');
  syncFile(target + aside);
  if (existsSync(keysBeside(source))) keepKeys(readFileSync(keysBeside(source), 'utf8'), target);
  renameOverSync(target + aside, target);
}

/** The same on a thread; rejects with what the thread failed of. */
export const backupOnThread = (workerFile: string, input: BackupInput): Promise<string> =>
  new Promise((resolve, reject) => {
    startThread(workerFile, 'store.backup', input)
      .on('message', resolve)
      .on('error', reject)
      .on('exit', (code) => reject(new Error(`the backup's thread ended with ${code}`)));
  });
