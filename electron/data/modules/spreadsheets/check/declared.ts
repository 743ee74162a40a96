/** Counts that a workbook states of itself (共117项, 合计 46人) against what was found: a difference is a warning. */
import type { CellProblem } from '#shared/contract/spreadsheets.ts';
import { columnLetters } from '#shared/domain/columns.ts';
import { problemSentence } from '#shared/domain/problems.ts';
import type { RegisterName } from '#shared/registers/index.ts';
import { declaredIn, sectionContext } from '../find/context.ts';
import type { Table } from '../find/propose.ts';

export function declaredProblems(table: Table, register: RegisterName): CellProblem[] {
  const { raw } = table;
  const problems: CellProblem[] = [];
  const compare = (row: number, column: number, declared: number | null, found: number): void => {
    if (declared === null || declared === found) return;
    const problem = { code: 'declaredTotal' as const, params: { declared, found } };
    problems.push({
      sheet: table.sheet.name,
      row,
      column: columnLetters(column),
      code: problem.code,
      message: problemSentence(problem, ''),
      severity: 'warning',
    });
  };
  const title = raw.titles.findLast((line) => declaredIn(line.text) !== null);
  // Of several lists one below the other under the same headings, the first has its count in the title.
  if (title && declaredIn(title.text) !== raw.sections[0]?.at) compare(title.row, title.column, declaredIn(title.text), raw.records.length);
  const levels = raw.sections.map((section) => sectionContext(register, section.text).level);
  for (const [i, section] of raw.sections.entries()) {
    const declared = declaredIn(section.text);
    if (declared === null) continue;
    const next = raw.sections.findIndex((other, j) => j > i && levels[j]! <= levels[i]! && other.at > section.at);
    compare(section.row, section.column, declared, (next < 0 ? raw.records.length : raw.sections[next]!.at) - section.at);
  }
  for (const total of raw.totals) compare(total.row, total.column, total.declared, total.to - total.from);
  return problems;
}
