/** The installer's settings, held against electron-builder's own schema, and the fuses as data. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const project = join(import.meta.dirname, '..');
// Both come with electron-builder, which loads them in the same way.
const fromBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const { validateConfiguration } = fromBuilder('app-builder-lib/out/util/config/config') as {
  validateConfiguration(settings: unknown, log: { isEnabled: boolean; add(): void }): Promise<void>;
};
const { load } = fromBuilder('js-yaml') as { load(text: string): unknown };

type Settings = {
  files: string[];
  asarUnpack: string[];
  npmRebuild: boolean;
  electronFuses: Record<string, boolean>;
  executableName: string;
};
const settings = (): Settings => load(readFileSync(join(project, 'electron-builder.yml'), 'utf8')) as Settings;
const validate = (value: unknown): Promise<void> => validateConfiguration(value, { isEnabled: false, add: () => {} });

test('electron-builder accepts the settings, and would refuse a slip', async () => {
  await validate(settings());
  await expect(validate({ ...settings(), asarUnpak: [] })).rejects.toThrow(/asarUnpak/);
});

test('the installer has an icon in every size that Windows asks for', () => {
  const { win } = load(readFileSync(join(project, 'electron-builder.yml'), 'utf8')) as { win: { icon: string } };
  const ico = readFileSync(join(project, win.icon));
  const entries = Array.from({ length: ico.readUInt16LE(4) }, (_, i) => 6 + 16 * i);
  expect(entries.map((at) => ico.readUInt8(at) || 256)).toEqual([16, 24, 32, 48, 64, 128, 256]);
  for (const at of entries) {
    const picture = ico.subarray(ico.readUInt32LE(at + 12)).subarray(0, ico.readUInt32LE(at + 8));
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
    expect(picture.readUInt32BE(16)).toBe(ico.readUInt8(at) || 256);
  }
});

test('every fuse is set the safe way', () => {
  expect(settings().electronFuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  });
});

test('native modules stay files of their own and nothing is compiled', () => {
  expect(settings().asarUnpack).toContain('**/*.node');
  expect(settings().npmRebuild).toBe(false);
  expect(settings().executableName).toMatch(/^[\w-]+$/);
});

test('all versions are pinned', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as Record<
    string,
    Record<string, string>
  >;
  for (const version of Object.values({ ...dependencies, ...devDependencies }))
    expect(version.replace(/^npm:.*@/, '')).toMatch(/^\d+\.\d+\.\d+$/);
});
