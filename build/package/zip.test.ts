/** The portable archive. */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BlobReader, TextWriter, ZipReader } from '@zip.js/zip.js';
import { expect, test } from 'vitest';
import { zipFolder } from './zip.ts';

test('holds every file below the folder, under one folder of its own', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zip-'));
  mkdirSync(join(folder, 'app/resources/空'), { recursive: true });
  writeFileSync(join(folder, 'app/street-ledger.exe'), 'program');
  writeFileSync(join(folder, 'app/resources/说明.txt'), '说明');
  const out = join(folder, 'out.zip');
  await zipFolder(join(folder, 'app'), out, 'street-ledger', { 'portable.txt': 'carried' });
  const entries = await new ZipReader(new BlobReader(new Blob([readFileSync(out)]))).getEntries();
  expect(entries.map(({ filename }) => filename)).toEqual([
    'street-ledger/resources/说明.txt',
    'street-ledger/street-ledger.exe',
    'street-ledger/portable.txt',
  ]);
  const [text] = entries;
  expect(text?.directory === false && (await text.getData(new TextWriter()))).toBe('说明');
});
