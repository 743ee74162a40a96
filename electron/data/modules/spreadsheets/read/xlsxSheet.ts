/**
 * The cells of one .xlsx sheet, scanned from its XML as it unpacks. Written for speed (see
 * `docs/decisions/0009-own-xlsx-scanner.md`) and for sheets of a million formatted but empty rows, which pass through without being kept.
 */
import { Refusal } from '#shared/contract/envelope.ts';
import { serialDate } from '#shared/domain/dates.ts';
import type { Cell, Merge, SheetRow } from './workbook.ts';
import { columnNumber, limits } from './workbook.ts';
import { attribute, startTags, unescapeXml } from './xml.ts';

/** What cells refer to: shared strings, and per style whether it shows a date. */
export type CellContext = { strings: readonly string[]; styles: readonly StyleKind[]; date1904: boolean };
export type StyleKind = 'plain' | 'date' | 'month';
export type ScannedSheet = { rows: SheetRow[]; merges: Merge[]; hiddenColumns: number[] };

/** Takes the XML in pieces; `end` gives what was found. */
export class SheetScanner {
  readonly rows: SheetRow[] = [];
  private readonly context: CellContext;
  private pending = '';
  private head = '';
  private rowNo = 0;
  private cellCount = 0;
  private inRows = false;

  constructor(context: CellContext) {
    this.context = context;
  }

  push(text: string): void {
    this.pending = this.pending ? this.pending + text : text;
    if (!this.inRows) {
      const start = this.pending.indexOf('<sheetData');
      if (start < 0) return;
      this.head = this.pending.slice(0, start);
      this.pending = this.pending.slice(start + 10);
      this.inRows = true;
    }
    // Everything up to the end of the last whole row.
    const end = this.pending.lastIndexOf('</row>');
    if (end >= 0) {
      this.scan(this.pending.slice(0, end + 6));
      this.pending = this.pending.slice(end + 6);
    } else if (this.pending.length > 4_000_000) {
      this.dropEmptyRows();
    }
  }

  end(): ScannedSheet {
    const tail = this.pending;
    const close = tail.indexOf('</sheetData>');
    if (this.inRows && close > 0) this.scan(tail.slice(0, close));
    const columns = startTags(this.head, 'col').filter((tag) => ['1', 'true'].includes(attribute(tag, 'hidden') ?? ''));
    const hiddenColumns: number[] = [];
    for (const tag of columns) {
      const last = Math.min(Number(attribute(tag, 'max')), 500);
      for (let c = Number(attribute(tag, 'min')); c <= last; c++) hiddenColumns.push(c - 1);
    }
    const merges = startTags(close >= 0 ? tail.slice(close) : tail, 'mergeCell').flatMap((tag) => mergeOf(attribute(tag, 'ref') ?? ''));
    return { rows: this.rows, merges, hiddenColumns };
  }

  /** `<row r="5" s="1"/>` a million times over, without one `</row>`. */
  private dropEmptyRows(): void {
    const last = this.pending.lastIndexOf('<row');
    if (last <= 0) throw new Refusal('workbookTooLarge', { reason: 'row' });
    this.scan(this.pending.slice(0, last));
    this.pending = this.pending.slice(last);
  }

  private scan(xml: string): void {
    let at = xml.indexOf('<row');
    while (at >= 0) {
      const tagEnd = xml.indexOf('>', at);
      if (tagEnd < 0) return;
      const no = rowNumber(xml, at + 4, tagEnd);
      this.rowNo = no > 0 ? no : this.rowNo + 1;
      if (xml.charCodeAt(tagEnd - 1) === 47) {
        at = xml.indexOf('<row', tagEnd);
        continue;
      }
      at = this.scanCells(xml, tagEnd + 1);
    }
  }

  /** Reads cells up to `</row>`; answers where the next row starts, or -1. */
  private scanCells(xml: string, at: number): number {
    let cells: Cell[] | null = null;
    let column = -1;
    for (;;) {
      at = xml.indexOf('<', at);
      if (at < 0) break;
      const c = xml.charCodeAt(at + 1);
      if (c === 47) {
        // </row>, or the end of something unknown
        if (xml.startsWith('</row>', at)) break;
        at += 2;
        continue;
      }
      const after = xml.charCodeAt(at + 2);
      if (c !== 99 || (after !== 32 && after !== 62 && after !== 47 && after !== 10 && after !== 13 && after !== 9)) {
        if (c === 114 && xml.startsWith('<row', at)) break;
        at++;
        continue;
      }
      const tagEnd = xml.indexOf('>', at);
      if (tagEnd < 0) break;
      // attributes r, s, t
      let style = 0;
      let type = '';
      column++;
      let p = at + 2;
      while (p < tagEnd) {
        const equals = xml.indexOf('=', p);
        if (equals < 0 || equals > tagEnd) break;
        const quote = xml.charCodeAt(equals + 1);
        const close = xml.indexOf(quote === 39 ? "'" : '"', equals + 2);
        if (close < 0 || close > tagEnd) break;
        const nameChar = xml.charCodeAt(equals - 1);
        if (isSpace(xml.charCodeAt(equals - 2))) {
          if (nameChar === 114) column = columnAt(xml, equals + 2, close);
          else if (nameChar === 115) style = Number(xml.slice(equals + 2, close));
          else if (nameChar === 116) type = xml.slice(equals + 2, close);
        }
        p = close + 1;
      }
      if (xml.charCodeAt(tagEnd - 1) === 47) {
        at = tagEnd + 1;
        continue;
      }
      const cellEnd = xml.indexOf('</c>', tagEnd);
      if (cellEnd < 0) break;
      const cell = this.cell(xml, tagEnd + 1, cellEnd, type, style);
      at = cellEnd + 4;
      if (cell === null || column < 0 || column > 511) continue;
      cells ??= [];
      while (cells.length < column) cells.push(null);
      cells[column] = cell;
      if (++this.cellCount > limits.cells) throw new Refusal('workbookTooLarge', { reason: 'cells' });
    }
    if (cells) {
      if (this.rows.length >= limits.rows) throw new Refusal('workbookTooLarge', { reason: 'rows' });
      this.rows.push({ no: this.rowNo, cells });
    }
    return at < 0 ? -1 : xml.indexOf('<row', at);
  }

  private cell(xml: string, from: number, end: number, type: string, style: number): Cell {
    // the common case: <v>…</v> and nothing else
    if (xml.startsWith('<v>', from)) {
      const close = xml.indexOf('</v>', from);
      if (close > 0 && close <= end) return this.value(xml.slice(from + 3, close), type, style);
    }
    const body = xml.slice(from, end);
    if (type === 'inlineStr' || body.includes('<is')) return emptyToNull(richText(body));
    const v = /<v[^>]*>([^<]*)<\/v>/.exec(body);
    const value = v ? this.value(v[1]!, type, style) : null;
    const f = /<f(?:\s[^>]*)?(?:\/>|>([\s\S]*?)<\/f>)/.exec(body);
    if (!f) return value;
    const formula = unescapeXml(f[1] ?? '');
    if (value !== null && typeof value === 'object' && value.kind === 'error') return value;
    return { kind: 'formula', formula, value: value };
  }

  private value(raw: string, type: string, style: number): Exclude<Cell, { kind: 'formula' }> {
    switch (type) {
      case 's':
        return this.context.strings[Number(raw)] || null;
      case 'str':
        return emptyToNull(unescapeXml(raw));
      case 'b':
        return raw === '1';
      case 'e':
        return { kind: 'error', text: unescapeXml(raw) };
      case 'd':
        return { kind: 'date', date: raw.slice(0, 10) };
      default: {
        if (raw === '') return null;
        const number = Number(raw);
        if (!Number.isFinite(number)) return emptyToNull(unescapeXml(raw));
        const kind = this.context.styles[style];
        if (kind === undefined || kind === 'plain') return number;
        const date = serialDate(this.context.date1904 ? number + 1462 : number);
        if (!date) return number;
        // A day that only the format hides is kept.
        return kind === 'month' && date.endsWith('-01') ? { kind: 'date', date, monthOnly: true } : { kind: 'date', date };
      }
    }
  }
}

const emptyToNull = (text: string): string | null => text || null;
const isSpace = (c: number): boolean => c === 32 || c === 10 || c === 13 || c === 9;

function rowNumber(xml: string, from: number, end: number): number {
  const at = xml.indexOf(' r="', from - 1);
  if (at < 0 || at > end) return -1;
  let n = 0;
  for (let p = at + 4; p < end; p++) {
    const digit = xml.charCodeAt(p) - 48;
    if (digit < 0 || digit > 9) break;
    n = n * 10 + digit;
  }
  return n;
}

function columnAt(xml: string, from: number, end: number): number {
  let n = 0;
  for (let p = from; p < end; p++) {
    const letter = xml.charCodeAt(p) & 0xdf;
    if (letter < 65 || letter > 90) break;
    n = n * 26 + (letter - 64);
  }
  return n - 1;
}

/** The text of a string item: its runs joined, phonetic readings left out. */
export function richText(xml: string): string {
  if (xml.startsWith('<t>') && xml.indexOf('<', 3) === xml.length - 4) return unescapeXml(xml.slice(3, -4));
  if (xml.includes('<rPh')) xml = xml.replace(/<rPh[\s\S]*?<\/rPh>/g, '');
  let text = '';
  for (const m of xml.matchAll(/<t(?:\s[^>]*)?>([^<]*)<\/t>/g)) text += m[1]!;
  return unescapeXml(text);
}

function mergeOf(ref: string): Merge[] {
  const m = /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/.exec(ref);
  return m ? [{ top: Number(m[2]), left: columnNumber(m[1]!), bottom: Number(m[4]), right: columnNumber(m[3]!) }] : [];
}
