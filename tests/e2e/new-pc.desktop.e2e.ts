/** A new PC, as the manual's page 换电脑 has it: the data folder is copied, chosen on the first page, and the station is there. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openApp } from './harness/app.ts';
import type { DesktopApp } from './harness/desktop.ts';
import { tempFolder } from './harness/places.ts';
import { signIn, streetWith } from './seeded.ts';
import { goTo } from './stations.ts';

let app: DesktopApp;
afterEach(() => app.close());

test('the copied folder is chosen on the first page and opened', async () => {
  const old = await streetWith([{ name: '曾华', idNumber: '520699197005164601' }]);
  const copy = join(tempFolder(), 'D 盘 台账', 'station');
  cpSync(old.folder, copy, { recursive: true });

  // No folder is named: the program looks where it would on an office's PC.
  app = (await openApp({ env: { STREET_LEDGER_FOLDER: '' } })) as DesktopApp;
  const { page } = app;
  await app.electron.evaluate(({ dialog }, folder) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] });
  }, copy);
  await page.getByText('数据保存在').getByRole('button', { name: '更改…' }).click();
  await signIn(page);
  await goTo(page, '社区工作者');
  await page.getByText('曾华').first().waitFor();
  await goTo(page, '设置');
  await page.getByRole('tab', { name: '检查' }).click();
  await page.getByRole('button', { name: '开始检查' }).click();
  await page
    .getByText(/没有(发现)?问题|检查通过|完好/)
    .first()
    .waitFor();
  expect(app.complaints).toEqual([]);
});
