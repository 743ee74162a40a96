/**
 * A sealed file, opened: every check that needs no store. Size -> decrypt -> archive -> signature -> version -> hashes and counts ->
 * every row. What comes out is whole, signed by an enrolled street, and fits the registers.
 */
import { isUtf8 } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Decrypter } from 'age-encryption';
import { Refusal } from '#shared/contract/refusal.ts';
import { fieldsIn, manifestPath, registerPath, registersIn, schemaPath, signaturePath, snapshotVersion } from '#shared/domain/snapshot.ts';
import { manifest as manifestShape, manifestHead } from '#shared/domain/snapshotManifest.ts';
import type { Manifest } from '#shared/domain/snapshotManifest.ts';
import { rowCheck } from '#shared/domain/snapshotRow.ts';
import { registers } from '#shared/registers/index.ts';
import type { Register, RegisterName, SnapshotProfile, Value } from '#shared/registers/index.ts';
import { derived } from '../../registers/derive.ts';
import { limits, openArchive } from './archive.ts';
import { sha256 } from '../../sha256.ts';
import { fingerprint } from './keys.ts';
import { checkSignature, snapshotNamespace } from './sshsig.ts';

/** Who opens, and whose signatures count. */
export type Opener = { code: string; identity: string; streets: readonly { code: string; publicKey: string }[] };

/** `blocks`: JSON arrays of up to 500 rows, each `[id, …fields of the profile, removedAt, pinyin, search]` in ascending ids. */
export type OpenedRegister = { name: RegisterName; rows: number; blocks: string[] };
export type Opened = { manifest: Manifest; manifestSha256: string; signer: string; registers: OpenedRegister[] };

const ageMagic = 'age-encryption.org/v1\n';
const blockRows = 500;

/** Whose a file says it is and which sequence, for sorting; null where it cannot be opened at all. Nothing is trusted yet. */
export async function peek(path: string, opener: Opener): Promise<{ code: string; sequence: number } | null> {
  try {
    const files = await openArchive(await decrypt(path, opener.identity));
    const { station, sequence } = manifestShape
      .pick({ station: true, sequence: true })
      .loose()
      .parse(JSON.parse(text(files.get(manifestPath))));
    return { code: station.code, sequence };
  } catch {
    return null;
  }
}

export async function openSnapshot(path: string, opener: Opener): Promise<Opened> {
  const files = await openArchive(await decrypt(path, opener.identity));
  const bytes = files.get(manifestPath);
  const signature = files.get(signaturePath);
  if (!bytes || !signature) throw new Refusal('snapshotInconsistent', { path: bytes ? signaturePath : manifestPath });
  const { manifest, signer } = signedManifest(bytes, signature, opener);
  files.delete(manifestPath);
  files.delete(signaturePath);
  checkEntries(manifest, files);
  return { manifest, manifestSha256: sha256(bytes), signer, registers: checkRows(manifest, files) };
}

async function decrypt(path: string, identity: string): Promise<Uint8Array> {
  const name = basename(path);
  const info = await stat(path).catch(() => null);
  if (!info?.isFile()) throw new Refusal('fileNotFound', { name });
  if (info.size > limits.sealedBytes) throw new Refusal('snapshotTooLarge', { limit: limits.sealedBytes });
  const sealed = await readFile(path);
  if (sealed.subarray(0, ageMagic.length).toString('latin1') !== ageMagic) throw new Refusal('snapshotNotOne', { name });
  const age = new Decrypter();
  age.addIdentity(identity);
  try {
    return await age.decrypt(sealed);
  } catch (error) {
    throw new Refusal(/no identity matched/.test((error as Error).message) ? 'snapshotNotForUs' : 'snapshotAltered', { part: 'seal' });
  }
}

const text = (bytes: Buffer | undefined): string => {
  if (!bytes || !isUtf8(bytes)) throw new Refusal('snapshotInconsistent', { path: manifestPath });
  return bytes.toString('utf8');
};

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(text(bytes));
  } catch {
    throw new Refusal('snapshotInconsistent', { path: manifestPath });
  }
}

function signedManifest(bytes: Buffer, signature: Buffer, opener: Opener): { manifest: Manifest; signer: string } {
  const value = parsed(bytes);
  const head = manifestHead.safeParse(value);
  if (!head.success) throw new Refusal('snapshotNotOne', { path: manifestPath });
  const { station } = head.data;
  const street = opener.streets.find((s) => s.code === station.code);
  if (!street) throw new Refusal('cardUnknown', station);
  const signed = checkSignature(bytes, signature.toString('latin1'), snapshotNamespace);
  if (!signed) throw new Refusal('snapshotAltered', { part: 'signature' });
  if (signed.signer !== street.publicKey) throw new Refusal('snapshotStranger', { ...station, fingerprint: fingerprint(signed.signer) });
  if (!signed.valid) throw new Refusal('snapshotAltered', { part: 'manifest' });
  if (head.data.version > snapshotVersion) throw new Refusal('snapshotNewer', { version: head.data.version });
  const whole = manifestShape.safeParse(value);
  if (!whole.success) throw new Refusal('snapshotInconsistent', { path: manifestPath, field: whole.error.issues[0]?.path.join('.') ?? '' });
  const manifest = whole.data;
  if (manifest.to && manifest.to.code !== opener.code) throw new Refusal('snapshotNotForUs', { code: manifest.to.code });
  if ((manifest.sequence === 1) !== (manifest.previous === null))
    throw new Refusal('snapshotInconsistent', { path: manifestPath, field: 'previous' });
  return { manifest, signer: signed.signer };
}

/** The manifest and the archive name the same entries, once each, with the same bytes; and they are ones of this format. */
function checkEntries(manifest: Manifest, files: ReadonlyMap<string, Buffer>): void {
  const carried = registersIn(manifest.profile);
  const expected = new Set(carried.flatMap((r) => [registerPath(r.name), schemaPath(r.name)]));
  const left = new Set(files.keys());
  for (const { path, bytes, rows, sha256: hash } of manifest.entries) {
    if (!expected.has(path)) throw unexpected(path, manifest);
    const content = files.get(path);
    if (!content || !left.delete(path)) throw new Refusal('snapshotInconsistent', { path });
    if (content.length !== bytes || sha256(content) !== hash) throw new Refusal('snapshotInconsistent', { path });
    if (path.startsWith('schemas/') && rows !== 0) throw new Refusal('snapshotInconsistent', { path });
  }
  for (const path of left) throw expected.has(path) ? new Refusal('snapshotInconsistent', { path }) : unexpected(path, manifest);
  for (const r of carried) {
    if (files.has(registerPath(r.name)) !== (manifest.totals[r.name] !== undefined))
      throw new Refusal('snapshotInconsistent', { path: registerPath(r.name) });
  }
}

/** A register that this program does not know comes from a newer one; one that the profile leaves out, or any other file, has no place. */
function unexpected(path: string, manifest: Manifest): Refusal {
  const ours = registers.some((r) => path === registerPath(r.name) || path === schemaPath(r.name));
  if (ours) return new Refusal('snapshotInconsistent', { path });
  const register = /^(registers\/[A-Za-z]+\.ndjson|schemas\/[A-Za-z]+\.json)$/.test(path);
  return register && manifest.entries.some((e) => e.path === path)
    ? new Refusal('snapshotNewer', { version: manifest.appVersion })
    : new Refusal('snapshotUnsafePath', { path });
}

function checkRows(manifest: Manifest, files: ReadonlyMap<string, Buffer>): OpenedRegister[] {
  const ids = new Map<RegisterName, Set<number>>();
  const opened: OpenedRegister[] = [];
  for (const r of registersIn(manifest.profile)) {
    const content = files.get(registerPath(r.name));
    if (!content) continue;
    const register = readRegister(r, content, manifest.profile, ids);
    const declared = manifest.entries.find((e) => e.path === registerPath(r.name))!.rows;
    if (register.rows !== declared) throw new Refusal('snapshotInconsistent', { path: registerPath(r.name) });
    opened.push(register);
  }
  return opened;
}

type Row = Record<string, Value> & { id: number; removedAt: string | null };

/** `ids` holds the ids of the registers before this one: a link's target stands before what links to it. */
function readRegister(r: Register, content: Buffer, profile: SnapshotProfile, ids: Map<RegisterName, Set<number>>): OpenedRegister {
  const refuse = (row: number, field: string): never => {
    throw new Refusal('snapshotRowInvalid', { register: r.name, row, field });
  };
  if (!isUtf8(content)) refuse(0, '');
  const check = rowCheck(r, profile);
  const fields = fieldsIn(r, profile);
  const own = new Set<number>();
  ids.set(r.name, own);
  const links = fields
    .filter((f) => f.type === 'link')
    .map((f) => ({ name: f.name, target: ids.get(f.target), self: f.target === r.name }));
  const later: { row: number; field: string; id: number }[] = [];
  const blocks: string[] = [];
  let block: unknown[][] = [];
  let last = 0;
  let rows = 0;
  for (let at = 0; at < content.length;) {
    const end = content.indexOf(10, at);
    const line = content.toString('utf8', at, end === -1 ? content.length : end);
    at = end === -1 ? content.length : end + 1;
    rows += 1;
    const row = parsedRow(line);
    const wrong = check(row);
    if (wrong !== null) refuse(rows, wrong);
    const values = row as Row;
    if (values.id <= last) refuse(rows, 'id');
    last = values.id;
    own.add(last);
    for (const { name, target, self } of links) {
      const id = values[name] as number | null | undefined;
      if (id === null || id === undefined) continue;
      if (self) later.push({ row: rows, field: name, id });
      else if (!target?.has(id)) refuse(rows, name);
    }
    const { pinyin, search } = derived(r, values);
    block.push([last, ...fields.map((f) => values[f.name] ?? null), values.removedAt, pinyin, search]);
    if (block.length === blockRows) {
      blocks.push(JSON.stringify(block));
      block = [];
    }
  }
  for (const { row, field, id } of later) if (!own.has(id)) refuse(row, field);
  if (block.length > 0) blocks.push(JSON.stringify(block));
  return { name: r.name, rows, blocks };
}

function parsedRow(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
