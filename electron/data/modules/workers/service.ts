/** 社区工作者: keeps what stands on a worker and the records of the career in agreement, whichever of the two was written (decision 0013). */
import type { RegisterName, Value } from '#shared/registers/index.ts';
import type { Write } from '../../registers/hooks.ts';
import { addNow, changeNow, mark, one } from '../../registers/service.ts';
import type { Tx, Values } from '../../store/store.ts';
import { partsOf } from './rows.ts';
import type { Stored } from './rows.ts';
import { kinds, touched } from './standing.ts';
import type { Kind } from './standing.ts';

/** True while a write follows from another one: what follows asks for nothing more. Writes run one at a time and hooks without waiting. */
let following = false;

/** Runs after every write of a worker, or of a part of the file that the worker's record shows, in the same step. */
export function keepAgreement(tx: Tx, register: RegisterName, station: number, writes: readonly Write[]): void {
  if (following) return;
  following = true;
  try {
    if (register === 'workers') for (const write of writes) fromWorker(tx, station, write);
    const kind = kinds.find((k) => k.part === register);
    if (kind) fromParts(tx, kind, station, writes);
  } finally {
    following = false;
  }
}

/** A worker's own fields were written, by hand or from a roster. */
function fromWorker(tx: Tx, station: number, { id: worker, before, after }: Write): void {
  if (!before) return;
  for (const kind of kinds) {
    if (!touched(kind, before, after)) continue;
    const records = partsOf(tx.db, kind.part, station, worker);
    const former = kind.standing(records) ?? kind.said(before);
    const next = kind.said(after);
    if (next && former && kind.follows(former, next))
      succeed(tx, kind, station, records, { ...former, worker }, next, before['serviceFrom']);
    else if (records.length > 0) putRight(tx, kind, station, records, next);
    show(tx, kind, station, worker);
  }
}

/** A fact follows upon another: from now on both are records. */
function succeed(
  tx: Tx,
  kind: Kind,
  station: number,
  records: readonly Stored[],
  former: Values,
  next: Values,
  serviceFrom: Value | undefined,
): void {
  const standing = kind.standing(records);
  const ended = fieldsOf(kind.ended(former, next, serviceFrom));
  if (standing) changeNow(tx, kind.part, station, [{ id: standing.id, values: ended }]);
  else addNow(tx, kind.part, station, [ended]);
  const known = kind.part === 'posts' ? undefined : records.find((r) => kind.same(r, next, dayOf(tx)));
  if (known) changeNow(tx, kind.part, station, [{ id: known.id, values: next }]);
  else addNow(tx, kind.part, station, [{ ...next, worker: former['worker']! }]);
}

/** The record that stands was wrong: it is corrected, or taken away where the worker's fields were emptied or another record says the same. */
function putRight(tx: Tx, kind: Kind, station: number, records: readonly Stored[], next: Values | null): void {
  const standing = kind.standing(records)!;
  const other = next && kind.part !== 'posts' ? records.find((r) => r.id !== standing.id && kind.same(r, next, dayOf(tx))) : undefined;
  if (!next || other) mark(tx, kind.part, station, standing.id, 'removed');
  if (next) changeNow(tx, kind.part, station, [{ id: (other ?? standing).id, values: next }]);
}

/** Parts were written: what stood on the worker alone becomes a record beside them, and the worker's fields follow. */
function fromParts(tx: Tx, kind: Kind, station: number, writes: readonly Write[]): void {
  const written = new Set(writes.map((w) => w.id));
  const owners = new Set(writes.flatMap((w) => [w.after['worker'], w.before?.['worker']]).filter((v) => typeof v === 'number'));
  for (const worker of owners) {
    const stored = one(tx.db, 'workers', station, worker);
    if (!stored || stored.removedAt !== null) continue;
    const records = partsOf(tx.db, kind.part, station, worker);
    const said = kind.said(stored);
    const about = (record: Values): boolean => said !== null && kind.same(record, said, dayOf(tx));
    const known = records.some(about) || writes.some((w) => w.before !== null && about(w.before));
    if (records.length > 0 && said && !known && records.every((r) => written.has(r.id)))
      addNow(tx, kind.part, station, [{ ...said, worker }]);
    if (records.length > 0) show(tx, kind, station, worker);
    else changeNow(tx, 'workers', station, [{ id: worker, values: emptied(kind) }]);
  }
}

/** The worker's fields follow the records, where there are any. */
function show(tx: Tx, kind: Kind, station: number, worker: number): void {
  const shown = kind.shown(partsOf(tx.db, kind.part, station, worker));
  if (shown) changeNow(tx, 'workers', station, [{ id: worker, values: shown as Values }]);
}

/** With the last record nothing is known any more; the community stays, people belong to one without a post. */
const emptied = (kind: Kind): Values =>
  Object.fromEntries(
    Object.values(kind.fields)
      .filter((own) => own !== 'community')
      .map((own) => [own, null]),
  );

const dayOf = (tx: Tx): string => tx.now.slice(0, 10);
const fieldsOf = (values: Values): Values => Object.fromEntries(Object.entries(values).filter(([name]) => name !== 'id'));
