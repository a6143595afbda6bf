"""A file written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """Writes the text in UTF-8 beside its place and moves it there when it is complete: a failed write leaves what was there.

    Where the path is no ordinary file (`/dev/stdout`, a pipe) it is written directly. Raises `OSError`.
    """
    data = text.encode("utf-8")
    place = path.resolve()
    if place.exists() and not place.is_file():
        place.write_bytes(data)
        return
    part = place.with_name(f".{place.name}.{os.getpid()}.part")
    try:
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if place.exists():
            part.chmod(place.stat().st_mode & 0o7777)
        part.replace(place)
    finally:
        part.unlink(missing_ok=True)
