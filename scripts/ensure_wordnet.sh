#!/usr/bin/env bash
# Sees to it that the shipped tables of WordNet can be held against its database: installs it where this may be done (as root, with apt).
set -uo pipefail

[ -f /usr/share/wordnet/data.noun ] && exit 0
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
    printf 'wordnet: installing its database (once)\n' >&2
    export DEBIAN_FRONTEND=noninteractive
    install() { timeout 120 apt-get install -y --no-install-recommends wordnet-base >/dev/null 2>&1; }
    install || { timeout 120 apt-get update >/dev/null 2>&1 && install; } && exit 0
fi
printf 'wordnet: no database here (Debian: wordnet-base); the test of the shipped tables is skipped\n' >&2
