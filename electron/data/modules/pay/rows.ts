/** What pay reads of the store, in SQL. */
import type { Database } from 'better-sqlite3';
import { columnOf, register } from '#shared/registers/index.ts';
import type { RegisterName, Value } from '#shared/registers/index.ts';

export type Fields = Record<string, Value>;
export type StoredFields = Fields & { id: number };

const columns = (name: RegisterName): string =>
  register(name)
    .fields.map((f) => `"${columnOf(f.name)}" AS "${f.name}"`)
    .join(', ');

export const schemeById = (db: Database, station: number, id: number): StoredFields | undefined =>
  db.prepare(`SELECT id, ${columns('schemes')} FROM schemes WHERE station = ? AND id = ? AND removed_at IS NULL`).get(station, id) as
    StoredFields | undefined;

/** The scheme that holds on a day: of those published for it the one that began last. */
export const schemeOn = (db: Database, station: number, on: string): StoredFields | undefined =>
  db
    .prepare(
      `SELECT id, ${columns('schemes')} FROM schemes
       WHERE station = ? AND removed_at IS NULL AND effective_from <= ?
         AND (status = 'published' OR (status = 'retired' AND effective_until IS NOT NULL))
         AND (effective_until IS NULL OR effective_until >= ?)
       ORDER BY effective_from DESC, version DESC, id DESC LIMIT 1`,
    )
    .get(station, on, on) as StoredFields | undefined;

export const countSchemes = (db: Database, station: number): number =>
  (db.prepare('SELECT count(*) AS n FROM schemes WHERE station = ? AND removed_at IS NULL').get(station) as { n: number }).n;

export const partsOf = (db: Database, station: number, scheme: number): { grades: Fields[]; bands: Fields[] } => {
  const of = (name: 'schemeGrades' | 'schemeBands'): Fields[] =>
    db
      .prepare(`SELECT ${columns(name)} FROM ${register(name).table} WHERE station = ? AND scheme = ? AND removed_at IS NULL`)
      .all(station, scheme) as Fields[];
  return { grades: of('schemeGrades'), bands: of('schemeBands') };
};

/** What the scale asks of a worker, as it stood on a day. */
export type FactsRow = {
  id: number;
  name: string;
  community: string;
  postClass: string | null;
  serviceFrom: string | null;
  education: string | null;
  certificate: string | null;
  inService: 0 | 1;
};

/**
 * The post and the certificate stand with the worker; only where they began later than the day are their histories asked. A worker counts as in
 * service from the first day until the day of leaving.
 */
const facts = `
  SELECT w.id, w.name, coalesce(c.name, '') AS community, w.service_from AS serviceFrom, w.education,
    CASE WHEN w.post_from IS NULL OR w.post_from <= @on THEN w.post_class ELSE
      (SELECT p.post_class FROM posts p WHERE p.station = w.station AND p.worker = w.id AND p.removed_at IS NULL
         AND (p."from" IS NULL OR p."from" <= @on) AND (p.until IS NULL OR p.until >= @on) ORDER BY p."from" DESC LIMIT 1) END AS postClass,
    CASE WHEN w.certificate IS NULL OR w.certificate_on IS NULL OR w.certificate_on <= @on THEN w.certificate ELSE
      (SELECT e.level FROM certificates e WHERE e.station = w.station AND e.worker = w.id AND e.removed_at IS NULL
         AND (e.issued_on IS NULL OR e.issued_on <= @on)
       ORDER BY CASE e.level WHEN 'senior' THEN 3 WHEN 'intermediate' THEN 2 ELSE 1 END DESC LIMIT 1) END AS certificate,
    ((w.service_from IS NULL OR w.service_from <= @on)
      AND ((w.left_on IS NULL AND w.status IN ('active', 'leave')) OR w.left_on > @on)) AS inService
  FROM workers w LEFT JOIN communities c ON c.station = w.station AND c.id = w.community
  WHERE w.station = @station AND w.removed_at IS NULL`;

export const factsOf = (db: Database, station: number, worker: number, on: string): FactsRow | undefined =>
  db.prepare(`${facts} AND w.id = @worker`).get({ station, on, worker }) as FactsRow | undefined;

const bindings = (station: number, on: string, terms: readonly string[]): Record<string, string | number> => ({
  station,
  on,
  ...Object.fromEntries(terms.map((term, i) => [`term${i}`, `%${term.replace(/[\\%_]/g, (c) => `\\${c}`)}%`])),
});
/** Everybody in service on the day whose record holds every term. */
const present = (terms: readonly string[]): string =>
  `(${facts}${terms.map((_, i) => ` AND w.search LIKE @term${i} ESCAPE '\\'`).join('')}) WHERE inService = 1`;

/** A page, in the order of ids. */
export const rosterPage = (
  db: Database,
  station: number,
  on: string,
  terms: readonly string[],
  offset: number,
  limit: number,
): FactsRow[] =>
  db
    .prepare(`SELECT * FROM ${present(terms)} ORDER BY id LIMIT @limit OFFSET @offset`)
    .all({ ...bindings(station, on, terms), limit, offset }) as FactsRow[];

export type FactsGroup = Pick<FactsRow, 'postClass' | 'serviceFrom' | 'education' | 'certificate'> & { count: number };

/** How many there are of each set of facts: all that a sum over everybody needs. */
export const rosterGroups = (db: Database, station: number, on: string, terms: readonly string[]): FactsGroup[] =>
  db
    .prepare(`SELECT postClass, serviceFrom, education, certificate, count(*) AS count FROM ${present(terms)} GROUP BY 1, 2, 3, 4`)
    .all(bindings(station, on, terms)) as FactsGroup[];
