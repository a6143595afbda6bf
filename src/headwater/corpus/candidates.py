"""Which kept texts a report may come from: by shared wording and by shared meaning, and how sure that is.

Wording: the cosine of units weighted by rarity (tf-idf; Salton, Buckley 1988), and how far it stands out from the nearest text that
is not of the same matter. Meaning: the share of the report's sentences that the text says, and how near. Each gives a sureness by a
logistic of two facts, fitted by scripts/fit_tracing.py. A source in another language, which shares no wording, is found by its
meaning alone.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.corpus.units import frequency, rarity

Weights = Mapping[int, float]
Matrix = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Sureness:
    """How facts become a sureness. Fitted on press releases and the news on them (wording), and on translated news (meaning).

    The biases are set so that nine of ten reports whose source is not kept get none.
    """

    wording: float = 1.66  # log of the cosine
    standing_out: float = 4.35  # log of the cosine over the next of another matter
    wording_bias: float = 2.72
    share: float = 13.1  # of the report's sentences that the text says
    nearness: float = 37.6  # how far over `meaning.NEAR` these are, on average
    meaning_bias: float = -9.73
    found: float = 0.5  # a document this sure is a source; under it none is named


def weights(counts: Mapping[int, int], holders: Mapping[int, int], texts: int) -> dict[int, float]:
    """The tf-idf weights of a text's units. holders: how many of `texts` hold each; units that none holds weigh as if one did."""
    return {unit: frequency(count) * rarity(texts, holders.get(unit, 1)) for unit, count in counts.items()}


def cosines(rows: Sequence[Weights]) -> Matrix:
    """(n, n) cosines of texts among one another, 0 to 1; 0 where one is empty."""
    columns = {unit: i for i, unit in enumerate({unit for row in rows for unit in row})}
    matrix = np.zeros((len(rows), len(columns)), dtype=np.float32)
    for mine, row in zip(matrix, rows, strict=True):
        mine[[columns[unit] for unit in row]] = list(row.values())
    lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
    matrix /= np.where(lengths > 0, lengths, 1)
    return np.asarray(matrix @ matrix.T, dtype=np.float32)


def stands_out(near: Sequence[float], alike: Matrix, *, same_matter: float = 0.35) -> list[float]:
    """For each text, its cosine with the report over that of the nearest other one that is not of the same matter.

    alike: (n, n) cosines of the texts. Reprints and follow-ups of a source are near it, and no reason to doubt it.
    """
    out = []
    for i, mine in enumerate(near):
        others = [c for j, c in enumerate(near) if j != i and alike[i, j] < same_matter]
        out.append(mine / max(max(others, default=0.0), FLOOR))
    return out


FLOOR = 0.03  # of a cosine: two texts of news share as much by chance; in a small Library there may be nothing to compare with


def by_wording(cosine: float, standing_out: float, sureness: Sureness) -> float:
    """How sure a text is a source by its wording, 0 to 1."""
    s = sureness
    x = s.wording * math.log(max(cosine, 0.001)) + s.standing_out * math.log(max(standing_out, 0.1)) + s.wording_bias
    return _logistic(x)


def by_meaning(share: float, nearness: float, sureness: Sureness) -> float:
    """How sure a text is a source by its meaning, 0 to 1. share: of the report's sentences; nearness: mean cosine over `NEAR`."""
    return _logistic(sureness.share * share + sureness.nearness * nearness + sureness.meaning_bias)


def _logistic(x: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(min(x, 30.0), -30.0)))
