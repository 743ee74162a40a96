/** The lists in use: a certificate refused with its note on paper, one outside the lists, a seal, a letter, work handed down, and who demands what. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { stationWithLists } from '../../electron/data/modules/listUse/testing.ts';
import { discard } from '../support/station.ts';
import { seriousFindings } from './axe.ts';
import { openApp, type App } from './harness/app.ts';
import { keyboardOf } from './keyboard.ts';
import { a4, onPaper } from './paper.ts';
import { passphrase } from './seeded.ts';
import { goTo } from './stations.ts';

let app: App;
beforeAll(async () => {
  const station = await stationWithLists();
  afterAll(() => discard(station));
  await station.close();
  app = await openApp({ folder: station.folder });
  app.page.setDefaultTimeout(20_000);
  const { page } = app;
  await page.locator('#passphrase').waitFor();
  await page.getByRole('radiogroup', { name: '账户' }).getByText('清单小李', { exact: true }).click();
  await page.locator('#passphrase').fill(passphrase);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('navigation', { name: '主导航' }).waitFor();
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
const press = (name: string) => app.page.getByRole('button', { name, exact: true }).click();
const tab = (name: string) => app.page.getByRole('navigation', { name: '清单执行' }).getByRole('link', { name, exact: true }).click();
const field = (label: string) => app.page.getByLabel(label, { exact: true });
const form = () => app.page.getByRole('complementary');

/** Types into the field of the matter and takes the item that is offered, by keys. */
async function matter(label: string, typed: string, item: string, kind: string): Promise<void> {
  const { page } = app;
  const box = form().getByRole('combobox', { name: new RegExp(`^${label}`) });
  await box.fill(typed);
  await page.getByRole('option', { name: `${item} ${kind}` }).waitFor();
  await picture(`use-options-${kind}`);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}
async function choose(label: string, option: string): Promise<void> {
  const { page } = app;
  await form()
    .getByRole('combobox', { name: new RegExp(`^${label}`) })
    .focus();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: option, exact: true }).click();
}
const outcome = () => form().locator('.field', { hasText: '办理结果' });

test('a certificate that must not be issued is found by its initials, refused by the list, and cannot be issued', async () => {
  const { page } = app;
  await goTo(page, '清单执行');
  await page.getByText('还没有证明开具登记').waitFor();
  await picture('use-empty');
  await press('添加第一条');
  await field('申请日期').fill('2026.5.6');
  await field('申请日期').press('Tab');
  await matter('证明事项', 'qsgx', '亲属关系证明', '不应开具证明');
  await form().getByText('示红办发〔2026〕3号').first().waitFor();
  await outcome().getByText('不予开具').waitFor();
  expect(await form().locator('textarea').first().inputValue()).toContain('列入不应开具证明清单第 2 版');
  await form()
    .getByLabel(/^申请人/)
    .fill('张丽君');
  await field('身份证号').fill('11010519491231002X');
  await form().getByLabel(/^用途/).fill('办理贷款');
  await field('要求出具的单位').fill('示例县农村信用社');
  await picture('use-refused');
  await choose('办理结果', '已开具');
  await form().getByText('不能登记为“已开具”').waitFor();
  await keyboardOf(page).keys('Control+s');
  await form().getByText('只能登记为“不予开具”').waitFor();
  await picture('use-prohibited');
  await choose('办理结果', '不予开具');
  await form().getByText('不应开具。').first().waitFor();
  await expect.poll(() => form().locator('textarea').first().inputValue()).toContain('列入不应开具证明清单第 2 版');
  await keyboardOf(page).keys('Control+s');
  await page.getByText('已添加“亲属关系证明”').waitFor();
  await page.getByRole('button', { name: '告知单' }).waitFor();
  await picture('use-list');
});

test('the note says why, by which list, and where to go, on one sheet of A4', async () => {
  const { page } = app;
  await press('告知单');
  const sheet = page.locator('.page-scroll .paper');
  await sheet.getByRole('heading', { name: '不予开具证明告知单' }).waitFor();
  const text = await sheet.innerText();
  for (const words of [
    '张丽君',
    '2026年5月6日',
    '亲属关系证明',
    '办理贷款',
    '示例县农村信用社',
    '示红办发〔2026〕3号',
    '请联系公安派出所办理',
    '示例县红旗街道',
  ])
    expect(text).toContain(words);
  expect(text).not.toContain('1101');
  await picture('use-note');
  expect(await onPaper(app)).toEqual(a4);
  if (process.env['PICTURES'] && app.host === 'browser')
    await page.pdf({ path: `${process.env['PICTURES']}/note.pdf`, preferCSSPageSize: true });
  await press('返回登记');
  await page.getByRole('complementary', { name: '亲属关系证明' }).waitFor();
});

test('one on neither list is written freely and needs a basis', async () => {
  const { page } = app;
  await page.keyboard.press('Insert');
  await field('申请日期').fill('2026-05-07');
  await field('申请日期').press('Tab');
  await form()
    .getByRole('combobox', { name: /^证明事项/ })
    .fill('养殖场所证明');
  await page.keyboard.press('Tab');
  await form().getByText('不在可开具证明清单').waitFor();
  await form()
    .getByLabel(/^申请人/)
    .fill('曾华');
  await field('要求出具的单位').fill('示例县农村信用社');
  await choose('办理结果', '已开具');
  await keyboardOf(page).keys('Control+s');
  await form().getByText('要写明法律法规或文件名称').waitFor();
  await picture('use-unlisted');
  await field('开具依据').fill('示农发〔2026〕8号');
  await keyboardOf(page).keys('Control+s');
  await page.getByText('已添加“养殖场所证明”').waitFor();
  await press('登记单');
  await page.locator('.page-scroll .paper').getByText('示农发〔2026〕8号').waitFor();
  await picture('use-extract');
  await press('返回登记');
});

test('a seal outside the list is told; a letter is answered', async () => {
  const { page } = app;
  await tab('用印');
  await press('添加第一条');
  await field('用印日期').fill('2026-05-08');
  await field('用印日期').press('Tab');
  await form()
    .getByRole('combobox', { name: /^用印事项/ })
    .fill('借款合同盖章');
  await page.keyboard.press('Tab');
  await form().getByText('将记为清单外用印').waitFor();
  await form()
    .getByLabel(/^文件名称/)
    .fill('借款合同');
  await form().getByLabel(/^印章/).fill('街道办事处公章');
  await form()
    .getByLabel(/^申请人/)
    .fill('陈晓');
  await picture('use-seal');
  await keyboardOf(page).keys('Control+s');
  await page.getByText('已添加“借款合同”').waitFor();
  await tab('五项权力');
  await press('添加第一条');
  await field('征求日期').fill('2026-05-08');
  await field('征求日期').press('Tab');
  await form().getByLabel(/^事由/).fill('红旗片区控制性详细规划征求意见');
  await choose('权力类别', '规划编制参与权');
  await field('征求意见的部门').fill('县自然资源局');
  await field('答复期限').fill('2026-05-20');
  await field('答复期限').press('Tab');
  await matter('对应权力事项', '规划', '规划编制参与权', '五项权力');
  await form().getByText('示办发〔2024〕9号').waitFor();
  await picture('use-power');
  await keyboardOf(page).keys('Control+s');
  await page.getByText('已添加“红旗片区').waitFor();
  await goTo(page, '首页');
  await page.getByText('逾期未答复').waitFor();
  await picture('use-home');
  await page.getByRole('link', { name: '答复' }).click();
  await page.getByRole('complementary', { name: /^红旗片区/ }).waitFor();
});

test('work handed down finds the item that speaks against it and is refused by it', async () => {
  const { page } = app;
  await tab('清单外事项');
  await press('添加第一条');
  await field('收到日期').fill('2026-05-09');
  await field('收到日期').press('Tab');
  await form()
    .getByLabel(/^交办事项/)
    .fill('关于做好全县养犬登记、年检和管理工作的通知');
  const near = form().getByRole('button', { name: /养犬登记管理/ });
  await near.click();
  await form().getByText('由县公安局承接，街道可以不予承接').waitFor();
  await form()
    .getByLabel(/^交办部门/)
    .fill('县公安局');
  await choose('处理结果', '不予承接');
  await expect.poll(() => field('理由').inputValue()).toContain('上级部门收回事项清单第 1 版');
  await picture('use-handed');
  await keyboardOf(page).keys('Control+s');
  await page.getByText('已添加“关于做好').waitFor();
  await picture('use-handed-saved');
});

test('the counts say who demands what, and go out as a workbook', async () => {
  const { page } = app;
  await tab('统计');
  await page.getByRole('row', { name: /示例县农村信用社/ }).waitFor();
  expect(await page.getByRole('row', { name: /示例县农村信用社/ }).innerText()).toMatch(/示例县农村信用社\s+1\s+1\s+1\s+0\s+1/);
  await picture('use-counts');
  await page.getByRole('radiogroup', { name: '分组' }).getByText('按部门和事项').click();
  await page.getByRole('row', { name: /亲属关系证明/ }).waitFor();
  await page.getByRole('radiogroup', { name: '台账' }).getByText('清单外事项').click();
  await page.getByRole('row', { name: /县公安局/ }).waitFor();
  await picture('use-counts-handed');
  const [file] = await app.receive(() => press('导出表格…'));
  expect(file).toMatch(/清单外事项登记统计-\d{4}-\d{2}-\d{2}\.xlsx$/);
  await field('起始日期').fill('2030-01-01');
  await field('起始日期').press('Tab');
  await page.getByText('这段时间没有登记').waitFor();
});
