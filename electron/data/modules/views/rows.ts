/** The SQL of views. */
import type { Database } from 'better-sqlite3';
import type { RegisterName } from '#shared/registers/index.ts';
import { prepared } from '../../registers/service.ts';

/** `query` as JSON; `shared` 0 or 1; `maker` the name of the account. */
export type ViewRow = { id: number; account: number; maker: string; name: string; shared: number; query: string };

const columns = 'v.id, v.account, a.name AS maker, v.name, v.shared, v.query';
/** An account sees its own and what is shared, by name. */
export const viewsFor = (db: Database, register: RegisterName, account: number): ViewRow[] =>
  prepared(
    db,
    `SELECT ${columns} FROM views v JOIN accounts a ON a.id = v.account
     WHERE v.register = ? AND (v.account = ? OR v.shared = 1) ORDER BY v.name, v.account <> ?, v.id`,
  ).all(register, account, account) as ViewRow[];

/** Adds it, or puts it in the place of the one of the same name; its id. */
export const putView = (db: Database, account: number, register: RegisterName, name: string, shared: boolean, query: string): number =>
  prepared(
    db,
    `INSERT INTO views (account, register, name, shared, query) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (account, register, name) DO UPDATE SET shared = excluded.shared, query = excluded.query RETURNING id`,
  )
    .pluck()
    .get(account, register, name, shared ? 1 : 0, query) as number;

export const dropView = (db: Database, id: number): void => {
  prepared(db, 'DELETE FROM views WHERE id = ?').run(id);
};
