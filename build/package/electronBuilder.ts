/** The unpacked program of a target, made by electron-builder from a staging folder: Electron, app.asar with its addons beside it, fuses. */
import { Arch, build, Platform } from 'electron-builder';
import { join } from 'node:path';
import { downloadElectron, electronSources, pinned } from '../electron.ts';
import { at } from '../tasks/tools.ts';
import type { Target } from './target.ts';

/**
 * Unpacks into a folder below `out` and resolves to that folder. ELECTRON_DIST names a folder with the target's Electron where none can be
 * fetched. Throws a sentence when there is no Electron.
 */
export async function unpackProgram({ staging, out, target }: { staging: string; out: string; target: Target }): Promise<string> {
  const { version, checksums } = pinned();
  const dist = process.env['ELECTRON_DIST'];
  const source = dist ? null : await downloadElectron(electronSources(), { version, checksums, ...target });
  if (!dist && !source) throw new Error(`no Electron ${version} for ${target.platform}-${target.arch} within reach: see above`);
  await build({
    targets: platformOf(target).createTarget('dir', Arch[target.arch]),
    projectDir: staging,
    publish: 'never',
    config: {
      extends: at('electron-builder.yml'),
      electronVersion: version,
      directories: { output: out },
      // What was fetched lies in the cache that electron-builder looks into first.
      ...(dist ? { electronDist: dist } : { electronDownload: { mirrorOptions: { mirror: source! }, ...(checksums && { checksums }) } }),
    },
  });
  return join(out, unpackedName(target));
}

const platformOf = ({ platform }: Target): Platform => (platform === 'win32' ? Platform.WINDOWS : Platform.LINUX);

/** As electron-builder names it. */
const unpackedName = ({ platform, arch }: Target): string =>
  `${platform === 'win32' ? 'win' : 'linux'}${arch === 'x64' ? '' : `-${arch}`}-unpacked`;
