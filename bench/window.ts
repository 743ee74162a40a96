/** The program's own window, where an Electron runtime and a display are at hand. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import { electronProgram } from '../build/tasks/tools.ts';
import { account, passphrase, project } from './stations.ts';

export type Window = {
  /** Seconds a call, from the page's own clock: asked through the bridge, the answer parsed. */
  timeCalls(name: string, input: unknown, calls: number): Promise<number>;
  close(): Promise<void>;
};

type Bridge = { call(name: string, input: string): Promise<string> };

/** Opens the built program over a station's folder and signs in; null where there is no Electron here. */
export async function openWindow(folder: string): Promise<Window | null> {
  const program = electronProgram();
  if (!program || !process.env['DISPLAY']) return null;
  const home = mkdtempSync(join(tmpdir(), 'street-bench-'));
  const electron = await _electron.launch({
    executablePath: program,
    args: ['--no-sandbox', '--disable-gpu', '--password-store=basic', project],
    env: {
      ...(process.env as Record<string, string>),
      HOME: home,
      XDG_CONFIG_HOME: join(home, 'config'),
      STREET_LEDGER_FOLDER: folder,
      STREET_LEDGER_NODE: process.execPath,
    },
  });
  const page = await electron.firstWindow();
  const timeCalls: Window['timeCalls'] = (name, input, calls) =>
    page.evaluate(
      async ([call, text, many]) => {
        const { bridge } = globalThis as unknown as { bridge: Bridge };
        const start = performance.now();
        for (let i = 0; i < many; i++) {
          const answer = JSON.parse(await bridge.call(call, text)) as { ok: boolean; error?: { code: string } };
          if (!answer.ok) throw new Error(`${call}: ${answer.error?.code}`);
        }
        return (performance.now() - start) / 1000 / many;
      },
      [name, JSON.stringify(input), calls] as const,
    );
  await timeCalls('station.signIn', { account, passphrase }, 1);
  return {
    timeCalls,
    async close() {
      await electron.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
