/** What falls due in the careers of community workers, and how soon. Days are `YYYY-MM-DD`. */

export const dueKinds = [
  'fileHandover',
  'contractEnding',
  'termEnding',
  'probationEnding',
  'retirement',
  'assessmentMissing',
  'mandateEnding',
] as const;
export type DueKind = (typeof dueKinds)[number];

const dayMs = 86_400_000;
const serial = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMs;

export const addDays = (day: string, days: number): string => new Date((serial(day) + days) * dayMs).toISOString().slice(0, 10);

/** Days from `today` until a day; negative once it has passed. */
export const daysLeft = (day: string, today: string): number => serial(day) - serial(today);

/** The next day `MM-DD` on or after a day. */
export const nextOn = (monthDay: string, from: string): string => {
  const year = Number(from.slice(0, 4));
  const day = `${year}-${monthDay}`;
  return day >= from ? day : `${year + 1}-${monthDay}`;
};
