/** Files that are either there whole or not at all. */
import { createHash } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Refusal } from '#shared/contract/refusal.ts';

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** Writes a file of its own name beside its place, forced to the disk; the caller renames or removes it. */
export async function writePart(part: string, content: Uint8Array | string): Promise<void> {
  try {
    const file = await open(part, 'w');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw writeRefusal(error);
  }
}

/** Gives a finished part its name, and forces the folder to the disk where the system lets us. */
export async function place(part: string, path: string): Promise<void> {
  try {
    await rename(part, path);
  } catch (error) {
    throw writeRefusal(error);
  }
  const folder = await open(dirname(path), 'r').catch(() => null);
  await folder?.sync().catch(() => undefined); // Windows has no such thing for folders
  await folder?.close();
}

/** Writes a small file whole. */
export async function writeWhole(path: string, content: Uint8Array | string): Promise<void> {
  const part = `${path}.part`;
  await writePart(part, content);
  await place(part, path).catch(async (error: unknown) => {
    await rm(part, { force: true });
    throw error;
  });
}

function writeRefusal(error: unknown): unknown {
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
      return new Refusal('fileNotWritable');
    default:
      return error;
  }
}
