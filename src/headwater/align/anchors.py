"""Shared wording between a report and its sources: how much of the report stands in runs of the same words.

Method: word n-grams held in common, as in plagiarism detection (Clough and Stevenson 2011, Language Resources and Evaluation 45).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from headwater.model import Span
from headwater.text.tokens import Token

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
LEAST_PART = 4 + LEAD  # tokens on the other side of a seam, fewer make no clause


@dataclass(frozen=True, slots=True)
class Copy:
    """Where the same words stand in the report and in the source."""

    report: Span
    source: Span


def seams(
    report: Sequence[Token], source: Sequence[Token], sentences: Sequence[tuple[int, int]], origins: Sequence[tuple[int, int]]
) -> list[int]:
    """Places inside report sentences where shared wording begins or ends, so that what is beside it may come from elsewhere.

    report, source: all tokens of both texts. sentences, origins: the sentences of each as code point spans, in order.
    Returns code point offsets of tokens that begin a part. Where the words before and after both stand in one source sentence
    there is none.
    """
    alike = _Alike(report, source)
    starts = [a for a, _ in origins]
    out: list[int] = []
    for first, last in _token_spans(report, sentences):
        runs = alike.runs(first, last)
        for (a, _, at), before in zip(runs, [None, *runs], strict=False):
            home = bisect_right(starts, source[at].start)
            if before is None:
                if a - first >= LEAST_PART:
                    out.append(_lead(report, a, first))
            elif bisect_right(starts, source[before[2]].start) != home:
                out.append(_lead(report, a, before[1]))
        if runs and last - runs[-1][1] >= LEAST_PART:
            out.append(report[runs[-1][1]].start)
    return out


def copied(
    report: Sequence[Token], source: Sequence[Token], sentences: Sequence[tuple[int, int]], origins: Sequence[tuple[int, int]]
) -> list[Copy]:
    """What of the report stands word for word in the source: runs of `LEAST_RUN` tokens and more, and whole sentences of any
    length."""
    alike = _Alike(report, source)
    whole = {tuple(alike.theirs[a:b]): (a, b) for a, b in reversed(_token_spans(source, origins))}
    out: list[Copy] = []
    for first, last in _token_spans(report, sentences):
        home = whole.get(tuple(alike.mine[first:last])) if first < last else None
        runs = [(first, last, home[0])] if home else alike.runs(first, last)
        out += [
            Copy(Span(report[a].start, report[b - 1].end), Span(source[at].start, source[at + b - a - 1].end)) for a, b, at in runs
        ]
    return out


def _token_spans(tokens: Sequence[Token], sentences: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    starts = [t.start for t in tokens]
    return [(bisect_left(starts, a), bisect_left(starts, b)) for a, b in sentences]


class _Alike:
    """The forms of the report (`mine`) and of the source (`theirs`), and where in the source `LEAST_RUN` of the report's stand."""

    def __init__(self, report: Sequence[Token], source: Sequence[Token]) -> None:
        self.mine, self.theirs = [t.form for t in report], [t.form for t in source]
        # a long source has few of the runs of a short report: only those are kept
        wanted = set(_sixes(self.mine)) if len(self.mine) < len(self.theirs) else None
        places: dict[tuple[str, ...], list[int]] = {}
        for i, six in enumerate(_sixes(self.theirs)):
            if wanted is None or six in wanted:
                places.setdefault(six, []).append(i)
        self._found = [places.get(six, ()) for six in _sixes(self.mine)]

    def runs(self, first: int, last: int) -> list[tuple[int, int, int]]:
        """(start, end, source start) of the longest runs in a sentence, from left to right, not overlapping; by token index."""
        mine, theirs = self.mine, self.theirs
        out, i = [], first
        while i <= last - LEAST_RUN:
            best, at, times = 0, -1, 0
            for j in self._found[i]:
                n = LEAST_RUN
                while i + n < last and j + n < len(theirs) and mine[i + n] == theirs[j + n]:
                    n += 1
                times = 1 if n > best else times + (n == best)
                if n > best:
                    best, at = n, j
            if best >= FORMULA or times == 1:
                out.append((i, i + best, at))
                i += best
            elif best:
                i += best
            else:
                i += 1
        return out


def _sixes(forms: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Every `LEAST_RUN` neighbouring forms."""
    return zip(*(forms[k:] for k in range(LEAST_RUN)), strict=False)


def _lead(report: Sequence[Token], run: int, floor: int) -> int:
    """Where the part with the run begins: a short lead of conjunction and article goes with it."""
    for k in range(run - 1, max(floor, run - LEAD) - 1, -1):
        if report[k].form in (
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
            return report[k].start
    return report[run].start
