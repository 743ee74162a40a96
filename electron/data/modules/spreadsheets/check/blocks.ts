/** Columns whose merged cells a file format has lost. */
import type { Field } from '#shared/registers/index.ts';
import type { Table } from '../find/propose.ts';
import type { Cell, SheetRow } from '../read/workbook.ts';
import { cellText, isBlank } from '../read/workbook.ts';

/** Fields of a list item by which lists are grouped. */
const grouping: ReadonlySet<string> = new Set(['kind', 'type', 'field']);

type Column = { index: number; field: Field };

/**
 * Merged cells that a CSV has lost: a community, committee, type or field of duty (and the item above its sub-items) written on the first row
 * of its block only. Told from cells left empty by
 * mistake by the whole column: the first row is filled, most others are not, and no name comes twice.
 */
export class BlockFill {
  private readonly columns = new Set<number>();
  private readonly last = new Map<number, Cell>();

  constructor(table: Table, columns: readonly Column[]) {
    const { records } = table.raw;
    const hasSubItems = columns.some((c) => c.field.name === 'subItem');
    for (const { index, field } of columns) {
      if (
        !(field.type === 'link' || grouping.has(field.name) || (field.name === 'title' && hasSubItems)) ||
        records.length < 3 ||
        isBlank(records[0]!.cells[index])
      )
        continue;
      const filled = records.filter((r) => !isBlank(r.cells[index])).map((r) => cellText(r.cells[index]));
      if (filled.length <= records.length * 0.6 && new Set(filled).size === filled.length) this.columns.add(index);
    }
  }

  /** Whether a column's empty cells mean the one above. */
  fills(index: number): boolean {
    return this.columns.has(index);
  }

  /** The cell of a column that fills. */
  cell(index: number, row: SheetRow): Cell {
    const cell = row.cells[index] ?? null;
    if (isBlank(cell)) return this.last.get(index) ?? null;
    this.last.set(index, cell);
    return cell;
  }
}
