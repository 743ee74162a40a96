/** 站点: made once, opened by signing in, closed by signing out. */
import { randomBytes } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { Refusal } from '#shared/contract/index.ts';
import type { Output } from '#shared/contract/index.ts';
import type { SessionInfo, StationInfo } from '#shared/contract/station.ts';
import { checkDivisionCode } from '#shared/domain/divisionCode.ts';
import { permissionsOf } from '#shared/domain/permissions.ts';
import type { Host, OpenStation } from '../../host.ts';
import { commandOf, ownStation } from '../../registers/service.ts';
import { renameOverSync } from '../../renaming.ts';
import { dailyDue } from '../../store/backup.ts';
import { forgetTries } from '../../store/attempts.ts';
import type { FailedTries } from '../../store/attempts.ts';
import {
  changeKeyFile,
  dropNextKey,
  isStation,
  makeHolder,
  newKeyFile,
  putHolder,
  readKeyFile,
  settleNextKey,
  storePath,
  writeKeyFile,
} from '../../store/key-file.ts';
import { lockStation } from '../../store/lock.ts';
import type { Lock } from '../../store/lock.ts';
import { knownSchema, openStore } from '../../store/open-store.ts';
import { makePrivateFolder, tightenStation } from '../../store/private.ts';
import { lastGroup, printRecoveryKey, readRecoveryKey } from '../../store/recovery-key.ts';
import { copyToSecondPlace } from '../../store/second-place.ts';
import type { Store } from '../../store/store.ts';
import { inTurn } from '../../store/turns.ts';
import { unlock, unlockByRecovery } from '../../store/unlock.ts';
import { accountById, accountByName, allowHolder, checkPassphrase, createAccount, markSignIn } from '../accounts/service.ts';
import { installScheme } from '../pay/service.ts';
import { createStationKeys, keepStationKeys } from '../snapshots/service.ts';
import { checkKeyFile, keepKeysOf, mendKeyFile, stationIn } from './key-check.ts';
import { insertStation, keepSetting } from './rows.ts';

export { report } from './report.ts';

const firstAccount = 1;
const locks = new WeakMap<OpenStation, Lock>();
const daily = new WeakMap<OpenStation, NodeJS.Timeout>();

/** The day's copy is made once the first list is on the screen, or at the latest when the store is closed. */
const dailyAfterMs = 20_000;
async function backUpDaily(host: Host, open: OpenStation): Promise<void> {
  try {
    if (dailyDue(open.folder)) open.store.backup('daily');
    await copyToSecondPlace(host.workerFile, open.folder);
  } catch (error) {
    // The first page tells how old the last copy is, or that the file is damaged; what was asked for must not fail over it.
    const code = (error as { code?: string }).code ?? 'failed';
    if (/CORRUPT|NOTADB|IOERR_(READ|DATA)|IOERR$/.test(code)) open.damaged = true;
    console.error(`daily backup: ${code}`);
  }
}

export function sessionOf(open: OpenStation): SessionInfo {
  return { station: open.info, account: open.account, permissions: [...open.permissions], failedTries: open.failedTries };
}

type Creation = { kind: 'street' | 'county'; code: string; name: string; account: string; passphrase: string; demo?: boolean | undefined };

/** Makes a station in an empty folder. Nothing counts as a station until its key file is there; what a crash leaves before that is made anew. */
export async function createStation(host: Host, given: Creation): Promise<Output<'station.create'>> {
  const { folder } = host;
  if (host.opened || isStation(folder) || existsSync(storePath(folder))) throw new Refusal('alreadyAStation');
  const problem = checkDivisionCode(given.kind, given.code);
  if (problem) throw new Refusal('divisionCodeInvalid', { kind: given.kind, code: given.code, problem });
  checkPassphrase(given.passphrase, [given.account, given.name]);
  try {
    makePrivateFolder(folder);
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
    const file = newKeyFile(info, storeKey, recovery);
    putHolder(file, await makeHolder(by, given.passphrase, storeKey));
    await store.write({ name: 'station.create', account: by, summary: { ...info } }, async (tx) => {
      insertStation(tx, { number: ownStation, ...info });
      keepSetting(tx, 'recoveryLastGroup', lastGroup(recoveryKey));
      await createAccount(tx, store.sequelize, firstAccount, given.account, 'administrator');
      keepKeysOf(tx, file);
      keepStationKeys(tx, keys);
      if (given.demo) {
        keepSetting(tx, 'demo', '1');
        await installScheme(tx, ownStation, 'example', true);
      }
    });
    await store.close();
    writeKeyFile(folder, file);
    renameOverSync(unfinished, storePath(folder));
    const open = await opened(host, lock, [storeKey], () => firstAccount, null);
    const sheet = { station: info, createdAt: new Date().toISOString(), recoveryKey, signingFingerprint: keys.fingerprint };
    return { session: sessionOf(open), sheet };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Opens the store; `accountIn` says who it is for, once it can be asked. */
export async function opened(
  host: Host,
  lock: Lock,
  keys: readonly Buffer[],
  accountIn: (store: Store) => number,
  failed: FailedTries | null,
): Promise<OpenStation> {
  const { folder } = host;
  tightenStation(folder);
  const unfinished = `${storePath(folder)}.new`;
  if (!existsSync(storePath(folder)) && existsSync(unfinished)) renameOverSync(unfinished, storePath(folder));
  const store = await openStore(folder, storePath(folder), keys, { create: false });
  try {
    settle(folder, store, keys);
    const account = accountIn(store);
    const found = accountById(store.reader, account);
    if (!found?.active) throw new Refusal('unknownAccount', { id: account });
    const open: OpenStation = {
      folder,
      store,
      info: stationIn(store.reader),
      account: { id: found.id, name: found.name, role: found.role },
      permissions: permissionsOf(found.role),
      failedTries: failed,
      damaged: false,
    };
    const summary = failed ? { failedTries: failed.count, lastFailedAt: failed.lastAt } : undefined;
    await store.write(commandOf(open, 'station.signIn', summary), (tx) => {
      markSignIn(tx, account);
      keepKeysOf(tx, readKeyFile(folder));
    });
    locks.set(open, lock);
    daily.set(open, setTimeout(() => void backUpDaily(host, open), dailyAfterMs).unref());
    host.opened = open;
    return open;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** A re-encryption that a crash cut off: the key file goes back or forward to the key that the store has. */
function settle(folder: string, store: Store, keys: readonly Buffer[]): void {
  if (readKeyFile(folder).accounts.every((a) => a.nextStoreKey === undefined)) return;
  changeKeyFile(folder, keys[0]?.equals(store.key) ? dropNextKey : settleNextKey);
}

export async function signIn(host: Host, account: string, passphrase: string): Promise<SessionInfo> {
  const unlocking = unlock(host.folder, account, passphrase);
  // The key is worked out on another thread: what opening the store compares with is made meanwhile.
  knownSchema();
  const { id, keys, failed } = await unlocking;
  if (host.opened) await signOut(host);
  const lock = lockStation(host.folder);
  try {
    const known = (store: Store): number => {
      checkKeyFile(store.reader, readKeyFile(host.folder), id);
      return id;
    };
    return sessionOf(await opened(host, lock, keys, known, failed));
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Opens with the key from paper and gives the account a new pass phrase. What was altered in the key file is put right by the store. */
export async function recover(host: Host, typed: string, account: string, passphrase: string): Promise<SessionInfo> {
  const recovery = readRecoveryKey(typed);
  if (!recovery) throw new Refusal('wrongRecoveryKey');
  checkPassphrase(passphrase, [account]);
  const keys = unlockByRecovery(host.folder, recovery);
  const lock = lockStation(host.folder);
  try {
    return sessionOf(await openByRecovery(host, lock, keys, account, passphrase));
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Into the store with the key from paper. The caller lets the lock go where it fails. */
export async function openByRecovery(
  host: Host,
  lock: Lock,
  keys: readonly Buffer[],
  name: string,
  passphrase: string,
): Promise<OpenStation> {
  const known = (store: Store): number => {
    const account = accountByName(store.reader, name);
    if (!account) throw new Refusal('unknownAccount', { account: name });
    return account.id;
  };
  const open = await opened(host, lock, keys, known, null);
  const holder = await makeHolder(open.account, passphrase, open.store.key);
  await open.store.write(commandOf(open, 'station.recover', { account: name }), (tx) => allowHolder(tx, open.folder, holder));
  changeKeyFile(open.folder, (file) => {
    mendKeyFile(open.store.reader, file);
    putHolder(file, holder);
  });
  forgetTries(open.folder, holder.id);
  return open;
}

/**
 * Ends running jobs, closes the store, lets the folder go, whatever goes wrong on the way. `swap` runs between the last two, when nobody has the
 * store open and nobody else can.
 */
export async function signOut(host: Host, swap?: () => void): Promise<void> {
  const open = host.opened;
  if (!open) return;
  await host.jobs.stop();
  host.opened = null;
  clearTimeout(daily.get(open));
  try {
    if (!swap) await backUpDaily(host, open);
    await inTurn(open, () => open.store.close());
    swap?.();
  } finally {
    locks.get(open)?.release();
    host.emit({ topic: 'signedOut', payload: {} });
  }
}
