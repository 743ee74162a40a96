/** Forty-one items of territorial management with the flow of each, in the manner of published lists; places, bodies and words are made up. */
import type { Input } from '#shared/contract/index.ts';

type Step = Input<'flows.save'>['steps'][number];
export type FlowSample = {
  basis: string;
  title: string;
  field: string;
  leadBody: string;
  leadDuty: string;
  supportBody: string;
  supportDuty: string;
  steps: Step[];
};

/** 名称@承办#时限>下一步; the first begins, those marked with ! end, those with ? decide. */
function steps(...lines: string[]): Step[] {
  return lines.map((line, i) => {
    const [, sign, title, who, limit, next] = /^([?!]?)([^@#>]+)(?:@([^#>]+))?(?:#([^>]+))?(?:>(.+))?$/.exec(line)!;
    const kind = i === 0 ? 'start' : sign === '!' ? 'end' : sign === '?' ? 'decision' : 'step';
    return { title: title!, kind, who: who ?? null, limit: limit ?? null, next: next ?? null };
  });
}

const street = '红旗街道';
/** Found on patrol: stopped at once where the street may, else reported to who leads. */
const patrol = (what: string, lead: string, days: number): Step[] =>
  steps(
    `日常巡查发现或接到${what}举报@社区网格员`,
    `到场核实，劝阻制止并留存影像@${street}综合行政执法队#1个工作日`,
    `?是否当场改正@${street}综合行政执法队>已改正→7；拒不改正→4`,
    `书面报告${lead}并移送线索@${street}#2个工作日`,
    `?是否立案查处@${lead}#${days}个工作日>立案→6；不予立案→7`,
    `依法作出处理决定并送达当事人@${lead}#30日`,
    `将处理结果告知举报人并登记@${street}#3个工作日`,
    `!归档，纳入回访巡查@社区居民委员会`,
  );
/** Asked for: checked at the window, looked into, shown to the public, decided above. */
const application = (what: string, lead: string, days: number): Step[] =>
  steps(
    `居民提出${what}申请@申请人`,
    `?申请材料是否齐全@${street}便民服务中心#当场>齐全→5；可补正→3；不属于受理范围→4`,
    `一次性告知需要补正的材料@${street}便民服务中心#1个工作日>补正后→1`,
    `!不予受理，出具书面告知@${street}便民服务中心`,
    `入户调查核实家庭情况@社区居民委员会#5个工作日`,
    `?公示有无异议@${street}公共服务办公室#7日>无异议→8；有异议→7`,
    `复核异议并说明情况@${street}公共服务办公室#5个工作日`,
    `?审核确认@${lead}#${days}个工作日>符合条件→9；不符合条件→10`,
    `发放或登记，告知申请人@${lead}#3个工作日>11`,
    `书面说明理由并告知救济途径@${lead}#3个工作日`,
    `!材料归档，定期复核@${street}公共服务办公室`,
  );
/** Danger: people first, then who answers for it, then what caused it. */
const emergency = (what: string, lead: string): Step[] =>
  steps(
    `接到${what}报告或监测预警@${street}值班室`,
    `立即核实，电话报告区域值班室@${street}值班室#30分钟内`,
    `?是否需要启动应急响应@${street}应急管理办公室#即时>需要→4；不需要→8`,
    `组织转移安置，设置警戒@${street}、社区居民委员会#即时`,
    `专业力量到场处置@${lead}#即时`,
    `?险情是否解除@${lead}>解除→7；未解除→5`,
    `清点受灾情况，安抚救助群众@${street}#2个工作日`,
    `续报处置结果，查明原因@${lead}#5个工作日`,
    `!总结归档，整改隐患@${street}应急管理办公室`,
  );
/** A quarrel: talked over twice at most, then the law. */
const mediation = (what: string, lead: string): Step[] =>
  steps(
    `${what}当事人反映或排查发现@社区居民委员会`,
    `登记并了解双方诉求@社区人民调解委员会#2个工作日`,
    `组织双方调解@社区人民调解委员会#10个工作日`,
    `?是否达成协议@社区人民调解委员会>达成→8；未达成→5`,
    `街道会同${lead}联合调解@${street}平安法治办公室#15个工作日`,
    `?联合调解结果@${street}平安法治办公室>达成→8；仍未达成→7`,
    `!引导通过仲裁、诉讼等途径解决@${street}司法所`,
    `签订调解协议并督促履行@社区人民调解委员会#7日`,
    `!回访归档@${street}平安法治办公室`,
  );
/** Checked together after a plan; what is wrong is put right until it is. */
const inspection = (what: string, lead: string, days: number): Step[] =>
  steps(
    `制定${what}联合检查计划@${lead}#每季度`,
    `抽调人员，通知参加单位@${lead}、${street}#3个工作日`,
    `现场检查并制作检查记录@${lead}、${street}综合行政执法队`,
    `?是否发现问题隐患>发现→5；未发现→9`,
    `下达责令限期整改通知书@${lead}#${days}个工作日`,
    `督促整改并复查@${street}社区网格员#到期后3日内`,
    `?整改是否到位@${lead}>到位→9；未到位→8`,
    `依法立案处罚，报告区级有关部门@${lead}#30日`,
    `!公布检查结果，资料归档@${lead}`,
  );
/** Looked for and listed, year by year. */
const census = (what: string, lead: string, days: number): Step[] =>
  steps(
    `布置年度${what}工作@${lead}`,
    `逐户逐点摸底登记@社区居民委员会#${days}个工作日`,
    `汇总审核，建立台账@${street}#5个工作日`,
    `?抽查是否合格@${lead}#5个工作日>合格→5；不合格→2`,
    `确认结果并落实后续措施@${lead}#10个工作日`,
    `!动态更新台账@${street}`,
  );

type Row = [field: string, title: string, lead: string, duty: string, made: (lead: string) => Step[]];
const rows: Row[] = [
  ['城市管理', '违法建设巡查与制止', '县自然资源局', '负责认定和依法查处违法建设', (l) => patrol('违法建设', l, 7)],
  ['城市管理', '占道经营整治', '县综合行政执法局', '负责占道经营行为的行政处罚', (l) => patrol('占道经营', l, 5)],
  ['城市管理', '户外广告和招牌管理', '县综合行政执法局', '负责户外广告设置审批与查处', (l) => patrol('违规广告', l, 7)],
  ['城市管理', '建筑垃圾偷倒乱倒处置', '县综合行政执法局', '负责查处偷倒乱倒行为', (l) => patrol('偷倒建筑垃圾', l, 7)],
  ['城市管理', '老旧小区加装电梯协调', '县住房和城乡建设局', '负责方案审查和施工监管', (l) => application('加装电梯', l, 15)],
  ['城市管理', '物业服务纠纷调处', '县住房和城乡建设局', '负责物业服务企业监管', (l) => mediation('物业服务纠纷', l)],
  ['城市管理', '业主大会成立指导', '县住房和城乡建设局', '负责备案与业务指导', (l) => application('成立业主大会', l, 10)],
  ['生态环境', '露天焚烧秸秆垃圾管控', '县生态环境局', '负责大气污染防治统一监管', (l) => patrol('露天焚烧', l, 5)],
  ['生态环境', '餐饮油烟扰民处置', '县生态环境局', '负责油烟排放监测', (l) => inspection('餐饮油烟', l, 5)],
  ['生态环境', '河道沟渠保洁巡查', '县水利局', '负责河道管理和执法', (l) => patrol('侵占河道', l, 10)],
  ['生态环境', '噪声扰民协调', '县公安局', '负责社会生活噪声查处', (l) => mediation('噪声扰民', l)],
  ['生态环境', '畜禽养殖污染排查', '县农业农村局', '负责养殖污染防治指导', (l) => census('畜禽养殖污染排查', l, 20)],
  ['安全生产', '小型生产经营场所安全检查', '县应急管理局', '负责安全生产综合监管', (l) => inspection('小型场所安全', l, 5)],
  ['安全生产', '燃气使用安全检查', '县住房和城乡建设局', '负责燃气行业监管', (l) => inspection('燃气安全', l, 3)],
  ['安全生产', '自建房安全隐患排查', '县住房和城乡建设局', '负责房屋安全鉴定指导', (l) => census('自建房隐患排查', l, 30)],
  ['安全生产', '烟花爆竹违规储存销售处置', '县应急管理局', '负责烟花爆竹经营监管', (l) => patrol('违规销售烟花爆竹', l, 3)],
  ['消防救援', '消防车通道占用清理', '县消防救援大队', '负责消防监督执法', (l) => patrol('占用消防通道', l, 3)],
  ['消防救援', '电动自行车违规充电治理', '县消防救援大队', '负责火灾隐患查处', (l) => inspection('电动自行车充电', l, 3)],
  ['消防救援', '居民楼火灾应急处置', '县消防救援大队', '负责火灾扑救', (l) => emergency('火情', l)],
  ['应急管理', '防汛抢险与人员转移', '县水利局', '负责水情监测和技术支撑', (l) => emergency('汛情', l)],
  ['应急管理', '地质灾害险情处置', '县自然资源局', '负责险情认定和技术支撑', (l) => emergency('地质灾害', l)],
  ['应急管理', '低温雨雪冰冻灾害应对', '县应急管理局', '负责统筹灾害应对', (l) => emergency('雨雪冰冻灾害', l)],
  ['应急管理', '受灾群众救助', '县应急管理局', '负责救助资金安排', (l) => application('受灾救助', l, 10)],
  ['民生保障', '最低生活保障申请审核', '县民政局', '负责监督指导和资金发放', (l) => application('最低生活保障', l, 10)],
  ['民生保障', '临时救助', '县民政局', '负责大额救助审批', (l) => application('临时救助', l, 5)],
  ['民生保障', '特困人员供养认定', '县民政局', '负责认定监督与资金保障', (l) => application('特困供养', l, 10)],
  ['民生保障', '高龄津贴发放', '县民政局', '负责资格确认和发放', (l) => application('高龄津贴', l, 5)],
  ['民生保障', '公共租赁住房资格初审', '县住房和城乡建设局', '负责资格复审和配租', (l) => application('公共租赁住房', l, 15)],
  ['民生保障', '残疾人两项补贴', '县残疾人联合会', '负责残疾等级核定', (l) => application('残疾人补贴', l, 10)],
  ['民生保障', '流浪乞讨人员救助引导', '县民政局', '负责救助站接收救助', (l) => emergency('人员求助', l)],
  ['卫生健康', '病媒生物防制', '县卫生健康局', '负责技术指导和效果评估', (l) => census('病媒生物防制', l, 15)],
  ['卫生健康', '传染病疫情协助处置', '县疾病预防控制中心', '负责流行病学调查和处置', (l) => emergency('传染病疫情', l)],
  ['卫生健康', '无证行医线索排查', '县卫生健康局', '负责立案查处', (l) => patrol('无证行医', l, 7)],
  ['市场监管', '无照经营综合治理', '县市场监督管理局', '负责无照经营查处', (l) => patrol('无照经营', l, 7)],
  ['市场监管', '农村集体聚餐食品安全管理', '县市场监督管理局', '负责现场指导和食品安全处置', (l) => inspection('集体聚餐', l, 3)],
  ['市场监管', '传销活动排查打击', '县市场监督管理局', '负责传销行为认定查处', (l) => patrol('传销活动', l, 7)],
  ['平安法治', '劳动争议调解', '县人力资源和社会保障局', '负责劳动保障监察与仲裁', (l) => mediation('劳动争议', l)],
  ['平安法治', '邻里土地权属纠纷处理', '县自然资源局', '负责权属调查和调处', (l) => mediation('土地权属纠纷', l)],
  ['平安法治', '出租房屋和流动人口登记', '县公安局', '负责居住登记与治安管理', (l) => census('流动人口登记', l, 15)],
  ['文化旅游', '不可移动文物巡查保护', '县文化和旅游局', '负责文物认定和执法', (l) => patrol('破坏文物', l, 7)],
  ['教育体育', '校外培训机构排查', '县教育和体育局', '负责审批监管和查处', (l) => inspection('校外培训机构', l, 5)],
];

export const flowSamples: readonly FlowSample[] = rows.map(([field, title, leadBody, leadDuty, made]) => ({
  title,
  field,
  basis: `《示例省${field}条例》第${['六', '九', '十二', '十五'][title.length % 4]}条`,
  leadBody,
  leadDuty,
  supportBody: street,
  supportDuty: '开展日常巡查排查，发现问题及时劝阻、报告，配合做好现场处置和群众工作',
  steps: made(leadBody),
}));
