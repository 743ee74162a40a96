/** 薪酬信息 out of a workbook that says no day: it counts from the first month that is not paid yet, or goes on with what was begun later. */
import type { CheckedRow } from './row.ts';
import type { Stored } from './matching.ts';

/** Fills in the day of each row that has none. `start`: YYYY-MM-DD, see `profileStart`. */
export function fillProfileDays(rows: readonly CheckedRow[], stored: readonly Stored[], start: string): void {
  const newest = new Map<unknown, string>();
  for (const { worker, from } of stored) {
    const day = String(from);
    if (day > (newest.get(worker) ?? '')) newest.set(worker, day);
  }
  for (const { values } of rows) {
    if ((values['from'] ?? null) !== null) continue;
    const begun = newest.get(values['worker']) ?? '';
    values['from'] = begun > start ? begun : start;
  }
}
