/** One cell of an .xlsx sheet from its XML: everything beyond a plain number or shared string, which the scanner reads by itself. */
import { serialDate } from '#shared/domain/dates.ts';
import type { Cell, DateCell, ShownNumber } from './workbook.ts';
import { unescapeXml } from './xml.ts';

/** What cells refer to: shared strings, and per style whether it shows a date or digits that a number does not have. */
export type CellContext = { strings: readonly string[]; styles: readonly StyleKind[]; date1904: boolean };
/** A number: how many digits it is filled up to with zeros. */
export type StyleKind = 'plain' | 'date' | 'month' | 'places' | number;
type Plain = Exclude<Cell, { kind: 'formula' }>;

/** `body` is what stands between `<c …>` and `</c>`. */
export function cellOf(body: string, type: string, style: number, context: CellContext): Cell {
  if (type === 'inlineStr' || body.includes('<is')) return richText(body) || null;
  const v = /<v[^>]*>([^<]*)<\/v>/.exec(body);
  const value = v ? valueOf(v[1]!, type, style, context) : null;
  const f = /<f(?:\s[^>]*)?(?:\/>|>([\s\S]*?)<\/f>)/.exec(body);
  if (!f) return value;
  if (value !== null && typeof value === 'object' && value.kind === 'error') return value;
  return { kind: 'formula', formula: unescapeXml(f[1] ?? ''), value };
}

function valueOf(raw: string, type: string, style: number, context: CellContext): Plain {
  switch (type) {
    case 's':
      return context.strings[Number(raw)] || null;
    case 'str':
      return unescapeXml(raw) || null;
    case 'b':
      return raw === '1';
    case 'e':
      return { kind: 'error', text: unescapeXml(raw) };
    case 'd':
      return { kind: 'date', date: raw.slice(0, 10) };
    default: {
      if (raw === '') return null;
      const number = Number(raw);
      if (!Number.isFinite(number)) return unescapeXml(raw) || null;
      return dateOf(number, style, context) ?? shownOf(number, style, context) ?? number;
    }
  }
}

/** The date that a number shows under its style; null where it shows none. */
export function dateOf(number: number, style: number, { styles, date1904 }: CellContext): DateCell | null {
  const kind = styles[style];
  if (kind !== 'date' && kind !== 'month') return null;
  const date = serialDate(date1904 ? number + 1462 : number);
  if (!date) return null;
  // A day that only the format hides is kept.
  return kind === 'month' && date.endsWith('-01') ? { kind: 'date', date, monthOnly: true } : { kind: 'date', date };
}

/**
 * What a number shows under its style beyond its own digits; null where that is nothing. Of two decimal places only those matter that make a
 * year's October of its January.
 */
export function shownOf(number: number, style: number, { styles }: CellContext): ShownNumber | null {
  const kind = styles[style];
  if (typeof kind === 'number') {
    const text = Number.isInteger(number) && number >= 0 ? String(number).padStart(kind, '0') : '';
    return text.startsWith('0') && text.length > 1 ? { kind: 'shown', value: number, text } : null;
  }
  const text = String(number);
  return kind === 'places' && /^(19|20)\d\d\.1$/.test(text) ? { kind: 'shown', value: number, text: `${text}0` } : null;
}

/** The text of a string item: its runs joined, phonetic readings left out. */
export function richText(xml: string): string {
  if (xml.startsWith('<t>') && xml.indexOf('<', 3) === xml.length - 4) return unescapeXml(xml.slice(3, -4));
  if (xml.includes('<rPh')) xml = xml.replace(/<rPh[\s\S]*?<\/rPh>/g, '');
  let text = '';
  for (const m of xml.matchAll(/<t(?:\s[^>]*)?>([^<]*)<\/t>/g)) text += m[1]!;
  return unescapeXml(text);
}
