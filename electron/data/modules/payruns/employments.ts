/** From when to when people are employed here, for pay, contributions and the months of 减除费用. */
import type { Database } from 'better-sqlite3';
import { absentByTransfer, endsEmployment } from '#shared/domain/careers/employment.ts';
import type { Absence, Employment } from '#shared/domain/careers/employment.ts';
import { breaks, firstPosts, peopleByIds, placesHere, transfers } from './rows.ts';
import type { PersonRow, PostBegin } from './rows.ts';

/** What the registers say of employments beside service and leaving, of a year and the one before. */
export type Histories = {
  /** By transfers, and by interruptions that ended the employment. */
  absences: ReadonlyMap<number, readonly Absence[]>;
  /** The day of the first post, where nothing else tells when somebody came: before it nothing is on record of them here. */
  firstPosts: ReadonlyMap<number, string>;
};

/** `begun`: whose posts may have begun within the year. */
export function historiesOf(
  db: Database,
  station: number,
  last: string,
  begun: readonly number[],
  workers: readonly number[] | null = null,
): Histories {
  const absences = absencesOf(db, station, last, workers);
  const arrived = (worker: number): boolean => absences.get(worker)?.[0]?.from === '';
  const posts: PostBegin[] = firstPosts(db, station, begun).filter(({ worker }) => !arrived(worker));
  return { absences, firstPosts: new Map(posts.map(({ worker, day }) => [worker, day])) };
}

function absencesOf(db: Database, station: number, last: string, workers: readonly number[] | null): Histories['absences'] {
  const found = new Map<number, Absence[]>();
  const add = (worker: number, more: readonly Absence[]): void => {
    const own = found.get(worker);
    if (own) own.push(...more);
    else if (more.length > 0) found.set(worker, [...more]);
  };
  const moved = transfers(db, station, workers);
  if (moved.length > 0) {
    const here = placesHere(db, station);
    for (const [worker, own] of Map.groupBy(moved, (t) => t.worker)) add(worker, absentByTransfer(own, here));
  }
  for (const b of breaks(db, station, `${Number(last.slice(0, 4)) - 1}-01-01`, last))
    if (endsEmployment(b.reason)) add(b.worker, [{ from: b.from, until: b.until }]);
  return found;
}

const never: readonly Absence[] = [];
export function employmentOf({ id, serviceFrom, leftOn }: PersonRow, { absences, firstPosts: posts }: Histories): Employment {
  const firstPost = posts.get(id);
  const from = firstPost !== undefined && firstPost > (serviceFrom ?? '') ? firstPost : serviceFrom;
  return { from, until: leftOn, absent: absences.get(id) ?? never };
}

/** Of some people, for the tax of a month's run. */
export function employmentsOf(db: Database, station: number, workers: readonly number[], last: string): Map<number, Employment> {
  if (workers.length === 0) return new Map();
  const histories = historiesOf(db, station, last, workers, workers);
  return new Map(peopleByIds(db, station, workers).map((row) => [row.id, employmentOf(row, histories)]));
}
