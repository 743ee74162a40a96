/** A published version as files: looked at, printed on A3, made in one go; the page among them opened from the disk. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { publish, publishFirst, takeWorkbook, withApprover } from '../../electron/data/modules/lists/testing.ts';
import { keepDraftedFlow, sample } from '../../electron/data/modules/publication/testing.ts';
import { discard, newStation } from '../support/station.ts';
import { seriousFindings } from './axe.ts';
import { openApp, type App } from './harness/app.ts';
import { launchChromium } from './harness/chromium.ts';
import { officeScreen } from './harness/places.ts';
import { onPaper } from './paper.ts';
import { signIn } from './seeded.ts';
import { goTo } from './stations.ts';

let app: App;
let files: string[] = [];
beforeAll(async () => {
  const station = await newStation();
  await withApprover(station);
  await takeWorkbook(station, sample);
  await publishFirst(station, 'power');
  const { rows } = await station.ask('lists.at', { kind: 'power' });
  const busy = rows.find((row) => row['title'] === '临时占道经营许可')!;
  await keepDraftedFlow(station, busy.id);
  const change = await station.ask('lists.propose', {
    kind: 'power',
    changes: [
      { change: 'changed', item: rows[0]!.id, values: { title: '临时倾倒建筑垃圾许可' }, reason: 'wording', basisText: '规范表述' },
      { change: 'removed', item: rows[1]!.id, reason: 'withdrawal', basisText: '改由县综合行政执法局办理' },
    ],
  });
  await publish(station, change.proposal, '示红办发〔2026〕3号', '2026-03-01');
  await station.close();
  afterAll(() => discard(station));
  app = await openApp({ folder: station.folder });
  app.page.setDefaultTimeout(20_000);
  await signIn(app.page);
});
afterAll(() => app.close());
afterEach(() => expect(app.complaints).toEqual([]));

const picture = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['PICTURES'];
  if (folder) await page.screenshot({ path: `${folder}/${name}-${app.host}.png` });
};
const made = (ending: string): string => files.find((path) => path.endsWith(ending))!;

test('the papers of a version are looked at and printed, the list on A3 with its heads on every page', async () => {
  const { page } = app;
  await goTo(page, '权责清单');
  await page.getByRole('navigation', { name: '权责清单' }).getByRole('link', { name: '清单与版本' }).click();
  await page.getByRole('link', { name: '权力清单的版本与对比' }).click();
  await page
    .getByRole('row', { name: /第 2 版/ })
    .getByRole('link', { name: '公布材料' })
    .click();
  const preview = page.getByRole('region', { name: '预览' });
  await preview.getByText('一、行政许可（7项）').waitFor();
  await picture(page, 'publication-list');
  expect(await seriousFindings(page)).toEqual([]);
  const list = await onPaper(app);
  expect([list.width, list.height]).toEqual([420, 297]);
  expect(list.pages).toBeGreaterThan(10);
  await page.getByText('公告', { exact: true }).click();
  await page.locator('#notice-text').fill('经研究，现予公布。\n自公布之日起施行。');
  await preview.getByText('自公布之日起施行。').waitFor();
  await picture(page, 'publication-notice');
  expect(await onPaper(app)).toEqual({ pages: 1, width: 210, height: 297 });
  await page.getByText('与第 1 版的差异', { exact: true }).click();
  await preview.locator('del', { hasText: '临时未分类投放生活垃圾许可' }).first().waitFor();
  await picture(page, 'publication-changes');
  expect(await seriousFindings(page)).toEqual([]);
});

test('who leads and supports is seen at a glance; a department gets its share on paper', async () => {
  const { page } = app;
  const tab = page.getByRole('navigation', { name: '权责清单' }).getByRole('link', { name: '分工', exact: true });
  await tab.click();
  const grid = page.getByRole('grid', { name: '分工矩阵' });
  await grid.getByText('牵头').first().waitFor();
  await picture(page, 'matrix');
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByLabel('查找事项或单位').fill('综合行政执法');
  await grid.getByRole('link', { name: '县综合行政执法局' }).click();
  await page.getByRole('region', { name: '部门分工' }).getByText('牵头制定方案，组织执法检查。').first().waitFor();
  await picture(page, 'share');
  expect(await seriousFindings(page)).toEqual([]);
  const paper = await onPaper(app);
  expect([paper.width, paper.height]).toEqual([297, 210]);
  const [book] = await app.receive(() => page.getByRole('button', { name: '导出表格…' }).click());
  expect(book).toMatch(/县综合行政执法局-分工\.xlsx$/);
  await page.getByText(/^已导出：/).waitFor();
  await page.getByRole('button', { name: '返回' }).click();
  await grid.waitFor();
  await grid.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: '事项' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: '事项' }).waitFor({ state: 'hidden' });
});

test('all files are made in one go', async () => {
  const { page } = app;
  await page.getByRole('navigation', { name: '权责清单' }).getByRole('link', { name: '清单与版本' }).click();
  await page.getByRole('link', { name: '权力清单', exact: true }).click();
  await page.getByRole('button', { name: '公布材料' }).click();
  await page.getByRole('region', { name: '预览' }).getByText('一、行政许可（7项）').waitFor();
  if (app.host === 'browser') {
    files = await app.receive(() => page.getByRole('button', { name: '下载全部文件' }).click(), 4);
    expect(files).toHaveLength(4);
  } else {
    const [folder] = await app.receive(() => page.getByRole('button', { name: '生成全部文件…' }).click());
    await page.getByText(/^已生成 7 个文件/).waitFor();
    const parent = join(folder!, '..');
    expect(readdirSync(parent)).toEqual(['权力清单（第2版）公布材料']);
    const whole = join(parent, '权力清单（第2版）公布材料');
    files = readdirSync(whole).map((name) => join(whole, name));
    expect(files.filter((path) => path.endsWith('.pdf'))).toHaveLength(3);
    const pdf = readFileSync(made('权力清单（第2版）.pdf')).toString('latin1');
    expect(
      /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/
        .exec(pdf)!
        .slice(1)
        .map((n) => Math.round((Number(n) * 25.4) / 72)),
    ).toEqual([420, 297]);
    for (const path of files) expect(statSync(path).size).toBeGreaterThan(200);
  }
  expect(made('.txt')).toBeDefined();
});

test('the page opens from the disk: found by word and initials, filtered, opened by keys, on a wide screen and a narrow one', async () => {
  const browser: Browser = await launchChromium();
  try {
    const page = await (await browser.newContext({ viewport: officeScreen, locale: 'zh-CN' })).newPage();
    const asked: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    const address = pathToFileURL(made('.html')).href;
    await page.goto(address);
    const found = page.locator('#found');
    expect(await found.innerText()).toBe('共 169 项');
    await picture(page, 'page-wide');
    expect(await seriousFindings(page)).toEqual([]);
    await page.locator('#search').fill('临时占道');
    expect(await found.innerText()).toMatch(/^找到 \d+ 项$/);
    const one = page.locator('details.item:not([hidden])').first();
    expect(await one.innerText()).toContain('临时占道经营许可');
    await page.locator('#search').fill('lszdjyxk');
    expect(await page.locator('details.item:not([hidden])').count()).toBeGreaterThan(0);
    expect(await one.innerText()).toContain('临时占道经营许可');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await one.getByText('《示例省城市管理条例》第三十一条第一款').isVisible()).toBe(true);
    const chart = one.getByRole('img');
    expect((await chart.boundingBox())!.width).toBeGreaterThan(200);
    await picture(page, 'page-item');
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await one.getAttribute('open')).toBeNull();
    await page.getByRole('button', { name: '清除' }).click();
    await page.getByLabel('类型').selectOption({ label: '行政检查' });
    expect(await found.innerText()).toBe('找到 7 项');
    await page.getByRole('button', { name: '清除' }).click();
    await page.getByLabel('状态').selectOption({ label: '本次取消' });
    expect(await found.innerText()).toBe('找到 1 项');
    await page.locator('#search').fill('没有这样的事项');
    expect(await page.locator('#nothing').isVisible()).toBe(true);
    await page.getByRole('button', { name: '清除' }).click();
    await page.setViewportSize({ width: 375, height: 740 });
    await picture(page, 'page-narrow');
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await seriousFindings(page)).toEqual([]);
    expect((await page.pdf({ preferCSSPageSize: true })).length).toBeGreaterThan(10_000);
    // axe is put into the page as a script of ours; what the page itself asks for is itself.
    expect(asked.filter((url) => url !== address)).toEqual([]);
    expect(complaints).toEqual([]);
  } finally {
    await browser.close();
  }
});
