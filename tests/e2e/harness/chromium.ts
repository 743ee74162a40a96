/** Debian's Chromium, for tests, the demo's pictures and the icon. */
import { chromium, type Browser } from 'playwright-core';

/** A bare Debian has no locale: Chromium would then write `____.xlsx` for 社区工作者.xlsx, and not find it either. */
export const chineseNames = { LC_ALL: 'C.UTF-8' };

export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['STREET_LEDGER_CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--use-fake-device-for-media-stream',
    ],
    env: { ...process.env, ...chineseNames },
  });
}
