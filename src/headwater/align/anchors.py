"""Shared wording between a report and its sources: how much of the report stands in runs of the same words.

Method: word n-grams held in common, as in plagiarism detection (Clough and Stevenson 2011, Language Resources and Evaluation 45).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from headwater.model import Span
from headwater.text.tokens import Wording

RUNS = (1, 3, 5, 10)  # tokens: a word, a phrase, a clause; ten in a row are not met by chance


def shared(report: Sequence[str], sources: Sequence[Sequence[str]]) -> dict[str, int]:
    """How many of the report's tokens lie in a run of n tokens that a source has too, for each n of `RUNS`, and the longest run.

    report, sources: folded forms in reading order.
    """
    ends = [max(found) for found in zip(*(_run_ends(report, s) for s in sources), strict=True)]
    counts = {f"in_runs_of_{n}": len(_covered(ends, n)) for n in RUNS}
    return {**counts, "longest_run": max(ends, default=0)}


def _run_ends(report: Sequence[str], source: Sequence[str]) -> list[int]:
    """For each token of the report, how many tokens the longest run has that ends there and stands in the source too."""
    places: dict[str, list[int]] = {form: [] for form in report}
    for i, form in enumerate(source):
        if form in places:
            places[form].append(i)
    where = {form: np.array(found, dtype=np.int64) for form, found in places.items()}
    runs = np.zeros(len(source) + 1, dtype=np.int64)  # of the token before, by the place that follows it in the source
    before = np.zeros(0, dtype=np.int64)
    ends = []
    for form in report:
        at = where[form]
        longer = runs[at] + 1
        runs[before + 1] = 0
        runs[at + 1] = longer
        before = at
        ends.append(int(longer.max(initial=0)))
    return ends


def _covered(ends: Sequence[int], n: int) -> set[int]:
    """The tokens that lie in a run of n."""
    return {k for i, length in enumerate(ends) if length >= n for k in range(i - n + 1, i + 1)}


LEAST_RUN = 6  # tokens of a run that tells a place: shorter ones are phrases of the trade
FORMULA = (
    10  # tokens: a shorter run that the source has twice is a phrase of its author (a name with its titles) and tells no place
)
LEAD = 2  # tokens before a run that may join it ("and the", "and to")
_Places = dict[tuple[str, ...], list[int]]  # token indices of each run
LEAST_PART = 4 + LEAD  # tokens on the other side of a seam, fewer make no clause


@dataclass(frozen=True, slots=True)
class Copy:
    """Where the same words stand in the report and in the source."""

    report: Span
    source: Span


class Alike:
    """Two texts side by side, and where `LEAST_RUN` neighbouring words of the one stand in the other."""

    def __init__(self, mine: Wording, theirs: Wording, found: tuple[_Places, _Places] | None = None) -> None:
        """found: the places of the shared runs in both, where they are known."""
        self.mine, self.theirs = mine, theirs
        self._there = found or _shared_sixes(mine.forms, theirs.forms)
        self._begins = sorted(i for places in self._there[0].values() for i in places)

    def turned(self) -> Alike:
        """The same with the texts exchanged."""
        return Alike(self.theirs, self.mine, (self._there[1], self._there[0]))

    def runs(self, first: int, last: int) -> list[tuple[int, int, int]]:
        """(start, end, start in the other) of the longest runs in a sentence of mine, from left to right, not overlapping; by
        token index."""
        mine, theirs = self.mine.forms, self.theirs.forms
        out: list[tuple[int, int, int]] = []
        k = bisect_left(self._begins, first)
        while k < len(self._begins) and (i := self._begins[k]) <= last - LEAST_RUN:
            best, at, times = 0, -1, 0
            for j in self._there[1][tuple(mine[i : i + LEAST_RUN])]:
                n = LEAST_RUN
                while i + n < last and j + n < len(theirs) and mine[i + n] == theirs[j + n]:
                    n += 1
                times = 1 if n > best else times + (n == best)
                if n > best:
                    best, at = n, j
            if best >= FORMULA or times == 1:
                out.append((i, i + best, at))
            k = bisect_left(self._begins, i + best, k)
        return out


def seams(alike: Alike, sentences: Sequence[tuple[int, int]], origins: Sequence[tuple[int, int]]) -> list[int]:
    """Places inside sentences of `alike.mine` where shared wording begins or ends, so that what is beside it may come from
    elsewhere.

    sentences, origins: the sentences of both texts as code point spans, in order.
    Returns code point offsets of tokens that begin a part. Where the words before and after both stand in one sentence of the
    other text there is none.
    """
    mine, theirs = alike.mine, alike.theirs
    starts = [a for a, _ in origins]
    out: list[int] = []
    for first, last in _token_spans(mine, sentences):
        runs = alike.runs(first, last)
        for (a, _, at), before in zip(runs, [None, *runs], strict=False):
            home = bisect_right(starts, theirs.starts[at])
            if before is None:
                if a - first >= LEAST_PART:
                    out.append(_lead(mine, a, first))
            elif bisect_right(starts, theirs.starts[before[2]]) != home:
                out.append(_lead(mine, a, before[1]))
        if runs and last - runs[-1][1] >= LEAST_PART:
            out.append(mine.starts[runs[-1][1]])
    return out


def copied(alike: Alike, sentences: Sequence[tuple[int, int]], origins: Sequence[tuple[int, int]]) -> list[Copy]:
    """What of the report (`alike.mine`) stands word for word in the source: runs of `LEAST_RUN` tokens and more, and whole
    sentences of any length. sentences, origins: of `seams`."""
    report, source = alike.mine, alike.theirs
    whole = {tuple(source.forms[a:b]): (a, b) for a, b in reversed(_token_spans(source, origins))}
    out: list[Copy] = []
    for first, last in _token_spans(report, sentences):
        home = whole.get(tuple(report.forms[first:last])) if first < last else None
        runs = [(first, last, home[0])] if home else alike.runs(first, last)
        out += [
            Copy(Span(report.starts[a], report.ends[b - 1]), Span(source.starts[at], source.ends[at + b - a - 1]))
            for a, b, at in runs
        ]
    return out


def _token_spans(words: Wording, sentences: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    return [(bisect_left(words.starts, a), bisect_left(words.starts, b)) for a, b in sentences]


def _shared_sixes(one: Sequence[str], other: Sequence[str]) -> tuple[_Places, _Places]:
    """The runs of `LEAST_RUN` neighbouring forms that both have, and where in each."""
    if len(one) > len(other):
        found = _shared_sixes(other, one)
        return found[1], found[0]
    # a long source has few of the runs of a short report: only those are kept
    here, there = _places(one, None), _places(other, set(_sixes(one)))
    return {six: here[six] for six in there}, there


def _places(forms: Sequence[str], wanted: set[tuple[str, ...]] | None) -> _Places:
    places: _Places = {}
    for i, six in enumerate(_sixes(forms)):
        if wanted is None or six in wanted:
            places.setdefault(six, []).append(i)
    return places


def _sixes(forms: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Every `LEAST_RUN` neighbouring forms."""
    return zip(*(forms[k:] for k in range(LEAST_RUN)), strict=False)


def _lead(words: Wording, run: int, floor: int) -> int:
    """Where the part with the run begins: a short lead of conjunction and article goes with it."""
    for k in range(run - 1, max(floor, run - LEAD) - 1, -1):
        if words.forms[k] in (
            "and",
            "or",
            "but",
            "und",
            "oder",
            "aber",
            "et",
            "ou",
            "mais",
            "y",
            "o",
            "pero",
            "e",
            "ma",
            "mas",
            "en",
            "of",
            "maar",
            "i",
            "lub",
            "ale",
            "и",
            "или",
            "но",
            "ve",
            "ama",
            "و",
        ):
            return words.starts[k]
    return words.starts[run]
