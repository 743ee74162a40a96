/** npm run dev: the program out of its sources, in a browser; pages change while it runs, the data host starts again by itself. */
import { mkdirSync } from 'node:fs';
import { makeToken } from '../../electron/data/entry/browser/guard.ts';
import { at, start } from './tools.ts';

// A station for development only, never the one that `npm start` opens.
const folder = process.env['STREET_LEDGER_FOLDER'] ?? at('out/dev/station');
mkdirSync(folder, { recursive: true });
process.exitCode = await start(process.execPath, ['--watch', '--watch-preserve-output', at('build/dev/host.ts')], {
  NODE_ENV: 'development',
  STREET_LEDGER_FOLDER: folder,
  STREET_LEDGER_PORT: process.env['STREET_LEDGER_PORT'] ?? '5199',
  DEV_TOKEN: makeToken(),
});
