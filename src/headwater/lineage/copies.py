"""Copies of a text, letter by letter: the first of a kind are looked at like any document, further ones have it from the first.

A text that a thousand papers print as it stands says nothing that the first fifty do not say, and each would be weighed against the
others.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from headwater.lineage.edges import Edge, Sureness

Longs = npt.NDArray[np.int64]

LOOKED_AT = 50  # copies of a kind, the first in time, that are weighed one by one


def further(copy_of: Longs, place: Longs) -> tuple[Longs, Longs]:
    """The numbers of copies behind the first `LOOKED_AT` of their kind in time, ascending; and for each that of the first.

    copy_of: for each document the number of the text that it repeats, -1 for none. place: of each in time.
    """
    kind = np.where(copy_of >= 0, copy_of, np.arange(len(copy_of)))
    order = np.lexsort((place, kind))
    begins = np.flatnonzero(np.diff(kind[order], prepend=-1))
    start = np.repeat(begins, np.diff(begins, append=len(order)))
    behind = np.flatnonzero(np.arange(len(order)) - start >= LOOKED_AT)
    copies, firsts = order[behind], order[start[behind]]
    sort = np.argsort(copies)
    return copies[sort], firsts[sort]


def taken(
    copies: Longs,
    firsts: Longs,
    ids: Sequence[str],
    words: Longs,
    instant: npt.NDArray[np.float64],
    how_sure: Sureness | None = None,
) -> list[Edge]:
    """The edges of further copies. words: how many each text has. instant: seconds since 1970, NaN for none."""
    sure = how_sure or Sureness()
    out = []
    for copy, first in zip(copies.tolist(), firsts.tolist(), strict=True):
        dated = bool(instant[first] < instant[copy])  # never where one bears no date
        logit = sure.start + sure.words * math.log(max(int(words[first]), 1)) + sure.dated * dated
        reasons = ("holds_as_much", "came_out_before" if dated else "order_open")
        out.append(Edge(ids[first], ids[copy], 1.0, round(1 / (1 + math.exp(-logit)), 4), reasons, "wire_copy"))
    return out
