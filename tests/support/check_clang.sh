#!/usr/bin/env bash
# Whether a second compiler reads the same sources without a warning: check_clang.sh BUILD_FOLDER
# Only reads them (-fsyntax-only): app/ and ui/, each room in one piece, with the warnings of the build. The preset
# "clang" builds all of it, the tests too. Prints what clang says and ends with 1 where it says something.
set -euo pipefail

build=$(cd "$1" && pwd)
jobs=${LOKET_TEST_JOBS:-2}

commands=$(mktemp -d)
trap 'rm -rf "$commands"' EXIT

# GCC's commands, without output files, sanitizers, and -Wshadow, because clang also reports names that another file of
# the same piece declares for itself.
python3 - "$build/compile_commands.json" "$commands" <<'PYTHON'
import json, os, shlex, sys

for number, entry in enumerate(json.load(open(sys.argv[1]))):
    words = shlex.split(entry["command"])
    written = words[words.index("-o") + 1]
    source = os.path.join(entry["directory"], entry["file"])
    # moc and rcc write the same for every compiler; what moc writes is part of a room's piece.
    if not written.startswith(("app/", "ui/")) or "_autogen/" in source or "/.rcc/" in source or "/.qt/" in source:
        continue
    while not os.path.basename(words[0]).endswith(("c++", "g++")):
        words.pop(0)
    kept = ["clang++", "-fsyntax-only", "-Werror"]
    words = iter(words[1:])
    for word in words:
        if word in ("-o", "-MT", "-MF"):
            next(words)
        elif word not in ("-c", "-MD", "-Wshadow") and not word.startswith(("-fsanitize", "-fno-sanitize", "-g")):
            kept.append(word)
    with open(os.path.join(sys.argv[2], f"{number:04}"), "w") as file:
        file.write(f"cd {shlex.quote(entry['directory'])} && {shlex.join(kept)}\n")
PYTHON

[ -n "$(ls -A "$commands")" ] || {
  echo "$build has nothing of app/ and ui/ to read" >&2
  exit 1
}
find "$commands" -type f -print0 | sort -z | xargs -0 -n 1 -P "$jobs" bash
echo "clang: no warning."
