import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discard, newStation } from '../../../../tests/support/station.ts';
import type { TestStation } from '../../../../tests/support/station.ts';
import { saveItems } from './testing.ts';

describe('kinds of lists that an office keeps', () => {
  let station: TestStation;
  beforeAll(async () => void (station = await newStation()));
  afterAll(() => discard(station));
  const kind = async (code: string) => (await station.ask('lists.kinds', { all: true })).kinds.find((k) => k.code === code);
  const save = (values: Record<string, string | number>) => station.ask('registers.save', { register: 'listKinds', values });
  const remove = (id: number) => ({ register: 'listKinds' as const, ids: [id] });

  it('a shipped one is changed, and as shipped again while it has items', async () => {
    await saveItems(station, [{ kind: 'seal', title: '低保申请用印' }]);
    const shipped = await kind('seal');
    const columns = JSON.stringify([{ field: 'title', heading: '用印名称' }]);
    const { id } = await save({ code: 'seal', name: shipped!.name, columns, numbering: 'byField', print: 'a4Landscape' });
    expect(await kind('seal')).toMatchObject({
      id,
      shipped: true,
      columns: [{ field: 'title', heading: '用印名称' }],
      print: 'a4Landscape',
    });
    await station.ask('registers.remove', remove(id));
    expect(await kind('seal')).toEqual(shipped);
  });

  it('one of its own goes only when it has no items, and is hidden when it is no longer in use', async () => {
    const { id, revision } = await save({ code: '微心愿清单', name: '微心愿清单' });
    const [item] = await saveItems(station, [{ kind: '微心愿清单', title: '为独居老人换灯' }]);
    expect(await station.refusal('registers.remove', remove(id))).toBe('recordInUse');
    await station.ask('registers.remove', { register: 'items', ids: [item!] });
    await station.ask('registers.save', { register: 'listKinds', id, revision: revision, values: { active: 0 } });
    expect((await station.ask('lists.kinds', {})).kinds.some((k) => k.code === '微心愿清单')).toBe(false);
    expect(await kind('微心愿清单')).toMatchObject({ active: false, items: 0, shipped: false });
    await station.ask('registers.remove', remove(id));
    expect(await kind('微心愿清单')).toBeUndefined();
  });
});
