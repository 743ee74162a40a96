/** The scheme as the matrix people know: grades by posts, each cell with its amount and the years that lead there. */
import { gradePay } from './monthly.ts';
import type { StepRule } from './rules.ts';
import type { PayScheme, PostBand } from './scheme.ts';

export type MatrixCell = { postClass: string; amount: number | null; tenure: string | null };
export type MatrixRow = { grade: number; coefficient: number; cells: MatrixCell[] };

/** The years of a tenure band in words: `≤3`, `4–6`, … `≥34` for the last. */
export const tenureWords = (rule: StepRule, band: number, last: boolean): string => {
  const reached = rule.liftWhen === 'reached';
  const first = (band - 1) * rule.yearsPerStep + (reached ? 0 : 1);
  const until = first + rule.yearsPerStep - 1;
  if (last) return band === 1 ? '' : `≥${first}`;
  if (band === 1) return reached ? `<${rule.yearsPerStep}` : `≤${until}`;
  return first === until ? `${first}` : `${first}–${until}`;
};

const cellOf = (scheme: PayScheme, post: PostBand, grade: number): MatrixCell => {
  const pay = gradePay(scheme, grade);
  if (!pay || grade < post.lowestGrade || grade > post.highestGrade) return { postClass: post.postClass, amount: null, tenure: null };
  const rule = scheme.rules.stepRule;
  const tenure = rule && tenureWords(rule, grade - post.lowestGrade + 1, grade === post.highestGrade);
  return { postClass: post.postClass, amount: pay.basic + pay.performance, tenure: tenure || null };
};

/** Highest grade first; a cell is empty where the post cannot hold the grade. The years leave lifts by education and honours aside. */
export const payMatrix = (scheme: PayScheme): MatrixRow[] =>
  [...scheme.coefficients]
    .sort((a, b) => b[0] - a[0])
    .map(([grade, coefficient]) => ({ grade, coefficient, cells: scheme.posts.map((post) => cellOf(scheme, post, grade)) }));
