/** Who moves on a day, and why: everybody in service is graded anew and held against the last grade that was given. */
import type { Database } from 'better-sqlite3';
import { Refusal } from '#shared/contract/index.ts';
import type { RegradePlan, RegradeReason } from '#shared/contract/regrade.ts';
import { grader } from '#shared/domain/pay/index.ts';
import type { GradedWhy } from '#shared/domain/pay/index.ts';
import type { JobContext } from '../../host.ts';
import { factsNeeded, factsOn, inBlocks, schemeInForce } from '../pay/service.ts';
import type { SchemeInForce, WorkerFacts } from '../pay/service.ts';
import { lastEvents } from './rows.ts';
import type { Event, Line } from './rows.ts';

/** Somebody who moves: a line of the proposal, and who it is. */
export type Move = Line & { name: string; community: string; post: string };
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
  const figures = { people: 0, moved: 0, first: 0, up: 0, down: 0, unchanged: 0, incomplete: 0 };
  const moves: Move[] = [];
  const needed = factsNeeded(found.scheme, on, 'grade');
  const gradeNow = grader(found.scheme, on);
  const withReasons = reasoner(db, station, found);
  const blocks = inBlocks(db, station, workers && [...new Set(workers)].sort((a, b) => a - b));
  for (const [at, block] of blocks.entries()) {
    const present = factsOn(db, station, on, block, needed).filter((person) => person.inService);
    const ids = present.map(({ worker }) => worker);
    const last = new Map(lastEvents(db, station, on, ids).map((e) => [e.worker, e]));
    const moving: Moving[] = [];
    for (const person of present) {
      const graded = gradeNow(person.facts);
      const event = last.get(person.worker);
      if (graded && graded.grade !== event?.grade) moving.push({ person, graded, event });
      figures[
        !graded ? 'incomplete' : !event ? 'first' : graded.grade > event.grade ? 'up' : graded.grade < event.grade ? 'down' : 'unchanged'
      ]++;
    }
    for (const move of withReasons(moving)) moves.push(move);
    figures.people += present.length;
    job.report('grade', at + 1, blocks.length);
    await job.giveWay();
  }
  figures.moved = moves.length;
  return { figures: { on, scheme: { id: found.id, name: found.name, version: found.version }, ...figures }, moves };
}

const texts = new WeakMap<GradedWhy, string>();
/** The chain of reasons as a line keeps it, written once for all who share it. */
function whyOf(graded: GradedWhy): string {
  let text = texts.get(graded);
  if (text === undefined) texts.set(graded, (text = JSON.stringify(graded.steps.map(({ label, text }) => ({ label, text })))));
  return text;
}

type Moving = { person: WorkerFacts; graded: GradedWhy; event: Event | undefined };

const moveOf = ({ person, graded, event }: Moving, reason: RegradeReason): Move => ({
  worker: person.worker,
  name: person.name,
  community: person.communityName,
  post: graded.post.label,
  oldGrade: event?.grade ?? null,
  newGrade: graded.grade,
  reason,
  why: whyOf(graded),
});

/** Says of some who move what changed since their last grade was given: by today's scheme, the facts of then against the facts of now. */
function reasoner(db: Database, station: number, found: SchemeInForce): (moving: readonly Moving[]) => Move[] {
  const graders = new Map<string, ReturnType<typeof grader>>();
  const gradeOf = (day: string): ReturnType<typeof grader> => {
    let grade = graders.get(day);
    if (!grade) graders.set(day, (grade = grader(found.scheme, day)));
    return grade;
  };
  return (moving) => {
    const then = new Map<number, GradedWhy | null>();
    for (const [day, some] of Map.groupBy(moving, ({ event }) => event?.on)) {
      if (day === undefined) continue;
      const workers = some.map(({ person }) => person.worker);
      for (const { worker, facts } of factsOn(db, station, day, { workers }, factsNeeded(found.scheme, day, 'grade')))
        then.set(worker, gradeOf(day)(facts));
    }
    return moving.map((m) => moveOf(m, m.event ? reasonOf(found, m.graded, m.event, then.get(m.person.worker) ?? null) : 'first'));
  };
}

function reasonOf(found: SchemeInForce, now: GradedWhy, event: Event, then: GradedWhy | null): RegradeReason {
  if (!then) return event.scheme === found.id ? 'correction' : 'scheme';
  // By the facts of that day it would have been another grade already: the scheme is a new one, or a fact was found later.
  if (then.grade !== event.grade) return event.scheme !== null && event.scheme !== found.id ? 'scheme' : 'correction';
  if (then.post.key !== now.post.key) return 'post';
  if (then.by.education !== now.by.education || then.by.educationYears !== now.by.educationYears) return 'education';
  if (then.by.certificate !== now.by.certificate || then.by.certificateYears !== now.by.certificateYears) return 'certificate';
  if (then.by.honours !== now.by.honours) return 'honour';
  return 'yearly';
}
