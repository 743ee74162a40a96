/** 同上 and 〃 in a column: what the cell above says. */
import type { Cell, SheetRow } from '../read/workbook.ts';

const ditto = /^[（(]?(同上|同前|上同|〃|″|＂|")[)）。]?$/;
const begins = '同上〃″＂"（( \u3000';

export class Ditto {
  private readonly last: Cell[] = [];

  /** The cell of a column, rows asked for from top to bottom. In the first it is an error, for nothing stands above. */
  cell(index: number, cells: SheetRow['cells']): Cell {
    const cell = cells[index] ?? null;
    // By length and beginning first: this is asked of every cell.
    if (typeof cell === 'string' && cell.length <= 6 && begins.includes(cell.charAt(0)) && ditto.test(cell.trim()))
      return this.last[index] ?? { kind: 'error', text: cell.trim() };
    if (cell !== null) this.last[index] = cell;
    return cell;
  }
}
