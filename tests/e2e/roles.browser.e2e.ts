/** What each role is offered, and where an address leads that is not for it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { roleLabels } from '#shared/domain/permissions.ts';
import { sampleStation } from '../../electron/data/modules/payruns/testing.ts';
import { discard, passphrase } from '../support/station.ts';
import { openApp, type App } from './harness/app.ts';
import { everyPath } from './pages.ts';

const ways = {
  listClerk: ['首页', '权责清单', '清单执行', '兼职委员', '导入', '设置'],
  personnelClerk: ['首页', '权责清单', '兼职委员', '社区工作者', '队伍', '薪酬', '导入', '快照', '设置'],
  leader: ['首页', '权责清单', '清单执行', '兼职委员', '社区工作者', '队伍', '薪酬', '快照', '设置'],
  auditor: ['首页', '快照', '设置'],
} as const;
const roles = Object.keys(ways) as (keyof typeof ways)[];

let app: App;
beforeAll(async () => {
  const station = await sampleStation();
  afterAll(() => discard(station));
  for (const role of roles) await station.ask('accounts.add', { name: roleLabels[role], role, passphrase });
  await station.finish('payruns.create', { period: '2025-09' });
  await station.close();
  app = await openApp({ folder: station.folder });
  app.page.setDefaultTimeout(15_000);
});
afterAll(() => app.close());

const go = async (path: string): Promise<string> => {
  await app.page.evaluate((to) => (location.hash = to), path);
  await app.page.waitForTimeout(100);
  await app.page.waitForLoadState('networkidle');
  return app.page.evaluate(() => location.hash);
};

test.each(roles)('%s finds in the navigation what is theirs, and no page asks for more than they may', async (role) => {
  const { page } = app;
  await page.getByText(roleLabels[role], { exact: true }).click();
  await page.locator('#passphrase').fill(passphrase);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { name: '首页' }).waitFor();
  expect(await page.getByRole('navigation', { name: '主导航' }).getByRole('link').allInnerTexts()).toEqual(ways[role]);
  const refused: string[] = [];
  for (const path of everyPath()) {
    await go(path);
    const said = page.getByText('您的账户没有这项权限');
    if ((await said.count()) === 0) continue;
    refused.push(path);
    // The message would still stand on the next page.
    await page.reload();
    await page.getByRole('navigation', { name: '主导航' }).waitFor();
  }
  expect(refused).toEqual([]);
  // From one register to another it is the same page, and asked all the same.
  if (role === 'listClerk') {
    expect(await go('/registers/seats')).toBe('#/registers/seats');
    expect(await go('/registers/payLines')).toBe('#/home');
  }
  if (role === 'leader') {
    await go('/pay/runs');
    expect(await page.getByRole('link', { name: '核对工资表' }).count()).toBe(0);
  }
  await page.getByRole('button', { name: '锁定' }).click();
  await page.locator('#passphrase').waitFor();
});
