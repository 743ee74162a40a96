/** The start after one that never drew its first page goes without the graphics card, says so, and can be told to go back to it. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openApp } from './harness/app.ts';
import type { DesktopApp } from './harness/desktop.ts';
import { tempFolder } from './harness/places.ts';
import { signIn, streetWith } from './seeded.ts';
import { goTo } from './stations.ts';

let app: DesktopApp;
afterEach(() => app.close());

/** Starts with what the last start has left. */
async function startAfter(record: object): Promise<{ file: string }> {
  const { folder } = await streetWith([]);
  const data = tempFolder();
  const file = join(data, 'street-ledger/shell/graphics.json');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(record));
  app = (await openApp({ folder, env: { XDG_DATA_HOME: data } })) as DesktopApp;
  await signIn(app.page);
  await goTo(app.page, '设置');
  await app.page.getByRole('tab', { name: '关于' }).click();
  return { file };
}
const kept = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

test('a drawn first page ends the watch', async () => {
  const { file } = await startAfter({});
  await app.page.getByText('已启用', { exact: true }).waitFor();
  await expect.poll(() => kept(file)).toEqual({});
});

test('a start that follows a black one does without, until told otherwise', async () => {
  const { file } = await startAfter({ starting: true });
  const { page } = app;
  await page.getByText('已停用：上次启动没有显示出画面').waitFor();
  expect(kept(file)).toEqual({ fault: 'notDrawn' });
  expect(await page.getByText('street-ledger.log').count()).toBe(1);
  expect(readFileSync(join(app.folder, 'logs/street-ledger.log'), 'utf8')).toMatch(/ shell started: .*\n.* host started: Node /);
  if (process.env['E2E_PICTURES']) await page.screenshot({ path: join(process.env['E2E_PICTURES'], 'settings-about.png') });
  await page.getByRole('button', { name: '重新启用硬件加速' }).click();
  await page.getByText('已停用，下次启动时重新启用').waitFor();
  expect(() => kept(file)).toThrow();
  expect(app.complaints).toEqual([]);
});
