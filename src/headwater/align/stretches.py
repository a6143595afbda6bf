"""Two long passages in stretches that answer each other, so that what is worked out of pairs of words stays small.

Method: the shortest edit between the two (Levenshtein; Hyyrö 2003, bit-parallel) says for each word of one where it stands in the
other. It is worked out in a window that moves over both, so that the time grows with the words and not with their square.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Levenshtein

Range = tuple[int, int]

# Words of each side that are held against each other at once: what one side has more than the other is seen up to this length.
WINDOW = 10_000


def stretches(report: Sequence[str], source: Sequence[str], *, longest: int) -> list[tuple[Range, Range]]:
    """Both passages parted into equally many stretches of at most `longest` words; every word lies in one, in order.

    report, source: folded forms. longest: two or more. Returns half-open positions in both; a stretch may be empty on one side.
    """
    out: list[tuple[Range, Range]] = []
    first = last = (0, 0)
    for edge in _edges(report, source, longest // 2):
        if edge[0] - first[0] > longest or edge[1] - first[1] > longest:
            out.append(((first[0], last[0]), (first[1], last[1])))
            first = last
        last = edge
    return [*out, ((first[0], last[0]), (first[1], last[1]))]


def _edges(report: Sequence[str], source: Sequence[str], longest: int) -> Iterator[tuple[int, int]]:
    """Where both may be parted, in order: the edges of what is equal and what is not, and within longer parts places in proportion;
    none is more than `longest` words behind the one before, on either side."""
    for at, size in _parts(report, source):
        pieces = -(-max(size) // longest)
        for k in range(1, pieces + 1):
            yield at[0] + size[0] * k // pieces, at[1] + size[1] * k // pieces


def _parts(report: Sequence[str], source: Sequence[str]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Where each part begins that is equal on both sides, other words, or on one side alone, and how many words it has on each."""
    i = j = 0
    while i < len(report) or j < len(source):
        ends = i + WINDOW >= len(report) and j + WINDOW >= len(source)
        mine, theirs = list(report[i : i + WINDOW]), list(source[j : j + WINDOW])
        blocks = Levenshtein.opcodes(mine, theirs)
        # what stands in the second half of the window may have its counterpart behind it
        sure = [b for b in blocks if ends or max(b.src_start, b.dest_start) < WINDOW // 2]
        for b in sure:
            yield (i + b.src_start, j + b.dest_start), (b.src_end - b.src_start, b.dest_end - b.dest_start)
        i, j = i + sure[-1].src_end, j + sure[-1].dest_end
