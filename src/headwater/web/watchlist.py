"""What `headwater watch` looks at: the Library's own list, which pages and programs can change, and what else it has seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from headwater.library import Library
from headwater.model import Record
from headwater.tracing import index_folder
from headwater.watching import LIST, Memory, Seen, listed

MEMORY = "watch.json"  # where `headwater watch` remembers what it has seen (`cli.watch`)


@dataclass(frozen=True, slots=True)
class Watched(Record):
    """An address that is looked at. listed: whether it is on the Library's own list. feed: whether it points to others.

    due: its next look, ISO 8601 in UTC; None where it had none yet.
    """

    address: str
    listed: bool
    feed: bool
    due: str | None


@dataclass(frozen=True, slots=True)
class Watching:
    """own: on the Library's list. others: given to the command, or found in a feed; feeds first, then what is looked at next."""

    own: Sequence[Watched]
    others: Sequence[Watched]


def watching(library: Library) -> Watching:
    """All that is looked at. Raises LibraryFault or InputError where a file of it cannot be read."""
    seen, own = Memory.load(place_of(library, MEMORY)).seen, listed(own_list(library))
    order = sorted(seen.keys() - set(own), key=lambda url: (not seen[url].points, seen[url].due, url))
    return Watching([_watched(url, seen.get(url), True) for url in own], [_watched(url, seen[url], False) for url in order])


def own_list(library: Library) -> Path:
    """The file with the Library's own list, which `enlist` and `strike` change."""
    return place_of(library, LIST)


def place_of(library: Library, name: str) -> Path:
    """A file that `headwater watch` keeps with the Library, or for PostgreSQL in the cache of this machine."""
    return (library.store.folder or index_folder(library.store)) / name


def _watched(url: str, seen: Seen | None, own: bool) -> Watched:
    return Watched(url, own, seen.points, _utc(seen.due)) if seen else Watched(url, own, False, None)


def _utc(seconds: float) -> str:
    return datetime.fromtimestamp(max(0.0, min(seconds, 4e9)), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
