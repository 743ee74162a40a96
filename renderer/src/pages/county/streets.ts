/** The streets as a county clerk looks at them: who has not reported, what came, what is missing. */
import type { Output } from '#shared/contract/index.ts';
import type { RegisterName } from '#shared/registers/index.ts';

export type Street = Output<'snapshots.streets'>['streets'][number];

/** Registers whose counts stand for a street at a glance. */
export const glance: readonly RegisterName[] = ['items', 'seats', 'workers', 'payLines'];

/** `late`: nothing sealed in the month of `today` (streets report monthly); `never`: nothing ever came. */
export type Reporting = 'never' | 'late' | 'current';

/** `today` as local YYYY-MM-DD, `month` reckoned where the county is. */
export function reportingOf(street: Street, today: string, monthOf: (iso: string) => string): Reporting {
  if (!street.createdAt) return 'never';
  return monthOf(street.createdAt) < today.slice(0, 7) ? 'late' : 'current';
}

export const reportingWords: Record<Reporting, { label: string; kind: 'ok' | 'caution' | 'danger' }> = {
  never: { label: '从未报送', kind: 'danger' },
  late: { label: '本月未报', kind: 'caution' },
  current: { label: '本月已报', kind: 'ok' },
};

const urgency: Record<Reporting, number> = { never: 0, late: 1, current: 2 };

/** Those to be chased first, then by code. */
export const byUrgency = <T extends { street: Street; reporting: Reporting }>(lines: T[]): T[] =>
  [...lines].sort(
    (a, b) =>
      urgency[a.reporting] - urgency[b.reporting] ||
      b.street.gap.length - a.street.gap.length ||
      a.street.code.localeCompare(b.street.code),
  );
