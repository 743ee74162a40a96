/** A sheet as offices lay it out: title rows, a header, merged cells, widths, borders. */
import type { Cell, CellValue, MergeRange, WriteSheet } from 'hucre';

const border = { style: 'thin' as const, color: { rgb: '808080' } };
const grid = {
  border: { top: border, bottom: border, left: border, right: border },
  alignment: { vertical: 'center' as const, wrapText: true },
};

export class SheetLayout {
  readonly rows: CellValue[][] = [];
  private readonly cells = new Map<string, Partial<Cell>>();
  private readonly merges: MergeRange[] = [];
  readonly name: string;
  readonly width: number;

  constructor(name: string, width: number) {
    this.name = name;
    this.width = width;
  }

  /** The row about to be written, from 0. */
  get next(): number {
    return this.rows.length;
  }

  merge(startRow: number, startCol: number, endRow: number, endCol: number): this {
    this.merges.push({ startRow, startCol, endRow, endCol });
    return this;
  }

  private style(row: number, col: number, style: Cell['style']): void {
    const key = `${row},${col}`;
    this.cells.set(key, { ...this.cells.get(key), ...(style ? { style } : {}) });
  }

  /** A line over the whole width; `size` in points. */
  title(text: string, size = 16): this {
    const row = this.next;
    this.rows.push([text]);
    this.merge(row, 0, row, this.width - 1);
    this.style(row, 0, { font: { bold: size > 11, size }, alignment: { horizontal: size > 11 ? 'center' : 'left', vertical: 'center' } });
    return this;
  }

  header(texts: CellValue[]): this {
    const row = this.next;
    this.rows.push(texts);
    for (let col = 0; col < this.width; col++)
      this.style(row, col, { ...grid, font: { bold: true }, alignment: { horizontal: 'center', vertical: 'center', wrapText: true } });
    return this;
  }

  /** A heading inside the data, over the whole width. */
  heading(text: string): this {
    const row = this.next;
    this.rows.push([text]);
    this.merge(row, 0, row, this.width - 1);
    for (let col = 0; col < this.width; col++) this.style(row, col, { ...grid, font: { bold: true } });
    return this;
  }

  data(values: CellValue[]): this {
    const row = this.next;
    this.rows.push(values);
    for (let col = 0; col < this.width; col++) this.style(row, col, grid);
    return this;
  }

  /** A formula in the last row, with what it comes to. */
  formula(col: number, formula: string, result: number): this {
    const key = `${this.next - 1},${col}`;
    this.rows[this.next - 1]![col] = result;
    this.cells.set(key, { ...this.cells.get(key), value: result, type: 'formula', formula, formulaResult: result });
    return this;
  }

  sheet(widths: number[]): WriteSheet {
    return {
      name: this.name,
      rows: this.rows,
      cells: this.cells,
      merges: this.merges,
      columns: widths.map((width) => ({ width })),
      pageSetup: { orientation: 'landscape' },
    };
  }
}
