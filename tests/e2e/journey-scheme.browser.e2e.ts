/** A city's pay scheme entered from its two-page notice: 4 posts, 18 grades, and a worker paid by it to the fen. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { seriousFindings } from './axe.ts';
import { openApp, type App } from './harness/app.ts';
import { schemeEditor, type SchemeEditor } from './schemeEditor.ts';
import { signIn, streetWith } from './seeded.ts';
import { goTo, onlyOne } from './stations.ts';

let app: App;
let editor: SchemeEditor;
const worker = {
  name: '林一诺',
  idNumber: '520699197005164601',
  postClass: 'deputy',
  serviceFrom: '2018-03-01',
  education: '20',
  status: 'active',
};
beforeAll(async () => {
  const station = await streetWith([worker], { leaveOpen: true });
  const certificate = { worker: 1, level: 'intermediate', issuedOn: '2021-06-01' };
  await station.ask('registers.save', { register: 'certificates', values: certificate });
  await station.close();
  app = await openApp({ folder: station.folder });
  app.page.setDefaultTimeout(15_000);
  await signIn(app.page);
  editor = schemeEditor(app.page);
  await goTo(app.page, '薪酬');
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
test('a blank scheme is made', async () => {
  const { page } = app;
  const { fill } = editor;
  await page.getByRole('navigation', { name: '薪酬' }).getByRole('link', { name: '薪酬方案' }).click();
  await page.getByRole('link', { name: '示例方案' }).waitFor();
  await picture('schemes-example');
  await page.getByRole('button', { name: '新建方案…' }).first().click();
  const dialog = page.getByRole('dialog', { name: '新建方案' });
  await dialog.getByText('照公布的文件录入').first().waitFor();
  await picture('schemes-new');
  expect(await seriousFindings(page)).toEqual([]);
  await dialog.getByLabel('方案名称').fill('云岭市社区工作者薪酬办法');
  await fill(dialog, '生效日期', '2025.7.1');
  await dialog.getByRole('button', { name: '建立草稿' }).click();
  await page.getByRole('heading', { name: '云岭市社区工作者薪酬办法 第 1 版' }).waitFor();
  await page.getByText('还没有岗位。请先添加岗位和它的薪级区间。').first().waitFor();
});

test('posts, coefficients by step and the base are typed', async () => {
  const { section, form, fill, tick } = editor;
  await fill(form(), '发文机关', '云岭市民政局');
  await fill(form(), '文号', '云民发〔2025〕1 号');
  await picture('editor-basics');
  await editor.posts(
    ['书记主任', '正职', 7, 18],
    ['副书记副主任', '副职', 5, 16],
    ['委员', '专职委员', 3, 14],
    ['工作人员', '工作人员', 1, 12],
  );
  await picture('editor-posts');
  await section('薪级系数');
  await form().getByRole('button', { name: '填写数值' }).click();
  await fill(form(), '系数表：起始系数', '1');
  await fill(form(), '系数表：每级加', '0.06');
  await form().getByRole('button', { name: '按级填充' }).click();
  expect(await form().getByLabel('系数表，各岗位相同，18 级').inputValue()).toBe('2.02');
  await picture('editor-coefficients');
  await section('基数');
  await tick(form(), '基数');
  await form().getByRole('button', { name: '填写数值' }).click();
  await fill(form(), '数值', '3260');
  await picture('editor-base');
});

test('what is paid: the pay of the grade, certificate money, red flags, a FEEL allowance', async () => {
  const { section, form, fill, tick, part } = editor;
  const { page } = app;
  await section('基本绩效');
  await tick(form(), '基本和绩效的划分');
  await fill(form(), '基本部分占', '65%');
  await picture('editor-split');
  await section('薪酬项目');
  await part('岗位薪级工资', '薪级工资（再分基本和绩效）', '基数 × 薪级系数');
  const certificate = await part('职业资格补贴', '补贴', '证书（最高一种）');
  await fill(certificate, '助理社会工作师的金额', '120');
  await fill(certificate, '社会工作师的金额', '260');
  await fill(certificate, '高级社会工作师的金额', '400');
  const flags = await part('红旗奖励', '奖励', '岗位');
  await fill(flags, '书记主任的金额', '450');
  await tick(flags, '按次数');
  const feel = await part('老同志津贴', '补贴', '公式');
  // What is still missing keeps nobody from going home.
  await page.keyboard.press('Control+s');
  await page.getByText('已保存草稿，还有 1 处要填好才能发布').waitFor();
  expect(await page.getByRole('button', { name: '发布…' }).isDisabled()).toBe(true);
  await page.reload();
  await page.getByText('老同志津贴 · 金额按 · 公式').waitFor();
  await section('薪酬项目');
  await fill(feel, '公式（得出元）', 'if 工龄 >= 7 then 88.5 else 0');
  await feel.getByText('公式里的“工龄”不是可用的名称。请从名称表中选用。').waitFor();
  await feel.getByRole('button', { name: '可用的名称' }).first().click();
  await picture('editor-feel');
  await fill(feel, '公式（得出元）', 'if 年限 >= 7 then 88.5 else 0');
  await feel.getByText('不是可用的名称').waitFor({ state: 'detached' });
  await picture('editor-parts');
});

test('years, education and probation, and the draft is saved by Ctrl+S', async () => {
  const { page } = app;
  const { section, form, fill, tick, choose, row } = editor;
  await section('年限晋级');
  await tick(form(), '年限晋级');
  await section('学历证书');
  const education = await row('学历');
  await choose(education, '学历', '大学本科');
  await fill(education, '折算几年', '2');
  await picture('editor-lifts');
  await section('试用期');
  await tick(form(), '试用期');
  await picture('editor-probation');
  await page.getByText('有未保存的改动').waitFor();
  await page.keyboard.press('Control+s');
  await page.getByText('已保存草稿').waitFor();
  await section('岗位变动');
  await picture('editor-regrade');
  await section('保底');
  await picture('editor-rounding');
});

test('it is published, and pays right to the fen', async () => {
  const { page } = app;
  const { section, fill } = editor;
  await editor.publish();
  await section('薪酬项目');
  await picture('published-parts');
  await page.getByRole('button', { name: '返回' }).click();
  await page.getByText('已发布，现行').nth(1).waitFor();
  await picture('schemes');
  await page.getByRole('navigation', { name: '薪酬' }).getByRole('link', { name: '人员薪酬' }).click();
  await fill(page.locator('body'), '截至日期', '2025-09-30');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: worker.name }).click();
  const steps = page.getByRole('dialog', { name: /计薪步骤/ });
  await steps.getByText('元/月').waitFor();
  await picture('worker');
  // 2018-03-01 to 2025-01-01 is six years and a begun one, 7, and 2 for the education: 9 years, the third band from grade 5 on: 7.
  // 3,260 × 1.36 = 4,433.60, the certificate 260, the allowance of nine years 88.50.
  expect(await steps.locator('.grade').innerText()).toContain('7');
  expect(await steps.locator('.money').innerText()).toBe('4,782.10 元/月');
  await page.keyboard.press('Escape');
});

test('a next version is compared with the first', async () => {
  const { page } = app;
  const { section, form, fill } = editor;
  await page.getByRole('navigation', { name: '薪酬' }).getByRole('link', { name: '薪酬方案' }).click();
  await page.getByRole('button', { name: /云岭.*另存新版本/ }).click();
  await page.getByRole('heading', { name: /第 2 版/ }).waitFor();
  await section('基数');
  await fill(form(), '数值', '3300');
  await page.getByRole('button', { name: '返回' }).click();
  await page.getByRole('button', { name: '继续填写' }).click();
  await page.keyboard.press('Control+s');
  await page.getByText('已保存草稿').waitFor();
  await page.getByRole('button', { name: '返回' }).click();
  await page.getByText('第 2 版', { exact: true }).waitFor();
  for (const box of await page.locator('tr', { hasText: '云岭' }).locator('.el-checkbox').all()) await box.click();
  await page.getByRole('button', { name: '比较两个版本' }).click();
  await page.getByText('基数 · 数值 · 2025-07-01 起', { exact: true }).first().waitFor();
  expect(await page.getByText('3,300.00 元').first().isVisible()).toBe(true);
  await picture('compare');
});

test('it travels as a file, and a draft is taken away', async () => {
  const { page } = app;
  await page.getByRole('button', { name: '返回' }).click();
  const path = onlyOne(await app.receive(() => page.getByRole('button', { name: /^导出.*云岭.*第 1 版/ }).click()));
  expect(path).toMatch(/云岭市社区工作者薪酬办法-第1版\.scheme\.json$/);
  await page.getByRole('button', { name: /^删除.*第 2 版/ }).click();
  await page.getByRole('button', { name: '删除草稿' }).click();
  await page.getByText('第 2 版', { exact: true }).waitFor({ state: 'detached' });
  await app.pick([path], () => page.getByRole('button', { name: '导入方案文件…' }).click());
  await page.getByText('已有相同的').waitFor();
});
