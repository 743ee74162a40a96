/** Where a pay scale stands on a sheet: the grades down a column or along a row, what stands beside each of them, and what is written around. */
import { parseInteger } from '../../amounts.ts';
import { gradeWords, personWords } from './words.ts';

/** A sheet as text. A merged area speaks in every cell that it covers. `no` as the workbook counts, columns from 0. */
export type ScaleSheet = readonly { no: number; cells: readonly string[] }[];
/** A cell by its row as the workbook counts and its column from 0. */
export type Place = { row: number; column: number };
export type Said = Place & { text: string };

/** What is said of each grade under one heading; `cells` by the place of the grade on the sheet. */
export type Line = { heading: string[]; at: Place; cells: Said[] };
export type Grid = {
  grades: (Place & { grade: number })[];
  lines: Line[];
  /** What stands outside, row by row: titles above, notes below. `above`: before the first grade. */
  around: (Said & { above: boolean })[];
  first: number;
  last: number;
};

/** Half width, without spaces and what merely decorates. */
export const fold = (text: string): string => text.normalize('NFKC').replace(/[\s*※:"“”]/g, '');
/** Without what stands in brackets. */
export const bare = (text: string): string => fold(text).replace(/[([【〔].*?[)\]】〕]/g, '');
const isGradeWord = (text: string): boolean => text.length <= 16 && bare(text).split(/[/\\、]/).some((part) => gradeWords.test(part)); // prettier-ignore

/** Grades are seldom more than these, and a sheet that is larger is none of a scale. */
const most = { grades: 60, rows: 300, columns: 100 };
/** Fewer could be anything. */
const fewest = 4;

/** The sheet as it is, or turned so that its rows are columns. */
type View = { height: number; width: number; text(i: number, j: number): string; place(i: number, j: number): Place };

function views(sheet: ScaleSheet): View[] {
  const height = sheet.length;
  const width = Math.max(0, ...sheet.map((row) => row.cells.length));
  const text = (i: number, j: number): string => (sheet[i]?.cells[j] ?? '').trim();
  const place = (i: number, j: number): Place => ({ row: sheet[i]!.no, column: j });
  return [
    { height, width, text, place },
    { height: width, width: height, text: (i, j) => text(j, i), place: (i, j) => place(j, i) },
  ];
}

const gradeOf = (text: string): number | null => {
  const n = text.length > 8 ? null : parseInteger(bare(text));
  return n !== null && n >= 1 && n <= most.grades ? n : null;
};
const saysGrade = (text: string): boolean => /级$/.test(bare(text)) && gradeOf(text) !== null;

type Axis = { head: number; column: number; first: number; rows: number[] };

/** The grades below a cell; null where they are none. */
function axisBelow(view: View, head: number, column: number): Axis | null {
  const heading = view.text(head, column);
  const named = isGradeWord(heading);
  if (!named && (gradeOf(heading) !== null || !saysGrade(view.text(head + 1, column)))) return null;
  let first = head + 1;
  // The heading goes on, or units stand below it.
  while (first < view.height && first - head <= 3 && gradeOf(view.text(first, column)) === null) first++;
  const rows: number[] = [];
  for (let i = first; i < view.height; i++) {
    const text = view.text(i, column);
    if (gradeOf(text) !== null) rows.push(i);
    else if (text !== '') break;
  }
  const grades = rows.map((i) => gradeOf(view.text(i, column))!);
  if (new Set(grades).size < fewest) return null;
  const rises = grades.slice(1).filter((g, i) => g > grades[i]!).length;
  const falls = grades.slice(1).filter((g, i) => g < grades[i]!).length;
  // People and their grades go up and down; a scale may have one slip.
  return Math.min(rises, falls) > 1 ? null : { head, column, first, rows };
}

/** A row above the headings that groups them: 正职 over 系数 and 金额. */
function groupsAbove(view: View, head: number): boolean {
  if (head === 0) return false;
  const texts = new Set(Array.from({ length: view.width }, (_, j) => view.text(head - 1, j)).filter(Boolean));
  return texts.size >= 2 && [...texts].every((text) => text.length <= 12 && !/\d/.test(text));
}

/** Where each grade stands: its row, and how far its columns are from those of the first block (1–9 级 and 10–18 级 side by side). */
type Entry = { i: number; shift: number };

function entriesOf(view: View, top: number, { head, column, first, rows }: Axis): { entries: Entry[]; width: number } {
  const single = rows.map((i) => ({ i, shift: 0 }));
  const heads = Array.from({ length: view.width }, (_, j) => j).filter((j) => j > column && isGradeWord(view.text(head, j)));
  const width = (heads[0] ?? view.width) - column;
  const alike = (by: number): boolean =>
    Array.from({ length: width }, (_, k) => column + k).every((j) =>
      Array.from({ length: first - top }, (_, r) => top + r).every((i) => view.text(i, j) === view.text(i, j + by)),
    );
  const shifts = heads.map((j) => j - column);
  if (shifts.length === 0 || width < 2 || !shifts.every(alike)) return { entries: single, width: view.width };
  const more = shifts.flatMap((shift) => {
    const below: Entry[] = [];
    for (let i = first; i < view.height && gradeOf(view.text(i, column + shift)) !== null; i++) below.push({ i, shift });
    return below;
  });
  return { entries: [...single, ...more], width };
}

function gridOf(sheet: ScaleSheet, view: View, axis: Axis): Grid | null {
  const { head, column, first } = axis;
  const top = groupsAbove(view, head) ? head - 1 : head;
  const { entries, width } = entriesOf(view, top, axis);
  const shifts = [...new Set(entries.map((e) => e.shift))];
  const used = new Set<string>();
  const use = (i: number, j: number): void => {
    if (j >= view.width) return;
    const { row, column: c } = view.place(i, j);
    used.add(`${row}:${c}`);
  };
  const lines: Line[] = [];
  for (let j = 0; j < Math.min(view.width, column + width); j++) {
    const heading = [...new Set(Array.from({ length: first - top }, (_, k) => view.text(top + k, j)).filter(Boolean))];
    // What stands before the grades is said once for all blocks.
    const by = (shift: number): number => (j < column ? 0 : shift);
    if (j !== column) {
      const cells = entries.map(({ i, shift }) => ({ ...view.place(i, j + by(shift)), text: view.text(i, j + by(shift)) }));
      // Nothing but a note that runs across, or nothing at all.
      if (cells.every((c) => c.text === '' || (c.text === cells[0]!.text && heading.includes(c.text)))) continue;
      if (heading.length === 0) continue;
      lines.push({ heading, at: view.place(head, j), cells });
    }
    for (const shift of shifts) for (let i = top; i < first; i++) use(i, j + by(shift));
    for (const { i, shift } of entries) use(i, j + by(shift));
  }
  if (lines.some((l) => l.heading.some((text) => personWords.test(bare(text))))) return null;
  const start = view.place(head, column);
  const around = sheet.flatMap(({ no, cells }) => {
    const said = new Map<string, number>();
    for (const [c, text] of cells.entries()) if (text.trim() && !used.has(`${no}:${c}`) && !said.has(text.trim())) said.set(text.trim(), c);
    if (said.size === 0) return [];
    return [{ row: no, column: [...said.values()][0]!, text: [...said.keys()].join(' '), above: no <= start.row }];
  });
  const grades = entries.map(({ i, shift }) => ({
    ...view.place(i, column + shift),
    grade: gradeOf(view.text(i, column + shift))!,
  }));
  const all = [...grades, ...lines.flatMap((l) => l.cells), start].map((p) => p.row);
  return { grades, lines, around, first: Math.min(...all), last: Math.max(...all) };
}

/** The grid of the sheet's scale; null where there is none. */
export function gridIn(sheet: ScaleSheet): Grid | null {
  if (sheet.length > most.rows || sheet.some((row) => row.cells.length > most.columns)) return null;
  let best: Grid | null = null;
  for (const view of views(sheet)) {
    for (let i = 0; i < view.height; i++)
      for (let j = 0; j < view.width; j++) {
        const axis = axisBelow(view, i, j);
        const grid = axis && gridOf(sheet, view, axis);
        if (grid && grid.lines.length > 0 && (!best || grid.grades.length > best.grades.length)) best = grid;
      }
  }
  return best;
}
