/** Who sees what of the people in the registers of 清单执行: through every call that could tell. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fieldsIn } from '#shared/domain/snapshot.ts';
import { register, snapshotProfiles } from '#shared/registers/index.ts';
import { discard, passphrase } from '../../../../tests/support/station.ts';
import type { TestStation } from '../../../../tests/support/station.ts';
import { as } from '../lists/testing.ts';
import { request, stationWithLists } from './testing.ts';

const idNumber = '11010519491231002X';
const phone = '13166131860';
let station: TestStation;
let id = 0;
beforeAll(async () => {
  station = await stationWithLists();
  await as(station, '清单小李');
  id = (await station.ask('registers.save', request({ idNumber, phone }))).id;
});
afterAll(() => discard(station));

const exported = async (): Promise<string> => {
  const path = join(station.folder, 'uses.xlsx');
  await station.finish('registers.export', { register: 'certificateRequests', file: station.router.host.files.give(path).token });
  return JSON.stringify((await readXlsx(readFileSync(path))).sheets[0]!.rows);
};

it('the list clerk keeps them, with ID number and telephone masked in lists, exports and history', async () => {
  await as(station, '清单小李');
  const told = [
    await station.ask('registers.list', { register: 'certificateRequests' }),
    await station.ask('registers.read', { register: 'certificateRequests', id }),
    await station.ask('registers.history', { register: 'certificateRequests', id }),
    await station.ask('listUse.note', { id }),
    await exported(),
  ].map((answer) => JSON.stringify(answer));
  for (const text of told) {
    expect(text).toContain('张丽君');
    expect(text).not.toContain(idNumber);
    expect(text).not.toContain(phone);
  }
  const reveal = { register: 'certificateRequests' as const, ids: [id] };
  expect((await station.ask('registers.reveal', { ...reveal, field: 'phone' })).values).toEqual([{ id, value: phone }]);
  expect(await station.refusal('registers.reveal', { ...reveal, field: 'idNumber' })).toBe('notPermitted');
  expect(await station.refusal('registers.list', { register: 'certificateRequests', filters: { idNumber: { in: [idNumber] } } })).toBe(
    'invalidInput',
  );
});

it('whoever may not read them learns nothing, even with the right to see ID numbers elsewhere', async () => {
  for (const account of ['人事小周', '审计老赵']) {
    await as(station, account);
    const calls: [string, object][] = [
      ['registers.list', { register: 'certificateRequests' }],
      ['registers.read', { register: 'certificateRequests', id }],
      ['registers.history', { register: 'certificateRequests', id }],
      ['registers.count', { register: 'certificateRequests', by: ['matter'] }],
      ['registers.choices', { register: 'certificateRequests' }],
      ['registers.reveal', { register: 'certificateRequests', ids: [id], field: 'idNumber' }],
      ['registers.reveal', { register: 'certificateRequests', ids: [id], field: 'phone' }],
      ['registers.export', { register: 'certificateRequests', file: 'x' }],
      ['registers.save', request({})],
      ['listUse.offer', { register: 'certificateRequests' }],
      ['listUse.judge', { register: 'certificateRequests', values: {} }],
      ['listUse.note', { id }],
      ['listUse.counts', { register: 'certificateRequests', by: 'item' }],
      ['listUse.countsWorkbook', { register: 'certificateRequests', file: 'x' }],
    ];
    for (const [name, input] of calls)
      expect(await station.refusal(name as 'listUse.note', input), `${account} ${name}`).toBe('notPermitted');
    const { counts, due } = await station.ask('station.overview', {});
    expect(counts.map((c) => c.register)).not.toContain('certificateRequests');
    expect(due.map((d) => d.register)).not.toContain('powerUses');
  }
});

it('a leader reads and does not write; a county clerk never sees who the resident is', async () => {
  await as(station, '王审');
  expect((await station.ask('registers.list', { register: 'certificateRequests' })).total).toBe(1);
  expect(await station.refusal('registers.save', request({}))).toBe('notPermitted');
  for (const profile of snapshotProfiles) {
    const carried = fieldsIn(register('certificateRequests'), profile).map((f) => f.name);
    expect(carried).toContain('matter');
    for (const name of ['applicant', 'idNumber', 'phone']) expect(carried).not.toContain(name);
  }
});

it('the list clerk cannot see telephones of workers by asking for them by number', async () => {
  await as(station, '管理员');
  await station.ask('registers.save', { register: 'communities', values: { name: '团山社区' } });
  const values = { name: '曾华', idNumber: '520699197005164601', community: 1, phone };
  const worker = await station.ask('registers.save', { register: 'workers', values });
  await as(station, '清单小李');
  expect(await station.refusal('registers.reveal', { register: 'workers', ids: [worker.id], field: 'phone' })).toBe('notPermitted');
});

it('the trail names the matter, not the person', async () => {
  await as(station, '审计老赵');
  const steps = JSON.stringify(await station.ask('audit.list', { limit: 50 }));
  expect(steps).toContain('亲属关系证明');
  expect(steps).not.toContain('张丽君');
});

it('the command line masks and refuses as the window does', async () => {
  await station.close();
  const run = (user: string): { out: string; failed: boolean } => {
    const cli = join(import.meta.dirname, '../../entry/cli.ts');
    const env = { ...process.env, STREET_LEDGER_USER: user, STREET_LEDGER_PASSPHRASE: passphrase };
    try {
      return {
        out: execFileSync(process.execPath, [cli, 'list', station.folder, 'certificateRequests'], { env, encoding: 'utf8' }),
        failed: false,
      };
    } catch (error) {
      return { out: String((error as { stdout: string }).stdout), failed: true };
    }
  };
  const clerk = run('清单小李');
  expect(clerk.failed).toBe(false);
  expect(clerk.out).toContain('亲属关系证明');
  expect(clerk.out).not.toContain(idNumber);
  expect(clerk.out).not.toContain(phone);
  const personnel = run('人事小周');
  expect(personnel).toMatchObject({ failed: true, out: expect.stringContaining('notPermitted') as string });
});
