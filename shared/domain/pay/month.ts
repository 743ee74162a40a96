/** From the grade to a month's pay: components in fen, each rounded half up once at the place that the scheme names. */
import { coefficientOf, postValueOn } from './compile.ts';
import type { CompiledScheme } from './compile.ts';
import type { Rhythm, SchemeDocument } from './document.ts';
import { cellFor, cellKeys, monthlyShare, partsFor, shareOfMonth } from './amount.ts';
import type { Cell, PartAmount } from './amount.ts';
import { fraction, plus, rounded, scaled, zero } from './fraction.ts';
import type { Fraction } from './fraction.ts';
import { gradeWith, missingFacts } from './grade.ts';
import type { Graded, Say, Step } from './grade.ts';
import { decimal, percent, yuan } from './money.ts';
import type { PayFacts } from './facts.ts';

export type ComponentKind = 'basic' | 'performance' | 'allowance' | 'bonus';
/** `amount` is one month's, in fen; `paid` says when it is paid out; `text` how it was reckoned. */
export type PayComponent = {
  key: string;
  label: string;
  kind: ComponentKind;
  amount: number;
  paid: Rhythm;
  text: string;
  article: string | null;
};

/** A month's pay of somebody who was there all of it. `components` sum to `total`. */
export type MonthPay = {
  post: string;
  grade: number;
  years: number;
  band: number;
  /** Ten-thousandths; null in schemes of amounts. */
  coefficient: number | null;
  /** fen a month; null in schemes without a base. */
  base: number | null;
  probation: boolean;
  components: PayComponent[];
  total: number;
};
export type Reckoned<P = MonthPay> = { pay: P | null; missing: string[] };

const paidWords: Record<Rhythm, string> = { monthly: '', quarterly: '，按季发放', halfYearly: '，按半年发放', yearly: '，按年发放' };

/** 取整 in words: `四舍五入到元`. */
const roundingWords = ({ unit, way }: Pick<SchemeDocument['rounding'], 'unit' | 'way'>): string =>
  `${{ halfUp: '四舍五入到', up: '见零进到', down: '舍去尾数到' }[way]}${{ fen: '分', jiao: '角', yuan: '元', tenYuan: '十元' }[unit]}`;

/** The components that a cell of the scale comes to, before probation and the minimum. `exact` is their sum before rounding. */
function componentsOf(scheme: CompiledScheme, cell: Cell, parts: readonly PartAmount[]): { components: PayComponent[]; exact: Fraction } {
  const { rounding, split } = scheme.document;
  // Elsewhere fen are the least there is.
  const ofPart = rounding.at === 'part' ? rounding : ({ unit: 'fen', way: 'halfUp' } as const);
  const components: PayComponent[] = [];
  let exact = zero;
  const add = (c: Omit<PayComponent, 'amount'>, share: Fraction, amount = rounded(share, ofPart.unit, ofPart.way)): number => {
    exact = plus(exact, share);
    if (amount !== 0) components.push({ ...c, amount });
    return amount;
  };

  /** A month's share of a payment is told to the fen: it is the payment that is rounded. */
  const monthOf = (part: PartAmount['part'], amount: Fraction, on: string): [Fraction, number?] => {
    if (part.per !== 'payment' || part.paid === 'monthly') return [amount];
    const share = shareOfMonth(part, amount, on);
    return [share, rounded(share, 'fen')];
  };

  const pooled = parts.filter((p) => p.part.kind === 'split');
  if (pooled.length > 0) {
    const share = split?.basicShare ?? 10_000;
    let pool = pooled.reduce((sum, p) => plus(sum, monthlyShare(p)), zero);
    const whole = rounding.at === 'gradePay' ? rounded(pool, rounding.unit, rounding.way) : null;
    if (whole !== null) pool = fraction(whole);
    const text = pooled.length === 1 ? pooled[0]!.text : `（${pooled.map((p) => p.text).join(' + ')}）`;
    const of = (ratio: number): string => (ratio === 10_000 ? text : `${text} × ${percent(ratio)}`);
    const common = { article: split?.article ?? pooled[0]!.part.article };
    const basic = add(
      {
        ...common,
        key: 'basic',
        label: split?.basicLabel ?? pooled[0]!.part.label,
        kind: 'basic',
        paid: pooled[0]!.part.paid,
        text: of(share),
      },
      scaled(pool, share),
    );
    const assessed = cell.performanceShare;
    const performance = scaled(pool, 10_000 - share, assessed.share);
    if (split && share < 10_000)
      add(
        {
          ...common,
          key: 'performance',
          label: split.performanceLabel,
          kind: 'performance',
          paid: split.paid,
          text: `${of(10_000 - share)}${assessed.text}${paidWords[split.paid]}`,
        },
        performance,
        // The grade's pay is already whole: what the basic part does not take.
        whole !== null && assessed.share === 10_000 ? whole - basic : rounded(performance, ofPart.unit, ofPart.way),
      );
  }
  for (const { part, exact: amount, text } of parts) {
    if (part.kind === 'split') continue;
    const assessed = part.kind === 'performance' && part.assessed && part.amount.by !== 'assessment' ? cell.performanceShare : null;
    add(
      {
        key: part.key,
        label: part.label,
        kind: part.kind,
        paid: part.paid,
        text: `${text}${assessed?.text ?? ''}${paidWords[part.paid]}`,
        article: part.article,
      },
      ...monthOf(part, assessed ? scaled(amount, assessed.share) : amount, cell.on),
    );
  }
  return { components, exact };
}

const sumOf = (components: readonly PayComponent[], kinds: readonly ComponentKind[]): number =>
  components.reduce((sum, c) => (kinds.includes(c.kind) ? sum + c.amount : sum), 0);

/** What everybody on a cell gets, in fen: the parts that depend on grade and post alone; null where there are none. */
export function standardPay(scheme: CompiledScheme, cell: Cell, parts: readonly PartAmount[]): number | null {
  const common = new Set(['coefficient', 'grade', 'post', 'fixed', 'base', 'gradePay']);
  const standing = parts.filter(
    ({ part: p }) => common.has(p.amount.by) && p.kind !== 'bonus' && p.condition === null && p.counted === null,
  );
  if (standing.length === 0 || lacking(scheme, cell).length > 0) return null;
  const { components, exact } = componentsOf(scheme, cell, standing);
  const { unit, at, way } = scheme.document.rounding;
  return at === 'total' ? rounded(exact, unit, way) : components.reduce((sum, c) => sum + c.amount, 0);
}

/** 试用期: a share of the basic parts (or of the whole pay of the grade), or an amount; never less in all than the floor. */
function probationary(scheme: CompiledScheme, graded: Graded, cell: Cell, components: PayComponent[], say: Say): PayComponent[] {
  const rule = scheme.document.probation!;
  const { unit } = scheme.document.rounding;
  const fixed = postValueOn(rule.fixed, scheme.on, graded.post.key);
  const lowest: Cell = {
    ...cell,
    grade: graded.post.lowestGrade,
    coefficient: coefficientOf(scheme, graded.post.key, graded.post.lowestGrade),
  };
  const pay = sumOf(componentsOf(scheme, lowest, partsFor(scheme, lowest)).components, ['basic', 'performance']);
  const floor = rounded(scaled(fraction(pay), rule.floor), unit);
  const { kept, first } = fixed === null ? shared(scheme, components) : replaced(components, fixed);
  const short = floor - sumOf(kept, ['basic', 'performance']);
  if (short > 0 && first) {
    first.amount += short;
    first.text = `${first.text}，补足到最低 ${yuan(floor)}`;
  }
  const manner = [
    fixed === null ? `${rule.of === 'basic' ? '基本薪酬' : '基本和绩效薪酬'}按 ${percent(rule.share)}` : `每月 ${yuan(fixed)}`,
    ...(rule.performance || fixed !== null ? [] : ['不发绩效薪酬']),
    ...(rule.allowances ? [] : ['不发津贴奖励']),
    `不低于本岗最低级的 ${percent(rule.floor)}`,
  ].join('，');
  say?.({ key: 'probation', label: '试用期', amount: sumOf(kept, ['basic', 'performance']), text: manner, article: rule.article });
  return rule.allowances ? kept : kept.filter(isGradePay);
}

const isGradePay = (c: PayComponent): boolean => c.kind === 'basic' || c.kind === 'performance';
/** `first`: the basic component that takes what is lacking. */
type Probation = { kept: PayComponent[]; first: PayComponent | undefined };

/** The amount in place of everything that the grade pays. */
function replaced(components: readonly PayComponent[], fixed: number): Probation {
  const basic = components.find((c) => c.kind === 'basic');
  const first = basic && { ...basic, amount: fixed, text: `试用期 ${yuan(fixed)}` };
  return { kept: components.flatMap((c) => (c === basic ? [first!] : isGradePay(c) ? [] : [c])), first };
}

/** The share, rounded where the scheme rounds: where that is the pay of the grade, its parts sum to it. */
function shared(scheme: CompiledScheme, components: readonly PayComponent[]): Probation {
  const { probation, rounding } = scheme.document;
  const { share, of, performance } = probation!;
  const lowered = (c: PayComponent): boolean => c.kind === 'basic' || (c.kind === 'performance' && of === 'gradePay');
  const { unit, way } = rounding.at === 'part' ? rounding : ({ unit: 'fen', way: 'halfUp' } as const);
  const kept = components
    .filter((c) => performance || c.kind !== 'performance')
    .map((c) =>
      lowered(c)
        ? { ...c, amount: rounded(scaled(fraction(c.amount), share), unit, way), text: `${c.text}，试用期 ${percent(share)}` }
        : { ...c },
    );
  const last = kept.findLast(isGradePay);
  if (rounding.at === 'gradePay' && last) {
    const exact = components
      .filter((c) => isGradePay(c) && (performance || c.kind === 'basic'))
      .reduce((sum, c) => plus(sum, scaled(fraction(c.amount), lowered(c) ? share : 10_000)), zero);
    last.amount += rounded(exact, rounding.unit, rounding.way) - sumOf(kept, ['basic', 'performance']);
  }
  return { kept, first: kept.find((c) => c.kind === 'basic') };
}

/** 合计封顶: each limit in the order of the document; what is too much comes off the last of its parts first. */
function limited(scheme: CompiledScheme, cell: Cell, components: readonly PayComponent[]): PayComponent[] {
  const kept = components.map((c) => ({ ...c }));
  for (const { label, parts, values } of scheme.document.limits) {
    const most = postValueOn(values, scheme.on, cell.post.key);
    if (most === null) continue;
    const meant = kept.filter((c) => parts.length === 0 || parts.includes(c.key));
    let over = meant.reduce((sum, c) => sum + c.amount, 0) - most;
    for (const c of meant.reverse()) {
      if (over <= 0) break;
      const off = Math.min(c.amount, over);
      c.amount -= off;
      c.text += `，${label} ${yuan(most)}，减 ${yuan(off)}`;
      over -= off;
    }
  }
  return kept.filter((c) => c.amount !== 0);
}

/** Without what the parts need there is no pay. */
function lacking(scheme: CompiledScheme, cell: Cell): string[] {
  const by = (names: readonly string[]): boolean => scheme.document.parts.some((p) => names.includes(p.amount.by));
  if (!cell.post.base && by(['coefficient', 'base'])) return ['base'];
  return cell.coefficient === null && by(['coefficient']) ? ['coefficient'] : [];
}

function reckon(scheme: CompiledScheme, cell: Cell, graded: Graded, say: Say): Reckoned {
  const missing = lacking(scheme, cell);
  if (missing.length > 0) return { pay: null, missing };
  if (say && cell.coefficient !== null)
    say({ key: 'coefficient', label: '系数', amount: null, text: decimal(cell.coefficient), article: null });

  const { components: full, exact } = componentsOf(scheme, cell, partsFor(scheme, cell));
  const capped = limited(scheme, cell, full);
  let components = graded.probation ? probationary(scheme, graded, cell, capped, say) : capped;
  const { rounding } = scheme.document;
  const { minimum } = cell.post;
  const add = (key: string, label: string, amount: number, text: string): void =>
    void (components = [...components, { key, label, kind: 'basic', amount, paid: 'monthly', text, article: null }]);
  if (rounding.at === 'total' && rounding.unit !== 'fen') {
    const sum = components.reduce((t, c) => t + c.amount, 0);
    const changed = graded.probation || sum < full.reduce((t, c) => t + c.amount, 0);
    const whole = rounded(changed ? fraction(sum) : exact, rounding.unit, rounding.way);
    if (whole !== sum) add('rounding', '取整', whole - sum, `合计${roundingWords(rounding)}`);
  }
  const standing = sumOf(components, ['basic', 'performance', 'allowance']);
  if (minimum !== null && standing < minimum) add('minimum', '补足最低标准', minimum - standing, `不低于 ${yuan(minimum)}`);

  const total = components.reduce((sum, c) => sum + c.amount, 0);
  if (say) {
    for (const c of components) say({ key: c.key, label: c.label, amount: c.amount, text: c.text, article: c.article });
    say({ key: 'total', label: '月薪合计', amount: total, text: components.map((c) => yuan(c.amount)).join(' + '), article: null });
  }
  const { post, grade, years, band, probation } = graded;
  return {
    pay: {
      post: post.key,
      grade,
      years,
      band,
      coefficient: cell.coefficient,
      base: post.base?.fen ?? null,
      probation,
      components,
      total,
    },
    missing: [],
  };
}

/**
 * A person's pay of a month that is worked in full, as of a day, with every step; null where `missing` names facts: `postClass`, `serviceFrom`,
 * or what the scheme lacks on the day: `base`, `coefficient`.
 */
export function monthPay(scheme: CompiledScheme, facts: PayFacts, on: string = scheme.on): Reckoned<MonthPay & { steps: Step[] }> {
  const steps: Step[] = [];
  const say = (step: Step): void => void steps.push(step);
  const graded = gradeWith(scheme, facts, on, say);
  if (!graded) return { pay: null, missing: missingFacts(scheme, facts, on) };
  const { pay, missing } = reckon(scheme, cellFor(scheme, facts, on, graded), graded, say);
  return { pay: pay && { ...pay, steps }, missing };
}

/** The same without steps, for many: facts that come to the same key are reckoned once. Do not change what it returns. */
export function reckoner(scheme: CompiledScheme, on: string = scheme.on): (facts: PayFacts) => Reckoned {
  const known = new Map<string, Reckoned>();
  const keyOf = cellKeys(scheme);
  return (facts) => {
    const graded = gradeWith(scheme, facts, on, null);
    if (!graded) return { pay: null, missing: missingFacts(scheme, facts, on) };
    const cell = cellFor(scheme, facts, on, graded);
    const key = keyOf(cell, graded);
    let reckoned = known.get(key);
    if (!reckoned) known.set(key, (reckoned = reckon(scheme, cell, graded, null)));
    return reckoned;
  };
}
