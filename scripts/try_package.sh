#!/usr/bin/env bash
# Installs the project as a user does, with `pip install .` into an environment of its own, and runs it from elsewhere:
# what only stands in this checkout, or comes only with the tools for developers, is missed here.
set -euo pipefail
project=$(cd "$(dirname "$0")/.." && pwd)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

"$project/.venv/bin/python" -m venv "$place/venv"
"$place/venv/bin/python" -m pip install --quiet --disable-pip-version-check "$project"
cp "$project/samples/source.txt" "$project/samples/report-wire.txt" "$place"
cd "$place"
venv/bin/headwater --version
venv/bin/headwater compare source.txt report-wire.txt --json >comparison.json
venv/bin/python -c 'import json; found = json.load(open("comparison.json")); print(len(found["links"]), "links"); assert found["links"]'
