/** Lists of published sizes kept in the real register: what is declared of each agrees, and visibly no longer when one item is taken away. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { declaredOf, disagreeingWithout, listOf, oracles } from '#shared/domain/lists/testing.ts';
import type { Oracle } from '#shared/domain/lists/testing.ts';
import { discard, newStation } from '../../../../tests/support/station.ts';
import type { TestStation } from '../../../../tests/support/station.ts';
import { commandOf, ownStation, writeBulk } from '../../registers/service.ts';

const step = 500;

/** Weibin's 3,064 would take minutes one by one. */
async function keep(station: TestStation, oracle: Oracle): Promise<number[]> {
  const open = station.router.host.open();
  const added = listOf(oracle).map(({ kind, content }, i) => ({ kind, status: 'inForce', orderNo: i + 1, ...content }));
  const { ids } = await open.store.write(commandOf(open, 'registers.save', { count: added.length }), (tx) =>
    writeBulk(tx, 'items', ownStation, { added, changed: [] }),
  );
  for (const { kinds, ...total } of declaredOf(oracle))
    await station.ask('registers.save', { register: 'listTotals', values: { ...total, kinds: kinds.join(',') } });
  return ids;
}

async function clear(station: TestStation): Promise<void> {
  for (const register of ['items', 'listTotals'] as const)
    for (;;) {
      const { rows } = await station.ask('registers.list', { register, limit: step });
      if (rows.length === 0) break;
      await station.ask('registers.remove', { register, ids: rows.map((r) => r.id) });
    }
}

describe('lists of published sizes', () => {
  let station: TestStation;
  beforeAll(async () => void (station = await newStation()));
  afterAll(() => discard(station));

  const disagreeing = async (): Promise<string[]> => {
    const { findings } = await station.ask('lists.check', {});
    return findings
      .filter((f) => f.check === 'totalsDisagree')
      .map((f) => String(f.params['name']))
      .sort();
  };

  it.each(oracles.map((o) => [o.name, o] as const))('%s', async (_name, oracle) => {
    const [first] = await keep(station, oracle);
    for (const kind of oracle.kinds) {
      const parts = oracle.parts.filter(([of]) => of === kind);
      const { total, byType } = await station.ask('lists.at', { kind, limit: 1 });
      expect(total).toBe(parts.reduce((sum, [, , count]) => sum + count, 0));
      const types = Object.fromEntries(parts.map(([, type, count]) => [type, count]));
      if (oracle.by === 'type') expect(Object.fromEntries(byType.map((t) => [t.type, t.count]))).toEqual(types);
    }
    expect(await disagreeing()).toEqual([]);
    await station.ask('registers.remove', { register: 'items', ids: [first!] });
    expect(await disagreeing()).toEqual(disagreeingWithout(oracle));
    await station.ask('registers.restore', { register: 'items', ids: [first!] });
    expect(await disagreeing()).toEqual([]);
    await clear(station);
  });
});
