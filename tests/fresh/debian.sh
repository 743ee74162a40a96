#!/bin/bash
# A command in a bare Debian that has git and this machine's Node and nothing else of ours, in a fresh clone of this checkout's HEAD.
#   tests/fresh/debian.sh ROOT USER COMMAND...       as root; USER is root or an ordinary user, who is made
#   tests/fresh/debian.sh /tmp/bare root npm test
#   tests/fresh/debian.sh /tmp/bare clerk npm test
# NPM=10.8.2 takes that npm in place of this machine's. ROOT is made by debootstrap the first time (SUITE=bookworm by default) and kept; each call clones anew. Mounts and processes end with the call.
set -euo pipefail
root=$1 user=$2
shift 2
project=$(cd "$(dirname "$0")/../.." && pwd)
mirror=$(awk '/^URIs:/ {print $2; exit}' /etc/apt/sources.list.d/debian.sources)

if [[ ! -x $root/usr/bin/git ]]; then
  command -v debootstrap >/dev/null || apt-get install -y -qq --no-install-recommends debootstrap
  debootstrap --variant=minbase --include=git,ca-certificates "${SUITE:-bookworm}" "$root" "$mirror" >/dev/null
fi
# How this machine reaches its package sources, and its Node.
cp /etc/resolv.conf /etc/hosts "$root/etc/"
cp -a /etc/apt/apt.conf.d/. "$root/etc/apt/apt.conf.d/"
cp -a /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
node=$(readlink -f "$(command -v node)")
cp "$node" "$root/usr/bin/node"
mkdir -p "$root/usr/lib/node_modules" "$root/usr/etc"
cp -a "$(npm root -g)/npm" "$root/usr/lib/node_modules/"
ln -sf ../lib/node_modules/npm/bin/npm-cli.js "$root/usr/bin/npm"
ln -sf ../lib/node_modules/npm/bin/npx-cli.js "$root/usr/bin/npx"
[[ ! -f /usr/etc/npmrc ]] || cp /usr/etc/npmrc "$root/usr/etc/npmrc"
# What git keeps of the project, whole: a linked worktree's own .git only points to it, from outside the new root.
rm -rf "$root/project.git"
git clone -q --bare --no-hardlinks "$project" "$root/project.git"
NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt
export NODE_EXTRA_CA_CERTS
[[ -z ${NPM:-} ]] || npm install --silent --global --prefix "$root/usr" "npm@$NPM"
chroot "$root" id -u "$user" >/dev/null 2>&1 || chroot "$root" useradd --create-home --shell /bin/bash "$user"

home=/home/$user
[[ $user != root ]] || home=/root
settings=(HOME="$home" USER="$user" PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 NODE_EXTRA_CA_CERTS="$NODE_EXTRA_CA_CERTS")
for name in CI DISPLAY ELECTRON_MIRROR ELECTRON_OVERRIDE_DIST_PATH electron_use_remote_checksums; do
  [[ -z ${!name:-} ]] || settings+=("$name=${!name}")
done
export root user
exec unshare --mount --pid --fork --kill-child bash -euc '
  mount -t proc proc "$root/proc"
  mount --rbind /dev "$root/dev"
  mount -t tmpfs tmpfs "$root/dev/shm"
  [[ ! -d /tmp/.X11-unix ]] || { mkdir -p "$root/tmp/.X11-unix"; mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"; }
  # Not by exec: the kernel no longer ends a process with its parent once that has become another user.
  code=0
  chroot "$root" setpriv --reuid="$user" --regid="$user" --init-groups env -i "$@" || code=$?
  exit $code
' bash "${settings[@]}" bash -euc '
  cd; rm -rf street-ledger
  git config --global --add safe.directory "*"
  git clone -q /project.git street-ledger
  cd street-ledger
  "$@"
' bash "$@"
