/** Names, sexes and relations that a roster keeps beside those of its people. */
import { describe, expect, it } from 'vitest';
import { ids, people, take, xlsx } from '../testing.ts';
import type { TestCell } from '../testing.ts';

const head = ['姓名', '性别', '身份证号', '社区'];
const rowOf = (i: number, name: string = people[i]![0]): TestCell[] => [name, people[i]![1], ids[i]!, '团山社区'];
const roster = async (rows: TestCell[][], merges: string[] = []) => {
  const taken = await take('花名册.xlsx', await xlsx({ name: '社区工作者花名册', rows, merges }));
  expect(taken).toHaveLength(1);
  return taken[0]!;
};

describe('a name', () => {
  it.each([['张三、李四'], ['陈静\n李雨'], ['配偶：张三'], ['张三13808561234'], ['?伟'], ['王□'], ['12']])('is not %j', async (name) => {
    expect((await roster([head, rowOf(0), rowOf(1, name)])).errors).toEqual(['3A nameInvalid']);
  });

  it.each([
    ['王伟（大）', '王伟（大）'],
    ['李\n娜', '李娜'],
    ['尼格买提.热合曼', '尼格买提·热合曼'],
    ['\u202e王伟\u200f', '王伟'],
    ['𬭎伟', '𬭎伟'],
  ])('is %j', async (written, name) => {
    const table = await roster([head, rowOf(0), rowOf(1, written)]);
    expect(table).toMatchObject({ errors: [] });
    expect(table.rows[1]!['name']).toBe(name);
  });

  it('is missing where nobody has the place', async () => {
    expect((await roster([head, rowOf(0), rowOf(1, '（空缺）')])).errors).toEqual(['3A requiredMissing']);
    const seats = [['红旗街道大工委兼职委员名册'], ['席位', '姓名', '单位'], ['1', '郝涛', '县委'], ['N', '待定', null]];
    const [table] = await take('委员.xlsx', await xlsx({ name: '兼职委员', rows: seats }));
    expect(table!.rows.map((r) => r['person'])).toEqual(['郝涛']);
  });
});

describe('a family', () => {
  it('below one heading is left out, and its rows with it', async () => {
    const rows = [
      [...head, '家庭主要成员', null, null, null],
      [null, null, null, null, '称谓', '姓名', '出生年月', '政治面貌'],
      [...rowOf(0), '配偶', '甲', '1985.03', '群众'],
      [null, null, null, null, '儿子', '乙', '2010.05', '共青团员'],
      [...rowOf(1), '配偶', '丙', '1985.04', '中共党员'],
    ];
    for (const merges of [[], ['A3:A4', 'B3:B4', 'C3:C4', 'D3:D4']]) {
      const table = await roster(rows, ['A1:A2', 'B1:B2', 'C1:C2', 'D1:D2', 'E1:H1', ...merges]);
      expect(table).toMatchObject({ errors: [] });
      expect(table.rows.map((r) => [r['name'], r['politicalStatus']])).toEqual([
        [people[0][0], undefined],
        [people[1][0], undefined],
      ]);
    }
  });

  it('in rows of its own is refused', async () => {
    const rows = [
      [...head, '与本人关系'],
      [...rowOf(0), '本人'],
      [...rowOf(1), '配偶'],
      [...rowOf(2), null],
    ];
    expect((await roster(rows)).errors).toEqual(['3A notTheWorker']);
  });
});

it('takes ♂ and ♀, and says of halves of ID numbers that they are none', async () => {
  const table = await roster([head, [people[0][0], '♂', ids[0]!, '团山社区'], [people[2][0], '♀', ids[2]!, '团山社区']]);
  expect(table.rows.map((r) => r['sex'])).toEqual(['1', '2']);
  const split = [
    ['姓名', '身份证号', null, '社区'],
    ['郝涛', ids[0]!.slice(0, 6), ids[0]!.slice(6), '团山社区'],
    ['谢云', ids[1]!.slice(0, 6), ids[1]!.slice(6), '团山社区'],
  ];
  expect((await roster(split, ['B1:C1'])).errors).toEqual(['2B idForm', '3B idForm']);
});
