/** How a list is printed: its rows numbered and grouped under headings as its kind says, its heads in one row or two. */
import { codeLabel, codeTable } from '../../../codes/index.ts';
import type { Value } from '../../../registers/declare.ts';
import type { Column, Kind } from '../kinds.ts';
import { numeralOf } from '../numerals.ts';

type Words = Record<string, unknown>;
export type PrintedRow<T> = { no: number; item: T };
/** Rows under one heading (一、行政许可（8项）); `heading` and `name` are null where the list has none. */
export type PrintedGroup<T> = { heading: string | null; name: string | null; rows: PrintedRow<T>[] };

const word = (item: Words, field: string): string => {
  const value = item[field];
  return typeof value === 'string' ? value : '';
};

/** A value as the list prints it. */
export const printed = (field: string, value: Value | undefined): string =>
  value === null || value === undefined ? '' : field === 'type' ? codeLabel('itemTypes', String(value)) : String(value);

/** The field by whose words the list is divided. */
function dividing({ numbering, columns }: Pick<Kind, 'numbering' | 'columns'>): 'type' | 'field' | null {
  if (numbering === 'byType') return 'type';
  if (numbering === 'byField') return 'field';
  return (['type', 'field'] as const).find((name) => columns.some((c) => c.field === name)) ?? null;
}

/**
 * The items of a list as they are printed. Numbered throughout, their order stays, and headings are set only where each group stands
 * together; numbered by type or field, each group is brought together (types in their official order, fields as they first come) and
 * counts from 1. Where an item names no group there are no headings: a heading holds for every row down to the next.
 */
export function printedGroups<T extends Words>(kind: Pick<Kind, 'numbering' | 'columns'>, items: readonly T[]): PrintedGroup<T>[] {
  const by = dividing(kind);
  const groups = new Map<string, T[]>();
  let runs = 0;
  let last: string | null = null;
  for (const item of items) {
    const key = by === null ? '' : word(item, by);
    if (key !== last) runs += 1;
    last = key;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  const apart = kind.numbering === 'continuous';
  if (by === null || (apart && (groups.has('') || runs > groups.size)))
    return [{ heading: null, name: null, rows: items.map((item, i) => ({ no: i + 1, item })) }];
  const keys = apart || by === 'field' ? [...groups.keys()] : inOfficialOrder([...groups.keys()]);
  let no = 0;
  return keys.map((key, i) => {
    if (!apart) no = 0;
    const rows = groups.get(key)!.map((item) => ({ no: (no += 1), item }));
    const name = key === '' ? null : printed(by, key);
    return { heading: name === null ? null : `${numeralOf(i + 1)}、${name}（${rows.length}项）`, name, rows };
  });
}

function inOfficialOrder(types: readonly string[]): string[] {
  const order = codeTable('itemTypes').entries.map((e) => e.code);
  const place = (type: string): number => (order.includes(type) ? order.indexOf(type) : order.length);
  return [...types].sort((a, b) => place(a) - place(b));
}

export type HeadCell = { text: string; column: number; wide: number; high: number };

/** The heads of a list in one row, or in two where columns stand under a common head. */
export function headRows(columns: readonly Column[]): HeadCell[][] {
  const two = columns.some((c) => c.over !== undefined);
  const upper: HeadCell[] = [];
  const lower: HeadCell[] = [];
  for (const [i, { heading, over }] of columns.entries()) {
    const before = upper.at(-1);
    if (over === undefined) upper.push({ text: heading, column: i, wide: 1, high: two ? 2 : 1 });
    else if (i > 0 && before && columns[i - 1]!.over === over) before.wide += 1;
    else upper.push({ text: over, column: i, wide: 1, high: 1 });
    if (over !== undefined) lower.push({ text: heading, column: i, wide: 1, high: 1 });
  }
  return two ? [upper, lower] : [upper];
}

const widths: Record<string, number> = {
  orderNo: 6,
  type: 12,
  field: 14,
  title: 34,
  subItem: 14,
  basis: 40,
  body: 16,
  leadBody: 18,
  supportBody: 18,
  leadDuty: 40,
  supportDuty: 40,
  stages: 60,
  liability: 40,
  method: 24,
  note: 12,
};

/** Of a column in characters, in a workbook and as a share of a sheet of paper; longer words are wrapped. */
export const columnWidth = (field: string): number => widths[field] ?? 20;
