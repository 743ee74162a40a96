/** The matrix of a scheme that is being edited, reckoned in the window. */
import { compileScheme, payMatrix, schemeProblems } from '#shared/domain/pay/index.ts';
import type { MatrixRow, SchemeDocument } from '#shared/domain/pay/index.ts';

export type Scale = {
  on: string;
  posts: { post: string; label: string; lowestGrade: number; highestGrade: number }[];
  grades: MatrixRow[];
};

/** The day whose values are shown: today, or the first day of a scheme that is still to come. */
export const shownDay = (document: SchemeDocument, today: string): string =>
  document.effectiveFrom > today
    ? document.effectiveFrom
    : document.effectiveUntil && document.effectiveUntil < today
      ? document.effectiveUntil
      : today;

/** Null while an expression cannot be read: nothing could be reckoned with it. */
export function scaleOf(document: SchemeDocument, on: string): Scale | null {
  if (schemeProblems(document).some((p) => p.code === 'expressionSyntax')) return null;
  const posts = document.posts.map(({ key, label, lowestGrade, highestGrade }) => ({ post: key, label, lowestGrade, highestGrade }));
  return { on, posts, grades: payMatrix(compileScheme(document, on)) };
}
