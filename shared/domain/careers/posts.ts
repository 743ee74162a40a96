/** Which post counts on a day: one rule for pay, the personnel file and its reports. */

export type DatedPost = {
  community: number | null;
  position: string | null;
  postClass: string | null;
  from: string | null;
  until: string | null;
};
/**
 * `now` counts; `since`: from when on only posts of its class have counted; `before` is the record that it followed; `at` holds every post of the day (of somebody with two hats), `now` among them.
 */
export type PostsOn<P extends DatedPost> = {
  now: P | DatedPost | null;
  since: string | null;
  before: P | null;
  at: readonly (P | DatedPost)[];
};

/**
 * Records (in the order in which they began, those without a day first) are the truth where there are any; without, the post that stands on the
 * worker. The post that began last counts: a term that has run out goes on until another post begins.
 */
export function postsOn<P extends DatedPost>(records: readonly P[], standing: Omit<DatedPost, 'until'>, on: string): PostsOn<P> {
  if (records.length === 0) {
    const { community, position, postClass, from } = standing;
    const now = from !== null && from > on ? null : { community, position, postClass, from, until: null };
    return { now, since: now?.from ?? null, before: null, at: now ? [now] : [] };
  }
  const begun = records.filter((p) => p.from === null || p.from <= on);
  const now = begun.at(-1) ?? null;
  const since = begun[begun.findLastIndex((p) => p.postClass !== now?.postClass) + 1]?.from ?? null;
  return { now, since, before: begun.at(-2) ?? null, at: begun.filter((p) => p === now || p.until === null || p.until >= on) };
}
