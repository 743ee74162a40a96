/** Opened workbooks, each under a name of its own, until they are applied or pushed out by newer ones. */
import { randomUUID } from 'node:crypto';
import { Refusal } from '#shared/contract/envelope.ts';
import type { OpenStation } from '../../host.ts';
import type { CheckedTable } from './check/row.ts';
import type { Links } from './check/links.ts';
import type { Table } from './find/propose.ts';
import type { Workbook } from './read/workbook.ts';

export type Plan = {
  id: string;
  station: OpenStation;
  path: string;
  /** File name, for the trail. */
  name: string;
  workbook: Workbook;
  tables: Table[];
  checked: { tables: CheckedTable[]; links: Links; commits: number } | null;
};

/** A workbook in memory may be 100 MB, so few are kept. */
const kept = 3;
const plans = new Map<string, Plan>();

export function keepPlan(plan: Omit<Plan, 'id'>): Plan {
  for (const [id, old] of plans) if (old.station !== plan.station || plans.size >= kept) plans.delete(id);
  const named = { id: randomUUID(), ...plan };
  plans.set(named.id, named);
  return named;
}

/** Refuses `planExpired` for a plan that is gone or belongs to a sign-in that has ended. */
export function planOf(id: string, station: OpenStation): Plan {
  const plan = plans.get(id);
  if (!plan || plan.station !== station) throw new Refusal('planExpired');
  return plan;
}
