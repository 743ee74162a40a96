/** The folder of the station on this PC: chosen before there is a station, or moved with it to another disk. */
import { createHash } from 'node:crypto';
import { copyFileSync, createReadStream, existsSync, mkdirSync, readdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Refusal } from '#shared/contract/index.ts';
import type { Output } from '#shared/contract/index.ts';
import { writtenChoice, type Place } from '#shared/shell/places.ts';
import type { Host } from '../../host.ts';
import { commandOf } from '../../registers/service.ts';
import { isStation } from '../../store/key-file.ts';
import { createPrivateFile, makePrivateFolder, syncFile } from '../../store/private.ts';
import { writeWhole } from '../../wholeFile.ts';
import { signOut } from './service.ts';

export function placeOfStation(host: Host): Output<'station.place'> {
  const { place, shell } = host;
  return { folder: host.folder, movable: shell.kind === 'window' && place !== null && place.fixed === null };
}

/** Before set-up, or for a station that lies elsewhere. A folder with other things in it gets one of its own inside. */
export async function choosePlace(host: Host): Promise<Output<'station.choosePlace'>> {
  const place = movablePlace(host);
  if (host.opened || isStation(host.folder)) throw new Refusal('alreadyAStation');
  const chosen = await host.shell.target('stationFolder', '');
  if (chosen === null) return { folder: null };
  const folder = isStation(chosen) ? chosen : emptyFolder(chosen);
  checkPlace(folder, 0);
  await writeWhole(place.choiceFile, writtenChoice(folder));
  host.folder = folder;
  return { folder };
}

/**
 * Copies the station to another folder, checks every file, and opens it there from now on; everyone signs in again. What lay in the old folder
 * stays, for whoever wants to see first that all is well. Cut off at any point, the old one is still the station.
 */
export async function moveStation(host: Host): Promise<Output<'station.move'>> {
  const place = movablePlace(host);
  const open = host.open();
  const chosen = await host.shell.target('stationFolder', '');
  if (chosen === null) return { folder: null };
  if (isStation(chosen)) throw new Refusal('placeUnfit', { problem: 'station' });
  const from = host.folder;
  if (isInside(chosen, from)) throw new Refusal('placeUnfit', { problem: 'inside' });
  const to = emptyFolder(chosen);
  checkPlace(to, sizeOf(from));
  await open.store.write(commandOf(open, 'station.move'), () => undefined);
  await signOut(host);
  try {
    for (const file of filesToMove(from)) await copyChecked(join(from, file), join(to, file));
  } catch (error) {
    rmSync(to, { recursive: true, force: true });
    throw error;
  }
  await writeWhole(place.choiceFile, writtenChoice(to));
  host.folder = to;
  leaveNote(from, to);
  return { folder: to };
}

/** For whoever finds the old folder. Its disk may be the full one that was moved away from: then there is no note. */
function leaveNote(from: string, to: string): void {
  const text = `数据已于 ${new Date().toLocaleString('zh-CN')} 搬到：${to}\r\n确认新位置能正常登录后，可以删除本文件夹。\r\n`;
  try {
    writeFileSync(join(from, '已搬走.txt'), text);
  } catch {
    // The move itself is done.
  }
}

/** Is `folder` the other one or below it? Between two drives of Windows the way from one to the other is an absolute path. */
export function isInside(
  folder: string,
  other: string,
  path: Pick<typeof import('node:path'), 'relative' | 'isAbsolute'> = { relative, isAbsolute },
): boolean {
  const way = path.relative(other, folder);
  return !way.startsWith('..') && !path.isAbsolute(way);
}

function movablePlace(host: Host): Place {
  if (!host.place || !placeOfStation(host).movable) throw new Refusal('placeUnfit', { problem: 'fixed' });
  return host.place;
}

/** The folder itself when nothing is in it, else one inside that is new. */
function emptyFolder(chosen: string): string {
  const folder = readdirSync(chosen).length === 0 ? resolve(chosen) : resolve(chosen, 'street-ledger');
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new Refusal('placeUnfit', { problem: 'notEmpty' });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Kinds of file systems that lie on another machine, as Linux numbers them: NFS, SMB, CIFS, SMB2. */
const networks = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42]);
/** What a station needs beside its files: its log while it works, and a backup. */
const spare = 100 * 1024 * 1024;

/** SQLite's log does not hold over a network; a full or read-only disk would be noticed too late. */
function checkPlace(folder: string, bytes: number): void {
  const { type, bavail, bsize } = statfsSync(folder);
  if (folder.startsWith('\\\\') || networks.has(type)) throw new Refusal('placeUnfit', { problem: 'network' });
  if (bavail * bsize < bytes + spare) throw new Refusal('diskFull');
  const probe = join(folder, '.write-probe');
  try {
    writeFileSync(probe, '');
    rmSync(probe);
  } catch {
    throw new Refusal('storeReadOnly');
  }
}

/** Relative paths; the key file last, as a folder without it is no station. */
function filesToMove(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => statSync(join(folder, file)).isFile() && file !== 'lock.db',
  );
  return files.toSorted((a, b) => Number(a === 'keys.json') - Number(b === 'keys.json'));
}

const sizeOf = (folder: string): number => filesToMove(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);

async function copyChecked(from: string, to: string): Promise<void> {
  makePrivateFolder(dirname(to));
  createPrivateFile(to);
  copyFileSync(from, to);
  syncFile(to);
  if (!(await hashOf(from)).equals(await hashOf(to))) throw new Refusal('placeUnfit', { problem: 'copy' });
}

async function hashOf(path: string): Promise<Buffer> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest();
}
