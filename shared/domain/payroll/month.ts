/** The days of a month: stretches of unchanged facts, and what part of a month each is worth. Months are `YYYY-MM`. */
import type { MonthRule } from './policies.ts';
import { handOut } from './rounding.ts';

export const firstDay = (month: string): string => `${month}-01`;
export const lastDay = (month: string): string => {
  const [y, m] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  return `${month}-${String(new Date(Date.UTC(y, m, 0)).getUTCDate()).padStart(2, '0')}`;
};
export const monthAfter = (month: string, by = 1): string => {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
};

/**
 * The day from which 薪酬信息 counts where nobody says one: the first of the month after the last one paid; before any was paid, the first of
 * the year of last month, so that a month prepared in arrears has it.
 */
export const profileStart = (lastPaid: string | null, today: string): string =>
  lastPaid === null ? `${monthAfter(today.slice(0, 7), -1).slice(0, 4)}-01-01` : `${monthAfter(lastPaid)}-01`;

const dayOf = (date: string): number => Number(date.slice(8, 10));
const weekday = (date: string): boolean => {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return day !== 0 && day !== 6;
};
const at = (month: string, day: number): string => `${month}-${String(day).padStart(2, '0')}`;
const weekdaysBetween = (month: string, from: number, until: number): number => {
  let n = 0;
  for (let day = from; day <= until; day++) if (weekday(at(month, day))) n++;
  return n;
};

export type Stretch = { from: string; until: string };

/** A month cut at the days on which something begins; `begins` outside the month do not cut it. */
export function stretchesOf(month: string, begins: Iterable<string>): Stretch[] {
  const last = lastDay(month);
  const starts = [...new Set([firstDay(month), ...begins])].filter((day) => day >= firstDay(month) && day <= last).sort();
  return starts.map((from, i) => ({ from, until: i + 1 < starts.length ? at(month, dayOf(starts[i + 1]!) - 1) : last }));
}

/** 21.75 pay days a month, in hundredths. */
const payDays = 2175;

/**
 * What each paid stretch is worth: `days` of `of`. Together they make the whole (Σ days = of) where they cover the month. Calendar days, or
 * hundredths of pay days.
 */
export function worth(rule: MonthRule['part'], month: string, paid: readonly Stretch[]): { days: number; of: number }[] {
  const length = dayOf(lastDay(month));
  const calendar = paid.map((s) => dayOf(s.until) - dayOf(s.from) + 1);
  const covered = calendar.reduce((a, b) => a + b, 0) === length;
  if (rule === 'calendarDays' || (covered && paid.length === 1)) return calendar.map((days) => ({ days, of: length }));
  const weekdays = paid.map((s) => weekdaysBetween(month, dayOf(s.from), dayOf(s.until)));
  const sum = weekdays.reduce((a, b) => a + b, 0);
  if (covered) return weekdays.map((days) => ({ days, of: sum }));
  if (rule === 'payDays') return weekdays.map((days) => ({ days: days * 100, of: Math.max(payDays, sum * 100) }));
  const missed = weekdaysBetween(month, 1, length) - sum;
  return handOut(Math.max(0, payDays - missed * 100), weekdays).map((days) => ({ days, of: payDays }));
}
