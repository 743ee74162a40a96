import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enrolEach, merge, pair, person, seal, token } from '../../../../tests/support/snapshots.ts';
import { discard, newStation, passphrase } from '../../../../tests/support/station.ts';
import type { TestStation } from '../../../../tests/support/station.ts';

describe('a county over two streets', () => {
  let red: TestStation;
  let blue: TestStation;
  let county: TestStation;
  let folder: string;
  const save = (station: TestStation, register: string, values: object) => station.ask('registers.save', { register, values } as never);
  const send = async (street: TestStation): Promise<void> => {
    const slip = await seal(street, folder);
    expect(await merge(county, [join(folder, slip.file)])).toMatchObject([{ outcome: 'merged' }]);
  };
  const found = async (kind: string) => (await county.ask('county.contradictions', {})).contradictions.filter((c) => c.kind === kind);

  beforeAll(async () => {
    ({ street: red, county, folder } = await pair());
    blue = await newStation('street', '520699002');
    await enrolEach(blue, county, folder);
    for (const street of [red, blue]) {
      await save(street, 'communities', { name: '团山社区', quota: 2 });
      await save(street, 'workers', { ...person(1), community: 1 });
      await save(street, 'items', {
        kind: 'power',
        type: 'licence',
        title: '临时占用道路审批',
        basis: '《条例》第三条',
        status: 'inForce',
      });
    }
    await save(red, 'workers', { ...person(2), community: 1 });
    await save(red, 'workers', { ...person(3), community: 1 });
    await save(blue, 'items', { kind: 'power', type: 'penalty', title: '对乱倒垃圾的处罚', status: 'inForce' });
    await save(blue, 'items', { kind: 'basic', title: '组织生活会', status: 'inForce' });
    await save(blue, 'items', { kind: 'power', type: 'penalty', title: '起草中的事项', status: 'draft' });
    await send(red);
    await send(blue);
  });
  afterAll(async () => {
    for (const station of [red, blue, county]) await discard(station);
  });

  it('sees one ID number in two streets, with both records and the number masked', async () => {
    const [same, ...more] = await found('samePerson');
    expect(more).toEqual([]);
    expect(same).toMatchObject({
      people: [
        { street: { code: '520699001' }, id: 1, name: person(1).name, community: '团山社区' },
        { street: { code: '520699002' }, id: 1, name: person(1).name, community: '团山社区' },
      ],
    });
    expect(JSON.stringify(same)).not.toContain(person(1).idNumber);
  });

  it('sees a community with more people in service than posts', async () => {
    expect(await found('overQuota')).toMatchObject([
      { street: { code: '520699001' }, community: { id: 1, name: '团山社区' }, quota: 2, inService: 3 },
    ]);
  });

  it('sees powers in force without a basis; drafts and duties need none', async () => {
    expect(await found('noBasis')).toEqual([
      {
        kind: 'noBasis',
        street: { code: '520699002', name: expect.any(String) as string },
        items: 1,
        first: [{ id: 2, title: '对乱倒垃圾的处罚' }],
      },
    ]);
    expect((await county.ask('county.contradictions', {})).total).toBe(3);
  });

  it('tells an account no more than its registers', async () => {
    await county.ask('accounts.add', { name: '审计', role: 'auditor', passphrase });
    await county.ask('station.signOut', {});
    await county.ask('station.signIn', { account: '审计', passphrase });
    expect(await county.ask('county.contradictions', {})).toEqual({ contradictions: [], total: 0 });
    await county.ask('station.signOut', {});
    await county.ask('station.signIn', { account: '管理员', passphrase });
  });

  it('lets go of what the streets have put right: one left service, and a post fell vacant', async () => {
    await red.ask('registers.save', { register: 'workers', id: 1, values: { status: 'left', leftOn: '2026-11-01' } });
    await blue.ask('registers.save', { register: 'items', id: 2, values: { basis: '《条例》第九条' } });
    await send(red);
    await send(blue);
    expect(await county.ask('county.contradictions', {})).toEqual({ contradictions: [], total: 0 });
  });

  it('writes its summary as a workbook whose figures are figures', async () => {
    const path = join(county.folder, '汇总.xlsx');
    const { sheets: written } = await county.ask('county.writeSummary', { file: token(county, path) });
    expect(existsSync(`${path}.part`)).toBe(false);
    const { sheets } = await readXlsx(readFileSync(path));
    expect(sheets).toHaveLength(written);
    const posts = sheets.find((s) => s.name.includes('岗位类别'))!;
    const [, note, head, ...lines] = posts.rows;
    expect(note![0]).toContain('按各街道最近一份快照');
    expect(head!.slice(0, 3)).toEqual(['街道', '区划代码', '总数']);
    expect(lines.map((line) => line.slice(1, 3))).toEqual([
      ['520699', 4],
      ['520699001', 3],
      ['520699002', 1],
    ]);
  });
});
