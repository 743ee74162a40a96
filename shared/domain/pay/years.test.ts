import { expect, it } from 'vitest';
import { addMonths, regradingDay, startAfterGaps, yearsBetween } from './years.ts';

it('counts years by the calendar', () => {
  expect(yearsBetween('2018-06-01', '2025-01-01', 'full')).toBe(7);
  expect(yearsBetween('2018-06-01', '2025-01-01', 'dropped')).toBe(6);
  expect(yearsBetween('2021-01-01', '2025-01-01', 'full')).toBe(4);
  expect(yearsBetween('2021-01-02', '2025-01-01', 'full')).toBe(4);
  expect(yearsBetween('2020-12-31', '2025-01-01', 'full')).toBe(5);
  expect(yearsBetween('2025-01-01', '2025-01-01', 'full')).toBe(0);
  expect(yearsBetween('2025-09-01', '2025-01-01', 'full')).toBe(0);
});

it('knows leap days', () => {
  expect(yearsBetween('2020-02-29', '2024-02-28', 'dropped')).toBe(3);
  expect(yearsBetween('2020-02-29', '2024-02-29', 'dropped')).toBe(4);
  // 28 February completes the year where there is no 29th.
  expect(yearsBetween('2020-02-29', '2021-02-28', 'dropped')).toBe(1);
  expect(yearsBetween('2020-02-29', '2021-02-28', 'full')).toBe(1);
});

it('adds months without running over the end of one', () => {
  expect(addMonths('2025-01-31', 1)).toBe('2025-02-28');
  expect(addMonths('2024-12-15', 1)).toBe('2025-01-15');
  expect(addMonths('2024-01-15', -1)).toBe('2023-12-15');
});

it('finds the regrading day in force', () => {
  expect(regradingDay('2025-09-30', ['01-01'])).toBe('2025-01-01');
  expect(regradingDay('2025-01-01', ['01-01'])).toBe('2025-01-01');
  expect(regradingDay('2025-06-30', ['07-01'])).toBe('2024-07-01');
});

it('moves the beginning of service by the gaps within it', () => {
  expect(startAfterGaps('2018-06-01', '2025-01-01', [{ from: '2020-01-01', until: '2021-02-01' }])).toBe('2019-07-01');
  expect(
    startAfterGaps('2018-06-01', '2025-01-01', [
      { from: '2010-01-01', until: '2012-01-01' },
      { from: '2024-12-01', until: '2026-01-01' },
    ]),
  ).toBe('2018-07-01');
});
