#!/usr/bin/env bash
# check_translations.sh LUPDATE SOURCE_FOLDER: runs lupdate on a copy of the translations and fails where that changes a
# file (a text is new or gone) or where a text has no finished translation.
set -euo pipefail
lupdate=$1
cd "$2"
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
result=0
for language in id en; do
  file=translations/loket_$language.ts
  cp "$file" "$copy/"
  "$lupdate" -silent -no-obsolete -locations none -I . -I app ui -ts "$copy/loket_$language.ts"
  if ! diff -u "$file" "$copy/loket_$language.ts"; then
    echo "$file is not up to date: run lupdate -no-obsolete -locations none -I . -I app ui -ts $file and translate what is new" >&2
    result=1
  fi
  if grep -nE 'type="unfinished"|<translation></translation>|<numerusform></numerusform>' "$file"; then
    echo "$file has texts without a translation" >&2
    result=1
  fi
done
exit $result
