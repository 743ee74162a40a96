/** contract -> handler: permission, input validated, run, answered in an envelope. The only door to the data host, whoever calls. */
import * as z from 'zod';
import { contract, Refusal } from '#shared/contract/index.ts';
import type { CallName, Envelope, HostEvent } from '#shared/contract/index.ts';
import type { Log } from '#shared/shell/log.ts';
import type { Place } from '#shared/shell/places.ts';
import { answerOf, consoleLog } from './answers.ts';
import { createFiles, fileHandlers } from './files.ts';
import type { Handler, Handlers, Host, Shell } from './host.ts';
import { createJobs } from './jobs.ts';
import { accountHandlers } from './modules/accounts/handlers.ts';
import { careerHandlers } from './modules/careers/handlers.ts';
import { countyHandlers } from './modules/county/handlers.ts';
import { flowHandlers } from './modules/flows/handlers.ts';
import { ledgerHandlers } from './modules/ledgers/handlers.ts';
import { listHandlers } from './modules/lists/handlers.ts';
import { listUseHandlers } from './modules/listUse/handlers.ts';
import { completeUse, guardUse } from './modules/listUse/service.ts';
import { guardLists, readItems } from './modules/lists/service.ts';
import { payHandlers } from './modules/pay/handlers.ts';
import { regradingHandlers } from './modules/regrading/handlers.ts';
import { reopen } from './modules/regrading/service.ts';
import { refusePublished } from './modules/pay/service.ts';
import { payrunHandlers } from './modules/payruns/handlers.ts';
import { machineHandlers } from './modules/machine/handlers.ts';
import { completeProfile, refuseLocked } from './modules/payruns/service.ts';
import { matrixHandlers, publicationHandlers } from './modules/publication/handlers.ts';
import { simulationHandlers } from './modules/simulation/handlers.ts';
import { snapshotHandlers } from './modules/snapshots/handlers.ts';
import { spreadsheetHandlers } from './modules/spreadsheets/handlers.ts';
import { stationHandlers } from './modules/station/handlers.ts';
import { signOut } from './modules/station/service.ts';
import { viewHandlers } from './modules/views/handlers.ts';
import { workerHandlers } from './modules/workers/handlers.ts';
import { refuseUnkept } from './modules/workers/papers.ts';
import { keepAgreement } from './modules/workers/service.ts';
import { registerHandlers } from './registers/handlers.ts';
import { hooks } from './registers/hooks.ts';

// The window's content policy forbids code made at run time, and so do we everywhere.
z.config({ jitless: true });

export const handlers: Handlers = {
  ...stationHandlers,
  ...accountHandlers,
  ...registerHandlers,
  ...fileHandlers,
  ...countyHandlers,
  ...ledgerHandlers,
  ...spreadsheetHandlers,
  ...snapshotHandlers,
  ...payHandlers,
  ...payrunHandlers,
  ...simulationHandlers,
  ...regradingHandlers,
  ...careerHandlers,
  ...workerHandlers,
  ...listHandlers,
  ...publicationHandlers,
  ...matrixHandlers,
  ...listUseHandlers,
  ...flowHandlers,
  ...viewHandlers,
  ...machineHandlers,
  'jobs.state': (host, { job }) => host.jobs.state(job),
  'jobs.wait': (host, { job }) => host.jobs.wait(job),
  'jobs.cancel': (host, { job }) => {
    host.jobs.cancel(job);
    return {};
  },
};

hooks.complete = [completeUse, completeProfile];
hooks.before = [refusePublished, refuseUnkept, guardLists, guardUse, refuseLocked];
hooks.after = [keepAgreement, readItems];
hooks.undone = [reopen];

export type HostOptions = {
  folder: string;
  /** None on the command line, which is told its folder with each command. */
  place?: Place;
  shell: Shell;
  version: string;
  workerFile: string;
  /** By default on the standard error output. */
  log?: Log;
  emit(event: HostEvent): void;
};

export type Router = {
  host: Host;
  /** Never rejects. `input` may be anything a caller sends. */
  call(name: string, input: unknown): Promise<Envelope<unknown>>;
  /** Ends jobs, closes the store, lets the folder go. */
  close(): Promise<void>;
};

export function createHost(options: HostOptions): Router {
  const log = options.log ?? consoleLog;
  const host: Host = {
    ...options,
    log,
    place: options.place ?? null,
    files: createFiles(),
    jobs: createJobs(options.emit, log),
    opened: null,
    open() {
      if (!this.opened) throw new Refusal('notSignedIn');
      return this.opened;
    },
  };

  async function run(name: string, input: unknown): Promise<unknown> {
    if (!Object.hasOwn(contract, name)) throw new Refusal('unknownCall', { name });
    const declared = contract[name as CallName];
    const checked = declared.input.safeParse(input ?? {});
    if (!checked.success) {
      const issue = checked.error.issues[0];
      throw new Refusal('invalidInput', { field: issue?.path.join('.') ?? '', problem: issue?.code ?? '' });
    }
    permit(host, typeof declared.permission === 'function' ? declared.permission(checked.data as never) : declared.permission);
    return (handlers[name as CallName] as Handler<CallName>)(host, checked.data);
  }

  return {
    host,
    call: (name, input) => answerOf(log, name, () => run(name, input)),
    close: () => signOut(host),
  };
}

function permit(host: Host, permission: string): void {
  if (permission === 'public') return;
  const { permissions } = host.open();
  if (!(permissions as ReadonlySet<string>).has(permission)) throw new Refusal('notPermitted', { permission });
}
