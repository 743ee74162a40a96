/** Lists of full size that are published: the register's page leads every change of theirs into a proposal, and none is refused after typing. */
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { publishFirst, takeWorkbook, withApprover } from '../../electron/data/modules/lists/testing.ts';
import { discard, newStation } from '../support/station.ts';
import { seriousFindings } from './axe.ts';
import { openApp, type App } from './harness/app.ts';
import { keyboardOf } from './keyboard.ts';
import { signIn } from './seeded.ts';
import { onPaper } from './paper.ts';
import { goTo, samples } from './stations.ts';

let app: App;
beforeAll(async () => {
  const station = await newStation();
  afterAll(() => discard(station));
  await withApprover(station);
  await takeWorkbook(station, join(samples, '权责清单.xlsx'));
  await publishFirst(station, 'power');
  await station.close();
  app = await openApp({ folder: station.folder });
  app.page.setDefaultTimeout(20_000);
  // Of the two accounts the first is chosen.
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
const inKinds = () => app.page.getByRole('group', { name: '按清单类别' });
async function powerItems(): Promise<void> {
  await goTo(app.page, '权责清单');
  await inKinds().getByRole('button', { name: '权力清单' }).click();
  await app.page.getByRole('grid').getByText('临时占用绿地许可').waitFor();
}

test('an item of a published list is changed from its record by a proposal, with the reason said', async () => {
  const { page } = app;
  await powerItems();
  await page.getByRole('grid').getByText('临时占道经营许可').first().click();
  const panel = page.getByRole('complementary', { name: '临时占道经营许可' });
  await panel.getByText('权力清单已公布（第 1 版），不能直接改动').waitFor();
  expect(await panel.getByRole('button', { name: /^(编辑|移除)$/ }).count()).toBe(0);
  await picture('closed-record');
  expect(await seriousFindings(page)).toEqual([]);
  await panel.getByRole('button', { name: '提出修改' }).click();
  await page.getByRole('heading', { name: '提出修改事项' }).waitFor();
  await page.getByText('新增、修改和取消都列入调整方案').waitFor();
  await picture('closed-change');
  await page.getByRole('textbox', { name: '备注' }).fill('限中心城区');
  await keyboardOf(page).keys('Control+s');
  await page.getByText('限中心城区').first().waitFor();
});

test('what is typed in the register for a published list goes on in the proposal’s form', async () => {
  const { page } = app;
  await goTo(page, '权责清单');
  await page.getByRole('button', { name: '添加权责事项' }).click();
  await page.getByLabel(/^事项名称/).fill('夜间展演许可');
  await page.getByRole('combobox', { name: '清单类别' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: '权力清单', exact: true }).click();
  await page.getByText('权力清单已公布（第 1 版）').waitFor();
  await picture('closed-form');
  await keyboardOf(page).keys('Control+s');
  await page.getByRole('heading', { name: '提出新增事项' }).waitFor();
  expect(await page.getByLabel(/^事项名称/).inputValue()).toBe('夜间展演许可');
  await keyboardOf(page).keys('Control+s');
  await page.locator('ins', { hasText: '夜间展演许可' }).first().waitFor();
});

test('ticked items of a published list are proposed to be taken out; of several lists at once nothing is', async () => {
  const { page } = app;
  await powerItems();
  await page.getByRole('button', { name: '添加权责事项' }).click();
  await page.getByRole('heading', { name: '提出新增事项' }).waitFor();
  await goTo(page, '权责清单');
  await page.getByRole('textbox', { name: /^查找事项名称/ }).fill('占道经营');
  await page.getByText(/^找到 \d{1,2} 项$/).waitFor();
  await page.getByRole('grid').getByRole('checkbox').first().click();
  await page.getByRole('button', { name: /^移除 \d+ 项/ }).click();
  await page.getByRole('dialog').getByText('所选事项不在同一份清单').waitFor();
  expect(
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^(移除|提请)/ })
      .count(),
  ).toBe(0);
  await picture('closed-mixed');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '全部显示' }).click();
  await powerItems();
  const boxes = page.getByRole('grid').getByRole('checkbox');
  for (const i of [2, 3]) await boxes.nth(i).click();
  await page.getByRole('button', { name: '移除 2 项' }).click();
  await page.getByRole('dialog').getByText('不能直接改动').waitFor();
  await picture('closed-removal');
  await page.getByRole('dialog').getByRole('button', { name: '提请取消 2 项' }).click();
  await page.getByText('已列入调整方案：取消 2 项').waitFor();
  await page.locator('tbody del').first().waitFor();
  await picture('closed-proposal');
});

test('a proposal is reviewed, sent back with an opinion, printed for the meeting and withdrawn, by keys alone', async () => {
  const { page } = app;
  const { keys, tabTo, type } = keyboardOf(page);
  await page.getByRole('combobox', { name: '统一填写原因' }).focus();
  await keys('Enter');
  await page.getByRole('option', { name: '文字规范', exact: true }).waitFor();
  await keys('ArrowDown', 'Enter');
  await tabTo('填入');
  await keys('Enter');
  await page
    .getByText(/项未写原因/)
    .first()
    .waitFor({ state: 'hidden' });
  await page.locator('#opinion').focus();
  await tabTo('提交审核');
  await keys('Enter');
  await page.getByText('审核，', { exact: false }).first().waitFor();
  expect((await onPaper(app)).width).toBe(210);
  await page.getByRole('button', { name: '退回起草' }).focus();
  await keys('Enter');
  await page.locator('.notice[role=alert]').waitFor();
  await picture('closed-return');
  await page.locator('#opinion').focus();
  await type('请补充依据');
  await tabTo('退回起草');
  await keys('Enter');
  await page.getByText('意见：请补充依据').waitFor();
  await tabTo('撤回方案');
  await keys('Enter');
  await page.getByText('撤回后方案不再办理').waitFor();
  await tabTo('撤回方案');
  await keys('Enter');
  await page.getByText('撤回', { exact: false }).first().waitFor();
  await page.getByRole('button', { name: '提交审核' }).waitFor({ state: 'hidden' });
  await picture('closed-withdrawn');
});

test('what a repealed statute leaves as it is, is said of all its items at once', async () => {
  const { page } = app;
  await page.getByRole('navigation', { name: '权责清单' }).getByRole('link', { name: '法规库' }).click();
  await page.getByRole('button', { name: /^标记修订\/废止….*示例省城市管理条例/ }).click();
  await page.locator('#statute-date').fill('2026-05-01');
  await page.getByRole('button', { name: '保存并看影响' }).click();
  await page.getByText('没有核对').first().waitFor();
  await picture('closed-impact');
  await page.getByText('全选未核对的').click();
  await page.getByLabel('无需调整的说明').fill('新条例条款一致');
  await page.getByRole('button', { name: /^\d+ 项无需调整$/ }).click();
  await page.getByText(/项都已核对/).waitFor();
  await picture('closed-reviewed');
});

test('a list is found by an article, and compared between two days', async () => {
  const { page } = app;
  await page.getByRole('navigation', { name: '权责清单' }).getByRole('link', { name: '清单与版本' }).click();
  await page.getByRole('link', { name: '权力清单', exact: true }).click();
  await page.getByLabel('查找事项').fill('城市管理条例第18条');
  await page.locator('tbody tr').first().waitFor();
  await page.getByText(/^找到 \d{1,2} 项$/).waitFor();
  const cited = await page.locator('tbody td.basis').allInnerTexts();
  expect(cited.length).toBeGreaterThan(1);
  expect(cited.every((text) => text.includes('第十八条'))).toBe(true);
  await picture('closed-list');
  await page.getByRole('button', { name: '版本与对比' }).click();
  await page.getByRole('button', { name: '按日期对比' }).click();
  await page.getByRole('heading', { name: '没有差别' }).waitFor();
  await page.getByLabel('起始日期', { exact: true }).fill('2025.1.1');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: '按日期对比' }).click();
  await page.getByText('新增 170 项').first().waitFor();
  await picture('closed-difference');
});
