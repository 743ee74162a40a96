/** For tests: a station with the 46 of the sample roster, the flags that their pay sheet speaks of, and copies of that sheet. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reconciled } from '#shared/contract/payruns.ts';
import type { FoundTable } from '#shared/contract/spreadsheets.ts';
import { newStation } from '../../../../tests/support/station.ts';
import type { TestStation } from '../../../../tests/support/station.ts';
import { readWorkbook } from '../spreadsheets/read/reader.ts';
import { xlsx } from '../spreadsheets/testing.ts';
import type { TestCell } from '../spreadsheets/testing.ts';

export const samples = join(import.meta.dirname, '../../../../tests/samples');
export const sampleSheet = join(samples, '薪酬发放表.xlsx');

export const give = (station: TestStation, path: string): string => station.router.host.files.give(path).token;

export async function importBook(station: TestStation, path: string): Promise<void> {
  const { plan, tables } = await station.finish<{ plan: string; tables: FoundTable[] }>('spreadsheets.open', { file: give(station, path) });
  const chosen = tables.filter((t) => t.register).map(({ id, register, context, columns }) => ({ id, register, context, columns }));
  await station.finish('spreadsheets.check', { plan, tables: chosen });
  await station.finish('spreadsheets.apply', { plan });
}

/** Flags of each community in the order of the sheet: 3, 2, 3, 2, 3, since 2024. */
const flags = [3, 2, 3, 2, 3];
export async function recordFlags(station: TestStation): Promise<void> {
  const { rows } = await station.ask('registers.list', { register: 'communities', sort: { field: 'id' } });
  for (const [i, { id }] of rows.entries())
    for (let flag = 1; flag <= flags[i]!; flag++)
      await station.ask('registers.save', { register: 'flags', values: { community: id, kind: `示例红旗${flag}`, from: '2024-01-01' } });
}

export async function sampleStation(): Promise<TestStation> {
  const station = await newStation();
  await importBook(station, join(samples, '社区工作者花名册.xlsx'));
  await recordFlags(station);
  return station;
}

/** The sheet's rows, formulas without their results as editors leave them behind; row 2 holds the headings. */
export async function sheetRows(): Promise<TestCell[][]> {
  const { sheets } = await readWorkbook(sampleSheet);
  return sheets[0]!.rows.map(({ cells }) =>
    cells.map((cell): TestCell =>
      cell !== null && typeof cell === 'object' && 'formula' in cell ? { f: cell.formula } : (cell as TestCell),
    ),
  );
}

export async function writeCopy(station: TestStation, name: string, rows: TestCell[][]): Promise<string> {
  const path = join(station.folder, name);
  writeFileSync(path, await xlsx({ name: '2025年9月', rows }));
  return path;
}

export const reconcile = (station: TestStation, path: string, more: object = {}): Promise<Reconciled> =>
  station.finish<Reconciled>('payruns.reconcile', { file: give(station, path), ...more });

/** `B5 grade`, for what is at fault. */
export const faults = (r: Reconciled): string[] => r.differences.map((d) => `${d.column}${d.row || ''} ${d.reason}`);
