#!/usr/bin/env bash
# Builds and tests Loket with the Qt of Debian 13 on a machine that is not Debian 13 (Qt 6.4 of Debian 12 is the floor):
#   tests/debian13.sh            what tests/run.sh does, all of it
#   tests/debian13.sh -R sales   with the arguments of tests/run.sh
# Needs root and debootstrap. The system, the copy of the source, its build and the compiler's cache are kept in
# ${XDG_CACHE_HOME:-~/.cache}/loket/debian13 (some 6 GB; delete the folder to begin anew). LOKET_DEBIAN_MIRROR names
# another mirror than the one this machine installs from. CMAKE_BUILD_PARALLEL_LEVEL and LOKET_TEST_JOBS count
# inside as well.
set -euo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
root=${XDG_CACHE_HOME:-$HOME/.cache}/loket/debian13

fail() {
  printf '%s\n' "$@" >&2
  exit 1
}

[ "$(id -u)" -eq 0 ] || fail "tests/debian13.sh must be root: it makes a Debian 13 in a folder and runs the tests in it."
command -v debootstrap >/dev/null || fail "tests/debian13.sh needs debootstrap: apt-get install debootstrap"

# In a mount namespace of its own: however this ends, the kernel removes the mounts and nothing else sees them.
if [ "${LOKET_OWN_MOUNTS:-}" != yes ]; then
  mkdir -p "$(dirname "$root")"
  exec 9>"$root.lock"
  flock --nonblock 9 || fail "Another tests/debian13.sh uses $root."
  LOKET_OWN_MOUNTS=yes exec unshare --mount --propagation private bash "${BASH_SOURCE[0]}" "$@"
fi

mirror=${LOKET_DEBIAN_MIRROR:-$(
  { cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null || true; } |
    grep -oE '^(deb|URIs:).*https?://[^ ]+/debian/?( |$)' | grep -oE 'https?://[^ ]+' | head -n 1 || true
)}
mirror=${mirror:-http://deb.debian.org/debian}

if [ ! -x "$root/usr/bin/apt-get" ]; then
  echo "Making a Debian 13 in $root from $mirror" >&2
  rm -rf "$root.new"
  debootstrap --variant=minbase trixie "$root.new" "$mirror"
  mv "$root.new" "$root"
fi

# Packages must not start services in there, names resolve as they do here, and this computer's own authorities are trusted.
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod +x "$root/usr/sbin/policy-rc.d"
cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
mkdir -p "$root/usr/local/share/ca-certificates" "$root/src/build/dev"
find /usr/local/share/ca-certificates -name '*.crt' -exec cp -t "$root/usr/local/share/ca-certificates" {} + 2>/dev/null || true
mount -t proc proc "$root/proc"
mount --rbind /sys "$root/sys"
mount --rbind /dev "$root/dev"

# The source as it is here, without what git ignores. What has changed gets the time of now, so that it is built again
# also where the last build began after the change here; the rest keeps its time.
rm -rf "$root/src.new"
mkdir -p "$root/src.new"
cd "$top"
git ls-files -coz --exclude-standard |
  while IFS= read -r -d '' file; do if [ -e "$file" ]; then printf '%s\0' "$file"; fi; done |
  tar --create --null --files-from=- | tar --extract --touch --no-same-owner --directory="$root/src.new"
(cd "$root/src.new" && find . -type f -print0) |
  while IFS= read -r -d '' file; do
    if cmp --silent "$root/src/$file" "$root/src.new/$file"; then touch --reference="$root/src/$file" "$root/src.new/$file"; fi
  done
find "$root/src" -mindepth 1 -maxdepth 1 ! -name build -exec rm -rf {} +
find "$root/src.new" -mindepth 1 -maxdepth 1 -exec mv -t "$root/src" {} +
rmdir "$root/src.new"
# The third parties' clients are the same in both.
if [ -f build/dev/npm/complete ]; then
  rm -rf "$root/src/build/dev/npm"
  cp -a build/dev/npm "$root/src/build/dev/"
fi

inside() {
  env --ignore-environment HOME=/root LANG=C.UTF-8 TERM="${TERM:-dumb}" PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    DEBIAN_FRONTEND=noninteractive LOKET_TEST_JOBS="${LOKET_TEST_JOBS:-2}" \
    ${CMAKE_BUILD_PARALLEL_LEVEL:+CMAKE_BUILD_PARALLEL_LEVEL="$CMAKE_BUILD_PARALLEL_LEVEL"} \
    ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} ${npm_config_registry:+npm_config_registry="$npm_config_registry"} \
    chroot "$root" "$@"
}

# Before tests/run.sh, which may need the authorities for the npm registry already.
inside bash -c 'set -e
  cd /src
  . packaging/packages.sh
  install_packages packaging/packages.txt build run test
  update-ca-certificates >/dev/null 2>&1'
status=0
inside bash -c 'cd /src && exec bash tests/run.sh "$@"' run.sh "$@" </dev/null || status=$?
inside bash -c '. /etc/os-release && printf "%s, Qt %s\n" "$PRETTY_NAME" "$(/usr/lib/qt6/bin/qmake -query QT_VERSION)"'
exit $status
