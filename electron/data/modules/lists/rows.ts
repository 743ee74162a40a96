/** The SQL of lists: versions as they were, items as they stand, proposals. What rests on a statute: `statute-rows.ts`. */
import type { Database } from 'better-sqlite3';
import type { ListVersion } from '#shared/contract/listShapes.ts';
import { columnOf, register } from '#shared/registers/index.ts';
import type { RegisterName, Value } from '#shared/registers/index.ts';
import { prepared } from '../../registers/service.ts';

export type Row = Record<string, Value> & { id: number };

/** The fields of a register as a SELECT names them. */
export const columns = (name: RegisterName, alias = ''): string =>
  ['id', ...register(name).fields.map((f) => f.name)].map((f) => `${alias}"${columnOf(f)}" AS "${f}"`).join(', ');

/** Live records of a register, by one field's value where one is named; in the order of ids. */
export function recordsOf(db: Database, name: RegisterName, station: number, field?: string, value?: Value): Row[] {
  const sql =
    `SELECT ${columns(name)} FROM ${register(name).table} WHERE station = ? AND removed_at IS NULL` +
    `${field === undefined ? '' : ` AND "${columnOf(field)}" = ?`} ORDER BY id`;
  return prepared(db, sql).all(station, ...(field === undefined ? [] : [value])) as Row[];
}

export const recordOf = (db: Database, name: RegisterName, station: number, id: number): Row | undefined =>
  prepared(db, `SELECT ${columns(name)} FROM ${register(name).table} WHERE station = ? AND id = ? AND removed_at IS NULL`).get(
    station,
    id,
  ) as Row | undefined;

/** Items in force by kind. */
export function itemCounts(db: Database, station: number): Map<string, number> {
  const sql = "SELECT kind, count(*) AS n FROM items WHERE station = ? AND removed_at IS NULL AND status <> 'abolished' GROUP BY kind";
  const rows = prepared(db, sql).all(station) as { kind: string; n: number }[];
  return new Map(rows.map((r) => [r.kind, r.n]));
}

export type Version = ListVersion & { kind: string };
const versionOf = (row: unknown): Version | null => {
  if (!row) return null;
  const { counts, ...rest } = row as Omit<Version, 'counts'> & { counts: string | null };
  return { ...rest, counts: JSON.parse(counts ?? '{}') as Record<string, number> };
};
const versionSql = `SELECT ${columns('listVersions')} FROM list_versions WHERE station = ? AND removed_at IS NULL`;

/** Newest first. */
export const versionsOf = (db: Database, station: number, kind: string): Version[] =>
  prepared(db, `${versionSql} AND kind = ? ORDER BY number DESC`)
    .all(station, kind)
    .map((row) => versionOf(row)!);

export const versionById = (db: Database, station: number, id: number): Version | null =>
  versionOf(prepared(db, `${versionSql} AND id = ?`).get(station, id));

/** The version that held on a day: of those published by then the last. */
export const versionOn = (db: Database, station: number, kind: string, on: string): Version | null =>
  versionOf(prepared(db, `${versionSql} AND kind = ? AND published_on <= ? ORDER BY number DESC LIMIT 1`).get(station, kind, on));

export const versionNumbered = (db: Database, station: number, kind: string, number: number): Version | null =>
  versionOf(prepared(db, `${versionSql} AND kind = ? AND number = ?`).get(station, kind, number));

export const lastVersion = (db: Database, station: number, kind: string): Version | null =>
  versionOf(prepared(db, `${versionSql} AND kind = ? ORDER BY number DESC LIMIT 1`).get(station, kind));

export type ItemVersion = {
  id: number;
  item: number;
  fromVersion: number;
  untilVersion: number | null;
  orderNo: number | null;
  content: string;
  sha256: string;
};
const versionColumns =
  'v.id, v.item, v.from_version AS fromVersion, v.until_version AS untilVersion, v.order_no AS orderNo, v.content, v.sha256';
const valid = (alias: string): string => `(${alias}.from_version <= ? AND (${alias}.until_version IS NULL OR ${alias}.until_version > ?))`;

export type Wanted = { search?: string | undefined; type?: string | undefined; field?: string | undefined };

/** A word as LIKE looks for it anywhere. */
export const like = (text: string): string => `%${text.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;

function wantedSql({ search = '', type, field }: Wanted): { sql: string; values: string[] } {
  const terms = search.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  const parts = terms.map(
    () => ` AND (v.search LIKE ? ESCAPE '\\' OR EXISTS (SELECT 1 FROM json_each(v.content) c WHERE c.value LIKE ? ESCAPE '\\'))`,
  );
  const values = terms.flatMap((term) => [like(term), like(term)]);
  if (type !== undefined) {
    parts.push(type === '' ? ' AND v.type IS NULL' : ' AND v.type = ?');
    if (type !== '') values.push(type);
  }
  if (field !== undefined) {
    parts.push(` AND coalesce(json_extract(v.content, '$.field'), '') = ?`);
    values.push(field);
  }
  return { sql: parts.join(''), values };
}

/** A page of a list as of a version, in its order: ids along the index first, then their records. */
export function itemsAt(
  db: Database,
  station: number,
  kind: string,
  version: number,
  wanted: Wanted,
  offset: number,
  limit: number,
): ItemVersion[] {
  const { sql: more, values } = wantedSql(wanted);
  const from = `FROM item_versions v WHERE v.station = ? AND v.kind = ? AND ${valid('v')}${more}`;
  const order = 'ORDER BY v.order_no, v.item';
  const sql =
    `SELECT ${versionColumns} FROM (SELECT v.id ${from} ${order} LIMIT ? OFFSET ?) p ` +
    `LEFT JOIN item_versions v ON v.station = ? AND v.id = p.id ${order}`;
  return prepared(db, sql).all(station, kind, version, version, ...values, limit, offset, station) as ItemVersion[];
}

export function countAt(db: Database, station: number, kind: string, version: number, wanted: Wanted): number {
  const { sql, values } = wantedSql(wanted);
  const counted = prepared(db, `SELECT count(*) AS n FROM item_versions v WHERE v.station = ? AND v.kind = ? AND ${valid('v')}${sql}`);
  return (counted.get(station, kind, version, version, ...values) as { n: number }).n;
}

/** Rows that hold in just one of two versions (0: before the first), in the order of the list. */
export function rowsBetween(db: Database, station: number, kind: string, one: number, other: number): (ItemVersion & { inOne: 0 | 1 })[] {
  const ids = `SELECT v.id, ${valid('v')} AS inOne FROM item_versions v WHERE v.station = ? AND v.kind = ? AND ${valid('v')} <> ${valid('v')}`;
  const sql = `SELECT ${versionColumns}, p.inOne FROM (${ids}) p LEFT JOIN item_versions v ON v.station = ? AND v.id = p.id ORDER BY v.order_no, v.item`;
  return prepared(db, sql).all(one, one, station, kind, one, one, other, other, station) as (ItemVersion & { inOne: 0 | 1 })[];
}

/** The rows that hold now, by item. */
export function openRows(db: Database, station: number, kind: string): Map<number, ItemVersion> {
  const sql = `SELECT ${versionColumns} FROM item_versions v WHERE v.station = ? AND v.kind = ? AND v.until_version IS NULL`;
  return new Map((prepared(db, sql).all(station, kind) as ItemVersion[]).map((row) => [row.item, row]));
}

/** What a version's fingerprint is taken of, in the order of items. */
export const printsOf = (
  db: Database,
  station: number,
  kind: string,
  version: number,
): { item: number; sha256: string; type: string | null }[] =>
  prepared(
    db,
    `SELECT v.item, v.sha256, v.type FROM item_versions v WHERE v.station = ? AND v.kind = ? AND ${valid('v')} ORDER BY v.item`,
  ).all(station, kind, version, version) as { item: number; sha256: string; type: string | null }[];

/** An item's versions, oldest first. */
export const rowsOfItem = (db: Database, station: number, item: number): (ItemVersion & { kind: string })[] =>
  prepared(db, `SELECT ${versionColumns}, v.kind FROM item_versions v WHERE v.station = ? AND v.item = ? ORDER BY v.from_version`).all(
    station,
    item,
  ) as (ItemVersion & { kind: string })[];

/** An item as of a version. */
export const itemAt = (db: Database, station: number, item: number, version: number): ItemVersion | undefined =>
  prepared(db, `SELECT ${versionColumns} FROM item_versions v WHERE v.station = ? AND v.item = ? AND ${valid('v')}`).get(
    station,
    item,
    version,
    version,
  ) as ItemVersion | undefined;

/** A page of the register's items of a kind that are in force, in the order of the list. */
export function draftItems(db: Database, station: number, kind: string, wanted: Wanted, offset: number, limit: number): Row[] {
  const { sql, values } = draftSql(wanted);
  return prepared(
    db,
    `SELECT ${columns('items', 'v.')} FROM items v WHERE ${sql} ORDER BY v.order_no IS NULL, v.order_no, v.id LIMIT ? OFFSET ?`,
  ).all(station, kind, ...values, limit, offset) as Row[];
}
export function countDraft(db: Database, station: number, kind: string, wanted: Wanted): number {
  const { sql, values } = draftSql(wanted);
  return (prepared(db, `SELECT count(*) AS n FROM items v WHERE ${sql}`).get(station, kind, ...values) as { n: number }).n;
}
function draftSql({ search = '', type, field }: Wanted): { sql: string; values: string[] } {
  const terms = search.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  const parts = [
    "v.station = ? AND v.kind = ? AND v.removed_at IS NULL AND v.status <> 'abolished'",
    ...terms.map(() => `v.search LIKE ? ESCAPE '\\'`),
  ];
  const values = terms.map(like);
  for (const [column, value] of [
    ['type', type],
    ['field', field],
  ] as const) {
    if (value === undefined) continue;
    parts.push(`coalesce(v.${column}, '') = ?`);
    values.push(value);
  }
  return { sql: parts.join(' AND '), values };
}
export const typesOfDraft = (db: Database, station: number, kind: string): { type: string | null; n: number }[] =>
  prepared(
    db,
    "SELECT type, count(*) AS n FROM items WHERE station = ? AND kind = ? AND removed_at IS NULL AND status <> 'abolished' GROUP BY type",
  ).all(station, kind) as { type: string | null; n: number }[];

/** Every item in force, of one kind or all. */
export const itemsInForce = (db: Database, station: number, kind?: string): Row[] =>
  prepared(
    db,
    `SELECT ${columns('items')} FROM items WHERE station = ? AND removed_at IS NULL AND status <> 'abolished'${kind === undefined ? '' : ' AND kind = ?'} ORDER BY order_no IS NULL, order_no, id`,
  ).all(station, ...(kind === undefined ? [] : [kind])) as Row[];

/** The proposal of a list that is on its way. */
export const openProposal = (db: Database, station: number, kind: string): Row | undefined =>
  prepared(
    db,
    `SELECT ${columns('proposals')} FROM proposals WHERE station = ? AND kind = ? AND removed_at IS NULL AND status NOT IN ('published', 'withdrawn')`,
  ).get(station, kind) as Row | undefined;

/** Kinds whose items a plain save may not write: published ones, and those whose first proposal is being decided. */
export function closedKinds(db: Database, station: number): Set<string> {
  const sql =
    'SELECT DISTINCT kind FROM list_versions WHERE station = @station UNION ' +
    "SELECT kind FROM proposals WHERE station = @station AND removed_at IS NULL AND status IN ('reviewed', 'legalityChecked', 'approved')";
  return new Set((prepared(db, sql).all({ station }) as { kind: string }[]).map((r) => r.kind));
}

export type ProposalRow = Row & {
  createdAt: string;
  revision: number;
  added: number;
  changed: number;
  removed: number;
  withoutReason: number;
  draftedBy: string | null;
};
const proposalSql = `SELECT ${columns('proposals', 'p.')}, p.revision, p.created_at AS createdAt, c.added, c.changed, c.removed, c.withoutReason,
    (SELECT s.account FROM proposal_steps s WHERE s.station = p.station AND s.proposal = p.id AND s.step = 'drafted' ORDER BY s.id LIMIT 1) AS draftedBy
  FROM proposals p LEFT JOIN (SELECT station, proposal, sum(change = 'added') AS added, sum(change = 'changed') AS changed, sum(change = 'removed') AS removed,
    sum(reason IS NULL) AS withoutReason FROM proposal_changes WHERE removed_at IS NULL GROUP BY station, proposal) c ON c.station = p.station AND c.proposal = p.id
  WHERE p.station = @station AND p.removed_at IS NULL`;

export const proposalById = (db: Database, station: number, id: number): ProposalRow | undefined =>
  prepared(db, `${proposalSql} AND p.id = @id`).get({ station, id }) as ProposalRow | undefined;

/** Newest first. */
export function proposalPage(
  db: Database,
  given: { station: number; kind: string | null; status: string | null; offset: number; limit: number },
): { rows: ProposalRow[]; total: number } {
  const where = '(@kind IS NULL OR kind = @kind) AND (@status IS NULL OR status = @status)';
  const count = prepared(db, `SELECT count(*) AS n FROM proposals WHERE station = @station AND removed_at IS NULL AND ${where}`);
  const rows = prepared(db, `${proposalSql} AND ${where} ORDER BY p.id DESC LIMIT @limit OFFSET @offset`).all(given) as ProposalRow[];
  return { rows, total: (count.get(given) as { n: number }).n };
}

/** Changes of a proposal in the order they were made, a page of them. */
export function changesPage(
  db: Database,
  given: { station: number; proposal: number; change: string | null; offset: number; limit: number },
): { rows: Row[]; total: number } {
  const where = 'station = @station AND proposal = @proposal AND removed_at IS NULL AND (@change IS NULL OR change = @change)';
  const rows = prepared(
    db,
    `SELECT ${columns('proposalChanges')} FROM proposal_changes WHERE ${where} ORDER BY id LIMIT @limit OFFSET @offset`,
  ).all(given);
  return {
    rows: rows as Row[],
    total: (prepared(db, `SELECT count(*) AS n FROM proposal_changes WHERE ${where}`).get(given) as { n: number }).n,
  };
}
export const changesOf = (db: Database, station: number, proposal: number): Row[] =>
  recordsOf(db, 'proposalChanges', station, 'proposal', proposal);

/** What a proposal says of an item. */
export const changeOfItem = (db: Database, station: number, proposal: number, item: number): Row | undefined =>
  prepared(
    db,
    `SELECT ${columns('proposalChanges')} FROM proposal_changes WHERE station = ? AND proposal = ? AND item = ? AND removed_at IS NULL`,
  ).get(station, proposal, item) as Row | undefined;

/** Live links between items. */
export const linksBetween = (db: Database, station: number): { item: number; relation: string; linkedItem: number }[] =>
  prepared(db, 'SELECT item, relation, linked_item AS linkedItem FROM item_links WHERE station = ? AND removed_at IS NULL').all(
    station,
  ) as {
    item: number;
    relation: string;
    linkedItem: number;
  }[];

/** What an item is linked to, from either side: the relation and the other item's title. */
export const linksOfItem = (db: Database, station: number, item: number): { relation: string; title: string }[] =>
  prepared(
    db,
    `SELECT l.relation, i.title FROM item_links l JOIN items i ON i.station = l.station AND i.removed_at IS NULL
      AND i.id = CASE WHEN l.item = @item THEN l.linked_item ELSE l.item END
    WHERE l.station = @station AND l.removed_at IS NULL AND @item IN (l.item, l.linked_item) ORDER BY l.id`,
  ).all({ station, item }) as { relation: string; title: string }[];

/** Live rows that were read out of items: item -> rows in their order. */
export function partsOf(db: Database, name: 'itemBases' | 'itemBodies', station: number, item: number): Row[] {
  return prepared(
    db,
    `SELECT ${columns(name)} FROM ${register(name).table} WHERE station = ? AND item = ? AND removed_at IS NULL ORDER BY order_no, id`,
  ).all(station, item) as Row[];
}
