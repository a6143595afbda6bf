"""Which texts say the same, sentence by sentence, in whatever words or language: nearest neighbours among all their sentences.

Approximate search: a graph of neighbours (HNSW; Malkov, Yashunin 2016) by usearch, on vectors of one byte a number. What comes out
are candidates; whether one text has it from the other is for `align` to say.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.corpus.meaning import NEAR, Bytes
from headwater.errors import MissingExtra

Longs = npt.NDArray[np.int64]
NEIGHBOURS = 16  # of each sentence, those of its own text among them
AT_ONCE = 4096  # sentences searched in one go


@dataclass(frozen=True, slots=True)
class Nearness:
    """What the text `later` has of `earlier`: how many of its sentences, and how far over `NEAR` these are on average."""

    earlier: int
    later: int
    sentences: int
    over: float


def near_texts(vectors: Bytes, text: Longs, place: Longs, *, fresh: int = 0) -> list[Nearness]:
    """Pairs of texts with sentences near one another.

    vectors: (n, width) unit vectors as bytes. text: (n,) the text that each is of, ascending. place: of each text in time.
    fresh: texts from this number on are looked for; those before it are only found.
    """
    try:
        from usearch.index import Index
    except ImportError:
        raise MissingExtra('comparing by meaning needs usearch: pip install "headwater[archive]"') from None
    index = Index(ndim=vectors.shape[1], metric="cos", dtype="i8")
    index.add(np.arange(len(vectors), dtype=np.uint64), np.ascontiguousarray(vectors))
    best: dict[tuple[int, int], dict[int, float]] = defaultdict(dict)
    for low in range(int(np.searchsorted(text, fresh)), len(vectors), AT_ONCE):
        asked = np.arange(low, min(low + AT_ONCE, len(vectors)))
        matches = index.search(np.ascontiguousarray(vectors[asked]), min(NEIGHBOURS, len(vectors)))
        keys = np.atleast_2d(matches.keys).astype(np.int64).reshape(len(asked), -1)
        cosine = 1.0 - np.atleast_2d(matches.distances).reshape(len(asked), -1)
        row, column = np.nonzero(cosine >= NEAR)
        for one, other, near in zip(asked[row].tolist(), keys[row, column].tolist(), cosine[row, column].tolist(), strict=True):
            if text[one] != text[other]:
                # a sentence counts once, by its nearest in the other text, on the side of the text that came later
                early, late = (one, other) if place[text[one]] < place[text[other]] else (other, one)
                mine = best[int(text[early]), int(text[late])]
                mine[late] = max(near, mine.get(late, 0.0))
    return [Nearness(early, late, len(mine), sum(mine.values()) / len(mine) - NEAR) for (early, late), mine in sorted(best.items())]
