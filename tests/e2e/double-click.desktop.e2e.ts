/** Files that are double-clicked: the program starts with them, or its open window takes them; each goes to the page that it belongs to. */
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { Slip } from '#shared/contract/snapshots.ts';
import { discard, newStation, stationAt, type TestStation } from '../support/station.ts';
import { openApp } from './harness/app.ts';
import type { DesktopApp } from './harness/desktop.ts';
import { tempFolder } from './harness/places.ts';
import { passphrase, signIn } from './seeded.ts';

let street: TestStation;
let county: TestStation;
/** A folder with what travels between the two, under a name with a space. */
let stick: string;
let snapshots: string[];

const token = (station: TestStation, path: string): string => station.router.host.files.give(path).token;

beforeAll(async () => {
  stick = join(tempFolder(), 'U 盘 资料');
  mkdirSync(stick);
  street = await newStation('street');
  county = await newStation('county');
  for (const [station, name] of [
    [street, '街道.station.json'],
    [county, '县 级.station.json'],
  ] as const)
    await station.ask('snapshots.writeCard', { file: token(station, join(stick, name)) });
  await street.ask('snapshots.enrol', { files: [token(street, join(stick, '县 级.station.json'))] });
  const slip = await street.finish<Slip>('snapshots.export', { to: '520699', folder: token(street, stick) });
  snapshots = [join(stick, slip.file), join(stick, '第二份 拷贝.age')];
  copyFileSync(snapshots[0]!, snapshots[1]!);
  await street.close();
  await county.close();
  return async () => {
    await discard(street);
    await discard(county);
  };
});

let app: DesktopApp;
afterEach(() => app.close());

test('snapshots with which the county is started wait on its page until they are taken in', async () => {
  app = (await openApp({ folder: county.folder, files: snapshots })) as DesktopApp;
  const { page } = app;
  await signIn(page);
  await page.getByText('打开了 2 份快照').waitFor();
  expect(await page.getByText('第二份 拷贝.age').count()).toBe(1);
  if (process.env['E2E_PICTURES']) await page.screenshot({ path: join(process.env['E2E_PICTURES'], 'opened-snapshots.png') });

  // The street's card comes while the window is open: it is enrolled first.
  await app.openFiles([join(stick, '街道.station.json')]);
  const dialog = page.getByRole('dialog', { name: '登记站卡' });
  await dialog.getByText('示例县红旗街道').waitFor();
  await dialog.getByText('指纹已电话核对一致').click();
  await dialog.getByRole('button', { name: /^登记/ }).click();
  await page.getByText('已登记 1 张站卡').waitFor();

  await app.receive(() => page.getByRole('button', { name: '收取这 2 份…' }).click());
  await page.getByText('收取 1 份，以前已收 1 份').waitFor();
  expect(await page.getByText('打开了').count()).toBe(0);
  expect(app.complaints).toEqual([]);
});

test('in a street a snapshot gets a sentence, and a receipt is taken in', async () => {
  const again = await openedAgain(county);
  const folder = tempFolder();
  await again.finish('snapshots.merge', { files: [token(again, snapshots[0]!)], receipts: token(again, folder) });
  const [receipt] = readdirSync(folder);
  await again.close();

  app = (await openApp({ folder: street.folder })) as DesktopApp;
  const { page } = app;
  await signIn(page);
  await page.getByRole('navigation', { name: '主导航' }).waitFor();
  await app.openFiles([snapshots[0]!]);
  await page.getByText('只有收件的县级能打开').waitFor();
  await page.getByRole('button', { name: '知道了' }).click();
  await app.openFiles([join(folder, receipt!)]);
  await page.getByRole('button', { name: '收取这 1 份' }).click();
  await page.getByRole('cell', { name: /已收 \d/ }).waitFor();
  expect(app.complaints).toEqual([]);
});

/** The county's station through the router, after its window was closed. */
async function openedAgain(station: TestStation): Promise<TestStation> {
  const again = stationAt(station.folder);
  await again.ask('station.signIn', { account: '管理员', passphrase });
  return again;
}
