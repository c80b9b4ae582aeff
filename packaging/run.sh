#!/usr/bin/env bash
# Builds Loket from this folder on a bare Debian 12 and starts it:
#   packaging/run.sh --demo                 everything against the built-in counterparts, nothing needed
#   packaging/run.sh [--data-dir DIR]       the real thing
#   packaging/run.sh config list            an administration command: everything that begins with a word goes to loketd
# Where there is a display the window opens; where there is none, the engine runs without it (loketd serve).
set -euo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=packaging/packages.sh
. "$top/packaging/packages.sh"
install_packages "$top/packaging/packages.txt" build run

build() {
  cd "$top"
  cmake --preset release
  cmake --build --preset release
}
echo "Building Loket; the first time takes some minutes." >&2
log=$top/build/release.log
mkdir -p "$top/build"
(build) >"$log" 2>&1 || {
  tail -n 40 "$log" >&2
  echo "The build failed; all of it is in $log" >&2
  exit 1
}

window=$top/build/release/ui/loket
engine=$top/build/release/app/loketd/loketd

# The first argument that is no option, and no value of --data-dir, is an administration command.
skip=no
for argument in "$@"; do
  if [ $skip = yes ]; then
    skip=no
    continue
  fi
  case $argument in
    --data-dir) skip=yes ;;
    --help | -h | --version) exec "$engine" "$@" ;;
    -*) ;;
    *) exec "$engine" "$@" ;;
  esac
done

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && [ -x "$window" ]; then
  exec "$window" "$@"
fi
exec "$engine" serve "$@"
