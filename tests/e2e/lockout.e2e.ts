/** Wrong pass phrases: after five the next try waits, and the page counts the seconds down. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seriousFindings } from './axe.ts';
import { openApp, type App } from './harness/app.ts';
import { streetWith } from './seeded.ts';

let app: App;
beforeAll(async () => {
  const { folder } = await streetWith([]);
  app = await openApp({ folder });
});
afterAll(() => app.close());

test('five wrong ones lock the door for a while, in words that can be read', async () => {
  const { page } = app;
  const seconds = page.getByRole('status').filter({ hasText: '口令连续输错' });
  for (let wrong = 0; wrong < 5 && !(await seconds.isVisible()); wrong += 1) {
    await page.locator('#passphrase').fill(`不是这个 ${wrong}`);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByText(/账户或口令不对|口令连续输错/).waitFor();
    await page.locator('#passphrase:focus').waitFor();
  }
  await seconds.waitFor();
  expect(await seconds.innerText()).toMatch(/请等 \d+ 秒再试/);
  expect(await page.getByRole('button', { name: '登录' }).isDisabled()).toBe(true);
  expect(await seriousFindings(page)).toEqual([]);
  await seconds.waitFor({ state: 'hidden', timeout: 30_000 });
  expect(await page.getByRole('alert').innerText()).not.toContain('秒');
});
