/** Where Node keeps the data host's compiled code from one start to the next, as Chromium does the page's: a fifth of what the host's start takes. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of this version, below the program's own data; what another version left there is dropped, as nobody else would. */
export function compiledFolder(data: string, version: string): string {
  const all = join(data, 'Compiled');
  try {
    for (const old of readdirSync(all)) if (old !== version) rmSync(join(all, old), { recursive: true, force: true });
  } catch {
    // None yet, or not to be read: the host then starts without.
  }
  return join(all, version);
}
