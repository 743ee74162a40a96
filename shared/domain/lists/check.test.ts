import { describe, expect, it } from 'vitest';
import { contradictions } from './check.ts';
import type { CheckedItem, CheckInput } from './check.ts';
import { shippedKinds } from './kinds.ts';

type Given = Record<string, string | null> & { kind?: string };
const items = (...list: Given[]): CheckedItem[] =>
  list.map(({ kind = 'power', ...content }, i) => ({ id: i + 1, kind, content: { stages: '受理责任：公示。', ...content } }));
const check = (given: Partial<CheckInput>) =>
  contradictions({ kinds: shippedKinds, items: [], links: [], totals: [], repealed: new Set(), ...given });
const found = (name: string, given: Partial<CheckInput>): number[][] =>
  check(given)
    .filter((f) => f.check === name)
    .map((f) => f.items.map((i) => i.id!));

describe('contradictions: each kind found, and its near miss not', () => {
  const basis = '《甲法》第三条';
  it.each<[string, Partial<CheckInput>, number[][], Partial<CheckInput>]>([
    ['noBasis', { items: items({ title: '甲' }, { title: '乙', basis }) }, [[1]], { items: items({ kind: 'basic', title: '甲' }) }],
    [
      'basisRepealed',
      { items: items({ title: '甲', basis: '《中华人民共和国甲法》第三条' }), repealed: new Set(['甲法']) },
      [[1]],
      { items: items({ title: '甲', basis: '《甲法实施办法》第三条' }), repealed: new Set(['甲法']) },
    ],
    [
      'sameTitle',
      { items: items({ title: '对占道的处罚', basis }, { title: '对“占道”的处罚', basis }) },
      [[1, 2]],
      {
        items: items(
          { title: '对占道的处罚', basis, subItem: '单位' },
          { title: '对占道的处罚', basis, subItem: '个人' },
          { kind: 'responsibility', title: '对占道的处罚' },
        ),
      },
    ],
    [
      'sameArticleTwoLeads',
      {
        items: items(
          { title: '甲', basis, body: '红旗街道办事处' },
          { title: '乙', basis: '《中华人民共和国甲法》第3条', body: '县城管局' },
        ),
      },
      [[1, 2]],
      {
        items: items(
          { title: '甲', basis, body: '红旗街道办事处' },
          { title: '乙', basis: '《甲法》第三条第二款', body: '县城管局' },
          { title: '丙', basis, body: '红旗街道办事处' },
        ),
      },
    ],
    [
      'withdrawnStillPower',
      { items: items({ title: '甲、乙许可', basis }, { kind: 'withdrawn', title: '甲乙许可', leadBody: '县住建局' }) },
      [[1, 2]],
      { items: items({ title: '甲许可', basis }, { kind: 'withdrawn', title: '甲许可的监管', leadBody: '县住建局' }) },
    ],
    [
      'powerWithoutResponsibility',
      { items: items({ title: '甲', basis, stages: null }) },
      [[1]],
      {
        items: items({ title: '甲', basis, stages: null }, { kind: 'responsibility', title: '甲' }),
        links: [{ item: 1, relation: 'responsibilityOf', linkedItem: 2 }],
      },
    ],
    [
      'supportWithoutLead',
      { items: items({ kind: 'support', title: '甲', supportDuty: '配合' }) },
      [[1]],
      { items: items({ kind: 'support', title: '甲', supportDuty: '配合', leadBody: '县民政局' }, { kind: 'territorial', title: '乙' }) },
    ],
  ])('%s', (name, wrong, expected, near) => {
    expect(found(name, wrong)).toEqual(expected);
    expect(found(name, near)).toEqual([]);
  });

  it('asks of a kind only what applies to it', () => {
    const kinds = shippedKinds.map((k) => (k.code === 'power' ? { ...k, checks: ['sameTitle'] } : k));
    expect(check({ kinds, items: items({ title: '甲', stages: null }) })).toEqual([]);
  });
});
