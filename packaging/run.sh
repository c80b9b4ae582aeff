#!/usr/bin/env bash
# Builds Loket from this folder on a bare Debian 12 or 13 and starts it:
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
  # Before each step ninja prints the number of finished steps, their total, and the seconds since it began.
  cd "$top" && cmake --preset release &&
    NINJA_STATUS='[%f/%t %e] ' cmake --build --preset release
}

# Passes ninja's output on to the log and shows the progress on standard error: on a terminal as one line that is
# overwritten, otherwise as one line for every tenth of the steps. The time left is estimated from the finished steps.
show_progress() {
  local line percent left told=-1 terminal=no
  [ -t 2 ] && terminal=yes
  while IFS= read -r line; do
    printf '%s\n' "$line"
    [[ $line =~ ^\[([0-9]+)/([0-9]+)\ ([0-9]+)[.0-9]*\] ]] || continue
    local done=${BASH_REMATCH[1]} all=${BASH_REMATCH[2]} seconds=${BASH_REMATCH[3]}
    percent=$((done * 100 / all))
    left=''
    # The first steps are much shorter than the others, so nothing is estimated from them.
    if [ "$percent" -ge 10 ] && [ "$seconds" -ge 5 ]; then
      left=$((seconds * (all - done) / done))
      left=$(printf ', about %d:%02d minutes left' $((left / 60)) $((left % 60)))
    fi
    if [ $terminal = yes ]; then
      printf '\r\033[KBuilding: step %d of %d%s' "$done" "$all" "$left" >&2
    elif [ $((percent / 10)) -gt $told ]; then
      told=$((percent / 10))
      printf 'Building: step %d of %d%s\n' "$done" "$all" "$left" >&2
    fi
  done
  [ $terminal = no ] || printf '\r\033[K' >&2
}

echo "Building Loket; the first time takes some minutes." >&2
log=$top/build/release.log
mkdir -p "$top/build"
build 2>&1 | show_progress >"$log" || {
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
