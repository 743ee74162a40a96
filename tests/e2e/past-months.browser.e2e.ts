/** A certificate that is recorded months late: what it does to a month that has been paid, and the way to put it into the next run. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleStation } from '../../electron/data/modules/payruns/testing.ts';
import { discard, passphrase } from '../support/station.ts';
import { seriousFindings } from './axe.ts';
import { openApp, type App } from './harness/app.ts';
import { goTo } from './stations.ts';

let app: App;
const administrator = '管理员';
const name = '魏玉琴';

beforeAll(async () => {
  const station = await sampleStation();
  afterAll(() => discard(station));
  await station.ask('accounts.add', { name: '李书记', role: 'leader', passphrase });
  for (const period of ['2025-08', '2025-09']) {
    const { run } = await station.finish<{ run: number }>('payruns.create', { period });
    await station.ask('payruns.advance', { run, to: 'checked' });
    await station.ask('station.signIn', { account: '李书记', passphrase });
    await station.ask('payruns.advance', { run, to: 'approved' });
    await station.ask('station.signIn', { account: administrator, passphrase });
    await station.ask('payruns.advance', { run, to: 'paid' });
  }
  const { rows } = await station.ask('registers.list', { register: 'workers', search: name });
  await station.ask('registers.save', {
    register: 'certificates',
    values: { worker: rows[0]!.id, level: 'intermediate', issuedOn: '2025-08-20' },
  });
  await station.close();
  app = await openApp({ folder: station.folder });
  app.page.setDefaultTimeout(15_000);
  await app.page.getByRole('radio', { name: administrator }).locator('xpath=..').click();
  await app.page.locator('#passphrase').fill(passphrase);
  await app.page.getByRole('button', { name: '登录' }).click();
});
afterAll(() => app.close());

test('the months that were paid too little are named, and lead to the page that pays the difference', async () => {
  const { page } = app;
  await goTo(page, '薪酬');
  await page.getByRole('navigation', { name: '薪酬' }).getByRole('link', { name: '人员薪酬' }).click();
  await page.getByRole('button', { name }).click();
  const past = page.getByRole('dialog', { name: /计薪步骤/ }).getByRole('region', { name: '以往月份' });
  // 示例方案: 200 yuan a month for a 社会工作师, from the day on which it was issued.
  await past
    .getByRole('row', { name: /2025 年 9 月/ })
    .getByText('+200.00')
    .waitFor();
  expect(await past.getByRole('row', { name: /2025 年 7 月/ }).count()).toBe(0);
  expect(await seriousFindings(page)).toEqual([]);
  const folder = process.env['PICTURES'];
  if (folder) await page.screenshot({ path: `${folder}/past-months.png` });
  await past.getByRole('link', { name: '补到下一次发放…' }).click();
  await page.waitForURL(/pay\/differences/);
  await page.getByRole('button', { name: /算|查/ }).first().waitFor();
  if (folder) await page.screenshot({ path: `${folder}/past-months-differences.png` });
});
