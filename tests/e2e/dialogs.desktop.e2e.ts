/** The system's own dialogs: each says what it is for, starts where it was last time, and remembers that beyond the end of the program. */
import { copyFileSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApp } from './harness/app.ts';
import type { DesktopApp } from './harness/desktop.ts';
import { tempFolder } from './harness/places.ts';
import { signIn, streetWith } from './seeded.ts';
import { goTo, samples } from './stations.ts';

type Asked = { title: string; defaultPath?: string; properties?: string[]; filters?: { name: string }[] };

let app: DesktopApp;
beforeAll(async () => {
  const { folder } = await streetWith([{ name: '曾华', idNumber: '520699197005164601' }]);
  app = (await openApp({ folder })) as DesktopApp;
  await signIn(app.page);
});
afterAll(() => app.close());

/** Does what opens a dialog, gives it this path (none: closes it), and resolves to what the dialog was asked. */
async function dialogOf(answer: string | null, action: () => Promise<unknown>): Promise<Asked> {
  await app.electron.evaluate(({ dialog, shell }, path) => {
    const seen = globalThis as unknown as { asked: unknown };
    seen.asked = null;
    dialog.showOpenDialog = (...args: unknown[]) => {
      seen.asked = args.at(-1);
      return Promise.resolve({ canceled: path === null, filePaths: path === null ? [] : [path] });
    };
    dialog.showSaveDialog = (...args: unknown[]) => {
      seen.asked = args.at(-1);
      return Promise.resolve({ canceled: path === null, filePath: path ?? '' });
    };
    shell.showItemInFolder = () => {};
  }, answer);
  await action();
  for (let wait = 0; wait < 100; wait += 1) {
    const asked = await app.electron.evaluate(() => (globalThis as unknown as { asked: Asked | null }).asked);
    if (asked) return asked;
    await app.page.waitForTimeout(50);
  }
  throw new Error('no dialog was opened');
}
const remembered = async (): Promise<Record<string, string>> => {
  const data = await app.electron.evaluate(({ app: shell }) => shell.getPath('userData'));
  return (JSON.parse(readFileSync(join(data, 'shell.json'), 'utf8')) as { folders: Record<string, string> }).folders;
};

test('choosing a workbook starts where the last one was', async () => {
  const { page } = app;
  const path = join(tempFolder(), '花名册.xlsx');
  copyFileSync(join(samples, '社区工作者花名册.xlsx'), path);
  await goTo(page, '导入');
  const choose = () => page.getByRole('button', { name: '选择工作簿…' }).click();
  const first = await dialogOf(null, choose);
  expect(first).toMatchObject({ title: '选择要导入的表格', properties: ['openFile'] });
  expect(first.filters?.map((f) => f.name)).toEqual(['表格', '所有文件']);
  expect(first.defaultPath).toBeUndefined();
  await dialogOf(path, choose);
  await page.getByRole('button', { name: '核对 1 张表' }).waitFor();
  expect((await remembered())['workbook']).toBe(dirname(path));
  await goTo(page, '首页');
  await goTo(page, '导入');
  expect((await dialogOf(null, choose)).defaultPath).toBe(dirname(path));
});

test('saving proposes a name in the folder of its own kind', async () => {
  const { page } = app;
  const target = join(tempFolder(), '导出.xlsx');
  await goTo(page, '社区工作者');
  const save = async (): Promise<void> => {
    await page.getByRole('button', { name: '导出', exact: true }).click();
    await page.getByRole('button', { name: '导出 1 名' }).click();
  };
  const first = await dialogOf(target, save);
  expect(first.title).toBe('导出为表格');
  expect(first.defaultPath).toMatch(/^社区工作者-\d{4}-\d\d-\d\d\.xlsx$/);
  await page.getByText('已导出 1 名').waitFor();
  const second = await dialogOf(null, save);
  expect(dirname(second.defaultPath ?? '')).toBe(dirname(target));
  await page.keyboard.press('Escape');
});

test('what is printed is saved as PDF on the sheet it was made for', async () => {
  const { page } = app;
  const target = join(tempFolder(), '薪级表.pdf');
  await goTo(page, '薪酬');
  const asked = await dialogOf(target, () => page.getByRole('button', { name: '存为 PDF' }).click());
  expect(asked).toMatchObject({ title: '存为 PDF', filters: [{ name: 'PDF' }] });
  await page.getByText(/已存为/).waitFor();
  const pdf = readFileSync(target).toString('latin1');
  expect(pdf.startsWith('%PDF-')).toBe(true);
  expect(pdf).toMatch(/\/MediaBox\s*\[\s*0 0 59[45][\d.]* 84[12]/);
});

test('a drop that a script makes up tells no path', async () => {
  const dropped = await app.page.evaluate(async () => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['x'], 'keys.json'));
    document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, dataTransfer }));
    return JSON.parse(await window.bridge!.call('files.dropped', '{}')) as unknown;
  });
  expect(dropped).toEqual({ ok: true, value: { files: [] } });
});

test('a window with a form that is not saved asks before it closes, and stays when told to', async () => {
  const { page, electron } = app;
  await goTo(page, '社区工作者');
  await page.getByRole('button', { name: '添加社区工作者' }).first().click();
  await page.getByRole('textbox', { name: '姓名', exact: true }).fill('写到一半');
  const close = (answer: number) =>
    electron.evaluate(({ dialog, BrowserWindow }, given) => {
      const seen = globalThis as unknown as { said: string };
      dialog.showMessageBoxSync = (...args: unknown[]) => {
        seen.said = (args.at(-1) as { message: string }).message;
        return given;
      };
      BrowserWindow.getAllWindows()[0]!.close();
    }, answer);
  await close(0);
  await expect.poll(() => electron.evaluate(() => (globalThis as unknown as { said?: string }).said)).toBe('还有没保存的改动');
  expect(await page.getByRole('textbox', { name: '姓名', exact: true }).inputValue()).toBe('写到一半');
  const closed = page.waitForEvent('close');
  await close(1);
  await closed;
});
