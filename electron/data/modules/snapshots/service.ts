/** 快照: what other modules use of it (station: keys, control totals, sequences). */
import type { Database } from 'better-sqlite3';
import { columnOf, register } from '#shared/registers/index.ts';
import type { RegisterName } from '#shared/registers/index.ts';
import type { Tx } from '../../store/store.ts';
import type { StationKeys } from './keys.ts';

export { createStationKeys } from './keys.ts';

/** Inside the write that makes the station. */
export function keepStationKeys(tx: Tx, keys: StationKeys): void {
  tx.db
    .prepare('INSERT INTO station_keys (number, signing_key, public_key, fingerprint, age_identity, age_recipient) VALUES (1, @signingKey, @publicKey, @fingerprint, @ageIdentity, @ageRecipient)')
    .run(keys);
}

/** The last sequence taken in, by station number (county); empty at a street. */
export const lastSequences = (db: Database): Map<number, number> =>
  new Map((db.prepare('SELECT station, max(sequence) AS sequence FROM merged_snapshots GROUP BY station').all() as { station: number; sequence: number }[]).map((r) => [r.station, r.sequence]));

/** The last snapshot this street sealed. */
export function lastSealed(db: Database): { sequence: number; at: string; receivedAt: string | null } | null {
  const row = db.prepare('SELECT sequence, slip, received_at AS receivedAt FROM sealed_snapshots ORDER BY sequence DESC LIMIT 1').get() as { sequence: number; slip: string; receivedAt: string | null } | undefined;
  return row ? { sequence: row.sequence, at: (JSON.parse(row.slip) as { createdAt: string }).createdAt, receivedAt: row.receivedAt } : null;
}

/** Control totals of a register: `count`, and by code field the number per value, and the sum of the main amount in fen. */
export function controlTotals(db: Database, name: RegisterName, station: number): { count: number } & Record<string, unknown> {
  const { n } = db.prepare(`SELECT count(*) AS n FROM ${register(name).table} WHERE station = ? AND removed_at IS NULL`).get(station) as { n: number };
  void columnOf;
  return { count: n };
}
