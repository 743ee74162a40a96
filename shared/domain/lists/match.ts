/** Which item of a list a row of next year's list speaks of, where no key says so: the same code, or a title that was reworded. */
import type { Value } from '../../registers/declare.ts';

type Values = Record<string, Value | undefined>;
export type Candidate = { values: Values };
export type Known = Values & { id: number };

const text = (values: Values, name: string): string => String(values[name] ?? '');
const kindAndType = (values: Values): string => `${text(values, 'kind')}\u0000${text(values, 'type')}`;

/** Rows whose code stands once on either side of the same kind. */
export function byCode<R extends Candidate, K extends Known>(rows: readonly R[], stored: readonly K[]): Map<R, K> {
  const key = (values: Values): string | null =>
    text(values, 'code') === '' ? null : `${text(values, 'kind')}\u0000${text(values, 'code')}`;
  const once = <T>(list: readonly T[], of: (entry: T) => string | null): Map<string, T | null> => {
    const found = new Map<string, T | null>();
    for (const entry of list) {
      const k = of(entry);
      if (k !== null) found.set(k, found.has(k) ? null : entry);
    }
    return found;
  };
  const known = once(stored, key);
  const pairs = new Map<R, K>();
  for (const [k, row] of once(rows, (r) => key(r.values))) {
    const item = row && known.get(k);
    if (item) pairs.set(row, item);
  }
  return pairs;
}

/** A title without spaces and signs. */
export const foldTitle = (title: string): string => title.normalize('NFKC').replace(/[\s“”"'()（）、，,。.：:；;]/g, '');

/** The pairs of neighbouring characters in a title. */
export const pairsOf = (title: string): string[] => {
  const folded = foldTitle(title);
  return folded.length < 2 ? [folded] : Array.from({ length: folded.length - 1 }, (_, i) => folded.slice(i, i + 2));
};

/** Dice's coefficient of two titles' pairs of characters: 0 nothing in common, 1 the same. */
function closeness(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>();
  for (const p of a) left.set(p, (left.get(p) ?? 0) + 1);
  let shared = 0;
  for (const p of b) {
    const n = left.get(p) ?? 0;
    if (n > 0) {
      shared++;
      left.set(p, n - 1);
    }
  }
  return (2 * shared) / (a.length + b.length);
}

/** With the same basis a title may be reworded more. */
const enough = { sameBasis: 0.6, otherBasis: 0.75 };
/** Pairs of characters that half of the titles have tell nothing; they are passed over when candidates are looked for. */
const common = 200;

/** One to one, the closest first, within kind and type. Both sides hold only what is still unmatched. */
export function byCloseTitle<R extends Candidate, K extends Known>(rows: readonly R[], stored: readonly K[]): Map<R, K> {
  const pairs = new Map(stored.map((item) => [item, pairsOf(text(item, 'title') + text(item, 'subItem'))]));
  const index = new Map<string, K[]>();
  for (const [item, list] of pairs) {
    for (const pair of new Set(list)) {
      const key = `${kindAndType(item)}\u0000${pair}`;
      const having = index.get(key);
      if (having) having.push(item);
      else index.set(key, [item]);
    }
  }
  const close: { row: R; item: K; score: number }[] = [];
  for (const row of rows) {
    const own = pairsOf(text(row.values, 'title') + text(row.values, 'subItem'));
    const candidates = new Set<K>();
    for (const pair of new Set(own)) {
      const having = index.get(`${kindAndType(row.values)}\u0000${pair}`) ?? [];
      if (having.length <= common) for (const item of having) candidates.add(item);
    }
    for (const item of candidates) {
      const score = closeness(own, pairs.get(item)!);
      if (score >= (text(row.values, 'basis') === text(item, 'basis') ? enough.sameBasis : enough.otherBasis))
        close.push({ row, item, score });
    }
  }
  const found = new Map<R, K>();
  const taken = new Set<K>();
  for (const { row, item } of close.sort((a, b) => b.score - a.score)) {
    if (found.has(row) || taken.has(item)) continue;
    found.set(row, item);
    taken.add(item);
  }
  return found;
}
