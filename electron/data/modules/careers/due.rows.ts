/** Who has something falling due, in SQL: one range of an index per kind. */
import type { Database } from 'better-sqlite3';
import type { DueKind } from '#shared/domain/careers/due.ts';

export type DueFact = { worker: number; name: string; community: string; on: string; note: string | null };

/** In the community still; whoever is on leave too. */
const serving = `w.removed_at IS NULL AND w.status IN ('active', 'leave')`;
const community = 'LEFT JOIN communities c ON c.station = w.station AND c.id = w.community';
const named = `w.id AS worker, w.name, coalesce(c.name, '') AS community`;

type Asked = { on: string; note: string; from: string; where: string };

/** What falls due on a day written in a record `d` about a worker `w`; the index on the day comes first. */
const dated = (table: string, day: string, note: string, more = ''): Asked => ({
  on: `d.${day}`,
  note: `d.${note}`,
  from: `${table} d CROSS JOIN workers w ON w.station = d.station AND w.id = d.worker`,
  where: `d.station = @station AND d.removed_at IS NULL AND d.${day} >= @from AND d.${day} <= @until AND ${serving}${more}`,
});

const kinds = {
  // One that began later has taken its place.
  contractEnding: dated(
    'contracts',
    'until',
    'number',
    ` AND NOT EXISTS (SELECT 1 FROM contracts n WHERE n.station = d.station AND n.worker = d.worker AND n.removed_at IS NULL AND n."from" > d."from")`,
  ),
  probationEnding: dated('contracts', 'probation_until', 'number'),
  // The post in force may stand on the worker alone.
  termEnding: dated(
    'posts',
    'until',
    'position',
    ` AND (w.post_from IS NULL OR w.post_from <= coalesce(d."from", d.until))
      AND NOT EXISTS (SELECT 1 FROM posts n WHERE n.station = d.station AND n.worker = d.worker AND n.removed_at IS NULL
        AND n.id <> d.id AND (n.until IS NULL OR n.until > d.until))`,
  ),
  mandateEnding: dated('mandates', 'until', `level || ' ' || d.kind`),
  // By the day of leaving.
  fileHandover: {
    on: 'w.left_on',
    note: 'w.left_kind',
    from: 'workers w',
    where: `w.station = @station AND w.removed_at IS NULL AND w.left_on >= @from AND w.left_on <= @until
      AND w.status IN ('left', 'retired') AND w.file_handed_over_on IS NULL AND w.left_kind IS NOT 'died'`,
  },
} satisfies Partial<Record<DueKind, Asked>>;
export type DatedKind = keyof typeof kinds;
/** Days, both included. */
export type Range = { station: number; from: string; until: string };

/** How many, and the first day; null where there is none. */
export function datedCount(db: Database, kind: DatedKind, range: Range): { count: number; on: string | null } {
  const { on, from, where } = kinds[kind];
  return db.prepare(`SELECT count(*) AS count, min(${on}) AS "on" FROM ${from} WHERE ${where}`).get(range) as {
    count: number;
    on: string | null;
  };
}

/** A page, the earliest first. */
export function datedPage(db: Database, kind: DatedKind, range: Range, offset: number, limit: number): DueFact[] {
  const { on, note, from, where } = kinds[kind];
  return db
    .prepare(
      `SELECT ${named}, ${on} AS "on", ${note} AS note FROM ${from} ${community} WHERE ${where} ORDER BY ${on}, w.id LIMIT @limit OFFSET @offset`,
    )
    .all({ ...range, offset, limit }) as DueFact[];
}

/** The days of one worker. */
export function datedOf(db: Database, kind: DatedKind, range: Range, worker: number): { on: string; note: string | null }[] {
  const { on, note, from, where } = kinds[kind];
  return db
    .prepare(`SELECT ${on} AS "on", ${note} AS note FROM ${from} WHERE ${where} AND w.id = @worker ORDER BY 1`)
    .all({ ...range, worker }) as { on: string; note: string | null }[];
}

/** In service at the end of a year and now. */
const thereInYear = `w.station = @station AND ${serving} AND (w.service_from IS NULL OR w.service_from <= @yearEnd)`;
/** Without an assessment of that year; its list is made once. */
const unassessed = `${thereInYear}
  AND w.id NOT IN (SELECT a.worker FROM assessments a WHERE a.station = @station AND a.year = @year AND a.removed_at IS NULL)`;
export type OfYear = { station: number; year: number; yearEnd: string };
export type Named = Pick<DueFact, 'worker' | 'name' | 'community'>;

export const unassessedCount = (db: Database, year: OfYear): number =>
  (db.prepare(`SELECT count(*) AS n FROM workers w WHERE ${unassessed}`).get(year) as { n: number }).n;

export const unassessedPage = (db: Database, year: OfYear, offset: number, limit: number): Named[] =>
  db
    .prepare(`SELECT ${named} FROM workers w ${community} WHERE ${unassessed} ORDER BY w.id LIMIT @limit OFFSET @offset`)
    .all({ ...year, offset, limit }) as Named[];

export const isUnassessed = (db: Database, year: OfYear, worker: number): boolean =>
  db
    .prepare(
      `SELECT 1 FROM workers w WHERE ${thereInYear} AND w.id = @worker AND NOT EXISTS (SELECT 1 FROM assessments a
         WHERE a.station = @station AND a.worker = w.id AND a.year = @year AND a.removed_at IS NULL)`,
    )
    .get({ ...year, worker }) !== undefined;

export type Ageing = { worker: number; birthDate: string };

/** Those in service of a sex born on or before a day, whose registered former age is one of these (null: none is registered). */
export const bornBy = (db: Database, asked: { station: number; sex: '1' | '2'; formerAges: (string | null)[]; until: string }): Ageing[] =>
  db
    .prepare(
      `SELECT w.id AS worker, w.birth_date AS birthDate FROM workers w
       WHERE w.station = @station AND ${serving} AND w.sex = @sex AND w.birth_date <= @until
         AND coalesce(w.retirement_age, '') IN (SELECT value FROM json_each(@ages))`,
    )
    .all({
      station: asked.station,
      sex: asked.sex,
      until: asked.until,
      ages: JSON.stringify(asked.formerAges.map((age) => age ?? '')),
    }) as Ageing[];

/** In the order of the ids. */
export const namesOf = (db: Database, station: number, ids: readonly number[]): Named[] =>
  db
    .prepare(
      `SELECT ${named} FROM json_each(@ids) i CROSS JOIN workers w ON w.station = @station AND w.id = i.value ${community} ORDER BY i.key`,
    )
    .all({ station, ids: JSON.stringify(ids) }) as Named[];

/** Everybody in service, in the order of ids. */
export const servingPage = (db: Database, station: number, offset: number, limit: number): Named[] =>
  db
    .prepare(
      `SELECT ${named} FROM workers w ${community} WHERE w.station = @station AND ${serving} ORDER BY w.id LIMIT @limit OFFSET @offset`,
    )
    .all({ station, offset, limit }) as Named[];

export const servingCount = (db: Database, station: number): number =>
  (db.prepare(`SELECT count(*) AS n FROM workers w WHERE w.station = @station AND ${serving}`).get({ station }) as { n: number }).n;
