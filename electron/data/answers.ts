/** Turns what a handler returns or throws into the envelope. Stacks go to the log with the reference, never to a user. */
import { randomBytes } from 'node:crypto';
import { Refusal } from '#shared/contract/index.ts';
import type { Envelope, ErrorCode } from '#shared/contract/index.ts';

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

const log = (ref: string, name: string, error: unknown): void => {
  const { stack, message } = error instanceof Error ? error : { stack: undefined, message: String(error) };
  // Frames and codes only: a message may quote data.
  const frames =
    stack
      ?.split('\n')
      .filter((line) => line.trimStart().startsWith('at '))
      .slice(0, 8)
      .join('\n') ?? '';
  const code = (error as { code?: string }).code ?? (error as Error).name;
  console.error(`[${ref}] ${name}: ${code}${process.env['STREET_LEDGER_DEBUG'] ? ` ${message}` : ''}\n${frames}`);
};

export async function answerOf<T>(name: string, work: () => T | Promise<T>): Promise<Envelope<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    const ref = randomBytes(4).toString('hex');
    if (error instanceof Refusal) return { ok: false, error: { code: error.code, params: error.params, ref } };
    const known = meaningOf(error);
    if (!known) log(ref, name, error);
    return { ok: false, error: { code: known ?? 'internal', params: {}, ref } };
  }
}
