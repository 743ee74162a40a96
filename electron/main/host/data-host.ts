/** The data host as the shell sees it, whichever process it runs in. */
import type { MessagePortMain } from 'electron';
import type { Init, Question, Reply, ToHost } from '#shared/shell/channel.ts';

export type DataHost = {
  /** Hands a window's port over. */
  connect(port: MessagePortMain): void;
  /** Files to be opened. */
  open(paths: string[]): void;
  /** Ends jobs, closes the store, waits for the process to end. */
  stop(): Promise<void>;
};

export type HostEvents = {
  ready(): void;
  /** The process has ended without being asked to. */
  died(reason: string): void;
  answer(question: Question): Promise<Reply[keyof Reply]>;
};

export type HostOptions = {
  /** The built `data/utility.js`. */
  entry: string;
  init: Init;
  /** A Node 24 for Electron runtimes whose own Node cannot load the store (before 22: test machines). */
  node: string | null;
  /** Where Node keeps the host's compiled code (`compiled.ts`). */
  compiled: string;
};

/** The host's environment. */
export const hostEnv = ({ compiled }: HostOptions): Record<string, string> => ({
  ...(process.env as Record<string, string>),
  NODE_COMPILE_CACHE: compiled,
});

/** How long a store may take to close before its process is ended; an ended one loses nothing that was committed. */
export const stopWithin = 20_000;

/** Asks the shell on the host's behalf and says how it went. */
export async function reply(events: HostEvents, id: number, question: Question): Promise<ToHost> {
  try {
    return { type: 'reply', id, value: await events.answer(question) };
  } catch (error) {
    return { type: 'unanswered', id, reason: error instanceof Error ? error.message : String(error) };
  }
}
