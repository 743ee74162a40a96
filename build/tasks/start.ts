/** npm start: the window where Electron and a display are at hand, else the browser host and its address. */
import { buildIfOld } from './built.ts';
import { at, electronProgram, hasDisplay, project, run, say, start } from './tools.ts';

const built = await buildIfOld();
if (built !== 0) process.exit(built);

const electron = electronProgram();
if (electron && hasDisplay()) {
  // Chromium has no sandbox for root, which is seen on test machines only.
  const rootless = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  process.exitCode = await start(electron, [...rootless, project], { STREET_LEDGER_NODE: process.execPath });
} else {
  say(electron ? 'no display here: serving to a browser instead' : 'no Electron runtime here: serving to a browser instead');
  process.exitCode = await run(at('out/main/data/loopback.js'), []);
}
