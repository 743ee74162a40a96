/** Snapshots (快照): cards exchanged, sealed at the street, taken in at the county, receipts back. */
import * as z from 'zod';
import { snapshotProfiles } from '../registers/declare.ts';
import { registerNames } from '../registers/index.ts';
import { call } from './call.ts';
import { jobStarted } from './jobs.ts';
import { stationInfo } from './station.ts';
import { value } from './registers.ts';

const profile = z.enum(snapshotProfiles);
const registerName = z.enum(registerNames);

/** 站卡: what a station shows of itself, and what the other side compares by telephone. */
export const stationCard = z.object({
  format: z.literal('street-ledger-station'),
  version: z.literal(1),
  kind: z.enum(['street', 'county']),
  code: z.string(),
  name: z.string(),
  /** `ssh-ed25519 AAAA…` */
  publicKey: z.string(),
  /** `age1…`, a county's only. */
  recipient: z.string().optional(),
});
export type StationCard = z.infer<typeof stationCard>;

export const peer = z.object({
  card: stationCard,
  /** As `ssh-keygen -l` prints it: `SHA256:…`. */
  fingerprint: z.string(),
  enrolledAt: z.string(),
  confirmed: z.boolean(),
});

/** What is printed and travels beside the stick. */
export const slip = z.object({
  file: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  station: stationInfo,
  to: stationInfo,
  sequence: z.int(),
  createdAt: z.string(),
  profile,
  manifestSha256: z.string(),
  entries: z.array(z.object({ register: z.string(), label: z.string(), rows: z.int() })),
  totals: z.record(z.string(), z.unknown()),
  receivedAt: z.string().nullable(),
});
export type Slip = z.infer<typeof slip>;

/** One file's way into the county. */
export const mergeResult = z.object({
  file: z.string(),
  /** Taken in, already here (nothing changed), or refused. */
  outcome: z.enum(['merged', 'unchanged', 'refused']),
  error: z.object({ code: z.string(), params: z.record(z.string(), z.unknown()) }).nullable(),
  street: z.object({ code: z.string(), name: z.string() }).nullable(),
  sequence: z.int().nullable(),
  /** The sequences that never came, when some are missing. */
  gap: z.array(z.int()),
  changes: z.record(z.string(), z.object({ added: z.int(), changed: z.int(), removed: z.int(), count: z.int() })),
  receipt: z.string().nullable(),
});
export type MergeResult = z.infer<typeof mergeResult>;

export const snapshotCalls = {
  'snapshots.card': call({
    kind: 'read',
    permission: 'snapshots.read',
    input: z.object({}),
    output: z.object({ card: stationCard, fingerprint: z.string() }),
  }),
  'snapshots.writeCard': call({
    kind: 'read',
    permission: 'snapshots.read',
    input: z.object({ file: z.string() }),
    output: z.object({ file: z.string(), fingerprint: z.string() }),
  }),
  /**
   * The station's age identity as `age-keygen` writes it, so that its snapshots can be opened with `age -d -i FILE` and no program of ours:
   * whoever has the file can read them. Recorded.
   */
  'snapshots.writeIdentity': call({
    kind: 'write',
    permission: 'station.manage',
    input: z.object({ file: z.string() }),
    output: z.object({ file: z.string(), recipient: z.string() }),
  }),
  /** Reads cards and shows whose they are; nothing is enrolled yet. */
  'snapshots.readCards': call({
    kind: 'read',
    permission: 'snapshots.read',
    input: z.object({ files: z.array(z.string()).min(1) }),
    output: z.object({ peers: z.array(peer.extend({ known: z.enum(['new', 'same', 'changed']) })) }),
  }),
  /** Enrols stations after the fingerprint was compared. A changed key needs `replace`. */
  'snapshots.enrol': call({
    kind: 'write',
    permission: 'station.manage',
    input: z.object({ files: z.array(z.string()).min(1), replace: z.boolean().default(false) }),
    output: z.object({ peers: z.array(peer) }),
  }),
  'snapshots.peers': call({ kind: 'read', permission: 'snapshots.read', input: z.object({}), output: z.object({ peers: z.array(peer) }) }),
  /** Seals a snapshot to an enrolled county into a folder. The job's result is a slip. */
  'snapshots.export': call({
    kind: 'write',
    permission: 'snapshots.seal',
    input: z.object({ to: z.string(), folder: z.string(), profile: profile.default('full') }),
    output: jobStarted,
  }),
  /** What was sealed (street), newest first. */
  'snapshots.sealed': call({ kind: 'read', permission: 'snapshots.read', input: z.object({}), output: z.object({ slips: z.array(slip) }) }),
  /** Takes snapshots in (county), each by itself: one refused leaves the others. The job's result is `{ results: MergeResult[] }`. */
  'snapshots.merge': call({
    kind: 'write',
    permission: 'snapshots.merge',
    input: z.object({ files: z.array(z.string()).min(1), receipts: z.string().optional() }),
    output: jobStarted,
  }),
  /** The street takes the county's signed receipt in. */
  'snapshots.receipt': call({
    kind: 'write',
    permission: 'snapshots.seal',
    input: z.object({ file: z.string() }),
    output: z.object({ sequence: z.int(), county: stationInfo, receivedAt: z.string() }),
  }),
  /** All streets at a glance (county). */
  'snapshots.streets': call({
    kind: 'read',
    permission: 'snapshots.read',
    input: z.object({}),
    output: z.object({
      streets: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          sequence: z.int().nullable(),
          createdAt: z.string().nullable(),
          mergedAt: z.string().nullable(),
          profile: profile.nullable(),
          counts: z.record(z.string(), z.int()),
          changes: z.record(z.string(), z.object({ added: z.int(), changed: z.int(), removed: z.int(), count: z.int() })),
          gap: z.array(z.int()),
        }),
      ),
    }),
  }),
  /** What a street's last snapshot changed, by record (county). */
  'snapshots.changes': call({
    kind: 'read',
    permission: 'snapshots.read',
    input: z.object({
      street: z.string(),
      register: registerName,
      kind: z.enum(['added', 'changed', 'removed']).optional(),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(200).default(50),
    }),
    output: z.object({
      changes: z.array(
        z.object({
          id: z.int(),
          kind: z.enum(['added', 'changed', 'removed']),
          title: z.string(),
          fields: z.array(z.object({ field: z.string(), label: z.string(), before: value, after: value })),
        }),
      ),
      total: z.int(),
    }),
  }),
};
