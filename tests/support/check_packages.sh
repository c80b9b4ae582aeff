#!/usr/bin/env bash
# Compares packaging/packages.txt with what the build really read: check_packages.sh BUILD_FOLDER
# Every header, CMake file and library outside of this tree must belong to a listed build package, to what one of those
# depends on, or to what every Debian has. Exits with 1 and names what is missing.
set -euo pipefail

build=$(cd "$1" && pwd)
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. packaging/packages.sh
command -v dpkg >/dev/null || { echo "No Debian, so no packages to check."; exit 0; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Headers from the compiler's dependency files, CMake's own inputs, and the libraries on the link lines. The files with
# which Qt finds plugins are looked up by a pattern and come from whatever happens to be installed: not required.
{
  ninja -C "$build" -t deps | sed -n 's/^ *\(\/usr\/[^ ]*\)$/\1/p'
  ninja -C "$build" -t query build.ninja | sed -n 's/^ *\(| \)\{0,1\}\(\/usr\/[^ ]*\)$/\2/p' | grep -vE 'Plugin[A-Za-z]*\.cmake$' || true
  grep -E '^ *LINK_LIBRARIES' "$build/build.ninja" | grep -oE '/usr/lib/[^ ]+\.(so|a)[^ ]*' || true
} | sort -u >"$work/files"
[ -s "$work/files" ] || { echo "Nothing is built in $build" >&2; exit 1; }

# A merged /usr: dpkg lists some files by their old names, and fails for an unlisted name.
xargs -r -d '\n' realpath -e <"$work/files" 2>/dev/null | sort -u >"$work/real" || true
cat "$work/files" "$work/real" | sed 'p; s|^/usr/lib/|/lib/|' | sort -u >"$work/names"
{ xargs -r -d '\n' dpkg -S <"$work/names" 2>/dev/null || true; } |
  sed -E 's/^([^ ]+): .*/\1/; s/, /\n/g' | sed -E 's/:[a-z0-9]+$//' | sort -u >"$work/used"

package_names packaging/packages.txt build >"$work/listed"
{
  cat "$work/listed"
  xargs -d '\n' apt-cache depends --recurse --installed --no-recommends --no-suggests --no-conflicts --no-breaks \
    --no-replaces --no-enhances <"$work/listed" | sed -nE 's/^ *\|?(Pre)?Depends: *//p; /^[a-z0-9]/p' | tr -d '<>'
  dpkg-query -W -f '${Essential} ${Package}\n' | sed -n 's/^yes //p'
} | sed -E 's/:[a-z0-9]+$//' | sort -u >"$work/allowed"

lacking=$(comm -23 "$work/used" "$work/allowed")
if [ -n "$lacking" ]; then
  echo "The build uses packages that packaging/packages.txt does not bring in:" >&2
  while read -r name; do
    printf '  %s (for example %s)\n' "$name" "$(dpkg -L "$name" | grep -Fxf "$work/files" | head -n 1)" >&2
  done <<<"$lacking"
  exit 1
fi
echo "Packages: $(wc -l <"$work/used") are used by the build and all are brought in by the list."
