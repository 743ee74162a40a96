/** Exact amounts: fen as a fraction, rounded once at the place that the scheme names. */
import { roundingUnits } from './money.ts';
import type { Rounding, RoundingWay } from './money.ts';

/** n / d fen; d above 0. */
export type Fraction = { n: bigint; d: bigint };

export const zero: Fraction = { n: 0n, d: 1n };
export const fraction = (fen: number): Fraction => ({ n: BigInt(fen), d: 1n });
export const plus = (a: Fraction, b: Fraction): Fraction =>
  a.d === b.d ? { n: a.n + b.n, d: a.d } : { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
export const exceeds = (a: Fraction, b: Fraction): boolean => a.n * b.d > b.n * a.d;
export const times = (a: Fraction, whole: number): Fraction => ({ n: a.n * BigInt(whole), d: a.d });
/** Times ratios in ten-thousandths. */
export const scaled = (a: Fraction, ...ratios: readonly number[]): Fraction =>
  ratios.reduce<Fraction>((f, r) => (r === 10_000 ? f : { n: f.n * BigInt(r), d: f.d * 10_000n }), a);
export const over = (a: Fraction, whole: number): Fraction => ({ n: a.n, d: a.d * BigInt(whole) });

/** To the unit, half up unless said otherwise (a negative amount as its opposite); fen. */
export function rounded({ n, d }: Fraction, rounding: Rounding, way: RoundingWay = 'halfUp'): number {
  const unit = BigInt(roundingUnits[rounding]);
  const below = d * unit;
  const size = n < 0n ? -n : n;
  const more = { halfUp: below, up: 2n * below - 1n, down: 0n }[way];
  const whole = Number((2n * size + more) / (2n * below)) * roundingUnits[rounding];
  return n < 0n ? 0 - whole : whole;
}

/**
 * Yuan that an expression came to, as exact fen. FEEL reckons in binary floating point; twelve significant digits bring back the decimal number
 * that was meant (0.1 + 0.2 yuan are 30 fen, 1.005 yuan are 100.5).
 */
export const fromYuan = (yuan: number): Fraction => {
  const [digits, exponent] = (yuan * 100).toExponential(11).split('e') as [string, string];
  const power = Number(exponent) - 11;
  const n = BigInt(digits.replace('.', ''));
  return power >= 0 ? { n: n * 10n ** BigInt(power), d: 1n } : { n, d: 10n ** BigInt(-power) };
};
