/** The import wizard's calls on a real station: the sample workbooks, refusal, undo, remembering, marking, cancelling. */
import { mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FoundTable, TableResult } from '#shared/contract/spreadsheets.ts';
import { discard, newStation } from '../../../../tests/support/station.ts';
import type { TestStation } from '../../../../tests/support/station.ts';
import { openHandle } from '../../store/handle.ts';
import { id, xlsx } from './testing.ts';

const samples = join(import.meta.dirname, '../../../../tests/samples');
type Opened = { plan: string; name: string; tables: FoundTable[]; empty: string[] };

let station: TestStation;
let folder: string;
beforeAll(async () => {
  station = await newStation();
  folder = mkdtempSync(join(tmpdir(), 'spreadsheets-'));
});
afterAll(async () => {
  await discard(station);
  rmSync(folder, { recursive: true, force: true });
});

const token = (path: string): string => station.router.host.files.give(path).token;
const open = (path: string): Promise<Opened> => station.finish('spreadsheets.open', { file: token(path) });
async function check(opened: Opened, change: (table: FoundTable) => FoundTable = (t) => t): Promise<TableResult[]> {
  const tables = opened.tables
    .filter((t) => t.register)
    .map(change)
    .map(({ id: table, register, context, columns }) => ({ id: table, register, context, columns }));
  return (await station.finish<{ tables: TableResult[] }>('spreadsheets.check', { plan: opened.plan, tables })).tables;
}
const apply = (opened: Opened): Promise<{ tables: TableResult[]; step: number | null }> =>
  station.finish('spreadsheets.apply', { plan: opened.plan });
async function take(path: string): Promise<{ counts: number[][]; step: number | null }> {
  const opened = await open(path);
  await check(opened);
  const { tables, step } = await apply(opened);
  return { counts: tables.map((t) => [t.added, t.changed, t.unchanged]), step };
}
async function file(name: string, rows: (string | number | null)[][]): Promise<string> {
  const path = join(folder, name);
  writeFileSync(path, await xlsx({ name: 'Sheet1', rows }));
  return path;
}
const total = async (register: 'workers' | 'items' | 'seats' | 'payLines' | 'communities' | 'committees'): Promise<number> =>
  (await station.ask('registers.list', { register, limit: 1 })).total;

describe('the sample workbooks', () => {
  const sample = (name: string): string => join(samples, name);

  it('refuse the faulty roster as a whole, in an empty store, with its eleven reasons', async () => {
    const opened = await open(sample('花名册-有错误.xlsx'));
    const [table] = await check(opened);
    const expected = [
      '3C idCheckDigit',
      '4C idStoredAsNumber',
      '5B sexAgainstId',
      '6D dateInvalid',
      '7C duplicateInFile',
      '8A requiredMissing',
      '9E codeUnknown',
      '10F communityUnknown',
      '11I phoneInvalid',
      '12H dateInFuture',
      '13A formulaNotAllowed',
    ];
    expect(table!.errors.map((e) => `${e.row}${e.column} ${e.code}`)).toEqual(expected);
    expect(await refusalOf(apply(opened))).toContain('importRefused');
    expect(await total('workers')).toBe(0);
    expect(await total('communities')).toBe(0);

    const marked = join(folder, 'marked.xlsx');
    await station.finish('spreadsheets.mark', { plan: opened.plan, file: token(marked) });
    const book = await readXlsx(readFileSync(marked), { readStyles: true });
    const cell = book.sheets[0]!.cells?.get('10,8');
    expect(cell?.comment?.text).toContain('联系电话');
    expect(cell?.style?.fill).toMatchObject({ fgColor: { rgb: expect.stringContaining('FFC7CE') as string } });
    expect(book.sheets[0]!.rows[1]![0]).toBe('郝艳');
  });

  it('come in with the counts of their README, and change nothing the second time', async () => {
    expect((await take(sample('社区工作者花名册.xlsx'))).counts).toEqual([[46, 0, 0]]);
    for (const name of ['社区工作者花名册.xlsx', '社区工作者花名册.xls', '社区工作者花名册-GB18030.csv']) {
      expect(await take(sample(name)), name).toEqual({ counts: [[0, 0, 46]], step: null });
    }
    expect((await take(sample('权责清单.xlsx'))).counts).toEqual([
      [170, 0, 0],
      [117, 0, 0],
      [99, 0, 0],
      [124, 0, 0],
    ]);
    expect((await take(sample('兼职委员名册.ods'))).counts).toEqual([[34, 0, 0]]);
    expect((await take(sample('薪酬发放表.xlsx'))).counts).toEqual([[46, 0, 0]]);
    expect((await take(sample('权责清单.xlsx'))).counts.map((c) => c[2])).toEqual([170, 117, 99, 124]);
    expect((await take(sample('兼职委员名册.ods'))).step).toBeNull();
    expect(await take(sample('薪酬发放表.xls'))).toEqual({ counts: [[0, 0, 46]], step: null });

    const { sum } = await station.ask('station.report', {});
    expect(sum['items']!.totals).toMatchObject({
      kind: { power: 170, basic: 117, support: 99, withdrawn: 124 },
      type: { licence: 8, penalty: 115, coercion: 7, inspection: 7, levy: 1, confirmation: 3, other: 29 },
    });
    expect(sum['payLines']!.totals).toMatchObject({ total: 22_778_000 });
    expect(sum['committees']!.totals).toMatchObject({ level: { street: 1, community: 5 } });
    expect(await total('communities')).toBe(5);
    const { rows } = await station.ask('registers.list', { register: 'payLines', filters: { worker: { in: [null] } } });
    expect(rows).toEqual([]);
    const items = await station.ask('registers.list', { register: 'items', limit: 1, filters: { kind: { in: ['power'] } } });
    expect(items.rows[0]).toMatchObject({ noticeNo: '示红办发〔2025〕7号', publishedOn: '2025-07-01' });
  });

  it('refuse the faulty roster with the same reasons where the communities are known', async () => {
    const [table] = await check(await open(sample('花名册-有错误.xlsx')));
    expect(table!.errors.map((e) => e.row)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  });

  it('are taken back one step at a time', async () => {
    for (const records of [47, 40, 510, 51]) expect((await station.ask('registers.undo', {})).records).toBe(records);
    for (const register of ['workers', 'items', 'seats', 'payLines', 'communities', 'committees'] as const)
      expect(await total(register), register).toBe(0);
  });

  it('come in without a roster before them', async () => {
    expect((await take(sample('薪酬发放表.xls'))).counts).toEqual([[46, 0, 0]]);
    expect((await take(sample('社区工作者花名册.xls'))).counts).toEqual([[46, 0, 0]]);
    expect((await take(sample('薪酬发放表.xlsx'))).step).toBeNull();
    await station.ask('registers.undo', {});
    await station.ask('registers.undo', {});
  });
});

const refusalOf = async (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'none',
    (error: unknown) => String(error),
  );

describe('an import', () => {
  const [one, two] = [id('19911121', 61), id('19700516', 460)];

  it('changes only what a cell says, and shows before and after', async () => {
    await take(
      await file('一.xlsx', [
        ['姓名', '身份证号', '社区', '职务', '电话', '参加社区工作时间'],
        ['郭军', one, '团山社区', '副主任', '13908561234', '2018-06-15'],
        ['史英', two, '团山社区', '网格员', '13908561235', '2009-08-21'],
      ]),
    );
    const opened = await open(
      await file('二.xlsx', [
        ['姓名', '身份证号', '社区', '职务', '电话', '参加社区工作时间'],
        ['郭军', one, '团山', '书记', null, '2018.6'],
        ['史英', two, '团山社区', '网格员', '13908561235', '2009年8月'],
      ]),
    );
    const [table] = await check(opened);
    expect(table).toMatchObject({ added: 0, changed: 1, unchanged: 1, errors: [], created: {} });
    const { rows, total: count } = await station.ask('spreadsheets.rows', {
      plan: opened.plan,
      table: opened.tables[0]!.id,
      fate: 'changed',
    });
    expect(count).toBe(1);
    expect(rows[0]!.cells.find((c) => c.field === 'position')).toMatchObject({
      written: '书记',
      value: '书记',
      before: '副主任',
      problem: null,
    });
    await apply(opened);
    const { rows: people } = await station.ask('registers.list', { register: 'workers', search: '郭军' });
    expect(people[0]).toMatchObject({
      position: '书记',
      postClass: 'head',
      serviceFrom: '2018-06-15',
      phone: expect.stringContaining('139') as string,
      communityTitle: '团山社区',
    });
  });

  it('finds people by name where a workbook has no ID numbers, and says so where it cannot', async () => {
    const opened = await open(
      await file('电话.xlsx', [
        ['姓名', '所属社区', '手机号'],
        ['史英', '团山社区', '13908569999'],
        ['新人', '团山社区', '13908568888'],
      ]),
    );
    const [table] = await check(opened);
    expect(table).toMatchObject({ changed: 1, added: 0 });
    expect(table!.errors.map((e) => e.code)).toEqual(['requiredMissing']);
  });

  it('never takes one person for another of the same name', async () => {
    const opened = await open(
      await file('同名.xlsx', [
        ['姓名', '身份证号', '社区'],
        ['史英', id('19800101', 20), '团山社区'],
      ]),
    );
    expect((await check(opened))[0]).toMatchObject({ added: 1, changed: 0 });
  });

  it('remembers what the clerk said of the columns', async () => {
    const rows = [
      ['姓名', '身份证号', '社区', '甲', '乙'],
      ['蒋玉萍', id('19810529', 294), '团山社区', '网格员', '很好'],
    ];
    const opened = await open(await file('自定.xlsx', rows));
    expect(opened.tables[0]!.columns.map((c) => c.field)).toEqual(['name', 'idNumber', 'community', null, null]);
    await check(opened, (t) => ({
      ...t,
      columns: t.columns.map((c) => ({ ...c, field: c.heading === '甲' ? 'position' : c.heading === '乙' ? 'note' : c.field })),
    }));
    await apply(opened);
    const again = await open(await file('自定二.xlsx', rows));
    expect(again.tables[0]).toMatchObject({ proposedBy: 'remembered' });
    expect(again.tables[0]!.columns.map((c) => c.field)).toEqual(['name', 'idNumber', 'community', 'position', 'note']);
  });

  it('remembers which of two columns alike it took', async () => {
    const number = id('19880704', 11);
    const path = join(folder, '双列.xlsx');
    const rows = [
      ['身份证号', '姓名', '身份证号', '社区'],
      ['辅助', '吴晓红', number, '团山社区'],
    ];
    writeFileSync(path, await xlsx({ name: 'Sheet1', rows, hiddenColumns: [0] }));
    expect((await take(path)).counts).toEqual([[1, 0, 0]]);
    expect(await take(path)).toEqual({ counts: [[0, 0, 1]], step: null });
  });

  it('says what is missing where the clerk chose a register whose columns are not there', async () => {
    const path = await file('名单.xlsx', [
      ['序号', '姓名', '社区'],
      [1, '郭军', '团山社区'],
    ]);
    const opened = await station.finish<Opened>('spreadsheets.open', { file: token(path), register: 'items' });
    expect((await check(opened))[0]!.errors.map((e) => e.message)).toEqual(['“清单类别”没有填写。', '“事项名称”没有填写。']);
  });

  it('keeps a copy of what was before it, and none where nothing changes', async () => {
    const newest = async () => (await station.ask('backups.list', {})).backups[0]!;
    const path = await file('一人.xlsx', [
      ['姓名', '身份证号', '社区'],
      ['冯丽爱', id('19770208', 266), '团山社区'],
    ]);
    const before = await total('workers');
    await take(path);
    const { name, reason } = await newest();
    expect(reason).toBe('import');
    const copy = openHandle(join(station.folder, 'backups', name), station.router.host.open().store.key, { readonly: true });
    expect(copy.prepare('SELECT count(*) FROM workers WHERE removed_at IS NULL').pluck().get()).toBe(before);
    copy.close();
    expect(await take(path)).toEqual({ counts: [[0, 0, 1]], step: null });
    expect(await newest()).toMatchObject({ name });
  });

  it('writes nothing where the copy cannot be made', async () => {
    const opened = await open(
      await file('又一人.xlsx', [
        ['姓名', '身份证号', '社区'],
        ['沈兰', id('19880814', 128), '无备份社区'],
      ]),
    );
    await check(opened);
    const counts = async (): Promise<number[]> => [await total('workers'), await total('communities')];
    const before = await counts();
    const backups = join(station.folder, 'backups');
    renameSync(backups, `${backups}-aside`);
    writeFileSync(backups, '');
    await expect(apply(opened)).rejects.toThrow();
    expect(await counts()).toEqual(before);
    rmSync(backups);
    renameSync(`${backups}-aside`, backups);
    expect((await apply(opened)).tables[0]!.added).toBe(1);
  });

  it('refuses a file without a table and an expired plan', async () => {
    const opened = await open(await file('空.xlsx', [['填表说明'], ['请认真填写']]));
    expect(opened.tables).toEqual([]);
    expect(opened.empty).toEqual(['Sheet1']);
    expect(await station.refusal('spreadsheets.apply', { plan: 'gone' })).toBe('planExpired');
  });

  it('leaves nothing behind when it is cancelled', async () => {
    const people = Array.from({ length: 4_000 }, (_, i) => [`人员${i}`, id(String(19_700_101 + (i % 28)), i % 1000), `第${i % 7}社区`]);
    const seen = new Set<string>();
    const rows = people.filter(([, number]) => !seen.has(number!) && seen.add(number!));
    const before = await total('workers');
    const opened = await open(await file('大.xlsx', [['姓名', '身份证号', '社区'], ...rows]));
    expect((await check(opened))[0]!.errors).toEqual([]);
    const { job } = await station.ask('spreadsheets.apply', { plan: opened.plan });
    while ((await station.ask('jobs.state', { job })).stage !== 'write') await new Promise((resolve) => setImmediate(resolve));
    await station.ask('jobs.cancel', { job });
    expect((await station.ask('jobs.wait', { job })).status).toBe('cancelled');
    expect(await total('workers')).toBe(before);
    expect((await apply(opened)).tables[0]!.added).toBe(rows.length);
    expect((await station.ask('registers.undo', {})).records).toBeGreaterThan(rows.length);
    expect(await total('workers')).toBe(before);
  });

  it('can be stopped while the file is read', async () => {
    const path = await file('读.xlsx', [['姓名', '身份证号'], ...Array.from({ length: 20_000 }, (_, i) => [`人员${i}`, 'x'])]);
    const { job } = await station.ask('spreadsheets.open', { file: token(path) });
    await station.ask('jobs.cancel', { job });
    expect((await station.ask('jobs.wait', { job })).status).toBe('cancelled');
  });
});

describe('a template', () => {
  it('has the register’s headings, takes people in and is found again', async () => {
    for (const register of ['workers', 'items', 'seats', 'payLines'] as const) {
      const path = join(folder, `${register}.xlsx`);
      await station.finish('spreadsheets.template', { register, file: token(path) });
      const opened = await open(path);
      expect(opened.tables[0], register).toMatchObject({ register });
      expect(opened.tables[0]!.columns.filter((c) => c.field === null)).toEqual([]);
    }
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});
