/** Control totals (控制总数): figures that the slip prints, the manifest carries and the county reckons again after taking a snapshot in. */
import type { Database } from 'better-sqlite3';
import { fieldOf, register } from '#shared/registers/index.ts';
import type { RegisterName, SnapshotProfile } from '#shared/registers/index.ts';
import { figures } from './rows.ts';
import type { ControlTotals } from './rows.ts';

/** Fields by whose values live records are counted, and fields that are added up. Everything else is only counted. */
const declared: Partial<Record<RegisterName, { by?: readonly string[]; sum?: readonly string[] }>> = {
  items: { by: ['kind', 'type'] },
  committees: { by: ['level'] },
  seats: { by: ['seatKind'] },
  workers: { by: ['postClass', 'status'] },
  certificates: { by: ['level'] },
  schemes: { sum: ['base'] },
  payLines: { by: ['postClass'], sum: ['total'] },
};

/** Of the live records. A `statistics` snapshot leaves sums of sensitive fields out. */
export function controlTotals(db: Database, name: RegisterName, station: number, profile: SnapshotProfile = 'full'): ControlTotals {
  const r = register(name);
  const { by = [], sum = [] } = declared[name] ?? {};
  return figures(
    db,
    r,
    station,
    by,
    sum.filter((f) => profile !== 'statistics' || !fieldOf(r, f).sensitive),
  );
}
