import { expect, it } from 'vitest';
import { educationKinds, educationLevel, educationRank, highestOf } from './educations.ts';
import { codeTable } from './index.ts';

it('ranks every code of the table once, in one order', () => {
  const ranks = codeTable('educations').entries.map((e) => educationRank(e.code));
  expect(Math.min(...ranks)).toBeGreaterThan(0);
  expect(new Set(ranks).size).toBe(ranks.length);
  expect(highestOf(['60', '14', '20', null])).toBe('14');
  expect(highestOf(['10', '11'])).toBe('11');
  expect(highestOf([null])).toBeNull();
});

it('knows which code may be meant by a more general one', () => {
  expect(['11', '14', '17', '10', '20', '41', '60', '99'].map(educationKinds)).toEqual([
    ['11', '10'],
    ['14', '10'],
    ['17', '10'],
    ['10', '14'],
    ['20'],
    ['41', '40'],
    ['60'],
    ['99'],
  ]);
  expect(['11', '20', '30', '44', '60', '70', '90', null].map(educationLevel)).toEqual([5, 4, 3, 2, 2, 1, null, null]);
});
