/** A published scheme never changes: its fingerprint, and the refusal that guards it. */
import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { Refusal } from '#shared/contract/index.ts';
import { canonicalScheme, payScheme, ruleErrors, schemeProblems } from '#shared/domain/pay/index.ts';
import type { RegisterName } from '#shared/registers/index.ts';
import type { Write } from '../../registers/hooks.ts';
import type { Tx } from '../../store/store.ts';
import { partsOf, schemeById } from './rows.ts';
import type { Fields } from './rows.ts';

/** SHA-256 over the canonical JSON of the scheme with its grades and bands. */
export const fingerprint = (db: Database, station: number, id: number, scheme: Fields): string => {
  const { grades, bands } = partsOf(db, station, id);
  return createHash('sha256')
    .update(canonicalScheme(scheme, grades, bands))
    .digest('hex');
};

/** Refuses `recordInvalid` where a scheme lacks what a sum needs. */
export function checkWhole(db: Database, station: number, id: number, scheme: Fields): void {
  const { grades, bands } = partsOf(db, station, id);
  const problems = schemeProblems(payScheme(scheme, grades, bands));
  if (problems.length > 0) throw new Refusal('recordInvalid', { register: 'schemes', id, problems });
}

/** What may still be said of a published scheme: that it ends, that it is retired, and a note. */
const stillOpen = new Set(['effectiveUntil', 'note']);

function guardScheme(tx: Tx, station: number, { id, before, after }: Write): void {
  const wrong = ruleErrors(after);
  if (wrong.length > 0) {
    throw new Refusal('recordInvalid', {
      register: 'schemes',
      id,
      errors: wrong.map(({ field, at }) => ({ field, code: 'jsonInvalid', params: { at } })),
    });
  }
  const was = before?.['status'] ?? 'draft';
  const refused = new Refusal('schemePublished', { scheme: after['name'] });
  if (was === 'draft') {
    if (after['status'] === 'draft') return;
    // The one way out of a draft: published as it stands, under the fingerprint of what stands there.
    if (before === null || after['status'] !== 'published') throw refused;
    checkWhole(tx.db, station, id, after);
    if (after['sha256'] !== fingerprint(tx.db, station, id, after)) throw refused;
    return;
  }
  const changed = Object.keys(after).filter((name) => (before?.[name] ?? null) !== (after[name] ?? null));
  if (changed.length === 0) throw refused; // a removal
  for (const name of changed) {
    const retires = name === 'status' && was === 'published' && after['status'] === 'retired';
    if (!retires && !stillOpen.has(name)) throw refused;
  }
}

/** For `hooks.before`: whatever is written to a published scheme, its grades or its bands is refused as `schemePublished`. */
export function refusePublished(tx: Tx, register: RegisterName, station: number, write: Write): void {
  if (register === 'schemes') guardScheme(tx, station, write);
  if (register !== 'schemeGrades' && register !== 'schemeBands') return;
  for (const id of new Set([write.before?.['scheme'], write.after['scheme']])) {
    const scheme = typeof id === 'number' ? schemeById(tx.db, station, id) : undefined;
    if (scheme && scheme['status'] !== 'draft') throw new Refusal('schemePublished', { scheme: scheme['name'] });
  }
}
