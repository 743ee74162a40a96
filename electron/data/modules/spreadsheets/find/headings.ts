/** Which register a row of headings speaks of, and which column is which field. */
import { register, registers } from '#shared/registers/index.ts';
import type { Register, RegisterName } from '#shared/registers/index.ts';

/** A column of a header: its texts from top to bottom. */
export type Heading = { column: number; parts: string[]; hidden: boolean };
export type Match = { register: RegisterName; score: number; fields: Map<number, string>; exact: number };

/** Half width, no number before it, no spaces, stars, colons or quotes: `1.姓 名*` is 姓名. */
export const foldHeading = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/^\s*\d{1,2}\s*[.、]\s*(?=\D)/, '')
    .replace(/[\s*※:"“”'‘’、.·\u200B-\u200D\uFEFF]/g, '');
/** Without what stands in brackets or in another language behind it: 应发合计(元) is 应发合计, 姓名Name is 姓名. */
const bare = (folded: string): string => folded.replace(/[([【〔].*?[)\]】〕]/g, '').replace(/(?<=[一-龥])[A-Za-z]+$/, '') || folded;

/** Registers that a workbook is proposed for; any other may be chosen by hand. */
const proposed: readonly RegisterName[] = [
  'items',
  'seats',
  'workers',
  'payLines',
  'payProfiles',
  'communities',
  'committees',
  'assessments',
  'trainings',
  'honours',
  'flowSteps',
  'certificateRequests',
  'sealUses',
  'powerUses',
  'handedTasks',
];

/** Words of a title or sheet's name that speak for a register. */
const titleWords: Partial<Record<RegisterName, RegExp>> = {
  items: /清单|事项|职权|权责|履职|目录/,
  seats: /兼职委员|大工委|大党委|委员名册|委员名单/,
  workers: /社区工作者|花名册|社工|网格员|人员(信息|情况|名册|台账|名单)|两委/,
  payLines: /薪酬|工资|发放|报酬|补贴/,
  payProfiles: /薪酬信息|工资卡|银行卡|卡号|账号|代发账户|缴(费|存)基数|社保基数|专项附加扣除/,
  communities: /社区(基本情况|名录|一览|信息)/,
  committees: /(大工委|大党委).*(一览|设置|名录)/,
  assessments: /年度考核|考核(结果|等次|情况)/,
  trainings: /培训(人员|情况|台账|花名册|名册|名单|记录|登记)/,
  honours: /(荣誉|表彰|获奖|奖励)(人员|情况|台账|名册|名单|登记)/,
  certificateRequests: /(证明(开具|出具|办理)|(开具|出具)证明)\S{0,4}(登记|台账|记录)/,
  sealUses: /(用印|盖章|印章使用)\S{0,4}(登记|台账|记录)/,
  powerUses: /五项权力\S{0,6}(登记|台账|记录)/,
  handedTasks: /(清单外|下派|交办|准入)(事项|工作|任务)\S{0,4}(登记|台账|记录)/,
};

/** Words of a title that speak against a register, unless its own stand there too: residents have names and ID numbers as workers do. */
const otherTitles: Partial<Record<RegisterName, RegExp>> = {
  workers: /居民(?!委员会|自治)|住户|业主|户籍|低保|残疾人|老年人|志愿者|退役军人|流动人口|签到|考勤|值班|体检|(社保|保险|公积金)缴/,
  seats: /签到/,
};
const ownTitles = /社区工作者|社工|网格员|两委|居委会(成员|工作人员)/;

/** Headings of a table of counts. */
const counting = /^(人数|数量|个数|项数|总数|合计数|占比|比例|百分比)$/;
export const isCount = (text: string): boolean => counting.test(bare(foldHeading(text)));

/** Headings that hardly any other register has; they count twice. */
const telling: Partial<Record<RegisterName, readonly string[]>> = {
  workers: ['idNumber', 'serviceFrom', 'politicalStatus'],
  payProfiles: ['bankAccount', 'insuranceBase', 'fundBase', 'additionalDeduction'],
  payLines: ['total', 'basic', 'performance', 'coefficient'],
  seats: ['committee', 'seatKind', 'until'],
  items: ['basis', 'leadDuty', 'supportDuty', 'type', 'method'],
};

/** Registers for which everyday headings (姓名, 社区, 电话) do not speak: their titles must, or a column that others do not have. */
const particular: Partial<Record<RegisterName, (field: string, heading: string) => boolean>> = {
  seats: (field, heading) => field === 'seatKind' || (field === 'committee' && !/社区/.test(heading)),
  assessments: (field) => field === 'result',
  trainings: (field) => field === 'hours',
  honours: (field, heading) => field === 'title' && /荣誉|表彰/.test(heading),
  // 日期, 部门, 事项 stand in many tables: only its title says that one is a book of these.
  certificateRequests: () => false,
  sealUses: () => false,
  powerUses: () => false,
  handedTasks: () => false,
  // An account beside the whole roster, or a bank's list of payments, is not yet a sheet of accounts.
  payProfiles: (field) => ['bankAccount', 'insuranceBase', 'fundBase'].includes(field),
  payLines: (field) => register('payLines').fields.some((f) => f.name === field && f.type === 'fen'),
};

/** Headings that name the record itself where no column of the table has its title: 责任事项 of a list of responsibilities. */
const titleOtherwise: Partial<Record<RegisterName, readonly string[]>> = { items: ['责任事项', '职责事项'] };
/** 家庭主要成员 above 姓名 and 政治面貌: theirs, not the worker's. */
const ofOthers = /^(家庭|家属|亲属|配偶|紧急联系)/;
/** 养老保险 below 社会保险 is a part of it, not the whole. */
const partOfGroup = /养老|医疗|失业|工伤|生育|大病/;
/** What an employer pays is taken from nobody. */
const paidByEmployer = (field: string, { parts }: Heading): boolean =>
  (field === 'insurance' || field === 'fund') && /单位|企业/.test(parts.join('')) && !/个人/.test(parts.join(''));

type Dictionary = { exact: Map<string, string>; long: [string, string][] };
const dictionaries = new Map<RegisterName, Dictionary>();

function dictionaryOf(r: Register): Dictionary {
  let dictionary = dictionaries.get(r.name);
  if (dictionary) return dictionary;
  const exact = new Map<string, string>();
  // A field's own label wins over another field's alternative heading.
  const typed = r.fields.filter((f) => !f.filled);
  for (const field of typed) exact.set(foldHeading(field.label), field.name);
  for (const field of typed) {
    for (const heading of field.headings ?? []) {
      const folded = foldHeading(heading);
      if (!exact.has(folded)) exact.set(folded, field.name);
    }
  }
  const long = [...exact].filter(([heading]) => heading.length >= 3).sort((a, b) => b[0].length - a[0].length);
  dictionaries.set(r.name, (dictionary = { exact, long }));
  return dictionary;
}

let words: Set<string> | undefined;
/** Whether a cell's text is a heading of any register: the quick test before a row is looked at as a header. */
export function isHeadingWord(text: string): boolean {
  words ??= new Set(proposed.flatMap((name) => [...dictionaryOf(register(name)).exact.keys()]));
  if (text.length > 24) return false;
  const folded = foldHeading(text);
  return words.has(folded) || words.has(bare(folded));
}

/** Someone else's particulars: a spouse's ID number is not the worker's. */
const others = /^(配偶|父亲|母亲|紧急|家属|家庭|子女|联系人|户主|原|拟|上级|推荐人|领取人|经办)/;

/** What headings mean in a list of one kind: 承接 is done by the street where powers are granted, by the department where matters are withdrawn. */
const takers = ['承接主体', '承接单位', '承接部门', '承接机构'];
const ofKinds: Record<string, ReadonlyMap<string, string>> = {
  empowered: new Map(takers.map((heading) => [heading, 'body'])),
  withdrawn: new Map([...takers, '责任部门', '责任主体'].map((heading) => [heading, 'leadBody'])),
};

/** How well headings fit a register: each field at most once, exact headings before those that merely hold one. */
function matchRegister(r: Register, headings: readonly Heading[], kind?: string): Match {
  const { exact: general, long } = dictionaryOf(r);
  const ofKind = r.name === 'items' ? ofKinds[kind ?? ''] : undefined;
  const exact = ofKind ? new Map([...general, ...ofKind]) : general;
  const fields = new Map<number, string>();
  const taken = new Set<string>();
  let score = 0;
  let exactCount = 0;
  const give = (column: number, field: string, weight: number): void => {
    fields.set(column, field);
    taken.add(field);
    score += weight * (telling[r.name]?.includes(field) ? 2 : 1);
  };
  const own = headings.filter(({ parts }) => parts.length < 2 || !ofOthers.test(foldHeading(parts[0]!)));
  // Of a name and an ID number it is the number that says who somebody is.
  const byNumber = r.partOf === 'workers' ? own.filter((h) => /身份证|身份号码|证件号码/.test(foldHeading(h.parts.join('')))) : [];
  const visibleFirst = [...own].sort(
    (a, b) => Number(a.hidden) - Number(b.hidden) || Number(byNumber.includes(b)) - Number(byNumber.includes(a)),
  );
  const isTitle = ({ parts }: Heading, among: readonly string[]): boolean => among.includes(bare(foldHeading(parts.at(-1) ?? '')));
  const instead = titleOtherwise[r.name];
  if (instead && !headings.some((h) => exact.get(bare(foldHeading(h.parts.join('')))) === r.title)) {
    const named = visibleFirst.find((h) => isTitle(h, instead));
    if (named) give(named.column, r.title, 0.5);
  }
  const rounds: ((h: Heading) => { texts: string[]; weight: number })[] = [
    (h) => ({ texts: [h.parts.join('')], weight: 1 }),
    (h) => ({ texts: h.parts.slice(-1), weight: 1 }),
    (h) => ({ texts: partOfGroup.test(h.parts.at(-1) ?? '') ? [] : h.parts.slice(0, -1), weight: 0.5 }),
  ];
  for (const round of rounds) {
    for (const h of visibleFirst) {
      if (fields.has(h.column)) continue;
      const { texts, weight } = round(h);
      for (const text of texts) {
        const folded = foldHeading(text);
        const field = exact.get(folded) ?? exact.get(bare(folded));
        if (field === undefined || taken.has(field) || paidByEmployer(field, h)) continue;
        give(h.column, field, weight);
        exactCount++;
        break;
      }
    }
  }
  for (const h of visibleFirst) {
    if (fields.has(h.column)) continue;
    const text = bare(foldHeading(h.parts.at(-1) ?? ''));
    if (others.test(text)) continue;
    // 工作单位及职务 is two things, of which one cannot stand for both.
    const near = long.find(
      ([heading, field]) =>
        !taken.has(field) && text.includes(heading) && text.length <= heading.length + 6 && !/[及和与]/.test(text.replace(heading, '')),
    );
    if (near && !paidByEmployer(near[1], h)) give(h.column, near[1], 0.5);
  }
  return { register: r.name, score, fields, exact: exactCount };
}

/** The register that headings and the words around them speak of; null where none is likely. */
export function proposeRegister(headings: readonly Heading[], around: string): Match | null {
  let best: Match | null = null;
  let bestScore = 0;
  for (const name of proposed) {
    const r = register(name);
    if (otherTitles[name]?.test(around) && !ownTitles.test(around)) continue;
    const match = matchRegister(r, headings);
    if (match.fields.size < 2 && !(match.fields.size === 1 && headings.length <= 2 && titleWords[name]?.test(around))) continue;
    // A part names whom it belongs to; the year of a sheet of results may stand in its title alone.
    if (![...match.fields.values()].includes(r.partOf === 'workers' ? 'worker' : r.title)) continue;
    if (
      particular[name] &&
      !titleWords[name]?.test(around) &&
      !headings.some((h) => particular[name]!(match.fields.get(h.column) ?? '', h.parts.join('')))
    )
      continue;
    // A wide sheet may keep many things that no register does; three headings that fit word for word still say what it is.
    const unmatched = Math.min(headings.filter((h) => !match.fields.has(h.column)).length, match.exact >= 3 ? 8 : Infinity);
    const score =
      match.score -
      unmatched * 0.3 +
      (titleWords[name]?.test(around) ? 1.5 : 0) -
      (name === 'workers' && ![...match.fields.values()].includes('idNumber') ? 0.75 : 0);
    if (match.exact >= 1 && score > bestScore) {
      best = match;
      bestScore = score;
    }
  }
  return best;
}

/** How many headings of a header the best register knows: whether a row is a header at all. */
export function headerScore(headings: readonly Heading[]): number {
  let best = 0;
  for (const name of proposed) {
    const match = matchRegister(register(name), headings);
    if (match.fields.size >= 2 && match.exact >= 1) best = Math.max(best, match.score);
  }
  return best;
}

/** Every register's headings fitted: for a register that the clerk chose, and again where the kind of a list is known. */
export const mapTo = (name: RegisterName, headings: readonly Heading[], kind?: string): Map<number, string> =>
  matchRegister(
    registers.find((r) => r.name === name)!,
    headings,
    kind,
  ).fields;
