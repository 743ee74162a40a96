/** Files that the program is to open: double-clicked ones come as arguments. */
import { resolve } from 'node:path';
import { openableKind } from '#shared/shell/openable.ts';

/** More at once is a mistake: the operating system would not hand them over in one command line either. */
const most = 200;

/** The absolute paths of the files named in a command line, in its order; switches, the program itself and other files are left out. */
export function filesToOpen(argv: readonly string[], folder: string): string[] {
  const named = argv.filter((argument) => !argument.startsWith('-') && openableKind(argument) !== null);
  return [...new Set(named.map((path) => resolve(folder, path)))].slice(0, most);
}

/** What a second start sends to the first (`requestSingleInstanceLock`). In ASCII: with Chinese in it nothing arrived (Electron 33, Linux). */
export const sending = (opened: readonly string[]): { opened: string[] } => ({ opened: opened.map(encodeURIComponent) });

/** The files that a second start has sent. It may be another version's, so nothing about it is taken for granted. */
export function sentFiles(sent: unknown): string[] {
  const { opened } = (sent ?? {}) as { opened?: unknown };
  return Array.isArray(opened) ? filesToOpen(opened.flatMap(decoded), '/') : [];
}

function decoded(path: unknown): string[] {
  try {
    return [decodeURIComponent(String(path))];
  } catch {
    return [];
  }
}
