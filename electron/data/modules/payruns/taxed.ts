/** The tax of a run's lines: the year so far from paid runs and what was there before them, then line after line of the month. */
import type { Database } from 'better-sqlite3';
import { netOf, withhold } from '#shared/domain/payroll/index.ts';
import type { Employment } from '#shared/domain/careers/employment.ts';
import type { Amounts, IncomeTax, Withheld } from '#shared/domain/payroll/index.ts';
import { yearBegin } from './profiles.ts';
import type { Profile, YearBegin } from './profiles.ts';
import { taxYear } from './rows.ts';
import type { YearRow } from './rows.ts';

type Year = YearBegin & { line: number; complete: boolean };
/** `complete`: every earlier month of the year is paid here or opened. */
export type Taxed = { amounts: Amounts; tax: Withheld; complete: boolean };

/** One for each run that is reckoned: `run` itself is left out of the year. */
export class TaxYear {
  private readonly paid: ReadonlyMap<number, YearRow>;
  private readonly years = new Map<number, Year>();
  private readonly rule: IncomeTax;
  private readonly period: string;
  /** People of whom earlier months of the year are neither paid here nor opened. */
  missing = 0;

  constructor(db: Database, station: number, period: string, run: number, rule: IncomeTax) {
    this.paid = new Map(taxYear(db, station, period, run).map((row) => [row.worker, row]));
    this.rule = rule;
    this.period = period;
  }

  /** Sets the tax that a line adds to what the worker's earlier lines of the run came to; below 0 where it takes some of that back. */
  tax(worker: number, profile: Profile | null, employment: Employment | null, amounts: Amounts): Taxed {
    let year = this.years.get(worker);
    if (!year) this.years.set(worker, (year = this.begin(worker, profile, employment)));
    year.income += amounts.total - amounts.untaxed;
    year.contributions += amounts.insurance + amounts.fund;
    const { months, income, contributions, additional, withheld } = year;
    const found = withhold(this.rule, { months, income, contributions, additional, withheld });
    const tax = found.tax - year.line;
    year.line = found.tax;
    const taxed = { ...amounts, tax };
    return { amounts: { ...taxed, net: netOf(taxed) }, tax: { ...found, tax }, complete: year.complete };
  }

  private begin(worker: number, profile: Profile | null, employment: Employment | null): Year {
    const begin = yearBegin(profile, employment, this.period);
    const paid = this.paid.get(worker);
    const complete = begin.opened || (paid?.months ?? 0) >= begin.months - 1;
    if (!complete) this.missing += 1;
    return {
      ...begin,
      complete,
      income: begin.income + (paid?.income ?? 0),
      contributions: begin.contributions + (paid?.contributions ?? 0),
      withheld: begin.withheld + (paid?.tax ?? 0),
      line: 0,
    };
  }
}
