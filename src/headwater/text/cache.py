"""The folder where things are kept between runs that can be worked out again (`kept`: vectors; `kept_rows`: where the parts of a
text lie; `weights`: the encoder unpacked).

A folder that cannot be written, a file that is damaged or of another version costs time and is no error. A file is written whole
under another name and then put in its place, so two processes never see half of one; of two that write the same the last stays.
`HEADWATER_CACHE` names another folder, or is `off`.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

# All kept files together; the encoder takes 75 MB, a source of 150,000 words 60 MB. Those not used for longest make room.
MOST_BYTES = 600_000_000

# Bytes that a process writes between two looks at all files: of thousands each look takes some milliseconds.
LOOK_EVERY = 10_000_000

SWITCH = "HEADWATER_CACHE"
OFF = ("off", "0", "no", "none")
OURS = (".vectors", ".rows", ".weights", ".part")

_unseen: dict[Path, int] = {}  # bytes written since the last look, by folder


def folder() -> Path | None:
    """Where things are kept: as `HEADWATER_CACHE` says, else the platform's place for what can be made again; None for nowhere."""
    told = os.environ.get(SWITCH, "")
    if told:
        return None if told.lower() in OFF else Path(told)
    with suppress(RuntimeError):  # no home
        if sys.platform == "win32":
            return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "headwater" / "cache"
        if sys.platform == "darwin":
            return Path.home() / "Library" / "Caches" / "headwater"
        given = Path(os.environ.get("XDG_CACHE_HOME", ""))
        return (given if given.is_absolute() else Path.home() / ".cache") / "headwater"
    return None


def size() -> tuple[int, int]:
    """How many files are kept, and their bytes."""
    sizes = [told.st_size for _, told in _told()]
    return len(sizes), sum(sizes)


def write(name: str, fill: Callable[[IO[bytes]], Any]) -> Path | None:
    """A file of this name with what `fill` writes, put in its place whole; None where it cannot be kept."""
    place = folder()
    if place is None:
        return None
    with suppress(OSError):
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, made = tempfile.mkstemp(dir=place, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                fill(file)
            Path(made).replace(place / name)
        except BaseException:
            with suppress(OSError):
                Path(made).unlink()
            raise
        _unseen[place] = _unseen.get(place, LOOK_EVERY) + (place / name).stat().st_size
        if _unseen[place] > LOOK_EVERY:
            _unseen[place] = 0
            make_room()
        return place / name
    return None


def make_room(most: int = MOST_BYTES) -> None:
    """Removes the files that were not used for longest until the others take `most` bytes or less."""
    total = 0
    for one, told in sorted(_told(), key=lambda pair: -pair[1].st_mtime_ns):
        total += told.st_size
        if total > most:
            with suppress(OSError):
                one.unlink()


def _told() -> list[tuple[Path, os.stat_result]]:
    """Our files and what the system says of each, without those that another process has taken away meanwhile."""
    out = []
    for one in _files():
        with suppress(OSError):
            out.append((one, one.stat()))
    return out


def _files() -> list[Path]:
    """The files that are ours in the folder; what is left of a process that was killed is among them."""
    place = folder()
    with suppress(OSError):
        return [one for one in place.iterdir() if one.suffix in OURS] if place else []
    return []
