/** Publishing: an approved proposal becomes one new version of its list. */
import { Refusal } from '#shared/contract/index.ts';
import type { Output } from '#shared/contract/index.ts';
import { contentOf, wordingOf } from '#shared/domain/lists/fields.ts';
import type { Content } from '#shared/domain/lists/fields.ts';
import { addNow, changeNow, mark, ownStation, writeBulk } from '../../registers/service.ts';
import { sha256 } from '../../sha256.ts';
import type { Tx, Values } from '../../store/store.ts';
import { allowPublishing } from './guard.ts';
import { shownVersion } from './kinds.ts';
import { changesOf, itemsInForce, lastVersion, openRows, printsOf, recordOf, versionById } from './rows.ts';
import type { ItemVersion, Row } from './rows.ts';

type Notice = { noticeNo: string; date: string };
type Counts = { added: number; changed: number; removed: number };

const blockSize = 500;

/** Refuses `wrongStep` where it is not approved, `earlierThanLast` where the list's last version is of a later day. */
export async function publishProposal(
  tx: Tx,
  id: number,
  notice: Notice,
  giveWay: () => Promise<void>,
): Promise<Output<'lists.publish'>['version']> {
  const proposal = recordOf(tx.db, 'proposals', ownStation, id);
  if (!proposal) throw new Refusal('recordNotFound', { register: 'proposals', id });
  if (proposal['status'] !== 'approved') throw new Refusal('wrongStep', { status: proposal['status'] });
  const kind = String(proposal['kind']);
  const last = lastVersion(tx.db, ownStation, kind);
  if (last && notice.date < last.publishedOn) throw new Refusal('earlierThanLast', { last: last.publishedOn });
  const number = (last?.number ?? 0) + 1;
  allowPublishing(tx);
  if (last) await applyChanges(tx, id, kind, notice, giveWay);
  else await announce(tx, itemsInForce(tx.db, ownStation, kind), notice, giveWay);
  const counts = await keepItems(tx, kind, number, giveWay);
  const prints = printsOf(tx.db, ownStation, kind, number);
  const types: Record<string, number> = {};
  for (const { type } of prints) types[type ?? ''] = (types[type ?? ''] ?? 0) + 1;
  const [version] = addNow(tx, 'listVersions', ownStation, [
    {
      kind,
      number,
      noticeNo: notice.noticeNo,
      publishedOn: notice.date,
      proposal: id,
      total: prints.length,
      ...counts,
      counts: JSON.stringify(types),
      sha256: sha256(prints.map((p) => `${p.item}:${p.sha256}\n`).join('')),
    },
  ]);
  changeNow(tx, 'proposals', ownStation, [{ id, values: { status: 'published', version: number } }]);
  return shownVersion(versionById(tx.db, ownStation, version!)!);
}

const inBlocks = async <T>(list: readonly T[], giveWay: () => Promise<void>, write: (block: readonly T[]) => void): Promise<void> => {
  for (let from = 0; from < list.length; from += blockSize) {
    write(list.slice(from, from + blockSize));
    await giveWay();
  }
};

const published = ({ noticeNo, date }: Notice): Values => ({ noticeNo, publishedOn: date, status: 'inForce' });

/** Of a first version: every item says under which notice it stands, and where it stands. */
async function announce(tx: Tx, items: readonly Row[], notice: Notice, giveWay: () => Promise<void>): Promise<void> {
  let next = highest(items) + 1;
  const changes = items.map((item) => ({
    id: item.id,
    values: { ...published(notice), ...(item['orderNo'] === null ? { orderNo: next++ } : {}) },
  }));
  await inBlocks(changes, giveWay, (block) => changeNow(tx, 'items', ownStation, block));
}

const highest = (items: readonly Row[]): number => items.reduce((max, item) => Math.max(max, Number(item['orderNo'] ?? 0)), 0);

async function applyChanges(tx: Tx, proposal: number, kind: string, notice: Notice, giveWay: () => Promise<void>): Promise<void> {
  const changes = changesOf(tx.db, ownStation, proposal);
  const valuesIn = (row: Row): Values => JSON.parse(String(row['values'] ?? '{}')) as Values;
  const of = (change: string): Row[] => changes.filter((c) => c['change'] === change);
  let next = highest(itemsInForce(tx.db, ownStation, kind)) + 1;
  const added = of('added').map((c) => {
    const values = valuesIn(c);
    return { ...values, orderNo: values['orderNo'] ?? next++, kind, ...published(notice) };
  });
  const { ids } = await writeBulk(tx, 'items', ownStation, { added, changed: [] }, giveWay);
  changeNow(
    tx,
    'proposalChanges',
    ownStation,
    of('added').map((c, i) => ({ id: c.id, values: { item: ids[i]! } })),
  );
  const changed = of('changed').map((c) => ({ id: Number(c['item']), values: { ...valuesIn(c), ...published(notice) } }));
  await inBlocks(changed, giveWay, (block) => changeNow(tx, 'items', ownStation, block));
  const removed = of('removed').map((c) => Number(c['item']));
  await inBlocks(removed, giveWay, (block) => {
    changeNow(
      tx,
      'items',
      ownStation,
      block.map((item) => ({ id: item, values: { status: 'abolished' } })),
    );
    // The ledgers that speak of it go on doing so: it has left the list, not the store.
    for (const item of block) mark(tx, 'items', ownStation, item, 'removed', 'keep');
  });
}

/** Ends the item versions that no longer hold and begins the new ones. */
async function keepItems(tx: Tx, kind: string, number: number, giveWay: () => Promise<void>): Promise<Counts> {
  const open = openRows(tx.db, ownStation, kind);
  const counts: Counts = { added: 0, changed: 0, removed: 0 };
  const begin: Values[] = [];
  const end: ItemVersion[] = [];
  for (const item of itemsInForce(tx.db, ownStation, kind)) {
    const content = contentOf(item);
    const print = sha256(wordingOf(content));
    const was = open.get(item.id);
    open.delete(item.id);
    if (was?.sha256 === print && was.orderNo === item['orderNo']) continue;
    if (was) end.push(was);
    if (was?.sha256 !== print) counts[was ? 'changed' : 'added'] += 1;
    begin.push(rowOf(kind, item, number, content, print));
  }
  counts.removed = open.size;
  end.push(...open.values());
  await inBlocks(end, giveWay, (block) =>
    changeNow(
      tx,
      'itemVersions',
      ownStation,
      block.map((row) => ({ id: row.id, values: { untilVersion: number } })),
    ),
  );
  await inBlocks(begin, giveWay, (block) => void addNow(tx, 'itemVersions', ownStation, block));
  return counts;
}

const rowOf = (kind: string, item: Row, fromVersion: number, content: Content, sha256: string): Values => ({
  kind,
  item: item.id,
  fromVersion,
  orderNo: item['orderNo'] ?? null,
  type: item['type'] ?? null,
  title: String(item['title']),
  content: JSON.stringify(content),
  sha256,
});
