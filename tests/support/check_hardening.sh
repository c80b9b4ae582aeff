#!/usr/bin/env bash
# Checks the hardening of the programs: check_hardening.sh PROGRAM...
# A program built without optimisation or with a sanitizer has no fortified calls; those are required of the others only.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
broken=0
complain() {
  printf '%s\n' "$@" >&2
  broken=1
}

for program in "$@"; do
  [ -f "$program" ] || { complain "$program is not built"; continue; }
  name=$(basename "$program")
  dynamic=$(readelf -dW "$program")
  symbols=$(readelf -sW --dyn-syms "$program")
  readelf -hW "$program" | grep -q 'Type:.*DYN' || complain "$name is not position independent (PIE)"
  readelf -lW "$program" | grep -q GNU_RELRO || complain "$name has no RELRO"
  grep -qE 'BIND_NOW|\bNOW\b' <<<"$dynamic" || complain "$name binds lazily, so its RELRO is partial"
  grep -q '__stack_chk_fail' <<<"$symbols" || complain "$name has no stack protector"
  readelf -lW "$program" | grep -E 'GNU_STACK' | grep -qv 'RWE' || complain "$name has an executable stack"
  if ! grep -qE '__(asan|ubsan)_' <<<"$symbols"; then
    grep -qE '__(memcpy|memmove|memset|strcpy|snprintf|vsnprintf|read|fread|fprintf|printf|poll|fdelt)_chk' <<<"$symbols" ||
      complain "$name has no fortified call"
  fi
  case $(uname -m) in
    # Not by the note: the linker drops it where one object lacks it, and Debian's own start files do.
    x86_64) [ "$(objdump -d --no-show-raw-insn "$program" | grep -c endbr64)" -gt 100 ] || complain "$name has no control-flow protection" ;;
  esac
done

# The service is confined: systemd's own measure, 0 (isolated) to 10 (everything allowed).
limit=3.0
if command -v systemd-analyze >/dev/null && systemd-analyze security --help 2>/dev/null | grep -q -- --offline; then
  level=$(systemd-analyze security --offline=yes "$here/packaging/loketd.service" 2>/dev/null |
    sed -nE 's/.*exposure level[^0-9]*([0-9.]+).*/\1/p')
  awk -v level="${level:-10}" -v limit=$limit 'BEGIN { exit !(level <= limit) }' ||
    complain "packaging/loketd.service: exposure ${level:-unknown}, at most $limit is wanted"
fi

[ $broken -eq 0 ] && echo "Hardening: complete."
exit $broken
