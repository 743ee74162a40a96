/**
 * Formulas without a kept result (files written by programs that do not reckon): the simple forms of a pay sheet are worked out, sums, products
 * and roundings of cells on the same sheet. Everything else stays without a value and is told to the clerk. A kept result is never touched.
 */
import { columnNumber } from '#shared/domain/columns.ts';
import type { Cell, Sheet } from './workbook.ts';

type Grid = Map<number, Cell[]>;
/** Raised by anything beyond the simple forms. */
class NotSimple extends Error {}
/** Made once: a stack for each of a hundred thousand cells would take seconds. */
const notSimple = new NotSimple();

export function fillFormulas(sheet: Pick<Sheet, 'rows'>): void {
  let grid: Grid | null = null;
  for (const row of sheet.rows) {
    for (const cell of row.cells) {
      if (cell === null || typeof cell !== 'object' || cell.kind !== 'formula' || cell.value !== null || !cell.formula) continue;
      grid ??= new Map(sheet.rows.map((r) => [r.no, r.cells]));
      cell.value = reckon(cell.formula, grid, new Set());
    }
  }
}

function reckon(formula: string, grid: Grid, busy: Set<Cell>): number | null {
  try {
    const value = new Reckoner(formula, grid, busy).whole();
    return Number.isFinite(value) ? value : null;
  } catch (error) {
    if (error instanceof NotSimple) return null;
    throw error;
  }
}

const tokens = /\s*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+)|(\$?[A-Z]{1,3}\$?\d+)(?![A-Za-z(])|([A-Z]+)(?=\()|([-+*/^(),:%]))/gy;

class Reckoner {
  private readonly list: string[] = [];
  private readonly grid: Grid;
  private readonly busy: Set<Cell>;
  private at = 0;

  constructor(formula: string, grid: Grid, busy: Set<Cell>) {
    this.grid = grid;
    this.busy = busy;
    const text = formula.replace(/^=/, '').trim();
    tokens.lastIndex = 0;
    while (tokens.lastIndex < text.length) {
      const m = tokens.exec(text);
      if (!m) throw notSimple;
      this.list.push(m[0].trim().replace(/\$/g, ''));
    }
    if (this.list.length > 400) throw notSimple;
  }

  whole(): number {
    const value = this.sum();
    if (this.at < this.list.length) throw notSimple;
    return value;
  }

  private take(token: string): boolean {
    if (this.list[this.at] !== token) return false;
    this.at++;
    return true;
  }

  private need(token: string): void {
    if (!this.take(token)) throw notSimple;
  }

  private sum(): number {
    let value = this.product();
    for (;;) {
      if (this.take('+')) value += this.product();
      else if (this.take('-')) value -= this.product();
      else return value;
    }
  }

  private product(): number {
    let value = this.factor();
    for (;;) {
      if (this.take('*')) value *= this.factor();
      else if (this.take('/')) value /= this.factor();
      else return value;
    }
  }

  private factor(): number {
    if (this.take('-')) return -this.factor();
    if (this.take('+')) return this.factor();
    let value = this.atom();
    while (this.take('%')) value /= 100;
    return this.take('^') ? value ** this.factor() : value;
  }

  private atom(): number {
    if (this.take('(')) {
      const value = this.sum();
      this.need(')');
      return value;
    }
    const token = this.list[this.at++];
    if (token === undefined) throw notSimple;
    if (/^[\d.]/.test(token)) return Number(token);
    if (/\d$/.test(token)) return this.cellValue(token);
    this.need('(');
    const values = this.args();
    return apply(token, values);
  }

  private args(): number[] {
    const values: number[] = [];
    if (this.take(')')) return values;
    do {
      const from = this.list[this.at];
      if (from !== undefined && /^[A-Z]+\d+$/.test(from) && this.list[this.at + 1] === ':') {
        this.at += 2;
        const to = this.list[this.at++];
        if (to === undefined || !/^[A-Z]+\d+$/.test(to)) throw notSimple;
        values.push(...this.range(from, to));
      } else values.push(this.sum());
    } while (this.take(','));
    this.need(')');
    return values;
  }

  private range(from: string, to: string): number[] {
    const [a, b] = [place(from), place(to)];
    if ((b.row - a.row + 1) * (b.column - a.column + 1) > 500_000) throw notSimple;
    const values: number[] = [];
    for (let row = a.row; row <= b.row; row++) {
      const cells = this.grid.get(row);
      if (!cells) continue;
      for (let c = a.column; c <= b.column && c < cells.length; c++) {
        const cell = cells[c];
        // SUM passes over text and blanks
        if (typeof cell === 'number' || (cell !== null && typeof cell === 'object' && (cell.kind === 'formula' || cell.kind === 'shown')))
          values.push(this.numberOf(cell));
      }
    }
    return values;
  }

  private cellValue(ref: string): number {
    const { row, column } = place(ref);
    return this.numberOf(this.grid.get(row)?.[column] ?? null);
  }

  private numberOf(cell: Cell): number {
    if (cell === null) return 0;
    if (typeof cell === 'number') return cell;
    if (typeof cell === 'object' && cell.kind === 'shown') return cell.value;
    if (typeof cell === 'object' && cell.kind === 'formula') {
      if (cell.value === null && cell.formula && !this.busy.has(cell)) {
        this.busy.add(cell);
        cell.value = reckon(cell.formula, this.grid, this.busy);
        this.busy.delete(cell);
      }
      if (typeof cell.value === 'number') return cell.value;
    }
    throw notSimple;
  }
}

function apply(name: string, values: number[]): number {
  switch (name) {
    case 'SUM':
      return values.reduce((a, b) => a + b, 0);
    case 'PRODUCT':
      return values.reduce((a, b) => a * b, 1);
    case 'MAX':
      return values.length ? Math.max(...values) : 0;
    case 'MIN':
      return values.length ? Math.min(...values) : 0;
    case 'ABS':
      if (values.length === 1) return Math.abs(values[0]!);
      break;
    case 'ROUND':
      if (values.length === 2) return roundHalfUp(values[0]!, values[1]!);
      break;
  }
  throw notSimple;
}

/** Half away from zero, as spreadsheets do; the nudge takes back what binary fractions lost (1.005 is 1.00499…). */
function roundHalfUp(value: number, digits: number): number {
  const scale = 10 ** digits;
  return (Math.sign(value) * Math.round(Math.abs(value) * scale * (1 + Number.EPSILON * 4))) / scale;
}

function place(ref: string): { row: number; column: number } {
  const m = /^([A-Z]+)(\d+)$/.exec(ref);
  if (!m) throw notSimple;
  return { row: Number(m[2]), column: columnNumber(m[1]!) };
}
