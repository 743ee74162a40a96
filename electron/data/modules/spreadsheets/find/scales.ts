/** Sheets that are a pay scale (薪酬等级表): grades with coefficients or money, which is no register's records but one record's content. */
import { readScale } from '#shared/domain/pay/scale/index.ts';
import type { ScaleReading, ScaleSheet } from '#shared/domain/pay/scale/index.ts';
import type { Sheet, Workbook } from '../read/workbook.ts';
import { cellText } from '../read/workbook.ts';

export type FoundScale = { sheet: string; reading: ScaleReading };

/** A scale is small; nothing larger is turned into text for it. */
const mostRows = 300;

/** As a reader sees it: a merged area says its text in each of its cells. */
function scaleSheet({ rows, merges }: Sheet): ScaleSheet {
  const text = new Map(rows.map((row) => [row.no, row.cells.map(cellText)]));
  for (const { top, left, bottom, right } of merges) {
    const said = text.get(top)?.[left];
    if (!said || bottom - top > mostRows || right - left > mostRows) continue;
    for (let no = top; no <= bottom; no++) {
      const cells = text.get(no) ?? [];
      for (let c = left; c <= right; c++) cells[c] = said;
      text.set(no, cells);
    }
  }
  return [...text].sort(([a], [b]) => a - b).map(([no, cells]) => ({ no, cells: Array.from(cells, (cell) => cell ?? '') }));
}

/** The scales of the sheets that are shown. `only` names the one sheet to look at. */
export const scalesIn = ({ sheets }: Workbook, only?: string): FoundScale[] =>
  sheets
    .filter((sheet) => (only === undefined ? !sheet.hidden : sheet.name === only))
    .flatMap((sheet) => {
      const reading = sheet.rows.length > mostRows ? null : readScale(scaleSheet(sheet));
      return reading ? [{ sheet: sheet.name, reading }] : [];
    });
