/**
 * The cells of one .xlsx sheet, scanned byte by byte from its XML as it unpacks. Written for speed (see
 * `docs/decisions/0009-own-xlsx-scanner.md`) and for sheets of a million formatted but empty rows, which pass through without being kept.
 */
import { Refusal } from '#shared/contract/refusal.ts';
import { columnNumber } from '#shared/domain/columns.ts';
import { RowPacker } from './packed.ts';
import type { RowPack, Texts } from './packed.ts';
import type { Merge } from './workbook.ts';
import { cellOf, dateOf, shownOf } from './xlsxCell.ts';
import type { CellContext } from './xlsxCell.ts';
import { attribute, startTags } from './xml.ts';

export type ScannedSheet = {
  pack: RowPack;
  merges: Merge[];
  hiddenColumns: number[];
  /** A formula whose result the file does not hold. */ unreckoned: boolean;
};

const quote = 34;
const apostrophe = 39;
const slash = 47;
const equals = 61;
const less = 60;
const greater = 62;
const isSpace = (c: number): boolean => c === 32 || c === 10 || c === 13 || c === 9;
const noBytes = Buffer.alloc(0);

/** Takes the XML in pieces; `end` gives what was found. */
export class SheetScanner {
  private readonly context: CellContext;
  private readonly packer: RowPacker;
  private pending: Buffer = noBytes;
  private room: Buffer = noBytes;
  private head = '';
  private rowNo = 0;
  private inRows = false;
  private unreckoned = false;
  /** Dates by day (months: below zero) as the packer keeps them; -1 for what is no date. */
  private readonly dates = new Map<number, number>();
  // The attributes of the tag read last: `r` as letters and digits, `s`, and where `t` stands.
  private column = -1;
  private row = -1;
  private style = 0;
  private typeFrom = 0;
  private typeEnd = 0;

  constructor(context: CellContext, texts: Texts) {
    this.context = context;
    this.packer = new RowPacker(texts);
  }

  push(bytes: Buffer): void {
    this.pending = this.joined(bytes);
    if (!this.inRows) {
      const start = this.pending.indexOf('<sheetData');
      if (start < 0) return;
      this.head = this.pending.toString('utf8', 0, start);
      this.pending = this.pending.subarray(start + 10);
      this.inRows = true;
    }
    // Everything up to the end of the last whole row.
    const end = this.pending.lastIndexOf('</row>');
    if (end >= 0) {
      this.scan(this.pending.subarray(0, end + 6));
      this.pending = this.pending.subarray(end + 6);
    } else if (this.pending.length > 4_000_000) {
      this.dropEmptyRows();
    }
  }

  /** What is pending with what has come, in one buffer from piece to piece: a new one each time sets off collection after collection of garbage. */
  private joined(bytes: Buffer): Buffer {
    const { pending } = this;
    const size = pending.length + bytes.length;
    if (pending.length === 0) return bytes;
    if (size > this.room.length) this.room = Buffer.allocUnsafeSlow(size * 2);
    this.room.set(pending);
    this.room.set(bytes, pending.length);
    return this.room.subarray(0, size);
  }

  end(): ScannedSheet {
    const close = this.pending.indexOf('</sheetData>');
    if (this.inRows && close > 0) this.scan(this.pending.subarray(0, close));
    const columns = startTags(this.head, 'col').filter((tag) => ['1', 'true'].includes(attribute(tag, 'hidden') ?? ''));
    const hiddenColumns: number[] = [];
    for (const tag of columns) {
      const last = Math.min(Number(attribute(tag, 'max')), 500);
      for (let c = Number(attribute(tag, 'min')); c <= last; c++) hiddenColumns.push(c - 1);
    }
    const tail = this.pending.toString('utf8', Math.max(close, 0));
    const merges = startTags(tail, 'mergeCell').flatMap((tag) => mergeOf(attribute(tag, 'ref') ?? ''));
    return { pack: this.packer.end(), merges, hiddenColumns, unreckoned: this.unreckoned };
  }

  /** `<row r="5" s="1"/>` a million times over, without one `</row>`. */
  private dropEmptyRows(): void {
    const last = this.pending.lastIndexOf('<row');
    if (last <= 0) throw new Refusal('workbookTooLarge', { reason: 'row' });
    this.scan(this.pending.subarray(0, last));
    this.pending = this.pending.subarray(last);
  }

  private scan(xml: Buffer): void {
    let at = xml.indexOf('<row');
    while (at >= 0) {
      const tagEnd = this.readTag(xml, at + 4);
      if (tagEnd < 0) return;
      this.rowNo = this.row > 0 ? this.row : this.rowNo + 1;
      const rowNo = this.rowNo;
      if (xml[tagEnd - 1] === slash) {
        at = nextRow(xml, tagEnd);
        continue;
      }
      at = this.scanCells(xml, tagEnd + 1);
      this.packer.endRow(rowNo);
    }
  }

  /** Reads cells up to `</row>`; answers where the next row starts, or -1. */
  private scanCells(xml: Buffer, at: number): number {
    const size = xml.length;
    let column = -1;
    for (;;) {
      while (at < size && xml[at] !== less) at++;
      if (at >= size) return -1;
      const c = xml[at + 1];
      if (c === slash) {
        // </row>, or the end of something unknown
        if (isRow(xml, at + 2) && xml[at + 5] === greater) break;
        at += 2;
        continue;
      }
      const after = xml[at + 2]!;
      if (c !== 99 || !(after === 32 || after === greater || after === slash || isSpace(after))) {
        if (isRow(xml, at + 1)) break;
        at++;
        continue;
      }
      const tagEnd = this.readTag(xml, at + 2);
      if (tagEnd < 0) return -1;
      column = this.column >= 0 ? this.column : column + 1;
      if (xml[tagEnd - 1] === slash) {
        at = tagEnd + 1;
        continue;
      }
      at = this.readCell(xml, tagEnd + 1, column);
      if (at < 0) return -1;
    }
    return nextRow(xml, at);
  }

  /** Reads `r`, `s` and `t` up to the end of a start tag, and answers where its `>` stands, or -1. */
  private readTag(xml: Buffer, at: number): number {
    const size = xml.length;
    this.column = this.row = -1;
    this.style = this.typeFrom = this.typeEnd = 0;
    for (;;) {
      while (at < size && xml[at] !== equals && xml[at] !== greater) at++;
      if (at >= size) return -1;
      if (xml[at] === greater) return at;
      const name = isSpace(xml[at - 2]!) ? xml[at - 1] : 0;
      const mark = xml[at + 1];
      const from = at + 2;
      if (mark !== quote && mark !== apostrophe) {
        at++;
        continue;
      }
      at = from;
      while (at < size && xml[at] !== mark) at++;
      if (name === 114) this.readPlace(xml, from, at);
      else if (name === 115) this.style = wholeNumber(xml, from, at);
      else if (name === 116) {
        this.typeFrom = from;
        this.typeEnd = at;
      }
      at++;
    }
  }

  /** `AB12` of a cell, `12` of a row. */
  private readPlace(xml: Buffer, from: number, end: number): void {
    let column = 0;
    let p = from;
    for (; p < end; p++) {
      const letter = xml[p]! & 0xdf;
      if (letter < 65 || letter > 90) break;
      column = column * 26 + (letter - 64);
    }
    this.column = column - 1;
    this.row = wholeNumber(xml, p, end);
  }

  /** Packs the cell whose tag was just read; answers where it ends, or -1. */
  private readCell(xml: Buffer, from: number, column: number): number {
    const kept = column >= 0 && column <= 511;
    const typeLength = this.typeEnd - this.typeFrom;
    const type = typeLength === 0 ? 110 : typeLength === 1 ? xml[this.typeFrom]! : 0;
    // The common case: `<v>digits</v></c>`, a number or the number of a shared string.
    if ((type === 110 || type === 115) && xml[from] === less && xml[from + 1] === 118 && xml[from + 2] === greater) {
      let p = from + 3;
      let number = 0;
      let point = -1;
      for (; ; p++) {
        const digit = xml[p]! - 48;
        if (digit >= 0 && digit <= 9) number = number * 10 + digit;
        else if (digit === -2 && point < 0) point = p;
        else break;
      }
      const digits = p - from - 3;
      if (digits > (point < 0 ? 0 : 1) && digits <= 15 && xml[p] === less && isCellEnd(xml, p)) {
        if (kept && type === 115) this.packer.shared(column, number);
        else if (kept) this.packNumber(column, point < 0 ? number : number / 10 ** (p - point - 1));
        return p + 8;
      }
    }
    const end = xml.indexOf('</c>', from);
    if (end < 0) return -1;
    if (kept) {
      const cell = cellOf(xml.toString('utf8', from, end), xml.toString('latin1', this.typeFrom, this.typeEnd), this.style, this.context);
      if (cell !== null && typeof cell === 'object' && cell.kind === 'formula' && cell.value === null) this.unreckoned = true;
      this.packer.cell(column, cell);
    }
    return end + 4;
  }

  /** Digits that fit a double are exact, and so is their quotient by a power of ten. */
  private packNumber(column: number, number: number): void {
    const kind = this.context.styles[this.style];
    if (kind === undefined || kind === 'plain') {
      this.packer.number(column, number);
      return;
    }
    if (kind !== 'date' && kind !== 'month') {
      this.packer.cell(column, shownOf(number, this.style, this.context) ?? number);
      return;
    }
    const key = kind === 'month' ? -1 - Math.floor(number) : Math.floor(number);
    let kept = this.dates.get(key);
    if (kept === undefined) {
      const date = dateOf(number, this.style, this.context);
      this.dates.set(key, (kept = date ? this.packer.keep(date) : -1));
    }
    if (kept < 0) this.packer.number(column, number);
    else this.packer.other(column, kept);
  }
}

/** `row` at a place. */
const isRow = (xml: Buffer, at: number): boolean => xml[at] === 114 && xml[at + 1] === 111 && xml[at + 2] === 119;

/** `</v></c>` at a place. */
const isCellEnd = (xml: Buffer, at: number): boolean =>
  xml[at + 1] === slash &&
  xml[at + 2] === 118 &&
  xml[at + 3] === greater &&
  xml[at + 4] === less &&
  xml[at + 5] === slash &&
  xml[at + 6] === 99 &&
  xml[at + 7] === greater;

/** Where the next `<row` stands; rows follow one another closely. */
function nextRow(xml: Buffer, at: number): number {
  for (const end = Math.min(at + 64, xml.length); at < end; at++) if (xml[at] === less && isRow(xml, at + 1)) return at;
  return xml.indexOf('<row', at);
}

function wholeNumber(xml: Buffer, from: number, end: number): number {
  let n = 0;
  for (let p = from; p < end; p++) {
    const digit = xml[p]! - 48;
    if (digit < 0 || digit > 9) break;
    n = n * 10 + digit;
  }
  return n;
}

function mergeOf(ref: string): Merge[] {
  const m = /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/.exec(ref);
  return m ? [{ top: Number(m[2]), left: columnNumber(m[1]!), bottom: Number(m[4]), right: columnNumber(m[3]!) }] : [];
}
