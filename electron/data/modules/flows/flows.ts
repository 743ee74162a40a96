/** The flow of one item: read with a draft, written whole. */
import type { Database } from 'better-sqlite3';
import { Refusal } from '#shared/contract/index.ts';
import type { Checked, Output } from '#shared/contract/index.ts';
import { draftFlow } from '#shared/domain/lists/flow/draft.ts';
import type { WrittenStep } from '#shared/domain/lists/flow/written.ts';
import { checkRecord } from '#shared/registers/check.ts';
import { register } from '#shared/registers/index.ts';
import { addNow, changeNow, mark, one, ownStation, today } from '../../registers/service.ts';
import type { StoredRow } from '../../registers/service.ts';
import type { Tx, Values } from '../../store/store.ts';
import { kindNameOf } from '../lists/service.ts';
import { stepsOfItem } from './rows.ts';
import type { StepRow } from './rows.ts';

const stampOf = (steps: readonly StepRow[]): string => steps.map((s) => `${s.id}.${s.revision}`).join(' ') || 'none';

export const written = ({ no, title, kind, who, limit, next }: WrittenStep): WrittenStep => ({ no, title, kind, who, limit, next });

function itemOf(db: Database, station: number, id: number): StoredRow {
  const row = one(db, 'items', station, id);
  if (!row || row.removedAt !== null) throw new Refusal('recordNotFound', { register: 'items', id });
  return row;
}

export const itemTitle = (item: Record<string, unknown>): string =>
  String(item['title']) + (item['subItem'] ? `（${String(item['subItem'])}）` : '');

export function readFlow(db: Database, station: number, id: number): Output<'flows.read'> {
  const item = itemOf(db, station, id);
  const kind = String(item['kind']);
  const steps = stepsOfItem(db, station, id);
  return {
    item: {
      id,
      title: itemTitle(item),
      kind,
      kindName: kindNameOf(db, station, kind),
      promised: (item['promisedLimit'] ?? item['legalLimit'] ?? null) as string | null,
    },
    steps: steps.map(written),
    draft: draftFlow(item),
    stamp: stampOf(steps),
  };
}

/** Makes the flow what it shall be: rows that stay are rewritten, what is too many goes. Refuses `revisionConflict`, `recordInvalid`. */
export function saveFlow(tx: Tx, { item, stamp, steps }: Checked<'flows.save'>): Output<'flows.save'> {
  itemOf(tx.db, ownStation, item);
  const standing = stepsOfItem(tx.db, ownStation, item);
  if (stampOf(standing) !== stamp) throw new Refusal('revisionConflict', { register: 'flowSteps', account: null, at: null });
  const rows = steps.map((step, i): Values => {
    const text = (value: string | null): string | null => value?.trim() || null;
    const values = {
      item,
      orderNo: i + 1,
      title: step.title.trim(),
      kind: step.kind,
      who: text(step.who),
      timeLimit: text(step.limit),
      next: text(step.next),
    };
    const errors = checkRecord(register('flowSteps'), values, { today: today() }).filter((p) => !p.warning);
    if (errors.length > 0) throw new Refusal('recordInvalid', { register: 'flowSteps', row: i + 1, errors });
    return values;
  });
  const both = Math.min(standing.length, rows.length);
  const before = new Map(standing.map((s) => [s.id, s.revision]));
  changeNow(
    tx,
    'flowSteps',
    ownStation,
    rows.slice(0, both).map((values, i) => ({ id: standing[i]!.id, values })),
  );
  for (const row of standing.slice(both)) mark(tx, 'flowSteps', ownStation, row.id, 'removed');
  const added = rows.slice(both);
  if (added.length > 0) addNow(tx, 'flowSteps', ownStation, added);
  const now = stepsOfItem(tx.db, ownStation, item);
  const rewritten = now.filter((s) => before.has(s.id) && before.get(s.id) !== s.revision).length;
  return { changed: rewritten + added.length + (standing.length - both), stamp: stampOf(now) };
}
