/**
 * Notices in which the posts differ, merits lift for a time, and sums are capped: each entered in the editor from its prose alone, published, and a month
 * paid by it; the amounts were worked out by hand from the prose. Places and figures are made up.
 */
import { writeFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { seriousFindings } from './axe.ts';
import { noticeStreet, type NoticeStreet } from './noticeStreet.ts';
import { goTo } from './stations.ts';

let s: NoticeStreet;
const head = '周启明';
const deputy = '林一诺';
const graduate = '赵小禾';
const newcomer = '孙新';
const returned = '何平';
beforeAll(async () => {
  s = await noticeStreet(
    [
      { name: head, idNumber: '520699198001014619', postClass: 'head', position: '书记、主任', serviceFrom: '2005-03-01', education: '30' },
      { name: deputy, idNumber: '520699199005164600', postClass: 'deputy', serviceFrom: '2014-05-10', education: '20' },
      { name: graduate, idNumber: '520699199702034625', postClass: 'staff', serviceFrom: '2022-01-10', education: '14' },
      { name: newcomer, idNumber: '520699200001014619', postClass: 'staff', serviceFrom: '2025-02-17', education: '20' },
      { name: returned, idNumber: '520699198503014619', postClass: 'member', serviceFrom: '2010-07-01', education: '20' },
    ],
    async (save, station) => {
      await station.ask('registers.save', { register: 'communities', id: 1, revision: 1, values: { name: '云岭社区', households: 3600 } });
      await station.ask('registers.save', { register: 'communities', values: { name: '平湖社区', households: 900 } });
      for (const worker of [3, 4]) {
        const { revision } = (await station.ask('registers.read', { register: 'workers', id: worker })) as { revision: number };
        await station.ask('registers.save', { register: 'workers', id: worker, revision, values: { community: 2 } });
      }
      for (const kind of ['党建红旗', '治理红旗']) await save('flags', { community: 1, kind, from: '2021-06-01' });
      const posts: [number, string, string, string | null, number][] = [
        [1, 'staff', '2005-03-01', '2012-06-30', 1],
        [1, 'deputy', '2012-07-01', '2018-12-31', 1],
        [1, 'head', '2019-01-01', null, 1],
        [2, 'staff', '2014-05-10', '2021-03-31', 1],
        [2, 'deputy', '2021-04-01', null, 1],
        [3, 'staff', '2022-01-10', null, 2],
        [4, 'staff', '2025-02-17', null, 2],
        [5, 'deputy', '2015-01-01', '2024-08-31', 1],
        [5, 'member', '2024-09-01', null, 1],
      ];
      for (const [worker, postClass, from, until, community] of posts)
        await save('posts', {
          worker,
          postClass,
          from,
          community,
          ...(until ? { until } : {}),
          ...(worker === 1 && postClass === 'head' ? { position: '书记、主任' } : {}),
        });
      await save('educationRecords', { worker: 2, education: '20', form: 'fullTime', graduatedOn: '2012-07-01' });
      await save('educationRecords', { worker: 3, education: '14', form: 'inService', graduatedOn: '2021-07-01' });
      await save('educationRecords', { worker: 4, education: '20', form: 'fullTime', graduatedOn: '2022-07-01' });
      await save('educationRecords', { worker: 5, education: '20', form: 'inService', graduatedOn: '2009-07-01' });
      for (const [worker, level, issuedOn] of [
        [1, 'intermediate', '2016-06-01'],
        [2, 'assistant', '2018-06-01'],
        [5, 'senior', '2020-09-01'],
      ] as const)
        await save('certificates', { worker, level, issuedOn });
      await save('honours', { worker: 1, title: '市优秀', kind: 'commendation', level: 'city', on: '2022-05-01' });
      await save('honours', { worker: 1, title: '省劳模', kind: 'modelWorker', level: 'provincial', on: '2015-05-01' });
      await save('serviceBreaks', { worker: 2, from: '2016-01-01', until: '2016-12-31' });
      const results: [number, number, string][] = [
        [1, 2019, 'excellent'],
        [1, 2020, 'excellent'],
        [1, 2021, 'excellent'],
        [1, 2022, 'qualified'],
        [1, 2023, 'excellent'],
        [1, 2024, 'excellent'],
        [2, 2019, 'failed'],
        [2, 2021, 'basic'],
        [2, 2024, 'qualified'],
        [3, 2023, 'qualified'],
        [3, 2024, 'excellent'],
        [5, 2023, 'failed'],
        [5, 2024, 'basic'],
      ];
      for (const [worker, year, result] of results) await save('assessments', { worker, year, result });
      await save('grids', { name: '第一网格', community: 2 });
      await save('gridPosts', { worker: 3, grid: 1, fullTime: 1, from: '2022-06-01' });
    },
  );
});
afterAll(() => s.app.close());
afterEach(async () => {
  expect(await seriousFindings(s.app.page)).toEqual([]);
  expect(s.app.complaints).toEqual([]);
});

/*
 * 示例·桐湾区社区工作者薪酬管理实施办法（2025 年 1 月 1 日起施行）
 * 第一条 社区正职 7–18 级，副职 4–15 级，专职委员、工作人员 1–12 级。
 * 第二条 正职每满 2 年、副职每满 3 年晋升一级；专职委员、工作人员首次晋升须满 5 年，以后每满 3 年晋升一级。不足一年的，满半年按一年计算。中断的年限不计，考核不合格的年度不计。
 * 第三条 薪级基数为上年度全市城镇私营单位就业人员年平均工资（61,236 元）的 70% 除以 12，四舍五入到十元。
 * 第四条 薪级系数：1 级 1.00，2 至 6 级每级增加 0.04，7 级起每级增加 0.06。岗位系数：正职 1.20，副职 1.10，其他 1.00。薪级工资＝基数×薪级系数×岗位系数，舍去角、分。
 * 第五条 薪级工资的 60% 为基本报酬，按月发放；40% 为绩效报酬，按季发放。上年度考核优秀的发 120%，基本合格 80%，不合格不发。
 * 第六条 津贴：在云岭、雾溪等边远社区工作的每月 150 元；工作满 10 年的每月 100 元，满 20 年的每月 200 元；两项合计每月不超过 300 元。
 * 第七条 试用期 6 个月，按薪级工资（含绩效）的 80% 发放，不低于本岗最低级的 80%。
 */
test('三岗十八级: steps, coefficients and a first step by post, half years, tiers under a cap, odd yuan dropped', async () => {
  const { create, section, form, press, posts, fill, tick, choose, part, row, publish } = s.editor;
  const { page } = s.app;
  await create('桐湾区薪酬办法', '2025-1-1');
  await posts(['正职', '正职', 7, 18], ['副职', '副职', 4, 15], ['专职委员', '专职委员', 1, 12], ['工作人员', '工作人员', 1, 12]);
  await section('薪级系数');
  await press('填写数值');
  await fill(form(), '系数表：起始系数', '1');
  await fill(form(), '系数表：每级加', '0.04');
  await fill(form(), '系数表：到几级', '6');
  await press('按级填充');
  await fill(form(), '系数表：从几级', '7级');
  await fill(form(), '系数表：到几级', '18');
  await fill(form(), '系数表：起始系数', '1.26');
  await fill(form(), '系数表：每级加', '0.06');
  await press('按级填充');
  await section('基数');
  await tick(form(), '基数');
  await choose(form(), '文件怎样规定', '社会平均工资');
  await choose(form(), '数值按', '每年（除以 12）');
  await fill(form(), '取数值的', '百分之七十');
  await choose(form(), '月基数算到', '十元');
  await press('填写数值');
  await fill(form(), '数值', '6.1236万元');
  await section('调节系数');
  await press('添加调节系数');
  await fill(form(), '名称', '岗位系数');
  await press('填写数值');
  await form().getByLabel('数值各岗位分列').click({ force: true });
  await fill(form(), '正职的数值', '1.2');
  await fill(form(), '副职的数值', '1.1');
  await section('基本绩效与考核');
  await tick(form(), '基本和绩效的划分');
  await fill(form(), '基本部分占', '60%');
  await choose(form(), '绩效发放', '按季');
  await tick(form(), '考核影响绩效');
  await fill(form(), '优秀发放比例', '120%');
  await fill(form(), '基本合格发放比例', '80%');
  await fill(form(), '不合格发放比例', '0');
  await section('薪酬项目');
  await part('薪级工资', '薪级工资（再分基本和绩效）', '基数 × 薪级系数');
  const far = await part('边远社区补贴', '补贴', '固定金额');
  await fill(far, '金额', '150');
  await fill(far, '发放条件', '社区 in ("云岭社区", "雾溪社区")');
  const ten = await part('年功补贴', '补贴', '分档（满多少发多少）');
  await fill(ten, '各档金额：第 1 档满多少', '10年');
  await fill(ten, '各档金额：第 1 档金额', '100');
  await ten.getByRole('button', { name: '添加一档' }).click();
  await fill(ten, '各档金额：第 2 档满多少', '二十年');
  await fill(ten, '各档金额：第 2 档金额', '200');
  await section('试用期');
  await tick(form(), '试用期');
  await choose(form(), '按这个比例发的是', '基本和绩效部分');
  await section('保底封顶取整');
  await choose(form(), '算到', '元');
  await choose(form(), '尾数', '舍去');
  await choose(form(), '在哪一步', '薪级工资（划分之前）');
  await press('添加封顶');
  await choose(form(), '哪些项目', '边远社区补贴', '年功补贴');
  await fill(form(), '最多', '300');
  await section('年限晋级');
  await tick(form(), '年限晋级');
  await fill(form(), '第一档几年', '5');
  await choose(form(), '第二档从', '满一档年数起');
  await choose(form(), '不足一年', '满半年算一年');
  await choose(form(), '考核不达标的年度', '不算');
  const r1 = await row('岗位年限');
  await choose(r1, '岗位', '正职');
  await fill(r1, '几年一档', '两年');
  const r2 = await row('岗位年限');
  await choose(r2, '岗位', '副职');
  await page.keyboard.press('Control+s');
  await page.getByText('已保存草稿').waitFor();
  await page.getByRole('button', { name: '试算一个人…' }).click();
  await page.getByRole('dialog', { name: '试算一个人' }).getByText('元/月').waitFor();
  await page.keyboard.press('Escape');
  await publish();
  // Base 61,236 × 70% ÷ 12 = 3,572.10 -> 3,570. 周: 19 years 10 months are 20, a step each 2: 7 + 10 = 17, coefficient 1.86: 3,570 × 1.86 × 1.2 = 7,968.24
  // -> 7,968: 4,780.80 + 3,187.20 × 120% + (150 + 100 + 100, at most 300). 林: 8 years 7 months without the gap and 2019 are 9: 4 + 3 = 7: 4,948.02 -> 4,948,
  // and 150. 赵: 3 years, short of 5: 2,142 + 1,428 × 120%. 孙 on probation: 3,570 × 80%. 何: 13 years 6 months are 14, bands from 5, 8, 11, 14: grade 5,
  // 4,141.20 -> 4,141: 2,484.60 + 1,656.40 × 80% + 150 + 100. March ends a quarter: all is paid.
  await s.pays(
    '2025-03',
    {
      [head]: { monthly: '8,905.44', paid: '8,905.44' },
      [deputy]: { monthly: '5,098.00', paid: '5,098.00' },
      [graduate]: { monthly: '3,855.60', paid: '3,855.60' },
      [newcomer]: { monthly: '2,856.00', paid: '2,856.00' },
      [returned]: { monthly: '4,059.72', paid: '4,059.72' },
    },
    '1',
  );
});

/*
 * 示例·青禾县城市社区工作者岗位等级工资实施细则（2025 年 1 月 1 日起施行）
 * 一、正职 7–18 级，副职 5–16 级，专职委员 3–14 级，工作人员 1–12 级。每 3 年一档，第 4 年进入下一档，不足一年按一年计；考核不合格的当年不计年限，并降低一级。
 * 二、专职委员、工作人员：全日制大学本科加 1 级，硕士研究生加 2 级（不限形式）。助理社会工作师折算 1 年、社会工作师折算 2 年、高级社会工作师折算 4 年工作年限。
 * 三、连续三年考核优秀的提前晋升一级，每满三年晋升一次；获市级以上表彰的加 1 级，五年内有效；获劳动模范的加 2 级；荣誉就高不累计。
 * 四、基数为月最低工资标准（1,870 元）的 1.8 倍；2025 年 7 月 1 日起最低工资标准 2,010 元。系数 1 级 1.00，每级 0.05。各项目见分进角。
 * 五、70% 按月发放，30% 年终一次发放。
 * 六、试用期内每月发 2,600 元（专职委员、工作人员），副职 3,000 元、正职 3,400 元，不享受津贴。
 */
test('四岗十八级: education for some posts, certificates as years, merits that expire, years of 优秀 that lift and 不合格 that lowers', async () => {
  const { create, section, form, press, posts, fill, tick, choose, part, row, publish } = s.editor;
  const { page } = s.app;
  await create('青禾县工资细则', '2025-1-1');
  await posts(['正职', '正职', 7, 18], ['副职', '副职', 5, 16], ['专职委员', '专职委员', 3, 14], ['工作人员', '工作人员', 1, 12]);
  await section('薪级系数');
  await press('填写数值');
  await fill(form(), '系数表：起始系数', '1');
  await fill(form(), '系数表：每级加', '0.05');
  await press('按级填充');
  await section('基数');
  await tick(form(), '基数');
  await choose(form(), '文件怎样规定', '最低工资');
  await fill(form(), '取数值的', '1.8倍');
  await press('填写数值');
  await fill(form(), '数值', '1,870元');
  await press('添加新日期的数值');
  const raised = form().locator('.dated .entry').nth(1);
  await fill(raised, '数值的起始日期', '2025年7月1日');
  await fill(raised, '数值', '2010');
  await section('基本绩效与考核');
  await tick(form(), '基本和绩效的划分');
  await choose(form(), '绩效发放', '按年');
  await section('薪酬项目');
  await part('等级工资', '薪级工资（再分基本和绩效）', '基数 × 薪级系数');
  await section('试用期');
  await tick(form(), '试用期');
  await fill(form(), '不低于本岗最低薪级的', '0');
  await tick(form(), '是');
  await tick(form(), '是');
  await press('填写数值');
  await form().getByLabel('试用期定额各岗位分列').click({ force: true });
  for (const [p, n] of [
    ['正职', 3400],
    ['副职', 3000],
    ['专职委员', 2600],
    ['工作人员', 2600],
  ] as const)
    await fill(form(), `${p}的试用期定额`, String(n));
  await section('保底封顶取整');
  await choose(form(), '算到', '角');
  await choose(form(), '尾数', '见零进位');
  await section('年限晋级');
  await tick(form(), '年限晋级');
  await choose(form(), '考核不达标的年度', '不算');
  await section('学历证书荣誉');
  const e1 = await row('学历');
  await choose(e1, '学历', '大学本科');
  await choose(e1, '形式', '全日制');
  await fill(e1, '加几级', '1');
  await choose(e1, '仅限岗位', '专职委员', '工作人员');
  const e2 = await row('学历');
  await choose(e2, '学历', '硕士研究生');
  await fill(e2, '加几级', '2');
  await choose(e2, '仅限岗位', '专职委员', '工作人员');
  for (const [level, n] of [
    ['助理社会工作师', 1],
    ['社会工作师', 2],
    ['高级社会工作师', 4],
  ] as const) {
    const line = await row('证书');
    await choose(line, '证书', level);
    await fill(line, '折算几年', String(n));
    await choose(line, '仅限岗位', '专职委员', '工作人员');
  }
  const h1 = await row('荣誉');
  await fill(h1, '名称', '市级以上表彰');
  await choose(h1, '种类', '表彰');
  await choose(h1, '级别', '国家级', '省级', '市级');
  await fill(h1, '几年内有效', '五年');
  const h2 = await row('荣誉');
  await fill(h2, '名称', '劳动模范');
  await choose(h2, '种类', '劳动模范');
  await fill(h2, '加几级', '2');
  await choose(form(), '几项荣誉都有时', '取高的');
  const a1 = await row('考核');
  await fill(a1, '名称', '连续三年优秀');
  await choose(a1, '等次', '优秀');
  await fill(a1, '几次', '3');
  await tick(a1, '否');
  const a2 = await row('考核');
  await fill(a2, '名称', '不合格');
  await choose(a2, '等次', '不合格');
  await choose(a2, '怎样数', '累计');
  await fill(a2, '加几级', '-1');
  await tick(a2, '否');
  await form().evaluate((f) => f.scrollTo(0, 9999));
  await page.keyboard.press('Control+s');
  await page.getByText('已保存草稿').waitFor();
  await publish();
  // Base 1,870 × 1.8 = 3,366. 周: 20 begun years, 7 + 6, 1 for 2019–2021, 2 for the model worker (not 1 beside it): 16: 3,366 × 1.75 = 5,890.50: 4,123.35 -> 4,123.40
  // and 1,767.15 -> 1,767.20. 林: 9 years: 5 + 2, less 1: 6: 2,945.25 and 1,262.25. 赵: 1 + 2 for the master's: 3: 2,591.82 and 1,110.78. 孙: 2,600.
  // 何: 14 + 4 years are 18: 3 + 5, nothing for a degree beside work, less 1: 7: 3,063.06 and 1,312.74.
  await s.pays(
    '2025-04',
    {
      [head]: { monthly: '5,890.60', paid: '4,123.40' },
      [deputy]: { monthly: '4,207.60', paid: '2,945.30' },
      [graduate]: { monthly: '3,702.70', paid: '2,591.90' },
      [newcomer]: { monthly: '2,600.00', paid: '2,600.00' },
      [returned]: { monthly: '4,375.90', paid: '3,063.10' },
    },
    '2',
  );
});

/*
 * 示例·梧桐区社区工作者三岗十二级工资方案（2025 年 1 月 1 日起施行）
 * 一、岗位工资：正职 2,800、副职 2,500、其他人员 2,300 元；书记主任一肩挑的另加 280 元。
 * 二、资历工资：12 级，不满 3 年为 1 级，每满 3 年晋一级；1 级 50 元，每级加 60 元。
 * 三、规模补贴：社区 1,000 户以下每月 100 元，1,000 户以上 200 元，3,000 户以上 300 元（仅正职、副职）。
 * 四、证书补贴：助理 150、社工师 300、高级 500；学历补贴：本科 200、研究生 350；两项就高发放，不重复享受。
 * 五、红旗奖：党建红旗每面正职 500、副职 300、其他 200；治理红旗减半。
 * 六、绩效工资按季发放，正职 700、副职 625、其他 575 元。
 * 七、月薪（不含奖励）不低于 2,900 元；正职应发合计不超过 5,300 元，其他不超过 4,800 元。
 */
test('三岗十二级: posts and years added up, tiers by households, the higher of two allowances, flags by kind, a cap by post', async () => {
  const { create, section, form, press, posts, fill, tick, choose, part, entry, publish } = s.editor;
  const { page } = s.app;
  await create('梧桐区工资方案', '2025-1-1');
  await fill(form(), '薪级总数', '12');
  await posts(['正职', '正职', 1, 12], ['副职', '副职', 1, 12], ['其他人员', '工作人员', 1, 12]);
  await tick(entry(2), '专职委员');
  await section('薪酬项目');
  const p1 = await part('岗位工资', '基本薪酬', '岗位');
  for (const [p, n] of [
    ['正职', 2800],
    ['副职', 2500],
    ['其他人员', 2300],
  ] as const)
    await fill(p1, `${p}的金额`, String(n));
  const p2 = await part('一肩挑补贴', '补贴', '固定金额');
  await fill(p2, '金额', '280');
  await fill(p2, '发放条件', '一肩挑');
  const p3 = await part('资历工资', '基本薪酬', '薪级金额表');
  await fill(p3, '金额表：起始金额', '50');
  await fill(p3, '金额表：每级加', '60');
  await p3.getByRole('button', { name: '按级填充' }).click();
  const p4 = await part('规模补贴', '补贴', '分档（满多少发多少）');
  await choose(p4, '按什么分档', '所在社区户数');
  await fill(p4, '各档金额：第 1 档满多少', '0');
  await fill(p4, '各档金额：第 1 档金额', '100');
  await p4.getByRole('button', { name: '添加一档' }).click();
  await fill(p4, '各档金额：第 2 档满多少', '1000户');
  await fill(p4, '各档金额：第 2 档金额', '200');
  await p4.getByRole('button', { name: '添加一档' }).click();
  await fill(p4, '各档金额：第 3 档满多少', '3000');
  await fill(p4, '各档金额：第 3 档金额', '300');
  await choose(p4, '仅限岗位', '正职', '副职');
  const p5 = await part('学历证书补贴', '补贴', '公式');
  await fill(
    p5,
    '公式（得出元）',
    'max(if 学历层次 >= 5 then 350 else if 学历层次 >= 4 then 200 else 0, if 证书等级 >= 3 then 500 else if 证书等级 >= 2 then 300 else if 证书等级 >= 1 then 150 else 0)',
  );
  const p6 = await part('绩效工资', '绩效薪酬', '岗位');
  for (const [p, n] of [
    ['正职', 700],
    ['副职', 625],
    ['其他人员', 575],
  ] as const)
    await fill(p6, `${p}的金额`, String(n));
  await choose(p6, '发放', '按季');
  for (const [kind, amounts] of [
    ['党建红旗', [500, 300, 200]],
    ['治理红旗', [250, 150, 100]],
  ] as const) {
    const b = await part(`${kind}奖`, '奖励', '岗位');
    for (const [i, p] of ['正职', '副职', '其他人员'].entries()) await fill(b, `${p}的金额`, String(amounts[i]));
    await fill(b, '发放条件', `list contains(红旗, "${kind}")`);
  }
  await section('保底封顶取整');
  await form().getByRole('button', { name: '填写数值' }).click();
  await fill(form(), '月薪不低于', '2900');
  await press('添加封顶');
  const cap = entry(0);
  await cap.getByLabel('最多各岗位分列').click({ force: true });
  for (const [p, n] of [
    ['正职', 5300],
    ['副职', 4800],
    ['其他人员', 4800],
  ] as const)
    await fill(cap, `${p}的最多`, String(n));
  await section('年限晋级');
  await tick(form(), '年限晋级');
  await choose(form(), '第二档从', '满一档年数起');
  await choose(form(), '不足一年', '不算');
  await page.keyboard.press('Control+s');
  await page.getByText('已保存草稿').waitFor();
  await publish();
  // 周: 2,800 + 280 + (19 years, the seventh) 410 + 300 + the higher 300 + 700 + 500 + 250 = 5,540, cut to 5,300. 林: 2,500 + 230 + 300 + 200 + 625 + 450. 赵: 2,300 + 50
  // + 350 + 575. 孙: 2,300 + 50 + 200 + 575. 何: 2,300 + 290 + 500 + 575 + 300. June ends a quarter.
  await s.pays(
    '2025-06',
    {
      [head]: { monthly: '5,300.00', paid: '5,300.00' },
      [deputy]: { monthly: '4,305.00', paid: '4,305.00' },
      [graduate]: { monthly: '3,275.00', paid: '3,275.00' },
      [newcomer]: { monthly: '3,125.00', paid: '3,125.00' },
      [returned]: { monthly: '3,965.00', paid: '3,965.00' },
    },
    '4',
  );
});

test('two of them side by side print on A4 across', async () => {
  const { page } = s.app;
  await goTo(page, '薪酬');
  await page.getByRole('navigation', { name: '薪酬' }).getByRole('link', { name: '薪酬方案' }).click();
  for (const name of ['桐湾区薪酬办法', '青禾县工资细则'])
    await page
      .getByRole('row', { name: new RegExp(name) })
      .locator('.el-checkbox')
      .click();
  await page.getByRole('button', { name: '比较' }).click();
  await page.getByText('哪一处').first().waitFor();
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.toString('latin1')).toMatch(/MediaBox\s*\[0 0 84[12]/);
  if (process.env['PICTURES']) await writeFile(`${process.env['PICTURES']}/compare.pdf`, pdf);
  await goTo(page, '首页');
});
