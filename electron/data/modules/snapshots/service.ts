/** 快照: what other modules use of it (station: keys, control totals, where the chains stand; county: files written whole). */
import type { Database } from 'better-sqlite3';
import { newestSealed, stationKeys } from './rows.ts';

export { createStationKeys } from './keys.ts';
export type { StationKeys } from './keys.ts';
export { newestMerged as lastMerged, newestSequences as lastSequences } from './merge.rows.ts';
export { keepStationKeys } from './rows.ts';
export { placeFinished } from './seal.ts';
export { controlTotals } from './totals.ts';
export type { ControlTotals } from './rows.ts';

/** `SHA256:…` of the station's signing key. */
export const stationFingerprint = (db: Database): string => stationKeys(db).fingerprint;

/** The last snapshot this street sealed. */
export function lastSealed(db: Database): { sequence: number; at: string; receivedAt: string | null } | null {
  const last = newestSealed(db);
  return last && { sequence: last.sequence, at: last.slip.createdAt, receivedAt: last.receivedAt };
}
