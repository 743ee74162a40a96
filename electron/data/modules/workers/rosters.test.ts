/** Lists of many people (年度考核, 培训, 荣誉) come in through the wizard as it proposes them, each row into its person's file. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FoundTable, TableResult } from '#shared/contract/spreadsheets.ts';
import { writeXlsx } from 'hucre';
import { discard, newStation } from '../../../../tests/support/station.ts';
import type { TestStation } from '../../../../tests/support/station.ts';

let station: TestStation;
let folder: string;
beforeAll(async () => {
  station = await newStation();
  folder = mkdtempSync(join(tmpdir(), 'rosters-'));
  await station.ask('registers.save', { register: 'communities', values: { name: '团山社区' } });
  for (const [name, idNumber] of [
    ['张丽君', '11010519491231002X'],
    ['李伟', '520699199111212610'],
    ['李伟', '520699197005164601'],
  ] as const)
    await station.ask('registers.save', { register: 'workers', values: { name, idNumber, community: 1 } });
});
afterAll(async () => {
  await discard(station);
  rmSync(folder, { recursive: true, force: true });
});

/** What the wizard proposes for a workbook, and what the check says of it. */
async function checked(name: string, rows: (string | number)[][]) {
  const path = join(folder, name);
  writeFileSync(path, await writeXlsx({ sheets: [{ name: 'Sheet1', rows }] }));
  const { token } = station.router.host.files.give(path);
  const opened = await station.finish<{ plan: string; tables: FoundTable[] }>('spreadsheets.open', { file: token });
  const [found] = opened.tables;
  const tables = opened.tables.map(({ id: table, register, context, columns }) => ({ id: table, register, context, columns }));
  const { tables: results } = await station.finish<{ tables: TableResult[] }>('spreadsheets.check', { plan: opened.plan, tables });
  return { plan: opened.plan, found: found!, result: results[0]! };
}
const take = (plan: string) => station.finish('spreadsheets.apply', { plan });
const records = async (register: 'assessments' | 'trainings' | 'honours') =>
  (await station.ask('registers.list', { register, sort: { field: 'id' } })).rows;

it('a sheet of yearly results, its year in the title; the second time nothing is new', async () => {
  const rows = [['红旗街道2025年度社区工作者考核结果'], ['序号', '姓名', '考核等次', '备注'], [1, '张丽君', '优秀', '']];
  const { plan, found, result } = await checked('考核.xlsx', rows);
  expect(found).toMatchObject({ register: 'assessments', context: { year: '2025' } });
  expect(result.errors).toEqual([]);
  await take(plan);
  expect(await records('assessments')).toMatchObject([{ worker: 1, year: 2025, result: 'excellent' }]);
  expect((await checked('考核2.xlsx', rows)).result).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
});

it('two people of one name are told apart by their ID numbers, and named as doubtful without', async () => {
  const doubtful = await checked('同名.xlsx', [
    ['姓名', '考核年度', '考核等次'],
    ['李伟', 2024, '合格'],
  ]);
  expect(doubtful.result.errors.map((e) => e.code)).toEqual(['ambiguousRecord']);
  const { plan, result } = await checked('证号.xlsx', [
    ['身份证号', '考核年度', '考核等次'],
    ['520699197005164601', 2024, '基本合格'],
  ]);
  expect(result.errors).toEqual([]);
  await take(plan);
  expect((await records('assessments')).at(-1)).toMatchObject({ worker: 3, year: 2024, result: 'basic' });
});

it('somebody who is not known is named, and nothing is written', async () => {
  const { result } = await checked('生人.xlsx', [
    ['姓名', '考核年度', '考核等次'],
    ['王五', 2024, '合格'],
  ]);
  expect(result.errors.map((e) => e.code)).toEqual(['linkUnknown']);
});

it('trainings and honours', async () => {
  const trainings = await checked('培训.xlsx', [
    ['姓名', '培训班', '培训级别', '培训时间', '学时'],
    ['张丽君', '书记能力提升班', '市级', '2024-05-06', 40],
  ]);
  expect(trainings.found.register).toBe('trainings');
  await take(trainings.plan);
  expect(await records('trainings')).toMatchObject([{ worker: 1, name: '书记能力提升班', level: 'city', from: '2024-05-06', hours: 40 }]);
  const honours = await checked('荣誉.xlsx', [
    ['姓名', '荣誉称号', '级别', '授予单位', '授予时间'],
    ['张丽君', '优秀社区工作者', '县级', '示例县民政局', '2021年12月'],
  ]);
  expect(honours.found.register).toBe('honours');
  await take(honours.plan);
  expect(await records('honours')).toMatchObject([{ worker: 1, title: '优秀社区工作者', level: 'county', on: '2021-12-01' }]);
});

it('a roster of people is still a roster', async () => {
  const { found } = await checked('花名册.xlsx', [
    ['社区工作者花名册'],
    ['姓名', '身份证号', '性别', '所在社区', '年度考核', '荣誉'],
    ['张丽君', '11010519491231002X', '女', '团山社区', '优秀', ''],
  ]);
  expect(found.register).toBe('workers');
});
