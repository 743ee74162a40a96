/** What offices write in a pay scale kept as a table: the words it is read by. */

/** Headings over the grades. */
export const gradeWords = /^(薪酬|薪级|工资|岗位|薪资|待遇)?(薪级|等级|级别|级次|档次|薪等|层级)(序号)?$/;
/** Headings that only a list of people has. */
export const personWords = /^(姓名|身份证号?|身份证号码|公民身份号码|电话|手机号?|联系电话)$/;
/** Columns that say nothing of the scale. */
export const besideWords = /^(序号?|编号|备注|说明|备考)$/;
export const coefficientWords = /系数/;
export const moneyWords = /(工资|薪酬|薪资|月薪|报酬|金额|标准|待遇|元\/月|元)$/;
export const yearWords = /年限|工龄|任职时间|任职年/;
/** Years of community work, or of the post held: what 任职年限 alone means is left to the document. */
export const serviceYears = /工作年限|从业年限|社区工作|工龄/;
export const postYears = /现岗|现职|本岗|岗位年限/;

/** The heading over posts that have a table of their own, and of what each of them is paid there. */
export const postWords = /^(岗位|岗位名称|岗位类别|职务)$/;
export const postPayWords = /(工资|薪酬|报酬|补贴|津贴|金额|标准)$/;
/** Money beside the pay of the post itself. */
export const allowanceWords = /补贴|津贴/;
/** A column that says the base on every line. */
export const baseWords = /^(工资|薪酬|薪级工资|计发)?(基数|基准(数|额|工资)?)$/;

/** Tables of grades that count people. */
export const countWords = /人数|统计|职数|名额/;

/** A post may not have the grade. */
export const notHeld = /^([·•.\-—–/\\×✗✕xX无否0]|—{2,}|-{2,})$/;
/** A post may have it. */
export const held = /^[√✓✔☑●■◆★是有YyVv]$/;

const amount = '([\\d,，]+(?:\\.\\d+)?)';
/** 基数：3,400 元; 工资基准为 3400. */
export const baseLine = new RegExp(
  `(?<!缴费|社保|保险|公积金)(?:基数|基准(?:工资|数|额|薪酬)?|基准)(?:标准)?(?:[（(][^）)]*[）)])?\\s*(?:为|是|按|[:：=＝])?\\s*(?:每人)?(?:每月)?(?:人民币)?\\s*[￥¥]?\\s*${amount}(?![\\d年级%人个倍月])\\s*(万元|元)?`,
  'g',
);
/** 调节系数：0.94. A coefficient without such a name is that of a grade. */
export const factorLine = /((?:调节|调整|区域|地区|浮动|综合)系数)\s*(?:为|是|按|[:：=＝])?\s*(\d+(?:\.\d+)?)/g;
/** 自2026年1月1日起执行. */
export const dayLine = /(\d{4})\s*(?:年|[-./])\s*(\d{1,2})\s*(?:月|[-./])(?:\s*(\d{1,2})\s*日?)?\s*(?:起|开始|执行|施行|实施|生效)/g;
/** 云岭民发〔2025〕3 号. */
export const documentNoLine = /[一-龥]{2,20}[〔[(（【]\d{4}[〕\])）】]\s*第?\d{1,4}\s*号/;
/** 三岗十八级. */
export const gradesLine = /岗位?\s*(\d{1,2}|[一二三四五六七八九十]{2,3})\s*个?(?:薪|等)?级/;
/** Money that is not a month's. */
export const yearlyLine = /年薪|元\s*[/／每]\s*年/;
/** What a title itself calls made up, or put together. */
export const syntheticTitle = /示例|虚构|样表/;
export const reconstructedTitle = /推断|推算/;
