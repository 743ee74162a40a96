/** The program as it is packaged, in a folder of its own: what was built, its resources, and the packages of the target's system. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { at } from '../tasks/tools.ts';
import { addonProblems, dropForeignAddons } from './addons.ts';
import type { Target } from './target.ts';

/** Makes the folder anew. Throws a sentence when packages cannot be fetched. */
export function stageProgram(folder: string, target: Target): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of ['out/main', 'out/preload', 'out/renderer', 'resources', 'package-lock.json'])
    cpSync(at(name), join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'package.json'), readFileSync(at('package.json')));
  installPackages(folder, target);
  dropForeignAddons(folder, target);
}

/** Throws when an addon of the program that lies in `folder` is missing or is not the target's. */
export function checkAddons(folder: string, target: Target): void {
  const problems = addonProblems(folder, target);
  if (problems.length > 0) throw new Error(['the program would not start:', ...problems].join('\n  '));
}

function installPackages(folder: string, { platform, arch }: Target): void {
  const system = [`--os=${platform}`, `--cpu=${arch}`, ...(platform === 'linux' ? ['--libc=glibc'] : [])];
  const args = ['ci', '--omit=dev', '--ignore-scripts', '--loglevel=error', '--no-audit', '--no-fund', ...system];
  const windows = process.platform === 'win32';
  const { status, error } = spawnSync(windows ? 'npm.cmd' : 'npm', args, { cwd: folder, stdio: ['ignore', 2, 2], shell: windows });
  if (error) throw error;
  if (status !== 0) throw new Error('npm could not fetch the packages of the target: see above');
}
