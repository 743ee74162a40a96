/** Real stations to time: made through the router, filled through the registers, asked as a window asks. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CallName, Input, Output } from '#shared/contract/index.ts';
import type { JobState } from '#shared/contract/jobs.ts';
import { noShell } from '../electron/data/entry/cli/noShell.ts';
import { createHost } from '../electron/data/router.ts';
import type { Router } from '../electron/data/router.ts';
import { commandOf, ownStation, writeBulk } from '../electron/data/registers/service.ts';
import { communityNames, people } from './people.ts';
import type { Person } from './people.ts';

export const project = join(import.meta.dirname, '..');
/** Everything a run makes; emptied at its start. */
export const work = join(project, 'out/bench');
export const account = '管理员';
export const passphrase = 'bench 只用于测量';

export type Station = {
  folder: string;
  router: Router;
  /** The value of a call; a refusal throws. */
  ask<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>>;
  /** The result of the job that a call starts. */
  finish<R>(name: CallName, input: unknown): Promise<R>;
  close(): Promise<void>;
};

/** The router over a folder of `work`. */
export function stationAt(name: string): Station {
  const folder = join(work, name);
  const router = createHost({
    folder,
    version: (JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { version: string }).version,
    // As installed: a thread of sources would first load what takes the types out of them.
    workerFile: join(project, 'out/main/data/worker.js'),
    emit: () => undefined,
    shell: noShell,
  });
  async function ask(call: CallName, input: unknown): Promise<unknown> {
    const answer = await router.call(call, input);
    if (!answer.ok) throw new Error(`${call}: ${answer.error.code} ${JSON.stringify(answer.error.params).slice(0, 500)}`);
    return answer.value;
  }
  return {
    folder,
    router,
    ask: ask as Station['ask'],
    async finish<R>(call: CallName, input: unknown) {
      const { job } = (await ask(call, input)) as { job: number };
      const ended = (await ask('jobs.wait', { job })) as JobState;
      if (ended.error) throw new Error(`${call}: ${ended.error.code} ${JSON.stringify(ended.error.params).slice(0, 500)}`);
      return ended.result as R;
    },
    close: () => router.close(),
  };
}

/** A new station of that name, signed in. */
export async function newStation(
  name: string,
  kind: 'street' | 'county' = 'street',
  code = kind === 'street' ? '520699001' : '520699',
): Promise<Station> {
  const station = stationAt(name);
  if (existsSync(station.folder)) rmSync(station.folder, { recursive: true });
  mkdirSync(station.folder, { recursive: true });
  await station.ask('station.create', {
    kind,
    code,
    name: kind === 'street' ? `示例县第${Number(code.slice(6))}街道` : '示例县',
    account,
    passphrase,
    demo: true,
  });
  return station;
}

/**
 * Waits until the stores of this process have put their logs into their files, as they do when nothing is written for a while: else one side's log
 * is put away in the other's time, and a log that is never put away grows from round to round.
 */
export const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2500));

/** Puts communities and workers into a station as one step, as an import does. */
export async function fill(station: Station, workers: readonly Person[]): Promise<void> {
  const open = station.router.host.open();
  await open.store.write(commandOf(open, 'spreadsheets.apply'), async (tx) => {
    const { ids } = await writeBulk(tx, 'communities', ownStation, { added: communityNames.map((name) => ({ name })), changed: [] });
    const added = workers.map((person) => ({ ...person, community: ids[person.community]! }));
    await writeBulk(tx, 'workers', ownStation, { added, changed: [] });
  });
}

/** A street of `count` workers, signed in. */
export async function filledStreet(name: string, count: number): Promise<Station> {
  const station = await newStation(name);
  await fill(station, people(count));
  return station;
}
