/** A published scheme never changes: its fingerprint, and the refusal that guards it. */
import { createHash } from 'node:crypto';
import { Refusal } from '#shared/contract/index.ts';
import { canonicalScheme, readScheme, schemeProblems } from '#shared/domain/pay/index.ts';
import type { SchemeDocument } from '#shared/domain/pay/index.ts';
import type { RegisterName } from '#shared/registers/index.ts';
import type { Write } from '../../registers/hooks.ts';
import type { Tx } from '../../store/store.ts';
import type { Fields } from './rows.ts';

/** SHA-256 over the canonical JSON of the document. */
export const fingerprint = (document: SchemeDocument): string => createHash('sha256').update(canonicalScheme(document)).digest('hex');

/** The document of a record; refuses `schemeInvalid` where it is none. */
export function documentOf(record: Fields): SchemeDocument {
  const read = readScheme(String(record['document']));
  if ('document' in read) return read.document;
  throw new Refusal('schemeInvalid', read);
}

/** Refuses `schemeIncomplete` where a document has problems that are more than warnings. */
export function checkWhole(document: SchemeDocument): void {
  const problems = schemeProblems(document).filter((p) => !p.warning);
  if (problems.length > 0) throw new Refusal('schemeIncomplete', { count: problems.length, problems: problems.slice(0, 20) });
}

/** What may still be said of a published scheme: that it ends, and a note. */
const stillOpen = new Set(['effectiveUntil', 'note']);
/** Copied out of the document into fields of their own, for lists. */
const copied = ['name', 'version', 'nature', 'issuer', 'documentNo', 'effectiveFrom'] as const;

/** For `hooks.before`: whatever is written to a published scheme is refused as `schemePublished`. */
export function refusePublished(_tx: Tx, register: RegisterName, _station: number, { before, after }: Write): void {
  if (register !== 'schemes') return;
  const was = before?.['status'] ?? 'draft';
  const refused = new Refusal('schemePublished', { scheme: after['name'] });
  if (was === 'draft') {
    const document = documentOf(after);
    for (const field of copied)
      if ((after[field] ?? null) !== document[field]) throw new Refusal('schemeInvalid', { at: field, code: 'copy' });
    if (after['status'] === 'draft') return;
    // The one way out of a draft: published as it stands, under the fingerprint of what stands there.
    if (before === null || after['status'] !== 'published') throw refused;
    checkWhole(document);
    if (after['sha256'] !== fingerprint(document)) throw refused;
    return;
  }
  const changed = Object.keys(after).filter((name) => (before?.[name] ?? null) !== (after[name] ?? null));
  if (changed.length === 0) throw refused; // a removal
  for (const name of changed) {
    const retires = name === 'status' && was === 'published' && after['status'] === 'retired';
    const reopens = name === 'status' && was === 'retired' && after['status'] === 'published';
    if (!retires && !reopens && !stillOpen.has(name)) throw refused;
  }
}
