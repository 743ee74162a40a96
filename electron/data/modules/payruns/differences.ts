/** Locked months reckoned again from what is on record now: what would be paid, against what was. */
import type { Database } from 'better-sqlite3';
import { isNothing, minus, netOf, nothing, shapeOf } from '#shared/domain/payroll/index.ts';
import type { Amounts, Held } from '#shared/domain/payroll/index.ts';
import { schemeChosen } from './chosen.ts';
import { policiesOn } from './policies.ts';
import { firstOf, lastOf } from './profiles.ts';
import type { Profile } from './profiles.ts';
import { balances, reckonMonth } from './reckon.ts';
import type { Reckoned } from './reckon.ts';
import { heldFor, onUndatedLeave, paidFor, runs, withoutPost } from './rows.ts';
import type { Stored } from './rows.ts';
import { settlementsOf } from './settle.ts';

export type Difference = {
  run: number;
  period: string;
  worker: number;
  name: string;
  pinyin: string;
  community: number | null;
  communityName: string;
  profile: Profile | null;
  was: Amounts;
  now: Amounts;
  /** now − was; tax is 0: what is paid later is taxed in the month in which it is paid. */
  amounts: Amounts;
  held: Held;
  reckoned: Reckoned | null;
};

export type Months = { from?: string | undefined; until?: string | undefined };
type Progress = (done: number, of: number) => Promise<void>;

/** Ordinary runs that are paid and not reversed, the earliest month first. */
export function lockedRuns(db: Database, station: number, { from, until }: Months = {}): Stored[] {
  const all = runs(db, station);
  const reversed = new Set(all.filter((r) => r['kind'] === 'reversal' && r['status'] === 'paid').map((r) => r['reverses']));
  return all
    .filter((r) => r['kind'] === 'ordinary' && r['status'] === 'paid' && !reversed.has(r.id))
    .filter((r) => (!from || String(r['period']) >= from) && (!until || String(r['period']) <= until))
    .reverse();
}

/** What differs, month by month. What an earlier month would hold back more, the later months here know of. */
export async function differencesOf(db: Database, station: number, months: Months, progress: Progress): Promise<Difference[]> {
  const found: Difference[] = [];
  const carried = new Map<number, Record<string, number>>();
  const locked = lockedRuns(db, station, months);
  for (const [i, run] of locked.entries()) {
    const before = found.length;
    for await (const difference of ofMonth(db, station, run, carried, (part) => progress(i + part, locked.length))) found.push(difference);
    for (const { worker, held } of found.slice(before)) {
      const own = carried.get(worker) ?? {};
      for (const [key, amount] of Object.entries(held)) own[key] = (own[key] ?? 0) + amount;
      carried.set(worker, own);
    }
  }
  return found;
}

async function* ofMonth(
  db: Database,
  station: number,
  run: Stored,
  carried: ReadonlyMap<number, Held>,
  progress: (part: number) => Promise<void>,
): AsyncGenerator<Difference, void> {
  const period = String(run['period']);
  const scheme = schemeChosen(db, station, run);
  if (!scheme) return;
  const was = new Map(paidFor(db, station, period).map((row) => [row.worker, row]));
  const wasHeld = balances(heldFor(db, station, period, shapeOf(scheme.scheme.document).waits.size > 1));
  const policies = policiesOn(db, station, firstOf(period));
  // 离岗 without a day, then or now: of such a month nothing can be said before the days are on record.
  const leftThen = new Set(onUndatedLeave(db, station, run.id));
  let done = 0;
  const settled = await settlementsOf(db, station, period, scheme, () => progress(0));
  for (const people of reckonMonth(db, { station, month: period, scheme, policies, carried, settled })) {
    for (const reckoned of people) {
      const { person, profile } = reckoned;
      const paid = was.get(person.id);
      was.delete(person.id);
      // Without the facts for a grade nothing can be said against what was paid.
      if (reckoned.missing.length > 0 || person.unpaid?.by === 'status' || leftThen.has(person.id)) continue;
      const now = untaxedOf(reckoned.amounts);
      const before = paid ? untaxedOf(paid) : nothing();
      const amounts = minus(now, before);
      const held = heldBeside(reckoned.earned?.heldBy ?? {}, wasHeld.get(person.id));
      if (isNothing(amounts) && Object.keys(held).length === 0) continue;
      const { id, name, pinyin, community, communityName } = person;
      yield {
        run: run.id,
        period,
        worker: id,
        name,
        pinyin,
        community,
        communityName,
        profile,
        was: before,
        now,
        amounts,
        held,
        reckoned,
      };
    }
    await progress((done += people.length) / Math.max(1, done + was.size));
  }
  // Of who was paid before their first post that is on record nobody can say that they were not here.
  for (const worker of withoutPost(db, station, [...was.keys()], lastOf(period))) was.delete(worker);
  // Paid, though by what is on record now they were not in service.
  for (const [worker, paid] of was) {
    const before = untaxedOf(paid);
    if (isNothing(before)) continue;
    const now = nothing();
    yield {
      run: run.id,
      period,
      worker,
      name: paid.name,
      pinyin: '',
      community: null,
      communityName: paid.community ?? '',
      profile: null,
      was: before,
      now,
      amounts: minus(now, before),
      held: heldBeside({}, wasHeld.get(worker)),
      reckoned: null,
    };
  }
}

const untaxedOf = (a: Amounts): Amounts => ({ ...a, tax: 0, net: netOf({ ...a, tax: 0 }) });

/** How the balances change beside what the month has changed them by already. */
function heldBeside(now: Held, was: Held = {}): Record<string, number> {
  const keys = new Set([...Object.keys(now), ...Object.keys(was)]);
  return Object.fromEntries(
    [...keys].map((key): [string, number] => [key, (now[key] ?? 0) - (was[key] ?? 0)]).filter(([, amount]) => amount !== 0),
  );
}
