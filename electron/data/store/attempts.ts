/**
 * Wrong pass phrases, counted across starts and processes in a file of their own, so that a guess never writes the key file. A try is counted
 * before its key is worked out: twelve at once are twelve. Time is what the computer has been running, which no clock that is set can change.
 */
import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { Refusal } from '#shared/contract/index.ts';
import { renameOverSync } from '../renaming.ts';
import { withKeysLocked } from './lock.ts';
import { writePrivateFile } from './private.ts';

const record = z.object({
  failures: z.int().min(0),
  /** Seconds since the computer was started, at the last wrong try. */
  uptime: z.number(),
  /** When that was by the clock: shown to whom the account belongs, never reckoned with. */
  at: z.string(),
});
const attemptsSchema = z.record(z.string(), record);
type Attempts = z.infer<typeof attemptsSchema>;
export type FailedTries = { count: number; lastAt: string };

/** Wrong pass phrases before the next try has to wait, and how long the first wait is (it doubles, up to five minutes). */
const patience = { failures: 5, firstWaitSeconds: 2, longestWaitSeconds: 300 };

export const waitSeconds = (failures: number): number =>
  failures < patience.failures ? 0 : Math.min(patience.longestWaitSeconds, patience.firstWaitSeconds * 2 ** (failures - patience.failures));

const pathIn = (folder: string): string => join(folder, 'attempts.json');

/** A file that is missing or was spoilt counts nothing: it must keep nobody out. */
function readAttempts(folder: string): Attempts {
  try {
    return attemptsSchema.parse(JSON.parse(readFileSync(pathIn(folder), 'utf8')));
  } catch {
    return {};
  }
}

function writeAttempts(folder: string, attempts: Attempts): void {
  writePrivateFile(`${pathIn(folder)}.new`, JSON.stringify(attempts));
  renameOverSync(`${pathIn(folder)}.new`, pathIn(folder));
}

/** Seconds that have passed at least: after a restart, those since it. */
const passed = (since: number): number => (uptime() >= since ? uptime() - since : uptime());

/** Counts a try as a wrong one until `clearTries` says otherwise; the failures with this one. Refuses `tooManyAttempts`. */
export function countTry(folder: string, account: number): number {
  return withKeysLocked(folder, () => {
    const attempts = readAttempts(folder);
    const before = attempts[account];
    if (before) {
      const left = Math.ceil(waitSeconds(before.failures) - passed(before.uptime));
      if (left > 0) throw new Refusal('tooManyAttempts', { seconds: left });
    }
    const failures = (before?.failures ?? 0) + 1;
    writeAttempts(folder, { ...attempts, [account]: { failures, uptime: uptime(), at: new Date().toISOString() } });
    return failures;
  });
}

/** The pass phrase was right: the wrong ones before it, which are forgotten now; null where there were none. */
export function clearTries(folder: string, account: number, before: FailedTries | null): FailedTries | null {
  return withKeysLocked(folder, () => {
    const { [account]: counted, ...others } = readAttempts(folder);
    writeAttempts(folder, others);
    // One of them is the right one itself; tries that ran beside it are wrong ones that count.
    const count = (counted?.failures ?? 1) - 1;
    return count > 0 ? { count, lastAt: before?.lastAt ?? counted?.at ?? '' } : null;
  });
}

export function failedTries(folder: string, account: number): FailedTries | null {
  const found = readAttempts(folder)[account];
  return found && found.failures > 0 ? { count: found.failures, lastAt: found.at } : null;
}

/** The account has another pass phrase: whoever tried the old one need not wait. */
export const forgetTries = (folder: string, account: number): void => void clearTries(folder, account, null);
