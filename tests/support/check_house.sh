#!/usr/bin/env bash
# The project's rules that no compiler checks: check_house.sh BUILD_FOLDER
# Prints violations and exits with 1 where there are any.
set -euo pipefail

build=$(cd "$1" && pwd)
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
broken=0

complain() {
  printf '%s\n' "$@" >&2
  broken=1
}

sources() {
  # A source tree without git (a tarball) is checked the same way.
  git ls-files -co --exclude-standard -- "$@" 2>/dev/null ||
    find app ui tests resources packaging -type f \( -name '*.cpp' -o -name '*.h' -o -name '*.sh' -o -name '*.sql' -o -name '*.txt' \)
}

# A file that is too long has a class with too many duties.
limit=600
while read -r file; do
  [ -f "$file" ] || continue
  lines=$(wc -l <"$file")
  [ "$lines" -le $limit ] || complain "$file has $lines lines; a file has at most $limit"
done < <(sources '*.cpp' '*.h' | grep -E '\.(cpp|h)$')

# The layout is clang-format's. Its versions differ a little: the one of Debian 12 decides.
if [[ $(clang-format --version 2>/dev/null) == *'version 14.'* ]]; then
  layout=$(sources '*.cpp' '*.h' | grep -E '\.(cpp|h)$' | xargs -d '\n' -n 100 -P 2 clang-format --dry-run -Werror 2>&1 |
    grep -E ': error: ' || true)
  [ -z "$layout" ] || complain "not laid out by clang-format -i:" "$layout"
fi

# The service keeps only the rights it needs. systemd's measure: 0 is none, 10 is all of them.
exposed=30
if command -v systemd-analyze >/dev/null; then
  systemd-analyze security --offline=yes --threshold=$exposed packaging/loketd.service >/dev/null 2>&1 ||
    complain "packaging/loketd.service is exposed by more than 3.0 (systemd-analyze security --offline=yes)"
fi

# It starts before the network has its address and before DNS answers: it is started again without end, but not where a
# setting is wrong (2) or another engine has the folder (3).
for line in 'After=network-online.target' 'Wants=network-online.target' 'StartLimitIntervalSec=0' 'Restart=on-failure' \
  'RestartSec=5' 'RestartPreventExitStatus=2 3'; do
  grep -qxF "$line" packaging/loketd.service || complain "packaging/loketd.service lacks $line"
done

# The engine without a window must not need one.
needed=$(readelf -d "$build/app/loketd/loketd" | grep NEEDED || true)
[ -n "$needed" ] || complain "loketd is not built in $build"
if grep -qE 'Qt6(Widgets|Charts|OpenGL|PrintSupport|SerialPort)' <<<"$needed"; then
  complain "loketd links a window's library: $(grep -oE 'libQt6(Widgets|Charts|OpenGL|PrintSupport)[^]]*' <<<"$needed" | tr '\n' ' ')"
fi
if grep -rnE '#include <Q(Widget|Application|MainWindow|Dialog|Chart)' app; then
  complain "app/ names Qt Widgets"
fi

# A room includes only rooms below it.
declare -A may=(
  [core]='core' [domain]='core domain' [net]='core net' [settings]='core domain payments delivery settings'
  [storage]='core domain storage' [router]='core domain net router' [payments]='core domain net payments'
  [delivery]='core domain net delivery' [jobs]='core domain storage jobs' [sandbox]='core domain sandbox'
  [sales]='core domain storage jobs sales' [print]='core domain settings print'
  [importing]='core domain net payments delivery settings storage router jobs sales importing'
  [server]='core domain storage jobs sales server'
)
for room in "${!may[@]}"; do
  [ -d "app/$room" ] || continue
  allowed=${may[$room]// /|}
  wrong=$(grep -rnE '#include "(core|domain|net|settings|storage|router|payments|delivery|jobs|sales|importing|server|engine|sandbox|loketd|print|ui)/' "app/$room" |
    grep -vE "#include \"($allowed)/" || true)
  [ -z "$wrong" ] || complain "app/$room looks up:" "$wrong"
done

# Text from outside is never markup: labels, message boxes and tips of the window show it verbatim, and the one
# label that has links of our own opts in itself.
found=$(grep -rnE 'new Q(Label|MessageBox)\b|\bQ(Label|MessageBox) \w+[;({]|public Q(Label|MessageBox)\b|QMessageBox::(question|warning|information|critical)\(|Qt::(RichText|AutoText|MarkdownText)' ui |
  grep -vE '^ui/(shell/DemoStrip\.cpp|widgets/(Plain[A-Za-z]*|IconLabel)\.h):' || true)
[ -z "$found" ] || complain "texts that Qt may take for markup (ui/widgets/PlainLabel.h):" "$found"

# So are tips, which have one place that makes them plain, the application's filter (ui/theme/PlainToolTips.h); a tip of a
# chart's part is shown by hand. What Qt can only show as markup is used for the manual's own pages alone, and what the
# desktop shows goes through the tray.
elsewhere() { # EXPRESSION FILES COMPLAINT
  local found
  found=$(grep -rnE "$1" ui --include='*.cpp' --include='*.h' | grep -vE "^($2):" || true)
  [ -z "$found" ] || complain "$3:" "$found"
}
elsewhere 'QToolTip::showText\(' 'ui/screens/reports/(SliceBars|HeatMapView)\.cpp' 'a tip beside those that are looked after'
elsewhere '[sS]etHtml\(|insertHtml\(|[sS]etMarkdown\(|QText(Document|Browser|Edit)\b|QGraphicsTextItem|QStaticText' \
  'ui/shell/ManualDialog\.(cpp|h)' 'a text that Qt renders as markup'
elsewhere 'setWhatsThis\(|QWhatsThis|setStatusTip\(|QErrorMessage|QProgressDialog|QInputDialog::get|QWizardPage' '' \
  'a text that Qt may take for markup, with no way to tell it otherwise'
elsewhere 'QSystemTrayIcon|m_icon->(setToolTip|showMessage)\(' 'ui/shell/Tray\.(cpp|h)' \
  'the tray beside ui/shell/Tray.cpp'
grep -q 'new PlainToolTips(' ui/theme/Theme.cpp || complain "nobody installs ui/theme/PlainToolTips.h"

# A reason has an id (core/Reasons.h): no code searches an error's English for words.
found=$(grep -rnE '(\.|->)detail\.(contains|startsWith|endsWith|indexOf|lastIndexOf|mid|section|split|simplified\(\)\.contains|compare)\(|(match|globalMatch)\([^)]*(error|problem|reason)[a-zA-Z()]*\.detail|\.detail (==|!=) ' app ui --include='*.cpp' --include='*.h' |
  grep -E '(error|problem|reason)(\(\))?(\.|->)detail' || true)
[ -z "$found" ] || complain "searches an error's detail for words; ask its reason:" "$found"

# And every error of ours has one: sentences belong in the table of reasons.
found=$(grep -rnP '(fail\(|Error\{)(core::)?ErrorKind::\w+,( *$|[^;]*u")' app ui --include='*.cpp' --include='*.h' || true)
[ -z "$found" ] || complain "an error without a reason (core/Reasons.h):" "$found"

# The same for the window: a screen includes no other screen, and only main() includes the shell.
below='theme actions text context export models widgets'
declare -A window=(
  [theme]='theme' [actions]='actions' [text]='theme actions text' [context]='theme text context'
  [export]='text export' [models]='theme actions text context export models' [widgets]="$below"
  [printing]="$below printing" [dialogs]="$below printing dialogs" [browser]="$below printing dialogs browser"
  [wizard]="$below printing dialogs browser screens wizard"
  [shell]="$below printing dialogs browser screens wizard shell"
)
looks_up() { # ROOM ALLOWED...
  local room=$1
  shift
  local wrong
  wrong=$(grep -rnE '#include "ui/' "ui/$room" | grep -E '#include "ui/[a-z]+/' | grep -vE "#include \"ui/($(IFS='|' && echo "$*"))/" || true)
  [ -z "$wrong" ] || complain "ui/$room looks up:" "$wrong"
}
for folder in ui/*/; do
  room=$(basename "$folder")
  [ "$room" = screens ] && continue
  # shellcheck disable=SC2086
  if [ -n "${window[$room]:-}" ]; then looks_up "$room" ${window[$room]}; else complain "ui/$room has no place among the rooms of ui/"; fi
done
for folder in ui/screens/*/; do
  # shellcheck disable=SC2086
  looks_up "screens/$(basename "$folder")" $below printing dialogs browser "screens/$(basename "$folder")"
done

# No marks of unfinished work. The words are split so that this file does not match itself.
marks='\b(TO''DO|FIX''ME|XX''X|HA''CK)\b|not ''implemented'
found=$(sources '*.cpp' '*.h' '*.sh' '*.sql' '*.txt' '*.cmake' '*.js' '*.html' '*.css' '*.qss' README.md .ci/run |
  xargs -r -d '\n' grep -nE "$marks" 2>/dev/null || true)
[ -z "$found" ] || complain "left-over marks:" "$found"

# A page named in a comment exists: by its path from the top, or beside the file.
while IFS=: read -r file page; do
  [ -f "$page" ] || [ -f "$(dirname "$file")/$page" ] || complain "$file names $page, which does not exist"
done < <(grep -rnE '(//|#|--) .*\.md\b' --include='*.cpp' --include='*.h' --include='*.sh' --include='*.sql' --include='*.cmake' \
  --include='*.txt' --include='*.js' --include='*.css' --include='*.qss' app ui tests resources packaging CMakeLists.txt |
  grep -vF 'check_house.sh' | sed -E 's/^([^:]*):[0-9]+:.*(\/\/|#|--) /\1:/' |
  awk -F: '{ while (match($2, /[A-Za-z0-9_.\/-]+\.md/)) { print $1 ":" substr($2, RSTART, RLENGTH); $2 = substr($2, RSTART + RLENGTH) } }')
nameless=$(grep -rnEi 'facts pag''e|facts/[a-z]+\.md|\(facts: |\(facts, sect''ion|the contra''ct\b|contra''ct, sect''ion' --include='*.cpp' --include='*.h' app ui tests || true)
[ -z "$nameless" ] || complain "a page is meant but not named (app/CONTRACT.md, app/*/FACTS.md):" "$nameless"

# Qt 6.5 and later warn about these (they want a QTimeZone), and the oldest Qt that builds Loket does not say so.
found=$(grep -rnE 'Qt::(UTC|LocalTime|OffsetFromUTC)\b|\b(set|to)TimeSpec\(|setOffsetFromUtc\(' app ui tests --include='*.cpp' --include='*.h' || true)
[ -z "$found" ] || complain "a time specification that later versions of Qt warn about (use QTimeZone):" "$found"

# Time comes from the injected clock (core/Clock.h): what reads or waits for another one cannot be tested on virtual time
# and does not notice a clock that is set. The rest has its reason here, one a line: FILES: WHAT THEY MAY USE: WHY.
declare -a own_time=(
  'core/Clock\.cpp: .*: it is the clock'
  'core/Log\.cpp: currentDateTimeUtc: the time of a line of the log, which decides nothing'
  'settings/DataFolderLock\.cpp: currentDateTimeUtc: tells a person since when the folder is held; before there is an engine'
  'settings/Secrets\.cpp: currentDateTimeUtc|QDeadlineTimer: the time of a file, as its file system keeps it; a pause of its thread'
  'settings/KeychainSecretStore\.cpp: QDeadlineTimer: waits for a thread that the desktop may block'
  'core/PrivateFiles\.cpp: msleep: another program of this computer is reading the file, on Windows'
  'net/HttpCall\.(h|cpp): QTimer|setTransferTimeout: the deadline of a socket; on virtual time there is none (net::HttpWire)'
  'server/Message\.cpp: currentDateTimeUtc: the header Date, which nobody of ours reads'
  'server/RouteTable\.cpp: QElapsedTimer: how long an answer took, for the figures alone'
  'server/EventStream\.(h|cpp): QTimer: keeps sockets alive'
  'server/guard/.*: QTimer|QElapsedTimer: how patient a socket is'
  'importing/Imports\.cpp: QElapsedTimer: how often progress is told, also by a thread that has no clock'
  'loketd/ImportCommands\.cpp: QElapsedTimer: how often progress is printed'
  'engine/watch/Measured\.cpp: QElapsedTimer: how long a call took, for the figures alone'
  'router/tunnel/SshSession\.(h|cpp): QTimer|QElapsedTimer: keeps a socket alive, in a thread of its own'
  'print/.*: QTimer|QDeadlineTimer|msleep: printers are waited for in real time'
  'sandbox/.*: .*: counterparts on real sockets, with clocks of their own'
)
found=$(grep -rnE '\bcurrent(DateTime|DateTimeUtc|Date|Time|MSecsSinceEpoch|SecsSinceEpoch)\(|\b(system|steady|high_resolution|utc)_clock::now|\b(QElapsedTimer|QDeadlineTimer|QTimer|QBasicTimer)\b|\bstartTimer\(|\bsetTransferTimeout\(|\b(gettimeofday|clock_gettime|timespec_get|GetSystemTime\w*|GetTickCount\w*|localtime\w*|gmtime\w*)\(|\btime\((nullptr|NULL|0|&\w+)\)|\bsleep_(for|until)\(|\b[mu]?sleep\(' \
  app --include='*.cpp' --include='*.h' | grep -vE '^[^:]+:[0-9]+:( *//|#include)|\.time\(|\{time\(' || true)
for allowed in "${own_time[@]}"; do
  files=${allowed%%: *}
  rest=${allowed#*: }
  grep -qE "^app/$files:" <<<"$found" || complain "nothing reads a clock any more in app/$files; take it off the list"
  found=$(grep -vE "^app/$files:[0-9]+:.*(${rest%%: *})" <<<"$found" || true)
done
[ -z "$found" ] || complain "time that is not the injected clock's (core/Clock.h):" "$found"

# Every test program asserts something.
while read -r file; do
  grep -qE 'QCOMPARE|QVERIFY|QTRY_|QFAIL' "$file" || complain "$file asserts nothing"
done < <(sources 'tests/*/tst_*.cpp' | grep -E '/tst_[a-z0-9_]+\.cpp$')

[ $broken -eq 0 ] && echo "Project rules: no violation."
exit $broken
