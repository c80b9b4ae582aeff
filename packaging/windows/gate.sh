#!/usr/bin/env bash
# Cross-builds Loket for Windows on Debian 12 and runs under wine what can be run there:
#   packaging/windows/gate.sh                 compiles everything, links and runs the tests that need no served module
#   packaging/windows/gate.sh -R tst_secrets  compiles everything, runs the tests whose name fits the expression
# With Debian's mingw-w64, wine and sources (packages.txt, libraries.sh). The libraries, a Qt without its window, wine's
# folder and the build are kept in ${XDG_CACHE_HOME:-~/.cache}/loket/windows (about 4 GB; delete the folder to begin anew),
# so the first run takes half an hour of processor time and every other one compiles only Loket. LOKET_JOBS: how many
# compilers at once (2).
#
# Debian serves no sources of Qt HTTP Server, WebSockets, Charts, Svg and Serial Port. Loket is compiled against the headers
# of Debian's Linux packages of them, which are the same for every system; a program that uses one of them, or the window's
# part of Qt, is not linked. QT_WINDOWS_PREFIX=FOLDER names a whole Qt 6.4 or newer for mingw-w64 instead, with these modules
# and with the other libraries of this page: then everything is linked and every test runs.
#
# The last lines say what ran, what passed, and what was left out and why. 0: all of Loket compiled without a warning and
# every test that ran passed; 1: not so.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
top=$(cd "$here/../.." && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/loket/windows
sysroot=$cache/sysroot
jobs=${LOKET_JOBS:-2}
wanted=.
if [ "${1:-}" = -R ] && [ -n "${2:-}" ]; then wanted=$2; fi

# shellcheck source=packaging/packages.sh
. "$top/packaging/packages.sh"
# shellcheck source=packaging/windows/libraries.sh
. "$here/libraries.sh"

fail() {
  printf '%s\n' "$@" >&2
  exit 1
}

mkdir -p "$cache" "$sysroot"
exec 9>"$cache/lock"
flock --nonblock 9 || fail "Another packaging/windows/gate.sh uses $cache."

install_packages "$top/packaging/packages.txt" build
install_packages "$here/packages.txt" build run

qt=${QT_WINDOWS_PREFIX:-}
lacking=() # modules that are compiled against and not linked
if [ -z "$qt" ]; then
  for library in sqlite3 qtbase libsodium libssh2 qrencode minizip libxlsxwriter qtkeychain expected; do
    once "$library"
  done
  qt=$cache/qtbase
  lacking=(HttpServer WebSockets Charts Svg SerialPort)
else
  [ -f "$qt/lib/cmake/Qt6/qt.toolchain.cmake" ] || fail "QT_WINDOWS_PREFIX=$qt has no lib/cmake/Qt6/qt.toolchain.cmake"
  for library in sqlite3 libsodium libssh2 qrencode minizip libxlsxwriter expected; do
    once "$library"
  done
fi

# A module of which there are only headers: a target to compile against, and on the command line of every program that
# uses it the name of a library that does not exist, by which such a program is recognised below.
not_served=not_served_
stand_in() { # MODULE DEPENDENCIES...
  local module=$1 folder=$sysroot/lib/cmake/Qt6$1 includes=$sysroot/include/stand-in headers
  shift
  headers=/usr/include/$(gcc -print-multiarch)/qt6/Qt$module
  [ -d "$headers" ] || fail "The headers of Qt $module are not in $headers."
  mkdir -p "$folder" "$includes"
  ln -sfn "$headers" "$includes/Qt$module"
  cat >"$folder/Qt6${module}Config.cmake" <<CONFIG
if(NOT TARGET Qt6::$module)
  add_library(Qt6::$module INTERFACE IMPORTED)
  set_target_properties(Qt6::$module PROPERTIES
    INTERFACE_INCLUDE_DIRECTORIES "$includes;$includes/Qt$module"
    INTERFACE_COMPILE_DEFINITIONS "QT_${module^^}_LIB"
    INTERFACE_LINK_LIBRARIES "$(printf 'Qt6::%s;' "$@")-l$not_served$module")
endif()
CONFIG
  cat >"$folder/Qt6${module}ConfigVersion.cmake" <<'CONFIG'
set(PACKAGE_VERSION 6.4.2)
set(PACKAGE_VERSION_COMPATIBLE TRUE)
CONFIG
}
if [ ${#lacking[@]} -gt 0 ]; then
  stand_in WebSockets Network
  stand_in HttpServer Network WebSockets
  stand_in Charts Widgets
  stand_in Svg Gui
  stand_in SerialPort Core
  # What automoc waits for: the libraries of the window's part of Qt, which are never made here.
  for library in Gui Widgets PrintSupport OpenGL OpenGLWidgets; do
    [ -e "$qt/lib/libQt6$library.a" ] || $host-ar rcs "$qt/lib/libQt6$library.a"
  done
fi

build=$cache/loket
began=$SECONDS
options=()
for module in "${lacking[@]}"; do options+=("-DQt6${module}_DIR=$sysroot/lib/cmake/Qt6$module"); done
export LOKET_SYSROOT=$sysroot PKG_CONFIG_LIBDIR=$sysroot/lib/pkgconfig:/usr/$host/lib/pkgconfig
export CCACHE_BASEDIR=$top CCACHE_NOHASHDIR=1 CCACHE_SLOPPINESS=pch_defines,time_macros CCACHE_PCH_EXTSUM=1
# rcc is this computer's: the packing that it prefers is not in Qt for Windows.
cmake -G Ninja -S "$top" -B "$build" -DCMAKE_TOOLCHAIN_FILE="$qt/lib/cmake/Qt6/qt.toolchain.cmake" \
  -DQT_CHAINLOAD_TOOLCHAIN_FILE="$here/mingw.cmake" -DQT_HOST_PATH=/usr -DQT_HOST_PATH_CMAKE_DIR="/usr/lib/$(gcc -print-multiarch)/cmake" \
  -DQT_ADDITIONAL_PACKAGES_PREFIX_PATH="$sysroot" -DCMAKE_AUTORCC_OPTIONS=--no-zstd -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_FLAGS_RELEASE=-O1 \
  -DCMAKE_UNITY_BUILD=ON -DCMAKE_UNITY_BUILD_BATCH_SIZE=16 -DLOKET_WINDOW=ON -DLOKET_WERROR=ON -DBUILD_TESTING=ON -DBUILD_SHARED_LIBS=OFF \
  "${options[@]}" >"$cache/configure.log" 2>&1 || {
  tail -n 40 "$cache/configure.log" >&2
  fail "CMake failed; all of it is in $cache/configure.log"
}

# Every object of every room and test, and the libraries of the rooms; then the programs whose link line has no module that
# is not served.
link_lines() { # prints: PROGRAM MODULES-THAT-ARE-NOT-SERVED...
  awk -v mark="$not_served" '
    /^build [^:]*\.exe: / { program = $2; sub(/:$/, "", program) }
    /^  LINK_LIBRARIES = / && program != "" {
      line = program
      for (i = 3; i <= NF; ++i) {
        if (index($i, "-l" mark) == 1) { name = substr($i, length(mark) + 3); if (!(name in seen)) line = line " " name; seen[name] = 1 }
        if (match($i, /libQt6(Gui|Widgets|PrintSupport|OpenGL)\.(dll\.)?a$/)) { if (!("window" in seen)) line = line " window"; seen["window"] = 1 }
      }
      print line
      delete seen
      program = ""
    }' "$build/build.ninja"
}
every_exe=$(link_lines)
if [ ${#lacking[@]} -gt 0 ]; then
  linked=$(awk 'NF == 1 { print $1 }' <<<"$every_exe")
else
  linked=$(awk '{ print $1 }' <<<"$every_exe")
fi
log=$cache/compile.log
objects=$(ninja -C "$build" -t targets all | sed -nE 's/^((app|ui|tests)[^:]*\.obj): CXX_COMPILER.*/\1/p')
compiled=yes
# shellcheck disable=SC2086  # names of targets, which have no spaces
NINJA_STATUS='[%f/%t %e s] ' ninja -k 0 -C "$build" -j"$jobs" $objects $linked >"$log" 2>&1 || compiled=no
warnings=$(grep -cE '(warning|error): ' "$log" || true)
if [ $compiled = no ] || [ "$warnings" -gt 0 ]; then
  grep -E '(warning|error): |undefined reference|FAILED' "$log" | head -n 40 >&2 || true
  compiled=no
fi
echo "Compiled in $((SECONDS - began)) s: $(wc -w <<<"$objects") objects, $(wc -w <<<"$linked") programs, $warnings warnings and errors ($log)." >&2

# Wine's own folder, with nothing of the user's in it.
as_windows() { printf 'Z:%s' "${1//\//\\}"; }
runtime=$(dirname "$($host-g++-posix -print-file-name=libstdc++-6.dll)")
export WINEPREFIX=$cache/wine WINEARCH=win64 WINEDEBUG=-all WINEDLLOVERRIDES='mscoree,mshtml=;winemenubuilder.exe='
WINEPATH="$(as_windows "$qt/bin");$(as_windows "$sysroot/bin");$(as_windows "$sysroot/lib");$(as_windows "$runtime");$(as_windows "/usr/$host/lib")"
QT_PLUGIN_PATH=$(as_windows "$qt/plugins")
export WINEPATH QT_PLUGIN_PATH
export QT_QPA_PLATFORM=offscreen TZ=Asia/Makassar LOKET_KEYCHAIN=off
unset DISPLAY WAYLAND_DISPLAY
results=$cache/results
rm -rf "$results"
mkdir -p "$results"
# One wine server for all tests, which ends with the script and not after each of them.
[ -d "$WINEPREFIX" ] || { wine wineboot --init >"$cache/logs/wine.log" 2>&1 && wineserver --wait; }
wineserver --persistent=60 2>/dev/null || true

passed=() failed=() left_out=()
run() { # PROGRAM
  local name output status=0
  name=$(basename "$1" .exe)
  output=$results/$name.txt
  # What a program prints does not arrive in a file here, so Qt Test writes one by itself.
  (cd "$build/$(dirname "$1")" && timeout "${LOKET_TEST_SECONDS:-180}" wine "./$name.exe" -o "$(as_windows "$output"),txt" </dev/null >"$results/$name.console" 2>&1 9>&-) || status=$?
  if [ $status -eq 0 ] && [ -s "$output" ]; then
    passed+=("$name")
  else
    failed+=("$name")
    [ -s "$output" ] || echo "$name ended with $status and wrote nothing" >"$output"
  fi
}
while read -r program modules; do
  name=$(basename "$program" .exe)
  [[ $name == tst_* && $name =~ $wanted ]] || continue
  if [ -n "$modules" ] && [ ${#lacking[@]} -gt 0 ]; then
    left_out+=("$name: needs ${modules// /, }")
  elif [ ! -e "$build/$program" ]; then
    failed+=("$name")
    echo "$name was not built" >"$results/$name.txt"
  else
    run "$program"
  fi
done <<<"$every_exe"
wineserver --kill 2>/dev/null || true

summary() {
  echo "Passed (${#passed[@]}):"
  for name in "${passed[@]}"; do printf '  %s: %s\n' "$name" "$(sed -n 's/^Totals: //p' "$results/$name.txt" | tail -n 1)"; done
  echo "Failed (${#failed[@]}):"
  for name in "${failed[@]}"; do
    printf '  %s: %s\n' "$name" "$(sed -n 's/^Totals: //p' "$results/$name.txt" | tail -n 1)"
    grep -E '^(FAIL!|QFATAL)|ended with|was not built' "$results/$name.txt" | sed -E 's/^(.{160}).*/\1/; s/^/    /' | head -n 12 || true
  done
  echo "Left out (${#left_out[@]}), because Debian serves no sources of the module, or because the window's part of Qt is not built:"
  for name in "${left_out[@]}"; do printf '  %s\n' "$name"; done
  echo "Windows: $([ $compiled = yes ] && echo 'all of Loket compiled without a warning' || echo 'NOT compiled as it should'); of $((${#passed[@]} + ${#failed[@]})) tests ${#passed[@]} passed, ${#failed[@]} failed; ${#left_out[@]} were left out. The output of each is in $results."
}
summary | tee "$cache/summary.txt"
[ $compiled = yes ] && [ ${#failed[@]} -eq 0 ]
