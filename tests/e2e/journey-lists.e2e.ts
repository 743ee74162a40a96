/** A list from draft to its second version with two accounts, the difference of both, and what a repealed statute does to it. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { discard, newStation, passphrase } from '../support/station.ts';
import { seriousFindings } from './axe.ts';
import { openApp, type App } from './harness/app.ts';
import { keyboardOf } from './keyboard.ts';
import { a4, onPaper } from './paper.ts';
import { goTo } from './stations.ts';

let app: App;
beforeAll(async () => {
  const station = await newStation();
  await station.ask('accounts.add', { name: '王审', role: 'leader', passphrase });
  const item = (title: string, orderNo: number, basis: string) =>
    station.ask('registers.save', {
      register: 'items',
      values: { kind: 'power', type: 'penalty', title, orderNo, basis, body: '红旗街道办事处' },
    });
  await item('擅自占用共用部位的处罚', 1, '《示例县物业管理办法》第十九条');
  await item('乱堆杂物的处罚', 2, '《示例县市容管理办法》第八条');
  await item('违规饲养的处罚', 3, '《示例县市容管理办法》第九条');
  await station.close();
  afterAll(() => discard(station));
  app = await openApp({ folder: station.folder });
  app.page.setDefaultTimeout(20_000);
  await signInAs('管理员');
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
const press = (name: string) => app.page.getByRole('button', { name, exact: true }).click();
const tab = (name: string) => app.page.getByRole('navigation', { name: '权责清单' }).getByRole('link', { name, exact: true }).click();

/** From a list that drops down, by keys. */
async function choose(label: string, option: string): Promise<void> {
  const { page } = app;
  await page.getByRole('combobox', { name: label, exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: option, exact: true }).click();
}
async function signInAs(account: string): Promise<void> {
  const { page } = app;
  await page.locator('#passphrase').waitFor();
  await page.getByRole('radiogroup', { name: '账户' }).getByText(account, { exact: true }).click();
  await page.locator('#passphrase').fill(passphrase);
  await press('登录');
  await page.getByRole('navigation', { name: '主导航' }).waitFor();
}
async function changeTo(account: string): Promise<void> {
  await press('锁定');
  await signInAs(account);
}
/** From draft to approval by the other account, then published. */
async function passThrough(noticeNo: string, date: string): Promise<void> {
  const { page } = app;
  await press('提交审核');
  await press('通过合法性审查');
  await page.getByText('起草人不能批准自己的方案').waitFor();
  expect(await page.getByRole('button', { name: '批准方案' }).count()).toBe(0);
  await changeTo('王审');
  await goTo(page, '权责清单');
  await tab('调整方案');
  await page.locator('tbody a').first().click();
  await page.locator('#opinion').fill('同意');
  await press('批准方案');
  await page.getByText('意见：同意').waitFor();
  await changeTo('管理员');
  await goTo(page, '权责清单');
  await tab('调整方案');
  await page.locator('tbody a').first().click();
  await press('公布清单…');
  await page.locator('#notice-no').fill(noticeNo);
  await page.locator('#notice-date').fill(date);
  await page.keyboard.press('Tab');
  await picture(`publish-${date}`);
  await page.getByRole('dialog').getByRole('button', { name: '公布清单', exact: true }).click();
  await page.getByText('已公布权力清单').waitFor();
}

test('a first proposal gathers the list, is approved by another person and published', async () => {
  const { page } = app;
  await goTo(page, '权责清单');
  await page.getByRole('grid').getByText('乱堆杂物的处罚').waitFor();
  await picture('items');
  await tab('清单与版本');
  await page.getByText('未公布').first().waitFor();
  await picture('kinds');
  expect(await seriousFindings(page)).toEqual([]);
  const open = page.getByRole('button', { name: '提请首次公布：权力清单' });
  await open.focus();
  await page.keyboard.press('Enter');
  await page.getByText('乱堆杂物的处罚').first().waitFor();
  await picture('first');
  await passThrough('示红办发〔2025〕7号', '2025-07-01');
});

test('an item is changed and one is taken out by a proposal, each with its reason', async () => {
  const { page } = app;
  await tab('清单与版本');
  await page.getByRole('link', { name: '权力清单', exact: true }).click();
  const change = page.getByRole('link', { name: '修改：乱堆杂物的处罚' });
  await change.waitFor();
  await picture('list');
  await change.focus();
  await page.keyboard.press('Enter');
  await page.locator('#change-basis').fill('规范表述');
  await page.getByLabel(/^事项名称/).fill('乱堆乱放杂物的处罚');
  await picture('change');
  await keyboardOf(page).keys('Control+s');
  await page.getByText('乱放').first().waitFor();
  await page.getByText('▲ 1 项未写原因').waitFor();
  await press('提交审核');
  await page.getByText('还有 1 项改动没有写调整原因').waitFor();
  await choose('统一填写原因', '文字规范');
  await press('填入');
  await page.getByText('▲ 1 项未写原因').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: '从清单中选事项修改或取消' }).click();
  await page.getByRole('link', { name: '取消：违规饲养的处罚' }).click();
  await choose('原因', '收回');
  await press('列入方案');
  await page.locator('del', { hasText: '违规饲养的处罚' }).waitFor();
  await picture('proposal');
  await passThrough('示红办发〔2026〕3号', '2026-03-01');
});

test('the two versions are compared as a redline and printed on A4; a day between shows the first', async () => {
  const { page } = app;
  await tab('清单与版本');
  await page.getByRole('link', { name: '权力清单的版本与对比' }).click();
  await picture('versions');
  await press('比较所选两版');
  await page.locator('.page-scroll ins', { hasText: '乱放' }).waitFor();
  expect(await page.locator('.page-scroll tbody del').first().innerText()).toContain('违规饲养的处罚');
  await picture('difference');
  expect(await onPaper(app)).toEqual(a4);
  await press('返回');
  await tab('清单与版本');
  await page.getByRole('link', { name: '权力清单', exact: true }).click();
  await page.getByLabel('截至日期', { exact: true }).fill('2025.12.31');
  await page.keyboard.press('Enter');
  await page.getByText('第 1 版，2025-07-01 公布').waitFor();
  expect(await page.locator('tbody tr').count()).toBe(3);
  await page.getByLabel('截至日期', { exact: true }).fill('2025-01-01');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '这一天还没有公布过' }).waitFor();
});

test('a repealed statute finds its item, which is put to work', async () => {
  const { page } = app;
  await tab('法规库');
  await page.getByRole('button', { name: /^标记修订\/废止….*示例县物业管理办法/ }).click();
  await page.locator('#statute-date').fill('2026-05-01');
  await picture('statute-dialog');
  await press('保存并看影响');
  await page.getByText('1 项没有核对').waitFor();
  await picture('impact');
  expect(await page.getByText('乱堆乱放').count()).toBe(0);
  await page.getByRole('link', { name: '列入方案：擅自占用共用部位的处罚' }).click();
  expect(await page.locator('#change-basis').inputValue()).toBe('《示例县物业管理办法》自 2026-05-01 起废止');
  await tab('检查');
  await page.getByRole('heading', { name: '依据已废止' }).waitFor();
  await picture('checks');
  await page.getByRole('region', { name: '检查结果' }).getByRole('link', { name: '擅自占用共用部位的处罚' }).first().click();
  await page.getByRole('complementary', { name: '擅自占用共用部位的处罚' }).waitFor();
});
