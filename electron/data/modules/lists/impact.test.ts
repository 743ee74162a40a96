import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discard, newStation } from '../../../../tests/support/station.ts';
import type { TestStation } from '../../../../tests/support/station.ts';
import { publish, saveItems, withApprover } from './testing.ts';

describe('a statute that changes', () => {
  let station: TestStation;
  let ids: number[];
  let statute: number;
  const impact = () => station.ask('lists.impact', { statute });
  beforeAll(async () => {
    station = await newStation();
    await withApprover(station);
    const power = (title: string, basis: string) => ({ kind: 'power', type: 'penalty', title, basis, stages: '受理责任：公示。' });
    ids = await saveItems(station, [
      power('甲', '《中华人民共和国消防法》第三十一条；《示例省消防条例》第五条'),
      power('乙', '《消防法》第三十一条第二款、第三十二条'),
      power('丙', '《消防法实施办法》第三十一条'),
      power('丁', '《示例省消防条例》第三十一条'),
      { ...power('戊', '消防法'), kind: 'basic' },
      { ...power('己', '《消防法》'), kind: 'basic' },
    ]);
    const { statutes } = await station.ask('lists.statutes', { search: '消防法' });
    statute = statutes.find((s) => s.title.endsWith('消防法'))!.id;
  });
  afterAll(() => discard(station));

  it('stands once in the library, however it is written, with its articles and items', async () => {
    const { statutes } = await station.ask('lists.statutes', {});
    expect(statutes.map((s) => [s.title, s.articles, s.items, s.open]).sort()).toEqual([
      ['中华人民共和国消防法', 2, 3, 0],
      ['消防法实施办法', 1, 1, 0],
      ['示例省消防条例', 2, 2, 0],
    ]);
    expect((await impact()).articles).toEqual([
      { label: '（未列条款）', items: 1 },
      { label: '第三十一条', items: 2 },
      { label: '第三十二条', items: 1 },
    ]);
    const found = await station.ask('lists.byArticle', { statute, article: 31, paragraph: 2 });
    expect(found.items.map((i) => [i.item, i.cited])).toEqual([[ids[1], ['《消防法》第三十一条第二款']]]);
  });

  it('finds all and only the items it carries, and is a work list until each is dealt with', async () => {
    const { revision } = await station.ask('registers.read', { register: 'statutes', id: statute });
    await station.ask('registers.save', {
      register: 'statutes',
      id: statute,
      revision,
      values: { status: 'repealed', changedOn: '2026-05-01' },
    });
    const before = await impact();
    expect(before.items.map((i) => [i.item, i.state]).sort()).toEqual([ids[0], ids[1], ids[5]].map((id) => [id, 'open']).sort());
    expect(before.open).toBe(3);
    const { findings } = await station.ask('lists.check', { kind: 'power' });
    expect(findings.filter((f) => f.check === 'basisRepealed').map((f) => f.items[0]!.id)).toEqual([ids[0], ids[1]]);

    await publish(station, (await station.ask('lists.open', { kind: 'power' })).proposal, '示〔1〕号', '2026-06-01');
    const basis = '《示例省消防条例》第五条';
    const { proposal } = await station.ask('lists.propose', {
      kind: 'power',
      changes: [{ change: 'changed', item: ids[0]!, values: { basis }, reason: 'statute', basisText: '消防法废止' }],
    });
    expect((await station.ask('lists.stands', { statute, items: [ids[5]!, ids[2]!], note: '仅作名称' })).reviewed).toBe(1);
    const after = await impact();
    expect(new Map(after.items.map((i) => [i.item, i.state]))).toEqual(
      new Map([
        [ids[0], 'proposed'],
        [ids[1], 'open'],
        [ids[5], 'stands'],
      ]),
    );
    expect(after.open).toBe(1);
    expect((await station.ask('lists.statutes', { status: 'repealed' })).statutes[0]!.open).toBe(1);
    expect(
      (await station.ask('lists.check', { proposal })).findings.filter((f) => f.check === 'basisRepealed').map((f) => f.items[0]!.id),
    ).toEqual([ids[1]]);

    await publish(station, proposal, '示〔2〕号', '2026-07-01');
    expect((await impact()).items.map((i) => i.item).sort()).toEqual([ids[1], ids[5]].sort());
  });

  it('leaves an external code that does not fit its scheme kept and told', async () => {
    const values = { item: ids[1]!, scheme: 'guizhou', value: 'XK0001' };
    const { errors } = await station.ask('registers.check', { register: 'itemCodes', values });
    expect(errors).toMatchObject([{ field: 'value', code: 'codePattern', warning: true }]);
    await station.ask('registers.save', { register: 'itemCodes', values });
    const { codes } = await station.ask('lists.item', { item: ids[1]! });
    expect(codes).toMatchObject([{ value: 'XK0001', fits: false, problem: expect.stringContaining('XK00001000') as string }]);
  });

  it('is not taken out of the library while items rest on it', async () => {
    expect(await station.refusal('registers.remove', { register: 'statutes', ids: [statute] })).toBe('recordInUse');
  });
});
