/**
 * The fingerprint of a run's lines: SHA-256 over a frozen list of fields. A field that the register gets later changes no fingerprint that was taken
 * before. What shall be hashed beside these makes a second version, whose fingerprints are marked with it (`v2:…`); the first has no mark.
 */
import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import type { Value } from '#shared/registers/index.ts';

const current: number = 1;
// prettier-ignore
const versions: Readonly<Record<number, readonly string[]>> = {
  1: [
    'run', 'orderNo', 'worker', 'community', 'name', 'postClass', 'grade', 'coefficient', 'base', 'basic', 'performance', 'certificateAllowance',
    'redFlag', 'otherPay', 'total', 'untaxed', 'insurance', 'fund', 'tax', 'deductions', 'net', 'employerCost', 'held', 'originRun', 'originPeriod',
    'detail', 'note',
  ],
};
const versionOf = (linesHash: string): number => Number(/^v(\d+):/.exec(linesHash)?.[1] ?? 1);

/** The fields that a fingerprint was taken of; without one, those of the fingerprints that are taken now. Empty: a version that is not known here. */
export const hashedFields = (linesHash?: string): readonly string[] =>
  versions[linesHash === undefined ? current : versionOf(linesHash)] ?? [];

/** Between the fields of a line, and behind it: characters that no field holds. */
const [between, behind] = ['\u001f', '\u001e'];

/** A line as it is hashed. */
export const hashText = <N>(fields: readonly N[], valueOf: (field: N) => Value | undefined): string =>
  fields.map(valueOf).join(between) + behind;

export const newHash = (): Hash => createHash('sha256');
/** The finished fingerprint with the mark of the version it is of: that of another one, or the current. */
export function marked(hash: Hash, like?: string): string {
  const version = like === undefined ? current : versionOf(like);
  return `${version === 1 ? '' : `v${version}:`}${hash.digest('hex')}`;
}
