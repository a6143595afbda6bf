"""Comparisons that were made, in memory and in the Library's folder: asked again, also after a restart, they are there at once.

A file holds what a comparison found and not the texts, which the Library has. Everything here can be made again: a file that is
damaged, or that cannot be written, costs time and is no error.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
import zlib
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from headwater import __version__
from headwater.model import Comparison, Document
from headwater.store.engine import Store
from headwater.text.encoder import built_in
from headwater.text.remembered import Remembered, remembered
from headwater.web.relatives import Relatives, pairs_of

if TYPE_CHECKING:
    from headwater.settings import Settings

FOLDER = "comparisons"  # beside the file of passages: what can be made again
ENDING = ".comparison"
FORMAT = 1
MOST_BYTES = 256 * 2**20  # of memory, as records: some thousand comparisons of news, or a dozen of books
MOST_ON_DISK = 512 * 2**20
MOST_DRAWN = 64 * 2**20  # characters of finished pages: four hundred of news
MOST_PAGES = 1000
RECORDS = 12  # bytes of memory for each of the JSON, measured on reports of ten to a hundred links
LOOK_EVERY = 0.01  # of what may lie on disk, written between two looks at all files: a look takes 6 µs for each
AT_ONCE = 2  # comparisons that are made at the same time: each takes a core, and of books a gigabyte

Progress = Callable[[str, float], None]
Page = TypeVar("Page")

_written = TypeAdapter(Comparison)


def folder_of(store: Store) -> Path:
    """Where a Library's comparisons are kept."""
    from headwater.tracing import index_folder

    return index_folder(store) / FOLDER


class Kept:
    """folder: None keeps nothing on disk. relatives: which texts were found to take from which."""

    def __init__(
        self,
        folder: Path | None,
        *,
        settings: Settings | None = None,
        most_bytes: int = MOST_BYTES,
        most_on_disk: int = MOST_ON_DISK,
        most_drawn: int = MOST_DRAWN,
    ) -> None:
        self._folder, self._given = folder, settings
        self.relatives = Relatives(folder)
        self._most_bytes, self._most_on_disk = most_bytes, most_on_disk
        self._known: OrderedDict[str, tuple[int, Comparison]] = OrderedDict()
        self._bytes = 0
        self._unseen = most_on_disk  # bytes written since the files were looked at: the first looks
        self._drawn: Remembered[Any] = Remembered(most_drawn, MOST_PAGES)
        self._lock = threading.Lock()
        self._making: dict[str, tuple[threading.Lock, int]] = {}  # and how many wait for it
        self._turns = threading.Semaphore(AT_ONCE)

    @cached_property
    def _settings(self) -> Settings:
        from headwater.settings import Settings

        return self._given or Settings()

    @cached_property
    def _made_by(self) -> dict[str, str]:
        return {"headwater": __version__, "encoder": built_in().name, "settings_sha256": self._settings.sha256()}

    def name(self, sources: Sequence[Document], report: Document) -> str:
        """What a comparison is kept under: another for other words, other things known of them, other settings or releases."""
        said = json.dumps({"format": FORMAT, "made": self._made_by, "documents": [_known(d) for d in (*sources, report)]})
        return hashlib.sha256(said.encode("ascii")).hexdigest()

    def has(self, sources: Sequence[Document], report: Document) -> bool:
        """Whether it is there, or would have to be made."""
        name = self.name(sources, report)
        with self._lock:
            if name in self._known:
                return True
        return self._folder is not None and self._file(self._folder, name).is_file()

    def of(self, sources: Sequence[Document], report: Document, progress: Progress | None = None) -> Comparison:
        """The comparison, made where it is not kept; who asks for one that is being made waits for it."""
        name = self.name(sources, report)
        if (found := self._remembered(name)) is not None:
            return found
        with self._alone(name):
            if (found := self._remembered(name)) is not None:
                return found
            if (read := self._read(name, sources, report)) is not None:
                return self._remember(name, *read)
            from headwater.comparison import compare  # a second of imports that a server starts without

            with self._turns:
                made = compare(list(sources), report, settings=self._settings, progress=progress)
            self.relatives.note(pairs_of(made))
            return self._remember(name, made, self._write(name, made))

    def drawn(self, asked: Hashable, draw: Callable[[], Page], size: Callable[[Page], int]) -> Page:
        """A page of comparisons, drawn where it is not in memory. size: of one, in characters."""
        if (found := self._drawn.get(asked)) is not None:
            page: Page = found[1]
            return page
        made = draw()
        self._drawn.put(asked, size(made), made)
        return made

    def forget(self) -> None:
        """Lets go of all, in memory and on disk."""
        self._drawn.forget()
        self.relatives.forget()
        with self._lock:
            self._known.clear()
            self._bytes = 0
        for file in self._files():
            with suppress(OSError):
                file.unlink()

    @contextmanager
    def _alone(self, name: str) -> Iterator[None]:
        """One thread at a time for each name."""
        with self._lock:
            lock, waiting = self._making.get(name, (threading.Lock(), 0))
            self._making[name] = (lock, waiting + 1)
        try:
            with lock:
                yield
        finally:
            with self._lock:
                lock, waiting = self._making.pop(name)
                if waiting > 1:
                    self._making[name] = (lock, waiting - 1)

    # In memory

    def _remembered(self, name: str) -> Comparison | None:
        with self._lock:
            if name not in self._known:
                return None
            self._known.move_to_end(name)
            return self._known[name][1]

    def _remember(self, name: str, found: Comparison, size: int) -> Comparison:
        """size: bytes of its JSON."""
        whole = size * RECORDS + sum(4 * len(d.text) for d in (*found.sources, found.report))
        with self._lock:
            self._known[name] = (whole, found)
            self._bytes += whole
            while self._bytes > self._most_bytes and len(self._known) > 1:
                self._bytes -= self._known.popitem(last=False)[1][0]
        return found

    # On disk

    @staticmethod
    def _file(folder: Path, name: str) -> Path:
        return folder / f"{name}{ENDING}"

    def _read(self, name: str, sources: Sequence[Document], report: Document) -> tuple[Comparison, int] | None:
        """What a file holds, of these texts, and the size of its JSON; None where there is none that can be read."""
        if self._folder is None:
            return None
        file = self._file(self._folder, name)
        try:
            data = zlib.decompress(file.read_bytes())
            found = _written.validate_json(data)
            os.utime(file)  # those not used for longest make room
        except (OSError, zlib.error, ValidationError):
            return None
        # Several sources are told apart by the ids that the comparison gave them.
        given = tuple(replace(d, id=kept.id) for d, kept in zip(sources, found.sources, strict=False))
        return (replace(found, sources=given, report=report), len(data)) if len(given) == len(found.sources) else None

    def _write(self, name: str, made: Comparison) -> int:
        """Keeps it on disk; returns the size of its JSON."""
        bare = replace(made, sources=tuple(map(_bare, made.sources)), report=_bare(made.report))
        data = _written.dump_json(bare)
        if self._folder is not None:
            place = self._file(self._folder, name)
            part = place.with_name(f".{name}.{os.getpid()}.part")
            with suppress(OSError):
                self._folder.mkdir(parents=True, exist_ok=True)
                try:
                    self._unseen += part.write_bytes(zlib.compress(data))
                    part.replace(place)
                finally:
                    part.unlink(missing_ok=True)
                if self._unseen > LOOK_EVERY * self._most_on_disk:
                    self._unseen = 0
                    self._make_room()
        return len(data)

    def _files(self) -> list[Path]:
        if self._folder is None:
            return []
        return [f for f in self._folder.glob("*") if f.suffix in (ENDING, ".part")]

    def _make_room(self) -> None:
        """Removes the files that were not used for longest until the others are within the bound."""
        told: list[tuple[int, int, Path]] = []
        for file in self._files():
            with suppress(OSError):
                told.append(((known := file.stat()).st_mtime_ns, known.st_size, file))
        total = 0
        for _, size, file in sorted(told, reverse=True):
            total += size
            if total > self._most_on_disk:
                with suppress(OSError):
                    file.unlink()


@remembered
def _known(document: Document) -> str:
    """A hash of all that is known of a document, its words by theirs."""
    return hashlib.sha256(json.dumps(document.to_dict(), sort_keys=True).encode("ascii")).hexdigest()


def _bare(document: Document) -> Document:
    """A document without its words and what is known of it: the Library has both."""
    return Document(document.id, "", document.text_sha256)
