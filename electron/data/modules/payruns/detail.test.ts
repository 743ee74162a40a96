/** A line keeps every fact that its scheme reckons with, so that its steps can be said again. */
import { expect, it } from 'vitest';
import { compileScheme, monthPay } from '#shared/domain/pay/index.ts';
import type { PayFacts, SchemeInput } from '#shared/domain/pay/index.ts';
import { shipped, steps, variant } from '../../../../tests/support/schemes.ts';
import { factsKeeper } from './detail.ts';

const on = '2025-06-01';
const full: PayFacts = {
  postClass: 'staff',
  serviceFrom: '2010-03-01',
  postSince: '2018-07-01',
  birthDate: '1980-05-01',
  sex: '2',
  community: { name: '示例社区', households: 3600, flags: ['党建红旗'] },
  counts: { redFlag: 2 },
  assessments: [2022, 2023, 2024].map((year) => ({ year, result: 'excellent' })),
};
const tier = (of: 'years' | 'postYears' | 'households' | 'redFlags' | 'age'): Partial<SchemeInput> => ({
  parts: [
    {
      key: 'tier',
      label: '分档',
      kind: 'basic',
      amount: { by: 'tiers', of, values: [{ from: '2025-01-01', value: [{ atLeast: 1, amount: 10_000 }] }] },
    },
  ],
  split: null,
});
const plain = variant({ parts: [shipped.example.parts[0]!] });

it.each<[string, Partial<SchemeInput>]>([
  ['years in the post', steps({ of: 'post' })],
  ['tiers by years in the post', tier('postYears')],
  ['tiers by households', tier('households')],
  ['tiers by flags', tier('redFlags')],
  ['tiers by age', tier('age')],
  ['results that lift', { lifts: { assessments: [{ key: 'a', label: '连续优秀', results: ['excellent'], times: 3, grades: 1 }] } }],
])('%s', (_name, changes) => {
  const scheme = compileScheme(variant(changes), on);
  const kept = factsKeeper(scheme)(full) as PayFacts;
  expect(monthPay(scheme, kept, on)).toEqual(monthPay(scheme, full, on));
  expect(monthPay(scheme, full, on).pay).not.toBeNull();
});

it('and none that nothing asks for', () => {
  const kept = factsKeeper(compileScheme(plain, on))(full);
  for (const name of ['birthDate', 'sex', 'community', 'postSince']) expect(kept).not.toHaveProperty(name);
});
