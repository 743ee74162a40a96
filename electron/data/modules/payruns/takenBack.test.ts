/** Held performance of two rhythms, corrections of it, runs taken back across months: each sum reckoned here by itself, from the lines alone. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { schemeDocument } from '#shared/domain/pay/index.ts';
import type { PayRunLine } from '#shared/contract/payruns.ts';
import example from '../../../../resources/schemes/example.json' with { type: 'json' };
import { discard, passphrase } from '../../../../tests/support/station.ts';
import type { TestStation } from '../../../../tests/support/station.ts';
import { sampleStation } from './testing.ts';

let station: TestStation;
let worker: number;
const as = (account: string): Promise<unknown> => station.ask('station.signIn', { account, passphrase });
const pay = async (run: number): Promise<void> => {
  await station.ask('payruns.advance', { run, to: 'checked' });
  await as('领导');
  await station.ask('payruns.advance', { run, to: 'approved' });
  await as('管理员');
  await station.ask('payruns.advance', { run, to: 'paid' });
};
const paid = async (call: 'payruns.create' | 'payruns.reverse', input: object): Promise<number> => {
  const { run } = await station.finish<{ run: number }>(call, input);
  await pay(run);
  return run;
};
const create = (period: string, more: object = {}): Promise<number> => paid('payruns.create', { period, ...more });
const linesOf = async (run: number): Promise<PayRunLine[]> => {
  const { rows } = await station.ask('payruns.lines', { run, reveal: true, limit: 500 });
  return rows.filter((l) => l.worker === worker);
};
const sumOf = async (run: number, field: 'total' | 'performance' | 'tax' | 'held'): Promise<number> =>
  (await linesOf(run)).reduce((n, l) => n + (l[field] ?? 0), 0);
const open = async (): Promise<number> => {
  const { lines } = await station.finish<{ lines: { worker: number; amount: number }[] }>('payruns.differences', { reveal: true });
  return lines.filter((l) => l.worker === worker).reduce((n, l) => n + l.amount, 0);
};

/** Performance by the quarter, and 300 yuan a month of it by the year. */
const shipped = schemeDocument.parse(example);
const document = schemeDocument.parse({
  ...shipped,
  name: '分期发放示例',
  effectiveFrom: '2025-06-01',
  parts: [
    ...shipped.parts,
    { key: 'yearEnd', label: '年终绩效', kind: 'performance', paid: 'yearly', amount: { by: 'fixed', values: [{ from: '2025-01-01', value: 30_000 }] } },
  ],
  split: { ...shipped.split, paid: 'quarterly' },
}); // prettier-ignore

beforeAll(async () => {
  station = await sampleStation();
  await station.ask('accounts.add', { name: '领导', role: 'leader', passphrase });
  const { scheme } = await station.ask('pay.saveScheme', { document });
  await station.ask('pay.publish', { scheme });
  const { rows } = await station.ask('registers.list', { register: 'workers', search: '蒋玉萍', limit: 1 });
  worker = rows[0]!.id;
});
afterAll(() => discard(station));

/** 蒋玉萍: 3,400 × 1.20, of which 30 % by the quarter; 300 by the year. */
const [quarterly, yearly] = [122_400, 30_000];

it('a suspension stops its share of each part, and a release pays what was kept of each on its own day', async () => {
  const item = await station.ask('registers.save', {
    register: 'payItems',
    values: { worker, kind: 'suspension', label: '缓发', share: 5_000, from: '2025-11', until: '2025-11', reason: '考核' },
  });
  const runs: number[] = [];
  for (const month of ['2025-10', '2025-11', '2025-12']) runs.push(await create(month));
  expect(await Promise.all(runs.map((run) => sumOf(run, 'performance')))).toEqual([0, 0, 2.5 * quarterly + 2.5 * yearly]);
  expect(await Promise.all(runs.map((run) => sumOf(run, 'held')))).toEqual([
    quarterly + yearly,
    0.5 * (quarterly + yearly),
    -1.5 * (quarterly + yearly),
  ]);
  // The suspension is lifted afterwards: what it stopped is owed, once.
  await station.ask('registers.remove', { register: 'payItems', ids: [item.id] });
  expect(await open()).toBe(0.5 * (quarterly + yearly));
  const supplement = await create('2026-01', { kind: 'supplement' });
  expect(await sumOf(supplement, 'performance')).toBe(0.5 * (quarterly + yearly));
  expect(await sumOf(supplement, 'held')).toBe(0);
  expect(await open()).toBe(0);
  // Nothing of it is left to be paid again in March.
  const first = [await create('2026-01'), await create('2026-02'), await create('2026-03')];
  expect(await Promise.all(first.map((run) => sumOf(run, 'performance')))).toEqual([0, 0, 3 * quarterly]);
  expect(await Promise.all(first.map((run) => sumOf(run, 'held')))).toEqual([
    quarterly + yearly,
    quarterly + yearly,
    yearly - 2 * quarterly,
  ]);
});

it('a month that was corrected, taken back and paid anew is paid once', async () => {
  const december = (await station.ask('payruns.list', {})).runs.find((r) => r.period === '2025-12' && r.kind === 'ordinary')!.id;
  const was = await sumOf(december, 'total');
  const reversal = await paid('payruns.reverse', { run: december, period: '2026-04' });
  expect((await sumOf(december, 'total')) + (await sumOf(reversal, 'total'))).toBe(0);
  expect((await sumOf(december, 'tax')) + (await sumOf(reversal, 'tax'))).toBe(0);
  const again = await create('2025-12');
  // The supplement of January stands: with it December is paid once, without a fen open.
  expect(await sumOf(again, 'total')).toBe(was + 0.5 * (quarterly + yearly));
  expect(await open()).toBe(-0.5 * (quarterly + yearly));
  await create('2026-04', { differences: true });
  expect(await open()).toBe(0);
});

it('the tax of a month paid anew is that of the month, in whichever month it was taken back', async () => {
  const { rows } = await station.ask('registers.list', { register: 'workers', search: '蒋玉萍', limit: 1 });
  await station.ask('registers.save', {
    register: 'payItems',
    values: {
      worker: rows[0]!.id,
      kind: 'addition',
      label: '一次性奖励',
      amount: 9_000_000,
      from: '2026-05',
      until: '2026-05',
      reason: '示例',
    },
  });
  const may = await create('2026-05');
  const tax = await sumOf(may, 'tax');
  expect(tax).toBeGreaterThan(0);
  await create('2026-06');
  await paid('payruns.reverse', { run: may, period: '2026-07' });
  const again = await create('2026-05');
  expect(await sumOf(again, 'tax')).toBe(tax);
  // The year as a whole: 累计预扣 of July counts May once.
  const july = await create('2026-07');
  const [line] = await linesOf(july);
  const detail = await station.ask('payruns.line', { line: line!.id });
  const { runs } = await station.ask('payruns.list', { year: 2026 });
  const gross = await Promise.all(runs.filter((r) => r.status === 'paid').map((r) => sumOf(r.id, 'total')));
  const taken = await sumOf(
    (await station.ask('payruns.list', { year: 2026 })).runs.find((r) => r.kind === 'reversal' && r.period === '2026-04')!.id,
    'total',
  );
  // The reversal of December 2025 is none of 2026's income.
  expect(detail.tax!.income).toBe(gross.reduce((a, b) => a + b, 0) - taken);
});
