import { expect, it } from 'vitest';
import { ageBandOf, ageOn, meanAge, shareOf } from './ages.ts';

it.each([
  ['1985-03-07', '2025-03-06', 39],
  ['1985-03-07', '2025-03-07', 40],
  ['2000-02-29', '2025-02-27', 24],
  ['2000-02-29', '2025-02-28', 25],
  ['2000-02-29', '2024-02-28', 23],
  ['2000-02-29', '2024-02-29', 24],
])('born %s is on %s %i', (birth, on, age) => expect(ageOn(birth, on)).toBe(age));

it('has its bands where the county draws them', () =>
  expect([18, 30, 31, 35, 36, 45, 46, 60].map(ageBandOf)).toEqual(['to30', 'to30', 'to35', 'to35', 'to45', 'to45', 'over45', 'over45']));

// 薛城 (`reference/domain.md` §1.3 S3): 487 members of the two committees, 176 of them women, mean age 41.23, down 5.68.
it('says means and shares as the county does', () => {
  expect(shareOf(176, 487)).toBe(3614);
  expect(meanAge(20079, 487)).toBe(4123);
  expect(meanAge(22845, 487)! - meanAge(20079, 487)!).toBe(568);
  // 铜仁 (S0): files of 1,053 of 1,621 workers, 65.0 %.
  expect(Math.round(shareOf(1053, 1621)! / 10)).toBe(650);
  expect([shareOf(1, 0), meanAge(0, 0), shareOf(1, 8), meanAge(61, 2)]).toEqual([null, null, 1250, 3050]);
});
