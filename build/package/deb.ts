/**
 * The unpacked program as a Debian package, for Debian and Ubuntu, 统信 UOS and 银河麒麟. It has no scripts: what they would do is done by the
 * triggers of desktop-file-utils, shared-mime-info and hicolor-icon-theme, and the sandbox helper's mode is in the archive.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { at } from '../tasks/tools.ts';
import type { Target } from './binaries.ts';

const place = '/opt/street-ledger';
const debianArch: Record<Target['arch'], string> = { x64: 'amd64', arm64: 'arm64' };

/** Packages with the libraries that Electron is linked to and, from libx11-xcb1 on, those that it loads while it runs; older names first. */
const libraries = [
  'libc6 (>= 2.28)',
  'libgcc-s1 | libgcc1',
  'libglib2.0-0 | libglib2.0-0t64',
  'libnss3',
  'libnspr4',
  'libdbus-1-3',
  'libatk1.0-0 | libatk1.0-0t64',
  'libatk-bridge2.0-0 | libatk-bridge2.0-0t64',
  'libatspi2.0-0 | libatspi2.0-0t64',
  'libcups2 | libcups2t64',
  'libdrm2',
  'libgtk-3-0 | libgtk-3-0t64',
  'libpango-1.0-0',
  'libcairo2',
  'libx11-6',
  'libxcomposite1',
  'libxdamage1',
  'libxext6',
  'libxfixes3',
  'libxrandr2',
  'libgbm1',
  'libexpat1',
  'libxcb1',
  'libxkbcommon0',
  'libudev1',
  'libasound2 | libasound2t64',
  'libx11-xcb1',
  'libxss1',
  'libxtst6',
  'libnotify4',
  'libsecret-1-0',
];

/** Programs that it calls, and those whose triggers make it known to the desktop. */
const programs = ['xdg-utils', 'desktop-file-utils', 'shared-mime-info', 'hicolor-icon-theme'];

const desktopEntry = `[Desktop Entry]
Type=Application
Name=街道台账
Name[en]=Street Ledger
Comment=权责清单、兼职委员、社区工作者与薪酬
Comment[en]=The registers of a street office
Exec=${place}/street-ledger %F
Icon=street-ledger
Terminal=false
StartupWMClass=street-ledger
Categories=Office;
Keywords=台账;街道;薪酬;清单;ledger;
MimeType=application/x-street-ledger-snapshot;application/x-street-ledger-station;application/x-street-ledger-receipt;
`;

const mimeTypes = `<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="application/x-street-ledger-snapshot">
    <comment>Street Ledger snapshot</comment>
    <comment xml:lang="zh_CN">街道台账快照</comment>
    <glob pattern="*.snapshot.age" weight="80"/>
    <glob pattern="*.age" weight="40"/>
  </mime-type>
  <mime-type type="application/x-street-ledger-station">
    <comment>Street Ledger station card</comment>
    <comment xml:lang="zh_CN">街道台账单位名片</comment>
    <sub-class-of type="application/json"/>
    <glob pattern="*.station.json" weight="80"/>
  </mime-type>
  <mime-type type="application/x-street-ledger-receipt">
    <comment>Street Ledger receipt</comment>
    <comment xml:lang="zh_CN">街道台账回执</comment>
    <sub-class-of type="application/json"/>
    <glob pattern="*.receipt.json" weight="80"/>
  </mime-type>
</mime-info>
`;

/** Makes the package of the program that lies unpacked in `program`, in `out`; returns its path. */
export function makeDeb({ program, out, version, arch }: { program: string; out: string; version: string; arch: Target['arch'] }): string {
  const tree = join(out, 'deb');
  rmSync(tree, { recursive: true, force: true });
  const file = (path: string, text: string): void => {
    mkdirSync(join(tree, path, '..'), { recursive: true });
    writeFileSync(join(tree, path), text);
  };
  cpSync(program, join(tree, place), { recursive: true, verbatimSymlinks: true });
  file('usr/share/applications/street-ledger.desktop', desktopEntry);
  file('usr/share/mime/packages/street-ledger.xml', mimeTypes);
  cpSync(at('LICENSE'), join(tree, 'usr/share/doc/street-ledger/copyright'));
  mkdirSync(join(tree, 'usr/bin'), { recursive: true });
  symlinkSync(`${place}/street-ledger`, join(tree, 'usr/bin/street-ledger'));
  for (const [icon, sizes] of [
    ['icon.svg', 'scalable'],
    ['icon.png', '512x512'],
  ] as const)
    cpSync(at('resources/icon', icon), join(tree, `usr/share/icons/hicolor/${sizes}/apps`, icon.replace('icon', 'street-ledger')));
  execFileSync('chmod', ['-R', 'u=rwX,go=rX', tree]);
  // Chromium takes it where a user may make no namespaces (older kernels of 统信 and 麒麟, Ubuntu 24.04); elsewhere it is not used.
  chmodSync(join(tree, place, 'chrome-sandbox'), 0o4755);
  file('DEBIAN/control', control(version, arch, installedSize(tree)));
  const deb = join(out, `street-ledger_${version}_${debianArch[arch]}.deb`);
  // gzip: the dpkg of 统信 UOS 20 does not know zstd, and xz takes minutes.
  execFileSync('dpkg-deb', ['--root-owner-group', '-Zgzip', '--build', tree, deb], { stdio: ['ignore', 'ignore', 2] });
  rmSync(tree, { recursive: true });
  return deb;
}

/** KiB, as dpkg counts. */
const installedSize = (tree: string): string => execFileSync('du', ['-sk', tree], { encoding: 'utf8' }).split('\t')[0]!;

const control = (version: string, arch: Target['arch'], size: string): string => `Package: street-ledger
Version: ${version}
Architecture: ${debianArch[arch]}
Maintainer: Street Ledger <street-ledger@localhost>
Installed-Size: ${size}
Depends: ${[...libraries, ...programs].join(', ')}
Section: misc
Priority: optional
Description: registers of a street office (街道台账)
 Power and responsibility lists, part-time committee members, community
 workers and their pay, in one encrypted store that needs no network.
 Removing the package leaves the station's data where they are.
`;
