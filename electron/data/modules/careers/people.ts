/** Everybody in service on a day with what was known of them then. */
import type { Database } from 'better-sqlite3';
import { highestCertificate, highestEducation } from '#shared/domain/careers/structure.ts';
import type { Person } from '#shared/domain/careers/structure.ts';
import type { HeldPost } from '#shared/domain/careers/positions.ts';
import { gradeWith } from '#shared/domain/pay/index.ts';
import { factsNeeded, factsOn, inBlocks, schemeInForce } from '../pay/service.ts';
import { certificatesAt, educationsAt, gradesAt, postsAt, workersAt } from './people.rows.ts';
import type { At, PostRow, WorkerRow } from './people.rows.ts';

export type Placed = Person & { id: number; community: number | null };

function grouped<R extends { worker: number }>(rows: readonly R[]): Map<number, R[]> {
  const groups = new Map<number, R[]>();
  for (const row of rows) {
    const group = groups.get(row.worker);
    if (group) group.push(row);
    else groups.set(row.worker, [row]);
  }
  return groups;
}

/** The posts on record for that day; where there is none, the one that stands on the worker, if it had begun. */
export function heldPosts(
  worker: Pick<WorkerRow, 'community' | 'position' | 'postClass' | 'postFrom'>,
  records: readonly PostRow[],
  on: string,
): (HeldPost & { postClass: string | null })[] {
  if (records.length > 0) return [...records];
  const { community, position, postClass, postFrom } = worker;
  return postFrom === null || postFrom <= on ? [{ community, position, postClass }] : [];
}

type EducationRow = { education: string | null; known: 0 | 1 };

/** Records decide where there are any; without, what stands on the worker, which carries no day. */
const educationOf = (worker: WorkerRow, records: readonly EducationRow[]): string | null =>
  records.length === 0
    ? worker.education
    : highestEducation([...records.filter((r) => r.known === 1).map((r) => r.education), worker.firstEducation]);

/** Puts in the grades that nobody has decided on: as the scheme in force that day reckons them. Gives way between blocks. */
export async function reckonGrades(db: Database, { station, on }: At, people: readonly Placed[]): Promise<void> {
  const found = schemeInForce(db, station, on);
  if (!found) return;
  const open = new Map(people.filter((p) => p.grade === null).map((p) => [p.id, p]));
  const needed = factsNeeded(found.scheme, on, 'grade');
  for (const block of inBlocks(db, station, [...open.keys()])) {
    for (const { worker, facts } of factsOn(db, station, on, block, needed))
      open.get(worker)!.grade = gradeWith(found.scheme, facts, on, null)?.grade ?? null;
    await new Promise((turn) => setImmediate(turn));
  }
}

export function peopleAt(db: Database, at: At): Placed[] {
  const posts = grouped(postsAt(db, at));
  const certificates = grouped(certificatesAt(db, at));
  const educations = grouped(educationsAt(db, at));
  const grades = new Map(gradesAt(db, at).map(({ worker, grade }) => [worker, grade]));
  return workersAt(db, at).map((worker) => {
    const held = heldPosts(worker, posts.get(worker.id) ?? [], at.on);
    const levels = (certificates.get(worker.id) ?? []).map((c) => c.level);
    if (worker.certificate && (worker.certificateOn === null || worker.certificateOn <= at.on)) levels.push(worker.certificate);
    return {
      id: worker.id,
      community: held[0]?.community ?? worker.community,
      sex: worker.sex,
      birthDate: worker.birthDate,
      politicalStatus: worker.politicalStatus,
      partyJoinedOn: worker.partyJoinedOn,
      education: educationOf(worker, educations.get(worker.id) ?? []),
      postClass: held[0]?.postClass ?? null,
      posts: held,
      certificate: highestCertificate(levels),
      grade: grades.get(worker.id) ?? null,
    };
  });
}
