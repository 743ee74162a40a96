/**
 * The program's addons for an Electron older than the one that is shipped, for tests alone.
 *
 * The prebuilt addons of better-sqlite3 and argon2 ask for Node-API 10, which Node has since 22.14 (Electron 35). Electron 33 carries Node 20, which
 * ends the process without a word. It does have all that they use (references to strings), under the number of Node-API's experimental version. So
 * the copy made here returns that number from the addon's own `node_api_module_get_api_version_v1`, and is otherwise the same bytes.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileOffsetOf } from './elf.ts';

const firstElectronWithNode22 = 35;
const versionFunction = 'node_api_module_get_api_version_v1';
/** `mov eax, 10; ret` of x86-64; some compilers begin a function with `endbr64`. */
const returnTen = Buffer.from('b80a000000c3', 'hex');
const placeOfNumber = 1;
const endbr64 = Buffer.from('f30f1efa', 'hex');
/** NAPI_VERSION_EXPERIMENTAL. */
const experimental = 0x7f_ff_ff_ff;

/** The packages with an addon, as folders of `node_modules`: what runs of them, and the addon for x64 Linux. */
export const packagesWithAddon = [
  { name: 'better-sqlite3', code: ['package.json', 'lib'], addon: 'prebuilds/linux-x64.node' },
  { name: 'argon2', code: ['package.json', 'argon2.cjs'], addon: 'prebuilds/linux-x64/argon2.glibc.node' },
] as const;

/** Does the Electron in this folder (of ELECTRON_OVERRIDE_DIST_PATH, say) need the copies? */
export function needsOldAddon(runtime: string): boolean {
  const version = readFileSync(join(runtime, 'version'), 'utf8').trim().replace(/^v/, '');
  const major = Number(version.split('.')[0]);
  if (!Number.isInteger(major) || major === 0) throw new Error(`no version of Electron in ${runtime}: ${version}`);
  return major < firstElectronWithNode22;
}

/** The addon's bytes with the other number in them. Throws where the function is not the one that is known. */
export function addonForOldElectron(addon: Buffer): Buffer {
  const first = fileOffsetOf(addon, versionFunction);
  const start = addon.subarray(first, first + endbr64.length).equals(endbr64) ? first + endbr64.length : first;
  const code = addon.subarray(start, start + returnTen.length);
  if (!code.equals(returnTen)) throw new Error(`${versionFunction} is not the code that was expected: ${code.toString('hex')}`);
  const copy = Buffer.from(addon);
  copy.writeUInt32LE(experimental, start + placeOfNumber);
  return copy;
}
