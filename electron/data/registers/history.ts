/** What the trail tells of one record, as people read it: who, when, which field, from what to what. */
import type { Database } from 'better-sqlite3';
import type { Output } from '#shared/contract/index.ts';
import { masked } from '#shared/domain/mask.ts';
import { register } from '#shared/registers/index.ts';
import type { RegisterName, Value } from '#shared/registers/index.ts';
import { addedIn } from '../store/audit.ts';
import type { Values } from '../store/store.ts';
import { entriesOf, titleOf } from './trail-rows.ts';

type Entry = Output<'registers.history'>['entries'][number];

/** Newest first; link values are given as titles where the target is still known, sensitive values masked. */
export function historyOf(db: Database, name: RegisterName, station: number, id: number): Entry[] {
  const r = register(name);
  const titles = new Map<string, Value>();
  const shown = (field: string, value: Value | undefined): Value => {
    const declared = r.fields.find((f) => f.name === field);
    if (value === undefined || value === null || !declared) return value ?? null;
    if (declared.sensitive) return masked(value, declared.sensitive);
    if (declared.type !== 'link') return value;
    const key = `${declared.target} ${value}`;
    if (!titles.has(key)) titles.set(key, titleOf(db, declared.target, station, Number(value)) ?? value);
    return titles.get(key)!;
  };
  return entriesOf(db, name, station, id).map((row) => {
    const after =
      row.kind === 'added' ? (addedIn(row.after!, id).find((a) => a.id === id)?.values ?? {}) : (JSON.parse(row.after ?? '{}') as Values);
    const before = JSON.parse(row.before ?? '{}') as Values;
    const changes = r.fields
      .filter((f) => (row.kind === 'added' ? after[f.name] != null : f.name in after))
      .map((f) => ({
        field: f.name,
        label: f.label,
        before: shown(f.name, before[f.name]),
        after: shown(f.name, after[f.name]),
      }));
    return { step: row.step, at: row.at, account: row.account, command: row.command, kind: row.kind, changes };
  });
}
