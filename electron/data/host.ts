/** What a handler is given: the station that is open, the shell around it, files by token, jobs. One host a process, one person signed in. */
import type { Checked, CallName, HostEvent, Output } from '#shared/contract/index.ts';
import type { FilePurpose, PickedFile } from '#shared/contract/files.ts';
import type { StationInfo } from '#shared/contract/station.ts';
import type { Permission, Role } from '#shared/domain/permissions.ts';
import type { GraphicsState } from '#shared/shell/graphics.ts';
import type { Log } from '#shared/shell/log.ts';
import type { FailedTries } from './store/attempts.ts';
import type { Place } from '#shared/shell/places.ts';
import type { Store } from './store/store.ts';

/** Dialogs and paper: Electron's, the browser transport's, or none on the command line. */
export type Shell = {
  kind: 'window' | 'browser' | 'cli';
  /** Absolute paths; empty when the dialog was closed. */
  pick(purpose: FilePurpose, many: boolean): Promise<string[]>;
  /** Absolute paths of what a person has dropped on the window and nobody has asked for yet. */
  dropped(): string[];
  /** Absolute paths of what was double-clicked outside the window and nobody has asked for yet. */
  opened(): string[];
  target(purpose: FilePurpose, name: string): Promise<string | null>;
  show(path: string): Promise<void>;
  /** Whether the window draws with the graphics card; null where the window is not ours. */
  graphics(): Promise<GraphicsState | null>;
  enableGraphics(): Promise<void>;
  /** Bytes written. */
  printToPdf(path: string, options: { landscape: boolean; paper: 'A4' | 'A3' }): Promise<number>;
};

/** Tokens for paths, for as long as the process lives. */
export type Files = {
  give(path: string): PickedFile;
  /** Refuses `fileUnknown`. */
  path(token: string): string;
};

/** What running work does: tells how far it is, gives way to reads, stops when asked. */
export type JobContext = {
  signal: AbortSignal;
  report(stage: string, done: number, of: number): void;
  /** Lets waiting calls run; refuses `cancelled` when the job was cancelled. Call it between blocks of work of 20 ms or less. */
  giveWay(): Promise<void>;
};

export type Jobs = {
  /** One job of a name at a time: a second is refused as `busy`. */
  start(name: CallName, work: (job: JobContext) => Promise<unknown>): { job: number };
  state(job: number): Output<'jobs.state'>;
  wait(job: number): Promise<Output<'jobs.wait'>>;
  cancel(job: number): void;
  /** Cancels all and waits until they have ended. */
  stop(): Promise<void>;
};

export type OpenStation = {
  folder: string;
  store: Store;
  info: StationInfo;
  account: { id: number; name: string; role: Role };
  permissions: ReadonlySet<Permission>;
  /** Wrong pass phrases for this account since its sign-in before. */
  failedTries: FailedTries | null;
  /** A backup came upon pages of the file that cannot be read. */
  damaged: boolean;
};

export type Host = {
  /** Where the station is kept; another after it was moved. */
  folder: string;
  /** How that came about when the program was started. */
  place: Place | null;
  version: string;
  /** The entry that runs parsing and sealing on a thread of its own: `entry/worker`. */
  workerFile: string;
  shell: Shell;
  files: Files;
  jobs: Jobs;
  log: Log;
  emit(event: HostEvent): void;
  /** The open station; refuses `notSignedIn`. */
  open(): OpenStation;
  opened: OpenStation | null;
};

export type Handler<N extends CallName> = (host: Host, input: Checked<N>) => Output<N> | Promise<Output<N>>;
export type Handlers<N extends CallName = CallName> = { [K in N]: Handler<K> };
