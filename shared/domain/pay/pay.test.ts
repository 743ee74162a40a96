import { describe, expect, it } from 'vitest';
import example from '../../../resources/schemes/example-scheme.json' with { type: 'json' };
import {
  monthlyPay,
  multiply,
  payMatrix,
  payScheme,
  ruleErrors,
  schemeFile,
  schemeProblems,
  schemeRecords,
  yuan,
  decimal,
} from './index.ts';
import type { PayFacts, PayScheme } from './index.ts';
import { sampleMonth } from './sample-month.ts';

const records = schemeRecords(schemeFile.parse(example));
const scheme = payScheme(records.scheme, records.grades, records.bands);
const facts = (f: Partial<PayFacts>): PayFacts => ({
  postClass: 'staff',
  serviceFrom: '2020-01-01',
  education: null,
  certificate: null,
  ...f,
});
const grade = (s: PayScheme, f: Partial<PayFacts>, on = '2025-06-30'): number | undefined => monthlyPay(s, facts(f), on).pay?.grade;
const withRules = (rules: Partial<PayScheme['rules']>, rest: Partial<PayScheme> = {}): PayScheme => ({
  ...scheme,
  ...rest,
  rules: { ...scheme.rules, ...rules },
});

describe('the example scheme', () => {
  it('is labelled as made up and can be published', () => {
    expect(example.source).toBe('synthetic');
    expect(example.scheme.name).toBe('示例方案');
    expect(schemeProblems(scheme)).toEqual([]);
    expect(ruleErrors(records.scheme)).toEqual([]);
  });

  it('is the 18 × 3 matrix of domain.md §2.4, cell by cell', () => {
    const bands = ['≤3', '4–6', '7–9', '10–12', '13–15', '16–18', '19–21', '22–24', '25–27', '28–30', '31–33', '≥34'];
    const lowest = { head: 7, deputy: 4, staff: 1 } as const;
    const rows = payMatrix(scheme);
    expect(rows.map((r) => r.grade)).toEqual([18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    for (const row of rows) {
      const coefficient = 10_000 + 500 * (row.grade - 1);
      expect(row.coefficient).toBe(coefficient);
      expect(row.cells.map((c) => c.postClass)).toEqual(['head', 'deputy', 'staff']);
      for (const cell of row.cells) {
        const tenure = bands[row.grade - lowest[cell.postClass as keyof typeof lowest]] ?? null;
        expect([row.grade, cell.postClass, cell.tenure]).toEqual([row.grade, cell.postClass, tenure]);
        expect(cell.amount).toBe(tenure === null ? null : 34 * coefficient);
      }
    }
  });
});

describe('the sample month', () => {
  it('is reproduced in all 46 lines and its four totals', () => {
    const sums = [0, 0, 0, 0];
    for (const [postClass, serviceFrom, certificate, flags, ...expected] of sampleMonth) {
      const { pay, missing } = monthlyPay(scheme, facts({ postClass, serviceFrom, certificate, counts: { redFlag: flags } }), '2025-09-30');
      expect(missing).toEqual([]);
      const [basic, performance, allowance, total] = [pay!.basic, pay!.performance, pay!.certificateAllowance, pay!.total].map(
        (fen) => fen / 100,
      );
      expect([pay!.grade, pay!.coefficient / 10_000, basic, performance, allowance, total]).toEqual(expected);
      [basic, performance, allowance, total].forEach((yuans, i) => (sums[i]! += yuans!));
    }
    expect(sampleMonth).toHaveLength(46);
    expect(sums).toEqual([136_136, 58_344, 3_000, 227_780]);
  });

  it('names every step of a sum', () => {
    const { pay } = monthlyPay(
      scheme,
      facts({ postClass: 'deputy', serviceFrom: '2009-08-21', certificate: 'assistant', counts: { redFlag: 3 } }),
      '2025-09-30',
    );
    expect(pay!.steps.map((s) => [s.key, s.amount, s.text])).toEqual([
      ['years', null, '2009-08-21 起，截至 2025-01-01 计 16 年（不足一年按一年计）'],
      ['band', null, '每 3 年一档，第 6 档'],
      ['grade', null, '副职从 4 级起 + 5，定 9 级'],
      ['coefficient', null, '1.40'],
      ['basic', 333_200, '3,400.00 × 1.40 × 1.00 × 70%'],
      ['performance', 142_800, '3,400.00 × 1.40 × 1.00 × 30%'],
      ['certificateAllowance', 10_000, '助理社会工作师'],
      ['bonus.redFlag', 90_000, '300.00 × 3'],
      ['total', 576_000, '3,332.00 + 1,428.00 + 100.00 + 900.00'],
    ]);
  });

  it('names the facts it lacks', () => {
    expect(monthlyPay(scheme, facts({ postClass: null, serviceFrom: null }), '2025-09-30')).toEqual({
      pay: null,
      missing: ['postClass', 'serviceFrom'],
    });
    expect(monthlyPay(scheme, facts({ postClass: 'other' }), '2025-09-30').missing).toEqual(['postClass']);
  });
});

describe('published schemes of other places', () => {
  /** A scale of bare grades: what a place published of it. */
  const scale = (base: number, step: number, grades: number, rounding: 'fen' | 'yuan'): PayScheme => ({
    ...withRules({ certificateRule: null, bonuses: null }),
    base,
    basicShare: 10_000,
    rounding,
    coefficients: new Map(Array.from({ length: grades }, (_, i) => [i + 1, 10_000 + step * i])),
    posts: [{ postClass: 'any', lowestGrade: 1, highestGrade: grades }],
  });
  const amounts = (s: PayScheme): (number | null | undefined)[] =>
    payMatrix(s)
      .map((r) => r.cells[0]?.amount)
      .reverse();

  it('Hohhot: 3,738 at grade 3 and 5,267 at grade 12', () => {
    const all = amounts(scale(339_800, 500, 18, 'yuan'));
    expect([all[2], all[11]]).toEqual([373_800, 526_700]);
  });

  it('Jinzhou: 16 grades from 2,958 to 4,289', () => {
    const all = amounts(scale(295_800, 300, 16, 'yuan'));
    expect([all.length, all[0], all[15]]).toEqual([16, 295_800, 428_900]);
  });

  it("Xiang'an: grade pay plus post pay, five posts, a step every two years", () => {
    const gradePay = [1200, 1230, 1260, 1300, 1340, 1380, 1430, 1480, 1540, 1600, 1670, 1740];
    const postPay = { head: [1100, 800], deputy: [900, 600], member: [800, 500], worker: [700, 400], station: [500, 300] };
    const posts = Object.keys(postPay);
    const additive: PayScheme = {
      ...withRules({
        certificateRule: null,
        stepRule: {
          ...scheme.rules.stepRule!,
          yearsPerStep: 2,
          partialYear: 'dropped',
          liftWhen: 'reached',
          atLeast: 0,
          countedFrom: '2008-03-01',
        },
        bonuses: [0, 1].map((part) => ({
          key: String(part),
          label: ['岗位工资', '津补贴'][part]!,
          times: 'monthly' as const,
          amounts: Object.fromEntries(Object.entries(postPay).map(([post, pay]) => [post, pay[part]! * 100])),
        })),
      }),
      // One yuan times 1,200.0000: where a place sets amounts and no coefficients.
      base: 100,
      basicShare: 10_000,
      coefficients: new Map(gradePay.map((pay, i) => [i + 1, pay * 10_000])),
      posts: posts.map((postClass) => ({ postClass, lowestGrade: 1, highestGrade: 12 })),
    };
    const total = (postClass: string, on: string): number =>
      monthlyPay(additive, facts({ postClass, serviceFrom: '2005-03-01' }), on).pay!.total / 100;
    expect(posts.map((post) => total(post, '2009-12-31'))).toEqual([3100, 2700, 2500, 2300, 2000]);
    expect(posts.map((post) => total(post, '2040-12-31'))).toEqual([3640, 3240, 3040, 2840, 2540]);
  });

  it('Benxi: 80/20, a failed year does not count', () => {
    const benxi = withRules({ stepRule: { ...scheme.rules.stepRule!, failedYears: 'notCounted' } }, { basicShare: 8000 });
    expect(grade(benxi, { serviceFrom: '2018-06-01', failedYears: 1 })).toBe(2);
    expect(grade(scheme, { serviceFrom: '2018-06-01', failedYears: 1 })).toBe(3);
    const { pay } = monthlyPay(benxi, facts({ serviceFrom: '2025-01-01' }), '2025-06-30');
    expect([pay!.basic, pay!.performance]).toEqual([272_000, 68_000]);
  });

  it("Xi'an: three months of probation at 80 % without performance pay, never under the law's floor", () => {
    const xian = withRules({ probationRule: { months: 3, share: 8000, performance: false, floor: 8000 } });
    const pay = (on: string): number => monthlyPay(xian, facts({ serviceFrom: '2025-03-31' }), on).pay!.total;
    expect(pay('2025-06-29')).toBe(272_000); // 80 % of 3,400, although 80 % of the basic part alone is less
    expect(pay('2025-06-30')).toBe(340_000);
  });

  it('Jingzhou: a factor of 0.94 on the pay of the grade, or on the whole', () => {
    const pay = (factorOn: 'gradePay' | 'whole'): number =>
      monthlyPay(
        withRules({ combineRule: { ...scheme.rules.combineRule!, factorOn } }, { factor: 9400 }),
        facts({ serviceFrom: '2025-01-01', certificate: 'assistant' }),
        '2025-06-30',
      ).pay!.total;
    expect([pay('gradePay'), pay('whole')]).toEqual([329_600, 329_000]);
  });
});

describe('lifts', () => {
  const shandong = withRules({
    educationRule: [
      { educations: ['20'], held: 'both', grades: 1, years: 0 },
      { educations: ['20'], held: 'one', grades: 0, years: 1 },
      { educations: ['14', '10'], held: 'any', grades: 2, years: 0 },
    ],
  });
  it('education gives grades, or years where only one of diploma and degree is held', () => {
    const at = (f: Partial<PayFacts>): number | undefined => grade(shandong, { serviceFrom: '2019-01-01', ...f });
    expect(at({})).toBe(2);
    expect(at({ education: '20', educationHeld: 'both' })).toBe(3);
    expect(at({ education: '20', educationHeld: 'one' })).toBe(3); // 6 + 1 years
    expect(at({ education: '20' })).toBe(2); // not known: no lift
    expect(at({ education: '14' })).toBe(4);
  });
  it('education and certificate: both, or the higher', () => {
    const certificateRule = [{ level: 'senior', monthly: 0, grades: 3 }];
    const who = { education: '14', certificate: 'senior' };
    expect(grade(withRules({ ...shandong.rules, certificateRule }), who)).toBe(7);
    expect(
      grade(
        withRules({ ...shandong.rules, certificateRule, combineRule: { ...scheme.rules.combineRule!, educationAndCertificate: 'higher' } }),
        who,
      ),
    ).toBe(5);
  });
  it('honours count once each; nobody rises over the post’s highest grade', () => {
    const honoured = withRules({
      honourRule: [
        { key: 'city', label: '市级表彰', grades: 1 },
        { key: 'model', label: '劳动模范', grades: 1 },
      ],
    });
    expect(grade(honoured, { honours: ['city', 'city', 'model'] })).toBe(4);
    expect(grade(honoured, { serviceFrom: '1980-01-01', honours: ['city'] })).toBe(12);
  });
  it('a promotion keeps the years, a return to a lower post follows the scheme', () => {
    const who = { serviceFrom: '2011-01-01' };
    expect([grade(scheme, who), grade(scheme, { ...who, postClass: 'deputy' })]).toEqual([5, 8]);
    const held = { grade: 8, until: '2025-12-31' };
    const after = (onLowerPost: 'recompute' | 'keep' | 'protected', on: string): number | undefined =>
      grade(withRules({ combineRule: { ...scheme.rules.combineRule!, onLowerPost } }), { ...who, held }, on);
    expect([
      after('recompute', '2025-06-30'),
      after('keep', '2026-06-30'),
      after('protected', '2025-06-30'),
      after('protected', '2026-06-30'),
    ]).toEqual([5, 8, 8, 5]);
  });
  it('a gap in service does not count', () => {
    expect(grade(scheme, { serviceFrom: '2018-06-01' })).toBe(3);
    expect(grade(scheme, { serviceFrom: '2018-06-01', gaps: [{ from: '2020-01-01', until: '2021-02-01' }] })).toBe(2);
  });
});

describe('money', () => {
  it('rounds half up once, at the end', () => {
    expect(multiply(1, [5000], 'fen')).toBe(1);
    expect(multiply(333_333, [11_500, 9400, 7000], 'fen')).toBe(252_233); // 252,233.08…
    expect(multiply(100_050, [10_000], 'yuan')).toBe(100_100);
    expect(multiply(100_049, [10_000], 'yuan')).toBe(100_000);
    expect(multiply(900_000_000_000, [18_500, 10_000, 7000], 'fen')).toBe(1_165_500_000_000);
  });
  it('writes it', () => {
    expect([yuan(340_000), yuan(5), yuan(123_456_789), decimal(12_500), decimal(10_000), decimal(12_375)]).toEqual([
      '3,400.00',
      '0.05',
      '1,234,567.89',
      '1.25',
      '1.00',
      '1.2375',
    ]);
  });
});
