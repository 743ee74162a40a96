/** Two schemes, or two versions of one, side by side: each value that differs by its path, and what the matrix makes of it. */
import { compileScheme } from './compile.ts';
import type { SchemeDocument } from './document.ts';
import { payMatrix } from './matrix.ts';

/** `left`, `right`: the values as JSON, null where the side has none. */
export type SchemeDifference = { path: string; left: unknown; right: unknown };
export type CellDifference = { grade: number; post: string; left: number | null; right: number | null };

type Leaves = Map<string, unknown>;

/** Lists whose entries have a key, or a first day, are compared by it and not by their place. */
function nameOf(entry: unknown, i: number): string {
  if (typeof entry === 'object' && entry !== null) {
    const { key, from, level } = entry as Record<string, unknown>;
    if (typeof key === 'string') return key;
    if (typeof from === 'string') return from;
    if (typeof level === 'string') return level;
  }
  return String(i + 1);
}

function leaves(value: unknown, path: string, found: Leaves): Leaves {
  if (Array.isArray(value) && value.some((v) => typeof v === 'object' && v !== null))
    value.forEach((v, i) => leaves(v, `${path}.${nameOf(v, i)}`, found));
  else if (Array.isArray(value) && value.every((v) => typeof v === 'number' || v === null) && value.length > 0)
    value.forEach((v, i) => found.set(`${path}.${i + 1}`, v));
  else if (typeof value === 'object' && value !== null && !Array.isArray(value))
    for (const [k, v] of Object.entries(value)) leaves(v, path === '' ? k : `${path}.${k}`, found);
  else found.set(path, value);
  return found;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** Every value that differs, in the order of the left document, then what only the right one has. */
export function schemeDifferences(left: SchemeDocument, right: SchemeDocument): SchemeDifference[] {
  const [a, b] = [leaves(left, '', new Map()), leaves(right, '', new Map())];
  return [...new Set([...a.keys(), ...b.keys()])]
    .filter((path) => !same(a.get(path), b.get(path)))
    .map((path) => ({ path, left: a.get(path) ?? null, right: b.get(path) ?? null }));
}

/** The cells of the two matrices that differ, by post key and grade, each scheme as of its day. */
export function matrixDifferences(left: SchemeDocument, right: SchemeDocument, on: { left: string; right: string }): CellDifference[] {
  const cells = (document: SchemeDocument, day: string): Map<string, { grade: number; post: string; amount: number | null }> =>
    new Map(
      payMatrix(compileScheme(document, day)).flatMap((row) =>
        row.cells.map((c) => [`${row.grade}|${c.post}`, { grade: row.grade, post: c.post, amount: c.amount }] as const),
      ),
    );
  const [a, b] = [cells(left, on.left), cells(right, on.right)];
  return [...new Set([...a.keys(), ...b.keys()])].flatMap((key) => {
    const [l, r] = [a.get(key), b.get(key)];
    const [leftAmount, rightAmount] = [l?.amount ?? null, r?.amount ?? null];
    const { grade, post } = (l ?? r)!;
    return leftAmount === rightAmount ? [] : [{ grade, post, left: leftAmount, right: rightAmount }];
  });
}
