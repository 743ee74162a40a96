/** Of several posts that one person holds the one that pays: 就高不就低, 兼职不兼酬 (京社委发〔2015〕5号 第二条). */
import { cellFor, partsFor } from './amount.ts';
import type { CompiledScheme } from './compile.ts';
import type { PayFacts } from './facts.ts';
import { gradeWith, postOf } from './grade.ts';
import { standardPay } from './month.ts';

/**
 * The place in the list of the post that the scheme pays most for: by what grade and post pay, then by the grade, then by the order of the scheme's
 * posts. Of equals
 * the last; a post that the scheme does not know comes after all others.
 */
export function highestPost(scheme: CompiledScheme, candidates: readonly PayFacts[], on: string): number {
  const ranks = candidates.map((facts) => rankOf(scheme, facts, on));
  return ranks.reduce((best, rank, i) => (compare(rank, ranks[best]!) >= 0 ? i : best), 0);
}

function rankOf(scheme: CompiledScheme, facts: PayFacts, on: string): number[] {
  const post = postOf(scheme, facts, on);
  if (!post) return [-1, -1, -1];
  const order = scheme.posts.length - scheme.posts.indexOf(post);
  const graded = gradeWith(scheme, facts, on, null);
  if (!graded) return [0, post.start, order];
  const cell = cellFor(scheme, facts, on, graded);
  return [standardPay(scheme, cell, partsFor(scheme, cell)) ?? 0, graded.grade, order];
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((n, i) => n !== b[i]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}
