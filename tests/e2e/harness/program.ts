/**
 * The built program that the desktop tests start. A current Electron runs the project as it is. An older one cannot load its addons
 * (`addonForOldElectron.ts`), so it gets a copy of the program whose addons are ones that it can load.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { electronProgram } from '../../../build/tasks/programs.ts';
import { addonForOldElectron, needsOldAddon, packagesWithAddon } from '../../support/addonForOldElectron.ts';

const project = join(import.meta.dirname, '../../..');

/** Is the Electron at hand one whose own Node cannot load the program's addons as they come? Old ones are used on x64 Linux only. */
export function hasOldNode(): boolean {
  const electron = electronProgram();
  return process.platform === 'linux' && process.arch === 'x64' && electron !== null && needsOldAddon(dirname(electron));
}

/** Vitest's global set-up of the desktop tests: tells them the program's folder in E2E_PROGRAM. */
export default function setup(): () => void {
  const copy = hasOldNode() ? copyForOldElectron() : null;
  process.env['E2E_PROGRAM'] = copy ?? project;
  return () => {
    if (copy) rmSync(copy, { recursive: true, force: true });
  };
}

function copyForOldElectron(): string {
  // Inside the project: every other package is found further up, in the project's own node_modules.
  const copy = mkdtempSync(join(project, 'out/desktop-tests-'));
  for (const part of ['package.json', 'resources/icon', 'out/main', 'out/preload', 'out/renderer'])
    cpSync(join(project, part), join(copy, part), { recursive: true });
  for (const { name, code, addon } of packagesWithAddon) {
    const [original, changed] = [project, copy].map((folder) => join(folder, 'node_modules', name)) as [string, string];
    for (const part of code) cpSync(join(original, part), join(changed, part), { recursive: true });
    mkdirSync(dirname(join(changed, addon)), { recursive: true });
    writeFileSync(join(changed, addon), addonForOldElectron(readFileSync(join(original, addon))));
  }
  return copy;
}
