/** Sealing, off the host's thread: hashes and compresses what SQLite built, makes and signs the manifest, encrypts, writes the part file. */
import { on } from 'node:events';
import type { MessagePort } from 'node:worker_threads';
import { Encrypter } from 'age-encryption';
import { manifestPath, registersIn, registerPath, schemaPath, signaturePath } from '#shared/domain/snapshot.ts';
import type { Manifest } from '#shared/domain/snapshotManifest.ts';
import { rowSchema } from '#shared/domain/snapshotRow.ts';
import type { RegisterName } from '#shared/registers/index.ts';
import { joinEntries, startEntry, wholeEntry } from './archive.ts';
import type { PackedEntry } from './archive.ts';
import { sha256 } from '../../sha256.ts';
import { writePart } from '../../wholeFile.ts';
import { signingKeyOf } from './keys.ts';
import { signMessage, snapshotNamespace } from './sshsig.ts';

export type SealInput = {
  part: string;
  signingKey: string;
  recipients: readonly string[];
  manifest: Omit<Manifest, 'entries' | 'totals'>;
};
export type SealMessage =
  { type: 'block'; register: RegisterName; lines: Uint8Array; rows: number } | { type: 'end'; totals: Manifest['totals'] };
export type SealAnswer =
  | { type: 'taken' }
  | { type: 'sealed'; bytes: number; sha256: string; manifestSha256: string; entries: Manifest['entries'] }
  | { type: 'failed'; error: unknown };

export async function run(port: MessagePort, input: SealInput): Promise<void> {
  const rows = new Map<RegisterName, ReturnType<typeof startEntry>>(
    registersIn(input.manifest.profile).map((r) => [r.name, startEntry(registerPath(r.name))]),
  );
  const answer = (message: SealAnswer): void => port.postMessage(message);
  for await (const [message] of on(port, 'message') as AsyncIterableIterator<[SealMessage]>) {
    if (message.type === 'block') {
      await rows.get(message.register)!.write(message.lines, message.rows);
      answer({ type: 'taken' });
      continue;
    }
    const entries: PackedEntry[] = [];
    for (const entry of rows.values()) entries.push(await entry.end());
    answer(await seal(input, entries, message.totals));
    return port.close();
  }
}

async function seal(input: SealInput, rows: PackedEntry[], totals: Manifest['totals']): Promise<SealAnswer> {
  const schemas = registersIn(input.manifest.profile).map((r) =>
    wholeEntry(schemaPath(r.name), Buffer.from(`${JSON.stringify(rowSchema(r, input.manifest.profile), null, 2)}\n`)),
  );
  const entries = [...rows, ...schemas].map(({ path, rows: lines, bytes, sha256: hash }) => ({ path, rows: lines, bytes, sha256: hash }));
  const manifest: Manifest = { ...input.manifest, entries, totals };
  const text = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  const signature = Buffer.from(signMessage(text, snapshotNamespace, signingKeyOf(input)));
  const archive = joinEntries([wholeEntry(manifestPath, text), wholeEntry(signaturePath, signature), ...rows, ...schemas]);
  const age = new Encrypter();
  for (const recipient of input.recipients) age.addRecipient(recipient);
  const sealed = await age.encrypt(archive);
  try {
    await writePart(input.part, sealed);
  } catch (error) {
    const { code, params } = error as { code?: string; params?: unknown };
    return { type: 'failed', error: { code, params } };
  }
  return { type: 'sealed', bytes: sealed.length, sha256: sha256(sealed), manifestSha256: sha256(text), entries };
}
