/** A worker's file: opened from the list, an assessment added, a photo and a scan kept and looked at, the career at a glance, the form printed, the way back. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { seriousFindings } from './axe.ts';
import { openApp, type App } from './harness/app.ts';
import { onPaper } from './paper.ts';
import { signIn, streetWith, temporaryFolder } from './seeded.ts';
import { goTo } from './stations.ts';

let app: App;
/** Pictures for whoever wants to see the pages: `SHOTS=folder`. */
const shots = process.env['SHOTS'];
const shoot = async (name: string): Promise<void> => {
  if (!shots) return;
  mkdirSync(shots, { recursive: true });
  await app.page.screenshot({ path: join(shots, `${name}.png`) });
};

/** A PDF as an office scanner writes it: a page that is one JPEG. */
function scanOf(jpeg: Buffer): Buffer {
  const head = Buffer.from(
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
      '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</I 4 0 R>>>>/Contents 5 0 R>>endobj\n' +
      `4 0 obj<</Type/XObject/Subtype/Image/Width 800/Height 600/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Length ${jpeg.length}>>\nstream\r\n`,
  );
  const tail = Buffer.from(
    '\nendstream endobj\n5 0 obj<</Length 24>>\nstream\nq 595 0 0 842 0 0 cm /I Do Q\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
  );
  return Buffer.concat([head, jpeg, tail]);
}

beforeAll(async () => {
  const worker = {
    name: '张丽君',
    idNumber: '11010519491231002X',
    sex: '2',
    birthDate: '1949-12-31',
    phone: '13166131860',
    ethnicGroup: '01',
    politicalStatus: '01',
    nativePlace: '示例县',
    postClass: 'staff',
    position: '专职网格员',
    serviceFrom: '2010-03-01',
    education: '30',
    school: '示例职业学院',
    certificate: 'assistant',
    certificateNo: '2015A001',
    certificateOn: '2015-10-01',
  };
  const other = { name: '曾华', idNumber: '520699197005164601', sex: '2', birthDate: '1970-05-16', postClass: 'head' };
  const station = await streetWith([worker, other], { leaveOpen: true });
  const save = (register: 'workers', values: Record<string, string | number>, id?: number) =>
    station.ask('registers.save', { register, ...(id ? { id } : {}), values });
  const part = (register: string, values: Record<string, string | number>) => save(register as 'workers', { worker: 1, ...values });
  await save('workers', { postClass: 'deputy', position: '居委会副主任', postFrom: '2019-06-01' }, 1);
  await save('workers', { postClass: 'head', position: '社区党组织书记、居委会主任', postFrom: '2024-01-01' }, 1);
  await save('workers', { certificate: 'intermediate', certificateNo: '2021B002', certificateOn: '2021-10-01' }, 1);
  await part('educationRecords', { education: '30', school: '示例职业学院', major: '文秘', form: 'fullTime', graduatedOn: '2009-07-01' });
  await part('educationRecords', {
    education: '20',
    degree: 'bachelor',
    school: '示例大学',
    major: '社会工作',
    form: 'inService',
    graduatedOn: '2016-07-01',
  });
  for (const [year, result] of [
    [2020, 'qualified'],
    [2021, 'excellent'],
    [2022, 'qualified'],
    [2023, 'excellent'],
    [2024, 'qualified'],
  ] as const)
    await part('assessments', { year, result });
  await part('recognitions', { on: '2020-05-12', level: 'county', documentNo: '示社认〔2020〕3号', authority: '示例县委组织部' });
  await part('trainings', {
    name: '社区工作者岗前培训',
    level: 'street',
    from: '2010-04-01',
    until: '2010-04-05',
    hours: 24,
    result: '合格',
  });
  await part('trainings', { name: '社区书记能力提升班', level: 'city', from: '2024-05-06', until: '2024-05-10', hours: 40 });
  await part('honours', { title: '优秀社区工作者', kind: 'commendation', level: 'county', issuer: '示例县民政局', on: '2021-12-20' });
  await part('mandates', { kind: 'peoplesDeputy', level: 'county', term: '第十八届', from: '2021-11-01', until: '2026-10-31' });
  await part('serviceBreaks', { from: '2012-02-01', until: '2012-12-31', reason: '外出务工' });
  await part('contracts', { kind: 'fixedTerm', from: '2023-01-01', until: '2027-12-31', employer: '示例县红旗街道办事处' });
  await station.close();
  app = await openApp({ folder: station.folder });
  app.page.setDefaultTimeout(15_000);
  await signIn(app.page);
});
afterAll(() => app.close());
afterEach(async () => {
  expect(await seriousFindings(app.page)).toEqual([]);
  expect(app.complaints).toEqual([]);
});

test('opens from the list and shows the career at a glance', async () => {
  const { page } = app;
  await goTo(page, '社区工作者');
  await page
    .getByRole('searchbox')
    .or(page.getByPlaceholder(/搜索|查找/))
    .first()
    .fill('张丽君');
  await page.getByRole('gridcell', { name: '张丽君' }).click();
  await page.getByRole('button', { name: '档案' }).click();
  await page.getByRole('heading', { name: '张丽君' }).waitFor();
  const map = page.getByRole('group', { name: /履历图/ });
  await map.focus();
  await page.keyboard.press('ArrowRight');
  await page.getByText('按时间列出').click();
  await page.getByRole('cell', { name: '团山社区，社区党组织书记、居委会主任，正职' }).waitFor();
  await shoot('career');
});

test('an assessment is added in its place and stands in the career', async () => {
  const { page } = app;
  await page.getByRole('tab', { name: /考核培训/ }).click();
  await shoot('assessments');
  await page.getByRole('button', { name: '添加年度考核' }).click();
  await page.getByLabel('考核年度').fill('2025');
  await page.getByRole('combobox', { name: '考核等次' }).click();
  await page.getByRole('option', { name: '优秀' }).click();
  await shoot('assessment-form');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByRole('cell', { name: '2025' }).waitFor();
  await page.getByRole('tab', { name: '履历' }).click();
  await page.getByRole('cell', { name: '2025 年度考核优秀' }).waitFor();
});

test('papers are kept, looked at, told by their content, removed and brought back', async () => {
  const { page } = app;
  const folder = temporaryFolder();
  const photo = join(folder, '照片.jpg');
  const scan = join(folder, '毕业证书.pdf');
  const wrong = join(folder, '程序.pdf');
  writeFileSync(photo, await page.screenshot({ type: 'jpeg', clip: { x: 300, y: 100, width: 240, height: 320 } }));
  writeFileSync(scan, scanOf(await page.screenshot({ type: 'jpeg', clip: { x: 200, y: 50, width: 800, height: 600 } })));
  writeFileSync(wrong, 'MZ program');
  await page.getByRole('tab', { name: /档案材料/ }).click();
  await page.getByText('还没有档案材料').waitFor();
  const keep = async (kind: string, path: string): Promise<void> => {
    await page.locator('.el-select.class').click();
    await page.getByRole('option', { name: kind, exact: true }).click();
    await page.getByLabel('选择扫描件').setInputFiles(path);
  };
  await keep('照片', photo);
  await page.getByRole('img', { name: '张丽君的照片' }).waitFor();
  await keep('学历学位', scan);
  await page.getByRole('cell', { name: '毕业证书' }).waitFor();
  await keep('其他', wrong);
  await page.getByText('不是可以存入档案的类型').waitFor();
  await shoot('papers');
  const row = page.getByRole('row', { name: /毕业证书/ });
  await row.getByRole('button', { name: '查看' }).click();
  await page.getByRole('img', { name: '毕业证书第 1 页' }).waitFor();
  await shoot('paper');
  await page.getByRole('dialog').getByRole('button', { name: '关闭', exact: true }).last().click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await row.getByRole('button', { name: '移除' }).click();
  await page.getByRole('button', { name: '移除 1 份' }).click();
  await page.getByText('共 1 份').waitFor();
  await page.getByRole('button', { name: '查看已移除' }).click();
  await row.getByRole('button', { name: '恢复' }).click();
  await page.getByText('共 2 份').waitFor();
  if (app.host === 'browser') {
    const [saved] = await app.receive(() => row.getByRole('button', { name: '另存' }).click());
    expect(saved).toContain('毕业证书');
  }
});

test('the form prints on A4 with the photo, the number masked until it is asked for', async () => {
  const { page } = app;
  await page.getByRole('button', { name: '登记表' }).click();
  await page.getByRole('heading', { name: '社区工作者登记表' }).waitFor();
  expect(await page.locator('.sheet').innerText()).not.toContain('11010519491231002X');
  await page.getByRole('button', { name: '显示完整号码' }).click();
  await page.locator('.sheet').getByText('11010519491231002X').waitFor();
  await page.locator('.sheet').getByRole('img', { name: '照片' }).waitFor();
  await shoot('form');
  const paper = await onPaper(app);
  expect(paper).toMatchObject({ width: 210, height: 297 });
  expect(paper.pages).toBeLessThanOrEqual(2);
  if (shots && app.host === 'browser')
    writeFileSync(join(shots, 'form.pdf'), await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  await page.getByRole('button', { name: '返回档案' }).click();
});

test('the way back finds the list as it was left', async () => {
  const { page } = app;
  await page.getByRole('button', { name: '返回列表' }).click();
  await page.getByRole('gridcell', { name: '张丽君' }).waitFor();
  expect(await page.getByRole('gridcell', { name: '曾华' }).count()).toBe(0);
  await page.getByRole('button', { name: '档案' }).waitFor();
  await shoot('back');
});
