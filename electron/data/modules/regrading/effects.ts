/** What facts that were found later do to past months: the grade that was given and the month's pay that was paid, against what today's facts come to. */
import type { Database } from 'better-sqlite3';
import type { Output } from '#shared/contract/index.ts';
import { addDays, addMonths, monthPay } from '#shared/domain/pay/index.ts';
import { factsNeeded, factsOn, schemeInForce } from '../pay/service.ts';
import { eventsOf, paidByMonth } from './rows.ts';

/**
 * Months from `from` (YYYY-MM) until the one before `today`'s, at most ten years of them. `difference` sums what is due beyond what was paid over the months that
 * were paid: a hint, for part months and deductions are the run's own. Without `reveal` no money.
 */
export function gradeEffects(
  db: Database,
  station: number,
  worker: number,
  from: string,
  today: string,
  reveal: boolean,
): Output<'pay.effects'> {
  const events = eventsOf(db, station, worker);
  const paid = new Map(paidByMonth(db, station, worker).map((p) => [p.period, p.total]));
  const months: Output<'pay.effects'>['months'] = [];
  let difference = 0;
  for (let first = `${from}-01`; first.slice(0, 7) < today.slice(0, 7) && months.length < 120; first = addMonths(first, 1)) {
    const on = addDays(addMonths(first, 1), -1);
    const period = first.slice(0, 7);
    const found = schemeInForce(db, station, on);
    const person = factsOn(db, station, on, { workers: [worker] }, found && factsNeeded(found.scheme))[0];
    const pay = found && person?.inService ? monthPay(found.scheme, person.facts, on).pay : null;
    const was = paid.get(period) ?? null;
    if (pay && was !== null) difference += pay.total - was;
    months.push({
      period,
      given: events.findLast((e) => e.on <= on)?.grade ?? null,
      now: pay?.grade ?? null,
      scheme: found && { id: found.id, name: found.name, version: found.version },
      due: reveal ? (pay?.total ?? null) : null,
      paid: reveal ? was : null,
    });
  }
  return { months, difference: reveal ? difference : null };
}
