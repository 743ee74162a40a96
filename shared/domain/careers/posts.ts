/** Which post counts on a day: one rule for pay, the personnel file and its reports. */
import { codeTable } from '../../codes/index.ts';
import { addDays } from '../pay/years.ts';

export type DatedPost = {
  community: number | null;
  position: string | null;
  postClass: string | null;
  from: string | null;
  until: string | null;
};
/**
 * `now` counts, since the day `counts`; `since`: from when on a post of its class has been held without a break; `before`: the record that counted
 * before it; `at` holds every post of the day (of somebody with two hats), `now` among them.
 */
export type PostsOn<P extends DatedPost> = {
  now: P | DatedPost | null;
  counts: string | null;
  since: string | null;
  before: P | null;
  at: readonly (P | DatedPost)[];
};
/** Which of several posts that are held at once is the highest: its place in the list. */
export type HighestOf = (posts: readonly DatedPost[]) => number;

let ranks: ReadonlyMap<string, number> | undefined;
const rankOf = (post: DatedPost): number =>
  (ranks ??= new Map(codeTable('postClasses').entries.map((e, i) => [e.code, i]))).get(post.postClass ?? '') ?? 99;
/** Where no scheme decides: in the order of the code table; of equals the one that began last. */
const byClass: HighestOf = (posts) => posts.reduce((best, post, i) => (rankOf(post) <= rankOf(posts[best]!) ? i : best), 0);

const isOpen = (post: DatedPost, on: string): boolean => post.until === null || post.until >= on;

/**
 * Records (in the order in which they began, those without a day first) are the truth where there are any; without, the post that stands on the
 * worker. Of several that are held the highest counts (就高不就低, 兼职不兼酬: 京社委发〔2015〕5号 第二条). Where every term has run out, the one that ended
 * last goes on until another begins.
 */
export function postsOn<P extends DatedPost>(
  records: readonly P[],
  standing: Omit<DatedPost, 'until'>,
  on: string,
  highest: HighestOf = byClass,
): PostsOn<P> {
  if (records.length === 0) {
    const { community, position, postClass, from } = standing;
    const now = from !== null && from > on ? null : { community, position, postClass, from, until: null };
    return { now, counts: now?.from ?? null, since: now?.from ?? null, before: null, at: now ? [now] : [] };
  }
  const begun = records.filter((p) => p.from === null || p.from <= on);
  const open = begun.filter((p) => isOpen(p, on));
  const held = open.length > 0 ? open : endedLast(begun);
  const now = held.length > 1 ? held[highest(held)]! : (held[0] ?? null);
  if (!now) return { now: null, counts: null, since: null, before: null, at: [] };
  return { now, ...followed(begun, now, on, highest), since: heldSince(begun, now), at: held };
}

/** Of posts that are all over those that ended last. */
function endedLast<P extends DatedPost>(begun: readonly P[]): P[] {
  const last = begun.reduce((day, p) => (p.until! > day ? p.until! : day), '');
  return begun.filter((p) => p.until === last);
}

/** What counted before, and since when it no longer does: a higher post that ended while this one went on, or the one that began before it. */
function followed<P extends DatedPost>(
  begun: readonly P[],
  now: P,
  on: string,
  highest: HighestOf,
): { counts: string | null; before: P | null } {
  const higher = begun
    .filter((p) => p !== now && !isOpen(p, on) && p.until! >= (now.from ?? '') && highest([now, p]) === 1)
    .reduce<P | null>((last, p) => (last === null || p.until! > last.until! ? p : last), null);
  if (higher) return { counts: addDays(higher.until!, 1), before: higher };
  const at = begun.indexOf(now);
  return { counts: now.from, before: begun[at - 1] ?? null };
}

/** The first day from which a post of the class was held without another kind between: terms that meet, overlap, or ran out with nothing after them. */
function heldSince(begun: readonly DatedPost[], now: DatedPost): string | null {
  let { from } = now;
  for (let at = begun.indexOf(now) - 1; at >= 0 && from !== null; at--) {
    const post = begun[at]!;
    if (post.postClass !== now.postClass) continue;
    const end = post.until;
    const until: string = from;
    const another = end !== null && begun.some((p) => p.postClass !== now.postClass && (p.from ?? '') > end && (p.from ?? '') < until);
    if (another) break;
    from = post.from;
  }
  return from;
}
