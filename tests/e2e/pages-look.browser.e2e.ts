/** Each page of a street with people, a sheet and a list in it, as axe and an old office PC's screen see it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleStation } from '../../electron/data/modules/payruns/testing.ts';
import { discard } from '../support/station.ts';
import { seriousFindings } from './axe.ts';
import { openApp, type App } from './harness/app.ts';
import { everyPath } from './pages.ts';
import { signIn } from './seeded.ts';

let app: App;
beforeAll(async () => {
  const station = await sampleStation();
  afterAll(() => discard(station));
  for (const title of ['临时占用街巷堆放材料审批', '事项名称很长的时候也要看得清楚'.repeat(4)])
    await station.ask('registers.save', {
      register: 'items',
      values: { kind: 'power', type: 'licence', title, basis: '《物业管理条例》第十九条', stages: '1.受理责任。\n2.审查责任。' },
    });
  await station.ask('lists.open', { kind: 'power' });
  await station.close();
  app = await openApp({ folder: station.folder });
  app.page.setDefaultTimeout(15_000);
  await signIn(app.page);
  await app.page.getByRole('heading', { name: '首页' }).waitFor();
});
afterAll(() => app.close());

test('no page has serious findings, lacks its heading or is wider than the screen', async () => {
  const { page } = app;
  const found: Record<string, string[]> = {};
  const shown = new Set<string>();
  for (const path of everyPath()) {
    await page.evaluate((to) => (location.hash = to), path);
    await page.waitForTimeout(150);
    await page.waitForLoadState('networkidle');
    const at = await page.evaluate(() => location.hash.replace(/\?.*/, ''));
    // Who is led elsewhere has seen that page; a record opened beside its list is another look.
    if (shown.has(at) && !path.includes('?')) continue;
    shown.add(at);
    const faults = await seriousFindings(page);
    if ((await page.getByRole('heading', { level: 1 }).count()) === 0) faults.push('no heading');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) faults.push(`${wide} pixels too wide`);
    if (faults.length > 0) found[path] = faults;
  }
  expect(found).toEqual({});
  expect(shown.size).toBeGreaterThan(60);
  expect(app.complaints).toEqual([]);
});
