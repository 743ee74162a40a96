/** 汇总 as a workbook: one sheet a table, streets down, figures across as numbers, the sum on top. */
import type { CellValue, WriteSheet } from 'hucre';
import { summaryTables } from '#shared/domain/summary.ts';
import type { Figures, SummaryColumn, SummaryTable } from '#shared/domain/summary.ts';
import type { OpenStation } from '../../host.ts';
import { today } from '../../registers/service.ts';
import { writeWhole } from '../../wholeFile.ts';
import { report } from '../station/service.ts';

/** Refuses what writing a file refuses. */
export async function writeSummary(open: OpenStation, path: string): Promise<{ sheets: number }> {
  const { station, streets, sum } = report(open);
  const lines = [
    { name: '合计', code: station.code, registers: sum },
    ...streets.map(({ name, code, registers, sequence }) => ({ name, code, registers: sequence === null ? {} : registers })),
  ];
  const note = `${station.name}，${today()}，按各街道最近一份快照`;
  const sheets = summaryTables(sum).map((table) => sheetOf(table, lines, note));
  const { writeXlsx } = await import('hucre'); // not at every start
  await writeWhole(
    path,
    await writeXlsx({ sheets: sheets.length > 0 ? sheets : [{ name: '汇总', rows: [[note], ['还没有可以汇总的快照']] }] }),
  );
  return { sheets: sheets.length };
}

type Line = { name: string; code: string; registers: Record<string, Figures> };

function sheetOf(table: SummaryTable, lines: readonly Line[], note: string): WriteSheet {
  const rows: CellValue[][] = [
    [table.title],
    [note],
    ['街道', '区划代码', ...table.columns.map((c) => c.label)],
    ...lines.map(({ name, code, registers }) => [name, code, ...table.columns.map((c) => cell(c, registers[table.register]))]),
  ];
  const format = (c: SummaryColumn): string => (c.unit === 'fen' ? '#,##0.00' : '#,##0');
  return {
    name: table.title.replace(/[（）]/g, ' ').trim(),
    columns: [
      { width: 24 },
      { width: 12 },
      ...table.columns.map((c) => ({ width: Math.max(10, c.label.length * 2 + 2), style: { numFmt: format(c) } })),
    ],
    rows,
    freezePane: { rows: 3, columns: 1 },
  };
}

/** Yuan for money; an empty cell where a street says nothing. */
function cell({ unit, value }: SummaryColumn, figures: Figures | undefined): CellValue {
  const figure = value(figures);
  if (figure === null) return null;
  return figure === undefined ? 0 : unit === 'fen' ? figure / 100 : figure;
}
