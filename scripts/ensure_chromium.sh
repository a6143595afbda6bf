#!/usr/bin/env bash
# Sees to it that there is a Chromium for tests/screen and scripts/pictures.py: installs Debian's where this may be done (as root, with
# apt). Where it may not, it says so, and the tests of the screen are skipped with the reason: nothing fails here.
set -uo pipefail

say() { printf 'browser: %s\n' "$*" >&2; }

for name in "${HEADWATER_CHROMIUM:-}" chromium chromium-browser google-chrome; do
    if [ -n "$name" ] && command -v "$name" >/dev/null 2>&1; then
        exit 0
    fi
done

if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    say "none here (chromium, chromium-browser, google-chrome); install one, or name it with HEADWATER_CHROMIUM, to run the tests of the screen"
    exit 0
fi
say "installing Debian's chromium (once)"
export DEBIAN_FRONTEND=noninteractive
install() { timeout 300 apt-get install -y --no-install-recommends chromium >/dev/null 2>&1; }
install || { timeout 120 apt-get update >/dev/null 2>&1 && install; } || say "apt could not install chromium; the tests of the screen are skipped"
exit 0
