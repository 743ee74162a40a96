/** A table that goes on upon the next sheet without its header: told by its cells, which look column by column like those before. */
import type { Cell, Sheet, SheetRow } from '../read/workbook.ts';
import { cellText, isBlank } from '../read/workbook.ts';
import { findTables } from './tables.ts';
import type { RawTable } from './tables.ts';

/** The rest of a table on a sheet that has no header; null where its rows are something else. */
export function continuedOn(sheet: Sheet, before: RawTable): RawTable | null {
  const rest: RawTable = {
    ...before,
    sheet: sheet.name,
    titles: [],
    headerRow: sheet.rows[0]?.no ?? 1,
    records: [],
    // What the last headings of the sheet before said goes on to hold.
    sections: before.sections.map((section) => ({ ...section, at: 0 })),
    after: [],
    totals: [],
  };
  const [found, ...others] = findTables(sheet, rest);
  if (!found || found.records.length === 0 || others.length > 0) return null;
  const likeness = likenessOf(before);
  const alike = found.records.filter((row) => likeness(row)).length;
  return alike >= found.records.length * 0.9 ? found : null;
}

/** Letters are nothing in particular; a number, a long run of digits or a date tells a column. */
type Shape = 'number' | 'digits' | 'date' | 'text';
function shapeOf(cell: Cell): Shape {
  if (cell !== null && typeof cell === 'object' && cell.kind === 'date') return 'date';
  const text = cellText(cell).normalize('NFKC').replace(/\s/g, '');
  if (/^(19|20)\d{2}[-/.年]\d{1,2}/.test(text)) return 'date';
  if (/^\d{7,17}[\dXx]?$/.test(text)) return 'digits';
  return /^[\d.,、()]+$/.test(text) ? 'number' : 'text';
}

/** Whether a row has what nearly every record before it has, each in its column and of its shape, and nothing beside. */
function likenessOf({ headings, records }: RawTable): (row: SheetRow) => boolean {
  const some = records.slice(0, 200);
  const usual = new Map<number, Set<Shape>>();
  for (const { column } of headings) {
    const shapes = some.flatMap(({ cells }) => (isBlank(cells[column]) ? [] : [shapeOf(cells[column]!)]));
    if (shapes.length >= some.length * 0.8) usual.set(column, new Set(shapes));
  }
  const columns = new Set(headings.map((h) => h.column));
  const telling = [...usual.values()].some((shapes) => !shapes.has('text'));
  return ({ cells }) =>
    telling &&
    cells.every((cell, column) => isBlank(cell) || columns.has(column)) &&
    [...usual].filter(([column, shapes]) => !isBlank(cells[column]) && shapes.has(shapeOf(cells[column]!))).length >= usual.size * 0.8;
}
