/** Which addons a package may carry, told from real ones: packages bring theirs for every system. */
import { appendFileSync, cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { at } from '../tasks/tools.ts';
import { addonProblems, dropForeignAddons, systemOf } from './addons.ts';
import { targetNamed } from './target.ts';

const win = { platform: 'win32', arch: 'x64' } as const;
const engine = (system: string): string => `node_modules/better-sqlite3/prebuilds/${system}.node`;
const argon2 = (folder: string): string => globSync(`node_modules/argon2/prebuilds/${folder}/*glibc.node`, { cwd: at() })[0]!;

function folderWith(...files: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'addons-'));
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(at(file), join(folder, file));
  }
  return folder;
}

test('the system of an addon is told from the file, not from its name', () => {
  for (const system of ['win32-x64', 'linux-x64', 'linux-arm64']) expect(systemOf(readFileSync(at(engine(system))))).toBe(system);
  expect(systemOf(readFileSync(at(engine('linuxmusl-x64'))))).toBe('linux-x64-musl');
  expect(systemOf(readFileSync(at(engine('darwin-arm64'))))).toBe('darwin');
  expect(systemOf(Buffer.from('not a program'))).toBeNull();
});

test('a package for Windows with both addons has no problem', () => {
  expect(addonProblems(folderWith(engine('win32-x64'), argon2('win32-x64')), win)).toEqual([]);
});

test('a missing addon and one of another system are named', () => {
  const problems = addonProblems(folderWith(engine('win32-x64'), argon2('linux-x64')), win);
  expect(problems).toEqual([
    expect.stringMatching(/^node_modules\/argon2\/.* is for linux-x64, not for win32-x64$/),
    'argon2 has no addon for win32-x64',
  ]);
});

test('an addon that needs a C runtime is refused', () => {
  const folder = folderWith(engine('win32-x64'), argon2('win32-x64'));
  appendFileSync(join(folder, engine('win32-x64')), '\0VCRUNTIME140.dll\0');
  expect(addonProblems(folder, win)).toEqual([`${engine('win32-x64')} needs VCRUNTIME140.dll, which a plain Windows has not`]);
});

test('addons of other systems are dropped', () => {
  const folder = folderWith(engine('win32-x64'), engine('linux-x64'), argon2('win32-x64'), argon2('linux-arm64'));
  dropForeignAddons(folder, win);
  expect(addonProblems(folder, win)).toEqual([]);
  expect(existsSync(join(folder, engine('linux-x64')))).toBe(false);
});

test('the target is named, or the way to name it', () => {
  expect(targetNamed(['win'])).toEqual(win);
  expect(targetNamed(['linux', 'arm64'])).toEqual({ platform: 'linux', arch: 'arm64' });
  for (const wrong of [[], ['mac'], ['linux', 'loong64'], ['win', 'x64', 'more'], ['toString']])
    expect(() => targetNamed(wrong)).toThrow('npm run package -- win|linux [x64|arm64]');
  expect(() => targetNamed(['win', 'arm64'])).toThrow('Windows 11 on arm64 runs the one for x64');
});
