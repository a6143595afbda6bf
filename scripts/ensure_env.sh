#!/usr/bin/env bash
# Makes .venv as uv.lock says, hashes checked, from nothing but Python 3.11+; done again only when the lock changed.
#
# uv is used where there is one, else pip puts one into .make/uv. Where uv cannot reach the addresses that the
# lock names (a machine with a mirror of its own), pip installs the same locked versions, with the same hashes, through
# whatever index it is configured for.
set -euo pipefail
cd "$(dirname "$0")/.."

VENV=.venv
TOOLS=.make/uv
STAMP=$VENV/.made-from

say() { printf 'environment: %s\n' "$*" >&2; }

# What the environment depends on: the lock, the project file (its scripts), and the folder, since its commands name it.
wanted() {
    cksum uv.lock pyproject.toml
    pwd
}

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

newest_python() {
    local name
    for name in python3.13 python3.12 python3.11 python3 python; do
        # A launcher can be on the PATH and still have no Python behind it: only one that runs counts.
        if new_enough "$name"; then
            command -v "$name"
            return
        fi
    done
    say "no Python 3.11 or newer found as python3.13, python3.12, python3.11 or python3; install one, then run this again"
    return 1
}

make_venv() {
    local python=$1
    "$python" -m venv "$VENV" && return
    say "$python cannot make a virtual environment (Debian and Ubuntu: apt install python3-venv); install that, or uv, and run this again"
    return 1
}

ensure_pip() {
    "$VENV/bin/python" -m pip --version >/dev/null 2>&1 || "$VENV/bin/python" -m ensurepip --default-pip >/dev/null
}

sync() {
    UV_PYTHON_DOWNLOADS=never "$uv" sync --quiet --frozen --python "$VENV/bin/python"
}

install_with_pip() {
    local locked=$VENV/locked.txt
    "$uv" export --quiet --frozen --no-emit-project --format requirements-txt --output-file "$locked" >/dev/null
    ensure_pip
    "$VENV/bin/python" -m pip install --quiet --require-hashes -r "$locked"
    "$VENV/bin/python" -m pip install --quiet --no-deps --editable .
}

if [ -f "$STAMP" ] && [ "$(wanted)" = "$(cat "$STAMP")" ] && new_enough "$VENV/bin/python"; then
    exit 0
fi

say "making $VENV (once; it takes a minute or two)"
python=$(newest_python)
rm -f "$STAMP"
new_enough "$VENV/bin/python" || rm -rf "$VENV"

if uv --version >/dev/null 2>&1; then
    uv=uv
    [ -d "$VENV" ] || uv venv --quiet --python "$python" "$VENV"
else
    [ -d "$VENV" ] || make_venv "$python"
    # Beside .venv, not in it: what stands in .venv is what the lock names, and nothing else.
    uv=$TOOLS/bin/uv
    if [ ! -x "$uv" ]; then
        ensure_pip
        "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --target "$TOOLS" --upgrade uv
    fi
fi

# With the certificates that uv brings, else with the machine's own: a network may have an authority of its own.
log=$VENV/uv.log
if ! sync 2>"$log" && ! UV_SYSTEM_CERTS=true UV_NATIVE_TLS=true sync 2>>"$log"; then
    say "uv could not install what uv.lock names; trying pip with the same versions and hashes"
    head -n 3 "$log" >&2
    install_with_pip
fi
wanted >"$STAMP"
say "ready"
