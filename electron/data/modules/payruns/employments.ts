/** From when to when people are employed here, for pay, contributions and the months of 减除费用. */
import type { Database } from 'better-sqlite3';
import { absentByTransfer, endsEmployment } from '#shared/domain/careers/employment.ts';
import type { Absence, Employment } from '#shared/domain/careers/employment.ts';
import { firstDay } from '#shared/domain/payroll/index.ts';
import { breaks, peopleByIds, placesHere, transfers } from './rows.ts';
import type { BreakRow, PersonRow, TransferRow } from './rows.ts';

/** Absences by worker, of a year and the one before up to a day: by transfers, and by interruptions that ended the employment. */
export type Absences = ReadonlyMap<number, readonly Absence[]>;

export function absencesOf(db: Database, station: number, year: string, last: string, workers: readonly number[] | null = null): Absences {
  return absencesIn(db, station, transfers(db, station, workers), breaks(db, station, firstDay(`${Number(year) - 1}-01`), last));
}

function absencesIn(db: Database, station: number, moved: readonly TransferRow[], interrupted: readonly BreakRow[]): Absences {
  const found = new Map<number, Absence[]>();
  const add = (worker: number, more: readonly Absence[]): void => {
    const own = found.get(worker);
    if (own) own.push(...more);
    else if (more.length > 0) found.set(worker, [...more]);
  };
  if (moved.length > 0) {
    const here = placesHere(db, station);
    for (const [worker, own] of Map.groupBy(moved, (t) => t.worker)) add(worker, absentByTransfer(own, here));
  }
  for (const b of interrupted) if (endsEmployment(b.reason)) add(b.worker, [{ from: b.from, until: b.until }]);
  return found;
}

const never: readonly Absence[] = [];
export const employmentOf = ({ id, serviceFrom, leftOn }: PersonRow, absences: Absences): Employment => ({
  from: serviceFrom,
  until: leftOn,
  absent: absences.get(id) ?? never,
});

/** Of some people, for the tax of a month's run. */
export function employmentsOf(db: Database, station: number, workers: readonly number[], last: string): Map<number, Employment> {
  if (workers.length === 0) return new Map();
  const absences = absencesOf(db, station, last.slice(0, 4), last, workers);
  return new Map(peopleByIds(db, station, workers).map((row) => [row.id, employmentOf(row, absences)]));
}
