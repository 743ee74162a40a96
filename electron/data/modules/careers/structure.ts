/** 队伍结构表 over the store: a street by community, a county by street, as it stood on a day, against an earlier one. */
import type { Database } from 'better-sqlite3';
import type { Structure, StructureRow } from '#shared/contract/careers.ts';
import { addTally, columnsInUse, countIn, dimensions, emptyTally, figuresOf, gradeColumns } from '#shared/domain/careers/structure.ts';
import type { Dimension, Tally } from '#shared/domain/careers/structure.ts';
import type { OpenStation } from '../../host.ts';
import { ownStation, stationOf, today } from '../../registers/service.ts';
import { lastMerged } from '../snapshots/service.ts';
import { peopleAt, reckonGrades } from './people.ts';
import { communitiesOf, streetsOf } from './people.rows.ts';

export type StructureAsked = { station?: string | undefined; on?: string | undefined; against?: string | undefined };

type Place = { id: number | null; code: string | null; name: string; snapshot: StructureRow['snapshot'] };
type Counted = { place: Place; now: Tally; then: Tally | null };

const nowhere = '未登记社区';

/** By community; null: community not known. */
async function tallyOf(db: Database, station: number, on: string, withGrades: boolean): Promise<Map<number | null, Tally>> {
  const tallies = new Map<number | null, Tally>();
  const people = peopleAt(db, { station, on });
  if (withGrades) await reckonGrades(db, { station, on }, people);
  for (const person of people) {
    let tally = tallies.get(person.community);
    if (!tally) tallies.set(person.community, (tally = emptyTally()));
    countIn(tally, person, on);
  }
  return tallies;
}

const sumOf = (tallies: Iterable<Tally>): Tally => {
  const sum = emptyTally();
  for (const tally of tallies) addTally(sum, tally);
  return sum;
};

async function byCommunity(db: Database, station: number, on: string, against: string | null, withGrades: boolean): Promise<Counted[]> {
  const now = await tallyOf(db, station, on, withGrades);
  const then = against === null ? null : await tallyOf(db, station, against, withGrades);
  const someone = (id: number | null): boolean => now.has(id) || (then?.has(id) ?? false);
  const counted = (id: number | null, name: string): Counted => ({
    place: { id, code: null, name, snapshot: null },
    now: now.get(id) ?? emptyTally(),
    then: then && (then.get(id) ?? emptyTally()),
  });
  return [
    ...communitiesOf(db, station)
      .filter((c) => c.removed === 0 || someone(c.id))
      .map((c) => counted(c.id, c.name)),
    ...(someone(null) ? [counted(null, nowhere)] : []),
  ];
}

async function byStreet(db: Database, on: string, against: string | null, withGrades: boolean): Promise<Counted[]> {
  const counted: Counted[] = [];
  for (const { number, code, name } of streetsOf(db, ownStation)) {
    const merged = lastMerged(db, number);
    const sum = async (day: string): Promise<Tally> => sumOf((await tallyOf(db, number, day, withGrades)).values());
    counted.push({
      place: {
        id: number,
        code,
        name,
        snapshot: merged && { sequence: merged.sequence, createdAt: merged.createdAt, profile: merged.profile },
      },
      now: await sum(on),
      then: against === null ? null : await sum(against),
    });
  }
  return counted;
}

function dimensionsOf(tallies: readonly Tally[], withGrades: boolean): Structure['dimensions'] {
  const columns = (d: Dimension): Dimension['columns'] => (d.key === 'grade' ? gradeColumns(tallies) : columnsInUse(d, tallies));
  return dimensions
    .filter((d) => d.key !== 'grade' || withGrades)
    .map((d) => ({ key: d.key, label: d.label, columns: columns(d).map((c) => ({ ...c })) }));
}

/** What a reader must know of the figures. */
function notesOf(rows: readonly Counted[], county: boolean, on: string, withGrades: boolean): string[] {
  const notes = ['年龄按周岁计算；职务、岗位、证书、学历按当日情况统计，政治面貌按现登记情况统计，入党前的情况没有记录。'];
  if (withGrades) notes.push('薪级按定级记录统计；没有定级记录的，按当日施行的薪酬方案推算。');
  if (!county) return notes;
  const of = (holds: (row: Counted) => boolean): string =>
    rows
      .filter(holds)
      .map((row) => row.place.name)
      .join('、');
  const missing = of(({ place }) => place.snapshot === null);
  if (missing) notes.push(`没有收到快照，未计入：${missing}。`);
  const older = of(({ place }) => place.snapshot !== null && place.snapshot.createdAt.slice(0, 10) < on);
  if (older) notes.push(`快照早于 ${on}，之后的变动未计入：${older}。`);
  const withoutGrades = of(({ place }) => place.snapshot?.profile === 'without-pay');
  if (withGrades && withoutGrades) notes.push(`快照不含定级记录：${withoutGrades}。`);
  return notes;
}

/** Refuses `cardUnknown` for a street that the store does not have. */
export async function structureOf(open: OpenStation, asked: StructureAsked): Promise<Structure> {
  const db = open.store.reader;
  const on = asked.on ?? today();
  const against = asked.against ?? null;
  const station = stationOf(open, asked.station);
  const county = open.info.kind === 'county' && station === ownStation;
  const withGrades = open.permissions.has('pay.read');
  const counted = await (county ? byStreet(db, on, against, withGrades) : byCommunity(db, station, on, against, withGrades));
  const all = counted.flatMap(({ now, then }) => (then ? [now, then] : [now]));
  const figures = (tally: Tally) => figuresOf(tally, withGrades);
  const street = station === ownStation ? null : streetsOf(db, ownStation).find((s) => s.number === station);
  return {
    station: street ? { kind: 'street', code: street.code, name: street.name } : open.info,
    on,
    against,
    dimensions: dimensionsOf(all, withGrades),
    rows: counted.map(({ place, now, then }) => ({ ...place, now: figures(now), then: then && figures(then) })),
    sum: {
      now: figures(sumOf(counted.map((c) => c.now))),
      then: against === null ? null : figures(sumOf(counted.map((c) => c.then ?? emptyTally()))),
    },
    notes: notesOf(counted, county, on, withGrades),
  };
}
