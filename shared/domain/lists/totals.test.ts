import { describe, expect, it } from 'vitest';
import { contradictions } from './check.ts';
import type { CheckedItem, DeclaredTotal } from './check.ts';
import { shippedKinds } from './kinds.ts';
import { declaredOf, disagreeingWithout, listOf, oracles } from './testing.ts';
import type { Oracle } from './testing.ts';

const itemsOf = (oracle: Oracle): CheckedItem[] => listOf(oracle).map((item, i) => ({ id: i + 1, ...item }));
const told = (items: CheckedItem[], totals: readonly DeclaredTotal[]) =>
  contradictions({ kinds: shippedKinds, items, links: [], totals, repealed: new Set() }).filter((f) => f.check === 'totalsDisagree');
const named = (items: CheckedItem[], oracle: Oracle): string[] =>
  told(items, declaredOf(oracle))
    .map((f) => String(f.params['name']))
    .sort();

describe('published figures', () => {
  it.each(oracles.map((o) => [o.name, o] as const))('%s agree, and visibly no longer when one item is taken away', (_name, oracle) => {
    const list = itemsOf(oracle);
    expect(named(list, oracle)).toEqual([]);
    expect(named(list.slice(1), oracle)).toEqual(disagreeingWithout(oracle));
  });

  it('disagree where the parts do not add up to the whole', () => {
    const oracle = oracles.find((o) => o.by === 'leadSide')!;
    const totals = declaredOf(oracle).map((t) => (t.value === 'street' ? { ...t, count: 16 } : t));
    expect(told(itemsOf(oracle), totals).map((f) => f.message)).toEqual([
      '“肥城牵头：street”公布 16 项，实际 15 项。',
      '“肥城牵头”公布 142 项，按牵头方分列的各数相加为 143 项。',
    ]);
  });
});
