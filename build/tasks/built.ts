/** The build, made anew when a source is newer. */
import { globSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { at, project, run, say, tool } from './tools.ts';

const stamp = at('out/.built');
const sources = ['{electron,renderer,shared}/**/*.{ts,vue,css,html,json,svg,png}', 'electron.vite.config.ts', 'package-lock.json'];

/** Exit code of electron-vite. */
export async function buildAll(): Promise<number> {
  const started = new Date();
  rmSync(stamp, { force: true });
  const code = await run(tool('electron-vite'), ['build', '--logLevel', 'warn'], { env: { NODE_ENV: 'production' } });
  // Named after the start: what was saved while it ran is newer.
  if (code === 0) writeFileSync(stamp, started.toISOString());
  return code;
}

export async function buildIfOld(): Promise<number> {
  if (isFresh()) return 0;
  say('building');
  return buildAll();
}

function isFresh(): boolean {
  const built = statSync(stamp, { throwIfNoEntry: false });
  if (!built) return false;
  return globSync(sources, { cwd: project }).every((file) => file.endsWith('.test.ts') || statSync(at(file)).mtimeMs < built.mtimeMs);
}
