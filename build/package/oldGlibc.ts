/**
 * Addons for the C library of offices' Linux (glibc 2.28), built from their packages' own sources: the prebuilt ones need glibc 2.34.
 * The compilers are Debian 11's, in a root of their own that debootstrap makes once; this needs root on a Debian with an x64 processor.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { at, say } from '../tasks/tools.ts';
import type { Target } from './binaries.ts';

const cache = join(homedir(), '.cache/street-ledger');
const root = join(cache, 'debian-11');
const compilers = ['g++', 'g++-aarch64-linux-gnu'];

type Arch = Target['arch'];
type Recipe = {
  /** Files and folders of the package that the build needs. */
  sources: string[];
  /** The addon's place in the package. */
  addon(arch: Arch): string;
  /** Lines of a shell in a folder with `package`, `node-addon-api` and `node` (headers); `$CC` and `$CXX` compile; the addon is `out.node`. */
  build(arch: Arch): string[];
};

// As prebuildify and node-gyp call the compilers, with libstdc++ inside: it is older than the addon's in the systems of offices.
const link = '$CXX -shared -static-libstdc++ -static-libgcc -Wl,-Bsymbolic -Wl,--exclude-libs,ALL -s *.o -lpthread -ldl -lm -o out.node';
const cxx = '$CXX -O3 -fPIC -fvisibility=hidden -DNDEBUG -DBUILDING_NODE_EXTENSION -Inode -Inode-addon-api';

const recipes: Record<string, Recipe> = {
  'better-sqlite3': {
    sources: ['src', 'deps'],
    addon: (arch) => `prebuilds/linux-${arch}.node`,
    build: () => [
      `$CC -std=c99 -w -O3 -fPIC -DNDEBUG ${sqliteDefines()} -c package/deps/sqlite3/sqlite3.c`,
      `${cxx} -std=c++2a -fno-rtti -fno-exceptions -DNAPI_VERSION=10 -DNAPI_DISABLE_CPP_EXCEPTIONS -DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS -DNODE_GYP_MODULE_NAME=better_sqlite3 -Ipackage/deps/sqlite3 -c package/src/better_sqlite3.cpp`,
      link,
    ],
  },
  argon2: {
    sources: ['argon2', 'argon2.cpp'],
    addon: (arch) => `prebuilds/linux-${arch}/argon2${arch === 'arm64' ? '.armv8' : ''}.glibc.node`,
    build: (arch) => [
      ...['argon2', 'core', 'encoding', 'thread', 'blake2/blake2b', arch === 'x64' ? 'opt' : 'ref'].map(
        (name) =>
          `$CC -O3 -fPIC -fvisibility=hidden -DNDEBUG ${arch === 'x64' ? '-msse2' : ''} -Ipackage/argon2/include -c package/argon2/src/${name}.c`,
      ),
      `${cxx} -std=c++17 -fexceptions -DNAPI_VERSION=8 -DNAPI_CPP_EXCEPTIONS -DNODE_ADDON_API_DISABLE_DEPRECATED -DNODE_API_NO_EXTERNAL_BUFFERS_ALLOWED -DNODE_GYP_MODULE_NAME=argon2 -Ipackage/argon2/include -c package/argon2.cpp -o addon.o`,
      link,
    ],
  },
};

/** The options that the package builds SQLite with. */
function sqliteDefines(): string {
  const text = readFileSync(at('node_modules/better-sqlite3/deps/defines.gypi'), 'utf8');
  return [...text.matchAll(/'((?:HAVE|SQLITE)_[^']+)'/g)].map(([, define]) => `-D${define}`).join(' ');
}

/** Puts addons for glibc 2.28 in the place of those that the packages below `app/node_modules` brought. Throws a sentence when it cannot. */
export function replaceAddons(app: string, arch: Arch): void {
  for (const [name, recipe] of Object.entries(recipes)) {
    const { version } = JSON.parse(readFileSync(join(app, 'node_modules', name, 'package.json'), 'utf8')) as { version: string };
    const built = join(cache, 'addons', `${name}-${version}-linux-${arch}.node`);
    if (!existsSync(built)) {
      say(`building ${name} ${version} for Linux ${arch} and glibc 2.28`);
      build(name, recipe, arch, built);
    }
    copyFileSync(built, join(app, 'node_modules', name, recipe.addon(arch)));
  }
}

// glibc 2.29 gave these a new version that sets errno in another way; the old one is in every glibc since.
const renewed = ['exp', 'log', 'log2', 'pow'];
const firstVersion: Record<Arch, string> = { x64: '2.2.5', arm64: '2.17' };

function build(name: string, recipe: Recipe, arch: Arch, out: string): void {
  makeRoot();
  const folder = join(root, 'build');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const source of recipe.sources) cpSync(at('node_modules', name, source), join(folder, 'package', source), { recursive: true });
  cpSync(at('node_modules/node-addon-api'), join(folder, 'node-addon-api'), { recursive: true });
  cpSync(join(process.execPath, '../../include/node'), join(folder, 'node'), { recursive: true });
  writeFileSync(join(folder, 'old.h'), renewed.map((f) => `__asm__(".symver ${f},${f}@GLIBC_${firstVersion[arch]}");\n`).join(''));
  const prefix = arch === 'arm64' ? 'aarch64-linux-gnu-' : '';
  const script = ['set -eu', 'cd /build', `CC="${prefix}gcc -include old.h" CXX="${prefix}g++ -include old.h"`, ...recipe.build(arch)];
  execFileSync('chroot', [root, 'bash', '-c', script.join('\n')], { stdio: ['ignore', 2, 2] });
  mkdirSync(join(out, '..'), { recursive: true });
  copyFileSync(join(folder, 'out.node'), out);
}

/** A Debian 11 with compilers for both processors. */
function makeRoot(): void {
  if (existsSync(join(root, 'usr/bin/aarch64-linux-gnu-g++'))) return;
  if (process.getuid?.() !== 0 || !existsSync('/etc/apt/sources.list.d/debian.sources') || process.arch !== 'x64')
    throw new Error(
      'addons for old Linux systems are built by root on an x64 Debian 12 (debootstrap makes a Debian 11 with its compilers)',
    );
  const apt = (where: string[], ...args: string[]) =>
    execFileSync(where[0]!, [...where.slice(1), ...args], {
      stdio: ['ignore', 'ignore', 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  if (!existsSync('/usr/sbin/debootstrap')) apt(['apt-get'], 'install', '-y', '-qq', '--no-install-recommends', 'debootstrap');
  say('making a Debian 11 to build addons in');
  const mirror = /^URIs: *(\S+)/m.exec(readFileSync('/etc/apt/sources.list.d/debian.sources', 'utf8'))![1]!;
  if (!existsSync(join(root, 'usr/bin/apt-get'))) apt(['debootstrap'], '--variant=minbase', 'bullseye', root, mirror);
  // How this machine reaches its package sources.
  for (const file of ['/etc/resolv.conf', '/etc/hosts']) copyFileSync(file, join(root, file));
  cpSync('/etc/apt/apt.conf.d', join(root, 'etc/apt/apt.conf.d'), { recursive: true });
  const inside = ['chroot', root, 'apt-get'];
  apt(inside, 'update', '-qq');
  apt(inside, 'install', '-y', '-qq', '--no-install-recommends', ...compilers);
}
