/** node tests/packaged/linux/old-addon.ts PROGRAM ELECTRON: where the test's Electron is too old for better-sqlite3, lets PROGRAM have one it loads. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addonForOldElectron, needsOldAddon, packagesWithAddon } from '../../support/addonForOldElectron.ts';

const [program = '', electron = ''] = process.argv.slice(2);
if (needsOldAddon(electron)) {
  // The package's argon2 is built for an older Node-API and loads as it is.
  const { name, addon: path } = packagesWithAddon[0];
  const addon = join(program, 'resources/app.asar.unpacked/node_modules', name, path);
  writeFileSync(addon, addonForOldElectron(readFileSync(addon)));
}
