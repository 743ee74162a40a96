/** What can be wrong with a record or with a cell of a workbook, and the sentence a clerk reads for it. */

/** `warning` never blocks a save or an import. */
export type Problem = { field: string; code: ProblemCode; params: Record<string, unknown>; warning?: boolean };

type Params = Record<string, unknown>;

/** A Chinese sentence per code: what is wrong and, where it helps, what to write instead. `label` is the field's. */
const sentences = {
  // any record
  requiredMissing: (label) => `“${label}”没有填写。`,
  textExpected: (label) => `“${label}”应为文字。`,
  integerInvalid: (label, p) => `“${label}”应为整数${written(p)}。`,
  moneyInvalid: (label, p) => `“${label}”应为金额${written(p)}，例如 3400.00。`,
  ratioInvalid: (label, p) => `“${label}”应为数字${written(p)}，例如 1.05。`,
  booleanInvalid: (label, p) => `“${label}”应为“是”或“否”${written(p)}。`,
  jsonInvalid: (label) => `“${label}”的内容格式不正确。`,
  linkInvalid: (label) => `“${label}”没有选择已有的记录。`,
  codeUnknown: (label, p) => `“${label}”不认识${written(p)}，请改用：${say(p.choices, '代码表中的名称')}。`,
  tooLong: (label, p) => `“${label}”最多 ${say(p.max)} 个字，现有 ${say(p.length)} 个字。`,
  tooSmall: (label, p) => `“${label}”不能小于 ${say(p.min)}。`,
  tooLarge: (label, p) => `“${label}”不能大于 ${say(p.max)}。`,
  dateInvalid: (label, p) => `“${label}”不是有效日期${written(p)}，请写成 2025-07-01 或 2025年7月。`,
  yearTwoDigits: (label, p) => `“${label}”的年份只有两位${written(p)}，分不清是 19 还是 20 开头，请写成四位年份，例如 1998.5.1。`,
  octoberOrJanuary: (label, p) => `“${label}”是数字 ${say(p.written)}，读作 1 月；如果是 10 月，请改为文本 ${say(p.written)}0 后再导入。`,
  monthInvalid: (label, p) => `“${label}”不是有效月份${written(p)}，请写成 2025-07。`,
  dateInFuture: (label) => `“${label}”晚于今天。`,
  phoneInvalid: (label) => `“${label}”号码不对：手机应为 11 位，座机应带区号。`,
  idForm: (label) => `“${label}”应为 18 位：17 位数字加一位数字或 X。`,
  idDivision: (label) => `“${label}”前两位不是有效的省级代码。`,
  idDate: (label) => `“${label}”第 7 至 14 位不是有效的出生日期。`,
  idCheckDigit: (label) => `“${label}”校验码不对，请核对每一位数字。`,
  accountForm: (label, p) => `“${label}”应为 6 到 32 位数字${written(p)}。`,
  cardCheckDigit: (label) => `“${label}”像是银行卡号，但校验位不对，可能抄错了一位，请对着卡再核一遍。`,
  birthDateAgainstId: (label) => `“${label}”与身份证号中的出生日期不一致。`,
  sexAgainstId: (label) => `“${label}”与身份证号不一致（第 17 位单数为男，双数为女）。`,
  codePattern: (label, p) => `“${label}”与所选编码体系的格式不同：应为${say(p.structure)}，例如 ${say(p.example)}。`,
  untilBeforeFrom: (label, p) => `“${label}”早于“${say(p.from)}”。`,
  highestBelowLowest: (label, p) => `“${label}”小于“${say(p.lowest)}”。`,
  certificateProhibited: (_label, p) =>
    `${say(p.place, '这项证明')}：不应开具，只能登记为“不予开具”。清单有误的，请先在调整方案中修改清单。`,
  offListBasisMissing: (label) => `这项证明不在可开具清单内，开具时“${label}”要写明法律法规或文件名称、文号。`,
  // cells of a workbook
  nameInvalid: (label, p) => `“${label}”不是一个人的姓名${written(p)}：每格只填一人，不写称谓、电话，没有显示出来的字要补上。`,
  notTheWorker: (_label, p) => `这一行是${say(p.written, '家属')}，不是社区工作者本人，请删去家属的行后再导入。`,
  idStoredAsNumber: (label) => `“${label}”被存成了数字，后几位已经丢失。请把该列设为文本格式后重新填写。`,
  formulaNotAllowed: (label) => `“${label}”是公式，请改为直接填写内容。`,
  formulaWithoutValue: (label) => `“${label}”是公式但没有计算结果。请用 WPS 或 Excel 打开文件，保存后再导入。`,
  cellError: (label, p) => `“${label}”是错误值 ${say(p.written)}，请改正公式或内容。`,
  duplicateInFile: (label, p) => `“${label}”与第 ${say(p.row)} 行重复${p.sheet ? `（工作表“${say(p.sheet)}”）` : ''}。`,
  ambiguousRecord: (label, p) => `“${label}”对应台账中的 ${say(p.count)} 条记录，无法确定是哪一条。`,
  linkUnknown: (label, p) => `台账中没有${say(p.target, label)}“${say(p.written)}”。`,
  communityUnknown: (label, p) => `${label}“${say(p.written)}”不在已有的社区中。如果是新社区可以继续，否则请改正名称。`,
  strayText: (label) => `这一行只有“${label}”一格有内容，分不清属于哪一条记录：请并入所属的那一行，或者删去。`,
  communityMissing: () => '表中没有写明所在社区，这些人将没有社区。请在表名、标题或一列中写明，例如“团山社区”。',
  notTakenIn: (label, p) => `“${label}”这一列没有对应的字段${written(p)}。`,
  declaredTotal: (_label, p) => `标题写明共 ${say(p.declared)} 项，实际找到 ${say(p.found)} 项，请核对。`,
} as const satisfies Record<string, (label: string, params: Params) => string>;

export type ProblemCode = keyof typeof sentences;
export const problemCodes = Object.keys(sentences) as ProblemCode[];

/** The sentence for a problem; `label` is the Chinese label of its field (or the heading of its column). */
export const problemSentence = (problem: { code: string; params: Params }, label: string): string => {
  const sentence = (sentences as Record<string, (label: string, params: Params) => string>)[problem.code];
  return sentence ? sentence(label, problem.params) : `“${label}”不正确。`;
};

/** A parameter as text. */
function say(value: unknown, otherwise = ''): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : otherwise;
}

/** Quotes what was written, cut short; nothing where it was not handed on. */
function written(params: Params): string {
  const text = say(params.written);
  if (!text) return '';
  return `（现为“${text.length > 20 ? `${text.slice(0, 20)}…` : text}”）`;
}
