/**
 * Rows as the reading thread makes them and posts them: numbers in typed arrays, every text and every other cell once. A million cells cross to
 * the host in a few milliseconds, and the host keeps one string for a text that stands in ten thousand rows.
 */
import { Refusal } from '#shared/contract/refusal.ts';
import type { Cell, DateCell, Format, Sheet, SheetRow, Workbook } from './workbook.ts';
import { limits } from './workbook.ts';

/** What a cell of a block is; `values` has the number itself, or an index into the pack's `texts` or `others`. */
const kind = { empty: 0, text: 1, number: 2, boolean: 3, other: 4 } as const;

/** Some rows: `ends[i]` is where the cells of row `i` end. */
export type RowBlock = { nos: Int32Array; ends: Int32Array; kinds: Uint8Array; values: Float64Array };
/** `others`: dates (each once), formulas, errors. */
export type RowPack = { others: Cell[]; blocks: RowBlock[] };
export type PackedSheet = Omit<Sheet, 'rows'> & { pack: RowPack };
/** `texts`: those of all sheets. */
export type PackedWorkbook = { format: Format; texts: readonly string[]; sheets: PackedSheet[] };

/** The texts of a workbook, numbered. */
export class Texts {
  readonly list: string[];
  private readonly numbers = new Map<string, number>();

  /** `shared`: what cells name by number; it is added to. */
  constructor(shared: string[] = []) {
    this.list = shared;
  }

  numberOf(text: string): number {
    let at = this.numbers.get(text);
    if (at === undefined) this.numbers.set(text, (at = this.list.push(text) - 1));
    return at;
  }
}

const rowsInBlock = 2_000;

/** Takes cells from left to right and rows from top to bottom. Refuses `workbookTooLarge` beyond the limits. */
export class RowPacker {
  private readonly texts: Texts;
  private readonly others: Cell[] = [];
  private readonly blocks: RowBlock[] = [];
  private readonly dates = new Map<string, number>();
  private nos: number[] = [];
  private ends: number[] = [];
  private kinds = new Uint8Array(1 << 14);
  private values = new Float64Array(1 << 14);
  private used = 0;
  private rowFrom = 0;
  private rows = 0;
  private cells = 0;

  constructor(texts: Texts) {
    this.texts = texts;
  }

  /** A text by its number; the empty one is an empty cell. */
  shared(column: number, number: number): void {
    if (this.texts.list[number]) this.put(column, kind.text, number);
  }

  number(column: number, value: number): void {
    this.put(column, kind.number, value);
  }

  /** Keeps a cell that many places show; `other` puts it there. */
  keep(cell: Cell): number {
    return this.others.push(cell) - 1;
  }

  other(column: number, kept: number): void {
    this.put(column, kind.other, kept);
  }

  cell(column: number, cell: Cell): void {
    if (cell === null || cell === '') return;
    if (typeof cell === 'number') this.put(column, kind.number, cell);
    else if (typeof cell === 'boolean') this.put(column, kind.boolean, cell ? 1 : 0);
    else if (typeof cell === 'string') this.put(column, kind.text, this.texts.numberOf(cell));
    else if (cell.kind === 'date') this.put(column, kind.other, this.dateAt(cell));
    else this.put(column, kind.other, this.keep(cell));
  }

  /** Ends a row; one without a cell is not kept. */
  endRow(no: number): void {
    if (this.used === this.rowFrom) return;
    if (++this.rows > limits.rows) throw new Refusal('workbookTooLarge', { reason: 'rows' });
    this.nos.push(no);
    this.ends.push(this.used);
    this.rowFrom = this.used;
    if (this.nos.length === rowsInBlock) this.endBlock();
  }

  end(): RowPack {
    this.endBlock();
    return { others: this.others, blocks: this.blocks };
  }

  private put(column: number, of: number, value: number): void {
    const at = this.rowFrom + column;
    if (at >= this.kinds.length) this.grow(at + 1);
    this.kinds[at] = of;
    this.values[at] = value;
    if (at >= this.used) this.used = at + 1;
    if (++this.cells > limits.cells) throw new Refusal('workbookTooLarge', { reason: 'cells' });
  }

  private dateAt(cell: DateCell): number {
    const key = cell.monthOnly ? cell.date.slice(0, 7) : cell.date;
    let at = this.dates.get(key);
    if (at === undefined) this.dates.set(key, (at = this.keep(cell)));
    return at;
  }

  private grow(need: number): void {
    const size = Math.max(need, this.kinds.length * 2);
    const kinds = new Uint8Array(size);
    const values = new Float64Array(size);
    kinds.set(this.kinds);
    values.set(this.values);
    this.kinds = kinds;
    this.values = values;
  }

  private endBlock(): void {
    if (this.nos.length === 0) return;
    this.blocks.push({
      nos: Int32Array.from(this.nos),
      ends: Int32Array.from(this.ends),
      kinds: this.kinds.slice(0, this.used),
      values: this.values.slice(0, this.used),
    });
    this.nos = [];
    this.ends = [];
    this.kinds.fill(kind.empty, 0, this.used);
    this.used = this.rowFrom = 0;
  }
}

/** The rows of a block. Cells of the same date are the same object. */
export function unpackBlock({ nos, ends, kinds, values }: RowBlock, texts: readonly string[], others: readonly Cell[]): SheetRow[] {
  const rows: SheetRow[] = [];
  let at = 0;
  for (let i = 0; i < nos.length; i++) {
    const cells: Cell[] = [];
    for (const end = ends[i]!; at < end; at++) {
      const value = values[at]!;
      switch (kinds[at]) {
        case kind.text:
          cells.push(texts[value]!);
          break;
        case kind.number:
          cells.push(value);
          break;
        case kind.boolean:
          cells.push(value === 1);
          break;
        case kind.other:
          cells.push(others[value]!);
          break;
        default:
          cells.push(null);
      }
    }
    rows.push({ no: nos[i]!, cells });
  }
  return rows;
}

export const unpackRows = ({ others, blocks }: RowPack, texts: readonly string[]): SheetRow[] =>
  blocks.flatMap((block) => unpackBlock(block, texts, others));

/** What another reader has as rows, packed the same way. */
export function packWorkbook({ format, sheets }: Workbook): PackedWorkbook {
  const texts = new Texts();
  const packed = sheets.map(({ rows, ...sheet }) => {
    const packer = new RowPacker(texts);
    for (const { no, cells } of rows) {
      for (let column = 0; column < cells.length; column++) packer.cell(column, cells[column]!);
      packer.endRow(no);
    }
    return { ...sheet, pack: packer.end() };
  });
  return { format, texts: texts.list, sheets: packed };
}

export function unpackWorkbook({ format, texts, sheets }: PackedWorkbook): Workbook {
  return { format, sheets: sheets.map(({ pack, ...sheet }) => ({ ...sheet, rows: unpackRows(pack, texts) })) };
}
