# Read by packaging/run.sh and tests/run.sh: installs what packaging/packages.txt lists and this machine does not have.
# shellcheck shell=bash

# package_names FILE REASON...: the packages that are needed for one of the reasons (build, run, test).
package_names() {
  local list=$1
  shift
  awk -v reasons="$*" 'BEGIN { n = split(reasons, r, " "); for (i = 1; i <= n; ++i) wanted[r[i]] = 1 }
    /^[[:space:]]*(#|$)/ { next }
    $1 in wanted { print $2 }' "$list"
}

# A node or npm of another origin is used as it is, because Debian's would conflict with it.
is_there() {
  case $1 in
    nodejs) command -v node >/dev/null && return 0 ;;
    npm) command -v npm >/dev/null && return 0 ;;
  esac
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# install_packages FILE REASON...
install_packages() {
  local missing=() names name
  names=$(package_names "$@")
  for name in $names; do
    is_there "$name" || missing+=("$name")
  done
  [ ${#missing[@]} -gt 0 ] || return 0

  local root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "These packages are missing, and without sudo only root can install them: apt-get install ${missing[*]}" >&2
      return 1
    fi
    root=(sudo)
  fi
  echo "Installing: ${missing[*]}" >&2
  "${root[@]}" apt-get update -q >&2 || echo "apt-get update failed; continuing with the present package lists." >&2
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" >&2
}
