/** What pay runs read and write of the store, in SQL. Months are `YYYY-MM`, days `YYYY-MM-DD`; `first`, `last`: of the month. */
import type { Database } from 'better-sqlite3';
import type { Amounts } from '#shared/domain/payroll/index.ts';
import { moneyFields } from '#shared/domain/payroll/index.ts';
import { columnOf, register } from '#shared/registers/index.ts';
import type { RegisterName, Value } from '#shared/registers/index.ts';
import { insertion, prepared } from '../../registers/service.ts';

export type Fields = Record<string, Value>;
export type Stored = Fields & { id: number };

const columns = (name: RegisterName, alias = ''): string =>
  register(name)
    .fields.map((f) => `${alias}"${columnOf(f.name)}" AS "${f.name}"`)
    .join(', ');

export const runById = (db: Database, station: number, id: number): Stored | undefined =>
  prepared(db, `SELECT id, ${columns('payRuns')} FROM pay_runs WHERE station = ? AND id = ? AND removed_at IS NULL`).get(station, id) as
    Stored | undefined;

/** Newest month first, of a month the newest run first. */
export const runs = (db: Database, station: number): Stored[] =>
  prepared(db, `SELECT id, ${columns('payRuns')} FROM pay_runs WHERE station = ? AND removed_at IS NULL ORDER BY period DESC, id DESC`).all(
    station,
  ) as Stored[];

export type PersonRow = {
  id: number;
  community: number | null;
  serviceFrom: string | null;
  leftOn: string | null;
  status: string | null;
};
const personColumns = 'w.id, w.community, w.service_from AS serviceFrom, w.left_on AS leftOn, w.status';
/**
 * Of those in service on a day of the month, and of those who have left but to whom something is still paid that was entered for a month after their
 * last, the next `limit` after an id, in the order in which they are stored.
 */
export const people = (db: Database, station: number, first: string, last: string, after: number, limit: number): PersonRow[] =>
  prepared(
    db,
    `SELECT ${personColumns} FROM workers w
     WHERE w.station = @station AND w.id > @after AND w.removed_at IS NULL AND (w.service_from IS NULL OR w.service_from <= @last)
       AND ((w.left_on IS NULL AND w.status IN ('active', 'leave')) OR w.left_on >= @first
         OR (w.left_on IS NOT NULL AND EXISTS (SELECT 1 FROM pay_items i WHERE i.station = w.station AND i.worker = w.id AND i.removed_at IS NULL
           AND i.kind = 'addition' AND i."from" > substr(w.left_on, 1, 7) AND i."from" <= @month AND coalesce(i.until, i."from") >= @month)))
     ORDER BY w.id LIMIT @limit`,
  ).all({ station, first, last, month: first.slice(0, 7), after, limit }) as PersonRow[];

export const peopleByIds = (db: Database, station: number, ids: readonly number[]): PersonRow[] =>
  prepared(db, `SELECT ${personColumns} FROM workers w WHERE w.station = ? AND w.id IN (SELECT value FROM json_each(?))`).all(
    station,
    JSON.stringify(ids),
  ) as PersonRow[];

/** The days after one on which a post begins of a worker with an id after one up to another. */
export type PostBegin = { worker: number; day: string };
export const postBegins = (db: Database, station: number, since: string, after: number, until: number): PostBegin[] =>
  prepared(
    db,
    `SELECT worker, "from" AS day FROM post_facts WHERE station = @station AND "from" > @since AND worker > @after AND worker <= @until`,
  ).all({ station, since, after, until }) as PostBegin[];

/** Of some workers the day on which their first post began; of whom a post has no day, nothing. */
export const firstPosts = (db: Database, station: number, workers: readonly number[]): PostBegin[] =>
  prepared(
    db,
    `SELECT worker, min("from") AS day FROM post_facts WHERE station = ? AND worker IN (SELECT value FROM json_each(?))
     GROUP BY worker HAVING count(*) = count("from")`,
  ).all(station, JSON.stringify(workers)) as PostBegin[];

/** The days within a month on which a post has ended the day before. */
export const postEnds = (db: Database, station: number, first: string, last: string): PostBegin[] =>
  prepared(
    db,
    `SELECT worker, date(until, '+1 day') AS day FROM posts WHERE station = ? AND removed_at IS NULL AND until >= ? AND until < ?`,
  ).all(station, first, last) as PostBegin[];

/** Of some workers those who came by no transfer, and of whose posts, each with a day, the first began after a day. */
export const withoutPost = (db: Database, station: number, workers: readonly number[], day: string): number[] =>
  prepared(
    db,
    `SELECT f.worker FROM post_facts f WHERE f.station = @station AND f.worker IN (SELECT value FROM json_each(@workers))
       AND NOT EXISTS (SELECT 1 FROM transfers t WHERE t.station = f.station AND t.worker = f.worker AND t.removed_at IS NULL)
     GROUP BY f.worker HAVING count(*) = count(f."from") AND min(f."from") > @day`,
  )
    .pluck()
    .all({ station, workers: JSON.stringify(workers), day }) as number[];

/** Workers to whom a run paid nothing because of 离岗 without a day. */
export const onUndatedLeave = (db: Database, station: number, run: number): number[] =>
  prepared(
    db,
    `SELECT worker FROM pay_lines WHERE station = ? AND run = ? AND removed_at IS NULL AND total = 0 AND json_extract(detail, '$.unpaid.by') = 'status'`,
  )
    .pluck()
    .all(station, run) as number[];

/** 调动 of everybody, or of some. */
export type TransferRow = { worker: number; on: string; fromPlace: string | null; toPlace: string | null };
export const transfers = (db: Database, station: number, workers: readonly number[] | null = null): TransferRow[] =>
  prepared(
    db,
    `SELECT worker, "on", from_place AS fromPlace, to_place AS toPlace FROM transfers WHERE station = @station AND removed_at IS NULL
       ${workers === null ? '' : 'AND worker IN (SELECT value FROM json_each(@workers))'} ORDER BY worker, "on"`,
  ).all(workers === null ? { station } : { station, workers: JSON.stringify(workers) }) as TransferRow[];

/** How the station is called, and its communities. */
export const placesHere = (db: Database, station: number): { station: string; communities: string[] } => ({
  station: prepared(db, 'SELECT name FROM stations WHERE number = ?').pluck().get(station) as string,
  communities: prepared(db, 'SELECT name FROM communities WHERE station = ? AND removed_at IS NULL').pluck().all(station) as string[],
});

/** Interruptions of service that touch the time between two days, from their first to their last day. */
export type BreakRow = { worker: number; from: string; until: string | null; reason: string | null };
export const breaks = (db: Database, station: number, first: string, last: string): BreakRow[] =>
  prepared(
    db,
    `SELECT worker, "from", until, reason FROM service_breaks
     WHERE station = @station AND removed_at IS NULL AND "from" <= @last AND (until IS NULL OR until >= @first)`,
  ).all({ station, first, last }) as BreakRow[];

/** Workers of whom a leave is on record that ends on a day or later, or has not ended. */
export const leavesSince = (db: Database, station: number, first: string): number[] =>
  prepared(db, `SELECT DISTINCT worker FROM service_breaks WHERE station = ? AND removed_at IS NULL AND (until IS NULL OR until >= ?)`)
    .pluck()
    .all(station, first) as number[];

/** The last day of probation of contracts that end it within the month. */
export const probationEnds = (db: Database, station: number, first: string, last: string): { worker: number; until: string }[] =>
  prepared(
    db,
    `SELECT worker, probation_until AS until FROM contracts WHERE station = ? AND removed_at IS NULL AND probation_until >= ? AND probation_until < ?`,
  ).all(station, first, last) as { worker: number; until: string }[];

export type ProfileRow = {
  worker: number;
  from: string;
  insuranceBase: number | null;
  fundBase: number | null;
  fundRate: number | null;
  additionalDeduction: number | null;
  taxFrom: string | null;
  bankName: string | null;
  bankAccount: string | null;
  openingYear: number | null;
  openingIncome: number | null;
  openingContributions: number | null;
  openingAdditional: number | null;
  openingTax: number | null;
};
/** Every profile that has begun by a day, the oldest first. */
export const profiles = (db: Database, station: number, on: string): ProfileRow[] =>
  prepared(
    db,
    `SELECT ${columns('payProfiles')} FROM pay_profiles WHERE station = ? AND removed_at IS NULL AND "from" <= ? ORDER BY worker, "from"`,
  ).all(station, on) as ProfileRow[];

/** The last profile of a worker that began before a day. */
export const profileBefore = (db: Database, station: number, worker: number, before: string): Fields | undefined =>
  prepared(
    db,
    `SELECT ${columns('payProfiles')} FROM pay_profiles
     WHERE station = ? AND worker = ? AND removed_at IS NULL AND "from" < ? ORDER BY "from" DESC LIMIT 1`,
  ).get(station, worker, before) as Fields | undefined;

export type ItemRow = {
  worker: number;
  kind: string;
  label: string;
  amount: number | null;
  share: number | null;
  taxable: number | null;
  bonusTax: string | null;
  reason: string;
};
export const items = (db: Database, station: number, month: string): ItemRow[] =>
  prepared(
    db,
    `SELECT worker, kind, label, amount, share, taxable, bonus_tax AS bonusTax, reason FROM pay_items
     WHERE station = @station AND removed_at IS NULL AND "from" <= @month AND (until IS NULL OR until >= @month) ORDER BY worker, id`,
  ).all({ station, month }) as ItemRow[];

/** Flags that communities hold on a day, and the communities that have any on record. */
export const flagCounts = (db: Database, station: number, on: string): { community: number; count: number }[] =>
  prepared(
    db,
    `SELECT community, sum("from" <= @on AND (until IS NULL OR until >= @on)) AS count FROM flags
     WHERE station = @station AND removed_at IS NULL GROUP BY community`,
  ).all({ station, on }) as { community: number; count: number }[];

/**
 * What paid runs of the year so far have given and withheld, by worker; `without`: a run that is left out. A run that was taken back counts in no
 * month, whenever its reversal was paid.
 */
export type YearRow = { worker: number; income: number; contributions: number; tax: number; months: number };
export const taxYear = (db: Database, station: number, period: string, without: number): YearRow[] =>
  prepared(
    db,
    `SELECT l.worker, sum(l.total - coalesce(l.untaxed, 0)) AS income, sum(coalesce(l.insurance, 0) + coalesce(l.fund, 0)) AS contributions,
       sum(coalesce(l.tax, 0)) AS tax, count(DISTINCT r.period) AS months
     FROM pay_runs r CROSS JOIN pay_lines l ON l.station = r.station AND l.run = r.id AND l.removed_at IS NULL
     WHERE r.station = @station AND r.removed_at IS NULL AND r.status = 'paid' AND r.id <> @without AND r.period >= @from AND r.period <= @period
       AND l.worker IS NOT NULL AND r.kind <> 'reversal' AND NOT EXISTS (SELECT 1 FROM pay_runs b WHERE b.station = r.station AND b.reverses = r.id
         AND b.status = 'paid' AND b.removed_at IS NULL)
     GROUP BY l.worker`,
  ).all({ station, without, from: `${period.slice(0, 4)}-01`, period }) as YearRow[];

/** What some runs have taxed by itself (全年一次性奖金), by worker: no part of the year's cumulative income and tax. */
export const taxedApart = (db: Database, station: number, of: readonly number[]): { worker: number; income: number; tax: number }[] =>
  prepared(
    db,
    `SELECT worker, sum(json_extract(detail, '$.tax.bonus.amount')) AS income, sum(json_extract(detail, '$.tax.bonus.tax')) AS tax FROM pay_lines
     WHERE station = ? AND run IN (SELECT value FROM json_each(?)) AND removed_at IS NULL AND json_extract(detail, '$.tax.bonus.apart')
     GROUP BY worker`,
  ).all(station, JSON.stringify(of)) as { worker: number; income: number; tax: number }[];

/** What a worker has been given in a year, nothing left out (不扣减任何费用以及免税收入), and in how many of its months an ordinary run paid them. */
export const taxOfWorker = (db: Database, station: number, worker: number, year: number): { income: number; months: number } =>
  prepared(
    db,
    `SELECT coalesce(sum(l.total), 0) AS income, count(DISTINCT CASE WHEN r.kind = 'ordinary' THEN r.period END) AS months
     FROM pay_lines l JOIN pay_runs r ON r.station = l.station AND r.id = l.run AND r.removed_at IS NULL
     WHERE l.station = @station AND l.worker = @worker AND l.removed_at IS NULL AND r.status = 'paid' AND r.kind <> 'reversal'
       AND r.period BETWEEN @from AND @until AND NOT EXISTS (SELECT 1 FROM pay_runs b WHERE b.station = r.station AND b.reverses = r.id
         AND b.status = 'paid' AND b.removed_at IS NULL)`,
  ).get({ station, worker, from: `${year}-01`, until: `${year}-12` }) as { income: number; months: number };

/** Whether a line changes a balance. One sum of 0 may hide two changes, which only its detail tells: where the scheme holds `several` parts. */
const changesHeld = `(l.held <> 0 OR l.origin_run IS NOT NULL OR @several)`;

/** Performance pay that paid runs hold back (CROSS JOIN keeps SQLite from beginning with the lines), of months before this one, by worker and component. */
export type HeldRow = { worker: number; key: string; amount: number };
export const heldBalances = (db: Database, station: number, period: string, several: boolean): HeldRow[] =>
  prepared(
    db,
    `SELECT l.worker, j.key, sum(j.value) AS amount
     FROM pay_runs r CROSS JOIN pay_lines l ON l.station = r.station AND l.run = r.id AND l.removed_at IS NULL AND ${changesHeld}
       CROSS JOIN json_each(l.detail, '$.held') j
     WHERE r.station = @station AND r.removed_at IS NULL AND r.status = 'paid' AND coalesce(l.origin_period, r.period) < @period
       AND l.worker IS NOT NULL
     GROUP BY l.worker, j.key HAVING sum(j.value) <> 0`,
  ).all({ station, period, several: Number(several) }) as HeldRow[];

/** A sheet taken in from outside does not say what the employer bears: that is at least what it pays. */
const amountOf = (f: string): string => (f === 'employerCost' ? 'coalesce(l.employer_cost, l.total)' : `l."${columnOf(f)}"`);
const sums = moneyFields.map((f) => `coalesce(sum(${amountOf(f)}), 0) AS "${f}"`).join(', ');

/** Lines of paid runs that pay for a month: of its ordinary runs (one that was taken back among them), and of any run that go back to it. */
const forMonth = `l.station = @station AND l.removed_at IS NULL AND l.worker IS NOT NULL AND r.status = 'paid'
  AND ((r.kind = 'ordinary' AND r.period = @period AND l.origin_run IS NULL) OR l.origin_period = @period)`;

export const paidFor = (
  db: Database,
  station: number,
  period: string,
): (Amounts & { worker: number; name: string; community: string | null })[] =>
  prepared(
    db,
    `SELECT l.worker, max(l.name) AS name, max(c.name) AS community, ${sums}
     FROM pay_lines l JOIN pay_runs r ON r.station = l.station AND r.id = l.run AND r.removed_at IS NULL
       LEFT JOIN communities c ON c.station = l.station AND c.id = l.community
     WHERE ${forMonth} GROUP BY l.worker`,
  ).all({ station, period }) as (Amounts & { worker: number; name: string; community: string | null })[];

/** How those lines have changed what is held back, by worker and component. */
export const heldFor = (db: Database, station: number, period: string, several: boolean): HeldRow[] =>
  prepared(
    db,
    `SELECT l.worker, j.key, sum(j.value) AS amount
     FROM pay_lines l JOIN pay_runs r ON r.station = l.station AND r.id = l.run AND r.removed_at IS NULL
       CROSS JOIN json_each(l.detail, '$.held') j
     WHERE ${forMonth} AND ${changesHeld} GROUP BY l.worker, j.key HAVING sum(j.value) <> 0`,
  ).all({ station, period, several: Number(several) }) as HeldRow[];

export type Sums = Amounts & { people: number; lines: number };
export const sumsOf = (db: Database, station: number, run: number): Sums =>
  prepared(
    db,
    `SELECT count(*) AS lines, count(DISTINCT coalesce(l.worker, 'n' || l.name)) AS people, ${sums}
     FROM pay_lines l WHERE l.station = ? AND l.run = ? AND l.removed_at IS NULL`,
  ).get(station, run) as Sums;

/** By community, everything summed. */
export const sumsByCommunity = (db: Database, station: number, run: number): (Sums & { community: string | null })[] =>
  prepared(
    db,
    `SELECT c.name AS community, count(*) AS lines, count(DISTINCT coalesce(l.worker, 'n' || l.name)) AS people, ${sums}
     FROM pay_lines l LEFT JOIN communities c ON c.station = l.station AND c.id = l.community
     WHERE l.station = ? AND l.run = ? AND l.removed_at IS NULL GROUP BY l.community ORDER BY l.community IS NULL, l.community`,
  ).all(station, run) as (Sums & { community: string | null })[];

export type LineStored = Stored & { communityName: string | null; pinyin: string };
const lineSelect = `SELECT l.id, l.pinyin, ${columns('payLines', 'l.')}, c.name AS communityName FROM pay_lines l
  LEFT JOIN communities c ON c.station = l.station AND c.id = l.community`;

/** People of two runs who are paid differently, in the order of the later sheet; `worker` null: only a name. */
export type Unlike = { worker: number | null; name: string; community: string | null; before: number | null; now: number | null };
export const unlike = (db: Database, station: number, before: number, now: number): Unlike[] =>
  prepared(
    db,
    `WITH sums AS (
       SELECT l.run, coalesce(CAST(l.worker AS TEXT), 'n' || l.name) AS who, max(l.worker) AS worker, max(l.name) AS name, max(c.name) AS community,
         min(l.order_no) AS place, sum(l.total) AS total, sum(coalesce(l.net, l.total)) AS net
       FROM pay_lines l LEFT JOIN communities c ON c.station = l.station AND c.id = l.community
       WHERE l.station = @station AND l.run IN (@before, @now) AND l.removed_at IS NULL GROUP BY l.run, who)
     SELECT coalesce(b.worker, a.worker) AS worker, coalesce(b.name, a.name) AS name, coalesce(b.community, a.community) AS community,
       a.total AS before, b.total AS now
     FROM (SELECT * FROM sums WHERE run = @before) a FULL JOIN (SELECT * FROM sums WHERE run = @now) b ON a.who = b.who
     WHERE a.total IS NOT b.total OR a.net IS NOT b.net ORDER BY b.place IS NULL, b.place, a.place`,
  ).all({ station, before, now }) as Unlike[];

/** The lines of some people in two runs. */
export const linesOfPeople = (db: Database, station: number, runs: readonly number[], workers: readonly number[]): LineStored[] =>
  prepared(
    db,
    `${lineSelect} WHERE l.station = ? AND l.worker IN (SELECT value FROM json_each(?)) AND l.run IN (SELECT value FROM json_each(?))
       AND l.removed_at IS NULL ORDER BY l.worker, l.id`,
  ).all(station, JSON.stringify(workers), JSON.stringify(runs)) as LineStored[];

/** The names of the fields in the order in which a line is written and hashed. */
export const lineFields: readonly string[] = register('payLines').fields.map((f) => f.name);
const lineColumns = lineFields.map((f) => `"${columnOf(f)}"`).join(', ');

/** Values bound for a line: station, id, the fields in order, pinyin, search, created, updated. */
export const lineWidth = lineFields.length + 6;
/** Stores lines. */
export const insertingLines = (db: Database): ReturnType<typeof insertion> =>
  insertion(
    db,
    `pay_lines (station, id, ${lineColumns}, pinyin, search, revision, created_at, updated_at, removed_at)`,
    `?, ?, ${lineFields.map(() => '?').join(', ')}, ?, ?, 1, ?, ?, NULL`,
  );

/** Drops the lines of a run that is not paid, a block at a time; how many. */
export const deleteLines = (db: Database, station: number, run: number, limit: number): number =>
  prepared(
    db,
    `DELETE FROM pay_lines WHERE station = @station AND id IN (SELECT id FROM pay_lines WHERE station = @station AND run = @run LIMIT @limit)`,
  ).run({ station, run, limit }).changes;

/** Lines of a run in their order, in blocks after an id. */
export const linesAfter = (db: Database, station: number, run: number, after: number, limit: number): LineStored[] =>
  prepared(db, `${lineSelect} WHERE l.station = ? AND l.run = ? AND l.id > ? AND l.removed_at IS NULL ORDER BY l.id LIMIT ?`).all(
    station,
    run,
    after,
    limit,
  ) as LineStored[];

export const lineIds = (db: Database, station: number, run: number): number[] =>
  prepared(db, 'SELECT id FROM pay_lines WHERE station = ? AND run = ? AND removed_at IS NULL ORDER BY order_no IS NULL, order_no, id')
    .pluck()
    .all(station, run) as number[];

export const linesByIds = (db: Database, station: number, ids: readonly number[]): LineStored[] =>
  prepared(
    db,
    `SELECT l.id, l.pinyin, ${columns('payLines', 'l.')}, c.name AS communityName FROM json_each(?) j
     CROSS JOIN pay_lines l ON l.station = ? AND l.id = j.value LEFT JOIN communities c ON c.station = l.station AND c.id = l.community ORDER BY j.key`,
  ).all(JSON.stringify(ids), station) as LineStored[];

export const lineById = (db: Database, station: number, id: number): LineStored | undefined =>
  prepared(db, `${lineSelect} WHERE l.station = ? AND l.id = ? AND l.removed_at IS NULL`).get(station, id) as LineStored | undefined;

export type LineQuery = {
  run: number;
  terms: readonly string[];
  community?: number | undefined;
  origin?: boolean | undefined;
  workers?: readonly number[] | undefined;
};
function lineWhere(station: number, q: LineQuery): { sql: string; values: (string | number)[] } {
  const values: (string | number)[] = [station, q.run];
  let sql = 'l.station = ? AND l.run = ? AND l.removed_at IS NULL';
  for (const term of q.terms) {
    sql += ` AND l.search LIKE ? ESCAPE '\\'`;
    values.push(`%${term.replace(/[\\%_]/g, (c) => `\\${c}`)}%`);
  }
  if (q.community !== undefined) {
    sql += ' AND l.community = ?';
    values.push(q.community);
  }
  if (q.origin !== undefined) sql += ` AND l.origin_run IS ${q.origin ? 'NOT ' : ''}NULL`;
  if (q.workers !== undefined) {
    sql += ' AND l.worker IN (SELECT value FROM json_each(?))';
    values.push(JSON.stringify(q.workers));
  }
  return { sql, values };
}
export const linePage = (db: Database, station: number, q: LineQuery, offset: number, limit: number): LineStored[] => {
  const { sql, values } = lineWhere(station, q);
  return prepared(db, `${lineSelect} WHERE ${sql} ORDER BY l.order_no IS NULL, l.order_no, l.id LIMIT ? OFFSET ?`).all(
    ...values,
    limit,
    offset,
  ) as LineStored[];
};
export const lineCount = (db: Database, station: number, q: LineQuery): number => {
  const { sql, values } = lineWhere(station, q);
  return (prepared(db, `SELECT count(*) AS n FROM pay_lines l WHERE ${sql}`).get(...values) as { n: number }).n;
};

/** Steps of the trail after one that touched what a month is reckoned from; how many. */
export const changesSince = (db: Database, step: number, registers: readonly string[]): number =>
  (
    prepared(
      db,
      `SELECT count(DISTINCT step) AS n FROM audit_changes WHERE step > ? AND station = 1 AND register IN (SELECT value FROM json_each(?))`,
    ).get(step, JSON.stringify(registers)) as { n: number }
  ).n;

export type PolicyRow = Stored;
export const policies = (db: Database, station: number): PolicyRow[] =>
  prepared(
    db,
    `SELECT id, ${columns('payPolicies')} FROM pay_policies WHERE station = ? AND removed_at IS NULL ORDER BY effective_from, id`,
  ).all(station) as PolicyRow[];
export const policyById = (db: Database, station: number, id: number): PolicyRow | undefined =>
  prepared(db, `SELECT id, ${columns('payPolicies')} FROM pay_policies WHERE station = ? AND id = ? AND removed_at IS NULL`).get(
    station,
    id,
  ) as PolicyRow | undefined;

export const budgetsOf = (db: Database, station: number, year: number): { component: string; amount: number }[] =>
  prepared(db, 'SELECT component, amount FROM budgets WHERE station = ? AND year = ? AND removed_at IS NULL').all(station, year) as {
    component: string;
    amount: number;
  }[];

export const templateById = (db: Database, station: number, id: number): { purpose: string; columns: string; name: string } | undefined =>
  prepared(db, 'SELECT name, purpose, columns FROM pay_templates WHERE station = ? AND id = ? AND removed_at IS NULL').get(station, id) as
    { purpose: string; columns: string; name: string } | undefined;

export const idNumbers = (db: Database, station: number, workers: readonly number[]): Map<number, string> =>
  new Map(
    (
      prepared(db, 'SELECT id, id_number AS number FROM workers WHERE station = ? AND id IN (SELECT value FROM json_each(?))').all(
        station,
        JSON.stringify(workers),
      ) as { id: number; number: string }[]
    ).map(({ id, number }) => [id, number]),
  );

/** The people of a run in the order of its sheet. */
export const peopleOfRun = (db: Database, station: number, run: number): number[] =>
  prepared(
    db,
    `SELECT worker FROM pay_lines WHERE station = ? AND run = ? AND removed_at IS NULL AND worker IS NOT NULL
     GROUP BY worker ORDER BY min(order_no), min(id)`,
  )
    .pluck()
    .all(station, run) as number[];
