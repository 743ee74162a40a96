/** Pictures of the main pages, taken in Chromium against the loopback host at an old office PC's size. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchChromium, startLoopback } from '../../tests/e2e/harness/browser.ts';
import { buildIfOld } from '../tasks/built.ts';
import { passphrase } from './command.ts';

type Wanted = { street: string; county: string; streetCode: string; faulty: string; into: string };

/** Opens a station as its clerk does, and hands the signed-in page on. */
async function inStation(folder: string, visit: (page: Page, go: (path: string) => Promise<void>) => Promise<void>): Promise<void> {
  const [loopback, browser] = await Promise.all([startLoopback(folder), launchChromium()]);
  try {
    const context = await browser.newContext({
      viewport: { width: 1366, height: 768 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    await page.goto(loopback.url);
    await page.locator('input[type="password"]').fill(passphrase);
    await page.keyboard.press('Enter');
    await page.waitForURL(/#\/(home|county)$/);
    await visit(page, async (path) => {
      await page.evaluate((hash) => void (location.hash = hash), path);
      await page.waitForLoadState('networkidle');
    });
  } finally {
    await browser.close();
    await loopback.stop();
  }
}

export async function takePictures({ street, county, streetCode, faulty, into }: Wanted): Promise<void> {
  if ((await buildIfOld()) !== 0) throw new Error('the window was not built');
  mkdirSync(into, { recursive: true });
  const shoot = async (page: Page, name: string, seen: string): Promise<void> => {
    await page.locator(seen).first().waitFor();
    // Fonts and the last rows of a list.
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(300);
    await page.screenshot({ path: join(into, `${name}.png`) });
  };

  await inStation(street, async (page, go) => {
    await shoot(page, 'street-home', 'main h1');
    await go('/registers/items');
    await page
      .getByText(/^权力清单/)
      .first()
      .click();
    await page.getByText('行政许可').first().waitFor();
    await shoot(page, 'items', '[role="row"] >> nth=3');
    await go('/registers/workers');
    await page.locator('[role="row"] >> nth=3').click();
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: '定级与薪酬' }).click();
    await shoot(page, 'worker', 'main h2');
    await go('/pay');
    await shoot(page, 'matrix', 'main table');
    await go('/snapshots/2');
    await shoot(page, 'slip', 'main h1');
    await go('/import');
    const chosen = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '选择工作簿' }).click();
    await (await chosen).setFiles(faulty);
    await page.getByRole('button', { name: /核对/ }).click();
    await shoot(page, 'import-check', 'main table');
  });
  await inStation(county, async (page, go) => {
    await shoot(page, 'county-home', 'main h1');
    await go(`/streets/${streetCode}`);
    await shoot(page, 'county-changes', 'main h1');
    await go('/summary');
    await shoot(page, 'county-summary', 'main h1');
  });
}
