/** A sheet as offices print theirs: title, bordered table, its heads on every page, pages numbered. */
import type { Cell, CellStyle, CellValue, MergeRange, PageSetup, RichTextRun, RowDef, WriteSheet } from 'hucre';

const line = { style: 'thin', color: { rgb: '808080' } } as const;
const box = { top: line, bottom: line, left: line, right: line };
export const styles = {
  title: { font: { bold: true, size: 16 }, alignment: { horizontal: 'center', vertical: 'center', wrapText: true } },
  under: { alignment: { horizontal: 'left', vertical: 'center' } },
  head: {
    font: { bold: true },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'EFECE3' } },
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
    border: box,
  },
  heading: { font: { bold: true }, alignment: { horizontal: 'left', vertical: 'center' }, border: box },
  figure: { alignment: { horizontal: 'center', vertical: 'top' }, border: box, numFmt: '0' },
  text: { alignment: { horizontal: 'left', vertical: 'top', wrapText: true }, border: box, numFmt: '@' },
} as const satisfies Record<string, CellStyle>;

/** Lines that a text takes in a column of so many characters; a Chinese one is as wide as two. */
const linesOf = (text: string, width: number): number =>
  text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.replace(/[^\x00-\xff]/g, '··').length / (width - 1))), 0);

/** Points; a spreadsheet takes no more than 409 a row. */
const lineHeight = 15;
const highest = 409;

/** Cells by place, in the order in which they are set, and rows as high as their words need: not every program finds that by itself. */
export class Sheet {
  readonly cells = new Map<string, Partial<Cell>>();
  readonly merges: MergeRange[] = [];
  readonly heights = new Map<number, RowDef>();
  rows = 0;
  readonly widths: readonly number[];
  constructor(widths: readonly number[]) {
    this.widths = widths;
  }
  put(row: number, column: number, value: CellValue, style: CellStyle): void {
    const type = value === null || value === '' ? 'empty' : typeof value === 'number' ? 'number' : 'string';
    this.cells.set(`${row},${column}`, { value: type === 'empty' ? null : value, type, style });
    this.rows = Math.max(this.rows, row + 1);
  }
  /** One text across the whole width. */
  across(text: string, style: CellStyle, height = 20): void {
    const row = this.rows;
    for (let column = 0; column < this.widths.length; column++) this.put(row, column, column === 0 ? text : null, style);
    this.merge(row, 0, row, this.widths.length - 1);
    this.heights.set(row, { height });
  }
  merge(startRow: number, startCol: number, endRow: number, endCol: number): void {
    if (endRow > startRow || endCol > startCol) this.merges.push({ startRow, startCol, endRow, endCol });
  }
  /** A row of the table. */
  table(values: readonly (CellValue | readonly RichTextRun[])[]): void {
    const row = this.rows;
    let lines = 1;
    for (const [column, value] of values.entries()) {
      const text = Array.isArray(value)
        ? (value as readonly RichTextRun[]).map((r) => r.text).join('')
        : String((value as CellValue) ?? '');
      lines = Math.max(lines, linesOf(text, this.widths[column]!));
      if (Array.isArray(value)) {
        this.cells.set(`${row},${column}`, {
          value: text,
          type: 'richText',
          richText: [...(value as readonly RichTextRun[])],
          style: styles.text,
        });
        this.rows = Math.max(this.rows, row + 1);
      } else this.put(row, column, value as CellValue, typeof value === 'number' ? styles.figure : styles.text);
    }
    this.heights.set(row, { height: Math.min(highest, lines * lineHeight + 4) });
  }
  made(name: string, heads: number, setup: PageSetup): WriteSheet {
    return {
      name,
      rows: Array.from({ length: this.rows }, () => []),
      cells: this.cells,
      merges: this.merges,
      columns: this.widths.map((width) => ({ width })),
      rowDefs: this.heights,
      freezePane: { rows: heads },
      pageSetup: {
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        margins: { left: 0.47, right: 0.47, top: 0.55, bottom: 0.63, header: 0.3, footer: 0.3 },
        ...setup,
        printTitlesRow: `$${heads}:$${heads}`,
      },
      headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
    };
  }
}

export const papers: Record<string, PageSetup> = {
  a3Landscape: { paperSize: 'a3', orientation: 'landscape' },
  a4Landscape: { paperSize: 'a4', orientation: 'landscape' },
  a4Portrait: { paperSize: 'a4', orientation: 'portrait' },
};

export async function bytesOf(sheet: WriteSheet): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre'); // not at every start
  return writeXlsx({ sheets: [sheet] });
}
