/** The Electron window, driven by Playwright, with a home of its own. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright-core';
import { drawn, listenForComplaints, type App } from './app.ts';
import { project, tempFolder } from './places.ts';

export type DesktopApp = App & { electron: ElectronApplication; home: string };

export async function openDesktopApp(folder: string, env: Record<string, string>): Promise<DesktopApp> {
  const home = tempFolder();
  const electron = await _electron.launch({
    // No executablePath: Playwright then asks the electron package (which honours ELECTRON_OVERRIDE_DIST_PATH) and holds 'ready' back until
    // it is attached. With one, 2 of 14 launches here hung for good.
    args: ['--no-sandbox', '--password-store=basic', '--use-fake-device-for-media-stream', project],
    env: {
      ...(process.env as Record<string, string>),
      HOME: home,
      XDG_CONFIG_HOME: join(home, 'config'),
      STREET_LEDGER_FOLDER: folder,
      STREET_LEDGER_NODE: process.execPath,
      ...env,
    },
  });
  const page = await electron.firstWindow();
  const complaints = listenForComplaints(page);
  // An old office PC's screen.
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 700));
  await drawn(page, complaints).catch(async (error: unknown) => {
    await electron.close();
    throw error;
  });
  return {
    host: 'desktop',
    folder,
    page,
    complaints,
    electron,
    home,
    async pick(paths, action) {
      await electron.evaluate(({ dialog }, filePaths) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
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
      const written = (): string[] => readdirSync(target).map((name) => join(target, name));
      for (let wait = 0; written().length < count && wait < 300; wait += 1) await page.waitForTimeout(100);
      return written();
    },
    close: () => electron.close(),
  };
}
