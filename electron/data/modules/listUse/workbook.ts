/** 清单执行统计 as a workbook: a sheet for each grouping. */
import type { CellValue, WriteSheet } from 'hucre';
import type { Output } from '#shared/contract/index.ts';
import { groupingLabels } from '#shared/domain/listUse/counts.ts';
import type { Grouping } from '#shared/domain/listUse/counts.ts';
import { writeWhole } from '../../wholeFile.ts';

export type Counts = Output<'listUse.counts'>;
type Cells = NonNullable<WriteSheet['cells']>;
type Style = NonNullable<Parameters<Cells['set']>[1]['style']>;

const line = { style: 'thin', color: { rgb: '999999' } } as const;
const border = { top: line, bottom: line, left: line, right: line };
const head: Style = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'EFECE3' } },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  border,
};

function sheet(grouping: Grouping, title: string, under: string, counts: Counts): WriteSheet {
  const cells: Cells = new Map();
  const say = (row: number, column: number, value: CellValue, style: Style): void =>
    void cells.set(`${row},${column}`, { value, type: typeof value === 'number' ? 'number' : 'string', style });
  const { headings, columns } = counts;
  const labels = [...headings, ...columns.map((c) => c.label), '最近日期'];
  say(0, 0, title, { font: { bold: true, size: 16 }, alignment: { horizontal: 'center' } });
  say(1, 0, under, { alignment: { horizontal: 'right' } });
  for (const [i, label] of labels.entries()) say(2, i, label, head);
  const write = (at: number, names: readonly string[], figures: readonly number[], last: string, bold: Style): void => {
    for (const [i, name] of names.entries()) say(at, i, name, { ...bold, border, numFmt: '@' });
    for (const [i, figure] of figures.entries()) {
      const money = columns[i]!.money;
      say(at, headings.length + i, money ? figure / 100 : figure, { ...bold, border, numFmt: money ? '#,##0.00' : '0' });
    }
    say(at, labels.length - 1, last, { ...bold, border, numFmt: '@' });
  };
  for (const [i, row] of counts.rows.entries()) write(3 + i, row.labels, row.counts, row.last, {});
  write(3 + counts.rows.length, ['合计', ...headings.slice(1).map(() => '')], counts.sum, '', { font: { bold: true } });
  return {
    name: groupingLabels[grouping],
    rows: Array.from({ length: 4 + counts.rows.length }, (): CellValue[] => []),
    cells,
    merges: [0, 1].map((row) => ({ startRow: row, startCol: 0, endRow: row, endCol: labels.length - 1 })),
    columns: [...headings.map(() => ({ width: 30 })), ...columns.map(() => ({ width: 14 })), { width: 12 }],
    freezePane: { rows: 3 },
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '$3:$3' },
  };
}

/** Refuses `diskFull` and `fileNotWritable`; leaves nothing half written. */
export async function writeCounts(path: string, title: string, under: string, parts: readonly [Grouping, Counts][]): Promise<void> {
  const { writeXlsx } = await import('hucre'); // not at every start
  await writeWhole(path, await writeXlsx({ sheets: parts.map(([grouping, counts]) => sheet(grouping, title, under, counts)) }));
}
