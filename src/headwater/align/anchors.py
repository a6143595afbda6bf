"""Shared wording between a report and its sources: how much of the report stands in runs of the same words.

Method: word n-grams held in common, as in plagiarism detection (Clough and Stevenson 2011, Language Resources and Evaluation 45).
"""

from __future__ import annotations

from collections.abc import Sequence

RUNS = (1, 3, 5, 10)  # tokens: a word, a phrase, a clause; ten in a row are not met by chance


def shared(report: Sequence[str], sources: Sequence[Sequence[str]]) -> dict[str, int]:
    """How many of the report's tokens lie in a run of n tokens that a source has too, for each n of `RUNS`, and the longest run.

    report, sources: folded forms in reading order.
    """
    counts = {f"in_runs_of_{n}": len(_covered(report, sources, n)) for n in RUNS}
    return {**counts, "longest_run": _longest(report, sources)}


def _covered(report: Sequence[str], sources: Sequence[Sequence[str]], n: int) -> set[int]:
    known = {tuple(s[i : i + n]) for s in sources for i in range(len(s) - n + 1)}
    return {k for i in range(len(report) - n + 1) if tuple(report[i : i + n]) in known for k in range(i, i + n)}


def _longest(report: Sequence[str], sources: Sequence[Sequence[str]]) -> int:
    """Tokens in the longest common run: by halving, since a run of n holds one of n - 1."""
    low, high = 0, len(report)
    while low < high:
        middle = (low + high + 1) // 2
        if _covered(report, sources, middle):
            low = middle
        else:
            high = middle - 1
    return low
