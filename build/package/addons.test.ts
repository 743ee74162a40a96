/** Addons as npm brings them and as they would be found wanting, read from their own bytes. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { addonPaths, addonProblems } from './addons.ts';
import { readBinary } from './binaries.ts';

const modules = join(import.meta.dirname, '../../node_modules');
const binary = (path: string) => readBinary(readFileSync(join(modules, path)));
const app = mkdtempSync(join(tmpdir(), 'addons-'));
afterAll(() => rmSync(app, { recursive: true }));

/** Only what the test names is in the app. */
function pack(...paths: string[]): void {
  rmSync(join(app, 'node_modules'), { recursive: true, force: true });
  for (const path of paths) {
    mkdirSync(join(app, 'node_modules', path, '..'), { recursive: true });
    cpSync(join(modules, path), join(app, 'node_modules', path));
  }
}
const win = { system: 'win', arch: 'x64' } as const;
const linux = { system: 'linux', arch: 'x64' } as const;

describe('an addon', () => {
  it('says which system and processor it is for', () => {
    expect(binary('better-sqlite3/prebuilds/win32-x64.node')).toMatchObject({ system: 'win', arch: 'x64' });
    expect(binary('better-sqlite3/prebuilds/win32-arm64.node')).toMatchObject({ system: 'win', arch: 'arm64' });
    expect(binary('better-sqlite3/prebuilds/linux-x64.node')).toMatchObject({ system: 'linux', arch: 'x64' });
    expect(binary('better-sqlite3/prebuilds/linux-arm64.node')).toMatchObject({ system: 'linux', arch: 'arm64' });
    expect(binary('better-sqlite3/prebuilds/darwin-arm64.node').system).toBe('other');
    expect(binary('argon2/prebuilds/freebsd-x64/argon2.glibc.node').system).toBe('other');
    expect(binary('better-sqlite3/package.json').system).toBe('other');
  });

  it('says what it needs of them', () => {
    expect(binary('argon2/prebuilds/win32-x64/argon2.glibc.node').imports).toEqual(['kernel32.dll']);
    expect(binary('better-sqlite3/prebuilds/linux-x64.node').versions).toContain('GLIBC_2.34');
  });
});

describe('a program that is to be packed', () => {
  it('for Windows takes what needs no runtime', () => {
    pack('argon2/prebuilds/win32-x64/argon2.glibc.node', 'argon2/binding.gyp', 'better-sqlite3/prebuilds/win32-x64.node');
    expect(addonProblems(app, win)).toEqual([]);
    expect(addonPaths(app, win)).toEqual([
      'node_modules/argon2/prebuilds/win32-x64/argon2.glibc.node',
      'node_modules/better-sqlite3/prebuilds/win32-x64.node',
    ]);
  });

  it('is refused when an addon is missing or for another system', () => {
    pack('argon2/prebuilds/linux-x64/argon2.glibc.node', 'better-sqlite3/binding.gyp');
    expect(addonProblems(app, win)).toEqual(['argon2 has no addon for win x64', 'better-sqlite3 has no addon for win x64']);
    expect(addonProblems(join(app, 'none'), win)[0]).toContain('has an addon: are its packages installed?');
  });

  it('is refused when an addon needs a newer C library than offices have', () => {
    pack('better-sqlite3/prebuilds/linux-x64.node', 'argon2/prebuilds/linux-x64/argon2.musl.node');
    const problems = addonProblems(app, linux);
    expect(problems).toContain(
      'node_modules/better-sqlite3/prebuilds/linux-x64.node: needs GLIBC_2.34, which the systems of offices do not have',
    );
    expect(problems).toContain('argon2 has no addon for linux x64');
  });
});
