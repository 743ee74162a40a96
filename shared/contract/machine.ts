/** 本机: what the program does on this PC, apart from the station: how its window draws, where it writes its log. */
import * as z from 'zod';
import { call } from './call.ts';

export const machineCalls = {
  /** `graphics` is null where the window is not ours (browser, command line). */
  'machine.state': call({
    kind: 'read',
    permission: 'member',
    input: z.object({}),
    output: z.object({
      graphics: z.object({ fault: z.enum(['crashed', 'notDrawn']).nullable(), next: z.boolean() }).nullable(),
      /** The log file's path, to be read out to whoever maintains the program; null where there is none. */
      log: z.string().nullable(),
    }),
  }),
  /** Uses the graphics card again from the next start on (Electron). */
  'machine.enableGraphics': call({ kind: 'read', permission: 'member', input: z.object({}), output: z.object({}) }),
  /** Shows the log in the file manager (Electron). */
  'machine.showLog': call({ kind: 'read', permission: 'member', input: z.object({}), output: z.object({}) }),
  /**
   * An error of a page itself. Answers with the number under which the log has it. Only frames of a stack are taken, as a message may quote
   * what somebody has typed.
   */
  'machine.pageError': call({
    kind: 'read',
    permission: 'public',
    input: z.object({ name: z.string().max(60), stack: z.string().max(8000) }),
    output: z.object({ ref: z.string() }),
  }),
};
