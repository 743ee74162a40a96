/** Files that are either there whole or not at all: written beside their place, forced to the disk, then given their name. */
import { open, rm, writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { Refusal } from '#shared/contract/refusal.ts';
import { renameOver } from './renaming.ts';

/** Writes a small file. Refuses `diskFull`, `folderMissing`, `fileNotWritable`. */
export const writeWhole = (path: string, content: Uint8Array | string): Promise<void> =>
  writeBeside(path, (part) => writeFile(part, content));

/** Writes a file by whatever writes to the name it is given. Refuses as `writeWhole`. */
export async function writeBeside(path: string, write: (part: string) => Promise<void>): Promise<void> {
  const part = `${path}.part`;
  await makePart(part, write);
  await place(part, path).catch(async (error: unknown) => {
    await rm(part, { force: true });
    throw error;
  });
}

/** Writes the part alone; the caller places or removes it. Refuses as `writeWhole`. */
export const writePart = (part: string, content: Uint8Array | string): Promise<void> => makePart(part, () => writeFile(part, content));

async function makePart(part: string, write: (part: string) => Promise<void>): Promise<void> {
  try {
    await write(part);
    const file = await open(part, 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw writeRefusal(error, part);
  }
}

/** Gives a finished part its name, and forces the folder to the disk where the system lets us. */
export async function place(part: string, path: string): Promise<void> {
  try {
    await renameOver(part, path);
  } catch (error) {
    throw writeRefusal(error, path);
  }
  const folder = await open(dirname(path), 'r').catch(() => null);
  await folder?.sync().catch(() => undefined); // Windows has no such thing for folders
  await folder?.close();
}

function writeRefusal(error: unknown, path: string): unknown {
  switch ((error as { code?: string }).code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new Refusal('diskFull');
    case 'ENOENT':
    case 'ENOTDIR':
      return new Refusal('folderMissing');
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'EISDIR':
    case 'EBUSY':
      return new Refusal('fileNotWritable', { name: basename(path, '.part') });
    default:
      return error;
  }
}
