import { expect, it } from 'vitest';
import { redline } from './redline.ts';

it('a redline reads as the former wording and as the new one', () => {
  const [before, after] = ['对随意倾倒生活垃圾的处罚', '对随意倾倒、抛撒生活垃圾的行政处罚'];
  const line = redline(before, after);
  const side = (out: string): string =>
    line
      .filter((s) => s.kind !== out)
      .map((s) => s.text)
      .join('');
  expect([side('added'), side('removed')]).toEqual([before, after]);
  expect(line.filter((s) => s.kind === 'added').map((s) => s.text)).toEqual(['、抛撒', '行政']);
});
