/** 员额, 专职网格员 and 建档 as they stood on a day; at a county by street. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idCheckDigit } from '#shared/domain/idNumber.ts';
import type { RegisterName, Value } from '#shared/registers/index.ts';
import { discard, newStation } from '../../../../tests/support/station.ts';
import type { TestStation } from '../../../../tests/support/station.ts';

type Values = Record<string, Value>;
const idOf = (n: number): string => {
  const first = `52069919900101${String(n).padStart(3, '0')}`;
  return first + idCheckDigit(first);
};

describe('posts, quotas and files', () => {
  let station: TestStation;
  const save = async (register: RegisterName, values: Values): Promise<number> =>
    (await station.ask('registers.save', { register, values })).id;
  const worker = (n: number, community: number | null, more: Values = {}): Promise<number> =>
    save('workers', { name: `人${n}`, idNumber: idOf(n), community, serviceFrom: '2020-01-01', ...more });

  beforeAll(async () => {
    station = await newStation();
    await save('communities', { name: '甲社区', quota: 2 });
    await save('communities', { name: '乙社区', quota: 5 });
    await save('communities', { name: '丙社区' });
    for (let n = 1; n <= 3; n++) await worker(n, 1);
    await worker(4, 2);
    await worker(5, 3);
    await worker(6, 2, { status: 'left', leftOn: '2024-06-30' });
  });
  afterAll(() => discard(station));

  it('count those in service on the day against the quota of their community', async () => {
    const { rows, sum } = await station.ask('careers.quotas', { on: '2025-06-30' });
    expect(rows.map((r) => [r.name, r.quota, r.actual])).toEqual([
      ['甲社区', 2, 3],
      ['乙社区', 5, 1],
      ['丙社区', null, 1],
    ]);
    // 丙社区 has no quota, so its people use none.
    expect(sum).toMatchObject({ quota: 7, actual: 4, share: 5714 });
    const before = await station.ask('careers.quotas', { on: '2024-06-29' });
    expect(before.sum.actual).toBe(5);
  });

  it('fill grid posts with full-time staff in service, never beyond what a grid may have', async () => {
    const one = await save('grids', { name: '第一网格', community: 1 });
    const two = await save('grids', { name: '第二网格', community: 1, postsDue: 2 });
    await save('grids', { name: '第三网格', community: 2, postsDue: 1 });
    await save('gridPosts', { worker: 1, grid: one, fullTime: 1, from: '2024-01-01' });
    await save('gridPosts', { worker: 2, grid: one, fullTime: 1, from: '2024-01-01' });
    await save('gridPosts', { worker: 3, grid: two, fullTime: 1, from: '2025-03-01', until: '2025-12-31' });
    await save('gridPosts', { worker: 4, grid: two, fullTime: 0, from: '2024-01-01' });
    const at = async (on: string) => {
      const { sum, gridTarget } = await station.ask('careers.quotas', { on });
      return [sum.gridFilled, sum.gridDue, sum.gridShare, gridTarget.share, gridTarget.met];
    };
    // 铜仁 (S0): 40 % in 2023, 70 % in 2024, 100 % in 2025 and after.
    expect(await at('2022-12-31')).toEqual([0, 4, 0, null, null]);
    expect(await at('2023-12-31')).toEqual([0, 4, 0, 4000, false]);
    expect(await at('2024-12-31')).toEqual([1, 4, 2500, 7000, false]);
    expect(await at('2025-12-31')).toEqual([2, 4, 5000, 10_000, false]);
    expect(await at('2026-01-01')).toEqual([1, 4, 2500, 10_000, false]);
    const { settings } = await station.ask('careers.settings', {});
    const gridTargets = { source: '本县文件', years: [{ year: 2024, share: 2500 }] };
    await station.ask('careers.saveSettings', { settings: { ...settings, gridTargets } });
    expect(await at('2024-12-31')).toEqual([1, 4, 2500, 2500, true]);
    expect(await station.refusal('careers.saveSettings', { settings: { ...settings, assessmentBy: '02-29' } })).toBe('invalidInput');
  });

  it('count a worker as filed with a paper in the catalogue other than the photograph, as recognised with a decision', async () => {
    await save('materials', { worker: 1, class: '1', title: '登记表', on: '2024-01-10' });
    await save('materials', { worker: 2, class: 'photo', title: '照片' });
    await save('materials', { worker: 6, class: '1', title: '登记表' });
    await save('recognitions', { worker: 2, on: '2023-05-01' });
    const { rows, sum } = await station.ask('careers.coverage', { on: '2025-06-30' });
    expect(rows[0]).toMatchObject({ name: '甲社区', total: 3, recognised: 1, filed: 1, share: 3333 });
    expect(sum).toEqual({ total: 5, recognised: 1, filed: 1, share: 2000 });
    expect((await station.ask('careers.coverage', { on: '2023-06-30' })).sum).toMatchObject({ recognised: 1, filed: 1, total: 6 });
  });

  it('reckon service without interruptions', async () => {
    await save('serviceBreaks', { worker: 5, from: '2021-01-01', until: '2021-07-01' });
    const facts = await station.ask('careers.worker', { worker: 5, on: '2025-01-01' });
    expect(facts).toMatchObject({ serviceMonths: 54, inService: true, both: false });
    expect(facts.serviceText).toContain('扣除中断 1 段');
    expect((await station.ask('careers.worker', { worker: 6, on: '2025-01-01' })).serviceMonths).toBe(53);
    expect(await station.refusal('careers.worker', { worker: 99 })).toBe('recordNotFound');
  });
});
