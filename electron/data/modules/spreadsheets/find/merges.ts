/** Merged areas of a sheet, asked for by rows and cells. */
import type { Cell, Merge, SheetRow } from '../read/workbook.ts';
import { cellText, isBlank } from '../read/workbook.ts';

/** Merged areas by the rows they touch. */
export class MergeIndex {
  private readonly byRow = new Map<number, Merge[]>();
  private readonly values = new Map<Merge, Cell>();

  constructor(merges: readonly Merge[]) {
    for (const merge of merges) {
      // An area over a whole column is decoration.
      if (merge.bottom - merge.top > 5_000) continue;
      for (let row = merge.top; row <= merge.bottom; row++) {
        const list = this.byRow.get(row);
        if (list) list.push(merge);
        else this.byRow.set(row, [merge]);
      }
    }
  }

  at(row: number): Merge[] | undefined {
    return this.byRow.get(row);
  }

  covers(row: number, column: number): boolean {
    return this.area(row, column) !== undefined;
  }

  isWide(row: number, column: number): boolean {
    const area = this.area(row, column);
    return area !== undefined && area.right > area.left;
  }

  /** How deep the merges that start in a row make a header: 1 where there are none. */
  headerDepth(row: SheetRow): number {
    let depth = 1;
    for (const merge of this.byRow.get(row.no) ?? []) {
      const rows = merge.bottom - merge.top + 1;
      if (merge.top === row.no && rows > depth && rows <= 3 && !isBlank(row.cells[merge.left])) depth = rows;
    }
    return depth;
  }

  /** The text of the area over a cell, when it starts inside the header block. */
  textAt(row: number, column: number, block: readonly SheetRow[]): string | null {
    const area = this.area(row, column);
    const origin = area && block.find((r) => r.no === area.top);
    return area && origin ? cellText(origin.cells[area.left]) || null : null;
  }

  rightOf(row: SheetRow): number {
    let right = row.cells.length;
    for (const merge of this.byRow.get(row.no) ?? []) if (merge.right < 512) right = Math.max(right, merge.right + 1);
    return right;
  }

  keep(merge: Merge, value: Cell): void {
    this.values.set(merge, value);
  }

  kept(merge: Merge): Cell {
    return this.values.get(merge) ?? null;
  }

  area(row: number, column: number): Merge | undefined {
    return this.byRow.get(row)?.find((m) => column >= m.left && column <= m.right);
  }
}
