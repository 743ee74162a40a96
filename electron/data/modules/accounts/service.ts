/** 账户: who may open the store, and as what. The key file holds the keys, the store the roles. */
import { randomBytes } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Sequelize } from 'sequelize';
import { Refusal } from '#shared/contract/index.ts';
import { passphraseProblem, shortestPassphrase } from '#shared/domain/passphrase.ts';
import type { Role } from '#shared/domain/permissions.ts';
import type { OpenStation } from '../../host.ts';
import { commandOf } from '../../registers/service.ts';
import { keepEarlierKey } from '../../store/earlier-keys.ts';
import { changeKeyFile, dropNextKey, makeHolder, prepareNextKey, putHolder, readKeyFile, settleNextKey } from '../../store/key-file.ts';
import type { AccountHolder } from '../../store/key-file.ts';
import { modelOf } from '../../store/models.ts';
import type { Tx } from '../../store/store.ts';
import { inTurn } from '../../store/turns.ts';
import { unlock } from '../../store/unlock.ts';
import { accountById, activeAdministrators, allAccounts, keepPublicKeys, publicKeysOf } from './rows.ts';
import type { AccountRow } from './rows.ts';

export type { AccountRow } from './rows.ts';
export { accountById, accountByName, keepPublicKeys, markSignIn, replaceAccounts, wholeAccounts } from './rows.ts';

/** Refuses `weakPassphrase` with the reason; `names`: of the person and the office, which everybody would guess. */
export function checkPassphrase(passphrase: string, names: readonly string[]): void {
  const problem = passphraseProblem(passphrase, names);
  if (problem) throw new Refusal('weakPassphrase', { shortest: shortestPassphrase, problem });
}

/** Inside a write; the id. */
export async function createAccount(tx: Tx, sequelize: Sequelize, id: number, name: string, role: Role): Promise<void> {
  await modelOf(sequelize, 'account').create({ id, name, role, active: 1, createdAt: tx.now, lastSignInAt: null });
}

export const listAccounts = (open: OpenStation): AccountRow[] => allAccounts(open.store.reader);

export const addAccount = (open: OpenStation, name: string, role: Role, passphrase: string): Promise<AccountRow> =>
  inTurn(open, async () => {
    checkPassphrase(passphrase, [name, open.info.name]);
    const all = allAccounts(open.store.reader);
    if (all.some((a) => a.active && a.name === name)) throw new Refusal('accountExists', { account: name });
    const id = Math.max(...all.map((a) => a.id)) + 1;
    const holder = await makeHolder({ id, name }, passphrase, open.store.key);
    await open.store.write(commandOf(open, 'accounts.add', { account: name, role }), async (tx) => {
      await createAccount(tx, open.store.sequelize, id, name, role);
      keepPublicKeys(tx, id, [holder.publicKey]);
    });
    changeKeyFile(open.folder, (file) => putHolder(file, holder));
    return accountById(open.store.reader, id)!;
  });

function existing(open: OpenStation, id: number): AccountRow {
  const account = accountById(open.store.reader, id);
  if (!account?.active) throw new Refusal('unknownAccount', { id });
  return account;
}

/** Someone must be left who can manage accounts. */
function notTheLast(open: OpenStation, account: AccountRow): void {
  if (account.role === 'administrator' && activeAdministrators(open.store.reader) === 1)
    throw new Refusal('lastAdministrator', { account: account.name });
}

export const setRole = (open: OpenStation, id: number, role: Role): Promise<AccountRow> =>
  inTurn(open, async () => {
    const account = existing(open, id);
    if (role !== 'administrator') notTheLast(open, account);
    await open.store.write(commandOf(open, 'accounts.setRole', { account: account.name, from: account.role, to: role }), () =>
      modelOf(open.store.sequelize, 'account').update({ role }, { where: { id } }),
    );
    return accountById(open.store.reader, id)!;
  });

/** Ends an account: its wrapped copy of the store key goes first. With `newKey` the store is re-encrypted, so that a copy of the key is worthless. */
export const removeAccount = (open: OpenStation, id: number, newKey: boolean): Promise<void> =>
  inTurn(open, async () => {
    const account = existing(open, id);
    notTheLast(open, account);
    changeKeyFile(open.folder, (file) => void (file.accounts = file.accounts.filter((a) => a.id !== id)));
    await open.store.write(commandOf(open, 'accounts.remove', { account: account.name, newKey }), (tx) => {
      if (newKey) keepEarlierKey(tx, open.store.key);
      return modelOf(open.store.sequelize, 'account').update({ active: 0 }, { where: { id } });
    });
    if (newKey) await changeStoreKey(open);
  });

/** Is this entry one that the store knows: an active account of that id and name, under a key of its own? */
export function holderFits(db: Database, holder: AccountHolder): boolean {
  const account = accountById(db, holder.id);
  if (!account?.active || account.name !== holder.name) return false;
  const keys = publicKeysOf(db, holder.id);
  return keys === null || keys.includes(holder.publicKey);
}

/** Another key for the store, and a backup under it at once: those before it open with the key of their time. */
async function changeStoreKey(open: OpenStation): Promise<void> {
  const next = randomBytes(32);
  await open.store.rekey(next, {
    prepare: () =>
      void changeKeyFile(open.folder, (file) => {
        // Nobody whom the store does not know is given the next key.
        file.accounts = file.accounts.filter((holder) => holderFits(open.store.reader, holder));
        prepareNextKey(file, next);
      }),
    settle: () => void changeKeyFile(open.folder, settleNextKey),
    withdraw: () => void changeKeyFile(open.folder, dropNextKey),
  });
  open.store.backup('newKey');
}

/** A new pass phrase for an account, by someone who manages accounts. */
export const resetPassphrase = (open: OpenStation, id: number, passphrase: string): Promise<void> =>
  inTurn(open, async () => {
    const account = existing(open, id);
    checkPassphrase(passphrase, [account.name, open.info.name]);
    const holder = await makeHolder(account, passphrase, open.store.key);
    await open.store.write(commandOf(open, 'accounts.resetPassphrase', { account: account.name }), (tx) =>
      allowHolder(tx, open.folder, holder),
    );
    changeKeyFile(open.folder, (file) => putHolder(file, holder));
  });

/** Before the key file gets another entry for an account: the store knows its key beside the one in the file, whichever a crash leaves there. */
export function allowHolder(tx: Tx, folder: string, holder: AccountHolder): void {
  const before = readKeyFile(folder).accounts.find((a) => a.id === holder.id)?.publicKey;
  keepPublicKeys(tx, holder.id, [holder.publicKey, ...(before === undefined ? [] : [before])]);
}

export async function changePassphrase(open: OpenStation, current: string, passphrase: string): Promise<void> {
  await unlock(open.folder, open.account.name, current);
  await resetPassphrase(open, open.account.id, passphrase);
}
