/** How files, quotas and grid posts are filled on a day: by community, at a county by street, and in sum. */
import type { Database } from 'better-sqlite3';
import type { Output } from '#shared/contract/index.ts';
import { shareOf } from '#shared/domain/careers/ages.ts';
import { gridTarget } from '#shared/domain/careers/settings.ts';
import type { OpenStation } from '../../host.ts';
import { ownStation, stationOf, today } from '../../registers/service.ts';
import { peopleAt } from './people.ts';
import type { Placed } from './people.ts';
import { communitiesOf, filedAt, gridsAt, recognisedAt, streetsOf } from './people.rows.ts';
import { settingsOf } from './settings.ts';

type Asked = { station?: string | undefined; on?: string | undefined };
type Coverage = Output<'careers.coverage'>;
type Quotas = Output<'careers.quotas'>;
type CoverageRow = Coverage['rows'][number];
type QuotaRow = Quotas['rows'][number];

const nowhere = '未登记社区';

/** The stations meant: one street, or all of a county's. */
function stationsOf(open: OpenStation, asked: Asked): { county: boolean; stations: { number: number; name: string }[] } {
  const number = stationOf(open, asked.station);
  const county = open.info.kind === 'county' && number === ownStation;
  return { county, stations: county ? streetsOf(open.store.reader, ownStation) : [{ number, name: open.info.name }] };
}

function grouped(people: readonly Placed[]): Map<number | null, Placed[]> {
  const groups = new Map<number | null, Placed[]>();
  for (const person of people) groups.set(person.community, [...(groups.get(person.community) ?? []), person]);
  return groups;
}

/** The communities of a street, and those who have none. */
function places(
  db: Database,
  station: number,
  someone: (id: number | null) => boolean,
): { id: number | null; name: string; quota: number | null }[] {
  const communities = communitiesOf(db, station).filter((c) => c.removed === 0 || someone(c.id));
  return someone(null) ? [...communities, { id: null, name: nowhere, quota: null }] : communities;
}

const sum = <R>(rows: readonly R[], of: (row: R) => number): number => rows.reduce((total, row) => total + of(row), 0);

function coverageSum(rows: readonly Omit<CoverageRow, 'share' | 'id' | 'name'>[]): Coverage['sum'] {
  const filed = sum(rows, (r) => r.filed);
  const total = sum(rows, (r) => r.total);
  return { total, recognised: sum(rows, (r) => r.recognised), filed, share: shareOf(filed, total) };
}

function coverageRows(db: Database, station: number, on: string): CoverageRow[] {
  const at = { station, on };
  const recognised = new Set(recognisedAt(db, at));
  const filed = new Set(filedAt(db, at));
  const people = grouped(peopleAt(db, at));
  return places(db, station, (id) => people.has(id)).map(({ id, name }) => {
    const here = people.get(id) ?? [];
    const counts = {
      total: here.length,
      recognised: here.filter((p) => recognised.has(p.id)).length,
      filed: here.filter((p) => filed.has(p.id)).length,
    };
    return { id, name, ...counts, share: shareOf(counts.filed, counts.total) };
  });
}

export function coverageOf(open: OpenStation, asked: Asked): Coverage {
  const db = open.store.reader;
  const on = asked.on ?? today();
  const { county, stations } = stationsOf(open, asked);
  const rows = county
    ? stations.map(({ number, name }) => ({ id: number, name, ...coverageSum(coverageRows(db, number, on)) }))
    : coverageRows(db, stations[0]!.number, on);
  return { on, rows, sum: coverageSum(rows) };
}

/** `inQuota`: those in service in communities that have a quota. */
type Counted = QuotaRow & { inQuota: number };

function quotaRows(db: Database, station: number, on: string): Counted[] {
  const people = grouped(peopleAt(db, { station, on }));
  const grids = new Map(gridsAt(db, { station, on }).map((g) => [g.community, g]));
  return places(db, station, (id) => people.has(id) || grids.has(id)).map(({ id, name, quota }) => {
    const actual = people.get(id)?.length ?? 0;
    const grid = grids.get(id);
    return { id, name, quota, actual, gridDue: grid?.due ?? 0, gridFilled: grid?.filled ?? 0, inQuota: quota === null ? 0 : actual };
  });
}

/** Adds communities up to their street; a street has a quota where one of its communities has. */
function streetRow(id: number, name: string, rows: readonly Counted[]): Counted {
  const some = rows.some((r) => r.quota !== null);
  return {
    id,
    name,
    quota: some ? sum(rows, (r) => r.quota ?? 0) : null,
    actual: sum(rows, (r) => r.actual),
    gridDue: sum(rows, (r) => r.gridDue),
    gridFilled: sum(rows, (r) => r.gridFilled),
    inQuota: sum(rows, (r) => r.inQuota),
  };
}

export function quotasOf(open: OpenStation, asked: Asked): Quotas {
  const db = open.store.reader;
  const on = asked.on ?? today();
  const { county, stations } = stationsOf(open, asked);
  const counted = county
    ? stations.map(({ number, name }) => streetRow(number, name, quotaRows(db, number, on)))
    : quotaRows(db, stations[0]!.number, on);
  const whole = streetRow(0, '', counted);
  const { settings } = settingsOf(db);
  const year = Number(on.slice(0, 4));
  const target = gridTarget(settings, year);
  const gridShare = shareOf(whole.gridFilled, whole.gridDue);
  return {
    on,
    rows: counted.map(({ inQuota: _, ...row }) => row),
    sum: {
      quota: whole.quota ?? 0,
      actual: whole.inQuota,
      share: shareOf(whole.inQuota, whole.quota ?? 0),
      gridDue: whole.gridDue,
      gridFilled: whole.gridFilled,
      gridShare,
    },
    gridTarget: {
      year,
      share: target,
      source: settings.gridTargets.source,
      met: target === null || gridShare === null ? null : gridShare >= target,
    },
  };
}
