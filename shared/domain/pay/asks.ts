/** Which facts of a person a scheme can ask for: no others need be read, kept, or told apart. */
import type { CompiledScheme } from './compile.ts';
import type { TierCount } from './document.ts';
import type { Expression } from './expression.ts';
import type { PayFacts } from './facts.ts';
import { factNamed } from './vocabulary.ts';

export type FactName = keyof PayFacts;

const named = (expressions: readonly (Expression | null)[]): FactName[] =>
  expressions.flatMap((e) => e?.names ?? []).flatMap((name) => factNamed(name, 'grade')?.of ?? []);

/** All that `gradeOn` may look at. */
export function gradeAsks({ document, posts, extras }: CompiledScheme): ReadonlySet<FactName> {
  const { lifts, steps, regrade, probation } = document;
  const asked: [FactName, boolean][] = [
    ['postClass', true],
    ['serviceFrom', true],
    ['probationUntil', probation !== null],
    ['held', regrade.onLowerPost !== 'recompute'],
    ['educations', lifts.education.length > 0],
    ['certificates', lifts.certificate.length > 0],
    ['honours', lifts.honours.length > 0],
    ['postSince', steps?.of === 'post'],
    ['assessments', lifts.assessments.length > 0 || (steps !== null && steps.failedYears !== 'counted')],
    ['gaps', posts.some((p) => p.counting !== null && p.counting.gaps !== 'counted')],
  ];
  const byRule = asked.filter(([, asks]) => asks).map(([name]) => name);
  return new Set([...byRule, ...named([...posts.map((p) => p.condition), ...extras.map((e) => e.expression)])]);
}

/** What the steps of a part go up with. */
const ofTiers: Record<TierCount, FactName> = {
  years: 'serviceFrom',
  postYears: 'postSince',
  households: 'community',
  redFlags: 'counts',
  age: 'birthDate',
};

/** All that `monthPay` may look at. */
export function payAsks(scheme: CompiledScheme): ReadonlySet<FactName> {
  const { parts, document } = scheme;
  const by = new Set<string>(parts.map((p) => p.amount.by));
  const asked: [FactName, boolean][] = [
    ['educations', by.has('education')],
    ['certificates', by.has('certificate')],
    ['assessments', by.has('assessment') || document.performance !== null],
    ['counts', parts.some((p) => p.counted !== null)],
  ];
  const byPart = asked.filter(([, asks]) => asks).map(([name]) => name);
  const byTier = parts.flatMap((p) => (p.amount.by === 'tiers' ? [ofTiers[p.amount.of]] : []));
  return new Set([...gradeAsks(scheme), ...byPart, ...byTier, ...named(parts.flatMap((p) => [p.condition, p.expression]))]);
}
