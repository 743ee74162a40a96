/** Whole numbers out of exact shares: rounded half up once, and handed out so that the parts sum to the whole. */
import { roundingUnits } from '../pay/money.ts';
import type { Rounding, RoundingWay } from '../pay/money.ts';

/** n / d half up, a negative as its opposite; exact while n stays a safe integer. */
export function halfUp(n: number, d: number): number {
  const size = Math.abs(n);
  const whole = Math.floor(size / d) + (2 * (size % d) >= d ? 1 : 0);
  return n < 0 ? 0 - whole : whole;
}

/** n / d to fen, jiao, yuan or ten yuan, half up unless said otherwise. */
export function roundTo(n: number, d: number, unit: Rounding, way: RoundingWay = 'halfUp'): number {
  const below = d * roundingUnits[unit];
  if (way === 'halfUp') return halfUp(n, below) * roundingUnits[unit];
  const size = Math.abs(n);
  const whole = Math.floor(size / below) + (way === 'up' && size % below > 0 ? 1 : 0);
  return (n < 0 ? 0 - whole : whole) * roundingUnits[unit];
}

/** Hands a whole out by the size of shares (largest remainder; of equal ones the first): whole numbers that sum to it. All zero where no share is. */
export function handOut(whole: number, shares: readonly number[]): number[] {
  const weights = shares.map(Math.abs);
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum === 0) return weights.map(() => 0);
  const size = Math.abs(whole);
  // Weights times money pass 2^53 only beyond a hundred billion yuan.
  const parts = weights.map((w) => Math.floor((size * w) / sum));
  const order = weights.map((w, i) => ({ i, rest: (size * w) % sum })).sort((a, b) => b.rest - a.rest || a.i - b.i);
  let left = size - parts.reduce((a, b) => a + b, 0);
  for (const { i } of order) {
    if (left <= 0) break;
    parts[i]! += 1;
    left -= 1;
  }
  return whole < 0 ? parts.map((p) => 0 - p) : parts;
}
