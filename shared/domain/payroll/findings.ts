/** What the check of a run may say, each with its sentence. Errors keep a run from being checked. */

export const findingCodes = {
  missingFacts: 'error',
  notInScheme: 'error',
  negativeNet: 'error',
  belowProbationFloor: 'warning',
  noTaxPolicy: 'error',
  madeUpScheme: 'error',
  schemesOverlap: 'warning',
  changedSince: 'warning',
  noCommunity: 'warning',
  duplicateAccount: 'warning',
  noAccount: 'warning',
  noInsuranceBase: 'warning',
  noInsurancePolicy: 'warning',
  syntheticPolicy: 'warning',
  taxHistoryMissing: 'warning',
  earlierUnpaid: 'warning',
  overBudget: 'warning',
  heldPaid: 'warning',
  onLeave: 'warning',
  unpaidLeave: 'warning',
  contributionsOwed: 'warning',
  paidFromFirstPost: 'warning',
  severalPosts: 'warning',
  assessmentMissing: 'warning',
} as const;
export type FindingCode = keyof typeof findingCodes;

type Params = Record<string, string | number>;
/** One person by name, many by their number. */
const who = (p: Params): string => (p['people'] === undefined ? String(p['name']) : ` ${p['people']} 人`.trim());
const sentences: Record<FindingCode, (p: Params) => string> = {
  missingFacts: (p) => `${p['name']}缺少${p['fields']}，不能定级。请在花名册中补填后重新计算。`,
  notInScheme: (p) => `${p['name']}的岗位或薪级在方案“${p['scheme']}”中没有标准。请核对岗位类别或方案。`,
  negativeNet: (p) => `${p['name']}实发 ${p['net']} 元，小于零。请核对扣款，或分月扣回。`,
  belowProbationFloor: (p) =>
    `${p['name']}在试用期，基本和绩效合计 ${p['amount']} 元，低于本岗最低级 80% 的 ${p['floor']} 元（劳动合同法第二十条）。请核对方案的试用期规定。`,
  noTaxPolicy: () => '这个月没有生效的个人所得税参数。请在政策参数中发布。',
  madeUpScheme: (p) => `本次按“${p['scheme']}”计算，它的性质是示例或推断，不能用来发放。请发布本地方案后重新计算。`,
  schemesOverlap: (p) =>
    `${p['period']} 有不止一份生效的方案：本次按“${p['scheme']}”（${p['from']} 起）计算，“${p['other']}”（${p['otherFrom']} 起）也没有停止。请给不再使用的方案填写停止日期。`,
  changedSince: (p) => `草稿计算之后档案或参数有 ${p['changes']} 次改动，请重新计算后再核对。`,
  noCommunity: (p) => `${p['name']}没有所在社区，不计红旗奖励，汇总时单列。`,
  duplicateAccount: (p) => `${p['name']}与${p['other']}的银行账号相同，请核对。`,
  noAccount: (p) => `${who(p)}没有银行账号，不会列入银行文件。`,
  noInsuranceBase: (p) => `${who(p)}没有登记缴费基数，本月不扣社会保险和公积金。`,
  noInsurancePolicy: () => '没有生效的社会保险和公积金参数，本次不扣缴。需要扣缴时请先发布参数。',
  syntheticPolicy: (p) => `“${p['policy']}”是示例数据，不能作为正式发放的依据。`,
  taxHistoryMissing: (p) => `今年以前月份没有 ${p['people']} 人的发放记录，累计预扣的个税会偏少。请补填薪酬信息中的期初数。`,
  earlierUnpaid: (p) => `${p['period']}的发放还没有完成，累计个税和待发绩效不含这个月。`,
  overBudget: (p) => `${p['year']} 年“${p['component']}”预算 ${p['budget']} 元，计入本次后为 ${p['spent']} 元，超出 ${p['over']} 元。`,
  onLeave: (p) =>
    `${p['name']}的在岗状态是“离岗”，没有登记起止日期，本月按不发计算。请在“服务中断”中登记起止日期；产假、病假等应当发放的，请把在岗状态改为“在岗”。`,
  unpaidLeave: (p) => `${p['name']}本月有 ${p['days']} 天登记为服务中断，这些天不发薪酬。应当发放的，请改正中断日期后重新计算。`,
  contributionsOwed: (p) => `${p['name']}本月没有应发薪酬，个人应缴的社会保险和公积金 ${p['amount']} 元要向本人收取，或在以后月份扣回。`,
  paidFromFirstPost: (p) =>
    `${p['name']}最早的岗位从 ${p['from']} 开始，以前的日子没有岗位记录，按从这一天起到本街道任职计算。以前也在本街道任职的，请补录岗位经历后重新计算。`,
  severalPosts: (p) =>
    `${p['name']}同时担任 ${p['posts']} 个类别的岗位，按其中待遇最高的“${p['post']}”计算。已经不任的岗位请填写任职结束日期。`,
  assessmentMissing: (p) => `${who(p)}没有 ${p['year']} 年度考核结果，本月到期的“${p['part']}”按没有考核计算。请登记考核结果后重新计算。`,
  heldPaid: (p) => `${p['name']}本月离岗，发放前期留存的绩效 ${p['amount']} 元。`,
};

export const findingSentence = (code: FindingCode, params: Params = {}): string => sentences[code](params);

/** Chinese names of the facts that a grade needs, as the engine calls them. */
export const factNames: Record<string, string> = {
  postClass: '岗位类别',
  serviceFrom: '参加社区工作时间',
  base: '方案基数',
  coefficient: '薪级系数',
};
