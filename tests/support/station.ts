/** A real station in a folder of its own, asked through the router as a window would. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallName, HostEvent, Input, Output } from '#shared/contract/index.ts';
import type { JobState } from '#shared/contract/jobs.ts';
import { noShell } from '../../electron/data/entry/cli/noShell.ts';
import { createHost } from '../../electron/data/router.ts';
import type { Router } from '../../electron/data/router.ts';

export const passphrase = 'correct horse 电池';
const workerFile = join(import.meta.dirname, '../../electron/data/entry/worker.ts');

export type TestStation = {
  folder: string;
  router: Router;
  events: HostEvent[];
  ask<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>>;
  /** The code of the refusal that a call ends in; null when it is answered. */
  refusal(name: CallName, input: unknown): Promise<string | null>;
  /** What the sentence of that refusal is made from. */
  refusalParams(name: CallName, input: unknown): Promise<Record<string, unknown> | null>;
  finish<R>(name: CallName, input: unknown): Promise<R>;
  close(): Promise<void>;
};

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'street-ledger-'));

/** The router over a folder that may or may not hold a station. */
export function stationAt(folder: string): TestStation {
  const events: HostEvent[] = [];
  const router = createHost({
    folder,
    version: '0.0.0',
    workerFile,
    emit: (event) => void events.push(event),
    shell: noShell,
  });
  async function ask(name: CallName, input: unknown): Promise<unknown> {
    const answer = await router.call(name, input);
    if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${JSON.stringify(answer.error.params)}`);
    return answer.value;
  }
  return {
    folder,
    router,
    events,
    ask: ask as TestStation['ask'],
    async refusal(name, input) {
      const answer = await router.call(name, input);
      return answer.ok ? null : answer.error.code;
    },
    async refusalParams(name, input) {
      const answer = await router.call(name, input);
      return answer.ok ? null : answer.error.params;
    },
    async finish<R>(name: CallName, input: unknown) {
      const { job } = (await ask(name, input)) as { job: number };
      const ended = (await ask('jobs.wait', { job })) as JobState;
      if (ended.error) throw new Error(`${name}: ${ended.error.code} ${JSON.stringify(ended.error.params)}`);
      return ended.result as R;
    },
    async close() {
      await router.close();
    },
  };
}

/**
 * A new station, signed in as its administrator 管理员. Unless said otherwise it is one for demonstrations: 示例方案 is published in it, and made-up
 * schemes may pay.
 */
export async function newStation(
  kind: 'street' | 'county' = 'street',
  code = kind === 'street' ? '520699001' : '520699',
  { demo = true } = {},
): Promise<TestStation> {
  const station = stationAt(temporaryFolder());
  const name = kind === 'street' ? '示例县红旗街道' : '示例县';
  await station.ask('station.create', { kind, code, name, account: '管理员', passphrase, demo });
  return station;
}

export async function discard(station: TestStation): Promise<void> {
  await station.close();
  rmSync(station.folder, { recursive: true, force: true });
}
