import { execFileSync } from 'node:child_process';

import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onPath } from '../../../../build/tasks/programs.ts';
import { discard } from '../../../../tests/support/station.ts';
import type { TestStation } from '../../../../tests/support/station.ts';
import type { TestCell } from '../spreadsheets/testing.ts';
import { faults, reconcile, sampleSheet, sampleStation, samples, sheetRows, writeCopy } from './testing.ts';

describe("an office's pay sheet", () => {
  let station: TestStation;
  let rows: TestCell[][];
  beforeAll(async () => {
    station = await sampleStation();
    rows = await sheetRows();
  });
  afterAll(() => discard(station));
  const altered = async (name: string, change: (rows: TestCell[][]) => void, more: object = {}) => {
    const copy = structuredClone(rows);
    change(copy);
    return reconcile(station, await writeCopy(station, name, copy), more);
  };

  // 46 lines and 227,780 yuan: `shared/samples/README.md`, reckoned by others as of 1 January 2025.
  it.each(['薪酬发放表.xlsx', '薪酬发放表.xls'])('%s reconciles to the fen', async (name) => {
    const found = await reconcile(station, join(samples, name));
    expect(found).toMatchObject({ period: '2025-09', lines: 46, matched: 46, theirs: 22_778_000, ours: 22_778_000, run: null });
    expect(found.differences).toEqual([]);
    expect(found.follows).toEqual([]);
    expect(found.assumed).toEqual([]);
  });

  it('with one grade, one flag and one base altered names exactly those cells', async () => {
    const found = await altered('三处.xlsx', (copy) => {
      copy[5]![4] = 6; // E6: 5 级
      copy[20]![10] = 1_000; // K21: 3 面 of a 正职 are 1,500
      copy[30]![6] = 3_500; // G31: 3,400
    });
    expect(faults(found)).toEqual(['E6 grade', 'K21 flag', 'G31 base']);
    // What the sheet's own formulas make of them is told apart.
    expect(found.follows.map((d) => `${d.column}${d.row}`)).toEqual(['L21', 'H31', 'I31', 'L31']);
    expect(found.differences[1]).toMatchObject({ theirs: '1,000.00', ours: '1,500.00', difference: -50_000, heading: '红旗奖励' });
    expect(found.differences[1]!.message).toContain('2 面');
  });

  it('is read in any order of columns, with headings inside and sums after each community', async () => {
    const [title, head, ...body] = rows;
    const people = body.slice(0, 46).map((row) => row.map((cell): TestCell => cell));
    const order = [2, 3, 4, 9, 10, 5, 6];
    const out: TestCell[][] = [title!, ['序号', ...order.map((c) => head![c]!), '应发工资']];
    let community: TestCell = null;
    people.forEach((row, i) => {
      if (row[1] !== community) {
        if (community !== null) out.push(['小计', null, null, null, 0]);
        community = row[1]!;
        out.push([community]);
      }
      out.push([i + 1, ...order.map((c) => row[c]!), totals[i]!]);
    });
    out.push(['合计', null, null, null, null, null, null, null, 227_780]);
    const clean = await reconcile(station, await writeCopy(station, '换列.xlsx', out));
    expect(clean).toMatchObject({ lines: 46, matched: 46, theirs: 22_778_000, differences: [], follows: [] });
    const at = out.findIndex((row) => row[1] === people[7]![2]);
    out[at]![3] = 9;
    expect(faults(await reconcile(station, await writeCopy(station, '换列改.xlsx', out)))).toEqual([`D${at + 1} grade`]);
  });

  it('names who is missing and who is too many, a wrong sum and a cell that cannot be read', async () => {
    const found = await altered('增减.xlsx', (copy) => {
      copy[10]![2] = '查无此人';
      copy[12]![11] = 9_999.99;
      copy[14]![4] = '八级多';
    });
    expect(faults(found)).toEqual(['C11 extra', 'L13 sum', 'E15 unreadable', ' missing']);
    expect(found.matched).toBe(45);
  });

  it('without flags on record takes their number from the sheet and says so, and still finds the cell that is off', async () => {
    const { rows: kept } = await station.ask('registers.list', { register: 'flags', limit: 100 });
    await station.ask('registers.remove', { register: 'flags', ids: kept.map((r) => r.id) });
    const found = await reconcile(station, sampleSheet);
    expect(found.differences).toEqual([]);
    expect(found.assumed.map((a) => a.count)).toEqual([3, 2, 3, 2, 3]);
    expect(faults(await altered('旗.xlsx', (copy) => void (copy[20]![10] = 1_000)))).toEqual(['K21 flag']);
    await station.ask('registers.restore', { register: 'flags', ids: kept.map((r) => r.id) });
  });

  it('leaves nothing behind but the record that it was looked at', async () => {
    expect((await station.ask('payruns.list', {})).runs).toEqual([]);
    const { steps } = await station.ask('audit.list', { limit: 50 });
    expect(steps.filter((s) => s.command === 'payruns.reconcile').length).toBeGreaterThan(0);
  });

  it.skipIf(!onPath('soffice'))('saved by LibreOffice as .ods reads the same', async () => {
    execFileSync('soffice', [
      '--headless',
      `-env:UserInstallation=file://${station.folder}/profile`,
      '--convert-to',
      'ods',
      '--outdir',
      station.folder,
      sampleSheet,
    ]);
    expect((await reconcile(station, join(station.folder, '薪酬发放表.ods'))).differences).toEqual([]);
  });
});

/** 应发合计 of the sample, row by row. */
const totals = [
  5920, 5150, 5760, 4880, 4000, 4950, 4610, 4340, 5120, 6640, 4510, 5730, 4480, 3970, 4680, 4820, 4750, 4950, 6770, 4980, 5320, 5020, 4950, 4850, 4000,
  4880, 4340, 5590, 5190, 5190, 4650, 4650, 4580, 3970, 4750, 4920, 4100, 6940, 5590, 5830, 4880, 4850, 4000, 4340, 5050, 4340,
]; // prettier-ignore
