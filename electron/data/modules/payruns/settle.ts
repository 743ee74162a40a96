/** Parts that are paid for several months by this year's assessment: what it changes of the months before the one in which they are paid. */
import type { Database } from 'better-sqlite3';
import { fallsDue, firstDay, monthAfter, shapeOf } from '#shared/domain/payroll/index.ts';
import type { Held } from '#shared/domain/payroll/index.ts';
import { addMonths } from '#shared/domain/pay/index.ts';
import type { SchemeInForce } from '../pay/service.ts';
import { schemeChosen } from './chosen.ts';
import { policiesOn } from './policies.ts';
import { reckonMonth } from './reckon.ts';
import { runs } from './rows.ts';
import type { Stored } from './rows.ts';

const months = { monthly: 1, quarterly: 3, halfYearly: 6, yearly: 12 } as const;

/** By worker and component key, in fen; nothing where no such part falls due in the month. Only months that were paid here are settled. */
export async function settlementsOf(
  db: Database,
  station: number,
  month: string,
  scheme: SchemeInForce,
  giveWay: () => Promise<void>,
): Promise<Map<number, Record<string, number>>> {
  const settled = new Map<number, Record<string, number>>();
  const due = [...shapeOf(scheme.scheme.document).waits].filter(([, w]) => w.assessed && fallsDue(w.paid, month));
  if (due.length === 0) return settled;
  for (const run of paidBefore(db, station, month, Math.max(...due.map(([, w]) => months[w.paid])))) {
    const period = String(run['period']);
    const of = schemeChosen(db, station, run);
    if (!of) continue;
    const keys = due.filter(([, w]) => addMonths(firstDay(month), 1 - months[w.paid]) <= firstDay(period)).map(([key]) => key);
    const ctx = { station, month: period, scheme: of, policies: policiesOn(db, station, firstDay(period)) };
    const asThen = reckonMonth(db, ctx);
    for (const people of reckonMonth(db, { ...ctx, assessments: 'known' })) {
      // Both walk the same people in the same blocks.
      const then = asThen.next().value ?? [];
      people.forEach(({ person, earned }, i) => add(person.id, keys, earned?.heldBy ?? {}, then[i]?.earned?.heldBy ?? {}));
      await giveWay();
    }
  }
  return settled;

  function add(worker: number, keys: readonly string[], now: Held, then: Held): void {
    for (const key of keys) {
      const more = (now[key] ?? 0) - (then[key] ?? 0);
      if (more === 0) continue;
      const own = settled.get(worker) ?? {};
      own[key] = (own[key] ?? 0) + more;
      settled.set(worker, own);
    }
  }
}

/** The ordinary runs of the months before one that are paid and not taken back, so many months back with it. */
function paidBefore(db: Database, station: number, month: string, count: number): Stored[] {
  const all = runs(db, station);
  const reversed = new Set(all.filter((r) => r['kind'] === 'reversal' && r['status'] === 'paid').map((r) => r['reverses']));
  const first = monthAfter(month, 1 - count);
  return all.filter(
    (r) =>
      r['kind'] === 'ordinary' &&
      r['status'] === 'paid' &&
      !reversed.has(r.id) &&
      String(r['period']) >= first &&
      String(r['period']) < month,
  );
}
