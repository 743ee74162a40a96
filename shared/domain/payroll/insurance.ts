/** 社会保险 and 住房公积金: each contribution on its base between floor and ceiling, rounded half up once a side. */
import type { Contribution, SocialInsurance } from './policies.ts';
import { roundTo } from './rounding.ts';

/** Of a worker's profile; null where nothing is on record. */
export type Bases = { insuranceBase: number | null; fundBase: number | null; fundRate: number | null };
export type Contributed = {
  key: string;
  label: string;
  of: Contribution['of'];
  base: number;
  employeeRate: number;
  employerRate: number;
  employee: number;
  employer: number;
};

const baseOf = (c: Contribution, bases: Bases, gross: number): number | null => {
  const base = c.on === 'gross' ? gross : c.of === 'fund' ? bases.fundBase : bases.insuranceBase;
  return base === null ? null : Math.min(c.ceiling, Math.max(c.floor, base));
};

/** What both sides pay for a month of this gross pay; nothing where there is no base. */
export function contributionsFor(rule: SocialInsurance, bases: Bases, gross: number): Contributed[] {
  return rule.contributions.flatMap((c): Contributed[] => {
    const base = baseOf(c, bases, gross);
    if (base === null) return [];
    const own = c.of === 'fund' ? bases.fundRate : null;
    const [employeeRate, employerRate] = [own ?? c.employeeRate, own ?? c.employerRate];
    const side = (rate: number, fixed: number): number => roundTo(base * rate + fixed * 10_000, 10_000, c.unit);
    return [
      {
        key: c.key,
        label: c.label,
        of: c.of,
        base,
        employeeRate,
        employerRate,
        employee: side(employeeRate, c.employeeFixed),
        employer: side(employerRate, c.employerFixed),
      },
    ];
  });
}

export const sumOf = (all: readonly Contributed[], of: Contribution['of'], side: 'employee' | 'employer'): number =>
  all.reduce((sum, c) => (c.of === of ? sum + c[side] : sum), 0);
