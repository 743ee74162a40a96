/** The tax of a run's lines: the year so far from paid runs and what was there before them, then line after line of the month. */
import type { Database } from 'better-sqlite3';
import type { Employment } from '#shared/domain/careers/employment.ts';
import { bonusTax, holdsIn, monthsEmployed, netOf, taxReliefs, withhold } from '#shared/domain/payroll/index.ts';
import type { Amounts, BonusManner, IncomeTax, TaxReliefs, Withheld } from '#shared/domain/payroll/index.ts';
import reliefsFile from '../../../../resources/policies/income-tax-reliefs.json' with { type: 'json' };
import { basisOf } from './chosen.ts';
import { yearBegin } from './profiles.ts';
import type { Profile, YearBegin } from './profiles.ts';
import { runs, taxedApart, taxOfWorker, taxYear } from './rows.ts';
import type { YearRow } from './rows.ts';

type Year = YearBegin & {
  line: number;
  complete: boolean;
  /** 全年一次性奖金 has been taxed by itself this year. */
  apartUsed: boolean;
  /** 减除费用 of the whole year at once; null: month by month. Asked only where tax would be due. */
  wholeYear(): number | null;
};
/** 全年一次性奖金 among a line's pay, and how it is to be taxed. */
export type Bonus = { amount: number; manner: BonusManner };
/** Both ways of taxing a bonus, each with the tax of the whole line; `tax` of the bonus by itself. */
export type TaxedBonus = { amount: number; apart: boolean; rate: number; quick: number; tax: number; ifApart: number; ifTogether: number };
/** `complete`: every earlier month of the year is paid here or opened. */
export type Taxed = { amounts: Amounts; tax: Withheld & { bonus?: TaxedBonus }; complete: boolean };

let reliefs: TaxReliefs | null = null;
/** Read when first asked for: no start waits for it. */
const shippedReliefs = (): TaxReliefs => (reliefs ??= taxReliefs.parse(reliefsFile));

/** One for each run that is reckoned: `run` itself is left out of the year. */
export class TaxYear {
  private readonly paid: ReadonlyMap<number, YearRow>;
  private readonly apart: ReadonlyMap<number, { income: number; tax: number }>;
  private readonly years = new Map<number, Year>();
  private readonly db: Database;
  private readonly station: number;
  private readonly rule: IncomeTax;
  private readonly period: string;
  /** People of whom earlier months of the year are neither paid here nor opened. */
  missing = 0;
  /** Whether any line's bonus is taxed by itself. */
  bonusApart = false;

  constructor(db: Database, station: number, period: string, run: number, rule: IncomeTax) {
    this.db = db;
    this.station = station;
    this.paid = new Map(taxYear(db, station, period, run).map((row) => [row.worker, row]));
    const year = period.slice(0, 4);
    const counted = runs(db, station)
      .filter((r) => r.id !== run && r['status'] === 'paid' && r['kind'] !== 'reversal' && basisOf(r).bonusApart)
      .filter((r) => String(r['period']).startsWith(year) && String(r['period']) <= period);
    this.apart = new Map(
      counted.length === 0
        ? []
        : taxedApart(
            db,
            station,
            counted.map((r) => r.id),
          ).map((row) => [row.worker, row]),
    );
    this.rule = rule;
    this.period = period;
  }

  /** Sets the tax that a line adds to what the worker's earlier lines of the run came to; below 0 where it takes some of that back. */
  tax(worker: number, profile: Profile | null, employment: Employment | null, amounts: Amounts, bonus: Bonus | null = null): Taxed {
    let year = this.years.get(worker);
    if (!year) this.years.set(worker, (year = this.begin(worker, profile, employment)));
    year.income += amounts.total - amounts.untaxed;
    year.contributions += amounts.insurance + amounts.fund;
    let found = this.withheld(year);
    const taxedBonus = bonus && this.taxBonus(year, bonus, found.tax - year.line);
    let tax = found.tax - year.line;
    if (taxedBonus?.apart) {
      this.bonusApart = true;
      year.apartUsed = true;
      year.income -= taxedBonus.amount;
      found = this.withheld(year);
      tax = found.tax - year.line + taxedBonus.tax;
    }
    year.line = found.tax;
    const taxed = { ...amounts, tax };
    return {
      amounts: { ...taxed, net: netOf(taxed) },
      tax: { ...found, tax, ...(taxedBonus ? { bonus: taxedBonus } : {}) },
      complete: year.complete,
    };
  }

  private withheld(year: Year): Withheld {
    const { months, income, contributions, additional, withheld } = year;
    const found = withhold(this.rule, { months, income, contributions, additional, withheld });
    const wholeYear = found.due > 0 ? year.wholeYear() : null;
    return wholeYear === null ? found : withhold(this.rule, { months, income, contributions, additional, withheld, wholeYear });
  }

  /** Null where the law knows no such way (any more), or it has been used this year. */
  private taxBonus(year: Year, { amount, manner }: Bonus, ifTogether: number): TaxedBonus | null {
    const rule = shippedReliefs().yearlyBonus;
    if (amount <= 0 || !holdsIn(rule, this.period) || year.apartUsed) return null;
    const alone = bonusTax(rule, amount);
    const ifApart = this.withheld({ ...year, income: year.income - amount }).tax - year.line + alone.tax;
    const apart = manner === 'apart' || (manner === 'lower' && ifApart < ifTogether);
    return { amount, apart, ...alone, ifApart, ifTogether };
  }

  private begin(worker: number, profile: Profile | null, employment: Employment | null): Year {
    const begin = yearBegin(profile, employment, this.period);
    const paid = this.paid.get(worker);
    const apart = this.apart.get(worker);
    const complete = begin.opened || (paid?.months ?? 0) >= begin.months - 1;
    if (!complete) this.missing += 1;
    let wholeYear: number | null | undefined;
    return {
      ...begin,
      complete,
      income: begin.income + (paid?.income ?? 0) - (apart?.income ?? 0),
      contributions: begin.contributions + (paid?.contributions ?? 0),
      withheld: begin.withheld + (paid?.tax ?? 0) - (apart?.tax ?? 0),
      line: 0,
      apartUsed: apart !== undefined,
      wholeYear: () => (wholeYear === undefined ? (wholeYear = this.wholeYearOf(worker, profile, employment)) : wholeYear),
    };
  }

  /** 公告2020年第19号: employed and withheld from here in every month of the year before, with at most so much of pay in all. */
  private wholeYearOf(worker: number, profile: Profile | null, employment: Employment | null): number | null {
    const rule = shippedReliefs().lowIncome;
    if (!holdsIn(rule, this.period) || (employment && employment.until !== null && employment.until < `${this.period.slice(0, 4)}-01-01`))
      return null;
    const year = Number(this.period.slice(0, 4)) - 1;
    if (employment && monthsEmployed(`${year}-12`, employment).length < 12) return null;
    const last = taxOfWorker(this.db, this.station, worker, year);
    const opening = profile && [...profile.earlier, profile].findLast((p) => p.openingYear === year);
    const months = opening ? 12 : last.months;
    const income = last.income + (opening?.openingIncome ?? 0);
    return months === 12 && income <= rule.income ? rule.deduction : null;
  }
}
