/** Everybody in service in a month, with the month cut where their facts change, and the facts of each stretch. */
import type { Database } from 'better-sqlite3';
import { addDays, addMonths } from '#shared/domain/pay/index.ts';
import type { CompiledScheme, PayFacts } from '#shared/domain/pay/index.ts';
import { firstDay, lastDay, stretchesOf } from '#shared/domain/payroll/index.ts';
import type { MonthRule, Stretch } from '#shared/domain/payroll/index.ts';
import { amongOf, blockOfPeople, factsNeeded, factsOn } from '../pay/service.ts';
import { breaks, people, postBegins, probationEnds } from './rows.ts';
import type { PersonRow, PostBegin } from './rows.ts';

export type FactStretch = Stretch & { facts: PayFacts };
export type Person = {
  id: number;
  /** 序号 in the sheet: by community. */
  place: number;
  name: string;
  pinyin: string;
  serviceFrom: string | null;
  /** Of the post held at the end of the month, or when leaving. */
  community: number | null;
  communityName: string;
  /** The days of the month that are paid; at least one. */
  stretches: FactStretch[];
  /** In service on every day, in one stretch. */
  whole: boolean;
  /** The last month of service. */
  leaves: boolean;
  onFirst: boolean;
  onLast: boolean;
};

type Cut = { days: Set<string>; away: { from: string; until: string | null }[] };
type Asked = { rule: MonthRule; scheme: CompiledScheme };

/** Rows without their facts that are read at once. */
const rowsAtOnce = 5_000;

/**
 * In the order in which they are stored (any other reads each page of the store many times), block by block; who was away all month is left out.
 * A block may be empty: whoever walks them gives way after each, and what comes before the first person is divided too.
 */
export function* peopleOf(db: Database, station: number, month: string, { rule, scheme }: Asked): Generator<Person[], void> {
  const [first, last] = [firstDay(month), lastDay(month)];
  const all: PersonRow[] = [];
  const posts: PostBegin[] = [];
  for (let after = 0; ;) {
    const next = people(db, station, first, last, after, rowsAtOnce);
    if (next.length === 0) break;
    const until = next.at(-1)!.id;
    for (const row of next) all.push(row);
    yield [];
    for (const begin of postBegins(db, station, first, last, after, until)) posts.push(begin);
    after = until;
    yield [];
  }
  const cuts = cutsOf(db, station, month, all, posts, scheme);
  yield [];
  const rows = all.filter((row) => {
    const cut = cuts.get(row.id);
    return !cut || paidStretches(row, cut, month).length > 0;
  });
  yield [];
  const sheet = rows.toSorted((a, b) => (a.community ?? Infinity) - (b.community ?? Infinity) || a.id - b.id);
  yield [];
  const places = new Map(sheet.map(({ id }, i) => [id, i + 1]));
  yield [];
  for (let at = 0; at < rows.length; at += blockOfPeople)
    yield blockOf(db, station, month, { rule, scheme }, rows.slice(at, at + blockOfPeople), cuts, places);
}

const paidStretches = (row: PersonRow, cut: Cut, month: string): Stretch[] =>
  stretchesOf(month, cut.days).filter((s) => inService(row, cut, s.from));

function blockOf(
  db: Database,
  station: number,
  month: string,
  { rule, scheme }: Asked,
  rows: readonly PersonRow[],
  cuts: ReadonlyMap<number, Cut>,
  places: ReadonlyMap<number, number>,
): Person[] {
  const whole: Stretch = { from: firstDay(month), until: lastDay(month) };
  const dayOf = (s: Stretch): string => (rule.factsOn === 'first' ? s.from : s.until);
  // A flag is paid by the month, so it counts on the same day for everybody, wherever their own month is cut.
  const flagsOn = dayOf(whole);
  const stretches = new Map<number, Stretch[]>();
  const asked = new Map<string, number[]>();
  for (const row of rows) {
    const cut = cuts.get(row.id);
    const paid = cut ? paidStretches(row, cut, month) : [whole];
    stretches.set(row.id, paid);
    for (const s of paid) {
      const ids = asked.get(dayOf(s));
      if (ids) ids.push(row.id);
      else asked.set(dayOf(s), [row.id]);
    }
  }
  const byDay = new Map(
    [...asked].map(([day, ids]) => [
      day,
      new Map(factsOn(db, station, day, amongOf(ids), { ...factsNeeded(scheme, day), flagsOn }).map((f) => [f.worker, f])),
    ]),
  );
  return rows.map(({ id, serviceFrom, leftOn }) => {
    const own = stretches.get(id)!;
    const found = own.map((s) => byDay.get(dayOf(s))!.get(id)!);
    const { name, pinyin, community, communityName } = found.at(-1)!;
    return {
      id,
      place: places.get(id)!,
      name,
      pinyin,
      serviceFrom,
      community,
      communityName,
      stretches: own.map(({ from, until }, i) => ({ from, until, facts: found[i]!.facts })),
      whole: !cuts.has(id),
      leaves: leftOn !== null && leftOn <= whole.until,
      onFirst: own[0]!.from === whole.from,
      onLast: own.at(-1)!.until === whole.until,
    };
  });
}

/** The day of leaving is the last one that is paid; of a break the days from the first to the last are not. */
const inService = (row: PersonRow, cut: Cut, day: string): boolean =>
  (row.serviceFrom === null || row.serviceFrom <= day) &&
  (row.leftOn === null || row.leftOn >= day) &&
  !cut.away.some((b) => b.from <= day && (b.until === null || b.until >= day));

function cutsOf(
  db: Database,
  station: number,
  month: string,
  rows: readonly PersonRow[],
  posts: readonly PostBegin[],
  scheme: CompiledScheme,
): Map<number, Cut> {
  const [first, last] = [firstDay(month), lastDay(month)];
  const cuts = new Map<number, Cut>();
  const cutOf = (worker: number): Cut => {
    let cut = cuts.get(worker);
    if (!cut) cuts.set(worker, (cut = { days: new Set<string>(), away: [] }));
    return cut;
  };
  const begins = (worker: number, day: string): void => {
    if (day > first && day <= last) cutOf(worker).days.add(day);
  };
  for (const { worker, day } of posts) begins(worker, day);
  for (const { worker, from, until } of breaks(db, station, first, last)) {
    cutOf(worker).away.push({ from, until });
    begins(worker, from);
    if (until !== null) begins(worker, addDays(until, 1));
  }
  for (const { worker, until } of probationEnds(db, station, first, last)) begins(worker, addDays(until, 1));
  const probation = scheme.document.probation?.months ?? 0;
  const sinceProbation = addMonths(first, -probation);
  for (const { id, serviceFrom, leftOn } of rows) {
    if (serviceFrom !== null && serviceFrom > sinceProbation) {
      begins(id, serviceFrom);
      if (probation > 0) begins(id, addMonths(serviceFrom, probation));
    }
    if (leftOn !== null) begins(id, addDays(leftOn, 1));
  }
  return cuts;
}
