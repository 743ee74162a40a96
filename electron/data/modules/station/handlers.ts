import type { Handlers } from '../../host.ts';
import { listBackups } from '../../store/backup.ts';
import { isStation, readKeyFile } from '../../store/key-file.ts';
import { knownSchema } from '../../store/open-store.ts';
import { verify } from './care.ts';
import { overview } from './overview.ts';
import { choosePlace, moveStation, placeOfStation } from './place.ts';
import { confirmRecovery, renewRecovery } from './recovery.ts';
import { report } from './report.ts';
import { accountsOf, restoreBackup, restoreStation } from './restore.ts';
import { chooseSecondPlace, makeNow, secondPlaceShown } from './backups.ts';
import { trail } from './rows.ts';
import { createStation, recover, sessionOf, signIn, signOut } from './service.ts';

export const stationHandlers: Handlers<
  | 'station.state'
  | 'station.create'
  | 'station.confirmRecovery'
  | 'station.renewRecovery'
  | 'station.signIn'
  | 'station.signOut'
  | 'station.recover'
  | 'station.place'
  | 'station.choosePlace'
  | 'station.move'
  | 'station.overview'
  | 'station.report'
  | 'station.verify'
  | 'audit.list'
  | 'backups.list'
  | 'backups.make'
  | 'backups.restore'
  | 'backups.offered'
  | 'backups.holders'
  | 'backups.setSecondPlace'
  | 'station.restore'
> = {
  'station.state': (host) => {
    const file = isStation(host.folder) ? readKeyFile(host.folder) : null;
    // Who asks draws the sign-in page next: time for what opening the store will want.
    if (!host.opened) setImmediate(knownSchema);
    return {
      state: host.opened ? 'open' : file ? 'locked' : 'none',
      station: file?.station ?? null,
      accounts: file?.accounts.toSorted((a, b) => a.id - b.id).map((a) => a.name) ?? [],
      session: host.opened ? sessionOf(host.opened) : null,
      version: host.version,
      host: host.shell.kind,
    };
  },
  'station.create': (host, input) => createStation(host, input),
  'station.confirmRecovery': async (host, { lastGroup }) => {
    await confirmRecovery(host.open(), lastGroup);
    return {};
  },
  'station.renewRecovery': (host) => renewRecovery(host.open()),
  'station.signIn': (host, { account, passphrase }) => signIn(host, account, passphrase),
  'station.signOut': async (host) => {
    await signOut(host);
    return {};
  },
  'station.recover': (host, { recoveryKey, account, passphrase }) => recover(host, recoveryKey, account, passphrase),
  'station.place': placeOfStation,
  'station.choosePlace': choosePlace,
  'station.move': moveStation,
  'station.overview': (host) => overview(host.open()),
  'station.report': (host) => report(host.open()),
  'station.verify': (host) => verify(host.open()),
  'audit.list': (host, { offset, limit, ...filter }) => {
    const { steps, total } = trail(host.open().store.reader, filter, offset, limit);
    return { steps: steps.map((step) => ({ ...step, summary: JSON.parse(step.summary) as Record<string, unknown> })), total };
  },
  'backups.list': (host) => ({ backups: listBackups(host.open().folder), secondPlace: secondPlaceShown(host.open().folder) }),
  'backups.make': (host) => makeNow(host),
  'backups.setSecondPlace': (host, { folder }) => chooseSecondPlace(host, folder),
  // Before anyone has signed in: when there are copies, not what is in them.
  'backups.offered': (host) => ({ backups: host.opened ? [] : listBackups(host.folder) }),
  'backups.holders': (host, input) => accountsOf(host, input),
  'station.restore': (host, input) => restoreStation(host, input),
  'backups.restore': (host, { name }) => restoreBackup(host, name),
};
