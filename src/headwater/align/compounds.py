"""Compounds written in two ways: "anti-corruption" and "anticorruption" are one word, though the one is two tokens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from headwater.align.collation import Cell
from headwater.text.tokens import Token

Range = tuple[int, int]  # half-open token positions

HYPHENS = frozenset("-‐‑")


def whole(text: str, words: Sequence[Token], others: Set[str]) -> list[Range]:
    """The tokens of a passage of `text` as ranges, two of them as one where a hyphen joins them to a word of `others`."""
    out: list[Range] = []
    k = 0
    while k < len(words):
        joined = (
            k + 1 < len(words)
            and text[words[k].end : words[k + 1].start] in HYPHENS
            and words[k].form + words[k + 1].form in others
        )
        out.append((k, k + 1 + joined))
        k = out[-1][1]
    return out


def merged(words: Sequence[Token], ranges: Sequence[Range]) -> list[Token]:
    """A token for each range."""
    return [
        words[a] if b == a + 1 else Token(words[a].start, words[b - 1].end, "".join(w.form for w in words[a:b])) for a, b in ranges
    ]


def spread(cells: Sequence[Cell], report: Sequence[Range], source: Sequence[Range]) -> Iterator[Cell]:
    """The cells of merged tokens as cells of the tokens themselves; a compound that equals one word is a spelling of it."""
    for cell in cells:
        if cell.how == "same":
            yield from _same(cell, report, source)
        else:
            yield Cell(_range(cell.report, report), _range(cell.source, source), cell.how, cell.relation, cell.moved)


def _same(cell: Cell, report: Sequence[Range], source: Sequence[Range]) -> Iterator[Cell]:
    """A run of equal words, cut at compounds."""
    size = cell.report[1] - cell.report[0]
    first = 0
    for k in range(size + 1):
        mine, theirs = cell.report[0] + k, cell.source[0] + k
        compound = k < size and (report[mine][1] - report[mine][0]) != (source[theirs][1] - source[theirs][0])
        if (compound or k == size) and k > first:
            yield Cell(
                _range((cell.report[0] + first, mine), report), _range((cell.source[0] + first, theirs), source), "same", None,
                cell.moved,
            )  # fmt: skip
        if compound:
            yield Cell(report[mine], source[theirs], "form", "spelling", cell.moved)
            first = k + 1


def _range(at: Range, ranges: Sequence[Range]) -> Range:
    def place(k: int) -> int:
        return ranges[k][0] if k < len(ranges) else (ranges[-1][1] if ranges else 0)

    return (place(at[0]), ranges[at[1] - 1][1]) if at[1] > at[0] else (place(at[0]), place(at[0]))
