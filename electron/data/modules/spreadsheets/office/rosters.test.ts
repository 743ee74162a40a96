/** Rosters of community workers as offices keep them, none of them like the samples. */
import { describe, expect, it } from 'vitest';
import { ids, people, take, xlsx } from '../testing.ts';

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

  it('takes no year of two digits, and says why', async () => {
    const rows = [
      ['姓名', '身份证号', '参加社区工作时间'],
      ['姚军洋', ids[0]!, '18.5.1'],
      ['郭军', ids[1]!, '98年3月'],
      ['史英', ids[2]!, '09-8-21'],
      ['蒋玉萍', ids[3]!, 18.5],
      ['魏玉琴', ids[4]!, '2018.5.1'],
    ];
    const [table] = await take('花名册.xlsx', await xlsx({ name: 'Sheet1', rows }));
    expect(table!.errors).toEqual(['2C yearTwoDigits', '3C yearTwoDigits', '4C yearTwoDigits', '5C yearTwoDigits']);
    expect(table!.checked.problems[0]!.message).toBe(
      '“参加社区工作时间”的年份只有两位（现为“18.5.1”），分不清是 19 还是 20 开头，请写成四位年份，例如 1998.5.1。',
    );
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

  it('goes on upon the next sheet without its header, and what looks different does not', async () => {
    const line = (i: number): (string | number)[] => [i + 1, people[i]![0], ids[i]!, i < 3 ? '团山社区' : '旺家社区', `1390856000${i}`];
    const first = { name: '第1页', rows: [['社区工作者花名册'], ['序号', '姓名', '身份证号', '社区', '电话'], line(0), line(1), line(2)] };
    const taken = await take(
      '花名册.xlsx',
      await xlsx(
        first,
        { name: '第2页', rows: [line(3), line(4), ['合计', '5人']] },
        {
          name: '选项',
          rows: [
            [1, '男'],
            [2, '女'],
          ],
        },
      ),
    );
    expect(taken.map((t) => [t.sheet, t.rows.map((r) => `${r['name']} ${r['community']}`), t.errors])).toEqual([
      ['第1页', ['姚军洋 团山社区', '郭军 团山社区', '史英 团山社区'], []],
      ['第2页', ['蒋玉萍 旺家社区', '魏玉琴 旺家社区'], []],
    ]);
  });

  it('keeps a community over a page break, where its merged cell is empty', async () => {
    const header = ['社区', '姓名', '身份证号'];
    const rows = [
      ['社区工作者花名册'],
      header,
      ['团山社区（3人）', '姚军洋', ids[0]!],
      [null, '郭军', ids[1]!],
      header,
      [null, '史英', ids[2]!],
      [null, '蒋玉萍', ids[3]!],
      ['旺家社区', '魏玉琴', ids[4]!],
      ['旺家社区', '冯丽爱', ids[5]!],
    ];
    const [table] = await take('花名册.xlsx', await xlsx({ name: 'Sheet1', rows, merges: ['A3:A4', 'A6:A7'] }));
    expect(table!.rows.map((r) => r['community'])).toEqual(['团山社区', '团山社区', '团山社区', '团山社区', '旺家社区', '旺家社区']);
  });

  it('has an example below its header, and lines that wait for people', async () => {
    const rows = [
      ['序号', '姓名', '身份证号', '社区'],
      ['例：', '张三', '520699199001011234', '示例社区'],
      [1, '姚军洋', ids[0]!, '团山社区'],
      [2, null, null, '团山社区'],
    ];
    const [table] = await take('花名册.xlsx', await xlsx({ name: 'Sheet1', rows }));
    expect(table).toMatchObject({ errors: [], rows: [{ name: '姚军洋' }] });
    expect(table!.rows).toHaveLength(1);
  });

  it.each([
    ['红旗街道和平社区工作者花名册', '和平社区'],
    ['新华社区专职工作人员名单', '新华社区'],
    ['任家社区社区工作者花名册', '任家社区'],
    ['红旗街道第三社区“两委”成员花名册', '第三社区'],
    ['2026年1月份社区工作者花名册', undefined],
    ['红旗街道办事处社区工作者花名册', undefined],
    ['红旗街道专职社区工作者名册', undefined],
  ])('under the title %s is of %s', async (title, community) => {
    const rows = [[title], ['姓名', '身份证号', '职务'], ['姚军洋', ids[0]!, '书记']];
    const [table] = await take('花名册.xlsx', await xlsx({ name: 'Sheet1', rows, merges: ['A1:C1'] }));
    expect(table!.rows[0]!['community']).toBe(community);
  });

  it('in parts by where people stand: a day of leaving says more than a heading', async () => {
    const rows = [
      ['团山社区社区工作者花名册'],
      ['姓名', '身份证号', '离岗日期', '离岗原因'],
      ['一、在岗人员'],
      ['姚军洋', ids[0]!],
      ['以下为退休人员（1人）'],
      ['史英', ids[2]!],
      ['三、离岗人员'],
      ['冯丽爱', ids[5]!],
      ['郭军', ids[1]!, '2025.6.30', '辞职'],
    ];
    const book = await xlsx({ name: 'Sheet1', rows, merges: ['A3:D3', 'A5:D5', 'A7:D7'] });
    const [table] = await take('花名册.xlsx', book);
    expect(table!.rows.map((r) => r['status'])).toEqual(['active', 'retired', 'leave', 'left']);
    const stored = { workers: [{ id: 1, name: '郭军', idNumber: ids[1]!, status: 'left', leftOn: '2025-06-30', leftReason: '辞职' }] };
    const again = await take('花名册.xlsx', book, stored);
    expect(again[0]!.checked.rows.at(-1)!.changes).toEqual({ community: expect.any(Number) as number });
  });

  it('without a word of its community says so, unless its sheet has the name of one that is kept', async () => {
    const book = await xlsx(
      {
        name: '团山',
        rows: [
          ['姓名', '身份证号'],
          ['姚军洋', ids[0]!],
          ['郭军', ids[1]!],
        ],
      },
      {
        name: '旺家',
        rows: [
          ['姓名', '身份证号'],
          ['史英', ids[2]!],
        ],
      },
    );
    const taken = await take('花名册.xlsx', book);
    expect(taken.map((t) => [t.errors, t.warnings])).toEqual([
      [[], ['1 communityMissing']],
      [[], ['1 communityMissing']],
    ]);
    const [known, unknown] = await take('花名册.xlsx', book, { communities: [{ id: 7, name: '团山社区' }] });
    expect(known).toMatchObject({ warnings: [], rows: [{ community: 7 }, { community: 7 }] });
    expect(unknown).toMatchObject({ warnings: ['1 communityMissing'] });
  });

  it('has headings numbered or in two languages, and over groups that CSV has lost', async () => {
    const [numbered] = await take('一.csv', Buffer.from(`1.姓名,2.身份证号 ID,3.所在社区\n姚军洋,${ids[0]!},团山社区\n`));
    expect(numbered).toMatchObject({ errors: [], rows: [{ name: '姚军洋', idNumber: ids[0]!, community: '团山社区' }] });
    const pay = '2026年2月工资表,,,,,\n姓名,社区,应发部分,,代扣部分,\n,,基本工资,应发合计,个税,公积金\n姚军洋,团山社区,3000,4000,10,200\n';
    const [grouped] = await take('二.csv', Buffer.from(pay));
    expect(grouped).toMatchObject({ errors: [], rows: [{ basic: 300000, total: 400000, tax: 1000, fund: 20000 }] });
  });
});
