/** Files and folders that only their owner may read, and that are on the disk before anything counts on them. */
import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const privateFile = 0o600;
const privateFolder = 0o700;

/** Makes the folder where it is missing. Windows keeps permissions elsewhere and ignores the mode. */
export const makePrivateFolder = (path: string): void => void mkdirSync(path, { recursive: true, mode: privateFolder });

/** An empty file for a library to fill: SQLite would make one that everybody may read. */
export function createPrivateFile(path: string): void {
  if (!existsSync(path)) closeSync(openSync(path, 'wx', privateFile));
}

/** Written, and on the disk when this returns. Whole only with a rename after it. */
export function writePrivateFile(path: string, content: string): void {
  const fd = openSync(path, 'w', privateFile);
  try {
    writeSync(fd, content);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Sends a file that is written to the disk. */
export function syncFile(path: string): void {
  const fd = openSync(path, 'r+');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Makes a rename last; Windows has no such thing for folders. */
export function syncFolderOf(path: string): void {
  if (process.platform === 'win32') return;
  const fd = openSync(dirname(path), 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Takes from everybody else what earlier versions let them read in a station's folder. */
export function tightenStation(folder: string): void {
  if (process.platform === 'win32') return;
  for (const within of [folder, join(folder, 'backups')]) {
    if (!existsSync(within)) continue;
    for (const name of readdirSync(within)) {
      const path = join(within, name);
      const ours = /^(store\.db|keys\.json|lock\.db|attempts\.json)|\.db$|\.keys\.json$/.test(name);
      if (ours && statSync(path).isFile()) tighten(path, privateFile);
    }
  }
  tighten(join(folder, 'backups'), privateFolder);
}

/** Somebody else's file (a share, a stick without permissions) stays as it is. */
function tighten(path: string, mode: number): void {
  try {
    chmodSync(path, mode);
  } catch {
    // nothing to take away
  }
}
