/** Views: whose they are, who sees them, what they may hold. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Output } from '#shared/contract/index.ts';
import { discard, newStation, passphrase } from '../../../../tests/support/station.ts';
import type { TestStation } from '../../../../tests/support/station.ts';

let station: TestStation;
const as = (account: string): Promise<unknown> => station.ask('station.signIn', { account, passphrase });
const views = async (register: 'items' | 'workers' = 'items'): Promise<Output<'views.list'>['views']> =>
  (await station.ask('views.list', { register })).views;
const save = (name: string, shared: boolean, query: object = { search: '低保' }): Promise<{ id: number }> =>
  station.ask('views.save', { register: 'items', name, shared, query });

beforeAll(async () => {
  station = await newStation();
  for (const [name, role] of [
    ['清单', 'listClerk'],
    ['清单二', 'listClerk'],
    ['人事', 'personnelClerk'],
    ['领导', 'leader'],
    ['审计', 'auditor'],
  ] as const)
    await station.ask('accounts.add', { name, role, passphrase });
});
afterAll(() => discard(station));
beforeEach(() => as('清单'));

it('are kept as they were asked, and asked again give the same list', async () => {
  for (const [kind, title] of [
    ['power', '低保审核'],
    ['power', '临时救助'],
    ['responsibility', '低保公示'],
  ] as const)
    await station.ask('registers.save', { register: 'items', values: { kind, title } });
  const query = { search: 'db', filters: { kind: { in: ['power'] } }, sort: { field: 'title', descending: true } };
  const { id } = await save('权力低保', false, query);
  const [view] = await views();
  expect(view).toEqual({ id, name: '权力低保', shared: false, own: true, account: '清单', mayRemove: true, query });
  const { rows } = await station.ask('registers.list', { register: 'items', ...view!.query });
  expect(rows.map((row) => row['title'])).toEqual(['低保审核']);
  expect(await views('workers').catch((error: Error) => error.message)).toContain('notPermitted');
});

it('are one’s own, or everybody’s who may read the register', async () => {
  await save('我的', false);
  await save('大家的', true);
  await as('清单二');
  expect((await views()).map((v) => [v.name, v.own, v.account, v.mayRemove])).toEqual([['大家的', false, '清单', false]]);
  await as('审计');
  for (const name of ['views.list', 'views.save', 'views.remove'] as const)
    expect(await station.refusal(name, { register: 'items', id: 1, name: 'x', query: {} })).toBe('notPermitted');
});

it('give way to a view that the same account saves under the same name, and to no other', async () => {
  const first = await save(' 待核 ', true, { search: '甲' });
  expect(await save('待核', false, { search: '乙' })).toEqual(first);
  await as('清单二');
  expect((await save('待核', true, { search: '丙' })).id).not.toBe(first.id);
  await as('清单');
  expect((await views()).filter((v) => v.name === '待核').map((v) => [v.own, v.shared, v.query.search])).toEqual([
    [true, false, '乙'],
    [false, true, '丙'],
  ]);
});

it('are deleted by who made them; a shared one by an administrator too', async () => {
  const own = await save('私', false);
  const shared = await save('公', true);
  await as('清单二');
  expect(await station.refusal('views.remove', { register: 'items', id: shared.id })).toBe('notPermitted');
  expect(await station.refusal('views.remove', { register: 'items', id: own.id })).toBe('recordNotFound');
  await as('人事');
  expect(await station.refusal('views.remove', { register: 'workers', id: shared.id })).toBe('recordNotFound');
  await as('管理员');
  expect(await station.refusal('views.remove', { register: 'items', id: own.id })).toBe('recordNotFound');
  expect(await station.refusal('views.remove', { register: 'items', id: shared.id })).toBeNull();
  await as('清单');
  expect(await station.refusal('views.remove', { register: 'items', id: own.id })).toBeNull();
  expect((await views()).filter((v) => ['私', '公'].includes(v.name))).toEqual([]);
});

it('hold nothing that the list refuses, and no ID number', async () => {
  await as('人事');
  const refused = (query: unknown, name = 'x') => station.refusal('views.save', { register: 'workers', name, shared: true, query });
  for (const query of [
    { filters: { idNumber: { contains: '1949' } } },
    { filters: { nothing: { in: ['x'] } } },
    { sort: { field: 'idNumber' } },
    { filters: { name: 'x' } },
    { search: 'x'.repeat(201) },
  ]) {
    expect(await refused(query), JSON.stringify(query)).toBe('invalidInput');
    expect(await station.refusal('registers.list', { register: 'workers', ...query })).toBe('invalidInput');
  }
  expect(await refused({ search: '11010519491231002x' })).toBe('viewIdNumber');
  expect(await refused({ filters: { name: { contains: '11010519491231002X' } } })).toBe('viewIdNumber');
  expect(await refused({}, '１1010519491231002X')).toBe('viewIdNumber');
  expect(await refused({}, '  ')).toBe('invalidInput');
  expect(await views('workers')).toEqual([]);
});

it('are steps of the trail, which says no more than their names', async () => {
  const { id } = await save('留痕', true, { search: '查找的话' });
  await station.ask('views.remove', { register: 'items', id });
  await as('管理员');
  const text = JSON.stringify(await station.ask('audit.list', {}));
  expect(text).toContain('"views.save"');
  expect(text).toContain('"views.remove"');
  expect(text).toContain('留痕');
  expect(text).not.toContain('查找的话');
});
