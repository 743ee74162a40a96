/** Whether the amounts of a scale are its base times its coefficients, and to what they are rounded. */
import { fraction, rounded, scaled } from '../fraction.ts';
import { decimal, yuan } from '../money.ts';
import type { Rounding, RoundingWay } from '../money.ts';
import type { Place } from './grid.ts';
import type { Findings, ScaleProblem } from './problems.ts';
import type { Scale, Value } from './read.ts';

export type RoundedTo = { unit: Rounding; way: RoundingWay };
export type Sums = {
  /** What pays: base × coefficient, the amounts as they stand, or nothing that the table says. */
  by: 'coefficient' | 'amounts' | null;
  rounding: RoundedTo | null;
};

/** In the order in which they are tried: to the fen first, half up before the rest. */
const roundings: readonly RoundedTo[] = [
  { unit: 'fen', way: 'halfUp' },
  { unit: 'jiao', way: 'halfUp' },
  { unit: 'yuan', way: 'halfUp' },
  { unit: 'tenYuan', way: 'halfUp' },
  { unit: 'yuan', way: 'up' },
  { unit: 'yuan', way: 'down' },
  { unit: 'jiao', way: 'up' },
  { unit: 'jiao', way: 'down' },
  { unit: 'tenYuan', way: 'up' },
  { unit: 'tenYuan', way: 'down' },
];
const unitWords = { fen: '分', jiao: '角', yuan: '元', tenYuan: '十元' } as const;
const wayWords = { halfUp: '四舍五入', up: '见零进位', down: '舍去零头' } as const;

type Pair = { amount: Value; coefficient: Value };

const cellKey = ({ row, column }: Place): string => `${row}:${column}`;

/** Amounts beside their coefficients; what stands beside a coefficient that is at fault itself would only repeat that. */
function pairsOf({ coefficients, amounts, posts }: Scale, known: readonly ScaleProblem[]): Pair[] {
  const wrong = new Set(known.filter((p) => p.severity === 'error').map(cellKey));
  const pair = (amount: Value | null | undefined, coefficient: Value | null | undefined): Pair[] =>
    amount && coefficient && !wrong.has(cellKey(coefficient)) ? [{ amount, coefficient }] : [];
  return [
    ...(amounts ?? []).flatMap((amount, g) => pair(amount, coefficients?.[g])),
    ...posts.flatMap((post) => post.cells.flatMap((cell, g) => pair(cell?.amount, cell?.coefficient ?? coefficients?.[g]))),
  ];
}

export const hasCoefficients = ({ coefficients, posts }: Scale): boolean =>
  coefficients !== null || posts.some((p) => p.cells.some((c) => c?.coefficient));
export const hasAmounts = ({ amounts, posts }: Scale): boolean => amounts !== null || posts.some((p) => p.cells.some((c) => c?.amount));

/** The way of rounding by which most amounts come out, and those that do not. */
function bestRounding(pairs: readonly Pair[], base: number, factors: readonly number[]): { to: RoundedTo; off: Pair[] } {
  const tried = roundings.map((to) => ({
    to,
    off: pairs.filter(({ amount, coefficient }) => amount.value !== sum(base, coefficient.value, factors, to)),
  }));
  return tried.reduce((best, t) => (t.off.length < best.off.length ? t : best));
}
const sum = (base: number, coefficient: number, factors: readonly number[], { unit, way }: RoundedTo): number =>
  rounded(scaled(fraction(base), coefficient, ...factors), unit, way);

export function sumsOf(scale: Scale, known: readonly ScaleProblem[], findings: Findings): Sums {
  const { base, gradeCells } = scale;
  const place = base ?? gradeCells[0]!;
  if (!hasCoefficients(scale)) {
    if (base) findings.ask(base, 'baseIdle');
    return { by: hasAmounts(scale) ? 'amounts' : null, rounding: null };
  }
  const pairs = pairsOf(scale, known);
  const factors = scale.factors.map((f) => f.value);
  const told = ({ unit, way }: RoundedTo, at: Value): RoundedTo | null => {
    if (unit === 'fen') return null;
    findings.ask(at, 'roundedTo', { unit: unitWords[unit], way: wayWords[way] });
    return { unit, way };
  };
  if (base) {
    if (pairs.length === 0) return { by: 'coefficient', rounding: null };
    const { to, off } = bestRounding(pairs, base.value, factors);
    for (const { amount, coefficient } of off)
      findings.wrong(amount, 'amountWrong', {
        value: yuan(amount.value),
        sum: [yuan(base.value), decimal(coefficient.value), ...factors.map(decimal)].join(' × ').replace(/^/, ' ').concat(' ='),
        expected: yuan(sum(base.value, coefficient.value, factors, to)),
      });
    return { by: 'coefficient', rounding: off.length === 0 ? told(to, pairs[0]!.amount) : null };
  }
  if (pairs.length === 0) {
    findings.ask(place, 'baseUnsaid');
    return { by: 'coefficient', rounding: null };
  }
  // What the coefficient 1 pays would be the base; it is told, not taken.
  const first = pairs.find((p) => p.coefficient.value === 10_000) ?? pairs[0]!;
  const implied = Math.round(((first.amount.value / first.coefficient.value) * 10_000) / 100) * 100;
  const { to, off } = bestRounding(pairs, implied, factors);
  if (off.length > 0) {
    findings.ask(first.amount, 'amountsApart');
    return { by: 'amounts', rounding: null };
  }
  findings.ask(place, 'baseUnsaid', { implied: yuan(implied) });
  return { by: 'coefficient', rounding: told(to, first.amount) };
}
