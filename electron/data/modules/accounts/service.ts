/** 账户: who may open the store, and as what. The key file holds the keys, the store the roles. */
import { randomBytes } from 'node:crypto';
import type { Sequelize } from 'sequelize';
import { Refusal } from '#shared/contract/index.ts';
import type { Role } from '#shared/domain/permissions.ts';
import type { OpenStation } from '../../host.ts';
import { commandOf } from '../../registers/service.ts';
import { addHolder, prepareNextKey, readKeyFile, settleNextKey, unlock, writeKeyFile } from '../../store/key-file.ts';
import { modelOf } from '../../store/models.ts';
import type { Tx } from '../../store/store.ts';
import { accountById, activeAdministrators, allAccounts } from './rows.ts';
import type { AccountRow } from './rows.ts';

export type { AccountRow } from './rows.ts';
export { accountById, markSignIn } from './rows.ts';

/** Fewer characters than this is refused; how strong more of them are is shown, not enforced. */
export const shortestPassphrase = 6;

export function checkPassphrase(passphrase: string): void {
  if ([...passphrase.normalize('NFKC')].length < shortestPassphrase) throw new Refusal('weakPassphrase', { shortest: shortestPassphrase });
}

/** Inside a write; the id. */
export async function createAccount(tx: Tx, sequelize: Sequelize, id: number, name: string, role: Role): Promise<void> {
  await modelOf(sequelize, 'account').create({ id, name, role, active: 1, createdAt: tx.now, lastSignInAt: null });
}

export const listAccounts = (open: OpenStation): AccountRow[] => allAccounts(open.store.reader);

export async function addAccount(open: OpenStation, name: string, role: Role, passphrase: string): Promise<AccountRow> {
  checkPassphrase(passphrase);
  const all = allAccounts(open.store.reader);
  if (all.some((a) => a.active && a.name === name)) throw new Refusal('accountExists', { account: name });
  const id = Math.max(...all.map((a) => a.id)) + 1;
  const file = readKeyFile(open.folder);
  await addHolder(file, { id, name }, passphrase, open.store.key);
  await open.store.write(commandOf(open, 'accounts.add', { account: name, role }), (tx) =>
    createAccount(tx, open.store.sequelize, id, name, role),
  );
  writeKeyFile(open.folder, file);
  return accountById(open.store.reader, id)!;
}

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

export async function setRole(open: OpenStation, id: number, role: Role): Promise<AccountRow> {
  const account = existing(open, id);
  if (role !== 'administrator') notTheLast(open, account);
  await open.store.write(commandOf(open, 'accounts.setRole', { account: account.name, from: account.role, to: role }), () =>
    modelOf(open.store.sequelize, 'account').update({ role }, { where: { id } }),
  );
  return accountById(open.store.reader, id)!;
}

/** Ends an account: its wrapped copy of the store key goes first. With `newKey` the store is re-encrypted, so that a copy of the key is worthless. */
export async function removeAccount(open: OpenStation, id: number, newKey: boolean): Promise<void> {
  const account = existing(open, id);
  notTheLast(open, account);
  const file = readKeyFile(open.folder);
  file.accounts = file.accounts.filter((a) => a.id !== id);
  writeKeyFile(open.folder, file);
  await open.store.write(commandOf(open, 'accounts.remove', { account: account.name, newKey }), () =>
    modelOf(open.store.sequelize, 'account').update({ active: 0 }, { where: { id } }),
  );
  if (!newKey) return;
  const next = randomBytes(32);
  prepareNextKey(file, next);
  writeKeyFile(open.folder, file); // a crash from here on finds either key
  open.store.rekey(next);
  settleNextKey(file);
  writeKeyFile(open.folder, file);
}

/** A new pass phrase for an account, by someone who manages accounts. */
export async function resetPassphrase(open: OpenStation, id: number, passphrase: string): Promise<void> {
  checkPassphrase(passphrase);
  const account = existing(open, id);
  await open.store.write(commandOf(open, 'accounts.resetPassphrase', { account: account.name }), () => undefined);
  const file = readKeyFile(open.folder);
  await addHolder(file, account, passphrase, open.store.key);
  writeKeyFile(open.folder, file);
}

export async function changePassphrase(open: OpenStation, current: string, passphrase: string): Promise<void> {
  await unlock(open.folder, open.account.name, current);
  await resetPassphrase(open, open.account.id, passphrase);
}
