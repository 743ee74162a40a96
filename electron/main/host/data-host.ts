/** The data host as the shell sees it, whichever process it runs in. */
import type { MessagePortMain } from 'electron';
import type { Init, Question, Reply } from '#shared/shell/channel.ts';
import { relayedHost } from './relayed.ts';
import { utilityHost } from './utility.ts';

export type DataHost = {
  /** Hands a window's port over. */
  connect(port: MessagePortMain): void;
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
};

/** How long a store may take to close before its process is ended; an ended one loses nothing that was committed. */
export const stopWithin = 20_000;

export function startDataHost(options: HostOptions, events: HostEvents): DataHost {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= 22) return utilityHost(options, events);
  if (options.node) return relayedHost(options, options.node, events);
  throw new Error(`Electron ${process.versions.electron} carries Node ${process.versions.node}; STREET_LEDGER_NODE must name a Node 24`);
}

/** Asks the shell on the host's behalf and says how it went. */
export async function reply(events: HostEvents, id: number, question: Question): Promise<{ type: 'reply'; id: number; value: Reply[keyof Reply] } | { type: 'unanswered'; id: number; reason: string }> {
  try {
    return { type: 'reply', id, value: await events.answer(question) };
  } catch (error) {
    return { type: 'unanswered', id, reason: error instanceof Error ? error.message : String(error) };
  }
}
