import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RegradePlan } from '#shared/contract/regrade.ts';
import { discard, newStation, passphrase } from '../../../../tests/support/station.ts';
import { commands } from '../../entry/cli/commands.ts';
import { sessionOver } from '../../entry/cli/session.ts';
import type { TestStation } from '../../../../tests/support/station.ts';

let station: TestStation;
let ids: number[];
const as = (account: string) => station.ask('station.signIn', { account, passphrase });
const plan = (on: string, workers?: number[]) => station.finish<RegradePlan>('pay.regradePreview', { on, workers });
const grade = async (worker: number, on: string) => (await station.ask('pay.worker', { worker, on })).grade;
const events = async (worker: number) =>
  (await station.ask('registers.list', { register: 'gradeEvents', filters: { worker: { in: [worker] } }, sort: { field: 'on' } })).rows;

const people: Record<string, string>[] = [
  { name: '甲一', idNumber: '520699198001010015', postClass: 'staff', serviceFrom: '2015-03-01', status: 'active' },
  { name: '甲二', idNumber: '520699198101010029', postClass: 'deputy', serviceFrom: '2010-03-01', status: 'active' },
  { name: '甲三', idNumber: '520699198201010022', serviceFrom: '2019-03-01', status: 'active' },
];

/** A number whose check digit fits. */
function numbered(body: string): string {
  const sum = [...body].reduce((s, c, i) => s + Number(c) * [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2][i]!, 0);
  return body + '10X98765432'[sum % 11];
}

beforeAll(async () => {
  station = await newStation();
  for (const [name, role] of [
    ['人事', 'personnelClerk'],
    ['主任', 'leader'],
    ['清单', 'listClerk'],
  ] as const)
    await station.ask('accounts.add', { name, role, passphrase });
  await as('人事');
  ids = [];
  for (const p of people) {
    const { id } = await station.ask('registers.save', {
      register: 'workers',
      values: { ...p, idNumber: numbered(p['idNumber']!.slice(0, 17)) },
    });
    ids.push(id);
  }
});
afterAll(() => discard(station));

type Proposed = { regrading: number; moved: number };

describe('a regrading', () => {
  let regrading: number;

  it('shows everybody who moves, and why, before anything is written', async () => {
    const made = await plan('2025-01-01');
    expect(made).toMatchObject({ people: 3, moved: 2, first: 2, unchanged: 0, incomplete: 1 });
    const { rows, total, byReason } = await station.ask('pay.regradeRows', { of: { plan: made.plan } });
    expect([total, byReason]).toEqual([2, [{ reason: 'first', count: 2 }]]);
    expect(rows[0]).toMatchObject({ name: '甲一', post: '工作人员', oldGrade: null, newGrade: 4, reason: 'first' });
    expect(rows[0]!.why.map((w) => w.text)).toEqual([
      '示例方案第 1 版',
      '2015-03-01 起，截至 2025-01-01 计 10 年（不足一年按一年计）',
      '每 3 年一档，第 4 档',
      '工作人员从 1 级起 + 3，定 4 级',
    ]);
    expect(await events(ids[0]!)).toEqual([]);
    ({ regrading } = await station.finish<Proposed>('pay.regradePropose', { plan: made.plan, note: '首次定级' }));
    expect(await station.refusal('pay.regradePropose', { plan: made.plan })).toBe('planExpired');
  });

  it('is approved by a second person who has the permission, and never by the proposer', async () => {
    expect(await station.refusal('pay.regradeApprove', { regrading })).toBe('notPermitted');
    await as('管理员');
    const other = await plan('2025-01-01');
    const own = (await station.finish<Proposed>('pay.regradePropose', { plan: other.plan })).regrading;
    expect(await station.refusal('pay.regradeApprove', { regrading: own })).toBe('secondPersonNeeded');
    await station.ask('pay.regradeWithdraw', { regrading: own });
    await as('清单');
    for (const call of ['pay.regradings', 'pay.regradeRows', 'pay.regradePreview', 'pay.effects', 'pay.worker', 'pay.catalogue'] as const)
      expect(await station.refusal(call, { on: '2025-01-01', of: { regrading }, worker: ids[0] })).toBe('notPermitted');
    await as('主任');
    expect(await station.refusal('pay.regradeWithdraw', { regrading })).toBe('notPermitted');
    expect((await station.ask('pay.regradings', {})).rows.map((r) => [r.id, r.status, r.mayApprove])).toEqual([
      [own, 'withdrawn', false],
      [regrading, 'proposed', true],
    ]);
    const { due } = await station.ask('station.overview', {});
    expect(due.filter((d) => d.kind === 'gradeApproval').map((d) => d.id)).toEqual([regrading]);
    expect(await station.finish('pay.regradeApprove', { regrading })).toEqual({ events: 2 });
    expect(await station.refusal('pay.regradeApprove', { regrading })).toBe('regradingClosed');
    // Taken back by who approved, it waits to be decided again.
    const undone = await station.ask('registers.undo', {});
    expect(undone).toMatchObject({ command: 'pay.regradeApprove', records: 2 });
    expect(await events(ids[0]!)).toEqual([]);
    expect((await station.ask('pay.regradings', {})).rows[1]).toMatchObject({ status: 'proposed', decider: null, mayApprove: true });
    expect(await station.finish('pay.regradeApprove', { regrading })).toEqual({ events: 2 });
    expect((await events(ids[0]!)).map((e) => [e['on'], e['oldGrade'], e['newGrade'], e['reason'], e['approver']])).toEqual([
      ['2025-01-01', null, 4, 'first', '主任'],
    ]);
  });

  it('names the reason of each move: years, a certificate or a post since, a fact found later', async () => {
    await as('人事');
    // A post that began in 2025, a first day that was wrong.
    await station.ask('registers.save', { register: 'workers', id: ids[0]!, values: { postClass: 'deputy', postFrom: '2025-06-01' } });
    await station.ask('registers.save', { register: 'workers', id: ids[1]!, values: { serviceFrom: '2006-03-01' } });
    const made = await plan('2026-01-01');
    const { rows } = await station.ask('pay.regradeRows', { of: { plan: made.plan } });
    expect(rows.map((r) => [r.name, r.oldGrade, r.newGrade, r.reason])).toEqual([
      ['甲一', 4, 7, 'post'],
      ['甲二', 8, 10, 'correction'],
    ]);
    const years = await plan('2028-01-01', [ids[0]!]);
    expect(years).toMatchObject({ people: 1, moved: 1 });
  });

  it('is refused where somebody was graded otherwise meanwhile, and can be sent back', async () => {
    const made = await plan('2026-01-01');
    const { regrading: second } = await station.finish<Proposed>('pay.regradePropose', { plan: made.plan });
    await station.ask('registers.save', {
      register: 'gradeEvents',
      values: { worker: ids[0]!, on: '2025-06-01', oldGrade: 4, newGrade: 7, reason: 'post' },
    });
    await as('主任');
    await expect(station.finish('pay.regradeApprove', { regrading: second })).rejects.toThrow('regradingStale');
    expect(await events(ids[1]!)).toHaveLength(1); // all or nothing
    await station.ask('pay.regradeReject', { regrading: second, reason: '请重新预览' });
    expect((await station.ask('pay.regradings', {})).rows[0]).toMatchObject({
      id: second,
      status: 'rejected',
      reason: '请重新预览',
      decider: '主任',
    });
  });

  it('shows what a fact found later does to past months', async () => {
    const { months } = await station.ask('pay.effects', { worker: ids[1]!, from: '2025-01' });
    expect(months[0]).toMatchObject({ period: '2025-01', given: 8, now: 10, due: 493_000, paid: null });
    expect(months.every((m) => m.now !== null)).toBe(true);
  });
});

describe('one worker', () => {
  it('is found by id, name or ID number, with every number of the sum', async () => {
    await as('人事');
    const asked = await station.ask('pay.worker', { worker: '甲二', on: '2026-01-01' });
    expect(asked).toMatchObject({ worker: ids[1], grade: 10, pay: { years: 20, band: 7, coefficient: 14_500, base: 340_000 } });
    expect((await station.ask('pay.worker', { worker: numbered('52069919810101002'), on: '2026-01-01' })).worker).toBe(ids[1]);
    expect((await station.ask('pay.worker', { worker: String(ids[1]), on: '2026-01-01' })).worker).toBe(ids[1]);
    expect(await station.refusal('pay.worker', { worker: '无此人' })).toBe('recordNotFound');
    expect(await grade(ids[0]!, '2025-05-31')).toBe(4);
    expect(await grade(ids[0]!, '2025-06-01')).toBe(7);
  });
});

describe('the command line', () => {
  it('answers with every intermediate number, and to nobody without the permission', async () => {
    const session = sessionOver(station.router);
    const run = (words: string[], account: string): Promise<unknown> => {
      process.env['STREET_LEDGER_USER'] = account;
      process.env['STREET_LEDGER_PASSPHRASE'] = passphrase;
      return commands['grade']!.run(session, { words, options: { on: '2026-01-01' } });
    };
    expect(await run(['甲二'], '人事')).toMatchObject({
      grade: 10,
      monthly: 493_000,
      pay: {
        years: 20,
        band: 7,
        base: 340_000,
        components: [
          { key: 'basic', amount: 345_100 },
          { key: 'performance', amount: 147_900 },
        ],
      },
    });
    await expect(run(['甲二'], '清单')).rejects.toThrow('notPermitted');
    await as('人事');
  });
});

describe('a scheme as a file', () => {
  it('comes back the same, and not where it was altered', async () => {
    const { schemes } = await station.ask('pay.catalogue', {});
    expect(schemes.map((s) => [s.key, s.installed])).toEqual([
      ['example', true],
      ['xiangan-2013', false],
      ['additive-3x12', false],
      ['hohhot', false],
      ['jinzhou', false],
    ]);
    const { scheme } = await station.ask('pay.installScheme', { key: 'xiangan-2013' });
    const path = join(station.folder, 'x.scheme.json');
    const file = (): string => station.router.host.files.give(path).token;
    const { sha256 } = await station.ask('pay.schemeFile', { scheme, file: file() });
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ format: 'street-ledger-scheme', sha256 });
    expect(await station.refusal('pay.importScheme', { file: file() })).toBe('duplicateRecord');
    const before = (await station.ask('pay.scheme', { scheme })).document;
    await station.ask('pay.removeScheme', { scheme });
    const taken = await station.ask('pay.importScheme', { file: file() });
    expect((await station.ask('pay.scheme', { scheme: taken.scheme })).document).toEqual(before);
    expect((await station.ask('pay.publish', { scheme: taken.scheme })).sha256).toBe(sha256);

    writeFileSync(path, readFileSync(path, 'utf8').replace('120000', '130000'));
    expect(await station.refusal('pay.importScheme', { file: file() })).toBe('schemeAltered');
    writeFileSync(path, '{"format":"street-ledger-scheme"}');
    expect(await station.refusal('pay.importScheme', { file: file() })).toBe('schemeNotOne');
    writeFileSync(path, 'PK\u0003\u0004');
    expect(await station.refusal('pay.importScheme', { file: file() })).toBe('schemeNotOne');
  });

  it('is held against another version, value by value and cell by cell', async () => {
    const { rows } = await station.ask('registers.list', { register: 'schemes', search: '示例方案' });
    const left = rows[0]!.id;
    const { scheme: right } = await station.ask('pay.copyVersion', { scheme: left });
    const document = (await station.ask('pay.scheme', { scheme: right })).document!;
    document.base!.values[0]!.value = 390_000;
    await station.ask('pay.saveScheme', { scheme: right, document });
    const { differences, matrix } = await station.ask('pay.compareSchemes', { left: { scheme: left }, right: { scheme: right } });
    expect(differences).toEqual([
      { path: 'version', left: 1, right: 2 },
      { path: 'base.values.2025-01-01.value', left: 340_000, right: 390_000 },
    ]);
    expect(matrix).toHaveLength(36);
    expect(matrix.at(-1)).toEqual({ grade: 1, post: 'staff', left: 340_000, right: 390_000 });
  });
});

describe('a scheme with lifts', () => {
  it('finds each record that it asks for, and says so', async () => {
    await as('管理员');
    const { rows } = await station.ask('registers.list', { register: 'schemes', search: '示例方案' });
    const { scheme } = await station.ask('pay.copyVersion', { scheme: rows[0]!.id });
    const document = (await station.ask('pay.scheme', { scheme })).document!;
    await station.ask('pay.saveScheme', {
      scheme,
      document: {
        ...document,
        name: '有加级的方案',
        nature: 'document',
        effectiveFrom: '2029-01-01',
        steps: { ...document.steps!, failedYears: 'notCounted' },
        lifts: {
          ...document.lifts,
          education: [{ educations: ['20'], degrees: [], papers: 'any', grades: 1, years: 0 }],
          certificate: [{ level: 'assistant', grades: 1 }],
          honours: [{ key: 'honour', label: '表彰', kinds: ['commendation'], levels: [], grades: 1 }],
        },
      },
    });
    await station.ask('pay.publish', { scheme });
    const worker = ids[0]!; // staff since 2015, deputy since 2025-06-01: 14 years, band 5
    const given = async () => {
      const { rows: moved } = await station.ask('pay.regradeRows', { of: { plan: (await plan('2029-01-01', [worker, worker])).plan } });
      return [moved.length, moved[0]!.newGrade, moved[0]!.why.at(-2)!.text];
    };
    expect(await given()).toEqual([1, 8, '每 3 年一档，第 5 档']);
    const records = [
      ['educationRecords', { education: '20' }, [1, 9, '大学本科，加 1 级']],
      ['certificates', { level: 'assistant' }, [1, 10, '助理社会工作师，加 1 级']],
      ['honours', { kind: 'commendation', title: '先进' }, [1, 11, '表彰，加 1 级']],
      ['assessments', { year: 2024, result: 'failed' }, [1, 11, '表彰，加 1 级']], // 13 years
      ['serviceBreaks', { from: '2020-01-01', until: '2021-12-31' }, [1, 10, '表彰，加 1 级']], // 11 years
    ] as const;
    for (const [register, values, expected] of records) {
      await station.ask('registers.save', { register, values: { worker, ...values } });
      expect([register, await given()]).toEqual([register, expected]);
    }
  });
});
