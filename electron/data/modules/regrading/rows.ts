/** Regradings, grade events and what was paid, in SQL. */
import type { Database } from 'better-sqlite3';
import type { RegradeReason } from '#shared/contract/regrade.ts';
import { insertion } from '../../registers/service.ts';

export type Event = { worker: number; on: string; grade: number; scheme: number | null };

/** The last grade event of each worker up to a day. */
export const lastEvents = (db: Database, station: number, on: string, workers: readonly number[]): Event[] =>
  db
    .prepare(
      `SELECT worker, "on", new_grade AS grade, scheme FROM (
         SELECT worker, "on", new_grade, scheme, row_number() OVER (PARTITION BY worker ORDER BY "on" DESC, id DESC) AS back
         FROM grade_events
         WHERE station = @station AND removed_at IS NULL AND "on" <= @on AND worker IN (SELECT value FROM json_each(@workers)))
       WHERE back = 1`,
    )
    .all({ station, on, workers: JSON.stringify(workers) }) as Event[];

/** All grade events of a worker, in their order. */
export const eventsOf = (db: Database, station: number, worker: number): Event[] =>
  db
    .prepare(
      `SELECT worker, "on", new_grade AS grade, scheme FROM grade_events
       WHERE station = ? AND worker = ? AND removed_at IS NULL ORDER BY "on", id`,
    )
    .all(station, worker) as Event[];

/** What a worker has earned of each month, held performance too: lines of runs that are paid or came from the office, by the month that they belong to. */
export const paidByMonth = (db: Database, station: number, worker: number): { period: string; total: number }[] =>
  db
    .prepare(
      `SELECT coalesce(l.origin_period, r.period) AS period, sum(l.total + coalesce(l.held, 0)) AS total
       FROM pay_lines l JOIN pay_runs r ON r.station = l.station AND r.id = l.run
       WHERE l.station = ? AND l.worker = ? AND l.removed_at IS NULL AND r.removed_at IS NULL AND r.status IN ('paid', 'imported')
       GROUP BY 1`,
    )
    .all(station, worker) as { period: string; total: number }[];

export type Regrading = {
  id: number;
  on: string;
  scheme: number;
  schemeName: string;
  schemeVersion: number;
  status: 'proposed' | 'approved' | 'rejected' | 'withdrawn';
  moved: number;
  note: string | null;
  proposer: number;
  proposerName: string;
  proposedAt: string;
  deciderName: string | null;
  decidedAt: string | null;
  reason: string | null;
};
const head = `SELECT g.id, g."on", g.scheme, s.name AS schemeName, s.version AS schemeVersion, g.status, g.moved, g.note, g.proposer,
    g.proposer_name AS proposerName, g.proposed_at AS proposedAt, g.decider_name AS deciderName, g.decided_at AS decidedAt, g.reason
  FROM regradings g JOIN schemes s ON s.station = g.station AND s.id = g.scheme WHERE g.station = ?`;

export const regradingById = (db: Database, station: number, id: number): Regrading | undefined =>
  db.prepare(`${head} AND g.id = ?`).get(station, id) as Regrading | undefined;
export const regradings = (db: Database, station: number, offset: number, limit: number): Regrading[] =>
  db.prepare(`${head} ORDER BY g.id DESC LIMIT ? OFFSET ?`).all(station, limit, offset) as Regrading[];
export const countRegradings = (db: Database, station: number): number =>
  db.prepare('SELECT count(*) FROM regradings WHERE station = ?').pluck().get(station) as number;

export type Line = { worker: number; oldGrade: number | null; newGrade: number; reason: RegradeReason; why: string };
export type NamedLine = Line & { name: string; community: string; postClass: string | null };

/** The next lines after a worker's, without their chain of reasons. */
export const linesAfter = (db: Database, station: number, regrading: number, after: number, limit: number): Omit<Line, 'why'>[] =>
  db
    .prepare(
      `SELECT worker, old_grade AS oldGrade, new_grade AS newGrade, reason FROM regrading_lines
       WHERE station = ? AND regrading = ? AND worker > ? ORDER BY worker LIMIT ?`,
    )
    .all(station, regrading, after, limit) as Omit<Line, 'why'>[];
export const linePage = (
  db: Database,
  station: number,
  regrading: number,
  reason: string | null,
  offset: number,
  limit: number,
): NamedLine[] =>
  db
    .prepare(
      `SELECT l.worker, l.old_grade AS oldGrade, l.new_grade AS newGrade, l.reason, l.why, w.name, w.post_class AS postClass,
         coalesce(c.name, '') AS community
       FROM regrading_lines l JOIN workers w ON w.station = l.station AND w.id = l.worker
         LEFT JOIN communities c ON c.station = w.station AND c.id = w.community
       WHERE l.station = @station AND l.regrading = @regrading AND (@reason IS NULL OR l.reason = @reason)
       ORDER BY l.worker LIMIT @limit OFFSET @offset`,
    )
    .all({ station, regrading, reason, offset, limit }) as NamedLine[];
export const lineCounts = (db: Database, station: number, regrading: number): { reason: RegradeReason; count: number }[] =>
  db
    .prepare(
      'SELECT reason, count(*) AS count FROM regrading_lines WHERE station = ? AND regrading = ? GROUP BY reason ORDER BY count DESC',
    )
    .all(station, regrading) as { reason: RegradeReason; count: number }[];

/** Adds a proposal without lines; its id. */
export function addRegrading(
  db: Database,
  station: number,
  g: { on: string; scheme: number; moved: number; note: string | null; proposer: { id: number; name: string }; at: string },
): number {
  const id = db.prepare('SELECT coalesce(max(id), 0) + 1 FROM regradings WHERE station = ?').pluck().get(station) as number;
  db.prepare(
    `INSERT INTO regradings (station, id, "on", scheme, status, moved, note, proposer, proposer_name, proposed_at)
     VALUES (?, ?, ?, ?, 'proposed', ?, ?, ?, ?, ?)`,
  ).run(station, id, g.on, g.scheme, g.moved, g.note, g.proposer.id, g.proposer.name, g.at);
  return id;
}

export const addLines = (db: Database, station: number, regrading: number, lines: readonly Line[]): void =>
  insertion(
    db,
    'regrading_lines (station, regrading, worker, old_grade, new_grade, reason, why)',
    '?, ?, ?, ?, ?, ?, ?',
  )(
    lines.length,
    lines.flatMap((l) => [station, regrading, l.worker, l.oldGrade, l.newGrade, l.reason, l.why]),
  );

export const decide = (
  db: Database,
  station: number,
  id: number,
  d: { status: 'approved' | 'rejected' | 'withdrawn'; decider: { id: number; name: string }; at: string; reason: string | null },
): void =>
  void db
    .prepare('UPDATE regradings SET status = ?, decider = ?, decider_name = ?, decided_at = ?, reason = ? WHERE station = ? AND id = ?')
    .run(d.status, d.decider.id, d.decider.name, d.at, d.reason, station, id);

export const reopen = (db: Database, station: number, id: number): void =>
  void db
    .prepare(
      `UPDATE regradings SET status = 'proposed', decider = NULL, decider_name = NULL, decided_at = NULL, reason = NULL WHERE station = ? AND id = ?`,
    )
    .run(station, id);
