/** What is wrong with a scheme's document, as codes with the place and what a sentence needs. Errors keep it from being published. */
import { educationLevel } from '../../codes/educations.ts';
import { codeTable } from '../../codes/index.ts';
import { isGradePay } from './amount.ts';
import { compileScheme } from './compile.ts';
import { cellOf } from './document.ts';
import type { Dated, PerPost, SchemeDocument, SchemePost, Table } from './document.ts';
import { expressionProblem } from './expression.ts';
import type { Expects } from './expression.ts';
import { payMatrix } from './matrix.ts';
import type { SchemeProblemCode } from './problem-codes.ts';
import { stepsFor, tenureBand } from './tenure.ts';
import type { Stage } from './vocabulary.ts';

/** `at`: the path in the document, `parts.2.amount`. A `warning` lets the scheme be published. */
export type SchemeProblem = { code: SchemeProblemCode; at: string; params: Record<string, unknown>; warning: boolean };

type Add = (code: SchemeProblemCode, at: string, params?: Record<string, unknown>, warning?: boolean) => void;

/** Every problem of a document, in its order; publishing asks that none but warnings be left. */
export function schemeProblems(document: SchemeDocument): SchemeProblem[] {
  const problems: SchemeProblem[] = [];
  const add: Add = (code, at, params = {}, warning = false) => void problems.push({ code, at, params, warning });
  if (document.effectiveUntil !== null && document.effectiveUntil < document.effectiveFrom) add('endsBeforeBegin', 'effectiveUntil');
  keysOnce(document, add);
  postsOf(document, add);
  valuesOf(document, add);
  partsOf(document, add);
  stepsOf(document, add);
  namesOf(document, add);
  expressionsOf(document, add);
  // Sums over a document that is not whole would only repeat what has been said.
  if (problems.every((p) => p.warning)) {
    reachable(document, add);
    falling(document, add);
  }
  return problems;
}

function keysOnce(document: SchemeDocument, add: Add): void {
  const lists = {
    posts: document.posts,
    parts: document.parts,
    factors: document.factors,
    highestOf: document.highestOf,
    limits: document.limits,
    'lifts.honours': document.lifts.honours,
    'lifts.assessments': document.lifts.assessments,
    'lifts.extras': document.lifts.extras,
  };
  for (const [at, list] of Object.entries(lists)) {
    const seen = new Set<string>(at === 'parts' && document.split ? ['basic', 'performance'] : []);
    if (at === 'parts') for (const own of ['total', 'rounding', 'minimum']) seen.add(own);
    list.forEach(({ key }, i) => {
      if (seen.has(key)) add('keyTwice', `${at}.${i}.key`, { key });
      seen.add(key);
    });
  }
}

function postsOf(document: SchemeDocument, add: Add): void {
  const { posts, grades } = document;
  if (posts.length === 0) add('noPosts', 'posts');
  const taken = new Map<string, string>();
  posts.forEach((post, i) => {
    const at = `posts.${i}`;
    const { label, lowestGrade, highestGrade, offset } = post;
    if (lowestGrade > highestGrade) add('bandUpsideDown', at, { post: label, lowest: lowestGrade, highest: highestGrade });
    else if (highestGrade > grades) add('bandOutside', at, { post: label, highest: highestGrade, grades });
    if (offset !== null && offset + 1 > highestGrade) add('startOutside', at, { post: label, start: offset + 1, highest: highestGrade });
    for (const code of post.classes) {
      const by = taken.get(code);
      if (by !== undefined) add('postTakenTwice', at, { post: label, by, class: code }, post.when !== null);
      // A post with a condition leaves the rest of its class to the posts after it.
      else if (post.when === null) taken.set(code, label);
    }
  });
  if (posts.length === 0) return;
  for (let grade = 1; grade <= grades; grade++)
    if (!posts.some((p) => p.lowestGrade <= grade && grade <= p.highestGrade)) add('gradeWithoutPost', 'posts', { grade });
}

function valuesOf(document: SchemeDocument, add: Add): void {
  const list = (values: readonly Dated<unknown>[], at: string, needed = true): void => {
    if (values.length === 0) {
      if (needed) add('noValues', at);
      return;
    }
    if (needed && values[0]!.from > document.effectiveFrom)
      add('valueLate', `${at}.0.from`, { from: values[0]!.from, since: document.effectiveFrom });
    values.forEach((v, i) => {
      const before = values[i - 1];
      if (before && before.from === v.from) add('valueTwice', `${at}.${i}.from`, { from: v.from });
      else if (before && before.from > v.from) add('valuesOutOfOrder', `${at}.${i}.from`, { from: v.from, before: before.from });
    });
  };
  const perPost = (values: readonly Dated<PerPost>[], at: string, needed = true): void => {
    list(values, at, needed);
    values.forEach(({ value }, i) => {
      if (typeof value !== 'number') postAmounts(document, value, `${at}.${i}.value`, needed, add);
    });
  };
  if (document.base) perPost(document.base.values, 'base.values');
  list(document.coefficients, 'coefficients', false);
  if (document.coefficients.length > 0 && document.coefficients[0]!.from > document.effectiveFrom)
    add('valueLate', 'coefficients.0.from', { from: document.coefficients[0]!.from, since: document.effectiveFrom });
  document.coefficients.forEach((t, i) => table(document, t.value, `coefficients.${i}.value`, add));
  document.factors.forEach((f, i) => list(f.values, `factors.${i}.values`));
  document.limits.forEach((l, i) => list(l.values, `limits.${i}.values`));
  perPost(document.minimum, 'minimum', false);
  perPost(document.probation?.fixed ?? [], 'probation.fixed', false);
  const { parts } = document;
  parts.forEach(({ amount }, i) => {
    const at = `parts.${i}.amount`;
    if (amount.by === 'grade') {
      list(amount.tables, `${at}.tables`);
      amount.tables.forEach((t, k) => table(document, t.value, `${at}.tables.${k}.value`, add));
    } else if ('values' in amount) {
      list(amount.values, `${at}.values`);
      if (amount.by === 'post')
        amount.values.forEach((v, k) => postAmounts(document, v.value, `${at}.values.${k}.value`, false, add, parts[i]!.only));
      if (amount.by === 'tiers')
        amount.values.forEach((v, k) => {
          if (v.value.some((t, n) => n > 0 && t.atLeast <= v.value[n - 1]!.atLeast)) add('tiersFall', `${at}.values.${k}.value`);
        });
    }
  });
}

/** Every grade that a post may hold has a value; no value stands where no grade or no post is. */
function table(document: SchemeDocument, values: Table, at: string, add: Add): void {
  const columns = Array.isArray(values) ? [values] : Object.values(values);
  if (columns.some((c) => c.length > document.grades)) add('tableTooLong', at, { grades: document.grades });
  if (!Array.isArray(values))
    for (const key of Object.keys(values)) if (!document.posts.some((p) => p.key === key)) add('postUnknown', at, { post: key });
  const missing = (post: SchemePost): number[] =>
    Array.from({ length: Math.max(0, post.highestGrade - post.lowestGrade + 1) }, (_, i) => post.lowestGrade + i).filter(
      (grade) => cellOf(values, post.key, grade) === null,
    );
  for (const post of document.posts) {
    const grades = missing(post);
    if (grades.length > 0) add('gradeMissing', at, { post: post.label, grades });
  }
}

/** `needed`: without a value nothing could be reckoned for the post. `only`: posts that the amounts are for; none: all. */
function postAmounts(
  document: SchemeDocument,
  values: Record<string, number>,
  at: string,
  needed: boolean,
  add: Add,
  only: readonly string[] = [],
): void {
  for (const key of Object.keys(values)) if (!document.posts.some((p) => p.key === key)) add('postUnknown', at, { post: key });
  for (const { key, label } of document.posts)
    if (values[key] === undefined && (only.length === 0 || only.includes(key)))
      add(needed ? 'postWithoutValue' : 'postWithoutAmount', at, { post: label }, !needed);
}

function stepsOf(document: SchemeDocument, add: Add): void {
  const { steps } = document;
  if (!steps) return;
  const rising = (thresholds: readonly number[] | null, at: string): void => {
    if (thresholds?.some((t, i) => i > 0 && t <= thresholds[i - 1]!)) add('thresholdsFall', at);
  };
  rising(steps.thresholds, 'steps.thresholds');
  const taken = new Set<string>();
  steps.byPost.forEach((own, i) => {
    rising(own.thresholds, `steps.byPost.${i}.thresholds`);
    for (const post of own.posts) {
      const label = document.posts.find((p) => p.key === post)?.label ?? post;
      if (taken.has(post)) add('postStepsTwice', `steps.byPost.${i}.posts`, { post: label });
      taken.add(post);
    }
  });
}

/** Rules that name posts and parts name ones that there are. */
function namesOf(document: SchemeDocument, add: Add): void {
  const posts = (keys: readonly string[], at: string): void => {
    for (const key of keys) if (!document.posts.some((p) => p.key === key)) add('postUnknown', at, { post: key });
  };
  document.steps?.byPost.forEach((own, i) => posts(own.posts, `steps.byPost.${i}.posts`));
  document.parts.forEach((p, i) => posts(p.only, `parts.${i}.only`));
  for (const list of ['education', 'certificate', 'honours'] as const)
    document.lifts[list].forEach((rule, i) => posts(rule.only, `lifts.${list}.${i}.only`));
  const whole = new Set(document.parts.filter((p) => p.kind !== 'split').map((p) => p.key));
  document.highestOf.forEach((group, i) => {
    const at = `highestOf.${i}.parts`;
    for (const key of group.parts) if (!whole.has(key)) add('partUnknown', at, { part: key });
    if (new Set(group.parts).size < 2) add('partsTooFew', at);
  });
  const paid = new Set(['basic', 'performance', ...document.parts.map((p) => p.key)]);
  document.limits.forEach((limit, i) => {
    for (const key of limit.parts) if (!paid.has(key)) add('partUnknown', `limits.${i}.parts`, { part: key });
  });
}

function partsOf(document: SchemeDocument, add: Add): void {
  const { parts } = document;
  if (parts.length === 0) add('noParts', 'parts');
  parts.forEach((part, i) => {
    const by = part.amount.by;
    if (by === 'coefficient' && document.coefficients.length === 0) add('coefficientsMissing', `parts.${i}`, { part: part.label });
    if ((by === 'coefficient' || by === 'base') && !document.base) add('baseMissing', `parts.${i}`, { part: part.label });
    if (by === 'gradePay' && !parts.some(isGradePay)) add('gradePayMissing', `parts.${i}`, { part: part.label });
    if (part.counted && !counts.has(part.counted.key))
      add('countUnknown', `parts.${i}.counted`, { part: part.label, count: part.counted.key });
    keyedAmounts(part, `parts.${i}.amount.values`, add);
    if (part.kind === 'split' && !document.split) add('splitMissing', `parts.${i}`, { part: part.label });
  });
  if (document.split && !parts.some((p) => p.kind === 'split')) add('splitUnused', 'split', {}, true);
  if (
    document.base &&
    !parts.some(
      (p) =>
        p.amount.by === 'coefficient' ||
        p.amount.by === 'base' ||
        mentionsBase(p.when) ||
        (p.amount.by === 'expression' && mentionsBase(p.amount.feel)),
    )
  )
    add('baseUnused', 'base', {}, true);
}
/** What is counted of a person or their community (`PayFacts.counts`): of anything else there would be none. */
const counts: ReadonlySet<string> = new Set(['redFlag']);
const keyTables = { certificate: 'certificateLevels', education: 'educations', assessment: 'assessmentResults' } as const;

/** Amounts by a code that nobody can have, and a higher education that is named nowhere though a lower one is. */
function keyedAmounts({ label, amount }: SchemeDocument['parts'][number], at: string, add: Add): void {
  if (amount.by !== 'certificate' && amount.by !== 'education' && amount.by !== 'assessment') return;
  const known = new Map(codeTable(keyTables[amount.by]).entries.map((e) => [e.code, e.label]));
  amount.values.forEach(({ value }, i) => {
    for (const code of Object.keys(value)) if (!known.has(code)) add('codeUnknown', `${at}.${i}.value`, { part: label, code });
    if (amount.by !== 'education') return;
    const levels = Object.keys(value).map((code) => educationLevel(code) ?? 0);
    if (levels.length > 0 && Math.max(...levels) < 5) add('higherEducationMissing', `${at}.${i}.value`, { part: label }, true);
  });
}

const mentionsBase = (feel: string | null): boolean => feel?.includes('基数') ?? false;

function expressionsOf(document: SchemeDocument, add: Add): void {
  const check = (feel: string | null, expects: Expects, stage: Stage, at: string): void => {
    const problem = feel === null ? null : expressionProblem(feel, expects, stage);
    if (problem) add(problem.code, at, problem.params);
  };
  document.posts.forEach((p, i) => check(p.when, 'truth', 'person', `posts.${i}.when`));
  document.lifts.extras.forEach((e, i) => check(e.feel, 'number', e.gives === 'years' ? 'post' : 'years', `lifts.extras.${i}.feel`));
  document.parts.forEach((p, i) => {
    check(p.when, 'truth', 'grade', `parts.${i}.when`);
    if (p.amount.by === 'expression') check(p.amount.feel, 'number', 'grade', `parts.${i}.amount.feel`);
  });
}

/** Grades of a post that no years, however many, and no lifts lead to. */
function reachable(document: SchemeDocument, add: Add): void {
  const { lifts, steps } = document;
  // What an expression adds is not foreseen: it may lead anywhere.
  if (lifts.extras.some((e) => e.gives === 'grades')) return;
  document.posts.forEach((post, i) => {
    const own = steps && stepsFor(steps, post.key);
    const bands = new Set(own ? Array.from({ length: 61 }, (_, years) => tenureBand(own, years)) : [1]);
    const start = (post.offset ?? post.lowestGrade - 1) + 1;
    const reached = new Set<number>();
    const lift = liftsOf(document, post.key);
    for (const band of bands)
      for (const n of lift) reached.add(Math.max(post.lowestGrade, Math.min(post.highestGrade, start + band - 1 + n)));
    const never = Array.from({ length: post.highestGrade - post.lowestGrade + 1 }, (_, k) => post.lowestGrade + k).filter(
      (g) => !reached.has(g),
    );
    if (never.length > 0) add('gradeUnreachable', `posts.${i}`, { post: post.label, grades: never }, true);
  });
}

/** Every number of grades that somebody on a post may be lifted by. */
function liftsOf({ lifts }: SchemeDocument, post: string): Set<number> {
  const own = <R extends { grades: number; only: readonly string[] }>(rules: readonly R[]): number[] =>
    rules.filter((r) => r.only.length === 0 || r.only.includes(post)).map((r) => r.grades);
  const sums = (ways: readonly number[], more: readonly number[]): number[] => [...new Set(ways.flatMap((n) => more.map((m) => n + m)))];
  const [education, certificate, honours] = [[0, ...own(lifts.education)], [0, ...own(lifts.certificate)], own(lifts.honours)];
  const both = lifts.educationAndCertificate === 'sum' ? sums(education, certificate) : [...education, ...certificate];
  const merits = lifts.honoursTogether === 'higher' ? [0, ...honours] : honours.reduce<number[]>((all, n) => sums(all, [0, n]), [0]);
  const papers = both.map((n) => Math.min(lifts.mostOfBoth ?? n, n));
  const together = lifts.educationAndCertificate === 'highest' ? [...papers, ...merits] : sums(papers, merits);
  const all = lifts.assessments.reduce(
    (ways, rule) =>
      sums(
        ways,
        Array.from({ length: rule.each ? 21 : 2 }, (_, times) => times * rule.grades),
      ),
    together,
  );
  return new Set(all.map((n) => Math.min(lifts.most ?? n, n)));
}

/** A higher grade that has a lower coefficient, or pays less. */
function falling(document: SchemeDocument, add: Add): void {
  document.coefficients.forEach(({ value, from }, i) => {
    for (const post of document.posts)
      for (let grade = post.lowestGrade + 1; grade <= post.highestGrade; grade++) {
        const [below, here] = [cellOf(value, post.key, grade - 1), cellOf(value, post.key, grade)];
        if (below !== null && here !== null && here < below)
          add('coefficientFalls', `coefficients.${i}.value`, { post: post.label, grade, from }, true);
      }
  });
  const rows = payMatrix(compileScheme(document, document.effectiveFrom));
  document.posts.forEach((post, i) => {
    rows.forEach((row, r) => {
      const here = row.cells[i]?.amount;
      const below = rows[r + 1]?.cells[i]?.amount;
      if (here != null && below != null && here < below) add('amountFalls', `posts.${i}`, { post: post.label, grade: row.grade }, true);
    });
  });
}
