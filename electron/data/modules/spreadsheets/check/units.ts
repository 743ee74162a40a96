/** Amounts that a sheet states in 万元: by the heading of their column, or by a line above the table for all of them. */
import type { Field } from '#shared/registers/index.ts';
import type { Table } from '../find/propose.ts';
import type { Cell } from '../read/workbook.ts';
import type { CellReader } from './cells.ts';

const tenThousand = /万元/;
const yuan = /[（(\s]元[）)/]/;

/** The reader of a column of money, as the sheet's unit has it. */
export function inItsUnit(read: CellReader, table: Table, index: number, field: Field): CellReader {
  if (field.type !== 'fen') return read;
  const heading = table.raw.headings.find((h) => h.column === index)?.parts.join('') ?? '';
  const above = table.raw.titles.some(({ text }) => /单位[:：]?\s*万元/.test(text));
  return tenThousand.test(heading) || (above && !yuan.test(heading)) ? (cell) => read(times10000(cell)) : read;
}

/** Figures only: what is none is left for the reader to refuse. */
function times10000(cell: Cell): Cell {
  if (typeof cell === 'number') return Number((cell * 10_000).toPrecision(15));
  if (typeof cell === 'string' && /^[\d.,]+$/.test(cell.trim())) return times10000(Number(cell.replaceAll(',', '')));
  if (cell !== null && typeof cell === 'object' && cell.kind === 'shown') return times10000(cell.value);
  if (cell !== null && typeof cell === 'object' && cell.kind === 'formula' && typeof cell.value === 'number')
    return { ...cell, value: times10000(cell.value) as number };
  return cell;
}
