/** Programs of this machine that the tasks and tests use: their paths, or null where there is none. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { at } from './tools.ts';

/** As a shell would find it. */
export function onPath(name: string): string | null {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return firstThere(folders.map((folder) => join(folder, file)));
}

/** Chromium, Chrome or Edge; STREET_LEDGER_CHROMIUM names another. */
export function chromiumProgram(): string | null {
  const named = process.env['STREET_LEDGER_CHROMIUM'];
  if (named) return named;
  if (process.platform === 'win32') {
    const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].map((name) => process.env[name] ?? '').filter(Boolean);
    const files = ['Chromium/Application/chrome.exe', 'Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];
    return firstThere(roots.flatMap((root) => files.map((file) => join(root, file))));
  }
  if (process.platform === 'darwin')
    return firstThere(['Chromium', 'Google Chrome', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`));
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable'];
  return names.map(onPath).find((path) => path !== null) ?? null;
}

/** Electron: out of ELECTRON_OVERRIDE_DIST_PATH, or as `fetchElectron` has put it in place. */
export function electronProgram(): string | null {
  const named = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const name = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform as string] ?? 'electron';
  // Written when all of it is unpacked: without it a fetch was cut off.
  if (!named && !existsSync(at('node_modules/electron/path.txt'))) return null;
  return firstThere([join(named ?? at('node_modules/electron/dist'), name)]);
}

export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

const firstThere = (paths: string[]): string | null => paths.find((path) => existsSync(path)) ?? null;
