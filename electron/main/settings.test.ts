import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { settingsFile } from './settings.ts';
import { folderFeed } from './update-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'shell-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('what the shell remembers is there at the next start', () => {
  const path = join(folder, 'new/shell.json');
  settingsFile(path).change({ folders: { workbook: 'D:/表格' } });
  settingsFile(path).change({ window: { x: 0, y: 0, width: 1200, height: 700, maximized: true } });
  expect(settingsFile(path).read()).toEqual({
    folders: { workbook: 'D:/表格' },
    window: { x: 0, y: 0, width: 1200, height: 700, maximized: true },
  });
});

test.each(['', '{', '[]'.slice(1), 'null', '"x"'])('a damaged file is forgotten: %s', (text) => {
  const path = join(folder, 'damaged.json');
  writeFileSync(path, text);
  expect(settingsFile(path).read()).toEqual({});
  settingsFile(path).change({ folders: {} });
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ folders: {} });
});

test('an update folder gives its installers to the program alone, and nothing else', async () => {
  writeFileSync(join(folder, 'latest.yml'), 'version: 1.0.0');
  writeFileSync(join(folder, 'secret.txt'), 'x');
  const feed = await folderFeed(folder);
  const status = async (path: string): Promise<number> => (await fetch(feed.url + path)).status;
  expect(await (await fetch(`${feed.url}/latest.yml`)).text()).toBe('version: 1.0.0');
  for (const path of ['/secret.txt', '/damaged.json', '/..%2flatest.yml', '/missing.exe', '/']) expect(await status(path)).toBe(404);
  expect((await fetch(`${new URL(feed.url).origin}/latest.yml`)).status).toBe(404);
  feed.close();
});
