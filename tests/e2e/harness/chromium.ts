/** The Chromium, Chrome or Edge of this machine, for tests, the demo's pictures and the icon. */
import { chromium, type Browser } from 'playwright-core';
import { chromiumProgram } from '../../../build/tasks/programs.ts';

/** A bare Debian has no locale: Chromium would then write `____.xlsx` for 社区工作者.xlsx, and not find it either. */
export const chineseNames = { LC_ALL: 'C.UTF-8' };

/** With its sandbox where the system lets it: never for root, and not for others where user namespaces are off. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = chromiumProgram();
  if (!executablePath) throw new Error('no Chromium, Chrome or Edge on this machine (STREET_LEDGER_CHROMIUM names one)');
  const launch = (chromiumSandbox: boolean): Promise<Browser> =>
    chromium.launch({
      executablePath,
      chromiumSandbox,
      args: [
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--use-fake-device-for-media-stream',
      ],
      env: { ...process.env, ...chineseNames },
    });
  if (process.getuid?.() === 0) return launch(false);
  return launch(true).catch((error: Error) => {
    // Chromium ends at once with this word in its last line.
    if (!/sandbox/i.test(error.message)) throw error;
    return launch(false);
  });
}
