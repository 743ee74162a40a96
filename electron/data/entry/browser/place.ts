/** A private folder for what the browser brings and fetches; gone when the host ends, swept at the next start if it was killed. */
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { basename, join } from 'node:path';

const prefix = 'street-ledger-';

export type TempPlace = {
  root: string;
  /** A fresh path that ends in the name, in a folder of its own. */
  file(name: string): string;
  remove(): void;
};

export function tempPlace(): TempPlace {
  sweep();
  const root = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  return {
    root,
    file: (name) => join(mkdtempSync(join(root, 'file-')), safeName(name)),
    remove: () => drop(root),
  };
}

/** A folder that is to be filled. */
export function tempFolder(place: TempPlace): string {
  const folder = place.file('folder');
  mkdirSync(folder);
  return folder;
}

/** The last part of a name, without what Windows forbids in names. */
export function safeName(name: string): string {
  const last = basename(name.replaceAll('\\', '/'));
  const plain = last.replace(/[\u0000-\u001f<>:"|?*]/g, '_').slice(-120);
  return /^\.*$/.test(plain) ? 'file' : plain;
}

function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    const path = join(tmpdir(), name);
    if (pid && !alive(Number(pid)) && isOurs(path)) drop(path);
  }
}

/** One whose files another program has open stays: no reason not to start or to end. */
function drop(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // swept at a later start
  }
}

/** Users of one machine share its folder for temporary files, yet none may remove what is another's. */
function isOurs(path: string): boolean {
  const entry = lstatSync(path, { throwIfNoEntry: false });
  // Windows gives each user a folder of their own, and every file the number 0.
  return entry !== undefined && (process.platform === 'win32' || entry.uid === userInfo().uid);
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
