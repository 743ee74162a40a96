/**
 * How long a list waits while the host works: the first rows by name asked for again and again through the socket while a regrading and a month's
 * run go on as jobs in the same host, against the same call of the idle host.
 */
import type { JobState } from '#shared/contract/jobs.ts';
import type { Measure } from './measures.ts';
import { fields } from './shapes.ts';
import { openSocket } from './socket.ts';
import type { Client } from './socket.ts';
import { account, passphrase } from './stations.ts';
import { median } from './timing.ts';

/** Between an answer and the next question: milliseconds. */
const pause = 30;
const rounds = 2;
const idleAsks = 50;
const second = '示例复核人';

const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Seconds of each answer, until `over`. */
async function waits(client: Client, over: (asked: number) => boolean): Promise<number[]> {
  const times: number[] = [];
  while (!over(times.length)) {
    const start = performance.now();
    await client.call('registers.list', { register: 'workers', fields, sort: { field: 'name' } });
    times.push((performance.now() - start) / 1000);
    await rest(pause);
  }
  return times;
}

/** The result of a job, and how long each list that was asked for meanwhile waited. */
async function during<R>(client: Client, name: string, input: unknown): Promise<{ result: R; times: number[] }> {
  const { job } = (await client.call(name, input)) as { job: number };
  let ended: JobState | null = null;
  const end = client.call('jobs.wait', { job }).then((state) => (ended = state as JobState));
  const times = await waits(client, () => ended !== null);
  const { error, result } = await end;
  if (error) throw new Error(`${name}: ${error.code}`);
  return { result: result as R, times };
}

type Round = { idle: number; times: Record<string, number[]> };

/** Everybody graded on the first of a year, proposed, approved by a second person; then a month of that year paid. */
async function round(client: Client, year: number): Promise<Round> {
  const signIn = (name: string): Promise<unknown> => client.call('station.signIn', { account: name, passphrase });
  await waits(client, (asked) => asked === idleAsks); // page caches, statements, compiled code
  const idle = median(await waits(client, (asked) => asked === idleAsks));
  const preview = await during<{ plan: string }>(client, 'pay.regradePreview', { on: `${year}-01-01` });
  const proposal = await during<{ regrading: number }>(client, 'pay.regradePropose', { plan: preview.result.plan });
  await signIn(second);
  const approval = await during(client, 'pay.regradeApprove', { regrading: proposal.result.regrading });
  await signIn(account);
  const run = await during(client, 'payruns.create', { period: `${year}-01` });
  return { idle, times: { preview: preview.times, proposal: proposal.times, approval: approval.times, run: run.times } };
}

/** Over a street's folder whose host is not running. The seconds of `theirs`: the median of the idle host just before. */
export async function measureWaits(folder: string): Promise<Measure[]> {
  const client = await openSocket(folder);
  await client.call('accounts.add', { name: second, role: 'leader', passphrase });
  const found: Round[] = [];
  for (let i = 0; i < rounds; i++) found.push(await round(client, 2025 + i));
  await client.close();
  const theirs = found.map(({ idle }) => idle);
  const of = (work: string, part: string): Measure[] => {
    const times = found.map((r) => r.times[part]!);
    const row = (name: string, ours: number[], more?: Measure['more']): Measure => ({
      part: 'pay',
      name: `first rows by name, ${work}: ${name}`,
      aim: null,
      unit: 'ms',
      ours,
      theirs,
      peer: 'median, host idle',
      ...(more ? { more } : {}),
    });
    return [
      row('median', times.map(median), { asked: times.map((t) => t.length) }),
      row(
        'longest',
        times.map((t) => Math.max(...t)),
      ),
    ];
  };
  return [
    ...of('while everybody is graded', 'preview'),
    ...of('while a regrading is proposed', 'proposal'),
    ...of('while a regrading is approved', 'approval'),
    ...of('while a month is run', 'run'),
  ];
}
