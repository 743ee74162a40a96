/** The scheme as the matrix people know: grades by posts, each cell with its amount and the years that lead there. */
import { partsFor } from './amount.ts';
import type { Cell } from './amount.ts';
import { coefficientOf } from './compile.ts';
import type { CompiledPost, CompiledScheme } from './compile.ts';
import type { StepRule } from './document.ts';
import { standardPay } from './month.ts';
import { firstYearOf } from './tenure.ts';

export type MatrixCell = { post: string; amount: number | null; tenure: string | null };
/** `coefficient` null where the scheme has none, or one for each post. */
export type MatrixRow = { grade: number; coefficient: number | null; cells: MatrixCell[] };

/** The years of a tenure band in words: `≤3`, `4–6`, … `≥34` for the last. */
export const tenureWords = (rule: StepRule, band: number, last: boolean): string => {
  const first = firstYearOf(rule, band);
  const next = firstYearOf(rule, band + 1);
  if (last || !Number.isFinite(next)) return band === 1 ? '' : `≥${first}`;
  if (band === 1) return rule.liftWhen === 'reached' || rule.thresholds ? `<${next}` : `≤${next - 1}`;
  return first === next - 1 ? `${first}` : `${first}–${next - 1}`;
};

const cellAt = (scheme: CompiledScheme, post: CompiledPost, grade: number): MatrixCell => {
  if (grade < post.lowestGrade || grade > post.highestGrade) return { post: post.key, amount: null, tenure: null };
  const cell: Cell = {
    on: scheme.on,
    facts: { postClass: post.classes[0] ?? null, serviceFrom: null },
    post,
    grade,
    years: 0,
    coefficient: coefficientOf(scheme, post.key, grade),
    probation: false,
    certificate: null,
    education: null,
    assessment: null,
    performanceShare: { share: 10_000, text: '' },
  };
  const rule = post.steps;
  const band = grade - post.start + 1;
  const tenure =
    rule && band >= 1 && Number.isFinite(firstYearOf(rule, band)) ? tenureWords(rule, band, grade === post.highestGrade) : null;
  return { post: post.key, amount: standardPay(scheme, cell, partsFor(scheme, cell)), tenure: tenure || null };
};

/**
 * Highest grade first; a cell is empty where the post cannot hold the grade. An amount is what everybody on the cell gets: without certificates,
 * counts, conditions and bonuses. The years leave lifts by education and honours aside.
 */
export const payMatrix = (scheme: CompiledScheme): MatrixRow[] =>
  Array.from({ length: scheme.document.grades }, (_, i) => scheme.document.grades - i).map((grade) => ({
    grade,
    coefficient: Array.isArray(scheme.coefficients?.value) ? (scheme.coefficients.value[grade - 1] ?? null) : null,
    cells: scheme.posts.map((post) => cellAt(scheme, post, grade)),
  }));
