/** Thousands of records in one write: indexes made anew, all or nothing, told and taken back like any other. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discard, newStation } from '../../../tests/support/station.ts';
import type { TestStation } from '../../../tests/support/station.ts';
import { schemaProblems } from '../store/migrate.ts';
import { expectedSchema } from '../store/open-store.ts';
import { commandOf, ownStation, writeBulk } from './service.ts';

let station: TestStation;
beforeAll(async () => {
  station = await newStation();
});
afterAll(async () => {
  await discard(station);
});

const names = (from: number, count: number): { name: string }[] =>
  Array.from({ length: count }, (_, i) => ({ name: `示例${from + i}社区` }));

const write = (added: Record<string, string>[]): Promise<{ ids: number[] }> => {
  const open = station.router.host.open();
  return open.store.write(commandOf(open, 'spreadsheets.apply'), (tx) => writeBulk(tx, 'communities', ownStation, { added, changed: [] }));
};
const problems = (): string[] => schemaProblems(station.router.host.open().store.reader, expectedSchema());
const count = async (): Promise<number> => (await station.ask('registers.list', { register: 'communities', limit: 1 })).total;

describe('a bulk write', () => {
  it('that fails in the middle leaves the indexes as they were', async () => {
    await expect(write([...names(1, 6_000), { name: '示例1社区' }])).rejects.toMatchObject({ code: 'duplicateRecord' });
    expect(await count()).toBe(0);
    expect(problems()).toEqual([]);
  });

  it('makes the indexes anew, and they guard and find what was written', async () => {
    const { ids } = await write(names(1, 6_000));
    expect([ids[0], ids.at(-1), await count()]).toEqual([1, 6_000, 6_000]);
    expect(problems()).toEqual([]);
    await expect(write([{ name: '示例6000社区' }])).rejects.toMatchObject({ code: 'duplicateRecord' });
    const found = await station.ask('registers.list', { register: 'communities', search: '示例4321社' });
    expect(found.rows.map((row) => row['name'])).toEqual(['示例4321社区']);
  });

  it('stands in the history of each record, and is taken back as one', async () => {
    const { entries } = await station.ask('registers.history', { register: 'communities', id: 777 });
    expect(entries).toMatchObject([{ kind: 'added', changes: [{ field: 'name', before: null, after: '示例777社区' }] }]);
    expect(await station.ask('registers.undo', {})).toMatchObject({ records: 6_000 });
    expect(await count()).toBe(0);
  });

  it('keeps of each record the fields it has, whatever the others of its block have', async () => {
    const { ids } = await write([
      { name: '有代码社区', code: '520699001001' },
      { name: '有备注社区', note: '新设' },
      { name: '只有名称社区' },
    ]);
    const fields = async (id: number): Promise<string[]> =>
      (await station.ask('registers.history', { register: 'communities', id })).entries[0]!.changes.map((change) => change.field);
    expect(await Promise.all(ids.map(fields))).toEqual([['name', 'code'], ['name', 'note'], ['name']]);
    expect(await station.ask('registers.read', { register: 'communities', id: ids[1]! })).toMatchObject({ code: null, note: '新设' });
    expect(await station.ask('registers.undo', {})).toMatchObject({ records: 3 });
  });
});
