/** 备份: made now, and copied to a second place. */
import { Refusal } from '#shared/contract/index.ts';
import type { Output } from '#shared/contract/index.ts';
import type { Host } from '../../host.ts';
import { commandOf } from '../../registers/service.ts';
import { copyToSecondPlace, secondPlace, setSecondPlace } from '../../store/second-place.ts';

type Shown = Output<'backups.list'>['secondPlace'];

export function secondPlaceShown(folder: string): Shown {
  const place = secondPlace(folder);
  return place?.folder ? place : null;
}

export async function makeNow(host: Host): Promise<Output<'backups.make'>> {
  const { folder, store } = host.open();
  const name = store.backup('manual');
  await copyToSecondPlace(host.workerFile, folder);
  return { name, secondPlace: secondPlaceShown(folder) };
}

/** Sets the second place and copies the newest backup there at once; null: none. */
export async function chooseSecondPlace(host: Host, token: string | null): Promise<Output<'backups.setSecondPlace'>> {
  const open = host.open();
  if (token !== null && host.shell.kind === 'browser') throw new Refusal('folderMissing');
  setSecondPlace(open.folder, token === null ? null : host.files.path(token));
  await open.store.write(commandOf(open, 'backups.setSecondPlace', { set: token !== null }), () => undefined);
  if (token !== null) open.store.backup('manual');
  await copyToSecondPlace(host.workerFile, open.folder);
  return { secondPlace: secondPlaceShown(open.folder) };
}
