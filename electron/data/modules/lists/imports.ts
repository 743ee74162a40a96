/** Next year's list from a workbook: what it says of a published list becomes a proposal. */
import type { Database } from 'better-sqlite3';
import type { ComparedList } from '#shared/contract/listShapes.ts';
import { contentOf, isItemField } from '#shared/domain/lists/fields.ts';
import { kindNamed } from '#shared/domain/lists/kinds.ts';
import type { Column } from '#shared/domain/lists/kinds.ts';
import type { Value } from '#shared/registers/index.ts';
import { ownStation } from '../../registers/service.ts';
import type { Tx, Values } from '../../store/store.ts';
import { kindsOf } from './kinds.ts';
import { gather, openDraft } from './proposals.ts';
import { closedKinds, itemsInForce } from './rows.ts';

/** What a workbook says of one list. `seen`: the items its rows speak of, changed or not. */
export type Incoming = { added: Values[]; changed: { id: number; values: Values }[]; seen: ReadonlySet<number> };
export type Compared = ComparedList;

/** A workbook with fewer of the list's items than this share adds to the list; it does not replace it. */
const wholeList = 0.5;
const block = 500;

/** The kinds whose items an import may not write, by name. */
export const closedLists = (db: Database): Map<string, string> => {
  const names = new Map(kindsOf(db, ownStation).map((k) => [k.code, k.name]));
  return new Map([...closedKinds(db, ownStation)].map((code) => [code, names.get(code) ?? code]));
};

/** The code of the kind that a workbook means by a name; null where the station has none. */
export const kindNames = (db: Database): ((written: string) => string | null) => {
  const kinds = kindsOf(db, ownStation);
  return (written) => kindNamed(kinds, written)?.code ?? null;
};

/** The kind whose words the office wrote itself, where a title names it: the code, the nearest title first. */
export const kindInTitles = (db: Database): ((titles: readonly string[]) => string | null) => {
  const own = kindsOf(db, ownStation).filter((k) => k.id !== null && k.active);
  const bare = (text: string): string => text.replace(/[\s“”"]/g, '');
  return (titles) => {
    for (const title of titles.map(bare).reverse())
      for (const kind of own) if ([kind.name, ...kind.words].some((word) => title.includes(bare(word)))) return kind.code;
    return null;
  };
};

/** The columns of a kind in official order; none where the kind is not known. */
export const columnsOfKind = (db: Database, code: string | undefined): readonly Column[] =>
  kindsOf(db, ownStation).find((k) => k.code === code)?.columns ?? [];

const published = (values: Record<string, Value>): Values =>
  Object.fromEntries(Object.entries(values).filter(([name]) => isItemField(name)));

/** The items of a list that a workbook does not have, and those of them that it takes out. */
function missingFrom(db: Database, kind: string, seen: ReadonlySet<number>): { matched: number; gone: number[]; removed: number[] } {
  const standing = itemsInForce(db, ownStation, kind);
  const gone = standing.filter((item) => !seen.has(item.id)).map((item) => item.id);
  const matched = standing.length - gone.length;
  return { matched, gone, removed: matched >= standing.length * wholeList ? gone : [] };
}

/** Whether a workbook says anything that a list does not say. */
export const saysSomething = (db: Database, kind: string, { added, changed, seen }: Incoming): boolean =>
  added.length + changed.length + missingFrom(db, kind, seen).removed.length > 0;

/** Refuses `proposalOnItsWay` where the list is being decided on. */
export function proposeImported(tx: Tx, account: { name: string }, kind: string, incoming: Incoming): Compared {
  const { matched, gone, removed } = missingFrom(tx.db, kind, incoming.seen);
  const kindName = kindsOf(tx.db, ownStation).find((k) => k.code === kind)?.name ?? kind;
  const told = { kind, kindName, matched, added: incoming.added.length, changed: 0, missing: gone.length, removed: removed.length };
  if (!saysSomething(tx.db, kind, incoming)) return { ...told, proposal: null };
  const proposal = openDraft(tx, account, kind, { origin: 'import' });
  const bare = { reason: null, basisText: null };
  const changes = [
    ...incoming.changed.map((c) => ({ ...bare, change: 'changed' as const, item: c.id, values: published(c.values) })),
    ...incoming.added.map((values) => ({ ...bare, change: 'added' as const, values: contentOf(published(values)) })),
    ...removed.map((item) => ({ ...bare, change: 'removed' as const, item, values: {} })),
  ];
  let changed = 0;
  for (let from = 0; from < changes.length; from += block) {
    const some = changes.slice(from, from + block);
    const kept = gather(tx, proposal, some).length;
    changed += kept - some.filter((c) => c.change !== 'changed').length;
  }
  return { ...told, changed, proposal };
}
