import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import data from '../../../resources/policies/retirement.json' with { type: 'json' };
import {
  birthRange,
  contributionMonths,
  inYears,
  retirement,
  retirementBases,
  retirementDay,
  retirementPolicy,
  retirementSentence,
} from './retirement.ts';
import type { RetirementBasis, RetirementFacts } from './retirement.ts';

const policy = retirementPolicy.parse(data);
const factsOf = (basis: RetirementBasis, birthDate: string): RetirementFacts => ({
  birthDate,
  sex: basis === 'male' ? '1' : '2',
  formerAge: basis === 'femaleCadre' ? '55' : basis === 'femaleWorker' ? '50' : null,
});

/** Rows of the three annexed tables (附表1—3 of the 办法): months of birth, the age, and the first and last month of retirement. */
const rows: [RetirementBasis, born: string, until: string, age: string, from: string, to: string][] = [
  ['male', '1964-12', '1964-12', '60岁', '2024-12', '2024-12'],
  ['male', '1965-01', '1965-04', '60岁1个月', '2025-02', '2025-05'],
  ['male', '1965-05', '1965-08', '60岁2个月', '2025-07', '2025-10'],
  ['male', '1965-09', '1965-12', '60岁3个月', '2025-12', '2026-03'],
  ['male', '1968-09', '1968-12', '61岁', '2029-09', '2029-12'],
  ['male', '1972-09', '1972-12', '62岁', '2034-09', '2034-12'],
  ['male', '1976-05', '1976-08', '62岁11个月', '2039-04', '2039-07'],
  ['male', '1976-09', '1976-12', '63岁', '2039-09', '2039-12'],
  ['male', '1977-01', '1977-01', '63岁', '2040-01', '2040-01'],
  ['femaleCadre', '1969-12', '1969-12', '55岁', '2024-12', '2024-12'],
  ['femaleCadre', '1970-01', '1970-04', '55岁1个月', '2025-02', '2025-05'],
  ['femaleCadre', '1970-05', '1970-08', '55岁2个月', '2025-07', '2025-10'],
  ['femaleCadre', '1981-05', '1981-08', '57岁11个月', '2039-04', '2039-07'],
  ['femaleCadre', '1981-09', '1981-12', '58岁', '2039-09', '2039-12'],
  ['femaleCadre', '1982-01', '1982-01', '58岁', '2040-01', '2040-01'],
  ['femaleWorker', '1974-12', '1974-12', '50岁', '2024-12', '2024-12'],
  ['femaleWorker', '1975-01', '1975-02', '50岁1个月', '2025-02', '2025-03'],
  ['femaleWorker', '1975-03', '1975-04', '50岁2个月', '2025-05', '2025-06'],
  ['femaleWorker', '1984-09', '1984-10', '54岁11个月', '2039-08', '2039-09'],
  ['femaleWorker', '1984-11', '1984-12', '55岁', '2039-11', '2039-12'],
  ['femaleWorker', '1985-01', '1985-01', '55岁', '2040-01', '2040-01'],
];

describe('the statutory age of retirement', () => {
  it.each(rows)('%s born %s to %s: %s, %s to %s', (basis, born, until, age, from, to) => {
    for (const [month, reached] of [
      [born, from],
      [until, to],
    ] as const) {
      const found = retirement(policy, factsOf(basis, `${month}-15`), '50')!;
      expect([inYears(found.age, '岁'), found.on.slice(0, 7), found.basis]).toEqual([age, reached, basis]);
    }
  });

  it('rises step by step through the tables and ends at its last row', () => {
    for (const basis of retirementBases) {
      const { former, stepMonths, mostDelay } = policy.ages[basis];
      let month = 12 * 2025 - former;
      for (let row = 1; row <= mostDelay; row++)
        for (let i = 0; i < stepMonths; i++, month++) {
          const birth = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
          expect(retirement(policy, factsOf(basis, birth), '50')!.delay).toBe(row);
        }
      expect(Math.floor(month / 12)).toBe(2040 - former / 12 - mostDelay / 12);
    }
  });

  it('takes the last day of a month that has no such day', () => expect(retirementDay(policy, 'male', '1965-01-31')).toBe('2025-02-28'));

  it('lets people go up to three years early, but not before the former age, and stay up to three', () => {
    const man = (birth: string) => retirement(policy, factsOf('male', birth), '50')!;
    expect(man('1965-01-10')).toMatchObject({ on: '2025-02-10', earliest: '2025-01-10', latest: '2028-02-10' });
    expect(man('1976-09-10')).toMatchObject({ on: '2039-09-10', earliest: '2036-09-10', latest: '2042-09-10' });
    expect(retirement(policy, factsOf('femaleWorker', '1984-11-10'), '50')).toMatchObject({ on: '2039-11-10', earliest: '2036-11-10' });
    expect(man('1964-12-31')).toMatchObject({ on: '2024-12-31', earliest: '2024-12-31', latest: '2024-12-31', delay: 0 });
  });

  it('asks for 15 years of contributions until 2029, then six months more each year up to 20', () =>
    expect([2025, 2029, 2030, 2031, 2038, 2039, 2040, 2060].map((year) => inYears(contributionMonths(policy, year), '年'))).toEqual([
      '15年',
      '15年',
      '15年6个月',
      '16年',
      '19年6个月',
      '20年',
      '20年',
      '20年',
    ]));

  it('never guesses a woman’s former age: the default is said to be one', () => {
    const facts: RetirementFacts = { birthDate: '1975-01-10', sex: '2', formerAge: null };
    const found = retirement(policy, facts, '50')!;
    expect(found).toMatchObject({ basis: 'femaleWorker', assumed: true, on: '2025-02-10' });
    expect(retirementSentence(policy, facts, found)).toContain('没有登记原法定退休年龄');
    expect(retirement(policy, facts, '55')).toMatchObject({ basis: 'femaleCadre', assumed: true });
    const known = { ...facts, formerAge: '55' };
    expect(retirement(policy, known, '50')).toMatchObject({ basis: 'femaleCadre', assumed: false });
    expect(retirementSentence(policy, known, retirement(policy, known, '50'))).toBe(
      '1975-01-10 出生，女职工，原法定退休年龄 55 周岁，延迟 16 个月为56岁4个月，2031-05-10 到龄。',
    );
  });

  it('asks when the registered age is not one of the sex', () => {
    const man: RetirementFacts = { birthDate: '1970-01-01', sex: '1', formerAge: '55' };
    expect(retirement(policy, man, '50')).toBeNull();
    expect(retirementSentence(policy, man, null)).toContain('与性别不符');
    expect(retirement(policy, { ...man, formerAge: '60' }, '50')).toMatchObject({ basis: 'male', assumed: false });
    expect(retirement(policy, { ...man, sex: '2', formerAge: '60' }, '50')).toBeNull();
  });

  it('says nothing where birth date or sex is not known', () => {
    expect(retirement(policy, { birthDate: null, sex: '1', formerAge: null }, '50')).toBeNull();
    expect(retirement(policy, { birthDate: '1970-01-01', sex: '9', formerAge: null }, '50')).toBeNull();
  });

  it('finds by birth date exactly those who reach the age within days', () => {
    const day = fc
      .date({ min: new Date('2024-06-01'), max: new Date('2045-01-01'), noInvalidDate: true })
      .map((d) => d.toISOString().slice(0, 10));
    const birth = fc
      .date({ min: new Date('1955-01-01'), max: new Date('1990-01-01'), noInvalidDate: true })
      .map((d) => d.toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.constantFrom(...retirementBases), day, day, birth, (basis, a, b, born) => {
        const [from, until] = a < b ? [a, b] : [b, a];
        const range = birthRange(policy, basis, from, until);
        const reached = retirementDay(policy, basis, born);
        expect(range !== null && range.from <= born && born <= range.until).toBe(reached >= from && reached <= until);
      }),
    );
  });
});
