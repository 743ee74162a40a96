/** node tests/packaged/linux/old-addon.ts PROGRAM ELECTRON: where the test's Electron is too old for better-sqlite3, lets PROGRAM have one it loads. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addonForOldElectron, addonPath, needsOldAddon } from '../../support/addonForOldElectron.ts';

const [program = '', electron = ''] = process.argv.slice(2);
if (needsOldAddon(electron)) {
  const addon = join(program, 'resources/app.asar.unpacked/node_modules/better-sqlite3', addonPath);
  writeFileSync(addon, addonForOldElectron(readFileSync(addon)));
}
