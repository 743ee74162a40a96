/**
 * A list of 10,000 items in twenty versions: opened as of a day, held against another, asked for an article; each against the bare SQL on a
 * handle of its own on the same store.
 */
import { nextStep, openDraft, gather, takeStep } from '../electron/data/modules/lists/proposals.ts';
import { publishProposal } from '../electron/data/modules/lists/publish.ts';
import { ownStation, writeBulk } from '../electron/data/registers/service.ts';
import type { Values } from '../electron/data/store/store.ts';
import type { Measure } from './measures.ts';
import { random } from './people.ts';
import { newStation } from './stations.ts';
import type { Station } from './stations.ts';
import { inTurn, timedEach } from './timing.ts';
import type { Side } from './timing.ts';

const items = 10_000;
const versions = 20;
const changedEach = 300;
const rounds = 7;
const kind = 'power';
const command = { name: 'lists.publish', account: { id: 1, name: '测量' } };
const types = ['licence', 'penalty', 'coercion', 'inspection', 'confirmation', 'other'];
const stages = ['受理', '审查', '决定', '送达', '事后监管'].map((stage, i) => `${i + 1}.${stage}责任：按规定办理并一次性告知。`).join('\n');

const itemNumber = (n: number): Values => ({
  type: types[n % types.length]!,
  title: `对第${n}种违规行为的处理`,
  basis: `《示例省第${n % 40}号管理条例》第${1 + (n % 90)}条第${1 + (n % 3)}款`,
  body: '示例街道办事处',
  stages,
  liability: '1.对符合条件的不予受理的；\n2.滥用职权、玩忽职守的。',
});
const dayOf = (version: number): string => `${2000 + version}-07-01`;
const giveWay = (): Promise<void> => Promise.resolve();

/** Twenty versions, every one through a proposal of its own. */
async function lived(station: Station): Promise<void> {
  const { store } = station.router.host.open();
  const next = random(7);
  const ids = await store.write(command, async (tx) => {
    const added = Array.from({ length: items }, (_, n) => ({ ...itemNumber(n), kind, orderNo: n + 1 }));
    return (await writeBulk(tx, 'items', ownStation, { added, changed: [] })).ids;
  });
  for (let version = 1; version <= versions; version++) {
    const proposal = await store.write(command, (tx) => {
      const id = openDraft(tx, { name: '起草' }, kind, { origin: 'edit' });
      const chosen = version === 1 ? [] : [...new Set(Array.from({ length: changedEach }, () => ids[Math.floor(next() * items)]!))];
      const bare = { reason: 'wording' as const, basisText: null };
      gather(
        tx,
        id,
        chosen.map((item) => ({ ...bare, change: 'changed', item, values: { title: `对第${item}种违规行为的处理（${version}）` } })),
      );
      return id;
    });
    for (let step = nextStep('drafted'), status = 'drafted'; step !== null && step !== 'publish'; step = nextStep(status as 'drafted')) {
      const taken = step;
      status = await store.write(command, (tx) => takeStep(tx, { name: '批准' }, { proposal, step: taken }));
    }
    await store.write(command, (tx) => publishProposal(tx, proposal, { noticeNo: `示〔${version}〕号`, date: dayOf(version) }, giveWay));
  }
}

const valid = (version: string): string => `(from_version <= ${version} AND (until_version IS NULL OR until_version > ${version}))`;

export async function measureLists(): Promise<Measure[]> {
  const station = await newStation('street-lists');
  await lived(station);
  const db = station.router.host.open().store.openReader();
  db.pragma('cache_size=-65536'); // as large as the program's own
  const page = db.prepare(
    `SELECT item, content FROM item_versions WHERE station = 1 AND kind = ? AND ${valid('@v')} ORDER BY order_no, item LIMIT 500 OFFSET @offset`,
  );
  const between = db.prepare(
    `SELECT item, content, sha256, ${valid('@a')} AS before FROM item_versions WHERE station = 1 AND kind = ? AND ${valid('@a')} <> ${valid('@b')}`,
  );
  const article = db.prepare(
    'SELECT i.id, i.kind, i.title, i.sub_item, b.cited FROM item_bases b JOIN items i ON i.station = 1 AND i.id = b.item AND i.removed_at IS NULL ' +
      'WHERE b.station = 1 AND b.statute = ? AND b.article = ? AND b.removed_at IS NULL ORDER BY i.order_no',
  );
  const { statutes } = await station.ask('lists.statutes', { limit: 500 });
  const statute = statutes[7]!.id;
  const articles = db.prepare('SELECT DISTINCT article FROM item_bases WHERE station = 1 AND statute = ?').pluck().all(statute) as number[];

  const whole =
    (calls: number, read: (offset: number) => unknown): Side =>
    () =>
      timedEach(calls, async () => {
        for (let offset = 0; offset < items; offset += 500) await read(offset);
      });
  const cases: { name: string; ours: Side; theirs: Side; peer: string }[] = [
    {
      name: 'first 500 items as of version 10',
      ours: () => timedEach(20, () => station.ask('lists.at', { kind, on: dayOf(10), limit: 500 })),
      theirs: () => timedEach(20, () => page.all(kind, { v: 10, offset: 0 })),
      peer: 'the same SQL by hand',
    },
    {
      name: 'all 10,000 as of version 10, by pages',
      ours: whole(3, (offset) => station.ask('lists.at', { kind, on: dayOf(10), limit: 500, offset })),
      theirs: whole(3, (offset) => page.all(kind, { v: 10, offset })),
      peer: 'the same SQL by hand',
    },
    {
      name: 'difference of two versions in a row',
      ours: () => timedEach(10, () => station.ask('lists.diff', { kind, from: 10, to: 11 })),
      theirs: () => timedEach(10, () => between.all(kind, { a: 10, b: 11 })),
      peer: 'the rows that differ, no redline',
    },
    {
      name: 'difference of version 1 and 20',
      ours: () => timedEach(3, () => station.ask('lists.diff', { kind, from: 1, to: versions })),
      theirs: () => timedEach(3, () => between.all(kind, { a: 1, b: versions })),
      peer: 'the rows that differ, no redline',
    },
    {
      name: 'items by article',
      ours: () => timedEach(20, (i) => station.ask('lists.byArticle', { statute, article: articles[i % articles.length]! })),
      theirs: () => timedEach(20, (i) => article.all(statute, articles[i % articles.length]!)),
      peer: 'the same SQL by hand',
    },
  ];
  const measures: Measure[] = [];
  for (const { name, ours, theirs, peer } of cases) {
    await ours(); // page caches, statements, compiled code
    await theirs();
    const runs = await inTurn(rounds, { ours, theirs });
    measures.push({ part: 'lists', name, aim: null, unit: 'ms', ...runs, peer });
  }
  db.close();
  await station.close();
  return measures;
}
