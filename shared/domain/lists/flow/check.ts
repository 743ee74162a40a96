/** What is wrong with a flow, or should be known of it. The sentences are in the renderer's words. */
import { returnsOf } from './returns.ts';
import type { FlowStep } from './steps.ts';
import { flowOf, limitOf, waysOf } from './written.ts';
import type { WrittenStep } from './written.ts';

export const flowChecks = [
  'noStart', // nothing begins it
  'noEnd', // nothing ends it
  'untitled', // a step without a name
  'unread', // a way on that was not understood
  'nowhere', // a way to a step that is not there
  'unreached', // nobody gets to it
  'stops', // no way on, and no end
  'endless', // no way from it to an end
  'oneWay', // a decision that decides nothing
  'unnamedWay', // a decision's way without its condition
  'endLeadsOn', // an end with a way on
  'loop', // leads back; allowed
  'overLimit', // the limits of the steps add up to more than is promised
] as const;
export type FlowCheck = (typeof flowChecks)[number];
export type FlowFinding = { check: FlowCheck; no: number | null; params: Record<string, string | number> };

/** Said, but no fault. */
export const notes: ReadonlySet<FlowCheck> = new Set(['loop', 'overLimit']);

/** In the order of the steps; `promised` is the item's own limit, against which those of the steps are held. */
export function checkFlow(rows: readonly WrittenStep[], promised: string | null = null): FlowFinding[] {
  const steps = flowOf(rows);
  if (steps.length === 0) return [];
  const found: FlowFinding[] = [];
  const say = (check: FlowCheck, no: number | null, params: FlowFinding['params'] = {}): void => void found.push({ check, no, params });
  if (!steps.some((s) => s.kind === 'start')) say('noStart', null);
  if (!steps.some((s) => s.kind === 'end')) say('noEnd', null);
  const known = new Map(steps.map((s) => [s.no, s]));
  const reached = reach(steps, startsOf(steps), (s) => s.next.map((n) => n.to));
  const ends = steps.filter((s) => s.kind === 'end').map((s) => s.no);
  const into = new Map<number, number[]>();
  for (const s of steps) for (const n of s.next) into.set(n.to, [...(into.get(n.to) ?? []), s.no]);
  const ending = reach(steps, ends, (s) => into.get(s.no) ?? []);
  const titles = new Map(steps.map((s) => [s.title.trim(), s.no]));
  const returns = returnsOf(steps);
  for (const row of [...rows].sort((a, b) => a.no - b.no)) {
    const step = known.get(row.no)!;
    const params = { title: step.title.trim() };
    if (params.title === '') say('untitled', step.no);
    for (const w of waysOf(row.next, titles)) if ('unread' in w) say('unread', step.no, { ...params, written: w.unread });
    for (const n of step.next) if (!known.has(n.to)) say('nowhere', step.no, { ...params, to: n.to });
    const ways = step.next.filter((n) => known.has(n.to));
    if (!reached.has(step.no)) say('unreached', step.no, params);
    if (step.kind === 'end') {
      if (ways.length > 0) say('endLeadsOn', step.no, params);
    } else if (step.next.length === 0) say('stops', step.no, params);
    else if (ends.length > 0 && !ending.has(step.no)) say('endless', step.no, params);
    if (step.kind === 'decision' && step.next.length === 1) say('oneWay', step.no, params);
    else if (step.kind === 'decision') for (const n of ways) if (!n.label?.trim()) say('unnamedWay', step.no, { ...params, to: n.to });
    for (const to of new Set(ways.map((n) => n.to))) if (returns.has(`${step.no}>${to}`)) say('loop', step.no, { ...params, to });
  }
  const limit = limitOf(promised);
  const sum = limit && 'days' in limit ? longest(steps, limit.working) : 0;
  if (limit && 'days' in limit && sum > limit.days) say('overLimit', null, { sum, promised: promised!.trim() });
  return found;
}

const startsOf = (steps: readonly FlowStep[]): number[] => {
  const starts = steps.filter((s) => s.kind === 'start').map((s) => s.no);
  return starts.length > 0 ? starts : [steps[0]!.no];
};

function reach(steps: readonly FlowStep[], from: readonly number[], on: (step: FlowStep) => readonly number[]): Set<number> {
  const known = new Map(steps.map((s) => [s.no, s]));
  const seen = new Set(from);
  for (const no of seen) for (const to of on(known.get(no)!)) if (known.has(to)) seen.add(to);
  return seen;
}

/** Days of the longest way through, without going back; only limits that are counted the same way. */
function longest(steps: readonly FlowStep[], working: boolean): number {
  const known = new Map(steps.map((s) => [s.no, s]));
  const returns = returnsOf(steps);
  const sums = new Map<number, number>();
  const from = (step: FlowStep): number => {
    const before = sums.get(step.no);
    if (before !== undefined) return before;
    sums.set(step.no, 0);
    const own = step.limit && 'days' in step.limit && step.limit.working === working ? step.limit.days : 0;
    const on = step.next.filter((n) => !returns.has(`${step.no}>${n.to}`)).flatMap((n) => known.get(n.to) ?? []);
    const sum = own + Math.max(0, ...on.map(from));
    sums.set(step.no, sum);
    return sum;
  };
  return Math.max(0, ...steps.map(from));
}
