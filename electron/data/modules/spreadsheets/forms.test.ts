/** Forms that streets print: their column sets, and ways to keep a sheet that once went wrong. */
import { describe, expect, it } from 'vitest';
import { id, take, xlsx } from './testing.ts';
import type { TestCell } from './testing.ts';

const book = (rows: TestCell[][], merges: string[] = [], name = 'Sheet1'): Promise<Uint8Array> => xlsx({ name, rows, merges });
const one = async (rows: TestCell[][], merges: string[] = [], name = 'Sheet1') => {
  const taken = await take('台账.xlsx', await book(rows, merges, name));
  expect(taken).toHaveLength(1);
  return taken[0]!;
};
const who = (order: number): string => id('19900102', order * 2 + 1);

describe('a list', () => {
  it('keeps the type of the line above where only the first of a block is written', async () => {
    const table = await one([
      ['权责清单'],
      ['序号', '权力类型', '项目名称', '实施依据'],
      [1, '行政许可', '占道许可', '条例'],
      [2, null, '堆放许可', '条例'],
      [3, '行政处罚', '对占道的处罚', '条例'],
      [4, null, '对倾倒的处罚', '条例'],
    ]);
    expect(table.rows.map((r) => r['type'])).toEqual(['licence', 'licence', 'penalty', 'penalty']);
  });

  it('is one of powers where it speaks of enforcement', async () => {
    expect(
      (
        await one([
          ['街道行政执法事项清单'],
          ['序号', '事项名称', '事项类型', '执法主体', '执法依据'],
          [1, '燃气检查', '行政检查', '街道', '条例'],
        ])
      ).context['kind'],
    ).toBe('power');
  });

  it('of granted powers is known by 赋予, and by its level for streets', async () => {
    const rows = [
      ['赋予乡镇（街道）县级管理权限指导目录'],
      ['序号', '职权名称', '职权类型', '设立依据', '赋权层级', null],
      [null, null, null, null, '乡镇', '街道'],
      [1, '对焚烧的处罚', '行政处罚', '固废法', '√', '√'],
    ];
    expect((await one(rows, ['A1:F1', 'A2:A3', 'B2:B3', 'C2:C3', 'D2:D3', 'E2:F2'])).context['kind']).toBe('empowered');
  });

  it('of territorial matters has body and duty under both headings', async () => {
    const table = await one(
      [
        ['属地管理事项责任清单'],
        ['序号', '领域', '事项名称', '主体责任', null, '配合责任', null],
        [null, null, null, '责任单位', '责任内容', '配合单位', '责任内容'],
        [1, '城市管理', '违法建设', '县执法局', '查处', '街道', '巡查上报'],
      ],
      ['A1:G1', 'A2:A3', 'B2:B3', 'C2:C3', 'D2:E2', 'F2:G2'],
    );
    expect(table.rows[0]).toMatchObject({ leadBody: '县执法局', leadDuty: '查处', supportDuty: '巡查上报' });
  });

  it('has its type in the title or in the name of its sheet', async () => {
    expect((await one([['权力清单（行政处罚类）'], ['序号', '职权名称', '职权依据'], [1, '对占道的处罚', '条例']])).rows[0]).toMatchObject({
      kind: 'power',
      type: 'penalty',
    });
    expect(
      (
        await one(
          [
            ['序号', '职权名称', '职权依据'],
            [1, '燃气检查', '条例'],
          ],
          [],
          '行政检查',
        )
      ).rows[0],
    ).toMatchObject({ kind: 'power', type: 'inspection' });
    expect(
      (await one([['行政许可、行政处罚事项权力清单'], ['序号', '职权名称', '职权依据'], [1, '占道', '条例']])).rows[0]!['type'],
    ).toBeUndefined();
  });

  it('of certificates is refused or allowed as its title says, and two stand one below the other', async () => {
    expect(
      (await one([['不应由基层群众性自治组织出具证明事项清单'], ['序号', '证明事项', '说明'], [1, '健在证明', '']])).context['kind'],
    ).toBe('certificateRefused');
    const both = await one(
      [
        ['一、可以开具的证明（1项）'],
        ['序号', '证明名称', '依据'],
        [1, '居住证明', '法'],
        ['二、不得开具的证明（2项）'],
        ['序号', '证明名称', '依据'],
        [1, '健在证明', '法'],
        [2, '死亡证明', '法'],
      ],
      ['A1:C1', 'A4:C4'],
    );
    expect(both.rows.map((r) => r['kind'])).toEqual(['certificateAllowed', 'certificateRefused', 'certificateRefused']);
    expect(both.warnings).toEqual([]);
  });

  it.each([
    ['不得要求社区出具的证明事项清单', 'certificateRefused'],
    ['村（社区）出具证明事项负面清单', 'certificateRefused'],
    ['村（社区）证明事项清单', 'certificateAllowed'],
    ['社区协助政府工作事项清单', 'access'],
    ['街道承接县级赋权事项清单', 'empowered'],
    ['上级收回事项清单（街道不再承担）', 'withdrawn'],
  ])('under the title %s is of the kind %s', async (title, kind) => {
    expect((await one([[title], ['序号', '事项名称', '依据'], [1, '甲', '条例']])).context['kind']).toBe(kind);
  });

  it('of community access and of seals has headings of its own', async () => {
    expect(
      (await one([['社区工作准入事项清单'], ['序号', '工作事项', '政策依据', '责任部门'], [1, '人口普查', '条例', '统计局']])).rows[0],
    ).toMatchObject({ kind: 'access', title: '人口普查' });
    expect((await one([['社区印章使用范围清单'], ['序号', '用印事项', '依据'], [1, '居住证明', '规定']])).rows[0]).toMatchObject({
      kind: 'seal',
      title: '居住证明',
    });
  });
});

describe('seats', () => {
  it('are told from workers by the title, whatever else is written of a person', async () => {
    const table = await one([
      ['红旗街道大工委兼职委员名册'],
      ['序号', '姓名', '性别', '政治面貌', '工作单位及职务', '兼任职务', '任职时间', '联系方式'],
      [1, '郝涛', '男', '中共党员', '示例银行行长', '委员', '2024年3月', '13808561234'],
    ]);
    expect(table).toMatchObject({
      register: 'seats',
      errors: [],
      rows: [{ committee: '红旗街道大工委', homePost: '示例银行行长', from: '2024-03-01' }],
    });
  });

  it('belong to the 大党委 of the community that a column names', async () => {
    const table = await one([
      ['社区大党委“1+1+N+X”组成人员名单'],
      ['序号', '所属社区', '姓名', '所在单位', '职务'],
      [1, '团山社区', '郝涛', '示例银行', '行长'],
      [2, '旺家社区居委会', '谢云', '示例小学', '校长'],
    ]);
    expect(table).toMatchObject({ register: 'seats', errors: [], created: { committees: ['团山社区大党委', '旺家社区大党委'] } });
  });
});

describe('a roster', () => {
  it('stands beside a list of telephones, which is not proposed', async () => {
    const people: TestCell[][] = [
      ['姓名', '身份证号', '社区'],
      ['郝涛', who(1), '团山社区'],
      ['谢云', who(2), '团山社区'],
    ];
    const taken = await take(
      '花名册.xlsx',
      await xlsx(
        { name: '花名册', rows: people },
        {
          name: '通讯录',
          rows: [
            ['序号', '姓名', '社区', '联系电话'],
            [1, '郝涛', '团山社区', '13808561234'],
            [2, '谢云', '团山社区', '13908561234'],
          ],
        },
      ),
    );
    expect(taken.map((t) => [t.register, t.errors])).toEqual([['workers', []]]);
  });

  it('in two halves has a community above each', async () => {
    const head = ['序号', '姓名', '身份证号'];
    const taken = await take(
      '花名册.xlsx',
      await book(
        [
          ['团山社区', null, null, null, '旺家社区'],
          [...head, null, ...head],
          [1, '郝涛', who(1), null, 1, '谢云', who(2)],
          [2, '陶敏', who(3)],
        ],
        ['A1:C1', 'E1:G1'],
      ),
    );
    expect(taken.flatMap((t) => t.rows).map((r) => `${r['name']} ${r['community']}`)).toEqual([
      '郝涛 团山社区',
      '陶敏 团山社区',
      '谢云 旺家社区',
    ]);
  });

  it('takes M and F, 在职本科/学士, 2003.7.1起 and 2013.06—至今', async () => {
    const table = await one([
      ['姓名', '性别', '身份证号', '学历', '社区', '入职日期'],
      ['郝涛', 'M', who(1), '在职本科/学士', '团山社区', '2023.7.1起'],
      ['谢云', 'M', who(2), '研究生/硕士', '团山社区', '2013。06—至今'],
    ]);
    expect(table.errors).toEqual([]);
    expect(table.rows.map((r) => [r['sex'], r['education'], r['serviceFrom']])).toEqual([
      ['1', '20', '2023-07-01'],
      ['1', '14', '2013-06-01'],
    ]);
  });

  it('of those who left says so by the date alone', async () => {
    const table = await one([
      ['离岗人员'],
      ['姓名', '身份证号', '社区', '离职时间', '离职原因'],
      ['郝涛', who(1), '团山社区', '2025.6.30', '辞职'],
      ['谢云', who(2), '团山社区', '2025.6.30', '到龄退休'],
    ]);
    expect(table.rows.map((r) => r['status'])).toEqual(['left', 'retired']);
  });

  it('from Excel’s CSV keeps ID numbers written as ="…"', async () => {
    const [table] = await take('花名册.csv', Buffer.from(`姓名,身份证号,社区\r\n郝涛,="${who(1)}",团山社区\r\n`));
    expect(table).toMatchObject({ errors: [], rows: [{ idNumber: who(1) }] });
  });
});

it('takes post and grade from one column of a pay sheet', async () => {
  const table = await one([
    ['2026年3月薪酬发放表'],
    ['姓名', '社区', '岗位等级', '基本工资', '奖励', '应发合计'],
    ['郝涛', '团山社区', '副职5级', 3000, 200, 3200],
  ]);
  expect(table).toMatchObject({ errors: [], rows: [{ postClass: 'deputy', grade: 5, otherPay: 20000, total: 320000 }] });
});
