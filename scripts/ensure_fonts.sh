#!/usr/bin/env bash
# Sees to it that the pictures of Korean texts show letters and not boxes: installs a font where this may be done (as root, with apt).
set -uo pipefail

if ! command -v fc-list >/dev/null 2>&1 || [ -n "$(fc-list :lang=ko)" ]; then
    exit 0
fi
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
    printf 'fonts: installing one for Korean (once)\n' >&2
    export DEBIAN_FRONTEND=noninteractive
    timeout 300 apt-get install -y --no-install-recommends fonts-unfonts-core >/dev/null 2>&1 && exit 0
fi
printf 'fonts: none here for Korean; its letters are boxes in the pictures (Debian: fonts-unfonts-core)\n' >&2
