/** Lists and rosters over several printed pages, and what stands alone in a row between their records. */
import { describe, expect, it } from 'vitest';
import { ids, people, take, xlsx } from '../testing.ts';
import type { TestCell } from '../testing.ts';

const header = ['序号', '职权类型', '职权名称', '职权依据', '责任事项'];
const item = (n: number): TestCell[] => [n, '行政处罚', `处罚${n}`, `条例第${n}条`, '1.立案'];
const list = async (between: TestCell[][], after: TestCell[][] = []) => {
  const rows = [['红旗街道权责清单'], header, item(1), ...between, item(2), ...after];
  const [table] = await take('清单.xlsx', await xlsx({ name: 'Sheet1', rows, merges: ['A1:E1'] }));
  return table!;
};

describe('the foot of a page', () => {
  it.each(['第1页 共3页', '第 1 页，共 3 页', '— 1 —', '1/3', '（续表）', '接下页', '以下空白'])(
    '%s is no heading of what follows',
    async (foot) => {
      for (const column of [0, 3]) {
        const table = await list([[...Array<null>(column).fill(null), foot], header]);
        expect(table).toMatchObject({ errors: [], warnings: [] });
        expect(table.rows.map((r) => [r['title'], r['field']])).toEqual([
          ['处罚1', undefined],
          ['处罚2', undefined],
        ]);
      }
    },
  );
});

describe('a text alone in its row', () => {
  it.each(['条例第九条第二款', `条例第九条第二款规定：${'在城市绿地内堆放物料的，'.repeat(4)}处以罚款。`, '（二）规章第三条'])(
    'below a basis (%s) is neither a heading nor dropped',
    async (text) => {
      for (const between of [[[null, null, null, text]], [header, [null, null, null, text]]]) {
        const table = await list(between);
        expect(table.errors).toEqual([`${3 + between.length}D strayText`]);
        expect(table.rows[1]!['field']).toBeUndefined();
      }
    },
  );

  it('in a column that no field takes is no heading either', async () => {
    const rows = [
      ['红旗街道权责清单'],
      [...header, '廉政风险点'],
      [...item(1), '审查不严'],
      [null, null, null, null, null, '以权谋私'],
      item(2),
    ];
    const [table] = await take('清单.xlsx', await xlsx({ name: 'Sheet1', rows, merges: ['A1:F1'] }));
    expect(table!.errors).toEqual([]);
    expect(table!.rows[1]!['field']).toBeUndefined();
  });

  it('where headings stand still is one', async () => {
    for (const heading of [['城市管理'], [null, '城市管理'], [null, null, '（一）城市管理（1项）']])
      expect((await list([heading])).rows[1]!['field'] ?? null).toBe('城市管理');
  });

  it('below the last record is told, unless it is who signed and when', async () => {
    expect((await list([], [[null, null, null, '条例第九条第二款']])).warnings).toEqual(['5D strayText']);
    const signed = await list(
      [],
      [
        [null, null, null, '红旗街道办事处'],
        [null, null, null, '2026年3月1日'],
      ],
    );
    expect(signed).toMatchObject({ errors: [], warnings: [] });
  });

  it('is a second telephone number, as a text or a number', async () => {
    for (const second of ['0856-5221234', 13908561234]) {
      const rows = [
        ['姓名', '身份证号', '社区', '联系电话'],
        [people[0][0], ids[0]!, '团山社区', '13808561234'],
        [null, null, null, second],
        [people[1][0], ids[1]!, '团山社区', '13808561235'],
      ];
      const [table] = await take('花名册.xlsx', await xlsx({ name: 'Sheet1', rows }));
      expect(table!.errors).toEqual(['3D strayText']);
    }
  });
});
