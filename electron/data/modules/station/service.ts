/** 站点: made once, opened by signing in, closed by signing out. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { Refusal } from '#shared/contract/index.ts';
import type { Output } from '#shared/contract/index.ts';
import type { SessionInfo, StationInfo } from '#shared/contract/station.ts';
import { checkDivisionCode } from '#shared/domain/divisionCode.ts';
import { permissionsOf } from '#shared/domain/permissions.ts';
import type { Host, OpenStation } from '../../host.ts';
import { commandOf, ownStation } from '../../registers/service.ts';
import { renameOverSync } from '../../renaming.ts';
import { dailyDue } from '../../store/backup.ts';
import {
  addHolder,
  isStation,
  newKeyFile,
  readKeyFile,
  settleNextKey,
  storePath,
  unlock,
  unlockByRecovery,
  writeKeyFile,
} from '../../store/key-file.ts';
import { lockStation } from '../../store/lock.ts';
import type { Lock } from '../../store/lock.ts';
import { knownSchema, openStore } from '../../store/open-store.ts';
import { lastGroup, printRecoveryKey, readRecoveryKey } from '../../store/recovery-key.ts';
import type { Store } from '../../store/store.ts';
import { accountById, checkPassphrase, createAccount, markSignIn } from '../accounts/service.ts';
import { installScheme } from '../pay/service.ts';
import { createStationKeys, keepStationKeys } from '../snapshots/service.ts';
import { insertStation, keepSetting } from './rows.ts';

export { report } from './report.ts';

const firstAccount = 1;
const locks = new WeakMap<OpenStation, Lock>();
const daily = new WeakMap<OpenStation, NodeJS.Timeout>();

/** The day's copy is made once the first list is on the screen, or at the latest when the store is closed. */
const dailyAfterMs = 20_000;
function backUpDaily(open: OpenStation): void {
  try {
    if (dailyDue(open.folder)) open.store.backup('daily');
  } catch (error) {
    // The first page tells how old the last copy is; what was asked for must not fail over it.
    console.error(`daily backup: ${(error as { code?: string }).code ?? 'failed'}`);
  }
}

export function sessionOf(open: OpenStation): SessionInfo {
  return { station: open.info, account: open.account, permissions: [...open.permissions] };
}

type Creation = { kind: 'street' | 'county'; code: string; name: string; account: string; passphrase: string; demo?: boolean | undefined };

/** Makes a station in an empty folder. Nothing counts as a station until its key file is there; what a crash leaves before that is made anew. */
export async function createStation(host: Host, given: Creation): Promise<Output<'station.create'>> {
  const { folder } = host;
  if (host.opened || isStation(folder) || existsSync(storePath(folder))) throw new Refusal('alreadyAStation');
  const problem = checkDivisionCode(given.kind, given.code);
  if (problem) throw new Refusal('divisionCodeInvalid', { kind: given.kind, code: given.code, problem });
  checkPassphrase(given.passphrase);
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    throw new Refusal('storeReadOnly');
  }
  const lock = lockStation(folder);
  try {
    const info: StationInfo = { kind: given.kind, code: given.code, name: given.name };
    const storeKey = randomBytes(32);
    const recovery = randomBytes(32);
    const recoveryKey = printRecoveryKey(recovery);
    const unfinished = `${storePath(folder)}.new`;
    for (const left of ['', '-wal', '-shm', '.open']) rmSync(unfinished + left, { force: true });
    const store = await openStore(folder, unfinished, [storeKey], { create: true });
    const keys = await createStationKeys();
    const by = { id: firstAccount, name: given.account };
    await store.write({ name: 'station.create', account: by, summary: { ...info } }, async (tx) => {
      insertStation(tx, { number: ownStation, ...info });
      keepSetting(tx, 'recoveryLastGroup', lastGroup(recoveryKey));
      await createAccount(tx, store.sequelize, firstAccount, given.account, 'administrator');
      keepStationKeys(tx, keys);
      if (given.demo) {
        keepSetting(tx, 'demo', '1');
        await installScheme(tx, ownStation, 'example', true);
      }
    });
    await store.close();
    const file = newKeyFile(info, storeKey, recovery);
    await addHolder(file, by, given.passphrase, storeKey);
    writeKeyFile(folder, file);
    renameOverSync(unfinished, storePath(folder));
    const open = await opened(host, lock, [storeKey], firstAccount);
    const sheet = { station: info, createdAt: new Date().toISOString(), recoveryKey, signingFingerprint: keys.fingerprint };
    return { session: sessionOf(open), sheet };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function opened(host: Host, lock: Lock, keys: readonly Buffer[], account: number): Promise<OpenStation> {
  const { folder } = host;
  const file = readKeyFile(folder);
  const unfinished = `${storePath(folder)}.new`;
  if (!existsSync(storePath(folder)) && existsSync(unfinished)) renameOverSync(unfinished, storePath(folder));
  const store = await openStore(folder, storePath(folder), keys, { create: false });
  try {
    if (file.accounts.some((a) => a.nextStoreKey !== undefined)) settle(folder, store, keys);
    const found = accountById(store.reader, account);
    if (!found?.active) throw new Refusal('unknownAccount', { id: account });
    const open: OpenStation = {
      folder,
      store,
      info: file.station,
      account: { id: found.id, name: found.name, role: found.role },
      permissions: permissionsOf(found.role),
    };
    await store.write(commandOf(open, 'station.signIn'), (tx) => markSignIn(tx, account));
    locks.set(open, lock);
    daily.set(open, setTimeout(() => backUpDaily(open), dailyAfterMs).unref());
    host.opened = open;
    return open;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** A re-encryption that a crash cut off: the key file goes back or forward to the key that the store has. */
function settle(folder: string, store: Store, keys: readonly Buffer[]): void {
  const file = readKeyFile(folder);
  if (keys[0]?.equals(store.key)) for (const held of [...file.accounts, file.recovery]) delete held.nextStoreKey;
  else settleNextKey(file);
  writeKeyFile(folder, file);
}

export async function signIn(host: Host, account: string, passphrase: string): Promise<SessionInfo> {
  if (host.opened) await signOut(host);
  const unlocking = unlock(host.folder, account, passphrase);
  // The key is worked out on another thread: what opening the store compares with is made meanwhile.
  knownSchema();
  const { id, keys } = await unlocking;
  const lock = lockStation(host.folder);
  try {
    return sessionOf(await opened(host, lock, keys, id));
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Opens with the key from paper and gives the account a new pass phrase. */
export async function recover(host: Host, typed: string, account: string, passphrase: string): Promise<SessionInfo> {
  const recovery = readRecoveryKey(typed);
  if (!recovery) throw new Refusal('wrongRecoveryKey');
  checkPassphrase(passphrase);
  const keys = unlockByRecovery(host.folder, recovery);
  const file = readKeyFile(host.folder);
  const known = file.accounts.find((a) => a.name === account);
  if (!known) throw new Refusal('unknownAccount', { account });
  const lock = lockStation(host.folder);
  try {
    const open = await opened(host, lock, keys, known.id);
    const settled = readKeyFile(host.folder);
    await addHolder(settled, known, passphrase, open.store.key);
    writeKeyFile(host.folder, settled);
    await open.store.write(commandOf(open, 'station.recover', { account }), () => undefined);
    return sessionOf(open);
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Ends running jobs, closes the store, lets the folder go. */
export async function signOut(host: Host): Promise<void> {
  const open = host.opened;
  if (!open) return;
  await host.jobs.stop();
  host.opened = null;
  clearTimeout(daily.get(open));
  backUpDaily(open);
  await open.store.close();
  locks.get(open)?.release();
  host.emit({ topic: 'signedOut', payload: {} });
}
