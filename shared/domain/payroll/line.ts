/**
 * A worker's pay of a month before tax: stretches of unchanged facts, each at its own grade's pay, put together by component; what is suspended,
 * held back until its pay day, added and taken off. fen; each component is rounded once, where the scheme says.
 */
import type { SchemeDocument } from '../pay/document.ts';
import type { ComponentKind, MonthPay, PayComponent } from '../pay/month.ts';
import { yuan } from '../pay/money.ts';
import type { MonthRule } from './policies.ts';
import type { BonusManner } from './reliefs.ts';
import { halfUp, handOut, roundTo } from './rounding.ts';

/** A stretch and what its facts would be paid for a whole month; `days` of `of` of it are paid. */
export type PaidStretch = { from: string; until: string; days: number; of: number; pay: MonthPay };

/** 增减项目 that fall due in the month; `share` in ten-thousandths for a suspension. */
export type Item = {
  kind: 'addition' | 'reduction' | 'deduction' | 'suspension';
  label: string;
  amount: number;
  share: number;
  taxable: boolean;
  reason: string;
  /** 全年一次性奖金: how it is to be taxed. */
  bonus: BonusManner | null;
};

export type LineComponent = { key: string; label: string; kind: ComponentKind | 'addition' | 'reduction'; amount: number };
export type Deduction = { label: string; amount: number; reason: string };

/** What a scheme says that a month needs beside its amounts. */
export type Shape = {
  rounding: SchemeDocument['rounding'];
  /** Keys of the parts that have a column of their own. */
  certificate: ReadonlySet<string>;
  redFlag: ReadonlySet<string>;
  /** Components that are not paid every month. */
  waits: ReadonlyMap<string, Waiting>;
};
/** `whole`: the amount is that of a payment, so the payment is what is rounded. `assessed`: this year's assessment decides, which is known at its end. */
export type Waiting = Pick<PayComponent, 'label' | 'kind' | 'paid'> & { whole: boolean; assessed: boolean };
export const shapeOf = (document: SchemeDocument): Shape => ({
  rounding: document.rounding,
  waits: waitsOf(document),
  certificate: new Set(document.parts.filter((p) => p.amount.by === 'certificate').map((p) => p.key)),
  redFlag: new Set(document.parts.filter((p) => p.counted?.key === 'redFlag').map((p) => p.key)),
});

function waitsOf({ parts, split, performance }: SchemeDocument): Shape['waits'] {
  const pooled = parts.find((p) => p.kind === 'split');
  const thisYear = performance?.of === 'sameYear';
  const all: [string, Waiting][] = parts.flatMap((part): [string, Waiting][] => {
    const { key, label, kind, paid, per } = part;
    if (kind === 'split') return [];
    const assessed = thisYear && (part.amount.by === 'assessment' || (kind === 'performance' && part.assessed));
    return [[key, { label, kind, paid, whole: per === 'payment', assessed }]];
  });
  const divided = { whole: false, assessed: false };
  if (pooled) all.push(['basic', { label: split?.basicLabel ?? pooled.label, kind: 'basic', paid: pooled.paid, ...divided }]);
  if (split)
    all.push(['performance', { label: split.performanceLabel, kind: 'performance', paid: split.paid, ...divided, assessed: thisYear }]);
  return new Map(all.filter(([, { paid }]) => paid !== 'monthly'));
}

export type Columns = { basic: number; performance: number; certificateAllowance: number; redFlag: number; otherPay: number };
export type Gross = Columns & { total: number; untaxed: number; held: number };

/** Held performance by component key: fen waiting for their pay day. */
export type Held = Readonly<Record<string, number>>;

export type Earned = Gross & {
  components: LineComponent[];
  deductions: Deduction[];
  /** How the balances change: above 0 held back this month, below 0 paid out. */
  heldBy: Record<string, number>;
  /** 全年一次性奖金 of the month, taxed. */
  bonus: { amount: number; manner: BonusManner } | null;
  /** Each stretch's part of what the scheme pays, in order; they sum to it. */
  byStretch: number[];
};

export type Month = {
  month: string;
  shape: Shape;
  prorated: MonthRule['prorated'];
  /** None: nothing of the month is paid by the scheme. */
  stretches: readonly PaidStretch[];
  items: readonly Item[];
  /** What earlier months held back. */
  held: Held;
  /** What this year's assessment changes of what earlier months held back, by component key: paid with it, no part of the balances. */
  settled?: Held;
  /** The last month: everything held is paid out. */
  leaves: boolean;
};

const months = { monthly: 1, quarterly: 3, halfYearly: 6, yearly: 12 } as const;
export const fallsDue = (paid: PayComponent['paid'], month: string): boolean => Number(month.slice(5, 7)) % months[paid] === 0;

export function earn(m: Month): Earned {
  const { components, byStretch } = paidByScheme(m);
  const suspended = suspend(m, components);
  const heldBy = holdBack(m, components, suspended);
  const deductions: Deduction[] = [];
  let untaxed = 0;
  let bonus: Earned['bonus'] = null;
  m.items.forEach(({ kind, label, amount, taxable, reason, bonus: manner }, i) => {
    if (kind === 'addition') {
      components.push({ key: `item.${i}`, label, kind, amount });
      if (!taxable) untaxed += amount;
      else if (manner) bonus = { amount: (bonus?.amount ?? 0) + amount, manner };
    } else if (kind === 'reduction') components.push({ key: `item.${i}`, label, kind, amount: -amount });
    else if (kind === 'deduction') deductions.push({ label, amount, reason });
  });
  const columns = columnsOf(components, m.shape);
  const total = components.reduce((sum, c) => sum + c.amount, 0);
  const held = Object.values(heldBy).reduce((sum, n) => sum + n, 0);
  return { ...columns, total, untaxed, held, components, deductions, heldBy, bonus, byStretch };
}

/** The components of the scheme over the stretches: exact, rounded once each, the parts of the stretches by largest remainder. */
function paidByScheme({ stretches, prorated, shape }: Month): { components: LineComponent[]; byStretch: number[] } {
  const byStretch = stretches.map(() => 0);
  const [only] = stretches;
  if (!only) return { components: [], byStretch };
  if (stretches.length === 1 && only.days === only.of) {
    byStretch[0] = only.pay.total;
    return { components: only.pay.components.map(({ key, label, kind, amount }) => ({ key, label, kind, amount })), byStretch };
  }
  const { unit, at, way } = shape.rounding;
  const { of } = only;
  const labels = new Map<string, PayComponent>();
  for (const s of stretches) for (const c of s.pay.components) labels.set(c.key, c);
  const components: LineComponent[] = [];
  let exact = 0;
  for (const { key, label, kind } of labels.values()) {
    if (key === 'rounding') continue;
    const amounts = stretches.map((s) => s.pay.components.find((c) => c.key === key)?.amount ?? 0);
    // Kinds that are not prorated are paid as the last stretch has them.
    const weights = prorated.includes(kind)
      ? stretches.map((s, i) => amounts[i]! * s.days)
      : amounts.map((a, i) => (i === amounts.length - 1 ? a * of : 0));
    const sum = weights.reduce((a, b) => a + b, 0);
    exact += sum;
    const amount = at === 'part' ? roundTo(sum, of, unit, way) : halfUp(sum, of);
    if (amount !== 0) components.push({ key, label, kind, amount });
    handOut(amount, weights).forEach((part, i) => (byStretch[i]! += part));
  }
  const fit = (of: readonly LineComponent[], exactly: number, into: LineComponent): void => {
    const short = exactly - of.reduce((sum, c) => sum + c.amount, 0);
    if (short === 0) return;
    if (!components.includes(into)) components.push(into);
    into.amount += short;
    byStretch[byStretch.length - 1]! += short;
  };
  const rounding: LineComponent = { key: 'rounding', label: '取整', kind: 'basic', amount: 0 };
  if (at === 'total' && unit !== 'fen') fit(components, roundTo(exact, of, unit, way), rounding);
  if (at === 'gradePay' && unit !== 'fen') {
    const graded = components.filter((c) => c.kind === 'basic' || c.kind === 'performance');
    const whole = roundTo(
      graded.reduce((sum, c) => sum + c.amount, 0),
      1,
      unit,
      way,
    );
    fit(graded, whole, graded.find((c) => c.kind === 'basic') ?? rounding);
  }
  return { components, byStretch };
}

/** 停发绩效: a share of the month's performance pay, rounded once; by component what it takes of each. */
function suspend({ items }: Month, components: LineComponent[]): ReadonlyMap<string, number> {
  const suspended = new Map<string, number>();
  const paid = components.filter((c) => c.kind === 'performance');
  for (const item of items) {
    if (item.kind !== 'suspension') continue;
    const left = paid.map((c) => Math.max(0, c.amount - (suspended.get(c.key) ?? 0)));
    const performance = left.reduce((sum, amount) => sum + amount, 0);
    const off = Math.min(performance, item.share > 0 ? halfUp(performance * item.share, 10_000) : item.amount);
    if (off <= 0) continue;
    components.push({ key: 'suspension', label: item.label, kind: 'performance', amount: -off });
    handOut(off, left).forEach((part, i) => suspended.set(paid[i]!.key, (suspended.get(paid[i]!.key) ?? 0) + part));
  }
  return suspended;
}

/** What is not paid every month waits; on its pay day, and when somebody leaves, it is paid with what has waited. */
function holdBack(
  { month, held, settled = {}, leaves, shape }: Month,
  components: LineComponent[],
  suspended: ReadonlyMap<string, number>,
): Record<string, number> {
  const change: Record<string, number> = {};
  const own = new Map(components.map((c) => [c.key, c]));
  for (const c of [...components]) {
    const rule = shape.waits.get(c.key);
    if (!rule || leaves || fallsDue(rule.paid, month)) continue;
    // What was suspended of it is not held either.
    const wait = c.amount - (suspended.get(c.key) ?? 0);
    if (wait === 0) continue;
    change[c.key] = wait;
    components.push({ key: `held.${c.key}`, label: `${c.label}暂存`, kind: c.kind, amount: -wait });
  }
  for (const key of new Set([...Object.keys(held), ...Object.keys(settled)])) {
    const balance = held[key] ?? 0;
    const more = settled[key] ?? 0;
    // A part that the scheme no longer has, or now pays every month, waits for nothing.
    const rule = shape.waits.get(key);
    if ((balance === 0 && more === 0) || !(leaves || !rule || fallsDue(rule.paid, month))) continue;
    const c = rule ?? components.find((other) => other.key === key);
    components.push({
      key: `held.${key}`,
      label: `发放前期${c?.label ?? '绩效薪酬'}`,
      kind: c?.kind ?? 'performance',
      amount: balance + more,
    });
    if (balance !== 0) change[key] = -balance;
  }
  for (const [key, rule] of shape.waits)
    if (rule.whole && (leaves || fallsDue(rule.paid, month))) roundPayment(key, own.get(key), suspended.get(key) ?? 0);
  return change;

  /** What is paid at once is rounded at once, where the scheme rounds each part. */
  function roundPayment(key: string, month: LineComponent | undefined, off: number): void {
    const { unit, way, at } = shape.rounding;
    const earlier = components.find((c) => c.key === `held.${key}`);
    if (at !== 'part' || unit === 'fen') return;
    const sum = (month?.amount ?? 0) + (earlier?.amount ?? 0) - off;
    const more = roundTo(sum, 1, unit, way) - sum;
    if (more === 0) return;
    if (earlier) earlier.amount += more;
    else components.push({ key: `held.${key}`, label: '取整', kind: month!.kind, amount: more });
  }
}

/** Which column of the sheet each component stands in. */
export function columnsOf(components: readonly LineComponent[], shape: Shape): Columns {
  const columns: Columns = { basic: 0, performance: 0, certificateAllowance: 0, redFlag: 0, otherPay: 0 };
  for (const c of components) columns[columnOf(c, shape)] += c.amount;
  return columns;
}

export function columnOf({ key, kind }: Pick<LineComponent, 'key' | 'kind'>, shape: Shape): keyof Columns {
  const part = key.replace(/^held\./, '');
  if (kind === 'basic' || kind === 'performance') return kind;
  if (shape.certificate.has(part)) return 'certificateAllowance';
  return shape.redFlag.has(part) ? 'redFlag' : 'otherPay';
}

/** `基本薪酬 2,380.00 + 绩效薪酬 1,020.00`, for a step in words. */
export const sumText = (components: readonly LineComponent[]): string => components.map((c) => `${c.label} ${yuan(c.amount)}`).join(' + ');
