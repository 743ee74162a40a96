/** Finds the tables of a sheet: where a header stands, which rows are records, and which headings hold for them. */
import type { Cell, Sheet, SheetRow } from '../read/workbook.ts';
import { cellText, isBlank } from '../read/workbook.ts';
import { declaredIn, isNumbered } from './context.ts';
import type { Heading } from './headings.ts';
import { foldHeading, headerScore, isCount, isHeadingWord } from './headings.ts';
import { sideBySide } from './halves.ts';
import { inWords, judge } from './lines.ts';
import { MergeIndex } from './merges.ts';

/** A text that stands for all rows below it, up to the next of its kind. */
export type Section = {
  row: number;
  column: number;
  text: string;
  /** Index of the first record below. */ at: number;
  /** Merged over several columns. */ wide: boolean;
};
/** 合计 46人, or a count in a heading: how many records it claims for which stretch. */
export type Declared = { row: number; column: number; declared: number; from: number; to: number };

export type RawTable = {
  sheet: string;
  /** Lines above the header, top first. */
  titles: { row: number; column: number; text: string }[];
  headerRow: number;
  headings: Heading[];
  records: SheetRow[];
  sections: Section[];
  /** Such texts below the last record. */
  after: Section[];
  totals: Declared[];
  /** The rows of 小计 and 合计 themselves. */
  sums: SheetRow[];
};

/** Lines above the first header that may name what the whole sheet is. */
export type SheetTables = { sheet: Sheet; tables: RawTable[] };

/** The tables of a sheet. `headless`: one whose header stands elsewhere and whose records begin at the top. */
export function findTables(sheet: Sheet, headless?: RawTable): RawTable[] {
  const merges = new MergeIndex(sheet.merges);
  const { rows } = sheet;
  const hidden = new Set(sheet.hiddenColumns);
  const tables: RawTable[] = headless ? [headless] : [];
  let table: RawTable | null = headless ?? null;
  let pending: Section[] = [];
  let subtotalFrom = 0;
  let inNotes = false;
  let inSummary = false;

  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    if (mayBeHeader(row.cells)) {
      const header = headerAt(rows, i, merges, hidden);
      if (header) {
        i += header.depth - 1;
        inNotes = inSummary = false;
        if (table && sameHeader(table.headings, header.headings)) {
          // The same header again, at a page break or above the next section.
          pending = pending.filter((line) => !table!.titles.some((title) => title.text === line.text));
          continue;
        }
        table = {
          sheet: sheet.name,
          titles: pending.slice(-8).map(({ row, column, text }) => ({ row, column, text })),
          headerRow: rows[i]!.no,
          headings: header.headings,
          records: [],
          sections: [],
          after: [],
          totals: [],
          sums: [],
        };
        tables.push(table);
        pending = [];
        subtotalFrom = 0;
        continue;
      }
    }
    const line = judge(row.cells);
    switch (line.kind) {
      case 'heading':
        if (inNotes && !isNumbered(line.text) && declaredIn(line.text) === null) break;
        if (table && line.apart && isNumberedRecord(table, rows, i, line.column)) {
          for (const section of pending.splice(0)) table.sections.push({ ...section, at: table.records.length });
          table.records.push(withMerged(row, merges, table.headings));
        } else if (table && (goesOn(table, row, line.column, merges) || isLoneRecord(table, line, merges.covers(row.no, line.column))))
          table.records.push(withMerged(row, merges, table.headings));
        else
          pending.push({
            row: row.no,
            column: line.column,
            text: line.text,
            at: table?.records.length ?? 0,
            wide: merges.isWide(row.no, line.column),
          });
        break;
      case 'note':
        inNotes = table !== null;
        break;
      case 'signature':
        if (!table)
          pending.push({
            row: row.no,
            column: 0,
            text: row.cells
              .filter((c) => !isBlank(c))
              .map(cellText)
              .join(' '),
            at: 0,
            wide: true,
          });
        break;
      case 'total':
        if (table && line.declared !== null)
          table.totals.push({
            row: row.no,
            column: 0,
            declared: line.declared,
            from: line.part ? subtotalFrom : 0,
            to: table.records.length,
          });
        if (table) {
          subtotalFrom = table.records.length;
          table.sums.push(row);
        }
        break;
      case 'record':
        if (!table) {
          const texts = row.cells.flatMap((c, column) =>
            isBlank(c) ? [] : [{ row: row.no, column, text: cellText(c), at: 0, wide: true }],
          );
          if (texts.length <= 6) pending.push(...texts);
          break;
        }
        inNotes = false;
        inSummary ||= isSummary(row.cells);
        if (inSummary) break;
        for (const section of pending) table.sections.push({ ...section, at: table.records.length });
        pending = [];
        table.records.push(withMerged(row, merges, table.headings));
        break;
      default:
    }
  }
  if (table) table.after = pending;
  return tables
    .filter((t) => t.records.length > 0 || tables.length === 1)
    .flatMap((t) => sideBySide(t, merges))
    .map(withoutSummary);
}

/** 社区 | 人数: the header of a small table of counts below the records. */
function isSummary(cells: readonly Cell[]): boolean {
  // Nearly every record has a figure or a long text, and is told by it.
  if (cells.some((cell) => !isBlank(cell) && (typeof cell !== 'string' || cell.length > 12))) return false;
  const texts = cells.filter((cell) => !isBlank(cell)).map(cellText);
  return texts.some(isCount) && texts.every((text) => isCount(text) || isHeadingWord(text));
}

/** A small table of counts to the right, behind an empty column, is none of the records’. */
function withoutSummary(table: RawTable): RawTable {
  const { headings } = table;
  const isGap = (from: number, to: number): boolean =>
    to > from + 1 && table.records.every(({ cells }) => cells.slice(from + 1, to).every(isBlank));
  const gap = headings.findIndex((h, i) => i > 0 && isGap(headings[i - 1]!.column, h.column));
  if (gap < 0 || !headings.slice(gap).some((h) => isCount(h.parts.at(-1)!))) return table;
  const kept = headings.slice(0, gap);
  const says = (row: SheetRow): boolean => kept.some((h) => !isBlank(row.cells[h.column]));
  const at = (index: number): number => table.records.slice(0, index).filter(says).length;
  return {
    ...table,
    headings: kept,
    records: table.records.filter(says),
    sections: table.sections.map((s) => ({ ...s, at: at(s.at) })),
    totals: [],
  };
}

/** 二 | 兵役登记 of a list that numbers its items in words, and no heading: the item before is numbered so, or what follows is none of its own. */
function isNumberedRecord({ records }: RawTable, rows: readonly SheetRow[], at: number, column: number): boolean {
  const before = records.at(-1)?.cells[column];
  if (before !== undefined) return typeof before === 'string' && inWords.test(before.trim());
  const next = rows[at + 1];
  return next === undefined || (judge(next.cells).kind !== 'record' && !mayBeHeader(next.cells));
}

/** One more text of a record whose number and name are merged from above. */
function goesOn({ headings, records }: RawTable, row: SheetRow, column: number, merges: MergeIndex): boolean {
  if (records.at(-1)?.no !== row.no - 1 || merges.isWide(row.no, column)) return false;
  const over = merges.at(row.no)?.filter((m) => m.top < row.no && headings.some((h) => h.column === m.left)) ?? [];
  return over.length >= 2;
}

/** A row whose only cell stands where records of a narrow table keep their text, and does not look like a heading. */
function isLoneRecord(table: RawTable, line: { text: string; column: number }, merged: boolean): boolean {
  if (merged || table.headings.length > 3 || isNumbered(line.text) || declaredIn(line.text) !== null) return false;
  return line.column > Math.min(...table.headings.map((h) => h.column)) || table.headings.length === 1;
}

/** Heading words among the first cells, and nothing that only data holds: that is seen first, for most rows are data. */
function mayBeHeader(cells: readonly Cell[]): boolean {
  const first: string[] = [];
  for (const cell of cells) {
    if (isBlank(cell)) continue;
    if (typeof cell !== 'string') return false;
    if (first.push(cell) === 6) break;
  }
  if (first.length < 2 || (first[0]!.length > 12 && !isHeadingWord(first[0]!))) return false;
  return first.some(isHeadingWord);
}

type Header = { depth: number; headings: Heading[]; score: number };

/** The header that starts at a row, one to three rows deep, or null. */
function headerAt(rows: readonly SheetRow[], at: number, merges: MergeIndex, hidden: ReadonlySet<number>): Header | null {
  // One text across the row is a title, whatever it says.
  if (new Set(rows[at]!.cells.filter((c) => !isBlank(c)).map(cellText)).size < 2) return null;
  let best: Header | null = null;
  const forced = merges.headerDepth(rows[at]!);
  for (let depth = 1; depth <= 3 && at + depth <= rows.length; depth++) {
    const block = rows.slice(at, at + depth);
    if (depth > 1 && !continues(block.at(-2)!, block.at(-1)!, merges, depth <= forced)) break;
    const headings = headingsOf(block, merges, hidden);
    const score = headerScore(headings);
    if (score >= 2 && (!best || score > best.score || depth <= forced)) best = { depth, headings, score };
  }
  if (!best) return null;
  // A record with two words that are headings elsewhere is still a record.
  const texts = new Set(best.headings.map((h) => foldHeading(h.parts.join(''))).filter((text) => !/^(序号?|编号)$/.test(text)));
  return best.score >= Math.min(3, texts.size * 0.34) ? best : null;
}

/** Whether a row can be the lower part of a header. */
function continues(upper: SheetRow, lower: SheetRow, merges: MergeIndex, forced: boolean): boolean {
  if (lower.no !== upper.no + 1) return false;
  let hangs = 0;
  for (const [c, cell] of lower.cells.entries()) {
    if (isBlank(cell)) continue;
    if (typeof cell !== 'string' || cell.length > 30 || /^\d{4,}|^[（(]?元[)）]?$/.test(cell.trim()))
      return forced && typeof cell === 'string';
    const above = upper.cells[c];
    // A group's name over its first column, the rest of it empty: a merge that CSV has lost.
    const isGroup = isBlank(upper.cells[c + 1]) && !isBlank(lower.cells[c + 1]);
    if (isBlank(above) || merges.isWide(upper.no, c) || isGroup) hangs++;
    else if (!forced) return false;
  }
  return hangs > 0 || forced;
}

/** The texts of each column from top to bottom, a merged area speaking for every cell it covers. */
function headingsOf(block: readonly SheetRow[], merges: MergeIndex, hidden: ReadonlySet<number>): Heading[] {
  const width = Math.max(...block.map((row) => merges.rightOf(row)));
  const groups = block.map((row) => {
    const texts: string[] = [];
    let group = '';
    for (let c = 0; c < width; c++) {
      const merged = merges.textAt(row.no, c, block);
      const own = isBlank(row.cells[c]) ? '' : cellText(row.cells[c]);
      texts.push(own || merged || '');
      if (own) group = own;
      else if (!merged && row !== block.at(-1) && group && !isBlank(block.at(-1)!.cells[c])) texts[c] = group; // a group's name without a merge (CSV)
    }
    return texts;
  });
  const headings: Heading[] = [];
  for (let c = 0; c < width; c++) {
    const parts = [...new Set(groups.map((texts) => texts[c]!.trim()).filter(Boolean))];
    if (parts.length > 0) headings.push({ column: c, parts, hidden: hidden.has(c) });
  }
  return headings;
}

const sameHeader = (a: readonly Heading[], b: readonly Heading[]): boolean => {
  const texts = new Set(a.map((h) => `${h.column}:${foldHeading(h.parts.join(''))}`));
  const same = b.filter((h) => texts.has(`${h.column}:${foldHeading(h.parts.join(''))}`)).length;
  return same >= Math.max(a.length, b.length) * 0.9;
};

/** The row with the values of merged areas that reach into it from above or from the left. */
function withMerged(row: SheetRow, merges: MergeIndex, headings: readonly Heading[]): SheetRow {
  const over = merges.at(row.no);
  if (!over) return row;
  let cells: Cell[] | null = null;
  for (const merge of over) {
    if (merge.bottom === merge.top) continue;
    if (merge.top === row.no) {
      merges.keep(merge, row.cells[merge.left] ?? null);
      continue;
    }
    const value = merges.kept(merge);
    if (value === null || !isBlank(row.cells[merge.left]) || !headings.some((h) => h.column === merge.left)) continue;
    cells ??= [...row.cells];
    while (cells.length <= merge.left) cells.push(null);
    cells[merge.left] = value;
  }
  return cells ? { no: row.no, cells } : row;
}
