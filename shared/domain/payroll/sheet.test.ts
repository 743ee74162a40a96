import { describe, expect, it } from 'vitest';
import { changesBetween } from './compare.ts';
import type { Paid } from './compare.ts';
import { nothing } from './amounts.ts';
import { compareRow, flagsSpokenOf } from './sheet.ts';
import type { Scale, SheetValues } from './sheet.ts';

const scale: Scale = {
  coefficients: new Map(Array.from({ length: 18 }, (_, i) => [i + 1, 10_000 + 500 * i])),
  certificates: new Map([['assistant', 10_000], ['intermediate', 20_000], ['senior', 30_000]]), // prettier-ignore
  flag: (post) => ({ head: 50_000, deputy: 30_000, staff: 20_000 })[post ?? ''] ?? 0,
};
const ours: SheetValues = {
  postClass: 'staff',
  grade: 5,
  coefficient: 12_000,
  base: 340_000,
  basic: 285_600,
  performance: 122_400,
  certificateAllowance: 20_000,
  redFlag: 60_000,
  otherPay: 0,
  total: 488_000,
  net: 480_000,
  tax: 0,
  insurance: 8_000,
  fund: 0,
  deductions: 0,
};
const compare = (
  changes: SheetValues,
  only: readonly (keyof SheetValues)[] = [
    'postClass',
    'grade',
    'coefficient',
    'base',
    'basic',
    'performance',
    'certificateAllowance',
    'redFlag',
    'total',
  ],
) => {
  const theirs = { ...Object.fromEntries(only.map((f) => [f, ours[f] ?? null])), ...changes } as SheetValues;
  const { faults, follows } = compareRow(theirs, ours, scale);
  return { faults: faults.map((f) => `${f.field}:${f.reason}`), follows: follows.map((f) => f.field), words: faults.map((f) => f.message) };
};

describe("a row of an office's sheet", () => {
  it('that agrees says nothing', () => expect(compare({})).toEqual({ faults: [], follows: [], words: [] }));
  it('names a grade alone, and with what was reckoned from it', () => {
    expect(compare({ grade: 6 })).toMatchObject({ faults: ['grade:grade'], follows: [] });
    expect(compare({ grade: 6, coefficient: 12_500, basic: 297_500, performance: 127_500, total: 505_000 })).toMatchObject({
      faults: ['grade:grade'],
      follows: ['coefficient', 'basic', 'performance', 'total'],
    });
  });
  it('names a base, and the amounts that follow from it', () =>
    expect(compare({ base: 350_000, basic: 294_000, performance: 126_000, total: 500_000 })).toMatchObject({
      faults: ['base:base'],
      follows: ['basic', 'performance', 'total'],
    }));
  it('names flags by their number, a certificate by its level', () => {
    const flags = compare({ redFlag: 40_000, total: 468_000 });
    expect(flags).toMatchObject({ faults: ['redFlag:flag'], follows: ['total'] });
    expect(flags.words[0]).toContain('2 面');
    expect(compare({ certificateAllowance: 10_000, total: 478_000 }).words[0]).toContain('助理社会工作师');
  });
  it('knows rounding from a wrong sum', () => {
    expect(compare({ basic: 285_650, total: 488_050 })).toMatchObject({ faults: ['basic:rounding'], follows: ['total'] });
    expect(compare({ total: 488_100 }).faults).toEqual(['total:sum']);
  });
  it('without grade, coefficient and base tells which they were', () => {
    const bare = ['basic', 'performance', 'total'] as const;
    expect(compare({ basic: 297_500, performance: 127_500, total: 505_000 }, bare)).toMatchObject({
      faults: ['basic:grade'],
      follows: ['performance', 'total'],
    });
    expect(compare({ basic: 294_000, performance: 126_000, total: 500_000 }, bare)).toMatchObject({
      faults: ['basic:base'],
      follows: ['performance', 'total'],
    });
  });
  it('holds deductions that are not on record against the row itself', () => {
    const { insurance: _i, fund: _f, tax: _t, net: _n, ...unknown } = ours;
    const row = (changes: SheetValues): string[] =>
      compareRow(
        { total: 488_000, insurance: 41_200, fund: 20_000, tax: 0, withheld: 61_200, net: 426_800, ...changes },
        unknown,
        scale,
      ).faults.map((f) => `${f.field}:${f.reason}`);
    expect(row({})).toEqual([]);
    expect(row({ net: 426_900 })).toEqual(['net:sum']);
    expect(row({ withheld: 61_000 })).toEqual(['withheld:sum', 'net:sum']);
    // The gross is at fault, the net below it is right.
    expect(row({ total: 489_000 })).toEqual(['total:sum']);
    // Where neither the record nor the row says what is taken off, nothing can be said of the net.
    expect(compareRow({ total: 488_000, net: 420_000 }, unknown, scale).faults).toEqual([]);
  });
  it('finds two faults in a row', () =>
    expect(compare({ grade: 4, redFlag: 0, total: 428_000 })).toMatchObject({
      faults: ['grade:grade', 'redFlag:flag'],
      follows: ['total'],
    }));
  it('takes an empty amount for 0 and an empty grade for nothing said', () => {
    expect(compare({ certificateAllowance: null, total: 468_000 }).faults).toEqual(['certificateAllowance:certificate']);
    expect(compare({ grade: null, coefficient: null }).faults).toEqual([]);
  });
});

describe('flags that nobody has on record', () => {
  const rows = (...amounts: [string, number][]) => amounts.map(([postClass, redFlag]) => ({ postClass, redFlag }));
  it('are what most rows of the community speak of', () => {
    expect(flagsSpokenOf(rows(['head', 150_000], ['deputy', 90_000], ['staff', 60_000]), scale.flag)).toBe(3);
    expect(flagsSpokenOf(rows(['head', 150_000], ['deputy', 90_000], ['staff', 40_000]), scale.flag)).toBe(3);
    expect(flagsSpokenOf(rows(['head', 150_000], ['deputy', 60_000]), scale.flag)).toBeNull();
  });
});

describe('two months of one person', () => {
  const paid = (more: Partial<Paid> & { total?: number }): Paid => {
    const { total = 488_000, ...rest } = more;
    return {
      amounts: { ...nothing(), basic: 285_600, performance: 122_400, certificateAllowance: 20_000, redFlag: 60_000, total, net: total },
      postClass: 'staff',
      grade: 5,
      base: 340_000,
      coefficient: 12_000,
      partial: false,
      suspended: 0,
      held: 0,
      items: 0,
      earlier: 0,
      ...rest,
    };
  };
  const a = paid({});
  it('give their reasons, whose amounts sum to the difference', () => {
    const b = paid({
      grade: 6,
      items: 5_000,
      amounts: {
        ...a.amounts,
        basic: 297_500,
        performance: 127_500,
        redFlag: 40_000,
        otherPay: 5_000,
        tax: 1_000,
        total: 490_000,
        net: 489_000,
      },
    });
    const changes = changesBetween(a, b);
    expect(changes.map((c) => [c.code, c.amount])).toEqual([['grade', 17_000], ['flag', -20_000], ['item', 5_000], ['tax', -1_000]]); // prettier-ignore
    expect(changes.reduce((sum, c) => sum + c.amount, 0)).toBe(b.amounts.net - a.amounts.net);
  });
  it('say who is new, who has gone, and nothing of who stayed the same', () => {
    expect(changesBetween(null, a)[0]).toMatchObject({ code: 'entered', amount: 488_000 });
    expect(changesBetween(a, null)[0]).toMatchObject({ code: 'left', amount: -488_000 });
    expect(changesBetween(a, paid({}))).toEqual([]);
  });
});
