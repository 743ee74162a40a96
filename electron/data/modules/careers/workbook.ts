/** 队伍结构表 as a workbook: one sheet as on paper, with a second one of changes where two days are compared. */
import type { CellValue, WriteSheet } from 'hucre';
import type { Structure, StructureFigures } from '#shared/contract/careers.ts';
import { structureGroups } from '#shared/domain/careers/structureTable.ts';
import type { FigureKind, StructureColumn } from '#shared/domain/careers/structureTable.ts';
import { writeWhole } from '../../wholeFile.ts';

type Line = { name: string; now: StructureFigures; then: StructureFigures | null };
type Cells = NonNullable<WriteSheet['cells']>;

const formats: Record<FigureKind, string> = { count: '0', age: '0.00', share: '0.00%' };
/** A number as a spreadsheet reckons with it. */
const numberOf = (kind: FigureKind, value: number | null): CellValue =>
  value === null ? null : kind === 'count' ? value : kind === 'age' ? value / 100 : value / 10000;

const border = { style: 'thin', color: { rgb: '999999' } } as const;
const box = { top: border, bottom: border, left: border, right: border };
const head = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'EFECE3' } },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  border: box,
} as const;

function sheet(name: string, title: string, structure: Structure, figure: (line: Line, column: StructureColumn) => CellValue): WriteSheet {
  const groups = structureGroups(structure);
  const columns = groups.flatMap((g) => g.columns);
  const lines: Line[] = [{ name: '合计', ...structure.sum }, ...structure.rows];
  const first = structure.station.kind === 'county' && structure.rows.some((r) => r.code !== null) ? '街道' : '社区';
  const cells: Cells = new Map();
  const say = (row: number, column: number, value: CellValue, style: NonNullable<Parameters<Cells['set']>[1]['style']>): void =>
    void cells.set(`${row},${column}`, { value, type: value === null ? 'empty' : typeof value === 'number' ? 'number' : 'string', style });
  const width = columns.length + 1;
  const merges: NonNullable<WriteSheet['merges']> = [
    { startRow: 0, startCol: 0, endRow: 0, endCol: width - 1 },
    { startRow: 1, startCol: 0, endRow: 1, endCol: width - 1 },
    { startRow: 2, startCol: 0, endRow: 3, endCol: 0 },
  ];
  say(0, 0, title, { font: { bold: true, size: 16 }, alignment: { horizontal: 'center' } });
  const against = structure.against === null ? '' : `，与 ${structure.against} 相比`;
  say(1, 0, `${structure.station.name}　截至 ${structure.on}${against}`, { alignment: { horizontal: 'right' } });
  say(2, 0, first, head);
  say(3, 0, null, head);
  let at = 1;
  for (const group of groups) {
    if (group.columns.length === 0) continue;
    for (const [i, column] of group.columns.entries()) {
      say(2, at + i, i === 0 ? group.label : null, head);
      say(3, at + i, column.label, head);
    }
    if (group.columns.length > 1) merges.push({ startRow: 2, startCol: at, endRow: 2, endCol: at + group.columns.length - 1 });
    at += group.columns.length;
  }
  for (const [l, line] of lines.entries()) {
    const bold = l === 0 ? { font: { bold: true } } : {};
    say(4 + l, 0, line.name, { ...bold, border: box, numFmt: '@' });
    for (const [c, column] of columns.entries())
      say(4 + l, c + 1, figure(line, column), { ...bold, border: box, numFmt: formats[column.kind], alignment: { horizontal: 'right' } });
  }
  const rows = [...Array.from({ length: 4 + lines.length }, (): CellValue[] => []), ...structure.notes.map((note): CellValue[] => [note])];
  return {
    name,
    rows,
    cells,
    merges,
    columns: [{ width: 22 }, ...columns.map((c) => ({ width: Math.max(7, Math.min(12, c.label.length * 2)) }))],
    freezePane: { rows: 4, columns: 1 },
    pageSetup: { paperSize: 'a3', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '$3:$4' },
  };
}

/** Refuses `diskFull` and `fileNotWritable`; leaves nothing half written. */
export async function writeStructure(path: string, structure: Structure): Promise<void> {
  const { writeXlsx } = await import('hucre'); // not at every start
  const sheets = [
    sheet('队伍结构', '社区工作者队伍结构表', structure, (line, column) => numberOf(column.kind, column.of(line.now))),
    ...(structure.against === null
      ? []
      : [
          sheet('变化', '社区工作者队伍结构变化', structure, (line, column) => {
            const now = column.of(line.now);
            const then = line.then && column.of(line.then);
            return now === null || then === null ? null : numberOf(column.kind, now - then);
          }),
        ]),
  ];
  await writeWhole(path, await writeXlsx({ sheets }));
}
