import { describe, expect, it } from 'vitest';
import { addDays, gradeOn, monthPay } from './index.ts';
import type { PayFacts, SchemeInput } from './index.ts';
import { gradeAt, held, payAt, person, ready, shipped, steps, variant } from '../../../tests/support/schemes.ts';

const lifts = (changes: Partial<NonNullable<SchemeInput['lifts']>>) => variant({ lifts: changes });
const regrade = (changes: Partial<NonNullable<SchemeInput['regrade']>>) => variant({ regrade: changes });

describe('missing facts', () => {
  it('are named', () => {
    expect(monthPay(ready(shipped.example), person({ postClass: null, serviceFrom: null }))).toEqual({
      pay: null,
      missing: ['postClass', 'serviceFrom'],
    });
    expect(monthPay(ready(shipped.example), person({ postClass: 'other' })).missing).toEqual(['postClass']);
  });
  it('are the base or the coefficient where the scheme has none on the day', () => {
    expect(monthPay(ready(shipped.example, '2024-12-31'), person()).missing).toEqual(['base']);
    const short = variant({ coefficients: [{ from: '2025-01-01', value: [10_000] }] });
    expect(monthPay(ready(short), person()).missing).toEqual(['coefficient']);
  });
});

describe('education', () => {
  // Shandong rule (domain.md §2.2): bachelor +1, master +2 grades with both papers, a year's service with one of them.
  const shandong = lifts({
    education: [
      { educations: ['20'], papers: 'both', grades: 1 },
      { educations: ['20'], degrees: ['bachelor'], papers: 'one', years: 1 },
      { educations: ['14', '10'], grades: 2 },
    ],
  });
  const at = (...educations: NonNullable<PayFacts['educations']>): number | undefined =>
    gradeAt(shandong, { serviceFrom: '2019-01-01', educations });
  it('gives grades, or years where only one of diploma and degree is held', () => {
    expect(at()).toBe(2);
    expect(at({ education: '20', papers: 'both' })).toBe(3);
    expect(at({ education: '20', papers: 'diploma' })).toBe(3); // 6 + 1 years
    expect(at({ education: null, degree: 'bachelor', papers: 'degree' })).toBe(3);
    expect(at({ education: '20' })).toBe(2); // not known: no lift
    expect(at({ education: '14' })).toBe(4);
  });
  it('counts the best that is held on the day', () => {
    expect(at({ education: '14', on: '2025-07-01' }, { education: '20', papers: 'both', on: '2018-07-01' })).toBe(3);
    expect(at({ education: '14', on: '2025-06-30' }, { education: '20', papers: 'both' })).toBe(4);
  });
});

describe('lifts together', () => {
  const both = { education: [{ educations: ['14'], grades: 2 }], certificate: [{ level: 'senior', grades: 3 }] };
  const who = { educations: [{ education: '14' }], ...held('senior') };
  it('education and certificate: both, or the higher', () => {
    expect(gradeAt(lifts(both), who)).toBe(7);
    expect(gradeAt(lifts({ ...both, educationAndCertificate: 'higher' }), who)).toBe(5);
    expect(gradeAt(lifts({ ...both, most: 4 }), who)).toBe(6);
  });
  it('honours count once each; nobody rises over the post’s highest grade', () => {
    const honoured = lifts({
      honours: [
        { key: 'city', label: '市级表彰', kinds: ['commendation'], levels: ['city', 'provincial'], grades: 1 },
        { key: 'model', label: '劳动模范', kinds: ['modelWorker'], grades: 1 },
      ],
    });
    const honours = [
      { kind: 'commendation', level: 'city' },
      { kind: 'commendation', level: 'provincial' },
      { kind: 'modelWorker', level: 'city' },
      { kind: 'commendation', level: 'street' },
    ];
    expect(gradeAt(honoured, { honours })).toBe(4);
    expect(gradeAt(honoured, { serviceFrom: '1980-01-01', honours })).toBe(12);
  });
  it('an expression adds what no option foresees, grades or years', () => {
    const excellent = lifts({
      extras: [{ key: 'excellent', label: '连续三年优秀', gives: 'grades', feel: 'if 连续优秀 >= 3 then 1 else 0' }],
    });
    const assessments = [2022, 2023, 2024].map((year) => ({ year, result: 'excellent' }));
    expect([gradeAt(excellent), gradeAt(excellent, { assessments }), gradeAt(excellent, { assessments: assessments.slice(1) })]).toEqual([
      2, 3, 2,
    ]);
    const veteran = lifts({
      extras: [{ key: 'route', label: '退役军人', gives: 'years', feel: 'if 进入方式 = "退役军人安置" then 2 else 0' }],
    });
    expect(gradeAt(veteran, { entryRoute: '退役军人安置' })).toBe(3); // 5 + 2 years
    const steps = gradeOn(ready(veteran), person({ entryRoute: '退役军人安置' }))!.steps;
    expect(steps.find((s) => s.key === 'years')!.text).toBe('2020-01-01 起，截至 2025-01-01 计 5 年（不足一年按一年计），退役军人 加 2 年');
  });
  it('who began after the day up to which years are counted is told so', () => {
    const { steps } = gradeOn(ready(shipped.example), person({ serviceFrom: '2025-03-01' }))!;
    expect(steps.find((s) => s.key === 'years')!.text).toBe('2025-03-01 起，晚于计算日 2025-01-01，按 1 年计');
  });
});

describe('change of post', () => {
  const who = { serviceFrom: '2011-01-01' };
  it('a promotion keeps the years', () =>
    expect([gradeAt(shipped.example, who), gradeAt(shipped.example, { ...who, postClass: 'deputy' })]).toEqual([5, 8]));
  it('a return to a lower post follows the scheme', () => {
    const fallen = { ...who, held: { grade: 8, postClass: 'deputy', from: '2025-03-01', until: '2025-12-31' } };
    const after = (manner: 'recompute' | 'keep' | 'protected', day: string): number | undefined =>
      gradeAt(regrade({ onLowerPost: manner }), fallen, day);
    expect([
      after('recompute', '2025-06-30'),
      after('keep', '2026-06-30'),
      after('protected', '2025-06-30'),
      after('protected', '2026-06-30'),
    ]).toEqual([5, 8, 8, 5]);
    expect(gradeOn(ready(regrade({ onLowerPost: 'protected' })), person(fallen))!.steps.at(-1)!.text).toBe(
      '工作人员从 1 级起 + 4，保护期至 2025-12-31，保留原 8 级',
    );
    const months = regrade({ onLowerPost: 'protected', protectedMonths: 6 });
    const open = { ...fallen, held: { ...fallen.held, until: null } };
    expect([gradeAt(months, open, '2025-08-31'), gradeAt(months, open, '2025-09-01')]).toEqual([8, 5]);
  });
  it('keeps nothing after a promotion', () =>
    expect(
      gradeAt(regrade({ onLowerPost: 'keep' }), {
        ...who,
        postClass: 'deputy',
        held: { grade: 12, postClass: 'staff', from: '2025-03-01', until: null },
      }),
    ).toBe(8));
});

describe('when a change begins to count', () => {
  const rule = { certificate: [{ level: 'senior', grades: 2 }] };
  const after = (certificate: 'atOnce' | 'nextMonth' | 'regradeDay', day: string): number | undefined =>
    gradeAt(variant({ lifts: rule, regrade: { certificate } }), { certificates: [{ level: 'senior', on: '2025-05-20' }] }, day);
  it('on its day, from the next month, or on the next regrading day', () => {
    expect([after('atOnce', '2025-05-19'), after('atOnce', '2025-05-20')]).toEqual([2, 4]);
    expect([after('nextMonth', '2025-05-31'), after('nextMonth', '2025-06-01')]).toEqual([2, 4]);
    expect([after('regradeDay', '2025-12-31'), after('regradeDay', '2026-01-01')]).toEqual([2, 4]);
  });
  it('and so does the money of a certificate', () => {
    const next = variant({ regrade: { certificate: 'nextMonth' } });
    const money = (day: string): number =>
      payAt(next, { certificates: [{ level: 'senior', on: '2025-05-20' }] }, day).total - payAt(next, {}, day).total;
    expect([money('2025-05-31'), money('2025-06-01')]).toEqual([0, 30_000]);
  });
});

describe('years of service', () => {
  it('a gap in service does not count', () => {
    const gaps = [{ from: '2020-01-01', until: '2021-02-01' }];
    expect(gradeAt(shipped.example, { serviceFrom: '2018-06-01' })).toBe(3);
    expect(gradeAt(shipped.example, { serviceFrom: '2018-06-01', gaps })).toBe(2);
    expect(gradeAt(variant(steps({ gaps: 'counted' })), { serviceFrom: '2018-06-01', gaps })).toBe(3);
    const { steps: chain } = gradeOn(ready(shipped.example), person({ serviceFrom: '2018-06-01', gaps }))!;
    expect(chain.find((s) => s.key === 'years')!.text).toContain('扣除 2020-01-01 至 2021-02-01 中断');
  });
  it('a failed year within a gap is left out once', () => {
    const both = variant(steps({ failedYears: 'notCounted' }));
    const f = {
      serviceFrom: '2017-01-01',
      gaps: [{ from: '2020-01-01', until: '2021-01-01' }],
      assessments: [{ year: 2020, result: 'failed' }],
    };
    expect(payAt(both, f).years).toBe(7);
  });
  it('two years a step (Ningxia): 24 grades, education as years', () => {
    const ningxia = variant({
      ...steps({ yearsPerStep: 2 }),
      grades: 24,
      posts: [{ key: 'staff', label: '专职工作人员', classes: ['staff'], lowestGrade: 1, highestGrade: 24 }],
      coefficients: [{ from: '2025-01-01', value: Array.from({ length: 24 }, (_, i) => 10_000 + 200 * i) }],
      lifts: {
        education: [
          { educations: ['20'], papers: 'both', years: 3 },
          { educations: ['14'], papers: 'both', years: 5 },
          { educations: ['11'], papers: 'both', years: 7 },
        ],
      },
      parts: [shipped.example.parts[0]!],
    });
    const at = (education: string): number | undefined =>
      gradeAt(ningxia, { serviceFrom: '2021-01-01', educations: [{ education, papers: 'both' }] });
    expect([at('30'), at('20'), at('14'), at('11')]).toEqual([2, 4, 5, 6]); // 4, 7, 9, 11 years
  });
  it('steps of unequal length', () => {
    const unequal = variant(steps({ thresholds: [2, 5, 10] }));
    const at = (years: number): number | undefined => gradeAt(unequal, { serviceFrom: `${2025 - years}-01-01` });
    expect([1, 2, 4, 5, 9, 10, 30].map(at)).toEqual([1, 2, 2, 3, 3, 4, 4]);
  });
  it('are counted to the last of several regrading days, or to the day itself', () => {
    const at = (days: string[], day: string): number => payAt(variant({ regrade: { days } }), { serviceFrom: '2024-06-15' }, day).years;
    expect([at(['01-01', '07-01'], '2025-06-30'), at(['01-01', '07-01'], '2025-07-01')]).toEqual([1, 2]);
    expect([at([], '2025-06-15'), at([], addDays('2025-06-15', 1))]).toEqual([1, 2]);
  });
});

describe('posts', () => {
  it('are taken by a condition before the rest of their class', () => {
    const hats = variant({
      posts: [
        { key: 'hats', label: '一肩挑正职', classes: ['head'], when: '一肩挑', lowestGrade: 9, highestGrade: 18 },
        ...shipped.example.posts,
      ],
      parts: [shipped.example.parts[0]!],
    });
    const who = { postClass: 'head', serviceFrom: '2025-01-01' };
    expect([gradeAt(hats, who), gradeAt(hats, { ...who, twoHats: true })]).toEqual([7, 9]);
  });
});
