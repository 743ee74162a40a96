/** Writes a file beside its place first, so that whoever stops it leaves nothing half written behind. */
import { open, rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { Refusal } from '#shared/contract/envelope.ts';

/** Refuses `diskFull` and `fileNotWritable`. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const beside = `${path}.part`;
  try {
    const file = await open(beside, 'w');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw new Refusal((error as { code?: string }).code === 'ENOSPC' ? 'diskFull' : 'fileNotWritable', { name: basename(path) });
  }
}
