/** The example of docs/pay-schemes.md: a notice nobody saw before, entered as data. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { schemeDocument, schemeProblems, vocabulary } from './index.ts';
import { payAt, yuanOf } from '../../../tests/support/schemes.ts';

const page = readFileSync(new URL('../../../docs/pay-schemes.md', import.meta.url), 'utf8');
const notice = schemeDocument.parse(JSON.parse(/```json\n([\s\S]+?)```/.exec(page)![1]!));

it('is whole and pays what the notice says', () => {
  expect(schemeProblems(notice)).toEqual([]);
  const community = (households: number) => ({ community: { name: '示例社区', households } });
  // Seven full years, one of them failed: six, three steps on from grade 6. 2,600 × 1.32 = 3,432, of which 2,745.60 and 686.40.
  const head = payAt(
    notice,
    {
      postClass: 'head',
      serviceFrom: '2018-12-01',
      certificates: [{ level: 'intermediate' }],
      assessments: [{ year: 2020, result: 'failed' }],
      ...community(4200),
    },
    '2026-06-30',
  );
  expect([head.years, head.grade, head.total / 100]).toEqual([6, 9, 3432 + 200 + 150]);
  expect(head.components.map((c) => [c.key, c.amount / 100, c.paid])).toEqual([
    ['basic', 2745.6, 'monthly'],
    ['performance', 686.4, 'halfYearly'],
    ['certificateAllowance', 200, 'monthly'],
    ['bigCommunity', 150, 'monthly'],
  ]);
  // 2,600 × 1.08 = 2,808 for 委员 who has just begun; 干事 capped at grade 10: 2,600 × 1.36 = 3,536.
  expect(payAt(notice, { postClass: 'member', serviceFrom: '2026-01-01' }, '2026-06-30').total).toBe(280_800);
  const capped = payAt(notice, { postClass: 'worker', serviceFrom: '1995-01-01', ...community(9000) }, '2026-06-30');
  expect([capped.grade, capped.total, yuanOf(capped, 'bigCommunity')]).toEqual([10, 353_600, 0]);
});

it('names every fact of an expression', () => {
  for (const { name } of vocabulary) expect(page).toContain(name);
});
