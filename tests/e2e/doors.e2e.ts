/** Stores that cannot be opened: each has a page that says what happened and what to do, and nothing is changed. */
import { closeSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { openHandle } from '../../electron/data/store/handle.ts';
import { storePath } from '../../electron/data/store/key-file.ts';
import { schemaVersion } from '../../electron/data/store/migrations/index.ts';
import { seriousFindings } from './axe.ts';
import { openApp, type App } from './harness/app.ts';
import { signIn, streetWith } from './seeded.ts';

let app: App | null = null;
afterEach(async () => {
  await app?.close();
  app = null;
});
async function doorOf(folder: string): Promise<string> {
  app = await openApp({ folder });
  app.page.setDefaultTimeout(10_000);
  if (await app.page.locator('#passphrase').isVisible()) await signIn(app.page);
  await app.page.getByRole('button', { name: '再试一次' }).waitFor();
  expect(await seriousFindings(app.page)).toEqual([]);
  return app.page.getByRole('main').innerText();
}

test('a store that another program has open is waited for', async () => {
  const station = await streetWith([], { leaveOpen: true });
  const said = await doorOf(station.folder);
  expect(said).toContain('台账正被另一个程序使用');
  expect(said).toContain('关闭另一个窗口或浏览器页后，点“再试一次”');
  await station.close();
  await app!.page.getByRole('button', { name: '再试一次' }).click();
  await signIn(app!.page);
  await app!.page.getByRole('heading', { name: '首页' }).waitFor();
});

test('a store from a newer version names both versions', async () => {
  const station = await streetWith([], { leaveOpen: true });
  const { key } = station.router.host.open().store;
  await station.close();
  const db = openHandle(storePath(station.folder), key);
  db.pragma(`user_version = ${schemaVersion + 7}`);
  db.close();
  const before = readFileSync(storePath(station.folder));
  const said = await doorOf(station.folder);
  expect(said).toContain('台账由更新的版本建立');
  expect(said).toContain(`数据版本 ${schemaVersion + 7}，本程序只到 ${schemaVersion}`);
  expect(said).toContain('向县级或维护人员索取新版安装包');
  expect(readFileSync(storePath(station.folder)).equals(before)).toBe(true);
});

test('a damaged store is left alone, and the copies are named', async () => {
  const { folder } = await streetWith([{ name: '曾华', idNumber: '520699197005164601' }]);
  const file = storePath(folder);
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(4096, 0x5a), 0, 4096, 0);
  closeSync(handle);
  const size = statSync(file).size;
  const said = await doorOf(folder);
  expect(said).toContain('台账文件损坏');
  expect(said).toContain('从最近的备份恢复');
  expect(statSync(file).size).toBe(size);
});
