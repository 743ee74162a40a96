/** Workbooks as offices keep them, none of them like the samples: what is found in each. */
import { describe, expect, it } from 'vitest';
import { id, take, xlsx } from './testing.ts';

const people = [
  ['姚军洋', '男', '20021103', 75],
  ['郭军', '男', '19911121', 61],
  ['史英', '女', '19700516', 460],
  ['蒋玉萍', '女', '19810529', 294],
  ['魏玉琴', '女', '20010930', 50],
  ['冯丽爱', '女', '19770208', 266],
] as const;
const ids = people.map(([, , birth, order]) => id(birth, order));

describe('rosters', () => {
  it('with a two-row header away from column A, a header at each page, subtotals, notes and signatures', async () => {
    const header = [
      [null, null, '序号', '基 本 情 况', null, null, null, '任 职 情 况', null, null, '备注'],
      [null, null, null, '姓　名', '性别', '公民身份号码', '联系电话\n（手机）', '所属社区', '现任职务', '参加社区工作\n时间', null],
    ];
    const line = (i: number, community: string | null): (string | number | null)[] => [
      null,
      null,
      i + 1,
      people[i]![0],
      people[i]![1],
      ids[i]!,
      `1390856000${i}`,
      community,
      i % 3 === 0 ? '社区党总支书记、居委会主任' : '网格员',
      '2019.7',
      null,
    ];
    const rows = [
      [null, null, '附件2'],
      [null, null, '红旗街道社区工作者基本信息表'],
      [null, null, '填报单位：红旗街道办事处（盖章）', null, null, null, null, '填报时间：2026年3月5日'],
      ...header,
      line(0, '团山社区'),
      line(1, null),
      line(2, null),
      [null, null, '团山社区小计', null, '3人'],
      [null, null, '红旗街道社区工作者基本信息表'],
      ...header,
      line(3, '旺家社区'),
      line(4, null),
      line(5, null),
      [null, null, '小计', null, '3人'],
      [null, null, '总  计', null, '6人'],
      [null, null, '注：1.本表一式两份。'],
      [null, null, '2.学历填最高学历。'],
      [null, null, '单位负责人（签字）：', null, null, null, null, '填表人：', null, '联系电话：0856-5220000'],
    ];
    const merges = ['C2:K2', 'C4:C5', 'D4:G4', 'H4:J4', 'K4:K5', 'H6:H8', 'C11:C12', 'D11:G11', 'H11:J11', 'K11:K12', 'H13:H15'];
    const [table, ...rest] = await take('基本信息表.xlsx', await xlsx({ name: 'Sheet1', rows, merges }));
    expect(rest).toEqual([]);
    expect(table).toMatchObject({ register: 'workers', errors: [], warnings: [] });
    expect(table!.rows.map((r) => `${r['name']} ${r['community']} ${r['postClass']}`)).toEqual([
      '姚军洋 团山社区 head',
      '郭军 团山社区 staff',
      '史英 团山社区 staff',
      '蒋玉萍 旺家社区 head',
      '魏玉琴 旺家社区 staff',
      '冯丽爱 旺家社区 staff',
    ]);
    expect(table!.rows[0]).toMatchObject({ serviceFrom: '2019-07-01', birthDate: '2002-11-03', phone: '13908560000' });
  });

  it('one sheet a community, its name only in the title, a hidden list of choices beside', async () => {
    const sheet = (name: string, at: number): { name: string; rows: (string | null)[][] } => ({
      name: name.slice(0, 2),
      rows: [
        [`示例县红旗街道${name}工作者花名册`],
        ['姓名', '身份证号码', '政治面貌', '文化程度'],
        ...people.slice(at, at + 2).map((p, i) => [p[0], ids[at + i]!, '党员', '全日制大专']),
      ],
    });
    const taken = await take(
      '名册.xlsx',
      await xlsx(sheet('团山社区', 0), sheet('旺家社区', 2), {
        name: '选项',
        hidden: true,
        rows: [
          ['姓名', '性别'],
          ['示例', '男'],
        ],
      }),
    );
    expect(taken.map((t) => [t.sheet, t.context['community'], t.rows.length, t.errors.length])).toEqual([
      ['团山', '团山社区', 2, 0],
      ['旺家', '旺家社区', 2, 0],
    ]);
    expect(taken[0]!.rows[0]).toMatchObject({ politicalStatus: '01', education: '30', community: '团山社区' });
  });

  it('with communities as headings between the people, numbered, and prefilled empty lines', async () => {
    const rows = [
      ['社区工作者名单'],
      ['序号', '姓名', '身份证号', '岗位类型'],
      ['一、团山社区（2人）'],
      [1, '姚军洋', ids[0]!, '正职岗'],
      [2, '郭 军', ids[1]!, '副职岗'],
      ['二、旺家社区（3人）'],
      [3, '史英', ids[2]!, '其他工作人员'],
      [4, '蒋玉萍', ids[3]!, '网格员'],
      [5, null, null, null],
      [6, null, null, null],
    ];
    const [table] = await take('名单.xlsx', await xlsx({ name: '名单', rows, merges: ['A3:D3', 'A6:D6'] }));
    expect(table!.rows.map((r) => `${r['name']} ${r['community']} ${r['postClass']}`)).toEqual([
      '姚军洋 团山社区 head',
      '郭军 团山社区 deputy',
      '史英 旺家社区 staff',
      '蒋玉萍 旺家社区 staff',
    ]);
    expect(table!.errors).toEqual([]);
    expect(table!.warnings).toEqual(['6A declaredTotal']);
  });

  it('with birth date and sex reckoned from the ID number', async () => {
    const rows = [
      ['姓名', '证件号码', '性别', '出生日期'],
      ['姚军洋', ids[0]!, { f: 'IF(MOD(MID(B2,17,1),2)=1,"男","女")', v: '男' }, { f: 'TEXT(MID(B2,7,8),"0000-00-00")', v: '2002-11-03' }],
    ];
    const [table] = await take('花名册.xlsx', await xlsx({ name: 'Sheet1', rows }));
    expect(table).toMatchObject({ errors: [], rows: [{ name: '姚军洋', sex: '1', birthDate: '2002-11-03' }] });
  });

  it('takes dates in cells, numbers and words, and refuses what is none', async () => {
    const born = new Date(Date.UTC(1991, 10, 21));
    const rows = [
      ['姓名', '身份证号', '出生年月', '入党时间', '参加社区工作时间', '备注'],
      ['姚军洋', ids[0]!, 200211, '2023年', 43282, '—'],
      ['郭军', ids[1]!, born, '2012-02-30', '2018年6月', '无'],
      ['史英', ids[2]!, '1970.5', '1999.12.01', '２００９．８．２１', "'示例"],
    ];
    const [table] = await take('花名册.xlsx', await xlsx({ name: 'Sheet1', rows }));
    expect(table!.errors).toEqual(['3D dateInvalid']);
    expect(table!.rows.map((r) => [r['birthDate'], r['partyJoinedOn'], r['serviceFrom'], r['note']])).toEqual([
      ['2002-11-03', '2023-01-01', '2018-07-01', undefined],
      ['1991-11-21', undefined, '2018-06-01', undefined],
      ['1970-05-16', '1999-12-01', '2009-08-21', '示例'],
    ]);
  });

  it('from CSV where merging has left communities on the first line of each block', async () => {
    const text =
      '\uFEFF红旗街道社区工作者花名册,,,\r\n社区,姓名,身份证号,"联系\n电话"\r\n' +
      people
        .map((p, i) => `${i === 0 ? '团山社区' : i === 3 ? '旺家社区' : ''},${p[0]},${ids[i]!.toLowerCase()}\t,1380856123${i}`)
        .join('\r\n');
    const [table] = await take('花名册.csv', Buffer.from(text));
    expect(table!.errors).toEqual([]);
    expect(table!.rows.map((r) => r['community'])).toEqual(['团山社区', '团山社区', '团山社区', '旺家社区', '旺家社区', '旺家社区']);
  });

  it('knows a spouse’s ID number from the worker’s, and a hidden helper column from the shown one', async () => {
    const rows = [
      ['身份证号', '姓名', '配偶姓名', '配偶身份证号', '身份证号', '电话'],
      ['x', '姚军洋', '某某', ids[3]!, ids[0]!, '13808561234'],
    ];
    const [table] = await take('花名册.xlsx', await xlsx({ name: 'Sheet1', rows, hiddenColumns: [0] }));
    expect(table).toMatchObject({ errors: [], rows: [{ name: '姚军洋', idNumber: ids[0]! }] });
  });
});

describe('lists', () => {
  it('with a project code, merged types and sub-items', async () => {
    const rows = [
      ['附件1'],
      ['红旗街道办事处权责清单（2019年本）'],
      ['序号', '权力类型', '项目编码', '项目名称', '子项', '实施依据', '责任事项', '追责情形'],
      [
        1,
        '行政处罚',
        'CF-001',
        '对随意倾倒生活垃圾的处罚',
        '1.单位',
        '《示例省城市管理条例》第十条',
        '1.立案责任\n2.调查责任',
        '不履行职责的',
      ],
      [2, null, 'CF-002', null, '2.个人', '《示例省城市管理条例》第十条', '同上', '同上'],
      [3, '其他权力', 'QT-001', '居民公约备案', null, '居委会组织法第十五条', '受理', '无'],
      ['合计', '3项'],
    ];
    const [table] = await take('清单.xlsx', await xlsx({ name: 'Sheet1', rows, merges: ['A2:H2', 'B4:B5', 'D4:D5'] }));
    expect(table).toMatchObject({ register: 'items', errors: [], warnings: [], context: { kind: 'power' } });
    expect(table!.rows.map((r) => [r['type'], r['title'], r['subItem'], r['code']])).toEqual([
      ['penalty', '对随意倾倒生活垃圾的处罚', '1.单位', 'CF-001'],
      ['penalty', '对随意倾倒生活垃圾的处罚', '2.个人', 'CF-002'],
      ['other', '居民公约备案', undefined, 'QT-001'],
    ]);
  });

  it('of duties by field, the field as a heading, the three lists one below the other', async () => {
    const rows = [
      ['红旗街道履行职责事项清单'],
      ['一、基本履职事项清单（共3项）'],
      ['序号', '事项名称'],
      ['（一）党的建设（2项）'],
      [1, '宣传贯彻党的路线方针政策'],
      [2, '落实全面从严治党主体责任'],
      ['（二）民生服务（1项）'],
      [3, '做好就业创业服务'],
      ['二、配合履职事项清单（共1项）'],
      ['序号', '事项名称', '对应上级部门', '上级部门职责', '乡镇（街道）配合职责'],
      ['民生服务'],
      [1, '临时救助审核', '县民政局', '1.制定办法。', '1.受理申请。'],
      ['三、上级部门收回事项清单（共2项）'],
      ['序号', '事项名称', '承接部门及工作方式'],
      [1, '对施工噪声的处罚', '县综合行政执法局：直接开展'],
      [2, '生鲜乳收购检查', '县农业农村局：直接开展'],
    ];
    const taken = await take(
      '履职清单.xlsx',
      await xlsx({ name: '清单', rows, merges: ['A1:E1', 'A2:E2', 'A4:B4', 'A7:B7', 'A9:E9', 'A11:E11', 'A13:E13'] }),
    );
    expect(taken.map((t) => [t.context['kind'], t.rows.length, t.errors, t.warnings])).toEqual([
      ['basic', 3, [], []],
      ['support', 1, [], []],
      ['withdrawn', 2, [], []],
    ]);
    expect(taken[0]!.rows.map((r) => r['field'])).toEqual(['党的建设', '党的建设', '民生服务']);
    expect(taken[1]!.rows[0]).toMatchObject({ field: '民生服务', leadBody: '县民政局', supportDuty: '1.受理申请。' });
    expect(taken[2]!.rows[1]).toMatchObject({ title: '生鲜乳收购检查' });
  });

  it('of territorial matters with lead and support', async () => {
    const rows = [
      ['红旗街道属地管理事项责任清单'],
      ['序号', '领域', '事项名称', '主责部门', '主体责任', '配合责任'],
      [1, '城市管理', '违法建设治理', '县综合执法局', '查处', '巡查报告'],
      [2, '城市管理', '户外广告治理', '县综合执法局', '审批', '巡查'],
    ];
    const [table] = await take('属地管理.xlsx', await xlsx({ name: 'Sheet1', rows }));
    expect(table).toMatchObject({ register: 'items', errors: [], context: { kind: 'territorial' } });
    expect(table!.rows[1]).toMatchObject({ kind: 'territorial', leadBody: '县综合执法局', leadDuty: '审批', supportDuty: '巡查' });
  });

  it('of certificates, allowed and refused on two sheets', async () => {
    const sheet = (name: string, titles: string[]): { name: string; rows: (string | number)[][] } => ({
      name,
      rows: [[`社区${name}清单`], ['序号', '证明名称', '设定依据'], ...titles.map((t, i) => [i + 1, t, '民发〔2020〕20号'])],
    });
    const taken = await take(
      '证明清单.xlsx',
      await xlsx(sheet('可开具证明事项', ['居住证明']), sheet('不应出具证明事项', ['亲属关系证明', '健在证明'])),
    );
    expect(taken.map((t) => [t.context['kind'], t.rows.length, t.errors])).toEqual([
      ['certificateAllowed', 1, []],
      ['certificateRefused', 2, []],
    ]);
  });

  it('with other words for the columns', async () => {
    const rows = [
      ['序号', '事项名称', '事项类型', '执法主体', '执法依据'],
      [1, '生产经营单位安全生产监督检查', '行政检查', '红旗街道办事处', '示例省安全生产条例第六条'],
      [2, '燃气安全检查', '检查', '红旗街道办事处', '示例省燃气条例'],
    ];
    const [table] = await take('街道行政执法事项目录.xlsx', await xlsx({ name: 'Sheet1', rows }));
    expect(table!.rows[1]).toMatchObject({ type: 'inspection', body: '红旗街道办事处', basis: '示例省燃气条例' });
    expect(table!.register).toBe('items');
  });
});

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
});

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

  it('says which cell has no result', async () => {
    const rows = [
      ['2026年3月薪酬发放表'],
      ['姓名', '社区', '系数', '应发合计'],
      ['姚军洋', '团山社区', 1.05, { f: "VLOOKUP(A3,'其他'!A:B,2,0)" }],
    ];
    const [table] = await take('工资.xlsx', await xlsx({ name: 'Sheet1', rows }));
    expect(table!.errors).toEqual(['3D formulaWithoutValue']);
  });
});

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

  it('are the same person twice, on another sheet too', async () => {
    const sheet = (name: string): { name: string; rows: string[][] } => ({
      name,
      rows: [
        ['姓名', '身份证号'],
        ['姚军洋', ids[0]!],
      ],
    });
    const taken = await take('名单.xlsx', await xlsx(sheet('一'), sheet('二')));
    expect(taken.map((t) => t.errors)).toEqual([[], ['2B duplicateInFile']]);
  });

  it('are wrong in every column that can be', async () => {
    const rows = [
      ['2026年3月薪酬发放表'],
      ['序号', '社区', '姓名', '岗位', '薪级', '系数', '应发合计'],
      [1, '团山社区', '姚军洋', '正职', 70, 1.3, 4000],
      [2, '团山社区', '郭军', '总管', 5, 1.2, 4000],
      [3, '团山社区', '史英', '副职', '五', 1.2, 4000],
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
