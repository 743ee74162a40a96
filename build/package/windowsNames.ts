/** What the files of a Windows release are called, and how a version is written where Windows wants four numbers. */

/** The installer; ASCII, without a space, as scripts and old shares want it. */
export const setupName = (version: string): string => `street-ledger-${version}-setup.exe`;

/** The zip that runs without being installed. */
export const portableName = (version: string): string => `street-ledger-${version}-win-x64.zip`;

/** An empty file of this name beside the program keeps the station there too, as `--portable` does. */
export const portableMark = 'portable';

/** `1.2.3-beta.4` as `1.2.3.0`: the numbers of a file's version resource. */
export function fourNumbers(version: string): string {
  const numbers = /^(\d+)\.(\d+)\.(\d+)/.exec(version);
  if (!numbers) throw new Error(`not a version: ${version}`);
  return `${numbers[1]}.${numbers[2]}.${numbers[3]}.0`;
}
