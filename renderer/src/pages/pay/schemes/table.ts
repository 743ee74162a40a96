/** A table by grade while it is typed: columns, filling in series, pasting from a workbook. Values are fen or ten-thousandths. */
import type { Table } from '#shared/domain/pay/index.ts';
import { fenOf, ratioOf } from '../../../words/amounts.ts';

export type Column = (number | null)[];

export const isSplit = (table: Table): table is Record<string, Column> => !Array.isArray(table);
export const columnOf = (table: Table, post: string): Column => (isSplit(table) ? (table[post] ?? []) : table);

/** A column with a value put at a grade; no empty values are left at its end. */
export function putAt(column: Column, grade: number, value: number | null): Column {
  const next = Array.from({ length: Math.max(column.length, grade) }, (_, i) => column[i] ?? null);
  next[grade - 1] = value;
  while (next.length > 0 && next.at(-1) === null) next.pop();
  return next;
}

/** The same table with some cells changed. */
export function withCells(table: Table, cells: readonly { post: string; grade: number; value: number | null }[]): Table {
  if (!isSplit(table)) return cells.reduce<Column>((column, c) => putAt(column, c.grade, c.value), table);
  const next = { ...table };
  for (const { post, grade, value } of cells) next[post] = putAt(next[post] ?? [], grade, value);
  return next;
}

/** One column for every post out of the common one, within each post's grades; the common one out of the first that has a value. */
export const split = (table: Column, posts: readonly { key: string; lowestGrade: number; highestGrade: number }[]): Table =>
  Object.fromEntries(
    posts.map((p) => [
      p.key,
      table.reduce<Column>((column, v, i) => (i + 1 < p.lowestGrade || i + 1 > p.highestGrade ? column : putAt(column, i + 1, v)), []),
    ]),
  );
export function joined(table: Record<string, Column>): Column {
  const columns = Object.values(table);
  const length = Math.max(0, ...columns.map((c) => c.length));
  return Array.from({ length }, (_, i) => columns.map((c) => c[i] ?? null).find((v) => v !== null) ?? null);
}
/** Whether joining loses nothing: the posts agree wherever they have a value. */
export const joinable = (table: Record<string, Column>): boolean => {
  const one = joined(table);
  return Object.values(table).every((c) => c.every((v, i) => v === null || v === one[i]));
};

export const numberOf = (of: 'fen' | 'ratio', text: string): number | null => (of === 'fen' ? fenOf(text) : ratioOf(text));

/** What a workbook puts on the clipboard, as rows of numbers; empty cells are null. Null where a cell is no number. */
export function pasted(text: string, of: 'fen' | 'ratio'): (number | null)[][] | null {
  const rows = text
    .replace(/\r/g, '')
    .replace(/\n$/, '')
    .split('\n')
    .map((row) => row.split('\t').map((cell) => cell.trim()));
  const read = rows.map((row) => row.map((cell) => (cell === '' ? null : numberOf(of, cell))));
  return read.some((row, r) => row.some((v, c) => v === null && rows[r]![c] !== '')) ? null : read;
}
