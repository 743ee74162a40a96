/** npm start: the window where there is a display and Electron can be had, else the browser host and its address. */
import { fetchElectron } from '../electron.ts';
import { buildIfOld } from './built.ts';
import { electronProgram, hasDisplay } from './programs.ts';
import { at, project, run, say, start } from './tools.ts';

const given = new Set(process.argv.slice(2));
const built = await buildIfOld();
if (built !== 0) process.exit(built);

const electron = given.has('--browser') ? null : await windowProgram();
process.exitCode = electron && (await openWindow(electron)) ? 0 : await run(at('out/main/data/loopback.js'), []);

/** Electron, fetched if need be; null, and why, where there can be no window. */
async function windowProgram(): Promise<string | null> {
  if (!hasDisplay()) {
    say('no display here: serving to a browser instead');
    return null;
  }
  if (!electronProgram() && !(await fetchElectron({ again: given.has('--fetch') })))
    say(
      'no Electron here and none to be fetched now: serving to a browser instead (npm start -- --fetch tries again; ELECTRON_MIRROR names a mirror)',
    );
  return electronProgram();
}

/** Whether the window did its work; false when Electron ended at once, as it does where a library or its sandbox is missing. */
async function openWindow(program: string): Promise<boolean> {
  // Root is seen on test machines only: Chromium has no sandbox there, and such machines have no graphics card to wait for.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : [];
  const started = Date.now();
  let asked = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => (asked = true));
  const code = await start(program, [...asRoot, project], { STREET_LEDGER_NODE: process.execPath });
  const opened = code === 0 || asked || Date.now() - started > 10_000;
  if (!opened) say('the window did not open (why stands above): serving to a browser instead');
  return opened;
}
