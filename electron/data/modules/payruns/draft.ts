/** A month's facts become a draft: one line a person, and one for each earlier month that is set right. */
import type { Database } from 'better-sqlite3';
import { Refusal } from '#shared/contract/index.ts';
import type { Employment } from '#shared/domain/careers/employment.ts';
import { factNames, monthAfter } from '#shared/domain/payroll/index.ts';
import type { JobContext, OpenStation } from '../../host.ts';
import { commandOf, ownStation, today, writeBulk } from '../../registers/service.ts';
import type { Tx } from '../../store/store.ts';
import { basisOf, basisText, schemeToUse } from './chosen.ts';
import { detailText, factsKeeper } from './detail.ts';
import { differencesOf } from './differences.ts';
import type { Difference } from './differences.ts';
import { asModule, locked } from './guard.ts';
import { dropLines, LineWriter } from './lines.ts';
import { policiesOn } from './policies.ts';
import type { InForce } from './policies.ts';
import { employmentsOf } from './employments.ts';
import { firstOf, lastOf } from './profiles.ts';
import { reckonMonth } from './reckon.ts';
import type { Reckoned } from './reckon.ts';
import { runById, runs } from './rows.ts';
import type { Stored } from './rows.ts';
import { settlementsOf } from './settle.ts';
import { TaxYear } from './taxed.ts';
import { differenceReason } from './reasons.ts';
import type { SchemeInForce } from '../pay/service.ts';

export type Ask = {
  period: string;
  kind: 'ordinary' | 'supplement';
  scheme?: number | undefined;
  differences: boolean;
  note?: string | undefined;
};

/** Refuses what cannot be, before a job is started: `readOnlyStation`, `payRunTooEarly`, `payRunExists`, `payRunNoScheme`. */
export function checkAsk(db: Database, open: OpenStation, ask: Ask): void {
  if (open.info.kind === 'county') throw new Refusal('readOnlyStation', { register: 'payRuns' });
  refuseTooEarly(ask.period);
  schemeToUse(db, ownStation, ask.period, ask.scheme);
  if (ask.kind === 'ordinary' && ordinaryOf(db, ask.period)) throw new Refusal('payRunExists', { period: ask.period });
}

/** A month is prepared in the one before it at the earliest: of later ones nobody knows the facts. */
export function refuseTooEarly(period: string): void {
  const latest = monthAfter(today().slice(0, 7));
  if (period > latest) throw new Refusal('payRunTooEarly', { period, latest });
}

/** The ordinary run of a month that has not been reversed. */
export function ordinaryOf(db: Database, period: string): Stored | undefined {
  const all = runs(db, ownStation);
  const reversed = new Set(all.filter((r) => r['kind'] === 'reversal' && r['status'] === 'paid').map((r) => r['reverses']));
  return all.find((r) => r['kind'] === 'ordinary' && r['period'] === period && !reversed.has(r.id));
}

/** Makes the draft; its id. */
export function createDraft(open: OpenStation, ask: Ask, job: JobContext): Promise<number> {
  const command = commandOf(open, 'payruns.create', { period: ask.period, kind: ask.kind });
  return open.store.write(
    command,
    (tx) =>
      asModule(tx, async () => {
        checkAsk(tx.db, open, ask);
        const number = runs(tx.db, ownStation).filter((r) => r['period'] === ask.period && r['kind'] === ask.kind).length + 1;
        const head = { period: ask.period, kind: ask.kind, number, status: 'draft', note: ask.note ?? null };
        const { ids } = await writeBulk(tx, 'payRuns', ownStation, { added: [head], changed: [] });
        await fill(tx, open, ids[0]!, ask, job);
        return ids[0]!;
      }),
    'gradual',
  );
}

/** Reckons a draft again. Refuses `payRunLocked`, `payRunState` where it is not a draft. */
export function recompute(open: OpenStation, id: number, job: JobContext): Promise<number> {
  return open.store.write(
    commandOf(open, 'payruns.recompute', { run: id }),
    (tx) =>
      asModule(tx, async () => {
        const run = draftOf(tx.db, id);
        const differences = run['kind'] === 'supplement' || basisOf(run).differences;
        await dropLines(tx, ownStation, id, () => job.giveWay());
        const scheme = basisOf(run).chosen ? Number(run['scheme']) : undefined;
        await fill(tx, open, id, { period: String(run['period']), kind: run['kind'] as Ask['kind'], scheme, differences }, job);
        return id;
      }),
    'gradual',
  );
}

export function runOf(db: Database, id: number, station = ownStation): Stored {
  const run = runById(db, station, id);
  if (!run) throw new Refusal('recordNotFound', { register: 'payRuns', id });
  return run;
}

export function draftOf(db: Database, id: number): Stored {
  const run = runOf(db, id);
  if (run['status'] === 'paid') throw locked(run);
  if (run['status'] !== 'draft' || run['kind'] === 'reversal')
    throw new Refusal('payRunState', { status: run['status'], period: run['period'] });
  return run;
}

type Basis = { scheme: SchemeInForce; policies: InForce };

async function fill(tx: Tx, open: OpenStation, run: number, ask: Ask, job: JobContext): Promise<void> {
  const { period } = ask;
  const basis: Basis = {
    scheme: schemeToUse(tx.db, ownStation, period, ask.scheme),
    policies: policiesOn(tx.db, ownStation, firstOf(period)),
  };
  const tax = new TaxYear(tx.db, ownStation, period, run, basis.policies.incomeTax.document);
  const earlier = ask.kind === 'supplement' || ask.differences;
  const differences = earlier ? await differencesOf(tx.db, ownStation, { until: before(period) }, tell(job, 'differences')) : [];
  if (ask.kind === 'supplement' && differences.length === 0) throw new Refusal('payRunNothing', { period });
  const writer = new LineWriter(tx, ownStation);
  const left = byWorker(differences);
  const employments = employmentsOf(tx.db, ownStation, [...left.keys()], lastOf(period));
  if (ask.kind === 'ordinary') await writeMonth(tx, run, ask, basis, tax, writer, left, employments, job);
  // Who is not in the month's own sheet stands behind it.
  let place = writer.count;
  for (const rest of left.values()) {
    place += 1;
    for (const difference of rest) writeDifference(run, place, difference, employments, tax, writer);
  }
  const { linesHash, totals } = writer.close();
  const values = {
    scheme: basis.scheme.id,
    schemeSha: basis.scheme.sha256,
    policies: basisText(
      {
        chosen: ask.scheme !== undefined,
        differences: ask.differences,
        taxHistoryMissing: tax.missing,
        ...(tax.bonusApart ? { bonusApart: true } : {}),
      },
      basis.policies,
    ),
    people: totals.people,
    gross: totals.gross,
    net: totals.net,
    employerCost: totals.employerCost,
    totals: JSON.stringify(totals),
    reckonedStep: tx.step,
    preparer: open.account.name,
    preparerId: open.account.id,
    preparedAt: tx.now,
    linesHash,
  };
  await writeBulk(tx, 'payRuns', ownStation, { added: [], changed: [{ id: run, values }] });
  job.report('write', 1, 1);
}

const before = (period: string): string =>
  period.endsWith('-01')
    ? `${Number(period.slice(0, 4)) - 1}-12`
    : `${period.slice(0, 5)}${String(Number(period.slice(5)) - 1).padStart(2, '0')}`;

const tell =
  (job: JobContext, stage: string) =>
  async (done: number, of: number): Promise<void> => {
    job.report(stage, Math.round(done * 1000), of * 1000);
    await job.giveWay();
  };

/** Everybody's own line, and behind it theirs of earlier months. */
async function writeMonth(
  tx: Tx,
  run: number,
  { period }: Ask,
  { scheme, policies }: Basis,
  tax: TaxYear,
  writer: LineWriter,
  left: Map<number, Difference[]>,
  employments: ReadonlyMap<number, Employment>,
  job: JobContext,
): Promise<void> {
  const keep = factsKeeper(scheme.scheme);
  const carried = new Map([...left].map(([worker, all]) => [worker, addedUp(all)]));
  let people = 0;
  const settled = await settlementsOf(tx.db, ownStation, period, scheme, () => job.giveWay());
  for (const block of reckonMonth(tx.db, { station: ownStation, month: period, scheme, policies, carried, settled })) {
    for (const reckoned of block) {
      people += 1;
      const { person, profile } = reckoned;
      const taxed = reckoned.earned ? tax.tax(person.id, profile, person.employment, reckoned.amounts, reckoned.earned.bonus) : null;
      writer.add(
        headOf(run, reckoned),
        taxed?.amounts ?? reckoned.amounts,
        detailText(reckoned, taxed?.tax ?? null, keep, policies.month.document.factsOn),
      );
      for (const difference of left.get(person.id) ?? []) writeDifference(run, person.place, difference, employments, tax, writer);
      left.delete(person.id);
      if (people % 500 === 0) {
        job.report('reckon', people, 0);
        await job.giveWay();
      }
    }
    await job.giveWay();
  }
}

function addedUp(all: readonly Difference[]): Record<string, number> {
  const held: Record<string, number> = {};
  for (const d of all) for (const [key, amount] of Object.entries(d.held)) held[key] = (held[key] ?? 0) + amount;
  return held;
}

function headOf(run: number, { person, stretches, missing }: Reckoned): Parameters<LineWriter['add']>[0] {
  const last = stretches.at(-1);
  return {
    run,
    place: person.place,
    worker: person.id,
    community: person.community,
    name: person.name,
    pinyin: person.pinyin,
    postClass: last?.facts.postClass ?? person.postClass,
    grade: last?.pay.grade ?? null,
    coefficient: last?.pay.coefficient ?? null,
    base: last?.pay.base ?? null,
    originRun: null,
    originPeriod: null,
    note: missing.length > 0 ? `缺少${missing.map((m) => factNames[m] ?? m).join('、')}` : null,
  };
}

function writeDifference(
  run: number,
  place: number,
  d: Difference,
  employments: ReadonlyMap<number, Employment>,
  tax: TaxYear,
  writer: LineWriter,
): void {
  const taxed = tax.tax(d.worker, d.profile, employments.get(d.worker) ?? null, d.amounts);
  const last = d.reckoned?.stretches.at(-1);
  writer.add(
    {
      run,
      place,
      worker: d.worker,
      community: d.community,
      name: d.name,
      pinyin: d.pinyin,
      postClass: last?.facts.postClass ?? null,
      grade: last?.pay.grade ?? null,
      coefficient: last?.pay.coefficient ?? null,
      base: last?.pay.base ?? null,
      originRun: d.run,
      originPeriod: d.period,
      note: null,
    },
    taxed.amounts,
    JSON.stringify({ ...differenceReason(d), ...(Object.keys(d.held).length > 0 ? { held: d.held } : {}), tax: taxed.tax }),
  );
}

function byWorker(all: readonly Difference[]): Map<number, Difference[]> {
  const map = new Map<number, Difference[]>();
  for (const d of all) {
    const list = map.get(d.worker);
    if (list) list.push(d);
    else map.set(d.worker, [d]);
  }
  return map;
}
