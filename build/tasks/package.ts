/**
 * npm run package -- win|linux [x64|arm64]: the program as offices install it, into out/package/. STREET_LEDGER_ELECTRON names a folder with an
 * unpacked Electron for the target; without it electron-builder fetches the pinned one (ELECTRON_MIRROR names a mirror).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Target } from '../package/binaries.ts';
import { makeDeb } from '../package/deb.ts';
import { stageApp } from '../package/stage.ts';
import { unpackProgram, type OwnElectron } from '../package/unpacked.ts';
import { makeWindowsRelease } from '../package/windows.ts';
import { buildIfOld } from './built.ts';
import { at, say } from './tools.ts';

try {
  for (const path of await packageFor(readTarget(process.argv.slice(2)))) say(`made ${path}`);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

function readTarget([system, arch = 'x64', ...more]: string[]): Target {
  const known = (system === 'linux' && (arch === 'x64' || arch === 'arm64')) || (system === 'win' && arch === 'x64');
  if (!known || more.length > 0) throw new Error('name one of: win x64, linux x64, linux arm64');
  return { system, arch };
}

async function packageFor(target: Target): Promise<string[]> {
  if ((await buildIfOld()) !== 0) throw new Error('the build failed: see above');
  const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8')) as { version: string };
  const out = at('out/package', `${target.system}-${target.arch}`);
  const app = join(out, 'app');
  await stageApp(app, target, testMetadata());
  const program = await unpackProgram(app, out, target, ownElectron());
  return target.system === 'win'
    ? makeWindowsRelease({ app: program, out, version })
    : [makeDeb({ program, out, version, arch: target.arch })];
}

function ownElectron(): OwnElectron | null {
  const folder = process.env['STREET_LEDGER_ELECTRON'];
  return folder ? { folder, version: readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '') } : null;
}

/** A package for our own tests may be driven from outside; one for offices refuses that (electron/main/switches.ts). */
function testMetadata(): Record<string, unknown> {
  return process.env['STREET_LEDGER_TEST_PACKAGE'] ? { allowTestSwitches: true } : {};
}
