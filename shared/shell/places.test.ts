import { describe, expect, it } from 'vitest';
import { localFolder, placeOf, writtenChoice, type Look, type System } from './places.ts';

const windows: System = {
  platform: 'win32',
  env: { LOCALAPPDATA: 'C:\\Users\\王\\AppData\\Local', APPDATA: 'C:\\Users\\王\\AppData\\Roaming' },
  home: 'C:\\Users\\王',
};
const linux: System = { platform: 'linux', env: {}, home: '/home/wang' };
const mac: System = { platform: 'darwin', env: {}, home: '/Users/wang' };
const look = (stations: string[], more: Partial<Look> = {}): Look => ({
  portable: null,
  exists: (path) => stations.some((folder) => path === `${folder}/keys.json` || path === `${folder}\\keys.json`),
  read: () => null,
  ...more,
});

describe('the place of a station', () => {
  it('is local to the PC, the same for both hosts', () => {
    expect(placeOf(windows, look([])).folder).toBe('C:\\Users\\王\\AppData\\Local\\street-ledger\\station');
    expect(placeOf({ ...windows, env: {} }, look([])).folder).toBe('C:\\Users\\王\\AppData\\Local\\street-ledger\\station');
    expect(placeOf(linux, look([])).folder).toBe('/home/wang/.local/share/street-ledger/station');
    expect(localFolder({ ...linux, env: { XDG_DATA_HOME: '/data' } })).toBe('/data/street-ledger');
    expect(localFolder(mac)).toBe('/Users/wang/Library/Application Support/street-ledger');
  });

  it('is where an earlier version left a station, until the usual place has one', () => {
    const old = 'C:\\Users\\王\\AppData\\Roaming\\Street Ledger\\station';
    const usual = 'C:\\Users\\王\\AppData\\Local\\street-ledger\\station';
    expect(placeOf(windows, look([old])).folder).toBe(old);
    expect(placeOf(windows, look([old, usual])).folder).toBe(usual);
    expect(placeOf(linux, look(['/home/wang/.config/Street Ledger/station'])).folder).toBe('/home/wang/.config/Street Ledger/station');
  });

  it('is what was chosen, then what the environment or a carried program says', () => {
    const file = '/home/wang/.local/share/street-ledger/place.json';
    const chosen = look([], { read: (path) => (path === file ? writtenChoice('/disk/台账') : null) });
    expect(placeOf(linux, chosen)).toMatchObject({ folder: '/disk/台账', fixed: null, chosen: true });
    expect(placeOf(linux, { ...chosen, portable: '/stick' })).toMatchObject({ folder: '/stick/data/station', fixed: 'portable' });
    expect(placeOf({ ...linux, env: { STREET_LEDGER_FOLDER: '/given' } }, chosen)).toMatchObject({
      folder: '/given',
      fixed: 'environment',
      chosen: false,
    });
    expect(placeOf(linux, look([], { read: () => '{"station":' })).folder).toBe('/home/wang/.local/share/street-ledger/station');
  });
});
