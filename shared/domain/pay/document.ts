/**
 * A pay scheme (薪酬方案) as one JSON document: what the `document` field of the `schemes` register holds and what travels as a `.scheme.json`
 * file. It expresses every variant of `reference/domain.md` §2.5 without code; `docs/pay-schemes.md` explains each part with an example.
 *
 * Money is integer fen, ratios are integer ten-thousandths, dates `YYYY-MM-DD`. Every value carries its first day and its source; `article` names
 * the article of the issuing document that a rule rests on.
 */
import * as z from 'zod';

const fen = z.int().min(0).max(100_000_000_000);
const ratio = z.int().min(0).max(1_000_000);
const day = z.iso.date();
const line = (max: number): z.ZodString => z.string().trim().min(1).max(max);
/** Names a thing inside the document: posts, parts, honours. */
const key = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,39}$/);
const note = line(300).nullable().default(null);
const codes = z.array(line(40)).max(60);
/** An expression in FEEL over the facts of `vocabulary.ts`. */
const feel = line(1000);
const grades = z.int().min(0).max(60);

/** Values with the day from which each holds, in order of that day, and where it is written. */
const dated = <V extends z.core.$ZodType>(value: V) => z.array(z.strictObject({ from: day, value, source: note })).max(60);
export type Dated<V> = { from: string; value: V; source: string | null };

/** One value a grade, grade 1 first; null where there is none. */
const column = <V extends z.core.$ZodType>(value: V) => z.array(z.nullable(value)).max(60);
/** The same column for every post, or a column for each by the post's key. */
const table = <V extends z.core.$ZodType>(value: V) => z.union([column(value), z.record(key, column(value))]);
export type Table = (number | null)[] | Record<string, (number | null)[]>;
/** One value for every post, or one for each by the post's key. */
const perPost = <V extends z.core.$ZodType>(value: V) => z.union([value, z.record(key, value)]);
export type PerPost = number | Record<string, number>;
/** Keys of the posts that a rule is for; none: for all. */
const only = z.array(key).max(12).default([]);
/** Amounts by a key: a post's key, a certificate's level, an education's code, an assessment's result. */
const byKey = z.record(line(40), fen);

/** 按月, 按季, 按半年, 按年: when a part is paid out. */
export const rhythms = ['monthly', 'quarterly', 'halfYearly', 'yearly'] as const;
const rhythm = z.enum(rhythms);
export type Rhythm = z.infer<typeof rhythm>;
/** 分, 角, 元, 十元. */
const unit = z.enum(['fen', 'jiao', 'yuan', 'tenYuan']);

/** 岗位: which people it takes and the grades that it may hold. The first post of the document that fits a person is theirs. */
const post = z.strictObject({
  key,
  label: line(30),
  /** Codes of `postClasses`. */
  classes: codes.min(1),
  /** A further condition, such as `一肩挑` or `职务 = "党务工作者"`. */
  when: feel.nullable().default(null),
  lowestGrade: z.int().min(1).max(60),
  /** The cap (封顶). */
  highestGrade: z.int().min(1).max(60),
  /** Grades added to the tenure band; left out: the first band stands at the lowest grade. */
  offset: z.int().min(0).max(59).nullable().default(null),
  article: note,
});

/** 基数. */
const base = z.strictObject({
  label: line(30).default('基数'),
  /** A fixed amount, the pay of a new hire of a street institution, a mean wage, an income per head: what the value is by the notice. */
  definition: z.enum(['fixed', 'newHire', 'meanWage', 'minimumWage', 'income']).default('fixed'),
  /** The value is that of a month, or of a year (a twelfth is taken). */
  per: z.enum(['month', 'year']).default('month'),
  /** The base is this share of the value (上年度平均工资的 60%). */
  ratio: ratio.default(10_000),
  /** The month's base is rounded by itself before anything is reckoned with it; null: it stays exact. */
  unit: unit.nullable().default(null),
  values: dated(perPost(fen)),
  article: note,
});

/** 调节系数 and 岗位系数 (Jingzhou's 0.94; one for each post): a named factor and its place. A post without a value is not multiplied. */
const factor = z.strictObject({
  key,
  label: line(30),
  /** The base; the pay of the grade (basic and performance parts); everything. */
  on: z.enum(['base', 'gradePay', 'whole']),
  values: dated(perPost(ratio)),
  article: note,
});

/** What amounts may go up with in tiers: counted years, full years in the post, households and flags of the community, age. */
const tierCounts = ['years', 'postYears', 'households', 'redFlags', 'age'] as const;
export type TierCount = (typeof tierCounts)[number];

/** How the month's amount of a part arises. `portion`: of what is reckoned the part is this share (月绩效为 20%). */
const portion = ratio.default(10_000);
const amount = z.discriminatedUnion('by', [
  /** Base × coefficient of the grade. */
  z.strictObject({ by: z.literal('coefficient'), portion }),
  /** A table of amounts by grade, or by grade and post. */
  z.strictObject({ by: z.literal('grade'), tables: dated(table(fen)), portion }),
  z.strictObject({ by: z.literal('post'), values: dated(byKey) }),
  /** The highest certificate, the highest education, the assessment that the performance rule looks at. */
  z.strictObject({ by: z.literal('certificate'), values: dated(byKey) }),
  z.strictObject({ by: z.literal('education'), values: dated(byKey) }),
  z.strictObject({ by: z.literal('assessment'), values: dated(byKey) }),
  z.strictObject({ by: z.literal('fixed'), values: dated(fen) }),
  /** A share of the base. */
  z.strictObject({ by: z.literal('base'), values: dated(ratio) }),
  /** A share of the pay of the grade (一肩挑加发薪级工资的 10%); more than all of it with months of pay (年终发两个月). */
  z.strictObject({ by: z.literal('gradePay'), values: dated(ratio) }),
  /** An amount for each counted year of service, for so many years at most. */
  z.strictObject({ by: z.literal('years'), values: dated(fen), most: z.int().min(1).max(60).nullable().default(null) }),
  /** Tiers (满 10 年 100 元, 满 20 年 200 元): of those whose number is reached the highest pays. */
  z.strictObject({
    by: z.literal('tiers'),
    of: z.enum(tierCounts),
    values: dated(
      z
        .array(z.strictObject({ atLeast: z.int().min(0).max(1_000_000), amount: fen }))
        .min(1)
        .max(30),
    ),
  }),
  /** Yuan, by an expression. */
  z.strictObject({ by: z.literal('expression'), feel }),
]);
export type AmountRule = z.output<typeof amount>;

/** 薪酬项目: what is paid. `split` goes into the pay that `split` divides into a basic and a performance part. */
const part = z.strictObject({
  key,
  label: line(30),
  kind: z.enum(['split', 'basic', 'performance', 'allowance', 'bonus']),
  amount,
  only,
  /** Paid only where this holds. */
  when: feel.nullable().default(null),
  /** As often as a count says (`redFlag`: flags of the community), at most so often. */
  counted: z
    .strictObject({ key, most: z.int().min(1).max(1000).nullable().default(null) })
    .nullable()
    .default(null),
  /** Of a performance part: whether the assessment decides how much of it is paid (按月预发的绩效 often is not). */
  assessed: z.boolean().default(true),
  paid: rhythm.default('monthly'),
  /** The amount is that of a month, or of a payment (a year's 5,000): each month of the time that is paid for then earns its share, to the fen. */
  per: z.enum(['month', 'payment']).default('month'),
  article: note,
});
export type PartRule = z.output<typeof part>;

/** 就高不重复: of these parts only the one that comes to most is paid; of equal ones the first. */
const highestOf = z.strictObject({
  key,
  label: line(30),
  /** Keys of parts that are not divided. */
  parts: z.array(key).max(40).default([]),
  article: note,
});

/** 合计封顶: what these parts come to in a month together is at most this much; the last of them is cut first. */
const limit = z.strictObject({
  key,
  label: line(30),
  /** Keys of parts, `basic` and `performance` of the divided pay; none: everything. */
  parts: z.array(key).max(42).default([]),
  values: dated(perPost(fen)),
  article: note,
});

const stepLength = {
  /** 3 in most places, 2 in Ningxia and Xiamen. */
  yearsPerStep: z.int().min(1).max(20).default(3),
  /** The first step where it is longer or shorter than the rest. */
  firstStep: z.int().min(1).max(40).nullable().default(null),
  /** Steps of unequal length: the years at which the second, third … band begins. In place of both. */
  thresholds: z.array(z.int().min(1).max(60)).min(1).max(59).nullable().default(null),
};
/** How years of community work lift a grade (年限晋级). */
const steps = z.strictObject({
  ...stepLength,
  /** Posts whose steps have another length. */
  byPost: z
    .array(z.strictObject({ posts: z.array(key).min(1).max(12), ...stepLength }))
    .max(12)
    .default([]),
  /** Years of community work, or years without a break in the post held (任现岗位满三年晋一级). */
  of: z.enum(['service', 'post']).default('service'),
  /** A begun year counts as one (Jinzhou), from half a year on, or only full years count. */
  partialYear: z.enum(['full', 'half', 'dropped']).default('full'),
  /** Somebody who has just begun is counted this many years. */
  atLeast: grades.default(0),
  /** `exceeded`: three years are the first step and the fourth begins the second. `reached`: three full years begin the second. */
  liftWhen: z.enum(['exceeded', 'reached']).default('exceeded'),
  /** Years before this day do not count. */
  countedFrom: day.nullable().default(null),
  /** Interruptions of service. */
  gaps: z.enum(['counted', 'notCounted']).default('notCounted'),
  /** Years whose assessment does not qualify: counted all the same; left out (Benxi); or the step under way begins anew after them (Xiang'an). */
  failedYears: z.enum(['counted', 'notCounted', 'restart']).default('counted'),
  /** Results that qualify, as codes of `assessmentResults`; a year without a result qualifies. */
  qualifying: codes.min(1).default(['excellent', 'qualified', 'basic']),
  article: note,
});
export const stepRule = steps;
export type Steps = z.output<typeof steps>;
/** The rule for one post. */
export type StepRule = Omit<Steps, 'byPost'>;

/** 学历: grades or years of service for an education. Of all that fit a person's educations the best counts. */
const education = z.strictObject({
  /** Codes of `educations`, of `degrees`. */
  educations: codes.default([]),
  degrees: codes.default([]),
  /** With diploma and degree both, with one of them only, or no matter. */
  papers: z.enum(['both', 'one', 'any']).default('any'),
  /** 全日制, 在职, or no matter. */
  form: z.enum(['fullTime', 'inService', 'any']).default('any'),
  grades: grades.default(0),
  years: grades.default(0),
  only,
});
/** 证书: grades, or years of service, for a certificate's level; what it gives in money is a part. */
const certificate = z.strictObject({ level: line(40), grades: grades.default(0), years: grades.default(0), only });
/** 荣誉: each rule lifts once, however often it is met; for so many years after it was given, or for good. */
const honour = z.strictObject({
  key,
  label: line(40),
  kinds: codes.default([]),
  levels: codes.default([]),
  grades,
  validYears: z.int().min(1).max(40).nullable().default(null),
  only,
});
/** 考核: so many results, in a row or in all, lift or lower the grade (连续三年优秀提前晋一级, 不合格降一级); once, or each time. */
const assessed = z.strictObject({
  key,
  label: line(40),
  /** Codes of `assessmentResults`. */
  results: codes.min(1),
  times: z.int().min(1).max(40),
  run: z.enum(['inARow', 'inAll']).default('inARow'),
  each: z.boolean().default(false),
  grades: z.int().min(-20).max(20),
  /** Results of earlier years do not count. */
  sinceYear: z.int().min(1980).max(2200).nullable().default(null),
});
/** What no option foresees: grades, or years of service, by an expression. */
const extra = z.strictObject({ key, label: line(40), gives: z.enum(['grades', 'years']), feel, article: note });

/** When a change begins to count: on its day, from the next month, on the next regrading day. */
const begins = z.enum(['atOnce', 'nextMonth', 'regradeDay']);
export type Begins = z.infer<typeof begins>;

const lifts = z.strictObject({
  education: z.array(education).max(40).default([]),
  certificate: z.array(certificate).max(20).default([]),
  honours: z.array(honour).max(20).default([]),
  assessments: z.array(assessed).max(20).default([]),
  extras: z.array(extra).max(20).default([]),
  /** Both, the higher of the two, or of education, certificate and honours the highest alone. */
  educationAndCertificate: z.enum(['sum', 'higher', 'highest']).default('sum'),
  /** Education and certificate together lift at most this far. */
  mostOfBoth: grades.nullable().default(null),
  honoursTogether: z.enum(['sum', 'higher']).default('sum'),
  /** All lifts together lift at most this far. */
  most: grades.nullable().default(null),
  article: note,
});

const regrade = z.strictObject({
  /** `MM-DD`: years are counted on the last such day; none: on the day asked. */
  days: z
    .array(z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/))
    .max(12)
    .default(['01-01']),
  post: z.enum(['atOnce', 'nextMonth']).default('atOnce'),
  education: begins.default('atOnce'),
  certificate: begins.default('atOnce'),
  honour: begins.default('atOnce'),
  /** After a return to a lower post: reckoned anew, the grade held is kept, or kept until the day set for it. */
  onLowerPost: z.enum(['recompute', 'keep', 'protected']).default('recompute'),
  /** Without a day of its own, a protection lasts so many months from the change. */
  protectedMonths: z.int().min(1).max(240).nullable().default(null),
  article: note,
});

/** 基本与绩效: how the pay of the grade is divided. */
const split = z.strictObject({
  basicShare: ratio.max(10_000),
  basicLabel: line(30).default('基本薪酬'),
  performanceLabel: line(30).default('绩效薪酬'),
  paid: rhythm.default('monthly'),
  article: note,
});

/** 绩效与考核: which share of the performance parts an assessment leaves. */
const performance = z.strictObject({
  /** By result; a result that is not named leaves all of it. */
  shares: z.record(line(40), ratio),
  /** The assessment of the year before, or of the same year. */
  of: z.enum(['previousYear', 'sameYear']).default('previousYear'),
  article: note,
});

const probation = z.strictObject({
  months: z.int().min(1).max(24),
  /** Full pay from the day after it, or from the next month on (期满次月起). */
  ends: z.enum(['atOnce', 'nextMonth']).default('atOnce'),
  share: ratio.max(10_000),
  /** What the share is of: the basic parts, or the basic and performance parts. */
  of: z.enum(['basic', 'gradePay']).default('basic'),
  /** In place of the share: an amount for the basic and performance parts together. */
  fixed: dated(perPost(fen)).default([]),
  /** Whether the performance parts, the allowances and the bonuses are paid. */
  performance: z.boolean(),
  allowances: z.boolean().default(true),
  /** Never less than this share of the pay of the post's lowest grade (劳动合同法 Art. 20: 80 %). */
  floor: ratio.max(10_000).default(8000),
  article: note,
});

/** Once: at each part, at the pay of the grade before it is divided, or at the total. */
const rounding = z.strictObject({
  unit: unit.default('fen'),
  /** 四舍五入, 见零进位, 舍去. */
  way: z.enum(['halfUp', 'up', 'down']).default('halfUp'),
  at: z.enum(['part', 'gradePay', 'total']).default('part'),
  article: note,
});

export const schemeDocument = z.strictObject({
  format: z.literal(1),
  name: line(100),
  version: z.int().min(1).max(999).default(1),
  /** From a document; put together from published points (推断); made up (示例). */
  nature: z.enum(['document', 'reconstructed', 'synthetic']).default('document'),
  issuer: note,
  documentNo: note,
  effectiveFrom: day,
  effectiveUntil: day.nullable().default(null),
  /** Where the document and its values can be read. */
  sources: z.array(line(300)).max(30).default([]),
  note: z.string().max(2000).nullable().default(null),
  /** How many grades there are: 18, 24, 16, 12. */
  grades: z.int().min(1).max(60),
  posts: z.array(post).max(12).default([]),
  base: base.nullable().default(null),
  /** Coefficients by grade, or by grade and post. */
  coefficients: dated(table(ratio)).default([]),
  factors: z.array(factor).max(10).default([]),
  parts: z.array(part).max(40).default([]),
  highestOf: z.array(highestOf).max(20).default([]),
  limits: z.array(limit).max(20).default([]),
  split: split.nullable().default(null),
  performance: performance.nullable().default(null),
  /** Null: years lift nobody. */
  steps: steps.nullable().default(null),
  lifts: lifts.prefault({}),
  regrade: regrade.prefault({}),
  probation: probation.nullable().default(null),
  /** 不低于: the month's pay without bonuses is at least this (最低工资). */
  minimum: dated(perPost(fen)).default([]),
  rounding: rounding.prefault({}),
});
export type SchemeDocument = z.output<typeof schemeDocument>;
/** What may be left out is left out: how a notice is entered by hand. */
export type SchemeInput = z.input<typeof schemeDocument>;
export type SchemePost = SchemeDocument['posts'][number];

/** The value that holds on a day: of those that have begun the one that began last; null where none has. */
export const valueOn = <V>(values: readonly Dated<V>[], on: string): Dated<V> | null =>
  values.reduce<Dated<V> | null>((best, v) => (v.from <= on && (best === null || v.from >= best.from) ? v : best), null);

/** What holds for a post; null where it has no value of its own. */
export const forPost = (value: PerPost, post: string): number | null => (typeof value === 'number' ? value : (value[post] ?? null));

/** The cell of a table: a post's column where there is one, else the common one. */
export const cellOf = (values: Table, post: string, grade: number): number | null =>
  (Array.isArray(values) ? values : (values[post] ?? []))[grade - 1] ?? null;
