/** The data host of a browser: plain Node on this machine, for PCs where Electron cannot run, and for tests. Not a network server. */
import fs from 'node:fs';
import { homedir } from 'node:os';
import { extname, join } from 'node:path';
import { openLog } from '#shared/shell/log.ts';
import { placeOf } from '#shared/shell/places.ts';
import { startBrowserHost } from './browser/host.ts';
import { sendPage } from './browser/pages.ts';

// Built or not, this file lies three folders below the project.
const project = join(import.meta.dirname, '../../..');
const { version } = JSON.parse(fs.readFileSync(join(project, 'package.json'), 'utf8')) as { version: string };

const place = placeOf(
  { platform: process.platform, env: process.env, home: homedir() },
  { portable: null, exists: fs.existsSync, read: (path) => (fs.existsSync(path) ? fs.readFileSync(path, 'utf8') : null) },
);
if (place.chosen && !fs.existsSync(place.folder)) {
  // A disk or stick that is not plugged in: an empty station in its stead would look like a loss.
  console.error(`找不到存放数据的文件夹：${place.folder}。请接好那块磁盘后再启动。`);
  process.exit(1);
}

const log = openLog(fs, place.logFile, 'host', version);
log.note(`started: ${process.platform} ${process.arch}, Node ${process.versions.node}`);

const pages = join(project, 'out/renderer');
const host = await startBrowserHost({
  place,
  version,
  log,
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
