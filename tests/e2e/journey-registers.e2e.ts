/** A street from its first start: set up, a worker typed in by keyboard alone, changed, looked up, removed, restored, exported; locked and still there. */
import { statSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { seriousFindings } from './axe.ts';
import { openApp, type App } from './harness/app.ts';
import { keyboardOf } from './keyboard.ts';
import { a4, onPaper } from './paper.ts';
import { goTo, onlyOne, passphrase, typeStation } from './stations.ts';

let app: App;
beforeAll(async () => {
  app = await openApp();
  app.page.setDefaultTimeout(10_000);
});
afterAll(() => app.close());
afterEach(async () => {
  expect(await seriousFindings(app.page)).toEqual([]);
  expect(app.complaints).toEqual([]);
});

const keys = (...pressed: string[]) => keyboardOf(app.page).keys(...pressed);
const type = (text: string) => keyboardOf(app.page).type(text);
const focused = () => keyboardOf(app.page).focused();
const tabTo = (label: string) => keyboardOf(app.page).tabTo(label);

test('the first start asks for the station and proves that the recovery sheet is kept', async () => {
  const { page } = app;
  await page.locator('#division-code').focus();
  await type('52069900');
  await page.getByText('还差 1 位').waitFor();
  await type('1');
  await page.getByText('街道代码，属 520699').waitFor();
  await typeStation(keyboardOf(page));
  const groups = page.locator('.sheet .key .mono');
  await groups.first().waitFor();
  expect(await groups.count()).toBe(14);
  expect(await onPaper(app)).toEqual(a4);
  await page.locator('#last-group').fill('0000');
  await keys('Enter');
  await page.getByText('最后一组与恢复单不一致').waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await page.locator('#last-group').fill((await groups.last().innerText()).toLowerCase());
  await keys('Enter');
  await page.getByText('台账还是空的').waitFor();
});

test('a worker is added by keyboard alone, with the faults told before saving', async () => {
  const { page } = app;
  await keys('Control+k');
  await page.getByRole('dialog').waitFor();
  await page.locator('.typed:focus').waitFor();
  await type('社区工作者');
  await page.getByRole('option', { name: '社区工作者' }).waitFor();
  await keys('Enter');
  const add = page.getByRole('button', { name: '添加第一条' });
  await add.waitFor();
  await add.focus();
  await keys('Enter');
  await tabTo('姓名');
  await type('欧阳静');
  await tabTo('身份证号');
  await type('520602199001010020');
  await keys('Tab');
  await page.getByText('校验码不对').waitFor();
  await keys('Control+s');
  await page.getByText('还有 1 处需要改正').waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  expect(await focused()).toBe('身份证号*');
  await keys('Control+a');
  await type('11010519491231002x');
  await keys('Tab');
  await tabTo('出生日期');
  expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('1949-12-31');
  await tabTo('联系电话');
  await type('13800000001');
  await tabTo('所在社区');
  await type('红旗社区');
  await page.getByText('新建社区“红旗社区”').first().waitFor();
  await keys('ArrowDown', 'Enter');
  await page.getByText('已新建社区').waitFor();
  await tabTo('参加社区工作时间');
  await type('2015年7月');
  await keys('Control+s');
  await page.getByText('已添加“欧阳静”').waitFor();
  await page.getByRole('complementary', { name: '欧阳静' }).getByText('2015-07-01').waitFor();
});

test('what is personal is masked until it is asked for', async () => {
  const { page } = app;
  const record = page.getByRole('complementary', { name: '欧阳静' });
  expect(await page.getByText('11010519491231002X').count()).toBe(0);
  await record.getByText('1101**********002X').waitFor();
  await record.getByRole('button', { name: /^显示完整身份证号/ }).click();
  await record.getByText('11010519491231002X').waitFor();
  await record.getByRole('button', { name: /^重新遮住身份证号/ }).click();
});

test('a change is saved, and the history says from what to what', async () => {
  const { page } = app;
  const record = page.getByRole('complementary', { name: '欧阳静' });
  await record.getByRole('button', { name: '编辑' }).click();
  await tabTo('姓名');
  await keys('Control+a');
  await type('欧阳敏静');
  await keys('Escape');
  await page.getByText('还有没保存的改动').waitFor();
  await page.getByRole('button', { name: '继续填写' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await keys('Control+s');
  await page.getByText('已保存').waitFor();
  const renamed = page.getByRole('complementary', { name: '欧阳敏静' });
  await renamed.getByRole('tab', { name: '历史' }).click();
  await renamed.locator('del', { hasText: '欧阳静' }).waitFor();
  await renamed.locator('ins', { hasText: '欧阳敏静' }).waitFor();
});

test('found by initials, removed with a reason, restored from the bin', async () => {
  const { page } = app;
  await keys('Escape', 'Control+f');
  await type('oymj');
  await page.getByText('找到 1 名').waitFor();
  await keys('Enter', ' ', 'Delete');
  await page.getByRole('dialog', { name: '移除 1 人' }).waitFor();
  await page.locator('#removal-reason:focus').waitFor();
  await type('重复登记');
  await keys('Enter');
  await page.getByText('已移除 1 人').waitFor();
  await page.getByText('没有符合条件的记录').waitFor();
  await page.getByRole('button', { name: '全部显示' }).first().click();
  await page.getByText('回收站', { exact: true }).click();
  await page.getByRole('grid').getByText('欧阳敏静').click();
  await page.getByRole('button', { name: '恢复', exact: true }).click();
  await page.getByText('已恢复“欧阳敏静”').waitFor();
  await page.getByText('回收站', { exact: true }).click();
  await page.getByRole('grid').getByText('欧阳敏静').waitFor();
});

test('the last step is taken back', async () => {
  const { page } = app;
  await page.getByRole('button', { name: /^撤销：/ }).click();
  await page.getByRole('dialog').getByText('恢复记录').waitFor();
  await page.getByRole('button', { name: '撤销 1 条' }).click();
  await page.getByText('还没有社区工作者').waitFor();
  await page.getByRole('button', { name: /^撤销：.*移除记录/ }).click();
  await page.getByRole('button', { name: '撤销 1 条' }).click();
  await page.getByRole('grid').getByText('欧阳敏静').waitFor();
});

test('the list goes out as a workbook', async () => {
  const { page } = app;
  await page.getByRole('button', { name: '导出', exact: true }).click();
  const written = await app.receive(async () => {
    await page.getByRole('button', { name: '导出 1 名' }).click();
    await page.getByText('已导出 1 名').waitFor();
  });
  const file = onlyOne(written);
  expect(file).toMatch(/社区工作者-\d{4}-\d\d-\d\d\.xlsx$/);
  expect(statSync(file).size).toBeGreaterThan(1000);
});

test('what was searched is kept as a view, chosen again by keyboard, and deleted', async () => {
  const { page } = app;
  const picture = async (name: string): Promise<void> => {
    const folder = process.env['PICTURES'];
    if (folder) await page.screenshot({ path: `${folder}/views-${name}.png` });
  };
  const menu = page.getByRole('dialog', { name: '视图', exact: true });
  const openMenu = async (): Promise<void> => {
    await tabTo('视图');
    await keys('Enter');
    await menu.locator('button:focus').waitFor();
  };
  await keys('Control+f');
  await type('oymj');
  await page.getByText('找到 1 名').waitFor();
  await page.getByRole('button', { name: '筛选所在社区' }).click();
  await page.getByRole('tooltip').getByText('红旗社区').click();
  await page.getByRole('button', { name: '筛选', exact: true }).click();
  await page.getByText('所在社区：红旗社区').waitFor();
  await openMenu();
  await menu.getByText('还没有保存的视图').waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await picture('empty');
  await keys('Enter');
  await menu.locator('input:focus').waitFor();
  await type('找欧阳');
  expect(await seriousFindings(page)).toEqual([]);
  await picture('name');
  await keys('Enter');
  await page.getByText('已保存视图“找欧阳”').waitFor();
  await page.getByRole('button', { name: '视图：找欧阳' }).waitFor();
  // Another day: the page knows nothing of what the community is called.
  await goTo(page, '首页');
  await goTo(page, '社区工作者');
  await page.getByRole('button', { name: '视图', exact: true }).waitFor();
  await page.getByRole('grid').getByText('欧阳敏静').waitFor();
  await keys('Control+f');
  await openMenu();
  expect(await menu.getByRole('button', { name: '保存当前视图…' }).isDisabled()).toBe(true);
  await picture('list');
  await keys('Enter');
  await page.getByText('所在社区：红旗社区').waitFor();
  expect(await page.getByPlaceholder(/^查找/).inputValue()).toBe('oymj');
  expect(await focused()).toBe('视图：找欧阳');
  await picture('applied');
  await keys('Enter');
  await menu.locator('button:focus').waitFor();
  await keys('Tab');
  expect(await focused()).toBe('删除视图“找欧阳”');
  await keys('Enter');
  await page.getByRole('dialog', { name: '删除视图“找欧阳”' }).getByRole('button', { name: '删除视图' }).click();
  await page.getByText('已删除视图“找欧阳”').waitFor();
  await page.getByRole('button', { name: '视图', exact: true }).waitFor();
  await page.getByRole('button', { name: '全部显示' }).click();
});

test.each(['首页', '权责清单', '兼职委员', '薪酬', '导入', '快照'])('%s has no serious findings', async (label) => {
  await goTo(app.page, label);
  await app.page.getByRole('heading', { level: 1 }).first().waitFor();
});

test('a station begins without a pay scheme and says how to get one', async () => {
  await goTo(app.page, '薪酬');
  await app.page.getByText('还没有薪酬方案').waitFor();
  await app.page.getByRole('button', { name: '录入本地方案…' }).waitFor();
});

test.each(['账户', '我的口令', '留痕', '备份与恢复单', '检查', '关于'])('设置: %s has no serious findings', async (tab) => {
  await goTo(app.page, '设置');
  await app.page.getByRole('tab', { name: tab }).click();
  await app.page.getByRole('tabpanel', { name: tab }).waitFor();
});

test('a lost recovery sheet is replaced by a new one, which has to be confirmed', async () => {
  const { page } = app;
  await goTo(page, '设置');
  await page.getByRole('tab', { name: '备份与恢复单' }).click();
  await page.getByRole('button', { name: '换一张恢复单…' }).click();
  await page.getByRole('button', { name: '作废旧单，打印新单' }).click();
  const groups = page.locator('.sheet .key .mono');
  await groups.first().waitFor();
  await page.locator('#last-group').fill(await groups.last().innerText());
  await keys('Enter');
  await page.getByRole('heading', { name: '首页' }).waitFor();
});

test('locked, a wrong pass phrase is refused, and after the right one the worker is there', async () => {
  const { page } = app;
  await page.getByRole('button', { name: '锁定' }).click();
  await page.locator('#passphrase:focus').waitFor();
  await type('不是这个口令');
  await keys('Enter');
  await page.getByText('账户或口令不对').waitFor();
  await page.locator('#passphrase:focus').waitFor();
  await type(passphrase);
  await keys('Enter');
  await goTo(page, '社区工作者');
  await page.getByRole('grid').getByText('欧阳敏静').waitFor();
});
