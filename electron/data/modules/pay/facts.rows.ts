/** What the registers say of people as of a day, in SQL: one row a worker, and the records of a career beside them. */
import type { Database } from 'better-sqlite3';
import type { FactName } from '#shared/domain/pay/index.ts';
import { prepared } from '../../registers/service.ts';

/** From `sex` to `entryRoute`, of education and certificate: null where nobody asks. */
export type WorkerRow = {
  id: number;
  name: string;
  pinyin: string;
  sex: string | null;
  birthDate: string | null;
  politicalStatus: string | null;
  entryRoute: string | null;
  community: number | null;
  position: string | null;
  postClass: string | null;
  postFrom: string | null;
  serviceFrom: string | null;
  education: string | null;
  firstEducation: string | null;
  certificate: string | null;
  certificateOn: string | null;
  inService: 0 | 1;
};
export type PostRow = {
  worker: number;
  community: number | null;
  position: string | null;
  postClass: string | null;
  from: string | null;
  until: string | null;
};
export type EducationRow = {
  worker: number;
  education: string | null;
  degree: string | null;
  papers: 'both' | 'diploma' | 'degree' | null;
  form: string | null;
  on: string | null;
};
/** `flagKinds`: a JSON list. */
export type CommunityRow = { id: number; name: string; households: number | null; flags: number; flagKinds: string };

/** Some people: by their ids, or whoever has an id after one up to another. A stretch of ids is read in one go, ids by themselves are looked up. */
export type Among = { workers: readonly number[] } | { after: number; until: number };
export type Whom = Among & { station: number; on: string };

const only = (whom: Whom, column: string): string =>
  'workers' in whom ? `AND ${column} IN (SELECT value FROM json_each(@workers))` : `AND ${column} > @after AND ${column} <= @until`;
const all = <T>(db: Database, whom: Whom, sql: string): T[] =>
  prepared(db, sql).all('workers' in whom ? { ...whom, workers: JSON.stringify(whom.workers) } : whom) as T[];
/** Live records of a part of the file, of the people meant. */
const partRows = <T>(db: Database, whom: Whom, table: string, columns: string, more = ''): T[] =>
  all(db, whom, `SELECT worker, ${columns} FROM ${table} WHERE station = @station AND removed_at IS NULL ${only(whom, 'worker')} ${more}`);

/** No worker has a higher id; 0 where there are none. */
export const highestId = (db: Database, station: number): number =>
  prepared(db, 'SELECT coalesce(max(id), 0) FROM workers WHERE station = ?').pluck().get(station) as number;

/** The columns that are a fact by themselves: reading a text that nobody asks for costs as much as any other. */
const columnsOfFacts: readonly [FactName, ...columns: [column: string, name: keyof WorkerRow][]][] = [
  ['sex', ['sex', 'sex']],
  ['birthDate', ['birth_date', 'birthDate']],
  ['politicalStatus', ['political_status', 'politicalStatus']],
  ['entryRoute', ['entry_route', 'entryRoute']],
  ['educations', ['education', 'education'], ['first_education', 'firstEducation']],
  ['certificates', ['certificate', 'certificate'], ['certificate_on', 'certificateOn']],
];

export const workerRows = (db: Database, whom: Whom, asks: (name: FactName) => boolean): WorkerRow[] =>
  all(
    db,
    whom,
    `SELECT w.id, w.name, w.pinyin, w.community, w.position, w.post_class AS postClass, w.post_from AS postFrom, w.service_from AS serviceFrom,
         ${columnsOfFacts.flatMap(([fact, ...columns]) => columns.map(([column, name]) => `${asks(fact) ? `w.${column}` : 'NULL'} AS ${name}`)).join(', ')},
         ((w.service_from IS NULL OR w.service_from <= @on)
           AND ((w.left_on IS NULL AND w.status IN ('active', 'leave')) OR w.left_on > @on)) AS inService
       FROM workers w WHERE w.station = @station AND w.removed_at IS NULL ${only(whom, 'w.id')} ORDER BY w.id`,
  );

/** Every post with a record, in the order in which they began. */
export const postRows = (db: Database, whom: Whom): PostRow[] =>
  partRows(db, whom, 'posts', `community, position, post_class AS postClass, "from", until`, `ORDER BY worker, coalesce("from", ''), id`);
export const certificateRows = (db: Database, whom: Whom): { worker: number; level: string; on: string | null }[] =>
  partRows(db, whom, 'certificates', 'level, issued_on AS "on"');
export const educationRows = (db: Database, whom: Whom): EducationRow[] =>
  partRows(db, whom, 'education_records', 'education, degree, papers, form, graduated_on AS "on"');
export const assessmentRows = (db: Database, whom: Whom): { worker: number; year: number; result: string }[] =>
  partRows(db, whom, 'assessments', 'year, result', 'ORDER BY worker, year');
export const honourRows = (db: Database, whom: Whom): { worker: number; kind: string | null; level: string | null; on: string | null }[] =>
  partRows(db, whom, 'honours', 'kind, level, "on"');
export const breakRows = (db: Database, whom: Whom): { worker: number; from: string; until: string | null }[] =>
  partRows(db, whom, 'service_breaks', '"from", until', 'ORDER BY worker, "from"');
/** Full-time grid staff on the day. */
export const gridRows = (db: Database, whom: Whom): { worker: number }[] =>
  partRows(db, whom, 'grid_posts', 'id', `AND full_time = 1 AND ("from" IS NULL OR "from" <= @on) AND (until IS NULL OR until >= @on)`);
/** The probation of the contract that began last. */
export const probationRows = (db: Database, whom: Whom): { worker: number; until: string | null }[] =>
  partRows(db, whom, 'contracts', 'probation_until AS until', `AND "from" <= @on ORDER BY worker, "from"`);
/** Grades given up to the day, in their order. */
export const gradeEventRows = (db: Database, whom: Whom): { worker: number; on: string; grade: number; protectedUntil: string | null }[] =>
  partRows(
    db,
    whom,
    'grade_events',
    '"on", new_grade AS grade, protected_until AS protectedUntil',
    `AND "on" <= @on ORDER BY worker, "on", id`,
  );

/** Communities with the flags that each holds on the day. */
export const communityRows = (db: Database, { station, on }: Whom): CommunityRow[] =>
  prepared(
    db,
    `SELECT c.id, c.name, c.households, count(f.id) AS flags, json_group_array(f.kind) FILTER (WHERE f.kind IS NOT NULL) AS flagKinds
     FROM communities c
       LEFT JOIN flags f ON f.station = c.station AND f.community = c.id AND f.removed_at IS NULL
         AND f."from" <= @on AND (f.until IS NULL OR f.until >= @on)
     WHERE c.station = @station GROUP BY c.station, c.id`,
  ).all({ station, on }) as CommunityRow[];
