/** The loopback host as its own process, and Debian's Chromium in front of it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser, BrowserContext } from 'playwright-core';
import { drawn, listenForComplaints, type App } from './app.ts';
import { launchChromium } from './chromium.ts';
import { officeScreen, project, tempFolder } from './places.ts';

export { launchChromium };

export type Loopback = { url: string; origin: string; token: string; process: ChildProcess; stop(): Promise<void> };

/** The built host; STREET_LEDGER_TEST_HOST names a program that takes its place, such as the same host under Wine. */
const host = process.env['STREET_LEDGER_TEST_HOST'];
const hostCommand = host ? [host] : [process.execPath, join(project, 'out/main/data/loopback.js')];

/** Starts the host and waits for its address. */
export async function startLoopback(folder: string, env: Record<string, string> = {}): Promise<Loopback> {
  const [program = '', ...args] = hostCommand;
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, STREET_LEDGER_FOLDER: folder, ...env },
  });
  const ended = once(child, 'exit');
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /http:\S+/.exec(line)?.[0];
      if (found) resolve(found);
    });
    void ended.then(() => reject(new Error('the loopback host has ended')));
  });
  return {
    url,
    origin: new URL(url).origin,
    token: new URL(url).hash.replace('#token=', ''),
    process: child,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

export function officeContext(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({
    viewport: officeScreen,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    acceptDownloads: true,
  });
}

export type BrowserApp = App & { loopback: Loopback; browser: Browser };

export async function openBrowserApp(folder: string, env: Record<string, string>): Promise<BrowserApp> {
  const [loopback, browser] = await Promise.all([startLoopback(folder, env), launchChromium()]);
  const close = async (): Promise<void> => {
    await browser.close();
    await loopback.stop();
  };
  const page = await (await officeContext(browser)).newPage();
  const complaints = listenForComplaints(page);
  await page.goto(loopback.url);
  await drawn(page, complaints).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return {
    host: 'browser',
    folder,
    page,
    complaints,
    loopback,
    browser,
    async pick(paths, action) {
      const asked = page.waitForEvent('filechooser');
      await action();
      await (await asked).setFiles(paths);
    },
    async receive(action, count = 1) {
      const target = tempFolder();
      const paths: string[] = [];
      const arrived = new Promise<void>((resolve, reject) => {
        page.on('download', (download) => {
          const path = join(target, download.suggestedFilename());
          download.saveAs(path).then(() => paths.push(path) === count && resolve(), reject);
        });
      });
      await action();
      await arrived;
      page.removeAllListeners('download');
      return paths;
    },
    close,
  };
}
