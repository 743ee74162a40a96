/** Which ways of a flow lead back: those that a walk from its starts takes to a step that it is still under way from. */
import type { FlowStep } from './steps.ts';

/** `from>to` of every way that leads back, a step's to itself too. */
export function returnsOf(steps: readonly FlowStep[]): Set<string> {
  const known = new Map(steps.map((step) => [step.no, step]));
  const state = new Map<number, 'under way' | 'done'>();
  const back = new Set<string>();
  const walk = (step: FlowStep): void => {
    state.set(step.no, 'under way');
    for (const { to } of step.next) {
      const next = known.get(to);
      if (next && state.get(to) === 'under way') back.add(`${step.no}>${to}`);
      else if (next && !state.has(to)) walk(next);
    }
    state.set(step.no, 'done');
  };
  for (const step of [...steps.filter((s) => s.kind === 'start'), ...steps]) if (!state.has(step.no)) walk(known.get(step.no)!);
  return back;
}
