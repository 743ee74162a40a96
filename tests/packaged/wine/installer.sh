#!/bin/bash
# The Windows installer under Wine: installs, upgrades beside a running program, refuses what it must, uninstalls and keeps the station.
#   installer.sh FOLDER PROJECT APP     FOLDER as of prepare.sh; APP is a program unpacked for Windows whose .exe is the stand-in
set -uo pipefail
folder=$1 project=$2 app=$3
. "$project/tests/packaged/wine/prepare.sh"
failed=0 passed=0
check() { # TEXT COMMAND...: passes when the command does
  local text=$1
  shift
  if "$@" >/dev/null 2>&1; then ((++passed)) && echo "✓ $text"; else ((++failed)) && echo "× $text"; fi
}
exits() { # CODE COMMAND...: passes when the command ends with this code
  local expected=$1 code=0
  shift
  timeout 150 "$@" </dev/null >/dev/null 2>&1 || code=$?
  [[ $code == "$expected" ]] || { echo "  exit code $code in place of $expected" && return 1; }
}
absent() { [[ ! -e $1 && ! -L $1 ]]; }
registry() { wine reg query "$@" </dev/null 2>/dev/null | tr -d '\r'; }
unregistered() { ! wine reg query "$@" </dev/null; }
value() { # KEY [NAME]
  local which=(/ve)
  [[ -n ${2:-} ]] && which=(/v "$2")
  registry "$1" "${which[@]}" | sed -n 's/^ .*REG_[A-Z]* *//p' | head -1
}
says() { [[ $(value "$1" "${3:-}") == "$2" ]] || { echo "  $1 ${3:-}: $(value "$1" "${3:-}")" && return 1; }; }
soon() { # COMMAND...: passes when the command does within ten seconds
  for _ in {1..50}; do "$@" && return 0; sleep 0.2; done
  return 1
}

# Two versions: the second has lost a file, has a new one, and starts the same stand-in.
one=$folder/one two=$folder/two
rm -rf "$one" "$two" && cp -r "$app" "$one" && cp -r "$app" "$two"
echo one >"$one/resources/only-in-one.txt"
echo one >"$one/dropped.dll"
echo two >"$two/added.dll"
make() { # APP VERSION OUT
  node -e "import('$project/build/package/installer.ts').then(({ makeInstaller }) => makeInstaller({ app: '$1', version: '$2', out: '$3' }))"
}
make "$one" 0.1.0 "$folder/one.exe" && make "$two" 0.2.0 "$folder/two.exe" || exit 1

user=$WINEPREFIX/drive_c/users/$(id -un)
local=$user/AppData/Local
target=$local/Programs/street-ledger
menu=$user/AppData/Roaming/Microsoft/Windows/'Start Menu'/Programs/街道台账.lnk
desktop=$HOME/Desktop/街道台账.lnk
classes='HKCU\Software\Classes'
uninstall='HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\street-ledger'
[[ -f $target/uninstall.exe ]] && timeout 60 wine "$target/uninstall.exe" /S "_?=$(wine winepath -w "$target" 2>/dev/null | tr -d '\r')" </dev/null >/dev/null 2>&1
rm -rf "$target" "$local/street-ledger" "$local/street-ledger-updater" "$menu" "$desktop"
# What the office has already: a station, its settings, an editor for .json.
mkdir -p "$local/street-ledger/station" && echo station >"$local/street-ledger/station/store.db"
timeout 30 wine reg add "$classes\\.json" /ve /d Editor.json /f </dev/null >/dev/null 2>&1
timeout 30 wine reg delete "$classes\\.age" /f </dev/null >/dev/null 2>&1

echo 'installing'
check 'without a question' exits 0 wine "$folder/one.exe" /S
check 'the program is where the user may write' test -f "$target/app/street-ledger.exe"
check 'all of it' diff -r "$one" "$target/app"
check 'Start menu' test -f "$menu"
check 'desktop' test -f "$desktop"
# What reg prints has no Chinese.
exported() { wine reg export "$1" "$folder/export.reg" /y </dev/null >/dev/null 2>&1 && iconv -f utf-16 -t utf-8 "$folder/export.reg"; }
check 'listed among the programs, in Chinese' grep -q '"DisplayName"="街道台账"' <(exported "$uninstall")
check '… with its version' says "$uninstall" 0.1.0 DisplayVersion
check 'a snapshot is opened by the program' says "$classes\\.age" street-ledger.snapshot
check 'a .json stays with the editor' says "$classes\\.json" Editor.json
check '… and may be opened with the program' grep -q street-ledger.card <(registry "$classes\\.json\\OpenWithProgids")
# Wine's Explorer knows no classes of a user: the command is run as Windows' would.
opens() { # CLASS FILE
  local command
  command=$(value "$classes\\$1\\shell\\open\\command")
  eval "timeout 30 wine ${command/\%1/$2}" </dev/null >/dev/null 2>&1
  soon grep -qF "$2" "$target/app/started.txt"
}
check 'a double click hands a snapshot over' opens street-ledger.snapshot 'D:/to county/1.snapshot.age'
check '… and a card that is opened with it' opens street-ledger.card 'D:/to county/1.station.json'

echo 'upgrading while the program runs'
stay() { timeout 200 wine "$target/app/street-ledger.exe" --stay </dev/null >/dev/null 2>&1 & running=$!; sleep 3; }
stay
timeout 150 wine "$folder/two.exe" /S </dev/null >/dev/null 2>&1 & waiting=$!
sleep 4
check 'a second installer gives way' exits 3 wine "$folder/two.exe" /S
wait $waiting
check 'with nobody to ask it gives up after a minute' test $? = 5
check '… and the old version is whole' diff -r -x started.txt "$one" "$target/app"
check '… and nothing is left of the new one' absent "$target/app.new"
rm "$desktop"
mkdir -p "$target/app/data/station" && echo carried >"$target/app/data/station/store.db"
(sleep 5; kill $running; pkill -P $running) 2>/dev/null &
check 'when the program ends in time, the update goes through' exits 0 wine "$folder/two.exe" --updated /S --force-run
check 'all of the new version, nothing of the old one' diff -r -x started.txt -x data "$two" "$target/app"
check 'a station that was kept beside the program is still there' grep -q carried "$target/app/data/station/store.db"
check '… nor beside it' absent "$target/app.old"
check 'the program is started again' soon test -f "$target/app/started.txt"
check 'the list of programs knows the version' says "$uninstall" 0.2.0 DisplayVersion
check 'a shortcut that was thrown away stays away' absent "$desktop"
check 'the station is as it was' grep -q station "$local/street-ledger/station/store.db"

echo 'what goes wrong'
mv "$target/app" "$target/app.old"
check 'an upgrade that was cut off is taken up again' exits 0 wine "$folder/two.exe" /S
check '… whole' diff -r -x started.txt -x data "$two" "$target/app"
check '… with the station beside it' grep -q carried "$target/app/data/station/store.db"
other=$folder/other && rm -rf "$other" && mkdir -p "$other/app" && echo mine >"$other/app/mine.txt"
check "somebody else's folder of the same name is refused" exits 2 wine "$folder/two.exe" /S "/D=Z:${other//\//\\}"
check '… and left alone' grep -q mine "$other/app/mine.txt"
if ((EUID == 0)); then
  small=$folder/small && mkdir -p "$small" && mount -t tmpfs -o size=2m tmpfs "$small"
  check 'a full disk is refused' exits 2 wine "$folder/two.exe" /S "/D=Z:${small//\//\\}\\ledger"
  check '… with nothing left on it' absent "$small/ledger/app"
  umount "$small"
fi
check '… and the installed program is still the one' says 'HKCU\Software\street-ledger' "$(wine winepath -w "$target" 2>/dev/null | tr -d '\r')" Folder
timeout 60 wine winecfg /v win7 >/dev/null 2>&1
check 'an old Windows is refused' exits 4 wine "$folder/two.exe" /S
timeout 60 wine winecfg /v win10 >/dev/null 2>&1
elsewhere=$folder/elsewhere && rm -rf "$elsewhere"
check 'another folder takes the program with it' exits 0 wine "$folder/two.exe" /S "/D=Z:${elsewhere//\//\\}"
check '… there' test -f "$elsewhere/app/street-ledger.exe"
check '… and not in two places' absent "$target/app"
check '… but for the station beside it, which stays' grep -q carried "$target/street-ledger-data/station/store.db"
check '… nor moves the usual station' grep -q station "$local/street-ledger/station/store.db"

echo 'uninstalling'
echo mine >"$elsewhere/mine.txt"
mkdir -p "$elsewhere/app/data/station" && echo second >"$elsewhere/app/data/station/store.db"
mkdir -p "$local/street-ledger-updater/pending" && echo old >"$local/street-ledger-updater/pending/old.exe"
timeout 30 wine reg add "$classes\\.age" /ve /d Other.age /f </dev/null >/dev/null 2>&1
timeout 30 wine reg add "$classes\\.age\\OpenWithProgids" /v Other.age /f </dev/null >/dev/null 2>&1
check 'without a question' exits 0 wine "$elsewhere/uninstall.exe" /S "_?=Z:${elsewhere//\//\\}"
check 'the program is gone' absent "$elsewhere/app"
check '… but not a station beside it' grep -q second "$elsewhere/street-ledger-data/station/store.db"
check "the user's own file is not" grep -q mine "$elsewhere/mine.txt"
check 'the station is as it was' grep -q station "$local/street-ledger/station/store.db"
check 'downloaded updates are gone' absent "$local/street-ledger-updater"
check 'Start menu' absent "$menu"
check 'no longer listed' unregistered "$uninstall"
check 'the class of snapshots is gone' unregistered "$classes\\street-ledger.snapshot"
check '… and that of cards' unregistered "$classes\\street-ledger.card"
check "another program's .age stays its own" says "$classes\\.age" Other.age
check '… also in its list' grep -q Other.age <(registry "$classes\\.age\\OpenWithProgids")
check '… which no longer has ours' unregistered "$classes\\.age\\OpenWithProgids" /v street-ledger.snapshot
check 'the editor still has .json' says "$classes\\.json" Editor.json
check 'installed again, it takes nothing from them' exits 0 wine "$folder/one.exe" /S "/D=Z:${elsewhere//\//\\}"
check '… neither .age' says "$classes\\.age" Other.age
check '… and has the station beside it again' grep -q second "$elsewhere/app/data/station/store.db"
check '… nor .json' says "$classes\\.json" Editor.json
check 'and goes again' exits 0 wine "$elsewhere/uninstall.exe" /S "_?=Z:${elsewhere//\//\\}"

echo "installer: $passed passed, $failed failed"
exit $((failed > 0))
