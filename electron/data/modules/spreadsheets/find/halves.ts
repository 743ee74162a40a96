/** One roster in two halves beside each other, to save paper, or two lists that share a page: each by itself. */
import type { SheetRow } from '../read/workbook.ts';
import { isBlank } from '../read/workbook.ts';
import { foldHeading } from './headings.ts';
import { judge } from './lines.ts';
import type { MergeIndex } from './merges.ts';
import type { RawTable, Section } from './tables.ts';

/** The tables that stand beside each other under one row of headings; the table itself where it is one. */
export function sideBySide(table: RawTable, merges: MergeIndex): RawTable[] {
  const { headings } = table;
  const texts = headings.map((h) => foldHeading(h.parts.join('')));
  const starts = [...texts.keys()].filter((i) => texts[i] === texts[0]);
  const parts = starts.map((from, i) => headings.slice(from, starts[i + 1]));
  const alike = (length: number): boolean =>
    starts.every((from) => texts.slice(from, from + length).every((text, i) => text === texts[i]) && from + length <= texts.length);
  const numbered = /^(序号?|编号)$/.test(texts[0]!);
  /** Each part begins below a title of its own: 准入事项 beside 用印事项. */
  const titled = table.titles.some(({ row }) =>
    parts.every((part) => table.titles.some((t) => t.row === row && t.column === part[0]!.column)),
  );
  // The same columns again, or again a number and the same first column behind it.
  if (starts.length < 2 || starts[1]! < 2 || !(alike(numbered ? 2 : starts[1]!) || (numbered && titled))) return [table];
  return parts.map((part, i) => {
    const from = i === 0 ? 0 : part[0]!.column;
    const next = parts[i + 1]?.[0]!.column ?? Infinity;
    const within = (column: number): boolean => column >= from && column < next;
    const alone = (row: number): boolean => table.titles.filter((t) => t.row === row).length === 1;
    // A heading across the page holds for both halves, one over a half for its own.
    const holds = ({ row, column, wide }: Section): boolean =>
      within(column) || (wide && column < from && (merges.area(row, column)?.right ?? column) >= from);
    return {
      ...table,
      titles: table.titles.filter((t) => alone(t.row) || within(t.column)),
      headings: part,
      ...rowsOf(
        table,
        part.map((h) => h.column),
        within,
        holds,
        merges,
      ),
      after: table.after.filter(holds),
      totals: [],
      sums: [],
    };
  });
}

/** The records and headings of one half: a row may be a heading of one and a record of the other. */
function rowsOf(
  table: RawTable,
  columns: readonly number[],
  within: (column: number) => boolean,
  holds: (section: Section) => boolean,
  merges: MergeIndex,
): Pick<RawTable, 'records' | 'sections'> {
  const records: SheetRow[] = [];
  const sections: Section[] = [];
  const headings = [...table.sections];
  for (const [i, row] of table.records.entries()) {
    while (headings[0] && headings[0].at <= i) {
      const section = headings.shift()!;
      if (holds(section)) sections.push({ ...section, at: records.length });
    }
    const line = judge(row.cells.map((cell, column) => (within(column) ? cell : null)));
    // What stands alone under another column than the first is the record's it stands with.
    if (line.kind === 'heading' && !line.apart && (line.column === columns[0] || merges.isWide(row.no, line.column))) {
      sections.push({
        row: row.no,
        column: line.column,
        text: line.text,
        at: records.length,
        wide: merges.isWide(row.no, line.column),
      });
    } else if (['record', 'heading'].includes(line.kind) && columns.slice(1).some((column) => !isBlank(row.cells[column]))) {
      // The number alone does not make a person.
      records.push(row);
    }
  }
  return { records, sections };
}
