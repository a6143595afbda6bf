#!/usr/bin/env bash
# Compares the sample communique with each report of it, as a reader of the terminal sees it.
set -euo pipefail
cd "$(dirname "$0")/.."

source=samples/source.txt
for report in samples/report-*.txt; do
    printf '\n$ headwater compare %s %s\n\n' "$source" "$report"
    .venv/bin/headwater compare "$source" "$report"
done
