/** An office's own kind of list without code, and a declared total that agrees and then visibly does not. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { streetWith, signIn } from './seeded.ts';
import { seriousFindings } from './axe.ts';
import { openApp, type App } from './harness/app.ts';
import { keyboardOf } from './keyboard.ts';
import { goTo } from './stations.ts';

let app: App;
beforeAll(async () => {
  const station = await streetWith([]);
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
const press = (name: string | RegExp) => app.page.getByRole('button', { name, exact: true }).click();
const tab = (name: string) => app.page.getByRole('navigation', { name: '权责清单' }).getByRole('link', { name, exact: true }).click();
async function choose(label: string, option: string): Promise<void> {
  const { page } = app;
  await page.getByRole('combobox', { name: label, exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: option, exact: true }).click();
}

test('a kind is added with its own columns and takes items', async () => {
  const { page } = app;
  await goTo(page, '权责清单');
  await tab('清单与版本');
  await page.getByRole('heading', { name: '还没有清单' }).waitFor();
  await picture('kinds-none');
  await press('清单类别');
  await page.getByRole('link', { name: '权力清单', exact: true }).waitFor();
  await picture('kinds-settings');
  expect(await seriousFindings(page)).toEqual([]);
  await press('添加清单类别');
  await page.getByLabel(/^名称/).fill('微心愿清单');
  await choose('添加一栏', '领域');
  await page.getByLabel('第 5 栏的名称').fill('心愿类别');
  for (let i = 0; i < 3; i++) await press('心愿类别上移');
  await press('去掉依据');
  await page.getByText('没有依据', { exact: true }).click();
  await picture('kind-form');
  await keyboardOf(page).keys('Control+s');
  await page.getByRole('cell', { name: '序号、心愿类别、事项名称、责任部门' }).waitFor();
  await tab('事项');
  await press('添加权责事项');
  await choose('清单类别', '微心愿清单');
  await page.getByLabel(/^事项名称/).fill('为独居老人换灯');
  await page.getByLabel('领域', { exact: true }).fill('助老');
  await keyboardOf(page).keys('Control+s');
  await page.getByText('已添加“为独居老人换灯”').waitFor();
  await tab('清单与版本');
  await page.getByRole('link', { name: '微心愿清单', exact: true }).click();
  await page.getByRole('columnheader', { name: '心愿类别' }).waitFor();
});

test('a declared total agrees with the list, and visibly no longer when it is another', async () => {
  const { page } = app;
  await tab('清单与版本');
  await press('公布总数');
  await page.getByRole('heading', { name: '还没有公布总数' }).waitFor();
  await press('添加公布总数');
  await page.getByLabel(/^名称/).fill('助老微心愿');
  await choose('清单类别', '微心愿清单');
  await page.keyboard.press('Escape');
  await choose('分组', '领域');
  await page.locator('#total-group').fill('助老');
  await page.getByLabel(/^项数/).fill('1');
  await page.getByLabel('来源', { exact: true }).fill('街道工作方案');
  await picture('total-form');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await page.getByRole('cell', { name: /相符$/ }).waitFor();
  await press('修改：助老微心愿');
  await page.getByLabel(/^项数/).fill('2');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await page.getByText('“助老微心愿”公布 2 项，实际 1 项。').waitFor();
  await picture('totals');
  await tab('检查');
  await page.getByRole('heading', { name: /^总数不符/ }).waitFor();
});
