/** Years of service by the calendar: from one 4 July to the next is a year, whatever its days. Dates are `YYYY-MM-DD`. */

export type Stretch = { from: string; until: string };

const parts = (date: string): [number, number, number] => [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
const two = (n: number): string => String(n).padStart(2, '0');
const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** A date so many months later; the last day of a month where the day does not exist there (31 January + 1 -> 28 February). */
export const addMonths = (date: string, months: number): string => {
  const [y, m, d] = parts(date);
  const count = y * 12 + (m - 1) + months;
  const year = Math.floor(count / 12);
  const month = (count % 12) + 1;
  return `${year}-${two(month)}-${two(d <= 28 ? d : Math.min(d, lastDay(year, month)))}`;
};

/** A date so many days later. */
export const addDays = (date: string, days: number): string => {
  const [y, m, d] = parts(date);
  return new Date(Date.UTC(y, m - 1, d + days)).toISOString().slice(0, 10);
};

/** Whole months between two dates and the days left over. */
const between = (from: string, until: string): { months: number; days: number } => {
  const [y1, m1] = parts(from);
  const [y2, m2] = parts(until);
  let months = (y2 - y1) * 12 + (m2 - m1);
  if (addMonths(from, months) > until) months -= 1;
  const rest = addMonths(from, months);
  return { months, days: Math.round((Date.parse(until) - Date.parse(rest)) / 86_400_000) };
};

/** Whole months from a date to a day; below 0 where the day is earlier. */
export const monthsBetween = (from: string, on: string): number => between(from, on).months;

/** An interruption moves the beginning of service by its own length. Stretches that do not touch the service are left out. */
export const startAfterGaps = (from: string, on: string, gaps: readonly Stretch[]): string =>
  gaps.reduce((start, gap) => {
    const begin = gap.from < from ? from : gap.from;
    const end = gap.until > on ? on : gap.until;
    if (begin >= end) return start;
    const { months, days } = between(begin, end);
    return addDays(addMonths(start, months), days);
  }, from);

/** Years from a date to a day: full ones only, or a begun one counted too, or one of which half a year is over. 0 where the day is not later. */
export const yearsBetween = (from: string, on: string, partialYear: 'full' | 'half' | 'dropped'): number => {
  if (on <= from) return 0;
  if (partialYear === 'half') return Math.floor((monthsBetween(from, on) + 6) / 12);
  const years = Number(on.slice(0, 4)) - Number(from.slice(0, 4));
  const anniversary = addMonths(from, 12 * years);
  if (anniversary > on) return partialYear === 'full' ? years : years - 1;
  return anniversary < on && partialYear === 'full' ? years + 1 : years;
};

/** The regrading day in force on a day: the last of the `MM-DD` that is not later; the day itself where there are none. */
export const regradingDay = (on: string, monthDays: readonly string[]): string => {
  const year = Number(on.slice(0, 4));
  const days = monthDays.flatMap((md) => [`${year}-${md}`, `${year - 1}-${md}`]).filter((day) => day <= on);
  return days.length === 0 ? on : days.reduce((a, b) => (a > b ? a : b));
};
