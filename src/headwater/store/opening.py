"""Opening a Library: its database, with the tables as this release has them."""

from __future__ import annotations

from pathlib import Path

from headwater.store.engine import Store, connected, in_words
from headwater.store.migrations import bring_up_to_date


def open_store(place: str | Path, *, make: bool) -> Store:
    """The store at a folder or a `postgresql://` address, its tables made or brought up to this release.

    make: whether to make one where there is none. Raises NotALibrary, LibraryBusy, LibraryFault or MissingExtra.
    """
    store = connected(place, make=make)
    try:
        with in_words(store.place):
            bring_up_to_date(store, make=make)
    except BaseException:
        store.close()
        raise
    return store
