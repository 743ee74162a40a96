/** 薪酬信息: what a new record takes over, and a sheet of accounts taken in without a day. */
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FoundTable, TableResult } from '#shared/contract/spreadsheets.ts';
import { profileStart } from '#shared/domain/payroll/index.ts';
import { discard, newStation } from '../../../../tests/support/station.ts';
import type { TestStation } from '../../../../tests/support/station.ts';
import { xlsx } from '../spreadsheets/testing.ts';

let station: TestStation;
beforeAll(async () => {
  station = await newStation();
  await station.ask('registers.save', { register: 'communities', values: { name: '团山社区' } });
  for (const [name, idNumber] of [
    ['王芳', '52222219900307662X'],
    ['李强', '522222199003071234'],
  ] as const) {
    await station.ask('registers.save', { register: 'workers', values: { name, idNumber: fitted(idNumber), community: 1 } });
  }
});
afterAll(() => discard(station));

/** An ID number with the check digit that fits (GB 11643). */
function fitted(id: string): string {
  const sum = [...id.slice(0, 17)].reduce((s, d, i) => s + Number(d) * (2 ** (17 - i) % 11), 0);
  return id.slice(0, 17) + '10X98765432'[sum % 11]!;
}

it('begins with the first month that is not paid, or with the year of last month', () => {
  expect(profileStart(null, '2026-12-01')).toBe('2026-01-01');
  expect(profileStart(null, '2026-01-05')).toBe('2025-01-01');
  expect(profileStart('2026-12', '2026-12-20')).toBe('2027-01-01');
});

it('takes over what a new record leaves empty, but no opening figures', async () => {
  const first = {
    worker: 1,
    from: '2025-01-01',
    bankName: '农业银行',
    bankAccount: '2410001209200012345',
    insuranceBase: 500_000,
    openingYear: 2025,
  };
  await station.ask('registers.save', { register: 'payProfiles', values: first });
  const { id } = await station.ask('registers.save', {
    register: 'payProfiles',
    values: { worker: 1, from: '2025-07-01', insuranceBase: 560_000 },
  });
  const row = await station.ask('registers.read', { register: 'payProfiles', id });
  expect(row).toMatchObject({ bankName: '农业银行', openingYear: null });
  const { values } = await station.ask('registers.reveal', { register: 'payProfiles', ids: [id], field: 'bankAccount' });
  expect(values).toEqual([{ id, value: '2410001209200012345' }]);
});

it('takes a sheet of accounts and bases by the headings that offices use', async () => {
  const path = join(station.folder, '工资卡.xlsx');
  const heads = ['序号', '姓名', '开户行', '工资卡号', '社保基数', '住房公积金基数'];
  const rows = [
    [1, '王芳', '建设银行', '2410 0012 0920 0099', 6000, 5000.5],
    [2, '李强', '建设银行', '2410001209200077', 5200, 5200],
  ];
  const take = async (more: (string | number)[][]) => {
    writeFileSync(path, await xlsx({ name: '工资卡', rows: [heads, ...rows, ...more] }));
    const { token } = station.router.host.files.give(path);
    const found = await station.finish<{ plan: string; tables: FoundTable[] }>('spreadsheets.open', { file: token });
    expect(found.tables.map((t) => t.register)).toEqual(['payProfiles']);
    const tables = found.tables.map(({ id: table, register, context, columns }) => ({ id: table, register, context, columns }));
    const checked = await station.finish<{ tables: TableResult[] }>('spreadsheets.check', { plan: found.plan, tables });
    return { plan: found.plan, problems: checked.tables.flatMap((t) => t.errors.map((p) => p.message)) };
  };
  expect((await take([[3, '赵六', '建设银行', '2410001209200078', 5200, 5200]])).problems).toEqual(['台账中没有社区工作者“赵六”。']);
  const { plan, problems } = await take([]);
  expect(problems).toEqual([]);
  await station.finish('spreadsheets.apply', { plan });
  const kept = (await station.ask('registers.list', { register: 'payProfiles', limit: 100 })).rows;
  const newest = kept.filter((r) => r['bankName'] === '建设银行');
  expect(newest.map((r) => String(r['from']).slice(5))).toEqual(['01-01', '01-01']);
  const ids = newest.map((r) => r.id);
  const { values } = await station.ask('registers.reveal', { register: 'payProfiles', ids, field: 'bankAccount' });
  expect(values.map((v) => v.value).sort()).toEqual(['2410001209200077', '2410001209200099']);
});
