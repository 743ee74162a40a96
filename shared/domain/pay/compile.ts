/** A scheme made ready for one day: dated values looked up, expressions parsed. Everything that follows is arithmetic. */
import { cellOf, forPost, stepRule, valueOn } from './document.ts';
import type { Dated, PartRule, PerPost, SchemeDocument, SchemePost, StepRule, Table } from './document.ts';
import { compileExpression } from './expression.ts';
import type { Expression } from './expression.ts';
import { fraction, over, rounded, scaled } from './fraction.ts';
import type { Fraction } from './fraction.ts';
import { stepsFor } from './tenure.ts';
import { regradingDay } from './years.ts';

/** With everything that may differ from post to post. */
export type CompiledPost = SchemePost & {
  /** The grade of the first tenure band. */
  start: number;
  condition: Expression | null;
  /** Null: years lift nobody. */
  steps: StepRule | null;
  /** How years are counted: as the steps do it, else in full years of service; null where nothing goes by years. */
  counting: StepRule | null;
  /** The monthly base, exact and to the fen; null for schemes without one, or before its first value. */
  base: Base | null;
  /** Factors on the pay of the grade, on everything. */
  gradeFactors: readonly NamedFactor[];
  wholeFactors: readonly NamedFactor[];
  minimum: number | null;
};
export type Base = { exact: Fraction; fen: number; source: string | null };
export type CompiledPart = PartRule & { condition: Expression | null; expression: Expression | null };
export type NamedFactor = { key: string; label: string; value: number };

export type CompiledScheme = {
  document: SchemeDocument;
  /** The day whose values hold. */
  on: string;
  coefficients: Dated<Table> | null;
  /** In the order of the document: the first that fits is a person's. */
  posts: readonly CompiledPost[];
  parts: readonly CompiledPart[];
  extras: readonly (SchemeDocument['lifts']['extras'][number] & { expression: Expression })[];
  /** The regrading day in force on a day; asked for everybody, so the last answer is kept. */
  regradeDay(on: string): string;
  /** The facts that expressions name: what else pay depends on. */
  uses: ReadonlySet<string>;
};

/** The value that holds on a day for a post. */
export const postValueOn = (values: readonly Dated<PerPost>[], on: string, post: string): number | null => {
  const value = valueOn(values, on);
  return value && forPost(value.value, post);
};

function factorsOn(document: SchemeDocument, place: 'base' | 'gradePay' | 'whole', on: string, post: string): NamedFactor[] {
  return document.factors.flatMap(({ key, label, on: where, values }) => {
    const value = where === place ? postValueOn(values, on, post) : null;
    return value === null ? [] : [{ key, label, value }];
  });
}

function baseOn(document: SchemeDocument, on: string, post: string): Base | null {
  const { base, rounding } = document;
  const value = base && postValueOn(base.values, on, post);
  if (!base || value === null) return null;
  const month = base.per === 'year' ? over(fraction(value), 12) : fraction(value);
  const reckoned = scaled(month, base.ratio, ...factorsOn(document, 'base', on, post).map((f) => f.value));
  const exact = base.unit === null ? reckoned : fraction(rounded(reckoned, base.unit, rounding.way));
  return { exact, fen: rounded(exact, 'fen'), source: valueOn(base.values, on)!.source };
}

/** Makes a document ready for a day. The document must have passed `schemeDocument`; what `schemeProblems` finds makes single sums come to nothing. */
export function compileScheme(document: SchemeDocument, on: string): CompiledScheme {
  const expressions: Expression[] = [];
  const compile = (feel: string | null): Expression | null => {
    if (feel === null) return null;
    const expression = compileExpression(feel);
    expressions.push(expression);
    return expression;
  };
  const scheme = {
    document,
    on,
    coefficients: valueOn(document.coefficients, on),
    posts: document.posts.map((p) => ({
      ...p,
      start: (p.offset ?? p.lowestGrade - 1) + 1,
      condition: compile(p.when),
      steps: document.steps && stepsFor(document.steps, p.key),
      counting: null as StepRule | null,
      base: baseOn(document, on, p.key),
      gradeFactors: factorsOn(document, 'gradePay', on, p.key),
      wholeFactors: factorsOn(document, 'whole', on, p.key),
      minimum: postValueOn(document.minimum, on, p.key),
    })),
    parts: document.parts.map((p) => ({
      ...p,
      condition: compile(p.when),
      expression: p.amount.by === 'expression' ? compile(p.amount.feel) : null,
    })),
    extras: document.lifts.extras.map((e) => ({ ...e, expression: compile(e.feel)! })),
  };
  const uses = new Set(expressions.flatMap((e) => e.names));
  const yearsMatter =
    uses.has('年限') || document.parts.some(({ amount: a }) => a.by === 'years' || (a.by === 'tiers' && a.of === 'years'));
  for (const post of scheme.posts) post.counting = post.steps ?? (yearsMatter ? fullYears : null);
  return {
    ...scheme,
    regradeDay: lastKept((day) => regradingDay(day, document.regrade.days)),
    uses,
  };
}

/** 年功工资 goes by years of service where no step does (关着“年限晋级”): full years, interruptions left out. */
const fullYears = stepsFor(stepRule.parse({ partialYear: 'dropped' }), '');

function lastKept(find: (on: string) => string): (on: string) => string {
  let asked = '';
  let found = '';
  return (on) => {
    if (on !== asked) [asked, found] = [on, find(on)];
    return found;
  };
}

/** The coefficient of a grade, in ten-thousandths; null where the scheme has none. */
export const coefficientOf = (scheme: CompiledScheme, post: string, grade: number): number | null =>
  scheme.coefficients && cellOf(scheme.coefficients.value, post, grade);
