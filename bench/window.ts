/** The program's own window, where an Electron runtime and a display are at hand, driven by Playwright. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import type { ElectronApplication, Page } from 'playwright-core';
import { electronProgram, hasDisplay } from '../build/tasks/programs.ts';
import { account, passphrase, project, work } from './stations.ts';

export const hasWindow = (): boolean => electronProgram() !== null && hasDisplay();

/** An Electron app's first window. Its home is kept from one start to the next, as a user's is. */
export async function launch(app: string, env: Record<string, string> = {}): Promise<{ electron: ElectronApplication; page: Page }> {
  const home = join(work, 'home');
  const electron = await _electron.launch({
    executablePath: electronProgram()!,
    args: ['--no-sandbox', '--disable-gpu', '--password-store=basic', app],
    env: {
      ...(process.env as Record<string, string>),
      HOME: home,
      XDG_CONFIG_HOME: join(home, 'config'),
      XDG_DATA_HOME: join(home, 'data'),
      ...env,
    },
  });
  return { electron, page: await electron.firstWindow() };
}

/** The built program over a station's folder. */
export const launchProgram = (folder: string): ReturnType<typeof launch> =>
  launch(project, { STREET_LEDGER_FOLDER: folder, STREET_LEDGER_NODE: process.execPath });

export type Window = {
  /** Seconds a call, from the page's own clock: asked through the bridge, the answer parsed. */
  timeCalls(name: string, input: unknown, calls: number): Promise<number>;
  close(): Promise<void>;
};

type Bridge = { call(name: string, input: string): Promise<string> };

function windowOf({ electron, page }: Awaited<ReturnType<typeof launch>>): Window {
  return {
    timeCalls: (name, input, calls) =>
      page.evaluate(
        async ([call, text, many]) => {
          const { bridge } = globalThis as unknown as { bridge: Bridge };
          const times: number[] = [];
          for (let i = 0; i < many; i++) {
            const start = performance.now();
            const answer = JSON.parse(await bridge.call(call, text)) as { ok: boolean; error?: { code: string } };
            times.push(performance.now() - start);
            if (!answer.ok) throw new Error(`${call}: ${answer.error?.code}`);
          }
          // A page's clock goes in steps of 0.1 ms: the mean of the middle half is finer than any one reading, and as deaf to a pause as a median.
          const middle = times.toSorted((a, b) => a - b).slice(many >> 2, many - (many >> 2));
          return middle.reduce((sum, time) => sum + time, 0) / middle.length / 1000;
        },
        [name, JSON.stringify(input), calls] as const,
      ),
    close: () => electron.close(),
  };
}

/** Opens the program over a station's folder and signs in. */
export async function openWindow(folder: string): Promise<Window> {
  const window = windowOf(await launchProgram(folder));
  await window.timeCalls('station.signIn', { account, passphrase }, 1);
  return window;
}

/** The program's bridge as production has it, without the program: a call named `page` is answered with that text, any other with nothing. */
export async function openBareBridge(text: string): Promise<Window> {
  const file = join(work, 'answer.json');
  writeFileSync(file, text);
  return windowOf(await launch(join(project, 'bench/bare-bridge'), { BENCH_ANSWER: file }));
}
