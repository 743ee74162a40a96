/** Turns what a handler returns or throws into the envelope. Stacks go to the log with the reference, never to a user. */
import { randomBytes } from 'node:crypto';
import { Refusal } from '#shared/contract/index.ts';
import type { Envelope, ErrorCode } from '#shared/contract/index.ts';
import { errorEntry, type Log } from '#shared/shell/log.ts';

/** What the system's own error codes mean to a user; SQLite's extended codes begin with the plain one. */
const systemErrors: readonly [prefix: string, code: ErrorCode][] = [
  ['ENOSPC', 'diskFull'],
  ['SQLITE_FULL', 'diskFull'],
  // Where there is no room even for the index of the write-ahead log, or for its next page.
  ['SQLITE_IOERR_SHM', 'diskFull'],
  ['SQLITE_IOERR_WRITE', 'diskFull'],
  ['SQLITE_IOERR_FSYNC', 'diskFull'],
  ['EROFS', 'storeReadOnly'],
  ['SQLITE_READONLY', 'storeReadOnly'],
  ['SQLITE_CANTOPEN', 'storeReadOnly'],
  ['SQLITE_CORRUPT', 'storeDamaged'],
  ['SQLITE_NOTADB', 'storeDamaged'],
  ['SQLITE_IOERR', 'storeDamaged'],
  ['SQLITE_BUSY', 'storeInUse'],
  ['EACCES', 'fileNotWritable'],
  ['EPERM', 'fileNotWritable'],
  ['EISDIR', 'fileNotReadable'],
  ['ENOTDIR', 'folderMissing'],
  ['ENOENT', 'fileNotFound'],
];

const meaningOf = (error: unknown): ErrorCode | undefined => {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? systemErrors.find(([prefix]) => code.startsWith(prefix))?.[1] : undefined;
};

/** Where there is no file: on the standard error output, which a window's user never sees. */
export const consoleLog: Log = {
  error: (ref, where, error) => console.error(errorEntry(ref, where, error)),
  note: (text) => console.error(text),
};

/** Eight characters that find an error in the log. */
export const newRef = (): string => randomBytes(4).toString('hex');

export async function answerOf<T>(log: Log, name: string, work: () => T | Promise<T>): Promise<Envelope<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    const ref = newRef();
    if (error instanceof Refusal) return { ok: false, error: { code: error.code, params: error.params, ref } };
    const known = meaningOf(error);
    // A refusal is an answer like another; what the system refuses may be for whoever maintains the PC.
    log.error(ref, name, error);
    return { ok: false, error: { code: known ?? 'internal', params: {}, ref } };
  }
}
