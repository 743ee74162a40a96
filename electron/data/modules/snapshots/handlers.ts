import type { CallName } from '#shared/contract/index.ts';
import type { Handlers } from '../../host.ts';
import { changes, streets } from './glance.ts';
import { writeIdentity } from './identity.ts';
import { mergeSnapshots } from './merge.ts';
import { enrol, ownCard, peers, readCards, writeOwnCard } from './peers.ts';
import { takeReceipt } from './receipts.ts';
import { allSealed } from './rows.ts';
import { countyFor, placeFinished, sealSnapshot } from './seal.ts';

export const snapshotHandlers: Handlers<Extract<CallName, `snapshots.${string}`>> = {
  'snapshots.card': (host) => ownCard(host.open()),
  'snapshots.writeCard': (host, { file }) => writeOwnCard(host.open(), host.files.path(file)),
  'snapshots.writeIdentity': (host, { file }) => writeIdentity(host.open(), host.files.path(file)),
  'snapshots.readCards': (host, { files }) => readCards(host.open(), files.map(host.files.path)),
  'snapshots.enrol': (host, { files, replace }) => enrol(host.open(), files.map(host.files.path), replace),
  'snapshots.peers': (host) => ({ peers: peers(host.open()) }),
  'snapshots.export': (host, { to, folder, profile }) => {
    const open = host.open();
    countyFor(open, to); // refused at once, not by the job
    const path = host.files.path(folder);
    return host.jobs.start('snapshots.export', (job) => sealSnapshot(host, open, { to, folder: path, profile }, job));
  },
  'snapshots.sealed': async (host) => {
    const { store } = host.open();
    await placeFinished(store).catch(() => undefined); // shown all the same; the next export tries again
    return { slips: allSealed(store.reader).map((s) => ({ ...s.slip, receivedAt: s.receivedAt })) };
  },
  'snapshots.merge': (host, { files, receipts }) => {
    const open = host.open();
    const paths = files.map(host.files.path);
    const folder = receipts === undefined ? null : host.files.path(receipts);
    return host.jobs.start('snapshots.merge', (job) => mergeSnapshots(host, open, paths, folder, job));
  },
  'snapshots.receipt': (host, { file }) => takeReceipt(host.open(), host.files.path(file)),
  'snapshots.streets': (host) => ({ streets: streets(host.open()) }),
  'snapshots.changes': (host, { street, register, kind, offset, limit }) => changes(host.open(), street, register, kind, offset, limit),
};
