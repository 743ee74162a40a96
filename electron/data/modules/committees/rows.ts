import type { Database } from 'better-sqlite3';

export type EndingTerm = { id: number; person: string; committee: string; until: string };

/** Seats still held whose term ends on or before a day, the earliest first. */
export const termsEndingBy = (db: Database, station: number, day: string, limit: number): EndingTerm[] =>
  db
    .prepare(
      `SELECT s.id, s.person, c.name AS committee, s.until FROM seats s JOIN committees c ON c.station = s.station AND c.id = s.committee
       WHERE s.station = ? AND s.removed_at IS NULL AND s.ended_on IS NULL AND s.until <= ? ORDER BY s.until LIMIT ?`,
    )
    .all(station, day, limit) as EndingTerm[];
