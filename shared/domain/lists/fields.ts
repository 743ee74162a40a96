/** Which fields of an item a list publishes, and how an item is kept as it was published. */
import { register } from '../../registers/index.ts';
import type { Field, Value } from '../../registers/index.ts';

export type Content = Record<string, Value>;

/** Where an item stands, not what it says: kept on the register's record, not in a version. */
const outside = new Set(['kind', 'noticeNo', 'publishedOn', 'status']);

/** The published fields of an item, in the order of the declaration. */
export const itemFields: readonly Field[] = register('items').fields.filter((f) => !outside.has(f.name));
const names = itemFields.map((f) => f.name);
export const isItemField = (name: string): boolean => names.includes(name);

/** What an item says: its published fields that are not empty, in declared order. */
export function contentOf(values: Record<string, unknown>): Content {
  const content: Content = {};
  for (const name of names) {
    const value = values[name] as Value | undefined;
    if (value !== undefined && value !== null && value !== '') content[name] = value;
  }
  return content;
}

/** The text that an item's fingerprint is taken of: its content without its place in print. */
export const wordingOf = (content: Content): string =>
  JSON.stringify(names.filter((n) => n !== 'orderNo' && n in content).map((n) => [n, content[n]]));

export type Difference = { field: Field; before: Value; after: Value };

/** The published fields in which two states of an item differ; the place in print alone is no difference. */
export function differences(before: Content, after: Content): Difference[] {
  const found = itemFields.flatMap((field) => {
    const was = before[field.name] ?? null;
    const is = after[field.name] ?? null;
    return was === is ? [] : [{ field, before: was, after: is }];
  });
  return found.every((d) => d.field.ordering) ? [] : found;
}
