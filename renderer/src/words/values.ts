/** A field's value as people read it. */
import { codeLabel } from '#shared/codes/index.ts';
import type { Field, Value } from '#shared/registers/index.ts';
import { ratio, yuan } from './format.ts';

/** `title` is what a link's target is called, where it is known. Empty for nothing; a masked value is shown as it came. */
export function valueText(field: Field, value: Value | undefined, title?: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  switch (field.type) {
    case 'code':
      return codeLabel(field.codes, String(value));
    case 'link':
      return typeof title === 'string' && title ? title : typeof value === 'string' ? value : `#${value}`;
    case 'fen':
      return typeof value === 'number' ? yuan(value) : String(value);
    case 'ratio':
      return typeof value === 'number' ? ratio(value) : String(value);
    case 'json':
      return '（有内容）';
    case 'boolean':
      return value === 1 ? '是' : '否';
    default:
      return String(value);
  }
}

/** Figures stand on the right, so that they can be compared. */
export const isFigure = (field: Field): boolean => field.type === 'integer' || field.type === 'fen' || field.type === 'ratio';

/** Record of a list as text of one field; links bring their title as `<field>Title`. */
export const cellText = (field: Field, row: Record<string, unknown>): string =>
  valueText(field, row[field.name] as Value, row[`${field.name}Title`]);
