/** The key that opens what is sealed to this station, for the safe: nobody is locked in. */
import { basename } from 'node:path';
import type { OpenStation } from '../../host.ts';
import { commandOf } from '../../registers/service.ts';
import { writeWhole } from '../../wholeFile.ts';
import { stationKeys } from './rows.ts';

/** Recorded before it is written. */
export async function writeIdentity(open: OpenStation, path: string): Promise<{ file: string; recipient: string }> {
  const { ageIdentity, ageRecipient } = stationKeys(open.store.reader);
  await open.store.write(commandOf(open, 'snapshots.writeIdentity', { recipient: ageRecipient }), () => undefined);
  await writeWhole(path, `# ${open.info.code} ${open.info.name}\n# public key: ${ageRecipient}\n${ageIdentity}\n`);
  return { file: basename(path), recipient: ageRecipient };
}
