/** A scale that was read as the draft of a scheme: what the table says is in its place, what it does not say is empty or asked. */
import { columnLetters } from '../../columns.ts';
import { schemeDocument } from '../document.ts';
import type { Table } from '../document.ts';
import type { SchemeDraft } from '../draft.ts';
import type { Place } from './grid.ts';
import { Findings } from './problems.ts';
import type { ScaleProblem } from './problems.ts';
import type { Scale, ScaleReading, ScalePost, Value } from './read.ts';
import { rulesOf, sameRule } from './steps.ts';
import type { PostRule } from './steps.ts';
import { sumsOf } from './sums.ts';
import { allowanceWords, postYears, serviceYears } from './words.ts';

/** `source`: the file and the sheet. `from`: the day that a person has given, which goes before the table's own. */
export type Given = { name: string; source: string; from: string | null };
export type ScaleDraft = { draft: SchemeDraft; from: string | null; problems: ScaleProblem[] };

const cellName = ({ row, column }: Place): string => `${columnLetters(column)}${row}`;

export function draftOfScale({ scale, problems }: ScaleReading, given: Given): ScaleDraft {
  const findings = new Findings();
  const start = scale.gradeCells[0]!;
  const from = given.from ?? scale.from?.day ?? null;
  const { postPay } = scale;
  const keys = keysOf(postPay?.posts ?? scale.posts);
  const at = (first: Place, last = first): string => {
    const [a, b] = [cellName(first), cellName(last)];
    return `${given.source} ${a === b ? a : `${a}:${b}`}`.slice(0, 300);
  };
  const { by, rounding } = sumsOf(scale, problems, findings);
  const { base } = scale;
  const coefficients = tableOf(scale, keys, scale.coefficients, (p, g) => p.cells[g]?.coefficient ?? null);
  const amounts = tableOf(scale, keys, scale.amounts, (p, g) => p.cells[g]?.amount ?? null);
  const rules = rulesOf(scale.posts, findings);
  const dated = (value: unknown, source: string | null): unknown[] => [{ from, value, source }];
  if (postPay) findings.ask(postPay.posts[0]!.at, 'bandsUnsaid');
  else if (scale.posts.length === 0) findings.ask(start, 'postsUnsaid');
  else if (rules.length === 0) findings.ask(start, 'stepsUnsaid');
  if (from === null) findings.ask(start, 'dayUnsaid');
  if (scale.nature === 'document') findings.ask(scale.title ?? start, 'documentUnsaid');
  if (by !== null) findings.ask(start, 'splitUnsaid');
  // Everything that a table does not speak of is as a blank scheme has it.
  const blank = schemeDocument.parse({ format: 1, name: given.name, effectiveFrom: '2000-01-01', grades: scale.grades });
  const draft: SchemeDraft = {
    ...blank,
    nature: scale.nature,
    documentNo: scale.documentNo?.text ?? null,
    effectiveFrom: from,
    sources: [given.source],
    posts: (postPay?.posts.map((post) => ({ ...post, lowest: null, highest: null })) ?? scale.posts).map(
      ({ label, classes, lowest, highest }, i) => ({
        key: keys[i]!,
        label,
        classes,
        when: null,
        lowestGrade: lowest,
        highestGrade: highest,
        offset: null,
        article: null,
      }),
    ),
    base:
      by !== 'coefficient'
        ? null
        : {
            label: '基数',
            definition: 'fixed',
            per: 'month',
            ratio: 10_000,
            unit: null,
            values: dated(base?.value ?? null, base && at(base)),
            article: null,
          },
    coefficients: coefficients ? dated(coefficients.table, at(coefficients.first, coefficients.last)) : [],
    factors: scale.factors.map((f, i) => ({
      key: `factor${i + 1}`,
      label: f.label,
      on: 'gradePay',
      values: dated(f.value, at(f)),
      article: null,
    })),
    parts: [
      ...(by === null
        ? []
        : [
            partOf(
              'gradePay',
              (postPay && scale.amountHeading) || '岗位薪级工资',
              'basic',
              by === 'coefficient'
                ? { by: 'coefficient', portion: 10_000 }
                : { by: 'grade', tables: amounts ? dated(amounts.table, at(amounts.first, amounts.last)) : [], portion: 10_000 },
            ),
          ]),
      ...(postPay?.parts ?? []).map(({ label, cells }, n) =>
        partOf(`postPay${n + 1}`, label, allowanceWords.test(label) ? 'allowance' : 'basic', {
          by: 'post',
          values: dated(Object.fromEntries(cells.map((c, i) => [keys[i]!, c.value])), at(cells[0]!, cells.at(-1))),
        }),
      ),
    ],
    steps: stepsOf(scale, rules, keys, findings),
    rounding: { ...blank.rounding, ...rounding },
  };
  return { draft, from, problems: [...problems, ...findings.all] };
}

const partOf = (key: string, label: string, kind: 'basic' | 'allowance', amount: unknown): unknown => ({
  key,
  label,
  kind,
  amount,
  only: [],
  when: null,
  counted: null,
  assessed: true,
  paid: 'monthly',
  per: 'month',
  article: null,
});

/** A post's key is that of its class, where no other post has it. */
function keysOf(posts: readonly { classes: string[] }[]): string[] {
  const taken = new Set<string>();
  return posts.map((post, i) => {
    const own = post.classes[0];
    const key = own !== undefined && !taken.has(own) ? own : `post${i + 1}`;
    taken.add(key);
    return key;
  });
}

type Filled = { table: Table; first: Value; last: Value };
/** One column for all posts where none says otherwise, else one for each; null where nothing is said. */
function tableOf(
  { posts, grades }: Scale,
  keys: readonly string[],
  common: readonly (Value | null)[] | null,
  of: (post: ScalePost, grade: number) => Value | null,
): Filled | null {
  const said = [...(common ?? []), ...posts.flatMap((p) => Array.from({ length: grades }, (_, g) => of(p, g)))].filter((v) => v !== null);
  if (said.length === 0) return null;
  const ends = { first: said[0]!, last: said.at(-1)! };
  const column = Array.from({ length: grades }, (_, g) => {
    const values = new Set([common?.[g] ?? null, ...posts.map((p) => of(p, g))].flatMap((v) => (v ? [v.value] : [])));
    return values.size <= 1 ? ([...values][0] ?? null) : undefined;
  });
  if (column.every((v) => v !== undefined)) return { table: column, ...ends };
  return {
    table: Object.fromEntries(posts.map((p, i) => [keys[i]!, Array.from({ length: grades }, (_, g) => of(p, g)?.value ?? null)])),
    ...ends,
  };
}

/** The common rule is that of the first post; posts with another have their own. */
function stepsOf({ posts }: Scale, rules: readonly PostRule[], keys: readonly string[], findings: Findings): unknown {
  const first = rules[0];
  if (!first) return null;
  const { at } = posts[first.post]!;
  const others = rules.filter((r) => !sameRule(r.rule, first.rule, posts[r.post]!.highest - posts[r.post]!.lowest));
  const headings = posts.map((p) => p.at.heading).join(' ');
  const of = postYears.test(headings) ? 'post' : 'service';
  if (of === 'service' && !serviceYears.test(headings)) findings.ask(at, 'yearsOf');
  findings.ask(at, 'yearsRest');
  const defaults = schemeDocument.parse({ format: 1, name: '-', effectiveFrom: '2000-01-01', grades: 1, steps: {} }).steps!;
  return {
    ...defaults,
    ...first.rule,
    of,
    byPost: others.map((r) => ({
      posts: [keys[r.post]!],
      yearsPerStep: r.rule.yearsPerStep,
      firstStep: null,
      thresholds: r.rule.thresholds ?? beginsOf(r.rule, posts[r.post]!),
    })),
  };
}

/** The years at which each band begins, written out: a post's own rule does not say how a step is counted. */
const beginsOf = ({ yearsPerStep, liftWhen }: PostRule['rule'], post: ScalePost): number[] =>
  Array.from({ length: post.highest - post.lowest }, (_, i) => (i + 1) * yearsPerStep + (liftWhen === 'exceeded' ? 1 : 0));
