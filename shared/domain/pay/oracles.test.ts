/** Printed figures of real places, rebuilt from data alone; each names the section of `reference/domain.md` that it is printed in. */
import { describe, expect, it } from 'vitest';
import { monthPay, payMatrix, schemeProblems } from './index.ts';
import type { SchemeDocument } from './index.ts';
import { sampleMonth } from './sample-month.ts';
import { gradeAt, held, payAt, person, ready, shipped, steps, variant, yuanOf } from '../../../tests/support/schemes.ts';

/** By post key, the matrix in yuan, grade 1 first; null where the post cannot hold the grade. */
const columns = (document: SchemeDocument): Record<string, (number | null)[]> => {
  const rows = payMatrix(ready(document, document.effectiveFrom)).reverse();
  return Object.fromEntries(
    document.posts.map((p, i) => [p.key, rows.map((r) => (r.cells[i]!.amount === null ? null : r.cells[i]!.amount / 100))]),
  );
};

describe('示例方案', () => {
  it('is labelled as made up and can be published', () => {
    expect(shipped.example).toMatchObject({ name: '示例方案', nature: 'synthetic' });
    expect(schemeProblems(shipped.example)).toEqual([]);
  });

  it('is the 18 × 3 matrix of §2.4, cell by cell', () => {
    const bands = ['≤3', '4–6', '7–9', '10–12', '13–15', '16–18', '19–21', '22–24', '25–27', '28–30', '31–33', '≥34'];
    const lowest = { head: 7, deputy: 4, staff: 1 } as const;
    const rows = payMatrix(ready(shipped.example));
    expect(rows.map((r) => r.grade)).toEqual([18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    for (const row of rows) {
      const coefficient = 10_000 + 500 * (row.grade - 1);
      expect(row.coefficient).toBe(coefficient);
      expect(row.cells.map((c) => c.post)).toEqual(['head', 'deputy', 'staff']);
      for (const cell of row.cells) {
        const tenure = bands[row.grade - lowest[cell.post as keyof typeof lowest]] ?? null;
        expect([row.grade, cell.post, cell.tenure]).toEqual([row.grade, cell.post, tenure]);
        expect(cell.amount).toBe(tenure === null ? null : 34 * coefficient);
      }
    }
  });

  it('reproduces the sample month in all 46 lines and its four totals', () => {
    const sums = [0, 0, 0, 0];
    for (const [postClass, serviceFrom, certificate, flags, ...expected] of sampleMonth) {
      const { pay, missing } = monthPay(
        ready(shipped.example, '2025-09-30'),
        person({ postClass, serviceFrom, ...held(certificate), counts: { redFlag: flags } }),
      );
      expect(missing).toEqual([]);
      const money = [...['basic', 'performance', 'certificateAllowance'].map((key) => yuanOf(pay!, key)), pay!.total / 100];
      expect([pay!.grade, pay!.coefficient! / 10_000, ...money]).toEqual(expected);
      money.forEach((yuans, i) => (sums[i]! += yuans));
    }
    expect(sampleMonth).toHaveLength(46);
    expect(sums).toEqual([136_136, 58_344, 3_000, 227_780]);
  });

  it('names every step of a sum', () => {
    const { pay } = monthPay(
      ready(shipped.example, '2025-09-30'),
      person({ postClass: 'deputy', serviceFrom: '2009-08-21', ...held('assistant'), counts: { redFlag: 3 } }),
    );
    expect(pay!.steps.map((s) => [s.key, s.amount, s.text])).toEqual([
      ['scheme', null, '示例方案第 1 版'],
      ['years', null, '2009-08-21 起，截至 2025-01-01 计 16 年（不足一年按一年计）'],
      ['band', null, '每 3 年一档，第 6 档'],
      ['grade', null, '副职从 4 级起 + 5，定 9 级'],
      ['coefficient', null, '1.40'],
      ['basic', 333_200, '3,400.00 × 1.40 × 1.00 × 70%'],
      ['performance', 142_800, '3,400.00 × 1.40 × 1.00 × 30%'],
      ['certificateAllowance', 10_000, '助理社会工作师'],
      ['redFlag', 90_000, '300.00 × 3'],
      ['total', 576_000, '3,332.00 + 1,428.00 + 100.00 + 900.00'],
    ]);
  });

  it('pays five flags 2,500, 1,500 and 1,000, and no sixth (§1.3, Qujing)', () => {
    const flags = (postClass: string, redFlag: number): number =>
      yuanOf(payAt(shipped.example, { postClass, counts: { redFlag } }), 'redFlag');
    expect(['head', 'deputy', 'staff'].map((post) => flags(post, 5))).toEqual([2500, 1500, 1000]);
    expect(flags('head', 6)).toBe(2500);
    expect(flags('head', 0)).toBe(0);
  });
});

describe('§2.3 (a) 翔安 2013, 厦翔民〔2013〕46号', () => {
  const grade = [1200, 1230, 1260, 1300, 1340, 1380, 1430, 1480, 1540, 1600, 1670, 1740];
  const post = { head: 1100 + 800, deputy: 900 + 600, member: 800 + 500, worker: 700 + 400, station: 500 + 300 };

  it('has all sixty totals', () => {
    const table = columns(shipped.xiangan);
    expect(Object.keys(table)).toEqual(Object.keys(post));
    for (const [key, more] of Object.entries(post)) expect(table[key]).toEqual(grade.map((g) => g + more));
    expect(Object.values(table).map((c) => [c[0], c[11]])).toEqual([
      [3100, 3640],
      [2700, 3240],
      [2500, 3040],
      [2300, 2840],
      [2000, 2540],
    ]);
  });

  it('pays its three parts; a step every two years since 2008-03-01', () => {
    const pay = payAt(shipped.xiangan, { postClass: 'deputy', serviceFrom: '2005-03-01' }, '2014-02-28');
    expect([pay.grade, yuanOf(pay, 'gradePay'), yuanOf(pay, 'postPay'), yuanOf(pay, 'postAllowance'), pay.total]).toEqual([
      3, 1260, 900, 600, 276_000,
    ]);
    expect(gradeAt(shipped.xiangan, { serviceFrom: '2005-03-01' }, '2014-03-01')).toBe(undefined); // no post takes 工作人员 there
    expect(gradeAt(shipped.xiangan, { postClass: 'worker', serviceFrom: '2005-03-01' }, '2014-03-01')).toBe(4);
  });

  it('begins the step anew after a year that was not qualified', () => {
    const f = (...results: [number, string][]) => ({
      postClass: 'worker',
      serviceFrom: '2008-03-01',
      assessments: results.map(([year, result]) => ({ year, result })),
    });
    const at = (facts: object, day: string): number | undefined => gradeAt(shipped.xiangan, facts, day);
    // Three full years to the end of 2011: band 2, the third year is lost, 2012 does not count, two years from 2013.
    expect([at(f([2012, 'basic']), '2014-12-31'), at(f([2012, 'basic']), '2015-01-01')]).toEqual([2, 3]);
    expect(at(f([2012, 'qualified']), '2014-03-01')).toBe(4);
  });

  it('can be published; nothing in it is wrong', () => expect(schemeProblems(shipped.xiangan)).toEqual([]));
});

describe('§2.3 (c) 3 × 12 additive, city unknown', () => {
  it('has 50 + 60 × (g − 1) on 2,800, 2,500 and 2,300, and 200 of basic performance', () => {
    const table = columns(shipped.additive);
    const grades = Array.from({ length: 12 }, (_, i) => 50 + 60 * i);
    for (const [key, pay] of [
      ['head', 2800],
      ['deputy', 2500],
      ['staff', 2300],
    ] as const)
      expect(table[key]).toEqual(grades.map((g) => pay + g + 200));
  });
  it('adds 300 for two hats and 300/500/800 for certificates', () => {
    const pay = (level: string, twoHats: boolean): number =>
      payAt(shipped.additive, { postClass: 'head', serviceFrom: '2025-01-01', twoHats, ...held(level) }).total / 100;
    const plain = payAt(shipped.additive, { postClass: 'head', serviceFrom: '2025-01-01' }).total / 100;
    expect(plain).toBe(2800 + 50 + 200);
    expect(['assistant', 'intermediate', 'senior'].map((l) => pay(l, false) - plain)).toEqual([300, 500, 800]);
    expect(pay('assistant', true) - plain).toBe(600);
  });
  it('can be published', () => expect(schemeProblems(shipped.additive)).toEqual([]));
});

describe('§2.4 reconstructed', () => {
  it('Hohhot: 3,738 at grade 3 and 5,267 at grade 12', () => {
    const { staff } = columns(shipped.hohhot);
    expect([staff![2], staff![11]]).toEqual([3738, 5267]);
  });
  it('Jinzhou: 16 grades from 2,958 to 4,289', () => {
    const { head, staff } = columns(shipped.jinzhou);
    expect([head!.length, staff![0], head![15]]).toEqual([16, 2958, 4289]);
  });
  it('both say that they are no document, and can be published', () => {
    for (const document of [shipped.hohhot, shipped.jinzhou]) {
      expect([document.nature, document.name.endsWith('（推断）')]).toEqual(['reconstructed', true]);
      expect(schemeProblems(document)).toEqual([]);
    }
  });
});

describe('§2.1 bands from offsets', () => {
  const posts = (all: [key: string, offset: number][], highest: number): SchemeDocument =>
    variant({
      posts: all.map(([key, offset]) => ({
        key,
        label: key,
        classes: [key],
        lowestGrade: offset + 1,
        highestGrade: offset + highest,
        offset,
      })),
      parts: [shipped.example.parts[0]!],
    });
  const range = (document: SchemeDocument): [string, number, number][] =>
    document.posts.map((p) => [
      p.key,
      gradeAt(document, { postClass: p.key, serviceFrom: '2025-01-01' })!,
      gradeAt(document, { postClass: p.key, serviceFrom: '1985-01-01' })!,
    ]);
  it('three posts: 7–18, 4–15, 1–12', () =>
    expect(
      range(
        posts(
          [
            ['head', 6],
            ['deputy', 3],
            ['staff', 0],
          ],
          12,
        ),
      ),
    ).toEqual([
      ['head', 7, 18],
      ['deputy', 4, 15],
      ['staff', 1, 12],
    ]));
  it('four posts: 7–18, 5–16, 3–14, 1–12', () =>
    expect(
      range(
        posts(
          [
            ['head', 6],
            ['deputy', 4],
            ['member', 2],
            ['staff', 0],
          ],
          12,
        ),
      ),
    ).toEqual([
      ['head', 7, 18],
      ['deputy', 5, 16],
      ['member', 3, 14],
      ['staff', 1, 12],
    ]));
});

describe('§2.2, §2.5 rules of places', () => {
  it("Xi'an: three months of probation at 80 % without performance pay, never under the law's floor", () => {
    const xian = variant({ probation: { months: 3, share: 8000, performance: false, floor: 8000 } });
    const pay = (day: string) => payAt(xian, { serviceFrom: '2025-03-31' }, day);
    expect([pay('2025-06-29').total, pay('2025-06-29').probation]).toEqual([272_000, true]); // 80 % of 3,400, although 80 % of the basic part alone is less
    expect([pay('2025-06-30').total, pay('2025-06-30').probation]).toEqual([340_000, false]);
  });
  it('Tianjin: a year without performance pay', () => {
    const tianjin = variant({ probation: { months: 12, share: 10_000, performance: false, floor: 0 } });
    expect(payAt(tianjin, { serviceFrom: '2025-03-01' }).components.map((c) => c.key)).toEqual(['basic']);
  });
  it('Benxi: 80/20, a failed year does not count and takes the performance pay', () => {
    const benxi = variant({
      ...steps({ failedYears: 'notCounted' }),
      split: { basicShare: 8000 },
      performance: { shares: { failed: 0 } },
    });
    const failed = { assessments: [{ year: 2024, result: 'failed' }] };
    expect(gradeAt(benxi, { serviceFrom: '2018-06-01', ...failed })).toBe(2);
    expect(gradeAt(shipped.example, { serviceFrom: '2018-06-01', ...failed })).toBe(3);
    expect(payAt(benxi, { serviceFrom: '2025-01-01' }).components.map((c) => c.amount)).toEqual([272_000, 68_000]);
    expect(payAt(benxi, { serviceFrom: '2023-01-01', ...failed }).components.map((c) => [c.key, c.amount])).toEqual([['basic', 272_000]]);
  });
  it('Jingzhou: a factor of 0.94 on the base, on the pay of the grade, or on the whole (§2.6)', () => {
    const pay = (place: 'base' | 'gradePay' | 'whole'): number =>
      payAt(variant({ factors: [{ key: 'factor', label: '调节系数', on: place, values: [{ from: '2025-01-01', value: 9400 }] }] }), {
        serviceFrom: '2025-01-01',
        ...held('assistant'),
      }).total;
    expect([pay('base'), pay('gradePay'), pay('whole')]).toEqual([329_600, 329_600, 329_000]);
  });
  it('Shaanxi: an annual base of 38,724 yuan, a twelfth a month', () => {
    const shaanxi = variant({
      base: { per: 'year', definition: 'income', values: [{ from: '2025-01-01', value: 3_872_400 }] },
      split: null,
      parts: [{ key: 'gradePay', label: '岗位薪级工资', kind: 'basic', amount: { by: 'coefficient' } }],
    });
    expect(payAt(shaanxi, { serviceFrom: '2025-01-01' }).total).toBe(322_700);
  });
});
