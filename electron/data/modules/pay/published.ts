/** A published scheme never changes: its fingerprint, and the refusal that guards it. */
import { Refusal } from '#shared/contract/index.ts';
import { canonicalScheme, readDraft, schemeDocument, schemeProblems } from '#shared/domain/pay/index.ts';
import type { DraftReading, SchemeDocument, SchemeDraft } from '#shared/domain/pay/index.ts';
import type { RegisterName } from '#shared/registers/index.ts';
import type { Write } from '../../registers/hooks.ts';
import { sha256 } from '../../sha256.ts';
import type { Tx } from '../../store/store.ts';
import type { Fields } from './rows.ts';

/** SHA-256 over the canonical JSON of the document. */
export const fingerprint = (document: SchemeDocument): string => sha256(canonicalScheme(document));

/** What a record holds, whole or not yet; refuses `schemeInvalid` where no form could show it. */
export function draftOf(record: Fields): DraftReading & { draft: SchemeDraft } {
  let draft: SchemeDraft;
  try {
    draft = JSON.parse(String(record['document'])) as SchemeDraft;
  } catch {
    throw new Refusal('schemeInvalid', { at: '', code: 'json' });
  }
  return { draft, ...readable(draft) };
}

/** Refuses `schemeInvalid` where something is that no form could show. */
export function readable(draft: SchemeDraft): DraftReading {
  const reading = readDraft(draft);
  if (reading.at !== null) throw new Refusal('schemeInvalid', { at: reading.at });
  return reading;
}

/** The document of a record; refuses `schemeIncomplete` while something in it is missing. */
export function documentOf(record: Fields): SchemeDocument {
  const { document, problems } = draftOf(record);
  if (!document) throw new Refusal('schemeIncomplete', { count: problems.length, problems: problems.slice(0, 20) });
  return document;
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

/** Of what has been typed so far, what lists show; what is still missing is not among it, so that a record keeps what it had. */
export function listed(draft: SchemeDraft): Partial<Pick<SchemeDocument, (typeof copied)[number]>> {
  const typed = copied.flatMap((field) => {
    const read = schemeDocument.shape[field].safeParse(draft[field]);
    return read.success ? [[field, read.data]] : [];
  });
  return Object.fromEntries(typed) as ReturnType<typeof listed>;
}

/** For `hooks.before`: whatever is written to a published scheme is refused as `schemePublished`. */
export function refusePublished(_tx: Tx, register: RegisterName, _station: number, { before, after }: Write): void {
  if (register !== 'schemes') return;
  const was = before?.['status'] ?? 'draft';
  const refused = new Refusal('schemePublished', { scheme: after['name'] });
  if (was === 'draft') {
    for (const [field, value] of Object.entries(listed(draftOf(after).draft)))
      if ((after[field] ?? null) !== value) throw new Refusal('schemeInvalid', { at: field, code: 'copy' });
    if (after['status'] === 'draft') return;
    // The one way out of a draft: published as it stands, under the fingerprint of what stands there.
    if (before === null || after['status'] !== 'published') throw refused;
    const document = documentOf(after);
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
