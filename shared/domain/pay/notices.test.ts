/** Two notices more that were entered in the editor, as documents; the amounts were worked out by hand from their prose. */
import { expect, it } from 'vitest';
import { compileScheme, monthPay, schemeDocument, schemeProblems } from './index.ts';
import type { PayFacts, SchemeInput } from './index.ts';

const from = '2025-01-01';
const bands = (...all: readonly [key: string, lowest: number, highest: number][]): NonNullable<SchemeInput['posts']> =>
  all.map(([key, lowestGrade, highestGrade]) => ({ key, label: key, classes: [key], lowestGrade, highestGrade }));
const people: Record<string, PayFacts> = {
  head: {
    postClass: 'head',
    serviceFrom: '2005-03-01',
    postSince: '2019-01-01',
    certificates: [{ level: 'intermediate' }],
    honours: [
      { kind: 'commendation', level: 'city', on: '2022-05-01' },
      { kind: 'modelWorker', level: 'provincial', on: '2015-05-01' },
    ],
    assessments: [{ year: 2024, result: 'excellent' }],
  },
  deputy: {
    postClass: 'deputy',
    serviceFrom: '2014-05-10',
    postSince: '2021-04-01',
    educations: [{ education: '20', form: 'fullTime' }],
    gaps: [{ from: '2016-01-01', until: '2017-01-01' }],
  },
  member: {
    postClass: 'member',
    serviceFrom: '2010-07-01',
    postSince: '2024-09-01',
    educations: [{ education: '20', form: 'inService' }],
    certificates: [{ level: 'senior' }],
    assessments: [{ year: 2024, result: 'basic' }],
  },
};
function paid(input: Omit<SchemeInput, 'format' | 'effectiveFrom' | 'name'>, on: string): Record<string, number | undefined> {
  const document = schemeDocument.parse({ format: 1, name: '示例', effectiveFrom: from, ...input });
  expect(schemeProblems(document).filter((p) => !p.warning)).toEqual([]);
  const scheme = compileScheme(document, on);
  return Object.fromEntries(Object.entries(people).map(([who, facts]) => [who, monthPay(scheme, facts, on).pay?.total]));
}

/*
 * 示例·白榆市：正职 13–24 级，副职 9–20 级，专职委员 5–16 级；任现岗位每满 2 年晋升一级，年限满后次月晋升。1 级 2,400 元，每级加 75；13 级起每级加 110。60% 为基本工资，20% 为月度
 * 绩效，20% 为年度绩效；年度绩效与上年度考核挂钩（优秀 1.2、基本合格 0.8）。
 */
it('四岗二十四级 by years in the post, a monthly performance part that no assessment touches', () => {
  const table = Array.from({ length: 24 }, (_, i) => (i < 12 ? 240_000 + 7_500 * i : 322_500 + 11_000 * (i - 11)));
  const share = (key: string, portion: number, rest: object): NonNullable<SchemeInput['parts']>[number] =>
    ({ key, label: key, kind: 'performance', amount: { by: 'grade', portion, tables: [{ from, value: table }] }, ...rest }) as never;
  const result = paid(
    {
      grades: 24,
      posts: bands(['head', 13, 24], ['deputy', 9, 20], ['member', 5, 16], ['staff', 1, 12]),
      parts: [
        share('basicPay', 6000, { kind: 'basic' }),
        share('monthly', 2000, { assessed: false }),
        share('yearly', 2000, { paid: 'yearly' }),
      ],
      performance: { shares: { excellent: 12_000, basic: 8000, failed: 0 } },
      steps: { of: 'post', yearsPerStep: 2, liftWhen: 'reached', partialYear: 'dropped' },
      regrade: { days: Array.from({ length: 12 }, (_, i) => `${String(i + 1).padStart(2, '0')}-01`) },
    },
    '2025-05-01',
  );
  // Six years: grade 16, 3,665: 2,199 + 733 + 733 × 120%. Four: grade 11, 3,150. None: grade 5, 2,700: 1,620 + 540 + 540 × 80%.
  expect(result).toEqual({ head: 381_160, deputy: 315_000, member: 259_200 });
});

/*
 * 示例·石门街道：每岗 12 级。正职 3、6、9、12、16、20 年各升一级，其他岗位首次满 4 年、以后每 3 年，只计满年。基数正职 3,600 元，副职 3,300 元，其他 3,000 元，每级加 0.03。全日制本科 1 级；社会工作师 2 级、
 * 高级 3 级；市级表彰 1 级（三年内有效）、劳动模范 3 级，只取最高一项。应发的 90%，舍去个位。
 */
it('a base by post, other steps for one post, the highest of three merits, ten yuan and no less', () => {
  const result = paid(
    {
      grades: 12,
      posts: bands(['head', 1, 12], ['deputy', 1, 12], ['member', 1, 12]),
      base: { values: [{ from, value: { head: 360_000, deputy: 330_000, member: 300_000 } }] },
      coefficients: [{ from, value: Array.from({ length: 12 }, (_, i) => 10_000 + 300 * i) }],
      factors: [{ key: 'f', label: '过渡系数', on: 'whole', values: [{ from, value: 9000 }] }],
      parts: [{ key: 'pay', label: '工资', kind: 'basic', amount: { by: 'coefficient' } }],
      steps: {
        firstStep: 4,
        liftWhen: 'reached',
        partialYear: 'dropped',
        byPost: [{ posts: ['head'], thresholds: [3, 6, 9, 12, 16, 20] }],
      },
      lifts: {
        education: [{ educations: ['20'], form: 'fullTime', grades: 1 }],
        certificate: [
          { level: 'intermediate', grades: 2 },
          { level: 'senior', grades: 3 },
        ],
        honours: [
          { key: 'city', label: '市级表彰', kinds: ['commendation'], grades: 1, validYears: 3 },
          { key: 'model', label: '劳动模范', kinds: ['modelWorker'], grades: 3 },
        ],
        educationAndCertificate: 'highest',
        honoursTogether: 'higher',
      },
      rounding: { unit: 'tenYuan', way: 'down', at: 'total' },
    },
    '2025-07-01',
  );
  // 19 years: the sixth band and 3: 3,600 × 1.24 × 0.9 = 4,017.60. 9 years: the third and 1: 3,300 × 1.09 × 0.9 = 3,237.30. 14: the fifth and 3: 3,000 × 1.21 × 0.9 = 3,267.
  expect(result).toEqual({ head: 401_000, deputy: 323_000, member: 326_000 });
});
