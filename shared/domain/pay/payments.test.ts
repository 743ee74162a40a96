/** A sum that is paid at once, quarterly to yearly: its months sum to it, to the fen. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { payAt, person, variant, yuanOf } from '../../../tests/support/schemes.ts';

const bonus = (fen: number, paid: 'quarterly' | 'halfYearly' | 'yearly', kind: 'allowance' | 'performance' = 'allowance') =>
  variant({
    parts: [
      { key: 'bonus', label: '年终奖', kind, paid, per: 'payment', amount: { by: 'fixed', values: [{ from: '2025-01-01', value: fen }] } },
    ],
    split: null,
  });
const months = Array.from({ length: 12 }, (_, i) => `2025-${String(i + 1).padStart(2, '0')}-01`);
const fenOf = (document: ReturnType<typeof bonus>, day: string): number => Math.round(yuanOf(payAt(document, {}, day), 'bonus') * 100);

it('a year of 5,000 yuan comes to 5,000 yuan: 416.67, 416.66, 416.67 …', () => {
  const document = bonus(500_000, 'yearly');
  const all = months.map((day) => fenOf(document, day));
  expect(all.slice(0, 3)).toEqual([41_667, 41_666, 41_667]);
  expect(all.reduce((a, b) => a + b)).toBe(500_000);
});
it('the share of an assessment is taken of the payment, not of its rounded months', () => {
  const document = {
    ...bonus(100_001, 'quarterly', 'performance'),
    performance: { shares: { basic: 5000 }, of: 'previousYear' as const, article: null },
  };
  const all = months
    .slice(0, 3)
    .map((day) => yuanOf(payAt(document, person({ assessments: [{ year: 2024, result: 'basic' }] }), day), 'bonus'));
  expect(Math.round(all.reduce((a, b) => a + b) * 100)).toBe(50_001);
});
it('whatever the sum, the rhythm and the unit', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 9_999_999 }),
      fc.constantFrom('quarterly' as const, 'halfYearly' as const, 'yearly' as const),
      fc.constantFrom('fen' as const, 'yuan' as const),
      (fen, paid, unit) => {
        const document = { ...bonus(fen, paid), rounding: { unit, way: 'halfUp' as const, at: 'part' as const, article: null } };
        const n = { quarterly: 3, halfYearly: 6, yearly: 12 }[paid];
        const sum = months.slice(0, n).reduce((all, day) => all + fenOf(document, day), 0);
        // The months keep to the fen; the unit is that of the payment.
        expect(sum).toBe(fen);
      },
    ),
    { numRuns: 60 },
  );
});
