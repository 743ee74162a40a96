/** The SQL of 清单执行: what is counted and what waits. */
import type { Database } from 'better-sqlite3';
import { dayField } from '#shared/domain/listUse/lists.ts';
import type { UseRegister } from '#shared/domain/listUse/lists.ts';
import { columnOf, register as registerOf } from '#shared/registers/index.ts';
import { prepared } from '../../registers/service.ts';

export type DueAnswer = { id: number; subject: string; department: string | null; dueOn: string };

/** Letters without an answer whose day is on or before one. */
export const answersDueBy = (db: Database, station: number, day: string, limit: number): DueAnswer[] =>
  prepared(
    db,
    `SELECT id, subject, department, due_on AS dueOn FROM power_uses
     WHERE station = ? AND removed_at IS NULL AND replied_on IS NULL AND due_on IS NOT NULL AND due_on <= ? ORDER BY due_on, id LIMIT ?`,
  ).all(station, day, limit) as DueAnswer[];

/** What is counted of each register: a name, and its SQL over a row. */
const counted: Record<UseRegister, Record<string, string>> = {
  certificateRequests: {
    issued: "outcome = 'issued'",
    refused: "outcome = 'refused'",
    prohibited: "standing = 'prohibited'",
    prohibitedIssued: "standing = 'prohibited' AND outcome = 'issued'",
    unlistedIssued: "standing = 'unlisted' AND outcome = 'issued'",
  },
  sealUses: { uses: '1', copies: 'copies', unlisted: "standing = 'unlisted'" },
  powerUses: {
    asked: '1',
    replied: 'replied_on IS NOT NULL',
    waiting: 'replied_on IS NULL',
    disagreed: "outcome = 'disagreed'",
    notFollowed: "followed = 'notFollowed'",
    overridden: "outcome = 'disagreed' AND followed = 'notFollowed'",
  },
  handedTasks: {
    received: '1',
    pending: "decision = 'pending'",
    refused: "decision = 'refused'",
    accepted: "decision = 'accepted'",
    funds: "CASE WHEN decision = 'accepted' THEN coalesce(funds, 0) ELSE 0 END",
    people: "CASE WHEN decision = 'accepted' THEN coalesce(people, 0) ELSE 0 END",
  },
};
export const countNames = (register: UseRegister): string[] => Object.keys(counted[register]);

const departments: Record<UseRegister, string> = {
  certificateRequests: 'demanded_by',
  sealUses: 'department',
  powerUses: 'department',
  handedTasks: 'department',
};
export type GroupBy = 'item' | 'department' | 'departmentItem' | 'month';

function groupsOf(register: UseRegister, by: GroupBy): string[] {
  const item = register === 'powerUses' ? 'power' : 'matter';
  const day = columnOf(dayField[register]);
  return {
    item: [item],
    department: [departments[register]],
    departmentItem: [departments[register], item],
    month: [`substr(${day}, 1, 7)`],
  }[by];
}

export type Period = { from: string; until: string };
export type CountRow = { keys: (string | null)[]; counts: number[]; last: string };

const sums = (register: UseRegister): string =>
  Object.values(counted[register])
    .map((sql, i) => `coalesce(sum(${sql}), 0) AS n${i}`)
    .join(', ');
const live = (register: UseRegister): string => {
  const day = columnOf(dayField[register]);
  return `FROM ${registerOf(register).table} WHERE station = ? AND removed_at IS NULL AND ${day} >= ? AND ${day} <= ?`;
};
const countsIn = (register: UseRegister, row: Record<string, number>): number[] => countNames(register).map((_, i) => row[`n${i}`]!);

/** Groups, those with most records first (months in their order), and how many there are. */
export function countsBy(
  db: Database,
  station: number,
  register: UseRegister,
  by: GroupBy,
  { from, until }: Period,
  limit: number,
): { rows: CountRow[]; groups: number } {
  const keys = groupsOf(register, by);
  const group = keys.join(', ');
  const selected = keys.map((k, i) => `${k} AS k${i}`).join(', ');
  const order = by === 'month' ? 'k0' : `count(*) DESC, ${group}`;
  const sql = `SELECT ${selected}, ${sums(register)}, max(${columnOf(dayField[register])}) AS last ${live(register)} GROUP BY ${group} ORDER BY ${order}`;
  const rows = prepared(db, `${sql} LIMIT ?`).all(station, from, until, limit) as (Record<string, number> & { last: string })[];
  const total = prepared(db, `SELECT count(*) AS n FROM (SELECT 1 ${live(register)} GROUP BY ${group})`).get(station, from, until);
  return {
    rows: rows.map((row) => ({
      keys: keys.map((_, i) => (row[`k${i}`] as unknown as string | null) ?? null),
      counts: countsIn(register, row),
      last: row.last,
    })),
    groups: (total as { n: number }).n,
  };
}

export function countsWhole(
  db: Database,
  station: number,
  register: UseRegister,
  { from, until }: Period,
): { records: number; counts: number[] } {
  const row = prepared(db, `SELECT count(*) AS records, ${sums(register)} ${live(register)}`).get(station, from, until) as Record<
    string,
    number
  >;
  return { records: row['records']!, counts: countsIn(register, row) };
}
