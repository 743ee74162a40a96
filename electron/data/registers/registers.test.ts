import example from '../../../resources/schemes/example.json' with { type: 'json' };
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discard, newStation, passphrase } from '../../../tests/support/station.ts';
import type { TestStation } from '../../../tests/support/station.ts';
import { schemeDocument } from '#shared/domain/pay/document.ts';
import { initials } from './derive.ts';

const people: Record<string, string>[] = [
  {
    name: '张丽君',
    idNumber: '11010519491231002X',
    birthDate: '1949-12-31',
    sex: '2',
    phone: '13166131860',
    postClass: 'staff',
    position: '专职网格员',
    serviceFrom: '2010-03-01',
  },
  { name: '单雄信', idNumber: '520699199111212610', birthDate: '1991-11-21', sex: '1', phone: '17628194821', postClass: 'deputy' },
  { name: '曾华', idNumber: '520699197005164601', birthDate: '1970-05-16', sex: '2', phone: '18579754323', postClass: 'head' },
];

describe('a register', () => {
  let station: TestStation;
  beforeAll(async () => {
    station = await newStation();
    await station.ask('registers.save', { register: 'communities', values: { name: '团山社区' } });
    for (const values of people) await station.ask('registers.save', { register: 'workers', values: { ...values, community: 1 } });
  });
  afterAll(() => discard(station));

  const names = async (query: object): Promise<unknown[]> =>
    (await station.ask('registers.list', { register: 'workers', ...query })).rows.map((r) => r['name']);

  it('finds people by name, by part of a post, by pinyin initials, by whole ID number, not by a part of one', async () => {
    expect(await names({ search: '丽君' })).toEqual(['张丽君']);
    expect(await names({ search: '网格' })).toEqual(['张丽君']);
    expect(await names({ search: 'sxx' })).toEqual(['单雄信']);
    expect(await names({ search: '11010519491231002x' })).toEqual(['张丽君']);
    expect(await names({ search: '19491231' })).toEqual([]);
    expect(await names({ search: '%' })).toEqual([]);
  });

  it('filters by code, by emptiness and by date', async () => {
    expect(await names({ filters: { postClass: { in: ['head', 'deputy'] } } })).toEqual(['单雄信', '曾华']);
    expect(await names({ filters: { serviceFrom: { in: [null] } } })).toEqual(['单雄信', '曾华']);
    expect(await names({ filters: { birthDate: { from: '1970-01-01', until: '1979-12-31' } } })).toEqual(['曾华']);
  });

  it('sorts names by their sound', async () => {
    expect(await names({ sort: { field: 'name' } })).toEqual(['单雄信', '曾华', '张丽君']);
  });

  it('neither filters nor sorts by what is masked', async () => {
    for (const query of [
      { sort: { field: 'idNumber' } },
      { filters: { phone: { contains: '131' } } },
      { sort: { field: 'station; DROP TABLE workers' } },
    ]) {
      expect(await station.refusal('registers.list', { register: 'workers', ...query })).toBe('invalidInput');
    }
    expect(await station.refusal('registers.count', { register: 'workers', by: ['idNumber'] })).toBe('invalidInput');
  });

  it('reads the fields that are asked for and no others, masked as in a whole record', async () => {
    const ask = (more: object) => station.ask('registers.list', { register: 'workers', ...more });
    const fields = ['phone', 'name', 'community'];
    const { rows, total } = await ask({ fields, sort: { field: 'birthDate' } });
    const whole = await ask({ sort: { field: 'birthDate' } });
    expect(total).toBe(whole.total);
    expect(rows).toEqual(
      whole.rows.map(({ id, revision, removedAt, name, phone, community, communityTitle }) => {
        return { id, revision, removedAt, name, phone, community, communityTitle, masked: ['phone'] };
      }),
    );
    expect(rows[0]).toMatchObject({ phone: '131****60' });
    expect((await ask({ fields: ['sex'] })).rows[0]).not.toHaveProperty('masked');
    expect((await ask({ fields: [] })).rows[0]).toEqual({ id: rows[0]!.id, revision: 1, removedAt: null });
    for (const unknown of ['salary', 'search', 'pinyin', 'id_number', 'name" FROM accounts --'])
      expect(await station.refusal('registers.list', { register: 'workers', fields: ['name', unknown] })).toBe('invalidInput');
  });

  it('masks, and records who was shown what', async () => {
    const { rows } = await station.ask('registers.list', { register: 'workers', search: '张丽君' });
    expect(rows[0]).toMatchObject({
      idNumber: '1101**********002X',
      phone: '131****60',
      masked: ['idNumber', 'phone'],
      communityTitle: '团山社区',
    });
    const { values } = await station.ask('registers.reveal', { register: 'workers', ids: [rows[0]!.id], field: 'idNumber' });
    expect(values).toEqual([{ id: rows[0]!.id, value: '11010519491231002X' }]);
    const { steps } = await station.ask('audit.list', { limit: 1 });
    expect(steps[0]).toMatchObject({
      command: 'registers.reveal',
      summary: { register: 'workers', field: 'idNumber', ids: [rows[0]!.id] },
    });
    const { entries } = await station.ask('registers.history', { register: 'workers', id: rows[0]!.id });
    expect(JSON.stringify(entries)).not.toContain('11010519491231002X');
  });

  it('refuses a second person with the same ID number, a broken one, and a community that is not there', async () => {
    expect(await station.refusal('registers.save', { register: 'workers', values: people[0]! })).toBe('duplicateRecord');
    expect(await station.refusalParams('registers.save', { register: 'workers', values: { ...people[0], name: '章丽君' } })).toEqual({
      register: 'workers',
      title: '张丽君',
    });
    expect(await station.refusal('registers.save', { register: 'workers', values: { ...people[0], idNumber: '110105194912310021' } })).toBe(
      'recordInvalid',
    );
    expect(await station.refusal('registers.save', { register: 'workers', values: { ...people[0], community: 99 } })).toBe('recordInvalid');
    expect(await station.refusal('registers.save', { register: 'workers', values: { ...people[0], nickname: 'x' } })).toBe('invalidInput');
  });

  it('does not overwrite what another has changed meanwhile', async () => {
    const { rows } = await station.ask('registers.list', { register: 'workers', search: '曾华' });
    const { id, revision } = rows[0]!;
    await station.ask('registers.save', { register: 'workers', id, revision, values: { note: '甲' } });
    expect(await station.refusal('registers.save', { register: 'workers', id, revision, values: { note: '乙' } })).toBe('revisionConflict');
    expect(await station.refusalParams('registers.save', { register: 'workers', id, revision, values: { note: '乙' } })).toMatchObject({
      account: '管理员',
      at: expect.stringMatching(/^\d{4}-/) as string,
    });
    expect((await station.ask('registers.read', { register: 'workers', id }))['note']).toBe('甲');
  });

  it('keeps a community that people belong to, and a removed record until it is restored', async () => {
    expect(await station.refusal('registers.remove', { register: 'communities', ids: [1] })).toBe('recordInUse');
    expect(await station.refusalParams('registers.remove', { register: 'communities', ids: [1] })).toMatchObject({
      title: '团山社区',
      linked: [{ register: 'workers', count: 3 }],
    });
    const { rows } = await station.ask('registers.list', { register: 'workers', search: '曾华' });
    await station.ask('registers.remove', { register: 'workers', ids: [rows[0]!.id], reason: '重复登记' });
    expect(await names({ search: '曾华' })).toEqual([]);
    expect(await names({ search: '曾华', removed: 'only' })).toEqual(['曾华']);
    await station.ask('registers.restore', { register: 'workers', ids: [rows[0]!.id] });
    expect(await names({ search: '曾华' })).toEqual(['曾华']);
  });

  it('moves the former post into the career when a later one begins, and not when it is corrected', async () => {
    const { rows } = await station.ask('registers.list', { register: 'workers', search: '张丽君' });
    const { id } = rows[0]!;
    await station.ask('registers.save', { register: 'workers', id, values: { position: '社区专职工作者' } });
    expect((await station.ask('registers.list', { register: 'posts' })).total).toBe(0);
    await station.ask('registers.save', {
      register: 'workers',
      id,
      values: { postClass: 'deputy', position: '居委会副主任', postFrom: '2021-06-01' },
    });
    const { rows: former } = await station.ask('registers.list', { register: 'posts', filters: { worker: { in: [id] } } });
    expect(former).toHaveLength(2);
    expect(former[0]).toMatchObject({ postClass: 'staff', position: '社区专职工作者', from: '2010-03-01', until: '2021-05-31' });
    expect(former[1]).toMatchObject({ postClass: 'deputy', position: '居委会副主任', from: '2021-06-01', until: null });
  });

  it('undoes one step at a time, its consequences too, and refuses when the record has changed since', async () => {
    const { rows } = await station.ask('registers.list', { register: 'workers', search: '张丽君' });
    const undone = await station.ask('registers.undo', {});
    expect(undone).toMatchObject({ command: 'registers.save', records: 3 });
    expect((await station.ask('registers.list', { register: 'posts' })).total).toBe(0);
    expect(await station.ask('registers.read', { register: 'workers', id: rows[0]!.id })).toMatchObject({
      postClass: 'staff',
      position: '社区专职工作者',
      postFrom: null,
    });
    const next = await station.ask('registers.undoable', {});
    const { step } = next!;
    await station.router.host.open().store.write({ name: 'test', account: { id: 2, name: '别人' } }, (tx) => {
      tx.db.prepare(`UPDATE workers SET position = '改过' WHERE id = ?`).run(rows[0]!.id);
    });
    expect(await station.refusal('registers.undo', { step })).toBe('undoConflict');
    expect(await station.refusalParams('registers.undo', { step })).toEqual({ register: 'workers', count: 1, title: '张丽君' });
    expect((await station.ask('registers.read', { register: 'workers', id: rows[0]!.id }))['position']).toBe('改过');
  });

  it('counts by kind with labels', async () => {
    const { groups, total } = await station.ask('registers.count', { register: 'workers', by: ['community', 'postClass'] });
    expect(total).toBe(3);
    expect(groups.map((g) => [...g.titles, g.count])).toEqual([
      ['团山社区', '副职', 1],
      ['团山社区', '正职', 1],
      ['团山社区', '工作人员', 1],
    ]);
  });
});

describe('a part of a long list', () => {
  it('is the same from whichever end it is reached, in every order, also after a change', async () => {
    const station = await newStation();
    const many = Array.from({ length: 23 }, (_, i) => ({ name: `示例${(i * 7) % 23}社区`, households: i % 3 === 0 ? null : (i * 5) % 4 }));
    for (const values of many) await station.ask('registers.save', { register: 'communities', values });
    const ask = (more: object) => station.ask('registers.list', { register: 'communities', ...more });
    const compare = async (many: number): Promise<void> => {
      for (const sort of [undefined, { field: 'name' }, { field: 'households' }, { field: 'households', descending: true }]) {
        const whole = await ask({ sort, limit: 500 });
        expect(whole.total).toBe(many);
        expect(whole.rows).toHaveLength(many);
        for (const limit of [1, 4, 10, 50])
          for (const offset of [0, 1, 9, 11, 12, 13, 20, 21, 22, 23, 90])
            expect(await ask({ sort, limit, offset }), JSON.stringify({ sort, limit, offset })).toEqual({
              rows: whole.rows.slice(offset, offset + limit),
              total: many,
            });
      }
    };
    await compare(23);
    await station.ask('registers.remove', { register: 'communities', ids: [20, 5] });
    await compare(21);
    const { rows } = await ask({ sort: { field: 'households', descending: true }, limit: 500 });
    const shown = rows.map((r) => r['households'] as number | null);
    expect(shown).toEqual(shown.toSorted((a, b) => (b ?? -1) - (a ?? -1)));
    await discard(station);
  });
});

describe('roles', () => {
  it('see and do what is theirs, and nothing else', async () => {
    const station = await newStation();
    for (const values of people) await station.ask('registers.save', { register: 'workers', values });
    const accounts = [
      ['清单', 'listClerk'],
      ['人事', 'personnelClerk'],
      ['领导', 'leader'],
      ['审计', 'auditor'],
    ] as const;
    for (const [name, role] of accounts) await station.ask('accounts.add', { name, role, passphrase });
    const as = (account: string): Promise<unknown> => station.ask('station.signIn', { account, passphrase });
    const reveal = { register: 'workers', ids: [1], field: 'idNumber' };

    await as('清单');
    expect(await station.refusal('registers.list', { register: 'workers' })).toBe('notPermitted');
    expect(await station.refusal('registers.reveal', reveal)).toBe('notPermitted');
    expect(await station.refusal('pay.roster', {})).toBe('notPermitted');
    expect(await station.refusal('registers.save', { register: 'items', values: { kind: 'power', title: '示例事项' } })).toBeNull();
    await as('人事');
    expect(await station.refusal('registers.reveal', reveal)).toBeNull();
    expect(await station.refusal('registers.save', { register: 'items', values: { kind: 'power', title: '示例事项二' } })).toBe(
      'notPermitted',
    );
    expect(await station.refusal('accounts.list', {})).toBe('notPermitted');
    await as('领导');
    expect(await station.refusal('registers.list', { register: 'workers' })).toBeNull();
    expect(await station.refusal('registers.list', { register: 'workers', search: people[0]!.idNumber })).toBeNull();
    expect((await station.ask('registers.list', { register: 'workers', search: people[0]!.idNumber })).total).toBe(0);
    expect(await station.refusal('registers.reveal', reveal)).toBe('notPermitted');
    expect(await station.refusal('registers.save', { register: 'workers', id: 1, values: { note: 'x' } })).toBe('notPermitted');
    await as('审计');
    expect(await station.refusal('audit.list', {})).toBeNull();
    expect(await station.refusal('registers.list', { register: 'workers' })).toBe('notPermitted');
    await station.ask('station.signOut', {});
    expect(await station.refusal('audit.list', {})).toBe('notSignedIn');
    await discard(station);
  });
});

describe('pinyin initials', () => {
  it('read the first character of a person as a surname', () => {
    expect(initials('单雄信', true)).toBe('sxx');
    expect(initials('单位证明', false)).toBe('dwzm');
    expect(initials('曾华A座3号', true)).toBe('zha' + 'z3h');
  });
});

describe('a published pay scheme', () => {
  it('is not changed by taking back what was written while it was a draft', async () => {
    const station = await newStation();
    const document = schemeDocument.parse({ ...example, name: '示例方案乙' });
    const { scheme } = await station.ask('pay.saveScheme', { document });
    expect(await station.refusal('registers.save', { register: 'schemes', id: scheme, values: { note: '改' } })).toBe('keptByProgram');
    const { step } = (await station.ask('registers.undoable', {}))!;
    expect(await station.refusal('pay.publish', { scheme })).toBeNull();
    expect(await station.refusal('registers.undo', { step })).toBe('undoConflict');
    await discard(station);
  });
});
