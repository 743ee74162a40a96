/** 小计 and 合计 of an office's sheet against the rows that they stand for. */
import type { SheetCell } from '#shared/contract/payruns.ts';
import { yuan } from '#shared/domain/pay/index.ts';
import { sheetFields } from '#shared/domain/payroll/index.ts';
import type { ReadColumn, ReadSheet } from '../spreadsheets/service.ts';

const summed = new Set<string>(sheetFields.filter((f) => !['postClass', 'grade', 'coefficient', 'base'].includes(f)));

/**
 * The cells that do not come to what stands above them. Offices sum since the last sum, over the table, over the sheet or the workbook, and do not
 * say which: a cell is at fault only where it is none of these.
 */
export function wrongSums(sheets: readonly ReadSheet[]): SheetCell[] {
  const faults: SheetCell[] = [];
  for (const [at, sheet] of sheets.entries()) {
    let last = 0;
    for (const sum of sheet.sums) {
      for (const [field, column] of sheet.columns) {
        const theirs = summed.has(field) ? sum.fen(column.index) : null;
        // 0 is a sum that has not been reckoned.
        if (!theirs) continue;
        const part = addedUp(sheet, column, last, sum.row);
        const table = addedUp(sheet, column, 0, sum.row);
        if (part === null || table === null) continue;
        const before = sheets
          .slice(0, at)
          .map((s) => ({ name: s.sheet, sum: s.columns.has(field) ? addedUp(s, s.columns.get(field)!, 0, Infinity) : 0 }));
        if (before.some((s) => s.sum === null)) continue;
        const beside = before.reduce((total, s) => total + (s.name === sheet.sheet ? s.sum! : 0), table);
        const all = before.reduce((total, s) => total + s.sum!, table);
        if ([part, table, beside, all].includes(theirs)) continue;
        const label = sum.text(Math.min(...[...sheet.columns.values()].map((c) => c.index))).trim() || '合计';
        const ours = last > 0 && /小计|本页|社区/.test(label) ? part : table;
        faults.push({
          sheet: sheet.sheet,
          row: sum.row,
          column: column.letters,
          heading: column.heading,
          field,
          worker: null,
          name: label,
          theirs: yuan(theirs),
          ours: yuan(ours),
          difference: theirs - ours,
          reason: 'sum',
          message: `${label}与以上各行之和不符：各行之和 ${yuan(ours)} 元，表上 ${yuan(theirs)} 元。`,
        });
      }
      last = sum.row;
    }
  }
  return faults;
}

/** The column between two rows; null where a cell of it cannot be read. */
function addedUp({ rows }: ReadSheet, { index }: ReadColumn, after: number, until: number): number | null {
  let sum = 0;
  for (const row of rows) {
    if (row.row <= after || row.row >= until) continue;
    const fen = row.fen(index);
    if (fen === null && /\d/.test(row.text(index))) return null;
    sum += fen ?? 0;
  }
  return sum;
}
