/** Pay by 3岗18级 over the store: the scheme in force, a worker's grade and amount, everybody's. */
import type { Database } from 'better-sqlite3';
import { Refusal } from '#shared/contract/index.ts';
import type { Output } from '#shared/contract/index.ts';
import type { WorkerPay } from '#shared/contract/pay.ts';
import {
  compileScheme,
  gradeAsks,
  highestPost,
  monthPay,
  payAsks,
  payMatrix,
  postDay,
  reckoner,
  valueOn,
} from '#shared/domain/pay/index.ts';
import type { CompiledPost, CompiledScheme, NamedFactor, SchemeDocument } from '#shared/domain/pay/index.ts';
import type { Store } from '../../store/store.ts';
import { factsOn, inBlocks } from './facts.ts';
import type { FactsNeeded, WorkerFacts } from './facts.ts';
import { documentOf } from './published.ts';
import { isDemo, presentIds, schemeById, schemesOn, workersLike } from './rows.ts';
import type { StoredScheme } from './rows.ts';

export { amongOf, blockOfPeople, factsOn, inBlocks } from './facts.ts';
export type { FactsNeeded, WorkerFacts } from './facts.ts';
export { fingerprint, refusePublished } from './published.ts';
export { presentIds } from './rows.ts';
export { installScheme } from './schemes.ts';

/** A scheme of the store, ready for a day. */
export type SchemeInForce = {
  id: number;
  name: string;
  version: number;
  sha256: string | null;
  record: StoredScheme;
  scheme: CompiledScheme;
};

const ready = (record: StoredScheme, on: string): SchemeInForce => ({
  id: record.id,
  name: String(record['name']),
  version: Number(record['version']),
  sha256: record['sha256'] as string | null,
  record,
  scheme: compileScheme(documentOf(record), on),
});

/** The scheme in force on a day, or null. */
export function schemeInForce(db: Database, station: number, on: string): SchemeInForce | null {
  const record = schemesOn(db, station, on)[0];
  return record ? ready(record, on) : null;
}

/** Whether people may be paid by a scheme: one that is made up (示例) or put together from published points (推断) pays in demonstrations only. */
export const mayPay = (db: Database, { record }: SchemeInForce): boolean => record['nature'] === 'document' || isDemo(db);

/** The other schemes that hold on a day beside the one in force, each by its name once; versions of one scheme follow one another. */
export function schemesBeside(db: Database, station: number, on: string, inForce: string): { name: string; from: string }[] {
  const others = new Map<string, string>();
  for (const record of schemesOn(db, station, on)) {
    const name = String(record['name']);
    if (name !== inForce && !others.has(name)) others.set(name, String(record['effectiveFrom']));
  }
  return [...others].map(([name, from]) => ({ name, from }));
}

/** A scheme of the store (a draft too), ready for a day. Refuses `recordNotFound`. */
export function schemeFor(db: Database, station: number, id: number, on: string): SchemeInForce {
  const record = schemeById(db, station, id);
  if (!record) throw new Refusal('recordNotFound', { register: 'schemes', id });
  return ready(record, on);
}

/** What `factsOn` must be asked for a scheme: to pay a month by it, or only to grade. */
export const factsNeeded = (scheme: CompiledScheme, on: string = scheme.on, to: 'pay' | 'grade' = 'pay'): FactsNeeded => ({
  postOn: postDay(scheme, on),
  asked: to === 'pay' ? payAsks(scheme) : gradeAsks(scheme),
  highest: (candidates) => highestPost(scheme, candidates, on),
});
const neededBy = (found: SchemeInForce | null): FactsNeeded | null => found && factsNeeded(found.scheme);

const factorsOf = (post: CompiledPost): NamedFactor[] => [...post.gradeFactors, ...post.wholeFactors];

function baseStated({ base }: SchemeDocument, on: string): NonNullable<Output<'pay.matrix'>>['scheme']['baseStated'] {
  const stated = base && valueOn(base.values, on);
  return stated && { value: stated.value, per: base.per, ratio: base.ratio };
}

/** The base and the factors, where every post has the same ones. */
function commonOf({ posts }: CompiledScheme): Pick<NonNullable<Output<'pay.matrix'>>['scheme'], 'base' | 'baseSource' | 'factors'> {
  const first = posts[0];
  const base = first && posts.every((p) => p.base?.fen === first.base?.fen) ? first.base : null;
  const same = (f: NamedFactor): boolean =>
    posts.every((p) => factorsOf(p).some((other) => other.key === f.key && other.value === f.value));
  return { base: base?.fen ?? null, baseSource: base?.source ?? null, factors: first ? factorsOf(first).filter(same) : [] };
}

/** The scheme that was asked for (a draft too), or the one in force on the day; null where there is none. */
export function matrixOf(db: Database, station: number, asked: { scheme?: number | undefined; on: string }): Output<'pay.matrix'> {
  const found = asked.scheme === undefined ? schemeInForce(db, station, asked.on) : schemeFor(db, station, asked.scheme, asked.on);
  if (!found) return null;
  const { record } = found;
  const document = documentOf(record);
  // Before a scheme begins it is shown by its first values.
  const on = asked.on < document.effectiveFrom ? document.effectiveFrom : asked.on;
  const scheme = on === asked.on ? found.scheme : compileScheme(document, on);
  return {
    scheme: {
      id: found.id,
      name: found.name,
      version: found.version,
      status: record['status'] as 'draft',
      nature: document.nature,
      issuer: document.issuer,
      documentNo: document.documentNo,
      effectiveFrom: document.effectiveFrom,
      effectiveUntil: record['effectiveUntil'] as string | null,
      on,
      ...commonOf(scheme),
      baseStated: baseStated(document, on),
      basicShare: document.split?.basicShare ?? null,
    },
    posts: scheme.posts.map((post) => {
      const { key, label, lowestGrade, highestGrade, base } = post;
      return { post: key, label, lowestGrade, highestGrade, base: base?.fen ?? null, factors: factorsOf(post) };
    }),
    grades: payMatrix(scheme),
  };
}

/** Without `reveal` what leads to the grade, and no money. */
function payOf(found: SchemeInForce | null, person: WorkerFacts, on: string, reveal: boolean): WorkerPay {
  const reckoned = found && person.inService ? monthPay(found.scheme, person.facts, on) : { pay: null, missing: found ? ['status'] : [] };
  const { pay, missing } = reckoned;
  return {
    worker: person.worker,
    name: person.name,
    scheme: found && { id: found.id, name: found.name, version: found.version },
    on,
    grade: pay?.grade ?? null,
    missing,
    monthly: reveal && pay ? pay.total : null,
    steps: (pay?.steps ?? []).filter((step) => reveal || step.amount === null),
    pay: reveal ? pay : null,
  };
}

/** One worker's grade and monthly amount with its steps. */
export function workerPayOf(db: Database, station: number, worker: number, on: string, reveal = true): WorkerPay {
  const found = schemeInForce(db, station, on);
  const person = factsOn(db, station, on, { workers: [worker] }, neededBy(found))[0];
  if (!person) throw new Refusal('recordNotFound', { register: 'workers', id: worker });
  return payOf(found, person, on, reveal);
}

/** The one person of a name, of an ID number (where that may be asked for), or of an id. Refuses `recordNotFound` and `workerAmbiguous`. */
export function workerNamed(db: Database, station: number, text: string, byNumber: boolean): number {
  const found = workersLike(db, station, text, byNumber);
  if (found.length === 0) throw new Refusal('recordNotFound', { register: 'workers' });
  if (found.length > 1) throw new Refusal('workerAmbiguous', { count: found.length, workers: found });
  return found[0]!.id;
}

type Sum = { total: number; monthly: number };
/** Sums stay right until this process commits again: it is the only one that writes. */
const sums = new WeakMap<Store, { commits: number; of: Map<string, Promise<Sum>> }>();

async function sumOver(db: Database, station: number, found: SchemeInForce | null, on: string, ids: readonly number[]): Promise<Sum> {
  const sum = { total: ids.length, monthly: 0 };
  if (!found) return sum;
  const reckon = reckoner(found.scheme, on);
  const needed = factsNeeded(found.scheme);
  for (const [at, block] of inBlocks(db, station, ids).entries()) {
    if (at > 0) await new Promise((turn) => setImmediate(turn));
    for (const { facts } of factsOn(db, station, on, block, needed)) sum.monthly += reckon(facts).pay?.total ?? 0;
  }
  return sum;
}

function sumOf(
  store: Store,
  station: number,
  found: SchemeInForce | null,
  on: string,
  terms: readonly string[],
  ids: readonly number[],
): Promise<Sum> {
  const commits = store.commits();
  let known = sums.get(store);
  if (known?.commits !== commits) sums.set(store, (known = { commits, of: new Map() }));
  const key = JSON.stringify([station, on, terms]);
  let sum = known.of.get(key);
  if (!sum) {
    if (known.of.size >= 100) known.of.clear();
    known.of.set(key, (sum = sumOver(store.reader, station, found, on, ids)));
  }
  return sum;
}

/** Everybody in service on the day: a page of them with steps, and the sum over all that the search finds (fen). */
export async function rosterOf(
  store: Store,
  station: number,
  asked: { on: string; offset: number; limit: number; search?: string | undefined; reveal?: boolean },
): Promise<Output<'pay.roster'>> {
  const { on } = asked;
  const terms = (asked.search ?? '').normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  const found = schemeInForce(store.reader, station, on);
  const ids = presentIds(store.reader, station, on, terms);
  const workers = ids.slice(asked.offset, asked.offset + asked.limit);
  const page = factsOn(store.reader, station, on, { workers }, neededBy(found));
  const rows = page.map((person) => ({
    ...payOf(found, person, on, asked.reveal ?? true),
    community: person.communityName,
    postClass: person.facts.postClass,
  }));
  return { rows, ...(await sumOf(store, station, found, on, terms, ids)) };
}
