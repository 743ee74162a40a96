/** A row and its table on their way through the check. */
import type { CellProblem } from '#shared/contract/spreadsheets.ts';
import type { ProblemCode } from '#shared/domain/problems.ts';
import type { Register, Value } from '#shared/registers/index.ts';
import type { Context } from '../find/context.ts';
import type { Table } from '../find/propose.ts';
import type { SheetRow } from '../read/workbook.ts';
import type { Stored } from './matching.ts';

export type Fate = 'added' | 'changed' | 'unchanged' | 'wrong';
export type RowProblem = { field: string; code: ProblemCode; params: Record<string, unknown>; warning: boolean };
export type CheckedRow = {
  source: SheetRow;
  fate: Fate;
  /** Values by field; partial dates whole, links as ids (negative: to be created). */
  values: Record<string, Value>;
  match: Stored | null;
  /** What a changed row would write. */
  changes: Record<string, Value> | null;
  problems: RowProblem[] | null;
  skip: boolean;
  /** Says again what a row of an earlier sheet has said. */
  repeated: boolean;
  ambiguous: number;
};

export type CheckedTable = {
  table: Table;
  register: Register;
  rows: CheckedRow[];
  problems: CellProblem[];
  created: Record<string, string[]>;
  context: Context;
};

/** An error keeps the row out; a warning is only told. */
export function addProblem(row: CheckedRow, field: string, code: ProblemCode, params: Record<string, unknown> = {}, warning = false): void {
  row.problems ??= [];
  row.problems.push({ field, code, params, warning });
  if (!warning) row.skip = true;
}
export const hasProblem = (row: CheckedRow, field: string): boolean => row.problems?.some((p) => p.field === field && !p.warning) ?? false;
