/** The shape of a snapshot's manifest. Apart from `snapshot.ts`: the sealing thread starts without zod. */
import * as z from 'zod';
import { snapshotProfiles } from '../registers/declare.ts';
import { registerNames } from '../registers/index.ts';
import { snapshotFormat, snapshotVersion } from './snapshot.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const station = z.object({
  kind: z.enum(['street', 'county']),
  code: z.string().regex(/^\d{6}(\d{3})?$/),
  name: z.string().min(1).max(60),
});

/** The part of a manifest that every version has: enough to say "upgrade first". */
export const manifestHead = z.looseObject({
  format: z.literal(snapshotFormat),
  version: z.int().positive(),
  station: z.object({ code: station.shape.code, name: station.shape.name }),
});

export const manifest = z.strictObject({
  format: z.literal(snapshotFormat),
  version: z.literal(snapshotVersion),
  station: station.extend({ kind: z.literal('street') }),
  /** Whom it is sealed for: a county cannot pass it on to another one as if it had been sent there. */
  to: station.extend({ kind: z.literal('county') }).optional(),
  /** From 1, one more each time, whoever it is for. */
  sequence: z.int().positive().max(999_999),
  /** SHA-256 of the manifest before; null in the first. */
  previous: sha256.nullable(),
  createdAt: z.iso.datetime(),
  profile: z.enum(snapshotProfiles),
  appVersion: z.string().max(60),
  /** Every entry but the manifest and its signature. `rows`: lines of NDJSON, 0 for a schema. */
  entries: z.array(z.object({ path: z.string().max(100), rows: z.int().min(0), bytes: z.int().min(0), sha256 })),
  /** Control totals by register: counts of live records, and what `totals.ts` adds up. */
  totals: z.partialRecord(z.enum(registerNames), z.record(z.string(), z.unknown())),
});
export type Manifest = z.infer<typeof manifest>;
