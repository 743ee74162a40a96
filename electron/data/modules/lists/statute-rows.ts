/** The SQL of statutes: the library, what rests on each, and what was done about a changed one. */
import type { Database } from 'better-sqlite3';
import type { Value } from '#shared/registers/index.ts';
import { prepared } from '../../registers/service.ts';
import { columns, like } from './rows.ts';
import type { Row } from './rows.ts';

export type StatuteRow = Row & { successorTitle: string | null; articles: number; items: number; open: number };
/** Only references of items in force; the provisions of one statute are counted once. */
const carried = `FROM item_bases b JOIN items i ON i.station = b.station AND i.id = b.item AND i.removed_at IS NULL AND i.status <> 'abolished'
  WHERE b.station = s.station AND b.statute = s.id AND b.removed_at IS NULL`;
const settled = `EXISTS (SELECT 1 FROM basis_reviews r WHERE r.station = b.station AND r.statute = b.statute AND r.item = b.item AND r.removed_at IS NULL AND r.changed_on IS s.changed_on)
  OR EXISTS (SELECT 1 FROM proposal_changes c JOIN proposals p ON p.station = c.station AND p.id = c.proposal AND p.removed_at IS NULL
    AND p.status NOT IN ('published', 'withdrawn') WHERE c.station = b.station AND c.item = b.item AND c.removed_at IS NULL)`;
const statuteSql = `SELECT ${columns('statutes', 's.')}, t.title AS successorTitle,
    (SELECT count(DISTINCT b.article || '-' || coalesce(b.article_branch, '')) ${carried}) AS articles,
    (SELECT count(DISTINCT b.item) ${carried}) AS items,
    CASE s.status WHEN 'inForce' THEN 0 ELSE (SELECT count(DISTINCT b.item) ${carried} AND NOT (${settled})) END AS open
  FROM statutes s LEFT JOIN statutes t ON t.station = s.station AND t.id = s.successor WHERE s.station = @station AND s.removed_at IS NULL`;

export const statuteById = (db: Database, station: number, id: number): StatuteRow | undefined =>
  prepared(db, `${statuteSql} AND s.id = @id`).get({ station, id }) as StatuteRow | undefined;

export function statutePage(
  db: Database,
  given: { station: number; search: string | undefined; status: string | null; offset: number; limit: number },
): { rows: StatuteRow[]; total: number } {
  const words = given.search?.normalize('NFKC').toLowerCase().trim();
  const values = { ...given, search: words ? like(words) : null };
  const where = `(@search IS NULL OR s.search LIKE @search ESCAPE '\\') AND (@status IS NULL OR s.status = @status)`;
  const count = prepared(db, `SELECT count(*) AS n FROM statutes s WHERE s.station = @station AND s.removed_at IS NULL AND ${where}`);
  // Changed ones first: they are work.
  const order = "ORDER BY CASE s.status WHEN 'inForce' THEN 1 ELSE 0 END, s.pinyin, s.id LIMIT @limit OFFSET @offset";
  return {
    rows: prepared(db, `${statuteSql} AND ${where} ${order}`).all(values) as StatuteRow[],
    total: (count.get(values) as { n: number }).n,
  };
}

export type Carried = Row & { kind: string; title: string; itemTitle: string; subItem: string | null };
/** References to a statute by items in force, in the order of lists. */
export function referencesTo(
  db: Database,
  given: { station: number; statute: number; article: number | null; paragraph: number | null },
): Carried[] {
  const sql =
    `SELECT ${columns('itemBases', 'b.')}, i.kind, i.title AS itemTitle, i.sub_item AS subItem FROM item_bases b ` +
    "JOIN items i ON i.station = b.station AND i.id = b.item AND i.removed_at IS NULL AND i.status <> 'abolished' " +
    'WHERE b.station = @station AND b.statute = @statute AND b.removed_at IS NULL AND (@article IS NULL OR b.article = @article) ' +
    'AND (@paragraph IS NULL OR b.paragraph = @paragraph) ORDER BY i.kind, i.order_no IS NULL, i.order_no, i.id, b.order_no';
  return prepared(db, sql).all(given) as Carried[];
}

/** What was said of items for this change of the statute: item -> what. */
export function reviewsOf(db: Database, station: number, statute: number, changedOn: Value): Map<number, { note: string | null }> {
  const sql = 'SELECT item, note FROM basis_reviews WHERE station = ? AND statute = ? AND removed_at IS NULL AND changed_on IS ?';
  const rows = prepared(db, sql).all(station, statute, changedOn) as { item: number; note: string | null }[];
  return new Map(rows.map((r) => [r.item, { note: r.note }]));
}

/** Proposals on their way: item -> the one that touches it. */
export function proposedItems(db: Database, station: number): Map<number, number> {
  const sql =
    'SELECT c.item, c.proposal FROM proposal_changes c JOIN proposals p ON p.station = c.station AND p.id = c.proposal AND p.removed_at IS NULL ' +
    "AND p.status NOT IN ('published', 'withdrawn') WHERE c.station = ? AND c.removed_at IS NULL AND c.item IS NOT NULL";
  const rows = prepared(db, sql).all(station) as { item: number; proposal: number }[];
  return new Map(rows.map((r) => [r.item, r.proposal]));
}
