/**
 * Does the key file say what the store says? The key file can be edited by whoever can write in the folder: an entry with another's id would make
 * a clerk the administrator, a foreign public key would be given the next store key. The store, which only its key opens, is what counts.
 */
import type { Database } from 'better-sqlite3';
import { Refusal } from '#shared/contract/index.ts';
import { ownStation } from '../../registers/service.ts';
import type { KeyFile } from '../../store/key-file.ts';
import type { Tx } from '../../store/store.ts';
import { holderFits, keepPublicKeys } from '../accounts/service.ts';
import { allStations, keepSetting, setting } from './rows.ts';

const recoverySetting = 'recoveryPublicKeys';

export const recoveryFits = (db: Database, file: KeyFile): boolean =>
  setting(db, recoverySetting)?.split(' ').includes(file.recovery.publicKey) ?? true;

/** The station as the store has it. */
export function stationIn(db: Database): KeyFile['station'] {
  const { kind, code, name } = allStations(db).find((s) => s.number === ownStation)!;
  return { kind, code, name };
}

/** Refuses `keyFileAltered` where the entry that was signed in with, the station or the key on paper is not the store's. */
export function checkKeyFile(db: Database, file: KeyFile, account: number): void {
  const own = file.accounts.find((a) => a.id === account);
  const station = stationIn(db);
  const sameStation = (['kind', 'code', 'name'] as const).every((field) => station[field] === file.station[field]);
  if (!own || !holderFits(db, own) || !sameStation || !recoveryFits(db, file)) throw new Refusal('keyFileAltered');
}

/** At a sign-in: what a store of an earlier version does not hold yet is kept, and of two keys of an account the one that is in use. */
export function keepKeysOf(tx: Tx, file: KeyFile): void {
  for (const holder of file.accounts) if (holderFits(tx.db, holder)) keepPublicKeys(tx, holder.id, [holder.publicKey]);
  if (recoveryFits(tx.db, file)) keepSetting(tx, recoverySetting, file.recovery.publicKey);
}

/** Before the key file gets another key on paper: either counts until the next sign-in. */
export const allowRecovery = (tx: Tx, next: string, before: string): void => keepSetting(tx, recoverySetting, `${next} ${before}`);

/** Takes out of the key file what the store does not know, and gives it the store's station. */
export function mendKeyFile(db: Database, file: KeyFile): void {
  file.accounts = file.accounts.filter((holder) => holderFits(db, holder));
  file.station = stationIn(db);
}
