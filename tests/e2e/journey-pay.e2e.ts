/** A month's pay, from an imported roster to slips: drafted by the clerk, approved by another, paid and locked; a sheet held against it; a base tried. */
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { discard, newStation } from '../support/station.ts';
import { seriousFindings } from './axe.ts';
import { openApp, type App } from './harness/app.ts';
import { a4, onPaper } from './paper.ts';
import { passphrase } from './seeded.ts';
import { goTo, samples } from './stations.ts';

let app: App;

const clerk = '人事小周';
const leader = '李书记';

beforeAll(async () => {
  const station = await newStation();
  afterAll(() => discard(station));
  const { token } = station.router.host.files.give(join(samples, '社区工作者花名册.xlsx'));
  const opened = await station.finish<{ plan: string; tables: { id: string; register: string; context: object; columns: object[] }[] }>(
    'spreadsheets.open',
    { file: token },
  );
  const tables = opened.tables.map(({ id, register, context, columns }) => ({ id, register, context, columns }));
  await station.finish('spreadsheets.check', { plan: opened.plan, tables });
  await station.finish('spreadsheets.apply', { plan: opened.plan });
  // As many red flags as each community holds by the office's sheet.
  for (const [i, flags] of [3, 2, 3, 2, 3].entries())
    for (let n = 1; n <= flags; n++)
      await station.ask('registers.save', { register: 'flags', values: { community: i + 1, kind: `红旗（${n}）`, from: '2025-01-01' } });
  await station.ask('accounts.add', { name: clerk, role: 'personnelClerk', passphrase });
  await station.ask('accounts.add', { name: leader, role: 'leader', passphrase });
  await station.close();
  app = await openApp({ folder: station.folder });
  app.page.setDefaultTimeout(15_000);
  await signInAs(app.page, clerk);
});
afterAll(() => app.close());
afterEach(async () => {
  expect(await seriousFindings(app.page)).toEqual([]);
  expect(app.complaints).toEqual([]);
});

async function signInAs(page: Page, account: string): Promise<void> {
  await page.getByRole('radio', { name: account }).locator('xpath=..').click();
  await page.locator('#passphrase').fill(passphrase);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('navigation', { name: '主导航' }).waitFor();
}
async function payPage(label: string): Promise<void> {
  await goTo(app.page, '薪酬');
  await app.page.getByRole('navigation', { name: '薪酬' }).getByRole('link', { name: label }).click();
}

test('September is reckoned from the roster as a draft', async () => {
  const { page } = app;
  await payPage('月度发放');
  await page.getByText('还没有发放记录').waitFor();
  await page.getByRole('button', { name: '新建月度发放…' }).first().click();
  await page.locator('#run-period').fill('2025.9');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '2025年9月薪酬发放' }).waitFor();
  await page.getByRole('row', { name: /姚军洋/ }).waitFor();
  // Amounts of people are masked until asked for.
  expect(await page.getByRole('row', { name: /姚军洋/ }).innerText()).toContain('***');
  await page.getByText('显示金额').click();
  await page
    .getByRole('row', { name: /姚军洋/ })
    .getByText('5,920.00')
    .first()
    .waitFor();
});

test('a line opens every number that led to it', async () => {
  const { page } = app;
  await page.getByRole('row', { name: /姚军洋/ }).click();
  await page.getByText('姚军洋的计算过程').waitFor();
  await page
    .getByText(/3,400\.00 × 1\.30/)
    .first()
    .waitFor();
  await page.getByText('个人所得税（累计预扣法）').waitFor();
  await page.keyboard.press('Escape');
});

test('the clerk checks it and cannot approve what is their own', async () => {
  const { page } = app;
  await page.getByRole('button', { name: '核对无误' }).click();
  await page.getByText('已核对，可以送审').waitFor();
  expect(await page.getByRole('button', { name: '审批通过' }).isDisabled()).toBe(true);
});

test('first grades are previewed with their reasons and put before a second person', async () => {
  const { page } = app;
  await payPage('定级');
  await page.getByText('还没有定过级').waitFor();
  await page.getByLabel('定级日期').first().fill('2025-09-01');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '看谁会变动' }).click();
  await page.getByText('变动 46 人（首次 46，升 0，降 0）').waitFor();
  await page
    .getByRole('row', { name: /姚军洋/ })
    .getByText('每 3 年一档')
    .waitFor();
  await page.getByRole('button', { name: '提交 46 人送审' }).click();
  await page.getByText('提交人不能批准自己提交的定级').waitFor();
});

test('another person approves, the clerk marks it paid, and it is locked', async () => {
  const { page } = app;
  await page.getByRole('button', { name: '锁定' }).click();
  await signInAs(page, leader);
  await payPage('月度发放');
  await page.getByRole('link', { name: '2025年9月薪酬发放' }).click();
  await page.getByRole('button', { name: '审批通过' }).click();
  await page.getByText('已审批', { exact: true }).first().waitFor();
  await payPage('定级');
  await page.getByRole('link', { name: '2025-09-01 定级' }).click();
  await page.getByRole('button', { name: '批准 46 人' }).click();
  await page.getByText('已批准，写入 46 条定级记录').waitFor();
  await page.getByRole('button', { name: '锁定' }).click();
  await signInAs(page, clerk);
  await payPage('月度发放');
  await page.getByRole('link', { name: '2025年9月薪酬发放' }).click();
  await page.getByRole('button', { name: '标记已发放…' }).click();
  await page.getByRole('button', { name: '已向 46 人发放' }).click();
  await page.getByText('已标记为已发放并锁定').waitFor();
  expect(await page.getByRole('button', { name: '标记已发放…' }).count()).toBe(0);
});

test('costs and slips print on A4', async () => {
  const { page } = app;
  await page.getByRole('tab', { name: '成本' }).click();
  await page.getByRole('row', { name: /合计/ }).waitFor();
  await page.getByRole('button', { name: '工资条' }).click();
  await page.getByRole('button', { name: '打印 46 人' }).waitFor();
  const { width, height } = await onPaper(app);
  expect({ width, height }).toEqual({ width: a4.width, height: a4.height });
});

test("the office's own sheet agrees to the fen", async () => {
  const { page } = app;
  await payPage('核对工资表');
  await app.pick([join(samples, '薪酬发放表.xlsx')], () => page.getByRole('button', { name: '选择工资表…' }).click());
  await page.getByText('与台账逐格相同').waitFor();
  expect(await page.getByText('与台账逐格相同').innerText()).toContain('227,780.00');
});

test('a base of 3,900 in place of 3,400 is tried on everybody', async () => {
  const { page } = app;
  await payPage('测算');
  await page.getByRole('textbox', { name: '基数' }).fill('3900');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '测算', exact: true }).click();
  const rows = page.getByRole('row');
  await rows
    .filter({ hasText: /^每月增减/ })
    .first()
    .waitFor();
  expect(await rows.filter({ hasText: /^增加/ }).first().innerText()).toContain('46 / 0 / 0');
});

test('the pay matrix goes on one sheet', async () => {
  await payPage('薪级表');
  await app.page.getByRole('table').first().waitFor();
  expect(await onPaper(app)).toEqual(a4);
});
