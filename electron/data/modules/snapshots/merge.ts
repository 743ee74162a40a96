/**
 * A county takes snapshots in. A thread opens and checks the next file while this one's rows are written; each file is one write of its
 * own, all of it or nothing, so that one refused file leaves the others.
 */
import { basename, dirname, join } from 'node:path';
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Worker } from 'node:worker_threads';
import { Refusal } from '#shared/contract/index.ts';
import type { MergeResult } from '#shared/contract/snapshots.ts';
import { fieldsIn, registerPath } from '#shared/domain/snapshot.ts';
import { register } from '#shared/registers/index.ts';
import type { Field, Register } from '#shared/registers/index.ts';
import type { Host, JobContext, OpenStation } from '../../host.ts';
import { commandOf, stationNumber } from '../../registers/service.ts';
import type { Tx } from '../../store/store.ts';
import { startThread } from '../../thread.ts';
import {
  changeKeeper,
  insertion,
  isEmpty,
  keepCounts,
  keepMerged,
  lastOfChain,
  mergedBySequence,
  newestMerged,
  removal,
  standing,
  update,
} from './merge.rows.ts';
import type { Changes, FieldChange, IncomingRow, Merged, StandingRow } from './merge.rows.ts';
import type { Opened, OpenedRegister, Opener } from './open.ts';
import type { OpenAnswer, OpenMessage } from './open.thread.ts';
import { writeReceipt } from './receipts.ts';
import { allPeers, stationKeys } from './rows.ts';
import { controlTotals } from './totals.ts';

/** Sequences named in a gap at most. */
const gapShown = 1000;

type Candidate = { path: string; head: { code: string; sequence: number } | null };

/** Takes the files in, by street and sequence. `receipts`: where the receipts go; beside each snapshot where none is named. */
export async function mergeSnapshots(
  host: Host,
  open: OpenStation,
  paths: readonly string[],
  receipts: string | null,
  job: JobContext,
): Promise<{ results: MergeResult[] }> {
  if (open.info.kind !== 'county') throw new Refusal('countiesMerge');
  if (receipts !== null) await writableFolder(receipts);
  const peers = allPeers(open.store.reader).filter((p) => p.kind === 'street');
  const opener: Opener = {
    code: open.info.code,
    identity: stationKeys(open.store.reader).ageIdentity,
    streets: peers.map(({ code, publicKey }) => ({ code, publicKey })),
  };
  const thread = openingThread(startThread(host.workerFile, 'snapshots.open', opener), job.signal);
  try {
    const files = await inOrder(paths, thread);
    const results: MergeResult[] = [];
    let next = files[0] && thread.ask({ type: 'open', path: files[0].path });
    for (const [index, file] of files.entries()) {
      job.report('merge', index, files.length);
      const answer = await next!;
      const following = files[index + 1];
      next = following && thread.ask({ type: 'open', path: following.path });
      await job.giveWay();
      const peer = peers.find((p) => p.code === file.head?.code);
      const known = {
        file: basename(file.path),
        street: peer ? { code: peer.code, name: peer.name } : null,
        sequence: file.head?.sequence ?? null,
      };
      results.push(await takeIn(open, file, answer, receipts, job, known));
    }
    job.report('merge', files.length, files.length);
    host.emit({ topic: 'changed', payload: { registers: [...new Set(results.flatMap((r) => Object.keys(r.changes)))] } });
    return { results };
  } finally {
    await thread.end();
  }
}

type Known = Pick<MergeResult, 'file' | 'street' | 'sequence'>;

async function takeIn(
  open: OpenStation,
  file: Candidate,
  answer: OpenAnswer,
  receipts: string | null,
  job: JobContext,
  known: Known,
): Promise<MergeResult> {
  const refused = ({ code, params }: { code: string; params: Record<string, unknown> }): MergeResult => ({
    ...known,
    outcome: 'refused',
    error: { code, params },
    gap: [],
    changes: {},
    receipt: null,
  });
  if (answer.type !== 'opened') return refused(answer.type === 'refused' ? answer : { code: 'internal', params: {} });
  const { opened } = answer;
  const { station, sequence } = opened.manifest;
  try {
    const { merged, outcome } = await mergeOne(open, opened, job);
    const receipt = await writeReceipt(open, opened, merged.mergedAt, receipts ?? dirname(file.path)).catch((error: unknown) => {
      if (receipts !== null) throw error;
      return null; // the stick it came on may be read-only: the receipt can be had by taking the file in again
    });
    const changes = outcome === 'merged' ? merged.changes : {};
    return {
      file: known.file,
      outcome,
      error: null,
      street: { code: station.code, name: station.name },
      sequence,
      gap: outcome === 'merged' ? merged.gap : [],
      changes,
      receipt,
    };
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'cancelled') throw error;
    return { ...refused(error), street: { code: station.code, name: station.name }, sequence };
  }
}

async function mergeOne(open: OpenStation, opened: Opened, job: JobContext): Promise<{ merged: Merged; outcome: 'merged' | 'unchanged' }> {
  const { manifest, manifestSha256, signer } = opened;
  const station = stationNumber(open.store.reader, manifest.station.code)!;
  const earlier = placeInChain(open, station, opened);
  if (earlier) return { merged: earlier, outcome: 'unchanged' };
  const last = lastOfChain(open.store.reader, station, signer);
  const command = commandOf(open, 'snapshots.merge', { street: manifest.station.code, sequence: manifest.sequence, manifestSha256 });
  try {
    await open.store.write(command, async (tx) => {
      const { sequence, createdAt, profile, appVersion } = manifest;
      const first = newestMerged(tx.db, station) === null;
      const gap = gapBetween(last?.sequence ?? 0, sequence);
      const merge = keepMerged(tx, {
        station,
        signer,
        sequence,
        manifestSha256,
        createdAt,
        mergedAt: tx.now,
        profile,
        appVersion,
        first,
        gap,
      });
      const counts: Record<string, number> = {};
      const changes: Record<string, Changes> = {};
      for (const incoming of opened.registers) {
        const r = register(incoming.name);
        const made = await takeRegister(tx, r, fieldsIn(r, profile), station, incoming, { merge, first, createdAt }, job);
        const totals = controlTotals(tx.db, r.name, station, profile);
        agree(totals, manifest.totals[r.name] ?? {}, r);
        counts[r.name] = totals.count;
        changes[r.name] = { ...made, ...(first ? { added: totals.count } : {}), count: totals.count };
      }
      keepCounts(tx, merge, counts, changes);
    });
  } catch (error) {
    // Two live records under one key that must be unique, or a link into nothing: what no street's own store lets happen.
    if (/^SQLITE_CONSTRAINT/.test((error as { code?: string }).code ?? ''))
      throw new Refusal('snapshotInconsistent', { path: 'registers' });
    throw error;
  }
  return { merged: lastOfChain(open.store.reader, station, signer)!, outcome: 'merged' };
}

/** Null: this one comes next. A snapshot: it is this very one and the last. Refuses what is older or of another chain. */
function placeInChain(open: OpenStation, station: number, { manifest, manifestSha256, signer }: Opened): Merged | null {
  const db = open.store.reader;
  const { sequence, previous } = manifest;
  const last = lastOfChain(db, station, signer);
  if (!last) return null;
  const params = { name: manifest.station.name, sequence, last: last.sequence };
  if (sequence > last.sequence) {
    if (sequence === last.sequence + 1 && previous !== last.manifestSha256) throw new Refusal('snapshotForked', params);
    return null;
  }
  const same = mergedBySequence(db, station, signer, sequence);
  if (!same) throw new Refusal('snapshotOutOfOrder', params);
  if (same.manifestSha256 !== manifestSha256) throw new Refusal('snapshotForked', params);
  if (sequence < last.sequence) throw new Refusal('snapshotReplayed', params);
  return same;
}

const gapBetween = (last: number, sequence: number): number[] => {
  const missing = sequence - last - 1;
  const shown = Math.min(missing, gapShown);
  return Array.from({ length: shown }, (_, i) => sequence - shown + i);
};

type Made = Omit<Changes, 'count'>;
type Merge = { merge: number; first: boolean; createdAt: string };

/** Writes what differs. What the snapshot does not carry (a register or field that its profile leaves out) stays as it was last received. */
async function takeRegister(
  tx: Tx,
  r: Register,
  fields: readonly Field[],
  station: number,
  incoming: OpenedRegister,
  { merge, first, createdAt }: Merge,
  job: JobContext,
): Promise<Made> {
  const made: Made = { added: 0, changed: 0, removed: 0 };
  const empty = isEmpty(tx.db, r, station);
  if (empty && incoming.blocks.length === 0) return made;
  const insert = insertion(tx, r, fields, station);
  const keep = changeKeeper(tx, merge, r.name);
  const removedAt = fields.length + 1;
  const stands = standing(tx.db, r, fields, station);
  const differing: IncomingRow[] = [];
  const fresh: IncomingRow[] = [];
  const gone: number[] = [];
  const compare = (rows: readonly IncomingRow[], standingRows: readonly StandingRow[]): void => {
    const byId = new Map(standingRows.map((row) => [row[0], row]));
    for (const row of rows) {
      const was = byId.get(row[0]);
      byId.delete(row[0]);
      const live = row[removedAt] === null;
      if (!was) {
        fresh.push(row);
        if (live) keepOne(row[0], 'added');
        continue;
      }
      const changed = difference(fields, was, row);
      if (!changed && was[removedAt] === row[removedAt]) continue;
      differing.push(row);
      const wasLive = was[removedAt] === null;
      if (wasLive && !live) keepOne(row[0], 'removed');
      else if (!wasLive && live) keepOne(row[0], 'added');
      else if (live && changed) keepOne(row[0], 'changed', changed);
    }
    for (const [id, was] of byId) {
      if (was[removedAt] !== null) continue;
      gone.push(id);
      keepOne(id, 'removed');
    }
  };
  const keepOne = (id: number, kind: keyof Made, changed?: { before: FieldChange; after: FieldChange }): void => {
    made[kind] += 1;
    if (!first) keep(id, kind, changed?.before ?? null, changed?.after ?? null);
  };

  let last = 0;
  for (const block of incoming.blocks) {
    const rows = JSON.parse(block) as IncomingRow[];
    const until = rows.at(-1)![0];
    if (empty && first) for (const row of rows) insert(row);
    else compare(rows, stands(last + 1, until));
    last = until;
    await job.giveWay();
  }
  if (!empty) compare([], stands(last + 1, Number.MAX_SAFE_INTEGER));
  // First out of the way of the unique keys (two workers may have swapped their ID numbers), then into place.
  const remove = removal(tx, r, station);
  for (const row of differing) remove(row[0], createdAt);
  for (const id of gone) remove(id, createdAt);
  const change = update(tx, r, fields, station);
  for (const row of differing) change(row);
  for (const row of fresh) insert(row);
  return made;
}

function difference(fields: readonly Field[], was: StandingRow, row: IncomingRow): { before: FieldChange; after: FieldChange } | null {
  let found: { before: FieldChange; after: FieldChange } | null = null;
  for (let i = 0; i < fields.length; i += 1) {
    if (was[i + 1] === row[i + 1]) continue;
    found ??= { before: {}, after: {} };
    found.before[fields[i]!.name] = was[i + 1]!;
    found.after[fields[i]!.name] = row[i + 1]!;
  }
  return found;
}

/** What was written comes to the figures that the street declared. Figures that only one side knows are passed over, the count never. */
function agree(ours: Record<string, unknown>, theirs: Record<string, unknown>, r: Register): void {
  for (const [name, value] of Object.entries(ours)) {
    if (name !== 'count' && theirs[name] === undefined) continue;
    if (!isDeepStrictEqual(value, theirs[name])) throw new Refusal('snapshotInconsistent', { path: registerPath(r.name), total: name });
  }
}

/** By street and sequence: after the file's name where it is one of ours (a lie only gets it refused), else after what is inside. */
async function inOrder(paths: readonly string[], thread: OpeningThread): Promise<Candidate[]> {
  const files: Candidate[] = [];
  for (const path of new Set(paths)) {
    const named = /^(\d{9})-\d{8}-(\d{6})\.snapshot\.age$/.exec(basename(path));
    if (named) files.push({ path, head: { code: named[1]!, sequence: Number(named[2]) } });
    else {
      const answer = paths.length > 1 ? await thread.ask({ type: 'peek', path }) : null;
      files.push({ path, head: answer?.type === 'peeked' ? answer.head : null });
    }
  }
  return files.sort((a, b) => (a.head?.code ?? '').localeCompare(b.head?.code ?? '') || (a.head?.sequence ?? 0) - (b.head?.sequence ?? 0));
}

type OpeningThread = { ask(message: OpenMessage): Promise<OpenAnswer>; end(): Promise<void> };

/** Questions are answered in their order. A thread that ends answers none of the rest. */
function openingThread(thread: Worker, signal: AbortSignal): OpeningThread {
  const waiting: PromiseWithResolvers<OpenAnswer>[] = [];
  const fail = (error: unknown): void => waiting.splice(0).forEach((w) => w.reject(error));
  const cancel = (): void => fail(new Refusal('cancelled'));
  thread.on('message', (answer: OpenAnswer) => waiting.shift()?.resolve(answer));
  thread.on('error', fail);
  thread.on('exit', () => fail(new Error('the opening thread ended')));
  signal.addEventListener('abort', cancel);
  return {
    ask(message) {
      const answer = Promise.withResolvers<OpenAnswer>();
      answer.promise.catch(() => undefined); // asked ahead, perhaps never waited for
      waiting.push(answer);
      if (signal.aborted) cancel();
      else thread.postMessage(message);
      return answer.promise;
    },
    async end() {
      signal.removeEventListener('abort', cancel);
      await thread.terminate();
    },
  };
}

async function writableFolder(folder: string): Promise<void> {
  const info = await stat(folder).catch(() => null);
  if (!info?.isDirectory()) throw new Refusal('folderMissing', { name: basename(folder) });
  await access(join(folder, '.'), constants.W_OK).catch(() => {
    throw new Refusal('fileNotWritable', { name: basename(folder) });
  });
}
