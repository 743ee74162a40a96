/**
 * Native addons of a package: each is a program file of one system and one kind of processor. A package for Windows that is made on Linux
 * would otherwise carry Linux's without a word, and the program would end at its start.
 */
import { globSync, readFileSync, rmSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Target } from './target.ts';

/** Packages that cannot run without an addon. */
const needed = ['argon2', 'better-sqlite3'];

/** `linux-x64`, `linux-x64-musl`, `win32-x64`, `darwin`; null for a file that is none of these. */
export function systemOf(file: Buffer): string | null {
  const archs: Record<number, string> = { 0x3e: 'x64', 0xb7: 'arm64', 0x8664: 'x64', 0xaa64: 'arm64' };
  if (file.subarray(0, 4).toString('latin1') === '\x7fELF') {
    // Which C library it is linked to stands among the names of what it needs.
    const musl = file.includes('libc.musl-') || file.includes('ld-musl-');
    return `linux-${archs[file.readUInt16LE(18)]}${musl ? '-musl' : ''}`;
  }
  if (file.subarray(0, 2).toString('latin1') === 'MZ') {
    const header = file.readUInt32LE(0x3c);
    return `win32-${archs[file.readUInt16LE(header + 4)]}`;
  }
  return [0xfeedfacf, 0xcffaedfe, 0xcafebabe].includes(file.readUInt32BE(0)) ? 'darwin' : null;
}

/** C and C++ runtimes that Windows does not bring along (its own begin with api-ms-win or are in KERNEL32). */
const foreignRuntime = /\b(VCRUNTIME\d+(_\d+)?|MSVCP\d+|MSVCR\d+|CONCRT\d+)\.dll\b/i;

/** What is wrong with the addons below `folder` for a program that is to run on the target: a sentence each. */
export function addonProblems(folder: string, { platform, arch }: Target): string[] {
  const files = globSync('**/*.node', { cwd: folder }).map((name) => name.split(sep).join('/'));
  const problems: string[] = [];
  const having = new Set<string>();
  for (const name of files) {
    const file = readFileSync(join(folder, name));
    const system = systemOf(file);
    if (system !== `${platform}-${arch}`)
      problems.push(`${name} is for ${system ?? 'no system that is known'}, not for ${platform}-${arch}`);
    else having.add(/.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(name)?.[1] ?? '');
    const runtime = platform === 'win32' ? foreignRuntime.exec(file.toString('latin1')) : null;
    if (runtime) problems.push(`${name} needs ${runtime[0]}, which a plain Windows has not`);
  }
  for (const name of needed) if (!having.has(name)) problems.push(`${name} has no addon for ${platform}-${arch}`);
  return problems;
}

/** Deletes the addons below `folder` that are for other systems: packages bring theirs for all of them. */
export function dropForeignAddons(folder: string, { platform, arch }: Target): void {
  for (const name of globSync('**/*.node', { cwd: folder })) {
    const path = join(folder, name);
    if (systemOf(readFileSync(path)) !== `${platform}-${arch}`) rmSync(path);
  }
}
