/** Everybody in service on a day with what was known of them then. */
import type { Database } from 'better-sqlite3';
import { highestOf } from '#shared/codes/educations.ts';
import { highestCertificate } from '#shared/domain/careers/structure.ts';
import type { Person } from '#shared/domain/careers/structure.ts';
import { postsOn } from '#shared/domain/careers/posts.ts';
import { gradeWith } from '#shared/domain/pay/index.ts';
import { factsNeeded, factsOn, inBlocks, schemeInForce } from '../pay/service.ts';
import { certificatesAt, educationsAt, gradesAt, postRecords, workersAt } from './people.rows.ts';
import type { At, WorkerRow } from './people.rows.ts';

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

type EducationRow = { education: string | null; known: 0 | 1 };

/** Records decide where there are any; without, what stands on the worker, which carries no day. */
const educationOf = (worker: WorkerRow, records: readonly EducationRow[]): string | null =>
  records.length === 0
    ? worker.education
    : highestOf([...records.filter((r) => r.known === 1).map((r) => r.education), worker.firstEducation]);

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
  const posts = grouped(postRecords(db, at.station));
  const certificates = grouped(certificatesAt(db, at));
  const educations = grouped(educationsAt(db, at));
  const grades = new Map(gradesAt(db, at).map(({ worker, grade }) => [worker, grade]));
  return workersAt(db, at).map((worker) => {
    const post = postsOn(posts.get(worker.id) ?? [], { ...worker, from: worker.postFrom }, at.on);
    const levels = (certificates.get(worker.id) ?? []).map((c) => c.level);
    if (worker.certificate && (worker.certificateOn === null || worker.certificateOn <= at.on)) levels.push(worker.certificate);
    return {
      id: worker.id,
      community: post.now?.community ?? worker.community,
      sex: worker.sex,
      birthDate: worker.birthDate,
      politicalStatus: worker.politicalStatus,
      partyJoinedOn: worker.partyJoinedOn,
      education: educationOf(worker, educations.get(worker.id) ?? []),
      postClass: post.now?.postClass ?? null,
      posts: post.at,
      certificate: highestCertificate(levels),
      grade: grades.get(worker.id) ?? null,
    };
  });
}
