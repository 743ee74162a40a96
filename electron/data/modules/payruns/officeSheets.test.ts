/** Pay sheets of the sample's 46 as other offices would keep them: each in its own order, under its own headings, with its own mistakes. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onPath } from '../../../../build/tasks/programs.ts';
import type { Reconciled } from '#shared/contract/payruns.ts';
import { discard } from '../../../../tests/support/station.ts';
import type { TestStation } from '../../../../tests/support/station.ts';
import { xlsx } from '../spreadsheets/testing.ts';
import type { TestCell, TestSheet } from '../spreadsheets/testing.ts';
import { faults, reconcile, sampleStation, sheetRows } from './testing.ts';

type Person = { no: number; community: string; name: string; post: string; grade: number; coefficient: number; base: number } & Money;
type Money = { basic: number; performance: number; certificate: number; flag: number; total: number };
const title = '红旗街道社区工作者2025年9月薪酬发放表';
const head = ['序号', '社区', '姓名', '岗位', '薪级', '系数', '基数', '基本薪酬', '绩效薪酬', '职业资格补贴', '红旗奖励', '应发合计'];
const rowOf = (p: Person): TestCell[] => Object.values(p);
/** Amounts as formulas without results, as some programs leave them. */
const rowWithFormulas = (p: Person, r: number): TestCell[] => [
  ...rowOf(p).slice(0, 7),
  { f: `ROUND(F${r}*G${r}*70%,2)` },
  { f: `ROUND(F${r}*G${r}*30%,2)` },
  p.certificate,
  p.flag,
  { f: `SUM(H${r}:K${r})` },
];

describe('pay sheets as offices keep them', () => {
  let station: TestStation;
  let people: Person[];
  beforeAll(async () => {
    station = await sampleStation();
    people = (await sheetRows()).slice(2, 48).map((row) => {
      const [no, community, name, post, grade, coefficient, base] = row as [number, string, string, string, number, number, number];
      const [certificate, flag] = row.slice(9) as [number, number];
      // Every product of the sample is a whole number of yuan.
      const basic = Math.round(coefficient * base * 0.7);
      const performance = Math.round(coefficient * base * 0.3);
      const total = basic + performance + certificate + flag;
      return { no, community, name, post, grade, coefficient, base, basic, performance, certificate, flag, total };
    });
  });
  afterAll(() => discard(station));

  const write = async (name: string, ...sheets: TestSheet[]): Promise<string> => {
    const path = join(station.folder, name);
    writeFileSync(path, await xlsx(...sheets));
    return path;
  };
  const found = async (rows: TestCell[][], more: Partial<TestSheet> = {}): Promise<Reconciled> =>
    reconcile(station, await write('表.xlsx', { name: '2025年9月', rows, ...more }));
  /** The plain sheet with formulas and a 合计 row, with some cells altered: `{ K4: 600 }`. */
  const altered = (cells: Record<string, TestCell>): Promise<Reconciled> => {
    const sum = (c: string): TestCell => ({ f: `SUM(${c}3:${c}48)` });
    const rows: TestCell[][] = [
      [title],
      head,
      ...people.map((p, i) => rowWithFormulas(p, i + 3)),
      ['合计', null, null, null, null, null, null, ...'HIJKL'].map((c, i) => (i < 7 ? c : sum(c!))),
    ];
    for (const [at, cell] of Object.entries(cells)) rows[Number(at.slice(1)) - 1]![at.charCodeAt(0) - 65] = cell;
    return found(rows);
  };
  const whole = { period: '2025-09', lines: 46, matched: 46, differences: [], follows: [], notes: [] };

  it('under other headings, in another order, the month in characters', async () => {
    const rows = people.map((p): TestCell[] => [p.name, p.community, `${p.post}${p.grade}级`, p.coefficient, p.base, p.basic, p.performance, p.certificate, p.flag, p.total]); // prettier-ignore
    const top: TestCell[][] = [['社区工作者二〇二五年九月份报酬'], ['姓 名', '所属社区', '岗位等级', '等级系数', '薪酬基数', '基础工资', '绩效报酬', '证书补贴', '党建红旗补贴', '应发数']]; // prettier-ignore
    expect(await found([...top, ...rows], { name: '发放表' })).toMatchObject(whole);
    rows[3]![2] = '工作人员6级';
    expect(faults(await found([...top, ...rows], { name: '发放表' }))).toEqual(['C6 grade']);
  });

  it('with 岗位等级 for the grade alone, in characters, and 档次 for it elsewhere', async () => {
    const grade = (g: number): string => `${g >= 10 ? '十' : ''}${g % 10 ? '零一二三四五六七八九'[g % 10] : ''}级`;
    for (const heading of ['岗位等级', '档次', '级别']) {
      const rows: TestCell[][] = [
        [title],
        ['社区', '姓名', heading, '应发合计'],
        ...people.map((p): TestCell[] => [p.community, p.name, grade(p.grade), p.total]),
      ];
      expect(await found(rows)).toMatchObject(whole);
      rows[5]![2] = '六级';
      expect(faults(await found(rows))).toEqual(['C6 grade']);
    }
  });

  it('as text with 元 and thousands, names with spaces, an empty amount as a dash', async () => {
    const yuan = (n: number): string => `${n.toLocaleString('en-US')}.00元`;
    const rows = people.map((p): TestCell[] => [p.community, p.name.length === 2 ? p.name.split('').join('　') : ` ${p.name}（新）`, p.post, `${p.grade}级`, yuan(p.basic), yuan(p.performance), p.certificate ? yuan(p.certificate) : '—', yuan(p.flag), `￥${p.total}`]); // prettier-ignore
    expect(
      await found([[title], ['社区', '姓名', '岗位', '薪级', '基本薪酬', '绩效薪酬', '职业资格补贴', '红旗奖励', '应发合计'], ...rows]),
    ).toMatchObject(whole);
  });

  it('a sheet for each community, and two months in one workbook: the later one is compared', async () => {
    const communities = [...new Set(people.map((p) => p.community))];
    const of = communities.map((name): TestSheet => {
      const own = people.filter((p) => p.community === name);
      return {
        name,
        rows: [
          [`红旗街道${name}2025年9月工资表`],
          ['序号', '姓名', '应发合计'],
          ...own.map((p, i): TestCell[] => [i + 1, p.name, p.total]),
          ['合计', null, own.reduce((s, p) => s + p.total, 0)],
        ],
      };
    });
    expect(await reconcile(station, await write('分社区.xlsx', ...of))).toMatchObject(whole);
    const month = (name: string): TestSheet => ({ name, rows: [[`${name}薪酬`], head, ...people.map(rowOf)] });
    const two = await reconcile(station, await write('两个月.xlsx', month('2025年8月'), month('2025年9月')));
    expect(two).toMatchObject({ ...whole, notes: ['表内还有 2025年8月的 46 行，这次没有核对。'] });
  });

  it('says when no month is written, and which columns it has no field for', async () => {
    const rows: TestCell[][] = [
      ['社区工作者薪酬'],
      ['姓名', '社区', '通讯补助', '应发合计'],
      ...people.map((p): TestCell[] => [p.name, p.community, 50, p.total]),
    ];
    const { notes } = await found(rows, { name: '表' });
    expect(notes[0]).toContain('没有写明月份');
    expect(notes[1]).toBe('这些列没有对应的栏目，没有核对：表!C 通讯补助。');
  });

  it('whose sums do not come to their rows: the cell of the sum, and no other', async () => {
    expect(await altered({})).toMatchObject(whole);
    const wrong = await altered({ L49: 227_880 });
    expect(faults(wrong)).toEqual(['L49 sum']);
    expect(wrong.differences[0]!.message).toContain('227,780.00');
    // A grade altered carries the sheet's own sums along, which still are the sums of their rows.
    expect(faults(await altered({ E6: 6, F6: 1.25 }))).toEqual(['E6 grade']);
    const rows: TestCell[][] = [[title], head];
    const sums: number[] = [];
    for (const community of [...new Set(people.map((p) => p.community))]) {
      const from = rows.length + 1;
      people.filter((p) => p.community === community).forEach((p) => rows.push(rowWithFormulas(p, rows.length + 1)));
      rows.push(['小计', ...Array.from({ length: 10 }, () => null), { f: `SUM(L${from}:L${rows.length})` }]);
      sums.push(rows.length);
    }
    rows.push(['总计', ...Array.from({ length: 10 }, () => null), { f: sums.map((r) => `L${r}`).join('+') }]);
    expect(await found(rows)).toMatchObject(whole);
    rows[sums[1]! - 1]![11] = 99_999;
    expect(faults(await found(rows))).toEqual([`L${sums[1]!} sum`, `L${rows.length} sum`]);
  });

  it('with names swapped, slipped by a row or mistyped: the names', async () => {
    const names = (r: number): string => people[r - 3]!.name;
    const swapped = await altered({ C6: names(8), C8: names(6) });
    expect(faults(swapped)).toEqual(['C6 person', 'C8 person']);
    expect(swapped.differences[0]).toMatchObject({ theirs: names(8), ours: names(6) });
    expect(swapped.follows).toEqual([]);
    expect(faults(await altered({ C6: names(20), C20: names(6) }))).toEqual(['C6 person', 'C20 person']);
    const slipped = Object.fromEntries([3, 4, 5, 6, 7, 8].map((r) => [`C${r}`, names(r === 8 ? 3 : r + 1)]));
    expect(faults(await altered(slipped))).toEqual([3, 4, 5, 6, 7, 8].map((r) => `C${r} person`));
    expect(faults(await altered({ C6: `${names(6).slice(0, -1)}平` }))).toEqual(['C6 person']);
    // Somebody else altogether is too many, and whose row it was is missing.
    expect(faults(await altered({ C6: '查有此人' }))).toEqual(['C6 extra', ' missing']);
  });

  it('with a row twice: the one too many', async () => {
    const rows = [[title], head, ...people.map(rowOf), rowOf(people[7]!)];
    const found7 = await found(rows);
    expect(faults(found7)).toEqual(['C49 extra']);
    expect(found7.differences[0]!.message).toContain('重复');
  });

  it('with a cell that cannot be read, what is reckoned from it follows', async () => {
    const found1 = await altered({ G6: '三千四' });
    expect(faults(found1)).toEqual(['G6 unreadable']);
    expect(found1.follows.map((d) => `${d.column}${d.row}`)).toEqual(['H6', 'I6', 'L6']);
  });

  it.each([
    ['a coefficient', { F6: 1.25 }, 'F6 coefficient'],
    ['a certificate', { J6: 300 }, 'J6 certificate'],
    ['a post', { D6: '副职' }, 'D6 post'],
    ['a fen', { H6: 2856.01 }, 'H6 rounding'],
    ['a sum over too few columns', { L6: { f: 'SUM(H6:J6)' } }, 'L6 sum'],
    ['a sum of another row', { L10: { f: 'SUM(H9:K9)' } }, 'L10 sum'],
    ['performance at 20 %', { I6: { f: 'ROUND(F6*G6*0.2,2)' } }, 'I6 performance'],
    ['a community', { B6: '旺家社区' }, 'B6 community'],
    ['half a flag', { K20: 1300 }, 'K20 flag'],
  ] as [string, Record<string, TestCell>, string][])('with %s altered names that cell alone', async (_, cells, fault) =>
    expect(faults(await altered(cells))).toEqual([fault]),
  );

  describe('with deductions that nothing is on record of', () => {
    const detailed = (change: (rows: TestCell[][]) => void = () => undefined, sign = 1): Promise<Reconciled> => {
      const rows: TestCell[][] = [
        ['2025年9月社区工作者工资表'],
        ['社区', '姓名', '应发工资', '个人缴纳', null, null, null, '单位缴纳', null, null, null, '个税', '扣款合计', '实发工资'],
        [null, null, null, ...['养老保险', '医疗保险', '失业保险', '住房公积金'], ...['养老保险', '医疗保险', '失业保险', '住房公积金']],
        ...people.map((p): TestCell[] => [p.community, p.name, p.total, ...[320, 80, 12, 200].map((n) => n * sign), 640, 320, 20, 200, 0, 612 * sign, p.total - 612]),
      ]; // prettier-ignore
      change(rows);
      return found(rows, { merges: ['A2:A3', 'B2:B3', 'C2:C3', 'D2:G2', 'H2:K2', 'L2:L3', 'M2:M3', 'N2:N3'] });
    };
    it('holds them against the sheet itself, and says that it knows no more', async () => {
      const clean = await detailed();
      expect(clean).toMatchObject({ lines: 46, matched: 46, differences: [], follows: [] });
      expect(clean.notes.join()).toContain('46 人没有登记缴费基数');
      expect(faults(await detailed((rows) => void (rows[9]![13] = 4_000)))).toEqual(['N10 sum']);
      expect(faults(await detailed((rows) => void (rows[9]![12] = 600)))).toEqual(['M10 sum', 'N10 sum']);
      expect(faults(await detailed((rows) => void (rows[9]![2] = people[6]!.total + 10)))).toEqual(['C10 sum']);
      expect((await detailed(undefined, -1)).differences).toEqual([]);
    });
    it('and only the net on the sheet: compared where the sheet takes nothing off', async () => {
      const rows: TestCell[][] = [[title], ['社区', '姓名', '实发工资'], ...people.map((p): TestCell[] => [p.community, p.name, p.total])];
      expect(await found(rows)).toMatchObject({ ...whole, theirs: 0 });
      rows[9]![2] = 4_000;
      expect(faults(await found(rows))).toEqual(['C10 sum']);
      const less = rows.map((row, i) => (i < 2 ? row : [row[0]!, row[1]!, Number(row[2]) - 612]));
      expect((await found(less)).differences).toEqual([]);
    });
  });

  it.skipIf(!onPath('soffice'))('as .xls with empty rows between the communities, as .ods with hidden columns', async () => {
    const rows: TestCell[][] = [[title], ['社区', '姓名', '基本薪酬', '基本薪酬', '应发合计']];
    people.forEach((p, i) => {
      if (i > 0 && p.community !== people[i - 1]!.community) rows.push([]);
      rows.push([p.community, p.name, 1, p.basic, p.total]);
    });
    const path = await write('空行.xlsx', { name: '2025年9月', rows, hiddenColumns: [2] });
    const as = (format: string): Promise<Reconciled> => {
      const to = [
        '--headless',
        `-env:UserInstallation=file://${station.folder}/profile`,
        '--convert-to',
        format,
        '--outdir',
        station.folder,
        path,
      ];
      execFileSync('soffice', to);
      return reconcile(station, join(station.folder, `空行.${format}`));
    };
    expect(await reconcile(station, path)).toMatchObject({ lines: 46, matched: 46, differences: [] });
    expect(await as('ods')).toMatchObject({ lines: 46, matched: 46, differences: [] });
    expect(await as('xls')).toMatchObject({ lines: 46, matched: 46 });
  });
});

describe('namesakes', () => {
  it('of one community are told apart by their figures, of several by the community where the sheet has it', async () => {
    const station = await sampleStation();
    try {
      const { rows: workers } = await station.ask('registers.list', { register: 'workers', limit: 100, sort: { field: 'id' } });
      const rename = async (id: number, name: string): Promise<void> => {
        const { revision } = await station.ask('registers.read', { register: 'workers', id });
        await station.ask('registers.save', { register: 'workers', id, revision, values: { name } });
      };
      const sheet = (await sheetRows()).slice(0, 48);
      // Rows 6 and 8 are of one community, 20 of another.
      const name = String(sheet[5]![2]);
      for (const row of [7, 19]) {
        await rename(workers.find((w) => w['name'] === sheet[row]![2])!.id, name);
        sheet[row]![2] = name;
      }
      const path = join(station.folder, '同名.xlsx');
      const compare = async (rows: TestCell[][]): Promise<string[]> => {
        writeFileSync(path, await xlsx({ name: '2025年9月', rows }));
        return faults(await reconcile(station, path));
      };
      expect(await compare(sheet)).toEqual([]);
      const off = structuredClone(sheet);
      off[7]![4] = 1;
      expect(await compare(off)).toEqual(['E8 grade']);
      const nowhere = (rows: TestCell[][]): TestCell[][] => rows.map((row, i) => (i < 2 ? row : row.with(1, null)));
      expect(await compare(nowhere(sheet))).toEqual([]);
      expect(await compare(nowhere(off))).toEqual(['E8 grade']);
    } finally {
      await discard(station);
    }
  });
});
