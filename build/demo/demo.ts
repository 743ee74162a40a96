/**
 * npm run demo: two streets and their county set up in a fresh folder, the demo workbooks taken in, snapshots sealed, taken in and receipted, the
 * county's figures held against what the workbooks say of themselves. Leaves everything, with pictures of the main pages, in out/demo/.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { codeLabel } from '#shared/codes/index.ts';
import { yuan } from '#shared/domain/pay/index.ts';
import type { MergeResult, Slip } from '#shared/contract/snapshots.ts';
import type { TableResult } from '#shared/contract/spreadsheets.ts';
import type { Output } from '#shared/contract/index.ts';
import { at } from '../tasks/tools.ts';
import { call, command, refusal } from './command.ts';
import { declaredBy, together } from './declared.ts';
import type { Figures } from './declared.ts';
import { takePictures } from './pictures.ts';

type Report = Output<'station.report'>;
type Tables = { tables: TableResult[] };

const out = at('out/demo');
const made = (...parts: string[]): string => join(out, ...parts);
const streets = [
  { code: '520699001', name: '示例县红旗街道', short: '红旗街道' },
  { code: '520699002', name: '示例县东风街道', short: '东风街道' },
].map((street) => ({ ...street, folder: made('台账', street.short), books: at('resources/demo', street.short) }));
const county = { code: '520699', name: '示例县', folder: made('台账', '示例县') };
const faulty = '新进人员-待改正.xlsx';
const payDay = '2026-10-31';

const say = (text = ''): void => void process.stdout.write(`${text}\n`);
const faults: string[] = [];
const holds = (right: boolean, text: string): void => {
  if (!right) faults.push(text);
};

async function setUp(): Promise<void> {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(made('文件'), { recursive: true });
  for (const { folder, code, name } of [...streets, county]) {
    const kind = code.length === 6 ? 'county' : 'street';
    const { sheet } = await command<Output<'station.create'>>('init', folder, [], { kind, code, name, demo: 'yes' });
    await call(folder, 'station.confirmRecovery', { lastGroup: sheet.recoveryKey.split('-').at(-1) });
    say(`建站　　${name}（${code}）`);
  }
}

async function takeIn(): Promise<void> {
  for (const street of streets) {
    // People before their pay: a line of the sheet finds its worker.
    const books = readdirSync(street.books)
      .filter((name) => name !== faulty)
      .sort((a, b) => Number(a.includes('薪酬')) - Number(b.includes('薪酬')));
    for (const book of books) {
      const { tables } = await command<Tables>('import', street.folder, [join(street.books, book)]);
      const count = (of: 'added' | 'changed'): number => tables.reduce((sum, t) => sum + t[of], 0);
      say(`导入　　${street.short} ${book}：新增 ${count('added')}，${tables.length} 张表`);
      const again = await command<Tables>('import', street.folder, [join(street.books, book)]);
      holds(
        again.tables.every((t) => t.added === 0 && t.changed === 0),
        `${street.short} ${book} 再次导入应没有变化`,
      );
    }
  }
  const street = streets[0]!;
  const refused = await refusal('import', street.folder, [join(street.books, faulty)], { marked: made('文件', '新进人员-已标注.xlsx') });
  holds(refused === 'importRefused', `${faulty} 应被拒绝`);
  say(`拒绝　　${street.short} ${faulty}：有错误的单元格已标注，台账没有改动`);
}

async function exchangeCards(): Promise<void> {
  const cards = [];
  for (const { folder, name } of [...streets, county]) {
    cards.push(made('文件', `${name}.station.json`));
    await command('card', folder, [], { out: cards.at(-1)! });
  }
  const countyCard = cards.pop()!;
  await command('enrol', county.folder, cards);
  for (const street of streets) await command('enrol', street.folder, [countyCard]);
  say('站卡　　已互相登记');
}

/** Seals every street's snapshot, takes them in at the county at once, and hands the receipts back. Resolves to the changes in the first street's. */
async function exchange(): Promise<number> {
  const files: string[] = [];
  for (const street of streets) {
    const slip = await command<Slip>('export', street.folder, [], { to: made('文件', '示例县.station.json'), out: made('文件', '快照') });
    files.push(made('文件', '快照', slip.file));
    say(`封装　　${slip.file}（${slip.entries.reduce((n, e) => n + e.rows, 0)} 条）`);
  }
  const { results } = await command<{ results: MergeResult[] }>('merge', county.folder, files, { receipts: made('文件', '回执') });
  const changesOf = ({ changes }: MergeResult): number => Object.values(changes).reduce((n, c) => n + c.added + c.changed + c.removed, 0);
  for (const result of results) {
    say(
      `接收　　${result.street?.name ?? result.file} 第 ${result.sequence} 号：${result.outcome === 'merged' ? `变化 ${changesOf(result)} 条` : result.outcome}`,
    );
    holds(result.outcome === 'merged' && result.gap.length === 0, `${result.file} 应被接收`);
  }
  const again = await command<{ results: MergeResult[] }>('merge', county.folder, files);
  holds(
    again.results.every((r) => r.outcome === 'unchanged'),
    '同一快照再次接收应没有变化',
  );
  for (const { street, receipt } of results) {
    const folder = streets.find((s) => s.code === street?.code)?.folder;
    if (folder && receipt) await command('receipt', folder, [made('文件', '回执', receipt)]);
  }
  say('回执　　街道已收下');
  return changesOf(results[0]!);
}

/** What a month of ordinary work leaves: a change of duty, a reworded item, another one withdrawn and one added. */
async function workOn(): Promise<void> {
  const { folder } = streets[0]!;
  type Rows = { rows: { id: number; revision: number; [field: string]: unknown }[] };
  const save = (register: string, row: { id: number; revision: number }, values: Record<string, unknown>): Promise<unknown> =>
    call(folder, 'registers.save', { register, id: row.id, revision: row.revision, values });
  const staff = (
    await call<Rows>(folder, 'registers.list', {
      register: 'workers',
      filters: { postClass: { in: ['staff'] }, certificate: { in: [null] } },
      limit: 2,
    })
  ).rows;
  await save('workers', staff[0]!, { note: '轮岗到服务窗口' });
  await save('workers', staff[1]!, { certificate: 'assistant', certificateOn: '2026-11-02' });
  const items = (await call<Rows>(folder, 'registers.list', { register: 'items', filters: { kind: { in: ['basic'] } }, limit: 3 })).rows;
  await save('items', items[0]!, { note: '与“三会一课”合并开展' });
  const { id, orderNo, field } = items[1]!;
  await call(folder, 'registers.remove', { register: 'items', ids: [id], reason: '清单调整' });
  await call(folder, 'registers.save', { register: 'items', values: { kind: 'basic', orderNo, field, title: '推进党群服务中心错时开放' } });
}

function figuresOf(registers: Report['sum']): Omit<Figures, 'payByScale'> {
  const map = (name: string): Record<string, number> =>
    Object.fromEntries(
      Object.entries((registers['items']?.totals[name] ?? {}) as Record<string, number>).filter(([key, n]) => key !== '' && n > 0),
    );
  return {
    itemsByKind: map('kind'),
    itemsByType: map('type'),
    workers: registers['workers']?.count ?? 0,
    seats: registers['seats']?.count ?? 0,
    payTotal: Number(registers['payLines']?.totals['total'] ?? 0),
  };
}

/** Prints one row a figure: what the county has beside what the workbooks declare. */
function compare(name: string, has: Omit<Figures, 'payByScale'>, declared: Figures): void {
  say(`\n${name.padEnd(22, '　')}台账　　　　工作簿`);
  const row = (label: string, a: number | undefined, b: number | undefined, text = (n: number): string => String(n)): void => {
    const right = a === b;
    say(`  ${label.padEnd(12, '　')}${text(a ?? 0).padStart(14)}${text(b ?? 0).padStart(14)}${right ? '' : '　不一致'}`);
    holds(right, `${name}：${label}`);
  };
  for (const [key, table] of [
    ['itemsByKind', 'itemKinds'],
    ['itemsByType', 'itemTypes'],
  ] as const) {
    for (const code of new Set([...Object.keys(declared[key]), ...Object.keys(has[key])]))
      row(codeLabel(table, code), has[key][code], declared[key][code]);
  }
  row('社区工作者', has.workers, declared.workers);
  row('兼职委员', has.seats, declared.seats);
  row('薪酬合计（元）', has.payTotal, declared.payTotal, yuan);
}

async function check(): Promise<void> {
  const declared = await Promise.all(streets.map((street) => declaredBy(street.books)));
  const report = await command<Report>('report', county.folder);
  streets.forEach((street, i) =>
    compare(street.name, figuresOf(report.streets.find((s) => s.code === street.code)?.registers ?? {}), declared[i]!),
  );
  compare('示例县合计', figuresOf(report.sum), together(declared));
  say();
  for (const [i, street] of streets.entries()) {
    const roster = await call<Output<'pay.roster'>>(street.folder, 'pay.roster', { on: payDay, limit: 1 });
    holds(roster.monthly === declared[i]!.payByScale, `${street.name}：按示例方案计算的月薪`);
    say(`月薪　　${street.name} 按示例方案计算 ${yuan(roster.monthly)} 元，工作簿 ${yuan(declared[i]!.payByScale)} 元（红旗奖励另计）`);
  }
  for (const { folder, name } of [...streets, county]) {
    const { ok } = await command<Output<'station.verify'>>('verify', folder);
    holds(ok, `${name}：完整性`);
  }
  say('核验　　三个台账完整，留痕相连');
}

await setUp();
await takeIn();
await exchangeCards();
await exchange();
await check();
await workOn();
// One worker's duty, another's certificate, an item reworded, one withdrawn and one added.
holds((await exchange()) >= 5, '第二份快照应带来五处变化');
await check();
await takePictures({
  street: streets[0]!.folder,
  county: county.folder,
  streetCode: streets[0]!.code,
  faulty: join(streets[0]!.books, faulty),
  into: made('图片'),
});
say(`\n文件和图片在 ${out}`);
if (faults.length > 0) {
  say(`\n不一致 ${faults.length} 处：\n${faults.map((f) => `  ${f}`).join('\n')}`);
  process.exitCode = 1;
}
