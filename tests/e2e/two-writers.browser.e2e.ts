/** Two windows on one station: whoever saves second is told who was first, and chooses between both values. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { seriousFindings } from './axe.ts';
import type { BrowserApp } from './harness/browser.ts';
import { openApp } from './harness/app.ts';
import { signIn, streetWith } from './seeded.ts';
import { goTo } from './stations.ts';

let app: BrowserApp;
let first: Page;
let second: Page;
beforeAll(async () => {
  const { folder } = await streetWith([{ name: '曾华', idNumber: '520699197005164601', phone: '18579754323', position: '专职网格员' }]);
  app = (await openApp({ folder })) as BrowserApp;
  first = app.page;
  await signIn(first);
  // A window that opens before the key is worked out finds the station locked.
  await first.getByRole('navigation', { name: '主导航' }).waitFor();
  second = await first.context().newPage();
  await second.goto(app.loopback.url);
  for (const page of [first, second]) {
    page.setDefaultTimeout(10_000);
    await goTo(page, '社区工作者');
    await page.getByRole('grid').getByText('曾华').click();
    await page.getByRole('complementary', { name: '曾华' }).getByRole('button', { name: '编辑' }).click();
  }
});
afterAll(() => app.close());

const change = (page: Page, label: string, value: string) => page.getByLabel(label, { exact: true }).fill(value);
const save = (page: Page) => page.getByRole('button', { name: '保存', exact: true }).click();

test('the first one saves', async () => {
  await change(first, '职务', '居委会副主任');
  await change(first, '备注', '转岗');
  await save(first);
  await first.getByText('已保存').waitFor();
});

test('the second one is told who has changed what, and both values are offered', async () => {
  await change(second, '职务', '党务工作者');
  await change(second, '专业', '社会工作');
  await save(second);
  const notice = second.getByRole('status').filter({ hasText: '您的改动还没有保存' });
  await notice.waitFor();
  expect(await notice.innerText()).toContain('“管理员”在您编辑时');
  expect(await notice.innerText()).toContain('对方改的“备注”已带入本表');
  const choice = notice.getByRole('radiogroup', { name: '职务用谁的' });
  expect(await choice.getByRole('radio').count()).toBe(2);
  expect(await choice.innerText()).toMatch(/居委会副主任\s+党务工作者/);
  expect(await second.getByLabel('备注', { exact: true }).inputValue()).toBe('转岗');
  expect(await seriousFindings(second)).toEqual([]);
});

test('what is chosen is saved, and nothing of either is lost', async () => {
  const choice = second.getByRole('radiogroup', { name: '职务用谁的' });
  await choice.getByText('居委会副主任').click();
  expect(await second.getByLabel('职务', { exact: true }).inputValue()).toBe('居委会副主任');
  await choice.getByText('党务工作者').click();
  await save(second);
  await second.getByText('已保存').waitFor();
  const record = second.getByRole('complementary', { name: '曾华' });
  for (const text of ['党务工作者', '转岗', '社会工作']) await record.getByText(text, { exact: true }).first().waitFor();
  expect(app.complaints).toEqual([]);
});
