"""Archives and folders as their members, one after the other: ZIP, tar, folders, and what is only packed (gzip, bzip2, XZ).

Names of members are labels and never paths: nothing is written under them.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import IO, cast

from headwater.errors import HeadwaterError, InputError
from headwater.intake.items import Fault
from headwater.intake.streams import PEEK, Budget, counted

Member = tuple[str, io.BufferedReader]  # its name inside, and its bytes; to be read before the next member is asked for
# What the standard library raises for bytes that are not as they should be.
DAMAGED = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError,
    NotImplementedError, RuntimeError, IndexError,
)  # fmt: skip
PACKED = ((b"\x1f\x8b", gzip.open), (b"BZh", bz2.open), (b"\xfd7zXZ\0", lzma.open))
SYSTEM_FOLDERS = frozenset(("__MACOSX", "$RECYCLE.BIN", "System Volume Information"))
SYSTEM_FILES = frozenset(("Thumbs.db", "desktop.ini"))


def unpacked(stream: io.BufferedReader, budget: Budget) -> io.BufferedReader:
    """The bytes behind a gzip, bzip2 or XZ file."""
    start = stream.peek(8)
    opened = next(opened for magic, opened in PACKED if start.startswith(magic))
    return counted(cast("IO[bytes]", opened(stream)), budget)


def tar_members(stream: io.BufferedReader, budget: Budget, *, name: str) -> Iterator[Member | Fault]:
    """The files in a tar archive, in its order; links and devices are passed over. Up to where it is damaged."""
    try:
        with tarfile.open(fileobj=stream, mode="r|", ignore_zeros=False) as archive:
            for member in archive:
                if member.isreg() and not hidden(member.name):
                    budget.member()
                    held = archive.extractfile(member)
                    if held is not None:
                        yield member.name, io.BufferedReader(held, PEEK)  # type: ignore[arg-type]
    except DAMAGED as fault:
        yield Fault(name, damaged(name, fault))


def zip_members(stream: io.BufferedReader, budget: Budget, *, name: str, only: str = "") -> Iterator[Member | Fault]:
    """The files in a ZIP archive, in its order. stream: to be read back and forth. only: what their names begin with.

    A damaged member is a fault, and the others are read.
    """
    try:
        with zipfile.ZipFile(stream) as archive:
            for info in archive.infolist():
                if info.is_dir() or hidden(info.filename) or not info.filename.startswith(only):
                    continue
                budget.member()
                label = _label(info)
                try:
                    with archive.open(info) as member:
                        yield label, counted(member, budget)
                except DAMAGED as fault:
                    yield Fault(f"{name}/{label}", damaged(f"{name}/{label}", fault))
    except DAMAGED as fault:
        yield Fault(name, damaged(name, fault))


def zip_names(stream: io.BufferedReader) -> list[str]:
    """The names in a ZIP archive that can be read back and forth; none for a damaged one."""
    try:
        return zipfile.ZipFile(stream).namelist()  # not closed: that would close the stream
    except DAMAGED:
        return []
    finally:
        stream.seek(0)


def _label(info: zipfile.ZipInfo) -> str:
    """A member's name; where the archive does not say that it is in UTF-8 though it is, as it was meant."""
    if not info.flag_bits & 0x800:
        with suppress(UnicodeError):
            return info.filename.encode("cp437").decode("utf-8")
    return info.filename


def damaged(name: str, fault: BaseException) -> HeadwaterError:
    """What to say of bytes that end too early or are not as they should be."""
    if "encrypted" in str(fault) or "password" in str(fault):
        return InputError(f"{name}: encrypted; unpack it with its password first")
    why = " ".join(str(fault).split())[:200] or "it ends too early"
    return InputError(f"{name}: damaged or cut off ({why}); get it again, or unpack what can be")


def hidden(name: str) -> bool:
    """Whether a file is one that people do not see: of the system, or in a folder that begins with a point."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any(p in SYSTEM_FOLDERS or (p.startswith(".") and p not in (".", "..")) for p in parts) or (
        bool(parts) and parts[-1] in SYSTEM_FILES
    )


def files_in(folder: Path) -> Iterator[Path]:
    """The files in a folder and the folders in it, sorted by their names; hidden ones, and links to folders, are passed over."""
    for at, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if not hidden(f))
        for file in sorted(f for f in files if not hidden(f)):
            path = Path(at, file)
            with suppress(OSError):
                if stat.S_ISREG(path.stat().st_mode):
                    yield path
