/** A pay scale that an office keeps as a workbook: read in, completed in the editor, and the amounts of every grade. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { xlsx } from '../../electron/data/modules/spreadsheets/testing.ts';
import type { TestCell } from '../../electron/data/modules/spreadsheets/testing.ts';
import { seriousFindings } from './axe.ts';
import { openApp, type App } from './harness/app.ts';
import { tempFolder } from './harness/places.ts';
import { schemeEditor, type SchemeEditor } from './schemeEditor.ts';
import { signIn, streetWith } from './seeded.ts';
import { goTo } from './stations.ts';

let app: App;
let editor: SchemeEditor;
let sound: string;
let faulty: string;
let beside: string;
const bands = [
  [7, 18],
  [4, 15],
  [1, 12],
] as const;
const coefficient = (grade: number): number => Math.round((1 + 0.05 * (grade - 1)) * 100) / 100;
const rows: TestCell[][] = [
  ['云岭街道社区工作者薪酬等级表', null, null, null, null],
  ['基数：3,400 元　单位：元/月', null, null, null, null],
  ['薪级', '系数', '社区正职', '社区副职', '一般人员'],
  ...Array.from({ length: 18 }, (_, i): TestCell[] => [
    i + 1,
    coefficient(i + 1),
    ...bands.map(([low, high]) => (i + 1 >= low && i + 1 <= high ? Math.round(3400 * coefficient(i + 1)) : null)),
  ]),
];
const picture = async (name: string): Promise<void> => {
  const folder = process.env['PICTURES'];
  if (folder) await app.page.screenshot({ path: `${folder}/${name}.png` });
};

beforeAll(async () => {
  const folder = tempFolder();
  const merges = ['A1:E1', 'A2:E2'];
  sound = join(folder, '薪酬等级表.xlsx');
  writeFileSync(sound, await xlsx({ name: '等级表', rows, merges }));
  faulty = join(folder, '有错的等级表.xlsx');
  writeFileSync(
    faulty,
    await xlsx({
      name: '等级表',
      rows: rows.map((r, i) => (i === 11 ? [9, 1.3, 4760, 4760, 4760] : i === 12 ? [10, 1.45, 4930, 4930, 4900] : r)),
      merges,
    }),
  );
  beside = join(folder, '台账.xlsx');
  const roster = [
    ['姓名', '身份证号', '岗位类别'],
    ['林一诺', '520699197005164601', '副职'],
  ];
  writeFileSync(beside, await xlsx({ name: '花名册', rows: roster }, { name: '等级表', rows, merges }));
  const station = await streetWith([]);
  app = await openApp({ folder: station.folder });
  app.page.setDefaultTimeout(15_000);
  await signIn(app.page);
  editor = schemeEditor(app.page);
});
afterAll(() => app.close());
afterEach(async () => {
  expect(await seriousFindings(app.page)).toEqual([]);
  expect(app.complaints).toEqual([]);
});
const toSchemes = async (): Promise<void> => {
  await goTo(app.page, '薪酬');
  await app.page.getByRole('navigation', { name: '薪酬' }).getByRole('link', { name: '薪酬方案' }).click();
};
const choose = (path: string): Promise<void> => app.pick([path], () => app.page.getByRole('button', { name: '从表格读入等级表…' }).click());

test('a table with cells that do not fit is refused, cell by cell', async () => {
  const { page } = app;
  await toSchemes();
  await choose(faulty);
  await page.getByText('处对不上，没有读入').waitFor();
  const said = await page.getByRole('list', { name: '要核对的' }).getByRole('listitem').allInnerTexts();
  expect(said.filter((t) => t.includes('错误')).map((t) => /[A-Z]\d+/.exec(t)![0])).toEqual(['B12', 'E13']);
  await picture('scale-wrong');
  expect(await page.getByRole('button', { name: '建立草稿' }).isDisabled()).toBe(true);
});

test('a sound one is shown with its cells and becomes a draft: 18 grades, three bands, the base', async () => {
  const { page } = app;
  await app.pick([sound], () => page.getByRole('button', { name: '换一个文件…' }).click());
  await page.getByText('表上写的都对得上').waitFor();
  const read = page.getByRole('region', { name: '读到的等级表' });
  expect(await read.getByRole('row').count()).toBe(19);
  expect(await read.getByText('3,400.00 元').first().innerText()).toContain('A2');
  expect(await read.getByText(/^7–18 级，正职/).innerText()).toContain('C3');
  await editor.fill(page.locator('body'), '生效日期', '2026.1.1');
  await page.keyboard.press('Tab');
  await picture('scale-read');
  await page.getByRole('button', { name: '建立草稿' }).click();
  await page.getByRole('heading', { name: '云岭街道社区工作者薪酬等级表 第 1 版' }).waitFor();
  await editor.section('岗位与薪级');
  for (const [n, [low, high]] of bands.entries()) {
    const post = editor.form().locator('.entry[role=group]').nth(n);
    expect(await post.getByLabel('最低薪级').inputValue()).toBe(String(low));
    expect(await post.getByLabel('最高薪级（封顶）').inputValue()).toBe(String(high));
  }
  await editor.section('薪级系数');
  expect(await editor.form().getByLabel('系数表，各岗位相同，18 级').inputValue()).toBe('1.85');
  await picture('scale-editor');
});

test('it is completed, saved as a draft, and the scale beside the form shows the amounts of the workbook', async () => {
  const { page } = app;
  await editor.section('基本信息');
  await editor.fill(editor.form(), '发文机关', '云岭街道办事处');
  await page.keyboard.press('Control+s');
  await page.getByText('已保存草稿').waitFor();
  const scale = page.getByRole('complementary', { name: '核对和薪级表' });
  const lines = await scale.locator('tbody tr').allInnerTexts();
  expect(lines.map((line) => line.split(/\s+/).filter(Boolean))).toEqual(
    rows
      .slice(3)
      .reverse()
      .map(([grade, , ...cells]) => [String(grade), ...cells.map((c) => (typeof c === 'number' ? c.toLocaleString('en') : '·'))]),
  );
});

test('the import wizard knows the sheet for what it is and leads there, where the same table makes no second draft', async () => {
  const { page } = app;
  await goTo(page, '导入');
  await app.pick([beside], () => page.getByRole('button', { name: '选择工作簿…' }).click());
  await page.getByText('是薪酬等级表，读入后是薪酬方案的草稿').waitFor();
  await page.getByText('找到 1 张表，导入 1 张').waitFor();
  await picture('scale-wizard');
  await page.getByRole('button', { name: '读入等级表…' }).click();
  await page.getByText('这张表以前读入过').waitFor();
  await page.getByRole('button', { name: '打开草稿' }).click();
  await page.getByRole('heading', { name: '云岭街道社区工作者薪酬等级表 第 1 版' }).waitFor();
  await page.getByRole('button', { name: '返回' }).click();
  await page.getByRole('link', { name: '示例方案' }).waitFor();
  expect(await page.getByRole('link', { name: '云岭街道社区工作者薪酬等级表' }).count()).toBe(1);
});

test('a table without a first day: the draft asks for it, and every value holds from the day that is typed', async () => {
  const { page } = app;
  const turned = rows[2]!.map((_, c) => rows.slice(2).map((row) => row[c] ?? null));
  const path = join(tempFolder(), '翠屏街道等级表.xlsx');
  writeFileSync(path, await xlsx({ name: '表', rows: [['翠屏街道等级表'], ...turned, ['注：基准为 3,400 元']] }));
  await choose(path);
  await page.getByText('表上没有写从哪一天起执行').waitFor();
  await page.getByRole('button', { name: '建立草稿' }).click();
  await page.getByRole('heading', { name: '翠屏街道等级表 第 1 版' }).waitFor();
  expect(await page.getByRole('button', { name: '发布…' }).isDisabled()).toBe(true);
  await editor.fill(editor.form(), '生效日期', '2026.1.1');
  await page.keyboard.press('Tab');
  const scale = page.getByRole('complementary', { name: '核对和薪级表' });
  await scale.getByRole('row', { name: /^18/ }).waitFor();
  expect(await scale.getByRole('row', { name: /^18/ }).innerText()).toContain('6,290');
  await picture('scale-day');
});

test('in the smallest window every input of the editor can still be typed into', async () => {
  const { page } = app;
  await page.setViewportSize({ width: 1024, height: 700 });
  await editor.section('基本信息');
  const widths = await editor
    .form()
    .locator('.el-input')
    .evaluateAll((all) => all.map((input) => input.getBoundingClientRect().width));
  expect(Math.min(...widths)).toBeGreaterThan(100);
  await picture('scale-small');
});
