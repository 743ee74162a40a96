/** Years of service as a scheme counts them (工作年限), and the tenure band they come to. */
import { heldAssessments } from './held.ts';
import type { StepRule, Steps } from './document.ts';
import type { PayFacts } from './facts.ts';
import { startAfterGaps, yearsBetween } from './years.ts';
import type { Stretch } from './years.ts';

/** The rule as it is for a post. */
export const stepsFor = ({ byPost, ...common }: Steps, post: string): StepRule => {
  const own = byPost.find((rule) => rule.posts.includes(post));
  return own ? { ...common, yearsPerStep: own.yearsPerStep, firstStep: own.firstStep, thresholds: own.thresholds } : common;
};

/** `left`: why years are left out, in words. */
export type Tenure = { from: string; years: number; left: string[] };

/** The tenure band, from 1, of a number of counted years; before the cap of the post. */
export const tenureBand = (rule: StepRule, years: number): number => {
  if (rule.thresholds) return 1 + rule.thresholds.filter((t) => t <= years).length;
  // As if the first step were as long as the rest.
  const even = years - firstStepOf(rule) + rule.yearsPerStep;
  return Math.max(1, rule.liftWhen === 'exceeded' ? Math.ceil(even / rule.yearsPerStep) : 1 + Math.floor(even / rule.yearsPerStep));
};
const firstStepOf = (rule: StepRule): number => rule.firstStep ?? rule.yearsPerStep;

/** The fewest years that stand in a band. */
export const firstYearOf = (rule: StepRule, band: number): number => {
  if (band <= 1) return 0;
  if (rule.thresholds) return rule.thresholds[band - 2] ?? Infinity;
  return firstStepOf(rule) + (band - 2) * rule.yearsPerStep + (rule.liftWhen === 'exceeded' ? 1 : 0);
};

/** Stretches in order, those that meet made into one. */
function merged(stretches: readonly Stretch[]): Stretch[] {
  const whole: Stretch[] = [];
  for (const next of [...stretches].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = whole.at(-1);
    if (last && next.from <= last.until) last.until = next.until > last.until ? next.until : last.until;
    else whole.push({ ...next });
  }
  return whole;
}

const yearOf = (date: string): number => Number(date.slice(0, 4));
const newYear = (year: number): string => `${year}-01-01`;

/** The day from which years are counted: of community work, or of the post held; null where it is not known. */
export const beganOn = (rule: Pick<StepRule, 'of'>, facts: PayFacts): string | null =>
  rule.of === 'post' ? (facts.postSince ?? null) : facts.serviceFrom;

/** Years up to a day. The day on which they began must be known. */
export function tenureOn(rule: StepRule, facts: PayFacts, day: string): Tenure {
  const began = beganOn(rule, facts)!;
  const from = rule.countedFrom !== null && rule.countedFrom > began ? rule.countedFrom : began;
  const left: string[] = from === began ? [] : [`${from} 以前不计`];
  const out: Stretch[] = [];
  if (rule.gaps === 'notCounted') {
    for (const gap of facts.gaps ?? []) {
      if (gap.until <= from || gap.from >= day) continue;
      out.push(gap);
      left.push(`扣除 ${gap.from} 至 ${gap.until} 中断`);
    }
  }
  const failed =
    rule.failedYears === 'counted'
      ? []
      : heldAssessments(facts, day)
          .filter((a) => !rule.qualifying.includes(a.result) && a.year >= yearOf(from))
          .map((a) => a.year)
          .sort((a, b) => a - b);
  if (rule.failedYears === 'restart' && failed.length > 0) {
    left.push(`${failed.join('、')} 年考核不达标，本档重新起算`);
    return { from, years: Math.max(rule.atLeast, restarted(rule, from, day, out, failed)), left };
  }
  if (failed.length > 0) left.push(`${failed.join('、')} 年考核不达标不计`);
  const start = startAfterGaps(from, day, merged([...out, ...failed.map((y) => ({ from: newYear(y), until: newYear(y + 1) }))]));
  return { from, years: Math.max(rule.atLeast, yearsBetween(start, day, rule.partialYear)), left };
}

/** The bands reached before a failed year stay; the years of the band under way are lost. */
function restarted(rule: StepRule, from: string, day: string, gaps: readonly Stretch[], failed: readonly number[]): number {
  let kept = 0;
  let start = from;
  for (const year of failed) {
    const end = newYear(year);
    if (end > start) {
      const years = kept + yearsBetween(startAfterGaps(start, end, gaps), end, 'dropped');
      kept = firstYearOf(rule, tenureBand(rule, years));
    }
    start = newYear(year + 1) > start ? newYear(year + 1) : start;
  }
  return kept + (start < day ? yearsBetween(startAfterGaps(start, day, gaps), day, rule.partialYear) : 0);
}
