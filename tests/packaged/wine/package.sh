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

export ELECTRON_DIST=$folder/standin
rm -rf "$ELECTRON_DIST" && mkdir -p "$ELECTRON_DIST"/{locales,resources}
for file in locales/zh-CN.pak locales/en-US.pak LICENSES.chromium.html; do echo "$file" >"$ELECTRON_DIST/$file"; done
node -p "require('electron/package.json').version" >"$ELECTRON_DIST/version"
x86_64-w64-mingw32-windres tests/packaged/wine/standin.rc -O coff -o "$folder/standin.o"
x86_64-w64-mingw32-gcc -s -O2 -mwindows -o "$ELECTRON_DIST/electron.exe" tests/packaged/wine/standin.c "$folder/standin.o" || exit 1

version=$(node -p "require('./package.json').version")
setup=out/installer/street-ledger-$version-setup.exe zip=out/installer/street-ledger-$version-win-x64.zip
rm -rf out/installer
check 'npm run package -- win x64' timeout 500 npm run --silent package -- win x64
[[ -f $setup ]] || exit 1
app=$folder/win-unpacked
rm -rf "$app" && cp -r out/installer/win-unpacked "$app"

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
check 'ASCII names' test -z "$(find out/installer | LC_ALL=C grep '[^ -~]')"
same_hash() { grep -qF "$(openssl dgst -sha512 -binary "$setup" | base64 -w0)" out/installer/latest.yml && grep -q "$(basename "$setup")" out/installer/latest.yml; }
check 'latest.yml has the hash of the installer' same_hash
portable() { unzip -l "$zip" | grep -q 'street-ledger/street-ledger.exe' && unzip -l "$zip" | grep -q 'street-ledger/portable$' && unzip -tq "$zip"; }
check 'the zip, with the mark that keeps the station beside the program' portable

# npm, that afterwards loses an addon.
mkdir -p "$folder/lossy"
printf '#!/bin/bash\n"%s" "$@" && [[ $1 == ci ]] && rm -r node_modules/argon2/prebuilds/win32-x64\n' "$(command -v npm)" >"$folder/lossy/npm"
chmod +x "$folder/lossy/npm"
without_addon() {
  local code=0
  # The pinned Node of run.mjs would come first in PATH and may bring npm along.
  PATH=$folder/lossy:$PATH node build/tasks/package.ts win x64 >"$folder/lossy.txt" 2>&1 || code=$?
  cat "$folder/lossy.txt"
  [[ $code == 1 ]] && grep -q 'argon2 has no addon for win32-x64' "$folder/lossy.txt"
}
check 'a missing addon fails the build, in a sentence' without_addon

echo "package: $passed passed, $failed failed"
exit $((failed > 0))
