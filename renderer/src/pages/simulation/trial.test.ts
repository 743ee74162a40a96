import { expect, test } from 'vitest';
import { baseHint, changes, nameOf, newTrial, otherScheme, postBases, questionOf } from './trial.ts';

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

const matrix = (baseStated: object | null) =>
  ({
    scheme: { baseStated },
    posts: [
      { post: 'head', label: '正职' },
      { post: 'staff', label: '工作人员' },
    ],
  }) as unknown as Parameters<typeof postBases>[0];

test('a base for each post is asked by post; what is typed for one scheme is not asked of another', () => {
  expect(postBases(matrix({ value: 340_000, per: 'month', ratio: 10_000 }))).toEqual([]);
  expect(postBases(matrix({ value: { head: 360_000 }, per: 'month', ratio: 10_000 }))).toEqual([
    { key: 'head', label: '正职', now: 360_000 },
    { key: 'staff', label: '工作人员', now: null },
  ]);
  const trial = { ...newTrial(), bases: { head: 380_000, staff: null } };
  expect(changes(trial)).toBe(true);
  expect(nameOf(trial, schemes, 0, matrix({ value: { head: 360_000 } }))).toBe('正职基数 3,800');
  expect(questionOf(trial, '甲', undefined)).toEqual({ label: '甲', base: { head: 380_000 } });
  otherScheme(trial);
  expect(changes(trial)).toBe(false);
});

test("how a base is taken is said where it is not simply a month's", () => {
  expect(baseHint(matrix({ value: 1, per: 'month', ratio: 10_000 }))).toBe('');
  expect(baseHint(matrix({ value: 1, per: 'year', ratio: 7000 }))).toBe('方案规定：填每年的数，除以 12，取其中的 70%');
  expect(baseHint(matrix(null))).toBeNull();
});
