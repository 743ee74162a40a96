/** Pay sheets as offices keep them, none of them like the samples. */
import { describe, expect, it } from 'vitest';
import { resultOf } from '../check/result.ts';
import { take, xlsx } from '../testing.ts';

describe('pay sheets', () => {
  it('with groups in the header, subtotals by community and formulas nobody has reckoned', async () => {
    const line = (r: number, community: string, name: string, grade: number): (string | number | { f: string })[] => [
      r,
      community,
      name,
      '工作人员',
      `${grade}级`,
      1 + 0.05 * (grade - 1),
      '3,400.00',
      { f: `ROUND(F${r}*3400*0.7,2)` },
      { f: `ROUND(F${r}*3400*30%,2)` },
      100,
      { f: `SUM(H${r}:J${r})` },
      null as never,
    ];
    const rows = [
      ['社区工作者工资表'],
      ['序号', '所在社区', '姓名', '岗位', '薪酬标准', null, null, '应发项目', null, null, '应发合计（元）', '签名'],
      [null, null, null, null, '薪级', '系数', '基数', '基本薪酬', '绩效薪酬', '持证补贴'],
      line(4, '团山社区', '姚军洋', 1),
      line(5, '团山社区', '郭军', 5),
      ['团山社区小计', null, null, null, null, null, null, { f: 'SUM(H4:H5)' }],
      line(7, '旺家社区', '史英', 3),
      ['总计', null, null, null, null, null, null, null, null, null, { f: 'SUM(K4:K7)' }],
    ];
    const merges = ['A1:L1', 'A2:A3', 'B2:B3', 'C2:C3', 'D2:D3', 'E2:G2', 'H2:J2', 'K2:K3', 'L2:L3'];
    const [table] = await take('工资.xlsx', await xlsx({ name: '2026年3月', rows, merges }));
    expect(table).toMatchObject({
      register: 'payLines',
      errors: [],
      context: { run: '2026-03' },
      created: { payRuns: ['2026-03'], communities: ['团山社区', '旺家社区'] },
    });
    expect(
      table!.rows.map((r) => [
        r['name'],
        r['grade'],
        r['coefficient'],
        r['base'],
        r['basic'],
        r['performance'],
        r['certificateAllowance'],
        r['total'],
      ]),
    ).toEqual([
      ['姚军洋', 1, 10000, 340000, 238000, 102000, 10000, 350000],
      ['郭军', 5, 12000, 340000, 285600, 122400, 10000, 418000],
      ['史英', 3, 11000, 340000, 261800, 112200, 10000, 384000],
    ]);
  });

  it('names the columns that no field takes', async () => {
    const rows = [
      ['2026年3月薪酬发放表'],
      ['序号', '社区', '姓名', '应发合计', '扣款', '开户行', '卡号尾数'],
      [1, '团山社区', '姚军洋', 4000, 400, '示例银行', '0001'],
    ];
    const [table] = await take('工资.xlsx', await xlsx({ name: 'Sheet1', rows }));
    expect(table!.errors).toEqual([]);
    expect(resultOf(table!.checked).leftOut.map((c) => `${c.column} ${c.heading}`)).toEqual(['E 扣款', 'F 开户行', 'G 卡号尾数']);
  });

  it('says which cell has no result', async () => {
    const rows = [
      ['2026年3月薪酬发放表'],
      ['姓名', '社区', '系数', '应发合计'],
      ['姚军洋', '团山社区', 1.05, { f: "VLOOKUP(A3,'其他'!A:B,2,0)" }],
    ];
    const [table] = await take('工资.xlsx', await xlsx({ name: 'Sheet1', rows }));
    expect(table!.errors).toEqual(['3D formulaWithoutValue']);
  });

  it('in 万元 by the line above or the heading', async () => {
    const rows = [
      ['2026年4月薪酬发放表（单位：万元）'],
      ['姓名', '社区', '基本薪酬（元）', '应发合计'],
      ['姚军洋', '团山社区', 3094, 0.437],
      ['郭军', '团山社区', 3094, '四千'],
    ];
    const [table] = await take('工资.xlsx', await xlsx({ name: 'Sheet1', rows }));
    expect(table!.errors).toEqual(['4D moneyInvalid']);
    expect(table!.rows[0]).toMatchObject({ basic: 309400, total: 437000 });
  });

  it('without a community find their lines again, also of two people of one name', async () => {
    const rows = (...totals: number[]): (string | number)[][] => [
      ['2026年1月份社区工作者工资表'],
      ['姓名', '应发合计'],
      ...totals.map((total) => ['姚军洋', total]),
      ['郭军', 3900],
    ];
    const kept = (id: number, name: string, total: number) => ({ id, run: 1, name, total, community: null, worker: null });
    const stored = {
      payRuns: [{ id: 1, period: '2026-01', kind: 'imported' }],
      payLines: [kept(1, '姚军洋', 400000), kept(2, '姚军洋', 410000), { ...kept(3, '郭军', 390000), community: 7 }],
    };
    const fates = async (...totals: number[]): Promise<string[]> =>
      (await take('工资.xlsx', await xlsx({ name: 'Sheet1', rows: rows(...totals) }), stored))[0]!.checked.rows.map((row) => row.fate);
    expect(await fates(4000, 4100)).toEqual(['unchanged', 'unchanged', 'unchanged']);
    expect(await fates(4000, 4200)).toEqual(['unchanged', 'changed', 'unchanged']);
    // Which of the two is gone cannot be told.
    expect(await fates(4000)).toEqual(['added', 'unchanged']);
  });

  it('of two months and communities one below the other, under the same headings', async () => {
    const rows = [
      ['2026年1月团山社区工作者工资表'],
      ['姓名', '应发合计'],
      ['姚军洋', 4000],
      [],
      ['2026年2月旺家社区工作者工资表'],
      ['姓名', '应发合计'],
      ['姚军洋', 4100],
    ];
    const [table] = await take('工资.xlsx', await xlsx({ name: 'Sheet1', rows, merges: ['A1:B1', 'A5:B5'] }));
    expect(table!.errors).toEqual([]);
    expect(table!.rows.map((r) => `${r['run']} ${r['community']} ${r['total']}`)).toEqual([
      '2026-01 团山社区 400000',
      '2026-02 旺家社区 410000',
    ]);
  });
});
