/** Notices more that were entered in the editor, as documents; the amounts were worked out by hand from their prose. */
import { expect, it } from 'vitest';
import { compileScheme, monthPay, schemeDocument, schemeProblems } from './index.ts';
import type { PayFacts, SchemeInput } from './index.ts';

const from = '2025-01-01';
const bands = (...all: readonly [key: string, lowest: number, highest: number][]): NonNullable<SchemeInput['posts']> =>
  all.map(([key, lowestGrade, highestGrade]) => ({ key, label: key, classes: [key], lowestGrade, highestGrade }));
const community = { name: '云岭社区', households: 3600, flags: ['党建红旗', '治理红旗'] };
const people: Record<string, PayFacts> = {
  head: {
    postClass: 'head',
    twoHats: true,
    community,
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
    community,
    serviceFrom: '2014-05-10',
    postSince: '2021-04-01',
    educations: [{ education: '20', form: 'fullTime' }],
    gaps: [{ from: '2016-01-01', until: '2017-01-01' }],
  },
  member: {
    postClass: 'member',
    community,
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

/*
 * 示例·荆桥市：正职 7–18 级，副职 4–15 级，其他 1–12 级。不满 3 年为第一档，满 3 年不满 6 年为第二档，此后每满三年晋升一档，只计满年。基数 3,100 元，7 月起 3,250 元；系数 1 级 1.00，2–6 级
 * 每级加 0.03，7 级起每级加 0.05。60% 按月，40% 按季（优秀 1.1、基本合格 0.8）。证书津贴 150、300、500，学历津贴大专 50、本科 150、研究生 350，就高不重复。一肩挑的加发薪级工资的 10%。云岭、雾溪社区每月 120 元。
 * 各项乘 0.94，四舍五入到元。
 */
it('the higher of two allowances, a share of the pay of the grade, communities by name, all of it times 0.94 once', () => {
  const allowance = (key: string, amount: object, rest: object = {}): NonNullable<SchemeInput['parts']>[number] =>
    ({ key, label: key, kind: 'allowance', amount, ...rest }) as never;
  const document: Parameters<typeof paid>[0] = {
    grades: 18,
    posts: bands(['head', 7, 18], ['deputy', 4, 15], ['member', 1, 12]),
    base: {
      values: [
        { from, value: 310_000 },
        { from: '2025-07-01', value: 325_000 },
      ],
    },
    coefficients: [{ from, value: Array.from({ length: 18 }, (_, i) => (i < 6 ? 10_000 + 300 * i : 11_500 + 500 * (i - 5))) }],
    factors: [{ key: 'f', label: '市区调节系数', on: 'whole', values: [{ from, value: 9400 }] }],
    parts: [
      { key: 'pay', label: '薪级工资', kind: 'split', amount: { by: 'coefficient' } },
      allowance('certificate', {
        by: 'certificate',
        values: [{ from, value: { assistant: 15_000, intermediate: 30_000, senior: 50_000 } }],
      }),
      allowance('education', { by: 'education', values: [{ from, value: { '20': 15_000, '14': 35_000 } }] }),
      allowance('twoHats', { by: 'gradePay', values: [{ from, value: 1000 }] }, { when: '一肩挑' }),
      allowance('far', { by: 'fixed', values: [{ from, value: 12_000 }] }, { when: '社区 in ("云岭社区", "雾溪社区")' }),
    ],
    highestOf: [{ key: 'h', label: '就高不重复', parts: ['certificate', 'education'] }],
    split: { basicShare: 6000, paid: 'quarterly' },
    performance: { shares: { excellent: 11_000, basic: 8000, failed: 0 } },
    steps: { liftWhen: 'reached', partialYear: 'dropped' },
    rounding: { unit: 'yuan' },
  };
  // 周: 19 years are band 7, grade 13 (1.50): 4,650: 2,622.60 -> 2,623, 1,748.40 × 1.1 -> 1,923, 300 × 0.94 = 282, 465 × 0.94 -> 437, 112.80 -> 113. 林: 9 years, grade 7:
  // 3,720: 2,098 + 1,399 + 141 + 113. 何: 14 years, grade 5 (1.12): 3,472: 1,958 + 1,305 × 80% -> 1,044, 470 for the certificate and not 141 more, 113.
  expect(paid(document, '2025-03-01')).toEqual({ head: 537_800, deputy: 375_100, member: 358_500 });
  expect(paid(document, '2025-08-01')).toEqual({ head: 561_900, deputy: 392_000, member: 373_100 });
});

/*
 * 示例·锦湾县：三岗十六级，每三年一级，不足一年按一年计。基数 2,958 元，系数每级加 0.03，薪级工资四舍五入到元。全日制本科加 1 级；社工师 2 级、高级 3 级；就高。证书津贴 200、300 元。
 * 年终奖励：上年考核优秀的发两个月薪级工资，合格的一个月。党建红旗每月正职 500、其他 200；治理红旗 150。
 */
it('two months of pay at the end of the year are of the pay in whole yuan; flags pay by their kind', () => {
  const bonus = (key: string, amount: object, when: string, rest: object = {}): NonNullable<SchemeInput['parts']>[number] =>
    ({ key, label: key, kind: 'bonus', amount, when, ...rest }) as never;
  const atYearEnd = { paid: 'yearly', per: 'payment' };
  const result = paid(
    {
      grades: 16,
      posts: bands(['head', 7, 16], ['deputy', 4, 13], ['member', 1, 10]),
      base: { values: [{ from, value: 295_800 }] },
      coefficients: [{ from, value: Array.from({ length: 16 }, (_, i) => 10_000 + 300 * i) }],
      parts: [
        { key: 'pay', label: '薪级工资', kind: 'split', amount: { by: 'coefficient' } },
        {
          key: 'certificate',
          label: '证书津贴',
          kind: 'allowance',
          amount: { by: 'certificate', values: [{ from, value: { intermediate: 20_000, senior: 30_000 } }] },
        },
        bonus('excellent', { by: 'gradePay', values: [{ from, value: 20_000 }] }, '上年考核 = "优秀"', atYearEnd),
        bonus('qualified', { by: 'gradePay', values: [{ from, value: 10_000 }] }, '上年考核 = "合格"', atYearEnd),
        bonus(
          'party',
          { by: 'post', values: [{ from, value: { head: 50_000, deputy: 20_000, member: 20_000 } }] },
          'list contains(红旗, "党建红旗")',
        ),
        bonus('order', { by: 'fixed', values: [{ from, value: 15_000 }] }, 'list contains(红旗, "治理红旗")'),
      ],
      split: { basicShare: 8000, paid: 'halfYearly' },
      steps: {},
      lifts: {
        education: [{ educations: ['20'], form: 'fullTime', grades: 1 }],
        certificate: [
          { level: 'intermediate', grades: 2 },
          { level: 'senior', grades: 3 },
        ],
        educationAndCertificate: 'higher',
      },
      rounding: { unit: 'yuan', at: 'gradePay' },
    },
    '2025-03-01',
  );
  // 周: 20 begun years and 2 grades: 15 (1.42): 4,200.36 -> 4,200 + 200 + 8,400 ÷ 12 + 500 + 150. 林: 10 years and 1: grade 8 (1.21): 3,579 + 350. 何: 15 years and 3: 8: 3,579 + 300 + 350.
  expect(result).toEqual({ head: 575_000, deputy: 392_900, member: 422_900 });
});
