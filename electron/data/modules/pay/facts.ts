/** What pay asks of people (`PayFacts`), as the registers have it on a day. Records of a career are the truth where there are any (decision 0013). */
import type { Database } from 'better-sqlite3';
import { holdsBoth } from '#shared/domain/careers/positions.ts';
import { addDays } from '#shared/domain/pay/index.ts';
import type { PayFacts } from '#shared/domain/pay/index.ts';
import * as rows from './facts.rows.ts';
import type { CommunityRow, PostRow, Whom, WorkerRow } from './facts.rows.ts';

/** Community and name are those of the post held on the day. */
export type WorkerFacts = {
  worker: number;
  name: string;
  community: number | null;
  communityName: string;
  /** From the first day of service until the day before leaving. */
  inService: boolean;
  facts: PayFacts;
};

export type FactsOptions = {
  /** Ids; everybody of the station without them. */
  workers?: readonly number[];
  /** The day whose post counts, where the scheme has one of its own (`postDay`). */
  postOn?: string;
  /** Whether a grade held in a former, higher post is asked for (`regrade.onLowerPost` other than `recompute`). */
  held?: boolean;
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
  on: string;
  postOn: string;
  communities: ReadonlyMap<number, CommunityRow>;
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

function load(db: Database, whom: Whom, options: FactsOptions): Loaded {
  return {
    on: whom.on,
    postOn: options.postOn ?? whom.on,
    communities: new Map(rows.communityRows(db, whom).map((c) => [c.id, c])),
    posts: byWorker(rows.postRows(db, whom)),
    certificates: byWorker(rows.certificateRows(db, whom)),
    educations: byWorker(rows.educationRows(db, whom)),
    assessments: byWorker(rows.assessmentRows(db, whom)),
    honours: byWorker(rows.honourRows(db, whom)),
    breaks: byWorker(rows.breakRows(db, whom)),
    grids: new Set(rows.gridRows(db, whom).map((g) => g.worker)),
    probations: new Map(rows.probationRows(db, whom).map((p) => [p.worker, p.until])),
    grades: byWorker(options.held ? rows.gradeEventRows(db, whom) : []),
  };
}

/** The post that began last; a term that has run out goes on until another post begins. */
function postOf(
  loaded: Loaded,
  worker: WorkerRow,
): { now: Omit<PostRow, 'worker'> | null; before: PostRow | null; at: readonly Omit<PostRow, 'worker'>[] } {
  const day = loaded.postOn;
  const records = loaded.posts.get(worker.id);
  if (!records) {
    const { community, position, postClass, postFrom } = worker;
    const now = postFrom !== null && postFrom > day ? null : { community, position, postClass, from: postFrom, until: null };
    return { now, before: null, at: now ? [now] : [] };
  }
  const begun = records.filter((p) => p.from === null || p.from <= day);
  const now = begun.at(-1) ?? null;
  return { now, before: begun.at(-2) ?? null, at: begun.filter((p) => p === now || p.until === null || p.until >= day) };
}

function heldOf(loaded: Loaded, worker: WorkerRow, now: Omit<PostRow, 'worker'> | null, before: PostRow | null): PayFacts['held'] {
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
function twoHats(posts: readonly Omit<PostRow, 'worker'>[]): boolean {
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

function factsOf(loaded: Loaded, worker: WorkerRow): WorkerFacts {
  const { id } = worker;
  const post = postOf(loaded, worker);
  const communityId = post.now?.community ?? worker.community;
  const community = communityId === null ? undefined : loaded.communities.get(communityId);
  const facts: PayFacts = {
    postClass: post.now?.postClass ?? null,
    serviceFrom: worker.serviceFrom,
    position: post.now?.position ?? null,
    twoHats: twoHats(post.at),
    certificates:
      loaded.certificates.get(id) ?? (worker.certificate === null ? [] : [{ level: worker.certificate, on: worker.certificateOn }]),
    educations:
      loaded.educations.get(id) ?? [worker.education, worker.firstEducation].flatMap((e) => (e === null ? [] : [{ education: e }])),
    birthDate: worker.birthDate,
    sex: worker.sex,
    politicalStatus: worker.politicalStatus,
    entryRoute: worker.entryRoute,
  };
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
  if (community) facts.community = { name: community.name, households: community.households };
  if (community && community.flags > 0) facts.counts = { redFlag: community.flags };
  return {
    worker: id,
    name: worker.name,
    community: communityId,
    communityName: community?.name ?? '',
    inService: worker.inService === 1,
    facts,
  };
}

/**
 * The facts of people as of a day, in the order of their ids; those not in service are among them. Reads each table once, whatever the number of
 * people: ask for a block of some thousands at a time and give way between. Give `postOn` and `held` by `factsNeeded`.
 */
export function factsOn(db: Database, station: number, on: string, options: FactsOptions = {}): WorkerFacts[] {
  const whom = { station, on, workers: options.workers };
  const loaded = load(db, whom, options);
  return rows.workerRows(db, whom).map((worker) => factsOf(loaded, worker));
}
