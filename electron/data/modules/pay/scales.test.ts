/** Pay scales as offices keep them, taken in as drafts: through the router, from real workbooks. */
import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScaleTable } from '#shared/contract/pay.ts';
import type { SchemeDocument } from '#shared/domain/pay/index.ts';
import { compileScheme, payMatrix } from '#shared/domain/pay/index.ts';
import { discard, newStation, passphrase } from '../../../../tests/support/station.ts';
import type { TestStation } from '../../../../tests/support/station.ts';
import { commands } from '../../entry/cli/commands.ts';
import { sessionOver } from '../../entry/cli/session.ts';
import { xlsx } from '../spreadsheets/testing.ts';
import type { TestCell, TestSheet } from '../spreadsheets/testing.ts';

let station: TestStation;
beforeAll(async () => {
  station = await newStation();
});
afterAll(() => discard(station));

const bands = { 正职: [7, 18], 副职: [4, 15], 工作人员: [1, 12] } as const;
type Post = keyof typeof bands;
const posts = Object.keys(bands) as Post[];
const grades = Array.from({ length: 18 }, (_, i) => i + 1);
const coefficient = (grade: number): number => Math.round((1 + 0.05 * (grade - 1)) * 100) / 100;
const pay = (grade: number): number => Math.round(3400 * coefficient(grade));
const years = (post: Post, grade: number): string => {
  const [lowest, highest] = bands[post];
  const band = grade - lowest;
  return band === 0 ? '≤3' : grade === highest ? '≥34' : `${band * 3 + 1}–${band * 3 + 3}`;
};
const inBand = (post: Post, grade: number): boolean => grade >= bands[post][0] && grade <= bands[post][1];
/** Title, note, headings, a row for each grade. */
const rows = (cell: (post: Post, grade: number) => TestCell, empty: TestCell = '·', note = '基数：3,400 元'): TestCell[][] => [
  ['云岭街道社区工作者3岗18级薪酬等级表', null, null, null, null],
  [note, null, null, null, null],
  ['薪级', '系数', ...posts],
  ...grades.map((g): TestCell[] => [g, coefficient(g), ...posts.map((p) => (inBand(p, g) ? cell(p, g) : empty))]),
];
const turned = (all: TestCell[][]): TestCell[][] => all[0]!.map((_, c) => all.map((row) => row[c] ?? null));

let files = 0;
async function file(sheets: TestSheet[] | TestCell[][], name = `等级表${++files}.xlsx`): Promise<string> {
  const path = join(station.folder, name);
  const all = Array.isArray(sheets[0]) ? [{ name: 'Sheet1', rows: sheets as TestCell[][] }] : (sheets as TestSheet[]);
  writeFileSync(path, await xlsx(...all));
  return path;
}
const token = (path: string): string => station.router.host.files.give(path).token;
const read = async (path: string): Promise<ScaleTable> =>
  (await station.finish<{ tables: ScaleTable[] }>('pay.readScale', { file: token(path) })).tables[0]!;
const take = async (path: string, effectiveFrom?: string): Promise<ScaleTable> =>
  (await station.finish<{ tables: ScaleTable[] }>('pay.takeScale', { file: token(path), effectiveFrom })).tables[0]!;
const documentOf = async (table: ScaleTable): Promise<SchemeDocument> => {
  const { document, problems } = await station.ask('pay.scheme', { scheme: table.scheme! });
  expect(document, JSON.stringify(problems)).not.toBeNull();
  return document!;
};
const errors = ({ errors: all }: ScaleTable): string[] => all.map((e) => `${e.column}${e.row} ${e.code}`);
const questions = ({ warnings }: ScaleTable): string[] => warnings.map((e) => e.code);
/** Each grade's amounts in yuan, grade 1 first. */
const matrix = (document: SchemeDocument): (number | null)[][] =>
  payMatrix(compileScheme(document, document.effectiveFrom))
    .reverse()
    .map((row) => row.cells.map((c) => (c.amount === null ? null : c.amount / 100)));
const expected = grades.map((g) => posts.map((p) => (inBand(p, g) ? 3400 * coefficient(g) : null)));
const close = (document: SchemeDocument): void => {
  for (const [g, row] of matrix(document).entries())
    for (const [p, amount] of row.entries())
      if (expected[g]![p] === null) expect(amount).toBeNull();
      else expect(amount).toBeCloseTo(expected[g]![p]!, 6);
};

describe('grades down, posts across', () => {
  const kinds: [string, (post: Post, grade: number) => TestCell, TestCell][] = [
    ['a tick', () => '✓', '·'],
    ['the amount', (_, g) => pay(g), null],
    ['the coefficient', (_, g) => coefficient(g), '—'],
    ['the years', (p, g) => years(p, g), '·'],
  ];
  it.each(kinds)('%s in each cell: 18 grades, three bands, the base, and every amount', async (_, cell, empty) => {
    const table = await take(await file(rows(cell, empty)), '2026-01-01');
    expect(errors(table)).toEqual([]);
    const document = await documentOf(table);
    expect(document.posts.map((p) => [p.label, p.classes, p.lowestGrade, p.highestGrade])).toEqual([
      ['正职', ['head'], 7, 18],
      ['副职', ['deputy'], 4, 15],
      ['工作人员', ['staff'], 1, 12],
    ]);
    expect(document.base!.values).toEqual([{ from: '2026-01-01', value: 340_000, source: expect.stringMatching(/Sheet1 A2$/) }]);
    expect(document).toMatchObject({ nature: 'document', issuer: null, grades: 18, name: '云岭街道社区工作者3岗18级薪酬等级表' });
    close(document);
  });

  it('years become the steps that lead to them, and whose years they are is asked', async () => {
    const table = await take(await file(rows(years)), '2026-01-01');
    const { steps } = await documentOf(table);
    expect(steps).toMatchObject({ yearsPerStep: 3, liftWhen: 'exceeded', thresholds: null, byPost: [], of: 'service' });
    expect(questions(table)).toContain('yearsOf');
    const document = await documentOf(table);
    const tenures = payMatrix(compileScheme(document, '2026-01-01')).map((row) => row.cells.map((c) => c.tenure));
    expect(tenures.reverse()).toEqual(grades.map((g) => posts.map((p) => (inBand(p, g) ? years(p, g) : null))));
  });

  it('as LibreOffice saves it: merged title, merged ticks over a whole band, formulas, other names of posts, a factor, a day', async () => {
    const all: TestCell[][] = [
      ['社区工作者薪酬等级表', null, null, null, null, null],
      ['等级', '系数', '月标准（元）', '岗位', null, null],
      [null, null, null, '社区正职', '社区副职', '一般人员'],
      ...grades.map((g): TestCell[] => [
        `${g}级`,
        coefficient(g),
        { f: `ROUND(3400*0.94*B${g + 3},0)`, v: Math.round(3400 * 0.94 * coefficient(g) + 1e-9) },
        ...posts.map((p) => (g === bands[p][0] ? '√' : null)),
      ]),
      ['注：工资基数 3400 元，调节系数 0.94，自2026年1月起执行，依据云岭民发〔2025〕3 号。'],
    ];
    const merges = ['A1:F1', 'A2:A3', 'B2:B3', 'C2:C3', 'D2:F2', 'D10:D21', 'E7:E18', 'F4:F15', 'A22:F22'];
    const table = await take(await file([{ name: '等级表', rows: all, merges }]));
    expect(errors(table)).toEqual([]);
    expect(table.from).toBe('2026-01-01');
    const document = await documentOf(table);
    expect(document.posts.map((p) => [p.label, p.lowestGrade, p.highestGrade])).toEqual([
      ['社区正职', 7, 18],
      ['社区副职', 4, 15],
      ['一般人员', 1, 12],
    ]);
    expect(document.documentNo).toBe('云岭民发〔2025〕3号');
    expect(document.factors).toMatchObject([{ label: '调节系数', on: 'gradePay', values: [{ value: 9_400 }] }]);
    expect(questions(table)).toContain('roundedTo');
    expect(matrix(document)[0]).toEqual([null, null, 3196]);
    expect(matrix(document)[8]).toEqual([4474, 4474, 4474]);
  });
});

describe('the same turned on its side', () => {
  it('grades along a row, with the note below', async () => {
    const [title, note, ...table] = rows((_, g) => pay(g), null);
    const document = await documentOf(await take(await file([title!, ...turned(table), note!]), '2026-01-01'));
    expect(document.posts.map((p) => [p.label, p.lowestGrade, p.highestGrade])).toEqual([
      ['正职', 7, 18],
      ['副职', 4, 15],
      ['工作人员', 1, 12],
    ]);
    close(document);
  });
});

describe('a plain table without posts', () => {
  it('keeps what it says and asks for the rest', async () => {
    const all = [['薪级系数表'], ['等级', '系数', '月薪'], ...grades.map((g) => [g, coefficient(g), pay(g)])];
    const table = await take(await file(all), '2026-01-01');
    expect(table).toMatchObject({ added: 1, errors: [] });
    expect(questions(table)).toEqual(expect.arrayContaining(['baseUnsaid', 'postsUnsaid', 'splitUnsaid']));
    expect(table.warnings.find((w) => w.code === 'baseUnsaid')!.message).toContain('3,400.00 元');
    const { document, draft, problems } = await station.ask('pay.scheme', { scheme: table.scheme! });
    expect(document).toBeNull();
    // What the amounts come to is told; the base itself is for a person to write.
    expect(draft).toMatchObject({ base: { values: [{ value: null }] }, posts: [] });
    expect(problems.map((p) => p.at)).toEqual(['base.values.0.value']);
  });
});

describe('other manners', () => {
  it('two halves beside each other, and the base in a column of its own', async () => {
    const half = (g: number): TestCell[] => [g, coefficient(g)];
    const halves = [['薪级系数表'], ['薪级', '系数', '薪级', '系数'], ...grades.slice(0, 9).map((g) => [...half(g), ...half(g + 9)])];
    expect((await read(await file(halves))).scale!.coefficients!.map((c) => c!.value)).toEqual(
      grades.map((g) => Math.round(coefficient(g) * 10_000)),
    );
    const based = rows(() => '✓').map((r, i) => (i < 3 ? [...r, i === 2 ? '工资基数' : null] : [...r, 3400]));
    based[1] = ['单位：元/月', null, null, null, null, null];
    close(await documentOf(await take(await file(based), '2026-01-01')));
  });

  it('pay of the post beside pay of the grade: the figures of domain.md §2.3 (a), the bands for a person to say', async () => {
    const pay = [1200, 1230, 1260, 1300, 1340, 1380, 1430, 1480, 1540, 1600, 1670, 1740];
    const people = [
      ['正职', 1100, 800],
      ['副职', 900, 600],
      ['社区专职委员', 800, 500],
      ['一般专职工作者', 700, 400],
      ['工作站人员', 500, 300],
    ];
    const beside = pay.map((amount, i): TestCell[] => [i + 1, amount, null, ...(people[i] ?? [null, null, null])]);
    const table = await take(await file([['薪酬标准'], ['等级', '基本工资', null, '岗位', '岗位工资', '津补贴'], ...beside]), '2026-01-01');
    expect(errors(table)).toEqual([]);
    expect(questions(table)).toContain('bandsUnsaid');
    const { draft } = await station.ask('pay.scheme', { scheme: table.scheme! });
    const posts = (draft!['posts'] as Record<string, unknown>[]).map((p) => ({ ...p, lowestGrade: 1, highestGrade: 12 }));
    await station.ask('pay.saveScheme', { scheme: table.scheme!, document: { ...draft!, posts } });
    const document = await documentOf(table);
    expect(document.parts.map((p) => [p.label, p.kind])).toEqual([
      ['基本工资', 'basic'],
      ['岗位工资', 'basic'],
      ['津补贴', 'allowance'],
    ]);
    expect(matrix(document)[0]).toEqual([3100, 2700, 2500, 2300, 2000]);
    expect(matrix(document)[11]).toEqual([3640, 3240, 3040, 2840, 2540]);
  });
});

describe('what does not fit is named with its cell, and nothing is written', () => {
  const changed = (row: number, column: number, value: TestCell, all = rows(() => '✓')): TestCell[][] =>
    all.map((r, i) => (i === row - 1 ? r.map((c, j) => (j === column ? value : c)) : r));
  it.each<[string, () => TestCell[][], string[]]>([
    ['a coefficient ten times too high', () => changed(12, 1, 14), ['B12 coefficientJumps']],
    [
      'an amount that falls where nothing else is said',
      () =>
        changed(
          12,
          4,
          4000,
          rows((_, g) => pay(g), null, '元/月').map((r, i) =>
            i < 3 ? r.map((c) => (c === '系数' ? null : c)) : [r[0]!, null, ...r.slice(2)],
          ),
        ),
      ['E12 amountFalls'],
    ],
    [
      'an amount far too high',
      () =>
        changed(
          12,
          4,
          9999,
          rows((_, g) => pay(g)),
        ),
      ['E12 amountWrong'],
    ],
    ['a coefficient that falls', () => changed(12, 1, 1.3), ['B12 coefficientFalls']],
    [
      'an amount that is not base × coefficient',
      () =>
        changed(
          12,
          4,
          4800,
          rows((_, g) => pay(g)),
        ),
      ['E12 amountWrong'],
    ],
    ['a gap in a band', () => changed(12, 2, null), ['C12 bandGap']],
    ['18 missing, which the title promises', () => rows(() => '✓').slice(0, -1), ['A20 gradesDeclared']],
    ['a grade in the middle missing', () => rows(() => '✓').filter((_, i) => i !== 9), ['A10 gradeMissing']],
    ['a grade twice', () => changed(12, 0, 8), ['A12 gradeTwice', 'A13 gradeMissing']],
    ['a cell nobody can read', () => changed(12, 2, '待定'), ['C12 cellUnknown']],
    ['years that do not go on', () => changed(12, 2, '9–12', rows(years)), ['C12 yearsFall', 'C13 yearsFall']],
    [
      'a base of one line that is another',
      () => rows(() => '✓', '·', '单位：元/月').map((r, i) => [...r, i < 2 ? null : i === 2 ? '基数' : i === 8 ? 3500 : 3400]),
      ['F9 basesDiffer'],
    ],
    ['two bases', () => rows(() => '✓', '·', '基数：3,400 元，2025 年基数为 3,200 元'), ['A2 basesDiffer']],
    ['pay by the year', () => rows(() => '✓', '·', '单位：元/年，基数 3,400 元'), ['A2 yearly']],
  ])('%s', async (_, made, wrong) => {
    const path = await file(made());
    const before = (await station.ask('registers.list', { register: 'schemes' })).total;
    expect(errors(await read(path))).toEqual(wrong);
    await expect(take(path, '2026-01-01')).rejects.toThrow('importRefused');
    expect((await station.ask('registers.list', { register: 'schemes' })).total).toBe(before);
  });

  it('17 grades without a word of 18 are a question', async () => {
    const all = rows(() => '✓').slice(0, -1);
    all[0] = ['薪酬等级表'];
    expect(await read(await file(all))).toMatchObject({ added: 1, errors: [] });
    expect(questions(await read(await file(all)))).toContain('gradesOther');
  });

  it('a post that nobody knows is for a person to say', async () => {
    const all = rows(() => '✓');
    all[2] = ['薪级', '系数', '甲岗', '副职', '工作人员'];
    const table = await take(await file(all), '2026-01-01');
    expect(questions(table)).toContain('postUnknown');
    const { problems } = await station.ask('pay.scheme', { scheme: table.scheme! });
    expect(problems.map((p) => p.at)).toEqual(['posts.0.classes']);
  });
});

describe('a second time', () => {
  it('makes no second draft: not under another name, not after the draft was worked on; a changed table is a next version', async () => {
    const titled = (base: string): TestCell[][] => [['翠屏街道薪酬等级表'], ...rows(() => '✓', '·', `基数：${base} 元`).slice(1)];
    const path = await file(titled('3,500'), '翠屏.xlsx');
    const first = await take(path);
    const { draft } = await station.ask('pay.scheme', { scheme: first.scheme! });
    await station.ask('pay.saveScheme', {
      scheme: first.scheme!,
      document: { ...draft!, effectiveFrom: '2026-03-01', issuer: '翠屏街道' },
    });
    const other = join(station.folder, '翠屏（副本）.xlsx');
    copyFileSync(path, other);
    for (const again of [path, other]) {
      expect(await take(again, '2026-05-01')).toMatchObject({ added: 0, unchanged: 1, scheme: first.scheme });
    }
    const next = await take(await file(titled('3,600'), '翠屏.xlsx'), '2026-03-01');
    expect(next.scheme).not.toBe(first.scheme);
    expect(await station.ask('pay.scheme', { scheme: next.scheme! })).toMatchObject({ version: 2, status: 'draft' });
    // A draft that was taken away may be read in again.
    await station.ask('pay.removeScheme', { scheme: first.scheme! });
    expect(await take(other)).toMatchObject({ added: 1, unchanged: 0 });
  });
});

describe('several in one book', () => {
  it('each becomes a draft, two of one title are told apart by their sheets, and what is said twice is taken once', async () => {
    const titled = (base: string): TestCell[][] => [['碧云街道薪酬等级表'], ...rows(() => '✓', '·', `基数：${base} 元`).slice(1)];
    const path = await file([
      { name: '城区', rows: titled('3,500') },
      { name: '镇区', rows: titled('3,300') },
      { name: '副本', rows: titled('3,500') },
    ]);
    const { tables } = await station.finish<{ tables: ScaleTable[] }>('pay.takeScale', { file: token(path) });
    expect(tables.map((t) => [t.sheet, t.added, t.unchanged])).toEqual([
      ['城区', 1, 0],
      ['镇区', 1, 0],
      ['副本', 0, 1],
    ]);
    expect(tables[2]!.scheme).toBe(tables[0]!.scheme);
    const named = await Promise.all(tables.slice(0, 2).map((t) => station.ask('pay.scheme', { scheme: t.scheme! })));
    expect(named.map((s) => s.name)).toEqual(['碧云街道薪酬等级表（城区）', '碧云街道薪酬等级表（镇区）']);
  });
});

describe('without a first day', () => {
  it('the draft stays without one, and cannot be published before somebody has typed it', async () => {
    const table = await take(await file([['青山薪酬等级表'], ...rows(() => '✓').slice(1)]));
    expect(questions(table)).toContain('dayUnsaid');
    const { draft, problems } = await station.ask('pay.scheme', { scheme: table.scheme! });
    expect(draft).toMatchObject({ effectiveFrom: null });
    expect(problems.map((p) => p.at)).toContain('effectiveFrom');
    expect(await station.refusal('pay.publish', { scheme: table.scheme! })).toBe('schemeIncomplete');
  });
});

describe('what is told from a scale', () => {
  it('no sample workbook is one', async () => {
    const samples = join(import.meta.dirname, '../../../../tests/samples');
    const demo = join(import.meta.dirname, '../../../../resources/demo/红旗街道');
    for (const folder of [samples, demo])
      for (const name of readdirSync(folder).filter((n) => /\.(xlsx?|ods|csv)$/.test(n))) {
        const opened = await station.finish<{ scales: unknown[] }>('spreadsheets.open', { file: token(join(folder, name)) });
        expect(opened.scales, name).toEqual([]);
      }
  });

  it('people with grades in order are people', async () => {
    const all = [['姓名', '薪级', '系数'], ...grades.slice(0, 6).map((g) => [`甲${g}`, g, coefficient(g)])];
    await expect(read(await file(all))).rejects.toThrow('scaleNotFound');
  });

  it.each<[string, TestCell[][]]>([
    [
      'people counted by grade and post',
      [['薪级', ...posts], ...grades.map((g) => [g, ...posts.map((p) => (inBand(p, g) ? g % 4 : null))])],
    ],
    ['people counted, as the title says', [['各薪级人数统计'], ['薪级', '系数'], ...grades.map((g) => [g, coefficient(g)])]],
    ['a list of levels in words', [['等级', '名称', '标准'], ...[1, 2, 3, 4, 5].map((g) => [g, `示例${g}`, `条件${g}`])]],
  ])('%s is no scale', async (_, all) => {
    await expect(read(await file(all))).rejects.toThrow('scaleNotFound');
  });

  it('the import wizard is told of the sheet, and of the roster beside it', async () => {
    const roster = [['姓名', '身份证号', '岗位类别'], ['林一诺', '520699197005164601', '副职']]; // prettier-ignore
    const path = await file([
      { name: '花名册', rows: roster },
      { name: '等级表', rows: rows(() => '✓') },
    ]);
    const opened = await station.finish<{ tables: { sheet: string }[]; scales: unknown[]; empty: string[] }>('spreadsheets.open', {
      file: token(path),
    });
    expect(opened.tables.map((t) => t.sheet)).toEqual(['花名册']);
    expect(opened.scales).toEqual([{ sheet: '等级表', title: '云岭街道社区工作者3岗18级薪酬等级表' }]);
    expect(opened.empty).toEqual([]);
  });
});

describe('the command line', () => {
  const run = async (path: string, options: Record<string, string> = {}): Promise<{ tables: ScaleTable[] }> => {
    process.env['STREET_LEDGER_PASSPHRASE'] = passphrase;
    return (await commands['import']!.run(sessionOver(station.router), { words: [path], options })) as { tables: ScaleTable[] };
  };
  it('takes a scale in with --register schemes, and where it is seen to be one', async () => {
    const path = await file([['碧水薪酬等级表'], ...rows(() => '✓').slice(1)]);
    const dry = await run(path, { register: 'schemes', 'dry-run': 'true' });
    expect(dry.tables).toMatchObject([
      { sheet: 'Sheet1', register: 'schemes', added: 1, changed: 0, unchanged: 0, errors: [], scheme: null },
    ]);
    const taken = await run(path, { register: 'schemes', from: '2026-01-01' });
    expect(taken.tables).toMatchObject([{ sheet: 'Sheet1', register: 'schemes', added: 1, changed: 0, unchanged: 0, errors: [] }]);
    close(await documentOf(taken.tables[0]!));
    expect((await run(path)).tables).toMatchObject([{ register: 'schemes', added: 0, unchanged: 1, errors: [] }]);
  });

  it('refuses a book without a scale, and a roster beside a scale that does not fit', async () => {
    await expect(run(await file([['姓名'], ['林一诺']]), { register: 'schemes' })).rejects.toThrow('scaleNotFound');
    const wrong = rows(() => '✓').map((r, i) => (i === 9 ? [r[0]!, 0.5, ...r.slice(2)] : r));
    const roster = [['姓名', '身份证号', '岗位类别'], ['林一诺', '520699197005164601', '副职']]; // prettier-ignore
    const path = await file([
      { name: '花名册', rows: roster },
      { name: '等级表', rows: wrong },
    ]);
    await expect(run(path)).rejects.toMatchObject({ code: 'importRefused' });
    expect((await station.ask('registers.list', { register: 'workers' })).total).toBe(0);
  });
});

it('whoever may not write schemes may not read one in', async () => {
  await station.ask('accounts.add', { name: '清单小李', role: 'listClerk', passphrase });
  await station.ask('station.signIn', { account: '清单小李', passphrase });
  for (const name of ['pay.readScale', 'pay.takeScale'] as const) expect(await station.refusal(name, { file: 'x' })).toBe('notPermitted');
});
