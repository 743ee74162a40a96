/** Items by bodies: who leads, who supports, who does it. */
import type { Value } from '../../../registers/declare.ts';
import { bodiesOf } from '../parts.ts';
import type { Role } from '../parts.ts';

type Words = Record<string, Value | undefined>;
export type MatrixBody = { body: string; lead: number; support: number; implement: number };
export type Matrix = { bodies: MatrixBody[]; marks: Record<string, Role>[] };

/** A body with two parts in one item is shown with the weightier. */
const weight: Record<Role, number> = { lead: 3, support: 2, implement: 1 };

/** Each body's part in an item. */
export function partsIn(item: Words): Map<string, Role> {
  const parts = new Map<string, Role>();
  for (const { body, role } of bodiesOf(item)) {
    const before = parts.get(body);
    if (!before || weight[role] > weight[before]) parts.set(body, role);
  }
  return parts;
}

/** Bodies with the most items first (of equals the one that is named first); `marks` are in the order of the items. */
export function matrixOf(items: readonly Words[]): Matrix {
  const parts = items.map(partsIn);
  const counted = new Map<string, MatrixBody>();
  for (const part of parts)
    for (const [body, role] of part) {
      const entry = counted.get(body) ?? { body, lead: 0, support: 0, implement: 0 };
      entry[role] += 1;
      counted.set(body, entry);
    }
  const sum = (b: MatrixBody): number => b.lead + b.support + b.implement;
  const bodies = [...counted.values()].sort((a, b) => sum(b) - sum(a));
  const place = new Map(bodies.map((b, i) => [b.body, i]));
  return { bodies, marks: parts.map((part) => Object.fromEntries([...part].map(([body, role]) => [String(place.get(body)), role]))) };
}
