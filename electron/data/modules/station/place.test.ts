/** Moving the data of a station, in real folders, as the window's dialogs would choose them. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, win32 } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { placeOf, type Place } from '#shared/shell/places.ts';
import { passphrase } from '../../../../tests/support/station.ts';
import { noShell } from '../../entry/cli/noShell.ts';
import { createHost, type Router } from '../../router.ts';
import { isInside } from './place.ts';

let pc: string;
/** What the next dialog answers. */
let chosen: string | null = null;
let router: Router;

/** As a host looks for its station at a start. */
function place(): Place {
  const read = (path: string): string | null => (existsSync(path) ? readFileSync(path, 'utf8') : null);
  return placeOf({ platform: 'linux', env: {}, home: pc }, { portable: null, exists: existsSync, read });
}
function start(): Router {
  const at = place();
  mkdirSync(at.folder, { recursive: true });
  const shell = { ...noShell, kind: 'window' as const, target: () => Promise.resolve(chosen) };
  return createHost({ folder: at.folder, place: at, version: '0', workerFile: '', shell, emit: () => {} });
}
async function answer(name: string, input: unknown = {}): Promise<unknown> {
  const envelope = await router.call(name, input);
  return envelope.ok ? envelope.value : [envelope.error.code, envelope.error.params['problem']];
}
const folderOnPc = (name: string): string => {
  mkdirSync(join(pc, name), { recursive: true });
  return join(pc, name);
};
const station = { kind: 'street', code: '520699001', name: '示例县红旗街道', account: '管理员', passphrase };
const signIn = (): Promise<unknown> => answer('station.signIn', { account: '管理员', passphrase });

beforeEach(() => {
  pc = mkdtempSync(join(tmpdir(), 'pc-'));
  router = start();
});
afterEach(async () => {
  await router.close();
  rmSync(pc, { recursive: true });
});

it('is opened in its new folder from then on, by every later start', async () => {
  await answer('station.create', station);
  await answer('registers.save', { register: 'communities', values: { name: '团山社区' } });
  const old = place().folder;
  chosen = folderOnPc('D盘/台账');
  expect(await answer('station.move')).toEqual({ folder: chosen });
  expect(await answer('station.state')).toMatchObject({ state: 'locked', station: { name: '示例县红旗街道' } });
  await router.close();
  router = start();
  expect(place().folder).toBe(chosen);
  expect(await signIn()).toMatchObject({ account: { name: '管理员' } });
  expect(await answer('registers.list', { register: 'communities' })).toMatchObject({ total: 1 });
  expect(await answer('station.verify')).toMatchObject({ ok: true });
  expect(readFileSync(join(old, '已搬走.txt'), 'utf8')).toContain(chosen);
});

it('stays where it is when the new folder will not do, and nothing is left there', async () => {
  await answer('station.create', station);
  const old = place().folder;
  chosen = old;
  expect(await answer('station.move')).toEqual(['placeUnfit', 'station']);
  chosen = folderOnPc('full');
  mkdirSync(join(chosen, 'street-ledger'));
  writeFileSync(join(chosen, 'street-ledger/other.txt'), '');
  expect(await answer('station.move')).toEqual(['placeUnfit', 'notEmpty']);
  chosen = join(old, 'backups');
  mkdirSync(chosen, { recursive: true });
  expect(await answer('station.move')).toEqual(['placeUnfit', 'inside']);
  chosen = null;
  expect(await answer('station.move')).toEqual({ folder: null });
  expect(place().folder).toBe(old);
  expect(await answer('station.state')).toMatchObject({ state: 'open' });
});

it('is chosen before set-up, in a folder of its own beside other things', async () => {
  chosen = folderOnPc('D盘');
  writeFileSync(join(chosen, '照片.jpg'), '');
  expect(await answer('station.choosePlace')).toEqual({ folder: join(chosen, 'street-ledger') });
  await answer('station.create', station);
  expect(readdirSync(join(chosen, 'street-ledger'))).toContain('keys.json');
  expect(await answer('station.choosePlace')).toEqual(['alreadyAStation', undefined]);
});

it('that is on the disk already is opened, as after a change of PC', async () => {
  await answer('station.create', station);
  const old = place().folder;
  await router.close();
  const other = pc;
  pc = mkdtempSync(join(tmpdir(), 'pc-'));
  router = start();
  chosen = old;
  expect(await answer('station.choosePlace')).toEqual({ folder: old });
  expect(await signIn()).toMatchObject({ account: { name: '管理员' } });
  await router.close();
  rmSync(other, { recursive: true });
});

it('is not moved by a host that was told its folder', async () => {
  const told = createHost({ folder: pc, version: '0', workerFile: '', shell: noShell, emit: () => {} });
  expect(await told.call('station.place', {})).toMatchObject({ value: { folder: pc, movable: false } });
  expect(await told.call('station.choosePlace', {})).toMatchObject({ error: { code: 'placeUnfit' } });
  await told.close();
});

it('may go to another drive of Windows, not below its own folder', () => {
  const own = 'C:\\数据\\station';
  expect(isInside('D:\\台账', own, win32)).toBe(false);
  expect(isInside('C:\\数据', own, win32)).toBe(false);
  expect(isInside(own, own, win32)).toBe(true);
  expect(isInside('C:\\数据\\station\\backups', own, win32)).toBe(true);
});
