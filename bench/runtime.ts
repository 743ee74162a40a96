/** The Electron of the desktop tests, fetched as `.ci/run` fetches it, where this machine has no other. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { electronProgram, project } from '../build/tasks/tools.ts';
import { run } from './timing.ts';

/** Sets ELECTRON_OVERRIDE_DIST_PATH. */
export async function ensureRuntime(): Promise<void> {
  const setup = join(project, '../shared/electron-runtime/setup.sh');
  if (electronProgram() || !existsSync(setup)) return;
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = (await run('bash', [setup])).trim().split('\n').at(-1)!;
}
