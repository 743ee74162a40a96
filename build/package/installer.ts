/**
 * The Windows installer, compiled by NSIS from build/installer/installer.nsi. NSIS is a Debian package (`nsis`) and on Windows a program of
 * its own (nsis.sourceforge.io): found on PATH or where its own installer puts it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { at } from '../tasks/tools.ts';
import { updatesFolder } from './updateFeed.ts';
import { fourNumbers } from './windowsNames.ts';

/** Compiles the installer of the program that lies unpacked in `app`. Throws a sentence when NSIS is missing or refuses. */
export function makeInstaller({ app, version, out }: { app: string; version: string; out: string }): void {
  const defines = {
    VERSION: version,
    FILE_VERSION: fourNumbers(version),
    FILES: join(app, '*'),
    OUT: out,
    UPDATES_FOLDER: updatesFolder,
    ICON: at('resources/icon/icon.ico'),
    // Debian's NSIS can make the installer itself 64-bit, the one for Windows has 32-bit stubs only; either installs the same.
    TARGET: process.platform === 'win32' ? 'x86-unicode' : 'amd64-unicode',
  };
  const args = ['-V2', '-INPUTCHARSET', 'UTF8', ...Object.entries(defines).map(([name, value]) => `-D${name}=${value}`)];
  const { status, error } = spawnSync(compiler(), [...args, at('build/installer/installer.nsi')], { stdio: ['ignore', 2, 2] });
  if (error && 'code' in error && error.code === 'ENOENT')
    throw new Error(
      process.platform === 'win32'
        ? 'makensis is missing: install NSIS 3 from nsis.sourceforge.io'
        : 'makensis is missing: apt-get install nsis, as root',
    );
  if (error) throw error;
  if (status !== 0) throw new Error('makensis did not make the installer: see above');
}

function compiler(): string {
  const folders = [process.env['ProgramFiles(x86)'], process.env['ProgramFiles']].filter((folder) => folder !== undefined);
  return folders.map((folder) => join(folder, 'NSIS', 'makensis.exe')).find((path) => existsSync(path)) ?? 'makensis';
}
