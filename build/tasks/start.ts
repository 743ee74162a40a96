/** npm start: the window where Electron and a display are at hand, else the browser host and its address. */
import { buildIfOld } from './built.ts';
import { at, electronProgram, hasDisplay, project, run, say, start } from './tools.ts';

const built = await buildIfOld();
if (built !== 0) process.exit(built);

const electron = electronProgram();
if (electron && hasDisplay()) {
  // Root is seen on test machines only: Chromium has no sandbox there, and such machines have no graphics card to wait for.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : [];
  process.exitCode = await start(electron, [...asRoot, project], { STREET_LEDGER_NODE: process.execPath });
} else {
  say(electron ? 'no display here: serving to a browser instead' : 'no Electron runtime here: serving to a browser instead');
  process.exitCode = await run(at('out/main/data/loopback.js'), []);
}
