/** A street on which a notice is tried: it is entered in the editor as a clerk does, and a month is paid by it. */
import { expect } from 'vitest';
import type { TestStation } from '../support/station.ts';
import type { App } from './harness/app.ts';
import { openApp } from './harness/app.ts';
import { schemeEditor, type SchemeEditor } from './schemeEditor.ts';
import { signIn, streetWith } from './seeded.ts';

type Register =
  | 'communities'
  | 'flags'
  | 'certificates'
  | 'assessments'
  | 'honours'
  | 'grids'
  | 'gridPosts'
  | 'educationRecords'
  | 'posts'
  | 'serviceBreaks';
export type Save = (register: Register, values: Record<string, string | number>) => Promise<unknown>;
export type NoticeStreet = { app: App; editor: SchemeEditor; picture(name: string): Promise<void>; pays: Pays };
/** The month's pay by the roster of its first day, and what the run of the month pays out of it; what is held back makes the difference. */
type Pays = (month: string, amounts: Record<string, { monthly: string; paid: string }>, name: string) => Promise<void>;
export type Worker = { name: string; idNumber: string } & Record<string, string>;

/** A street of 团山社区 with these workers, and what else is on record of them; its program is open and signed in. */
export async function noticeStreet(
  workers: readonly Worker[],
  records: (save: Save, station: TestStation) => Promise<void>,
): Promise<NoticeStreet> {
  const station = await streetWith(
    workers.map((worker) => ({ status: 'active', ...worker })),
    { leaveOpen: true },
  );
  await records((register, values) => station.ask('registers.save', { register, values: values }), station);
  await station.close();
  const app = await openApp({ folder: station.folder });
  app.page.setDefaultTimeout(15_000);
  await signIn(app.page);
  const editor = schemeEditor(app.page);
  const picture = async (name: string): Promise<void> => {
    const folder = process.env['PICTURES'];
    if (folder) await app.page.screenshot({ path: `${folder}/notice-${name}.png` });
  };
  const pays: Pays = async (month, amounts, name) => {
    const { page } = app;
    await page.getByRole('button', { name: '返回' }).click();
    await page.getByRole('navigation', { name: '薪酬' }).getByRole('link', { name: '人员薪酬' }).click();
    await editor.fill(page.locator('body'), '截至日期', `${month}-01`);
    await page.keyboard.press('Enter');
    for (const [person, { monthly }] of Object.entries(amounts)) {
      await page.getByRole('button', { name: person }).click();
      const steps = page.getByRole('dialog', { name: /计薪步骤/ });
      await steps.getByText('元/月').waitFor();
      await picture(`${name}-${person}`);
      expect(await steps.locator('.money').innerText(), `${name} ${person}`).toBe(`${monthly} 元/月`);
      await page.keyboard.press('Escape');
      await steps.waitFor({ state: 'hidden' });
    }
    await page.getByRole('navigation', { name: '薪酬' }).getByRole('link', { name: '月度发放' }).click();
    await page.getByRole('button', { name: '新建月度发放…' }).first().click();
    await page.locator('#run-period').fill(month);
    await page.keyboard.press('Enter');
    const [first] = Object.keys(amounts);
    await page.getByRole('row', { name: new RegExp(first!) }).waitFor();
    await page.getByText('显示金额').click();
    for (const [person, { paid }] of Object.entries(amounts))
      await page
        .getByRole('row', { name: new RegExp(person) })
        .getByText(paid, { exact: true })
        .first()
        .waitFor();
    await picture(`${name}-run`);
  };
  return { app, editor, picture, pays };
}
