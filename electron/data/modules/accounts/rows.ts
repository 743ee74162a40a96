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
export const allAccounts = (db: Database): AccountRow[] =>
  (db.prepare(`SELECT ${columns} FROM accounts ORDER BY active DESC, id`).all() as Stored[]).map(shape);

export const markSignIn = (tx: Tx, id: number): void => {
  tx.db.prepare('UPDATE accounts SET last_sign_in_at = ? WHERE id = ?').run(tx.now, id);
};

export const activeAdministrators = (db: Database): number =>
  (db.prepare(`SELECT count(*) AS n FROM accounts WHERE active = 1 AND role = 'administrator'`).get() as { n: number }).n;
