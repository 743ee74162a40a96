/** Who was in service on a day, and what was known of them then. Each part is read once and joined by worker in memory: no query per person. */
import type { Database } from 'better-sqlite3';
import type { DatedPost } from '#shared/domain/careers/posts.ts';

/** From the first day until the day of leaving, as pay counts it. Binds @station and @on. */
const inService = `w.station = @station AND w.removed_at IS NULL AND (w.service_from IS NULL OR w.service_from <= @on)
  AND ((w.left_on IS NULL AND w.status IN ('active', 'leave')) OR w.left_on > @on)`;
export type At = { station: number; on: string };

export type WorkerRow = {
  id: number;
  sex: string | null;
  birthDate: string | null;
  politicalStatus: string | null;
  partyJoinedOn: string | null;
  community: number | null;
  position: string | null;
  postClass: string | null;
  postFrom: string | null;
  education: string | null;
  firstEducation: string | null;
  certificate: string | null;
  certificateOn: string | null;
};

export const workersAt = (db: Database, at: At): WorkerRow[] =>
  db
    .prepare(
      `SELECT w.id, w.sex, w.birth_date AS birthDate, w.political_status AS politicalStatus, w.party_joined_on AS partyJoinedOn, w.community,
         w.position, w.post_class AS postClass, w.post_from AS postFrom, w.education, w.first_education AS firstEducation, w.certificate,
         w.certificate_on AS certificateOn
       FROM workers w WHERE ${inService} ORDER BY w.id`,
    )
    .all(at) as WorkerRow[];

export const isInService = (db: Database, at: At, worker: number): boolean =>
  db.prepare(`SELECT 1 FROM workers w WHERE ${inService} AND w.id = @worker`).get({ ...at, worker }) !== undefined;

export type PostRow = DatedPost & { worker: number };

/** Every post with a record, of each worker in the order in which they began. */
export const postRecords = (db: Database, station: number, worker: number | null = null): PostRow[] =>
  db
    .prepare(
      `SELECT worker, community, position, post_class AS postClass, "from", until FROM posts
       WHERE station = @station AND removed_at IS NULL ${worker === null ? '' : 'AND worker = @worker'}
       ORDER BY worker, coalesce("from", ''), id`,
    )
    .all(worker === null ? { station } : { station, worker }) as PostRow[];

export const certificatesAt = (db: Database, at: At): { worker: number; level: string }[] =>
  db
    .prepare(
      `SELECT worker, level FROM certificates WHERE station = @station AND removed_at IS NULL AND (issued_on IS NULL OR issued_on <= @on)`,
    )
    .all(at) as { worker: number; level: string }[];

/** Every record of education; `known`: it stood that day (a record without a day does). */
export const educationsAt = (db: Database, at: At): { worker: number; education: string | null; known: 0 | 1 }[] =>
  db
    .prepare(
      `SELECT worker, education, (graduated_on IS NULL OR graduated_on <= @on) AS known FROM education_records
       WHERE station = @station AND removed_at IS NULL`,
    )
    .all(at) as { worker: number; education: string | null; known: 0 | 1 }[];

/** The grades given by that day, of each worker the last one last. */
export const gradesAt = (db: Database, at: At): { worker: number; grade: number }[] =>
  db
    .prepare(
      `SELECT worker, new_grade AS grade FROM grade_events WHERE station = @station AND removed_at IS NULL AND "on" <= @on ORDER BY worker, "on", id`,
    )
    .all(at) as { worker: number; grade: number }[];

export type CommunityRow = { id: number; name: string; quota: number | null; removed: 0 | 1 };

export const communitiesOf = (db: Database, station: number): CommunityRow[] =>
  db
    .prepare('SELECT id, name, quota, removed_at IS NOT NULL AS removed FROM communities WHERE station = ? ORDER BY id')
    .all(station) as CommunityRow[];

/** Workers with a decision of recognition by that day, and those with a paper in their file. */
export const recognisedAt = (db: Database, at: At): number[] =>
  db
    .prepare('SELECT DISTINCT worker FROM recognitions WHERE station = @station AND removed_at IS NULL AND "on" <= @on')
    .pluck()
    .all(at) as number[];

export const filedAt = (db: Database, at: At): number[] =>
  db
    .prepare(
      `SELECT DISTINCT worker FROM materials WHERE station = @station AND removed_at IS NULL AND "class" <> 'photo'
       AND ("on" IS NULL OR "on" <= @on)`,
    )
    .pluck()
    .all(at) as number[];

/** Posts for full-time grid staff by community, and how many of each grid's are held that day by somebody in service. */
export const gridsAt = (db: Database, at: At): { community: number | null; due: number; filled: number }[] =>
  db
    .prepare(
      `SELECT community, sum(due) AS due, sum(filled) AS filled FROM (
         SELECT g.community, coalesce(g.posts_due, 1) AS due, min(coalesce(g.posts_due, 1), (
           SELECT count(DISTINCT p.worker) FROM grid_posts p JOIN workers w ON w.station = p.station AND w.id = p.worker
           WHERE p.station = g.station AND p.grid = g.id AND p.removed_at IS NULL AND p.full_time = 1
             AND (p."from" IS NULL OR p."from" <= @on) AND (p.until IS NULL OR p.until >= @on) AND ${inService})) AS filled
         FROM grids g WHERE g.station = @station AND g.removed_at IS NULL) GROUP BY community`,
    )
    .all(at) as { community: number | null; due: number; filled: number }[];

export type StationRow = { number: number; code: string; name: string };
export const streetsOf = (db: Database, own: number): StationRow[] =>
  db.prepare('SELECT number, code, name FROM stations WHERE number <> ? ORDER BY code').all(own) as StationRow[];

/** 服务中断 of one worker, the earliest first; an open one has no end. */
export const breaksOf = (db: Database, station: number, worker: number): { from: string; until: string | null }[] =>
  db
    .prepare(`SELECT "from", until FROM service_breaks WHERE station = ? AND worker = ? AND removed_at IS NULL ORDER BY "from"`)
    .all(station, worker) as { from: string; until: string | null }[];
