/** The staged program around Electron: a folder that runs as it is. Settings are electron-builder.yml's alone. */
import { Arch, build, Platform, type Configuration } from 'electron-builder';
import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { at } from '../tasks/tools.ts';
import type { Target } from './binaries.ts';

const { load } = createRequire(createRequire(import.meta.url).resolve('electron-builder'))('js-yaml') as { load(text: string): unknown };

/** An Electron that is already here, in place of the one that would be fetched. */
export type OwnElectron = { folder: string; version: string };

/** Resolves to the folder, below `out`. Electron comes from ELECTRON_MIRROR or its release host unless one is named. */
export async function unpackProgram(app: string, out: string, target: Target, electron: OwnElectron | null): Promise<string> {
  const folder = join(out, `${target.system}${target.arch === 'x64' ? '' : `-${target.arch}`}-unpacked`);
  rmSync(folder, { recursive: true, force: true });
  const settings = load(readFileSync(at('electron-builder.yml'), 'utf8')) as Configuration;
  const platform = { win: Platform.WINDOWS, linux: Platform.LINUX }[target.system];
  await build({
    projectDir: at(),
    targets: platform.createTarget(['dir'], Arch[target.arch]),
    publish: 'never',
    config: {
      ...settings,
      directories: { ...settings.directories, app, output: out },
      ...(electron && { electronDist: electron.folder, electronVersion: electron.version }),
    },
  });
  return folder;
}
