/** Lists that are typed in one input: 3、6、10 and 01-01、07-01. */
import { integerOf } from '../../../words/amounts.ts';

const split = (typed: string): string[] =>
  typed
    .normalize('NFKC')
    .split(/[、,;\s]+/)
    .filter((t) => t !== '');

/** What is no whole number stays as typed, for the check to speak about. */
export const integersOf = (typed: string): unknown[] | null => {
  const all = split(typed).map((t) => integerOf(t) ?? t);
  return all.length === 0 ? null : all;
};
/** 每月1日: a person rises in the month after the years are full. */
const monthly = Array.from({ length: 12 }, (_, i) => `${String(i + 1).padStart(2, '0')}-01`);
export const yearDayWords = (days: readonly unknown[]): string => (days.join() === monthly.join() ? '每月1日' : days.join('、'));
export const yearDaysOf = (typed: string): string[] =>
  split(typed).flatMap((t) => {
    if (/^每月(1|一)[日号]$/.test(t)) return monthly;
    const found = /^(\d{1,2})[-./月](\d{1,2})日?$/.exec(t);
    return found ? `${found[1]!.padStart(2, '0')}-${found[2]!.padStart(2, '0')}` : t;
  });
export const linesOf = (typed: string): string[] =>
  typed
    .split('\n')
    .map((t) => t.trim())
    .filter((t) => t !== '');
