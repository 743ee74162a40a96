/** What a Windows release is made of: the installer, `latest.yml` for those who update from a folder, and the zip that is not installed. */
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeInstaller } from './installer.ts';
import { appUpdateYml, latestYml, sha512Of } from './updateFeed.ts';
import { portableMark, portableName, portableText, setupName } from './windowsNames.ts';
import { zipFolder } from './zip.ts';

/** Makes them in `out` from the program that lies unpacked in `app`; resolves to their paths. */
export async function makeWindowsRelease({ app, version, out }: { app: string; version: string; out: string }): Promise<string[]> {
  mkdirSync(out, { recursive: true });
  writeFileSync(join(app, 'resources/app-update.yml'), appUpdateYml);
  const setup = join(out, setupName(version));
  makeInstaller({ app, version, out: setup });
  const feed = join(out, 'latest.yml');
  const [sha512, { size }] = [await sha512Of(setup), statSync(setup)];
  writeFileSync(feed, latestYml({ version, file: setupName(version), size, sha512, date: new Date().toISOString() }));
  const portable = join(out, portableName(version));
  await zipFolder(app, portable, 'street-ledger', { [portableMark]: portableText });
  return [setup, feed, portable];
}
