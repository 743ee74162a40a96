#!/bin/bash
# Runs a command in a Debian root as if that were the whole machine; only network and display are this one's.
#   enter.sh ROOT USER COMMAND...        as root
# By pivot_root and not chroot: in a chroot nobody may make user namespaces, so Chromium's sandbox would never be seen at work.
set -euo pipefail
root=$(realpath "$1") user=$2
shift 2
export root user
exec unshare --mount --pid --fork --kill-child bash -euc '
  mount --rbind "$root" "$root"
  mount -t proc proc "$root/proc"
  mount --rbind /dev "$root/dev"
  mount -t tmpfs tmpfs "$root/dev/shm"
  mkdir -p "$root/tmp/.X11-unix"
  [[ ! -d /tmp/.X11-unix ]] || mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
  # The settings of the command, made before the root is left: the user database is the inner one.
  home=$(awk -F: -v user="$user" "\$1 == user { print \$6 }" "$root/etc/passwd")
  inner=(env -i HOME="$home" USER="$user" PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 ${DISPLAY:+DISPLAY="$DISPLAY"})
  cd "$root"
  pivot_root . mnt
  umount -l /mnt
  cd "$home"
  exec setpriv --reuid="$user" --regid="$user" --init-groups "${inner[@]}" "$@"
' bash "$@"
