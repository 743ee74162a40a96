import { expect, test } from 'vitest';
import { errorCodes } from '#shared/contract/index.ts';
import { fieldOf, register } from '#shared/registers/index.ts';
import { fenOf, integerOf, ratioOf } from './amounts.ts';
import { errorSentence } from './errors.ts';
import { ago, count, ratio, yuan } from './format.ts';
import { cellText, valueText } from './values.ts';

test('every refusal has a whole Chinese sentence, with and without its parameters', () => {
  for (const code of errorCodes) {
    const sentence = errorSentence(code);
    expect(sentence, code).toMatch(/[\u4e00-\u9fff].*。$/);
    expect(sentence, code).not.toMatch(/undefined|NaN|\[object/);
  }
  expect(errorSentence('tooManyAttempts', { seconds: 30 })).toContain('30 秒');
  const linked = [
    { register: 'workers', count: 3 },
    { register: 'committees', count: 1 },
  ];
  expect(errorSentence('recordInUse', { register: 'communities', title: '团山社区', linked })).toMatch(
    /^“团山社区”正被 3 名社区工作者、1 个\S+使用/,
  );
  expect(errorSentence('duplicateRecord', { register: 'workers', title: '曾华' })).toContain('社区工作者“曾华”');
  expect(errorSentence('undoConflict', { register: 'items', title: '违法建设查处', count: 2 })).toContain('“违法建设查处”等 2 项');
  expect(errorSentence('revisionConflict', { register: 'workers', account: '王主任' })).toContain('“王主任”');
});

test('figures read as people write them', () => {
  expect(yuan(340000)).toBe('3,400.00');
  expect(yuan(-5)).toBe('-0.05');
  expect(yuan(123456789)).toBe('1,234,567.89');
  expect(ratio(10500)).toBe('1.05');
  expect(ratio(10525)).toBe('1.0525');
  expect(ratio(7000)).toBe('0.70');
  expect(count(100000)).toBe('100,000');
});

test('amounts and ratios are read as typed', () => {
  expect(fenOf('3,400.5')).toBe(340050);
  expect(fenOf('３４００')).toBe(340000);
  expect(fenOf('1.234')).toBeNull();
  expect(fenOf('约三千')).toBeNull();
  expect(fenOf('-0.05')).toBe(-5);
  expect(ratioOf('1.05')).toBe(10500);
  expect(ratioOf('70%')).toBe(7000);
  expect(ratioOf('1.00005')).toBeNull();
  // As a notice writes them.
  expect([fenOf('4.8万元'), fenOf('6.1236万'), fenOf('三千二百元')]).toEqual([4_800_000, 6_123_600, 320_000]);
  expect([ratioOf('百分之七十'), ratioOf('百分之62.5'), ratioOf('1.8倍'), ratioOf('八成')]).toEqual([7000, 6250, 18_000, 8000]);
  expect([integerOf('三年'), integerOf('二十四级'), integerOf('12个月'), integerOf('-1'), integerOf('满5年')]).toEqual([3, 24, 12, -1, 5]);
  expect([integerOf('约三年'), integerOf('2.5')]).toEqual([null, null]);
});

test('ago needs no reckoning', () => {
  const now = new Date('2026-11-22T12:00:00');
  const at = (text: string): string => new Date(text).toISOString();
  expect(ago(at('2026-11-22T11:59:40'), now)).toBe('刚刚');
  expect(ago(at('2026-11-22T11:40:00'), now)).toBe('20 分钟前');
  expect(ago(at('2026-11-22T08:05:00'), now)).toBe('今天 08:05');
  expect(ago(at('2026-11-21T17:40:00'), now)).toBe('昨天 17:40');
  expect(ago(at('2026-10-01T17:40:00'), now)).toBe('2026-10-01');
  expect(ago(null, now)).toBe('');
});

test('values are shown by their field', () => {
  const workers = register('workers');
  expect(valueText(fieldOf(workers, 'sex'), '2')).toBe('女');
  expect(cellText(fieldOf(workers, 'community'), { community: 3, communityTitle: '红旗社区' })).toBe('红旗社区');
  expect(valueText(fieldOf(workers, 'idNumber'), '5206**********0756')).toBe('5206**********0756');
  expect(valueText(fieldOf(register('schemes'), 'base'), 340000)).toBe('3,400.00');
  expect(valueText(fieldOf(register('payLines'), 'total'), '***')).toBe('***');
  expect(valueText(fieldOf(workers, 'note'), null)).toBe('');
});
