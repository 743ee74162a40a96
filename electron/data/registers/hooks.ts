/** Where a module adds what its records need when they are written; the router registers them once at start. */
import type { RegisterName } from '#shared/registers/index.ts';
import type { Tx, Values } from '../store/store.ts';

/** One record's write: `before` null when it is added; both whole records, and the same one when it was marked as removed or restored. */
export type Write = { id: number; before: Values | null; after: Values };
export type Hooks = {
  /** Fills in `after` what follows from its other values, before it is compared, judged and written. A step that is taken back is not filled. */
  complete: ((tx: Tx, register: RegisterName, station: number, write: Write) => void)[];
  /** May refuse. */
  before: ((tx: Tx, register: RegisterName, station: number, write: Write) => void)[];
  /** Writes what follows from it, in the same step. */
  after: ((tx: Tx, register: RegisterName, station: number, writes: readonly Write[]) => void)[];
  /** Puts back what a step wrote beside its records, when the step is taken back: by the step's command and summary. */
  undone: ((tx: Tx, command: string, summary: Readonly<Record<string, unknown>>) => void)[];
};

export const hooks: Hooks = { complete: [], before: [], after: [], undone: [] };
