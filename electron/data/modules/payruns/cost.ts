/** What a run costs, by community and component. */
import type { Database } from 'better-sqlite3';
import type { Output } from '#shared/contract/index.ts';
import { grossParts } from '#shared/domain/payroll/index.ts';
import { sumsByCommunity, sumsOf } from './rows.ts';
import type { Sums } from './rows.ts';

type Row = Output<'payruns.cost'>['total'];

const rowOf = (community: string, s: Sums): Row => ({
  community,
  people: s.people,
  components: grossParts.map(([key, label]) => ({ key, label, amount: s[key] })),
  gross: s.total,
  employer: s.employerCost - s.total,
  cost: s.employerCost,
});

export const costOf = (db: Database, station: number, run: number): Output<'payruns.cost'> => ({
  rows: sumsByCommunity(db, station, run).map((s) => rowOf(s.community ?? '未填社区', s)),
  total: rowOf('合计', sumsOf(db, station, run)),
});
