/**
 * The key file beside the store: who may open it, and how. It holds no secret in the clear: the store key is sealed to a key pair of each
 * account, whose private half is wrapped by the account's pass phrase, and to the recovery key on paper.
 */
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { Refusal } from '#shared/contract/index.ts';
import type { StationInfo } from '#shared/contract/station.ts';
import { renameOverSync } from '../renaming.ts';
import { keyFromPassphrase, lanes, newSealingPair, openSealed, seal, sealTo, sealingPairOf, unseal } from './secrets.ts';

const holder = z.object({
  publicKey: z.string(),
  storeKey: z.string(),
  /** While the store is being re-encrypted: the key it will have. */
  nextStoreKey: z.string().optional(),
});
const keyFileSchema = z.object({
  format: z.literal('street-ledger-keys'),
  version: z.literal(1),
  station: z.object({ kind: z.enum(['street', 'county']), code: z.string(), name: z.string() }),
  accounts: z.array(
    holder.extend({
      id: z.int(),
      name: z.string(),
      salt: z.string(),
      /** Of argon2id; the first key files had one and did not say so. */
      lanes: z.int().positive().default(1),
      privateKey: z.string(),
      failures: z.int(),
      lastFailureAt: z.string().nullable(),
    }),
  ),
  recovery: holder,
});
export type KeyFile = z.infer<typeof keyFileSchema>;
type Holder = z.infer<typeof holder>;

export const storePath = (folder: string): string => join(folder, 'store.db');
const keyPath = (folder: string): string => join(folder, 'keys.json');

export const isStation = (folder: string): boolean => existsSync(keyPath(folder));

export function readKeyFile(folder: string): KeyFile {
  if (!isStation(folder)) throw new Refusal('notAStation');
  try {
    return keyFileSchema.parse(JSON.parse(readFileSync(keyPath(folder), 'utf8')));
  } catch (error) {
    const { code } = error as { code?: string };
    throw code === 'EACCES' || code === 'EPERM' ? new Refusal('fileNotReadable', { name: 'keys.json' }) : new Refusal('keyFileDamaged');
  }
}

/** Whole or not at all: written beside, flushed, renamed. */
export function writeKeyFile(folder: string, file: KeyFile): void {
  const beside = `${keyPath(folder)}.new`;
  const fd = openSync(beside, 'w', 0o600);
  writeSync(fd, JSON.stringify(file, null, 2));
  fsyncSync(fd);
  closeSync(fd);
  renameOverSync(beside, keyPath(folder));
}

export const newKeyFile = (station: StationInfo, storeKey: Buffer, recovery: Buffer): KeyFile => ({
  format: 'street-ledger-keys',
  version: 1,
  station,
  accounts: [],
  recovery: recoveryHolder(recovery, storeKey),
});

/** The entry of the key on paper: the store key, sealed to it. */
export function recoveryHolder(recovery: Buffer, storeKey: Buffer): Holder {
  const { publicKey } = sealingPairOf(recovery);
  return { publicKey: publicKey.toString('base64'), storeKey: sealTo(publicKey, storeKey) };
}

/** The account's entry in the key file; replaces one of the same id. */
export async function addHolder(file: KeyFile, account: { id: number; name: string }, passphrase: string, storeKey: Buffer): Promise<void> {
  const salt = randomBytes(16);
  const pair = newSealingPair();
  const wrapped = seal(await keyFromPassphrase(passphrase, salt, lanes), pair.privateKey);
  file.accounts = file.accounts.filter((a) => a.id !== account.id);
  file.accounts.push({
    id: account.id,
    name: account.name,
    publicKey: pair.publicKey.toString('base64'),
    storeKey: sealTo(pair.publicKey, storeKey),
    salt: salt.toString('base64'),
    lanes,
    privateKey: wrapped,
    failures: 0,
    lastFailureAt: null,
  });
}

const keysOf = (held: Holder, privateKey: Buffer): Buffer[] => {
  const pair = sealingPairOf(privateKey);
  return [held.storeKey, held.nextStoreKey].filter((s) => s !== undefined).map((s) => openSealed(pair, s));
};

/** Wrong pass phrases before the next try has to wait, and how long the first wait is (it doubles, up to five minutes). */
const patience = { failures: 5, firstWaitSeconds: 2, longestWaitSeconds: 300 };

const waitSeconds = (failures: number): number =>
  failures < patience.failures ? 0 : Math.min(patience.longestWaitSeconds, patience.firstWaitSeconds * 2 ** (failures - patience.failures));

/** The store keys to try, the one in force first. Counts wrong pass phrases across starts. */
export async function unlock(folder: string, name: string, passphrase: string): Promise<{ id: number; keys: Buffer[] }> {
  const file = readKeyFile(folder);
  const account = file.accounts.find((a) => a.name === name);
  if (!account) throw new Refusal('unknownAccount', { account: name });
  const waited = account.lastFailureAt ? (Date.now() - Date.parse(account.lastFailureAt)) / 1000 : Infinity;
  const left = Math.ceil(waitSeconds(account.failures) - Math.max(0, waited));
  if (left > 0) throw new Refusal('tooManyAttempts', { seconds: left });
  const key = await keyFromPassphrase(passphrase, Buffer.from(account.salt, 'base64'), account.lanes);
  let privateKey: Buffer;
  try {
    privateKey = unseal(key, account.privateKey);
  } catch {
    account.failures += 1;
    account.lastFailureAt = new Date().toISOString();
    writeKeyFile(folder, file);
    throw new Refusal('wrongPassphrase', { failures: account.failures, waitSeconds: waitSeconds(account.failures) });
  }
  if (account.failures > 0) {
    account.failures = 0;
    account.lastFailureAt = null;
    writeKeyFile(folder, file);
  }
  return { id: account.id, keys: keysOf(account, privateKey) };
}

export function unlockByRecovery(folder: string, recovery: Buffer): Buffer[] {
  const file = readKeyFile(folder);
  if (!sealingPairOf(recovery).publicKey.equals(Buffer.from(file.recovery.publicKey, 'base64'))) throw new Refusal('wrongRecoveryKey');
  return keysOf(file.recovery, recovery);
}

/** Before re-encrypting: every holder can open the store with either key. */
export function prepareNextKey(file: KeyFile, next: Buffer): void {
  for (const held of [...file.accounts, file.recovery]) held.nextStoreKey = sealTo(Buffer.from(held.publicKey, 'base64'), next);
}

/** After re-encrypting: the next key is the key. */
export function settleNextKey(file: KeyFile): void {
  for (const held of [...file.accounts, file.recovery]) {
    if (held.nextStoreKey === undefined) continue;
    held.storeKey = held.nextStoreKey;
    delete held.nextStoreKey;
  }
}
