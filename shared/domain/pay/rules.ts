/**
 * The rules of a pay scheme that vary from place to place (`reference/domain.md` §2.5), as data: what the JSON fields of the `schemes`
 * register hold. An empty field means that the scheme has no such rule.
 */
import * as z from 'zod';

const fen = z.int().min(0);
/** Ten-thousandths: 8000 is 80 %. */
const ratio = z.int().min(0).max(1_000_000);
const some = z.int().min(0).max(60);

/** How years of community work lift a grade. */
export const stepRule = z.strictObject({
  /** 3 in most places, 2 in Ningxia and Xiamen. */
  yearsPerStep: z.int().min(1).max(20),
  /** A begun year counts as one (Jinzhou), or only full years count. */
  partialYear: z.enum(['full', 'dropped']),
  /** Somebody who has just begun is counted this many years. */
  atLeast: some,
  /** `exceeded`: three years are the first step and the fourth begins the second. `reached`: three full years begin the second. */
  liftWhen: z.enum(['exceeded', 'reached']),
  /** Interruptions of service (gaps) and years failed in the assessment. */
  gaps: z.enum(['counted', 'notCounted']),
  failedYears: z.enum(['counted', 'notCounted']),
  /** Years before this day do not count. */
  countedFrom: z.iso.date().nullable(),
});
export type StepRule = z.infer<typeof stepRule>;

/** What an education gives: grades, or years of service. The first entry that fits is taken. */
export const educationRule = z.array(
  z.strictObject({
    /** Codes of the `educations` table. */
    educations: z.array(z.string()).min(1),
    /** Diploma and degree both, one of them only, or it does not matter. */
    held: z.enum(['both', 'one', 'any']),
    grades: some,
    years: some,
  }),
);
export type EducationRule = z.infer<typeof educationRule>;

/** What a professional certificate gives: money a month, grades, or both. */
export const certificateRule = z.array(z.strictObject({ level: z.string(), monthly: fen, grades: some }));
export type CertificateRule = z.infer<typeof certificateRule>;

/** Honours that lift a grade, each once. */
export const honourRule = z.array(z.strictObject({ key: z.string(), label: z.string(), grades: some }));
export type HonourRule = z.infer<typeof honourRule>;

/** How the parts are put together. */
export const combineRule = z.strictObject({
  /** Both lifts, or the higher of the two. */
  educationAndCertificate: z.enum(['sum', 'higher']),
  /** What the scheme's factor (Jingzhou's 0.94) multiplies: the pay of the grade, or allowances and bonuses too. */
  factorOn: z.enum(['gradePay', 'whole']),
  performancePaid: z.enum(['monthly', 'halfYearly', 'yearly']),
  /** After a return to a lower post: reckoned anew, the grade held is kept, or kept until the day that was set for it. */
  onLowerPost: z.enum(['recompute', 'keep', 'protected']),
});
export type CombineRule = z.infer<typeof combineRule>;

/** Pay in the months after entry. */
export const probationRule = z.strictObject({
  months: z.int().min(1).max(24),
  /** Of the basic part. */
  share: ratio,
  performance: z.boolean(),
  /** Never less than this share of the pay of the post's lowest grade (劳动合同法 Art. 20: 80 %). */
  floor: ratio,
});
export type ProbationRule = z.infer<typeof probationRule>;

/** Money outside the scale, a month, by post: red flags, one post with two hats, awards, the post pay of additive schemes. */
export const bonuses = z.array(
  z.strictObject({
    key: z.string(),
    label: z.string(),
    /** Every month once, or as often as a fact says: the flags a community holds, an award, two hats (1 or 0). */
    times: z.enum(['monthly', 'counted']),
    amounts: z.record(z.string(), fen),
  }),
);
export type Bonuses = z.infer<typeof bonuses>;

/** The JSON fields of a scheme and what each holds. */
export const ruleFields = { stepRule, educationRule, certificateRule, honourRule, combineRule, probationRule, bonuses } as const;
export type RuleField = keyof typeof ruleFields;
export type PayRules = { [K in RuleField]: z.infer<(typeof ruleFields)[K]> | null };
