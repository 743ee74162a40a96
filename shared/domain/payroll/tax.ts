/**
 * 个人所得税 by cumulative withholding (累计预扣法): 国家税务总局公告2018年第61号 第六条. What is due on the year's income so far, less what has been
 * withheld; a negative balance is not paid back within the year.
 */
import { employedBetween } from '../careers/employment.ts';
import type { Employment } from '../careers/employment.ts';
import { firstDay, lastDay } from './month.ts';
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
  /** 减除费用 of the whole year at once (公告2020年第19号), in place of that of the months. */
  wholeYear?: number;
};
export type Withheld = TaxYear & { basicDeduction: number; taxable: number; rate: number; quick: number; due: number; tax: number };

/** The bracket a cumulative taxable income falls into: up to and including its upper end. */
export const bracketOf = (rule: IncomeTax, taxable: number): IncomeTax['brackets'][number] =>
  rule.brackets.find((b) => b.upTo === null || taxable <= b.upTo)!;

/** Tax of the month, rounded half up to the fen once, with every figure it came from. */
export function withhold(rule: IncomeTax, year: TaxYear): Withheld {
  const basicDeduction = year.wholeYear ?? rule.monthlyDeduction * year.months;
  const taxable = Math.max(0, year.income - basicDeduction - year.contributions - year.additional);
  const { rate, quick } = bracketOf(rule, taxable);
  const due = Math.max(0, halfUp(taxable * rate, 10_000) - quick);
  return { ...year, basicDeduction, taxable, rate, quick, due, tax: Math.max(0, due - year.withheld) };
}

/**
 * The months of the year up to one in which somebody was employed here: 减除费用 counts for each (截至本月在本单位的任职受雇月份数: 2018年第61号 第六条). Those
 * before the employment, after it, and those of a gap do not count.
 */
export function monthsEmployed(period: string, employment: Employment): string[] {
  const year = period.slice(0, 4);
  return Array.from({ length: Number(period.slice(5, 7)) }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`).filter((month) =>
    employedBetween(employment, firstDay(month), lastDay(month)),
  );
}
