/** What a checked table tells: its counts, and a sentence for each cell that is wrong. */
import type { CellProblem, TableResult } from '#shared/contract/spreadsheets.ts';
import { columnLetters } from '#shared/domain/columns.ts';
import { problemSentence } from '#shared/domain/problems.ts';
import { register as registerOf } from '#shared/registers/index.ts';
import type { RegisterName } from '#shared/registers/index.ts';
import { foldHeading } from '../find/headings.ts';
import { headingText } from '../find/propose.ts';
import type { Table } from '../find/propose.ts';
import type { CheckedTable, Fate } from './row.ts';
import type { Links } from './links.ts';

/** The names of what the rows of a table would create, by register. */
export function createdNames(created: ReadonlyMap<RegisterName, ReadonlySet<number>>, links: Links): Record<string, string[]> {
  const names: Record<string, string[]> = {};
  for (const [name, ids] of created)
    names[name] = [...ids].map((id) => String(links.toCreate(name).get(id)?.[registerOf(name).title] ?? ''));
  return names;
}

export function cellProblems(
  { table, register, rows }: Pick<CheckedTable, 'table' | 'register' | 'rows'>,
  mapped: ReadonlySet<string>,
): CellProblem[] {
  const letters = new Map([...table.fields].map(([index, field]) => [field, columnLetters(index)]));
  const labels = new Map(register.fields.map((f) => [f.name, f.label]));
  const told = new Set<string>();
  const problems: CellProblem[] = [];
  for (const row of rows) {
    for (const problem of row.problems ?? []) {
      // A field that no column holds is missing from the table, not from each of its rows.
      const ofTable = ['requiredMissing', 'communityMissing'].includes(problem.code) && !mapped.has(problem.field);
      if (ofTable && told.has(problem.field)) continue;
      told.add(ofTable ? problem.field : '');
      problems.push({
        sheet: table.sheet.name,
        row: ofTable ? table.raw.headerRow : row.source.no,
        column: letters.get(problem.field) ?? '',
        code: problem.code,
        message: problemSentence(problem, labels.get(problem.field) ?? problem.field),
        severity: problem.warning ? 'warning' : 'error',
      });
    }
  }
  return problems;
}

export function resultOf({ table, register, rows, problems, created }: CheckedTable): TableResult {
  const count = (fate: Fate): number => rows.reduce((n, row) => n + (row.fate === fate ? 1 : 0), 0);
  const wrong = problems.some((p) => p.severity === 'error');
  return {
    id: table.id,
    sheet: table.sheet.name,
    register: register.name,
    added: count('added'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    errors: wrong ? problems : [],
    warnings: problems.filter((p) => p.severity === 'warning'),
    created,
    leftOut: leftOut(table),
  };
}

const runningNumber = /^(序号?|编号)$/;

function leftOut({ raw, fields }: Table): TableResult['leftOut'] {
  return raw.headings
    .filter((h) => !fields.has(h.column))
    .map((h) => ({ column: columnLetters(h.column), heading: headingText(h) }))
    .filter(({ heading }) => !runningNumber.test(foldHeading(heading)));
}
