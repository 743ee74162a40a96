/** What holds for every scheme and everybody. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  canonicalScheme,
  compileScheme,
  gradeAsks,
  gradeOn,
  grader,
  monthPay,
  payAsks,
  readDraft,
  reckoner,
  schemeProblems,
  vocabulary,
} from './index.ts';
import type { FactName, PayFacts, SchemeDocument, SchemeInput } from './index.ts';
import { shipped, variant } from '../../../tests/support/schemes.ts';

const day = (from: string, span: number): fc.Arbitrary<string> => fc.integer({ min: 0, max: span }).map((n) => addDays(from, n));
const one = <const T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const results = ['excellent', 'qualified', 'basic', 'failed'];

const gap = fc.tuple(day('2000-01-01', 9000), fc.integer({ min: 1, max: 900 })).map(([from, n]) => ({ from, until: addDays(from, n) }));
const facts: fc.Arbitrary<PayFacts> = fc.record({
  postClass: one('head', 'deputy', 'member', 'staff', 'worker', 'station'),
  serviceFrom: day('1990-01-01', 13_000),
  postSince: day('2005-01-01', 7000),
  birthDate: one('1970-05-01', null),
  community: fc.record({ name: one('示例社区'), households: one(900, 3000, null) }),
  twoHats: fc.boolean(),
  educations: fc.array(
    fc.record({
      education: one('14', '20', '30', '60'),
      papers: one('both', 'diploma', null),
      form: one('fullTime', 'inService', null),
      on: day('2000-01-01', 9000),
    }),
    { maxLength: 2 },
  ),
  certificates: fc.array(fc.record({ level: one('assistant', 'intermediate', 'senior'), on: day('2005-01-01', 7500) }), { maxLength: 2 }),
  honours: fc.array(fc.record({ kind: one('commendation', 'modelWorker'), level: one('city', 'county'), on: day('2010-01-01', 6000) }), {
    maxLength: 3,
  }),
  assessments: fc
    .uniqueArray(fc.integer({ min: 2005, max: 2025 }), { maxLength: 6 })
    .chain((years) => fc.tuple(...years.map((year) => one(...results).map((result) => ({ year, result }))))),
  gaps: fc.array(gap, { maxLength: 2 }),
  counts: fc.record({ redFlag: fc.integer({ min: 0, max: 8 }) }),
});

const shapes: readonly { n: number; grades: number; span: number }[] = [
  { n: 3, grades: 18, span: 12 },
  { n: 4, grades: 18, span: 12 },
  { n: 3, grades: 16, span: 12 },
  { n: 4, grades: 24, span: 18 },
  { n: 3, grades: 12, span: 12 },
  { n: 5, grades: 12, span: 12 },
];
type Lifts = SchemeInput['lifts'] & object;
const classes = ['head', 'deputy', 'member', 'staff', 'worker', 'station'];

/** Every row of domain.md §2.5, in any combination. */
const scheme: fc.Arbitrary<SchemeDocument> = fc
  .record({
    shape: one(...shapes),
    amounts: one('coefficient', 'grade', 'gradeAndPost'),
    steps: fc.record({
      yearsPerStep: one(2, 3),
      firstStep: one(null, 1, 5),
      byPost: one<NonNullable<SchemeInput['steps']>['byPost'] & object>([], [{ posts: ['p0'], yearsPerStep: 4, firstStep: 2 }]),
      of: one('service', 'post'),
      partialYear: one('full', 'half', 'dropped'),
      atLeast: one(0, 1),
      liftWhen: one('exceeded', 'reached'),
      gaps: one('counted', 'notCounted'),
      failedYears: one('counted', 'notCounted', 'restart'),
      countedFrom: one(null, '2008-03-01'),
    }),
    education: one<Lifts['education'] & object>(
      [],
      [
        { educations: ['14'], grades: 2, form: 'fullTime' },
        { educations: ['20'], papers: 'both', grades: 1, only: ['p0', 'p2'] },
      ],
      [
        { educations: ['20', '14'], papers: 'both', years: 5 },
        { educations: ['20', '14'], papers: 'one', years: 3 },
      ],
    ),
    certificate: one<Lifts['certificate'] & object>(
      [],
      [
        { level: 'intermediate', grades: 1 },
        { level: 'senior', grades: 3 },
      ],
      [{ level: 'assistant', years: 2, only: ['p1'] }],
    ),
    together: one('sum', 'higher', 'highest'),
    mostOfBoth: one(null, 2),
    honours: fc.record({ validYears: one(null, 3), together: one('sum', 'higher') }),
    assessments: one<Lifts['assessments'] & object>(
      [],
      [
        { key: 'best', label: '连续优秀', results: ['excellent'], times: 2, grades: 1, each: true },
        { key: 'failed', label: '不合格', results: ['failed'], times: 1, run: 'inAll', grades: -1, sinceYear: 2015 },
      ],
    ),
    share: one(7000, 8000, 9000, 10_000),
    paid: one('monthly', 'halfYearly', 'yearly'),
    factor: fc.record({
      on: one('base', 'gradePay', 'whole'),
      value: one<number | Record<string, number>>(9400, 10_000, 10_537, { p0: 13_000 }),
    }),
    rounding: fc.record({
      unit: one('fen', 'jiao', 'yuan', 'tenYuan'),
      way: one('halfUp', 'up', 'down'),
      at: one('part', 'gradePay', 'total'),
    }),
    assessed: fc.boolean(),
    baseUnit: one(null, 'yuan', 'tenYuan'),
    perPost: fc.boolean(),
    portion: one(10_000, 6000),
    highestOf: fc.boolean(),
    limit: one(null, 100_000, 1_000_000),
    probation: one<SchemeInput['probation'] | null>(
      null,
      { months: 3, share: 8000, performance: false, floor: 8000 },
      { months: 6, share: 8000, of: 'gradePay', performance: true, floor: 0 },
      { months: 6, share: 8000, fixed: [{ from: '2000-01-01', value: 280_000 }], performance: true, floor: 0 },
      { months: 12, share: 10_000, performance: false, floor: 0 },
    ),
    begins: one('atOnce', 'nextMonth', 'regradeDay'),
    days: one<string[]>([], ['01-01'], ['01-01', '07-01']),
    tiers: one('years', 'postYears', 'households', 'redFlags', 'age'),
    base: fc.integer({ min: 150_000, max: 600_000 }),
    step: fc.integer({ min: 0, max: 700 }),
  })
  .map(({ shape, amounts, ...s }) => {
    const lowest = (i: number): number => 1 + Math.round(((shape.grades - shape.span) * (shape.n - 1 - i)) / (shape.n - 1));
    const posts = Array.from({ length: shape.n }, (_, i) => ({
      key: `p${i}`,
      label: `岗${i}`,
      classes: i === shape.n - 1 ? classes.slice(i) : [classes[i]!],
      lowestGrade: lowest(i),
      highestGrade: lowest(i) + shape.span - 1,
    }));
    const column = (from: number): number[] => Array.from({ length: shape.grades }, (_, g) => from + s.step * 13 * g);
    const from = '2000-01-01';
    const part =
      amounts === 'coefficient'
        ? { by: 'coefficient' as const, portion: s.portion }
        : amounts === 'grade'
          ? { by: 'grade' as const, tables: [{ from, value: column(s.base) }] }
          : { by: 'grade' as const, tables: [{ from, value: Object.fromEntries(posts.map((p, i) => [p.key, column(s.base - 100 * i)])) }] };
    return variant({
      name: '任意方案',
      effectiveFrom: from,
      grades: shape.grades,
      posts,
      base: {
        unit: s.baseUnit,
        values: [{ from, value: s.perPost ? Object.fromEntries(posts.map((p, i) => [p.key, s.base + 7_777 * i])) : s.base }],
      },
      coefficients: [{ from, value: Array.from({ length: shape.grades }, (_, g) => 10_000 + s.step * g) }],
      factors: [{ key: 'factor', label: '调节系数', on: s.factor.on, values: [{ from, value: s.factor.value }] }],
      parts: [
        { key: 'gradePay', label: '岗位薪级工资', kind: 'split', amount: part },
        {
          key: 'certificateAllowance',
          label: '证书',
          kind: 'allowance',
          amount: { by: 'certificate', values: [{ from, value: { assistant: 10_000, senior: 30_050 } }] },
        },
        {
          key: 'redFlag',
          label: '红旗',
          kind: 'bonus',
          amount: { by: 'fixed', values: [{ from, value: 20_000 }] },
          counted: { key: 'redFlag', most: 5 },
        },
        {
          key: 'years',
          label: '工龄',
          kind: 'allowance',
          amount: { by: 'years', values: [{ from, value: 1_333 }], most: 20 },
          when: 'not(试用期)',
          only: ['p0', 'p1'],
        },
        { key: 'share', label: '加发', kind: 'allowance', amount: { by: 'gradePay', values: [{ from, value: 1000 }] }, when: '一肩挑' },
        {
          key: 'advance',
          label: '预发绩效',
          kind: 'performance',
          assessed: s.assessed,
          amount: { by: 'coefficient', portion: 1000 },
        },
        {
          key: 'tiers',
          label: '分档',
          kind: 'allowance',
          amount: {
            by: 'tiers',
            of: s.tiers,
            values: [
              {
                from,
                value: [
                  { atLeast: 0, amount: 100 },
                  { atLeast: 3, amount: 20_033 },
                  { atLeast: 1000, amount: 30_000 },
                ],
              },
            ],
          },
        },
        {
          key: 'formula',
          label: '公式',
          kind: 'allowance',
          amount: { by: 'expression', feel: 'if 证书等级 > 1 then 年限 * 1.337 else 0' },
        },
      ],
      highestOf: s.highestOf ? [{ key: 'highest', label: '就高', parts: ['certificateAllowance', 'years', 'formula'] }] : [],
      limits:
        s.limit === null
          ? []
          : [{ key: 'most', label: '不超过', parts: ['years', 'tiers', 'performance'], values: [{ from, value: s.limit }] }],
      split: { basicShare: s.share, paid: s.paid },
      performance: { shares: { failed: 0, basic: 5000, excellent: 12_000 } },
      steps: s.steps,
      lifts: {
        education: s.education,
        certificate: s.certificate,
        honours: [{ key: 'city', label: '表彰', kinds: ['commendation'], grades: 1, validYears: s.honours.validYears }],
        honoursTogether: s.honours.together,
        assessments: s.assessments,
        educationAndCertificate: s.together,
        mostOfBoth: s.mostOfBoth,
      },
      regrade: { education: s.begins, certificate: s.begins, days: s.days },
      probation: s.probation,
      rounding: s.rounding,
    });
  });

const onDay = day('2024-01-01', 800);

describe('whatever the scheme and the person', () => {
  it('the scheme has no error, and comes back from its file as it went', () => {
    fc.assert(
      fc.property(scheme, (document) => {
        expect(schemeProblems(document).filter((p) => !p.warning)).toEqual([]);
        const text = canonicalScheme(document);
        const read = readDraft(JSON.parse(text)).document!;
        expect(read).toEqual(document);
        expect(canonicalScheme(read)).toBe(text);
      }),
      { numRuns: 60 },
    );
  });

  it('nobody leaves the band of the post; the parts sum to the total; nothing is negative', () => {
    fc.assert(
      fc.property(scheme, facts, onDay, (document, person, on) => {
        const { pay } = monthPay(compileScheme(document, on), person, on);
        const post = document.posts.find((p) => p.key === pay!.post)!;
        expect(pay!.grade).toBeGreaterThanOrEqual(post.lowestGrade);
        expect(pay!.grade).toBeLessThanOrEqual(post.highestGrade);
        expect(pay!.components.reduce((sum, c) => sum + c.amount, 0)).toBe(pay!.total);
        expect(pay!.components.every((c) => Number.isSafeInteger(c.amount))).toBe(true);
        expect(pay!.steps.at(-1)).toMatchObject({ key: 'total', amount: pay!.total });
        expect(pay!.total).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 300 },
    );
  });

  it('more service never lowers a grade', () => {
    fc.assert(
      fc.property(scheme, facts, onDay, fc.integer({ min: 1, max: 2000 }), (document, person, on, more) => {
        const ready = compileScheme(document, on);
        const longer = { ...person, serviceFrom: addDays(person.serviceFrom!, -more) };
        expect(gradeOn(ready, longer, on)!.grade).toBeGreaterThanOrEqual(gradeOn(ready, person, on)!.grade);
      }),
      { numRuns: 500 },
    );
  });

  it('a month reckoned again, from the file and among many, gives the same fen', () => {
    fc.assert(
      fc.property(scheme, fc.array(facts, { minLength: 2, maxLength: 12 }), onDay, (document, people, on) => {
        const many = reckoner(compileScheme(document, on), on);
        const again = compileScheme(readDraft(JSON.parse(canonicalScheme(document))).document!, on);
        for (const person of [...people, ...people]) {
          const { steps: _, ...one } = monthPay(again, person, on).pay!;
          expect(many(person).pay).toEqual(one);
        }
      }),
      { numRuns: 80 },
    );
  });
});

/** Rules beside those of `scheme` that ask for further facts, and people who have these. */
const asking: fc.Arbitrary<SchemeDocument> = fc
  .tuple(scheme, one('recompute', 'keep', 'protected'), one(null, '职务 = "网格员" and 上年考核 = "优秀"'))
  .map(([document, onLowerPost, feel]) => ({
    ...document,
    regrade: { ...document.regrade, onLowerPost, protectedMonths: 12 },
    lifts: {
      ...document.lifts,
      extras: feel === null ? [] : [{ key: 'extra', label: '网格', gives: 'grades', feel: `if ${feel} then 1 else 0`, article: null }],
    },
  }));
const known: fc.Arbitrary<PayFacts> = fc
  .tuple(
    facts,
    fc.record({
      position: one('网格员', '委员'),
      probationUntil: one(null, '2025-06-30'),
      held: fc.record({ grade: one(9, 15), postClass: one('head'), from: day('2023-06-01', 800), until: one(null) }),
    }),
  )
  .map(([person, more]) => ({ ...person, ...more }));
/** A person of whom nothing is known but what is asked. */
const only = (asked: ReadonlySet<FactName>, person: PayFacts): PayFacts =>
  Object.fromEntries(Object.entries(person).filter(([name]) => asked.has(name as FactName))) as PayFacts;

describe('what a scheme does not ask for', () => {
  it('changes no grade, no pay, and no sentence of either; nor does grading many', () => {
    fc.assert(
      fc.property(asking, fc.array(known, { minLength: 1, maxLength: 6 }), onDay, (document, people, on) => {
        const ready = compileScheme(document, on);
        const many = grader(ready, on);
        for (const person of [...people, ...people]) {
          const graded = gradeOn(ready, person, on);
          expect(gradeOn(ready, only(gradeAsks(ready), person), on)).toEqual(graded);
          expect(many(person)).toEqual(graded);
          expect(monthPay(ready, only(payAsks(ready), person), on)).toEqual(monthPay(ready, person, on));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is what no fact of an expression reads', () => {
    const read = new Set<string>();
    const person = new Proxy({} as PayFacts, { get: (_, name) => void read.add(String(name)) });
    for (const fact of vocabulary) {
      read.clear();
      fact.read({ on: '2025-06-30', facts: person });
      expect([fact.name, [...read]]).toEqual([fact.name, fact.of ? [fact.of] : []]);
    }
  });
});

describe('the shipped schemes', () => {
  it('hold the same', () => {
    fc.assert(
      fc.property(one(...Object.values(shipped)), facts, onDay, (document, person, on) => {
        const { pay } = monthPay(compileScheme(document, on), person, on);
        if (!pay) return;
        expect(pay.components.reduce((sum, c) => sum + c.amount, 0)).toBe(pay.total);
      }),
      { numRuns: 200 },
    );
  });
});
