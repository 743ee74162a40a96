/** The program as it is packed, in a folder of its own: what was built, and the target's own packages, whatever system this runs on. */
import { copyFileSync, cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, say, start } from '../tasks/tools.ts';
import { addonPaths, addonProblems } from './addons.ts';
import type { Target } from './binaries.ts';
import { replaceAddons } from './oldGlibc.ts';

const npmNames = { win: 'win32', linux: 'linux' } as const;

/** Sources that addons are built from: nothing of them runs. */
const sources = ['better-sqlite3/{deps,src,binding.gyp}', 'argon2/{argon2,argon2.cpp,binding.gyp}', 'node-addon-api'];

/** Makes the folder anew. `metadata` is added to its package.json. Throws a sentence when an addon is missing or unfit. */
export async function stageApp(app: string, target: Target, metadata: Record<string, unknown> = {}): Promise<void> {
  rmSync(app, { recursive: true, force: true });
  mkdirSync(app, { recursive: true });
  say(`fetching the packages of ${target.system} ${target.arch}`);
  for (const file of ['package.json', 'package-lock.json', '.npmrc']) copyFileSync(at(file), join(app, file));
  const which = ['--omit=dev', '--ignore-scripts', `--os=${npmNames[target.system]}`, `--cpu=${target.arch}`, '--loglevel=error'];
  const npm = process.env['npm_execpath'];
  if (!npm) throw new Error('packing calls npm: start it by `npm run package`');
  if ((await start(process.execPath, [npm, 'ci', '--prefix', app, ...which])) !== 0)
    throw new Error('the packages could not be fetched: see above');
  if (target.system === 'linux') replaceAddons(app, target.arch);
  const problems = addonProblems(app, target);
  if (problems.length > 0) throw new Error(`this program would not run on ${target.system} ${target.arch}:\n  ${problems.join('\n  ')}`);
  prune(app, target);
  cpSync(at('out/main'), join(app, 'out/main'), { recursive: true });
  cpSync(at('out/preload'), join(app, 'out/preload'), { recursive: true });
  cpSync(at('out/renderer'), join(app, 'out/renderer'), { recursive: true });
  cpSync(at('resources'), join(app, 'resources'), { recursive: true });
  writePackage(app, metadata);
}

/** What is only for other systems, or only for building, stays out. */
function prune(app: string, target: Target): void {
  const kept = new Set(addonPaths(app, target));
  for (const path of globSync('node_modules/**/*.node', { cwd: app })) if (!kept.has(path.replaceAll('\\', '/'))) rmSync(join(app, path));
  for (const path of globSync(sources, { cwd: join(app, 'node_modules') })) rmSync(join(app, 'node_modules', path), { recursive: true });
}

/** Only what the program itself and electron-builder read. */
function writePackage(app: string, metadata: Record<string, unknown>): void {
  const { name, productName, version, description, license, type, main, dependencies } = JSON.parse(
    readFileSync(at('package.json'), 'utf8'),
  ) as Record<string, unknown>;
  const own = { name, productName, version, description, license, type, main, dependencies, ...metadata };
  writeFileSync(join(app, 'package.json'), `${JSON.stringify(own, null, 2)}\n`);
  for (const file of ['package-lock.json', '.npmrc']) rmSync(join(app, file));
}
