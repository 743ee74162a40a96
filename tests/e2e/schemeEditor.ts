/** The editor of pay schemes, driven as a clerk does: by the words on the page. */
import type { Locator, Page } from 'playwright-core';
import { goTo } from './stations.ts';

export function schemeEditor(page: Page) {
  const form = (): Locator => page.locator('.form');
  /** The block of a post, a part, a factor, by its place. */
  const entry = (n: number): Locator => form().locator('.entry[role=group]').nth(n);
  const section = (name: string): Promise<void> =>
    page
      .getByRole('navigation', { name: '方案内容' })
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .click();
  const press = (name: string): Promise<void> => form().getByRole('button', { name, exact: true }).click();
  async function choose(within: Locator, label: string, ...options: string[]): Promise<void> {
    await within.getByLabel(label, { exact: true }).first().click({ force: true });
    for (const option of options) await page.locator('.el-select-dropdown__item:visible').getByText(option, { exact: true }).click();
    // A list of which several may be chosen stays open; the next click waits until it is gone.
    if (await page.locator('.el-select-dropdown.is-multiple:visible').count()) await page.keyboard.press('Escape');
    await page.locator('.el-select-dropdown:visible').waitFor({ state: 'hidden' });
  }
  const tick = (within: Locator, label: string): Promise<void> =>
    within
      .locator('.el-checkbox')
      .filter({ hasText: new RegExp(`^${label}$`) })
      .first()
      .click();
  async function fill(within: Locator, label: string, text: string): Promise<void> {
    const input = within.getByLabel(label, { exact: true }).and(page.locator('input, textarea')).first();
    await input.fill(text);
    await input.blur();
  }
  async function create(name: string, from: string): Promise<void> {
    await goTo(page, '薪酬');
    await page.getByRole('navigation', { name: '薪酬' }).getByRole('link', { name: '薪酬方案' }).click();
    await page.getByRole('button', { name: '新建方案…' }).first().click();
    const dialog = page.getByRole('dialog', { name: '新建方案' });
    await dialog.getByLabel('方案名称').fill(name);
    await fill(dialog, '生效日期', from);
    await dialog.getByRole('button', { name: '建立草稿' }).click();
    await page.getByRole('heading', { name: `${name} 第 1 版` }).waitFor();
  }
  /** Rows: name, class, lowest and highest grade. */
  async function posts(...rows: readonly (readonly [name: string, postClass: string, lowest: number, highest: number])[]): Promise<void> {
    await section('岗位与薪级');
    for (const [n, [name, postClass, lowest, highest]] of rows.entries()) {
      await press('添加岗位');
      await fill(entry(n), '岗位名称', name);
      await fill(entry(n), '最低薪级', String(lowest));
      await fill(entry(n), '最高薪级（封顶）', String(highest));
      await tick(entry(n), postClass);
    }
  }
  async function part(name: string, kind: string, by: string): Promise<Locator> {
    await press('添加项目');
    const block = entry((await form().locator('.entry[role=group]').count()) - 1);
    await fill(block, '项目名称', name);
    await choose(block, '种类', kind);
    await choose(block, '金额按', by);
    return block;
  }
  /** A row of a table of rules, or its card: the last one of its list. */
  async function row(list: string): Promise<Locator> {
    await press(`添加${list}`);
    return form().getByRole('region', { name: list, exact: true }).locator('tbody tr, .card').last();
  }
  async function publish(): Promise<void> {
    await page.getByRole('button', { name: '发布…' }).click();
    await page.getByRole('button', { name: '发布第 1 版' }).click();
    await page.getByText('已发布', { exact: true }).first().waitFor();
  }
  return { form, entry, section, press, choose, tick, fill, create, posts, part, row, publish };
}
export type SchemeEditor = ReturnType<typeof schemeEditor>;
