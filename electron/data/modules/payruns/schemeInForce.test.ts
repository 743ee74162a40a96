/** Which scheme pays: a station begins with none, a made-up one pays in demonstrations only, and two that hold at once are told. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idNumberOf } from '../../../../tests/support/payCases.ts';
import { discard, newStation, passphrase } from '../../../../tests/support/station.ts';
import type { TestStation } from '../../../../tests/support/station.ts';

const paying = (name: string, effectiveFrom: string, value: number, more: object = {}) => ({
  format: 1 as const,
  name,
  effectiveFrom,
  grades: 1,
  posts: [{ key: 'staff', label: '工作人员', classes: ['staff'], lowestGrade: 1, highestGrade: 1 }],
  parts: [{ key: 'pay', label: '工资', kind: 'basic', amount: { by: 'fixed', values: [{ from: effectiveFrom, value }] } }],
  ...more,
});

async function publish(station: TestStation, document: ReturnType<typeof paying>): Promise<number> {
  const { scheme } = await station.ask('pay.saveScheme', { document });
  await station.ask('pay.publish', { scheme });
  return scheme;
}
const person = { name: '甲', postClass: 'staff', serviceFrom: '2016-01-01', status: 'active', birthDate: '1980-05-16' };
const idNumber = idNumberOf(1);
const totalOf = async (station: TestStation, period: string): Promise<number | null> => {
  const { run } = await station.finish<{ run: number }>('payruns.create', { period });
  const { rows } = await station.ask('payruns.lines', { run, reveal: true });
  return rows[0]!.total;
};

describe('a new station', () => {
  let station: TestStation;
  beforeAll(async () => {
    station = await newStation('street', '520699001', { demo: false });
    await station.ask('registers.save', { register: 'workers', values: { ...person, idNumber } });
  });
  afterAll(() => discard(station));

  it('has no scheme, and pays nobody until it has one', async () => {
    expect(await station.ask('pay.matrix', {})).toBeNull();
    expect(await station.refusal('payruns.create', { period: '2026-01' })).toBe('payRunNoScheme');
  });

  it('pays nobody by what is made up or put together, asked for by name or not', async () => {
    await station.ask('pay.installScheme', { key: 'example', publish: true });
    const { scheme } = await station.ask('pay.installScheme', { key: 'hohhot', publish: true });
    expect(await station.refusal('payruns.create', { period: '2026-01' })).toBe('payRunMadeUpScheme');
    expect(await station.refusal('payruns.create', { period: '2026-01', scheme })).toBe('payRunMadeUpScheme');
  });

  it('pays by its own scheme, though the made-up ones began later, and says that they hold too', async () => {
    await publish(station, paying('本市办法', '2023-01-01', 280_000));
    expect(await totalOf(station, '2026-01')).toBe(280_000);
    const { runs } = await station.ask('payruns.list', {});
    const { findings } = await station.ask('payruns.findings', { run: runs[0]!.id });
    const overlap = findings.filter((f) => f.code === 'schemesOverlap').map((f) => f.message);
    expect(overlap).toHaveLength(2);
    expect(overlap.join()).toMatch(/本市办法.*示例方案/);
  });

  it('pays by the later of two documents, and names both until the former is ended', async () => {
    await publish(station, paying('本市新办法', '2026-02-01', 300_000));
    expect(await totalOf(station, '2026-02')).toBe(300_000);
    const { runs } = await station.ask('payruns.list', {});
    const { findings } = await station.ask('payruns.findings', { run: runs[0]!.id });
    expect(findings.some((f) => f.code === 'schemesOverlap' && /本市新办法.*本市办法/.test(f.message))).toBe(true);
  });
});

describe('a station for demonstrations', () => {
  it('begins with 示例方案 and pays by it', async () => {
    const station = await newStation();
    try {
      await station.ask('registers.save', { register: 'workers', values: { ...person, idNumber } });
      expect(await totalOf(station, '2026-01')).toBe(391_000);
      await station.ask('accounts.add', { name: '领导', role: 'leader', passphrase });
    } finally {
      await discard(station);
    }
  });
});
