import { describe, expect, it } from 'vitest';
import { schemeProblems } from './index.ts';
import type { SchemeDocument, SchemeInput } from './index.ts';
import { payAt, shipped, variant, yuanOf } from '../../../tests/support/schemes.ts';

const codes = (document: SchemeDocument): string[] => schemeProblems(document).map((p) => (p.warning ? `${p.code}?` : p.code));
const found = (changes: Partial<SchemeInput>): string[] => codes(variant(changes));
const [head, deputy, staff]: SchemeInput['posts'] & object = shipped.example.posts;
const coefficients = (value: (number | null)[]) => ({ coefficients: [{ from: '2025-01-01', value }] });
const grades = (n: number): number[] => Array.from({ length: n }, (_, i) => 10_000 + 500 * i);

describe('a scheme is checked', () => {
  it('for what it lacks', () => {
    expect(found({ posts: [], parts: [shipped.example.parts[0]!] })).toEqual(['noPosts']);
    expect(found({ parts: [] })).toEqual(['noParts', 'splitUnused?', 'baseUnused?']);
    expect(found({ base: null })).toEqual(['baseMissing']);
    expect(found({ coefficients: [] })).toEqual(['coefficientsMissing']);
    expect(found({ split: null })).toEqual(['splitMissing']);
    expect(found({ base: { values: [] } })).toEqual(['noValues']);
  });

  it('for bands: upside down, outside the scale, gaps, posts that nobody is left for', () => {
    expect(found({ posts: [{ ...head!, lowestGrade: 18, highestGrade: 7 }, deputy!, staff!] })).toContain('bandUpsideDown');
    expect(found({ posts: [{ ...head!, highestGrade: 19 }, deputy!, staff!] })).toContain('bandOutside');
    expect(
      schemeProblems(variant({ posts: [{ ...head!, lowestGrade: 17 }, deputy!, staff!] })).find((p) => p.code === 'gradeWithoutPost'),
    ).toMatchObject({
      params: { grade: 16 },
    });
    expect(found({ posts: [head!, deputy!, { ...staff!, classes: ['staff', 'head'] }] })).toEqual(['postTakenTwice']);
    expect(found({ posts: [{ ...head!, offset: 18 }, deputy!, staff!] })).toContain('startOutside');
  });

  it('for grades that nobody can reach', () => {
    const first = schemeProblems(variant({ steps: null }))[0];
    expect(first).toMatchObject({
      code: 'gradeUnreachable',
      warning: true,
      params: { post: '正职', grades: [8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18] },
    });
    expect(found({ steps: { thresholds: [3, 6] } })).toEqual(['gradeUnreachable?', 'gradeUnreachable?', 'gradeUnreachable?']);
    expect(found({ steps: { thresholds: [6, 3] } })).toContain('thresholdsFall');
  });

  it('for tables: missing grades, too long, falling', () => {
    expect(schemeProblems(variant(coefficients([...grades(4), null, ...grades(13)]))).find((p) => p.code === 'gradeMissing')).toMatchObject(
      {
        params: { post: '副职', grades: [5] },
      },
    );
    expect(found(coefficients(grades(19)))).toEqual(['tableTooLong']);
    expect(found(coefficients([...grades(17), 10_000]))).toEqual(['coefficientFalls?', 'amountFalls?']);
    expect(
      found({
        parts: [
          { ...shipped.example.parts[2]!, amount: { by: 'post', values: [{ from: '2025-01-01', value: { chief: 1 } }] } },
          shipped.example.parts[0]!,
        ],
      }),
    ).toEqual(['postUnknown', 'postWithoutAmount?', 'postWithoutAmount?', 'postWithoutAmount?']);
  });

  it('for dates', () => {
    const base = (...from: string[]): Partial<SchemeInput> => ({ base: { values: from.map((day) => ({ from: day, value: 340_000 })) } });
    expect(found(base('2025-02-01'))).toEqual(['valueLate']);
    expect(found(base('2025-01-01', '2026-01-01', '2025-07-01'))).toEqual(['valuesOutOfOrder']);
    expect(found(base('2025-01-01', '2025-01-01'))).toEqual(['valueTwice']);
    expect(found({ effectiveUntil: '2024-12-31' })).toEqual(['endsBeforeBegin']);
  });

  it('for groups of which the highest is paid', () => {
    const of = (...parts: string[]): string[] => found({ highestOf: [{ key: 'h', label: '就高', parts }] });
    const [split, ...whole] = shipped.example.parts.map((p) => p.key);
    expect(of(...whole)).toEqual([]);
    expect(of(whole[0]!, whole[0]!)).toEqual(['partsTooFew']);
    expect(of(...whole, split!)).toEqual(['partUnknown']);
  });

  it('for a share of the pay of the grade where there is none', () => {
    const parts: SchemeInput['parts'] = [
      { key: 'x', label: 'x', kind: 'allowance', amount: { by: 'gradePay', values: [{ from: '2025-01-01', value: 1000 }] } },
    ];
    expect(found({ parts })).toContain('gradePayMissing');
    expect(found({ parts: [...shipped.example.parts, ...parts] })).toEqual([]);
  });

  it('for keys and expressions, at their place', () => {
    expect(found({ posts: [head!, { ...deputy!, key: 'head' }, staff!], parts: [shipped.example.parts[0]!] })).toContain('keyTwice');
    const parts = [
      ...shipped.example.parts,
      { key: 'x', label: 'x', kind: 'allowance', amount: { by: 'expression', feel: '工令' } },
    ] as SchemeInput['parts'];
    expect(schemeProblems(variant({ parts }))).toEqual([
      { code: 'expressionUnknown', at: 'parts.3.amount.feel', params: { name: '工令' }, warning: false },
    ]);
  });
});

describe('options that would pay nothing', () => {
  const part = (more: object) => ({ key: 'p', label: '补贴', kind: 'allowance' as const, ...more });
  const codes = (parts: object[]): string[] =>
    schemeProblems(variant({ parts: [...shipped.example.parts, ...parts] as never })).map((p) => p.code);
  const from = '2025-01-01';
  it('are errors of the scheme: a count that nothing is counted for, a code that nobody can have', () => {
    const fixed = { by: 'fixed', values: [{ from, value: 100 }] };
    expect(codes([part({ amount: fixed, counted: { key: 'duty' } })])).toContain('countUnknown');
    expect(codes([part({ amount: fixed, counted: { key: 'redFlag' } })])).not.toContain('countUnknown');
    expect(codes([part({ amount: { by: 'certificate', values: [{ from, value: { expert: 100 } }] } })])).toContain('codeUnknown');
    expect(codes([part({ amount: { by: 'education', values: [{ from, value: { '20': 100 } }] } })])).toContain('higherEducationMissing');
  });
  it('or they pay: years where no step counts them, 研究生 for every kind of it', () => {
    const scheme = variant({
      steps: null,
      parts: [
        ...shipped.example.parts,
        part({ key: 'years', amount: { by: 'years', values: [{ from, value: 1000 }] } }),
        part({ key: 'paper', amount: { by: 'education', values: [{ from, value: { '10': 40000, '20': 20000 } }] } }),
      ] as never,
    });
    for (const education of ['10', '11', '14', '17']) {
      const pay = payAt(scheme, { serviceFrom: '2015-07-01', educations: [{ education }] });
      expect([yuanOf(pay, 'years'), yuanOf(pay, 'paper')]).toEqual([90, 400]);
    }
  });
});
