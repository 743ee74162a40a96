/**
 * Renaming a finished file over the one that it replaces. On Windows a virus scanner or an indexer often holds a new file for a moment, and
 * whoever asks to rename it or the file in its place is refused; a little later it goes. A file that Excel has open stays refused.
 */
import { renameSync } from 'node:fs';
import { rename } from 'node:fs/promises';

const held = new Set(['EACCES', 'EBUSY', 'EPERM']);
/** Ten tries in one second: longer than a scanner takes, and not so long that a clerk thinks the program has stopped. */
const pauses = 10;
const pauseMs = 100;

/** Elsewhere than on Windows these codes say that it is not allowed, now or later. */
const mayPass = (error: unknown): boolean => process.platform === 'win32' && held.has((error as { code?: string }).code ?? '');

/** Rejects as `rename` of Node does, after a second for what may pass. */
export async function renameOver(from: string, to: string): Promise<void> {
  for (let pause = 0; ; pause += 1) {
    try {
      return await rename(from, to);
    } catch (error) {
      if (pause === pauses || !mayPass(error)) throw error;
      await new Promise((done) => setTimeout(done, pauseMs));
    }
  }
}

/** The same for the small files of a station that are written between two steps. */
export function renameOverSync(from: string, to: string): void {
  for (let pause = 0; ; pause += 1) {
    try {
      return renameSync(from, to);
    } catch (error) {
      if (pause === pauses || !mayPass(error)) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
    }
  }
}
