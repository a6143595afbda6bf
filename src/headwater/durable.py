"""Files that are on the disk whole or not at all, and locks that end with the process that holds them, however that ends."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import IO, Any

try:
    import fcntl
except ImportError:  # not on Windows: there, two servers are not to share one folder
    fcntl = None  # type: ignore[assignment]


def is_writable(folder: Path) -> bool:
    """Whether a folder can be made, or is there, and can be written to."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK)


def on_disk(file: IO[Any]) -> None:
    """Returns once what was written to an open file is on the disk. Raises OSError."""
    file.flush()
    os.fsync(file.fileno())


def write_json(file: Path, data: Any) -> None:
    """Whole or not at all, and on the disk. Raises OSError."""
    beside = file.with_name(f"{file.name}.new")
    with beside.open("w", encoding="utf-8") as out:
        json.dump(data, out)
        on_disk(out)
    beside.replace(file)
    if os.name == "posix":  # the name is in the folder only once that is written, too
        folder = os.open(file.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def hold(file: Path) -> IO[str] | None:
    """Holds a file for as long as it is open, which ends with the process however that ends; None where another holds it."""
    held = file.open("w")
    if fcntl is not None:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            held.close()
            return None
    return held
