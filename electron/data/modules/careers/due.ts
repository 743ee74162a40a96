/** 待办: what falls due for whom, most pressing first. Counts stay right until this process commits again. */
import type { Output } from '#shared/contract/index.ts';
import type { DueGroup, DueRow, WorkerFacts } from '#shared/contract/careers.ts';
import { codeLabel } from '#shared/codes/index.ts';
import { daysLeft, dueKinds, nextOn } from '#shared/domain/careers/due.ts';
import type { DueKind } from '#shared/domain/careers/due.ts';
import { birthRange, retirementBases, retirementDay } from '#shared/domain/careers/retirement.ts';
import type { RetirementBasis } from '#shared/domain/careers/retirement.ts';
import type { CareerSettings } from '#shared/domain/careers/settings.ts';
import { addDays } from '#shared/domain/pay/index.ts';
import type { Store } from '../../store/store.ts';
import { schemeInForce } from '../pay/service.ts';
import {
  bornBy,
  datedCount,
  datedOf,
  datedPage,
  isUnassessed,
  namesOf,
  servingCount,
  servingPage,
  unassessedCount,
  unassessedPage,
} from './due.rows.ts';
import type { DatedKind, DueFact, OfYear, Range } from './due.rows.ts';
import { retirementRules, settingsOf, shippedPolicy } from './settings.ts';

type Asked = { store: Store; station: number; today: string; settings: CareerSettings };

const shownFirst = 3;
/** Before every record. */
const ever = '1900-01-01';

/** The days of the records that are asked for. What an office must still settle is asked for however long ago it was; what settles itself is not. */
function rangeOf(kind: DatedKind, { station, today, settings }: Asked): Range {
  if (kind === 'fileHandover') return { station, from: addDays(today, -settings.handoverSince), until: today };
  const settlesItself = kind === 'probationEnding' || kind === 'mandateEnding';
  return { station, from: settlesItself ? today : ever, until: addDays(today, settings.ahead[kind]) };
}

/** The day that counts: the file is due so many days after somebody left. */
const dayOf = (kind: DatedKind, on: string): string => (kind === 'fileHandover' ? addDays(on, shippedPolicy().handover.days) : on);

const notes: Partial<Record<DatedKind, (note: string) => string>> = {
  fileHandover: (kind) => codeLabel('exitKinds', kind),
  mandateEnding: (note) => {
    const [level = '', kind = ''] = note.split(' ');
    return `${codeLabel('adminLevels', level)}${codeLabel('mandateKinds', kind)}`;
  },
};
const noteOf = (kind: DatedKind, note: string | null): string | null => (note === null ? null : (notes[kind]?.(note) ?? note));

const rowOf = (fact: DueFact, today: string): DueRow => ({ ...fact, daysLeft: daysLeft(fact.on, today) });

type Found = { count: number; on: string | null; about: string | null; rows(offset: number, limit: number): DueRow[] };

function dated(kind: DatedKind, asked: Asked): Found {
  const range = rangeOf(kind, asked);
  const db = asked.store.reader;
  const { count, on } = datedCount(db, kind, range);
  return {
    count,
    on: on === null ? null : dayOf(kind, on),
    about: null,
    rows: (offset, limit) =>
      datedPage(db, kind, range, offset, limit).map((fact) =>
        rowOf({ ...fact, on: dayOf(kind, fact.on), note: noteOf(kind, fact.note) }, asked.today),
      ),
  };
}

function lastYear({ station, today }: Asked): OfYear {
  const year = Number(today.slice(0, 4)) - 1;
  return { station, year, yearEnd: `${year}-12-31` };
}

const assessmentDay = ({ today, settings }: Asked): string => `${today.slice(0, 4)}-${settings.assessmentBy}`;

function unassessed(asked: Asked): Found {
  const year = lastYear(asked);
  const db = asked.store.reader;
  const on = assessmentDay(asked);
  const count = unassessedCount(db, year);
  return {
    count,
    on: count === 0 ? null : on,
    about: String(year.year),
    rows: (offset, limit) => unassessedPage(db, year, offset, limit).map((who) => rowOf({ ...who, on, note: null }, asked.today)),
  };
}

/** Sex and registered former ages that fall under each table; a woman's that is not registered under the office's default. */
function groupOf(basis: RetirementBasis): { sex: '1' | '2'; formerAges: (string | null)[] } {
  if (basis === 'male') return { sex: '1', formerAges: [null, '60'] };
  return { sex: '2', formerAges: [basis === 'femaleCadre' ? '55' : '50'] };
}

type Reaching = { worker: number; on: string };

function reaching({ store, station, today, settings }: Asked, basis: RetirementBasis, formerAges?: (string | null)[]): Reaching[] {
  const born = birthRange(retirementRules(), basis, ever, addDays(today, settings.ahead.retirement));
  if (!born) return [];
  const who = { station, ...groupOf(basis), ...(formerAges ? { formerAges } : {}), until: born.until };
  return bornBy(store.reader, who).map(({ worker, birthDate }) => ({ worker, on: retirementDay(retirementRules(), basis, birthDate) }));
}

function retiring(asked: Asked, people: Reaching[], note: string | null): Found {
  people.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.worker - b.worker));
  return {
    count: people.length,
    on: people[0]?.on ?? null,
    about: null,
    rows(offset, limit) {
      const page = people.slice(offset, offset + limit);
      const ids = page.map((p) => p.worker);
      return namesOf(asked.store.reader, asked.station, ids).map((who, i) => rowOf({ ...who, on: page[i]!.on, note }, asked.today));
    },
  };
}

/** Women whose former age is not registered: nobody knows their day, it has to be registered in time. */
function unregistered(asked: Asked): Found {
  const { womensAge } = asked.settings;
  const people = reaching(asked, womensAge === '55' ? 'femaleCadre' : 'femaleWorker', [null]);
  return retiring(asked, people, `暂按 ${womensAge} 周岁推算`);
}

/** The next regrading day of the scheme in force, for everybody in service. */
function regrading(asked: Asked): Found {
  const { store, station, today, settings } = asked;
  const scheme = schemeInForce(store.reader, station, today);
  const on = scheme && nextOn(scheme.scheme.document.regrade.days, today);
  const soon = on !== null && daysLeft(on, today) <= settings.ahead.regrading;
  const count = soon ? servingCount(store.reader, station) : 0;
  return {
    count,
    on: count > 0 ? on : null,
    about: scheme && `${scheme.name}第 ${scheme.version} 版`,
    rows: (offset, limit) =>
      count === 0 ? [] : servingPage(store.reader, station, offset, limit).map((who) => rowOf({ ...who, on: on!, note: null }, today)),
  };
}

function find(kind: DueKind, asked: Asked): Found {
  switch (kind) {
    case 'assessmentMissing':
      return unassessed(asked);
    case 'retirement':
      return retiring(
        asked,
        retirementBases.flatMap((basis) => reaching(asked, basis)),
        null,
      );
    case 'retirementUnregistered':
      return unregistered(asked);
    case 'regrading':
      return regrading(asked);
    default:
      return dated(kind, asked);
  }
}

/** What was found stays right until the next commit or the next day. */
type Kept = { key: string; found: Map<DueKind, Found>; groups: Promise<DueGroup[]> | null };
const known = new WeakMap<Store, Kept>();

function keptFor({ store, station, today }: Asked): Kept {
  const key = `${store.commits()} ${station} ${today}`;
  let kept = known.get(store);
  if (kept?.key !== key) known.set(store, (kept = { key, found: new Map(), groups: null }));
  return kept;
}

function foundOf(kind: DueKind, asked: Asked): Found {
  const kept = keptFor(asked);
  let found = kept.found.get(kind);
  if (!found) kept.found.set(kind, (found = find(kind, asked)));
  return found;
}

const askedOf = (store: Store, station: number, today: string): Asked => ({
  store,
  station,
  today,
  settings: settingsOf(store.reader).settings,
});

/** What has to be registered is due today, however long ago the day was that cannot be told. */
const pressing = ({ kind, daysLeft: left }: DueGroup): number => (kind === 'retirementUnregistered' ? Math.max(0, left) : left);

async function groupsOf(asked: Asked): Promise<DueGroup[]> {
  const groups: DueGroup[] = [];
  for (const kind of dueKinds) {
    const { count, on, about, rows } = foundOf(kind, asked);
    if (on !== null) groups.push({ kind, count, on, daysLeft: daysLeft(on, asked.today), about, first: rows(0, shownFirst) });
    await new Promise((turn) => setImmediate(turn)); // other calls are answered between two kinds
  }
  return groups.sort((a, b) => pressing(a) - pressing(b));
}

export async function dueOf(store: Store, station: number, today: string): Promise<Output<'careers.due'>> {
  const asked = askedOf(store, station, today);
  return { on: today, groups: await (keptFor(asked).groups ??= groupsOf(asked)) };
}

export function dueListOf(
  store: Store,
  station: number,
  today: string,
  page: { kind: DueKind; offset: number; limit: number },
): Output<'careers.dueList'> {
  const found = foundOf(page.kind, askedOf(store, station, today));
  return { rows: found.rows(page.offset, page.limit), total: found.count };
}

/** What is due for one worker, the most pressing first; retirement apart, which the worker's own facts say. */
export function dueOfWorker(store: Store, station: number, today: string, worker: number): WorkerFacts['due'] {
  const asked = askedOf(store, station, today);
  const db = store.reader;
  const kinds = ['contractEnding', 'probationEnding', 'termEnding', 'mandateEnding', 'fileHandover'] as const;
  const days = kinds.flatMap((kind): { kind: DueKind; on: string; note: string | null }[] =>
    datedOf(db, kind, rangeOf(kind, asked), worker).map(({ on, note }) => ({ kind, on: dayOf(kind, on), note: noteOf(kind, note) })),
  );
  if (isUnassessed(db, lastYear(asked), worker))
    days.push({ kind: 'assessmentMissing', on: assessmentDay(asked), note: String(lastYear(asked).year) });
  return days.map((due) => ({ ...due, daysLeft: daysLeft(due.on, today) })).sort((a, b) => a.daysLeft - b.daysLeft);
}
