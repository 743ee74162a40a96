/** Proposals on their way: opened, filled, taken step by step by the people who answer for them. */
import type { Database } from 'better-sqlite3';
import { Refusal } from '#shared/contract/index.ts';
import type { Checked } from '#shared/contract/index.ts';
import { contentOf, differences, isItemField } from '#shared/domain/lists/fields.ts';
import { checkRecord } from '#shared/registers/check.ts';
import { register } from '#shared/registers/index.ts';
import type { Value } from '#shared/registers/index.ts';
import type { OpenStation } from '../../host.ts';
import { addNow, changeNow, mark, ownStation, today } from '../../registers/service.ts';
import type { Tx, Values } from '../../store/store.ts';
import { kindOf } from './kinds.ts';
import { changeOfItem, changesOf, countDraft, lastVersion, openProposal, proposalPage, recordOf, recordsOf } from './rows.ts';
import type { Row } from './rows.ts';

type Account = { name: string };
type Given = Checked<'lists.propose'>['changes'][number];
export type Origin = 'first' | 'edit' | 'import' | 'statute';
type Step = Checked<'lists.step'>['step'];
type Status = 'drafted' | 'reviewed' | 'legalityChecked' | 'approved' | 'published' | 'withdrawn';

export function proposalOf(db: Database, id: number): Row {
  const proposal = recordOf(db, 'proposals', ownStation, id);
  if (!proposal) throw new Refusal('recordNotFound', { register: 'proposals', id });
  return proposal;
}

function inDraft(db: Database, id: number): Row {
  const proposal = proposalOf(db, id);
  if (proposal['status'] !== 'drafted') throw new Refusal('proposalClosed');
  return proposal;
}

const record = (tx: Tx, proposal: number, step: string, account: Account, opinion?: string): void =>
  void addNow(tx, 'proposalSteps', ownStation, [{ proposal, step, account: account.name, at: tx.now, opinion: opinion ?? null }]);

/** The list's proposal in draft, a new one where there is none. Refuses `proposalOnItsWay`, `kindUnknown`. */
export function openDraft(
  tx: Tx,
  account: Account,
  written: string,
  given: { title?: string | undefined; note?: string | undefined; origin: Origin },
): number {
  const kind = kindOf(tx.db, ownStation, written);
  const open = openProposal(tx.db, ownStation, kind.code);
  if (open && open['status'] !== 'drafted') throw new Refusal('proposalOnItsWay', { kind: kind.name, proposal: open.id });
  if (open) {
    if (!draftedBy(tx.db, open.id).has(account.name)) record(tx, open.id, 'drafted', account);
    return open.id;
  }
  const last = lastVersion(tx.db, ownStation, kind.code);
  const values = {
    kind: kind.code,
    title: given.title ?? (last ? `${kind.name}调整方案（第 ${last.number + 1} 版）` : `${kind.name}（首次公布）`),
    origin: last ? given.origin : 'first',
    status: 'drafted',
    baseVersion: last?.number ?? 0,
    note: given.note ?? null,
  };
  const [id] = addNow(tx, 'proposals', ownStation, [values]);
  record(tx, id!, 'drafted', account);
  return id!;
}

/** Adds to a draft, or changes further what is in it. The changes' ids; what leaves nothing different is dropped and has none. */
export function gather(tx: Tx, proposal: number, changes: readonly Given[]): number[] {
  const { kind } = inDraft(tx.db, proposal) as Row & { kind: string };
  return changes.flatMap((given) => gatherOne(tx, proposal, kind, given) ?? []);
}

function gatherOne(tx: Tx, proposal: number, kind: string, given: Given): number | null {
  for (const name of Object.keys(given.values)) if (!isItemField(name)) throw new Refusal('invalidInput', { field: name });
  const standing =
    given.id === undefined
      ? given.item !== undefined && changeOfItem(tx.db, ownStation, proposal, given.item)
      : changeById(tx, proposal, given.id);
  const reasoned = standing
    ? { reason: given.reason ?? standing['reason']!, basisText: given.basisText ?? standing['basisText']! }
    : { reason: given.reason, basisText: given.basisText };
  const keep = (values: Values): number => {
    if (!standing) return addNow(tx, 'proposalChanges', ownStation, [{ proposal, ...values, ...reasoned }])[0]!;
    changeNow(tx, 'proposalChanges', ownStation, [{ id: standing.id, values: { ...values, ...reasoned } }]);
    return standing.id;
  };
  const before = standing && standing['values'] !== null ? (JSON.parse(String(standing['values'])) as Values) : {};

  if (given.change === 'added') {
    const values = contentOf({ ...before, ...given.values });
    checkItem(kind, values);
    return keep({ change: 'added', title: String(values['title']), values: JSON.stringify(values) });
  }
  const id = given.item ?? (standing ? standing['item'] : undefined);
  const item = typeof id === 'number' ? recordOf(tx.db, 'items', ownStation, id) : undefined;
  if (!item || item['kind'] !== kind) throw new Refusal('recordNotFound', { register: 'items', id });
  if (given.change === 'removed') return keep({ change: 'removed', item: item.id, title: String(item['title']), values: null });

  const content = contentOf(item);
  const wanted = contentOf({ ...content, ...before, ...given.values });
  checkItem(kind, wanted);
  const found = differences(content, wanted);
  if (found.length === 0) {
    if (standing) mark(tx, 'proposalChanges', ownStation, standing.id, 'removed');
    return null;
  }
  const values: Values = Object.fromEntries(found.map((d) => [d.field.name, d.after]));
  return keep({ change: 'changed', item: item.id, title: String(wanted['title']), values: JSON.stringify(values) });
}

function changeById(tx: Tx, proposal: number, id: number): Row {
  const change = recordOf(tx.db, 'proposalChanges', ownStation, id);
  if (change?.['proposal'] !== proposal) throw new Refusal('recordNotFound', { register: 'proposalChanges', id });
  return change;
}

function checkItem(kind: string, values: Record<string, Value>): void {
  const errors = checkRecord(register('items'), { ...values, kind, status: 'inForce' }, { today: today() }).filter((p) => !p.warning);
  if (errors.length > 0) throw new Refusal('recordInvalid', { register: 'items', errors });
}

/** A change of a published list from outside an import: opens or extends its draft. Refuses `listNotPublished`. */
export function propose(
  tx: Tx,
  account: Account,
  written: string,
  changes: readonly Given[],
  origin: Origin = 'edit',
): { proposal: number; changes: number[] } {
  const kind = kindOf(tx.db, ownStation, written);
  if (!lastVersion(tx.db, ownStation, kind.code)) throw new Refusal('listNotPublished', { kind: kind.name });
  const proposal = openDraft(tx, account, kind.code, { origin });
  return { proposal, changes: gather(tx, proposal, changes) };
}

/** Gives changes their reason: those named, or all that have none. */
export function giveReason(tx: Tx, { proposal, changes, reason, basisText }: Checked<'lists.reason'>): number {
  inDraft(tx.db, proposal);
  const all = changesOf(tx.db, ownStation, proposal);
  const meant = changes ? all.filter((c) => changes.includes(c.id)) : all.filter((c) => c['reason'] === null);
  const values = { reason, ...(basisText === undefined ? {} : { basisText }) };
  changeNow(
    tx,
    'proposalChanges',
    ownStation,
    meant.map((c) => ({ id: c.id, values })),
  );
  return meant.length;
}

export function dropChanges(tx: Tx, proposal: number, ids: readonly number[]): number {
  inDraft(tx.db, proposal);
  for (const id of ids) mark(tx, 'proposalChanges', ownStation, changeById(tx, proposal, id).id, 'removed');
  return ids.length;
}

/** Which status a step is taken from and leads to. */
const way: Partial<Record<Step, { from: Status; to: Status }>> = {
  review: { from: 'drafted', to: 'reviewed' },
  legality: { from: 'reviewed', to: 'legalityChecked' },
  approve: { from: 'legalityChecked', to: 'approved' },
};
export const nextStep = (status: Status): 'review' | 'legality' | 'approve' | 'publish' | null =>
  (
    ({
      drafted: 'review',
      reviewed: 'legality',
      legalityChecked: 'approve',
      approved: 'publish',
      published: null,
      withdrawn: null,
    }) as const
  )[status];

/** Everyone who wrote the proposal: approving takes somebody else. */
const draftedBy = (db: Database, proposal: number): Set<string> =>
  new Set(
    recordsOf(db, 'proposalSteps', ownStation, 'proposal', proposal)
      .filter((s) => s['step'] === 'drafted')
      .map((s) => String(s['account'])),
  );

/** What waits for the approval of whoever is signed in, the newest first; nothing where they may not approve or have drafted it. */
export const awaitingApproval = ({ store, account, permissions }: OpenStation): { id: number; title: string }[] =>
  permissions.has('lists.approve')
    ? proposalPage(store.reader, { station: ownStation, kind: null, status: 'legalityChecked', offset: 0, limit: 20 })
        .rows.filter((p) => !draftedBy(store.reader, p.id).has(account.name))
        .map((p) => ({ id: p.id, title: String(p['title']) }))
    : [];

/** Takes a proposal one step; its new status. */
export function takeStep(tx: Tx, account: Account, { proposal: id, step, opinion }: Checked<'lists.step'>): Status {
  const proposal = proposalOf(tx.db, id);
  const status = proposal['status'] as Status;
  const settle = (to: Status, taken: string): Status => {
    changeNow(tx, 'proposals', ownStation, [{ id, values: { status: to } }]);
    record(tx, id, taken, account, opinion);
    return to;
  };
  if (status === 'published' || status === 'withdrawn') throw new Refusal('wrongStep', { status });
  if (step === 'withdraw') return settle('withdrawn', 'withdrawn');
  if (step === 'return') {
    if (status === 'drafted') throw new Refusal('wrongStep', { status });
    if (!opinion?.trim()) throw new Refusal('opinionMissing');
    return settle('drafted', 'returned');
  }
  const { from, to } = way[step]!;
  if (status !== from) throw new Refusal('wrongStep', { status });
  if (step === 'review') complete(tx.db, proposal);
  if (step === 'approve' && draftedBy(tx.db, id).has(account.name)) throw new Refusal('secondPersonNeeded');
  return settle(to, to);
}

/** What a proposal needs before anybody is asked to look at it. */
function complete(db: Database, proposal: Row): void {
  if (proposal['baseVersion'] === 0) {
    if (countDraft(db, ownStation, String(proposal['kind']), {}) === 0) throw new Refusal('proposalEmpty');
    return;
  }
  const changes = changesOf(db, ownStation, proposal.id);
  if (changes.length === 0) throw new Refusal('proposalEmpty');
  const count = changes.filter((c) => c['reason'] === null).length;
  if (count > 0) throw new Refusal('reasonMissing', { count });
}

export const recordPublished = (tx: Tx, proposal: number, account: Account): void => record(tx, proposal, 'published', account);
