/** A month's pay without a mouse: from the imported roster to the approved run, its slips, and a base that is tried; then what a list clerk sees. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleStation } from '../../electron/data/modules/payruns/testing.ts';
import { discard, passphrase } from '../support/station.ts';
import { openApp, type App } from './harness/app.ts';
import { keyboardOf, type Keyboard } from './keyboard.ts';
import { everyPath } from './pages.ts';
import { a4, onPaper } from './paper.ts';

let app: App;
let board: Keyboard;
const accounts = { list: '清单小吴', clerk: '人事小周', leader: '李书记' };
const roster: string[] = [];

beforeAll(async () => {
  const station = await sampleStation();
  afterAll(() => discard(station));
  await station.ask('accounts.add', { name: accounts.list, role: 'listClerk', passphrase });
  await station.ask('accounts.add', { name: accounts.clerk, role: 'personnelClerk', passphrase });
  await station.ask('accounts.add', { name: accounts.leader, role: 'leader', passphrase });
  const { rows } = await station.ask('registers.list', { register: 'workers', limit: 100 });
  roster.push(...rows.map((row) => String(row['name'])));
  await station.close();
  app = await openApp({ folder: station.folder });
  app.page.setDefaultTimeout(15_000);
  board = keyboardOf(app.page);
});
afterAll(() => app.close());
const picture = async (name: string): Promise<void> => {
  const folder = process.env['PICTURES'];
  if (folder) await app.page.screenshot({ path: `${folder}/keys-${name}.png` });
};

/** The accounts are one row of radios: an arrow goes from one to the next. */
async function signInAs(account: string): Promise<void> {
  const { page } = app;
  await page.getByRole('radio', { name: account }).waitFor();
  await page.locator('body').focus();
  for (let n = 0; n < 20 && !(await page.getByRole('radio', { name: account }).isChecked()); n++) {
    if (!(await page.evaluate(() => document.activeElement instanceof HTMLInputElement && document.activeElement.type === 'radio')))
      await board.keys('Tab');
    else await board.keys('ArrowDown');
  }
  for (let n = 0; n < 20 && !(await page.evaluate(() => document.activeElement?.id === 'passphrase')); n++) await board.keys('Tab');
  await board.type(passphrase);
  await board.keys('Enter');
  await page.getByRole('navigation', { name: '主导航' }).waitFor();
}
async function lock(): Promise<void> {
  await board.tabTo('锁定', 'Shift+Tab');
  await board.keys('Enter');
}
/** By Ctrl+K to the subject, and by Tab to one of its pages. */
async function payPage(label: string): Promise<void> {
  await board.keys('Control+k');
  await app.page.locator('.typed:focus').waitFor();
  await board.type('薪酬');
  await app.page.getByRole('option', { name: '薪酬', exact: false }).first().waitFor();
  await board.keys('Enter');
  await app.page.getByRole('navigation', { name: '薪酬' }).waitFor();
  await board.tabTo(label);
  await board.keys('Enter');
}

test('the clerk reckons September and checks it', async () => {
  const { page } = app;
  await signInAs(accounts.clerk);
  await payPage('月度发放');
  await page.getByText('还没有发放记录').waitFor();
  await board.keys('Control+n');
  await page.locator('#run-period').waitFor();
  await board.tabTo('发放月份');
  await board.keys('Control+a');
  await board.type('2025.9');
  await board.keys('Enter');
  await page.getByRole('heading', { name: '2025年9月薪酬发放' }).waitFor();
  await page.getByRole('row', { name: /姚军洋/ }).waitFor();
  await board.tabTo('核对无误');
  await board.keys('Enter');
  await page.getByText('已核对，可以送审').waitFor();
  await picture('checked');
  await lock();
});

test('the leader approves it', async () => {
  const { page } = app;
  await signInAs(accounts.leader);
  await payPage('月度发放');
  await page.getByRole('link', { name: '2025年9月薪酬发放' }).waitFor();
  await board.tabTo('2025年9月薪酬发放');
  await board.keys('Enter');
  await page.getByRole('button', { name: '审批通过' }).waitFor();
  await board.tabTo('审批通过');
  await board.keys('Enter');
  await page.getByText('已审批', { exact: true }).first().waitFor();
  await picture('approved');
  await lock();
});

test('slips are on A4, and a base of 3,900 is tried', async () => {
  const { page } = app;
  await signInAs(accounts.clerk);
  await payPage('月度发放');
  await page.getByRole('link', { name: '2025年9月薪酬发放' }).waitFor();
  await board.tabTo('2025年9月薪酬发放');
  await board.keys('Enter');
  await page.getByRole('button', { name: '工资条' }).waitFor();
  await board.tabTo('工资条');
  await board.keys('Enter');
  await page.getByRole('button', { name: '打印 46 人' }).waitFor();
  await picture('slips');
  const { width, height } = await onPaper(app);
  expect({ width, height }).toEqual({ width: a4.width, height: a4.height });
  const folder = process.env['PICTURES'];
  if (folder) await page.pdf({ path: `${folder}/keys-slips.pdf`, preferCSSPageSize: true, printBackground: true });
  await payPage('测算');
  await page.getByRole('textbox', { name: '基数' }).waitFor();
  await board.tabTo('基数');
  await board.keys('Control+a');
  await board.type('3900');
  await board.keys('Enter');
  const start = page.getByRole('button', { name: '测算', exact: true });
  for (let n = 0; n < 40 && !(await start.evaluate((button) => button === document.activeElement)); n++) await board.keys('Tab');
  await board.keys('Enter');
  await page
    .getByRole('row')
    .filter({ hasText: /^每月增减/ })
    .first()
    .waitFor();
  await picture('trial');
  if (folder) await page.pdf({ path: `${folder}/keys-trial.pdf`, preferCSSPageSize: true, printBackground: true });
  await lock();
});

test('a list clerk finds nobody of them on any page, on paper neither', async () => {
  const { page } = app;
  await signInAs(accounts.list);
  let opened = 0;
  for (const path of everyPath()) {
    await page.evaluate((to) => (location.hash = to), path);
    // Who may not open a page is led elsewhere; what is shown in the end is read, paper too: it stands in the same document.
    await page.waitForTimeout(150);
    await page.waitForLoadState('networkidle');
    const text = await page.locator('body').evaluate((body) => body.textContent ?? '');
    const known = roster.filter((name) => text.includes(name));
    expect(known, path).toEqual([]);
    expect(text, path).not.toMatch(/520699(19|20)\d{9}[\dX]|5,920\.00/);
    opened++;
  }
  expect(opened).toBeGreaterThan(60);
  await board.keys('Control+k');
  await page.locator('.typed:focus').waitFor();
  await board.type('姚军洋');
  await page.getByText('没有找到“姚军洋”').waitFor();
});
