/** Columns whose merged cells a file format has lost. */
import type { Field } from '#shared/registers/index.ts';
import type { Table } from '../find/propose.ts';
import type { Cell } from '../read/workbook.ts';
import { cellText, isBlank } from '../read/workbook.ts';

/** Fields of a list item by which lists are grouped. */
const grouping: ReadonlySet<string> = new Set(['kind', 'type', 'field']);
/** Whether a field says which group a record is in and nothing of the record itself. */
export const groups = (field: Field): boolean => field.type === 'link' || grouping.has(field.name);

type Column = { index: number; field: Field };

/**
 * Merged cells that a CSV has lost: a community, committee, type or field of duty (and the item above its sub-items) written on the first row
 * of its block only. Told from cells left empty by mistake by the whole column: the first row is filled, most others are not, and no name comes
 * again after another. A merged area that is empty, as at the top of a printed page, means the block above too.
 */
export class BlockFill {
  private readonly columns = new Set<number>();
  private readonly merged = new Map<number, Set<number>>();
  private readonly last = new Map<number, Cell>();

  constructor(table: Table, columns: readonly Column[]) {
    const { records } = table.raw;
    const hasSubItems = columns.some((c) => c.field.name === 'subItem');
    for (const { index, field } of columns) {
      if (!(groups(field) || (field.name === 'title' && hasSubItems)) || records.length < 3) continue;
      const tall = table.sheet.merges.filter((m) => m.left <= index && index <= m.right && m.bottom > m.top && m.bottom - m.top < 5_000);
      if (tall.length > 0)
        this.merged.set(index, new Set(tall.flatMap((m) => Array.from({ length: m.bottom - m.top + 1 }, (_, i) => m.top + i))));
      if (isBlank(records[0]!.cells[index])) continue;
      const filled = records.filter((r) => !isBlank(r.cells[index])).map((r) => cellText(r.cells[index]));
      const blocks = filled.filter((name, i) => name !== filled[i - 1]);
      if (filled.length <= records.length * 0.6 && new Set(blocks).size === blocks.length) this.columns.add(index);
    }
  }

  /** Whether empty cells of a column may mean the one above. */
  fills(index: number): boolean {
    return this.columns.has(index) || this.merged.has(index);
  }

  /** What the cell of a column that fills stands for. */
  cell(index: number, cell: Cell, row: number): Cell {
    if (isBlank(cell)) return this.columns.has(index) || this.merged.get(index)?.has(row) ? (this.last.get(index) ?? null) : null;
    this.last.set(index, cell);
    return cell;
  }
}
