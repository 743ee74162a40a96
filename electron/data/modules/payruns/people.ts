/** Everybody employed in a month, with the month cut where their facts change, and the facts of each stretch that is paid. */
import type { Database } from 'better-sqlite3';
import { employedBetween, isEmployed } from '#shared/domain/careers/employment.ts';
import type { Employment } from '#shared/domain/careers/employment.ts';
import { addDays, addMonths } from '#shared/domain/pay/index.ts';
import type { CompiledScheme, PayFacts } from '#shared/domain/pay/index.ts';
import { firstDay, lastDay, stretchesOf } from '#shared/domain/payroll/index.ts';
import type { MonthRule, Stretch } from '#shared/domain/payroll/index.ts';
import { amongOf, blockOfPeople, factsNeeded, factsOn } from '../pay/service.ts';
import { employmentOf, historiesOf } from './employments.ts';
import type { Histories } from './employments.ts';
import { breaks, leavesSince, people, postBegins, postEnds, probationEnds } from './rows.ts';
import type { PersonRow, PostBegin } from './rows.ts';

export type FactStretch = Stretch & { facts: PayFacts };
/** Days of the month that are not paid though the employment goes on; `status`: 离岗 without a day, so the whole month. */
export type Unpaid = { days: number; by: 'break' | 'status' };
export type Person = {
  id: number;
  /** 序号 in the sheet: by community. */
  place: number;
  name: string;
  pinyin: string;
  employment: Employment;
  /** Of the post held at the end of the month, or when leaving. */
  community: number | null;
  communityName: string;
  postClass: string | null;
  /** The days of the month that are paid. */
  stretches: FactStretch[];
  /** In service on every day, in one stretch. */
  whole: boolean;
  /** The last month of employment, or one after it. */
  leaves: boolean;
  /** Employed, paid or not, on the first day of the month, on the last, on any. */
  onFirst: boolean;
  onLast: boolean;
  onAny: boolean;
  unpaid: Unpaid | null;
  /** The first post begins within the month, though the service began before: nothing is on record of the days until then. */
  firstPost: string | null;
  /** Posts of different classes that are held at once. */
  severalPosts: number;
};

type Cut = {
  days: Set<string>;
  /** Leaves during which the employment goes on. */
  away: { from: string; until: string | null }[];
  /** 离岗 without a day. */
  left: boolean;
};
type Asked = { rule: MonthRule; scheme: CompiledScheme };
type Month = { first: string; last: string; histories: Histories; cuts: ReadonlyMap<number, Cut> };

/** Rows without their facts that are read at once. */
const rowsAtOnce = 5_000;

/**
 * In the order in which they are stored (any other reads each page of the store many times), block by block. A block may be empty: whoever walks them
 * gives way after each, and what comes before the first person is divided too.
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
    for (const begin of postBegins(db, station, `${month.slice(0, 4)}-01-01`, after, until)) posts.push(begin);
    after = until;
    yield [];
  }
  const histories = historiesOf(db, station, last, [...new Set(posts.map((p) => p.worker))]);
  const of: Month = { first, last, histories, cuts: cutsOf(db, station, { first, last, histories }, all, posts, scheme) };
  yield [];
  const rows = all.filter((row) => isPartOf(row, of));
  yield [];
  const sheet = rows.toSorted((a, b) => (a.community ?? Infinity) - (b.community ?? Infinity) || a.id - b.id);
  yield [];
  const places = new Map(sheet.map(({ id }, i) => [id, i + 1]));
  yield [];
  for (let at = 0; at < rows.length; at += blockOfPeople)
    yield blockOf(db, station, { rule, scheme }, rows.slice(at, at + blockOfPeople), of, places);
}

/** Whether a month has a line of somebody: employed on any day of it, or given something after leaving. */
const isPartOf = (row: PersonRow, { first, last, histories }: Month): boolean =>
  (row.leftOn !== null && row.leftOn < first) || employedBetween(employmentOf(row, histories), first, last);

function paidStretches(row: PersonRow, cut: Cut, { first, histories }: Month): Stretch[] {
  if (cut.left) return [];
  const employment = employmentOf(row, histories);
  const paid = (day: string): boolean =>
    isEmployed(employment, day) && !cut.away.some((b) => b.from <= day && (b.until === null || b.until >= day));
  return stretchesOf(first.slice(0, 7), cut.days).filter((s) => paid(s.from));
}

function blockOf(
  db: Database,
  station: number,
  { rule, scheme }: Asked,
  rows: readonly PersonRow[],
  month: Month,
  places: ReadonlyMap<number, number>,
): Person[] {
  const { first, last, histories, cuts } = month;
  const whole: Stretch = { from: first, until: last };
  const dayOf = (s: Stretch): string => (rule.factsOn === 'first' ? s.from : s.until);
  // A flag is paid by the month, so it counts on the same day for everybody, wherever their own month is cut.
  const flagsOn = dayOf(whole);
  const stretches = new Map<number, Stretch[]>();
  const asked = new Map<string, number[]>();
  for (const row of rows) {
    const cut = cuts.get(row.id);
    const paid = cut ? paidStretches(row, cut, month) : [whole];
    stretches.set(row.id, paid);
    // Who is paid nothing has a name and a community all the same.
    for (const s of paid.length > 0 ? paid : [whole]) {
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
  return rows.map((row) => {
    const { id, leftOn } = row;
    const own = stretches.get(id)!;
    const found = (own.length > 0 ? own : [whole]).map((s) => byDay.get(dayOf(s))!.get(id)!);
    const { name, pinyin, community, communityName, facts } = found.at(-1)!;
    const cut = cuts.get(id);
    const employment = employmentOf(row, histories);
    return {
      id,
      place: places.get(id)!,
      name,
      pinyin,
      employment,
      community,
      communityName,
      postClass: facts.postClass,
      stretches: own.map(({ from, until }, i) => ({ from, until, facts: found[i]!.facts })),
      whole: !cut,
      leaves: (leftOn !== null && leftOn <= last) || (cut !== undefined && !isEmployed(employment, last)),
      onFirst: isEmployed(employment, first),
      onLast: isEmployed(employment, last),
      onAny: employedBetween(employment, first, last),
      unpaid: cut ? unpaidOf(cut, employment, month) : null,
      firstPost: begunWithin(employment, row, month) ? employment.from : null,
      severalPosts: Math.max(0, ...found.map((f) => f.severalPosts)),
    };
  });
}

/** Whether the month is paid from a first post on that began later than the service. */
const begunWithin = ({ from }: Employment, { serviceFrom }: PersonRow, { first }: Month): boolean =>
  from !== null && from > first && from !== serviceFrom;

function unpaidOf(cut: Cut, employment: Employment, { first, last }: Month): Unpaid | null {
  if (!cut.left && cut.away.length === 0) return null;
  let days = 0;
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const away = cut.left || cut.away.some((b) => b.from <= day && (b.until === null || b.until >= day));
    if (away && isEmployed(employment, day)) days++;
  }
  return days === 0 ? null : { days, by: cut.left ? 'status' : 'break' };
}

function cutsOf(
  db: Database,
  station: number,
  { first, last, histories }: Omit<Month, 'cuts'>,
  rows: readonly PersonRow[],
  posts: readonly PostBegin[],
  scheme: CompiledScheme,
): Map<number, Cut> {
  const cuts = new Map<number, Cut>();
  const cutOf = (worker: number): Cut => {
    let cut = cuts.get(worker);
    if (!cut) cuts.set(worker, (cut = { days: new Set<string>(), away: [], left: false }));
    return cut;
  };
  const begins = (worker: number, day: string): void => {
    if (day > first && day <= last) cutOf(worker).days.add(day);
  };
  for (const { worker, day } of posts) begins(worker, day);
  for (const { worker, day } of postEnds(db, station, first, last)) begins(worker, day);
  for (const { worker, from, until } of breaks(db, station, first, last)) {
    cutOf(worker).away.push({ from, until });
    begins(worker, from);
    if (until !== null) begins(worker, addDays(until, 1));
  }
  for (const { worker, until } of probationEnds(db, station, first, last)) begins(worker, addDays(until, 1));
  for (const [worker, absent] of histories.absences)
    for (const { from, until } of absent) {
      if (from > last || (until !== null && until < first)) continue;
      cutOf(worker);
      begins(worker, from);
      if (until !== null) begins(worker, addDays(until, 1));
    }
  const onLeave = new Set(rows.some((r) => r.status === 'leave') ? leavesSince(db, station, first) : []);
  const probation = scheme.document.probation?.months ?? 0;
  const sinceProbation = addMonths(first, -probation);
  for (const { id, serviceFrom, leftOn, status } of rows) {
    if (serviceFrom !== null && serviceFrom > sinceProbation) {
      begins(id, serviceFrom);
      if (probation > 0) begins(id, addMonths(serviceFrom, probation));
    }
    if (leftOn !== null && leftOn < first) cutOf(id);
    if (leftOn !== null) begins(id, addDays(leftOn, 1));
    // A leave with a day says when; the status alone says that it is now.
    if (status === 'leave' && leftOn === null && !onLeave.has(id)) cutOf(id).left = true;
  }
  return cuts;
}
