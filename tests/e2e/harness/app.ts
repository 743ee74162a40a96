/** The program as a user has it in front of them, in whichever host the tests run. */
import type { Page } from 'playwright-core';
import { openBrowserApp } from './browser.ts';
import { openDesktopApp } from './desktop.ts';
import { tempFolder } from './places.ts';

export type App = {
  host: 'browser' | 'desktop';
  /** The station's folder. */
  folder: string;
  page: Page;
  /** What the page has complained of so far: errors on its console, exceptions. Tests expect none. */
  complaints: string[];
  /** Does what opens a file dialog, and picks these files in it. */
  pick(paths: string[], action: () => Promise<unknown>): Promise<void>;
  /** Does what writes a file (or fills a folder), and resolves to the paths of what was written. */
  receive(action: () => Promise<unknown>, count?: number): Promise<string[]>;
  /** Ends the program as its user would. */
  close(): Promise<void>;
};

export type AppOptions = {
  folder?: string;
  env?: Record<string, string>;
  /** What follows the program in its command line: files that were double-clicked (desktop). */
  files?: string[];
};

/** Starts the program on a fresh folder, or on one that a test has used before. */
export function openApp({ folder = tempFolder(), env = {}, files = [] }: AppOptions = {}): Promise<App> {
  return process.env['E2E_HOST'] === 'desktop' ? openDesktopApp(folder, env, files) : openBrowserApp(folder, env);
}

/** The first page has drawn: `data-ready` on the document's root. */
export async function drawn(page: Page, complaints: string[]): Promise<void> {
  await page.waitForSelector('html[data-ready="true"]', { state: 'attached', timeout: 15_000 }).catch(async (error: unknown) => {
    // A page that Playwright has lost does not answer at all.
    const seen = await Promise.race([
      page.evaluate('[location.href, document.visibilityState, document.body.innerText].join(" | ")'),
      new Promise((done) => setTimeout(() => done('no answer'), 2000)),
    ]);
    throw new Error(`the first page was not drawn: ${String(seen)} ${complaints.join('; ')}`, { cause: error });
  });
}

export function listenForComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}
