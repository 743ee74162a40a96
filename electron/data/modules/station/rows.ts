import type { Database } from 'better-sqlite3';
import type { Tx } from '../../store/store.ts';

export const setting = (db: Database, name: string): string | null =>
  (db.prepare('SELECT value FROM settings WHERE name = ?').get(name) as { value: string } | undefined)?.value ?? null;

export const keepSetting = (tx: Tx, name: string, value: string): void => {
  tx.db
    .prepare('INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value')
    .run(name, value);
};

export const dropSetting = (tx: Tx, name: string): void => {
  tx.db.prepare('DELETE FROM settings WHERE name = ?').run(name);
};

export type StationRow = { number: number; code: string; name: string; kind: 'street' | 'county' };

export const insertStation = (tx: Tx, station: StationRow): void => {
  tx.db.prepare('INSERT INTO stations (number, code, name, kind) VALUES (@number, @code, @name, @kind)').run(station);
};

export const allStations = (db: Database): StationRow[] =>
  db.prepare('SELECT number, code, name, kind FROM stations ORDER BY number').all() as StationRow[];

export type StepFilter = {
  account?: string | undefined;
  command?: string | undefined;
  from?: string | undefined;
  until?: string | undefined;
};
export type StepRow = { step: number; at: string; account: string; command: string; summary: string; records: number };

export function trail(db: Database, filter: StepFilter, offset: number, limit: number): { steps: StepRow[]; total: number } {
  const parts = ['1'];
  const values: string[] = [];
  const when = (sql: string, value: string | undefined): void => {
    if (value === undefined) return;
    parts.push(sql);
    values.push(value);
  };
  when('account_name = ?', filter.account);
  when('command = ?', filter.command);
  when('at >= ?', filter.from);
  when(`at < date(?, '+1 day')`, filter.until);
  const where = parts.join(' AND ');
  const steps = db
    .prepare(
      `SELECT step, at, account_name AS account, command, summary, records FROM audit_steps WHERE ${where} ORDER BY step DESC LIMIT ? OFFSET ?`,
    )
    .all(...values, limit, offset) as StepRow[];
  const { total } = db.prepare(`SELECT count(*) AS total FROM audit_steps WHERE ${where}`).get(...values) as { total: number };
  return { steps, total };
}
