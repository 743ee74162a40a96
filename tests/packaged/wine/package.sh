#!/bin/bash
# `npm run package -- win x64` with a stand-in for electron.exe, and what came of it.
#   package.sh FOLDER PROJECT     Leaves the unpacked program in FOLDER/win-unpacked for installer.sh.
set -uo pipefail
folder=$1 project=$2
cd "$project"
failed=0 passed=0
check() { # TEXT COMMAND...
  local text=$1
  shift
  if "$@" >"$folder/check.txt" 2>&1; then ((++passed)) && echo "✓ $text"; else ((++failed)) && echo "× $text" && tail -5 "$folder/check.txt"; fi
}

export STREET_LEDGER_ELECTRON=$folder/standin
rm -rf "$STREET_LEDGER_ELECTRON" && mkdir -p "$STREET_LEDGER_ELECTRON"/{locales,resources}
for file in locales/zh-CN.pak locales/en-US.pak LICENSES.chromium.html; do echo "$file" >"$STREET_LEDGER_ELECTRON/$file"; done
node -p "require('electron/package.json').version" >"$STREET_LEDGER_ELECTRON/version"
x86_64-w64-mingw32-windres tests/packaged/wine/standin.rc -O coff -o "$folder/standin.o"
x86_64-w64-mingw32-gcc -s -O2 -mwindows -o "$STREET_LEDGER_ELECTRON/electron.exe" tests/packaged/wine/standin.c "$folder/standin.o" || exit 1

version=$(node -p "require('./package.json').version")
out=out/package/win-x64
setup=$out/street-ledger-$version-setup.exe zip=$out/street-ledger-$version-win-x64.zip
rm -rf "$out"
check 'npm run package -- win x64' timeout 500 npm run --silent package -- win x64
[[ -f $setup ]] || exit 1
app=$folder/win-unpacked
rm -rf "$app" && cp -r $out/win-unpacked "$app"

only_windows() { # every program file is one of Windows' for x64, and two of them are addons
  local files
  files=$(find "$app" -name '*.node')
  [[ $(wc -l <<<"$files") == 2 ]] && ! grep -rlaP '^\x7fELF' "$app/resources" && for each in $files; do objdump -f "$each" | grep -q pei-x86-64 || return 1; done
}
no_runtime() { # of what the addons import, all is in every Windows 10
  find "$app" -name '*.node' -exec x86_64-w64-mingw32-objdump -p {} + | sed -n 's/.*DLL Name: //p' | sort -u | tee "$folder/imports.txt"
  ! grep -vixE '(kernel32|advapi32|user32|ws2_32|bcrypt|bcryptprimitives|ntdll|node|api-ms-win-[a-z0-9-]+)\.(dll|exe)' "$folder/imports.txt"
}
check 'only addons of Windows' only_windows
check 'no C runtime beside Windows' no_runtime
check 'the program file: name, version, icon, fuses, hash of app.asar' node tests/packaged/wine/executable.ts "$app" "$version"
check 'the file that updates need' grep -q updaterCacheDirName "$app/resources/app-update.yml"
check 'ASCII names' test -z "$(find "$out" -maxdepth 1 | LC_ALL=C grep '[^ -~]')"
same_hash() { grep -qF "$(openssl dgst -sha512 -binary "$setup" | base64 -w0)" "$out/latest.yml" && grep -q "$(basename "$setup")" "$out/latest.yml"; }
check 'latest.yml has the hash of the installer' same_hash
portable() { unzip -l "$zip" | grep -q 'street-ledger/street-ledger.exe' && unzip -l "$zip" | grep -q 'street-ledger/portable.txt$' && unzip -tq "$zip"; }
check 'the zip, with the mark that keeps the station beside the program' portable

# npm, that afterwards loses an addon: the task starts the npm that npm_execpath names.
cat >"$folder/lossy.mjs" <<'JS'
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
const args = process.argv.slice(2);
const { status } = spawnSync('npm', args, { stdio: 'inherit', env: { ...process.env, npm_execpath: undefined } });
rmSync(`${args[args.indexOf('--prefix') + 1]}/node_modules/argon2/prebuilds/win32-x64`, { recursive: true });
process.exitCode = status;
JS
without_addon() {
  local code=0
  npm_execpath=$folder/lossy.mjs timeout 200 node build/tasks/package.ts win x64 >"$folder/lossy.txt" 2>&1 || code=$?
  cat "$folder/lossy.txt"
  [[ $code == 1 ]] && grep -q 'argon2 has no addon for win x64' "$folder/lossy.txt"
}
check 'a missing addon fails the build, in a sentence' without_addon

echo "package: $passed passed, $failed failed"
exit $((failed > 0))
