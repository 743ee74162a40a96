/** Registers of committee seats as offices keep them, none of them like the samples. */
import { describe, expect, it } from 'vitest';
import { take, xlsx } from '../testing.ts';

describe('seats', () => {
  it('with a table for each committee, one below the other', async () => {
    const header = ['序号', '席位', '姓名', '工作单位及职务', '任职时间', '联系电话'];
    const rows = [
      ['红旗街道大工委、社区大党委兼职委员名册'],
      ['红旗街道大工委（2名）'],
      header,
      [1, '1', '郝涛', '县公安局红旗派出所所长', '2023.3', '0856-5221234'],
      [2, 'Ｎ', '谢云秀', '示例银行', '2023.4', '13532034093'],
      [],
      ['团山社区“大党委”（1名）'],
      header,
      [1, 'X席', '陶敏琴', '安居物业', '2022年5月', 15821167342],
    ];
    const taken = await take('委员.xlsx', await xlsx({ name: '兼职委员', rows, merges: ['A1:F1', 'A2:F2', 'A7:F7'] }));
    expect(taken.flatMap((t) => t.errors)).toEqual([]);
    expect(taken.flatMap((t) => t.rows).map((r) => [r['committee'], r['seatKind'], r['person'], r['from'], r['phone']])).toEqual([
      ['红旗街道大工委', '1', '郝涛', '2023-03-01', '0856-5221234'],
      ['红旗街道大工委', 'N', '谢云秀', '2023-04-01', '13532034093'],
      ['团山社区大党委', 'X', '陶敏琴', '2022-05-01', '15821167342'],
    ]);
  });

  it('in GB18030 with a merged committee column lost', async () => {
    const { default: iconv } = await import('iconv-lite');
    const text =
      '组织名称,姓名,单位,职务,任期起,任期止\n红旗街道大工委,郝涛,示例银行,行长,2023/3/1,2026/3/1\n,谢云秀,示例学校,校长,2023/3/1,2026/3/1\n,宋宇洋,示例医院,院长,2023/3/1,2022/3/1\n';
    const [table] = await take('委员.csv', iconv.encode(text, 'gb18030'));
    expect(table).toMatchObject({ register: 'seats', errors: ['4F untilBeforeFrom'], created: { committees: ['红旗街道大工委'] } });
    expect(table!.rows.map((r) => r['committee'])).toEqual(['红旗街道大工委', '红旗街道大工委', '红旗街道大工委']);
  });

  it('belong to the street’s own committee where none is named, and to a community’s without its street', async () => {
    const rows = [
      ['兼职委员花名册'],
      ['姓名', '单位', '1+1+N+X类别'],
      ['一、街道大工委（2人）'],
      ['郝涛', '示例银行', '第一个1'],
      ['谢云', '示例小学', 'N类'],
      ['二、红旗街道团山社区“大党委”（1人）'],
      ['陶敏', '安居物业', 'X类'],
    ];
    const [table] = await take('委员.xlsx', await xlsx({ name: '兼职委员', rows, merges: ['A1:C1', 'A3:C3', 'A6:C6'] }));
    expect(table).toMatchObject({ errors: [], warnings: [], created: { committees: ['红旗街道大工委', '团山社区大党委'] } });
    expect(table!.rows.map((r) => r['seatKind'])).toEqual(['1', 'N', 'X']);
    const party = [['2026年红旗街道党工委兼职委员名册'], ['姓名', '工作单位及职务'], ['郝涛', '示例银行行长']];
    const [other] = await take('委员.xlsx', await xlsx({ name: 'Sheet1', rows: party }));
    expect(other).toMatchObject({ errors: [], context: { committee: '红旗街道党工委' } });
  });

  it('have a term in one cell, under a heading of its own or that of its beginning', async () => {
    for (const heading of ['任期', '任职起止时间', '任职时间']) {
      const rows = [
        ['红旗街道大工委兼职委员名册'],
        ['席位', '姓名', '工作单位及职务', heading],
        ['1', '郝涛', '示例银行行长', '2023.5—2026.5'],
        ['N类委员', '谢云', '示例小学校长', '2023年5月1日 至 2026年4月30日'],
        ['X', '陶敏', '安居物业经理', '2023-05-2026-05'],
      ];
      const [table] = await take('委员.xlsx', await xlsx({ name: '兼职委员', rows }));
      expect(table).toMatchObject({ errors: [], warnings: [] });
      expect(table!.rows.map((r) => [r['seatKind'], r['from'], r['until']])).toEqual([
        ['1', '2023-05-01', '2026-05-01'],
        ['N', '2023-05-01', '2026-04-30'],
        ['X', '2023-05-01', '2026-05-01'],
      ]);
    }
    const rows = [
      ['姓名', '席位', '任期'],
      ['郝涛', '1', '3年'],
    ];
    const [years] = await take('委员.xlsx', await xlsx({ name: '大工委兼职委员', rows }));
    expect(years).toMatchObject({ errors: [], fields: ['person', 'seatKind'] });
  });

  it('have the unit in brackets behind the name', async () => {
    const rows = [
      ['红旗街道大工委兼职委员名册'],
      ['席位', '姓名（单位及职务）'],
      ['1', '郝涛（县公安局红旗派出所所长）'],
      ['N', '谢云（女）'],
    ];
    const [table] = await take('委员.xlsx', await xlsx({ name: '兼职委员', rows }));
    expect(table!.rows.map((r) => [r['person'], r['homePost']])).toEqual([
      ['郝涛', '县公安局红旗派出所所长'],
      ['谢云（女）', undefined],
    ]);
  });

  it('have their kind as a heading, committee by committee', async () => {
    const rows = [
      ['兼职委员名册'],
      ['序号', '姓名', '单位及职务'],
      ['红旗街道大工委'],
      ['第一个“1”：联系街道的县领导'],
      [1, '郝涛', '县委常委'],
      ['第二个“1”：街道党工委书记'],
      [2, '谢云', '街道党工委书记'],
      ['N（结对单位负责人）'],
      [3, '陶敏', '示例银行行长'],
      ['团山社区大党委'],
      [1, '宋宇', '示例小学校长'],
      ['X：驻区单位代表'],
      [2, '陈静', '安居物业经理'],
    ];
    const merges = [1, 3, 4, 6, 8, 10, 12].map((row) => `A${row}:C${row}`);
    const [table] = await take('委员.xlsx', await xlsx({ name: '兼职委员', rows, merges }));
    expect(table).toMatchObject({ errors: [], warnings: [] });
    expect(table!.rows.map((r) => [r['committee'], r['seatKind'], r['person']])).toEqual([
      ['红旗街道大工委', '1', '郝涛'],
      ['红旗街道大工委', '1', '谢云'],
      ['红旗街道大工委', 'N', '陶敏'],
      ['团山社区大党委', undefined, '宋宇'],
      ['团山社区大党委', 'X', '陈静'],
    ]);
  });
});
