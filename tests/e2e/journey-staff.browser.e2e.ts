/** From a roster: what is due on the first page, the structure of the staff as of a day, its print and its workbook, posts and files. */
import { readFileSync } from 'node:fs';
import { readXlsx } from 'hucre';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { seriousFindings } from './axe.ts';
import { openApp, type App } from './harness/app.ts';
import { a4, a4Landscape, onPaper } from './paper.ts';
import { goTo, importWorkbook, onlyOne, redFlag, setUp } from './stations.ts';

let app: App;
beforeAll(async () => {
  app = await openApp();
  app.page.setDefaultTimeout(15_000);
  await setUp(app, redFlag);
  await importWorkbook(app, '社区工作者花名册.xlsx');
});
afterAll(() => app.close());
afterEach(async () => {
  expect(await seriousFindings(app.page)).toEqual([]);
  expect(app.complaints).toEqual([]);
});
const picture = async (name: string): Promise<void> => {
  const folder = process.env['PICTURES'];
  if (folder) await app.page.screenshot({ path: `${folder}/${name}.png` });
};

test('the first page tells of what is due, and a name leads to the person', async () => {
  const { page } = app;
  await goTo(page, '首页');
  const due = page.getByRole('region', { name: '人员待办' });
  await due.getByText('年度考核未登记').waitFor();
  await picture('home');
  await due.getByRole('link', { name: /查看.*年度考核未登记/ }).click();
  await page.getByRole('heading', { name: '人员待办' }).waitFor();
  await page.getByRole('navigation', { name: '待办种类' }).getByRole('link').first().waitFor();
  await picture('due');
  const first = page.locator('tbody a').first();
  const name = await first.innerText();
  await first.click();
  await page.getByRole('heading', { name }).waitFor();
});

test('reminders are set by the office', async () => {
  const { page } = app;
  await goTo(page, '首页');
  await page.getByRole('region', { name: '人员待办' }).getByRole('link', { name: /^查看/ }).first().click();
  await page.getByRole('button', { name: '提醒设置…' }).click();
  const dialog = page.getByRole('dialog', { name: '提醒设置' });
  await dialog.getByLabel('劳动合同到期，提前天数').fill('90');
  await picture('settings');
  expect(await seriousFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: '保存设置' }).click();
  await page.getByText('已保存').waitFor();
});

test('the structure is shown as of a day, compared, printed and written as a workbook', async () => {
  const { page } = app;
  await goTo(page, '队伍');
  await page.getByText('平均年龄').first().waitFor();
  await page.locator('figure svg').first().waitFor();
  await picture('structure');
  const total = await page.locator('.headline dd').first().innerText();
  await page.getByLabel('对比日期', { exact: true }).fill('2020.12.31');
  await page.keyboard.press('Enter');
  await page.locator('.legend').waitFor();
  await picture('structure-compared');
  await page.locator('.page-scroll').evaluate((scroll) => scroll.scrollTo(0, 900));
  await picture('structure-table');
  const { pages: _pages, ...size } = await onPaper(app);
  expect(size).toEqual({ width: a4Landscape.width, height: a4Landscape.height });
  const folder = process.env['PICTURES'];
  if (folder) await page.pdf({ path: `${folder}/structure.pdf`, preferCSSPageSize: true, printBackground: true });
  const path = onlyOne(await app.receive(() => page.getByRole('button', { name: '导出表格…' }).click()));
  const { sheets } = await readXlsx(readFileSync(path));
  expect(sheets.map((s) => s.name)).toEqual(['队伍结构', '变化']);
  expect(total.startsWith(String(sheets[0]!.rows[4]![1]))).toBe(true);
  await page.getByLabel('对比日期', { exact: true }).fill('2099-01-01');
  await page.keyboard.press('Enter');
  await page.getByText('对比日期应早于截至日期').waitFor();
});

test('posts and files stand beside it', async () => {
  const { page } = app;
  await page.getByRole('navigation', { name: '队伍' }).getByRole('link', { name: '员额与建档' }).click();
  await page.getByText('建档率').first().waitFor();
  await picture('staffing');
  expect(await onPaper(app)).toEqual(a4);
});
