import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idCheckDigit } from '#shared/domain/idNumber.ts';
import { addDays } from '#shared/domain/pay/index.ts';
import type { Value } from '#shared/registers/index.ts';
import { discard, newStation, passphrase } from '../../../../tests/support/station.ts';
import type { TestStation } from '../../../../tests/support/station.ts';
import { dueListOf, dueOf } from './due.ts';

const today = '2026-11-22';
const idOf = (birth: string, n: number): string => {
  const first = `520699${birth.replaceAll('-', '')}${String(n).padStart(3, '0')}`;
  return first + idCheckDigit(first);
};

describe('what is due', () => {
  let station: TestStation;
  let number = 0;
  const ids: Record<string, number> = {};

  async function worker(name: string, values: Record<string, Value> = {}): Promise<number> {
    const birthDate = (values['birthDate'] as string | undefined) ?? '1990-01-01';
    const sex = values['sex'] ?? '1';
    number += 2;
    const { id } = await station.ask('registers.save', {
      register: 'workers',
      values: {
        name,
        sex,
        birthDate,
        idNumber: idOf(birthDate, number + (sex === '1' ? 1 : 0)),
        community: 1,
        serviceFrom: '2026-02-01',
        ...values,
      },
    });
    return (ids[name] = id);
  }
  const part = (register: 'contracts' | 'posts' | 'mandates' | 'assessments', values: Record<string, Value>) =>
    station.ask('registers.save', { register, values });
  const due = () => dueOf(station.router.host.open().store, 1, today);
  const namesOf = (kind: Parameters<typeof dueListOf>[3]['kind']) =>
    dueListOf(station.router.host.open().store, 1, today, { kind, offset: 0, limit: 100 }).rows.map((r) => [r.name, r.on, r.daysLeft]);

  beforeAll(async () => {
    station = await newStation();
    await station.ask('registers.save', { register: 'communities', values: { name: '团山社区' } });
  });
  afterAll(() => discard(station));

  it('is nothing in a street without people, and the next regrading by the scheme in force for those in service', async () => {
    expect(await due()).toEqual({ on: today, groups: [] });
    await worker('无事');
    const { groups } = await due();
    expect(groups).toHaveLength(1);
    expect(groups[0]).toMatchObject({ kind: 'regrading', count: 1, on: '2027-01-01', daysLeft: 40 });
    expect(groups[0]!.about).toContain('示例方案');
    expect((await dueOf(station.router.host.open().store, 1, '2026-11-16')).groups).toEqual([]);
  });

  it('tells of contracts that end, the last one of each worker, also when it has ended', async () => {
    const soon = await worker('将满');
    await part('contracts', { worker: soon, kind: 'fixedTerm', from: '2023-12-01', until: '2026-12-01', number: '甲1' });
    const renewed = await worker('已续');
    await part('contracts', { worker: renewed, kind: 'fixedTerm', from: '2023-11-25', until: '2026-11-24' });
    await part('contracts', { worker: renewed, kind: 'fixedTerm', from: '2026-11-25', until: '2029-11-24' });
    const over = await worker('已满');
    await part('contracts', { worker: over, kind: 'fixedTerm', from: '2023-11-01', until: '2026-10-31' });
    const later = await worker('尚早');
    await part('contracts', { worker: later, kind: 'fixedTerm', from: '2024-01-23', until: addDays(today, 61) });
    const edge = await worker('恰六十天');
    await part('contracts', { worker: edge, kind: 'fixedTerm', from: '2024-01-22', until: addDays(today, 60) });
    const gone = await worker('已离', { serviceFrom: '2025-01-01', status: 'left', leftOn: '2026-01-05', fileHandedOverOn: '2026-01-10' });
    await part('contracts', { worker: gone, kind: 'fixedTerm', from: '2023-12-01', until: '2026-12-01' });
    expect(namesOf('contractEnding')).toEqual([
      ['已满', '2026-10-31', -22],
      ['将满', '2026-12-01', 9],
      ['恰六十天', '2027-01-21', 60],
    ]);
    expect((await due()).groups[0]).toMatchObject({ kind: 'contractEnding', count: 3, on: '2026-10-31', daysLeft: -22 });
  });

  it('tells of probation while it lasts', async () => {
    const one = await worker('试用');
    await part('contracts', { worker: one, kind: 'fixedTerm', from: '2026-09-01', until: '2029-08-31', probationUntil: '2026-11-30' });
    const past = await worker('转正');
    await part('contracts', { worker: past, kind: 'fixedTerm', from: '2026-08-01', until: '2029-07-31', probationUntil: '2026-11-21' });
    expect(namesOf('probationEnding')).toEqual([['试用', '2026-11-30', 8]]);
  });

  it('tells of terms of office that end and were not followed by another', async () => {
    const one = await worker('届满', { position: '居委会主任' });
    await part('posts', { worker: one, from: '2021-12-10', until: '2026-12-09', position: '居委会主任' });
    const next = await worker('连任', { postFrom: '2026-11-01', position: '居委会主任' });
    await part('posts', { worker: next, from: '2021-11-01', until: '2026-10-31', position: '居委会主任' });
    const moved = await worker('转任');
    await part('posts', { worker: moved, from: '2021-11-01', until: '2026-10-31', position: '居委会委员' });
    await part('posts', { worker: moved, from: '2026-11-01', position: '居委会副主任' });
    expect(namesOf('termEnding')).toEqual([['届满', '2026-12-09', 17]]);
    await part('mandates', { worker: one, kind: 'peoplesDeputy', level: 'county', from: '2021-12-20', until: '2026-12-20' });
    expect((await due()).groups.find((g) => g.kind === 'mandateEnding')?.first).toMatchObject([
      { name: '届满', note: '县级人大代表', daysLeft: 28 },
    ]);
  });

  it('asks for the file within 15 days of leaving, until it is handed over', async () => {
    await worker('待转', { status: 'left', leftOn: '2026-11-15', leftKind: 'resigned' });
    await worker('逾期', { status: 'retired', leftOn: '2026-11-01', leftKind: 'retired' });
    await worker('去世', { status: 'left', leftOn: '2026-11-10', leftKind: 'died' });
    await worker('已转', { status: 'left', leftOn: '2026-11-10', fileHandedOverOn: '2026-11-12' });
    await worker('前年', { status: 'left', leftOn: '2024-11-10', serviceFrom: '2020-01-01' });
    expect(namesOf('fileHandover')).toEqual([
      ['逾期', '2026-11-16', -6],
      ['待转', '2026-11-30', 8],
    ]);
    expect((await due()).groups.find((g) => g.kind === 'fileHandover')?.first[1]?.note).toBe('本人辞职');
  });

  it('tells of those who reach the age of retirement within a year, by all three tables', async () => {
    // 60 years and 6 months: born 1966-09 to 1966-12 retire 2027-03 to 2027-06.
    await worker('男', { birthDate: '1966-11-22' });
    // Without a registered age the earlier one reminds: 50 years and 11 months.
    await worker('女未登记', { sex: '2', birthDate: '1976-10-10' });
    await worker('女五十五', { sex: '2', birthDate: '1976-10-11', retirementAge: '55' });
    await worker('女干部', { sex: '2', birthDate: '1971-09-01', retirementAge: '55' });
    await worker('到龄在岗', { birthDate: '1965-01-10' });
    await worker('已退', {
      birthDate: '1965-01-11',
      status: 'retired',
      leftOn: '2025-02-11',
      fileHandedOverOn: '2025-02-20',
      serviceFrom: '2001-01-01',
    });
    await worker('一年零一天', { birthDate: '1967-04-23' });
    const found = namesOf('retirement');
    expect(found).toEqual([
      ['到龄在岗', '2025-02-10', -650],
      ['女干部', '2027-03-01', 99],
      ['男', '2027-05-22', 181],
    ]);
    expect(namesOf('retirementUnregistered')).toEqual([['女未登记', '2027-09-10', 292]]);
    const facts = await station.ask('careers.worker', { worker: ids['女未登记']!, on: today });
    expect(facts).toMatchObject({ age: 50, retirement: { on: '2027-09-10', assumed: true, basis: 'femaleWorker' } });
    expect(facts.retirementText).toContain('没有登记原法定退休年龄');
  });

  it('asks for last year’s assessments of those who were there at its end', async () => {
    await worker('漏考', { serviceFrom: '2025-12-31' });
    const done = await worker('已考', { serviceFrom: '2020-01-01' });
    await part('assessments', { worker: done, year: 2025, result: 'qualified' });
    expect(namesOf('assessmentMissing')).toEqual([['漏考', '2026-03-31', -236]]);
    expect((await due()).groups.find((g) => g.kind === 'assessmentMissing')).toMatchObject({ about: '2025', count: 1 });
  });

  it('counts anew once a record has changed, and follows what the office has set', async () => {
    const { settings, changed } = await station.ask('careers.settings', {});
    expect(changed).toBe(false);
    await station.ask('careers.saveSettings', {
      settings: { ...settings, womensAge: '55', ahead: { ...settings.ahead, contractEnding: 61 } },
    });
    expect(namesOf('retirementUnregistered')).toEqual([]);
    expect(namesOf('contractEnding')).toHaveLength(4);
    await station.ask('careers.saveSettings', { settings: null });
    expect(namesOf('contractEnding')).toHaveLength(3);
    const { steps } = await station.ask('audit.list', { limit: 1 });
    expect(steps[0]).toMatchObject({ command: 'careers.saveSettings' });
  });

  it('says the most pressing kind first, and pages', async () => {
    const { groups } = await due();
    expect(groups.map((g) => g.daysLeft)).toEqual(groups.map((g) => g.daysLeft).toSorted((a, b) => a - b));
    expect(groups[0]?.kind).toBe('retirement');
    const store = station.router.host.open().store;
    const page = dueListOf(store, 1, today, { kind: 'retirement', offset: 2, limit: 1 });
    expect([page.total, page.rows.map((r) => r.name)]).toEqual([3, ['男']]);
  });

  it('is for those who may see personnel records', async () => {
    await station.ask('accounts.add', { name: '清单', role: 'listClerk', passphrase });
    await station.ask('station.signIn', { account: '清单', passphrase });
    const asked: [Parameters<TestStation['refusal']>[0], object][] = [
      ['careers.due', {}],
      ['careers.dueList', { kind: 'retirement' }],
      ['careers.worker', { worker: 1 }],
      ['careers.structure', {}],
      ['careers.structureWorkbook', { file: 'x' }],
      ['careers.coverage', {}],
      ['careers.quotas', {}],
      ['careers.settings', {}],
      ['careers.saveSettings', { settings: null }],
    ];
    for (const [call, input] of asked) expect([call, await station.refusal(call, input)]).toEqual([call, 'notPermitted']);
    const { due: seen } = await station.ask('station.overview', {});
    expect(JSON.stringify(seen)).not.toContain('到龄在岗');
  });
});
