import { expect, it } from 'vitest';
import { integersOf, yearDaysOf } from './lists.ts';
import { joinable, joined, pasted, putAt, split, withCells } from './table.ts';

it('puts values without leaving empty ones at the end', () => {
  expect(putAt([1, 2], 4, 9)).toEqual([1, 2, null, 9]);
  expect(putAt([1, null, 3], 3, null)).toEqual([1]);
  expect(withCells({ a: [1] }, [{ post: 'b', grade: 2, value: 5 }])).toEqual({ a: [1], b: [null, 5] });
});
it('divides a column among the posts and joins it again', () => {
  const posts = [
    { key: 'head', lowestGrade: 2, highestGrade: 3 },
    { key: 'staff', lowestGrade: 1, highestGrade: 2 },
  ];
  const table = split([10, 20, 30], posts) as Record<string, (number | null)[]>;
  expect(table).toEqual({ head: [null, 20, 30], staff: [10, 20] });
  expect(joinable(table)).toBe(true);
  expect(joined(table)).toEqual([10, 20, 30]);
  expect(joinable({ ...table, staff: [10, 21] })).toBe(false);
});
it('reads what a workbook has on the clipboard', () => {
  expect(pasted('1,200.5\t1300\r\n\t1400元\r\n', 'fen')).toEqual([
    [120_050, 130_000],
    [null, 140_000],
  ]);
  expect(pasted('1.05\n70%', 'ratio')).toEqual([[10_500], [7000]]);
  expect(pasted('薪级\n1200', 'fen')).toBeNull();
});
it('reads years and days in one input', () => {
  expect(integersOf('3、6, 10')).toEqual([3, 6, 10]);
  expect(integersOf(' ')).toBeNull();
  expect(yearDaysOf('1-1、7月1日')).toEqual(['01-01', '07-01']);
});
