/**
 * What holds of every run, in random years of a whole street: months paid one after another with the corrections of what was found out meanwhile, then
 * all of them taken back. The sums are taken from the stored lines alone.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { schemeDocument } from '#shared/domain/pay/index.ts';
import { moneyFields, nothing } from '#shared/domain/payroll/index.ts';
import type { Amounts } from '#shared/domain/payroll/index.ts';
import type { RegisterName, Value } from '#shared/registers/index.ts';
import example from '../../../../resources/schemes/example.json' with { type: 'json' };
import { discard, passphrase } from '../../../../tests/support/station.ts';
import type { TestStation } from '../../../../tests/support/station.ts';
import type { KeptDetail } from './detail.ts';
import { linesOf } from './lines.ts';
import { sampleStation } from './testing.ts';

let station: TestStation;
let people: number[];
const as = (account: string): Promise<unknown> => station.ask('station.signIn', { account, passphrase });
const save = (register: RegisterName, values: Record<string, Value>, id?: number): Promise<string | null> =>
  station.refusal('registers.save', { register, values, ...(id === undefined ? {} : { id }) });

/** Performance by the quarter, and 300 yuan a month of it by the year. */
const document = schemeDocument.parse({
  ...example,
  name: '分期发放示例',
  effectiveFrom: '2015-01-01',
  base: { values: [{ from: '2015-01-01', value: 340_000, source: '示例' }] },
  coefficients: [{ ...example.coefficients[0]!, from: '2015-01-01' }],
  factors: [],
  parts: [
    example.parts[0]!,
    { key: 'yearEnd', label: '年终绩效', kind: 'performance', paid: 'yearly', amount: { by: 'fixed', values: [{ from: '2015-01-01', value: 30_000 }] } },
  ],
  split: { ...example.split, paid: 'quarterly' },
}); // prettier-ignore

beforeAll(async () => {
  station = await sampleStation();
  await station.ask('accounts.add', { name: '领导', role: 'leader', passphrase });
  const { scheme } = await station.ask('pay.saveScheme', { document });
  await station.ask('pay.publish', { scheme });
  const { policies } = await station.ask('payruns.installPolicies', {});
  for (const policy of policies) await station.ask('payruns.publishPolicy', { policy });
  people = (await station.ask('registers.list', { register: 'workers', limit: 500, sort: { field: 'id' } })).rows.map((r) => r.id);
  // Enough of other pay that a correction of half a year leaves something to pay, and that there is tax.
  for (const worker of people) {
    await save('payItems', { worker, kind: 'addition', label: '其他', amount: 1_500_000, from: '2015-01', reason: '示例' });
    await save('payProfiles', { worker, from: '2015-01-01', insuranceBase: 400_000, fundBase: 400_000 });
  }
});
afterAll(() => discard(station));

/** Checked by one, approved by another, paid; all of them at once. */
async function pay(runs: readonly number[]): Promise<void> {
  for (const run of runs) await station.ask('payruns.advance', { run, to: 'checked' });
  await as('领导');
  for (const run of runs) await station.ask('payruns.advance', { run, to: 'approved' });
  await as('管理员');
  for (const run of runs) await station.ask('payruns.advance', { run, to: 'paid' });
}

type Line = Amounts & { worker: number; detail: KeptDetail };
const stored = (run: number): Line[] =>
  [...linesOf(station.router.host.open().store.reader, 1, run)].flat().map((row) => {
    const amounts = nothing();
    for (const f of moneyFields) amounts[f] = Number(row[f] ?? 0);
    return { ...amounts, worker: Number(row['worker']), detail: JSON.parse(String(row['detail'])) as KeptDetail };
  });

const total = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0);
/** What lines come to, by person and by whatever `named` gives of each. */
function sums(lines: readonly Line[], named: (line: Line) => Iterable<[string, number]>): Map<string, number> {
  const found = new Map<string, number>();
  for (const line of lines)
    for (const [name, amount] of named(line)) {
      const key = `${line.worker} ${name}`;
      found.set(key, (found.get(key) ?? 0) + amount);
    }
  return found;
}
const held = (line: Line): [string, number][] => Object.entries(line.detail.held ?? {});
const everything = (line: Line): [string, number][] => [
  ...moneyFields.map((f): [string, number] => [f, line[f]]),
  ...(line.detail.components ?? []).map((c): [string, number] => [`${c.key} ${c.label}`, c.amount]),
  ...held(line).map(([key, amount]): [string, number] => [`held ${key}`, amount]),
];
const notNothing = (all: ReadonlyMap<string, number>): [string, number][] => [...all].filter(([, amount]) => amount !== 0);

/** Found out in the month `at` of the six, of that month or one before it. */
type Event = {
  at: number;
  who: number;
  of: number;
  day: number;
  what: (on: string, worker: number) => [RegisterName, Record<string, Value>, number?];
};
const when = {
  at: fc.integer({ min: 0, max: 5 }),
  who: fc.nat(1_000),
  of: fc.integer({ min: 0, max: 5 }),
  day: fc.integer({ min: 1, max: 28 }),
};
const item = (worker: number, on: string, more: Record<string, Value>): [RegisterName, Record<string, Value>] => [
  'payItems',
  { worker, from: on.slice(0, 7), until: on.slice(0, 7), reason: '示例', ...more },
];
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ ...when, share: fc.integer({ min: 1, max: 10_000 }) }).map(({ share, ...e }): Event => ({ ...e, what: (on, worker) => item(worker, on, { kind: 'suspension', label: '停发', share }) })),
  fc.record({ ...when, amount: fc.integer({ min: 1, max: 3_000_000 }), kind: fc.constantFrom('addition', 'reduction', 'deduction') }).map(({ amount, kind, ...e }): Event => ({ ...e, what: (on, worker) => item(worker, on, { kind, label: '增减', amount: kind === 'addition' ? amount : Math.min(amount, 50_000) }) })),
  fc.record({ ...when, postClass: fc.constantFrom('head', 'deputy', 'staff') }).map(({ postClass, ...e }): Event => ({ ...e, what: (on, worker) => ['workers', { postClass, postFrom: on }, worker] })),
  fc.record({ ...when, base: fc.integer({ min: 100_000, max: 1_000_000 }) }).map(({ base, ...e }): Event => ({ ...e, what: (on, worker) => ['payProfiles', { worker, from: on, insuranceBase: base, fundBase: base }] })),
  fc.record({ ...when, days: fc.integer({ min: 0, max: 20 }) }).map(({ days, ...e }): Event => ({ ...e, what: (on, worker) => ['serviceBreaks', { worker, from: on, until: `${on.slice(0, 8)}${String(Math.min(28, Number(on.slice(8)) + days)).padStart(2, '0')}`, reason: '事假' }] })),
  fc.record(when).map((e): Event => ({ ...e, of: e.at, what: (on, worker) => ['workers', { leftOn: on, status: 'left', leftReason: '辞职' }, worker] })),
); // prettier-ignore

it(
  'lines sum to their runs, what is held back is paid by the end, and taken back it all comes to nothing',
  { timeout: 300_000 },
  async () => {
    let [year, done, corrected] = [2023, 0, 0];
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 40, maxLength: 60 }), async (events) => {
        year += 1;
        const months = [7, 8, 9, 10, 11, 12].map((m) => `${year}-${String(m).padStart(2, '0')}`);
        const runs: number[] = [];
        const paid: Line[] = [];
        const left = new Set<number>();
        for (const [at, period] of months.entries()) {
          for (const e of events.filter((other) => other.at === at)) {
            const worker = people[e.who % people.length]!;
            const on = `${months[Math.min(at, e.of)]!}-${String(e.day).padStart(2, '0')}`;
            const [register, values, id] = e.what(on, worker);
            if (left.has(worker) || (await save(register, values, id)) !== null) continue;
            done += 1;
            if (values['leftOn']) left.add(worker);
          }
          const { run } = await station.finish<{ run: number }>('payruns.create', { period, differences: true });
          await pay([run]);
          runs.push(run);
          const lines = stored(run);
          paid.push(...lines);
          corrected += lines.filter((l) => l.detail.reason).length;
          for (const l of lines) {
            expect(l.basic + l.performance + l.certificateAllowance + l.redFlag + l.otherPay).toBe(l.total);
            expect(total((l.detail.components ?? []).map((c) => c.amount))).toBe(l.total);
            expect(total(held(l).map(([, amount]) => amount))).toBe(l.held);
            expect(l.total - l.insurance - l.fund - l.tax - l.deductions).toBe(l.net);
          }
          const { totals } = await station.ask('payruns.read', { run });
          expect([totals.gross, totals.net, totals.tax]).toEqual([
            total(lines.map((l) => l.total)),
            total(lines.map((l) => l.net)),
            total(lines.map((l) => l.tax)),
          ]);
          for (const [of, amount] of sums(paid, held)) expect(amount, `${period} ${of}`).toBeGreaterThanOrEqual(0);
        }
        expect((await station.finish<{ lines: unknown[] }>('payruns.differences', { from: months[0], reveal: true })).lines).toEqual([]);
        expect(notNothing(sums(paid, held))).toEqual([]);

        const reversals: number[] = [];
        for (const run of runs.toReversed())
          reversals.push((await station.finish<{ run: number }>('payruns.reverse', { run, period: months.at(-1) })).run);
        await pay(reversals);
        for (const [i, run] of runs.toReversed().entries())
          expect(notNothing(sums([...stored(run), ...stored(reversals[i]!)], everything))).toEqual([]);
        for (const worker of left) await save('workers', { leftOn: null, status: 'active', leftReason: null }, worker);
      }),
      { numRuns: 2, endOnFailure: true },
    );
    // That there was something to hold: 77 to 101 events and 15 to 35 corrections as measured, a few of which are enough.
    expect(done).toBeGreaterThan(30);
    expect(corrected).toBeGreaterThan(5);
  },
);
