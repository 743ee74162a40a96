/** A change to be tried: another scheme, or the one in force with another base or factor. The document that results is never kept. */
import type { SchemeDocument } from '../pay/index.ts';

export type Change = {
  /** fen, as the scheme's base counts (a month or a year). */
  base?: number | undefined;
  /** Ten-thousandths, in place of the named factor; `key` absent: a further one on the pay of the grade. */
  factor?: { key?: string | undefined; value: number } | undefined;
};

const tried = <V>(value: V) => [{ from: '0001-01-01', value, source: '测算' }];

/** The document with the change in it. A base is ignored by a scheme that has none. */
export function changed(document: SchemeDocument, change: Change): SchemeDocument {
  const next = { ...document };
  if (change.base !== undefined && next.base) next.base = { ...next.base, values: tried(change.base) };
  const { factor } = change;
  if (!factor) return next;
  const known = next.factors.some((f) => f.key === factor.key);
  next.factors = known
    ? next.factors.map((f) => (f.key === factor.key ? { ...f, values: tried(factor.value) } : f))
    : [...next.factors, { key: 'trial', label: '调节系数', on: 'gradePay', values: tried(factor.value), article: null }];
  return next;
}
