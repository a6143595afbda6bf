#!/usr/bin/env bash
# Compares the sample message with three reports of it, as a reader of the terminal sees it, and says what is to be seen.
set -euo pipefail
cd "$(dirname "$0")/.."

bold='' plain=''
if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then
    bold=$'\033[1m' plain=$'\033[0m'
fi

show() { # what is to be seen; the arguments of the command
    printf '\n%s%s%s\n\n$ headwater %s\n\n' "$bold" "$1" "$plain" "${*:2}"
    .venv/bin/headwater "${@:2}"
}

cat <<'END'
Headwater shows where every passage of a report comes from, and what the report
left out. These texts are made up: a message of a head of state, and three
reports of it.

How to read it: the source is on the left, the report on the right.
  =  the same words        ≈  edited     ~  other words
  Σ  a summary             ⇄  another language
  ◇  in another order      +  only in the report      −  only in the source
END

source=samples/source.txt
show '1 of 3: A wire report that quotes the message in a translation of its own' \
    compare "$source" samples/report-wire.txt
show '2 of 3: A newspaper page that keeps most of the words, and what it changed' \
    compare "$source" samples/report-altered.html --view changes
show '3 of 3: A Korean report of the English message; nothing is translated' \
    compare "$source" samples/report-ko.txt

cat <<END

${bold}That was three reports of one message.${plain} Scroll up to read them from the start, or
see one at a time:
  .venv/bin/headwater compare samples/source.txt samples/report-wire.txt | less
  .venv/bin/headwater compare YOUR-SOURCE.txt YOUR-REPORT.html
END
