/** Taking in the workbooks an office has: read, map, check, write all or nothing. */
import * as z from 'zod';
import { registerNames } from '../registers/index.ts';
import { call } from './call.ts';
import { jobStarted } from './jobs.ts';

const registerName = z.enum(registerNames);

/** One reason why a cell (or row) cannot come in as it stands. `row` as the workbook counts (from 1), `column` its letters. */
export const cellProblem = z.object({
  sheet: z.string(),
  row: z.int(),
  column: z.string(),
  /** What is wrong: requiredMissing, idCheckDigit, idStoredAsNumber, … (`shared/domain/problems.ts`). */
  code: z.string(),
  /** A Chinese sentence for the clerk. */
  message: z.string(),
  /** A warning alone does not refuse the file. */
  severity: z.enum(['error', 'warning']),
});
export type CellProblem = z.infer<typeof cellProblem>;

/** A column of a table and the field it is taken for; null: left out. */
export const mappedColumn = z.object({ column: z.string(), heading: z.string(), field: z.string().nullable() });

export const foundTable = z.object({
  /** Names the table within the plan. */
  id: z.string(),
  sheet: z.string(),
  title: z.string(),
  headerRow: z.int(),
  firstRow: z.int(),
  lastRow: z.int(),
  register: registerName.nullable(),
  /** Values that every row gets from the title, the heading rows or the sheet's name: list kind, notice number, month. */
  context: z.record(z.string(), z.string()),
  columns: z.array(mappedColumn),
  /** 'remembered' when the mapping comes from an earlier import of the same headings. */
  proposedBy: z.enum(['headings', 'remembered', 'user']),
  sample: z.array(z.array(z.string())),
});
export type FoundTable = z.infer<typeof foundTable>;

export const tableResult = z.object({
  /** The table's name within the plan. */
  id: z.string(),
  sheet: z.string(),
  register: registerName,
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  /** Empty unless the file is refused; then every reason, warnings too. */
  errors: z.array(cellProblem),
  warnings: z.array(cellProblem),
  /** Records of other registers that the rows name and the station does not know, by register. */
  created: z.record(z.string(), z.array(z.string())),
  /** Columns with a heading that no field takes (扣款, 开户行 …); a running number is not told. */
  leftOut: z.array(mappedColumn.omit({ field: true })),
});
export type TableResult = z.infer<typeof tableResult>;

const choice = z.object({
  id: z.string(),
  register: registerName.nullable(),
  context: z.record(z.string(), z.string()).optional(),
  columns: z.array(mappedColumn),
});

export const spreadsheetCalls = {
  /** Opens a workbook and finds its tables. The job's result is `{ plan, name, tables: FoundTable[], empty: string[] }` (`empty`: sheets without one). */
  'spreadsheets.open': call({
    kind: 'read',
    permission: 'member',
    /** `register`: what the tables hold, where the caller knows; `sheet`: only this one. */
    input: z.object({ file: z.string(), register: registerName.optional(), sheet: z.string().optional() }),
    output: jobStarted,
  }),
  /** Checks every row against the register and the store. The job's result is `{ tables: TableResult[] }`. Nothing is written. */
  'spreadsheets.check': call({
    kind: 'read',
    permission: 'member',
    input: z.object({ plan: z.string(), tables: z.array(choice), createMissing: z.boolean().default(true) }),
    output: jobStarted,
  }),
  /** A page of the checked rows with their fate, for the preview. */
  'spreadsheets.rows': call({
    kind: 'read',
    permission: 'member',
    input: z.object({
      plan: z.string(),
      table: z.string(),
      fate: z.enum(['all', 'added', 'changed', 'unchanged', 'wrong']).default('all'),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(200).default(50),
    }),
    output: z.object({
      rows: z.array(
        z.object({
          row: z.int(),
          fate: z.enum(['added', 'changed', 'unchanged', 'wrong']),
          cells: z.array(
            z.object({
              field: z.string(),
              written: z.string(),
              value: z.string(),
              before: z.string().nullable(),
              problem: z.string().nullable(),
            }),
          ),
        }),
      ),
      total: z.int(),
    }),
  }),
  /** Writes the checked plan as one step. The job's result is `{ tables: TableResult[], step }`. Refused as `importRefused` while any cell is wrong. */
  'spreadsheets.apply': call({ kind: 'write', permission: 'member', input: z.object({ plan: z.string() }), output: jobStarted }),
  /** Writes the workbook back with the wrong cells marked and commented. */
  'spreadsheets.mark': call({
    kind: 'read',
    permission: 'member',
    input: z.object({ plan: z.string(), file: z.string() }),
    output: jobStarted,
  }),
  /** An empty workbook with the register's columns, drop-downs for coded ones. */
  'spreadsheets.template': call({
    kind: 'read',
    permission: 'member',
    input: z.object({ register: registerName, file: z.string() }),
    output: jobStarted,
  }),
};
