/** The data host of a browser: plain Node on this machine, for PCs where Electron cannot run, and for tests. Not a network server. */
import { mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { extname, join } from 'node:path';
import { Refusal } from '#shared/contract/envelope.ts';
import type { Shell } from '../host.ts';
import { tempFolder, tempPlace } from './browser/place.ts';
import { listen } from './browser/server.ts';
import { serve } from './serve.ts';

// Built or not, this file lies three folders below the project.
const project = join(import.meta.dirname, '../../..');
const workerFile = join(import.meta.dirname, `worker${extname(import.meta.filename)}`);
const { version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { version: string };

function defaultFolder(): string {
  const data = process.platform === 'win32' ? process.env['APPDATA'] : process.env['XDG_DATA_HOME'];
  return join(data ?? join(homedir(), '.local/share'), 'street-ledger/station');
}

const folder = process.env['STREET_LEDGER_FOLDER'] ?? defaultFolder();
const place = tempPlace();
process.on('exit', () => place.remove());

const shell: Shell = {
  kind: 'browser',
  // The page uploads what was picked or dropped and downloads what was made.
  pick: () => Promise.resolve([]),
  dropped: () => [],
  target: (purpose, name) => Promise.resolve(purpose.endsWith('Folder') ? tempFolder(place) : place.file(name)),
  show: () => Promise.resolve(),
  printToPdf: () => Promise.reject(new Refusal('unknownCall', { name: 'files.printToPdf' })),
};

mkdirSync(folder, { recursive: true });
const serving = serve({ folder, version, workerFile, shell });
const server = await listen(serving, join(project, 'out/renderer'), place, Number(process.env['STREET_LEDGER_PORT'] ?? 0));

let ending = false;
async function stop(): Promise<void> {
  if (ending) return;
  ending = true;
  await server.close();
  await serving.stop();
  process.exit();
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
// Told last: whoever reads it may end the host at once, and it must then clean up.
console.log(`请在本机浏览器中打开：${server.url}`);
