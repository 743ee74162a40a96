/** Snapshot, format 1: what is in the sealed file and what it is called. Described for other readers in `docs/snapshot-format.md`. */
import type { Field, Register, SnapshotProfile } from '../registers/declare.ts';
import { registers } from '../registers/index.ts';
import type { RegisterName } from '../registers/index.ts';

export const snapshotFormat = 'street-ledger-snapshot';
export const snapshotVersion = 1;
export const manifestPath = 'manifest.json';
export const signaturePath = 'manifest.json.sig';
export const registerPath = (name: RegisterName): string => `registers/${name}.ndjson`;
export const schemaPath = (name: RegisterName): string => `schemas/${name}.json`;

/** The registers that a profile carries, a link's target before what links to it. */
export const registersIn = (profile: SnapshotProfile): Register[] => registers.filter((r) => !r.notIn?.includes(profile));

/** The fields of a register that a profile carries: `statistics` leaves sensitive ones out, and some never leave the street. */
export const fieldsIn = (r: Register, profile: SnapshotProfile): Field[] =>
  r.fields.filter((f) => !f.stays && (profile !== 'statistics' || !f.sensitive));

/** `520699001-20261122-000001`: what the snapshot and its receipt are both called. `day`: YYYY-MM-DD, where the station is. */
export const snapshotStem = (code: string, day: string, sequence: number): string =>
  `${code}-${day.replaceAll('-', '')}-${String(sequence).padStart(6, '0')}`;
