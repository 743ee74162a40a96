/**
 * The facts that an expression of a scheme may name, in the clerk's own words. Each is known from a certain point of the reckoning on: of the person
 * (`person`), once the post is found (`post`), once the years are counted (`years`), once the grade is known (`grade`).
 */
import { educationLevel } from '../../codes/educations.ts';
import { codeLabel } from '../../codes/index.ts';
import type { CodeTableName } from '../../codes/index.ts';
import type { PayFacts } from './facts.ts';
import { heldAssessments, highestCertificate, highestEducation } from './held.ts';
import { monthsBetween } from './years.ts';

/** What is known where an expression is asked; money in fen. */
export type Situation = {
  on: string;
  facts: PayFacts;
  post?: string;
  years?: number;
  grade?: number;
  coefficient?: number | null;
  base?: number | null;
  gradePay?: number;
  probation?: boolean;
};
export type Stage = 'person' | 'post' | 'years' | 'grade';
export const stages: readonly Stage[] = ['person', 'post', 'years', 'grade'];
export type FactType = 'number' | 'text' | 'truth' | 'texts' | 'counts';
type Fact = {
  name: string;
  type: FactType;
  stage: Stage;
  /** What it reads of a person; none: the day, or what has been reckoned so far. */
  of?: keyof PayFacts;
  about: string;
  read(s: Situation): unknown;
};

const label = (table: CodeTableName, code: string | null | undefined): string | null => (code ? codeLabel(table, code) : null);
const year = (s: Situation): number => Number(s.on.slice(0, 4));

const certificateRank: Record<string, number> = { assistant: 1, intermediate: 2, senior: 3 };

const resultOf = (s: Situation, back: number): string | null =>
  label('assessmentResults', s.facts.assessments?.find((a) => a.year === year(s) - back)?.result);
/** Years in a row, up to the last one, that were excellent. */
const excellentInARow = (s: Situation): number => {
  const years = new Set(heldAssessments(s.facts, s.on).flatMap((a) => (a.result === 'excellent' ? [a.year] : [])));
  let n = 0;
  while (years.has(year(s) - 1 - n)) n++;
  return n;
};
/** Full years of life; null without a date of birth. */
export const ageOf = (facts: PayFacts, on: string): number | null =>
  facts.birthDate ? Math.floor(monthsBetween(facts.birthDate, on) / 12) : null;
/** Full years without a break in a post of the present class; null where it is not known since when. */
export const yearsInPost = (facts: PayFacts, on: string): number | null =>
  facts.postSince ? Math.max(0, Math.floor(monthsBetween(facts.postSince, on) / 12)) : null;

export const vocabulary: readonly Fact[] = [
  {
    name: '岗位类别',
    type: 'text',
    stage: 'person',
    of: 'postClass',
    about: '花名册里的岗位类别，如 "正职"',
    read: (s) => label('postClasses', s.facts.postClass),
  },
  { name: '职务', type: 'text', stage: 'person', of: 'position', about: '花名册里写的职务', read: (s) => s.facts.position ?? null },
  { name: '一肩挑', type: 'truth', stage: 'person', of: 'twoHats', about: '书记、主任一人兼任', read: (s) => s.facts.twoHats ?? false },
  {
    name: '专职网格员',
    type: 'truth',
    stage: 'person',
    of: 'gridWorker',
    about: '当天在网格专职任职',
    read: (s) => s.facts.gridWorker ?? false,
  },
  {
    name: '学历',
    type: 'text',
    stage: 'person',
    of: 'educations',
    about: '最高学历，如 "大学本科"',
    read: (s) => label('educations', highestEducation(s.facts, s.on)),
  },
  {
    name: '学历层次',
    type: 'number',
    stage: 'person',
    of: 'educations',
    about: '1 初中及以下，2 高中和中专，3 大专，4 本科，5 研究生',
    read: (s) => educationLevel(highestEducation(s.facts, s.on)),
  },
  {
    name: '证书',
    type: 'text',
    stage: 'person',
    of: 'certificates',
    about: '最高职业资格，如 "社会工作师"',
    read: (s) => label('certificateLevels', highestCertificate(s.facts, s.on)),
  },
  {
    name: '证书等级',
    type: 'number',
    stage: 'person',
    of: 'certificates',
    about: '0 无证，1 助理社会工作师，2 社会工作师，3 高级社会工作师',
    read: (s) => certificateRank[highestCertificate(s.facts, s.on) ?? ''] ?? 0,
  },
  {
    name: '上年考核',
    type: 'text',
    stage: 'person',
    of: 'assessments',
    about: '上一年度考核等次，如 "优秀"；没有记录为空',
    read: (s) => resultOf(s, 1),
  },
  {
    name: '优秀次数',
    type: 'number',
    stage: 'person',
    of: 'assessments',
    about: '历年考核优秀的次数',
    read: (s) => heldAssessments(s.facts, s.on).filter((a) => a.result === 'excellent').length,
  },
  { name: '连续优秀', type: 'number', stage: 'person', of: 'assessments', about: '到上一年度为止连续优秀的年数', read: excellentInARow },
  {
    name: '荣誉',
    type: 'texts',
    stage: 'person',
    of: 'honours',
    about: '荣誉清单，每项写作“级别+类别”，如 "市级表彰"、"省级劳动模范"',
    read: (s) =>
      (s.facts.honours ?? [])
        .filter((h) => !h.on || h.on <= s.on)
        .map((h) => `${label('adminLevels', h.level) ?? ''}${label('honourKinds', h.kind) ?? ''}`),
  },
  { name: '年龄', type: 'number', stage: 'person', of: 'birthDate', about: '周岁；没有出生日期为空', read: (s) => ageOf(s.facts, s.on) },
  { name: '性别', type: 'text', stage: 'person', of: 'sex', about: '"男" 或 "女"', read: (s) => label('sexes', s.facts.sex) },
  {
    name: '政治面貌',
    type: 'text',
    stage: 'person',
    of: 'politicalStatus',
    about: '如 "中共党员"',
    read: (s) => label('politicalStatuses', s.facts.politicalStatus),
  },
  {
    name: '进入方式',
    type: 'text',
    stage: 'person',
    of: 'entryRoute',
    about: '花名册里写的进入方式',
    read: (s) => s.facts.entryRoute ?? null,
  },
  {
    name: '工作月数',
    type: 'number',
    stage: 'person',
    of: 'serviceFrom',
    about: '参加社区工作以来的整月数，不扣中断',
    read: (s) => (s.facts.serviceFrom ? Math.max(0, monthsBetween(s.facts.serviceFrom, s.on)) : null),
  },
  {
    name: '任职年限',
    type: 'number',
    stage: 'person',
    of: 'postSince',
    about: '连续担任现岗位类别的整年数；不知道从哪天起为空',
    read: (s) => yearsInPost(s.facts, s.on),
  },
  { name: '社区', type: 'text', stage: 'person', of: 'community', about: '所在社区名称', read: (s) => s.facts.community?.name ?? null },
  {
    name: '社区户数',
    type: 'number',
    stage: 'person',
    of: 'community',
    about: '所在社区户数；没有填为空',
    read: (s) => s.facts.community?.households ?? null,
  },
  {
    name: '红旗数',
    type: 'number',
    stage: 'person',
    of: 'counts',
    about: '所在社区当天持有的红旗面数',
    read: (s) => s.facts.counts?.['redFlag'] ?? 0,
  },
  {
    name: '红旗',
    type: 'texts',
    stage: 'person',
    of: 'community',
    about: '所在社区当天持有的红旗名称清单，如 list contains(红旗, "治理红旗")',
    read: (s) => s.facts.community?.flags ?? [],
  },
  {
    name: '次数',
    type: 'counts',
    stage: 'person',
    of: 'counts',
    about: '次数，如 次数.redFlag（同“红旗数”）',
    read: (s) => s.facts.counts ?? {},
  },
  { name: '年', type: 'number', stage: 'person', about: '计薪日期的年份', read: year },
  { name: '月', type: 'number', stage: 'person', about: '计薪日期的月份，1 到 12', read: (s) => Number(s.on.slice(5, 7)) },
  { name: '岗位', type: 'text', stage: 'post', about: '方案里的岗位名称', read: (s) => s.post ?? null },
  { name: '年限', type: 'number', stage: 'years', about: '按方案计算的工作年限（含学历折算）', read: (s) => s.years ?? null },
  { name: '薪级', type: 'number', stage: 'grade', about: '所定薪级', read: (s) => s.grade ?? null },
  {
    name: '系数',
    type: 'number',
    stage: 'grade',
    about: '薪级系数，如 1.25；没有为空',
    read: (s) => (s.coefficient == null ? null : s.coefficient / 10_000),
  },
  { name: '基数', type: 'number', stage: 'grade', about: '基数，元；没有为空', read: (s) => (s.base == null ? null : s.base / 100) },
  {
    name: '薪级工资',
    type: 'number',
    stage: 'grade',
    about: '基本和绩效两部分之和，元；还没有乘“全部应发”的系数',
    read: (s) => (s.gradePay ?? 0) / 100,
  },
  { name: '试用期', type: 'truth', stage: 'grade', about: '当天在试用期内', read: (s) => s.probation ?? false },
];

const byName = new Map(vocabulary.map((f) => [f.name, f]));
/** The fact of a name, where it is known at the stage. */
export const factNamed = (name: string, stage: Stage): Fact | undefined => {
  const fact = byName.get(name);
  return fact && stages.indexOf(fact.stage) <= stages.indexOf(stage) ? fact : undefined;
};
