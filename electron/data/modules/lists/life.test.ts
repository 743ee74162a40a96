import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discard, newStation } from '../../../../tests/support/station.ts';
import type { TestStation } from '../../../../tests/support/station.ts';
import { as, publish, saveItems, withApprover } from './testing.ts';

const power = (title: string, more: object = {}) => ({ kind: 'power', type: 'penalty', title, basis: '《物业管理条例》第十九条', ...more });

describe('a list from draft to its second version', () => {
  let station: TestStation;
  let ids: number[];
  beforeAll(async () => {
    station = await newStation();
    await withApprover(station);
    ids = await saveItems(station, [power('甲', { orderNo: 1 }), power('乙', { orderNo: 2 }), power('丙', { orderNo: 3 })]);
  });
  afterAll(() => discard(station));

  it('is edited freely until it is first decided on', async () => {
    expect(await station.refusal('lists.propose', { kind: 'power', changes: [{ change: 'removed', item: ids[0] }] })).toBe(
      'listNotPublished',
    );
    const at = await station.ask('lists.at', { kind: '权力清单' });
    expect(at).toMatchObject({ state: 'draft', total: 3, version: null, byType: [{ type: 'penalty', label: '行政处罚', count: 3 }] });
  });

  it('takes its steps in order, the approval by another person with the right to it', async () => {
    const { proposal } = await station.ask('lists.open', { kind: 'power' });
    expect((await station.ask('lists.open', { kind: 'power' })).proposal).toBe(proposal);
    expect(await station.refusal('lists.step', { proposal, step: 'approve' })).toBe('wrongStep');
    expect(await station.refusal('lists.publish', { proposal, noticeNo: '示红办发〔2025〕7号', date: '2025-07-01' })).toBe('wrongStep');
    await station.ask('lists.step', { proposal, step: 'review' });
    expect(await station.refusal('registers.save', { register: 'items', id: ids[0], values: { title: '甲二' } })).toBe('listClosed');
    expect(await station.refusal('lists.step', { proposal, step: 'return' })).toBe('opinionMissing');
    expect((await station.ask('lists.step', { proposal, step: 'return', opinion: '请补充依据' })).status).toBe('drafted');
    await station.ask('registers.save', { register: 'items', id: ids[0]!, values: { title: '甲二' } });
    await station.ask('lists.step', { proposal, step: 'review' });
    await station.ask('lists.step', { proposal, step: 'legality' });
    expect(await station.refusal('lists.step', { proposal, step: 'approve' })).toBe('secondPersonNeeded');
    const waiting = async () => (await station.ask('station.overview', {})).due.filter((d) => d.kind === 'listApproval').map((d) => d.id);
    expect(await waiting()).toEqual([]);
    await as(station, '王审');
    expect(await waiting()).toEqual([proposal]);
    expect(await station.refusal('lists.step', { proposal, step: 'withdraw' })).toBe('notPermitted');
    await station.ask('lists.step', { proposal, step: 'approve', opinion: '同意' });
    expect(await waiting()).toEqual([]);
    await as(station, '管理员');
    const { version } = await station.ask('lists.publish', { proposal, noticeNo: '示红办发〔2025〕7号', date: '2025-07-01' });
    expect(version).toMatchObject({ number: 1, total: 3, added: 3, changed: 0, removed: 0, counts: { penalty: 3 } });
    const read = await station.ask('lists.proposal', { proposal });
    expect(read.steps.map((s) => [s.step, s.account, s.opinion])).toEqual([
      ['drafted', '管理员', null],
      ['reviewed', '管理员', null],
      ['returned', '管理员', '请补充依据'],
      ['reviewed', '管理员', null],
      ['legalityChecked', '管理员', null],
      ['approved', '王审', '同意'],
      ['published', '管理员', null],
    ]);
    expect(read).toMatchObject({ total: 3, next: null, proposal: { status: 'published', origin: 'first', added: 3, version: 1 } });
    const row = await station.ask('registers.read', { register: 'items', id: ids[0]! });
    expect(row).toMatchObject({ noticeNo: '示红办发〔2025〕7号', publishedOn: '2025-07-01', status: 'inForce' });
  });

  it('changes after that by a proposal only, each change with its reason', async () => {
    for (const [call, input] of [
      ['registers.save', { register: 'items', id: ids[0], values: { title: '甲三' } }],
      ['registers.save', { register: 'items', values: power('丁') }],
      ['registers.remove', { register: 'items', ids: [ids[0]] }],
    ] as const)
      expect(await station.refusal(call, input)).toBe('listClosed');
    const { proposal, changes } = await station.ask('lists.propose', {
      kind: 'power',
      changes: [
        { change: 'changed', item: ids[0]!, values: { title: '甲三', basis: null }, reason: 'statute', basisText: '《物业管理条例》修改' },
        { change: 'removed', item: ids[1]! },
        { change: 'added', values: { type: 'inspection', title: '丁', basis: '《消防法》第三十一条' }, reason: 'empowerment' },
      ],
    });
    expect(changes).toHaveLength(3);
    expect(await station.refusal('lists.step', { proposal, step: 'review' })).toBe('reasonMissing');
    expect((await station.ask('lists.reason', { proposal, reason: 'withdrawal' })).changed).toBe(1);
    expect(
      await station.refusal('lists.propose', { kind: 'power', changes: [{ change: 'changed', item: ids[2]!, values: { title: null } }] }),
    ).toBe('recordInvalid');
    const { changes: shown } = await station.ask('lists.proposal', { proposal });
    expect(shown[0]).toMatchObject({
      change: 'changed',
      fields: [
        {
          field: 'title',
          redline: [
            { kind: 'kept', text: '甲' },
            { kind: 'removed', text: '二' },
            { kind: 'added', text: '三' },
          ],
        },
        { field: 'basis', before: '《物业管理条例》第十九条', after: null },
      ],
    });
    // The list in force is what it was.
    expect((await station.ask('registers.read', { register: 'items', id: ids[0]! }))['title']).toBe('甲二');
  });

  it('writes an earlier change again, and drops what leaves nothing different', async () => {
    const again = async (values: object) =>
      station.ask('lists.propose', { kind: 'power', changes: [{ change: 'changed', item: ids[2]!, values: values as { title: string } }] });
    const first = await again({ title: '丙二' });
    const second = await again({ note: '说明' });
    expect(second.changes).toEqual(first.changes);
    expect((await again({ title: '丙', note: null })).changes).toEqual([]);
    const { proposal } = await station.ask('lists.proposal', { proposal: first.proposal });
    expect(proposal).toMatchObject({ added: 1, changed: 1, removed: 1, withoutReason: 0 });
  });

  it('is one new version; both stay as they were, on any day and between any two', async () => {
    const { proposals } = await station.ask('lists.proposals', { kind: 'power', status: 'drafted' });
    const proposal = proposals[0]!.id;
    expect(await publish(station, proposal, '示红办发〔2026〕2号', '2026-03-01')).toMatchObject({
      number: 2,
      total: 3,
      added: 1,
      changed: 1,
      removed: 1,
    });
    const titles = async (on?: string) =>
      (await station.ask('lists.at', { kind: 'power', ...(on ? { on } : {}) })).rows.map((r) => r['title']);
    expect(await titles('2025-06-30')).toEqual([]);
    expect(await titles('2025-07-01')).toEqual(['甲二', '乙', '丙']);
    expect(await titles('2026-02-28')).toEqual(['甲二', '乙', '丙']);
    expect(await titles('2026-03-01')).toEqual(['甲三', '丙', '丁']);
    expect(await titles()).toEqual(['甲三', '丙', '丁']);
    const diff = await station.ask('lists.diff', { kind: 'power', from: '2025-12-31', to: '2026-12-31' });
    expect([diff.added, diff.removed, diff.changed].map((list) => list.map((d) => d.title))).toEqual([['丁'], ['乙'], ['甲三']]);
    const back = await station.ask('lists.diff', { kind: 'power', from: 2, to: 1 });
    expect([back.added, back.removed].map((list) => list.map((d) => d.title))).toEqual([['乙'], ['丁']]);
    expect((await station.ask('lists.diff', { kind: 'power', from: 1, to: 1 })).changed).toEqual([]);
  });

  it('tells of an item why it is as it is', async () => {
    const { history } = await station.ask('lists.item', { item: ids[0]! });
    expect(history.map((h) => [h.version.number, h.change, h.reason, h.basisText])).toEqual([
      [2, 'changed', 'statute', '《物业管理条例》修改'],
      [1, 'added', null, null],
    ]);
    const gone = await station.ask('lists.item', { item: ids[1]! });
    expect(gone.history.map((h) => [h.version.number, h.change, h.reason])).toEqual([
      [2, 'removed', 'withdrawal'],
      [1, 'added', null],
    ]);
    expect(gone.item).toMatchObject({ status: 'abolished', title: '乙' });
  });

  it('is kept by the store itself: a published version cannot be altered', async () => {
    const open = station.router.host.open();
    const alter = (sql: string) => open.store.write({ name: 'lists.publish', account: open.account }, (tx) => void tx.db.exec(sql));
    for (const sql of [
      "UPDATE item_versions SET title = 'x' WHERE id = 1",
      'UPDATE item_versions SET until_version = 9 WHERE until_version IS NOT NULL',
      'DELETE FROM item_versions',
      "UPDATE list_versions SET notice_no = 'x'",
      'DELETE FROM list_versions',
    ])
      await expect(alter(sql)).rejects.toThrow('published version');
    expect(await station.refusal('registers.save', { register: 'listVersions', id: 1, values: { noticeNo: 'x' } })).toBe('keptByProgram');
  });

  it('does not go back in time', async () => {
    const { proposal } = await station.ask('lists.propose', {
      kind: 'power',
      changes: [{ change: 'changed', item: ids[2]!, values: { note: '说明' }, reason: 'wording' }],
    });
    await expect(publish(station, proposal, '示红办发〔2026〕3号', '2026-02-28')).rejects.toThrow('earlierThanLast');
    expect(await station.refusal('lists.propose', { kind: 'power', changes: [{ change: 'removed', item: ids[2] }] })).toBe(
      'proposalOnItsWay',
    );
    await station.ask('lists.step', { proposal, step: 'withdraw' });
    expect(await station.refusal('lists.step', { proposal, step: 'review' })).toBe('wrongStep');
  });
});
