/** Schemes as documents: kept, copied to a next version, published, ended, handed on as files. */
import { readFile, stat } from 'node:fs/promises';
import type { Database } from 'better-sqlite3';
import { Refusal } from '#shared/contract/index.ts';
import type { Output } from '#shared/contract/index.ts';
import type { SchemeRecord } from '#shared/contract/pay.ts';
import {
  addDays,
  canonicalDraft,
  canonicalScheme,
  matrixDifferences,
  schemeDifferences,
  schemeDocument,
  schemeFile,
  schemeFileText,
  valueOn,
} from '#shared/domain/pay/index.ts';
import type { DraftReading, SchemeDocument, SchemeDraft, SchemeProblem } from '#shared/domain/pay/index.ts';
import { changedMeanwhile, mark, writeBulk } from '../../registers/service.ts';
import type { Tx, Values } from '../../store/store.ts';
import { catalogue } from './catalogue.ts';
import { checkWhole, documentOf, draftOf, fingerprint, listed, readable } from './published.ts';
import { schemeById, schemesNamed } from './rows.ts';
import type { StoredScheme } from './rows.ts';

/** Refuses `recordNotFound`. */
export function schemeRecord(db: Database, station: number, id: number): StoredScheme {
  const record = schemeById(db, station, id);
  if (!record) throw new Refusal('recordNotFound', { register: 'schemes', id });
  return record;
}

const textOf = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));

/** A scheme with all that is known of it. */
export function schemeOf(db: Database, station: number, id: number): SchemeRecord {
  const record = schemeRecord(db, station, id);
  const { draft, document, problems } = draftOf(record);
  return {
    id,
    revision: record.revision,
    status: record['status'] as SchemeRecord['status'],
    corrects: record['corrects'] as number | null,
    effectiveUntil: textOf(record['effectiveUntil']),
    sha256: textOf(record['sha256']),
    name: String(record['name']),
    version: Number(record['version']),
    nature: record['nature'] as SchemeRecord['nature'],
    effectiveFrom: String(record['effectiveFrom']),
    document,
    draft: document ? null : (draft as NonNullable<SchemeRecord['draft']>),
    problems,
  };
}

/** The record of a document, whole or not yet: the whole of it, and what lists show. */
function fieldsOf(draft: SchemeDraft, { document }: DraftReading): Values {
  const first = document?.base && valueOn(document.base.values, document.effectiveFrom)?.value;
  const base = typeof first === 'number' ? first : null;
  const rest = document && { effectiveUntil: document.effectiveUntil, note: document.note };
  return { ...listed(draft), ...rest, base, document: document ? canonicalScheme(document) : canonicalDraft(draft) };
}

/**
 * Refuses `schemeInvalid` where even the name or the day is missing that lists show a scheme by. `shownFrom`: the day that lists show until somebody
 * has typed one; the draft itself stays without.
 */
export async function addScheme(
  tx: Tx,
  station: number,
  draft: SchemeDraft,
  corrects: number | null = null,
  shownFrom?: string,
): Promise<number> {
  const values: Values = { ...(shownFrom === undefined ? {} : { effectiveFrom: shownFrom }), ...fieldsOf(draft, readable(draft)) };
  for (const field of ['name', 'effectiveFrom']) if (values[field] === undefined) throw new Refusal('schemeInvalid', { at: field });
  const { ids } = await writeBulk(tx, 'schemes', station, { added: [{ ...values, status: 'draft', corrects }], changed: [] });
  return ids[0]!;
}

export type SavedScheme = { scheme: number; revision: number; problems: SchemeProblem[] };

/** Adds a draft or changes one; refuses `schemePublished`, `revisionConflict`, `duplicateRecord` (name and version are taken). */
export async function saveScheme(
  tx: Tx,
  station: number,
  given: { scheme?: number | undefined; revision?: number | undefined; document: SchemeDraft },
): Promise<SavedScheme> {
  const draft = given.document;
  const reading = readable(draft);
  const { name, version = 1 } = listed(draft);
  const taken = name !== undefined && schemesNamed(tx.db, station, name).some((s) => s['version'] === version && s.id !== given.scheme);
  if (taken) throw new Refusal('duplicateRecord', { register: 'schemes', title: name });
  const { problems } = reading;
  if (given.scheme === undefined) return { scheme: await addScheme(tx, station, draft), revision: 1, problems };
  const record = schemeRecord(tx.db, station, given.scheme);
  if (record['status'] !== 'draft') throw new Refusal('schemePublished', { scheme: record['name'] });
  if (given.revision !== undefined && given.revision !== record.revision) throw changedMeanwhile(tx, 'schemes', station, given.scheme);
  await writeBulk(tx, 'schemes', station, { added: [], changed: [{ id: given.scheme, values: fieldsOf(draft, reading) }] });
  const { revision } = schemeRecord(tx.db, station, given.scheme);
  return { scheme: given.scheme, revision, problems };
}

export const nextVersion = (db: Database, station: number, name: string): number =>
  schemesNamed(db, station, name).reduce((most, s) => Math.max(most, Number(s['version'])), 0) + 1;

/** A draft of the next version with the same content; its id. */
export function copyVersion(tx: Tx, station: number, id: number): Promise<number> {
  const document = documentOf(schemeRecord(tx.db, station, id));
  return addScheme(tx, station, { ...document, version: nextVersion(tx.db, station, document.name) }, id);
}

/** Makes a draft immutable: its status, and the fingerprint of what it says. The fingerprint. */
export async function publish(tx: Tx, station: number, id: number): Promise<string> {
  const record = schemeRecord(tx.db, station, id);
  if (record['status'] !== 'draft') throw new Refusal('schemePublished', { scheme: record['name'] });
  const document = documentOf(record);
  checkWhole(document);
  const sha256 = fingerprint(document);
  await writeBulk(tx, 'schemes', station, { added: [], changed: [{ id, values: { status: 'published', sha256 } }] });
  return sha256;
}

/** The last day of a published scheme. Retired without a day it would have held on no day at all: it ends the day before it begins. */
export async function retire(tx: Tx, station: number, id: number, until: string | null, retired: boolean): Promise<void> {
  const record = schemeRecord(tx.db, station, id);
  if (record['status'] === 'draft') throw new Refusal('schemeDraft', { scheme: record['name'] });
  const from = String(record['effectiveFrom']);
  if (until !== null && until < addDays(from, -1)) throw new Refusal('schemeEndsEarly', { from });
  const values = { effectiveUntil: until, status: retired ? 'retired' : 'published' };
  await writeBulk(tx, 'schemes', station, { added: [], changed: [{ id, values }] });
}

/** Takes a draft away. */
export function removeScheme(tx: Tx, station: number, id: number): void {
  const record = schemeRecord(tx.db, station, id);
  if (record['status'] !== 'draft') throw new Refusal('schemePublished', { scheme: record['name'] });
  mark(tx, 'schemes', station, id, 'removed');
}

/** What comes with the program, and whether a scheme of that name is there. */
export const offered = (db: Database, station: number): Output<'pay.catalogue'>['schemes'] =>
  catalogue().map(({ key, document }) => ({ key, document, installed: schemesNamed(db, station, document.name).length > 0 }));

/** Puts a scheme of the catalogue into the station; its id. Refuses `duplicateRecord` where its name is there already. */
export async function installScheme(tx: Tx, station: number, key: string, published: boolean): Promise<number> {
  const found = catalogue().find((s) => s.key === key);
  if (!found) throw new Refusal('invalidInput', { field: 'key' });
  if (schemesNamed(tx.db, station, found.document.name).length > 0) throw new Refusal('duplicateRecord', { register: 'schemes' });
  const id = await addScheme(tx, station, found.document);
  if (published) await publish(tx, station, id);
  return id;
}

/** A `.scheme.json` text of a scheme and the fingerprint in it. */
export function fileOf(db: Database, station: number, id: number): { text: string; sha256: string } {
  const document = documentOf(schemeRecord(db, station, id));
  const sha256 = fingerprint(document);
  return { text: schemeFileText(document, sha256), sha256 };
}

const largest = 4_000_000;

/** A scheme out of a file: a `.scheme.json`, or the bare document. Refuses `schemeNotOne`, `schemeAltered` (the fingerprint does not fit). */
export async function readSchemeFile(path: string): Promise<SchemeDocument> {
  const { size } = await stat(path).catch(() => {
    throw new Refusal('fileNotFound');
  });
  if (size > largest) throw new Refusal('fileTooLarge', { limit: largest });
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Refusal('fileNotReadable');
  });
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new Refusal('schemeNotOne');
  }
  const wrapped = schemeFile.safeParse(json);
  if (wrapped.success) {
    if (fingerprint(wrapped.data.scheme) !== wrapped.data.sha256) throw new Refusal('schemeAltered');
    return wrapped.data.scheme;
  }
  const inner = (json as { scheme?: unknown } | null)?.scheme ?? json;
  const bare = schemeDocument.safeParse(inner);
  if (bare.success && inner === json) return bare.data;
  const at = (bare.error ?? wrapped.error).issues[0]?.path.join('.') ?? '';
  throw new Refusal('schemeNotOne', { at });
}

/** Adds a scheme that came as a file, as a draft, under the next version where its own is taken. The same content twice is refused. */
export async function takeIn(tx: Tx, station: number, document: SchemeDocument): Promise<number> {
  const kept = schemesNamed(tx.db, station, document.name);
  if (kept.some((s) => s['document'] === canonicalScheme(document))) throw new Refusal('duplicateRecord', { register: 'schemes' });
  const taken = kept.some((s) => s['version'] === document.version);
  return addScheme(tx, station, taken ? { ...document, version: nextVersion(tx.db, station, document.name) } : document);
}

type Side = { scheme: number } | { document: SchemeDocument };

/** Two schemes side by side. */
export function compared(db: Database, station: number, left: Side, right: Side, on?: string): Output<'pay.compareSchemes'> {
  const document = (side: Side): SchemeDocument =>
    'document' in side ? side.document : documentOf(schemeRecord(db, station, side.scheme));
  const [a, b] = [document(left), document(right)];
  return {
    differences: schemeDifferences(a, b),
    matrix: matrixDifferences(a, b, { left: on ?? a.effectiveFrom, right: on ?? b.effectiveFrom }),
  };
}
