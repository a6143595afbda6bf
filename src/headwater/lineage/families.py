"""The documents of an archive in families: those that share passages, directly or through others, each with its passages.

Families are worked out one after the other, so that a large archive needs no more memory than its largest family.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

EXTENTS = ("a_start", "a_end", "b_start", "b_end")

Rows = npt.NDArray[np.int64]


class Column(Protocol):
    """A column of a table."""

    def to_numpy(self) -> npt.NDArray[Any]: ...


class Table(Protocol):
    """A table with named columns; an Arrow table is one."""

    def column(self, name: str) -> Column: ...


@dataclass(frozen=True, slots=True)
class Kin:
    """A family. members: rows of its documents, in order; passages: (n, 6) two positions among the members, then four extents."""

    members: list[int]
    passages: Rows


def families(passages: Table, documents: int) -> Iterator[Kin]:
    """The families of an archive, each with its passages.

    passages: with the columns `a` and `b` (rows of the documents) and the extents on both sides. documents: how many there are.
    """
    a, b, *extents = (np.asarray(passages.column(name).to_numpy(), dtype=np.int64) for name in ("a", "b", *EXTENTS))
    if not len(a):
        return
    heads = _heads(a, b, documents)
    order = np.argsort(heads[a], kind="stable")
    rows = np.stack([a, b, *extents], axis=1)[order]
    ends = np.flatnonzero(np.diff(heads[rows[:, 0]])) + 1
    for part in np.split(rows, ends):
        members, places = np.unique(part[:, :2], return_inverse=True)
        yield Kin(members.tolist(), np.concatenate([places.reshape(-1, 2), part[:, 2:]], axis=1))


def _heads(a: Rows, b: Rows, documents: int) -> Rows:
    """(documents,) the smallest row of each document's family: every pair takes its smaller head until none changes."""
    heads = np.arange(documents, dtype=np.int64)
    while True:
        least = np.minimum(heads[a], heads[b])
        if (heads[a] == least).all() and (heads[b] == least).all():
            return heads
        # Heads follow too, not documents alone: a chain of a thousand reprints is done in a few rounds.
        np.minimum.at(heads, heads[a], least)
        np.minimum.at(heads, heads[b], least)
        np.minimum.at(heads, a, least)
        np.minimum.at(heads, b, least)
        while (heads != heads[heads]).any():
            heads = heads[heads]
