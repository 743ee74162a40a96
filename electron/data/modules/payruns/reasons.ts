/** A difference of an earlier month in words: which components, and what is on record now. */
import { codeLabel } from '#shared/codes/index.ts';
import { grossParts } from '#shared/domain/payroll/index.ts';
import type { LineComponent } from '#shared/domain/payroll/index.ts';
import type { DifferenceLine } from '#shared/contract/payruns.ts';
import type { Difference } from './differences.ts';

const kinds = {
  basic: 'basic',
  performance: 'performance',
  certificateAllowance: 'allowance',
  redFlag: 'bonus',
  otherPay: 'addition',
} as const;

/** The components that differ, each naming the month it goes back to, and why. */
export function differenceReason(d: Difference): { components: LineComponent[]; reason: string } {
  const components = grossParts.flatMap(([key, label]): LineComponent[] =>
    d.amounts[key] === 0 ? [] : [{ key, label: `${d.period} ${label}`, kind: kinds[key], amount: d.amounts[key] }],
  );
  return { components, reason: reasonOf(d) };
}

export function reasonOf(d: Difference): string {
  const last = d.reckoned?.stretches.at(-1);
  if (!last) return '按现在的档案，这个月不在岗';
  if (d.was.total === 0) return '按现在的档案，这个月在岗而没有发放';
  const post = last.facts.postClass ? codeLabel('postClasses', last.facts.postClass) : '';
  return `按现在的档案为${post} ${last.pay.grade} 级${d.reckoned!.stretches.length > 1 ? '，分段计算' : ''}`;
}

/** For the window; amounts only where they may be shown. */
export function differenceShown(d: Difference, reveal: boolean): DifferenceLine {
  const money = (amount: number): number | null => (reveal ? amount : null);
  return {
    worker: d.worker,
    name: d.name,
    community: d.communityName,
    run: d.run,
    period: d.period,
    amount: money(d.amounts.total),
    components: shownParts.flatMap(([key, label]) =>
      d.amounts[key] === 0 ? [] : [{ key, label, was: money(d.was[key]), now: money(d.now[key]), amount: money(d.amounts[key]) }],
    ),
    reason: reasonOf(d),
  };
}
const shownParts = [
  ...grossParts,
  ['insurance', '个人社会保险'],
  ['fund', '个人公积金'],
  ['deductions', '其他扣款'],
  ['employerCost', '单位承担'],
  ['held', '待发绩效'],
] as const;

/** People and gross by month. */
export function monthsOf(all: readonly Difference[]): { run: number; period: string; people: number; amount: number }[] {
  const months = new Map<number, { run: number; period: string; people: number; amount: number }>();
  for (const d of all) {
    const month = months.get(d.run) ?? { run: d.run, period: d.period, people: 0, amount: 0 };
    months.set(d.run, { ...month, people: month.people + 1, amount: month.amount + d.amounts.total });
  }
  return [...months.values()];
}
