/** What pay asks of people (`PayFacts`), as the registers have it on a day. Records of a career are the truth where there are any (decision 0013). */
import type { Database } from 'better-sqlite3';
import { holdsBoth } from '#shared/domain/careers/positions.ts';
import { postsOn } from '#shared/domain/careers/posts.ts';
import type { DatedPost } from '#shared/domain/careers/posts.ts';
import { addDays } from '#shared/domain/pay/index.ts';
import type { FactName, PayFacts } from '#shared/domain/pay/index.ts';
import * as rows from './facts.rows.ts';
import type { Among, CommunityRow, PostRow, Whom, WorkerRow } from './facts.rows.ts';

/** Community and name are those of the post held on the day. */
export type WorkerFacts = {
  worker: number;
  name: string;
  pinyin: string;
  community: number | null;
  communityName: string;
  /** From the first day of service until the day before leaving. */
  inService: boolean;
  facts: PayFacts;
};

/** What a scheme makes of the question: `factsNeeded`. */
export type FactsNeeded = {
  /** The day whose post counts, where the scheme has one of its own (`postDay`). */
  postOn: string;
  /** The facts that can matter; of the others those that cost a table of their own are left out. */
  asked: ReadonlySet<FactName>;
  /** The day whose flags count, where it is not the day that is asked for: they are paid by the month. */
  flagsOn?: string;
};

type ByWorker<T> = ReadonlyMap<number, T[]>;
function byWorker<T extends { worker: number }>(all: readonly T[]): ByWorker<T> {
  const found = new Map<number, T[]>();
  for (const row of all) {
    const of = found.get(row.worker);
    if (of) of.push(row);
    else found.set(row.worker, [row]);
  }
  return found;
}

type Loaded = {
  postOn: string;
  asks(name: FactName): boolean;
  communities: ReadonlyMap<number, Omit<CommunityRow, 'flagKinds'> & { flagKinds: readonly string[] }>;
  posts: ByWorker<PostRow>;
  certificates: ByWorker<ReturnType<typeof rows.certificateRows>[number]>;
  educations: ByWorker<rows.EducationRow>;
  assessments: ByWorker<ReturnType<typeof rows.assessmentRows>[number]>;
  honours: ByWorker<ReturnType<typeof rows.honourRows>[number]>;
  breaks: ByWorker<ReturnType<typeof rows.breakRows>[number]>;
  grids: ReadonlySet<number>;
  probations: ReadonlyMap<number, string | null>;
  grades: ByWorker<ReturnType<typeof rows.gradeEventRows>[number]>;
};

function load(db: Database, whom: Whom, needed: FactsNeeded | null): Loaded {
  const asks = (name: FactName): boolean => needed === null || needed.asked.has(name);
  const ifAsked = <T>(name: FactName, read: (db: Database, whom: Whom) => T[]): T[] => (asks(name) ? read(db, whom) : []);
  return {
    postOn: needed?.postOn ?? whom.on,
    asks,
    communities: new Map(
      rows
        .communityRows(db, { ...whom, on: needed?.flagsOn ?? whom.on })
        .map((c) => [c.id, { ...c, flagKinds: JSON.parse(c.flagKinds) as string[] }]),
    ),
    posts: byWorker(rows.postRows(db, whom)),
    certificates: byWorker(ifAsked('certificates', rows.certificateRows)),
    educations: byWorker(ifAsked('educations', rows.educationRows)),
    assessments: byWorker(ifAsked('assessments', rows.assessmentRows)),
    honours: byWorker(ifAsked('honours', rows.honourRows)),
    breaks: byWorker(ifAsked('gaps', rows.breakRows)),
    grids: new Set(ifAsked('gridWorker', rows.gridRows).map((g) => g.worker)),
    probations: new Map(ifAsked('probationUntil', rows.probationRows).map((p) => [p.worker, p.until])),
    grades: byWorker(ifAsked('held', rows.gradeEventRows)),
  };
}

function heldOf(loaded: Loaded, worker: WorkerRow, now: DatedPost | null, before: PostRow | null): PayFacts['held'] {
  const from = now?.from;
  if (!from || !before) return undefined;
  const events = loaded.grades.get(worker.id) ?? [];
  const former = events.findLast((e) => e.on < from);
  if (!former) return undefined;
  const until = events.findLast((e) => e.on >= from && e.protectedUntil !== null)?.protectedUntil ?? null;
  return { grade: former.grade, postClass: before.postClass, from, until };
}

/** Few texts for many people: a post by itself is read once. */
const readTexts = new Map<string, boolean>();
function twoHats(posts: readonly DatedPost[]): boolean {
  if (posts.length !== 1) return posts.length > 1 && holdsBoth(posts);
  const { position } = posts[0]!;
  if (position === null) return false;
  let both = readTexts.get(position);
  if (both === undefined) {
    if (readTexts.size >= 10_000) readTexts.clear();
    readTexts.set(position, (both = holdsBoth(posts)));
  }
  return both;
}

const none: readonly PostRow[] = [];

function factsOf(loaded: Loaded, worker: WorkerRow): WorkerFacts {
  const { id } = worker;
  const post = postsOn(loaded.posts.get(id) ?? none, { ...worker, from: worker.postFrom }, loaded.postOn);
  const communityId = post.now?.community ?? worker.community;
  const community = communityId === null ? undefined : loaded.communities.get(communityId);
  const facts: PayFacts = {
    postClass: post.now?.postClass ?? null,
    serviceFrom: worker.serviceFrom,
    postSince: post.since,
    position: post.now?.position ?? null,
    twoHats: twoHats(post.at),
    birthDate: worker.birthDate,
    sex: worker.sex,
    politicalStatus: worker.politicalStatus,
    entryRoute: worker.entryRoute,
  };
  if (loaded.asks('certificates'))
    facts.certificates =
      loaded.certificates.get(id) ?? (worker.certificate === null ? [] : [{ level: worker.certificate, on: worker.certificateOn }]);
  if (loaded.asks('educations'))
    facts.educations =
      loaded.educations.get(id) ?? [worker.education, worker.firstEducation].flatMap((e) => (e === null ? [] : [{ education: e }]));
  const assessments = loaded.assessments.get(id);
  const honours = loaded.honours.get(id);
  const breaks = loaded.breaks.get(id);
  const probation = loaded.probations.get(id);
  const held = heldOf(loaded, worker, post.now, post.before);
  if (assessments) facts.assessments = assessments;
  if (honours) facts.honours = honours;
  // A break is kept with its last day; service goes on the day after, or has not gone on yet.
  if (breaks) facts.gaps = breaks.map((b) => ({ from: b.from, until: b.until === null ? '9999-12-31' : addDays(b.until, 1) }));
  if (probation) facts.probationUntil = probation;
  if (held) facts.held = held;
  if (loaded.grids.has(id)) facts.gridWorker = true;
  if (community) facts.community = { name: community.name, households: community.households, flags: community.flagKinds };
  if (community && community.flags > 0) facts.counts = { redFlag: community.flags };
  return {
    worker: id,
    name: worker.name,
    pinyin: worker.pinyin,
    community: communityId,
    communityName: community?.name ?? '',
    inService: worker.inService === 1,
    facts,
  };
}

/** People reckoned between two turns of other calls. 20,000 took 0.7 s in blocks of 1,000 and 1.5 s in blocks of 5,000, whose rows crowd the caches. */
export const blockOfPeople = 1000;

/** Everybody of a station (or those of `workers`) in blocks, in the order in which they are stored: a job gives way after each. */
export function inBlocks(db: Database, station: number, workers?: readonly number[]): Among[] {
  const blocks: Among[] = [];
  if (workers) for (let at = 0; at < workers.length; at += blockOfPeople) blocks.push({ workers: workers.slice(at, at + blockOfPeople) });
  else
    for (let after = 0, last = rows.highestId(db, station); after < last; after += blockOfPeople)
      blocks.push({ after, until: after + blockOfPeople });
  return blocks;
}

/** People with these ascending ids, and where they are most of a stretch those between as well: a stretch is read in half the time. */
export function amongOf(ids: readonly number[]): Among {
  const [after, until] = [ids[0]! - 1, ids.at(-1)!];
  return ids.length * 2 > until - after ? { after, until } : { workers: ids };
}

/**
 * The facts of people as of a day, in the order of their ids; those not in service are among them. Reads each table once, whatever the number of
 * people: ask for a block of them at a time and give way between. `needed`: by `factsNeeded`; every fact without a scheme.
 */
export function factsOn(db: Database, station: number, on: string, among: Among, needed: FactsNeeded | null): WorkerFacts[] {
  const whom = { station, on, ...among };
  const loaded = load(db, whom, needed);
  return rows.workerRows(db, whom, loaded.asks).map((worker) => factsOf(loaded, worker));
}
