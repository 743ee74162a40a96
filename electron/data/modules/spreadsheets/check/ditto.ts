/** 同上 and 〃 in a column: what the cell above says. */
import type { Cell, SheetRow } from '../read/workbook.ts';

const ditto = /^[（(]?(同上|同前|上同|〃|″|＂|")[)）。]?$/;

export class Ditto {
  private readonly last = new Map<number, Cell>();

  /** The cell of a column, rows asked for from top to bottom. In the first it is an error, for nothing stands above. */
  cell(index: number, cells: SheetRow['cells']): Cell {
    const cell = cells[index] ?? null;
    if (typeof cell === 'string' && ditto.test(cell.trim())) return this.last.get(index) ?? { kind: 'error', text: cell.trim() };
    if (cell !== null) this.last.set(index, cell);
    return cell;
  }
}
