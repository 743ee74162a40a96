/** 清单检查 over the store: the lists as they stand, or as a proposal would make them. */
import type { Database } from 'better-sqlite3';
import { Refusal } from '#shared/contract/index.ts';
import type { Output } from '#shared/contract/index.ts';
import { statuteKey } from '#shared/domain/lists/basis.ts';
import { contradictions } from '#shared/domain/lists/check.ts';
import type { CheckedItem } from '#shared/domain/lists/check.ts';
import { contentOf } from '#shared/domain/lists/fields.ts';
import { kindNamed } from '#shared/domain/lists/kinds.ts';
import type { Values } from '../../store/store.ts';
import { kindOf, kindsOf } from './kinds.ts';
import { changesOf, itemsInForce, linksBetween, recordOf, recordsOf } from './rows.ts';

export function check(
  db: Database,
  station: number,
  asked: { kind?: string | undefined; proposal?: number | undefined },
): Output<'lists.check'> {
  let items: CheckedItem[] = itemsInForce(db, station).map((row) => ({ id: row.id, kind: String(row['kind']), content: contentOf(row) }));
  let only = asked.kind === undefined ? null : kindOf(db, station, asked.kind).code;
  if (asked.proposal !== undefined) {
    const proposal = recordOf(db, 'proposals', station, asked.proposal);
    if (!proposal) throw new Refusal('recordNotFound', { register: 'proposals', id: asked.proposal });
    only = String(proposal['kind']);
    if (proposal['status'] !== 'published') items = proposed(db, station, proposal.id, only, items);
  }
  const kinds = kindsOf(db, station);
  const repealed = recordsOf(db, 'statutes', station, 'status', 'repealed').map((s) => statuteKey(String(s['title'])));
  const totals = recordsOf(db, 'listTotals', station).map((t) => ({
    name: String(t['name']),
    kinds: String(t['kinds'])
      .split(/[,，、;；\s]+/)
      .flatMap((written) => kindNamed(kinds, written)?.code ?? []),
    by: t['by'] as string | null,
    value: t['value'] as string | null,
    count: Number(t['count']),
  }));
  const findings = contradictions({
    kinds: only === null ? kinds : kinds.filter((k) => k.code === only),
    items,
    links: linksBetween(db, station),
    totals,
    repealed: new Set(repealed),
  });
  const counts: Record<string, number> = {};
  for (const { check: name } of findings) counts[name] = (counts[name] ?? 0) + 1;
  return { findings, counts };
}

/** The items as they would be with a proposal's changes. */
function proposed(db: Database, station: number, proposal: number, kind: string, items: readonly CheckedItem[]): CheckedItem[] {
  const changes = changesOf(db, station, proposal);
  const ofItem = new Map(changes.map((c) => [c['item'], c]));
  const valuesOf = (change: Values): Values => JSON.parse(String(change['values'] ?? '{}')) as Values;
  const standing = items.flatMap((item) => {
    const change = ofItem.get(item.id);
    if (!change) return [item];
    return change['change'] === 'removed' ? [] : [{ ...item, content: contentOf({ ...item.content, ...valuesOf(change) }) }];
  });
  const added = changes.filter((c) => c['change'] === 'added').map((c) => ({ id: null, kind, content: contentOf(valuesOf(c)) }));
  return [...standing, ...added];
}
