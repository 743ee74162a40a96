/** What pay asks of people (`PayFacts`), as the registers have it on a day. Records of a career are the truth where there are any (decision 0013). */
import type { Database } from 'better-sqlite3';
import { holdsBoth } from '#shared/domain/careers/positions.ts';
import { postsOn } from '#shared/domain/careers/posts.ts';
import type { DatedPost, HighestOf, PostsOn } from '#shared/domain/careers/posts.ts';
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
  /** Posts of different classes that are held at once. */
  severalPosts: number;
  facts: PayFacts;
};

/** What a scheme makes of the question: `factsNeeded`. */
export type FactsNeeded = {
  /** The day whose post counts, where the scheme has one of its own (`postDay`). */
  postOn: string;
  /** The facts that can matter; of the others those that cost a table of their own are left out. */
  asked: ReadonlySet<FactName>;
  /** Of several posts that are held at once the one that pays, by the facts as they would be with each: its place in the list. */
  highest(candidates: readonly PayFacts[]): number;
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
  highest: FactsNeeded['highest'] | null;
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
    highest: needed && needed.highest,
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

function heldOf(loaded: Loaded, worker: WorkerRow, from: string | null, before: PostRow | null): PayFacts['held'] {
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

/** The post as of the day that the scheme looks at; who had none on it is looked at on the day itself: their first post counts from its beginning. */
function postOf(loaded: Loaded, worker: WorkerRow, on: string, common: PayFacts): PostsOn<PostRow> {
  const records = loaded.posts.get(worker.id) ?? none;
  const standing = { ...worker, from: worker.postFrom };
  const { highest } = loaded;
  const choose: HighestOf | undefined =
    highest === null
      ? undefined
      : (posts) => highest(posts.map((p) => ({ ...common, postClass: p.postClass, position: p.position, postSince: p.from })));
  const found = postsOn(records, standing, loaded.postOn, choose);
  return found.now === null && on > loaded.postOn ? postsOn(records, standing, on, choose) : found;
}

function factsOf(loaded: Loaded, worker: WorkerRow, on: string): WorkerFacts {
  const { id } = worker;
  const common = personalFacts(loaded, worker);
  const post = postOf(loaded, worker, on, common);
  const communityId = post.now?.community ?? worker.community;
  const community = communityId === null ? undefined : loaded.communities.get(communityId);
  const facts: PayFacts = {
    ...common,
    postClass: post.now?.postClass ?? null,
    postSince: post.since,
    position: post.now?.position ?? null,
    twoHats: twoHats(post.at),
  };
  const held = heldOf(loaded, worker, post.counts, post.before);
  if (held) facts.held = held;
  if (community) facts.community = { name: community.name, households: community.households, flags: community.flagKinds };
  if (community && community.flags > 0) facts.counts = { redFlag: community.flags };
  return {
    worker: id,
    name: worker.name,
    pinyin: worker.pinyin,
    community: communityId,
    communityName: community?.name ?? '',
    inService: worker.inService === 1,
    severalPosts: post.at.length > 1 ? new Set(post.at.map((p) => p.postClass)).size : 0,
    facts,
  };
}

/** All facts that do not depend on the post. */
function personalFacts(loaded: Loaded, worker: WorkerRow): PayFacts {
  const { id } = worker;
  const facts: PayFacts = {
    postClass: null,
    serviceFrom: worker.serviceFrom,
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
  if (assessments) facts.assessments = assessments;
  if (honours) facts.honours = honours;
  // A break is kept with its last day; service goes on the day after, or has not gone on yet.
  if (breaks) facts.gaps = breaks.map((b) => ({ from: b.from, until: b.until === null ? '9999-12-31' : addDays(b.until, 1) }));
  if (probation) facts.probationUntil = probation;
  if (loaded.grids.has(id)) facts.gridWorker = true;
  return facts;
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
  return rows.workerRows(db, whom, loaded.asks).map((worker) => factsOf(loaded, worker, on));
}
