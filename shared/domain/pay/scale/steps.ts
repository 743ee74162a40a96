/** Years beside the grades of a post, as the rule by which years lift a grade. */
import type { Findings } from './problems.ts';
import type { ScalePost } from './read.ts';

export type Rule = { yearsPerStep: number; liftWhen: 'exceeded' | 'reached'; thresholds: number[] | null };
export type PostRule = { post: number; rule: Rule };

/** The rules of the posts that have years, by the place of the post; a band that does not go on where the one before ends is at fault. */
export function rulesOf(posts: readonly ScalePost[], findings: Findings): PostRule[] {
  return posts.flatMap((post, at): PostRule[] => {
    const bands = post.cells.flatMap((cell, g) => (cell?.years ? [{ ...cell.years, grade: g + 1 }] : []));
    if (bands.length < 2) return [];
    // 3–6, 6–9: the next begins where one ends. 1–3, 4–6: it begins a year after.
    const touching = bands.slice(1).filter((b, i) => b.years.least === bands[i]!.years.until).length * 2 > bands.length - 1;
    let sound = true;
    for (const [i, band] of bands.slice(1).entries()) {
      const before = bands[i]!.years;
      const next = before.until === null ? null : before.until + (touching || before.ends === 'before' ? 0 : 1);
      if (band.years.least === next) continue;
      sound = false;
      findings.wrong(band, 'yearsFall', { post: post.label, grade: band.grade, text: band.text });
    }
    return sound ? [{ post: at, rule: ruleOf(bands.slice(1).map((b) => b.years.least)) }] : [];
  });
}

/** `begins`: the years at which the second, third … band begins. */
function ruleOf(begins: readonly number[]): Rule {
  const [first, second] = [begins[0]!, begins[1] ?? begins[0]! * 2];
  const step = second - first;
  const past = first - step;
  const even = (past === 0 || past === 1) && step >= 1 && begins.every((b, i) => b === (i + 1) * step + past);
  return { yearsPerStep: even ? step : 3, liftWhen: even && past === 1 ? 'exceeded' : 'reached', thresholds: even ? null : [...begins] };
}

export const sameRule = (a: Rule, b: Rule, length: number): boolean =>
  a.thresholds || b.thresholds
    ? (a.thresholds ?? []).slice(0, length).join() === (b.thresholds ?? []).slice(0, length).join()
    : a.yearsPerStep === b.yearsPerStep && a.liftWhen === b.liftWhen;
