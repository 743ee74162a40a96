/** The calls of `shared/contract/{lists,proposals,statutes}.ts`. */
import { Refusal } from '#shared/contract/index.ts';
import type { CallName } from '#shared/contract/index.ts';
import type { Handler, Handlers, Host, OpenStation } from '../../host.ts';
import { commandOf, stationOf, streetOnly } from '../../registers/service.ts';
import type { Tx } from '../../store/store.ts';
import { check } from './checks.ts';
import { impact, itemsByArticle, markStanding, statutes } from './impact.ts';
import { itemSheet } from './itemSheet.ts';
import { kinds } from './kinds.ts';
import { dropChanges, giveReason, openDraft, propose, recordPublished, takeStep } from './proposals.ts';
import { proposal, proposals } from './proposalSheet.ts';
import { publishProposal } from './publish.ts';
import { diff, listAt, versions } from './versions.ts';

type ListCall = Extract<CallName, `lists.${string}`>;

const touched = [
  'items',
  'itemBases',
  'itemBodies',
  'statutes',
  'proposals',
  'proposalSteps',
  'proposalChanges',
  'listVersions',
  'itemVersions',
];

/** A read of one street's lists. */
const reading =
  <N extends ListCall>(
    read: (db: OpenStation['store']['reader'], station: number, input: Parameters<Handler<N>>[1]) => ReturnType<Handler<N>>,
  ): Handler<N> =>
  (host, input) =>
    read(host.open().store.reader, stationOf(host.open(), (input as { station?: string }).station), input);

/** A write of the street's own lists: one step. */
async function writing<T>(
  host: Host,
  name: ListCall,
  summary: Record<string, unknown>,
  work: (tx: Tx, open: OpenStation) => T | Promise<T>,
): Promise<T> {
  const open = host.open();
  streetOnly(open, 'items');
  const value = await open.store.write(commandOf(open, name, summary), (tx) => work(tx, open));
  host.emit({ topic: 'changed', payload: { registers: touched } });
  return value;
}

const giveWay = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export const listHandlers: Handlers<ListCall> = {
  'lists.kinds': reading<'lists.kinds'>((db, station, { all }) => kinds(db, station, all)),
  'lists.at': reading<'lists.at'>((db, station, input) => listAt(db, station, input)),
  'lists.versions': reading<'lists.versions'>((db, station, { kind }) => versions(db, station, kind)),
  'lists.diff': reading<'lists.diff'>((db, station, input) => diff(db, station, input)),
  'lists.item': reading<'lists.item'>((db, station, { item }) => itemSheet(db, station, item)),
  'lists.check': reading<'lists.check'>((db, station, input) => check(db, station, input)),
  'lists.statutes': reading<'lists.statutes'>((db, station, input) => statutes(db, station, input)),
  'lists.impact': reading<'lists.impact'>((db, station, { statute }) => impact(db, station, statute)),
  'lists.byArticle': reading<'lists.byArticle'>((db, station, input) => itemsByArticle(db, station, input)),
  'lists.proposals': reading<'lists.proposals'>((db, station, input) => proposals(db, station, input)),
  'lists.proposal': reading<'lists.proposal'>((db, station, input) => proposal(db, station, input)),

  'lists.stands': async (host, input) => {
    const reviewed = await writing(host, 'lists.stands', { statute: input.statute, count: input.items.length }, (tx) =>
      markStanding(tx, input),
    );
    return { reviewed };
  },
  'lists.open': async (host, { kind, title, note }) => {
    const id = await writing(host, 'lists.open', { kind }, (tx, { account }) =>
      openDraft(tx, account, kind, { title, note, origin: 'edit' }),
    );
    return { proposal: id };
  },
  'lists.propose': (host, { kind, changes }) =>
    writing(host, 'lists.propose', { kind, count: changes.length }, (tx, { account }) => propose(tx, account, kind, changes)),
  'lists.reason': async (host, input) => {
    const changed = await writing(host, 'lists.reason', { proposal: input.proposal, reason: input.reason }, (tx) => giveReason(tx, input));
    return { changed };
  },
  'lists.drop': async (host, input) => {
    const dropped = await writing(host, 'lists.drop', { proposal: input.proposal }, (tx) => dropChanges(tx, input.proposal, input.changes));
    return { dropped };
  },
  'lists.step': async (host, input) => {
    const { permissions } = host.open();
    // Whoever may take the next step may send it back; looking on is not enough.
    if (!permissions.has('lists.write') && !permissions.has('lists.approve'))
      throw new Refusal('notPermitted', { permission: 'lists.approve' });
    const status = await writing(host, 'lists.step', { proposal: input.proposal, step: input.step }, (tx, { account }) =>
      takeStep(tx, account, input),
    );
    return { status };
  },
  'lists.publish': async (host, { proposal: id, noticeNo, date }) => {
    const version = await writing(host, 'lists.publish', { proposal: id, noticeNo, date }, async (tx, { account }) => {
      const made = await publishProposal(tx, id, { noticeNo, date }, giveWay);
      recordPublished(tx, id, account);
      return made;
    });
    return { version };
  },
};
