/**
 * Four notices that the program has never seen, each entered in the editor from its prose alone, published, and a month paid by it; the amounts were
 * worked out by hand from the prose. Places and figures are made up.
 */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { seriousFindings } from './axe.ts';
import { noticeStreet, type NoticeStreet } from './noticeStreet.ts';
import { goTo } from './stations.ts';

let app: NoticeStreet['app'];
let editor: NoticeStreet['editor'];
let picture: NoticeStreet['picture'];
let pays: NoticeStreet['pays'];
const deputy = '林一诺';
const head = '周启明';
const newcomer = '赵小禾';

beforeAll(async () => {
  ({ app, editor, picture, pays } = await noticeStreet(
    [
      { name: deputy, idNumber: '520699199005164600', postClass: 'deputy', serviceFrom: '2014-05-10', education: '20' },
      { name: head, idNumber: '520699198001014619', postClass: 'head', position: '书记、主任', serviceFrom: '2005-03-01', education: '30' },
      { name: newcomer, idNumber: '520699199702034625', postClass: 'staff', serviceFrom: '2022-01-10', education: '14' },
    ],
    async (save, station) => {
      await station.ask('registers.save', { register: 'communities', id: 1, revision: 1, values: { households: 3600 } });
      for (const kind of ['党建红旗', '治理红旗']) await save('flags', { community: 1, kind, from: '2021-06-01' });
      await save('certificates', { worker: 1, level: 'intermediate', issuedOn: '2018-06-01' });
      const results: [number, number, string][] = [
        [1, 2019, 'failed'],
        [1, 2021, 'basic'],
        [1, 2022, 'qualified'],
        [1, 2023, 'qualified'],
        [1, 2024, 'qualified'],
        [2, 2021, 'excellent'],
        [2, 2022, 'excellent'],
        [2, 2023, 'excellent'],
        [2, 2024, 'excellent'],
        [3, 2023, 'qualified'],
      ];
      for (const [person, year, result] of results) await save('assessments', { worker: person, year, result });
      await save('honours', { worker: 2, title: '优秀社区工作者', kind: 'commendation', level: 'city', on: '2020-07-01' });
      await save('grids', { name: '第一网格', community: 1 });
      await save('gridPosts', { worker: 3, grid: 1, fullTime: 1, from: '2022-06-01' });
    },
  ));
});
afterAll(() => app.close());
afterEach(async () => {
  expect(await seriousFindings(app.page)).toEqual([]);
  expect(app.complaints).toEqual([]);
});

/*
 * 云岭县社区工作者薪酬管理办法（云社发〔2022〕1 号，自 2022 年 1 月 1 日起施行）
 * 第一条 社区工作者分正职、副职、专职委员、工作人员四岗，共 18 级：正职 7–18 级，副职 5–16 级，专职委员 3–14 级，工作人员 1–12 级。
 * 第二条 在本岗起点级基础上，从事社区工作每满 2 年晋升一级，不足一年不计。工作中断和年度考核不合格的年份不计。每年 1 月 1 日核定。
 * 第三条 大学本科加 1 级，硕士研究生加 2 级；助理社会工作师加 1 级，社会工作师加 2 级，高级社会工作师加 3 级；学历与证书取高者，不累加。获市级以上表彰加 1 级，以一次为限。以上合计不超过 4 级。
 * 第四条 岗位薪级工资＝3,100 元×薪级系数×0.94（财力调节系数），四舍五入到元。1 级系数 1.00，每级递增 0.05。其中 70% 按月发放，30% 为绩效，按季发放。
 * 第五条 上年度考核优秀的发绩效的 120%，合格 100%，基本合格 50%，不合格不发。
 * 第六条 社区每获一面红旗，每月奖励正职 500 元、副职 300 元、其他人员 200 元，最多计 5 面。
 * 第七条 试用期 3 个月，发基本部分的 80%，不发绩效，不低于本岗最低级月薪的 80%。
 */
test('四岗十八级: a factor of 0.94, the higher of education and certificate, a failed year, performance by the quarter', async () => {
  const { create, section, form, press, posts, fill, tick, choose, part, row, publish } = editor;
  await create('云岭县薪酬办法', '2022-1-1');
  await posts(['正职', '正职', 7, 18], ['副职', '副职', 5, 16], ['专职委员', '专职委员', 3, 14], ['工作人员', '工作人员', 1, 12]);
  await section('薪级系数');
  await press('填写数值');
  await fill(form(), '系数表：起始系数', '1');
  await fill(form(), '系数表：每级加', '0.05');
  await press('按级填充');
  await section('基数');
  await tick(form(), '基数');
  await press('填写数值');
  await fill(form(), '数值', '3100');
  await section('调节系数');
  await press('添加调节系数');
  await fill(form(), '名称', '财力调节系数');
  await press('填写数值');
  await fill(form(), '数值', '0.94');
  await picture('a-factor');
  await section('基本绩效与考核');
  await tick(form(), '基本和绩效的划分');
  await fill(form(), '基本部分占', '70%');
  await choose(form(), '绩效发放', '按季');
  await tick(form(), '考核影响绩效');
  await fill(form(), '优秀发放比例', '120%');
  await fill(form(), '基本合格发放比例', '50%');
  await fill(form(), '不合格发放比例', '0');
  await picture('a-split');
  await section('薪酬项目');
  await part('岗位薪级工资', '薪级工资（再分基本和绩效）', '基数 × 薪级系数');
  const flags = await part('红旗奖励', '奖励', '岗位');
  for (const [post, amount] of [
    ['正职', 500],
    ['副职', 300],
    ['专职委员', 200],
    ['工作人员', 200],
  ] as const)
    await fill(flags, `${post}的金额`, String(amount));
  await tick(flags, '按次数');
  await section('试用期');
  await tick(form(), '试用期');
  await fill(form(), '几个月', '3');
  await tick(form(), '是');
  await section('保底封顶取整');
  await choose(form(), '算到', '元');
  await choose(form(), '在哪一步', '薪级工资（划分之前）');
  await section('年限晋级');
  await tick(form(), '年限晋级');
  await fill(form(), '几年一档', '2');
  await choose(form(), '第二档从', '满一档年数起');
  await choose(form(), '不足一年', '不算');
  await choose(form(), '考核不达标的年度', '不算');
  await picture('a-steps');
  await section('学历证书荣誉');
  for (const [education, grades] of [
    ['大学本科', 1],
    ['硕士研究生', 2],
  ] as const) {
    const line = await row('学历');
    await choose(line, '学历', education);
    await fill(line, '加几级', String(grades));
  }
  for (const [level, grades] of [
    ['助理社会工作师', 1],
    ['社会工作师', 2],
    ['高级社会工作师', 3],
  ] as const) {
    const line = await row('证书');
    await choose(line, '证书', level);
    await fill(line, '加几级', String(grades));
  }
  await choose(form(), '学历和证书都有时', '取高的');
  const honour = await row('荣誉');
  await fill(honour, '名称', '市级以上表彰');
  await choose(honour, '种类', '表彰');
  await choose(honour, '级别', '国家级', '省级', '市级');
  await fill(form(), '合计最多加几级', '4');
  await picture('a-lifts');
  await app.page.keyboard.press('Control+s');
  await app.page.getByText('已保存草稿').waitFor();
  await publish();
  // 林: 7 full years less 2019 are 6: the fourth band, 5 + 3, and 2 for the certificate: grade 10. 3,100 × 1.45 × 0.94 = 4,225.30 -> 4,225: 2,957.50,
  // and 1,267.50 × 50% = 633.75; two flags 600. 周: 16 years, 7 + 8 + 1 = 16: 3,100 × 1.75 × 0.94 = 5,099.50 -> 5,100: 3,570 + 1,530 × 120% + 1,000.
  // 赵: grade 1 + 2 = 3: 3,205; 2,243.50 × 80% = 1,794.80, but at least 80% of grade 1, 2,914 -> 2,331; two flags 400.
  await pays(
    '2022-02',
    {
      [deputy]: { monthly: '4,191.25', paid: '3,557.50' },
      [head]: { monthly: '6,406.00', paid: '4,570.00' },
      [newcomer]: { monthly: '2,731.00', paid: '2,731.00' },
    },
    'a',
  );
});

/*
 * 临溪县社区专职工作者工资暂行办法（自 2023 年 1 月 1 日起施行）
 * 一、正职、副职、工作人员三岗 16 级：正职 7–16 级，副职 4–13 级，工作人员 1–10 级。三年一档，第四年进入下一档；不足一年按一年计，中断、考核不合格的年度不计。本科、硕士、博士分别折算 3、5、7 年。
 * 二、月基数为上年度城镇单位就业人员年平均工资（64,800 元）的 60%，再乘片区系数 1.05；1 级系数 1.00，每级加 0.03。80% 按月发放，20% 年中、年末两次考核发放，考核不合格的不发。各项算到角。
 * 三、持助理社会工作师、社会工作师、高级社会工作师证书的，从次月起每月补贴 100、200、300 元。
 * 四、书记、主任一肩挑的每月 300 元；专职网格员每月 150 元；超过 3,000 户的社区，正职、副职每月 120 元。
 * 五、转任低岗位的，原薪级保护 12 个月。
 */
test('三岗十六级: begun years, education as years, a base of a mean wage, allowances with conditions of their own', async () => {
  const { create, section, form, press, posts, fill, tick, choose, part, row, publish } = editor;
  await create('临溪县工资办法', '2023-01-01');
  await fill(form(), '薪级总数', '16');
  await posts(['正职', '正职', 7, 16], ['副职', '副职', 4, 13], ['工作人员', '工作人员', 1, 10]);
  await section('薪级系数');
  await press('填写数值');
  await fill(form(), '系数表：起始系数', '1');
  await fill(form(), '系数表：每级加', '0.03');
  await press('按级填充');
  await section('基数');
  await tick(form(), '基数');
  await choose(form(), '文件怎样规定', '社会平均工资');
  await choose(form(), '数值按', '每年（除以 12）');
  await fill(form(), '取数值的', '60%');
  await press('填写数值');
  await fill(form(), '数值', '64800');
  await picture('b-base');
  await section('调节系数');
  await press('添加调节系数');
  await fill(form(), '名称', '片区系数');
  await choose(form(), '乘在', '基数');
  await press('填写数值');
  await fill(form(), '数值', '1.05');
  await section('基本绩效与考核');
  await tick(form(), '基本和绩效的划分');
  await fill(form(), '基本部分占', '80%');
  await choose(form(), '绩效发放', '按半年');
  await tick(form(), '考核影响绩效');
  await fill(form(), '不合格发放比例', '0');
  await section('薪酬项目');
  await part('薪级工资', '薪级工资（再分基本和绩效）', '基数 × 薪级系数');
  const certificate = await part('职业资格补贴', '补贴', '证书（最高一种）');
  for (const [level, amount] of [
    ['助理社会工作师', 100],
    ['社会工作师', 200],
    ['高级社会工作师', 300],
  ] as const)
    await fill(certificate, `${level}的金额`, String(amount));
  for (const [name, condition, amount] of [
    ['一肩挑补贴', '一肩挑', 300],
    ['网格补贴', '专职网格员', 150],
    ['大社区补贴', '社区户数 > 3000 and (岗位 = "正职" or 岗位 = "副职")', 120],
  ] as const) {
    const block = await part(name, '补贴', '固定金额');
    await fill(block, '金额', String(amount));
    await fill(block, '发放条件', condition);
  }
  await picture('b-parts');
  await section('保底封顶取整');
  await choose(form(), '算到', '角');
  await section('年限晋级');
  await tick(form(), '年限晋级');
  await choose(form(), '考核不达标的年度', '不算');
  await section('学历证书荣誉');
  for (const [education, years] of [
    ['大学本科', 3],
    ['硕士研究生', 5],
    ['博士研究生', 7],
  ] as const) {
    const line = await row('学历');
    await choose(line, '学历', education);
    await fill(line, '折算几年', String(years));
  }
  await section('岗位变动');
  await fill(form(), '年限定级日', '1月1日');
  expect(await form().getByLabel('年限定级日').inputValue()).toBe('01-01');
  await choose(form(), '取得证书，从', '次月');
  await choose(form(), '转到低岗位', '保护一段时间');
  await fill(form(), '保护几个月', '12');
  await picture('b-regrade');
  await app.page.keyboard.press('Control+s');
  await app.page.getByText('已保存草稿').waitFor();
  await publish();
  // Base 64,800 × 60% ÷ 12 × 1.05 = 3,402. 林: 8 begun years and 3 are 11, the fourth band: grade 7, × 1.18 = 4,014.36: 3,211.50 + 802.90 + 200 + 120.
  // 周: 18 years, the sixth band, grade 12, × 1.33 = 4,524.66: 3,619.70 + 904.90 + 300 + 120. 赵: 1 + 5 years, grade 2: 2,803.20 + 700.80 + 150.
  await pays(
    '2023-02',
    {
      [deputy]: { monthly: '4,334.40', paid: '3,531.50' },
      [head]: { monthly: '4,944.60', paid: '4,039.70' },
      [newcomer]: { monthly: '3,654.00', paid: '2,953.20' },
    },
    'b',
  );
});

/*
 * 青河市社区工作者职业薪酬体系实施意见（自 2024 年 1 月 1 日起施行）
 * 一、四岗 24 级：正职 9–24 级，副职 6–20 级，专职委员 3–16 级，工作人员 1–14 级；每满 2 年升一级，不足一年不计。本科、硕士、博士加 1、2、3 级，助理社会工作师、社会工作师、高级社会工作师加 1、2、3 级，可以累加，合计不超过 5 级。连续三年考核优秀的另加 1 级。
 * 二、基数 3,050 元，2024 年 7 月 1 日起 3,150 元。系数：正职 9 级 1.50、副职 6 级 1.25、专职委员 3 级 1.10、工作人员 1 级 1.00，各岗每级加 0.04。90% 按月，10% 绩效也按月发放。月薪不低于 2,600 元。
 * 三、年终考核奖按上年度等次一次发放：优秀 5,000 元，合格 3,000 元。
 */
test('四岗二十四级: a column of coefficients for each post, a base raised in July, a bonus of the year', async () => {
  const { create, section, form, press, posts, fill, tick, choose, part, row, publish } = editor;
  await create('青河市薪酬体系', '2024-01-01');
  await fill(form(), '薪级总数', '24');
  await posts(['正职', '正职', 9, 24], ['副职', '副职', 6, 20], ['专职委员', '专职委员', 3, 16], ['工作人员', '工作人员', 1, 14]);
  await section('薪级系数');
  await press('填写数值');
  await tick(form(), '各岗位分列');
  for (const [post, first] of [
    ['正职', '1.5'],
    ['副职', '1.25'],
    ['专职委员', '1.1'],
    ['工作人员', '1'],
  ] as const) {
    await choose(form(), '系数表：填充哪一列', post);
    await fill(form(), '系数表：起始系数', first);
    await fill(form(), '系数表：每级加', '0.04');
    await press('按级填充');
  }
  await picture('c-coefficients');
  await section('基数');
  await tick(form(), '基数');
  await press('填写数值');
  await fill(form(), '数值', '3050');
  await press('添加新日期的数值');
  const raised = form().locator('.dated .entry').nth(1);
  await fill(raised, '数值的起始日期', '2024.7.1');
  await fill(raised, '数值', '3150');
  await picture('c-base');
  await section('基本绩效与考核');
  await tick(form(), '基本和绩效的划分');
  await fill(form(), '基本部分占', '0.9');
  await section('薪酬项目');
  await part('薪级工资', '薪级工资（再分基本和绩效）', '基数 × 薪级系数');
  const bonus = await part('年终考核奖', '奖励', '考核等次');
  await choose(bonus, '发放', '按年');
  await choose(bonus, '下面的金额是', '一次发放的（如全年）');
  await fill(bonus, '优秀的金额', '5000');
  await fill(bonus, '合格的金额', '3000');
  await picture('c-bonus');
  await section('保底封顶取整');
  await press('填写数值');
  await fill(form(), '月薪不低于', '2600');
  await section('年限晋级');
  await tick(form(), '年限晋级');
  await fill(form(), '几年一档', '2');
  await choose(form(), '第二档从', '满一档年数起');
  await choose(form(), '不足一年', '不算');
  await section('学历证书荣誉');
  for (const [education, grades] of [
    ['大学本科', 1],
    ['硕士研究生', 2],
    ['博士研究生', 3],
  ] as const) {
    const line = await row('学历');
    await choose(line, '学历', education);
    await fill(line, '加几级', String(grades));
  }
  for (const [level, grades] of [
    ['助理社会工作师', 1],
    ['社会工作师', 2],
    ['高级社会工作师', 3],
  ] as const) {
    const line = await row('证书');
    await choose(line, '证书', level);
    await fill(line, '加几级', String(grades));
  }
  await press('添加公式');
  const extra = form().locator('.entry[role=group]').last();
  await fill(extra, '名称', '连续三年优秀');
  await fill(extra, '公式', 'if 连续优秀 >= 3 then 1 else 0');
  await picture('c-lifts');
  await app.page.keyboard.press('Control+s');
  await app.page.getByText('已保存草稿').waitFor();
  await publish();
  // 林: 9 years, 6 + 4 + 1 + 2 = 13: 1.25 + 7 × 0.04 = 1.53; 3,150 × 1.53 = 4,819.50; August's share of 3,000 is 250. 周: 18 years, 9 + 9 + 1 = 19:
  // 1.90, 5,985.00, and of 5,000 416.66 in August (416.67 in July). 赵: 1 year, 1 + 2 = 3: 1.08, 3,402.00, and 250.
  await pays(
    '2024-08',
    {
      [deputy]: { monthly: '5,069.50', paid: '4,819.50' },
      [head]: { monthly: '6,401.66', paid: '5,985.00' },
      [newcomer]: { monthly: '3,652.00', paid: '3,402.00' },
    },
    'c',
  );
});

/*
 * 望江县社区工作人员薪酬标准（自 2025 年 1 月 1 日起施行）
 * 一、正职、副职、专职委员、工作人员、工作站人员五岗，每岗 12 级。从 2008 年 3 月 1 日起计算工作年限，满 2、4、7、10、13、16、20、24、28、32、36 年各升一级，只计满年；考核不合格的，当前一级的年限从下一年重新计算。
 * 二、薪级工资 1 级 1,500 元，每级加 60 元；岗位工资依次为 1,600、1,300、1,100、900、700 元；工龄补贴每年 15 元，最多 20 年；学历补贴大专 100 元、本科 150 元、硕士 250 元；社会工作师证书每月 500 元。
 * 三、绩效每月 400 元，按季发放，上年度考核优秀的发 120%，基本合格 60%，不合格不发。上年度考核优秀的，每月另奖 100 元。
 * 四、6 至 9 月每月高温补贴 240 元。
 */
test('五岗十二级: tables of money, steps of unequal length that begin anew, allowances of the season', async () => {
  const { create, section, form, posts, fill, tick, choose, part, publish } = editor;
  await create('望江县薪酬标准', '2025-01-01');
  await fill(form(), '来源', '望江县薪酬标准（2025 年）\n附表一');
  await fill(form(), '薪级总数', '12');
  await posts(
    ['正职', '正职', 1, 12],
    ['副职', '副职', 1, 12],
    ['专职委员', '专职委员', 1, 12],
    ['工作人员', '工作人员', 1, 12],
    ['工作站人员', '工作站人员', 1, 12],
  );
  await section('薪酬项目');
  const grade = await part('薪级工资', '基本薪酬', '薪级金额表');
  await fill(grade, '金额表：起始金额', '1500');
  await fill(grade, '金额表：每级加', '60');
  await grade.getByRole('button', { name: '按级填充' }).click();
  const post = await part('岗位工资', '基本薪酬', '岗位');
  for (const [name, amount] of [
    ['正职', 1600],
    ['副职', 1300],
    ['专职委员', 1100],
    ['工作人员', 900],
    ['工作站人员', 700],
  ] as const)
    await fill(post, `${name}的金额`, String(amount));
  const years = await part('工龄补贴', '补贴', '工作年限（每年多少）');
  await fill(years, '每年', '15');
  await fill(years, '最多算几年', '20');
  const education = await part('学历补贴', '补贴', '学历（最高）');
  for (const [name, amount] of [
    ['大学专科', 100],
    ['大学本科', 150],
    ['硕士研究生', 250],
  ] as const) {
    await choose(education, '金额：添加一项', name);
    await fill(education, `${name}的金额`, String(amount));
  }
  await picture('d-education');
  await fill(await part('职业资格补贴', '补贴', '证书（最高一种）'), '社会工作师的金额', '500');
  const performance = await part('绩效', '绩效薪酬', '固定金额');
  await fill(performance, '金额', '400');
  await choose(performance, '发放', '按季');
  const excellent = await part('优秀奖', '奖励', '固定金额');
  await fill(excellent, '金额', '100');
  await fill(excellent, '发放条件', '上年考核 = "优秀"');
  const heat = await part('高温补贴', '补贴', '固定金额');
  await fill(heat, '金额', '240');
  await fill(heat, '发放条件', '月 >= 6 and 月 <= 9');
  await picture('d-parts');
  await section('基本绩效与考核');
  await tick(form(), '考核影响绩效');
  await fill(form(), '优秀发放比例', '120%');
  await fill(form(), '基本合格发放比例', '60%');
  await fill(form(), '不合格发放比例', '0');
  await section('年限晋级');
  await tick(form(), '年限晋级');
  await fill(form(), '各档不等长时，起始年限', '2、4、7、10、13、16、20、24、28、32、36');
  await choose(form(), '不足一年', '不算');
  await fill(form(), '从哪天起算', '2008-03-01');
  await choose(form(), '考核不达标的年度', '本档从下一年重新算');
  await picture('d-steps');
  await app.page.keyboard.press('Control+s');
  await app.page.getByText('已保存草稿').waitFor();
  await publish();
  // 林: 4 years before 2019, the third band from 4 years; 5 more since 2020 are 9: the fourth, 1,680 + 1,300 + 135 + 150 + 500 + 240, and 400 held.
  // 周: 16 years since 2008, the seventh: 1,860 + 1,600 + 240 + 100 + 100 + 240, and 480. 赵: 2 years, the second: 1,560 + 900 + 30 + 250 + 240, and 400.
  await pays(
    '2025-07',
    {
      [deputy]: { monthly: '4,405.00', paid: '4,005.00' },
      [head]: { monthly: '4,620.00', paid: '4,140.00' },
      [newcomer]: { monthly: '3,380.00', paid: '2,980.00' },
    },
    'd',
  );
  await goTo(app.page, '首页');
});
