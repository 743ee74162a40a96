/** The update feed, read by the reader it is written for. */
import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { latestYml, sha512Of } from './updateFeed.ts';
import { fourNumbers, portableName, setupName } from './windowsNames.ts';

type Reader = {
  parseUpdateInfo(text: string, name: string, url: URL): unknown;
  resolveFiles(info: unknown, base: URL): { url: URL; info: { sha512: string; size: number } }[];
};
const { parseUpdateInfo, resolveFiles } = createRequire(import.meta.url)('electron-updater/out/providers/Provider.js') as Reader;

test('electron-updater finds the version, the installer and its hash', () => {
  const sha512 = createHash('sha512').update('installer').digest('base64');
  const release = {
    version: '1.10.0-beta.2',
    file: setupName('1.10.0-beta.2'),
    size: 80_123_456,
    sha512,
    date: '2026-12-01T02:03:04.000Z',
  };
  const feed = new URL('http://10.0.0.8/street-ledger/');
  const info = parseUpdateInfo(latestYml(release), 'latest.yml', new URL('latest.yml', feed));
  expect(info).toMatchObject({ version: '1.10.0-beta.2', path: release.file, sha512, releaseDate: '2026-12-01T02:03:04.000Z' });
  const [file] = resolveFiles(info, feed);
  expect(file?.url.href).toBe('http://10.0.0.8/street-ledger/street-ledger-1.10.0-beta.2-setup.exe');
  expect(file?.info).toMatchObject({ sha512, size: 80_123_456 });
});

test('a version that looks like a number stays text', () => {
  const release = { version: '1.0.0', file: setupName('1.0.0'), size: 1, sha512: 'AA==', date: '2026-12-01T00:00:00.000Z' };
  expect(parseUpdateInfo(latestYml(release), 'latest.yml', new URL('http://a/'))).toMatchObject({ version: '1.0.0', sha512: 'AA==' });
});

test('the hash is that of the file', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'feed-')), 'setup.exe');
  writeFileSync(path, 'installer');
  expect(await sha512Of(path)).toBe(createHash('sha512').update('installer').digest('base64'));
});

test('names are ASCII and a version has four numbers for Windows', () => {
  expect([setupName('0.1.0'), portableName('0.1.0')]).toEqual(['street-ledger-0.1.0-setup.exe', 'street-ledger-0.1.0-win-x64.zip']);
  expect(fourNumbers('2.13.4')).toBe('2.13.4.0');
  expect(fourNumbers('2.13.4-beta.1')).toBe('2.13.4.0');
  expect(() => fourNumbers('two')).toThrow('not a version');
});
