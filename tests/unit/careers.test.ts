/**
 * Random careers (posts, terms, transfers, leaves, gaps) paid by the program and by an engine of its own: no difference. 300 here; `PAY_CAREERS=5000`
 * asks for more, `PAY_CAREERS_SEED` for others.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeBulk } from '../../electron/data/registers/service.ts';
import type { Values } from '../../electron/data/store/store.ts';
import { career, contribution, expectedOf, ladder, places } from '../support/careers.ts';
import type { Career } from '../support/careers.ts';
import { idNumberOf } from '../support/payCases.ts';
import { discard, newStation } from '../support/station.ts';
import type { TestStation } from '../support/station.ts';

const count = Number(process.env['PAY_CAREERS'] ?? 300);
const seed = Number(process.env['PAY_CAREERS_SEED'] ?? 20_261_201);
const careers: Career[] = fc.sample(career, { numRuns: count, seed });

let station: TestStation;
beforeAll(async () => {
  station = await newStation();
  const { scheme } = await station.ask('pay.saveScheme', { document: ladder });
  await station.ask('pay.publish', { scheme });
  await station.ask('pay.retire', { scheme: 1, until: '2024-12-31' });
  await station.ask('registers.save', { register: 'communities', values: { name: '一社区' } });
  const insurance = {
    kind: 'socialInsurance',
    due: 'anyDay',
    contributions: [
      { key: 'pension', label: '养老', of: 'insurance', floor: 0, ceiling: 9_000_000, employeeRate: 800, employerRate: 1600 },
    ],
  };
  const values = { name: '社保', kind: 'socialInsurance', status: 'draft', effectiveFrom: '2025-01-01', source: '示例' };
  const { id } = await station.ask('registers.save', {
    register: 'payPolicies',
    values: { ...values, document: JSON.stringify(insurance) },
  });
  await station.ask('payruns.publishPolicy', { policy: id });
  await write();
});
afterAll(() => discard(station));

/** All of them in one step, as an import writes. */
async function write(): Promise<void> {
  const { store } = station.router.host.open();
  await store.write({ name: 'test', account: { id: 1, name: '管理员' } }, async (tx) => {
    const add = (name: Parameters<typeof writeBulk>[1], added: Values[]) => writeBulk(tx, name, 1, { added, changed: [] });
    const { ids } = await add(
      'workers',
      careers.map((c, i) => ({
        name: `甲${i}`,
        idNumber: idNumberOf(i % 1000, `19${60 + Math.floor(i / 1000)}-05-16`),
        community: 1,
        status: c.leftOn !== null ? 'left' : c.onLeave ? 'leave' : 'active',
        serviceFrom: c.serviceFrom,
        leftOn: c.leftOn,
        ...(c.posts.length === 0 ? { postClass: c.standing.postClass, postFrom: c.standing.from } : {}),
      })),
    );
    const each = <T>(of: (c: Career) => readonly T[], values: (one: T, worker: number) => Values): Values[] =>
      careers.flatMap((c, i) => of(c).map((one) => values(one, ids[i]!)));
    await add('payProfiles', careers.map((_, i) => ({ worker: ids[i]!, from: '2025-01-01', insuranceBase: contribution.base }))); // prettier-ignore
    await add('posts', each((c) => c.posts, (p, worker) => ({ worker, community: 1, ...p }))); // prettier-ignore
    await add(
      'transfers',
      each(
        (c) => c.transfers,
        ({ on, way, wording }, worker) => {
          const [here, elsewhere] = [places.here[wording]!, places.elsewhere[wording]!];
          const ends = { in: [elsewhere, here], out: [here, elsewhere], within: [here, places.here[(wording + 1) % 5]!] }[way];
          return { worker, on, fromPlace: ends[0]!, toPlace: ends[1]! };
        },
      ),
    );
    await add(
      'serviceBreaks',
      each(
        (c) => c.breaks,
        ({ from, until, ends }, worker) => ({ worker, from, until, reason: ends ? '辞职后重新入职' : '停薪留职' }),
      ),
    );
  });
}

describe(`${count} careers of seed ${seed}`, () => {
  it.each(['2026-05', '2026-06', '2026-07'])('are paid in %s as day by day', async (month) => {
    const { run } = await station.finish<{ run: number }>('payruns.create', { period: month });
    const paid = new Map<string, { total: number | null; insurance: number | null }>();
    for (let offset = 0; ; offset += 500) {
      const { rows } = await station.ask('payruns.lines', { run, reveal: true, offset, limit: 500 });
      for (const row of rows) paid.set(row.name, row);
      if (rows.length < 500) break;
    }
    const unlike = careers.flatMap((c, i) => {
      const line = paid.get(`甲${i}`);
      const expected = expectedOf(c, month);
      const right = expected && { total: expected.total, insurance: expected.insured ? contribution.own : 0 };
      const ours = line ? { total: line.total, insurance: line.insurance } : null;
      return JSON.stringify(ours) === JSON.stringify(right) ? [] : [{ career: c, ours, right }];
    });
    expect(unlike.slice(0, 3)).toEqual([]);
    // The careers are worth something: many are paid a part of the month, many nothing.
    const parts = careers.filter((c) => (expectedOf(c, month)?.total ?? 0) > 0).length;
    expect(parts).toBeGreaterThan(count / 5);
  });
});
