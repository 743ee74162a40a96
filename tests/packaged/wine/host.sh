#!/bin/bash
# The browser host for Windows under Wine, in the place of `node out/main/data/loopback.js` (STREET_LEDGER_TEST_HOST of the browser tests).
# WINDOWS_NODE is node.exe, WINDOWS_APP the built program with the packages of Windows. What it says goes by way of a file:
# under Wine, Node cannot write into a pipe.
output=$(mktemp "${TMPDIR:-/tmp}/wine-host-XXXXXX")
cd "$WINDOWS_APP" || exit 1
wine "$WINDOWS_NODE" out/main/data/loopback.js </dev/null >"$output" 2>>"${WINDOWS_HOST_ERRORS:-/dev/null}" &
host=$!
tail -f -n +1 --pid=$host "$output" &
trap 'kill $host' TERM INT HUP
wait $host
code=$?
wait
rm -f "$output"
exit $code
