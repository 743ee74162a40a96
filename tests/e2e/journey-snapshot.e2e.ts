/** A street seals, its county takes the snapshot in and answers with a receipt: cards, fingerprints, slip, what the county sees. */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seriousFindings } from './axe.ts';
import { openApp, type App } from './harness/app.ts';
import { tempFolder } from './harness/places.ts';
import { a4, a4Landscape, onPaper } from './paper.ts';
import { cardFile, streetWith } from './seeded.ts';
import { goTo, importWorkbook, onlyOne, redFlag, sampleCounty, setUp } from './stations.ts';

let street: App;
let county: App;
beforeAll(async () => {
  street = await openApp();
  county = await openApp();
  await setUp(street, redFlag);
  await setUp(county, sampleCounty);
});
afterAll(async () => {
  await street.close();
  await county.close();
});

const clean = async ({ page }: App): Promise<void> => expect(await seriousFindings(page)).toEqual([]);

let snapshot: string;
let receipt: string;

async function exportCard({ page, receive }: App): Promise<string> {
  await goTo(page, '快照');
  return onlyOne(await receive(() => page.getByRole('button', { name: '导出站卡…' }).click()));
}

/** As a clerk does: reads the fingerprint, hears the same by telephone, ticks, enrols. */
async function enrol({ page, pick }: App, card: string, button: string): Promise<string> {
  await pick([card], () => page.getByRole('button', { name: button }).click());
  const dialog = page.getByRole('dialog', { name: '登记站卡' });
  const fingerprint = (await dialog.locator('.print').last().getAttribute('aria-label')) ?? '';
  expect(await dialog.getByRole('button', { name: '登记 0 张站卡' }).isDisabled()).toBe(true);
  await dialog.getByText('指纹已电话核对一致').click();
  await dialog.getByRole('button', { name: '登记 1 张站卡' }).click();
  await dialog.waitFor({ state: 'hidden' });
  return fingerprint;
}

const ownFingerprint = ({ page }: App): Promise<string | null> =>
  page.getByRole('region', { name: '本站站卡' }).locator('.print').getAttribute('aria-label');

test('cards are exchanged and both sides see the same fingerprint', async () => {
  const [streetCard, countyCard] = [await exportCard(street), await exportCard(county)];
  expect(await street.page.getByText('先登记县级站卡').isVisible()).toBe(true);
  await clean(street);
  await clean(county);
  expect(await enrol(street, countyCard, '登记县级站卡…')).toBe(await ownFingerprint(county));
  expect(await enrol(county, streetCard, '登记街道站卡…')).toBe(await ownFingerprint(street));
});

test('a street cannot enrol a street', async () => {
  const card = await exportCard(street);
  await street.pick([card], () => street.page.getByRole('button', { name: '登记县级站卡…' }).click());
  const dialog = street.page.getByRole('dialog', { name: '登记站卡' });
  await dialog.getByText('站卡的类别不对').waitFor();
  await dialog.getByRole('button', { name: '关闭' }).last().click();
});

test('a card with another key for an enrolled street is refused until someone vouches for it', async () => {
  const { page } = county;
  const known = await ownFingerprint(street);
  const { folder } = await streetWith([], { writeCard: true });
  await goTo(page, '快照');
  await county.pick([join(folder, cardFile)], () => page.getByRole('button', { name: '登记街道站卡…' }).click());
  const dialog = page.getByRole('dialog', { name: '登记站卡' });
  await dialog.getByText('密钥已变').waitFor();
  const prints = await dialog.locator('.print, .old').evaluateAll((all) => all.map((e) => e.getAttribute('aria-label')));
  expect(prints[0]).toBe(known);
  expect(prints[1]).not.toBe(known);
  expect(await dialog.getByRole('button', { name: '登记 0 张站卡' }).isDisabled()).toBe(true);
  await clean(county);
  await dialog.getByText('对方确认已更换密钥，新指纹已电话核对一致').click();
  await dialog.getByRole('button', { name: '登记 1 张站卡' }).click();
  const question = page.getByRole('dialog', { name: '更换密钥' });
  await question.getByText('若对方说没有，请不要更换').waitFor();
  expect(await question.getByRole('button', { name: '更换 1 个密钥' }).isVisible()).toBe(true);
  await question.getByRole('button', { name: '取消' }).click();
  await dialog.getByRole('button', { name: '取消' }).click();
  const kept = page.getByRole('region', { name: /街道站卡/ }).locator('.print');
  expect(await kept.getAttribute('aria-label')).toBe(known);
});

test('the street seals and gets a slip', async () => {
  await importWorkbook(street, '社区工作者花名册.xlsx');
  await goTo(street.page, '快照');
  snapshot = onlyOne(await street.receive(() => street.page.getByRole('button', { name: '选择文件夹并封装…' }).click()));
  expect(basename(snapshot)).toMatch(/^520699001-\d{8}-000001\.snapshot\.age$/);
  expect(readFileSync(snapshot).subarray(0, 21).toString()).toBe('age-encryption.org/v1');
  await street.page.getByRole('heading', { name: '第 1 号快照封装单' }).waitFor();
  const slip = street.page.locator('article.sheet');
  expect(await slip.innerText()).toContain(basename(snapshot));
  const counts = await slip.locator('.counts tbody tr').allInnerTexts();
  expect(counts.at(-1)).toMatch(/^其余 \d+ 种\s+0\s+没有记录$/);
  expect(counts.slice(0, -1).some((line) => /\s0\s/.test(line))).toBe(false);
  expect(await onPaper(street)).toEqual(a4);
  await clean(street);
  expect(await slip.innerText()).toMatch(/社区工作者\s+46\s+按岗位类别：正职/);
});

test('the county takes it in and the street takes the receipt', async () => {
  await goTo(county.page, '快照');
  receipt = onlyOne(
    await county.receive(() => county.pick([snapshot], () => county.page.getByRole('button', { name: '选择快照文件…' }).click())),
  );
  await county.page.getByText('已签发 1 份回执').waitFor();
  await goTo(street.page, '快照');
  await street.page.getByRole('cell', { name: '等待回执' }).waitFor();
  await street.pick([receipt], () => street.page.getByRole('button', { name: '收取回执…' }).click());
  await street.page.getByRole('cell', { name: /已收 \d/ }).waitFor();
  await clean(street);
});

test('the same file again changes nothing, an altered one is refused, each with its sentence', async () => {
  const altered = join(tempFolder(), basename(snapshot).replace('000001', '000002'));
  const bytes = readFileSync(snapshot);
  bytes[bytes.length >> 1]! ^= 1;
  writeFileSync(altered, bytes);
  await county.receive(() => county.pick([snapshot, altered], () => county.page.getByRole('button', { name: '选择快照文件…' }).click()));
  await county.page.getByText('以前已收 1 份').waitFor();
  const rows = county.page.getByRole('table').getByRole('row');
  expect(await rows.filter({ hasText: '已收过' }).innerText()).toContain('台账没有变化');
  expect(await rows.filter({ hasText: '已拒收' }).innerText()).toContain('已拒收。请街道重新拷贝或重新导出');
  await clean(county);
});

test('the county sees the street at a glance, its registers and the sums', async () => {
  const { page } = county;
  await goTo(page, '首页');
  const row = page.getByRole('row').filter({ hasText: redFlag.name });
  await row.getByText('本月已报').waitFor();
  await page.getByRole('region', { name: /^互相矛盾/ }).waitFor();
  await clean(county);
  await row.getByRole('link', { name: redFlag.name }).click();
  await page.getByRole('heading', { name: new RegExp(redFlag.name) }).waitFor();
  await clean(county);
  const workers = page.getByRole('row').filter({ hasText: '社区工作者' });
  expect(await workers.innerText()).toMatch(/社区工作者\s+46\s+46/);
  await workers.getByRole('link', { name: '打开台账' }).click();
  await page.getByText('姚军洋').first().waitFor();
  await page.getByRole('link', { name: redFlag.name }).waitFor();
  await clean(county);
  await goTo(page, '汇总');
  await page.getByText('1 个街道，已收到 1 个街道的快照').waitFor();
  const sums = page.getByRole('region', { name: '社区工作者（按岗位类别）' }).getByRole('row').filter({ hasText: '合计' });
  expect(await sums.innerText()).toMatch(/合计\s+46/);
});

test('what is summed up goes out as a workbook', async () => {
  const file = onlyOne(await county.receive(() => county.page.getByRole('button', { name: '导出表格…' }).click()));
  expect(basename(file)).toMatch(/^台账汇总-\d{4}-\d\d-\d\d\.xlsx$/);
  expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
});

test('what is summed up goes on one sheet', async () => {
  expect(await onPaper(county)).toEqual(a4Landscape);
  await clean(county);
});

test('the key that opens snapshots is saved after a warning of what it opens', async () => {
  const { page } = county;
  await goTo(page, '快照');
  await page.getByRole('button', { name: '保存解密密钥…' }).click();
  await page.getByRole('dialog').getByText('各街道封装给本县级的全部快照').waitFor();
  const key = onlyOne(await county.receive(() => page.getByRole('button', { name: '保存到 U 盘…' }).click()));
  expect(readFileSync(key, 'utf8')).toMatch(/^AGE-SECRET-KEY-1/m);
});

test('nothing complained', () => {
  expect([...street.complaints, ...county.complaints]).toEqual([]);
});
