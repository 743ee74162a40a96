/** Published lists as offices have them: whatever their sheets look like, the items come in with type, sub-item and parsed basis. */
import { describe, expect, it } from 'vitest';
import { foundLists } from './testing.ts';

describe('published lists as they are found', () => {
  const { station, take, shown, bases } = foundLists();

  it('heading rows by type, and no column of types', async () => {
    await take({
      rows: [
        ['示例县红旗街道办事处权力清单'],
        ['序号', '职权名称', '职权依据', '实施主体', '备注'],
        ['一、行政处罚（共2项）'],
        [1, '对占用消防通道的处罚', '《中华人民共和国消防法》第六十条第一款第（三）项', '红旗街道办事处', null],
        [2, '对乱贴小广告的处罚', '《示例县市容管理办法》第八条', '红旗街道办事处', null],
        ['二、行政检查（共1项）'],
        [3, '安全生产检查', '《中华人民共和国安全生产法》第九条第三款', '红旗街道办事处', null],
        ['合计', '3项'],
      ],
      merges: [
        [0, 0, 0, 4],
        [2, 0, 2, 4],
        [5, 0, 5, 4],
      ],
    });
    expect(await shown('power', 'type', 'title')).toEqual([
      ['penalty', '对占用消防通道的处罚'],
      ['penalty', '对乱贴小广告的处罚'],
      ['inspection', '安全生产检查'],
    ]);
    expect(await bases('power')).toEqual([['消防法 第六十条第一款第（三）项'], ['示例县市容管理办法 第八条'], ['安全生产法 第九条第三款']]);
  });

  it('a header of two rows with merged cells, and a type merged over its items', async () => {
    await take({
      rows: [
        ['红旗街道权责清单（2025年本）'],
        ['序号', '职权类型', '职权名称', null, '职权依据', '实施主体', '责任事项', '追责情形', '备注'],
        [null, null, '项目', '子项', null, null, null, null, null],
        [
          1,
          '行政确认',
          '老年人优待证办理',
          '1.首次办理',
          '《示例省老年人权益保障条例》第十二条',
          '红旗街道办事处',
          '1.受理责任：公示材料。',
          '1.不予受理的。',
          null,
        ],
        [
          null,
          null,
          null,
          '2.补办',
          '《示例省老年人权益保障条例》第十三条',
          '红旗街道办事处',
          '1.受理责任：公示材料。',
          '1.不予受理的。',
          null,
        ],
        [2, null, '居民身份核实', null, '同上第十四条', '红旗街道办事处', null, null, null],
      ],
      merges: [
        [0, 0, 0, 8],
        [1, 0, 2, 0],
        [1, 1, 2, 1],
        [1, 2, 1, 3],
        [1, 4, 2, 4],
        [1, 5, 2, 5],
        [1, 6, 2, 6],
        [1, 7, 2, 7],
        [1, 8, 2, 8],
        [3, 0, 4, 0],
        [3, 1, 5, 1],
        [3, 2, 4, 2],
      ],
    });
    expect(await shown('power', 'type', 'title', 'subItem')).toEqual([
      ['confirmation', '老年人优待证办理', '1.首次办理'],
      ['confirmation', '老年人优待证办理', '2.补办'],
      ['confirmation', '居民身份核实', null],
    ]);
    expect(await bases('power')).toEqual([
      ['示例省老年人权益保障条例 第十二条'],
      ['示例省老年人权益保障条例 第十三条'],
      ['示例省老年人权益保障条例 第十四条'],
    ]);
  });

  it('several tables one below the other on one sheet', async () => {
    await take({
      rows: [
        ['示例县红旗街道履行职责事项清单'],
        [],
        ['一、基本履职事项清单'],
        ['序号', '类别', '事项名称'],
        [1, '党的建设', '落实基层党组织建设责任制'],
        [2, '民生服务', '做好低保对象日常走访'],
        [],
        ['二、配合履职事项清单'],
        ['序号', '配合事项', '对应上级部门', '上级部门职责', '街道配合职责'],
        [1, '房屋建筑安全隐患排查', '县住房和城乡建设局', '负责鉴定。', '负责巡查上报。'],
        [],
        ['三、上级部门收回事项清单'],
        ['序号', '事项名称', '承接部门', '工作方式'],
        [1, '招商引资', '县投资促进局', '由县投资促进局承接。'],
        [2, '协税护税', '县税务局', '由县税务局承接。'],
      ],
    });
    expect(await shown('basic', 'field', 'title')).toEqual([
      ['党的建设', '落实基层党组织建设责任制'],
      ['民生服务', '做好低保对象日常走访'],
    ]);
    expect(await shown('support', 'title', 'leadBody', 'supportDuty')).toEqual([
      ['房屋建筑安全隐患排查', '县住房和城乡建设局', '负责巡查上报。'],
    ]);
    expect(await shown('withdrawn', 'title', 'leadBody')).toEqual([
      ['招商引资', '县投资促进局'],
      ['协税护税', '县税务局'],
    ]);
  });

  it('sub-items “（一）（二）” in rows of their own below the item', async () => {
    await take({
      rows: [
        ['红旗街道办事处权力清单'],
        ['序号', '职权类型', '职权名称', '职权依据', '实施主体'],
        [1, '其他职权', '社会救助申请受理', '《社会救助暂行办法》第六十条', '红旗街道办事处'],
        [null, null, '（一）最低生活保障申请受理', '《社会救助暂行办法》第十一条', '红旗街道办事处'],
        [null, null, '（二）特困人员供养申请受理', '《社会救助暂行办法》第十六条', '红旗街道办事处'],
        [2, '其他职权', '兵役登记', '《征兵工作条例》第十一条', '红旗街道办事处'],
      ],
    });
    expect(await shown('power', 'type', 'title', 'subItem')).toEqual([
      ['other', '社会救助申请受理', null],
      ['other', '社会救助申请受理', '（一）最低生活保障申请受理'],
      ['other', '社会救助申请受理', '（二）特困人员供养申请受理'],
      ['other', '兵役登记', null],
    ]);
  });

  it('a territorial list whose lead and support columns stand under one merged heading', async () => {
    await take({
      rows: [
        ['红旗街道属地管理事项责任清单'],
        ['序号', '领域', '事项名称', '主体责任', null, '配合责任', null, '依据'],
        [null, null, null, '责任单位', '责任内容', '责任单位', '责任内容', null],
        [1, '自然资源', '违法占地巡查', '县自然资源局', '负责查处。', '红旗街道', '负责巡查。', '《土地管理法》第六十七条'],
        [
          2,
          null,
          '违法建设处置',
          '县综合行政执法局、县自然资源局',
          '县综合行政执法局：负责拆除。\n县自然资源局：负责认定。',
          '红旗街道',
          '负责报告。',
          null,
        ],
      ],
      merges: [
        [0, 0, 0, 7],
        [1, 0, 2, 0],
        [1, 1, 2, 1],
        [1, 2, 2, 2],
        [1, 3, 1, 4],
        [1, 5, 1, 6],
        [1, 7, 2, 7],
        [3, 1, 4, 1],
      ],
    });
    expect(await shown('territorial', 'field', 'title', 'leadBody', 'supportBody')).toEqual([
      ['自然资源', '违法占地巡查', '县自然资源局', '红旗街道'],
      ['自然资源', '违法建设处置', '县综合行政执法局、县自然资源局', '红旗街道'],
    ]);
    const { rows } = await station().ask('lists.at', { kind: 'territorial' });
    const sheet = await station().ask('lists.item', { item: rows[1]!.id });
    expect(sheet.bodies.map((b) => [b.role, b.body, b.duty])).toEqual([
      ['lead', '县综合行政执法局', '负责拆除。'],
      ['lead', '县自然资源局', '负责认定。'],
      ['support', '红旗街道', '负责报告。'],
    ]);
  });

  it('the certificates that are issued and not, one sheet each, the kind told by the sheet’s name alone', async () => {
    await take(
      {
        name: '可开具证明清单',
        rows: [
          ['序号', '证明事项', '依据', '责任部门'],
          [1, '居民养老保险待遇领取资格核实', '示人社发〔2024〕12号', '县人力资源和社会保障局'],
        ],
      },
      {
        name: '不应开具证明清单',
        rows: [
          ['序号', '证明名称', '办理方式'],
          ['1.', '亲属关系证明', '由公安机关出具'],
          ['2.', '健在证明', '由当事人承诺'],
        ],
      },
    );
    expect(await shown('certificateAllowed', 'title', 'leadBody')).toEqual([['居民养老保险待遇领取资格核实', '县人力资源和社会保障局']]);
    expect(await shown('certificateRefused', 'title', 'method')).toEqual([
      ['亲属关系证明', '由公安机关出具'],
      ['健在证明', '由当事人承诺'],
    ]);
    expect(await bases('certificateAllowed')).toEqual([['示人社发〔2024〕12号']]);
  });

  it('a list printed in two halves side by side of one sheet’s pages: its header again, page numbers and a note below', async () => {
    await take({
      rows: [
        ['附件1'],
        ['示例县红旗街道办事处行政权力事项清单'],
        ['（共计3项）'],
        ['序号', '职权名称', '职权类型', '设立依据'],
        [1, '对擅自挖掘道路的处罚', '行政处罚', '《城市道路管理条例》第四十二条'],
        [2, '对乱倒垃圾的处罚', '行政处罚', '《城市道路管理条例》第四十三条'],
        ['— 1 —'],
        ['序号', '职权名称', '职权类型', '设立依据'],
        [3, '对占道经营的处罚', '行政处罚', '《城市道路管理条例》第四十四条'],
        ['备注：本清单自2025年7月1日起执行。'],
      ],
      merges: [
        [1, 0, 1, 3],
        [2, 0, 2, 3],
        [9, 0, 9, 3],
      ],
    });
    expect(await shown('power', 'orderNo', 'title')).toEqual([
      [1, '对擅自挖掘道路的处罚'],
      [2, '对乱倒垃圾的处罚'],
      [3, '对占道经营的处罚'],
    ]);
  });

  it('types on sheets of their own, written wide or with their number', async () => {
    await take(
      {
        name: '行政处罚',
        rows: [
          ['红旗街道办事处权力清单'],
          ['序号', '职权名称', '职权依据'],
          [1, '对焚烧落叶的处罚', '《示例省大气污染防治条例》第六十一条'],
        ],
      },
      {
        name: '其他',
        rows: [
          ['红旗街道办事处权力清单'],
          ['序号', '职权类型', '职权名称', '职权依据'],
          [1, '行 政 检 查', '森林防火检查', '《森林防火条例》第二十五条'],
          [2, '行政给付（1项）', '临时救助金给付', '《社会救助暂行办法》第四十八条'],
          [3, '其它行政权力', '业主委员会备案', '《物业管理条例》第十六条'],
        ],
      },
    );
    expect(await shown('power', 'type', 'title')).toEqual(
      expect.arrayContaining([
        ['penalty', '对焚烧落叶的处罚'],
        ['inspection', '森林防火检查'],
        ['payment', '临时救助金给付'],
        ['other', '业主委员会备案'],
      ]),
    );
  });
});
