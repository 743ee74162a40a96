import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { discard, newStation } from '../../../../tests/support/station.ts';
import type { Input } from '#shared/contract/index.ts';
import type { TestStation } from '../../../../tests/support/station.ts';
import { ownStation, writeBulk } from '../../registers/service.ts';
import { publish, withApprover } from './testing.ts';

/** What one version did to the list, in terms of places in a list of items that only grows. */
type Change = { change: 'added' | 'changed' | 'removed'; place: number; title: string; note: string | null };
type Item = { title: string; note: string | null };
type Replayed = Map<number, Item>;
type Asked = Input<'lists.propose'>['changes'][number];

const step = (list: Replayed, id: number, item: Item | null): void => {
  if (item === null) list.delete(id);
  else list.set(id, item);
};

const versions = 12;
const size = 1_000;
const change = fc.record({
  change: fc.constantFrom('added' as const, 'changed' as const, 'changed' as const, 'removed' as const),
  place: fc.nat(size * 2),
  title: fc.constantFrom('甲', '乙', '丙', '丁').chain((a) => fc.nat(99).map((n) => `${a}类事项${n}`)),
  note: fc.option(fc.constantFrom('说明一', '说明二')),
});
const history = fc.array(fc.array(change, { minLength: 1, maxLength: 40 }), { minLength: versions - 1, maxLength: versions - 1 });

let station: TestStation;
let run = 0;
beforeAll(async () => {
  station = await newStation();
  await withApprover(station);
});
afterAll(() => discard(station));

const dayOf = (version: number): string => `${2013 + version}-07-01`;

/** A list of 1,000 items and its twelve versions in the store, and the log of what was done, by item. */
async function lived(log: Change[][]): Promise<{ kind: string; done: Map<number, Item | null>[] }> {
  const kind = `第${++run}次试验清单`;
  await station.ask('registers.save', { register: 'listKinds', values: { code: kind, name: kind } });
  const open = station.router.host.open();
  const added = Array.from({ length: size }, (_, i) => ({ kind, title: `原有事项${i}`, orderNo: i + 1 }));
  const { ids } = await open.store.write({ name: 'registers.save', account: open.account }, (tx) =>
    writeBulk(tx, 'items', ownStation, { added, changed: [] }),
  );
  const done = [new Map(ids.map((id, i) => [id, { title: `原有事项${i}`, note: null as string | null }]))] as Map<number, Item | null>[];
  await publish(station, (await station.ask('lists.open', { kind })).proposal, '示〔1〕号', dayOf(1));
  const live: Replayed = new Map([...done[0]!].map(([id, v]) => [id, v!]));
  for (const [n, changes] of log.entries()) {
    const touched = new Set<number>();
    const asked: Asked[] = changes.flatMap(({ change: what, place, title, note }): Asked[] => {
      if (what === 'added') return [{ change: what, values: { title, note }, reason: 'empowerment' as const }];
      const item = [...live.keys()][place % live.size]!;
      if (touched.has(item)) return [];
      touched.add(item);
      if (what === 'removed') return [{ change: what, item, reason: 'withdrawal' as const }];
      const now = live.get(item)!;
      return now.title === title && now.note === note ? [] : [{ change: what, item, values: { title, note }, reason: 'wording' as const }];
    });
    if (asked.length === 0) asked.push({ change: 'added', values: { title: `补充${n}`, note: null }, reason: 'empowerment' });
    const { proposal } = await station.ask('lists.propose', { kind, changes: asked });
    await publish(station, proposal, `示〔${n + 2}〕号`, dayOf(n + 2));
    const taken = new Map<number, Item | null>();
    // Added items get their ids at publication, in the order they were proposed.
    const { changes: written } = await station.ask('lists.proposal', { proposal, limit: 500 });
    for (const [i, a] of asked.entries()) taken.set(written[i]!.item!, a.change === 'removed' ? null : (a.values as Item));
    for (const [id, v] of taken) step(live, id, v);
    done.push(taken);
  }
  return { kind, done };
}

/** The list after so many versions, by going through the log from its beginning. */
function replay(done: readonly Map<number, Item | null>[], version: number): Replayed {
  const list: Replayed = new Map();
  for (const taken of done.slice(0, version)) for (const [id, v] of taken) step(list, id, v);
  return list;
}

async function listOn(kind: string, on: string): Promise<Replayed> {
  const list: Replayed = new Map();
  for (let offset = 0; ; offset += 500) {
    const { rows, total } = await station.ask('lists.at', { kind, on, offset, limit: 500 });
    for (const row of rows) list.set(row.id, { title: String(row['title']), note: (row['note'] as string | null) ?? null });
    if (offset + rows.length >= total) return list;
  }
}

const same = (a: { title: string; note: string | null }, b: { title: string; note: string | null }): boolean =>
  a.title === b.title && a.note === b.note;
const sorted = (ids: Iterable<number | null>): (number | null)[] => [...ids].sort((a, b) => Number(a) - Number(b));

it('of twelve versions with 1,000 items, any day and any two versions equal an independent replay', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(history, async (log) => {
      const { kind, done } = await lived(log);
      const after = Array.from({ length: versions + 1 }, (_, v) => replay(done, v));
      for (let v = 0; v <= versions; v++) {
        const eve = v === versions ? '2030-01-01' : `${2013 + v + 1}-06-30`;
        expect(await listOn(kind, eve), `version ${v}`).toEqual(after[v]);
      }
      for (let a = 0; a <= versions; a++) {
        for (let b = 0; b <= versions; b++) {
          const diff = await station.ask('lists.diff', { kind, from: a, to: b });
          const [was, is] = [after[a]!, after[b]!];
          expect(sorted(diff.added.map((d) => d.item))).toEqual(sorted([...is.keys()].filter((id) => !was.has(id))));
          expect(sorted(diff.removed.map((d) => d.item))).toEqual(sorted([...was.keys()].filter((id) => !is.has(id))));
          const changed = [...is.keys()].filter((id) => was.has(id) && !same(was.get(id)!, is.get(id)!));
          expect(sorted(diff.changed.map((d) => d.item))).toEqual(sorted(changed));
        }
      }
    }),
    { numRuns: 2 },
  );
});
