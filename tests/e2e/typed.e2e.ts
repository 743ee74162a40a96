/** What was typed and not saved is never thrown away without a question, and a panel shows what belongs to its own record. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApp, type App } from './harness/app.ts';
import { passphrase, signIn, streetWith } from './seeded.ts';
import { goTo } from './stations.ts';

let app: App;
beforeAll(async () => {
  const station = await streetWith(
    [
      { name: '曾华', idNumber: '520699197005164601' },
      { name: '欧阳静', idNumber: '11010519491231002X' },
    ],
    { leaveOpen: true },
  );
  const { rows } = await station.ask('registers.list', { register: 'workers', filters: { name: { in: ['曾华'] } } });
  await station.ask('registers.save', { register: 'certificates', values: { worker: rows[0]!.id, level: 'assistant', number: 'Z-1' } });
  await station.close();
  app = await openApp({ folder: station.folder });
  app.page.setDefaultTimeout(15_000);
  await signIn(app.page);
  await goTo(app.page, '社区工作者');
});
afterAll(() => app.close());

const panel = (name: string) => app.page.getByRole('complementary', { name });
const openWorker = (name: string) => app.page.getByRole('grid').getByText(name, { exact: true }).click();
async function openCertificates(name: string): Promise<void> {
  await openWorker(name);
  await panel(name).getByRole('tab', { name: '证书' }).click();
}
const number = () => app.page.locator('.panel-side form').getByLabel('证书编号');
/** Does what would leave the form; the question comes, and going on typing keeps the text. */
async function asksAndKeeps(leave: () => Promise<unknown>): Promise<void> {
  const { page } = app;
  await leave();
  const question = page.getByRole('dialog', { name: '还有没保存的改动' });
  await question.getByRole('button', { name: '继续填写' }).click();
  await question.waitFor({ state: 'hidden' });
  expect(await number().inputValue()).toBe('写到一半');
}

test('a panel shows the records of its own record, and what was removed only where something was', async () => {
  await openCertificates('曾华');
  const first = panel('曾华');
  await first.getByRole('cell', { name: 'Z-1' }).waitFor();
  expect(await first.getByRole('button', { name: '查看已移除' }).count()).toBe(0);
  await openCertificates('欧阳静');
  await panel('欧阳静').getByText('还没有职业资格证书。').waitFor();
  await openCertificates('曾华');
  await first.getByRole('row', { name: /Z-1/ }).getByRole('button', { name: '移除' }).click();
  await app.page
    .getByRole('dialog', { name: '移除职业资格证书' })
    .getByRole('button', { name: /^移除 1 / })
    .click();
  await first.getByRole('button', { name: '查看已移除（1）' }).click();
  await first.getByRole('button', { name: '恢复' }).click();
  await first.getByRole('cell', { name: 'Z-1' }).waitFor();
  await first.getByRole('button', { name: /查看已移除|不看已移除/ }).waitFor({ state: 'hidden' });
});

test('a form in the panel is left by no way without a question', async () => {
  const { page } = app;
  await panel('曾华').getByRole('button', { name: '添加职业资格证书' }).click();
  await number().fill('写到一半');
  await asksAndKeeps(() => page.keyboard.press('Escape'));
  await asksAndKeeps(() => panel('曾华').getByRole('button', { name: '关闭' }).click());
  await asksAndKeeps(() => openWorker('欧阳静'));
  await asksAndKeeps(() => panel('曾华').getByRole('button', { name: '编辑' }).click());
  await asksAndKeeps(() => panel('曾华').getByRole('button', { name: '档案' }).click());
  await asksAndKeeps(() => goTo(page, '首页'));
  await asksAndKeeps(() => page.getByRole('button', { name: '锁定' }).click());
  await asksAndKeeps(async () => {
    await page.keyboard.press('Control+k');
    await page.locator('.typed:focus').waitFor();
    await page.keyboard.type('欧阳静');
    await page.getByRole('option', { name: /欧阳静/ }).click();
  });
  expect(app.complaints).toEqual([]);
});

test('other records are removed beside it, and it stays', async () => {
  const { page } = app;
  await page
    .getByRole('row', { name: /欧阳静/ })
    .getByRole('checkbox')
    .click();
  await page.getByRole('button', { name: '移除 1 人' }).click();
  const dialog = page.getByRole('dialog', { name: '移除 1 人' });
  await dialog.locator('#removal-reason').fill('重复登记');
  await dialog.getByRole('button', { name: '移除 1 人' }).click();
  await dialog.waitFor({ state: 'hidden' });
  expect(await number().inputValue()).toBe('写到一半');
});

test('given up when locked, it is gone, and the door opens as before', async () => {
  const { page } = app;
  await page.getByRole('button', { name: '锁定' }).click();
  await page.getByRole('button', { name: '放弃改动' }).click();
  await page.locator('#passphrase').fill(passphrase);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { name: '首页' }).waitFor();
  expect(app.complaints).toEqual([]);
});
