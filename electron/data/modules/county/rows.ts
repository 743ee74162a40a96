/** The SQL that holds streets against each other. The county's own station number is 1 and keeps no registers of this kind. */
import type { Database } from 'better-sqlite3';

type Street = { code: string; streetName: string };

export type PersonRow = Street & { idNumber: string; id: number; name: string; community: string | null; status: string | null };

/** Live records whose ID number stands in two streets or more, by number. The number is looked for along its index, then each record. */
export const sharedNumbers = (db: Database): PersonRow[] =>
  db
    .prepare(
      `SELECT w.id_number AS idNumber, s.code, s.name AS streetName, w.id, w.name, w.status, c.name AS community
       FROM (SELECT id_number FROM workers WHERE removed_at IS NULL AND id_number <> ''
             GROUP BY id_number HAVING count(DISTINCT station) > 1) d
       JOIN stations s ON s.kind = 'street'
       JOIN workers w ON w.station = s.number AND w.id_number = d.id_number AND w.removed_at IS NULL
       LEFT JOIN communities c ON c.station = w.station AND c.id = w.community
       ORDER BY d.id_number, s.code`,
    )
    .all() as PersonRow[];

export type QuotaRow = Street & { id: number; name: string; quota: number; inService: number };

/** Communities with more people in service than posts, the most overfilled first. */
export const overfilled = (db: Database): QuotaRow[] =>
  db
    .prepare(
      `SELECT s.code, s.name AS streetName, c.id, c.name, c.quota, count(*) AS inService
       FROM communities c
       JOIN stations s ON s.number = c.station AND s.kind = 'street'
       JOIN workers w ON w.station = c.station AND w.community = c.id AND w.removed_at IS NULL AND coalesce(w.status, 'active') = 'active'
       WHERE c.removed_at IS NULL AND c.quota IS NOT NULL
       GROUP BY c.station, c.id HAVING count(*) > c.quota ORDER BY count(*) - c.quota DESC, s.code, c.id`,
    )
    .all() as QuotaRow[];

export type BasisRow = Street & { items: number };

/** Items in force of these kinds without a basis, counted by street. */
export const withoutBasis = (db: Database, kinds: readonly string[]): (BasisRow & { station: number })[] =>
  db
    .prepare(
      `SELECT s.number AS station, s.code, s.name AS streetName, count(*) AS items
       FROM items i JOIN stations s ON s.number = i.station AND s.kind = 'street'
       WHERE ${unfounded} GROUP BY s.number ORDER BY count(*) DESC, s.code`,
    )
    .all(JSON.stringify(kinds)) as (BasisRow & { station: number })[];

export const firstWithoutBasis = (
  db: Database,
  kinds: readonly string[],
  station: number,
  limit: number,
): { id: number; title: string }[] =>
  db
    .prepare(`SELECT i.id, i.title FROM items i WHERE ${unfounded} AND i.station = ? ORDER BY i.id LIMIT ?`)
    .all(JSON.stringify(kinds), station, limit) as { id: number; title: string }[];

const unfounded = `i.removed_at IS NULL AND i.status = 'inForce' AND i.kind IN (SELECT value FROM json_each(?)) AND coalesce(i.basis, '') = ''`;
