/** The SQL of flow charts. */
import type { Database } from 'better-sqlite3';
import type { WrittenStep } from '#shared/domain/lists/flow/written.ts';
import { prepared } from '../../registers/service.ts';

export type StepRow = WrittenStep & { id: number; item: number; revision: number };
const columns = 'id, item, order_no AS no, title, kind, who, time_limit AS "limit", next, revision';

/** In the order of their numbers. */
export const stepsOfItem = (db: Database, station: number, item: number): StepRow[] =>
  prepared(db, `SELECT ${columns} FROM flow_steps WHERE station = ? AND item = ? AND removed_at IS NULL ORDER BY order_no, id`).all(
    station,
    item,
  ) as StepRow[];

/** Of every item that has a flow: item -> its steps in their order. */
export function stepsByItem(db: Database, station: number): Map<number, StepRow[]> {
  const sql = `SELECT ${columns} FROM flow_steps WHERE station = ? AND removed_at IS NULL ORDER BY item, order_no, id`;
  const byItem = new Map<number, StepRow[]>();
  for (const row of prepared(db, sql).iterate(station) as IterableIterator<StepRow>) {
    const steps = byItem.get(row.item);
    if (steps) steps.push(row);
    else byItem.set(row.item, [row]);
  }
  return byItem;
}
