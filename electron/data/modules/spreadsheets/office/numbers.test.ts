/** Figures that a spreadsheet keeps otherwise than it shows them: codes filled up with zeros, long codes, October as 2015.10. */
import { writeOds } from 'hucre';
import { describe, expect, it } from 'vitest';
import { openZip, partText, storedZip } from '../read/zip.ts';
import { ids, people, take, xlsx } from '../testing.ts';
import type { TestCell } from '../testing.ts';

const list = (codes: TestCell[]): Promise<Uint8Array> =>
  xlsx({
    name: '权力清单',
    rows: [
      ['序号', '职权类型', '项目编码', '职权名称'],
      ...codes.map((code, i) => [{ n: i + 1, format: '000' }, '行政处罚', code, `处罚${i}`]),
    ],
  });
const roster = (dates: TestCell[], heading = '从事社区工作时间'): Promise<Uint8Array> =>
  xlsx({
    name: '花名册',
    rows: [['姓名', '身份证号', '社区', heading], ...dates.map((date, i) => [people[i]![0], ids[i]!, '团山社区', date])],
  });

describe('codes', () => {
  it('are as their format shows them', async () => {
    const [table] = await take(
      '清单.xlsx',
      await list([
        { n: 1000, format: '0000000000' },
        { n: 12345678901, format: '0000000000' },
        { n: 7, format: '0' },
      ]),
    );
    expect(table).toMatchObject({ errors: [], warnings: [] });
    expect(table!.rows.map((r) => [r['orderNo'], r['code']])).toEqual([
      [1, '0000001000'],
      [2, '12345678901'],
      [3, '7'],
    ]);
  });

  it('are as an .ods shows them', async () => {
    const written = openZip(
      Buffer.from(
        await writeOds({
          sheets: [
            {
              name: '权力清单',
              rows: [
                ['序号', '职权类型', '项目编码', '职权名称'],
                [1, '行政处罚', 1000, '甲'],
              ],
            },
          ],
        }),
      ),
    );
    const content = partText(written, 'content.xml')!.replace('<text:p>1000</text:p>', '<text:p>0000001000</text:p>');
    const [table] = await take('清单.ods', storedZip({ mimetype: partText(written, 'mimetype')!, 'content.xml': content }));
    expect(table!.rows[0]).toMatchObject({ orderNo: 1, code: '0000001000' });
  });

  it('beyond fifteen digits have lost some as numbers, and in a CSV with an exponent', async () => {
    const [table] = await take('清单.xlsx', await list([4210010203001000, 421001020300100, '4210010203001012']));
    expect(table!.errors).toEqual(['2C idStoredAsNumber']);
    const [csv] = await take('清单.csv', Buffer.from('序号,职权类型,项目编码,职权名称\n1,行政处罚,4.21001E+15,甲\n2,行政处罚,0042,乙\n'));
    expect(csv!.errors).toEqual(['2C idStoredAsNumber']);
    expect(csv!.rows[1]!['code']).toBe('0042');
  });
});

describe('October', () => {
  it('is 2015.10 under two places, whatever the number says', async () => {
    const [table] = await take('花名册.xlsx', await roster([2015.1, 2015.03, 2015.12].map((n) => ({ n, format: '0.00' }))));
    expect(table).toMatchObject({ errors: [], warnings: [] });
    expect(table!.rows.map((r) => r['serviceFrom'])).toEqual(['2015-10-01', '2015-03-01', '2015-12-01']);
  });

  it('may have lost its zero: the clerk is told, and other faults of the cell still count', async () => {
    const [table] = await take('花名册.xlsx', await roster([2015.1, 2015.03, '2015.1']));
    expect(table).toMatchObject({ errors: [], warnings: ['2D octoberOrJanuary'] });
    expect(table!.rows[0]!['serviceFrom']).toBe('2015-01-01');
    const [future] = await take('花名册.xlsx', await roster([2027.1]));
    expect(future!.errors).toEqual(['2D dateInFuture']);
    const [birth] = await take('花名册.xlsx', await roster([2002.11, 1991.1], '出生年月'));
    expect(birth).toMatchObject({ errors: ['3D birthDateAgainstId'], warnings: [] });
  });

  it('stays money in a column of money, also for a sum nobody has reckoned', async () => {
    const rows = [
      ['2026年3月薪酬发放表'],
      ['姓名', '社区', '基本工资', '绩效工资', '应发合计'],
      ['姚军洋', '团山社区', { n: 2015.1, format: '0.00' }, { n: 1, format: '000' }, { f: 'SUM(C3:D3)' }],
    ];
    const [table] = await take('薪酬.xlsx', await xlsx({ name: '3月', rows }));
    expect(table).toMatchObject({ errors: [], rows: [{ basic: 201510, performance: 100, total: 201610 }] });
  });
});
