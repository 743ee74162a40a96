/** A private folder for what the browser brings and fetches; gone when the host ends, swept at the next start if it was killed. */
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { homedir, tmpdir, userInfo } from 'node:os';
import { basename, join } from 'node:path';

const prefix = 'street-ledger-';

export type TempPlace = {
  root: string;
  /** A fresh path that ends in the name, in a folder of its own. */
  file(name: string): string;
  remove(): void;
};

/**
 * A folder that is this user's alone: the runtime directory that the system gives, or one named after the user in the common temporary folder, or,
 * where somebody else has taken that name, one at home.
 */
function ownFolder(): string {
  const runtime = process.env['XDG_RUNTIME_DIR'];
  if (runtime && isOwn(runtime)) return runtime;
  // The temporary folder of Windows is the user's own.
  if (process.platform === 'win32') return tmpdir();
  for (const folder of [join(tmpdir(), `${prefix}user-${userInfo().uid}`), join(homedir(), '.cache', 'street-ledger')]) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      if (isOwn(folder)) return folder;
    } catch {
      // somebody else's
    }
  }
  return mkdtempSync(join(tmpdir(), prefix));
}

/** A real folder of this user that nobody else can write to. */
function isOwn(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  return found !== undefined && found.isDirectory() && found.uid === userInfo().uid && (found.mode & 0o077) === 0;
}

export function tempPlace(): TempPlace {
  const within = ownFolder();
  sweep(within);
  const root = mkdtempSync(join(within, `${prefix}${process.pid}-`));
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

function sweep(within: string): void {
  for (const name of readdirSync(within)) {
    const pid = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    const path = join(within, name);
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
