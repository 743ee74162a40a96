/** Lists of power and responsibility as offices keep them, none of them like the samples. */
import { describe, expect, it } from 'vitest';
import { take, xlsx } from '../testing.ts';

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

  it('call the taker by one word: the street where powers are granted, the department where matters are withdrawn', async () => {
    const granted = [
      ['赋予街道县级行政权力目录'],
      ['序号', '行业领域', '权力名称', '权力类别', '原实施机关', '承接部门', '赋权方式'],
      [1, '城市管理', '对损坏绿化的处罚', '行政处罚', '县综合执法局', '红旗街道', '委托'],
    ];
    const withdrawn = [
      ['上级部门收回事项清单'],
      ['序号', '事项名称', '承接部门及工作方式'],
      [1, '协税护税', '承接部门：县税务局。\n工作方式：由县税务局负责。'],
      [2, '组织招商引资', '县投资促进局：直接开展'],
      [3, '企业用工统计', '不再开展'],
    ];
    const taken = await take('清单.xlsx', await xlsx({ name: '赋权', rows: granted }, { name: '收回', rows: withdrawn }));
    expect(taken[0]!.rows[0]).toMatchObject({
      kind: 'empowered',
      field: '城市管理',
      leadBody: '县综合执法局',
      body: '红旗街道',
      method: '委托',
    });
    expect(taken[1]!.rows.map((r) => [r['leadBody'], r['method']])).toEqual([
      ['县税务局', '由县税务局负责。'],
      ['县投资促进局', '直接开展'],
      [undefined, '不再开展'],
    ]);
  });

  it('with types as headings, and of responsibilities that have no name but themselves', async () => {
    const powers = [
      ['序号', '事项名称', '设定依据'],
      ['一、行政许可类（共1项）'],
      [1, '许可甲', '条例'],
      ['二、其他权力类（共1项）'],
      [1, '其他乙', '条例'],
    ];
    const duties = [['红旗街道责任清单'], ['序号', '责任事项', '责任内容', '追责依据'], [1, '甲责', '做甲', '条例']];
    const taken = await take('权责.xlsx', await xlsx({ name: '权力清单', rows: powers }, { name: '责任清单', rows: duties }));
    expect(taken.flatMap((t) => t.errors)).toEqual([]);
    expect(taken[0]!.rows.map((r) => r['type'])).toEqual(['licence', 'other']);
    expect(taken[1]!.rows[0]).toMatchObject({ kind: 'responsibility', title: '甲责', stages: '做甲', liability: '条例' });
  });

  it('two beside each other, each under a heading of its own', async () => {
    const rows = [
      ['可以开具的证明事项', null, null, '不应开具的证明事项', null, null],
      ['序号', '证明事项', '用途', '序号', '证明事项', '替代方式'],
      [1, '居住证明', '入学', 1, '亲属关系证明', '户口簿'],
      [null, null, null, 2, '健在证明', '自助认证'],
    ];
    const taken = await take('证明.xlsx', await xlsx({ name: 'Sheet1', rows, merges: ['A1:C1', 'D1:F1'] }));
    expect(taken.map((t) => t.rows.map((r) => `${r['kind']} ${r['title']}`))).toEqual([
      ['certificateAllowed 居住证明'],
      ['certificateRefused 亲属关系证明', 'certificateRefused 健在证明'],
    ]);
  });

  it('two halves beside each other, with types as headings in each half or across both', async () => {
    const rows = [
      ['红旗街道权力清单'],
      ['序号', '事项名称', '依据', '序号', '事项名称', '依据'],
      ['行政许可', null, null, '行政检查', null, null],
      [1, '甲', '一', 3, '丙', '三'],
      [2, '乙', '二', '行政处罚'],
      [null, null, null, 4, '丁', '四'],
      ['行政奖励'],
      [5, '戊', '五', 6, '己', '六'],
      [7, '庚', null, null, '辛'],
    ];
    const merges = ['A1:F1', 'A3:C3', 'D3:F3', 'D5:F5', 'A7:F7'];
    const taken = await take('清单.xlsx', await xlsx({ name: 'Sheet1', rows, merges }));
    expect(taken.flatMap((t) => [...t.errors, ...t.warnings])).toEqual([]);
    expect(taken.map((t) => t.rows.map((r) => `${r['title']} ${r['type']}`))).toEqual([
      ['甲 licence', '乙 licence', '戊 reward', '庚 reward'],
      ['丙 inspection', '丁 penalty', '己 reward', '辛 reward'],
    ]);
  });

  it('of two kinds beside each other, with columns of their own', async () => {
    const rows = [
      ['社区工作准入事项清单', null, null, '社区印章使用清单', null],
      ['序号', '准入事项', '责任部门', '序号', '用印事项'],
      [1, '人口普查', '统计局', 1, '居住证明'],
      [2, '兵役登记', '武装部', 2, '困难证明'],
    ];
    const taken = await take('清单.xlsx', await xlsx({ name: 'Sheet1', rows, merges: ['A1:C1', 'D1:E1'] }));
    expect(taken.map((t) => t.rows.map((r) => `${r['kind']} ${r['title']}`))).toEqual([
      ['access 人口普查', 'access 兵役登记'],
      ['seal 居住证明', 'seal 困难证明'],
    ]);
    // Numbers of powers and of the responsibilities that belong to them: one list.
    const one = [['红旗街道权责清单'], ['序号', '职权类型', '职权名称', '序号', '责任事项'], [1, '行政许可', '甲', 1, '受理']];
    expect(await take('清单.xlsx', await xlsx({ name: 'Sheet1', rows: one, merges: ['A1:E1'] }))).toHaveLength(1);
  });

  it('with 同上 for what stands above', async () => {
    const rows = [
      ['红旗街道权力清单'],
      ['序号', '职权类型', '职权名称', '职权依据'],
      [1, '行政处罚', '甲', '条例一'],
      [2, '同上', '乙', '（同上）'],
      [3, '〃', '丙', '条例二'],
      [4, '″', '丁', '同上'],
    ];
    const [table] = await take('清单.xlsx', await xlsx({ name: 'Sheet1', rows }));
    expect(table).toMatchObject({ errors: [] });
    expect(table!.rows.map((r) => `${r['type']} ${r['basis']}`)).toEqual([
      'penalty 条例一',
      'penalty 条例一',
      'penalty 条例二',
      'penalty 条例二',
    ]);
    const [first] = await take('清单.xlsx', await xlsx({ name: 'Sheet1', rows: [rows[0]!, rows[1]!, [1, '同上', '甲', '条例']] }));
    expect(first!.errors).toEqual(['3B cellError']);
  });

  it('are of powers where nothing but the types says so', async () => {
    const sheet = (name: string): { name: string; rows: (string | number)[][] } => ({
      name,
      rows: [
        ['序号', '项目名称', '实施依据'],
        [1, `${name}甲`, '条例'],
      ],
    });
    const taken = await take('目录.xlsx', await xlsx(sheet('行政许可'), sheet('行政处罚')));
    expect(taken.map((t) => [t.context['kind'], t.context['type'], t.errors])).toEqual([
      ['power', 'licence', []],
      ['power', 'penalty', []],
    ]);
  });

  it('with an item over several rows, one basis in each', async () => {
    const rows = [
      ['红旗街道权力清单'],
      ['序号', '职权类型', '职权名称', '职权依据', '责任事项'],
      [1, '行政处罚', '甲', '法律第一条', '1.立案'],
      [null, null, null, '法规第二条', '2.调查'],
      [null, null, null, '规章第三条', null],
      [2, '行政处罚', '乙', '法律第四条', '1.立案'],
    ];
    const [table] = await take('清单.xlsx', await xlsx({ name: 'Sheet1', rows, merges: ['A3:A5', 'B3:B5', 'C3:C5'] }));
    expect(table!.rows.map((r) => [r['title'], r['basis'], r['stages']])).toEqual([
      ['甲', '法律第一条\n法规第二条\n规章第三条', '1.立案\n2.调查'],
      ['乙', '法律第四条', '1.立案'],
    ]);
    // Where only the name is merged, each row has a number and is an item.
    const numbered = rows.map((row, i) => (i >= 2 ? [i - 1, ...row.slice(1)] : row));
    const [others] = await take('清单.xlsx', await xlsx({ name: 'Sheet1', rows: numbered, merges: ['B3:B5', 'C3:C5'] }));
    expect(others!.rows).toHaveLength(4);
  });

  it('numbered in words, in two columns, and with the kind in a column of categories', async () => {
    const rows = [['社区准入事项清单'], ['序号', '准入事项'], ['一', '人口普查'], ['二', '兵役登记'], ['三', '人民调解']];
    const [access] = await take('清单.xlsx', await xlsx({ name: 'Sheet1', rows }));
    expect(access!.rows.map((r) => r['title'])).toEqual(['人口普查', '兵役登记', '人民调解']);
    const kinds = [['社区证明清单'], ['类别', '序号', '证明名称'], ['可以开具', 1, '居住证明'], ['不得开具', 2, '健在证明']];
    const [certificates] = await take('清单.xlsx', await xlsx({ name: 'Sheet1', rows: kinds }));
    expect(certificates!.rows.map((r) => `${r['kind']} ${r['title']}`)).toEqual([
      'certificateAllowed 居住证明',
      'certificateRefused 健在证明',
    ]);
  });

  it('with types or fields and their counts merged in one column, whatever its heading', async () => {
    const rows = [
      ['红旗街道权力清单'],
      ['类别', '序号', '事项名称'],
      ['行政处罚\n（2项）', 1, '甲'],
      [null, 2, '乙'],
      ['行政检查（1项）', 3, '丙'],
    ];
    const [types] = await take('清单.xlsx', await xlsx({ name: 'Sheet1', rows, merges: ['A1:C1', 'A3:A4'] }));
    expect(types!.rows.map((r) => [r['type'], r['field']])).toEqual([
      ['penalty', undefined],
      ['penalty', undefined],
      ['inspection', undefined],
    ]);
    const fields = [['红旗街道基本履职事项清单'], ['一级领域', '事项名称'], ['党的建设（2项）', '甲'], [null, '乙'], ['民生服务', '丙']];
    const [basic] = await take('清单.xlsx', await xlsx({ name: 'Sheet1', rows: fields, merges: ['A1:B1', 'A3:A4'] }));
    expect(basic!.rows.map((r) => r['field'])).toEqual(['党的建设', '党的建设', '民生服务']);
  });
});
