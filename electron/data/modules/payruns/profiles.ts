/** 薪酬信息 as of a month, and what the year's tax needs of them. */
import type { Database } from 'better-sqlite3';
import type { Employment } from '#shared/domain/careers/employment.ts';
import { firstDay, lastDay, monthsEmployed } from '#shared/domain/payroll/index.ts';
import type { RegisterName } from '#shared/registers/index.ts';
import type { Write } from '../../registers/hooks.ts';
import { ownStation } from '../../registers/service.ts';
import type { Tx } from '../../store/store.ts';
import { profileBefore, profiles } from './rows.ts';
import type { ProfileRow } from './rows.ts';

export const firstOf = firstDay;
export const lastOf = lastDay;

/** The profile in force, with every one before it. */
export type Profile = ProfileRow & { earlier: readonly ProfileRow[] };

export function profilesOf(db: Database, station: number, on: string): Map<number, Profile> {
  const found = new Map<number, Profile>();
  for (const row of profiles(db, station, on)) {
    const before = found.get(row.worker);
    found.set(row.worker, { ...row, earlier: before ? [...before.earlier, before] : [] });
  }
  return found;
}

/** The year's figures before any line of it: months of 减除费用, cumulative 专项附加扣除, and what was there before the first run here. */
export type YearBegin = { months: number; additional: number; income: number; contributions: number; withheld: number; opened: boolean };

/** `taxFrom` of the profile is the office's own word for the month in which the employment began. */
export function yearBegin(profile: Profile | null, employment: Employment | null, period: string): YearBegin {
  const taxFrom = profile?.taxFrom ?? null;
  const here = employment ?? { from: null, until: null, absent: [] };
  const employed = monthsEmployed(period, taxFrom === null ? here : { ...here, from: firstDay(taxFrom) });
  const months = employed.length;
  if (!profile) return { months, additional: 0, income: 0, contributions: 0, withheld: 0, opened: false };
  const all = [...profile.earlier, profile];
  const opening = all.findLast((p) => p.openingYear === Number(period.slice(0, 4)));
  return {
    months,
    additional: additionalOf(all, employed) + (opening?.openingAdditional ?? 0),
    income: opening?.openingIncome ?? 0,
    contributions: opening?.openingContributions ?? 0,
    withheld: opening?.openingTax ?? 0,
    opened: opening !== undefined,
  };
}

/** Each month of the year by the profile that was in force at its end. */
function additionalOf(all: readonly ProfileRow[], months: readonly string[]): number {
  if (all.every((p) => !p.additionalDeduction)) return 0;
  return months.reduce((sum, month) => sum + (all.findLast((p) => p.from <= lastDay(month))?.additionalDeduction ?? 0), 0);
}

/** What goes on from one profile to the next; opening figures belong to their year. */
const carried = ['insuranceBase', 'fundBase', 'fundRate', 'additionalDeduction', 'taxFrom', 'bankName', 'bankAccount'] as const;

/** For `hooks.complete`. A new profile takes over what it leaves empty from the one before it: a new base is not the end of an account. */
export function completeProfile(tx: Tx, register: RegisterName, station: number, { before, after }: Write): void {
  if (register !== 'payProfiles' || before !== null || station !== ownStation) return;
  const earlier = profileBefore(tx.db, station, Number(after['worker']), String(after['from']));
  if (earlier) for (const field of carried) after[field] ??= earlier[field] ?? null;
}
