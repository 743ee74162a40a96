import { expect, test } from 'vitest';
import { codeReady, codeWords } from './division.ts';

test('a code is judged as it is typed', () => {
  expect(codeWords('street', '')).toEqual({ problem: '', note: '9 位数字，以民政部门公布的为准。' });
  expect(codeWords('street', '52069').note).toBe('还差 4 位。');
  expect(codeWords('street', '52069x').problem).toBe('区划代码只有数字。');
  expect(codeWords('county', '5206990').problem).toContain('多了 1 位');
  expect(codeWords('street', '520699001').note).toBe('街道代码，属 520699。');
  expect(codeWords('street', '520699999').problem).toContain('后三位');
  expect(codeWords('county', '520699')).toEqual({ problem: '', note: '代码有效。' });
  expect(codeReady('street', '520699001')).toBe(true);
  expect(codeReady('street', '520699')).toBe(false);
});
