/** 法规库 and 法规变更影响: what rests on a statute, and what has been done about its change. */
import type { Database } from 'better-sqlite3';
import { Refusal } from '#shared/contract/index.ts';
import type { Checked, Output } from '#shared/contract/index.ts';
import { provisionLabel } from '#shared/domain/lists/basis.ts';
import type { Provision } from '#shared/domain/lists/basis.ts';
import { addNow, ownStation } from '../../registers/service.ts';
import type { Tx } from '../../store/store.ts';
import { kindsOf } from './kinds.ts';
import { proposedItems, referencesTo, reviewsOf, statuteById, statutePage } from './statute-rows.ts';
import type { Carried, StatuteRow } from './statute-rows.ts';

type Statutes = Output<'lists.statutes'>;
type Impact = Output<'lists.impact'>;

function statuteOf(db: Database, station: number, id: number): StatuteRow {
  const statute = statuteById(db, station, id);
  if (!statute) throw new Refusal('recordNotFound', { register: 'statutes', id });
  return statute;
}

export function statutes(db: Database, station: number, asked: Omit<Checked<'lists.statutes'>, 'station'>): Statutes {
  const { rows, total } = statutePage(db, {
    station,
    search: asked.search,
    status: asked.status ?? null,
    offset: asked.offset,
    limit: asked.limit,
  });
  const text = (row: StatuteRow, name: string): string | null => row[name] as string | null;
  return {
    statutes: rows.map((row) => ({
      id: row.id,
      title: String(row['title']),
      kind: text(row, 'kind'),
      number: text(row, 'number'),
      issuer: text(row, 'issuer'),
      inForceFrom: text(row, 'inForceFrom'),
      status: String(row['status']),
      changedOn: text(row, 'changedOn'),
      successor: row['successor'] as number | null,
      successorTitle: row.successorTitle,
      articles: row.articles,
      items: row.items,
      open: row.open,
    })),
    total,
  };
}

const provisionOf = (row: Carried): Provision => row as unknown as Provision;
const itemTitle = (row: Carried): string => row.itemTitle + (row.subItem ? `（${row.subItem}）` : '');
/** 第四十二条; the whole statute where no article is cited. */
const articleLabel = (row: Carried): string =>
  provisionLabel({ ...provisionOf(row), paragraph: null, subParagraph: null, point: null }) || '（未列条款）';

function byItem(rows: readonly Carried[]): Map<number, Carried[]> {
  const items = new Map<number, Carried[]>();
  for (const row of rows) {
    const item = Number(row['item']);
    const list = items.get(item);
    if (list) list.push(row);
    else items.set(item, [row]);
  }
  return items;
}

export function impact(db: Database, station: number, id: number): Impact {
  const statute = statuteOf(db, station, id);
  const names = new Map(kindsOf(db, station).map((k) => [k.code, k.name]));
  const rows = referencesTo(db, { station, statute: id, article: null, paragraph: null });
  const reviews = reviewsOf(db, station, id, statute['changedOn'] ?? null);
  const proposed = proposedItems(db, station);
  const changed = statute['status'] !== 'inForce';
  const items = [...byItem(rows)].map(([item, references]): Impact['items'][number] => {
    const proposal = proposed.get(item) ?? null;
    const review = reviews.get(item);
    return {
      item,
      kind: references[0]!.kind,
      kindName: names.get(references[0]!.kind) ?? references[0]!.kind,
      title: itemTitle(references[0]!),
      cited: references.map((r) => String(r['cited'])),
      state: proposal !== null ? 'proposed' : review ? 'stands' : 'open',
      proposal,
      note: review?.note ?? null,
    };
  });
  const articles = new Map<string, { order: number; items: Set<number> }>();
  for (const row of rows) {
    const label = articleLabel(row);
    const known = articles.get(label) ?? { order: Number(row['article'] ?? 0) + Number(row['articleBranch'] ?? 0) / 100, items: new Set() };
    known.items.add(Number(row['item']));
    articles.set(label, known);
  }
  return {
    statute: {
      id,
      title: String(statute['title']),
      status: String(statute['status']),
      changedOn: statute['changedOn'] as string | null,
      successorTitle: statute.successorTitle,
    },
    articles: [...articles].sort(([, a], [, b]) => a.order - b.order).map(([label, a]) => ({ label, items: a.items.size })),
    items,
    open: changed ? items.filter((i) => i.state === 'open').length : 0,
  };
}

export function itemsByArticle(
  db: Database,
  station: number,
  asked: Omit<Checked<'lists.byArticle'>, 'station'>,
): Output<'lists.byArticle'> {
  const { statute, article, paragraph, offset, limit } = asked;
  const items = [...byItem(referencesTo(db, { station, statute, article: article ?? null, paragraph: paragraph ?? null }))];
  return {
    items: items.slice(offset, offset + limit).map(([item, rows]) => ({
      item,
      kind: rows[0]!.kind,
      title: itemTitle(rows[0]!),
      cited: rows.map((r) => String(r['cited'])),
    })),
    total: items.length,
  };
}

/** Notes that a statute's change leaves items as they are; those already settled stay. */
export function markStanding(tx: Tx, { statute: id, items, note }: Checked<'lists.stands'>): number {
  const statute = statuteOf(tx.db, ownStation, id);
  const known = reviewsOf(tx.db, ownStation, id, statute['changedOn'] ?? null);
  const carried = byItem(referencesTo(tx.db, { station: ownStation, statute: id, article: null, paragraph: null }));
  const rows = [...new Set(items)].filter((item) => carried.has(item) && !known.has(item));
  if (rows.length > 0)
    addNow(
      tx,
      'basisReviews',
      ownStation,
      rows.map((item) => ({ item, statute: id, changedOn: statute['changedOn'] ?? null, outcome: 'stands', note: note ?? null })),
    );
  return rows.length;
}
