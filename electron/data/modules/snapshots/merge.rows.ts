/** The SQL of a county: its chain per street, rows taken in, what each snapshot changed. */
import type { Database } from 'better-sqlite3';
import type { Field, Register, RegisterName, SnapshotProfile, Value } from '#shared/registers/index.ts';
import { columnOf } from '#shared/registers/index.ts';
import type { Tx } from '../../store/store.ts';

const quoted = (f: Field): string => `"${columnOf(f.name)}"`;

export type Merged = {
  merge: number;
  station: number;
  signer: string;
  sequence: number;
  manifestSha256: string;
  createdAt: string;
  mergedAt: string;
  profile: SnapshotProfile;
  appVersion: string;
  /** The street's first one in this store: every record counts as added, none is listed in `snapshot_changes`. */
  first: boolean;
  counts: Record<string, number>;
  changes: Record<string, Changes>;
  gap: number[];
};
export type Changes = { added: number; changed: number; removed: number; count: number };

const columns =
  'merge, station, signer, sequence, manifest_sha256 AS manifestSha256, created_at AS createdAt, merged_at AS mergedAt, profile, app_version AS appVersion, first, counts, changes, gap';
type MergedRow = Omit<Merged, 'first' | 'counts' | 'changes' | 'gap'> & { first: number; counts: string; changes: string; gap: string };
const mergedOf = (row: unknown): Merged | null => {
  if (!row) return null;
  const { first, counts, changes, gap, ...rest } = row as MergedRow;
  return {
    ...rest,
    first: first === 1,
    counts: JSON.parse(counts) as Merged['counts'],
    changes: JSON.parse(changes) as Merged['changes'],
    gap: JSON.parse(gap) as number[],
  };
};

/** The last of a chain: what this key of the street signed. */
export const lastOfChain = (db: Database, station: number, signer: string): Merged | null =>
  mergedOf(
    db
      .prepare(`SELECT ${columns} FROM merged_snapshots WHERE station = ? AND signer = ? ORDER BY sequence DESC LIMIT 1`)
      .get(station, signer),
  );

export const mergedBySequence = (db: Database, station: number, signer: string, sequence: number): Merged | null =>
  mergedOf(
    db.prepare(`SELECT ${columns} FROM merged_snapshots WHERE station = ? AND signer = ? AND sequence = ?`).get(station, signer, sequence),
  );

/** What a street's records stand at now. */
export const newestMerged = (db: Database, station: number): Merged | null =>
  mergedOf(db.prepare(`SELECT ${columns} FROM merged_snapshots WHERE station = ? ORDER BY merge DESC LIMIT 1`).get(station));

/** The sequence that each street's records stand at, by station number. */
export function newestSequences(db: Database): Map<number, number> {
  const rows = db.prepare('SELECT station, sequence, max(merge) FROM merged_snapshots GROUP BY station').all() as {
    station: number;
    sequence: number;
  }[];
  return new Map(rows.map((r) => [r.station, r.sequence]));
}

export function keepMerged(tx: Tx, merged: Omit<Merged, 'merge' | 'counts' | 'changes'>): number {
  const sql =
    'INSERT INTO merged_snapshots (station, signer, sequence, manifest_sha256, created_at, merged_at, profile, app_version, first, counts, changes, gap) ' +
    `VALUES (@station, @signer, @sequence, @manifestSha256, @createdAt, @mergedAt, @profile, @appVersion, @first, '{}', '{}', @gap)`;
  return Number(tx.db.prepare(sql).run({ ...merged, first: merged.first ? 1 : 0, gap: JSON.stringify(merged.gap) }).lastInsertRowid);
}

export const keepCounts = (tx: Tx, merge: number, counts: Merged['counts'], changes: Merged['changes']): void =>
  void tx.db
    .prepare('UPDATE merged_snapshots SET counts = ?, changes = ? WHERE merge = ?')
    .run(JSON.stringify(counts), JSON.stringify(changes), merge);

export const isEmpty = (db: Database, r: Register, station: number): boolean =>
  db.prepare(`SELECT 1 FROM ${r.table} WHERE station = ? LIMIT 1`).get(station) === undefined;

/** A row as it comes out of a snapshot: `[id, …fields, removedAt, pinyin, search]`. */
export type IncomingRow = [number, ...Value[]];
/** A row as it stands: `[id, …fields, removedAt]`. */
export type StandingRow = [number, ...Value[]];

/** Standing rows with ids from `from` up to and with `until`, ascending. */
export function standing(db: Database, r: Register, fields: readonly Field[], station: number) {
  const sql = `SELECT id, ${fields.map((f) => `${quoted(f)}, `).join('')}removed_at FROM ${r.table} WHERE station = ? AND id BETWEEN ? AND ? ORDER BY id`;
  const statement = db.prepare(sql).raw();
  return (from: number, until: number): StandingRow[] => statement.all(station, from, until) as StandingRow[];
}

/**
 * What stands in a required column that a profile leaves out, until a fuller snapshot brings it. An ID number is unique among the live
 * workers of a street, so each gets its own.
 */
const leftOut = (f: Field, id: number): Value =>
  f.type === 'idNumber' ? `未报送-${id}` : ['fen', 'ratio', 'integer', 'boolean', 'link'].includes(f.type) ? 0 : '';

export function insertion(tx: Tx, r: Register, fields: readonly Field[], station: number): (row: IncomingRow) => void {
  const absent = r.fields.filter((f) => f.required && !fields.includes(f));
  const names = ['id', ...fields.map(quoted), 'removed_at', 'pinyin', 'search', ...absent.map(quoted)];
  const sql = `INSERT INTO ${r.table} (station, revision, created_at, updated_at, ${names.join(', ')}) VALUES (${station}, 1, '${tx.now}', '${tx.now}', ${names.map(() => '?').join(', ')})`;
  const statement = tx.db.prepare(sql);
  return absent.length === 0
    ? (row) => void statement.run(row)
    : (row) => void statement.run([...row, ...absent.map((f) => leftOut(f, row[0]))]);
}

/** Writes the fields that the snapshot carries over the standing ones. */
export function update(tx: Tx, r: Register, fields: readonly Field[], station: number): (row: IncomingRow) => void {
  const set = [...fields.map(quoted), 'removed_at', 'pinyin', 'search'].map((name) => `${name} = ?`).join(', ');
  const statement = tx.db.prepare(`UPDATE ${r.table} SET ${set}, revision = revision + 1, updated_at = ? WHERE station = ? AND id = ?`);
  return ([id, ...values]) => void statement.run([...values, tx.now, station, id]);
}

/** Marks a record as removed. */
export function removal(tx: Tx, r: Register, station: number): (id: number, at: string) => void {
  const statement = tx.db.prepare(
    `UPDATE ${r.table} SET removed_at = ?, revision = revision + 1, updated_at = ? WHERE station = ? AND id = ?`,
  );
  return (id, at) => void statement.run(at, tx.now, station, id);
}

export type ChangeKind = 'added' | 'changed' | 'removed';
export type FieldChange = Record<string, Value>;

/** `before` and `after` hold the fields that differ, of a changed record only. */
export function changeKeeper(
  tx: Tx,
  merge: number,
  register: RegisterName,
): (id: number, kind: ChangeKind, before: FieldChange | null, after: FieldChange | null) => void {
  const statement = tx.db.prepare('INSERT INTO snapshot_changes (merge, register, id, kind, before, after) VALUES (?, ?, ?, ?, ?, ?)');
  const json = (v: FieldChange | null): string | null => (v === null ? null : JSON.stringify(v));
  return (id, kind, before, after) => void statement.run(merge, register, id, kind, json(before), json(after));
}

/** One changed record: its values as they stand, and for a change what differed. */
export type ChangedRecord = {
  id: number;
  kind: ChangeKind;
  record: Record<string, Value>;
  before: FieldChange | null;
  after: FieldChange | null;
};

/** A page of what a merge changed in a register, in the order of ids. Of a street's first snapshot: every live record. */
export function changedRecords(
  db: Database,
  r: Register,
  merged: Merged,
  kind: ChangeKind | undefined,
  offset: number,
  limit: number,
): { records: ChangedRecord[]; total: number } {
  const from = merged.first
    ? `FROM (SELECT id, 'added' AS kind, NULL AS before, NULL AS after FROM ${r.table} WHERE station = @station AND removed_at IS NULL) c`
    : 'FROM (SELECT id, kind, before, after FROM snapshot_changes WHERE merge = @merge AND register = @register) c';
  const where = '(@kind IS NULL OR c.kind = @kind)';
  const values = { station: merged.station, merge: merged.merge, register: r.name, kind: kind ?? null, offset, limit };
  const { total } = db.prepare(`SELECT count(*) AS total ${from} WHERE ${where}`).get(values) as { total: number };
  const fields = r.fields.map((f) => `, r.${quoted(f)} AS "${f.name}"`).join('');
  const sql =
    `SELECT c.id AS "#id", c.kind AS "#kind", c.before AS "#before", c.after AS "#after"${fields} ${from} ` +
    `JOIN ${r.table} r ON r.station = @station AND r.id = c.id WHERE ${where} ORDER BY c.id LIMIT @limit OFFSET @offset`;
  const rows = db.prepare(sql).all(values) as Record<string, Value>[];
  const json = (v: Value | undefined): FieldChange | null => (typeof v === 'string' ? (JSON.parse(v) as FieldChange) : null);
  const records = rows.map(({ '#id': id, '#kind': k, '#before': before, '#after': after, ...record }) => ({
    id: id as number,
    kind: k as ChangeKind,
    record,
    before: json(before),
    after: json(after),
  }));
  return { records, total };
}

/** The title of a record that a link names. */
export function titleOf(db: Database, r: Register, station: number, id: number): string | null {
  const title = r.fields.find((f) => f.name === r.title)!;
  const row = db.prepare(`SELECT ${quoted(title)} AS title FROM ${r.table} WHERE station = ? AND id = ?`).get(station, id) as
    { title: Value } | undefined;
  return row ? String(row.title ?? '') : null;
}
