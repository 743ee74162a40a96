/** The port to workbook readers: what every format is turned into. Nothing behind it knows which library read the file. */

/** A date cell: its day, and whether its format shows only the month. */
export type DateCell = { kind: 'date'; date: string; monthOnly?: true };
/** A formula: `value` is what the program that saved the file had reckoned, or what we could; null where neither is there. */
export type FormulaCell = { kind: 'formula'; formula: string; value: string | number | boolean | DateCell | ShownNumber | null };
/** #REF!, #N/A … */
export type ErrorCell = { kind: 'error'; text: string };
/** A number that its format shows with digits it does not have: 1000 as 0000001000, 2015.1 as 2015.10. */
export type ShownNumber = { kind: 'shown'; value: number; text: string };
/** Plain values stand for themselves; null is an empty cell. */
export type Cell = null | string | number | boolean | DateCell | ShownNumber | FormulaCell | ErrorCell;

/** A row that holds anything. `no` as the workbook counts, from 1; `cells` by column, from 0. */
export type SheetRow = { no: number; cells: Cell[] };
/** A merged area: rows from 1, columns from 0, both ends included. */
export type Merge = { top: number; left: number; bottom: number; right: number };

export type Sheet = {
  name: string;
  hidden: boolean;
  rows: SheetRow[];
  merges: Merge[];
  /** Columns (from 0) that are not shown. */
  hiddenColumns: number[];
};

export type Format = 'xlsx' | 'xls' | 'xlsb' | 'ods' | 'csv';
export type Workbook = { format: Format; sheets: Sheet[] };

/** What a reader tells while it reads. */
export type Watch = {
  /** Share of the bytes done. */
  progress(done: number, of: number): void;
  /** The texts that cells name by number; the list may yet grow. */
  texts(list: readonly string[]): void;
};

export const limits = {
  /** Bytes of the file itself. */
  fileBytes: 200 * 1024 * 1024,
  /** Bytes of a CSV, which is held as text and as cells: a million rows of a roster. */
  csvBytes: 64 * 1024 * 1024,
  /** Bytes of all parts, unpacked. */
  unpackedBytes: 1536 * 1024 * 1024,
  /** Bytes of a part that has to be held as a whole (shared strings, an .ods). */
  partBytes: 256 * 1024 * 1024,
  /** A large part that shrinks further than this was made to do harm; a million formatted empty rows shrink to a sixtieth. */
  ratio: 250,
  ratioFrom: 64 * 1024 * 1024,
  rows: 400_000,
  cells: 12_000_000,
} as const;

/** What stands in a cell, as a reader of the sheet would see it. */
export function cellText(cell: Cell | undefined): string {
  if (cell == null) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return numberText(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  switch (cell.kind) {
    case 'date':
      return cell.monthOnly ? cell.date.slice(0, 7) : cell.date;
    case 'shown':
    case 'error':
      return cell.text;
    case 'formula':
      return cell.value === null ? `=${cell.formula}` : cellText(cell.value);
  }
}

/** Shortest digits without the noise of binary fractions, never with an exponent. */
export function numberText(value: number): string {
  if (Number.isInteger(value)) return Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value);
  return String(Number(value.toPrecision(15)));
}

export const isBlank = (cell: Cell | undefined): boolean => cell == null || (typeof cell === 'string' && cell.trim() === '');
