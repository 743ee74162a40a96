import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import incomeTaxFile from '../../../resources/policies/income-tax-2019.json' with { type: 'json' };
import insuranceFile from '../../../resources/policies/social-insurance-example.json' with { type: 'json' };
import type { MonthPay } from '../pay/month.ts';
import { contributionsFor } from './insurance.ts';
import { earn } from './line.ts';
import type { Item, Month, PaidStretch } from './line.ts';
import { firstDay, lastDay, monthAfter, stretchesOf, worth } from './month.ts';
import { canonicalPolicy, policyFile, readPolicy } from './policies.ts';
import type { IncomeTax, SocialInsurance } from './policies.ts';
import { halfUp, handOut, roundTo } from './rounding.ts';
import { monthsEmployed, withhold } from './tax.ts';

const tax = policyFile.parse(incomeTaxFile).document as IncomeTax;
const insurance = policyFile.parse(insuranceFile).document as SocialInsurance;
const yuan = (n: number): number => Math.round(n * 100);
/** Tax on a year's taxable income, by months of no deduction. */
const dueOn = (taxable: number): number => withhold(tax, { months: 0, income: taxable, contributions: 0, additional: 0, withheld: 0 }).due;

describe('个人所得税 (个人所得税法 税率表一; 国家税务总局公告2018年第61号 附件预扣率表一)', () => {
  // Upper end of each bracket in yuan, tax there, rate below and above.
  it.each([
    [36_000, 1_080, 300, 1000],
    [144_000, 11_880, 1000, 2000],
    [300_000, 43_080, 2000, 2500],
    [420_000, 73_080, 2500, 3000],
    [660_000, 145_080, 3000, 3500],
    [960_000, 250_080, 3500, 4500],
  ])('at %d yuan a year comes to %d, by %d and then %d ten-thousandths', (end, due, below, above) => {
    const at = (fen: number) => withhold(tax, { months: 0, income: fen, contributions: 0, additional: 0, withheld: 0 });
    expect(at(yuan(end))).toMatchObject({ due: yuan(due), rate: below });
    expect(at(yuan(end) + 100)).toMatchObject({ rate: above, due: yuan(due) + above / 100 });
    // The quick deductions join the brackets: nothing jumps at a boundary.
    expect(at(yuan(end) + 1).due - at(yuan(end)).due).toBeLessThanOrEqual(1);
  });

  it('withholds month after month what the year comes to: 30,000 a month, the example of every handbook', () => {
    let withheld = 0;
    const months = Array.from({ length: 12 }, (_, i) => {
      const found = withhold(tax, {
        months: i + 1,
        income: yuan(30_000) * (i + 1),
        contributions: yuan(4_500) * (i + 1),
        additional: yuan(2_000) * (i + 1),
        withheld,
      });
      withheld += found.tax;
      return found.tax;
    });
    expect(months[0]).toBe(yuan(555)); // (30000−5000−4500−2000)×3%
    expect(months[1]).toBe(yuan(625)); // 37000×10%−2520−555
    expect(months[2]).toBe(yuan(1_850)); // 55500×10%−2520−1180
    expect(withheld).toBe(dueOn(yuan(18_500 * 12)));
  });

  it('gives nothing back within the year and never asks for less than nothing', () => {
    expect(withhold(tax, { months: 2, income: yuan(12_000), contributions: 0, additional: yuan(4_000), withheld: yuan(60) }).tax).toBe(0);
    expect(withhold(tax, { months: 1, income: 0, contributions: 0, additional: 0, withheld: 0 })).toMatchObject({
      taxable: 0,
      tax: 0,
      rate: 300,
    });
  });

  it('counts the deduction from January, or from the month of entry in the year', () => {
    const months = (
      period: string,
      from: string | null,
      until: string | null = null,
      absent: { from: string; until: string | null }[] = [],
    ) => monthsEmployed(period, { from, until, absent }).length;
    expect(months('2025-09', '2018-03-01')).toBe(9);
    expect(months('2025-09', null)).toBe(9);
    expect(months('2025-09', '2025-09-16')).toBe(1);
    expect(months('2025-12', '2025-03-31')).toBe(10);
    expect(months('2025-02', '2025-03-01')).toBe(0);
    // 2018年第61号 第六条: who left on 31 March was employed for three months, whenever something is paid later.
    expect(months('2026-10', '2020-01-01', '2026-03-31')).toBe(3);
    expect(months('2026-10', '2020-01-01', null, [{ from: '2026-03-01', until: '2026-06-15' }])).toBe(7);
    expect(months('2026-02', '2020-01-01', '2025-12-31')).toBe(0);
  });

  it('of a year is the same however it is spread over the months, as long as no month overpays', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 500_000, max: 8_000_000 }), { minLength: 12, maxLength: 12 }), (given) => {
        const months = given.toSorted((a, b) => a - b);
        let [income, withheld] = [0, 0];
        months.forEach((month, i) => {
          income += month;
          withheld += withhold(tax, { months: i + 1, income, contributions: 0, additional: 0, withheld }).tax;
        });
        expect(withheld).toBe(dueOn(income - 12 * tax.monthlyDeduction));
      }),
    );
  });
});

describe('社会保险和住房公积金', () => {
  const sides = (base: number | null, fundBase: number | null = base, fundRate: number | null = null) =>
    Object.fromEntries(contributionsFor(insurance, { insuranceBase: base, fundBase, fundRate }, 0).map((c) => [c.key, c]));

  it('stand between floor and ceiling', () => {
    expect(sides(yuan(3_000))['pension']).toMatchObject({ base: yuan(4_000), employee: yuan(320), employer: yuan(640) });
    expect(sides(yuan(4_000))['pension']!.base).toBe(yuan(4_000));
    expect(sides(yuan(5_123.45))['pension']).toMatchObject({ employee: yuan(409.88), employer: yuan(819.75) });
    expect(sides(yuan(90_000))['pension']!.base).toBe(yuan(20_000));
    expect(sides(yuan(5_000))['injury']).toMatchObject({ employee: 0, employer: yuan(10) });
  });
  it('round the fund to the yuan, at the rate of the worker where there is one', () => {
    expect(sides(null, yuan(5_430))['fund']).toMatchObject({ employee: yuan(272), employer: yuan(272) });
    expect(sides(null, yuan(5_430), 1_200)['fund']).toMatchObject({ employeeRate: 1_200, employee: yuan(652), employer: yuan(652) });
  });
  it('are nothing without a base', () =>
    expect(contributionsFor(insurance, { insuranceBase: null, fundBase: null, fundRate: null }, yuan(5_000))).toEqual([]));
});

describe('policies', () => {
  it('say where a document is wrong', () => {
    expect(readPolicy('{')).toEqual({ at: '' });
    expect(readPolicy(JSON.stringify({ ...tax, brackets: [{ upTo: 100, rate: 300, quick: 0 }] }))).toEqual({ at: 'brackets' });
    expect(readPolicy(JSON.stringify({ ...tax, monthlyDeduction: -1 }))).toEqual({ at: 'monthlyDeduction' });
    expect(readPolicy(JSON.stringify(insurance))).toEqual({ document: insurance });
  });
  it('have one text, however their keys are ordered', () => {
    const policy = policyFile.parse(insuranceFile);
    const turned = JSON.parse(JSON.stringify(policy), (_, v: unknown) =>
      v && typeof v === 'object' && !Array.isArray(v) ? Object.fromEntries(Object.entries(v).reverse()) : v,
    ) as typeof policy;
    expect(canonicalPolicy(turned)).toBe(canonicalPolicy(policy));
  });
});

describe('a month', () => {
  it('is cut where something begins', () => {
    expect(stretchesOf('2025-02', ['2025-02-16', '2025-01-20', '2025-03-01', '2025-02-01'])).toEqual([
      { from: '2025-02-01', until: '2025-02-15' },
      { from: '2025-02-16', until: '2025-02-28' },
    ]);
    expect(lastDay('2024-02')).toBe('2024-02-29');
    expect(monthAfter('2025-12')).toBe('2026-01');
    expect(monthAfter('2025-01', -1)).toBe('2024-12');
  });
  it('is worth its days, its weekdays over 21.75, or the whole less those missed', () => {
    const second = [{ from: '2025-09-16', until: '2025-09-30' }]; // 11 of September's 22 weekdays
    expect(worth('calendarDays', '2025-09', second)).toEqual([{ days: 15, of: 30 }]);
    expect(worth('payDays', '2025-09', second)).toEqual([{ days: 1_100, of: 2_175 }]);
    expect(worth('payDaysDeducted', '2025-09', second)).toEqual([{ days: 1_075, of: 2_175 }]);
    // 22 weekdays of 23 are not more than the whole.
    expect(worth('payDays', '2025-10', [{ from: '2025-10-02', until: '2025-10-31' }])).toEqual([{ days: 2_200, of: 2_200 }]);
  });
  it('cut anywhere makes the whole again', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('calendarDays' as const, 'payDays' as const, 'payDaysDeducted' as const),
        fc.integer({ min: 0, max: 60 }),
        fc.uniqueArray(fc.integer({ min: 2, max: 28 }), { maxLength: 5 }),
        (rule, ahead, days) => {
          const month = monthAfter('2023-01', ahead);
          const cut = stretchesOf(
            month,
            days.map((d) => `${month}-${String(d).padStart(2, '0')}`),
          );
          const parts = worth(rule, month, cut);
          expect(parts.reduce((sum, p) => sum + p.days, 0)).toBe(parts[0]!.of);
          expect(cut[0]!.from).toBe(firstDay(month));
        },
      ),
    );
  });
});

describe('rounding', () => {
  it('goes half up, a negative as its opposite', () => {
    expect([halfUp(5, 2), halfUp(-5, 2), halfUp(4, 3), halfUp(0, 7)]).toEqual([3, -3, 1, 0]);
    expect(roundTo(12_350, 1, 'yuan')).toBe(12_400);
    expect(roundTo(1_234, 1, 'jiao')).toBe(1_230);
  });
  it('hands a whole out so that the parts sum to it and none is off by more than one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -100_000_000, max: 100_000_000 }),
        fc.array(fc.integer({ min: 0, max: 3_100 }), { minLength: 1, maxLength: 8 }),
        (whole, shares) => {
          const sum = shares.reduce((a, b) => a + b, 0);
          const parts = handOut(whole, shares);
          expect(parts.reduce((a, b) => a + b, 0)).toBe(sum === 0 ? 0 : whole);
          parts.forEach((p, i) => sum > 0 && expect(Math.abs(p - (whole * shares[i]!) / sum)).toBeLessThanOrEqual(1));
        },
      ),
    );
  });
});

/** Pay of a whole month: basic, performance, certificate, flags. */
const payOf = (
  grade: number,
  amounts: readonly [number, number, number, number],
  paid: 'monthly' | 'quarterly' | 'halfYearly' | 'yearly' = 'monthly',
): MonthPay => {
  const kinds = ['basic', 'performance', 'allowance', 'bonus'] as const;
  const keys = ['basic', 'performance', 'certificate', 'redFlag'];
  return {
    post: 'staff',
    grade,
    years: 1,
    band: 1,
    coefficient: 10_000,
    base: yuan(3_400),
    probation: false,
    components: kinds.map((kind, i) => ({
      key: keys[i]!,
      label: keys[i]!,
      kind,
      amount: amounts[i]!,
      paid: kind === 'performance' ? paid : 'monthly',
      text: '',
      article: null,
    })),
    total: amounts.reduce((a, b) => a + b, 0),
  };
};
const whole = (pay: MonthPay): PaidStretch => ({ from: '2025-09-01', until: '2025-09-30', days: 1, of: 1, pay });
const month = (stretches: PaidStretch[], more: Partial<Month> = {}): Month => ({
  month: '2025-09',
  shape: {
    rounding: { unit: 'fen', at: 'part', way: 'halfUp', article: null },
    certificate: new Set(['certificate']),
    redFlag: new Set(['redFlag']),
    // As `shapeOf` has it of the scheme: what any stretch pays later than monthly.
    waits: new Map(
      stretches
        .flatMap((s) => s.pay.components)
        .flatMap((c) => (c.paid === 'monthly' ? [] : [[c.key, { ...c, whole: false, assessed: false }]])),
    ),
  },
  prorated: ['basic', 'performance', 'allowance', 'bonus'],
  stretches,
  items: [],
  held: {},
  leaves: false,
  ...more,
});
const item = (kind: Item['kind'], amount: number, more: Partial<Item> = {}): Item => ({
  kind,
  label: kind,
  amount,
  share: 0,
  taxable: true,
  reason: '',
  bonus: null,
  ...more,
});
const staff = payOf(4, [273_700, 117_300, 10_000, 60_000]);

describe("a worker's month", () => {
  it('has its columns', () => {
    expect(earn(month([whole(staff)]))).toMatchObject({
      basic: 273_700,
      performance: 117_300,
      certificateAllowance: 10_000,
      redFlag: 60_000,
      otherPay: 0,
      total: 461_000,
      held: 0,
    });
  });
  it('pays each stretch at its own grade, and what is not prorated as it is at the end', () => {
    const deputy = payOf(7, [309_400, 132_600, 10_000, 90_000]);
    const stretches = [
      { from: '2025-09-01', until: '2025-09-10', days: 10, of: 30, pay: staff },
      { from: '2025-09-11', until: '2025-09-30', days: 20, of: 30, pay: deputy },
    ];
    const found = earn(month(stretches));
    expect(found.basic).toBe(297_500); // 2737×1/3 + 3094×2/3 = 2975.00
    expect(found.redFlag).toBe(80_000);
    expect(found.byStretch.reduce((a, b) => a + b, 0)).toBe(found.total);
    expect(earn(month(stretches, { prorated: ['basic', 'performance'] })).redFlag).toBe(90_000);
  });
  it('rounds once, at the part, the pay of the grade or the total', () => {
    const half = [{ from: '2025-09-16', until: '2025-09-30', days: 15, of: 30, pay: payOf(1, [238_050, 102_070, 0, 0]) }];
    const at = (where: 'part' | 'gradePay' | 'total') =>
      earn(month(half, { shape: { ...month([]).shape, rounding: { unit: 'yuan', way: 'halfUp', at: where, article: null } } }));
    expect([at('part').basic, at('part').performance]).toEqual([119_000, 51_000]);
    expect(at('gradePay').basic + at('gradePay').performance).toBe(170_100);
    expect(at('total').total).toBe(170_100);
    for (const where of ['part', 'gradePay', 'total'] as const) expect(at(where).byStretch[0]).toBe(at(where).total);
  });
  it('stops performance pay, all of it or a share', () => {
    expect(earn(month([whole(staff)], { items: [item('suspension', 0, { share: 10_000 })] })).performance).toBe(0);
    expect(earn(month([whole(staff)], { items: [item('suspension', 0, { share: 3_333 })] })).performance).toBe(117_300 - 39_096);
    expect(earn(month([whole(staff)], { items: [item('suspension', 999_999)] })).performance).toBe(0);
  });
  it('holds performance back until its pay day, and pays all of it to whoever leaves', () => {
    const yearly = payOf(4, [273_700, 117_300, 0, 0], 'halfYearly');
    const september = earn(month([whole(yearly)]));
    expect(september).toMatchObject({ performance: 0, total: 273_700, held: 117_300, heldBy: { performance: 117_300 } });
    const december = earn(month([whole(yearly)], { month: '2025-12', held: { performance: 586_500 } }));
    expect(december).toMatchObject({ performance: 703_800, held: -586_500 });
    expect(earn(month([whole(yearly)], { leaves: true, held: { performance: 234_600 } }))).toMatchObject({
      performance: 351_900,
      held: -234_600,
    });
    const suspended = earn(month([whole(yearly)], { items: [item('suspension', 0, { share: 10_000 })] }));
    expect(suspended).toMatchObject({ performance: 0, total: 273_700, held: 0 });
  });
  it('with several parts held back, each keeps its own balance through a suspension, and is released on its own day', () => {
    const pay = payOf(4, [200_000, 90_000, 0, 0], 'quarterly');
    const bonus = {
      key: 'yearEnd',
      label: '年终绩效',
      kind: 'performance',
      amount: 30_000,
      paid: 'yearly',
      text: '',
      article: null,
    } as const;
    const both: MonthPay = { ...pay, components: [...pay.components, bonus], total: pay.total + bonus.amount };
    const stop = (share: number): Item[] => [item('suspension', 0, { share })];
    expect(earn(month([whole(both)], { month: '2025-10' })).heldBy).toEqual({ performance: 90_000, yearEnd: 30_000 });
    // All of it is stopped: nothing is paid and nothing waits.
    expect(earn(month([whole(both)], { month: '2025-10', items: stop(10_000) }))).toMatchObject({ total: 200_000, held: 0, heldBy: {} });
    // A third of 120,000: a third of each.
    expect(earn(month([whole(both)], { month: '2025-10', items: stop(3_333) })).heldBy).toEqual({
      performance: 90_000 - 29_997,
      yearEnd: 30_000 - 9_999,
    });
    // September: the quarter is paid, the year waits on.
    const held = { performance: 150_000, yearEnd: 240_000 };
    expect(earn(month([whole(both)], { held }))).toMatchObject({
      total: 200_000 + 90_000 + 150_000,
      heldBy: { performance: -150_000, yearEnd: 30_000 },
    });
    expect(earn(month([whole(both)], { month: '2025-12', held }))).toMatchObject({ total: 320_000 + 390_000, held: -390_000 });
  });
  it('a month without the part releases nothing of it before its day', () => {
    const shape = month([whole(payOf(4, [200_000, 90_000, 0, 0], 'quarterly'))]).shape;
    const none = payOf(4, [200_000, 0, 0, 0]);
    expect(earn(month([whole(none)], { month: '2025-08', shape, held: { performance: 90_000 } })).total).toBe(200_000);
    expect(earn(month([whole(none)], { month: '2025-09', shape, held: { performance: 90_000 } })).total).toBe(290_000);
  });
  it('adds, takes off before tax, withholds after it', () => {
    const found = earn(
      month([whole(staff)], {
        items: [item('addition', 50_000), item('addition', 20_000, { taxable: false }), item('reduction', 8_000), item('deduction', 3_000)],
      }),
    );
    expect(found).toMatchObject({ otherPay: 62_000, total: 461_000 + 62_000, untaxed: 20_000, deductions: [{ amount: 3_000 }] });
  });
  it('over any months holds back no less than nothing, and nothing after the pay day of each part or when somebody leaves', () => {
    const fen = fc.integer({ min: 0, max: 500_000 });
    const stops = fc.array(
      fc.tuple(fen, fc.integer({ min: 0, max: 10_000 })).map(([n, share]) => item('suspension', n, { share })),
      { maxLength: 2 },
    );
    const rhythms = { quarterly: 3, halfYearly: 6, yearly: 12 } as const;
    const rhythm = fc.constantFrom('quarterly' as const, 'halfYearly' as const, 'yearly' as const);
    fc.assert(
      fc.property(
        rhythm,
        rhythm,
        fc.array(fc.tuple(fen, fen, fen, stops), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 0, max: 11 }),
        (first, second, months, begin) => {
          let held: Record<string, number> = {};
          let [earned, paid] = [0, 0];
          months.forEach(([basic, performance, bonus, items], i) => {
            const pay = payOf(4, [basic, performance, 0, 0], first);
            const extra = {
              key: 'extra',
              label: '另一项',
              kind: 'performance',
              amount: bonus,
              paid: second,
              text: '',
              article: null,
            } as const;
            const both: MonthPay = { ...pay, components: [...pay.components, extra], total: pay.total + bonus };
            const name = monthAfter('2025-01', begin + i);
            const leaves = i === months.length - 1;
            const found = earn(month([whole(both)], { month: name, held, items, leaves }));
            earned += found.components.filter((c) => !c.key.startsWith('held.')).reduce((sum, c) => sum + c.amount, 0);
            paid += found.total;
            for (const [key, amount] of Object.entries(found.heldBy)) held = { ...held, [key]: (held[key] ?? 0) + amount };
            const of = (key: string): number => held[key] ?? 0;
            expect(Math.min(of('performance'), of('extra'))).toBeGreaterThanOrEqual(0);
            expect(paid + of('performance') + of('extra')).toBe(earned);
            const due = (every: number): boolean => leaves || Number(name.slice(5)) % every === 0;
            if (due(rhythms[first])) expect(of('performance')).toBe(0);
            if (due(rhythms[second])) expect(of('extra')).toBe(0);
          });
        },
      ),
      { numRuns: 300 },
    );
  });
  it('sums to the whole whatever it is made of', () => {
    const amount = fc.integer({ min: 0, max: 2_000_000 });
    const pay = fc
      .tuple(
        fc.integer({ min: 1, max: 18 }),
        fc.tuple(amount, amount, amount, amount),
        fc.constantFrom('monthly' as const, 'halfYearly' as const),
      )
      .map((p) => payOf(...p));
    const items = fc.array(
      fc
        .tuple(
          fc.constantFrom('addition' as const, 'reduction' as const, 'deduction' as const, 'suspension' as const),
          amount,
          fc.integer({ min: 0, max: 10_000 }),
        )
        .map(([kind, n, share]) => item(kind, n, { share })),
      { maxLength: 4 },
    );
    const unit = fc.constantFrom('fen' as const, 'jiao' as const, 'yuan' as const);
    const at = fc.constantFrom('part' as const, 'gradePay' as const, 'total' as const);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(pay, fc.integer({ min: 1, max: 10 })), { minLength: 1, maxLength: 3 }),
        items,
        unit,
        at,
        fc.boolean(),
        (parts, given, u, where, leaves) => {
          const stretches = parts.map(([p, days], i): PaidStretch => ({
            from: `2025-09-${String(1 + i * 10).padStart(2, '0')}`,
            until: `2025-09-${10 + i * 10}`,
            days,
            of: 30,
            pay: p,
          }));
          const found = earn(
            month(stretches, {
              items: given,
              leaves,
              held: { performance: 1_000 },
              shape: { ...month([]).shape, rounding: { unit: u, way: 'halfUp', at: where, article: null } },
            }),
          );
          const { basic, performance, certificateAllowance, redFlag, otherPay, total } = found;
          expect(basic + performance + certificateAllowance + redFlag + otherPay).toBe(total);
          expect(found.components.reduce((sum, c) => sum + c.amount, 0)).toBe(total);
          const byScheme = found.components.filter((c) => !/^(item|held)\.|^suspension$/.test(c.key)).reduce((sum, c) => sum + c.amount, 0);
          expect(found.byStretch.reduce((a, b) => a + b, 0)).toBe(byScheme);
          expect(Object.values(found.heldBy).reduce((a, b) => a + b, 0)).toBe(found.held);
        },
      ),
    );
  });
});
