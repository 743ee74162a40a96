/**
 * node executable.ts APP VERSION: what stands in the program file for Windows that lies unpacked in APP, read by the libraries that wrote it:
 * name, version, icon, fuses, the hash of app.asar's list of files.
 */
import { getCurrentFuseWire, FuseV1Options } from '@electron/fuses';
import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { deepStrictEqual, ok } from 'node:assert';

type Entry = { type: number | string; id: number | string; bin: ArrayBuffer };
type VersionInfo = {
  getAllLanguagesForStringValues(): { lang: number; codepage: number }[];
  getStringValues(lang: unknown): Record<string, string>;
};
const fromBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const { NtExecutable, NtExecutableResource, Resource } = createRequire(fromBuilder.resolve('app-builder-lib'))('resedit') as {
  NtExecutable: { from(file: Buffer): unknown };
  NtExecutableResource: { from(executable: unknown): { entries: Entry[] } };
  Resource: {
    VersionInfo: { fromEntries(entries: Entry[]): VersionInfo[] };
    IconGroupEntry: { fromEntries(entries: Entry[]): { icons: { width: number }[] }[] };
  };
};

const [app = '', version = ''] = process.argv.slice(2);
const program = join(app, 'street-ledger.exe');
const { entries } = NtExecutableResource.from(NtExecutable.from(readFileSync(program)));

const [info] = Resource.VersionInfo.fromEntries(entries);
const strings = info!.getStringValues(info!.getAllLanguagesForStringValues()[0]);
deepStrictEqual([strings['ProductName'], strings['FileDescription'], strings['FileVersion']], ['街道台账', '街道台账', version]);
ok(Resource.IconGroupEntry.fromEntries(entries)[0]!.icons.some(({ width }) => width === 48));

const integrity = entries.find(({ type, id }) => type === 'INTEGRITY' && id === 'ELECTRONASAR')!;
deepStrictEqual(JSON.parse(Buffer.from(integrity.bin).toString()), [
  { file: 'resources\\app.asar', alg: 'SHA256', value: hashOfList(join(app, 'resources/app.asar')) },
]);

const wire = await getCurrentFuseWire(program);
const on = [FuseV1Options.EnableCookieEncryption, FuseV1Options.EnableEmbeddedAsarIntegrityValidation, FuseV1Options.OnlyLoadAppFromAsar];
for (const [fuse, state] of Object.entries(wire).filter(([name]) => /^\d+$/.test(name)))
  deepStrictEqual([fuse, state], [fuse, on.includes(Number(fuse)) ? '1'.charCodeAt(0) : '0'.charCodeAt(0)]);
console.log(`${program}: name, version, icon, hash of app.asar and ${on.length} fuses on, as they should be`);

/** Of the list that an .asar begins with: its length stands at byte 12, the list behind it. */
function hashOfList(path: string): string {
  const file = openSync(path, 'r');
  const head = Buffer.alloc(16);
  readSync(file, head, 0, 16, 0);
  const list = Buffer.alloc(head.readUInt32LE(12));
  readSync(file, list, 0, list.length, 16);
  closeSync(file);
  return createHash('sha256').update(list).digest('hex');
}
