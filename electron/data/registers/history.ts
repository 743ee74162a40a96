/** What the trail tells of one record, as people read it: who, when, which field, from what to what. */
import type { Database } from 'better-sqlite3';
import type { Output } from '#shared/contract/index.ts';
import { masked } from '#shared/domain/mask.ts';
import { register } from '#shared/registers/index.ts';
import type { RegisterName, Value } from '#shared/registers/index.ts';
import { blockSize } from '../store/audit.ts';
import type { Values } from '../store/store.ts';
import { prepared } from './rows.ts';

type Entry = Output<'registers.history'>['entries'][number];
type Row = { step: number; at: string; account: string; command: string; kind: Entry['kind']; before: string | null; after: string | null };

/** Newest first; link values are given as titles where the target is still known, sensitive values masked. */
export function historyOf(db: Database, name: RegisterName, station: number, id: number): Entry[] {
  const r = register(name);
  const rows = prepared(
    db,
    `SELECT c.step, s.at, s.account_name AS account, s.command, c.kind, c.before, c.after
     FROM audit_changes c JOIN audit_steps s ON s.step = c.step
     WHERE c.register = ? AND c.station = ? AND c.first_id BETWEEN ? AND ? AND c.last_id >= ? ORDER BY c.step DESC, c.seq DESC`,
  ).all(name, station, id - blockSize + 1, id, id) as Row[];
  const titles = new Map<string, Value>();
  const shown = (field: string, value: Value | undefined): Value => {
    const declared = r.fields.find((f) => f.name === field);
    if (value === undefined || value === null || !declared) return value ?? null;
    if (declared.sensitive) return masked(value, declared.sensitive);
    if (declared.type !== 'link') return value;
    const key = `${declared.target} ${value}`;
    if (!titles.has(key)) {
      const target = register(declared.target);
      const row = prepared(db, `SELECT "${target.title}" AS title FROM ${target.table} WHERE station = ? AND id = ?`).get(station, value) as { title: Value } | undefined;
      titles.set(key, row?.title ?? value);
    }
    return titles.get(key)!;
  };
  return rows.map((row) => {
    const parsed = JSON.parse(row.after ?? '{}') as Values | (Values & { id: number })[];
    const after = Array.isArray(parsed) ? (parsed.find((v) => v.id === id) ?? {}) : parsed;
    const before = JSON.parse(row.before ?? '{}') as Values;
    const changes = r.fields
      .filter((f) => (row.kind === 'added' ? (after as Values)[f.name] != null : f.name in (after as Values)))
      .map((f) => ({ field: f.name, label: f.label, before: shown(f.name, before[f.name]), after: shown(f.name, (after as Values)[f.name]) }));
    return { step: row.step, at: row.at, account: row.account, command: row.command, kind: row.kind, changes };
  });
}
