import { expect, it } from 'vitest';
import { schemeProblemCodes } from '#shared/domain/pay/problem-codes.ts';
import { schemeProblemWords } from './schemes.ts';

it('has a sentence for every problem of a scheme', () => {
  for (const code of schemeProblemCodes) {
    const sentence = schemeProblemWords({ code, params: {} });
    expect(sentence, code).toMatch(/。$/);
    expect(sentence, code).not.toMatch(/undefined|null/);
  }
});
it('writes runs of grades short', () =>
  expect(schemeProblemWords({ code: 'gradeUnreachable', params: { post: '正职', grades: [8, 9, 10, 14] } })).toBe(
    '正职的 8–10、14 级谁也到不了。请核对年限晋级和封顶。',
  ));
