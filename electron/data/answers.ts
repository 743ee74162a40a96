/** Turns what a handler returns or throws into the envelope. Stacks go to the log with the reference, never to a user. */
import { randomBytes } from 'node:crypto';
import { Refusal } from '#shared/contract/index.ts';
import type { Envelope, ErrorCode } from '#shared/contract/index.ts';

/** What the system's own error codes mean to a user. */
const systemErrors: Record<string, ErrorCode> = {
  ENOSPC: 'diskFull',
  SQLITE_FULL: 'diskFull',
  EACCES: 'fileNotWritable',
  EPERM: 'fileNotWritable',
  EROFS: 'storeReadOnly',
  SQLITE_READONLY: 'storeReadOnly',
  SQLITE_READONLY_DIRECTORY: 'storeReadOnly',
  SQLITE_READONLY_DBMOVED: 'storeReadOnly',
  SQLITE_READONLY_CANTINIT: 'storeReadOnly',
  SQLITE_CANTOPEN: 'storeReadOnly',
  SQLITE_CORRUPT: 'storeDamaged',
  SQLITE_NOTADB: 'storeDamaged',
  SQLITE_IOERR: 'storeDamaged',
  SQLITE_BUSY: 'storeInUse',
  ENOENT: 'fileNotFound',
};

const log = (ref: string, name: string, error: unknown): void => {
  const { stack, message } = error instanceof Error ? error : { stack: undefined, message: String(error) };
  // Frames and codes only: a message may quote data.
  const frames = stack?.split('\n').filter((line) => line.trimStart().startsWith('at ')).slice(0, 8).join('\n') ?? '';
  const code = (error as { code?: string }).code ?? (error as Error).name;
  console.error(`[${ref}] ${name}: ${code}${process.env['STREET_LEDGER_DEBUG'] ? ` ${message}` : ''}\n${frames}`);
};

export async function answerOf<T>(name: string, work: () => T | Promise<T>): Promise<Envelope<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    const ref = randomBytes(4).toString('hex');
    if (error instanceof Refusal) return { ok: false, error: { code: error.code, params: error.params, ref } };
    const known = systemErrors[(error as { code?: string }).code ?? ''];
    if (!known) log(ref, name, error);
    return { ok: false, error: { code: known ?? 'internal', params: {}, ref } };
  }
}
