/** What changes within a month, in drafts of a small street: who comes and goes, posts, communities, flags, probation, the scheme and the policies. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PayRunLine } from '#shared/contract/payruns.ts';
import { schemeDocument } from '#shared/domain/pay/index.ts';
import type { SchemeInput } from '#shared/domain/pay/index.ts';
import { policyFile } from '#shared/domain/payroll/index.ts';
import type { MonthRule, PolicyDocument, SocialInsurance } from '#shared/domain/payroll/index.ts';
import type { RegisterName, Value } from '#shared/registers/index.ts';
import monthFile from '../../../../resources/policies/month-rule.json' with { type: 'json' };
import insuranceFile from '../../../../resources/policies/social-insurance-example.json' with { type: 'json' };
import example from '../../../../resources/schemes/example.json' with { type: 'json' };
import { discard, newStation } from '../../../../tests/support/station.ts';
import type { TestStation } from '../../../../tests/support/station.ts';
import { id } from '../spreadsheets/testing.ts';

const monthRule = policyFile.parse(monthFile).document as MonthRule;
const insurance = policyFile.parse(insuranceFile).document as SocialInsurance;

let station: TestStation;
const save = async (register: RegisterName, values: Record<string, Value>, record?: number): Promise<number> =>
  (await station.ask('registers.save', { register, values, ...(record === undefined ? {} : { id: record }) })).id;

let hired = 0;
/** In the first three years of service: staff at grade 1, deputies at 4, heads at 7, that is 1.00, 1.15 and 1.30 of the base. */
const hire = (name: string, community: number, more: Record<string, Value> = {}): Promise<number> => {
  const serviceFrom = more['serviceFrom'] ?? '2025-01-01';
  const idNumber = id('19800516', ++hired);
  return save('workers', { name, idNumber, community, postClass: 'staff', postFrom: serviceFrom, serviceFrom, status: 'active', ...more });
};
const becomes = (worker: number, postClass: string, postFrom: string): Promise<number> => save('workers', { postClass, postFrom }, worker);
const publish = async (scheme: Partial<SchemeInput> & { name: string; effectiveFrom: string }): Promise<void> => {
  const document = schemeDocument.parse({ ...example, ...scheme });
  await station.ask('pay.publish', { scheme: (await station.ask('pay.saveScheme', { document })).scheme });
};
const publishPolicy = async (name: string, effectiveFrom: string, document: PolicyDocument): Promise<void> => {
  const values = { name, kind: document.kind, status: 'draft', effectiveFrom, source: '示例', document: JSON.stringify(document) };
  await station.ask('payruns.publishPolicy', { policy: await save('payPolicies', values) });
};

/** A draft of the month, by name; nothing of it stays. */
async function drafted(period: string): Promise<(name: string) => PayRunLine> {
  const { run } = await station.finish<{ run: number }>('payruns.create', { period });
  const { rows } = await station.ask('payruns.lines', { run, reveal: true, limit: 500 });
  await station.ask('payruns.discard', { run });
  return (name) => rows.find((l) => l.name === name)!;
}
const pay = ({ basic, performance }: PayRunLine): (number | null)[] => [basic, performance];

const basic = { staff: 238_000, deputy: 273_700, head: 309_400 };
const performance = { staff: 102_000, deputy: 117_300, head: 132_600 };
type Class = keyof typeof basic;
/** So many of 31 days in each class. */
const days = (...parts: [Class, number][]): number[] =>
  [basic, performance].map((of) => Math.round(parts.reduce((sum, [postClass, n]) => sum + of[postClass] * n, 0) / 31));

beforeAll(async () => {
  station = await newStation();
});
afterAll(() => discard(station));

describe('October 2025', () => {
  let of: (name: string) => PayRunLine;
  let november: (name: string) => PayRunLine;
  beforeAll(async () => {
    const communities: number[] = [];
    for (const name of ['一面社区', '二面社区', '得旗社区', '失旗社区']) communities.push(await save('communities', { name }));
    const [one, two, gains, loses] = communities as [number, number, number, number];
    for (const [community, kind, from, until] of [
      [one, '甲旗', '2024-01-01', null],
      [two, '甲旗', '2024-01-01', null],
      [two, '乙旗', '2024-01-01', null],
      [gains, '甲旗', '2025-10-10', null],
      [loses, '甲旗', '2024-01-01', '2025-10-14'],
    ] as const)
      await save('flags', { community, kind, from, until });

    const away = await hire('去而复返', one);
    await save('serviceBreaks', { worker: away, from: '2025-10-08', until: '2025-10-17', reason: '离职后复聘' });
    const twice = await hire('两度离开', one);
    await save('serviceBreaks', { worker: twice, from: '2025-10-03', until: '2025-10-05', reason: '事假' });
    await save('serviceBreaks', { worker: twice, from: '2025-10-20', until: '2025-10-31', reason: '事假' });
    await hire('来一日', one, { serviceFrom: '2025-10-31' });
    const leaves = await hire('假中离开', one);
    await save('serviceBreaks', { worker: leaves, from: '2025-10-11', until: '2025-10-20', reason: '病假' });
    await save('workers', { leftOn: '2025-10-15', status: 'left', leftReason: '辞职' }, leaves);

    await becomes(await hire('首日换岗', one), 'deputy', '2025-10-01');
    await becomes(await hire('末日换岗', one), 'deputy', '2025-10-31');
    const thrice = await hire('两次换岗', one);
    await becomes(thrice, 'deputy', '2025-10-11');
    await becomes(thrice, 'head', '2025-10-21');

    const moved = await hire('调社区', one);
    await save('workers', { community: two, postFrom: '2025-10-11' }, moved);

    await hire('得旗', gains);
    await becomes(await hire('得旗换岗', gains), 'deputy', '2025-10-20');
    await hire('得旗新来', gains, { serviceFrom: '2025-10-20' });
    await hire('失旗', loses);
    await becomes(await hire('失旗换岗', loses), 'deputy', '2025-10-20');
    of = await drafted('2025-10');
    november = await drafted('2025-11');
  });

  it('pays the days of whoever leaves and comes back, once or twice', () => {
    expect(pay(of('去而复返'))).toEqual(days(['staff', 7 + 14]));
    expect(pay(of('两度离开'))).toEqual(days(['staff', 2 + 14]));
    expect(pay(of('来一日'))).toEqual(days(['staff', 1]));
    // Leaves on the fifth day of a break: the days of the break are not paid.
    expect(pay(of('假中离开'))).toEqual(days(['staff', 10]));
    expect(pay(november('去而复返'))).toEqual([basic.staff, performance.staff]);
  });
  it('pays a post from the day on which it begins: the first, the last, two in a month', () => {
    expect(pay(of('首日换岗'))).toEqual([basic.deputy, performance.deputy]);
    expect(pay(of('末日换岗'))).toEqual(days(['staff', 30], ['deputy', 1]));
    expect(pay(of('两次换岗'))).toEqual(days(['staff', 10], ['deputy', 10], ['head', 11]));
    expect(pay(november('末日换岗'))).toEqual([basic.deputy, performance.deputy]);
  });
  it("pays each community's flags for the days there", () => {
    expect(of('调社区')).toMatchObject({ basic: basic.staff, redFlag: Math.round((20_000 * 10 + 40_000 * 21) / 31) });
    expect(november('调社区').redFlag).toBe(40_000);
  });
  it('counts the flags of the first of the month, for everybody alike', () => {
    expect(['得旗', '得旗换岗', '得旗新来'].map((name) => of(name).redFlag)).toEqual([0, 0, 0]);
    expect(['得旗', '得旗换岗', '得旗新来'].map((name) => november(name).redFlag)).toEqual([20_000, 30_000, 20_000]);
    expect([of('失旗').redFlag, of('失旗换岗').redFlag]).toEqual([20_000, Math.round((20_000 * 19 + 30_000 * 12) / 31)]);
    expect([november('失旗').redFlag, november('失旗换岗').redFlag]).toEqual([0, 0]);
  });
  it('or those of the last, where facts count as of then', async () => {
    await publishPolicy('月末为准', '2025-10-01', { ...monthRule, factsOn: 'last' });
    const last = await drafted('2025-10');
    expect(['得旗', '失旗', '失旗换岗'].map((name) => last(name).redFlag)).toEqual([20_000, 0, 0]);
    expect(last('得旗换岗').redFlag).toBe(Math.round((20_000 * 19 + 30_000 * 12) / 31));
    await publishPolicy('月初为准', '2025-11-01', monthRule);
  });
});

describe('what is published', () => {
  it('a scheme that begins within a month counts from the next, and so does a value of it; probation ends on its day', async () => {
    const community = await save('communities', { name: '试用社区' });
    const contracted = await hire('合同试用', community);
    await save('contracts', { worker: contracted, kind: 'fixedTerm', from: '2025-08-01', probationUntil: '2025-11-15' });
    await hire('方案试用', community, { serviceFrom: '2025-08-12' });
    await hire('老员工', community);
    await publish({
      name: '年中方案',
      effectiveFrom: '2025-10-16',
      base: { values: [360_000, 380_000].map((value, i) => ({ from: ['2025-10-16', '2025-11-16'][i]!, value, source: '示例' })) },
      probation: { months: 3, share: 8_000, of: 'gradePay', performance: true, floor: 0 },
    });
    const [october, november, december] = [await drafted('2025-10'), await drafted('2025-11'), await drafted('2025-12')];
    for (const name of ['合同试用', '方案试用', '老员工']) expect(pay(october(name))).toEqual([238_000, 102_000]);
    expect(pay(november('老员工'))).toEqual([252_000, 108_000]);
    // Until the 15th, and until the 11th, at 80 %.
    expect(pay(november('合同试用'))).toEqual([(201_600 * 15 + 252_000 * 15) / 30, (86_400 * 15 + 108_000 * 15) / 30]);
    expect(pay(november('方案试用'))).toEqual([(201_600 * 11 + 252_000 * 19) / 30, (86_400 * 11 + 108_000 * 19) / 30]);
    for (const name of ['合同试用', '方案试用', '老员工']) expect(pay(december(name))).toEqual([266_000, 114_000]);
  });

  it('floor and ceiling of July take the place of those of June, and a change within a month counts from the next', async () => {
    const limited = (floor: number, ceiling: number): PolicyDocument => ({
      ...insurance,
      contributions: insurance.contributions.map((c) => ({ ...c, floor, ceiling })),
    });
    await publishPolicy('年初标准', '2025-01-01', limited(400_000, 2_000_000));
    await publishPolicy('七月标准', '2025-07-01', limited(420_000, 2_100_000));
    await publishPolicy('八月中标准', '2025-08-15', limited(430_000, 2_150_000));
    const community = await save('communities', { name: '参保社区' });
    for (const [name, base] of [
      ['低基数', 300_000],
      ['高基数', 3_000_000],
      ['中基数', 500_000],
    ] as const)
      await save('payProfiles', { worker: await hire(name, community), from: '2025-01-01', insuranceBase: base, fundBase: base });
    const bases = { '2025-06': [400_000, 2_000_000], '2025-07': [420_000, 2_100_000], '2025-08': [420_000, 2_100_000], '2025-09': [430_000, 2_150_000] }; // prettier-ignore
    for (const [month, [low, high]] of Object.entries(bases)) {
      const of = await drafted(month);
      for (const [name, base] of [
        ['低基数', low!],
        ['高基数', high!],
        ['中基数', 500_000],
      ] as const) {
        const line = of(name);
        // 8 % + 2 % + 0.5 %, and 5 % to the yuan; the employer 16 % + 7 % + 0.5 % + 0.2 %, and as much of the fund.
        const [insurance, fund, employer] = [base * 0.105, Math.round((base * 0.05) / 100) * 100, base * 0.237];
        expect(line, `${month} ${name}`).toMatchObject({ insurance, fund, employerCost: line.total! + employer + fund });
      }
    }
  });
});
