/** What every call answers, over every transport. */
import * as z from 'zod';
import { errorCodes } from './refusal.ts';
import type { ErrorCode } from './refusal.ts';

export * from './refusal.ts';

export type CallError = {
  code: ErrorCode;
  /** What the sentence needs: names, numbers, rows. Plain JSON, never personal data beyond what the caller sent. */
  params: Record<string, unknown>;
  /** Finds the entry in the log: eight characters. */
  ref: string;
};

export type Envelope<T> = { ok: true; value: T } | { ok: false; error: CallError };

export const envelopeError = z.object({
  code: z.enum(errorCodes),
  params: z.record(z.string(), z.unknown()),
  ref: z.string(),
});
