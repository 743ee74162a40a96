/** Pay by 3岗18级 over the store: the scheme in force, a worker's grade and amount, everybody's, publishing. */
import type { Database } from 'better-sqlite3';
import { Refusal } from '#shared/contract/index.ts';
import type { Output } from '#shared/contract/index.ts';
import type { WorkerPay } from '#shared/contract/pay.ts';
import { codeLabel } from '#shared/codes/index.ts';
import { monthlyPay, payKey, payMatrix, payScheme, schemeFile, schemeRecords } from '#shared/domain/pay/index.ts';
import type { PayFacts, PayScheme } from '#shared/domain/pay/index.ts';
import type { Value } from '#shared/registers/index.ts';
import example from '../../../../resources/schemes/example-scheme.json' with { type: 'json' };
import { writeBulk } from '../../registers/service.ts';
import type { Store, Tx } from '../../store/store.ts';
import { checkWhole, fingerprint } from './published.ts';
import { countSchemes, factsOf, partsOf, rosterGroups, rosterPage, schemeById, schemeOn } from './rows.ts';
import type { FactsGroup, FactsRow, StoredFields } from './rows.ts';

export { refusePublished } from './published.ts';

type InForce = { record: StoredFields; scheme: PayScheme };

const whole = (db: Database, station: number, record: StoredFields): InForce => {
  const { grades, bands } = partsOf(db, station, record.id);
  return { record, scheme: payScheme(record, grades, bands) };
};

const inForce = (db: Database, station: number, on: string): InForce | null => {
  const record = schemeOn(db, station, on);
  return record ? whole(db, station, record) : null;
};

const named = ({ record }: InForce): NonNullable<WorkerPay['scheme']> => ({
  id: record.id,
  name: String(record['name']),
  version: Number(record['version']),
});
const textOf = (value: Value | undefined): string | null => (value === null || value === undefined ? null : String(value));

/** The scheme that was asked for (a draft too), or the one in force on the day; null where there is none. */
export function matrixOf(db: Database, station: number, asked: { scheme?: number | undefined; on: string }): Output<'pay.matrix'> {
  const record = asked.scheme === undefined ? schemeOn(db, station, asked.on) : schemeById(db, station, asked.scheme);
  if (!record && asked.scheme !== undefined) throw new Refusal('recordNotFound', { register: 'schemes', id: asked.scheme });
  if (!record) return null;
  const found = whole(db, station, record);
  const { scheme } = found;
  return {
    scheme: {
      ...named(found),
      status: String(record['status']),
      // Said of itself: whoever makes the example into a scheme of their own names its document there.
      synthetic: [record['name'], record['baseSource']].some((text) => textOf(text)?.includes('示例')),
      effectiveFrom: String(record['effectiveFrom']),
      effectiveUntil: textOf(record['effectiveUntil']),
      base: scheme.base,
      baseSource: textOf(record['baseSource']),
      factor: scheme.factor,
      basicShare: scheme.basicShare,
    },
    posts: scheme.posts.map((post) => ({ ...post, label: codeLabel('postClasses', post.postClass) })),
    grades: payMatrix(scheme),
  };
}

const factsFrom = (row: FactsRow): PayFacts => ({
  postClass: row.postClass,
  serviceFrom: row.serviceFrom,
  education: row.education,
  certificate: row.certificate,
});

function payOf(found: InForce | null, row: FactsRow, on: string): WorkerPay {
  const reckoned =
    found && row.inService === 1 ? monthlyPay(found.scheme, factsFrom(row), on) : { pay: null, missing: found ? ['status'] : [] };
  const { pay, missing } = reckoned;
  return {
    worker: row.id,
    name: row.name,
    scheme: found && named(found),
    on,
    grade: pay?.grade ?? null,
    missing,
    monthly: pay?.total ?? null,
    steps: pay?.steps ?? [],
  };
}

/** One worker's grade and monthly amount with its steps. Bonuses that follow from counts (red flags) belong to a month's sheet and are not in it. */
export function workerPayOf(db: Database, station: number, worker: number, on: string): WorkerPay {
  const row = factsOf(db, station, worker, on);
  if (!row) throw new Refusal('recordNotFound', { register: 'workers', id: worker });
  return payOf(inForce(db, station, on), row, on);
}

type Sum = { total: number; monthly: number };
/** Sums stay right until this process commits again: it is the only one that writes. */
const sums = new WeakMap<Store, { commits: number; of: Map<string, Sum> }>();

function sumOf(store: Store, station: number, found: InForce | null, on: string, terms: readonly string[]): Sum {
  const commits = store.commits();
  let known = sums.get(store);
  if (known?.commits !== commits) sums.set(store, (known = { commits, of: new Map() }));
  const key = JSON.stringify([station, on, terms]);
  let sum = known.of.get(key);
  if (!sum) {
    if (known.of.size >= 100) known.of.clear();
    known.of.set(key, (sum = sumOver(rosterGroups(store.reader, station, on, terms), found, on)));
  }
  return sum;
}

/** Most days of entry come to the same number of years: 100,000 workers are a few hundred different amounts. */
function sumOver(groups: readonly FactsGroup[], found: InForce | null, on: string): Sum {
  const amounts = new Map<string, number>();
  const sum = { total: 0, monthly: 0 };
  for (const { count, ...facts } of groups) {
    sum.total += count;
    if (!found) continue;
    const key = payKey(found.scheme, facts, on);
    let amount = amounts.get(key);
    if (amount === undefined) amounts.set(key, (amount = monthlyPay(found.scheme, facts, on).pay?.total ?? 0));
    sum.monthly += count * amount;
  }
  return sum;
}

/** Everybody in service on the day: a page of them with steps, and the sum over all that the search finds (fen). */
export function rosterOf(
  store: Store,
  station: number,
  asked: { on: string; offset: number; limit: number; search?: string | undefined },
): Output<'pay.roster'> {
  const terms = (asked.search ?? '').normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  const found = inForce(store.reader, station, asked.on);
  const page = rosterPage(store.reader, station, asked.on, terms, asked.offset, asked.limit);
  const rows = page.map((row) => ({ ...payOf(found, row, asked.on), community: row.community, postClass: row.postClass }));
  return { rows, ...sumOf(store, station, found, asked.on, terms) };
}

/** Makes a draft immutable: its status, and the fingerprint of what it says. The fingerprint. */
export async function publish(tx: Tx, station: number, id: number): Promise<string> {
  const record = schemeById(tx.db, station, id);
  if (!record) throw new Refusal('recordNotFound', { register: 'schemes', id });
  if (record['status'] !== 'draft') throw new Refusal('schemePublished', { scheme: record['name'] });
  checkWhole(tx.db, station, id, record);
  const sha256 = fingerprint(tx.db, station, id, record);
  await writeBulk(tx, 'schemes', station, { added: [], changed: [{ id, values: { status: 'published', sha256 } }] });
  return sha256;
}

/** Puts the synthetic 示例方案 into a station that has no scheme, published; its id. Refuses `duplicateRecord` where there is a scheme. */
export async function installExampleScheme(tx: Tx, station: number): Promise<number> {
  if (countSchemes(tx.db, station) > 0) throw new Refusal('duplicateRecord', { register: 'schemes' });
  const records = schemeRecords(schemeFile.parse(example));
  const { ids } = await writeBulk(tx, 'schemes', station, { added: [{ ...records.scheme, status: 'draft' }], changed: [] });
  const scheme = ids[0]!;
  await writeBulk(tx, 'schemeGrades', station, { added: records.grades.map((grade) => ({ scheme, ...grade })), changed: [] });
  await writeBulk(tx, 'schemeBands', station, { added: records.bands.map((band) => ({ scheme, ...band })), changed: [] });
  await publish(tx, station, scheme);
  return scheme;
}
