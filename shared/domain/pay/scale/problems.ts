/** What does not fit in a pay scale kept as a table, with its cell. An error keeps the table out; a question is put to whoever reads it in. */
import type { Place } from './grid.ts';

const sentences = {
  gradeTwice: (p) => `${p['grade']} 级写了两次。`,
  gradeMissing: (p) => `缺 ${p['grade']} 级。`,
  gradesDeclared: (p) => `标题写 ${p['declared']} 级，表上只到 ${p['grades']} 级。`,
  gradesOther: (p) => `表上最高 ${p['grades']} 级，按 ${p['grades']} 级读入。应当更多的，请补全表格再读。`,
  cellUnknown: (p) => `“${p['text']}”看不出是系数、金额、年限还是打勾。`,
  kindsMixed: (p) => `“${p['text']}”和同一岗位的其他格写法不一样。`,
  coefficientMissing: (p) => `${p['grade']} 级没有系数。`,
  coefficientFalls: (p) => `${p['grade']} 级的系数 ${p['value']} 低于下一级的 ${p['below']}。`,
  coefficientJumps: (p) => `${p['grade']} 级的系数 ${p['value']} 高于上一级的 ${p['above']}。`,
  coefficientDiffers: (p) => `系数 ${p['value']} 和系数栏的 ${p['other']} 不一致。`,
  amountMissing: (p) => `${p['grade']} 级没有金额。`,
  amountFalls: (p) => `${p['grade']} 级的金额 ${p['value']} 元低于下一级的 ${p['below']} 元。`,
  amountJumps: (p) => `${p['grade']} 级的金额 ${p['value']} 元高于上一级的 ${p['above']} 元。`,
  amountWrong: (p) => `${p['value']} 元不等于${p['sum']} ${p['expected']} 元。`,
  bandGap: (p) => `${p['post']} ${p['grade']} 级空着，它上下的级别都有。`,
  postEmpty: (p) => `${p['post']}没有一级可以用。`,
  bandDeclared: (p) => `表头写${p['post']} ${p['declared']} 级，下面填的是 ${p['found']} 级。`,
  yearsFall: (p) => `${p['post']} ${p['grade']} 级的年限“${p['text']}”和上一档接不上。`,
  basesDiffer: (p) => `写了不止一个基数（${p['values']} 元），不知道用哪一个。`,
  yearly: () => '金额按年写。请换成每月的金额再读。',
  baseUnsaid: (p) =>
    p['implied']
      ? `表上没有写基数。各级金额都等于 ${p['implied']} 元乘系数，请在“基数”里确认后填写。`
      : '表上没有写基数。请在“基数”里填写。',
  baseIdle: () => '表上有基数，没有系数，按金额表读入，基数没有用上。',
  amountsApart: () => '各级金额不是同一个数乘系数，按金额表读入，系数没有用上。',
  roundedTo: (p) => `金额按${p['way']}到${p['unit']}才对得上，取整照此填写，请核对文件。`,
  postUnknown: (p) => `“${p['post']}”对应花名册的哪些岗位类别，请在“岗位与薪级”里选择。`,
  postsUnsaid: () => '表上没有岗位。请在“岗位与薪级”里填写各岗位从几级到几级。',
  bandsUnsaid: () => '各岗位从几级到几级，表上没有写。请在“岗位与薪级”里填写。',
  documentUnsaid: () => '表格不是文件本身。请在“基本信息”里填写发文机关、文号，核对方案性质。',
  dayUnsaid: () => '表上没有写从哪一天起执行。请填写生效日期。',
  yearsOf: () => '年限是社区工作年限还是任现岗位年限，表上没有写，暂按社区工作年限。请核对“年限晋级”。',
  stepsUnsaid: () => '满几年晋一级，表上没有写。请填写“年限晋级”。',
  yearsRest: () => '不满一年怎样算、中断和考核不合格算不算，表上没有写。请核对“年限晋级”。',
  splitUnsaid: () => '基本和绩效怎样划分，表上没有写，暂全部作为基本薪酬。文件有规定的，请填“基本绩效与考核”。',
  lineLeftOut: (p) => `“${p['heading']}”没有读。`,
} satisfies Record<string, (params: Record<string, string | number>) => string>;
export type ScaleProblemCode = keyof typeof sentences;
export type ScaleProblem = Place & { code: ScaleProblemCode; message: string; severity: 'error' | 'warning' };

export class Findings {
  readonly all: ScaleProblem[] = [];
  wrong(at: Place, code: ScaleProblemCode, params: Record<string, string | number> = {}): void {
    this.add(at, code, params, 'error');
  }
  ask(at: Place, code: ScaleProblemCode, params: Record<string, string | number> = {}): void {
    this.add(at, code, params, 'warning');
  }
  private add(
    { row, column }: Place,
    code: ScaleProblemCode,
    params: Record<string, string | number>,
    severity: ScaleProblem['severity'],
  ): void {
    const message = sentences[code](params);
    this.all.push({ row, column, code, message, severity });
  }
}
