/** Timing two or more ways of doing the same thing, in turn, so that a noisy machine is as noisy for each of them. */
import { spawn } from 'node:child_process';

/** One run of one side: the seconds it took. */
export type Side = () => number | Promise<number>;

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** Seconds a call: the median of `calls` of them one after another, so that one pause of the machine does not count. */
export async function timedEach(calls: number, work: (index: number) => unknown): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < calls; i++) times.push(await timed(() => work(i)));
  return median(times);
}

/** `rounds` runs of every side: a–b–c–a–b–c. */
export async function inTurn<Name extends string>(rounds: number, sides: Record<Name, Side>): Promise<Record<Name, number[]>> {
  const runs = Object.fromEntries(Object.keys(sides).map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < rounds; round++) {
    for (const name of Object.keys(sides) as Name[]) runs[name].push(await sides[name]());
  }
  return runs;
}

export type RunOptions = { env?: NodeJS.ProcessEnv; cwd?: string };

/** Runs a program to its end; what it wrote to stdout. A failure throws with its last words. */
export function run(command: string, args: readonly string[], { env = {}, cwd }: RunOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env: { ...process.env, ...env }, ...(cwd ? { cwd } : {}), stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    let complained = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complained = (complained + text).slice(-2000)));
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve(said) : reject(new Error(`${command} ended with ${code}: ${complained}`))));
  });
}

/** A pipeline of the shell; any part that fails fails the whole. */
export const shell = (script: string, cwd: string): Promise<string> => run('bash', ['-euo', 'pipefail', '-c', script], { cwd });
