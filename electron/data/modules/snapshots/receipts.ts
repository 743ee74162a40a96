/** Receipts (回执): the county's signed word that a snapshot was taken in. */
import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as z from 'zod';
import { Refusal } from '#shared/contract/index.ts';
import type { Output } from '#shared/contract/index.ts';
import { stationInfo } from '#shared/contract/station.ts';
import { snapshotStem } from '#shared/domain/snapshot.ts';
import type { OpenStation } from '../../host.ts';
import { commandOf } from '../../registers/service.ts';
import { writeWhole } from '../../wholeFile.ts';
import { signingKeyOf } from './keys.ts';
import type { Opened } from './open.ts';
import { markReceived, peerOf, sealedBySequence, stationKeys } from './rows.ts';
import { checkSignature, receiptNamespace, signMessage } from './sshsig.ts';

const maxBytes = 16 * 1024;

/** What is signed: the exact text that stands in the file's `receipt`. */
const content = z.strictObject({
  format: z.literal('street-ledger-receipt'),
  version: z.literal(1),
  county: stationInfo,
  street: stationInfo,
  sequence: z.int().positive(),
  manifestSha256: z.string().regex(/^[0-9a-f]{64}$/),
  mergedAt: z.iso.datetime(),
});
const envelope = z.strictObject({ receipt: z.string(), signature: z.string() });

/** Writes `{code}-{day}-{sequence}.receipt.json`; its name. The same snapshot's receipt is always the same text. */
export async function writeReceipt(
  open: OpenStation,
  { manifest, manifestSha256 }: Opened,
  mergedAt: string,
  folder: string,
): Promise<string> {
  const { station, sequence } = manifest;
  const said: z.infer<typeof content> = {
    format: 'street-ledger-receipt',
    version: 1,
    county: open.info,
    street: station,
    sequence,
    manifestSha256,
    mergedAt,
  };
  const receipt = JSON.stringify(said);
  const signature = signMessage(Buffer.from(receipt), receiptNamespace, signingKeyOf(stationKeys(open.store.reader)));
  const name = `${snapshotStem(station.code, mergedAt.slice(0, 10), sequence)}.receipt.json`;
  await writeWhole(join(folder, name), `${JSON.stringify({ receipt, signature }, null, 2)}\n`);
  return name;
}

/** Takes a receipt in at the street: signed by an enrolled county, for a snapshot that this station sealed, with this very manifest. */
export async function takeReceipt(open: OpenStation, path: string): Promise<Output<'snapshots.receipt'>> {
  const said = await readReceipt(open, path);
  const sealed = said.street.code === open.info.code ? sealedBySequence(open.store.reader, said.sequence) : null;
  if (!sealed || sealed.manifestSha256 !== said.manifestSha256) throw new Refusal('receiptUnknown', { sequence: said.sequence });
  if (sealed.receivedAt === null) {
    const command = commandOf(open, 'snapshots.receipt', { sequence: said.sequence, county: said.county.code });
    await open.store.write(command, (tx) => markReceived(tx, said.sequence, said.mergedAt));
  }
  return { sequence: said.sequence, county: said.county, receivedAt: sealed.receivedAt ?? said.mergedAt };
}

async function readReceipt(open: OpenStation, path: string): Promise<z.infer<typeof content>> {
  const name = basename(path);
  const info = await stat(path).catch(() => null);
  if (!info?.isFile()) throw new Refusal('fileNotFound', { name });
  const outer = info.size <= maxBytes ? envelope.safeParse(json(await readFile(path, 'utf8'))) : null;
  const inner = outer?.success ? content.safeParse(json(outer.data.receipt)) : null;
  if (!outer?.success || !inner?.success) throw new Refusal('receiptInvalid', { name });
  const said = inner.data;
  const county = peerOf(open.store.reader, said.county.code);
  if (county?.kind !== 'county') throw new Refusal('cardUnknown', { code: said.county.code, name: said.county.name });
  const signed = checkSignature(Buffer.from(outer.data.receipt), outer.data.signature, receiptNamespace);
  if (!signed?.valid || signed.signer !== county.publicKey) throw new Refusal('receiptInvalid', { name });
  return said;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
