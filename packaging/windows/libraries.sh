# Read by packaging/windows/gate.sh: builds for Windows the libraries that Loket uses, from Debian's sources. Each is
# built once; its stamp in $cache/stamps has the version of its source and of the recipe, so that either builds it anew.
# shellcheck shell=bash
# shellcheck disable=SC2154  # cache, sysroot, here and jobs are gate.sh's

# Counts up where a recipe below changes in a way that makes what is there useless.
recipe=1
host=x86_64-w64-mingw32

# apt with lists of its own, so that the system's stay as they are.
own_apt() {
  apt-get -q -o Dir::Etc::sourcelist="$cache/lists/sources.list" -o Dir::Etc::sourceparts="$cache/lists/none" \
    -o Dir::State::lists="$cache/lists/state" -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= \
    -o APT::Sandbox::User="$(id -un)" "$@"
}

update_lists() {
  local keys='[signed-by=/usr/share/keyrings/debian-archive-keyring.gpg]' mirror=${LOKET_DEBIAN_MIRROR:-http://deb.debian.org/debian}
  mkdir -p "$cache/lists/none" "$cache/lists/state/partial"
  {
    printf 'deb-src %s %s %s main\n' "$keys" "$mirror" bookworm "$keys" "$mirror" bookworm-updates "$keys" "$mirror" trixie
    printf 'deb-src %s %s-security bookworm-security main\n' "$keys" "$mirror"
  } >"$cache/lists/sources.list"
  own_apt update >&2
}

# unpack NAME [SUITE]: the newest source of the package as $cache/src/NAME, with Debian's patches (they have the fixes of
# security), and its version in $version. Where the mirror does not serve the patches any more, as of some packages, the
# authors' own tarball is used. What was fetched once is not fetched again.
unpack() {
  local name=$1 suite=${2:-bookworm} folder=$cache/sources/$1 dsc tarball
  mkdir -p "$folder" "$cache/src"
  if [ ! -f "$folder/fetched" ]; then
    [ -f "$cache/lists/sources.list" ] || update_lists
    (cd "$folder" && { own_apt source --download-only "$name/$suite" || own_apt source --tar-only "$name/$suite"; } >&2)
    touch "$folder/fetched"
  fi
  rm -rf "$cache/src/$name"
  dsc=$(find "$folder" -name '*.dsc' | sort -V | tail -n 1)
  if [ -n "$dsc" ] && dpkg-source --no-check -x "$dsc" "$cache/src/$name" >&2; then
    version=$(sed -n 's/^Version: //p' "$dsc" | head -n 1)
    return 0
  fi
  tarball=$(find "$folder" -name '*.orig.tar.*' ! -name '*.asc' | sort -V | tail -n 1)
  version="$(basename "$tarball" | sed -E 's/^[^_]*_(.*)\.orig\.tar\..*/\1/'), without the patches"
  rm -rf "$cache/src/$name"
  mkdir -p "$cache/src/$name"
  tar --extract --file "$tarball" --strip-components=1 --directory "$cache/src/$name"
}

# is_built NAME: its stamp is this recipe's.
is_built() {
  [ -f "$cache/stamps/$1" ] && grep -qx "recipe $recipe" "$cache/stamps/$1"
}

# once NAME: builds it by build_NAME where that was not done. What a recipe says goes to a log, whose end is shown only
# where it failed.
once() {
  local name=$1 log=$cache/logs/$1.log began=$SECONDS status
  if is_built "$name"; then return 0; fi
  echo "Building $name for Windows" >&2
  mkdir -p "$cache/stamps" "$cache/logs" "$cache/build"
  # Not in a condition, where bash would go on after a step that failed.
  set +e
  (
    set -e
    "build_$name"
    # shellcheck disable=SC2030  # each recipe sets it for itself
    printf 'recipe %s\nversion %s\n' "$recipe" "$version" >"$cache/stamps/$name.new"
  ) >"$log" 2>&1
  status=$?
  set -e
  if [ $status -ne 0 ]; then
    tail -n 30 "$log" >&2
    echo "Building $name failed; all of it is in $log" >&2
    return 1
  fi
  mv "$cache/stamps/$name.new" "$cache/stamps/$name"
  echo "Built $name $(sed -n 's/^version //p' "$cache/stamps/$name") in $((SECONDS - began)) s" >&2
}

cross_cmake() { # NAME SOURCE_FOLDER OPTIONS...: configures, builds and installs
  local name=$1 source=$2
  shift 2
  rm -rf "$cache/build/$name"
  LOKET_SYSROOT=$sysroot cmake -G Ninja -S "$source" -B "$cache/build/$name" -DCMAKE_TOOLCHAIN_FILE="$here/mingw.cmake" \
    -DCMAKE_BUILD_TYPE=Release -DCMAKE_INSTALL_PREFIX="$sysroot" -DBUILD_SHARED_LIBS=ON "$@"
  LOKET_SYSROOT=$sysroot ninja -C "$cache/build/$name" -j"$jobs" install
  rm -rf "$cache/build/$name" "$cache/src/$name"
}

# One SQLite for Qt's driver and for Loket, as on Debian, and with what Debian's has.
build_sqlite3() {
  unpack sqlite3
  cd "$cache/src/sqlite3"
  ./configure --disable-tcl
  make sqlite3.c
  $host-gcc-posix -O2 -shared -DSQLITE_API='__declspec(dllexport)' -DSQLITE_THREADSAFE=1 -DSQLITE_ENABLE_COLUMN_METADATA -DSQLITE_ENABLE_FTS3 \
    -DSQLITE_ENABLE_FTS3_PARENTHESIS -DSQLITE_ENABLE_FTS5 -DSQLITE_ENABLE_RTREE -DSQLITE_ENABLE_DBSTAT_VTAB \
    -DSQLITE_ENABLE_STMTVTAB -DSQLITE_ENABLE_UNLOCK_NOTIFY -DSQLITE_ENABLE_LOAD_EXTENSION -DSQLITE_MAX_VARIABLE_NUMBER=250000 \
    -DSQLITE_SECURE_DELETE -DSQLITE_USE_URI sqlite3.c -o sqlite3.dll -Wl,--out-implib,libsqlite3.dll.a
  install -D -m 644 -t "$sysroot/include" sqlite3.h sqlite3ext.h
  install -D -m 644 -t "$sysroot/lib" libsqlite3.dll.a
  install -D -m 644 -t "$sysroot/bin" sqlite3.dll
  rm -rf "$cache/src/sqlite3"
}

# The parts of Qt that need no window. All of Qt is configured, because the window's room is compiled against the headers
# of the rest, but only these are built. The build folder is used as it is.
qt_targets=(Core Network Sql Xml Test Concurrent QSQLiteDriverPlugin QSchannelBackendPlugin QTlsBackendCertOnlyPlugin)
build_qtbase() {
  unpack qt6-base
  rm -rf "$cache/src/qtbase" "$cache/qtbase"
  mv "$cache/src/qt6-base" "$cache/src/qtbase"
  local off=() feature
  for feature in pkg_config dbus icu opengl vulkan openssl system_zlib system_pcre2 system_png system_jpeg system_freetype \
    system_harfbuzz sql_odbc sql_mysql sql_psql sql_ibase sql_oci sql_db2 tabletevent zstd; do
    off+=("-DFEATURE_$feature=OFF")
  done
  LOKET_SYSROOT=$sysroot cmake -G Ninja -S "$cache/src/qtbase" -B "$cache/qtbase" -DCMAKE_TOOLCHAIN_FILE="$here/mingw.cmake" \
    -DCMAKE_BUILD_TYPE=Release -DCMAKE_INSTALL_PREFIX="$sysroot" -DQT_HOST_PATH=/usr \
    -DQT_HOST_PATH_CMAKE_DIR="/usr/lib/$(gcc -print-multiarch)/cmake" -DQT_QMAKE_TARGET_MKSPEC=win32-g++ -DBUILD_SHARED_LIBS=ON \
    -DQT_BUILD_EXAMPLES=OFF -DQT_BUILD_TESTS=OFF -DQT_BUILD_BENCHMARKS=OFF -DQT_BUILD_MANUAL_TESTS=OFF \
    -DFEATURE_schannel=ON -DINPUT_opengl=no -DINPUT_openssl=no -DFEATURE_system_sqlite=ON "${off[@]}"
  LOKET_SYSROOT=$sysroot ninja -C "$cache/qtbase" -j"$jobs" "${qt_targets[@]}"
  find "$cache/qtbase" -name '*.obj' -delete
}

build_libsodium() {
  unpack libsodium
  cd "$cache/src/libsodium"
  ./autogen.sh -s
  ./configure --host=$host --prefix="$sysroot" --disable-static CC=$host-gcc-posix
  make -j"$jobs" install
  rm -rf "$cache/src/libsodium"
}

build_libssh2() {
  unpack libssh2
  cross_cmake libssh2 "$cache/src/libssh2" -DCRYPTO_BACKEND=WinCNG -DBUILD_EXAMPLES=OFF -DBUILD_TESTING=OFF
  ln -sf liblibssh2.dll.a "$sysroot/lib/libssh2.dll.a" # its .pc file says -lssh2
}

build_qrencode() {
  unpack qrencode
  cross_cmake qrencode "$cache/src/qrencode" -DWITH_TOOLS=NO -DWITHOUT_PNG=ON
}

# minizip is a part of zlib's source, and the one of this room that reads zip files.
build_minizip() {
  unpack zlib
  cd "$cache/src/zlib/contrib/minizip"
  local source
  for source in ioapi unzip zip iowin32; do
    $host-gcc-posix -O2 -D_FILE_OFFSET_BITS=64 -c "$source.c" -o "$source.o"
  done
  mkdir -p "$sysroot/lib/pkgconfig"
  rm -f "$sysroot/lib/libminizip.a"
  $host-ar rcs "$sysroot/lib/libminizip.a" ioapi.o unzip.o zip.o iowin32.o
  install -D -m 644 -t "$sysroot/include/minizip" ioapi.h unzip.h zip.h iowin32.h
  # shellcheck disable=SC2016,SC2031  # ${prefix} is pkg-config's, the version this recipe's
  printf '%s\n' "prefix=$sysroot" 'Name: minizip' 'Description: Reads and writes zip files' "Version: ${version%%[-,+]*}" \
    'Libs: -L${prefix}/lib -lminizip -lz' 'Cflags: -I${prefix}/include/minizip' >"$sysroot/lib/pkgconfig/minizip.pc"
  rm -rf "$cache/src/zlib"
}

build_libxlsxwriter() {
  unpack libxlsxwriter
  cross_cmake libxlsxwriter "$cache/src/libxlsxwriter"
}

# Debian 12's source of it is no longer served at all.
build_qtkeychain() {
  unpack qtkeychain trixie
  # Every compiler for Windows is given an option of Microsoft's.
  find "$cache/src/qtkeychain" -name CMakeLists.txt -exec sed -i "s|/utf-8|-finput-charset=UTF-8|" {} +
  cross_cmake qtkeychain "$cache/src/qtkeychain" -DBUILD_WITH_QT6=ON -DBUILD_TRANSLATIONS=OFF \
    -DCMAKE_TOOLCHAIN_FILE="$cache/qtbase/lib/cmake/Qt6/qt.toolchain.cmake"
}

# Headers alone, the same for every system.
build_expected() {
  version=$(dpkg-query -W -f '${Version}' libexpected-dev)
  mkdir -p "$sysroot/include" "$sysroot/share/cmake"
  cp -a /usr/include/tl "$sysroot/include/"
  cp -a /usr/share/cmake/tl-expected "$sysroot/share/cmake/"
}
