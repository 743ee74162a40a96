/** What the county sees of a street's lists: every version, what differs between two, an item with its history; nothing to write. */
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { publish, publishFirst, takeWorkbook, withApprover } from '../../electron/data/modules/lists/testing.ts';
import { merge, pair, seal } from '../support/snapshots.ts';
import { discard } from '../support/station.ts';
import { seriousFindings } from './axe.ts';
import { openApp, type App } from './harness/app.ts';
import { signIn } from './seeded.ts';
import { goTo, samples } from './stations.ts';

let app: App;
beforeAll(async () => {
  const { street, county, folder } = await pair();
  afterAll(async () => {
    await discard(street);
    await discard(county);
  });
  await withApprover(street);
  await takeWorkbook(street, join(samples, '权责清单.xlsx'));
  await publishFirst(street, 'power');
  const [first, second] = (await street.ask('lists.at', { kind: 'power', limit: 2 })).rows;
  const { proposal } = await street.ask('lists.propose', {
    kind: 'power',
    changes: [
      { change: 'changed', item: first!.id, values: { note: '限中心城区' }, reason: 'wording' },
      { change: 'removed', item: second!.id, reason: 'withdrawal' },
    ],
  });
  await publish(street, proposal, '示红办发〔2026〕3号', '2026-07-01');
  const slip = await seal(street, folder);
  await merge(county, [join(folder, slip.file)]);
  await county.close();
  app = await openApp({ folder: county.folder });
  app.page.setDefaultTimeout(20_000);
  await signIn(app.page);
});
afterAll(() => app.close());
afterEach(async () => {
  expect(await seriousFindings(app.page)).toEqual([]);
  expect(app.complaints).toEqual([]);
});

const picture = async (name: string): Promise<void> => {
  const folder = process.env['PICTURES'];
  if (folder) await app.page.screenshot({ path: `${folder}/${name}.png` });
};

test('a street’s lists with version, notice, day and totals', async () => {
  const { page } = app;
  await goTo(page, '街道');
  await page.getByRole('link', { name: '清单与版本' }).first().click();
  await page.getByRole('cell', { name: '示红办发〔2026〕3号' }).waitFor();
  await page.getByRole('cell', { name: '修改 1 项，取消 1 项' }).waitFor();
  await page.getByText('还没有公布，正在起草 117 项').waitFor();
  await picture('county-lists');
});

test('what differs between two versions, and between two days', async () => {
  const { page } = app;
  await page.getByRole('link', { name: '与上一版对比：权力清单第 2 版' }).click();
  await page.locator('ins', { hasText: '限中心城区' }).first().waitFor();
  await picture('county-difference');
  expect(await page.locator('.page-scroll tbody del').first().isVisible()).toBe(true);
  await page.getByLabel('起始日期', { exact: true }).fill('2026-07-02');
  await page.getByLabel('截止日期', { exact: true }).fill('2026-12-31');
  await page.getByRole('button', { name: '按日期对比' }).click();
  await page.getByRole('heading', { name: '没有差别' }).waitFor();
});

test('a version, and an item’s sheet with why it is so; nothing can be proposed', async () => {
  const { page } = app;
  await page.getByRole('navigation', { name: '所在位置' }).getByRole('link', { name: '权力清单' }).click();
  await page.getByText('第 2 版，2026-07-01 公布').waitFor();
  expect(await page.getByRole('button', { name: '提出新增' }).count()).toBe(0);
  await picture('county-list');
  await page.locator('tbody .name').first().click();
  await page.getByText('（文字规范）').waitFor();
  await picture('county-item');
});
