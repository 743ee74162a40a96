/** What a county sees of its streets: the last snapshot of each, and what it changed. */
import { Refusal } from '#shared/contract/index.ts';
import type { Output } from '#shared/contract/index.ts';
import { codeLabel } from '#shared/codes/index.ts';
import { masked } from '#shared/domain/mask.ts';
import { fieldOf, register } from '#shared/registers/index.ts';
import type { Field, Register, RegisterName, Value } from '#shared/registers/index.ts';
import type { OpenStation } from '../../host.ts';
import { stationNumber, stationOf } from '../../registers/service.ts';
import { changedRecords, newestMerged, titleOf } from './merge.rows.ts';
import type { ChangedRecord, ChangeKind } from './merge.rows.ts';
import { allPeers } from './rows.ts';

type Streets = Output<'snapshots.streets'>['streets'];
type ShownChange = Output<'snapshots.changes'>['changes'][number];

/** Every enrolled street, also those that never sent anything. */
export function streets(open: OpenStation): Streets {
  const db = open.store.reader;
  return allPeers(db)
    .filter((p) => p.kind === 'street')
    .map(({ code, name }) => {
      const merged = newestMerged(db, stationNumber(db, code)!);
      return {
        code,
        name,
        sequence: merged?.sequence ?? null,
        createdAt: merged?.createdAt ?? null,
        mergedAt: merged?.mergedAt ?? null,
        profile: merged?.profile ?? null,
        counts: merged?.counts ?? {},
        changes: merged?.changes ?? {},
        gap: merged?.gap ?? [],
      };
    });
}

/** By record; sensitive values masked. An added or removed record shows what it holds, a changed one what differed. */
export function changes(
  open: OpenStation,
  street: string,
  name: RegisterName,
  kind: ChangeKind | undefined,
  offset: number,
  limit: number,
): Output<'snapshots.changes'> {
  const station = stationOf(open, street);
  const r = register(name);
  if (!open.permissions.has(r.read)) throw new Refusal('notPermitted', { permission: r.read });
  const merged = newestMerged(open.store.reader, station);
  if (!merged) return { changes: [], total: 0 };
  const { records, total } = changedRecords(open.store.reader, r, merged, kind, offset, limit);
  const show = (f: Field, value: Value | undefined): Value => shownValue(open, station, f, value ?? null);
  return { changes: records.map((c) => shownChange(r, c, show)), total };
}

function shownChange(r: Register, change: ChangedRecord, show: (f: Field, value: Value | undefined) => Value): ShownChange {
  const { id, kind, record } = change;
  const fields =
    kind === 'changed'
      ? Object.keys(change.after ?? {}).map((name) => ({ f: fieldOf(r, name), before: change.before?.[name], after: change.after?.[name] }))
      : r.fields
          .filter((f) => record[f.name] !== null)
          .map((f) => (kind === 'added' ? { f, before: null, after: record[f.name] } : { f, before: record[f.name], after: null }));
  const title = fieldOf(r, r.title);
  const named = record[r.title] ?? '';
  return {
    id,
    kind,
    title: title.type === 'code' ? codeLabel(title.codes, String(named)) : String(named),
    fields: fields.map(({ f, before, after }) => ({ field: f.name, label: f.label, before: show(f, before), after: show(f, after) })),
  };
}

function shownValue(open: OpenStation, station: number, f: Field, value: Value): Value {
  if (value === null) return null;
  if (f.sensitive) return masked(value, f.sensitive);
  return f.type === 'link' ? (titleOf(open.store.reader, register(f.target), station, Number(value)) ?? value) : value;
}
