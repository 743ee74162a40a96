/**
 * The data host while one develops: the pages come from Vite, so that a change of a page shows at once. `build/tasks/dev.ts` starts it
 * under `node --watch`: a change of the host itself starts it again, with the same address and token.
 */
import { readFileSync } from 'node:fs';
import { createServer, mergeConfig, type InlineConfig, type UserConfig } from 'vite';
import settings from '../../electron.vite.config.ts';
import { startBrowserHost } from '../../electron/data/entry/browser/host.ts';
import { consoleLog } from '../../electron/data/answers.ts';
import { at } from '../tasks/tools.ts';

const { STREET_LEDGER_FOLDER: folder, STREET_LEDGER_PORT: port, DEV_TOKEN: token } = process.env;
if (!folder || !port || !token) throw new Error('start this by npm run dev');

const vite = await createServer(
  mergeConfig(settings.renderer as UserConfig, {
    configFile: false,
    cacheDir: at('node_modules/.cache/vite'),
    // A socket of its own: the host's takes the page's calls.
    server: { middlewareMode: true, ws: { port: Number(port) + 1 }, fs: { allow: [at()] } },
  } satisfies InlineConfig),
);
const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8')) as { version: string };
const host = await startBrowserHost({
  place: { folder, fixed: 'environment', choiceFile: '', logFile: '', chosen: false },
  version,
  log: consoleLog,
  workerFile: at('electron/data/entry/worker.ts'),
  sendPage: (request, response) => vite.middlewares(request, response),
  port: Number(port),
  token,
});

async function stop(): Promise<void> {
  await vite.close();
  await host.stop();
  process.exit();
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void stop());
console.log(`open in a browser on this machine: ${host.url}`);
