/** The addons of a program that is to be packed: each package that has one must bring it for the target, and run where offices are. */
import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { readBinary, type Binary, type Target } from './binaries.ts';

/** 统信 UOS 20 has glibc 2.28, 银河麒麟 V10 SP1 2.31; libstdc++ of the same age knows GLIBCXX_3.4.25. */
const oldest: Record<string, string> = { GLIBC: '2.28', GLIBCXX: '3.4.25' };

/**
 * What is wrong with the addons below `app/node_modules`, a sentence each; none: they can be packed. Addons for other systems are of no
 * account here: they are left out when packing.
 */
export function addonProblems(app: string, target: Target): string[] {
  const packages = packagesWithAddons(app);
  if (packages.length === 0) return [`no package in ${app} has an addon: are its packages installed?`];
  return packages.flatMap((name) => {
    const addons = addonsFor(app, name, target);
    const wanted = `${target.system} ${target.arch}`;
    if (addons.length === 0) return [`${name} has no addon for ${wanted}`];
    return addons.flatMap(({ path, binary }) => unfit(binary).map((why) => `${path}: ${why}`));
  });
}

/** Paths, relative to `app`, of the addons that the target's program must not lack. */
export const addonPaths = (app: string, target: Target): string[] =>
  packagesWithAddons(app).flatMap((name) => addonsFor(app, name, target).map(({ path }) => path));

/** A package has an addon when it brings one, for whatever system, or the build file of one. */
function packagesWithAddons(app: string): string[] {
  const files = globSync(['node_modules/**/*.node', 'node_modules/*/binding.gyp', 'node_modules/@*/*/binding.gyp'], { cwd: app });
  const names = files.map((file) => {
    const steps = file.split(sep).slice(1);
    return steps.slice(0, steps[0]!.startsWith('@') ? 2 : 1).join('/');
  });
  return [...new Set(names)].sort();
}

function addonsFor(app: string, name: string, { system, arch }: Target): { path: string; binary: Binary }[] {
  return globSync(`node_modules/${name}/**/*.node`, { cwd: app })
    .filter((path) => !isMusl(path))
    .map((path) => ({ path: path.split(sep).join('/'), binary: readBinary(readFileSync(join(app, path))) }))
    .filter(({ binary }) => binary.system === system && binary.arch === arch);
}

/** Built for Alpine's C library, which no office has. */
const isMusl = (path: string): boolean => path.includes('musl');

function unfit({ imports, versions }: Binary): string[] {
  const runtime = imports.filter((library) => /^(vcruntime|msvcp|concrt)/.test(library));
  const newer = versions.filter((version) => {
    const [family = '', number = ''] = version.split('_');
    const least = oldest[family];
    return least !== undefined && compareNumbers(number, least) > 0;
  });
  return [
    ...runtime.map((library) => `needs ${library}, which a plain Windows does not have`),
    ...newer.map((version) => `needs ${version}, which the systems of offices do not have`),
  ];
}

function compareNumbers(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  const index = left.findIndex((number, i) => number !== (right[i] ?? 0));
  return index < 0 ? 0 : left[index]! - (right[index] ?? 0);
}
