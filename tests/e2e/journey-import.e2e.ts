/** A clerk takes in the workbooks the office has: a sound one, the same again, a faulty one, one that is none. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { seriousFindings } from './axe.ts';
import { dropOn } from './drop.ts';
import { openApp, type App } from './harness/app.ts';
import { tempFolder } from './harness/places.ts';
import { goTo, onlyOne, redFlag, samples, setUp } from './stations.ts';

let app: App;
beforeAll(async () => {
  app = await openApp();
  await setUp(app, redFlag);
});
afterAll(() => app.close());
// Each test ends on another page: the lists, the check, the refusal, the start.
afterEach(async () => expect(await seriousFindings(app.page)).toEqual([]));

const sum = () => app.page.locator('[data-test=sum]');

async function choose(path: string): Promise<void> {
  await goTo(app.page, '首页');
  await goTo(app.page, '导入');
  await app.pick([path], () => app.page.getByRole('button', { name: '选择工作簿…' }).click());
}
async function check(): Promise<string> {
  await app.page.getByRole('button', { name: /^核对 \d+ 张表$/ }).click();
  return sum().innerText();
}

test('a roster with merged cells, six forms of dates and a total row comes in as 46 workers', async () => {
  const { page } = app;
  await choose(join(samples, '社区工作者花名册.xlsx'));
  await page.getByRole('region', { name: '各列的含义' }).getByText(/^姚/).waitFor();
  expect(await check()).toBe('新增 46 · 变更 0 · 未变 0');
  expect(await page.getByText(/^社区 5 个：/).innerText()).toContain('团山社区');
  await page.getByRole('button', { name: '导入 46 条' }).click();
  await page.getByText('同时新建：社区 5 个').waitFor();
  await page.getByRole('link', { name: '查看社区工作者' }).click();
  await page.getByText('姚军洋').first().waitFor();
});

test('the same file again changes nothing', async () => {
  await choose(join(samples, '社区工作者花名册.xls'));
  expect(await check()).toBe('新增 0 · 变更 0 · 未变 46');
  expect(await app.page.getByRole('button', { name: '没有要写入的内容，换一个文件' }).isVisible()).toBe(true);
});

test('an import is taken back as one step', async () => {
  const { page } = app;
  await choose(join(samples, '兼职委员名册.ods'));
  expect(await check()).toBe('新增 34 · 变更 0 · 未变 0');
  await page.getByRole('button', { name: '导入 34 条' }).click();
  await page.getByRole('button', { name: '撤销本次导入' }).click();
  await page.getByText('已撤销本次导入').waitFor();
  await goTo(page, '兼职委员');
  expect(await page.getByText('姚军洋').count()).toBe(0);
});

test('three tables on one sheet go to three lists, and one can be left out', async () => {
  const { page } = app;
  await choose(join(samples, '权责清单.xlsx'));
  const tables = page.getByRole('list', { name: '找到的表格' }).getByRole('button');
  expect(await tables.nth(1).innerText()).toContain('权责事项（基本履职事项）');
  await tables.nth(3).click();
  await page.getByText('导入这张表', { exact: true }).click();
  expect(await tables.nth(3).innerText()).toContain('不导入');
  await page.getByRole('button', { name: '核对 3 张表' }).click();
  expect(await sum().innerText()).toBe('新增 386 · 变更 0 · 未变 0');
});

test('a faulty roster is refused with a reason for each cell, and written back with the cells marked', async () => {
  const { page } = app;
  await choose(join(samples, '花名册-有错误.xlsx'));
  await check();
  await page.getByText('有 10 处错误，整个文件不能导入，台账没有任何改动').waitFor();
  const reasons = await page.getByRole('list', { name: '错误和提醒' }).getByRole('listitem').allInnerTexts();
  expect(reasons.map((text) => /[A-Z]+\d+/.exec(text)?.[0])).toEqual([
    'C3',
    'C4',
    'B5',
    'D6',
    'C7',
    'A8',
    'E9',
    'I11',
    'H12',
    'A13',
    'F10',
  ]);
  expect(reasons.at(-1)).toContain('提醒');
  expect(await page.getByRole('button', { name: /^导入 \d/ }).count()).toBe(0);
  const marked = onlyOne(await app.receive(() => page.getByRole('button', { name: '导出标注错误的工作簿…' }).click()));
  expect(marked).toMatch(/花名册-有错误-标注\.xlsx$/);
  expect(readFileSync(marked).subarray(0, 2).toString()).toBe('PK');
});

test('a file that is no workbook is refused in a sentence', async () => {
  const folder = tempFolder();
  mkdirSync(folder, { recursive: true });
  const path = join(folder, '改名的.xlsx');
  writeFileSync(path, '%PDF-1.7\n%renamed');
  await choose(path);
  const refusal = app.page.getByRole('alert').filter({ hasText: '不是表格' });
  expect(await refusal.innerText()).toContain('台账没有任何改动');
  expect(await app.page.getByRole('button', { name: '选择工作簿…' }).isVisible()).toBe(true);
});

test('Esc asks, then stops work under way with nothing written', async () => {
  const { page } = app;
  const path = join(tempFolder(), '大花名册.csv');
  const row = (i: number): string =>
    `欧阳${i},1101011990${String(1 + (i % 12)).padStart(2, '0')}${String(1 + (i % 28)).padStart(2, '0')}0000`;
  writeFileSync(path, ['姓名,身份证号', ...Array.from({ length: 300_000 }, (_, i) => row(i))].join('\r\n'));
  await choose(path);
  await page.getByRole('button', { name: '核对 1 张表' }).waitFor();
  await page.getByRole('button', { name: '核对 1 张表' }).click();
  await page.getByRole('region', { name: '核对数据' }).waitFor();
  await page.keyboard.press('Escape');
  const question = page.getByRole('dialog', { name: '停止核对数据' });
  await question.waitFor();
  await question.getByRole('button', { name: '停止' }).click();
  await page.getByText('已取消，台账没有任何改动').waitFor();
  expect(await page.getByRole('button', { name: '核对 1 张表' }).isEnabled()).toBe(true);
});

test('a file dropped on the page is opened like one that was chosen', async () => {
  const { page } = app;
  await goTo(page, '首页');
  await goTo(page, '导入');
  await dropOn(page.getByText('也可以把文件拖到这里'), join(samples, '社区工作者花名册-GB18030.csv'));
  await page.getByRole('button', { name: '核对 1 张表' }).waitFor();
  expect(await check()).toMatch(/新增 \d+ · 变更 \d+ · 未变 \d+/);
});

test('nothing complained', () => expect(app.complaints).toEqual([]));
