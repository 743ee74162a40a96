/** 视图: named questions to the list of a register. */
import { Refusal } from '#shared/contract/index.ts';
import type { Checked, Output } from '#shared/contract/index.ts';
import type { RegisterName } from '#shared/registers/index.ts';
import type { OpenStation } from '../../host.ts';
import { commandOf, list } from '../../registers/service.ts';
import { dropView, putView, viewsFor } from './rows.ts';
import type { ViewRow } from './rows.ts';

type View = Output<'views.list'>['views'][number];

const mayRemove = (open: OpenStation, view: ViewRow): boolean =>
  view.account === open.account.id || open.permissions.has('accounts.manage');

export const listViews = (open: OpenStation, register: RegisterName): View[] =>
  viewsFor(open.store.reader, register, open.account.id).map((view) => ({
    id: view.id,
    name: view.name,
    shared: view.shared === 1,
    own: view.account === open.account.id,
    account: view.maker,
    mayRemove: mayRemove(open, view),
    query: JSON.parse(view.query) as View['query'],
  }));

/** A view is read by people who may not see ID numbers, and its name stands in the trail. */
const holdsIdNumber = (text: string): boolean => /\d{17}[\dx]/i.test(text.normalize('NFKC'));

export async function saveView(open: OpenStation, { register, name, shared, query }: Checked<'views.save'>): Promise<number> {
  if (holdsIdNumber(name) || holdsIdNumber(JSON.stringify(query))) throw new Refusal('viewIdNumber');
  list(open, { register, ...query }, 0, 1); // what the list would refuse is not kept
  return open.store.write(commandOf(open, 'views.save', { register, title: name, shared }), (tx) =>
    putView(tx.db, open.account.id, register, name, shared, JSON.stringify(query)),
  );
}

/** Refuses `recordNotFound` for another's view that is not shared, as for none; `notPermitted` for another's shared one. */
export async function removeView(open: OpenStation, register: RegisterName, id: number): Promise<void> {
  const view = viewsFor(open.store.reader, register, open.account.id).find((v) => v.id === id);
  if (!view) throw new Refusal('recordNotFound', { id });
  if (!mayRemove(open, view)) throw new Refusal('notPermitted', { permission: 'accounts.manage' });
  await open.store.write(commandOf(open, 'views.remove', { register, title: view.name }), (tx) => dropView(tx.db, id));
}
