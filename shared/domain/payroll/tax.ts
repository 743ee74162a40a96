/**
 * 个人所得税 by cumulative withholding (累计预扣法): 国家税务总局公告2018年第61号 第六条. What is due on the year's income so far, less what has been
 * withheld; a negative balance is not paid back within the year.
 */
import type { IncomeTax } from './policies.ts';
import { halfUp } from './rounding.ts';

/** fen, from January (or the month of entry) up to this month, this month included. */
export type TaxYear = {
  /** Months in this employment: 减除费用 counts once a month. */
  months: number;
  income: number;
  /** 专项扣除: social insurance and housing fund. */
  contributions: number;
  /** 专项附加扣除. */
  additional: number;
  /** Withheld in earlier months, and on earlier lines of this one. */
  withheld: number;
};
export type Withheld = TaxYear & { basicDeduction: number; taxable: number; rate: number; quick: number; due: number; tax: number };

/** The bracket a cumulative taxable income falls into: up to and including its upper end. */
export const bracketOf = (rule: IncomeTax, taxable: number): IncomeTax['brackets'][number] =>
  rule.brackets.find((b) => b.upTo === null || taxable <= b.upTo)!;

/** Tax of the month, rounded half up to the fen once, with every figure it came from. */
export function withhold(rule: IncomeTax, year: TaxYear): Withheld {
  const basicDeduction = rule.monthlyDeduction * year.months;
  const taxable = Math.max(0, year.income - basicDeduction - year.contributions - year.additional);
  const { rate, quick } = bracketOf(rule, taxable);
  const due = Math.max(0, halfUp(taxable * rate, 10_000) - quick);
  return { ...year, basicDeduction, taxable, rate, quick, due, tax: Math.max(0, due - year.withheld) };
}

/** Months for which the deduction counts: from January, or from the first month of this employment where that is later. */
export function deductionMonths(period: string, firstMonth: string | null): number {
  const month = Number(period.slice(5, 7));
  if (!firstMonth || firstMonth.slice(0, 4) < period.slice(0, 4)) return month;
  return firstMonth > period ? 0 : month - Number(firstMonth.slice(5, 7)) + 1;
}
