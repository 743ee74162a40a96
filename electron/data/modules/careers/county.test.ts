/** What a county reads out of its streets' snapshots: by street and in sum, and what a snapshot does not tell. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { enrolEach, merge, pair, person, seal } from '../../../../tests/support/snapshots.ts';
import { discard, newStation } from '../../../../tests/support/station.ts';
import type { TestStation } from '../../../../tests/support/station.ts';

let red: TestStation;
let blue: TestStation;
let silent: TestStation;
let county: TestStation;
let folder: string;

beforeAll(async () => {
  ({ street: red, county, folder } = await pair());
  blue = await newStation('street', '520699002');
  silent = await newStation('street', '520699003');
  for (const station of [blue, silent]) await enrolEach(station, county, folder);
  for (const [station, first, many] of [
    [red, 0, 4],
    [blue, 4, 3],
  ] as const) {
    await station.ask('registers.save', { register: 'communities', values: { name: '团山社区', quota: 5 } });
    for (let i = first; i < first + many; i++)
      await station.ask('registers.save', { register: 'workers', values: { ...person(i), community: 1, serviceFrom: '2020-01-01' } });
  }
  await red.ask('registers.save', { register: 'recognitions', values: { worker: 1, on: '2023-01-01' } });
  const files = [join(folder, (await seal(red, folder)).file), join(folder, (await seal(blue, folder, 'without-pay')).file)];
  expect((await merge(county, files)).map((r) => r.outcome)).toEqual(['merged', 'merged']);
});
afterAll(async () => {
  for (const station of [red, blue, silent, county]) await discard(station);
});

it('adds its streets up and says which of them sent nothing, or not all', async () => {
  const { rows, sum, notes, station } = await county.ask('careers.structure', { against: '2019-12-31' });
  expect(station.kind).toBe('county');
  expect(rows.map((r) => [r.code, r.now.total, r.then?.total, r.snapshot?.profile ?? null])).toEqual([
    ['520699001', 4, 0, 'full'],
    ['520699002', 3, 0, 'without-pay'],
    ['520699003', 0, 0, null],
  ]);
  expect([sum.now.total, sum.then?.total]).toEqual([7, 0]);
  expect(notes.find((n) => n.startsWith('没有收到快照'))).toBeDefined();
  expect(notes.find((n) => n.startsWith('快照不含定级记录'))).toBeDefined();
});

it('shows one street as that street sees itself', async () => {
  const own = await red.ask('careers.structure', { on: '2026-01-01' });
  const seen = await county.ask('careers.structure', { station: '520699001', on: '2026-01-01' });
  const figures = (of: typeof own) => of.rows.map((r) => [r.name, r.now.total, r.now.women, r.now.meanAge, r.now.by['age']]);
  expect(figures(seen)).toEqual(figures(own));
  expect(seen.station).toMatchObject({ kind: 'street', code: '520699001' });
  expect(await county.refusal('careers.structure', { station: '520699009' })).toBe('cardUnknown');
});

it('adds up quotas and recognitions of its streets', async () => {
  const { rows, sum } = await county.ask('careers.quotas', {});
  expect(rows.map((r) => [r.quota, r.actual])).toEqual([
    [5, 4],
    [5, 3],
    [null, 0],
  ]);
  expect(sum).toMatchObject({ quota: 10, actual: 7, share: 7000 });
  const { sum: files } = await county.ask('careers.coverage', {});
  expect(files).toMatchObject({ total: 7, recognised: 1, filed: 0 });
});
