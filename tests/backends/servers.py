"""A PostgreSQL server of the tests' own: Debian's or any other binaries, a cluster in a temporary folder, a socket, no port."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

STARTS_WITHIN = 30.0  # seconds
SETTINGS = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "listen_addresses=", "max_connections=40")


def binaries() -> Path | None:
    """The folder with initdb and postgres: Debian's newest, or where PATH says."""
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name.partition(".")[0]), reverse=True)
    on_path = shutil.which("initdb")
    places += [Path(on_path).resolve().parent] if on_path else []
    return next((p for p in places if (p / "initdb").exists() and (p / "postgres").exists()), None)


def user() -> pwd.struct_passwd | None:
    """Whom the server runs as: PostgreSQL refuses root; None where there is nobody to run it."""
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid())
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    return None


def why_not() -> str | None:
    """Why no server can be started here."""
    try:
        import psycopg  # noqa: F401
    except ImportError:
        return "psycopg is not installed (the extra 'postgresql')"
    if binaries() is None:
        return "no initdb and postgres under /usr/lib/postgresql or on PATH"
    return None if user() else "run as root, and there is neither a user 'postgres' nor 'nobody'"


@contextmanager
def server() -> Iterator[str]:
    """A running server; its address without a database's name: `postgresql:///{name}?host=...`."""
    bin_folder, runs_as = binaries(), user()
    assert bin_folder is not None
    assert runs_as is not None
    # not the tests' own folder: a socket's path may have 107 bytes
    folder = Path(tempfile.mkdtemp(prefix="hw-pg-", dir="/tmp"))
    os.chown(folder, runs_as.pw_uid, runs_as.pw_gid)
    who = {"user": runs_as.pw_uid, "group": runs_as.pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}
    environment = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "HOME": str(folder)}
    data = folder / "data"
    try:
        subprocess.run(
            [bin_folder / "initdb", "-D", data, "-U", "tests", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
            check=True, stdout=subprocess.DEVNULL, cwd=folder, env=environment, **who,
        )  # fmt: skip
        options = [part for setting in (*SETTINGS, f"unix_socket_directories={folder}") for part in ("-c", setting)]
        with (folder / "log").open("wb") as log:
            running = subprocess.Popen(
                [bin_folder / "postgres", "-D", data, *options], stdout=log, stderr=log, cwd=folder, env=environment, **who
            )
        try:
            _wait(folder)
            yield f"postgresql://tests@/{{name}}?host={folder}"
        finally:
            running.send_signal(signal.SIGINT)  # its fast shutdown
            running.wait(STARTS_WITHIN)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _wait(folder: Path) -> None:
    import psycopg

    until = time.monotonic() + STARTS_WITHIN
    while True:
        try:
            psycopg.connect(f"postgresql://tests@/postgres?host={folder}").close()
            return
        except psycopg.OperationalError:
            if time.monotonic() > until:
                raise AssertionError((folder / "log").read_text("utf-8")) from None
            time.sleep(0.05)
