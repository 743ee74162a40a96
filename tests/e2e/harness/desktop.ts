/** The Electron window, driven by Playwright, with a home of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { electronProgram } from '../../../build/tasks/programs.ts';
import { drawn, listenForComplaints, type App } from './app.ts';
import { chineseNames } from './chromium.ts';
import { officeScreen, tempFolder } from './places.ts';

export type DesktopApp = App & {
  electron: ElectronApplication;
  home: string;
  /** Double-clicks these files while the program runs; resolves when the second start has ended. */
  openFiles(paths: string[]): Promise<void>;
};

export async function openDesktopApp(folder: string, env: Record<string, string>, files: string[]): Promise<DesktopApp> {
  const home = tempFolder();
  const electron = await launch(home, folder, env, files);
  let said = '';
  electron.process().stderr?.on('data', (text: Buffer) => (said += text.toString()));
  try {
    await letRun(electron);
    const page = await electron.firstWindow();
    const complaints = listenForComplaints(page);
    await electron.evaluate(
      ({ BrowserWindow }, { width, height }) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
      officeScreen,
    );
    await drawn(page, complaints);
    if (!(await hasDataHost(page))) throw new Error(`the data host does not run: ${said.slice(-4000)}`);
    return appOf({ electron, home, folder, page, complaints });
  } catch (error) {
    electron.process().kill('SIGKILL');
    throw error;
  }
}

/** Waits while it starts; false once the shell has given it up. */
async function hasDataHost(page: Page): Promise<boolean> {
  const answer = await page.evaluate<string>(`window.bridge.call('station.state', '{}')`);
  return (JSON.parse(answer) as { ok: boolean }).ok;
}

/** The folder of the program, made ready by `program.ts`. */
function program(): string {
  const folder = process.env['E2E_PROGRAM'];
  if (!folder) throw new Error('E2E_PROGRAM is not set: these tests run in the vitest project "desktop"');
  return folder;
}

const switches = ['--no-sandbox', '--disable-gpu', '--password-store=basic', '--use-fake-device-for-media-stream'];

const environment = (home: string, folder: string): Record<string, string> => ({
  ...(process.env as Record<string, string>),
  ...chineseNames,
  HOME: home,
  XDG_CONFIG_HOME: join(home, 'config'),
  XDG_DATA_HOME: join(home, 'data'),
  STREET_LEDGER_FOLDER: folder,
});

function launch(home: string, folder: string, env: Record<string, string>, files: string[]): Promise<ElectronApplication> {
  // No executablePath: Playwright then asks the electron package (which honours ELECTRON_OVERRIDE_DIST_PATH) and holds 'ready' back until
  // it is attached. With one, 2 of 14 launches hung for good. Without a graphics card the GPU process dies at its start, and in a third of
  // the launches on a busy machine the first page then waits for it for ever: hence --disable-gpu.
  return _electron.launch({
    args: [...switches, program(), ...files],
    timeout: 20_000,
    env: { ...environment(home, folder), ...env },
  });
}

function appOf({
  electron,
  home,
  folder,
  page,
  complaints,
}: Pick<DesktopApp, 'electron' | 'home' | 'folder' | 'page' | 'complaints'>): DesktopApp {
  return {
    host: 'desktop',
    folder,
    page,
    complaints,
    electron,
    home,
    async openFiles(paths) {
      const second = spawn(electronProgram()!, [...switches, program(), ...paths], { env: environment(home, folder), stdio: 'ignore' });
      await once(second, 'exit');
    },
    async pick(paths, action) {
      await electron.evaluate(({ dialog }, filePaths) => {
        // Only for files: what fills a folder may ask for one in the same breath.
        const folders = dialog.showOpenDialog;
        dialog.showOpenDialog = (...args: unknown[]) =>
          (args.at(-1) as { properties?: string[] }).properties?.includes('openDirectory')
            ? (folders as (...all: unknown[]) => ReturnType<typeof folders>)(...args)
            : Promise.resolve({ canceled: false, filePaths });
      }, paths);
      await action();
    },
    async receive(action, count = 1) {
      const target = tempFolder();
      await electron.evaluate(({ dialog, shell }, to) => {
        dialog.showSaveDialog = (...args: unknown[]) => {
          const { defaultPath = 'file' } = args.at(-1) as { defaultPath?: string };
          return Promise.resolve({ canceled: false, filePath: `${to}/${defaultPath.split('/').at(-1)}` });
        };
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [to] });
        shell.showItemInFolder = () => {};
      }, target);
      await action();
      // Files get their names when they are whole; until then they end in .part.
      const whole = (name: string): boolean => !name.endsWith('.part');
      const written = (): string[] =>
        readdirSync(target)
          .filter(whole)
          .map((name) => join(target, name));
      for (let wait = 0; written().length < count && wait < 300; wait += 1) await page.waitForTimeout(100);
      return written();
    },
    close: () => electron.close(),
  };
}

/**
 * Playwright's loader keeps 'ready' to itself until `__playwright_run` is called; Playwright calls it once and does not look at the answer.
 * In 2 of 40 launches on a busy machine 'ready' never came, and came when it was called again. Why the first call was without effect is not known.
 */
async function letRun(electron: ElectronApplication): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    // In a fifth of the launches the answer is lost ("Resulting promise was garbage collected"): asked again, it comes.
    if (await electron.evaluate(({ app }) => app.isReady()).catch(() => false)) return;
    await new Promise((done) => setTimeout(done, 500));
    await electron.evaluate(({ app }) => {
      const { __playwright_run: run } = globalThis as { __playwright_run?: () => Promise<void> };
      if (!app.isReady()) void run?.();
    });
  }
}
