import { describe, expect, it } from 'vitest';
import type { CellProblem, TableResult } from '#shared/contract/spreadsheets.ts';
import { namesToCreate, problemsOf, rowCount, wrongRows } from './checked.ts';

const problem = (row: number, column: string, severity: 'error' | 'warning'): CellProblem => ({
  sheet: '花名册',
  row,
  column,
  code: 'x',
  message: 'x',
  severity,
});
const result = (over: Partial<TableResult> = {}): TableResult => ({
  id: '1',
  sheet: '花名册',
  register: 'workers',
  added: 2,
  changed: 1,
  unchanged: 3,
  errors: [],
  warnings: [],
  created: {},
  leftOut: [],
  ...over,
});

describe('a checked table', () => {
  it('offers each unknown community once, over all tables', () => {
    const found = namesToCreate([
      result({ created: { communities: ['一社区', '二社区'] } }),
      result({ created: { communities: ['一社区'], committees: [] } }),
    ]);
    expect(found).toEqual([{ label: '社区', unit: '个', names: ['一社区', '二社区'] }]);
  });

  it('lists errors before warnings and counts rows, not cells', () => {
    const warning = problem(3, 'G', 'warning');
    const checked = result({
      errors: [problem(9, 'C', 'error'), problem(9, 'D', 'error'), problem(4, 'C', 'error'), warning],
      warnings: [warning],
    });
    expect(problemsOf(checked).map((p) => p.row)).toEqual([4, 9, 9, 3]);
    expect(wrongRows(checked)).toBe(2);
    expect(rowCount(checked)).toBe(8);
  });
});
