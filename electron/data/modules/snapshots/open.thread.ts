/** Opening, off the host's thread: one file after another, for as long as the merge lasts. */
import { on } from 'node:events';
import type { MessagePort } from 'node:worker_threads';
import * as z from 'zod';
import { Refusal } from '#shared/contract/refusal.ts';
import type { ErrorCode } from '#shared/contract/refusal.ts';
import { openSnapshot, peek } from './open.ts';
import type { Opened, Opener } from './open.ts';

export type OpenMessage = { type: 'peek' | 'open'; path: string };
export type OpenAnswer =
  | { type: 'peeked'; head: { code: string; sequence: number } | null }
  | { type: 'opened'; opened: Opened }
  | { type: 'refused'; code: ErrorCode; params: Record<string, unknown> };

export async function run(port: MessagePort, opener: Opener): Promise<void> {
  z.config({ jitless: true });
  for await (const [message] of on(port, 'message') as AsyncIterableIterator<[OpenMessage]>)
    port.postMessage(await answer(message, opener));
}

async function answer({ type, path }: OpenMessage, opener: Opener): Promise<OpenAnswer> {
  if (type === 'peek') return { type: 'peeked', head: await peek(path, opener) };
  try {
    return { type: 'opened', opened: await openSnapshot(path, opener) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { type: 'refused', code: error.code, params: error.params };
  }
}
