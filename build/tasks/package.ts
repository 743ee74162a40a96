/**
 * npm run package -- win|linux [x64|arm64]: what an office installs, into out/installer. ELECTRON_DIST names a folder with the target's
 * Electron where none can be fetched.
 */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { unpackProgram } from '../package/electronBuilder.ts';
import { checkAddons, stageProgram } from '../package/staging.ts';
import { targetNamed } from '../package/target.ts';
import { makeWindowsRelease } from '../package/windows.ts';
import { buildIfOld } from './built.ts';
import { at, project, say } from './tools.ts';

try {
  const target = targetNamed(process.argv.slice(2));
  if ((await buildIfOld()) !== 0) throw new Error('the program could not be built: see above');
  const staging = at('out/package', `${target.platform}-${target.arch}`);
  const out = at('out/installer');
  say(`fetching the packages of ${target.platform}-${target.arch}`);
  stageProgram(staging, target);
  checkAddons(staging, target);
  const app = await unpackProgram({ staging, out, target });
  // Once more in what is shipped: the settings of electron-builder leave files out.
  checkAddons(app, target);
  const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8')) as { version: string };
  const made = target.platform === 'win32' ? await makeWindowsRelease({ app, version, out }) : [app];
  for (const file of made) console.log(relative(project, file));
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
