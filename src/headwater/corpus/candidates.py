"""Which kept texts a report may come from: by shared wording and by shared meaning, and how sure that is.

Wording: the cosine of units weighted by rarity (tf-idf; Salton, Buckley 1988), how far it stands out from the nearest text that is
not of the same matter, how much of the report it says, and what the days say (`corpus.dated`). Meaning: how much of the report the
text says, and how much of that none of another matter says as nearly. Each gives a sureness by a logistic of these facts, fitted by
scripts/fit_tracing.py. A source in another language, which shares no wording, is found by its meaning alone.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from headwater.corpus.dated import AFTER
from headwater.corpus.units import frequency, rarities

SAME_MATTER = 0.35  # cosine of two texts, or `meaning.counterparts`, from which on they are reprints, retellings or follow-ups
LARGE = 2000  # texts from which on a Library tells formulas from the words of one matter
FEW, ONE_IN = 4, 2000  # texts that have a unit for it to be rare: four, of more than eight thousand one in two thousand
ENOUGH = 4  # rare units of a report that its source has; half of them where there are fewer

Weights = Mapping[int, float]
Matrix = npt.NDArray[np.float32]
Among = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Sureness:
    """How facts become a sureness. Fitted on press releases and the news on them (wording), and on translated news (meaning)."""

    wording: float = 1.47  # log of the cosine
    standing_out: float = 2.1  # log of the cosine over the next of another matter
    said: float = 6.2  # root of the share of the report's sentences that the text says, times how near they are
    same_days: float = 1.51  # log of how rare texts of the report's days are
    other_days: float = -2.22  # the text is of other days; counts for meaning too
    credited: float = 1.0  # the report names its outlet, address or title; set by hand: no labelled set says whom texts are of
    wording_bias: float = 2.42
    own: float = 45.4  # of a text in another language: root of what it has of the report and none of another matter has
    own_bias: float = -7.37
    share: float = 13.1  # of two texts alone: of the later one's sentences that the other says
    nearness: float = 37.6  # how far over `meaning.NEAR` these are, on average
    meaning_bias: float = -9.73
    found: float = 0.55  # a document this sure is a source; under it none is named: on the news of press releases nine of ten whose
    # release is not kept get none, and one in twenty whose release is kept


def weights(counts: Mapping[int, int], holders: Mapping[int, int], texts: int) -> dict[int, float]:
    """The tf-idf weights of a text's units. holders: how many of `texts` hold each; units that none holds weigh as if one did."""
    often = [frequency(count) for count in counts.values()]
    rare = rarities(texts, [holders.get(unit, 1) for unit in counts])
    return dict(zip(counts, (np.array(often) * rare).tolist(), strict=True))


def cosines(rows: Sequence[Weights]) -> Matrix:
    """(n, n) cosines of texts among one another, 0 to 1; 0 where one is empty."""
    every = np.fromiter((unit for row in rows for unit in row), dtype=np.int64)
    columns, column = np.unique(every, return_inverse=True)
    matrix = np.zeros((len(rows), len(columns)), dtype=np.float32)
    matrix[np.repeat(np.arange(len(rows)), [len(row) for row in rows]), column] = [x for row in rows for x in row.values()]
    lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
    matrix /= np.where(lengths > 0, lengths, 1)
    return np.asarray(matrix @ matrix.T, dtype=np.float32)


def stands_out(
    near: Sequence[float], alike: Matrix, days: Sequence[date | None] | None = None, *, same_matter: float = SAME_MATTER
) -> list[float]:
    """For each text, its cosine with the report over that of the nearest other one that is not of the same matter.

    alike: (n, n) cosines of the texts. Reprints and follow-ups of a source are near it, and no reason to doubt it; a text as near
    that came out long before or after it has the same formulas, and is one. days: when they came out, as far as is known.
    """
    apart = of_other_matter(alike, days if days is not None else [None] * len(near), same_matter=same_matter)
    cosines = np.asarray(near, dtype=np.float64)
    return [mine / max(cosines[others].max(initial=0.0), FLOOR) for mine, others in zip(near, apart, strict=True)]


def of_other_matter(alike: Matrix, days: Sequence[date | None], *, same_matter: float = SAME_MATTER) -> Among:
    """(n, n) whether a text is of another matter than one: not alike, or from long before or after; none is so to itself."""
    far = [[_long_between(one, other) for other in days] for one in days]
    return np.asarray(((alike < same_matter) | np.array(far, dtype=bool).reshape(alike.shape)) & ~np.eye(len(alike), dtype=bool))


def _long_between(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and abs(one - other) > AFTER


def rare_shared(
    mine: Weights, kept: Sequence[Weights], alike: Matrix, days: Sequence[date | None], holders: Mapping[int, int], texts: int
) -> list[tuple[int, int]]:
    """For each text how many of the report's rare units it has, and how many a source would have at the least.

    Rare: hardly any of the Library's texts has it, those aside that are of the same matter as the text. Formulas of an outlet and
    words of a subject are shared by the dozen without one text coming from the other; what few others have is not. In a small
    Library nearly everything is rare, so nothing is asked for.
    """
    if texts < LARGE:
        return [(0, 0)] * len(kept)
    few = max(FEW, texts // ONE_IN)
    maybe = [u for u in mine if holders.get(u, 0) <= few + len(kept)]  # whatever of these texts are of one matter
    found = []
    apart = of_other_matter(alike, days)
    for i, theirs in enumerate(kept):
        same = [other for j, other in enumerate(kept) if j != i and not apart[i, j]]
        rare = [u for u in maybe if holders.get(u, 0) - sum(u in other for other in same) <= few]
        found.append((sum(u in theirs for u in rare), min(ENOUGH, max(1, (len(rare) + 1) // 2))))
    return found


FLOOR = 0.03  # of a cosine: two texts of news share as much by chance; in a small Library there may be nothing to compare with


def by_wording(
    cosine: float, standing_out: float, said: float, days: tuple[float, float], sureness: Sureness, *, credited: bool = False
) -> float:
    """How sure a text is a source by its wording, 0 to 1.

    said: the mean over the report's sentences of what each has over `meaning.NEAR` in the text: of a long text that has all of a
    short report the cosine is low. days: `dated.by_days` of it. credited: whether the report names it.
    """
    s = sureness
    x = s.wording * math.log(max(cosine, 0.001)) + s.standing_out * math.log(max(standing_out, 0.1)) + s.wording_bias
    x += s.said * math.sqrt(said)
    return _logistic(x + s.same_days * days[0] + s.other_days * days[1] + s.credited * credited)


def by_own_meaning(own: float, days: tuple[float, float], sureness: Sureness, *, credited: bool = False) -> float:
    """How sure a text in another language is a source, 0 to 1. own: `meaning.own` of it.

    Formulas of an outlet are as near to all of its texts, so that a text says them tells nothing. Days of its own speak against a
    text here too; that it is of the report's days was not fitted for translations, and is left out.
    """
    s = sureness
    x = s.own * math.sqrt(own) + s.own_bias
    return _logistic(x + s.other_days * days[1] + s.credited * credited)


def by_meaning(share: float, nearness: float, days: tuple[float, float], sureness: Sureness) -> float:
    """The same of two texts by themselves, where no others are known. share: of the report's sentences; nearness: their mean cosine
    over `meaning.NEAR`.
    """
    s = sureness
    return _logistic(s.share * share + s.nearness * nearness + s.meaning_bias + s.other_days * days[1])


def _logistic(x: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(min(x, 30.0), -30.0)))
