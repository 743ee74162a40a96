/** 恢复单: the key on paper, proven to be kept, or replaced by a new one. */
import { randomBytes } from 'node:crypto';
import { Refusal } from '#shared/contract/index.ts';
import type { Output } from '#shared/contract/index.ts';
import type { OpenStation } from '../../host.ts';
import { commandOf } from '../../registers/service.ts';
import { changeKeyFile, readKeyFile, recoveryHolder } from '../../store/key-file.ts';
import { lastGroup, printRecoveryKey } from '../../store/recovery-key.ts';
import { inTurn } from '../../store/turns.ts';
import { stationFingerprint } from '../snapshots/service.ts';
import { allowRecovery } from './key-check.ts';
import { dropSetting, keepSetting, setting } from './rows.ts';

export async function confirmRecovery(open: OpenStation, typed: string): Promise<void> {
  const kept = setting(open.store.reader, 'recoveryLastGroup');
  if (typed.normalize('NFKC').trim().toUpperCase() !== kept) throw new Refusal('recoveryNotConfirmed');
  await open.store.write(commandOf(open, 'station.confirmRecovery'), (tx) => keepSetting(tx, 'recoveryConfirmed', tx.now));
}

/**
 * A new key on a new sheet. Recorded first: cut off before the key file is written, the old sheet still opens and the first page goes on
 * asking for a sheet to be confirmed.
 */
export const renewRecovery = (open: OpenStation): Promise<Output<'station.renewRecovery'>> =>
  inTurn(open, async () => {
    const recovery = randomBytes(32);
    const recoveryKey = printRecoveryKey(recovery);
    const holder = recoveryHolder(recovery, open.store.key);
    await open.store.write(commandOf(open, 'station.renewRecovery'), (tx) => {
      keepSetting(tx, 'recoveryLastGroup', lastGroup(recoveryKey));
      dropSetting(tx, 'recoveryConfirmed');
      allowRecovery(tx, holder.publicKey, readKeyFile(open.folder).recovery.publicKey);
    });
    changeKeyFile(open.folder, (file) => void (file.recovery = holder));
    const signingFingerprint = stationFingerprint(open.store.reader);
    return { station: open.info, createdAt: new Date().toISOString(), recoveryKey, signingFingerprint };
  });
