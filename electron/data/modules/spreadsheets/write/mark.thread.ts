/** The thread's side of marking: the user's own .xlsx with fills and comments; other formats as an .xlsx of the same cells. */
import { readFile } from 'node:fs/promises';
import type { MessagePort } from 'node:worker_threads';
import { openXlsx, saveXlsx, writeXlsx } from 'hucre';
import type { Cell as LibraryCell, CellStyle, CellValue, WriteSheet } from 'hucre';
import { Refusal } from '#shared/contract/envelope.ts';
import type { ErrorCode } from '#shared/contract/envelope.ts';
import { columnNumber } from '#shared/domain/columns.ts';
import { readWorkbook } from '../read/reader.ts';
import type { Cell, Sheet } from '../read/workbook.ts';
import { cellText } from '../read/workbook.ts';
import { writeWhole } from '../../../wholeFile.ts';

export type Mark = { sheet: string; row: number; column: string; text: string; warning: boolean };
export type MarkInput = { path: string; target: string; marks: readonly Mark[] };
export type MarkMessage = { kind: 'end' } | { kind: 'refused'; code: ErrorCode; params: Record<string, unknown> };

export async function run(port: MessagePort, input: MarkInput): Promise<void> {
  let message: MarkMessage = { kind: 'end' };
  try {
    await writeWhole(input.target, await markedBytes(input));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    message = { kind: 'refused', code: error.code, params: error.params };
  }
  port.postMessage(message);
}

/** The bytes of the marked workbook. */
async function markedBytes({ path, marks }: Omit<MarkInput, 'target'>): Promise<Uint8Array> {
  const workbook = await readWorkbook(path);
  if (workbook.format === 'xlsx') {
    const bytes = await readFile(path);
    const own = await openXlsx(bytes, { readStyles: true }).catch(() => null);
    // A file with macros is given back without them, as a plain .xlsx of its cells.
    if (own && !own.hasMacros) {
      for (const sheet of own.sheets) {
        const of = marks.filter((mark) => mark.sheet === sheet.name);
        if (of.length === 0) continue;
        sheet.cells ??= new Map<string, LibraryCell>();
        for (const mark of of) {
          const [row, column] = [mark.row - 1, columnNumber(mark.column)];
          const cells = (sheet.rows[row] ??= []);
          while (cells.length <= column) cells.push(null);
          const cell: LibraryCell = sheet.cells.get(`${row},${column}`) ?? {
            value: cells[column] ?? null,
            type: typeOf(cells[column] ?? null),
          };
          sheet.cells.set(`${row},${column}`, { ...cell, style: { ...cell.style, fill: fillOf(mark) }, comment: commentOf(mark) });
        }
      }
      return saveXlsx(own);
    }
  }
  return writeXlsx({
    sheets: workbook.sheets.map((sheet) =>
      rewritten(
        sheet,
        marks.filter((mark) => mark.sheet === sheet.name),
      ),
    ),
  });
}

function rewritten(sheet: Sheet, marks: readonly Mark[]): WriteSheet {
  const rows: CellValue[][] = [];
  const cells = new Map<string, Partial<LibraryCell>>();
  for (const { no, cells: source } of sheet.rows) {
    while (rows.length < no) rows.push([]);
    rows[no - 1] = source.map(plain);
    for (const [column, cell] of source.entries())
      if (typeof cell === 'string' && /^[\d='+@-]/.test(cell))
        cells.set(`${no - 1},${column}`, { value: cell, type: 'string', style: { numFmt: '@' } });
  }
  for (const mark of marks) {
    const [row, column] = [mark.row - 1, columnNumber(mark.column)];
    while (rows.length <= row) rows.push([]);
    const line = rows[row]!;
    while (line.length <= column) line.push(null);
    const known = cells.get(`${row},${column}`);
    cells.set(`${row},${column}`, {
      value: line[column] ?? null,
      type: typeOf(line[column] ?? null),
      ...known,
      style: { ...known?.style, fill: fillOf(mark) },
      comment: commentOf(mark),
    });
  }
  const merges = sheet.merges.map((m) => ({ startRow: m.top - 1, startCol: m.left, endRow: m.bottom - 1, endCol: m.right }));
  return { name: sheet.name, rows, cells, merges, hidden: sheet.hidden };
}

function plain(cell: Cell): CellValue {
  if (cell === null || typeof cell !== 'object') return cell;
  if (cell.kind === 'formula' && cell.value !== null) return plain(cell.value);
  return cellText(cell).replace(/^=/, '＝');
}

const typeOf = (value: CellValue): LibraryCell['type'] =>
  value === null
    ? 'empty'
    : typeof value === 'number'
      ? 'number'
      : typeof value === 'boolean'
        ? 'boolean'
        : value instanceof Date
          ? 'date'
          : 'string';

/** Red for what refuses the file, yellow for what only wants a look. */
const fillOf = (mark: Mark): CellStyle['fill'] => ({
  type: 'pattern',
  pattern: 'solid',
  fgColor: { rgb: mark.warning ? 'FFF2CC' : 'FFC7CE' },
});
const commentOf = (mark: Mark): LibraryCell['comment'] => ({ author: '街道台账', text: mark.text });
