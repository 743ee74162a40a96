import { expect, it } from 'vitest';
import { integersOf, yearDaysOf, yearDayWords } from './lists.ts';

it('reads years and days as a notice writes them', () => {
  expect(integersOf('3年、六年，十')).toEqual([3, 6, 10]);
  expect(integersOf('3、约六年')).toEqual([3, '约六年']);
  expect(yearDaysOf('1月1日、7.1')).toEqual(['01-01', '07-01']);
});

it('keeps 每月1日 as twelve days and says it in one word', () => {
  const days = yearDaysOf('每月1日');
  expect([days.length, days[0], days[11]]).toEqual([12, '01-01', '12-01']);
  expect(yearDayWords(days)).toBe('每月1日');
  expect(yearDayWords(['01-01', '07-01'])).toBe('01-01、07-01');
});
