import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addonForOldElectron, needsOldAddon, packagesWithAddon } from '../support/addonForOldElectron.ts';

const packages = join(import.meta.dirname, '../../node_modules');
const prebuilds = join(packages, 'better-sqlite3/prebuilds');
const sqlite = readFileSync(join(prebuilds, 'linux-x64.node'));

test.each(packagesWithAddon)('only the number of the Node-API version differs: $name', ({ name, addon: path }) => {
  const addon = readFileSync(join(packages, name, path));
  const copy = addonForOldElectron(addon);
  expect(copy).toHaveLength(addon.length);
  const changed = [...addon.keys()].filter((index) => addon[index] !== copy[index]);
  expect(changed).toHaveLength(4);
  const start = changed[0]!;
  expect([addon.readUInt32LE(start), copy.readUInt32LE(start)]).toEqual([10, 0x7f_ff_ff_ff]);
});

test('the function of a compiler that does not begin with endbr64 is known too', () => {
  const other = Buffer.from(sqlite);
  const start = sqlite.indexOf(Buffer.from('f30f1efab80a000000c3', 'hex'));
  other.write('b80a000000c3', start, 'hex');
  expect(addonForOldElectron(other).readUInt32LE(start + 1)).toBe(0x7f_ff_ff_ff);
});

test('an addon whose code is another is refused', () => {
  expect(() => addonForOldElectron(addonForOldElectron(sqlite))).toThrow('not the code that was expected');
});

test.each(['linux-arm64.node', 'win32-x64.node', 'darwin-x64.node'])('the addon of another system is refused: %s', (name) => {
  expect(() => addonForOldElectron(readFileSync(join(prebuilds, name)))).toThrow('no shared library of x86-64 Linux');
});

test('a runtime with a Node below 22 needs the copy', () => {
  const answer = (version: string): boolean => {
    const folder = mkdtempSync(join(tmpdir(), 'runtime-'));
    writeFileSync(join(folder, 'version'), version);
    return needsOldAddon(folder);
  };
  expect([answer('33.4.11'), answer('34.5.8'), answer('35.0.0'), answer('v45.4.1\n')]).toEqual([true, true, false, false]);
  expect(() => answer('none')).toThrow('no version of Electron');
});
