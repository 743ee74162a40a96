/** From a person's facts to the grade (定级): years, tenure band, lifts, and the post's own first and last grade. */
import { codeLabel } from '../../codes/index.ts';
import type { StepRule } from './rules.ts';
import type { PayScheme, PostBand } from './scheme.ts';
import { regradingDay, startAfterGaps, yearsBetween } from './years.ts';
import type { Stretch } from './years.ts';

/** What the scale asks of a person, as it stood on a day. */
export type PayFacts = {
  postClass: string | null;
  /** First day of community work. */
  serviceFrom: string | null;
  education: string | null;
  /** Whether the education comes with both diploma and degree; absent where it is not known. */
  educationHeld?: 'both' | 'one';
  certificate: string | null;
  gaps?: readonly Stretch[];
  failedYears?: number;
  /** Keys of the scheme's honour rule. */
  honours?: readonly string[];
  /** How often each counted bonus falls due. */
  counts?: Readonly<Record<string, number>>;
  /** The grade held before a return to a lower post, and until when it is protected. */
  held?: { grade: number; until: string | null };
};

/** A step of the sum, as `payStep` of the contract. */
export type Step = { key: string; label: string; amount: number | null; text: string };

export type Graded = { grade: number; years: number; band: number; post: PostBand; steps: Step[] };

/** The facts without which there is no grade. */
export const missingFacts = (scheme: PayScheme, facts: PayFacts): string[] => {
  const missing: string[] = [];
  if (!scheme.posts.some((post) => post.postClass === facts.postClass)) missing.push('postClass');
  if (!facts.serviceFrom) missing.push('serviceFrom');
  return missing;
};

/** The tenure band, from 1, of a number of counted years; before the cap of the post. */
export const tenureBand = (rule: StepRule, years: number): number =>
  rule.liftWhen === 'exceeded' ? Math.max(1, Math.ceil(years / rule.yearsPerStep)) : 1 + Math.floor(years / rule.yearsPerStep);

/** Years of service as the rule counts them, up to a regrading day; education apart. */
export const countedYears = (rule: StepRule, facts: PayFacts, on: string): number => {
  const began = facts.serviceFrom!;
  const from = rule.countedFrom && rule.countedFrom > began ? rule.countedFrom : began;
  const start = rule.gaps === 'notCounted' ? startAfterGaps(from, on, facts.gaps ?? []) : from;
  const failed = rule.failedYears === 'notCounted' ? (facts.failedYears ?? 0) : 0;
  return Math.max(rule.atLeast, yearsBetween(start, on, rule.partialYear) - failed);
};

const educationLift = (scheme: PayScheme, facts: PayFacts): { grades: number; years: number } =>
  scheme.rules.educationRule?.find(
    (e) => e.educations.includes(facts.education ?? '') && (e.held === 'any' || e.held === facts.educationHeld),
  ) ?? {
    grades: 0,
    years: 0,
  };

const certificateLift = (scheme: PayScheme, facts: PayFacts): number =>
  scheme.rules.certificateRule?.find((c) => c.level === facts.certificate)?.grades ?? 0;

const honourLift = (scheme: PayScheme, facts: PayFacts): number =>
  (scheme.rules.honourRule ?? []).reduce((sum, h) => sum + (facts.honours?.includes(h.key) ? h.grades : 0), 0);

/** The grade on a day, with every step named; null where `missingFacts` names something. */
export const gradeOn = (scheme: PayScheme, facts: PayFacts, on: string): Graded | null => {
  const post = scheme.posts.find((p) => p.postClass === facts.postClass);
  if (!post || !facts.serviceFrom) return null;
  const { stepRule: rule, combineRule: combine } = scheme.rules;
  const steps: Step[] = [];
  const say = (key: string, label: string, text: string): void => void steps.push({ key, label, amount: null, text });

  const education = educationLift(scheme, facts);
  let years = 0;
  let band = 1;
  if (rule) {
    const day = regradingDay(on, scheme.regradeOn);
    const counted = countedYears(rule, facts, day);
    years = counted + education.years;
    band = tenureBand(rule, years);
    const manner = rule.partialYear === 'full' ? '不足一年按一年计' : '只计满年';
    const extra = education.years > 0 ? `，学历加 ${education.years} 年` : '';
    say('years', '工作年限', `${facts.serviceFrom} 起，截至 ${day} 计 ${counted} 年（${manner}）${extra}`);
    say('band', '年限档次', `每 ${rule.yearsPerStep} 年一档，第 ${band} 档`);
  }

  const certificate = certificateLift(scheme, facts);
  const both = combine?.educationAndCertificate === 'higher' ? Math.max(education.grades, certificate) : education.grades + certificate;
  const honours = honourLift(scheme, facts);
  if (education.grades > 0) say('education', '学历', `${codeLabel('educations', facts.education!)}，加 ${education.grades} 级`);
  if (certificate > 0) say('certificateGrade', '证书', `${codeLabel('certificateLevels', facts.certificate!)}，加 ${certificate} 级`);
  if (education.grades > 0 && certificate > 0 && both !== education.grades + certificate)
    say('higher', '学历与证书', `取高者，加 ${both} 级`);
  if (honours > 0) say('honours', '荣誉', `加 ${honours} 级`);

  const reckoned = post.lowestGrade + band - 1 + both + honours;
  const capped = Math.min(post.highestGrade, reckoned);
  const limit = reckoned > post.highestGrade ? `，不超过 ${post.highestGrade} 级` : '';
  const sum = [
    `${codeLabel('postClasses', post.postClass)}从 ${post.lowestGrade} 级起`,
    ...[band - 1, both, honours].filter((n) => n > 0).map((n) => `+ ${n}`),
  ].join(' ');
  const kept = heldGrade(scheme, facts, on);
  const grade = Math.max(capped, kept);
  say('grade', '薪级', kept > capped ? `${sum}${limit}，保留原 ${kept} 级` : `${sum}${limit}，定 ${grade} 级`);
  return { grade, years, band, post, steps };
};

const heldGrade = (scheme: PayScheme, facts: PayFacts, on: string): number => {
  const manner = scheme.rules.combineRule?.onLowerPost ?? 'recompute';
  if (!facts.held || manner === 'recompute') return 0;
  return manner === 'keep' || (facts.held.until !== null && facts.held.until >= on) ? facts.held.grade : 0;
};
