/** Each page of a street with people, a sheet and a published list of 172 items in it, as axe and an old office PC's screen see it, at 100 % and at 125 %. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishFirst, withApprover } from '../../electron/data/modules/lists/testing.ts';
import { importBook, samples, sampleStation } from '../../electron/data/modules/payruns/testing.ts';
import { discard } from '../support/station.ts';
import { seriousFindings } from './axe.ts';
import { openApp, type App } from './harness/app.ts';
import { officeScreen } from './harness/places.ts';
import { everyPath } from './pages.ts';
import { signIn } from './seeded.ts';

let app: App;
/** A pay scheme that is being entered: most of its page are inputs. */
let draft: string;
beforeAll(async () => {
  const station = await sampleStation();
  afterAll(() => discard(station));
  for (const title of ['临时占用街巷堆放材料审批', '事项名称很长的时候也要看得清楚'.repeat(4)])
    await station.ask('registers.save', {
      register: 'items',
      values: { kind: 'power', type: 'licence', title, basis: '《物业管理条例》第十九条', stages: '1.受理责任。\n2.审查责任。' },
    });
  await importBook(station, join(samples, '权责清单.xlsx'));
  await withApprover(station);
  await publishFirst(station, 'power');
  await station.ask('lists.open', { kind: 'power' });
  const { scheme } = await station.ask('pay.copyVersion', { scheme: 1 });
  draft = `/pay/schemes/${scheme}`;
  await station.close();
  app = await openApp({ folder: station.folder });
  app.page.setDefaultTimeout(15_000);
  await signIn(app.page);
  await app.page.getByRole('heading', { name: '首页' }).waitFor();
});
afterAll(() => app.close());

/** The same screen at 125 %, as many who wear glasses have it. */
const enlarged = { width: 1093, height: 614 };

/** What the window scrolls by, where only what is in it should; what is out of reach; inputs too narrow to read what is in them. */
const misplaced = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    const faults: string[] = [];
    if (scrollWidth > innerWidth) faults.push(`${scrollWidth - innerWidth} pixels too wide`);
    if (scrollHeight > innerHeight) faults.push(`${scrollHeight - innerHeight} pixels too high`);
    for (const pressed of document.querySelectorAll('main button, main a')) {
      const { left, right, width } = pressed.getBoundingClientRect();
      const scrolls = pressed.closest('.page-scroll, [role="grid"], .el-tabs__content, .panel');
      if (width > 0 && !scrolls && (left < 0 || right > innerWidth)) faults.push(`out of reach: ${pressed.textContent.trim()}`);
    }
    for (const note of document.querySelectorAll('main header .note'))
      if (note.clientWidth < Math.min(note.scrollWidth, 240)) faults.push(`cut: ${note.textContent.trim()}`);
    for (const input of document.querySelectorAll('main .el-input, main .el-select, main .el-textarea')) {
      const { width } = input.getBoundingClientRect();
      if (width > 0 && width < 60) faults.push(`an input of ${Math.round(width)} pixels`);
    }
    return faults;
  });

test('no page has serious findings, lacks its heading, is larger than the screen or hides what is to be pressed', async () => {
  const { page } = app;
  const found: Record<string, string[]> = {};
  const shown = new Set<string>();
  for (const path of [...everyPath(), draft]) {
    await page.evaluate((to) => (location.hash = to), path);
    await page.waitForTimeout(150);
    await page.waitForLoadState('networkidle');
    const at = await page.evaluate(() => location.hash.replace(/\?.*/, ''));
    // Who is led elsewhere has seen that page; a record opened beside its list is another look.
    if (shown.has(at) && !path.includes('?')) continue;
    shown.add(at);
    const faults = await seriousFindings(page);
    if ((await page.getByRole('heading', { level: 1 }).count()) === 0) faults.push('no heading');
    faults.push(...(await misplaced(page)));
    await page.setViewportSize(enlarged);
    faults.push(...(await misplaced(page)).map((fault) => `at 125 %: ${fault}`));
    await page.setViewportSize(officeScreen);
    if (faults.length > 0) found[path] = faults;
  }
  expect(found).toEqual({});
  expect(shown.size).toBeGreaterThan(60);
  expect(app.complaints).toEqual([]);
});

test('the buttons of a long dialog stay in sight at 125 %', async () => {
  const { page } = app;
  await page.setViewportSize(enlarged);
  await page.evaluate(() => (location.hash = '/staff/due'));
  await page.getByRole('button', { name: '提醒设置…' }).click();
  const save = page.getByRole('button', { name: '保存设置' });
  await save.waitFor();
  await expect.poll(async () => (await save.boundingBox())!.y + (await save.boundingBox())!.height).toBeLessThan(enlarged.height);
  await page.getByRole('button', { name: '取消' }).click();
  await page.setViewportSize(officeScreen);
});

test('the matrix says whose it is, by whatever way it was come to', async () => {
  const { page } = app;
  const list = page.locator('.el-select').filter({ has: page.getByRole('combobox', { name: '清单' }) });
  await page.evaluate(() => (location.hash = '/lists/matrix?kind=power'));
  await list.getByText('权力清单').waitFor();
  await page.getByRole('navigation', { name: '权责清单' }).getByRole('link', { name: '分工' }).click();
  await page.waitForURL(/#\/lists\/matrix\?kind=/);
  await expect.poll(() => list.innerText()).not.toContain('请选择');
});
