/** The sums of a run. */
import type { Database } from 'better-sqlite3';
import type { RunTotals } from '#shared/contract/payruns.ts';
import { sumsOf } from './rows.ts';
import type { Fields, Sums } from './rows.ts';

export const totalsFrom = (s: Sums): RunTotals => ({
  people: s.people,
  lines: s.lines,
  basic: s.basic,
  performance: s.performance,
  allowance: s.certificateAllowance,
  bonus: s.redFlag,
  other: s.otherPay,
  gross: s.total,
  insurance: s.insurance,
  fund: s.fund,
  tax: s.tax,
  deductions: s.deductions,
  net: s.net,
  employerCost: s.employerCost,
});

export const totalsOf = (db: Database, station: number, run: number): RunTotals => totalsFrom(sumsOf(db, station, run));

/** As they were when the run was reckoned; of a sheet taken in they are summed up now. */
export const totalsKept = (db: Database, station: number, run: Fields & { id: number }): RunTotals =>
  run['totals'] ? (JSON.parse(String(run['totals'])) as RunTotals) : totalsOf(db, station, run.id);
