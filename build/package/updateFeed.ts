/** `latest.yml`, which lies beside an installer in an office's update folder: electron-updater reads from it what is new and checks the hash. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

export type Release = {
  version: string;
  /** Name of the installer, in the same folder. */
  file: string;
  /** Bytes. */
  size: number;
  /** SHA-512 in base64. */
  sha512: string;
  /** Instant, UTC ISO. */
  date: string;
};

/** The folder below the user's local data where electron-updater keeps what it has downloaded. */
export const updatesFolder = 'street-ledger-updater';

/** `app-update.yml` among the program's resources, without which electron-updater does not download; the office names the feed. */
export const appUpdateYml = `updaterCacheDirName: ${updatesFolder}\n`;

/** Every value is quoted as JSON, which YAML holds. `path` and the second `sha512` are for updaters before version 4. */
export function latestYml({ version, file, size, sha512, date }: Release): string {
  const quote = (text: string): string => JSON.stringify(text);
  return [
    `version: ${quote(version)}`,
    'files:',
    `  - url: ${quote(file)}`,
    `    sha512: ${quote(sha512)}`,
    `    size: ${size}`,
    `path: ${quote(file)}`,
    `sha512: ${quote(sha512)}`,
    `releaseDate: ${quote(date)}`,
    '',
  ].join('\n');
}

/** SHA-512 of a file in base64. */
export async function sha512Of(path: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  return hash.digest('base64');
}
