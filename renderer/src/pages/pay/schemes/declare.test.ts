/** Whatever a scheme's document can say has an input, and what goes through the editor is the same scheme. */
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { canonicalScheme, schemeDocument, schemeFile, schemeFileText } from '#shared/domain/pay/index.ts';
import type { SchemeDocument, SchemeInput } from '#shared/domain/pay/index.ts';
import { shipped, steps, variant } from '../../../../../tests/support/schemes.ts';
import type { Field, Fields } from './declare.ts';
import { blank, toDocument, toForm } from './form.ts';
import { sections, whole } from './sections.ts';
import { wordsAt } from './words.ts';

type Json = { type?: string; properties?: Record<string, Json>; items?: Json; anyOf?: Json[]; oneOf?: Json[]; const?: unknown };
const schema = z.toJSONSchema(schemeDocument) as Json;
const choices = (s: Json): Json[] => (s.anyOf ?? s.oneOf ?? [s]).flatMap((c) => (c === s ? [c] : choices(c)));
const objects = (s: Json): Json[] => choices(s).filter((c) => c.properties);

/** Paths of the document that the declarations do not have, and the other way round. */
function missing(s: Json, fields: Fields, path: string): string[] {
  const said = Object.keys(s.properties ?? {});
  const only = [...said.filter((k) => !(k in fields)), ...Object.keys(fields).filter((k) => !said.includes(k))];
  const deeper = said.flatMap((k) => (fields[k] ? inside(s.properties![k]!, fields[k], `${path}${k}.`) : []));
  return [...only.map((k) => `${path}${k}`), ...deeper];
}
function inside(s: Json, field: Field, path: string): string[] {
  if (field.kind === 'group') return objects(s).flatMap((o) => missing(o, field.fields, path));
  if (field.kind === 'list') return choices(s).flatMap((c) => objects(c.items ?? {}).flatMap((o) => missing(o, field.entry, path)));
  if (field.kind === 'oneOf') {
    const tags = objects(s).map((o) => String(o.properties![field.tag]!.const));
    const unknown = [...tags.filter((t) => !(t in field.options)), ...Object.keys(field.options).filter((t) => !tags.includes(t))];
    return [
      ...unknown.map((t) => `${path}${t}`),
      ...objects(s).flatMap((o) => {
        const tag = String(o.properties![field.tag]!.const);
        const { [field.tag]: _tag, ...rest } = o.properties!;
        return missing({ properties: rest }, field.options[tag]?.fields ?? {}, `${path}${tag}.`);
      }),
    ];
  }
  const compound = objects(s).length > 0 || choices(s).some((c) => objects(c.items ?? {}).length > 0);
  return compound && field.kind !== 'dated' ? [`${path}*`] : [];
}

const bands = (...all: readonly (readonly [key: string, lowest: number, highest: number])[]): SchemeInput['posts'] =>
  all.map(([key, lowestGrade, highestGrade]) => ({ key, label: key, classes: [key], lowestGrade, highestGrade }));

/** What varies from place to place (`reference/domain.md` §2.5), each by itself. */
const more: Record<string, Partial<SchemeInput>> = {
  '4×24': { grades: 24 },
  '4×18': { posts: bands(['head', 7, 18], ['deputy', 5, 16], ['member', 3, 14], ['staff', 1, 12]) },
  '3×16': { grades: 16, posts: bands(['head', 7, 16], ['deputy', 4, 13], ['staff', 1, 10]) },
  '5×12': { grades: 12, posts: bands(['head', 1, 12], ['deputy', 1, 12], ['member', 1, 12], ['worker', 1, 12], ['station', 1, 12]) },
  'gaps that count, failed years that do not': steps({
    gaps: 'counted',
    failedYears: 'notCounted',
    qualifying: ['excellent', 'qualified'],
  }),
  'full years only': steps({ partialYear: 'dropped', liftWhen: 'reached', atLeast: 1 }),
  'education as years': {
    lifts: {
      education: [
        { educations: ['20'], years: 3 },
        { degrees: ['master'], papers: 'one', years: 5 },
      ],
    },
  },
  '70/30 monthly': { split: { basicShare: 7000 } },
  '80/20 by the half year': { split: { basicShare: 8000, paid: 'halfYearly', basicLabel: '基本报酬', performanceLabel: '绩效报酬' } },
  '90/10 by the year': { split: { basicShare: 9000, paid: 'yearly' } },
  'by the quarter': { split: { basicShare: 6500, paid: 'quarterly' } },
  ...Object.fromEntries(
    (['fixed', 'newHire', 'minimumWage', 'income'] as const).map((definition) => [
      `base: ${definition}`,
      {
        base: {
          definition,
          values: [
            { from: '2025-01-01', value: 320_000 },
            { from: '2025-07-01', value: 390_000, source: '通知' },
          ],
        },
      },
    ]),
  ),
  ...Object.fromEntries(
    (['base', 'gradePay', 'whole'] as const).map((on) => [
      `factor on ${on}`,
      { factors: [{ key: 'f', label: '系数', on, values: [{ from: '2025-01-01', value: 9400 }] }] },
    ]),
  ),
  'probation of a year without performance': { probation: { months: 12, share: 10_000, performance: false, floor: 0 } },
  ...Object.fromEntries(
    (['recompute', 'keep', 'protected'] as const).map((onLowerPost) => [
      `on a lower post: ${onLowerPost}`,
      { regrade: { days: [], onLowerPost, post: 'nextMonth' as const, education: 'nextMonth' as const } },
    ]),
  ),
  thresholds: steps({ thresholds: [3, 5, 9, 14] }),
  'half a year counts, a longer first step, other steps for a post, years in the post': steps({
    partialYear: 'half',
    firstStep: 5,
    byPost: [
      { posts: ['head'], yearsPerStep: 2 },
      { posts: ['staff', 'deputy'], thresholds: [3, 7] },
    ],
    of: 'post',
  }),
  'values by post': {
    base: { unit: 'tenYuan', values: [{ from: '2025-01-01', value: { head: 360_000, deputy: 330_000, staff: 300_000 } }] },
    factors: [{ key: 'f', label: '岗位系数', on: 'gradePay', values: [{ from: '2025-01-01', value: { head: 13_000, deputy: 11_500 } }] }],
    minimum: [{ from: '2025-01-01', value: { staff: 280_000 } }],
    probation: { months: 3, share: 8000, of: 'gradePay', performance: true, fixed: [{ from: '2025-01-01', value: { head: 320_000 } }] },
    highestOf: [{ key: 'h', label: '就高', parts: ['certificateAllowance', 'redFlag'], article: '第六条' }],
    limits: [{ key: 'l', label: '不超过', parts: ['redFlag', 'performance'], values: [{ from: '2025-01-01', value: { head: 90_000 } }] }],
  },
  'rounding down to ten yuan': { rounding: { unit: 'tenYuan', way: 'down', at: 'total' } },
  'two years a step, begun years, restart': steps({
    yearsPerStep: 2,
    partialYear: 'dropped',
    failedYears: 'restart',
    countedFrom: '2011-01-01',
  }),
  'no steps': { steps: null },
  lifts: {
    lifts: {
      education: [{ educations: ['20'], degrees: ['bachelor'], papers: 'both', form: 'fullTime', grades: 1, years: 2, only: ['deputy'] }],
      certificate: [
        { level: 'senior', grades: 3 },
        { level: 'assistant', years: 1, only: ['staff'] },
      ],
      honours: [{ key: 'h', label: '市级表彰', kinds: ['commendation'], levels: ['city'], grades: 1, validYears: 3, only: ['head'] }],
      honoursTogether: 'higher',
      assessments: [
        { key: 'a', label: '连续优秀', results: ['excellent'], times: 3, each: true, grades: 1, sinceYear: 2020 },
        { key: 'b', label: '不合格', results: ['failed'], times: 1, run: 'inAll', grades: -1 },
      ],
      mostOfBoth: 3,
      extras: [{ key: 'e', label: '连续优秀', gives: 'grades', feel: 'if 连续优秀 >= 3 then 1 else 0' }],
      educationAndCertificate: 'higher',
      most: 4,
    },
  },
  factor: { factors: [{ key: 'f', label: '系数', on: 'whole', values: [{ from: '2025-01-01', value: 9400, source: '第二条' }] }] },
  'base of a year': {
    base: {
      label: '基数',
      definition: 'meanWage',
      per: 'year',
      ratio: 6000,
      values: [{ from: '2025-01-01', value: 8_000_000, source: '公报' }],
    },
  },
  rules: {
    probation: { months: 6, share: 8000, performance: false, allowances: false },
    performance: { shares: { basic: 5000, failed: 0 } },
    minimum: [{ from: '2025-01-01', value: 205_000, source: '最低工资' }],
    rounding: { unit: 'yuan', at: 'total' },
    regrade: { days: ['01-01', '07-01'], certificate: 'regradeDay', onLowerPost: 'protected', protectedMonths: 24 },
  },
  parts: {
    parts: [
      {
        key: 'a',
        label: '工资',
        kind: 'split',
        amount: { by: 'grade', tables: [{ from: '2025-01-01', value: { head: [1, null, 3] }, source: null }] },
      },
      {
        key: 'b',
        label: '年限',
        kind: 'allowance',
        amount: { by: 'years', values: [{ from: '2025-01-01', value: 1000, source: null }], most: 30 },
      },
      {
        key: 'c',
        label: '公式',
        kind: 'allowance',
        amount: { by: 'expression', feel: 'if 年龄 > 50 then 100 else 0' },
        when: '证书等级 >= 1',
      },
      {
        key: 'd',
        label: '学历',
        kind: 'bonus',
        amount: { by: 'education', values: [{ from: '2025-01-01', value: { '20': 10000 } }] } as never,
        paid: 'yearly',
        per: 'payment',
        counted: { key: 'redFlag', most: 5 },
      },
      {
        key: 'e',
        label: '规模',
        kind: 'allowance',
        only: ['head'],
        amount: {
          by: 'tiers',
          of: 'households',
          values: [
            {
              from: '2025-01-01',
              value: [
                { atLeast: 0, amount: 10_000 },
                { atLeast: 3000, amount: 30_000 },
              ],
            },
          ],
        },
      },
      { key: 'g', label: '一肩挑', kind: 'allowance', amount: { by: 'gradePay', values: [{ from: '2025-01-01', value: 1000 }] } },
      { key: 'f', label: '月绩效', kind: 'performance', assessed: false, amount: { by: 'coefficient', portion: 2000 } },
    ],
  },
};
const documents: [string, SchemeDocument][] = [
  ...Object.entries(shipped),
  ['blank', blank('空白', '2025-01-01')],
  ...Object.entries(more).map(([name, changes]): [string, SchemeDocument] => [name, variant(changes)]),
];

describe('the editor of pay schemes', () => {
  it('has an input for everything that a document can say', () => {
    expect(missing(schema, whole, '')).toEqual([]);
    expect(Object.keys(whole)).toHaveLength(sections.reduce((n, s) => n + Object.keys(s.fields).length, 0));
  });
  it.each(documents)('gives back the same scheme: %s', (_name, document) => {
    const { document: back } = toDocument(toForm(document));
    expect(back && canonicalScheme(back)).toBe(canonicalScheme(document));
  });
  it.each(documents)('goes through a file and the editor, and is the same scheme: %s', (_name, document) => {
    const { scheme } = schemeFile.parse(JSON.parse(schemeFileText(document, '0'.repeat(64))));
    expect(canonicalScheme(toDocument(toForm(scheme)).document!)).toBe(canonicalScheme(document));
  });
  it('would notice a value that the form drops', () => {
    const form = toForm(shipped.example);
    delete (form as Record<string, unknown>)['steps'];
    expect(canonicalScheme(toDocument(form).document!)).not.toBe(canonicalScheme(shipped.example));
  });
  it('opens a draft of a day when there were fewer options', () => {
    const draft = JSON.parse(canonicalScheme(shipped.example)) as Record<string, unknown>;
    expect('limits' in draft).toBe(false);
    const form = toForm({ ...draft, name: null });
    expect(form['limits']).toEqual([]);
    expect((form['lifts'] as { assessments: unknown }).assessments).toEqual([]);
  });
  it('says where something is missing', () => {
    const form = toForm(shipped.example);
    (form.posts[0] as { label: unknown }).label = null;
    const { document, findings } = toDocument(form);
    expect(document).toBeNull();
    expect(findings.map((f) => f.at)).toEqual(['posts.0.label']);
    expect(wordsAt(form, findings[0]!.at).words).toBe('岗位第 1 行 · 岗位名称');
  });
});

it('says of what was typed wrong where it stands and what is asked for', () => {
  const values = [{ from: '2025-01-01', value: [{ atLeast: '约五年', amount: 10_000 }], source: null }];
  const part = { ...shipped.example.parts[2]!, label: '规模', amount: { by: 'tiers', of: 'years', values } };
  const form = toForm({ ...shipped.example, parts: [part] });
  const [finding] = toDocument(form).findings;
  expect(finding!.sentence).toBe('填得不对。请填合理的整数，如 3。');
  expect(wordsAt(form, finding!.at).words).toBe('规模 · 金额按 · 各档金额 · 2025-01-01 起 · 第 1 档 · 满');
});

describe('paths in words', () => {
  const words = (path: string): string => wordsAt(shipped.example, path, 1).words;
  it('name posts, parts, days and grades', () => {
    expect(words('posts.head.highestGrade')).toBe('正职 · 最高薪级（封顶）');
    expect(words('coefficients.2025-01-01.value.7')).toBe('系数表 · 2025-01-01 起 · 7 级');
    expect(words('parts.redFlag.amount.values.2025-01-01.value.deputy')).toBe('红旗奖励 · 金额按 · 金额 · 2025-01-01 起 · 副职');
    expect(words('steps.yearsPerStep')).toBe('年限晋级 · 几年一档');
    expect(words('base.values.2025-01-01.value')).toBe('基数 · 数值 · 2025-01-01 起');
  });
  it('leave no path of the shipped schemes without words', () => {
    for (const document of Object.values(shipped)) expect(wordsAt(document, 'parts.0.amount.by', 0).words).toContain('金额按');
  });
});
