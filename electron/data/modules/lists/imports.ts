/** Next year's list from a workbook: what it says of a published list becomes a proposal. */
import type { Database } from 'better-sqlite3';
import { contentOf, isItemField } from '#shared/domain/lists/fields.ts';
import type { Value } from '#shared/registers/index.ts';
import { ownStation } from '../../registers/service.ts';
import type { Tx, Values } from '../../store/store.ts';
import { kindsOf } from './kinds.ts';
import { gather, openDraft } from './proposals.ts';
import { closedKinds, itemsInForce } from './rows.ts';

/** What a workbook says of one list. `seen`: the items its rows speak of, changed or not. */
export type Incoming = { added: Values[]; changed: { id: number; values: Values }[]; seen: ReadonlySet<number> };
export type Compared = {
  kind: string;
  kindName: string;
  /** Null where the workbook says what the list says. */
  proposal: number | null;
  matched: number;
  added: number;
  changed: number;
  /** Items of the list that the workbook does not have. */
  missing: number;
  /** Whether they are proposed for removal: only where the workbook is evidently the whole list. */
  removed: number;
};

/** A workbook with fewer of the list's items than this share adds to the list; it does not replace it. */
const wholeList = 0.5;
const block = 500;

/** The kinds whose items an import may not write, by name. */
export const closedLists = (db: Database): Map<string, string> => {
  const names = new Map(kindsOf(db, ownStation).map((k) => [k.code, k.name]));
  return new Map([...closedKinds(db, ownStation)].map((code) => [code, names.get(code) ?? code]));
};

const published = (values: Record<string, Value>): Values =>
  Object.fromEntries(Object.entries(values).filter(([name]) => isItemField(name)));

/** Refuses `proposalOnItsWay` where the list is being decided on. */
export function proposeImported(tx: Tx, account: { name: string }, kind: string, incoming: Incoming): Compared {
  const standing = itemsInForce(tx.db, ownStation, kind);
  const gone = standing.filter((item) => !incoming.seen.has(item.id));
  const matched = standing.length - gone.length;
  const removed = matched >= standing.length * wholeList ? gone : [];
  const kindName = kindsOf(tx.db, ownStation).find((k) => k.code === kind)?.name ?? kind;
  const told = { kind, kindName, matched, added: incoming.added.length, changed: 0, missing: gone.length, removed: removed.length };
  if (incoming.added.length + incoming.changed.length + removed.length === 0) return { ...told, proposal: null };
  const proposal = openDraft(tx, account, kind, { origin: 'import' });
  const bare = { reason: null, basisText: null };
  const changes = [
    ...incoming.changed.map((c) => ({ ...bare, change: 'changed' as const, item: c.id, values: published(c.values) })),
    ...incoming.added.map((values) => ({ ...bare, change: 'added' as const, values: contentOf(published(values)) })),
    ...removed.map((item) => ({ ...bare, change: 'removed' as const, item: item.id, values: {} })),
  ];
  let changed = 0;
  for (let from = 0; from < changes.length; from += block) {
    const some = changes.slice(from, from + block);
    const kept = gather(tx, proposal, some).length;
    changed += kept - some.filter((c) => c.change !== 'changed').length;
  }
  return { ...told, changed, proposal };
}
