/** Which scheme a month is reckoned by. */
import type { Database } from 'better-sqlite3';
import { Refusal } from '#shared/contract/index.ts';
import { mayPay, schemeFor, schemeInForce } from '../pay/service.ts';
import type { SchemeInForce } from '../pay/service.ts';
import type { InForce, Policy } from './policies.ts';
import { firstOf } from './profiles.ts';
import type { Fields } from './rows.ts';

/** What a run names beside its scheme. `chosen`: the scheme was asked for by name, so corrections of the one in force are none of it. */
export type RunBasis = {
  chosen: boolean;
  /** Differences of earlier months are taken in. */
  differences: boolean;
  /** People whose earlier months of the year are unknown to the tax. */
  taxHistoryMissing: number;
  /** A bonus of the year is taxed by itself in some line. */
  bonusApart?: boolean;
  policies: Omit<Policy, 'document'>[];
};

export const basisText = (of: Omit<RunBasis, 'policies'>, { incomeTax, month, socialInsurance }: InForce): string =>
  JSON.stringify({
    ...of,
    policies: [incomeTax, month, ...(socialInsurance ? [socialInsurance] : [])].map(({ document: _, ...named }) => named),
  } satisfies RunBasis);

export const basisOf = (run: Fields): RunBasis =>
  run['policies']
    ? (JSON.parse(String(run['policies'])) as RunBasis)
    : { chosen: false, differences: false, taxHistoryMissing: 0, policies: [] };

/**
 * The scheme asked for, which must be published, or the one in force on the first of the month. Refuses `payRunNoScheme`, `payRunMadeUpScheme`,
 * `recordNotFound`.
 */
export function schemeToUse(db: Database, station: number, period: string, asked: number | undefined): SchemeInForce {
  const on = firstOf(period);
  const found = asked === undefined ? schemeInForce(db, station, on) : schemeFor(db, station, asked, on);
  if (!found || found.record['status'] === 'draft') throw new Refusal('payRunNoScheme', { period });
  if (!mayPay(db, found)) throw new Refusal('payRunMadeUpScheme', { scheme: found.name, period });
  return found;
}

/**
 * The scheme by which a run's month would be reckoned now: the one that was asked for then, else whichever is in force today for that month. Null
 * where nobody may be paid by it: there is nothing then to hold against what was paid.
 */
export function schemeChosen(db: Database, station: number, run: Fields): SchemeInForce | null {
  const on = firstOf(String(run['period']));
  const chosen = basisOf(run).chosen && run['scheme'] !== null;
  const found = chosen ? schemeFor(db, station, Number(run['scheme']), on) : schemeInForce(db, station, on);
  return found && mayPay(db, found) ? found : null;
}
