/** Flow charts of 41 items: one drawn by keys alone, all of them on paper, and how many there are. */
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { flowSamples } from '../support/flows.ts';
import { discard, newStation, passphrase } from '../support/station.ts';
import { seriousFindings } from './axe.ts';
import { openApp, type App } from './harness/app.ts';
import { keyboardOf } from './keyboard.ts';
import { a4, onPaper } from './paper.ts';
import { goTo } from './stations.ts';

/** The last of the 41 is drawn in the window. */
const [last] = flowSamples.slice(-1);
let app: App;
beforeAll(async () => {
  const station = await newStation();
  for (const [i, { steps, ...values }] of flowSamples.entries()) {
    const { id } = await station.ask('registers.save', {
      register: 'items',
      values: { kind: 'territorial', orderNo: i + 1, supervision: '0000-12345678', ...values },
    });
    if (i < 40) await station.ask('flows.save', { item: id, stamp: 'none', steps });
  }
  await station.close();
  afterAll(() => discard(station));
  app = await openApp({ folder: station.folder });
  const { page } = app;
  page.setDefaultTimeout(20_000);
  await page.locator('#passphrase').fill(passphrase);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await goTo(page, '权责清单');
  await page.getByRole('navigation', { name: '权责清单' }).getByRole('link', { name: '流程图与说明书' }).click();
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
const titles = (): Promise<string[]> =>
  app.page.getByLabel(/^第 \d+ 步的环节名称$/).evaluateAll((cells) => cells.map((c) => (c as HTMLInputElement).value));
const cell = (no: number, what: string) => app.page.getByLabel(`第 ${no} 步的${what}`, { exact: true });

test('tells which item still has no flow chart, and leads there', async () => {
  const { page } = app;
  await page.getByText('40/41').first().waitFor();
  await picture('flow-coverage');
  await page.getByRole('link', { name: /^属地管理事项\s*还差/ }).click();
  await page.getByText('缺流程图 1').waitFor();
  await picture('flow-missing');
  await page.getByRole('link', { name: `${last!.title}的流程图` }).click();
  await page.getByText('还没有流程图').waitFor();
  await picture('flow-empty');
});

test('a flow is drafted, put right and kept by keys alone, and can be undone on the way', async () => {
  const { page } = app;
  const { keys, tabTo, type, focused } = keyboardOf(page);
  await tabTo('按责任事项起草');
  await keys('Enter');
  await cell(1, '环节名称').waitFor();
  expect(await titles()).toEqual([
    '日常巡查发现、群众反映或上级交办',
    '开展日常巡查排查',
    '街道职责内能否解决',
    '报县教育和体育局',
    '审批监管和查处',
    '反馈处理结果',
    '办结归档',
  ]);
  expect(await focused()).toBe('第 1 步的环节名称');
  await type('接到举报或巡查发现');
  await keys('Enter', 'Control+Enter');
  expect(await focused()).toBe('第 3 步的环节名称');
  await type('上门核查资质');
  await keys('Tab', 'Tab');
  await type('红旗街道公共服务办公室');
  await keys('Tab');
  await type('2个工作日');
  expect(await cell(4, '下一步').inputValue()).toBe('能→7；不能→5');
  await keys('Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'Alt+ArrowUp');
  expect((await titles()).slice(0, 3)).toEqual(['接到举报或巡查发现', '上门核查资质', '开展日常巡查排查']);
  await keys('ArrowDown', 'Control+Delete');
  expect((await titles()).slice(0, 3)).toEqual(['接到举报或巡查发现', '上门核查资质', '街道职责内能否解决']);
  expect(await cell(3, '下一步').inputValue()).toBe('能→6；不能→4');
  await keys('Control+z');
  expect(await titles()).toHaveLength(8);
  await keys('Control+y');
  expect(await titles()).toHaveLength(7);

  await cell(4, '下一步').focus();
  await type('看情况');
  await page.getByText('第 4 步“报县教育和体育局”：下一步“看情况”看不明白').waitFor();
  await picture('flow-fault');
  await keys('Control+z');
  await page.getByText('没有发现问题').waitFor();
  const drawing = page.getByRole('region', { name: '流程图' });
  await drawing.getByText('上门核查资质', { exact: true }).waitFor();
  await drawing.getByText('红旗街道公共服务办公室', { exact: true }).waitFor();
  await picture('flow-edited');
  await keys('Control+s');
  await page.getByText('已保存流程图').waitFor();
});

test('the drawing is saved as an SVG file that needs nothing else, and printed on one page', async () => {
  const { page } = app;
  const [path] = await app.receive(() => page.getByRole('button', { name: '存为 SVG' }).click());
  const svg = readFileSync(path!, 'utf8');
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(svg).toContain('上门核查资质');
  expect(svg).not.toMatch(/<script|href|url\(|style=/);
  expect(await onPaper(app)).toEqual(a4);
});

/** Every figure on paper as it stands: how large its words are in points, and what does not fit its box or label. */
const figures = () =>
  app.page.evaluate(() => {
    // Only the printer shows the paper.
    document.getElementById('paper')!.style.display = 'block';
    const found = [...document.querySelectorAll<SVGSVGElement>('#paper svg')].map((svg) => {
      const box = svg.getBoundingClientRect();
      const points = (14 * box.width * 72) / svg.viewBox.baseVal.width / 96;
      const outside = [...svg.querySelectorAll('g')].flatMap((group) => {
        const outline = group.firstElementChild!.getBoundingClientRect();
        return [...group.querySelectorAll('text')]
          .filter((text) => {
            const words = text.getBoundingClientRect();
            return words.left < outline.left || words.right > outline.right;
          })
          .map((text) => text.textContent);
      });
      return { millimetres: (box.width * 25.4) / 96, points, outside };
    });
    document.getElementById('paper')!.style.display = '';
    return found;
  });

test('all 41 are drawn, and print as 41 sheets whose words fit and can be read', async () => {
  const { page } = app;
  await page.getByRole('button', { name: '说明书' }).click();
  await page.getByText('事项说明书').first().waitFor();
  await picture('flow-sheet');
  await page.getByRole('navigation', { name: '权责清单' }).getByRole('link', { name: '流程图与说明书' }).click();
  await page.getByText('共 41 项，已画流程图 41 项').waitFor();
  expect(await page.getByRole('cell', { name: '41/41' }).count()).toBe(2);
  await picture('flow-coverage-whole');
  await page.getByRole('link', { name: '属地管理事项的说明书' }).click();
  await page.getByText('1 / 41').waitFor();
  await page.evaluate(() => Object.assign(window, { print: () => undefined }));
  await page.getByRole('button', { name: '打印全部 41 份' }).click();
  await page.waitForFunction(() => document.querySelectorAll('#paper .sheet').length === 41);
  await page.getByText('正在排版').waitFor({ state: 'hidden' });
  const drawn = await figures();
  expect(drawn.length).toBeGreaterThanOrEqual(41);
  for (const figure of drawn) {
    expect(figure.outside).toEqual([]);
    expect(figure.points).toBeGreaterThanOrEqual(9);
    expect(figure.millimetres).toBeLessThanOrEqual(180.1);
  }
  await picture('flow-sheets');
  const folder = process.env['PICTURES'];
  if (folder && app.host === 'browser')
    await page.pdf({ path: `${folder}/flow-sheets.pdf`, preferCSSPageSize: true, printBackground: true });
  const paper = await onPaper(app);
  expect([paper.width, paper.height]).toEqual([210, 297]);
  expect(paper.pages).toBeGreaterThanOrEqual(41);
  expect(paper.pages).toBeLessThanOrEqual(82);
});

test('the sheet of an item shows its flow chart and leads to it', async () => {
  const { page } = app;
  await page.getByRole('navigation', { name: '权责清单' }).getByRole('link', { name: '清单与版本' }).click();
  await page.getByRole('link', { name: '属地管理事项', exact: true }).click();
  await page.getByRole('button', { name: '违法建设巡查与制止', exact: true }).click();
  const drawer = page.getByRole('dialog', { name: '事项' });
  await drawer.getByText('到场核实，劝阻', { exact: true }).waitFor();
  await drawer.getByText('到场核实，劝阻', { exact: true }).scrollIntoViewIfNeeded();
  await picture('flow-item');
  await drawer.getByRole('link', { name: '打开流程图' }).click();
  await cell(8, '环节名称').waitFor();
});

test("another item's address is another page, with nothing left of the one before", async () => {
  const { page } = app;
  const item = Number(/items\/(\d+)/.exec(page.url())?.[1]);
  await page.evaluate((hash) => void (location.hash = hash), `#/lists/items/${item === 1 ? 2 : 1}/flow`);
  const other = flowSamples[item === 1 ? 1 : 0]!;
  await page.getByRole('heading', { name: other.title, exact: true }).waitFor();
  await cell(1, '环节名称').waitFor();
  expect(await titles()).toEqual(other.steps.map((s) => s.title));
});
