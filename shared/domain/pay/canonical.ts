/** The text that a published scheme's fingerprint is taken of: the same scheme gives the same text, whoever wrote it down. */
import type { Value } from '../../registers/index.ts';
import { ruleFields } from './rules.ts';

type Fields = Readonly<Record<string, Value | undefined>>;

/** What publishing itself sets, what may still change afterwards (the day it ends), and what says nothing about money. */
const apart = new Set(['id', 'scheme', 'status', 'sha256', 'effectiveUntil', 'note', 'revision', 'removedAt']);

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, sorted(v)]),
  );
};

const plain = (fields: Fields): unknown =>
  sorted(
    Object.fromEntries(
      Object.entries(fields)
        .filter(([name]) => !apart.has(name))
        .map(([name, value]) => [name, Object.hasOwn(ruleFields, name) && value ? JSON.parse(String(value)) : (value ?? null)]),
    ),
  );

/** Keys in order, no spaces, rules as JSON and not as text; grades and bands in order of grade. */
export const canonicalScheme = (scheme: Fields, grades: readonly Fields[], bands: readonly Fields[]): string => {
  const by = (name: string) => (a: Fields, b: Fields) => Number(a[name]) - Number(b[name]);
  return JSON.stringify({
    scheme: plain(scheme),
    grades: [...grades].sort(by('grade')).map(plain),
    bands: [...bands].sort(by('lowestGrade')).map(plain),
  });
};
