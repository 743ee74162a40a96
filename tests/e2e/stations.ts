/** Stations as journeys need them: set up through the pages, in whichever host the tests run. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { App } from './harness/app.ts';
import { project } from './harness/places.ts';
import type { Keyboard } from './keyboard.ts';

export type StationSetUp = { kind: 'street' | 'county'; code: string; name: string };

export const redFlag: StationSetUp = { kind: 'street', code: '520699001', name: '示例县红旗街道' };
export const sampleCounty: StationSetUp = { kind: 'county', code: '520699', name: '示例县' };

/** What the tests sign in with. */
export const passphrase = '红旗街道 台账 测试 口令';

/** First start: fills in the page and puts the check of the recovery sheet off. */
export async function setUp({ page }: App, { kind, code, name }: StationSetUp): Promise<void> {
  if (kind === 'county') await page.getByText('县（市、区）').click();
  await page.locator('#division-code').fill(code);
  await page.locator('#station-name').fill(name);
  await page.locator('#account-name').fill('王主任');
  const phrases = page.locator('input[autocomplete="new-password"]');
  await phrases.nth(0).fill(passphrase);
  await phrases.nth(1).fill(passphrase);
  await page.getByRole('button', { name: '建立台账' }).click();
  await page.getByRole('button', { name: '稍后确认' }).click();
  await page.getByRole('button', { name: '先进入，稍后确认' }).click();
  await goTo(page, '首页');
}

/** First start by keys alone, from the division code on: 红旗街道. */
export async function typeStation({ keys, tabTo, type }: Pick<Keyboard, 'keys' | 'tabTo' | 'type'>): Promise<void> {
  await keys('Tab');
  await type(redFlag.name);
  await keys('Tab');
  await type('王主任');
  await keys('Tab');
  await type(passphrase);
  await tabTo('再输一次');
  await type(passphrase);
  await keys('Enter');
}

/** Through the navigation on the left. */
export async function goTo(page: Page, label: string): Promise<void> {
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: label, exact: true }).click();
}

/** A file that a station wrote, as the other one gets it. */
export const onlyOne = (paths: readonly string[]): string => {
  const [path] = paths;
  if (paths.length !== 1 || !path) throw new Error(`one file expected, got ${paths.length}`);
  return path;
};

/** The workbooks that an office really has. */
export const samples = join(project, 'tests/samples');

/** Takes a workbook in as the wizard proposes it; resolves when it was written. */
export async function importWorkbook(app: App, name: string): Promise<void> {
  const { page } = app;
  await goTo(page, '首页');
  await goTo(page, '导入');
  await app.pick([join(samples, name)], () => page.getByRole('button', { name: '选择工作簿…' }).click());
  await page.getByRole('button', { name: /^核对 \d+ 张表$/ }).click();
  await page.getByRole('button', { name: /^导入 \d+ 条$/ }).click();
  await page.getByText('已导入', { exact: true }).waitFor();
}
