#!/usr/bin/env bash
# Everything that has to pass before a change is merged, on a bare Debian 12 or 13:
# packages, build with sanitizers and warnings as errors, all tests, the server's tests under valgrind, the project's rules.
#   tests/run.sh              all of it
#   tests/run.sh -R sales     only the tests whose names match (any ctest option), and nothing else
set -euo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$top"
# shellcheck source=packaging/packages.sh
. packaging/packages.sh

jobs=${LOKET_TEST_JOBS:-2}
summary=()

step() {
  printf '\n== %s (%s)\n' "$1" "$(date +%H:%M:%S)"
}

# Third parties' clients, pinned by tests/package-lock.json, into the build folder.
install_node_modules() {
  local into=$top/build/$1/npm
  [ -f tests/package-lock.json ] || return 0
  if cmp -s tests/package-lock.json "$into/package-lock.json" && [ -f "$into/complete" ]; then
    return 0
  fi
  rm -rf "$into"
  mkdir -p "$into"
  cp tests/package.json tests/package-lock.json "$into/"
  local try
  for try in 1 2 3; do
    if (cd "$into" && npm ci --no-audit --no-fund --ignore-scripts --loglevel=error); then
      touch "$into/complete"
      return 0
    fi
    echo "npm ci failed (try $try of 3)" >&2
  done
  return 1
}

# run_ctest NAME ARGUMENTS...: shows the output and keeps ctest's result.
run_ctest() {
  local name=$1 log=$top/build/ctest-$1.log status=0
  shift
  ctest "$@" 2>&1 | tee "$log" || status=${PIPESTATUS[0]}
  summary+=("$name: $(grep -E 'tests passed|No tests were found' "$log" | tail -n 1)")
  return "$status"
}

finish() {
  local status=$?
  printf '\n'
  [ ${#summary[@]} -eq 0 ] || printf '%s\n' "${summary[@]}"
  if [ $status -eq 0 ]; then
    echo "Everything passed."
  else
    echo "FAILED (exit code $status); see above for the reason."
  fi
}
trap finish EXIT
# Ended from outside, it has not passed.
trap 'exit 130' INT
trap 'exit 143' TERM

step "Packages"
install_packages packaging/packages.txt build run test
install_node_modules dev
export LOKET_NODE_MODULES=$top/build/dev/npm/node_modules

step "Build (preset dev: sanitizers, warnings are errors)"
cmake --preset dev
cmake --build --preset dev

step "Tests"
if [ $# -gt 0 ]; then
  run_ctest dev --preset dev -j "$jobs" "$@"
  exit
fi
run_ctest dev --preset dev -j "$jobs"

step "Tests under valgrind (Qt itself carries no sanitizer)"
cmake --preset valgrind
cmake --build --preset valgrind --target valgrind_tests loketd
run_ctest valgrind --preset valgrind -j "$jobs" -L valgrind

step "The house's rules"
bash tests/support/check_house.sh build/dev
bash tests/support/check_clang.sh build/dev
bash tests/support/check_packages.sh build/dev
bash tests/support/check_hardening.sh build/valgrind/app/loketd/loketd build/dev/ui/loket build/dev/ui/libloket_ui.so
summary+=("rules: kept")
