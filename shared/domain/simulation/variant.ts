/** A change to be tried: another scheme, or the one in force with another base or factor. The document that results is never kept. */
import { forPost, valueOn } from '../pay/index.ts';
import type { SchemeDocument } from '../pay/index.ts';

export type Change = {
  /** fen, as the scheme's base counts (a month or a year): for every post, or by the key of a post, where the others keep theirs. */
  base?: number | Readonly<Record<string, number>> | undefined;
  /** Ten-thousandths, in place of the named factor; `key` absent: a further one on the pay of the grade. */
  factor?: { key?: string | undefined; value: number } | undefined;
};

const tried = <V>(value: V) => [{ from: '0001-01-01', value, source: '测算' }];

/** A base for some posts beside what the others have on the day; a post without one stays without. */
function withOthers(document: SchemeDocument, base: Readonly<Record<string, number>>, on: string): Record<string, number> {
  const now = document.base && valueOn(document.base.values, on);
  return Object.fromEntries(
    document.posts.flatMap(({ key }): [string, number][] => {
      const value = base[key] ?? (now && forPost(now.value, key));
      return value === null ? [] : [[key, value]];
    }),
  );
}

/** The document with the change in it, on a day. A base is ignored by a scheme that has none. */
export function changed(document: SchemeDocument, change: Change, on: string): SchemeDocument {
  const next = { ...document };
  const { base } = change;
  if (base !== undefined && next.base)
    next.base = { ...next.base, values: tried(typeof base === 'number' ? base : withOthers(document, base, on)) };
  const { factor } = change;
  if (!factor) return next;
  const known = next.factors.some((f) => f.key === factor.key);
  next.factors = known
    ? next.factors.map((f) => (f.key === factor.key ? { ...f, values: tried(factor.value) } : f))
    : [...next.factors, { key: 'trial', label: '调节系数', on: 'gradePay', values: tried(factor.value), article: null }];
  return next;
}
