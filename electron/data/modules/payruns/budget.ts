/** The year's budget against what is paid and what is on its way. */
import type { Database } from 'better-sqlite3';
import type { Output } from '#shared/contract/index.ts';
import type { RunTotals } from '#shared/contract/payruns.ts';
import { codeTable } from '#shared/codes/index.ts';
import { ownStation } from '../../registers/service.ts';
import { budgetsOf, runs } from './rows.ts';
import { totalsKept } from './totals.ts';

const spent: Record<string, (t: RunTotals) => number> = {
  total: (t) => t.employerCost,
  basic: (t) => t.basic,
  performance: (t) => t.performance,
  allowance: (t) => t.allowance,
  bonus: (t) => t.bonus,
  other: (t) => t.other,
  employer: (t) => t.employerCost - t.gross,
};

/** By month of payment; sheets taken in from outside count only in months that have no run of their own. */
export function budgetOf(db: Database, year: number): Output<'payruns.budget'> {
  const all = runs(db, ownStation).filter((r) => String(r['period']).startsWith(`${year}-`));
  const own = new Set(all.filter((r) => r['kind'] !== 'imported').map((r) => r['period']));
  const counted = all
    .filter((r) => r['kind'] !== 'imported' || !own.has(r['period']))
    .map((r) => ({
      period: String(r['period']),
      paid: r['status'] === 'paid' || r['kind'] === 'imported',
      totals: totalsKept(db, ownStation, r),
    }));
  const budgets = new Map(budgetsOf(db, ownStation, year).map((b) => [b.component, b.amount]));
  const rows = codeTable('budgetComponents').entries.map(({ code, label }) => {
    const sum = (paid: boolean): number => counted.reduce((n, r) => (r.paid === paid ? n + spent[code]!(r.totals) : n), 0);
    const budget = budgets.get(code) ?? null;
    const [paid, pending] = [sum(true), sum(false)];
    return { component: code, label, budget, paid, pending, left: budget === null ? null : budget - paid - pending };
  });
  const months = [...new Set(counted.map((r) => r.period))].sort().map((period) => {
    const of = counted.filter((r) => r.period === period && r.paid);
    return { period, gross: of.reduce((n, r) => n + r.totals.gross, 0), cost: of.reduce((n, r) => n + r.totals.employerCost, 0) };
  });
  return { rows, months };
}
