import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DifferenceLine, PayRun, PayRunLine, RunTotals } from '#shared/contract/payruns.ts';
import type { Value } from '#shared/registers/index.ts';
import { discard, passphrase } from '../../../../tests/support/station.ts';
import type { TestStation } from '../../../../tests/support/station.ts';
import { id } from '../spreadsheets/testing.ts';
import { give, importBook, sampleSheet, sampleStation } from './testing.ts';

let station: TestStation;
const ask: TestStation['ask'] = (name, input) => station.ask(name, input);
const as = (account: string): Promise<unknown> => ask('station.signIn', { account, passphrase });

async function create(period: string, more: object = {}): Promise<number> {
  return (await station.finish<{ run: number }>('payruns.create', { period, ...more })).run;
}
const read = (run: number): Promise<PayRun> => ask('payruns.read', { run });
const lines = async (run: number): Promise<PayRunLine[]> => (await ask('payruns.lines', { run, reveal: true, limit: 500 })).rows;
/** Prepared by the personnel clerk, approved by the leader, paid by the clerk. */
async function pay(run: number): Promise<void> {
  await ask('payruns.advance', { run, to: 'checked' });
  await as('领导');
  await ask('payruns.advance', { run, to: 'approved' });
  await as('人事');
  await ask('payruns.advance', { run, to: 'paid' });
}
const save = (
  register: 'workers' | 'posts' | 'payItems' | 'payProfiles' | 'serviceBreaks' | 'budgets' | 'payTemplates' | 'flags',
  values: Record<string, Value>,
  id?: number,
) => ask('registers.save', { register, values, ...(id === undefined ? {} : { id }) });
const sum = (rows: readonly PayRunLine[], field: 'total' | 'net' | 'tax' | 'held' | 'performance'): number =>
  rows.reduce((n, l) => n + (l[field] ?? 0), 0);
const money = (t: RunTotals): number[] => [
  t.basic,
  t.performance,
  t.allowance,
  t.bonus,
  t.other,
  t.gross,
  t.insurance,
  t.fund,
  t.tax,
  t.deductions,
  t.net,
  t.employerCost,
];

/** So many months after today's. */
const monthsAhead = (by: number): string => {
  const now = new Date();
  const first = new Date(now.getFullYear(), now.getMonth() + by, 1);
  return `${first.getFullYear()}-${String(first.getMonth() + 1).padStart(2, '0')}`;
};

beforeAll(async () => {
  station = await sampleStation();
  for (const [name, role] of [
    ['人事', 'personnelClerk'],
    ['领导', 'leader'],
    ['清单', 'listClerk'],
  ] as const)
    // prettier-ignore
    await ask('accounts.add', { name, role, passphrase });
  const { policies } = await ask('payruns.installPolicies', {});
  for (const policy of policies) await ask('payruns.publishPolicy', { policy });
  await as('人事');
});
afterAll(() => discard(station));

describe('a month', () => {
  let run: number;
  it('of the sample comes to 227,780 yuan, and every line says how', async () => {
    run = await create('2025-09');
    const found = await read(run);
    expect(found).toMatchObject({ status: 'draft', kind: 'ordinary', title: '2025年9月薪酬发放', preparer: '人事' });
    expect(found.totals).toMatchObject({
      people: 46,
      gross: 22_778_000,
      basic: 13_613_600,
      performance: 5_834_400,
      allowance: 300_000,
      bonus: 3_030_000,
    });
    const [first] = await lines(run);
    const detail = await ask('payruns.line', { line: first!.id });
    expect(detail.components.reduce((n, c) => n + c.amount, 0)).toBe(first!.total);
    expect(detail.stretches[0]!.steps.map((s) => s.key)).toContain('years');
    expect(detail.components.find((c) => c.kind === 'bonus')!.text).toContain('× 3');
    expect(detail.tax).toMatchObject({ months: 1, income: first!.total, taxable: first!.total! - 500_000 });
  });

  it('is prepared in the one before it at the earliest', async () => {
    for (const kind of ['ordinary', 'supplement'])
      expect(await station.refusal('payruns.create', { period: monthsAhead(2), kind })).toBe('payRunTooEarly');
    const { run } = await station.finish<{ run: number }>('payruns.create', { period: monthsAhead(1) });
    await ask('payruns.discard', { run });
  });

  it('exists once', async () => expect(await station.refusal('payruns.create', { period: '2025-09' })).toBe('payRunExists'));

  it('needs a second person, who says so to the first', async () => {
    expect(await station.refusal('payruns.advance', { run, to: 'approved' })).toBe('notPermitted'); // 人事 has no pay.approve
    await as('管理员');
    await station.finish('payruns.recompute', { run });
    expect(await station.refusal('payruns.advance', { run, to: 'approved' })).toBe('payRunState');
    await ask('payruns.advance', { run, to: 'checked' });
    expect(await station.refusal('payruns.advance', { run, to: 'approved' })).toBe('payRunSamePerson');
    expect((await read(run)).actions.find((a) => a.action === 'approve')).toEqual({
      action: 'approve',
      allowed: false,
      why: 'payRunSamePerson',
    });
    const waiting = async () => (await ask('station.overview', {})).due.filter((d) => d.kind === 'runApproval').map((d) => d.title);
    expect(await waiting()).toEqual([]);
    await as('领导');
    expect(await waiting()).toEqual(['2025年9月薪酬发放']);
    await as('管理员');
    await ask('payruns.advance', { run, to: 'draft' });
    await as('人事');
    await station.finish('payruns.recompute', { run });
    expect(await station.refusal('payruns.advance', { run, to: 'paid' })).toBe('payRunState');
    // Pressed twice at once, each step is taken once.
    const twice = (to: string): Promise<(string | null)[]> =>
      Promise.all([1, 2].map(() => station.refusal('payruns.advance', { run, to })));
    expect(await twice('checked')).toEqual([null, 'payRunState']);
    await as('领导');
    expect(await twice('approved')).toEqual([null, 'payRunState']);
    await as('人事');
    expect(await twice('paid')).toEqual([null, 'payRunState']);
    expect(await read(run)).toMatchObject({ status: 'paid', preparer: '人事', checker: '人事', approver: '领导', payer: '人事' });
  });

  it('paid is locked against every way of writing', async () => {
    const [line] = await lines(run);
    const locked = async (name: Parameters<TestStation['refusal']>[0], input: object) =>
      expect(await station.refusal(name, input), name).toBe('payRunLocked');
    await locked('registers.save', { register: 'payLines', id: line!.id, values: { total: 1 } });
    await locked('registers.save', { register: 'payLines', values: { run, name: '多一人', total: 1 } });
    await locked('registers.remove', { register: 'payLines', ids: [line!.id] });
    await locked('registers.save', { register: 'payRuns', id: run, values: { status: 'draft' } });
    await locked('payruns.recompute', { run });
    await locked('payruns.discard', { run });
    await locked('payruns.advance', { run, to: 'draft' });
    const { store } = station.router.host.open();
    for (const sql of [
      'UPDATE pay_lines SET total = 1',
      'DELETE FROM pay_lines',
      "UPDATE pay_runs SET status = 'draft'",
      'DELETE FROM pay_runs',
    ])
      await expect(store.write({ name: 'test', account: { id: 1, name: '' } }, (tx) => void tx.db.prepare(sql).run())).rejects.toThrow(
        'a paid run cannot be changed',
      );
    // An office's own sheet of the month becomes a run of its own beside it.
    await importBook(station, sampleSheet);
    const { runs } = await ask('payruns.list', { year: 2025 });
    expect(runs.map((r) => [r.kind, r.status, r.totals.gross])).toEqual([['imported', 'imported', 22_778_000], ['ordinary', 'paid', 22_778_000]]); // prettier-ignore
    await ask('registers.undo', {});
    expect((await ask('payruns.list', {})).runs).toHaveLength(1);
  });

  it("a draft is nobody's to edit but the program's", async () => {
    const draft = await create('2025-10');
    const [line] = await lines(draft);
    expect(await station.refusal('registers.save', { register: 'payLines', id: line!.id, values: { total: 1 } })).toBe('payRunReckoned');
    expect(
      await station.refusal('registers.save', { register: 'payRuns', values: { period: '2030-01', kind: 'ordinary', status: 'paid' } }),
    ).toBe('payRunLocked');
    await ask('payruns.discard', { run: draft });
    expect(await station.refusal('payruns.read', { run: draft })).toBe('recordNotFound');
  });
});

describe('what happens in a month', () => {
  const period = '2025-10';
  let run: number;
  let of: (name: string) => PayRunLine;
  beforeAll(async () => {
    const people = (await ask('registers.list', { register: 'workers', limit: 500, sort: { field: 'id' } })).rows;
    const who = (name: string): number => people.find((p) => p['name'] === name)!.id;
    await save('workers', { postClass: 'deputy', position: '居委会副主任', postFrom: '2025-10-11' }, who('蒋玉萍')); // 副职 from the 11th
    await save('workers', { leftOn: '2025-10-15', leftReason: '辞职', status: 'left' }, who('余敏娜'));
    await save('workers', {
      name: '新来人',
      idNumber: '11010519491231002X',
      community: 1,
      postClass: 'staff',
      postFrom: '2025-10-20',
      serviceFrom: '2025-10-20',
      status: 'active',
    });
    await save('serviceBreaks', { worker: who('赵辉洋'), from: '2025-10-06', until: '2025-10-10', reason: '事假' });
    await save('payItems', {
      worker: who('卢国德'),
      kind: 'suspension',
      label: '停发绩效',
      from: period,
      until: period,
      reason: '考核不合格',
    });
    await save('payItems', {
      worker: who('吴娜玉'),
      kind: 'addition',
      label: '节日慰问',
      amount: 50_000,
      from: period,
      until: period,
      reason: '通知',
    });
    await save('payItems', { worker: who('吴娜玉'), kind: 'deduction', label: '工会会费', amount: 2_000, from: period, reason: '章程' });
    await save('payProfiles', {
      worker: who('姚军洋'),
      from: '2025-10-01',
      insuranceBase: 500_000,
      fundBase: 500_000,
      additionalDeduction: 100_000,
      bankName: '示例银行',
      bankAccount: '6200000000000000001',
    });
    await save('payProfiles', { worker: who('郭军'), from: '2025-10-01', bankAccount: '6200000000000000001' });
    run = await create(period);
    const all = await lines(run);
    of = (name) => all.find((l) => l.name === name)!;
  });

  it('is paid by its days, each stretch at its own grade', async () => {
    const detail = await ask('payruns.line', { line: of('蒋玉萍').id });
    expect(detail.stretches.map((s) => [s.from, s.until, s.days, s.of, s.postClass, s.grade])).toEqual([
      ['2025-10-01', '2025-10-10', 10, 31, 'staff', 5],
      ['2025-10-11', '2025-10-31', 21, 31, 'deputy', 8],
    ]);
    // (2856 × 10 + 3213 × 21) / 31 = 3097.838…, rounded once.
    expect(of('蒋玉萍').basic).toBe(309_784);
    expect(detail.stretches.reduce((n, s) => n + s.paid, 0)).toBe(of('蒋玉萍').total);
    expect(of('余敏娜')).toMatchObject({ basic: Math.round((238_000 * 15) / 31), remark: '10-01 至 10-15' });
    expect(of('新来人')).toMatchObject({ basic: Math.round((238_000 * 12) / 31), remark: '10-20 至 10-31' });
    expect(of('赵辉洋').basic).toBe(Math.round((261_800 * 26) / 31));
  });
  it('has what is stopped, added and withheld', () => {
    expect(of('卢国德')).toMatchObject({ performance: 0, basic: 297_500, remark: '停发绩效' });
    expect(of('吴娜玉')).toMatchObject({ otherPay: 50_000, deductions: 2_000, net: of('吴娜玉').total! - of('吴娜玉').tax! - 2_000 });
  });
  it('has insurance, fund and the tax of the year so far', async () => {
    // 500,000 × (8 % + 2 % + 0.5 %) and 5 %; 9月 and 10月 are the first two months of this employment.
    expect(of('姚军洋')).toMatchObject({ insurance: 52_500, fund: 25_000, employerCost: of('姚军洋').total! + 118_500 + 25_000 });
    const { tax, insurance } = await ask('payruns.line', { line: of('姚军洋').id });
    const september = 592_000;
    expect(tax).toMatchObject({
      months: 2,
      income: september + of('姚军洋').total!,
      contributions: 77_500,
      additional: 100_000,
      withheld: 2_760,
    });
    expect(insurance.map((c) => c.employee)).toEqual([40_000, 10_000, 2_500, 0, 25_000]);
  });
  it('is checked before anybody approves it', async () => {
    const { findings } = await ask('payruns.findings', { run });
    const codes = new Set(findings.map((f) => f.code));
    expect(codes).toContain('duplicateAccount');
    expect(codes).toContain('syntheticPolicy');
    await save('workers', { name: '无岗位', idNumber: id('19700516', 901), community: 1, serviceFrom: '2025-10-01', status: 'active' });
    expect((await ask('payruns.findings', { run })).findings.map((f) => f.code)).toContain('changedSince');
    await station.finish('payruns.recompute', { run });
    const again = await ask('payruns.findings', { run });
    expect(again.findings[0]).toMatchObject({ code: 'missingFacts', severity: 'error', name: '无岗位' });
    expect(await station.refusal('payruns.advance', { run, to: 'checked' })).toBe('payRunFindings');
    const { id: worker } = (await ask('registers.list', { register: 'workers', search: '无岗位' })).rows[0]!;
    await save('workers', { postClass: 'staff', postFrom: '2025-10-01' }, worker);
    await station.finish('payruns.recompute', { run });
    await pay(run);
  });
  it('is compared with last month, person by person', async () => {
    const found = await ask('payruns.compare', { run, reveal: true, limit: 500 });
    const why = (name: string): string[] => found.rows.find((r) => r.name === name)!.reasons.map((r) => r.code);
    expect(found.with!.title).toBe('2025年9月薪酬发放');
    expect(why('蒋玉萍')).toContain('post');
    expect(why('新来人')).toEqual(['entered']);
    expect(why('卢国德')).toEqual(['suspension']);
    expect(why('赵辉洋')).toEqual(['partMonth', 'flag']);
    for (const row of found.rows.filter((r) => r.netBefore !== null && r.net !== null))
      expect(
        row.reasons.reduce((n, r) => n + r.amount!, 0),
        row.name,
      ).toBe(row.net! - row.netBefore!);
    const masked = await ask('payruns.compare', { run });
    expect(JSON.stringify(masked.rows)).not.toMatch(/"(gross|net|amount)":\d/);
  });
});

describe('what is found out later', () => {
  let supplement: number;
  it('shows what locked months would pay now, and leaves them as they are', async () => {
    const { runs } = await ask('payruns.list', {});
    const before = await Promise.all(runs.map((r) => lines(r.id)));
    const { id: worker } = (await ask('registers.list', { register: 'workers', search: '郭军' })).rows[0]!;
    await save('workers', { certificate: 'intermediate', certificateOn: '2025-08-20' }, worker); // a certificate found in November
    const { lines: found, months } = await station.finish<{ lines: DifferenceLine[]; months: object[] }>('payruns.differences', {
      reveal: true,
    });
    expect(found.map((d) => [d.name, d.period, d.amount, d.components.find((c) => c.key === 'certificateAllowance')?.amount])).toEqual([
      ['郭军', '2025-09', 20_000, 20_000],
      ['郭军', '2025-10', 20_000, 20_000],
    ]);
    expect(months).toMatchObject([{ period: '2025-09', people: 1, amount: 20_000 }, { period: '2025-10', people: 1, amount: 20_000 }]); // prettier-ignore
    expect(await Promise.all(runs.map((r) => lines(r.id)))).toEqual(before);
  });
  it('is paid by a later run whose lines name run, month and component, and then there is no difference', async () => {
    supplement = await create('2025-11', { kind: 'supplement' });
    const all = await lines(supplement);
    expect(all.map((l) => [l.name, l.origin!.period, l.total, l.certificateAllowance])).toEqual([['郭军', '2025-09', 20_000, 20_000], ['郭军', '2025-10', 20_000, 20_000]]); // prettier-ignore
    expect((await ask('payruns.line', { line: all[0]!.id })).components).toMatchObject([
      { key: 'certificateAllowance', label: '2025-09 职业资格补贴', amount: 20_000 },
    ]);
    await pay(supplement);
    expect((await station.finish<{ lines: object[] }>('payruns.differences', {})).lines).toEqual([]);
    expect(await station.refusal('payruns.create', { period: '2025-12', kind: 'supplement' })).toBeNull();
  });
  it('reversed, a run and its reversal are nothing, and its differences are open again', async () => {
    expect(await station.refusal('payruns.reverse', { run: supplement, period: monthsAhead(2) })).toBe('payRunTooEarly');
    const { run } = await station.finish<{ run: number }>('payruns.reverse', { run: supplement, period: '2025-12' });
    const [a, b] = [await read(supplement), await read(run)];
    expect(b).toMatchObject({ kind: 'reversal', title: '冲销2025年11月补发补扣', reverses: supplement });
    expect(money(a.totals).map((n, i) => n + money(b.totals)[i]!)).toEqual(money(a.totals).map(() => 0));
    expect(await station.refusal('payruns.reverse', { run: supplement })).toBe('payRunState');
    await pay(run);
    expect((await station.finish<{ lines: object[] }>('payruns.differences', {})).lines).toHaveLength(2);
    const december = await create('2025-12', { differences: true });
    const own = (await lines(december)).filter((l) => l.name === '郭军');
    expect(own.map((l) => l.origin?.period ?? null)).toEqual([null, '2025-09', '2025-10']);
    expect(sum(own, 'net')).toBe(sum(own, 'total') - sum(own, 'tax'));
    await ask('payruns.discard', { run: december });
  });
});

describe('out of the program', () => {
  let run: number;
  const exported = async (input: object, name: string): Promise<unknown[][]> => {
    const path = join(station.folder, name);
    await station.finish('payruns.export', { run, file: give(station, path), ...input });
    return (await readXlsx(readFileSync(path))).sheets[0]!.rows;
  };
  beforeAll(async () => {
    run = (await ask('payruns.list', {})).runs.find((r) => r.period === '2025-10' && r.kind === 'ordinary')!.id;
  });

  it("the payroll sheet has the office's own columns, and sums", async () => {
    const standard = await exported({ what: 'sheet' }, '发放表.xlsx');
    expect(standard[0]![0]).toBe('2025年10月薪酬发放');
    expect(standard.at(-1)![standard[1]!.indexOf('应发合计')]).toBe((await read(run)).totals.gross / 100);
    expect(standard).toHaveLength(48 + 3);
    const columns = JSON.stringify([
      { key: 'name', label: '领款人' },
      { key: 'net' },
      { text: '人民币', label: '币种' },
      { key: 'signature' },
    ]);
    const { id: template } = await save('payTemplates', { name: '本街道', purpose: 'sheet', columns });
    const own = await exported({ what: 'sheet', template }, '本街道.xlsx');
    expect(own[1]).toEqual(['领款人', '实发合计', '币种', '签名']);
    expect(own[2]!.slice(0, 3)).toEqual(['姚军洋', expect.any(Number), '人民币']);
    expect(
      await station.refusal('registers.save', {
        register: 'payTemplates',
        values: { name: '坏', purpose: 'sheet', columns: '[{"key":"bankAccount"}]' },
      }),
    ).toBe('recordInvalid');
  });
  it('the bank gets one payment a person, and who has no account is named', async () => {
    const path = join(station.folder, '代发.csv');
    const result = await station.finish<{ rows: number; missing: { name: string }[] }>('payruns.export', {
      run,
      what: 'bank',
      format: 'csv',
      file: give(station, path),
    });
    expect(result.rows).toBe(2);
    expect(result.missing).toHaveLength(46);
    const text = readFileSync(path, 'utf8');
    expect(text.startsWith('\uFEFF序号,姓名,银行账号,开户银行,实发合计,摘要\r\n')).toBe(true);
    expect(text).toContain('姚军洋,\t6200000000000000001,示例银行,');
  });
  it('the cost is told by community and component, on screen and as a workbook', async () => {
    const { rows, total } = await ask('payruns.cost', { run });
    expect(rows).toHaveLength(5);
    expect(rows.reduce((n, r) => n + r.cost, 0)).toBe(total.cost);
    expect((await exported({ what: 'cost' }, '成本.xlsx')).at(-1)!.at(-1)).toBe(total.cost / 100);
  });
  it('slips say everything a person is paid', async () => {
    const { slips, total } = await ask('payruns.slips', { run, limit: 500 });
    expect(total).toBe(48);
    for (const s of slips) {
      expect(s.earnings.reduce((n, e) => n + e.amount, 0)).toBe(s.gross);
      expect(s.gross - s.deductions.reduce((n, d) => n + d.amount, 0)).toBe(s.net);
    }
    expect(slips[0]!.deductions.map((d) => d.label)).toContain('基本养老保险');
  });
  it('the budget knows what is paid', async () => {
    await save('budgets', { year: 2025, component: 'total', amount: 30_000_000 });
    const { rows, months } = await ask('payruns.budget', { year: 2025 });
    const total = rows.find((r) => r.component === 'total')!;
    expect(total.paid).toBe(months.reduce((n, m) => n + m.cost, 0));
    expect(total.left).toBe(30_000_000 - total.paid - total.pending);
    expect(total.left).toBeLessThan(0);
  });
  it('a sheet from outside costs what it pays, as it says nothing of the employer', async () => {
    const imported = await ask('registers.save', {
      register: 'payRuns',
      values: { period: '2024-05', kind: 'imported', status: 'imported' },
    });
    await ask('registers.save', { register: 'payLines', values: { run: imported.id, name: '姚军洋', total: 400_000 } });
    const { rows, months } = await ask('payruns.budget', { year: 2024 });
    const paid = Object.fromEntries(rows.map((r) => [r.component, r.paid]));
    expect([paid['total'], paid['employer']]).toEqual([400_000, 0]);
    expect(months).toEqual([{ period: '2024-05', gross: 400_000, cost: 400_000 }]);
  });
});

describe('who may not', () => {
  it('sees nothing of pay: no run, line, export, history or trail', async () => {
    const run = (await ask('payruns.list', {})).runs[0]!.id;
    const [line] = await lines(run);
    await as('清单');
    const file = give(station, join(station.folder, 'x.xlsx'));
    const calls: [Parameters<TestStation['refusal']>[0], object][] = [
      ['payruns.list', {}], ['payruns.read', { run }], ['payruns.lines', { run }], ['payruns.lines', { run, reveal: true }], ['payruns.line', { line: line!.id }],
      ['payruns.findings', { run }], ['payruns.compare', { run }], ['payruns.cost', { run }], ['payruns.slips', { run }], ['payruns.budget', { year: 2025 }],
      ['payruns.differences', {}], ['payruns.export', { run, what: 'sheet', file }], ['payruns.reconcile', { file }], ['payruns.policies', {}],
      ['payruns.create', { period: '2026-01' }], ['payruns.reverse', { run }], ['payruns.discard', { run }], ['payruns.advance', { run, to: 'checked' }],
      ['payruns.advance', { run, to: 'approved' }], ['payruns.columns', { what: 'bank' }], ['payruns.installPolicies', {}], ['payruns.publishPolicy', { policy: 1 }],
      ['payruns.recompute', { run }], ['audit.list', {}],
      ...(['payRuns', 'payLines', 'payProfiles', 'payItems', 'payPolicies', 'budgets', 'payTemplates'] as const).flatMap((register): [Parameters<TestStation['refusal']>[0], object][] => [
        ['registers.list', { register }], ['registers.read', { register, id: 1 }], ['registers.history', { register, id: 1 }],
        ['registers.export', { register, file }], ['registers.count', { register, by: ['note'] }], ['registers.choices', { register }],
      ]),
      ['registers.reveal', { register: 'payLines', ids: [line!.id], field: 'total' }],
    ]; // prettier-ignore
    for (const [name, input] of calls) expect(await station.refusal(name, input), `${name} ${JSON.stringify(input)}`).toBe('notPermitted');
    await as('人事');
  });
  it('who may see pay sees amounts only when asked for, and that is recorded', async () => {
    const run = (await ask('payruns.list', {})).runs[0]!.id;
    const { rows } = await ask('payruns.lines', { run });
    expect(rows[0]).toMatchObject({ total: null, net: null, base: null, name: expect.any(String) as string });
    await ask('payruns.lines', { run, reveal: true });
    await as('管理员');
    const { steps } = await ask('audit.list', { limit: 50 });
    expect(steps.some((s) => s.command === 'payruns.lines' && s.account === '人事')).toBe(true);
  });
});
