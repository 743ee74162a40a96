/** What is wrong with a pay scheme, in words that say what to do. */
import type { SchemeProblemCode } from '#shared/domain/pay/problem-codes.ts';

type Params = Record<string, unknown>;
const text = (p: Params, key: string): string => (p[key] === undefined || p[key] === null ? '' : String(p[key]));
/** 5、6、7 -> `5–7`. */
const grades = (p: Params): string => {
  const all = Array.isArray(p['grades']) ? (p['grades'] as number[]) : [];
  const stretches: string[] = [];
  for (let i = 0; i < all.length; i++) {
    const first = all[i]!;
    while (all[i + 1] === all[i]! + 1) i++;
    stretches.push(first === all[i] ? `${first}` : `${first}–${all[i]}`);
  }
  return stretches.join('、');
};
const types: Record<string, string> = { number: '数', truth: '是或否', text: '文字', nothing: '空', other: '清单' };
const refused: Record<string, string> = {
  today: 'today（请用“年”“月”）',
  now: 'now（请用“年”“月”）',
  '..': '数的区间',
  for: '多重循环',
  function: '自定义函数',
  long: '这么长的公式（超过 2000 字）',
  deep: '这么多层括号',
  loop: '这么长的清单做循环',
};

/** What each kind of input takes. */
const asked: Record<string, string> = {
  integer: '请填合理的整数，如 3。',
  integers: '请填整数，用顿号分开，如 3、6、10。',
  fen: '请填金额，如 3,400 或 3,400.50，最多两位小数。',
  ratio: '请填数或百分数，如 1.05、70%，最多四位小数。',
  date: '请填日期，如 2025-01-01。',
  yearDays: '请填月日，如 01-01、07-01，或“每月1日”。',
};

const sentences: Record<SchemeProblemCode, (p: Params) => string> = {
  valueMissing: () => '还没有填。',
  valueWrong: (p) => `填得不对。${asked[text(p, 'kind')] ?? '请照提示改正。'}`,
  noPosts: () => '还没有岗位。请先添加岗位和它的薪级区间。',
  noParts: () => '还没有薪酬项目。请至少添加一个，如岗位薪级工资。',
  keyTwice: (p) => `键“${text(p, 'key')}”用了两次或已被程序占用。请换一个。`,
  bandUpsideDown: (p) => `${text(p, 'post')}的最低薪级 ${text(p, 'lowest')} 高于最高薪级 ${text(p, 'highest')}。`,
  bandOutside: (p) => `${text(p, 'post')}的最高薪级 ${text(p, 'highest')} 超出全部 ${text(p, 'grades')} 级。`,
  startOutside: (p) => `${text(p, 'post')}从 ${text(p, 'start')} 级起，已高于最高薪级 ${text(p, 'highest')}。`,
  gradeWithoutPost: (p) => `没有岗位可以定 ${text(p, 'grade')} 级。请核对岗位区间。`,
  gradeUnreachable: (p) => `${text(p, 'post')}的 ${grades(p)} 级谁也到不了。请核对年限晋级和封顶。`,
  postTakenTwice: (p) => `${text(p, 'post')}的岗位类别已全部归${text(p, 'by')}，排在后面的取不到人。请调整次序或条件。`,
  noValues: () => '还没有数值。请填写数值和起始日期。',
  valueLate: (p) => `数值从 ${text(p, 'from')} 才开始，方案 ${text(p, 'since')} 就生效。请把第一个数值提前。`,
  valuesOutOfOrder: (p) => `${text(p, 'from')} 的数值排在 ${text(p, 'before')} 之后。请按日期先后排列。`,
  valueTwice: (p) => `${text(p, 'from')} 有两个数值。请删去一个。`,
  gradeMissing: (p) => `${text(p, 'post')}的 ${grades(p)} 级没有数值。`,
  tableTooLong: (p) => `表格超出全部 ${text(p, 'grades')} 级。请删去多余的行。`,
  postUnknown: (p) => `没有键为“${text(p, 'post')}”的岗位。`,
  postWithoutAmount: (p) => `${text(p, 'post')}没有金额，按不发计算。`,
  postWithoutValue: (p) => `${text(p, 'post')}没有数值。请填写，或不分岗位填一个数。`,
  postStepsTwice: (p) => `${text(p, 'post')}的晋级年限写了两次。请删去一处。`,
  partUnknown: (p) => `没有键为“${text(p, 'part')}”的薪酬项目。请重新选择。`,
  partsTooFew: () => '比高低至少要两个项目。请再选一个。',
  tiersFall: () => '各档的起点应当一档比一档高。',
  coefficientFalls: (p) => `${text(p, 'post')}的 ${text(p, 'grade')} 级系数低于下一级。请核对。`,
  amountFalls: (p) => `${text(p, 'post')}的 ${text(p, 'grade')} 级比下一级发得少。请核对。`,
  baseMissing: (p) => `${text(p, 'part')}按基数计算，但没有填基数。`,
  coefficientsMissing: (p) => `${text(p, 'part')}按系数计算，但没有填系数。`,
  baseUnused: () => '填了基数，但没有项目用到它。',
  countUnknown: (p) =>
    `${text(p, 'part')}按“${text(p, 'count')}”的次数计发，程序没有这种次数的记录，会一直按不发计算。目前只能按红旗数（redFlag）计。`,
  codeUnknown: (p) => `${text(p, 'part')}有一项金额的键“${text(p, 'code')}”不是可选的等次，谁也拿不到。请重新选择。`,
  higherEducationMissing: (p) => `${text(p, 'part')}没有列研究生的金额，研究生学历的人按不发计算。请补上，或确认文件确实不发。`,
  gradePayMissing: (p) => `${text(p, 'part')}按薪级工资的比例计算，但没有别的基本或绩效项目。`,
  splitMissing: (p) => `${text(p, 'part')}要分成基本和绩效，但没有填分配比例。`,
  splitUnused: () => '填了基本和绩效的分配比例，但没有项目用到它。',
  thresholdsFall: () => '各档的起始年限应当一档比一档长。',
  endsBeforeBegin: () => '停止日期早于生效日期。',
  expressionSyntax: (p) =>
    `公式第 ${text(p, 'at')} 个字起看不懂${p['near'] ? `（“${text(p, 'near')}”）` : ''}。请检查括号、引号和 if…then…else。`,
  expressionUnknown: (p) => `公式里的“${text(p, 'name')}”不是可用的名称。请从名称表中选用。`,
  expressionTooEarly: (p) => `这里还不知道“${text(p, 'name')}”，不能使用。`,
  expressionRefused: (p) => `公式不能使用${refused[text(p, 'name')] ?? text(p, 'name')}，否则同样的资料会算出不同的结果或算不完。`,
  expressionType: (p) => `公式应当得出${types[text(p, 'expects')] ?? ''}，现在得出${types[text(p, 'found')] ?? ''}。`,
};

export const schemeProblemWords = (problem: { code: SchemeProblemCode; params: Params }): string => sentences[problem.code](problem.params);
