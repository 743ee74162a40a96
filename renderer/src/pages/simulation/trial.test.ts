import { expect, test } from 'vitest';
import { changes, nameOf, newTrial, questionOf } from './trial.ts';

const schemes = [{ id: 3, label: '示例方案 第 2 版' }];

test('a variant is named by what it changes, or by whoever typed it', () => {
  const trial = { ...newTrial(), base: 390_000, factor: 9400, promoted: [1, 2], postClass: 'deputy' };
  expect(nameOf(trial, schemes, 0)).toBe('基数 3,900，系数 0.94，2 人晋升');
  expect(nameOf({ ...trial, label: ' 提高基数 ' }, schemes, 0)).toBe('提高基数');
  expect(nameOf({ ...newTrial(), scheme: 3 }, schemes, 0)).toBe('示例方案 第 2 版');
  expect(nameOf(newTrial(), schemes, 1)).toBe('方案 2');
});

test('only what was typed is asked; promoted people without a post change nothing', () => {
  expect(questionOf({ ...newTrial(), base: 390_000 }, '甲', undefined)).toEqual({ label: '甲', base: 390_000 });
  expect(questionOf({ ...newTrial(), promoted: [4] }, '甲', undefined)).toEqual({ label: '甲' });
  expect(changes({ ...newTrial(), promoted: [4] })).toBe(false);
  // What could not be read as an amount stays as text and is no change.
  expect(changes({ ...newTrial(), base: '三千九' })).toBe(false);
});
