/** The rules of a month beside the scheme, as dated documents with their source: what the `document` field of the `payPolicies` register holds. */
import * as z from 'zod';

const fen = z.int().min(0).max(100_000_000_000);
const ratio = z.int().min(0).max(10_000);
const unit = z.enum(['fen', 'jiao', 'yuan']);

/** 个人所得税, 累计预扣法: the seven brackets of a year's cumulative income. */
export const incomeTax = z
  .strictObject({
    kind: z.literal('incomeTax'),
    /** 减除费用 a month. */
    monthlyDeduction: fen,
    /** In ascending order; `upTo` of the last is null. `quick`: 速算扣除数. */
    brackets: z
      .array(z.strictObject({ upTo: fen.nullable(), rate: ratio, quick: fen }))
      .min(1)
      .max(20),
  })
  .refine((t) => t.brackets.every((b, i) => (b.upTo === null) === (i === t.brackets.length - 1)), { path: ['brackets'] })
  .refine((t) => t.brackets.every((b, i) => i === 0 || b.upTo === null || b.upTo > t.brackets[i - 1]!.upTo!), { path: ['brackets'] });
export type IncomeTax = z.infer<typeof incomeTax>;

const contribution = z
  .strictObject({
    key: z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,29}$/),
    label: z.string().min(1).max(30),
    /** Which column it goes to, and which base of the worker's profile it is reckoned on. */
    of: z.enum(['insurance', 'fund']),
    /** On the base that the profile declares for the year, or on the month's own gross pay. */
    on: z.enum(['declared', 'gross']).default('declared'),
    floor: fen,
    ceiling: fen,
    /** Of the base; the fund's own rate in a worker's profile takes the place of both. */
    employeeRate: ratio,
    employerRate: ratio,
    /** Beside the rate, a month. */
    employeeFixed: fen.default(0),
    employerFixed: fen.default(0),
    /** Each side is rounded half up once. */
    unit: unit.default('fen'),
  })
  .refine((c) => c.ceiling >= c.floor, { path: ['ceiling'] });
export type Contribution = z.infer<typeof contribution>;

/** 社会保险和住房公积金: local, so nothing but a made-up example is shipped. */
export const socialInsurance = z.strictObject({
  kind: z.literal('socialInsurance'),
  /** Paid for a month in which somebody was in service on any day, on its first day, on its last day. */
  due: z.enum(['anyDay', 'firstDay', 'lastDay']),
  contributions: z.array(contribution).max(20),
});
export type SocialInsurance = z.infer<typeof socialInsurance>;

export const componentKinds = ['basic', 'performance', 'allowance', 'bonus'] as const;

/** 当月折算: what a part of a month is worth, and as of which day facts count. */
export const monthRule = z.strictObject({
  kind: z.literal('month'),
  /**
   * `calendarDays`: days over the days of the month. `payDays`: weekdays over 21.75, at most the whole. `payDaysDeducted`: the whole less the
   * weekdays missed over 21.75 (月计薪天数 21.75: 劳社部发〔2008〕3号).
   */
  part: z.enum(['calendarDays', 'payDays', 'payDaysDeducted']),
  /** Kinds of which a part month pays a part; the others are paid whole, as of the last stretch. */
  prorated: z.array(z.enum(componentKinds)),
  /** Facts count as they stand on the first day of a stretch (what happens later counts from next month), or on its last. */
  factsOn: z.enum(['first', 'last']),
});
export type MonthRule = z.infer<typeof monthRule>;

export const policyDocument = z.discriminatedUnion('kind', [incomeTax, socialInsurance, monthRule]);
export type PolicyDocument = z.infer<typeof policyDocument>;
export type PolicyKind = PolicyDocument['kind'];

/** A policy as a file: what is shipped, and what goes into the register. */
export const policyFile = z.strictObject({
  name: z.string().min(1).max(100),
  effectiveFrom: z.iso.date(),
  effectiveUntil: z.iso.date().nullable().default(null),
  /** The document where its values can be read. */
  source: z.string().min(1).max(300),
  synthetic: z.boolean(),
  note: z.string().max(300).nullable().default(null),
  document: policyDocument,
});
export type PolicyFile = z.infer<typeof policyFile>;

const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([k, v]) => [k, sorted(v)]),
        )
      : value;

/** What a policy's fingerprint is taken of: keys in order, no spaces; status, end and note are none of it. */
export const canonicalPolicy = (policy: Pick<PolicyFile, 'name' | 'effectiveFrom' | 'source' | 'synthetic' | 'document'>): string => {
  const { name, effectiveFrom, source, synthetic, document } = policy;
  return JSON.stringify(sorted({ name, effectiveFrom, source, synthetic, document }));
};

/** A document out of JSON text; or where in it something is wrong. */
export function readPolicy(text: string): { document: PolicyDocument } | { at: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { at: '' };
  }
  const read = policyDocument.safeParse(json);
  return read.success ? { document: read.data } : { at: read.error.issues[0]?.path.join('.') ?? '' };
}
