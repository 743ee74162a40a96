/** What falls due in the careers of community workers, and how soon. Days are `YYYY-MM-DD`. */

export const dueKinds = [
  'fileHandover',
  'contractEnding',
  'termEnding',
  'probationEnding',
  'retirement',
  'retirementUnregistered',
  'assessmentMissing',
  'mandateEnding',
  'regrading',
] as const;
export type DueKind = (typeof dueKinds)[number];

const serial = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** Days from `today` until a day; negative once it has passed. */
export const daysLeft = (day: string, today: string): number => serial(day) - serial(today);

/** The next of the days `MM-DD` of a year, on or after a day; null where there is none. */
export const nextOn = (monthDays: readonly string[], from: string): string | null => {
  const year = Number(from.slice(0, 4));
  return (
    [year, year + 1]
      .flatMap((y) => monthDays.map((d) => `${y}-${d}`))
      .toSorted()
      .find((day) => day >= from) ?? null
  );
};
