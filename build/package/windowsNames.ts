/** What the files of a Windows release are called, and how a version is written where Windows wants four numbers. */

/** The installer; ASCII, without a space, as scripts and old shares want it. */
export const setupName = (version: string): string => `street-ledger-${version}-setup.exe`;

/** The zip that runs without being installed. */
export const portableName = (version: string): string => `street-ledger-${version}-win-x64.zip`;

/** A file of this name beside the program keeps the station there too (electron/main/places.ts). */
export const portableMark = 'portable.txt';
/** What it says to who looks into it; with a mark of UTF-8, as old Notepads need it. */
export const portableText = '\ufeff有这个文件时，台账存放在旁边的 data 文件夹里，整个文件夹可以一起带走。请不要删除。\r\n';

/** `1.2.3-beta.4` as `1.2.3.0`: the numbers of a file's version resource. */
export function fourNumbers(version: string): string {
  const numbers = /^(\d+)\.(\d+)\.(\d+)/.exec(version);
  if (!numbers) throw new Error(`not a version: ${version}`);
  return `${numbers[1]}.${numbers[2]}.${numbers[3]}.0`;
}
