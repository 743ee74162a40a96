/**
 * When somebody reaches the statutory age of retirement (法定退休年龄): 国务院关于渐进式延迟法定退休年龄的办法, approved 2024-09-13, in force 2025-01-01.
 * The three tables of its annex are steps of one rule: whoever would have retired in the n-th group of 4 (or 2) months from January 2025 on
 * retires n months later, up to 36 (or 60). Figures come as data (`resources/policies/retirement.json`).
 */
import * as z from 'zod';
import { addMonths } from '../pay/years.ts';

const months = z.int().min(0);
const ageRule = z.object({
  label: z.string(),
  /** The age before the delay, in months. */
  former: months,
  /** So many months of birth are delayed by one month more. */
  stepMonths: z.int().min(1),
  mostDelay: months,
});

export const retirementBases = ['male', 'femaleCadre', 'femaleWorker'] as const;
export type RetirementBasis = (typeof retirementBases)[number];

export const retirementPolicy = z.object({
  source: z.string(),
  effectiveFrom: z.iso.date(),
  ages: z.object({ male: ageRule, femaleCadre: ageRule, femaleWorker: ageRule }),
  /** Least months of pension contributions: `months` up to `lastYear`, then `yearlyMonths` more each year. */
  contribution: z.object({ source: z.string(), months, lastYear: z.int(), yearlyMonths: months, mostMonths: months }),
  flexible: z.object({ source: z.string(), earlierMonths: months, laterMonths: months }),
});
export type RetirementPolicy = z.infer<typeof retirementPolicy>;

/** What a woman's age hangs on: 管理技术岗位 (55 before the delay) or 工人岗位 (50). */
export type WomensAge = '55' | '50';

export type RetirementFacts = {
  birthDate: string | null;
  /** GB/T 2261.1: '1' male, '2' female. */
  sex: string | null;
  /** 原法定退休年龄 as registered, a code of `retirementAges`: a fact of the record, never read out of pay or post. */
  formerAge: string | null;
};

/** The table somebody falls under; null where the record does not say, or says a former age that the sex does not have. */
export function retirementBasis(facts: RetirementFacts, otherwise: WomensAge): RetirementBasis | null {
  if (facts.sex === '1') return facts.formerAge === null || facts.formerAge === '60' ? 'male' : null;
  if (facts.sex !== '2') return null;
  const age = facts.formerAge ?? otherwise;
  return age === '55' ? 'femaleCadre' : age === '50' ? 'femaleWorker' : null;
}

export type Retirement = {
  basis: RetirementBasis;
  /** A woman's former age is not registered: `basis` is the office's default. */
  assumed: boolean;
  /** Months added to the former age. */
  delay: number;
  /** The statutory age in months. */
  age: number;
  /** The day the age is reached; the statutory tables name its month. */
  on: string;
  /** Voluntary early (弹性提前): not before this day. */
  earliest: string;
  /** Voluntary late (弹性延迟), agreed with the employer: not after this day. */
  latest: string;
  /** Least months of contributions in the year of `on`. */
  contribution: number;
};

const monthNumber = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;

/** Months that the former age is put off by, for the month somebody was born in. */
export function retirementDelay(policy: RetirementPolicy, basis: RetirementBasis, birthDate: string): number {
  const { former, stepMonths, mostDelay } = policy.ages[basis];
  const late = monthNumber(birthDate) + former - monthNumber(policy.effectiveFrom);
  return late < 0 ? 0 : Math.min(mostDelay, Math.floor(late / stepMonths) + 1);
}

/** Least months of contributions for a pension that begins in a year. */
export const contributionMonths = ({ contribution: c }: RetirementPolicy, year: number): number =>
  Math.min(c.mostMonths, c.months + Math.max(0, year - c.lastYear) * c.yearlyMonths);

/** The day the statutory age is reached. */
export const retirementDay = (policy: RetirementPolicy, basis: RetirementBasis, birthDate: string): string =>
  addMonths(birthDate, policy.ages[basis].former + retirementDelay(policy, basis, birthDate));

/** Null where birth date or basis is missing. `otherwise`: what a woman's former age counts as where it is not registered. */
export function retirement(policy: RetirementPolicy, facts: RetirementFacts, otherwise: WomensAge): Retirement | null {
  const { birthDate, sex } = facts;
  const basis = retirementBasis(facts, otherwise);
  if (!birthDate || !basis) return null;
  const rule = policy.ages[basis];
  const delay = retirementDelay(policy, basis, birthDate);
  const on = addMonths(birthDate, rule.former + delay);
  const before = addMonths(birthDate, rule.former + delay - policy.flexible.earlierMonths);
  const formerly = addMonths(birthDate, rule.former);
  return {
    basis,
    assumed: sex === '2' && facts.formerAge === null,
    delay,
    age: rule.former + delay,
    on,
    earliest: before > formerly ? before : formerly,
    latest: on < policy.effectiveFrom ? on : addMonths(birthDate, rule.former + delay + policy.flexible.laterMonths),
    contribution: contributionMonths(policy, Number(on.slice(0, 4))),
  };
}

/** Months as people say them: `63岁`, `60岁1个月`, `15年6个月`. */
export const inYears = (of: number, unit: '岁' | '年'): string => `${Math.floor(of / 12)}${unit}${of % 12 > 0 ? `${of % 12}个月` : ''}`;

/** One sentence that says the day and why, or what is missing. */
export function retirementSentence(policy: RetirementPolicy, facts: RetirementFacts, found: Retirement | null): string {
  if (!found) {
    if (!facts.birthDate) return '没有出生日期，算不出到龄日期。';
    if (facts.sex !== '1' && facts.sex !== '2') return '没有性别，算不出到龄日期。';
    return `登记的原法定退休年龄 ${facts.formerAge ?? ''} 周岁与性别不符，请核实。`;
  }
  const rule = policy.ages[found.basis];
  const why =
    found.delay === 0
      ? `${rule.label}，${inYears(rule.former, '岁')}，在 ${policy.effectiveFrom.slice(0, 4)} 年延迟退休施行前到龄`
      : `${rule.label}，延迟 ${found.delay} 个月为${inYears(found.age, '岁')}`;
  const assumed = found.assumed ? '。没有登记原法定退休年龄，暂按此计算，请核实后登记' : '';
  return `${facts.birthDate} 出生，${why}，${found.on} 到龄${assumed}。`;
}

/**
 * Who, of those born in a range, reaches the age within days: the range of birth dates whose day of retirement lies from `from` to `until`.
 * The day never falls as the birth date rises, so both ends are found by halving. Null where nobody can.
 */
export function birthRange(
  policy: RetirementPolicy,
  basis: RetirementBasis,
  from: string,
  until: string,
): { from: string; until: string } | null {
  const first = firstBirth((birth) => retirementDay(policy, basis, birth) >= from);
  const after = firstBirth((birth) => retirementDay(policy, basis, birth) > until);
  return first === null || first === after ? null : { from: first, until: dayOf((after === null ? end : serial(after)) - 1) };
}

const dayMs = 86_400_000;
const serial = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMs;
const dayOf = (number: number): string => new Date(number * dayMs).toISOString().slice(0, 10);
const start = serial('1900-01-01');
const end = serial('2100-01-01');

/** The first birth date of the two centuries for which something holds that holds from then on. */
function firstBirth(holds: (birth: string) => boolean): string | null {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(dayOf(middle))) high = middle;
    else low = middle + 1;
  }
  return low === end ? null : dayOf(low);
}
