/** The data host of a browser: plain Node on this machine, for PCs where Electron cannot run, and for tests. Not a network server. */
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { extname, join } from 'node:path';
import { startBrowserHost } from './browser/host.ts';
import { sendPage } from './browser/pages.ts';

// Built or not, this file lies three folders below the project.
const project = join(import.meta.dirname, '../../..');
const { version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { version: string };

function defaultFolder(): string {
  const data = process.platform === 'win32' ? process.env['APPDATA'] : process.env['XDG_DATA_HOME'];
  return join(data ?? join(homedir(), '.local/share'), 'street-ledger/station');
}

const pages = join(project, 'out/renderer');
const host = await startBrowserHost({
  folder: process.env['STREET_LEDGER_FOLDER'] ?? defaultFolder(),
  version,
  workerFile: join(import.meta.dirname, `worker${extname(import.meta.filename)}`),
  sendPage: (request, response) => void sendPage(pages, request, response),
  port: Number(process.env['STREET_LEDGER_PORT'] ?? 0),
});

let ending = false;
async function stop(): Promise<void> {
  if (ending) return;
  ending = true;
  await host.stop();
  process.exit();
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
// Told last: whoever reads it may end the host at once, and it must then clean up.
console.log(`请在本机浏览器中打开：${host.url}`);
