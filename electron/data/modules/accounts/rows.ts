import type { Database } from 'better-sqlite3';
import type { Role } from '#shared/domain/permissions.ts';
import type { Tx } from '../../store/store.ts';

export type AccountRow = { id: number; name: string; role: Role; active: boolean; createdAt: string; lastSignInAt: string | null };
type Stored = Omit<AccountRow, 'active'> & { active: number };

const columns = 'id, name, role, active, created_at AS createdAt, last_sign_in_at AS lastSignInAt';
const shape = (row: Stored): AccountRow => ({ ...row, active: row.active === 1 });

export const accountById = (db: Database, id: number): AccountRow | undefined => {
  const row = db.prepare(`SELECT ${columns} FROM accounts WHERE id = ?`).get(id) as Stored | undefined;
  return row && shape(row);
};
export const accountByName = (db: Database, name: string): AccountRow | undefined => {
  const row = db.prepare(`SELECT ${columns} FROM accounts WHERE name = ? AND active = 1`).get(name) as Stored | undefined;
  return row && shape(row);
};
export const allAccounts = (db: Database): AccountRow[] =>
  (db.prepare(`SELECT ${columns} FROM accounts ORDER BY active DESC, id`).all() as Stored[]).map(shape);

export const markSignIn = (tx: Tx, id: number): void => {
  tx.db.prepare('UPDATE accounts SET last_sign_in_at = ? WHERE id = ?').run(tx.now, id);
};

export const activeAdministrators = (db: Database): number =>
  (db.prepare(`SELECT count(*) AS n FROM accounts WHERE active = 1 AND role = 'administrator'`).get() as { n: number }).n;

/** The public keys that an account's entry in the key file may have; null where none were kept yet. */
export const publicKeysOf = (db: Database, id: number): string[] | null =>
  (db.prepare('SELECT public_keys FROM accounts WHERE id = ?').pluck().get(id) as string | null | undefined)?.split(' ') ?? null;

export const keepPublicKeys = (tx: Tx, id: number, keys: readonly string[]): void => {
  tx.db.prepare('UPDATE accounts SET public_keys = ? WHERE id = ?').run(keys.join(' '), id);
};

/** Every column of every account: a restored store takes over who may sign in now. */
export const wholeAccounts = (db: Database): Record<string, unknown>[] =>
  db.prepare('SELECT id, name, role, active, created_at, last_sign_in_at, public_keys FROM accounts').all() as Record<string, unknown>[];

/** The accounts become those given; one that is not among them can no longer sign in. */
export const replaceAccounts = (tx: Tx, accounts: readonly Record<string, unknown>[]): void => {
  tx.db.exec('UPDATE accounts SET active = 0');
  const put = tx.db.prepare(
    `INSERT INTO accounts (id, name, role, active, created_at, last_sign_in_at, public_keys)
     VALUES (@id, @name, @role, @active, @created_at, @last_sign_in_at, @public_keys)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role, active = excluded.active, created_at = excluded.created_at,
       last_sign_in_at = excluded.last_sign_in_at, public_keys = excluded.public_keys`,
  );
  for (const account of accounts) put.run(account);
};
