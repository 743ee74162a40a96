/** Lines and tables that any ledger may have and that are none of its records. */
import { describe, expect, it } from 'vitest';
import { ids, people, take, xlsx } from '../testing.ts';

it('finds nothing where there is no table', async () => {
  expect(
    await take('说明.xlsx', await xlsx({ name: '说明', rows: [['填表说明'], ['1.身份证号请用文本格式。'], ['2.姓名中不要有空格。']] })),
  ).toEqual([]);
});

describe('odd lines', () => {
  it('are headings in two cells, sums without a word, 合计 anywhere in a row', async () => {
    const rows = [
      ['街道权力清单'],
      ['序号', '事项名称', '实施依据'],
      ['一', '行政许可（2项）'],
      [1, '临时占道许可', '条例'],
      [2, '临时堆放许可', '条例'],
      ['二', '行政处罚', '1项'],
      [3, '对乱倒垃圾的处罚', '条例'],
      [null, '合  计', 3],
    ];
    const [table] = await take('权力清单.xlsx', await xlsx({ name: 'Sheet1', rows }));
    expect(table).toMatchObject({ errors: [], warnings: [] });
    expect(table!.rows.map((r) => r['type'])).toEqual(['licence', 'licence', 'penalty']);
    const pay = [
      ['2026年3月工资发放表'],
      ['序号', '社区', '姓名', '应发合计'],
      [1, '团山社区', '姚军洋', 4000],
      [2, '团山社区', '郭军', '4,100.50元'],
      [null, null, null, 8100.5],
      ['金额合计（大写）：捌仟壹佰元伍角'],
      ['街道主任：', null, '会计：'],
    ];
    const [sheet] = await take('工资.xlsx', await xlsx({ name: 'Sheet1', rows: pay }));
    expect(sheet!.errors).toEqual([]);
    expect(sheet!.rows.map((r) => r['total'])).toEqual([400000, 410050]);
  });

  it('are sums in two cells, and numbers in words that make no heading', async () => {
    const rows = [['2026年2月工资表'], ['序号', '姓名', '社区', '应发合计'], [1, '姚军洋', '团山社区', 4000], ['合', '计', null, 4000]];
    const [sheet] = await take('工资.xlsx', await xlsx({ name: 'Sheet1', rows }));
    expect(sheet!.rows.map((r) => r['name'])).toEqual(['姚军洋']);
    const list = [['基本履职事项清单'], ['序号', '类别', '事项名称'], ['（一）', '党建', '甲'], ['（二）', '民生', '乙']];
    const [table] = await take('清单.xlsx', await xlsx({ name: 'Sheet1', rows: list }));
    expect(table!.rows.map((r) => `${r['field']} ${r['title']}`)).toEqual(['党建 甲', '民生 乙']);
  });

  it('are small tables of counts, below the people or beside them', async () => {
    const below = [['姓名', '身份证号', '社区'], ['姚军洋', ids[0]!, '团山社区'], [], ['社区', '人数'], ['团山社区', 1], ['合计', 1]];
    const beside = [
      ['姓名', '身份证号', '社区', null, '职务', '人数'],
      ['姚军洋', ids[0]!, '团山社区', null, '书记', 1],
      [null, null, null, null, '委员', 2],
      [null, null, null, null, '合计', 3],
    ];
    for (const rows of [below, beside]) {
      const [table] = await take('花名册.xlsx', await xlsx({ name: 'Sheet1', rows }));
      expect(table).toMatchObject({ errors: [], fields: ['name', 'idNumber', 'community'] });
      expect(table!.rows.map((r) => [r['name'], r['position']])).toEqual([['姚军洋', undefined]]);
    }
  });

  it.each(['团山社区居民信息表', '大工委联席会议签到表'])('are not proposed under the title %s', async (title) => {
    const rows = [[title], ['姓名', '身份证号', '单位', '职务'], ['姚军洋', ids[0]!, '银行', '行长']];
    expect(await take('名单.xlsx', await xlsx({ name: 'Sheet1', rows, merges: ['A1:D1'] }))).toEqual([]);
  });

  it('are two halves of a roster beside each other', async () => {
    const half = (i: number): (string | number | null)[] => [i + 1, people[i]![0], ids[i]!];
    const rows = [
      ['社区工作者名单'],
      ['序号', '姓名', '身份证号', '序号', '姓名', '身份证号'],
      [...half(0), ...half(3)],
      [...half(1), ...half(4)],
      [...half(2), 6, null, null],
    ];
    const taken = await take('名单.xlsx', await xlsx({ name: 'Sheet1', rows }));
    expect(taken.flatMap((t) => t.errors)).toEqual([]);
    expect(taken.flatMap((t) => t.rows.map((r) => r['name']))).toEqual(['姚军洋', '郭军', '史英', '蒋玉萍', '魏玉琴']);
  });

  it('are the same person twice, on another sheet too where it says something else', async () => {
    const sheet = (name: string, ...posts: string[]): { name: string; rows: string[][] } => ({
      name,
      rows: [['姓名', '身份证号', '社区', '职务', '出生年月'], ...posts.map((post) => ['姚军洋', ids[0]!, '团山社区', post, '2002.11'])],
    });
    const twice = async (...sheets: { name: string; rows: string[][] }[]) =>
      (await take('名单.xlsx', await xlsx(...sheets))).map((t) => [...t.errors, ...t.checked.rows.map((row) => row.fate)]);
    expect(await twice(sheet('一', '书记', '书记'))).toEqual([['3B duplicateInFile', 'added', 'wrong']]);
    expect(await twice(sheet('总表', '书记'), sheet('团山社区', '委员'))).toEqual([['added'], ['2B duplicateInFile', 'wrong']]);
    expect(await twice(sheet('总表', '书记'), sheet('团山社区', '书记'))).toEqual([['added'], ['unchanged']]);
  });

  it('are wrong in every column that can be', async () => {
    const rows = [
      ['2026年3月薪酬发放表'],
      ['序号', '社区', '姓名', '岗位', '薪级', '系数', '应发合计'],
      [1, '团山社区', '姚军洋', '正职', 70, 1.3, 4000],
      [2, '团山社区', '郭军', '总管', 5, 1.2, 4000],
      [3, '团山社区', '史英', '副职', '五六', 1.2, 4000],
      [4, '团山社区', '蒋玉萍', '副职', 5, '一点二', 4000],
      [5, '团山社区', '魏玉琴', '副职', 5, 1.2, '四千'],
      [6, '团山社区', null, '副职', 5, 1.2, 4000],
      [7, '团山社区', '冯丽爱', '副职', 5, 1.2, null],
      [8, '团山社区', '姚军洋', '正职', 7, 1.3, 4000],
    ];
    const [table] = await take('工资.xlsx', await xlsx({ name: 'Sheet1', rows }));
    expect(table!.errors).toEqual([
      '3E tooLarge',
      '4D codeUnknown',
      '5E integerInvalid',
      '6F ratioInvalid',
      '7G moneyInvalid',
      '8C requiredMissing',
      '9G requiredMissing',
      '10C duplicateInFile',
    ]);
  });

  it('say once that a whole table lacks something', async () => {
    const rows = [['工资表'], ['社区', '姓名', '应发合计'], ['团山社区', '姚军洋', 4000], ['团山社区', '郭军', 4000]];
    const [table] = await take('工资.xlsx', await xlsx({ name: 'Sheet1', rows }));
    expect(table!.errors).toEqual(['2 requiredMissing']);
    expect(table!.checked.rows.map((r) => r.fate)).toEqual(['wrong', 'wrong']);
  });
});
