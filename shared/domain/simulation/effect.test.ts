import fc from 'fast-check';
import { expect, test } from 'vitest';
import { effectOf, histogramOf, nearestRank } from './effect.ts';
import type { Affected } from './effect.ts';

const person = (before: number, after: number, post = '社区正职', grade = '7', community = '东风社区'): Affected => ({
  before,
  after,
  post,
  grade,
  community,
});

test('base 3,400 -> 3,900 by hand: grades 7 and 1 of the example scheme', () => {
  // 3,400 × 1.30 = 4,420 -> 3,900 × 1.30 = 5,070; 3,400 × 1.00 -> 3,900.
  const effect = effectOf([person(442_000, 507_000), person(340_000, 390_000, '工作人员', '1', '红星社区')]);
  expect(effect).toMatchObject({ people: 2, before: 782_000, after: 897_000, gain: 2, lose: 0, same: 0 });
  expect(effect.perHead).toEqual({
    min: 50_000,
    p10: 50_000,
    p25: 50_000,
    median: 50_000,
    p75: 65_000,
    p90: 65_000,
    max: 65_000,
    mean: 57_500,
  });
  expect(effect.byGrade.map((g) => [g.key, g.after - g.before])).toEqual([
    ['7', 65_000],
    ['1', 50_000],
  ]);
});

test('nobody at all has no spread and no bins', () => {
  expect(effectOf([])).toMatchObject({ people: 0, perHead: null, histogram: [], byPost: [] });
});

test('the nearest rank is a value of somebody', () => {
  const sorted = [10, 20, 30, 40];
  expect([0.1, 0.25, 0.5, 0.75, 0.9].map((share) => nearestRank(sorted, share))).toEqual([10, 10, 20, 30, 40]);
});

const changes = fc.array(fc.integer({ min: -300_000, max: 300_000 }), { minLength: 1, maxLength: 200 });

test('bins hold everybody once, without a gap, a round number of yuan wide, sixteen at most', () => {
  fc.assert(
    fc.property(changes, (all) => {
      const bins = histogramOf(all);
      expect(bins.reduce((sum, bin) => sum + bin.people, 0)).toBe(all.length);
      expect(bins.length).toBeLessThanOrEqual(16);
      bins.forEach((bin, i) => {
        expect(bin.people).toBe(all.filter((n) => n >= bin.from && n < bin.until).length);
        expect(/^[125]0*$/.test(String((bin.until - bin.from) / 100))).toBe(true);
        if (i > 0) expect(bin.from).toBe(bins[i - 1]!.until);
      });
    }),
  );
});

test('groups of each kind add up to the whole', () => {
  const people = fc.array(
    fc.record({
      before: fc.integer({ min: 0, max: 900_000 }),
      after: fc.integer({ min: 0, max: 900_000 }),
      post: fc.constantFrom('正职', '副职'),
      grade: fc.constantFrom('1', '7', '18'),
      community: fc.constantFrom('甲', '乙', ''),
    }),
  );
  fc.assert(
    fc.property(people, (all) => {
      const effect = effectOf(all);
      for (const groups of [effect.byPost, effect.byGrade, effect.byCommunity])
        for (const key of ['people', 'before', 'after', 'gain', 'lose'] as const)
          expect(groups.reduce((sum, group) => sum + group[key], 0)).toBe(effect[key]);
      expect(effect.gain + effect.lose + effect.same).toBe(effect.people);
    }),
  );
});
