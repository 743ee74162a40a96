/**
 * The key file beside the store: who may open it, and how. It holds no secret in the clear: the store key is sealed to a key pair of each
 * account, whose private half is wrapped by the account's pass phrase, and to the recovery key on paper.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { Refusal } from '#shared/contract/index.ts';
import type { StationInfo } from '#shared/contract/station.ts';
import { renameOverSync } from '../renaming.ts';
import { withKeysLocked } from './lock.ts';
import { syncFolderOf, writePrivateFile } from './private.ts';
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
      /** Kept for programs before 0.3; wrong pass phrases are counted in a file of their own (`attempts.ts`). */
      failures: z.int(),
      lastFailureAt: z.string().nullable(),
    }),
  ),
  recovery: holder,
});
export type KeyFile = z.infer<typeof keyFileSchema>;
type Holder = z.infer<typeof holder>;

export const storePath = (folder: string): string => join(folder, 'store.db');
export const keyPath = (folder: string): string => join(folder, 'keys.json');

export const isStation = (folder: string): boolean => existsSync(keyPath(folder));

export function readKeyFile(folder: string): KeyFile {
  if (!isStation(folder)) throw new Refusal('notAStation');
  return readKeys(keyPath(folder));
}

/** A key file wherever it lies: the station's own, or the copy that goes with a backup. Refuses `keyFileDamaged`. */
export function readKeys(path: string): KeyFile {
  try {
    return keyFileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    const { code } = error as { code?: string };
    throw code === 'EACCES' || code === 'EPERM' ? new Refusal('fileNotReadable', { name: 'keys.json' }) : new Refusal('keyFileDamaged');
  }
}

/** Whole or not at all: written beside, flushed, renamed. For a folder that nobody else has yet; anything else goes through `changeKeyFile`. */
export function writeKeyFile(folder: string, file: KeyFile): void {
  const beside = `${keyPath(folder)}.new`;
  writePrivateFile(beside, JSON.stringify(file, null, 2));
  renameOverSync(beside, keyPath(folder));
  syncFolderOf(keyPath(folder));
}

/**
 * The only way to change the key file: locked against every other process, read again, changed, written. `change` must not wait for anything; a
 * key that takes time is worked out before.
 */
export function changeKeyFile(folder: string, change: (file: KeyFile) => void): KeyFile {
  return withKeysLocked(folder, () => {
    const file = readKeyFile(folder);
    change(file);
    writeKeyFile(folder, file);
    return file;
  });
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

export type AccountHolder = KeyFile['accounts'][number];

/** The entry of an account. Working out its key takes half a second: before the key file is locked. */
export async function makeHolder(account: { id: number; name: string }, passphrase: string, storeKey: Buffer): Promise<AccountHolder> {
  const salt = randomBytes(16);
  const pair = newSealingPair();
  const wrapped = seal(await keyFromPassphrase(passphrase, salt, lanes), pair.privateKey);
  return {
    id: account.id,
    name: account.name,
    publicKey: pair.publicKey.toString('base64'),
    storeKey: sealTo(pair.publicKey, storeKey),
    salt: salt.toString('base64'),
    lanes,
    privateKey: wrapped,
    failures: 0,
    lastFailureAt: null,
  };
}

/** Puts an entry in; one of the same id goes. */
export function putHolder(file: KeyFile, holder: AccountHolder): void {
  file.accounts = [...file.accounts.filter((a) => a.id !== holder.id), holder];
}

const keysOf = (held: Holder, privateKey: Buffer): Buffer[] => {
  const pair = sealingPairOf(privateKey);
  return [held.storeKey, held.nextStoreKey].filter((s) => s !== undefined).map((s) => openSealed(pair, s));
};

/** The store keys that a pass phrase opens, the one in force first; null where it is wrong. Counts nothing: see `unlock`. */
export async function keysByPassphrase(holder: AccountHolder, passphrase: string): Promise<Buffer[] | null> {
  const key = await keyFromPassphrase(passphrase, Buffer.from(holder.salt, 'base64'), holder.lanes);
  let privateKey: Buffer;
  try {
    privateKey = unseal(key, holder.privateKey);
  } catch {
    return null;
  }
  return keysOf(holder, privateKey);
}

/** The store keys that the key on paper opens; null where it is another station's or an earlier sheet's. */
export function keysByRecovery(file: KeyFile, recovery: Buffer): Buffer[] | null {
  if (!sealingPairOf(recovery).publicKey.equals(Buffer.from(file.recovery.publicKey, 'base64'))) return null;
  return keysOf(file.recovery, recovery);
}

/** Before re-encrypting: every holder can open the store with either key. */
export function prepareNextKey(file: KeyFile, next: Buffer): void {
  for (const held of [...file.accounts, file.recovery]) held.nextStoreKey = sealTo(Buffer.from(held.publicKey, 'base64'), next);
}

/** The store has kept its key: nothing is left of the next one. */
export function dropNextKey(file: KeyFile): void {
  for (const held of [...file.accounts, file.recovery]) delete held.nextStoreKey;
}

/** After re-encrypting: the next key is the key. */
export function settleNextKey(file: KeyFile): void {
  for (const held of [...file.accounts, file.recovery]) {
    if (held.nextStoreKey === undefined) continue;
    held.storeKey = held.nextStoreKey;
    delete held.nextStoreKey;
  }
}
