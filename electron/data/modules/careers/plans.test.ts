/** How SQLite goes about the questions of the first page: without statistics it walked the whole station for each contract (minutes at 100,000 workers). */
import type { Database } from 'better-sqlite3';
import { expect, it } from 'vitest';
import { expectedSchema } from '../../store/open-store.ts';
import { bornBy, datedCount, unassessedCount } from './due.rows.ts';
import { gridsAt } from './people.rows.ts';

/** The plan of the statement that a function prepares. */
function planOf(ask: (db: Database) => unknown): string[] {
  const db = expectedSchema();
  let plan: string[] = [];
  const explain = (sql: string) => {
    const run = (bound: unknown): [] => {
      plan = (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(bound) as { detail: string }[]).map((row) => row.detail);
      return [];
    };
    return { get: run, all: run };
  };
  ask({ prepare: explain } as unknown as Database);
  return plan;
}
const range = { station: 1, from: '1900-01-01', until: '2027-01-01' };

it.each([
  ['contractEnding', /INDEX contracts_until .*until>/, /n USING .*worker=\?/],
  ['termEnding', /INDEX posts_until .*until>/, /n USING .*worker=\?/],
  ['probationEnding', /INDEX contracts_probation .*probation_until>/, null],
  ['mandateEnding', /INDEX mandates_until .*until>/, null],
  ['fileHandover', /INDEX workers_left .*left_on>/, null],
] as const)('%s is a range of days, with one look each at what follows', (kind, first, follows) => {
  const plan = planOf((db) => datedCount(db, kind, range));
  expect(plan[0]).toMatch(first);
  if (follows) expect(plan.join('\n')).toMatch(follows);
});

it('finds those who retire by their birth date, assessments and grid posts by their owner', () => {
  expect(planOf((db) => bornBy(db, { station: 1, sex: '1', formerAges: [null], until: 'x' }))[0]).toMatch(
    /INDEX workers_birth .*birth_date</,
  );
  const unassessed = planOf((db) => unassessedCount(db, { station: 1, year: 2025, yearEnd: 'x' })).join('\n');
  expect(unassessed).toMatch(/w USING COVERING INDEX/);
  expect(unassessed).toMatch(/a USING COVERING INDEX assessments_of_year .*year=/);
  expect(planOf((db) => gridsAt(db, { station: 1, on: 'x' })).join('\n')).toMatch(/p USING .*grid=\?/);
});
