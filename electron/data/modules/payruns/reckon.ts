/** A month reckoned: everybody's pay before tax, as a pure walk over what the store holds. */
import type { Database } from 'better-sqlite3';
import { reckoner } from '#shared/domain/pay/index.ts';
import type { MonthPay, PayFacts } from '#shared/domain/pay/index.ts';
import { bonusManner, contributionsFor, earn, fallsDue, netOf, nothing, shapeOf, sumOf, worth } from '#shared/domain/payroll/index.ts';
import type { Amounts, Contributed, Earned, Held, Item, MonthRule, Shape } from '#shared/domain/payroll/index.ts';
import type { SchemeInForce } from '../pay/service.ts';
import { peopleOf } from './people.ts';
import type { FactStretch, Person } from './people.ts';
import type { InForce } from './policies.ts';
import { lastOf, profilesOf } from './profiles.ts';
import type { Profile } from './profiles.ts';
import { heldBalances, items } from './rows.ts';
import type { HeldRow } from './rows.ts';

export type MonthContext = {
  station: number;
  month: string;
  /** Ready for the first day of the month: what changes within it counts from the next. */
  scheme: SchemeInForce;
  policies: InForce;
  /** Changes of held performance that are not paid yet: of differences in the same run. */
  carried?: ReadonlyMap<number, Held>;
  /** What this year's assessment changes of earlier months, paid with this one: `settlementsOf`. */
  settled?: ReadonlyMap<number, Held>;
  /** `known`: an assessment of the year counts in every month of it, and not in the one alone in which it is paid for. */
  assessments?: 'known';
  /** Flags by community that nothing on record tells: for an office's sheet. */
  assumedFlags?: ReadonlyMap<number, number>;
};

export type ReckonedStretch = FactStretch & { days: number; of: number; pay: MonthPay };
export type Reckoned = {
  person: Person;
  profile: Profile | null;
  /** What the grade lacks, as the engine names it; then nothing is paid. */
  missing: readonly string[];
  stretches: readonly ReckonedStretch[];
  earned: Earned | null;
  contributions: readonly Contributed[];
  /** Tax is still 0. */
  amounts: Amounts;
};

const none: readonly Item[] = [];
const employedFor = { anyDay: 'onAny', firstDay: 'onFirst', lastDay: 'onLast' } as const;
const nothingHeld: Held = {};

/** Block by block as `peopleOf` (empty ones among them: give way after each). */
export function* reckonMonth(db: Database, ctx: MonthContext): Generator<Reckoned[], void> {
  const { station, month, scheme, policies, carried, settled, assumedFlags } = ctx;
  const shape = shapeOf(scheme.scheme.document);
  // Facts count as of their own day; the scheme's values as of the first of the month.
  const reckoners = new Map<string, ReturnType<typeof reckoner>>();
  const payFor = (on: string) => {
    let known = reckoners.get(on);
    if (!known) reckoners.set(on, (known = reckoner(scheme.scheme, on)));
    return known;
  };
  const rule = policies.month.document;
  const inTime = assessedInTime(shape, month, ctx.assessments === 'known');
  const itemsOf = byWorker(items(db, station, month).map(({ worker, ...row }): [number, Item] => [worker, itemOf(row)]));
  const held = balances(heldBalances(db, station, month, shape.waits.size > 1), carried);
  const profiles = profilesOf(db, station, lastOf(month));
  const insurance = policies.socialInsurance?.document ?? null;
  const known = new Map<string, readonly Contributed[]>();
  const usual = new Map<MonthPay, Earned>();

  for (const people of peopleOf(db, station, month, { rule, scheme: scheme.scheme })) {
    yield people.map(reckon);
  }

  /** A whole month without anything of one's own is the same for everybody of the same pay. */
  function earnedBy({ id, whole, leaves }: Person, stretches: readonly ReckonedStretch[]): Earned {
    const [own, waiting] = [itemsOf.get(id), held.get(id)];
    const assessed = settled?.get(id);
    const pay = whole && !leaves && !own && !waiting && !assessed ? (stretches[0]?.pay ?? null) : null;
    const same = pay && usual.get(pay);
    if (same) return same;
    const earned = earn({
      month,
      shape,
      prorated: rule.prorated,
      stretches,
      items: own ?? none,
      held: waiting ?? nothingHeld,
      ...(assessed ? { settled: assessed } : {}),
      leaves,
    });
    if (pay) usual.set(pay, earned);
    return earned;
  }

  function reckon(person: Person): Reckoned {
    const reckoned = stretchesOf(person, month, rule, (facts, on) =>
      inTime(withFlags(facts, person.community, assumedFlags), payFor(on), person.leaves),
    );
    const profile = profiles.get(person.id) ?? null;
    if ('missing' in reckoned) {
      return { person, profile, missing: reckoned.missing, stretches: [], earned: null, contributions: [], amounts: nothing() };
    }
    const { stretches } = reckoned;
    const earned = earnedBy(person, stretches);
    // Whoever is on leave stays insured: 社会保险法 第五十八条, as long as the employment goes on.
    const due = insurance && person[employedFor[insurance.due]];
    const contributions = due && profile ? contributed(known, insurance, profile, earned.total) : [];
    return { person, profile, missing: [], stretches, earned, contributions, amounts: amountsOf(earned, contributions) };
  }
}

/**
 * A part that is paid for several months by this year's assessment waits as if nothing were known of it until the month in which it is paid: so it
 * does not matter when the assessment is entered.
 */
function assessedInTime(shape: Shape, month: string, known: boolean) {
  const early = known ? [] : [...shape.waits].filter(([, w]) => w.assessed && !fallsDue(w.paid, month)).map(([key]) => key);
  const waiting = new Set(early);
  const merged = new WeakMap<MonthPay, Map<MonthPay, MonthPay>>();
  return (facts: PayFacts, pay: ReturnType<typeof reckoner>, leaves: boolean): ReturnType<ReturnType<typeof reckoner>> => {
    const found = pay(facts);
    if (waiting.size === 0 || leaves || !found.pay || !facts.assessments) return found;
    const year = Number(month.slice(0, 4));
    const before = pay({ ...facts, assessments: facts.assessments.filter((a) => a.year < year) }).pay;
    if (!before || before === found.pay) return found;
    const of = merged.get(found.pay) ?? new Map<MonthPay, MonthPay>();
    merged.set(found.pay, of);
    let both = of.get(before);
    if (!both) {
      const components = [
        ...found.pay.components.filter((c) => !waiting.has(c.key)),
        ...before.components.filter((c) => waiting.has(c.key)),
      ];
      of.set(before, (both = { ...found.pay, components, total: components.reduce((sum, c) => sum + c.amount, 0) }));
    }
    return { pay: both, missing: [] };
  };
}

const withFlags = (facts: PayFacts, community: number | null, flags: ReadonlyMap<number, number> | undefined): PayFacts => {
  const redFlag = community === null ? undefined : flags?.get(community);
  return redFlag === undefined ? facts : { ...facts, counts: { ...facts.counts, redFlag } };
};

type Pay = (facts: PayFacts, on: string) => { pay: MonthPay | null; missing: string[] };

/** Stretches of the same pay that follow one another are one. */
function stretchesOf(
  { stretches, whole }: Person,
  month: string,
  rule: MonthRule,
  pay: Pay,
): { stretches: ReckonedStretch[] } | { missing: string[] } {
  const merged: (FactStretch & { pay: MonthPay })[] = [];
  for (const s of stretches) {
    const found = pay(s.facts, rule.factsOn === 'first' ? s.from : s.until);
    if (!found.pay) return { missing: found.missing };
    const before = merged.at(-1);
    if (before && samePay(before.pay, found.pay) && follows(before.until, s.from)) before.until = s.until;
    else merged.push({ ...s, pay: found.pay });
  }
  if (whole) return { stretches: merged.map((s) => ({ ...s, days: 1, of: 1 })) };
  const worths = worth(rule.part, month, merged);
  return { stretches: merged.map((s, i) => ({ ...s, ...worths[i]! })) };
}
const samePay = (a: MonthPay, b: MonthPay): boolean =>
  a === b ||
  (a.total === b.total &&
    a.grade === b.grade &&
    a.post === b.post &&
    a.components.length === b.components.length &&
    a.components.every((c, i) => c.key === b.components[i]!.key && c.amount === b.components[i]!.amount));
const follows = (until: string, from: string): boolean => Number(until.slice(8)) + 1 === Number(from.slice(8));

function contributed(
  known: Map<string, readonly Contributed[]>,
  rule: NonNullable<InForce['socialInsurance']>['document'],
  profile: Profile,
  gross: number,
): readonly Contributed[] {
  const onGross = rule.contributions.some((c) => c.on === 'gross');
  const key = `${profile.insuranceBase}|${profile.fundBase}|${profile.fundRate}|${onGross ? gross : ''}`;
  let found = known.get(key);
  if (!found) known.set(key, (found = contributionsFor(rule, profile, gross)));
  return found;
}

function amountsOf(e: Earned, contributions: readonly Contributed[]): Amounts {
  const insurance = sumOf(contributions, 'insurance', 'employee');
  const fund = sumOf(contributions, 'fund', 'employee');
  const deductions = e.deductions.reduce((sum, d) => sum + d.amount, 0);
  const employer = sumOf(contributions, 'insurance', 'employer') + sumOf(contributions, 'fund', 'employer');
  const { basic, performance, certificateAllowance, redFlag, otherPay, total, untaxed, held } = e;
  return {
    basic,
    performance,
    certificateAllowance,
    redFlag,
    otherPay,
    total,
    untaxed,
    insurance,
    fund,
    tax: 0,
    deductions,
    net: netOf({ total, insurance, fund, tax: 0, deductions }),
    employerCost: total + employer,
    held,
  };
}

const itemOf = (row: Omit<ReturnType<typeof items>[number], 'worker'>): Item => ({
  kind: row.kind as Item['kind'],
  label: row.label,
  amount: row.amount ?? 0,
  // A suspension that names neither amount nor share stops all of it.
  share: row.share ?? (row.kind === 'suspension' && row.amount === null ? 10_000 : 0),
  taxable: row.taxable !== 0,
  reason: row.reason,
  bonus: row.kind === 'addition' ? bonusManner(row.bonusTax, row.label, row.reason) : null,
});

function byWorker<T>(rows: readonly [number, T][]): Map<number, T[]> {
  const map = new Map<number, T[]>();
  for (const [worker, row] of rows) {
    const list = map.get(worker);
    if (list) list.push(row);
    else map.set(worker, [row]);
  }
  return map;
}

/** By worker and component. */
export function balances(rows: readonly HeldRow[], carried?: MonthContext['carried']): Map<number, Record<string, number>> {
  const held = new Map<number, Record<string, number>>();
  const add = (worker: number, key: string, amount: number): void => {
    const own = held.get(worker) ?? {};
    own[key] = (own[key] ?? 0) + amount;
    held.set(worker, own);
  };
  for (const { worker, key, amount } of rows) add(worker, key, amount);
  for (const [worker, by] of carried ?? []) for (const [key, amount] of Object.entries(by)) add(worker, key, amount);
  return held;
}
