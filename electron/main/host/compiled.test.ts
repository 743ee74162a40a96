import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compiledFolder } from './compiled.ts';

test('compiled code of another version goes, that of this one stays', () => {
  const data = mkdtempSync(join(tmpdir(), 'compiled-'));
  expect(compiledFolder(data, '1.0.0')).toBe(join(data, 'Compiled/1.0.0'));
  for (const version of ['0.9.0', '1.0.0']) {
    mkdirSync(join(data, 'Compiled', version), { recursive: true });
    writeFileSync(join(data, 'Compiled', version, 'code'), version);
  }
  compiledFolder(data, '1.0.0');
  expect(readdirSync(join(data, 'Compiled'))).toEqual(['1.0.0']);
  rmSync(data, { recursive: true });
});
