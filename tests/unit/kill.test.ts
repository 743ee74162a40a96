/**
 * `kill -9` of a real command line at random moments of import, export and merge: the store opens every time, shows the state before or
 * after and never between, and what was answered is never lost. A few kills of each with every test; `npm run kill` does 34, 102 in all. A
 * round that has ended before its moment is looked at like any other, and another takes its place.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { enrolEach, merge, person, seal, token } from '../support/snapshots.ts';
import { discard, newStation, passphrase, stationAt } from '../support/station.ts';
import type { TestStation } from '../support/station.ts';

const kills = Number(process.env['KILLS'] ?? 3);
const patience = 60_000 + kills * 60_000;
const cli = join(import.meta.dirname, '../../electron/data/entry/cli.ts');
const perImport = 150;
const account = '管理员';

let street: TestStation;
let county: TestStation;
let stick: string;
const at = (name: string): string => join(stick, name);

/** Runs the command line and kills it so many milliseconds after it has signed in; whether it had answered, and how long it worked. */
function run(args: string[], killAfter: number): Promise<{ answered: boolean; worked: number }> {
  const env = { ...process.env, STREET_LEDGER_PASSPHRASE: passphrase, STREET_LEDGER_USER: account };
  const child = spawn(process.execPath, [cli, ...args], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  // Signing in is the first thing that is written, and so the first that the log grows by.
  const log = join(args[1]!, 'store.db-wal');
  let began = 0;
  let timer: NodeJS.Timeout | undefined;
  const look = setInterval(() => {
    if (!statSync(log, { throwIfNoEntry: false })?.size) return;
    clearInterval(look);
    began = performance.now();
    timer = setTimeout(() => child.kill('SIGKILL'), killAfter);
  }, 1);
  return new Promise((resolve, reject) => {
    child.on('close', (code) => {
      clearInterval(look);
      clearTimeout(timer);
      if (code === 1) reject(new Error(`${args[0]} was refused: ${out.slice(0, 300)}`));
      else resolve({ answered: out.trimEnd().endsWith('}'), worked: performance.now() - began });
    });
  });
}

const reopen = async (folder: string): Promise<TestStation> => {
  const station = stationAt(folder);
  await station.ask('station.signIn', { account, passphrase });
  expect(await station.ask('station.verify', {})).toMatchObject({ ok: true });
  return station;
};
const workersOf = async (station: TestStation, code?: string): Promise<number> =>
  (await station.ask('registers.list', { register: 'workers', limit: 1, ...(code ? { station: code } : {}) })).total;

/** Where the kills fell, for whoever reads the long run. */
const fell = { answered: 0, before: 0, after: 0 };
const count = (answered: boolean, written: boolean): void => void (fell[answered ? 'answered' : written ? 'after' : 'before'] += 1);

let people = 0;
function workbook(): string {
  const lines = Array.from({ length: perImport }, () => {
    const { name, idNumber, birthDate, sex } = person(people++);
    return [name, idNumber, birthDate, sex === '1' ? '男' : '女', '团山社区'].join(',');
  });
  writeFileSync(at('people.csv'), `\uFEFF姓名,身份证号,出生日期,性别,所在社区\n${lines.join('\n')}\n`);
  return at('people.csv');
}

beforeAll(async () => {
  street = await newStation('street');
  county = await newStation('county');
  stick = join(street.folder, 'stick');
  mkdirSync(stick);
  await enrolEach(street, county, stick);
  await street.ask('registers.save', { register: 'communities', values: { name: '团山社区' } });
  await street.close();
  await county.close();
}, 60_000);
afterAll(async () => {
  console.log(`killed before the commit: ${fell.before}, after it: ${fell.after}; ended before the moment: ${fell.answered}`);
  await discard(street);
  await discard(county);
});

/**
 * Kills at a random moment of the work, every other time in the last part, where it commits and answers. How long the whole takes follows the
 * machine, which may have become quicker or slower.
 */
let turn = 0;
async function killed(args: string[], whole: { ms: number }): Promise<boolean> {
  turn += 1;
  const moment = turn % 2 === 0 ? Math.random() : 0.6 + Math.random() * 0.4;
  const { answered, worked } = await run(args, whole.ms * moment);
  whole.ms = answered ? worked : whole.ms * (moment > 0.9 ? 1.05 : 1);
  return answered;
}

it(
  'import: all of the file or nothing',
  async () => {
    const whole = { ms: (await run(['import', street.folder, workbook(), '--register', 'workers'], 60_000)).worked };
    let before = perImport;
    for (let done = 0, round = 0; done < kills; round += 1) {
      const answered = await killed(['import', street.folder, workbook(), '--register', 'workers'], whole);
      if (!answered) done += 1;
      const station = await reopen(street.folder);
      const after = await workersOf(station);
      expect(answered ? [before + perImport] : [before, before + perImport], `round ${round}`).toContain(after);
      count(answered, after > before);
      before = after;
      await station.close();
    }
  },
  patience,
);

it(
  'export: a complete snapshot or no sequence used',
  async () => {
    const args = ['export', street.folder, '--to', at('county.station.json'), '--out', stick];
    const whole = { ms: (await run(args, 60_000)).worked };
    let before = 1;
    for (let done = 0, round = 0; done < kills; round += 1) {
      const answered = await killed(args, whole);
      if (!answered) done += 1;
      const station = await reopen(street.folder);
      const { slips } = await station.ask('snapshots.sealed', {});
      expect(answered ? [before + 1] : [before, before + 1], `round ${round}`).toContain(slips.length);
      expect(slips.map((s) => s.sequence)).toEqual(slips.map((_, i) => slips.length - i));
      for (const { file, sha256 } of slips)
        expect(
          createHash('sha256')
            .update(readFileSync(at(file)))
            .digest('hex'),
        ).toBe(sha256);
      expect(readdirSync(stick).filter((name) => name.endsWith('.snapshot.age'))).toHaveLength(slips.length);
      count(answered, slips.length > before);
      before = slips.length;
      await station.close();
    }
    const station = await reopen(street.folder);
    await seal(station, stick);
    expect(readdirSync(stick).filter((name) => name.endsWith('.part'))).toEqual([]);
    await station.close();
  },
  patience,
);

it(
  'merge: the street before or after, never between',
  async () => {
    let files = readdirSync(stick)
      .filter((name) => name.endsWith('.snapshot.age'))
      .sort();
    const whole = { ms: (await run(['merge', county.folder, at(files[0]!), '--receipts', stick], 60_000)).worked };
    let sequence = 1;
    for (let done = 0, round = 0; done < kills; round += 1) {
      const sender = await reopen(street.folder);
      await sender.ask('registers.save', { register: 'workers', values: person(people++) });
      const expected = await workersOf(sender);
      const { file, sequence: next } = await seal(sender, stick);
      await sender.close();
      const had = await (async () => {
        const station = await reopen(county.folder);
        const total = await workersOf(station, '520699001');
        await station.close();
        return total;
      })();
      const answered = await killed(['merge', county.folder, at(file), '--receipts', stick], whole);
      if (!answered) done += 1;
      const station = await reopen(county.folder);
      const [seen] = (await station.ask('snapshots.streets', {})).streets;
      expect(answered ? [next] : [sequence, next], `round ${round}`).toContain(seen!.sequence);
      count(answered, seen!.sequence === next);
      expect(await workersOf(station, '520699001')).toBe(seen!.sequence === next ? expected : had);
      const [result] = await merge(station, [at(file)], stick);
      expect(result!.outcome).toBe(seen!.sequence === next ? 'unchanged' : 'merged');
      expect(existsSync(at(result!.receipt!))).toBe(true);
      sequence = next;
      await station.close();
      const back = await reopen(street.folder);
      await back.ask('snapshots.receipt', { file: token(back, at(result!.receipt!)) });
      await back.close();
    }
    files = readdirSync(stick).filter((name) => name.endsWith('.part'));
    expect(files.filter((name) => name.includes('.snapshot.'))).toEqual([]);
  },
  patience,
);
