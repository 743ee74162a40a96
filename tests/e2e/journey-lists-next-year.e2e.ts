/** Next year's workbook of a published list: held against the list on the page, proposed where it differs, and nothing is written. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx, writeXlsx } from 'hucre';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { publishFirst, takeWorkbook, withApprover } from '../../electron/data/modules/lists/testing.ts';
import { discard, newStation } from '../support/station.ts';
import { seriousFindings } from './axe.ts';
import { openApp, type App } from './harness/app.ts';
import { signIn } from './seeded.ts';
import { goTo, samples } from './stations.ts';

let app: App;
const sample = join(samples, '权责清单.xlsx');
let nextYear: string;
beforeAll(async () => {
  const station = await newStation();
  afterAll(() => discard(station));
  await withApprover(station);
  await takeWorkbook(station, sample);
  await publishFirst(station, 'power');
  await station.close();
  nextYear = join(station.folder, '权力清单2026.xlsx');
  const [sheet] = (await readXlsx(readFileSync(sample))).sheets;
  const rows = sheet!.rows.map((row) => row.map((cell) => (cell as string | number | null) ?? null));
  const at = (title: string): number => rows.findIndex((row) => row.includes(title));
  rows[at('临时占用绿地许可')]![4] = '《示例省城市管理条例》第二十四条第一款';
  rows.splice(at('临时饲养家禽家畜许可'), 1);
  const merges = (sheet!.merges ?? []).filter((m) => m.startRow < 4);
  writeFileSync(nextYear, await writeXlsx({ sheets: [{ name: sheet!.name, rows, merges }] }));
  app = await openApp({ folder: station.folder });
  app.page.setDefaultTimeout(20_000);
  await signIn(app.page);
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

test('says before and after what becomes of the rows', async () => {
  const { page } = app;
  await goTo(page, '导入');
  await app.pick([nextYear], () => page.getByRole('button', { name: '选择工作簿…' }).click());
  await page.getByRole('button', { name: /^核对 \d+ 张表$/ }).click();
  await page.getByText('权力清单已公布：表中内容与清单对照').waitFor();
  await picture('next-check');
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('button', { name: '与清单对照，列入方案' }).click();
  await page.getByText('已列入调整方案').waitFor();
  const cells = await page.locator('tbody tr', { hasText: '权力清单' }).locator('td').allInnerTexts();
  expect(cells.map((text) => text.split('\n')[0]!.trim()).slice(0, 5)).toEqual(['权力清单', '169', '1', '0', '1']);
  await picture('next-done');
  await page.getByRole('link', { name: '打开方案：权力清单' }).click();
  await page.getByText('修改 1 项，取消 1 项').first().waitFor();
});

test('says so where it says what the lists say', async () => {
  const { page } = app;
  await goTo(page, '导入');
  await app.pick([sample], () => page.getByRole('button', { name: '选择工作簿…' }).click());
  await page.getByRole('button', { name: /^核对 \d+ 张表$/ }).click();
  await page.getByRole('button', { name: '与清单对照，列入方案' }).click();
  await page.getByText('没有要写入的内容').waitFor();
  await picture('next-again');
});
