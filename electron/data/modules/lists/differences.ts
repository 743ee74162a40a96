/** How differences of items travel: by field, texts word by word. */
import type { Output } from '#shared/contract/index.ts';
import { differences, itemFields } from '#shared/domain/lists/fields.ts';
import type { Content } from '#shared/domain/lists/fields.ts';
import { redline } from '#shared/domain/lists/redline.ts';
import type { Field, Value } from '#shared/registers/index.ts';

export type FieldDifference = Output<'lists.diff'>['changed'][number]['fields'][number];

function shownDifference(field: Field, before: Value, after: Value): FieldDifference {
  const shown = { field: field.name, label: field.label, before, after };
  const words = (field.type === 'text' || field.type === 'longText') && before !== null && after !== null;
  return words ? { ...shown, redline: redline(String(before), String(after)) } : shown;
}

export const fieldDifferences = (before: Content, after: Content): FieldDifference[] =>
  differences(before, after).map((d) => shownDifference(d.field, d.before, d.after));

/** Everything an added or removed item holds. */
export const wholeItem = (content: Content, side: 'before' | 'after'): FieldDifference[] =>
  itemFields
    .filter((f) => (content[f.name] ?? null) !== null)
    .map((f) => shownDifference(f, side === 'before' ? content[f.name]! : null, side === 'after' ? content[f.name]! : null));

export const contentIn = (json: string): Content => JSON.parse(json) as Content;

/** An item as its list shows it: every published field, null where it is empty. */
export const itemShown = (id: number, content: Content): { id: number } & Record<string, Value> => {
  const item: { id: number } & Record<string, Value> = { id };
  for (const f of itemFields) item[f.name] = content[f.name] ?? null;
  return item;
};

/** 临时占道经营许可（首次办理） */
export const titleIn = (content: Content): string => `${content['title'] ?? ''}${content['subItem'] ? `（${content['subItem']}）` : ''}`;
