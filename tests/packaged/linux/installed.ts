/** The installed program's window in a Debian root, started as an ordinary user of it and driven over Chromium's own debugging port. */
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { dropOn } from '../../e2e/drop.ts';
import { drawn, listenForComplaints, type App } from '../../e2e/harness/app.ts';

const here = import.meta.dirname;

export type InstalledApp = App & {
  /** Process ids of the pages' processes (Chromium's renderers). */
  renderers(): number[];
};

export type Start = {
  root: string;
  user: string;
  /** Are users allowed to make user namespaces? Chromium's sandbox is made of them, or else by its helper. */
  namespaces: boolean;
  port: number;
};

/** Starts the program. What it says goes to stderr. Only a package made with STREET_LEDGER_TEST_PACKAGE opens the port. */
export async function openInstalled({ root, user, namespaces, port }: Start): Promise<InstalledApp> {
  // Without a graphics card the GPU process dies at its start, and the first page may wait for it for ever.
  const program = ['street-ledger', `--remote-debugging-port=${port}`, '--password-store=basic', '--disable-gpu'];
  const entered = [join(here, 'enter.sh'), root, user, ...program];
  const [command = '', ...args] = namespaces ? entered : [join(here, 'no-namespaces.sh'), ...entered];
  const child = spawn(command, args, { stdio: ['ignore', 2, 2] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  try {
    const browser = await connect(port, child);
    const page = browser.contexts()[0]!.pages()[0]!;
    const complaints = listenForComplaints(page);
    await drawn(page, complaints);
    return {
      host: 'desktop',
      folder: globSync(`${root}/home/${user}/.local/share/*/station`)[0] ?? '',
      page,
      complaints,
      async pick(paths) {
        // Its file dialog is the system's, which nobody here can answer: the files are dropped on the page that would open it.
        await page.getByRole('button', { name: '选择工作簿…' }).waitFor();
        for (const path of paths) {
          const inside = `/home/${user}/${path.split('/').at(-1)}`;
          cpSync(path, join(root, inside));
          await dropOn(page.locator('main'), inside);
        }
      },
      receive: () => Promise.reject(new Error('the installed program is driven from outside: nobody answers its dialogs')),
      renderers: () => descendantsOf(child.pid!).filter((pid) => read(`/proc/${pid}/cmdline`).includes('--type=renderer')),
      async close() {
        await page.close();
        await ended;
      },
    };
  } catch (error) {
    for (const pid of descendantsOf(child.pid!)) process.kill(pid, 'SIGKILL');
    throw error;
  }
}

async function connect(port: number, child: ChildProcess): Promise<Browser> {
  for (let tries = 0; tries < 120; tries += 1) {
    const end = child.exitCode ?? child.signalCode;
    if (end !== null) throw new Error(`the program ended at its start: ${end}`);
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`).catch(() => null);
    if (browser?.contexts()[0]?.pages()[0]) return browser;
    await new Promise((done) => setTimeout(done, 500));
  }
  throw new Error('no window within a minute');
}

function descendantsOf(pid: number): number[] {
  const children = read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);
  return children.flatMap((child) => [child, ...descendantsOf(child)]);
}

/** A process may end while it is looked at. */
const read = (path: string): string => {
  try {
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  } catch {
    return '';
  }
};
