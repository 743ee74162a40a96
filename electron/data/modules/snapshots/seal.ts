/**
 * A street seals a snapshot. The order keeps the chain whole wherever the power fails:
 *   1. the sealed file is written beside its place under another name and forced to the disk: so far nothing happened;
 *   2. the sequence, the manifest's hash and both names are committed: the sequence is used, and the finished file is known;
 *   3. the file gets its name. Cut off between 2 and 3, `placeFinished` does it on the next occasion.
 * The other order (name first) could leave a file in the world that the store knows nothing of, and the next export would fork the chain.
 */
import { constants, existsSync } from 'node:fs';
import { access, readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { Refusal } from '#shared/contract/index.ts';
import type { Slip } from '#shared/contract/snapshots.ts';
import { fieldsIn, registerPath, registersIn, snapshotFormat, snapshotStem, snapshotVersion } from '#shared/domain/snapshot.ts';
import type { Manifest } from '#shared/domain/snapshotManifest.ts';
import type { SnapshotProfile } from '#shared/registers/index.ts';
import type { Host, JobContext, OpenStation } from '../../host.ts';
import { commandOf, ownStation, today } from '../../registers/service.ts';
import type { Store } from '../../store/store.ts';
import { startThread } from '../../thread.ts';
import { place } from '../../wholeFile.ts';
import { countAll, keepSealed, ndjson, newestSealed, peerOf, stationKeys } from './rows.ts';
import type { Peer } from './rows.ts';
import type { SealAnswer, SealInput, SealMessage } from './seal.thread.ts';
import { controlTotals } from './totals.ts';

const extension = '.snapshot.age';
/** Blocks on their way to the thread (a block of workers is 290 KB): enough that nobody waits while it starts, few enough to hold. */
const ahead = 48;

export type Sealing = { to: string; folder: string; profile: SnapshotProfile };

/** The enrolled county that a snapshot goes to; refuses `streetsSeal`, `cardUnknown` and `cardWrongKind`. */
export function countyFor(open: OpenStation, code: string): Peer {
  if (open.info.kind !== 'street') throw new Refusal('streetsSeal');
  const county = peerOf(open.store.reader, code);
  if (!county) throw new Refusal('cardUnknown', { code });
  if (county.kind !== 'county' || county.recipient === null) throw new Refusal('cardWrongKind', { name: county.name });
  return county;
}

/** Seals the station's registers as they stand at this moment; the slip. Cancelled or refused, it leaves nothing. */
export async function sealSnapshot(host: Host, open: OpenStation, { to, folder, profile }: Sealing, job: JobContext): Promise<Slip> {
  const county = countyFor(open, to);
  await writable(folder);
  await placeFinished(open.store).catch(() => undefined); // its stick may be read-only by now: no reason not to seal another
  await removeParts(folder, open.info.code);
  const db = open.store.openReader();
  let part: string | null = null;
  try {
    db.exec('BEGIN'); // one state for all registers, however long it takes
    const last = newestSealed(db);
    const keys = stationKeys(db);
    const sequence = (last?.sequence ?? 0) + 1;
    const file = `${snapshotStem(open.info.code, today(), sequence)}${extension}`;
    const path = join(folder, file);
    part = `${path}.part`;
    if (existsSync(path)) throw new Refusal('fileNotWritable', { name: file }); // another store's work: never replaced
    const manifest: SealInput['manifest'] = {
      format: snapshotFormat,
      version: snapshotVersion,
      station: { kind: 'street', code: open.info.code, name: open.info.name },
      to: { kind: 'county', code: county.code, name: county.name },
      sequence,
      previous: last?.manifestSha256 ?? null,
      createdAt: new Date().toISOString(),
      profile,
      appVersion: host.version,
    };
    const input: SealInput = { part, signingKey: keys.signingKey, recipients: [county.recipient!, keys.ageRecipient], manifest };
    const sealed = await throughThread(startThread(host.workerFile, 'snapshots.seal', input), db, profile, job);
    const slip: Slip = {
      file,
      bytes: sealed.bytes,
      sha256: sealed.sha256,
      station: manifest.station,
      to: manifest.to!,
      sequence,
      createdAt: manifest.createdAt,
      profile,
      manifestSha256: sealed.manifestSha256,
      entries: registersIn(profile).map((r) => ({
        register: r.name,
        label: r.label,
        rows: sealed.entries.find((e) => e.path === registerPath(r.name))!.rows,
      })),
      totals: sealed.totals,
      receivedAt: null,
    };
    const partPath = part;
    await job.giveWay(); // the last moment to cancel
    const command = commandOf(open, 'snapshots.export', { sequence, to: county.code, profile, manifestSha256: slip.manifestSha256 });
    await open.store.write(command, (tx) => keepSealed(tx, { sequence, manifestSha256: slip.manifestSha256, slip, path, partPath }));
    part = null;
    await place(partPath, path);
    return slip;
  } finally {
    db.close();
    if (part) await rm(part, { force: true });
  }
}

type Sealed = Extract<SealAnswer, { type: 'sealed' }> & { totals: Manifest['totals'] };

/** Feeds the thread block by block, giving way after each. */
async function throughThread(thread: Worker, db: Store['reader'], profile: SnapshotProfile, job: JobContext): Promise<Sealed> {
  const queue: SealAnswer[] = [];
  let wake = (): void => undefined;
  let crash: Error | undefined;
  thread.on('message', (message: SealAnswer) => (queue.push(message), wake()));
  thread.on('error', (error: Error) => ((crash = error), wake()));
  thread.on('exit', () => ((crash ??= new Error('the sealing thread ended')), wake()));
  const stop = (): void => wake();
  job.signal.addEventListener('abort', stop);
  const next = async (): Promise<SealAnswer> => {
    for (;;) {
      const message = queue.shift();
      if (message) return message;
      if (job.signal.aborted) throw new Refusal('cancelled');
      if (crash) throw crash;
      await new Promise<void>((resolve) => (wake = resolve));
    }
  };
  const send = (message: SealMessage, transfer: ArrayBuffer[] = []): void => thread.postMessage(message, transfer);
  try {
    const registers = registersIn(profile);
    const of = registers.reduce((sum, r) => sum + countAll(db, r, ownStation), 0);
    let done = 0;
    let under = 0;
    for (const r of registers) {
      for (const { lines, rows } of ndjson(db, r, fieldsIn(r, profile), ownStation)) {
        const own = lines.byteLength === lines.buffer.byteLength ? lines : Uint8Array.from(lines);
        send({ type: 'block', register: r.name, lines: own, rows }, [own.buffer as ArrayBuffer]);
        job.report('seal', (done += rows), of);
        await job.giveWay();
        for (under += 1; under > ahead || queue.length > 0; under -= 1) await next();
      }
    }
    const totals: Manifest['totals'] = {};
    for (const r of registers) totals[r.name] = controlTotals(db, r.name, ownStation, profile);
    send({ type: 'end', totals });
    for (;;) {
      const message = await next();
      if (message.type === 'sealed') return { ...message, totals };
      if (message.type === 'failed') throw failure(message.error);
    }
  } finally {
    job.signal.removeEventListener('abort', stop);
    await thread.terminate();
  }
}

const failure = (error: unknown): Error => {
  const { code, params } = error as { code?: string; params?: Record<string, unknown> };
  return params ? new Refusal(code as 'diskFull', params) : Object.assign(new Error('sealing failed'), { code });
};

async function writable(folder: string): Promise<void> {
  const info = await stat(folder).catch(() => null);
  if (!info?.isDirectory()) throw new Refusal('folderMissing', { name: basename(folder) });
  await access(folder, constants.W_OK).catch(() => {
    throw new Refusal('fileNotWritable', { name: basename(folder) });
  });
}

/** Step 3 above, where a crash cut it off. Only the newest can be unfinished. A stick that is not there any more leaves a gap that the county shows. */
export async function placeFinished(store: Store): Promise<void> {
  const last = newestSealed(store.reader);
  if (last && existsSync(last.partPath) && !existsSync(last.path)) await place(last.partPath, last.path);
}

/** What a crash in step 1 left: parts of this street that no commit knows. One that another program holds stays until the next time. */
async function removeParts(folder: string, code: string): Promise<void> {
  const pattern = new RegExp(`^${code}-\\d{8}-\\d{6}\\.snapshot\\.age\\.part$`);
  for (const name of await readdir(folder)) if (pattern.test(name)) await rm(join(folder, name), { force: true }).catch(() => undefined);
}
