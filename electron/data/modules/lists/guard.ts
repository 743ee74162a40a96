/** What a plain save may not do to lists: write items of one that is published or being decided, or use a kind that is not there. */
import { Refusal } from '#shared/contract/index.ts';
import { shippedKinds } from '#shared/domain/lists/kinds.ts';
import { choicesOf } from '#shared/registers/check.ts';
import type { RegisterName } from '#shared/registers/index.ts';
import type { Write } from '../../registers/hooks.ts';
import { ownStation } from '../../registers/service.ts';
import type { Tx } from '../../store/store.ts';
import { kindsOf } from './kinds.ts';
import { closedKinds, itemCounts, recordOf } from './rows.ts';

/** Asked once a write, however many items it has. */
type Known = { closed: Set<string>; codes: Map<string, string> };
const known = new WeakMap<Tx, Known>();
const publishing = new WeakSet<Tx>();

function knownTo(tx: Tx): Known {
  let found = known.get(tx);
  if (!found) {
    const codes = new Map(kindsOf(tx.db, ownStation).map((k) => [k.code, k.name]));
    known.set(tx, (found = { closed: closedKinds(tx.db, ownStation), codes }));
  }
  return found;
}

/** This write publishes: it alone changes the items of a published list. */
export const allowPublishing = (tx: Tx): void => void publishing.add(tx);

/** For `hooks.before`. Refuses `listClosed`, `recordInvalid`, `proposalClosed`. */
export function guardLists(tx: Tx, register: RegisterName, station: number, { before, after }: Write): void {
  if (station !== ownStation) return;
  if (register === 'items' && !publishing.has(tx)) {
    const { closed, codes } = knownTo(tx);
    const kind = String(after['kind']);
    if (!codes.has(kind) && before?.['kind'] !== kind) {
      const errors = [{ field: 'kind', code: 'codeUnknown', params: { written: kind, choices: choicesOf('itemKinds') } }];
      throw new Refusal('recordInvalid', { register, errors });
    }
    for (const code of new Set([before?.['kind'], kind]))
      if (typeof code === 'string' && closed.has(code)) throw new Refusal('listClosed', { kind: codes.get(code) ?? code });
  }
  if (register === 'listKinds') {
    known.delete(tx);
    if (!before) return;
    // Its code names the kind wherever items are: it stays, and so does a kind of one's own that has items. A shipped one is as shipped again.
    if (before['code'] !== after['code']) throw new Refusal('invalidInput', { field: 'code' });
    const removal = Object.keys(after).every((name) => (before[name] ?? null) === (after[name] ?? null));
    const shipped = shippedKinds.some((k) => k.code === after['code']);
    const count = itemCounts(tx.db, station).get(String(after['code'])) ?? 0;
    if (removal && !shipped && count > 0)
      throw new Refusal('recordInUse', { register, linked: [{ register: 'items', count }], by: 'items', count });
  }
  // Taking back a step is a write like any other: what has been decided on stays.
  if (register === 'proposalChanges' && !publishing.has(tx)) {
    const proposal = recordOf(tx.db, 'proposals', station, Number(after['proposal']));
    if (proposal && proposal['status'] !== 'drafted') throw new Refusal('proposalClosed');
  }
}
