/** Long work (工作): started by a call, watched by the `job` event, ended by `jobs.wait` or `jobs.cancel`. */
import * as z from 'zod';
import { call } from './call.ts';
import { envelopeError } from './envelope.ts';

export const jobStarted = z.object({ job: z.int() });

export const jobState = z.object({
  job: z.int(),
  /** The call that started it. */
  name: z.string(),
  status: z.enum(['running', 'done', 'failed', 'cancelled']),
  /** Which part of the work: read, check, write, seal … ; the words are the window's. */
  stage: z.string(),
  done: z.int(),
  /** 0 where it is not known. */
  of: z.int(),
  result: z.unknown().optional(),
  error: envelopeError.optional(),
});
export type JobState = z.infer<typeof jobState>;

export const jobCalls = {
  'jobs.state': call({ kind: 'read', permission: 'member', input: z.object({ job: z.int() }), output: jobState }),
  /** Answers when the job has ended. */
  'jobs.wait': call({ kind: 'read', permission: 'member', input: z.object({ job: z.int() }), output: jobState }),
  'jobs.cancel': call({ kind: 'read', permission: 'member', input: z.object({ job: z.int() }), output: z.object({}) }),
};
