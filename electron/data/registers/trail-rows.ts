/** The SQL that reads the trail (one record's entries, one step's changes, the step that can be taken back) and what records are called. */
import type { Database } from 'better-sqlite3';
import { register } from '#shared/registers/index.ts';
import type { Register, RegisterName, Value } from '#shared/registers/index.ts';
import { blockSize } from '../store/audit.ts';
import type { Values } from '../store/store.ts';
import { quoted } from './columns.ts';
import { prepared } from './rows.ts';

export type EntryRow = {
  step: number;
  at: string;
  account: string;
  command: string;
  kind: 'added' | 'changed' | 'removed' | 'restored' | 'undone';
  before: string | null;
  after: string | null;
};

/** Newest first; a block of added records is found by its range of ids. */
export const entriesOf = (db: Database, name: RegisterName, station: number, id: number): EntryRow[] =>
  prepared(
    db,
    `SELECT c.step, s.at, s.account_name AS account, s.command, c.kind, c.before, c.after
     FROM audit_changes c JOIN audit_steps s ON s.step = c.step
     WHERE c.register = ? AND c.station = ? AND c.first_id BETWEEN ? AND ? AND c.last_id >= ? ORDER BY c.step DESC, c.seq DESC`,
  ).all(name, station, id - blockSize + 1, id, id) as EntryRow[];

/** A record's title, whether it is removed or not. */
export function titleOf(db: Database, name: RegisterName, station: number, id: number): Value | undefined {
  const r = register(name);
  const row = prepared(db, `SELECT ${quoted(r.title)} AS title FROM ${r.table} WHERE station = ? AND id = ?`).get(station, id);
  return (row as { title: Value } | undefined)?.title;
}

/** What the live record is called that has the same strongest key; null where there is none. */
export function titleOfTwin(db: Database, r: Register, station: number, values: Values): Value {
  const key = r.keys[0]!;
  const same = key.map((name) => `${quoted(name)} = ?`).join(' AND ');
  const sql = `SELECT ${quoted(r.title)} AS title FROM ${r.table} WHERE station = ? AND removed_at IS NULL AND ${same} LIMIT 1`;
  const row = prepared(db, sql).get(station, ...key.map((name) => values[name] ?? null));
  return (row as { title: Value } | undefined)?.title ?? null;
}

export type UndoableStep = { step: number; command: string; at: string; account: string; records: number };

/** What a step's command said of itself. */
export const summaryOf = (db: Database, step: number): Record<string, unknown> =>
  JSON.parse(prepared(db, 'SELECT summary FROM audit_steps WHERE step = ?').pluck().get(step) as string) as Record<string, unknown>;

/** The last step of an account made by one of the commands and not taken back yet, or the step asked for. */
export function lastStep(db: Database, account: number, commands: readonly string[], step?: number): UndoableStep | undefined {
  const sql = `SELECT s.step, s.command, s.at, s.account_name AS account, s.records FROM audit_steps s
    WHERE s.account = ? AND s.records > 0 AND s.command IN (${commands.map(() => '?').join(', ')})
      AND NOT EXISTS (SELECT 1 FROM audit_steps u WHERE u.undoes = s.step) ${step === undefined ? '' : 'AND s.step = ?'}
    ORDER BY s.step DESC LIMIT 1`;
  return prepared(db, sql).get(account, ...commands, ...(step === undefined ? [] : [step])) as UndoableStep | undefined;
}

export type ChangeRow = { register: string; station: number; firstId: number; kind: string; before: string | null; after: string | null };

/** The last change first: the order in which a step is taken back. */
export const changesOf = (db: Database, step: number): ChangeRow[] =>
  prepared(
    db,
    'SELECT register, station, first_id AS firstId, kind, before, after FROM audit_changes WHERE step = ? ORDER BY seq DESC',
  ).all(step) as ChangeRow[];

export const registersIn = (db: Database, step: number): string[] =>
  (prepared(db, 'SELECT DISTINCT register FROM audit_changes WHERE step = ?').all(step) as { register: string }[]).map(
    (row) => row.register,
  );
