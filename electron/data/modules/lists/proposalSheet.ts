/** A proposal as people read it: its steps, and its changes as a redline. */
import type { Database } from 'better-sqlite3';
import { Refusal } from '#shared/contract/index.ts';
import type { Checked, Output } from '#shared/contract/index.ts';
import { contentOf } from '#shared/domain/lists/fields.ts';
import type { Content } from '#shared/domain/lists/fields.ts';
import type { Values } from '../../store/store.ts';
import { contentIn, fieldDifferences, titleIn, wholeItem } from './differences.ts';
import { kindOf, kindsOf } from './kinds.ts';
import { nextStep } from './proposals.ts';
import { changesPage, countAt, countDraft, draftItems, itemAt, itemsAt, proposalById, proposalPage, recordOf, recordsOf } from './rows.ts';
import type { ProposalRow, Row } from './rows.ts';

type Head = Output<'lists.proposal'>['proposal'];
type Change = Output<'lists.proposal'>['changes'][number];

function headOf(db: Database, station: number, row: ProposalRow, names: ReadonlyMap<string, string>): Head {
  const kind = String(row['kind']);
  // A first proposal has no changes of its own: it gathers the register as it stands.
  const first = row['baseVersion'] === 0;
  const version = row['version'] as number | null;
  const whole = version === null ? countDraft(db, station, kind, {}) : countAt(db, station, kind, version, {});
  return {
    id: row.id,
    revision: row.revision,
    kind,
    kindName: names.get(kind) ?? kind,
    title: String(row['title']),
    origin: String(row['origin']),
    status: row['status'] as Head['status'],
    baseVersion: Number(row['baseVersion']),
    version,
    note: row['note'] as string | null,
    added: first ? whole : (row.added ?? 0),
    changed: row.changed ?? 0,
    removed: row.removed ?? 0,
    withoutReason: row.withoutReason ?? 0,
    draftedBy: row.draftedBy ?? '',
    createdAt: row.createdAt,
  };
}

const namesOf = (db: Database, station: number): Map<string, string> => new Map(kindsOf(db, station).map((k) => [k.code, k.name]));

export function proposals(db: Database, station: number, asked: Omit<Checked<'lists.proposals'>, 'station'>): Output<'lists.proposals'> {
  const kind = asked.kind === undefined ? null : kindOf(db, station, asked.kind).code;
  const { rows, total } = proposalPage(db, { station, kind, status: asked.status ?? null, offset: asked.offset, limit: asked.limit });
  const names = namesOf(db, station);
  return { proposals: rows.map((row) => headOf(db, station, row, names)), total };
}

export function proposal(db: Database, station: number, asked: Omit<Checked<'lists.proposal'>, 'station'>): Output<'lists.proposal'> {
  const row = proposalById(db, station, asked.proposal);
  if (!row) throw new Refusal('recordNotFound', { register: 'proposals', id: asked.proposal });
  const head = headOf(db, station, row, namesOf(db, station));
  const steps = recordsOf(db, 'proposalSteps', station, 'proposal', row.id).map((s) => ({
    step: String(s['step']),
    account: String(s['account']),
    at: String(s['at']),
    opinion: s['opinion'] as string | null,
  }));
  const { changes, total } = head.baseVersion === 0 ? firstChanges(db, station, head, asked) : pageOfChanges(db, station, head, asked);
  return { proposal: head, steps, changes, total, next: nextStep(head.status) };
}

type Page = { change?: string | undefined; offset: number; limit: number };

function firstChanges(db: Database, station: number, head: Head, { change, offset, limit }: Page): { changes: Change[]; total: number } {
  if (change !== undefined && change !== 'added') return { changes: [], total: 0 };
  const items: { id: number; content: Content }[] =
    head.version === null
      ? draftItems(db, station, head.kind, {}, offset, limit).map((row) => ({ id: row.id, content: contentOf(row) }))
      : itemsAt(db, station, head.kind, head.version, {}, offset, limit).map((v) => ({ id: v.item, content: contentIn(v.content) }));
  const changes = items.map(({ id, content }): Change => ({
    id: null,
    change: 'added',
    item: id,
    title: titleIn(content),
    reason: null,
    basisText: null,
    fields: wholeItem(content, 'after'),
  }));
  return { changes, total: head.added };
}

function pageOfChanges(db: Database, station: number, head: Head, { change, offset, limit }: Page): { changes: Change[]; total: number } {
  const { rows, total } = changesPage(db, { station, proposal: head.id, change: change ?? null, offset, limit });
  return { changes: rows.map((row) => shownChange(db, station, head, row)), total };
}

function shownChange(db: Database, station: number, head: Head, row: Row): Change {
  const change = row['change'] as Change['change'];
  const item = row['item'] as number | null;
  const values = JSON.parse(String(row['values'] ?? '{}')) as Values;
  const before = change === 'added' || item === null ? {} : standing(db, station, head, item);
  const fields =
    change === 'added'
      ? wholeItem(contentOf(values), 'after')
      : change === 'removed'
        ? wholeItem(before, 'before')
        : fieldDifferences(before, contentOf({ ...before, ...values }));
  const shown = change === 'added' ? contentOf(values) : before;
  return {
    id: row.id,
    change,
    item,
    title: titleIn(shown) || String(row['title']),
    reason: row['reason'] as Change['reason'],
    basisText: row['basisText'] as string | null,
    fields,
  };
}

/** The item before the proposal: as it stands, or as of the version that a published one changed. */
function standing(db: Database, station: number, head: Head, item: number): Content {
  const was = head.version === null ? undefined : itemAt(db, station, item, head.version - 1);
  if (was) return contentIn(was.content);
  const now = recordOf(db, 'items', station, item);
  return now ? contentOf(now) : {};
}
