/** Age in full years (周岁), and the bands that the structure report counts by. Days are `YYYY-MM-DD`. */

const leap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** Full years on a day; the birthday itself counts, and 29 February has its day on the 28th where the year has no 29th. Negative before birth. */
export function ageOn(birthDate: string, on: string): number {
  const year = Number(on.slice(0, 4));
  const birthday = birthDate.endsWith('-02-29') && !leap(year) ? '02-28' : birthDate.slice(5);
  return year - Number(birthDate.slice(0, 4)) - (on.slice(5) < birthday ? 1 : 0);
}

/** ≤30, 31–35, 36–45, >45: what a county's structure table counts (`reference/domain.md` §4.1). */
export const ageBands = [
  { code: 'to30', label: '30岁及以下', upTo: 30 },
  { code: 'to35', label: '31—35岁', upTo: 35 },
  { code: 'to45', label: '36—45岁', upTo: 45 },
  { code: 'over45', label: '46岁及以上', upTo: Infinity },
] as const;
export type AgeBand = (typeof ageBands)[number]['code'];

export const ageBandOf = (age: number): AgeBand => ageBands.find((band) => age <= band.upTo)!.code;

/** Hundredths of a year, half up; null for nobody. */
export const meanAge = (sum: number, people: number): number | null =>
  people === 0 ? null : Math.floor((2 * sum * 100 + people) / (2 * people));

/** A share in ten-thousandths, half up: 176 of 487 is 3614, said as 36.14 %. Null of nothing. */
export const shareOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.floor((2 * part * 10000 + whole) / (2 * whole));
