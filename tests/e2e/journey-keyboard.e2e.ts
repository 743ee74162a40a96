/** A clerk without a mouse: from the first start to a worker added, changed, looked up, removed, restored and exported. */
import { statSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApp, type App } from './harness/app.ts';
import { keyboardOf } from './keyboard.ts';
import { onlyOne, redFlag, typeStation } from './stations.ts';

let app: App;
beforeAll(async () => {
  app = await openApp();
  app.page.setDefaultTimeout(10_000);
});
afterAll(() => app.close());

test('every step of keeping a register is done by keys', async () => {
  const { page } = app;
  const { keys, tabTo, type } = keyboardOf(page);

  await tabTo('区划代码');
  await type(redFlag.code);
  await typeStation({ keys, tabTo, type });
  await page.locator('.sheet .key').waitFor();
  const group = await page.locator('.sheet .key .mono').last().innerText();
  await tabTo('看着打印出来的纸');
  await type(group);
  await keys('Enter');
  await page.getByText('台账还是空的').waitFor();

  await keys('Control+k');
  await page.locator('.typed:focus').waitFor();
  await type('社区工作者');
  await page.getByRole('option', { name: '社区工作者' }).waitFor();
  await keys('Enter');
  await page.getByRole('button', { name: '添加第一条' }).waitFor();

  for (const [name, idNumber] of [
    ['欧阳静', '11010519491231002x'],
    ['司马青', '110105194912310038'],
  ] as const) {
    await keys('Insert');
    await tabTo('姓名');
    await type(name);
    await tabTo('身份证号');
    await type(idNumber);
    await keys('Control+s');
    await page.getByText(`已添加“${name}”`).waitFor();
    await page.getByRole('complementary', { name }).waitFor();
    await keys('Escape');
    await page.getByRole('complementary').waitFor({ state: 'hidden' });
  }

  await keys('Home', 'Enter');
  await page.getByRole('complementary', { name: '欧阳静' }).waitFor();
  await keys('ArrowDown');
  await page.getByRole('complementary', { name: '司马青' }).waitFor();
  await keys('ArrowUp');
  await page.getByRole('complementary', { name: '欧阳静' }).waitFor();

  await tabTo('编辑');
  await keys('Enter');
  await tabTo('姓名');
  await keys('Control+a');
  await type('欧阳敏静');
  await keys('Control+s');
  const renamed = page.getByRole('complementary', { name: '欧阳敏静' });
  await renamed.waitFor();
  await tabTo('详情');
  await keys('ArrowLeft');
  await renamed.locator('ins', { hasText: '欧阳敏静' }).waitFor();
  await keys('Escape');
  await renamed.waitFor({ state: 'hidden' });

  await keys('Control+f');
  await type('oymj');
  await page.getByText('找到 1 名').waitFor();
  await keys('Enter', ' ', 'Delete');
  await page.locator('#removal-reason:focus').waitFor();
  await type('重复登记');
  await keys('Enter');
  await page.getByText(/已移除 [12] 人/).waitFor();

  await keys('Control+f', 'Escape');
  await tabTo('回收站');
  await keys(' ');
  await page.getByRole('grid').getByText('欧阳敏静').waitFor();
  await keys('Control+f', 'ArrowDown', 'Enter');
  await renamed.waitFor();
  await tabTo('恢复');
  await keys('Enter');
  await page.getByText('已恢复“欧阳敏静”').waitFor();
  await keys('Control+f');
  await tabTo('回收站');
  await keys(' ');
  await page.getByRole('grid').getByText('欧阳敏静').waitFor();

  await keys('Control+f');
  await tabTo('导出', 'Shift+Tab');
  await keys('Enter');
  await page.getByRole('dialog', { name: '导出社区工作者' }).waitFor();
  await tabTo('导出 2 名');
  const written = await app.receive(async () => {
    await keys('Enter');
    await page.getByText('已导出 2 名').waitFor();
  });
  expect(statSync(onlyOne(written)).size).toBeGreaterThan(1000);
  expect(app.complaints).toEqual([]);
});
