/** The SQL of snapshots: keys, peers, the chain of a street, and rows as NDJSON. What a county takes in is in `merge.rows.ts`. */
import type { Database } from 'better-sqlite3';
import type { Slip, StationCard } from '#shared/contract/snapshots.ts';
import type { Field, Register } from '#shared/registers/index.ts';
import { columnOf } from '#shared/registers/index.ts';
import type { Tx } from '../../store/store.ts';
import type { StationKeys } from './keys.ts';

/** Inside the write that makes the station. */
export function keepStationKeys(tx: Tx, keys: StationKeys): void {
  const sql =
    'INSERT INTO station_keys (number, signing_key, public_key, fingerprint, age_identity, age_recipient) ' +
    'VALUES (1, @signingKey, @publicKey, @fingerprint, @ageIdentity, @ageRecipient)';
  tx.db.prepare(sql).run(keys);
}

export function stationKeys(db: Database): StationKeys {
  const sql =
    'SELECT signing_key AS signingKey, public_key AS publicKey, fingerprint, age_identity AS ageIdentity, age_recipient AS ageRecipient FROM station_keys';
  return db.prepare(sql).get() as StationKeys;
}

export type Peer = {
  code: string;
  kind: 'street' | 'county';
  name: string;
  publicKey: string;
  recipient: string | null;
  enrolledAt: string;
};

const peerColumns = 'code, kind, name, public_key AS publicKey, recipient, enrolled_at AS enrolledAt';
export const allPeers = (db: Database): Peer[] => db.prepare(`SELECT ${peerColumns} FROM peers ORDER BY code`).all() as Peer[];
export const peerOf = (db: Database, code: string): Peer | undefined =>
  db.prepare(`SELECT ${peerColumns} FROM peers WHERE code = ?`).get(code) as Peer | undefined;

/** Adds or replaces a peer; a street gets its number in the store, once. */
export function keepPeer(tx: Tx, card: StationCard): void {
  const sql =
    'INSERT INTO peers (code, kind, name, public_key, recipient, enrolled_at) VALUES (@code, @kind, @name, @publicKey, @recipient, @now) ' +
    'ON CONFLICT (code) DO UPDATE SET name = excluded.name, public_key = excluded.public_key, recipient = excluded.recipient, enrolled_at = excluded.enrolled_at';
  tx.db
    .prepare(sql)
    .run({ code: card.code, kind: card.kind, name: card.name, publicKey: card.publicKey, recipient: card.recipient ?? null, now: tx.now });
  const station =
    'INSERT INTO stations (number, code, name, kind) SELECT max(number) + 1, @code, @name, @kind FROM stations WHERE true ' +
    'ON CONFLICT (code) DO UPDATE SET name = excluded.name';
  if (card.kind === 'street') tx.db.prepare(station).run({ code: card.code, name: card.name, kind: card.kind });
}

/** A link of the street's chain. */
export type Sealed = { sequence: number; manifestSha256: string; slip: Slip; path: string; partPath: string; receivedAt: string | null };
type SealedRow = Omit<Sealed, 'slip'> & { slip: string };

const sealedColumns = 'sequence, manifest_sha256 AS manifestSha256, slip, path, part_path AS partPath, received_at AS receivedAt';
const sealedOf = (row: SealedRow): Sealed => ({ ...row, slip: JSON.parse(row.slip) as Slip });

/** Newest first. */
export const allSealed = (db: Database): Sealed[] =>
  (db.prepare(`SELECT ${sealedColumns} FROM sealed_snapshots ORDER BY sequence DESC`).all() as SealedRow[]).map(sealedOf);

export function newestSealed(db: Database): Sealed | null {
  const row = db.prepare(`SELECT ${sealedColumns} FROM sealed_snapshots ORDER BY sequence DESC LIMIT 1`).get() as SealedRow | undefined;
  return row ? sealedOf(row) : null;
}

export function sealedBySequence(db: Database, sequence: number): Sealed | null {
  const row = db.prepare(`SELECT ${sealedColumns} FROM sealed_snapshots WHERE sequence = ?`).get(sequence) as SealedRow | undefined;
  return row ? sealedOf(row) : null;
}

export function keepSealed(tx: Tx, sealed: Omit<Sealed, 'receivedAt'>): void {
  const sql = 'INSERT INTO sealed_snapshots (sequence, manifest_sha256, slip, path, part_path) VALUES (?, ?, ?, ?, ?)';
  tx.db.prepare(sql).run(sealed.sequence, sealed.manifestSha256, JSON.stringify(sealed.slip), sealed.path, sealed.partPath);
}

export const markReceived = (tx: Tx, sequence: number, at: string): void =>
  void tx.db.prepare('UPDATE sealed_snapshots SET received_at = coalesce(received_at, ?) WHERE sequence = ?').run(at, sequence);

export type Block = { lines: Buffer; rows: number; last: number };

/** Rows a step: a block of workers takes about 3 ms. */
const blockRows = 500;

/** The rows of a register as NDJSON in ascending ids, removed ones included; SQLite builds the text and hands it over as bytes. */
export function* ndjson(db: Database, r: Register, fields: readonly Field[], station: number): IterableIterator<Block> {
  const values = fields.map((f) => `, '${f.name}', "${columnOf(f.name)}"`).join('');
  const sql =
    `SELECT CAST(group_concat(line, char(10)) || char(10) AS BLOB) AS lines, count(*) AS rows, max(id) AS last ` +
    `FROM (SELECT id, json_object('id', id${values}, 'removedAt', removed_at) AS line FROM ${r.table} WHERE station = ? AND id > ? ORDER BY id LIMIT ${blockRows})`;
  const step = db.prepare(sql);
  for (let last = 0; ;) {
    const block = step.get(station, last) as Block;
    if (block.rows === 0) return;
    yield block;
    last = block.last;
  }
}

export const countAll = (db: Database, r: Register, station: number): number =>
  (db.prepare(`SELECT count(*) AS n FROM ${r.table} WHERE station = ?`).get(station) as { n: number }).n;

/** `count` and, under a field's name, the records per value ('' where there is none) or the sum (fen, ten-thousandths). */
export type ControlTotals = { count: number } & Record<string, number | Record<string, number>>;

/** Counts live records, by the values of each field of `by`, and adds the fields of `sum` up; one scan, as an encrypted table is dear to read. */
export function figures(db: Database, r: Register, station: number, by: readonly string[], sum: readonly string[]): ControlTotals {
  const column = (f: string): string => `"${columnOf(f)}"`;
  const columns = [...by.map((f) => `coalesce(${column(f)}, '')`), 'count(*)', ...sum.map((f) => `coalesce(sum(${column(f)}), 0)`)];
  const grouped = by.length > 0 ? ` GROUP BY ${by.map((_, i) => i + 1).join(', ')}` : '';
  const sql = `SELECT ${columns.join(', ')} FROM ${r.table} WHERE station = ? AND removed_at IS NULL${grouped}`;
  const totals: ControlTotals = { count: 0, ...Object.fromEntries(by.map((f) => [f, {}])), ...Object.fromEntries(sum.map((f) => [f, 0])) };
  for (const row of db.prepare(sql).raw().iterate(station) as IterableIterator<(string | number)[]>) {
    const n = row[by.length] as number;
    totals.count += n;
    for (const [i, field] of by.entries()) {
      const groups = totals[field] as Record<string, number>;
      groups[String(row[i])] = (groups[String(row[i])] ?? 0) + n;
    }
    for (const [i, field] of sum.entries()) totals[field] = (totals[field] as number) + (row[by.length + 1 + i] as number);
  }
  return totals;
}
