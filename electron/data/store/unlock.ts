/** From a pass phrase or the key on paper to the key of the store. */
import { Refusal } from '#shared/contract/index.ts';
import { clearTries, countTry, failedTries, waitSeconds } from './attempts.ts';
import type { FailedTries } from './attempts.ts';
import { keysByPassphrase, keysByRecovery, readKeyFile } from './key-file.ts';

/** `failed`: the wrong pass phrases since the last right one. */
export type Unlocked = { id: number; keys: Buffer[]; failed: FailedTries | null };

/** The store keys to try, the one in force first. Counts wrong pass phrases across starts and processes. */
export async function unlock(folder: string, name: string, passphrase: string): Promise<Unlocked> {
  const account = readKeyFile(folder).accounts.find((a) => a.name === name);
  if (!account) throw new Refusal('unknownAccount', { account: name });
  const before = failedTries(folder, account.id);
  const failures = countTry(folder, account.id);
  const keys = await keysByPassphrase(account, passphrase);
  if (!keys) throw new Refusal('wrongPassphrase', { failures, waitSeconds: waitSeconds(failures) });
  return { id: account.id, keys, failed: clearTries(folder, account.id, before) };
}

export function unlockByRecovery(folder: string, recovery: Buffer): Buffer[] {
  const keys = keysByRecovery(readKeyFile(folder), recovery);
  if (!keys) throw new Refusal('wrongRecoveryKey');
  return keys;
}
