/** What the hucre library reads for us: .xls, .xlsb, .ods, and .xlsx in a dialect our scanner does not speak. Kept behind the port. */
import { EncryptedFileError, read } from 'hucre';
import type { CellValue, Sheet as LibrarySheet } from 'hucre';
import { Refusal } from '#shared/contract/refusal.ts';
import { fillFormulas } from './formulas.ts';
import type { Cell, Format, Sheet, SheetRow, Workbook } from './workbook.ts';
import { limits } from './workbook.ts';

/** `hidden`: hidden columns sheet by sheet, where the caller knows better than the library. */
export async function readWithLibrary(bytes: Buffer, format: Format, hidden: readonly number[][] = []): Promise<Workbook> {
  let sheets: readonly LibrarySheet[];
  try {
    sheets = (await read(bytes)).sheets;
  } catch (error) {
    if (error instanceof EncryptedFileError || /encrypt|password/i.test(String(error))) throw new Refusal('workbookEncrypted');
    if (/too large|exceed|limit|maximum/i.test(String(error))) throw new Refusal('workbookTooLarge', { reason: 'library' });
    throw new Refusal('workbookNotOne', { reason: format });
  }
  return { format, sheets: sheets.map((sheet, i) => convert(sheet, hidden[i])) };
}

function convert(sheet: LibrarySheet, hidden: readonly number[] | undefined): Sheet {
  const rows: SheetRow[] = [];
  for (let i = 0; i < sheet.rows.length; i++) {
    // Of an .xls, a row that holds nothing is not there.
    const source: readonly CellValue[] = sheet.rows[i] ?? [];
    let cells: Cell[] | null = null;
    for (let c = 0; c < source.length && c < 512; c++) {
      const extra = sheet.cells?.get(`${i},${c}`);
      const value = plain(source[c] ?? null);
      const cell: Cell = extra?.formula ? { kind: 'formula', formula: extra.formula, value: isError(value) ? null : value } : value;
      if (cell === null) continue;
      cells ??= [];
      while (cells.length < c) cells.push(null);
      cells[c] = cell;
    }
    if (cells) rows.push({ no: i + 1, cells });
    if (rows.length > limits.rows) throw new Refusal('workbookTooLarge', { reason: 'rows' });
  }
  const converted: Sheet = {
    name: sheet.name,
    hidden: sheet.hidden === true || sheet.veryHidden === true,
    rows,
    merges: (sheet.merges ?? []).map((m) => ({ top: m.startRow + 1, left: m.startCol, bottom: m.endRow + 1, right: m.endCol })),
    hiddenColumns: [...(hidden ?? (sheet.columns ?? []).flatMap((column, index) => (column.hidden ? [index] : [])))],
  };
  fillFormulas(converted);
  return converted;
}

type Plain = Exclude<Cell, { kind: 'formula' }>;
const isError = (value: Plain): value is { kind: 'error'; text: string } =>
  value !== null && typeof value === 'object' && value.kind === 'error';

function plain(value: CellValue): Plain {
  if (value === null || value === undefined || value === '') return null;
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? null : { kind: 'date', date: new Date(value.getTime() + 1000).toISOString().slice(0, 10) };
  if (typeof value === 'string')
    return /^#(REF|N\/A|VALUE|NAME|DIV\/0|NUM|NULL)[!?]?$/.test(value) ? { kind: 'error', text: value } : value;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return String(value);
}
