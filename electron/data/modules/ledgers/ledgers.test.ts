import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discard, newStation, passphrase } from '../../../../tests/support/station.ts';
import type { TestStation } from '../../../../tests/support/station.ts';

describe('a list as a workbook', () => {
  let station: TestStation;
  beforeAll(async () => {
    station = await newStation();
    await station.ask('registers.save', { register: 'communities', values: { name: '团山社区' } });
    const values = { name: '=1+1', idNumber: '11010519491231002X', sex: '2', birthDate: '1949-12-31', phone: '13166131860', community: 1 };
    await station.ask('registers.save', { register: 'workers', values });
    await station.ask('registers.save', { register: 'workers', values: { name: '曾华', idNumber: '520699197005164601', community: 1 } });
  });
  afterAll(() => discard(station));

  async function exported(input: object): Promise<unknown[][]> {
    const path = join(station.folder, 'out.xlsx');
    const { token } = station.router.host.files.give(path);
    await station.finish('registers.export', { register: 'workers', file: token, ...input });
    expect(existsSync(`${path}.part`)).toBe(false);
    const { sheets } = await readXlsx(readFileSync(path));
    return sheets[0]!.rows;
  }

  it('has labels for codes and links, text for ID numbers, and what is masked stays masked', async () => {
    const [head, first] = await exported({ sort: { field: 'id' } });
    const at = (label: string): unknown => first![head!.indexOf(label)];
    expect([at('姓名'), at('性别'), at('所在社区'), at('身份证号'), at('联系电话')]).toEqual([
      '=1+1',
      '女',
      '团山社区',
      '1101**********002X',
      '131****60',
    ]);
  });

  it('holds just what the list shows, in its order', async () => {
    const [, ...rows] = await exported({ search: '曾' });
    expect(rows).toHaveLength(1);
  });

  it('shows everything to those who may see it, and records that', async () => {
    const [head, first] = await exported({ sort: { field: 'id' }, reveal: true });
    expect(first![head!.indexOf('身份证号')]).toBe('11010519491231002X');
    const { steps } = await station.ask('audit.list', { limit: 1 });
    expect(steps[0]).toMatchObject({ command: 'registers.export', summary: { register: 'workers', reveal: true } });
    await station.ask('accounts.add', { name: '领导', role: 'leader', passphrase });
    await station.ask('station.signIn', { account: '领导', passphrase });
    const { token } = station.router.host.files.give(join(station.folder, 'leader.xlsx'));
    expect(await station.refusal('registers.export', { register: 'workers', file: token, reveal: true })).toBe('notPermitted');
  });
});
