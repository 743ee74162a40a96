/** The contract: the only list of what can be asked. Client types, router, validation and permission checks derive from it. */
import type * as z from 'zod';
import { careerCalls } from './careers.ts';
import { countyCalls } from './county.ts';
import { fileCalls } from './files.ts';
import { flowCalls } from './flows.ts';
import { jobCalls } from './jobs.ts';
import { listCalls } from './lists.ts';
import { listUseCalls } from './listUse.ts';
import { machineCalls } from './machine.ts';
import { matrixCalls } from './matrix.ts';
import { payCalls } from './pay.ts';
import { payrunCalls } from './payruns.ts';
import { publicationCalls } from './publication.ts';
import { proposalCalls } from './proposals.ts';
import { regradeCalls } from './regrade.ts';
import { registerCalls } from './registers.ts';
import { simulationCalls } from './simulation.ts';
import { snapshotCalls } from './snapshots.ts';
import { spreadsheetCalls } from './spreadsheets.ts';
import { stationCalls } from './station.ts';
import { statuteCalls } from './statutes.ts';
import { viewCalls } from './views.ts';
import { workerCalls } from './workers.ts';

export * from './envelope.ts';
export type { Call } from './call.ts';

export const contract = {
  ...stationCalls,
  ...registerCalls,
  ...countyCalls,
  ...fileCalls,
  ...jobCalls,
  ...spreadsheetCalls,
  ...snapshotCalls,
  ...payCalls,
  ...payrunCalls,
  ...simulationCalls,
  ...regradeCalls,
  ...careerCalls,
  ...workerCalls,
  ...listCalls,
  ...proposalCalls,
  ...statuteCalls,
  ...publicationCalls,
  ...matrixCalls,
  ...listUseCalls,
  ...flowCalls,
  ...viewCalls,
  ...machineCalls,
};
export type Contract = typeof contract;
export type CallName = keyof Contract;
/** What a caller may leave out is left out. */
export type Input<N extends CallName> = z.input<Contract[N]['input']>;
/** What a handler gets: defaults filled in. */
export type Checked<N extends CallName> = z.output<Contract[N]['input']>;
export type Output<N extends CallName> = z.output<Contract[N]['output']>;

/** What the data host tells without being asked. */
export type HostEvent =
  | { topic: 'job'; payload: import('./jobs.ts').JobState }
  | { topic: 'changed'; payload: { registers: string[] } }
  | { topic: 'signedOut'; payload: Record<string, never> }
  /** Files were double-clicked; `files.opened` tells which. */
  | { topic: 'opened'; payload: Record<string, never> };
export type Topic = HostEvent['topic'];

/** What a transport carries: JSON both ways. */
export type CallMessage = { id: number; name: string; input: unknown };
export type AnswerMessage = { id: number; answer: import('./envelope.ts').Envelope<unknown> };
export type EventMessage = { event: HostEvent };
