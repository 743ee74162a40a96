/** Who moves on a day, and why: everybody in service is graded anew and held against the last grade that was given. */
import type { Database } from 'better-sqlite3';
import { Refusal } from '#shared/contract/index.ts';
import type { RegradePlan, RegradeReason } from '#shared/contract/regrade.ts';
import { gradeOn, gradeWith } from '#shared/domain/pay/index.ts';
import type { Graded, PayFacts } from '#shared/domain/pay/index.ts';
import type { JobContext } from '../../host.ts';
import { blockOfPeople, factsNeeded, factsOn, presentInBlocks, schemeInForce } from '../pay/service.ts';
import type { SchemeInForce } from '../pay/service.ts';
import { lastEvents } from './rows.ts';
import type { Event } from './rows.ts';

/** Somebody who moves. */
export type Move = {
  worker: number;
  name: string;
  community: string;
  post: string;
  oldGrade: number | null;
  newGrade: number;
  reason: RegradeReason;
  why: { label: string; text: string }[];
};
export type Preview = { figures: Omit<RegradePlan, 'plan'>; moves: Move[] };

/** Reckons those in service (or those of `workers` who are). Refuses `noScheme`. */
export async function preview(
  db: Database,
  station: number,
  on: string,
  workers: readonly number[] | undefined,
  job: JobContext,
): Promise<Preview> {
  const found = schemeInForce(db, station, on);
  if (!found) throw new Refusal('noScheme', { on });
  const asked = workers && new Set(workers);
  const ids: number[] = [];
  for (const some of presentInBlocks(db, station, on)) {
    for (const id of some) if (!asked || asked.has(id)) ids.push(id);
    await job.giveWay();
  }
  const figures = { people: ids.length, moved: 0, first: 0, up: 0, down: 0, unchanged: 0, incomplete: 0 };
  const moves: Move[] = [];
  for (let from = 0; from < ids.length; from += blockOfPeople) {
    const part = ids.slice(from, from + blockOfPeople);
    const last = new Map(lastEvents(db, station, on, part).map((e) => [e.worker, e]));
    const moving: { move: Omit<Move, 'reason'>; graded: Graded; event: Event | undefined }[] = [];
    for (const { worker, name, communityName, facts } of factsOn(db, station, on, { workers: part, ...factsNeeded(found.scheme) })) {
      const graded = gradeWith(found.scheme, facts, on, null);
      if (!graded) {
        figures.incomplete++;
        continue;
      }
      const event = last.get(worker);
      const oldGrade = event?.grade ?? null;
      if (graded.grade === oldGrade) {
        figures.unchanged++;
        continue;
      }
      figures[oldGrade === null ? 'first' : graded.grade > oldGrade ? 'up' : 'down']++;
      const why = gradeOn(found.scheme, facts, on)!.steps.map(({ label, text }) => ({ label, text }));
      moving.push({
        move: { worker, name, community: communityName, post: graded.post.label, oldGrade, newGrade: graded.grade, why },
        graded,
        event,
      });
    }
    for (const { move, reason } of reasonsOf(db, station, found, moving)) moves.push({ ...move, reason });
    job.report('grade', Math.min(from + blockOfPeople, ids.length), ids.length);
    await job.giveWay();
  }
  figures.moved = moves.length;
  return { figures: { on, scheme: { id: found.id, name: found.name, version: found.version }, ...figures }, moves };
}

type Moving = { move: Omit<Move, 'reason'>; graded: Graded; event: Event | undefined };

/** What changed since the last grade was given: by today's scheme, the facts of then against the facts of now. */
function reasonsOf(
  db: Database,
  station: number,
  found: SchemeInForce,
  moving: readonly Moving[],
): { move: Omit<Move, 'reason'>; reason: RegradeReason }[] {
  const byDay = new Map<string, number[]>();
  for (const { move, event } of moving) {
    if (!event) continue;
    const of = byDay.get(event.on);
    if (of) of.push(move.worker);
    else byDay.set(event.on, [move.worker]);
  }
  const then = new Map<number, PayFacts>();
  for (const [day, workers] of byDay)
    for (const { worker, facts } of factsOn(db, station, day, { workers, ...factsNeeded(found.scheme, day) })) then.set(worker, facts);
  return moving.map(({ move, graded, event }) => ({
    move,
    reason: event ? reasonOf(found, graded, event, then.get(move.worker)) : 'first',
  }));
}

function reasonOf(found: SchemeInForce, now: Graded, event: Event, facts: PayFacts | undefined): RegradeReason {
  const then = facts && gradeWith(found.scheme, facts, event.on, null);
  if (!then) return event.scheme === found.id ? 'correction' : 'scheme';
  // By the facts of that day it would have been another grade already: the scheme is a new one, or a fact was found later.
  if (then.grade !== event.grade) return event.scheme !== null && event.scheme !== found.id ? 'scheme' : 'correction';
  if (then.post.key !== now.post.key) return 'post';
  if (then.by.education !== now.by.education || then.by.educationYears !== now.by.educationYears) return 'education';
  if (then.by.certificate !== now.by.certificate) return 'certificate';
  if (then.by.honours !== now.by.honours) return 'honour';
  return 'yearly';
}
