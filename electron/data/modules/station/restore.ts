/**
 * Putting a backup in the store's place. From within, the backup takes over who may sign in now, and says in its own trail what it replaced. On a
 * bare computer, or where the store no longer opens, the backup's own key file comes with it: a pass phrase of its time or the recovery sheet opens it.
 */
import { copyFileSync, existsSync, mkdtempSync, readdirSync, renameSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Refusal } from '#shared/contract/index.ts';
import type { Checked } from '#shared/contract/index.ts';
import type { SessionInfo } from '#shared/contract/station.ts';
import type { Host, OpenStation } from '../../host.ts';
import { commandOf } from '../../registers/service.ts';
import { trailHead } from '../../store/audit.ts';
import { backupPath, backupsIn, isBackupName, keysBeside } from '../../store/backup.ts';
import { earlierKeys, keepEarlierKeys } from '../../store/earlier-keys.ts';
import { copyProblem } from '../../store/integrity.ts';
import {
  isStation,
  keyPath,
  keysByPassphrase,
  keysByRecovery,
  readKeyFile,
  readKeys,
  storePath,
  writeKeyFile,
} from '../../store/key-file.ts';
import type { KeyFile } from '../../store/key-file.ts';
import { lockStation } from '../../store/lock.ts';
import { openStore } from '../../store/open-store.ts';
import { createPrivateFile, makePrivateFolder } from '../../store/private.ts';
import { changeKeyOf, putInPlace, removeStoreFile, restoringPath } from '../../store/replace.ts';
import { readRecoveryKey } from '../../store/recovery-key.ts';
import { inTurn } from '../../store/turns.ts';
import { unlock } from '../../store/unlock.ts';
import { checkPassphrase, replaceAccounts, wholeAccounts } from '../accounts/service.ts';
import { checkKeyFile } from './key-check.ts';
import { keepSetting, setting } from './rows.ts';
import { openByRecovery, opened, sessionOf, signOut } from './service.ts';

/** What of the settings is about keys, and so stays as it is now. */
const keySettings = ['recoveryLastGroup', 'recoveryConfirmed', 'recoveryPublicKeys'];

const opens = (path: string, key: Buffer): boolean => {
  try {
    return copyProblem(path, key) === null;
  } catch {
    return false;
  }
};

function copyAside(source: string, folder: string): string {
  const copy = restoringPath(storePath(folder));
  removeStoreFile(copy);
  createPrivateFile(copy);
  copyFileSync(source, copy);
  return copy;
}

/** Puts a copy in the store's place after keeping the store as it is; everyone signs in again. The copy kept. */
export async function restoreBackup(host: Host, name: string): Promise<{ kept: string }> {
  const open = host.open();
  const kept = await inTurn(open, () => prepareCopy(open, name));
  const file = storePath(open.folder);
  await signOut(host, () => putInPlace(file, restoringPath(file)));
  return { kept };
}

async function prepareCopy(open: OpenStation, name: string): Promise<string> {
  const { folder, store } = open;
  const source = backupPath(folder, name);
  if (!source || !existsSync(source)) throw new Refusal('fileNotFound', { name });
  const key = [store.key, ...earlierKeys(store.reader)].find((k) => opens(source, k));
  if (!key) throw new Refusal('backupUnusable', { name });
  await store.write(commandOf(open, 'backups.restore', { name }), () => undefined);
  const kept = store.backup('restore', { prune: false });
  const copy = copyAside(source, folder);
  try {
    changeKeyOf(copy, key, store.key);
    const restored = await openStore(folder, copy, [store.key], { create: false, copy: true });
    const replaced = trailHead(store.reader);
    await restored.write(
      commandOf(open, 'backups.restore', { name, kept, replacedStep: replaced.step, replacedHash: replaced.hash }),
      (tx) => {
        replaceAccounts(tx, wholeAccounts(store.reader));
        for (const each of keySettings) {
          const value = setting(store.reader, each);
          if (value !== null) keepSetting(tx, each, value);
        }
        keepEarlierKeys(tx, earlierKeys(store.reader));
      },
    );
    await restored.close();
  } catch (error) {
    removeStoreFile(copy);
    throw error;
  }
  return kept;
}

type Given = Checked<'station.restore'>;
type Source = { path: string; keys: KeyFile | null };

/** The backup that is meant, with the key file that goes with it: one of the station's own, picked files, or the newest in a picked folder. */
function sourceOf(host: Host, { backup, files }: Given): Source {
  const paths = backup === undefined ? (files ?? []).map((token) => host.files.path(token)) : [backupPath(host.folder, backup) ?? ''];
  const within = paths.flatMap((path) => (statSync(path, { throwIfNoEntry: false })?.isDirectory() ? inFolder(path) : [path]));
  const path = within.find((each) => isBackupName(basename(each)) && existsSync(each));
  if (path === undefined) throw new Refusal('backupUnusable', { problem: 'none' });
  const keys = [
    ...within.filter((each) => each.endsWith('.keys.json')),
    keysBeside(path),
    join(dirname(dirname(path)), basename(keyPath(''))),
  ].find((each) => existsSync(each));
  return { path, keys: keys === undefined ? null : readKeys(keys) };
}

/** The newest backup of a folder, or of the folders in it. */
function inFolder(folder: string): string[] {
  const places = [folder, ...readdirSync(folder, { withFileTypes: true }).flatMap((e) => (e.isDirectory() ? [join(folder, e.name)] : []))];
  const found = places.flatMap((place) => backupsIn(place).map((b) => ({ path: join(place, b.name), at: b.at, keys: b.keys })));
  found.sort((a, b) => Number(b.keys) - Number(a.keys) || (a.at < b.at ? 1 : -1));
  return found.slice(0, 1).map((b) => b.path);
}

/** Restores where nobody can sign in: on a bare computer, or over a store or a key file that is damaged, which is moved aside and kept. */
export async function restoreStation(host: Host, given: Given): Promise<SessionInfo> {
  if (host.opened) throw new Refusal('alreadyAStation');
  const { folder } = host;
  const { path, keys: copy } = sourceOf(host, given);
  const recovery = given.recoveryKey === undefined ? null : readRecoveryKey(given.recoveryKey);
  if (given.recoveryKey !== undefined && !recovery) throw new Refusal('wrongRecoveryKey');
  if (recovery) checkPassphrase(given.passphrase, [given.account]);
  makePrivateFolder(folder);
  const lock = lockStation(folder);
  try {
    await mustNotOpen(folder, given, recovery);
    const present = presentKeys(folder);
    const files = [copy, present].filter((file) => file !== null);
    if (files.length === 0) throw new Refusal('backupUnusable', { problem: 'noKeys' });
    const found = await fitting(files, path, given, recovery);
    const key = found.keys.find((k) => opens(path, k));
    if (!key) throw new Refusal('backupUnusable', { name: basename(path) });
    changeKeyOf(copyAside(path, folder), key, key);
    moveAside(folder);
    renameSync(restoringPath(storePath(folder)), storePath(folder));
    writeKeyFile(folder, found.file);
    const open = recovery
      ? await openByRecovery(host, lock, found.keys, given.account, given.passphrase)
      : await opened(host, lock, found.keys, (store) => (checkKeyFile(store.reader, found.file, found.account), found.account), null);
    await open.store.write(commandOf(open, 'station.restore', { name: basename(path) }), () => undefined);
    return sessionOf(open);
  } catch (error) {
    lock.release();
    throw error;
  }
}

function presentKeys(folder: string): KeyFile | null {
  try {
    return isStation(folder) ? readKeyFile(folder) : null;
  } catch {
    return null; // damaged: that is why one restores
  }
}

/** A station that can be signed in to is restored from within. Who cannot sign in to it, does not put another in its place. */
async function mustNotOpen(folder: string, given: Given, recovery: Buffer | null): Promise<void> {
  const present = presentKeys(folder);
  if (!present || !existsSync(storePath(folder))) return;
  const keys = recovery ? keysByRecovery(present, recovery) : (await unlock(folder, given.account, given.passphrase)).keys;
  if (!keys) throw new Refusal('wrongRecoveryKey');
  if (keys.some((key) => opens(storePath(folder), key))) throw new Refusal('alreadyAStation');
}

/** The first key file that the pass phrase or the sheet opens, and that holds the backup's key. */
async function fitting(files: readonly KeyFile[], path: string, given: Given, recovery: Buffer | null) {
  let unlocked = false;
  for (const file of files) {
    const holder = file.accounts.find((a) => a.name === given.account);
    const keys = recovery ? keysByRecovery(file, recovery) : holder ? await keysByPassphrase(holder, given.passphrase) : null;
    if (!keys) continue;
    unlocked = true;
    if (keys.some((key) => opens(path, key))) return { file, keys, account: holder?.id ?? 0 };
  }
  if (unlocked) throw new Refusal('backupUnusable', { name: basename(path) });
  throw recovery ? new Refusal('wrongRecoveryKey') : new Refusal('wrongPassphrase', { waitSeconds: 0 });
}

/** What is in the station's place is never deleted: into a folder of its own. */
function moveAside(folder: string): void {
  const there = readdirSync(folder).filter((name) => /^(store\.db(-\w+|\.open|\.before|\.failed)?|keys\.json)$/.test(name));
  if (there.length === 0) return;
  const aside = mkdtempSync(join(folder, `before-restore-${new Date().toISOString().slice(0, 10)}-`));
  // The key file last: without its store it is no station that opens, and with it nothing has happened yet.
  for (const name of there.toSorted((a, b) => Number(a === 'keys.json') - Number(b === 'keys.json')))
    renameSync(join(folder, name), join(aside, name));
}

/** For the page that helps: the station's own backups, while nobody is signed in. */
export const accountsOf = (
  host: Host,
  given: { backup?: string | undefined; files?: string[] | undefined },
): { name: string; station: KeyFile['station'] | null; accounts: string[] } => {
  const { path, keys } = sourceOf(host, { ...given, account: '', passphrase: '' });
  const file = keys ?? presentKeys(host.folder);
  return { name: basename(path), station: file?.station ?? null, accounts: file?.accounts.map((a) => a.name) ?? [] };
};
