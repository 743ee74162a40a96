/**
 * Another file in the store's place: one under a new key, or a backup. The new one lies beside, checked and on the disk; the old one stays as
 * `.before` until the new one has opened. Cut off anywhere, `settleReplaced` leads to one of the two. See `docs/decisions/0080-a-new-store-key.md`.
 */
import { existsSync, rmSync, statSync } from 'node:fs';
import { Refusal } from '#shared/contract/index.ts';
import { renameOverSync } from '../renaming.ts';
import { openHandle } from './handle.ts';
import { pagesProblem } from './integrity.ts';
import { createPrivateFile, syncFile, syncFolderOf } from './private.ts';

export const rekeyedPath = (file: string): string => `${file}.rekeyed`;
export const restoringPath = (file: string): string => `${file}.restoring`;
const beforePath = (file: string): string => `${file}.before`;
const beside = (path: string): string[] => ['-wal', '-shm', '-journal'].map((end) => path + end);

/** Removes a file and what SQLite keeps beside it. */
export function removeStoreFile(path: string): void {
  for (const each of [path, ...beside(path)]) rmSync(each, { force: true });
}

/** Gives a copy that nobody has open another key, checks it, and sends it to the disk. */
export function changeKeyOf(path: string, from: Buffer, to: Buffer): void {
  const db = openHandle(path, from);
  try {
    db.pragma('journal_mode=DELETE');
    if (!from.equals(to)) db.pragma(`rekey="x'${to.toString('hex')}'"`);
  } finally {
    db.close();
  }
  const again = openHandle(path, to, { readonly: true, cacheMb: 2 });
  try {
    const problem = pagesProblem(again);
    if (problem) throw new Refusal('storeDamaged', { problem });
  } finally {
    again.close();
  }
  syncFile(path);
}

/** A copy of what a handle sees, as `path`: made whole or not left there. */
export function copyStore(db: ReturnType<typeof openHandle>, path: string): void {
  removeStoreFile(path);
  createPrivateFile(path);
  try {
    db.prepare('VACUUM INTO ?').run(path);
  } catch (error) {
    removeStoreFile(path);
    throw error;
  }
}

/** Puts `next` in the place of a store that nobody has open any more. */
export function putInPlace(file: string, next: string): void {
  // What a log still holds belongs to the old file and would be read into the new one.
  if ((statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) throw new Refusal('busy');
  for (const left of beside(file)) rmSync(left, { force: true });
  renameOverSync(file, beforePath(file));
  renameOverSync(next, file);
  syncFolderOf(file);
}

/** The new file has opened: the old one goes. */
export function dropReplaced(file: string): void {
  if (existsSync(beforePath(file))) removeStoreFile(beforePath(file));
}

/** The new file does not open: the old one comes back. False where there is none. */
export function takeBack(file: string): boolean {
  if (!existsSync(beforePath(file))) return false;
  removeStoreFile(`${file}.failed`);
  for (const left of beside(file)) rmSync(left, { force: true });
  if (existsSync(file)) renameOverSync(file, `${file}.failed`);
  renameOverSync(beforePath(file), file);
  syncFolderOf(file);
  return true;
}

/** What a crash left: a store that was moved aside comes back, copies that were never put in place go. */
export function settleReplaced(file: string): void {
  if (!existsSync(file) && existsSync(beforePath(file))) renameOverSync(beforePath(file), file);
  for (const path of [rekeyedPath(file), restoringPath(file)]) removeStoreFile(path);
}
