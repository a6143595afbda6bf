"""Contractions of a collation: "we'll" against "we will", "it's" against "it is", "'cause" against "because".

The collation pairs words one to one; here a contraction takes the two or three words that it stands for, so that neither side is
left with a word of which nothing is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from headwater.align.collation import Cell
from headwater.judge.passage import Passage, Range
from headwater.judge.spelling import expansions, same_contraction

LANGUAGES = ("en", None)  # of the table of contractions; a text of no known language may be English
# What "'s" may stand for; folding drops it.
CLITIC = ("is", "has", "us")

Found = tuple[Range, Range]  # report and source tokens that are one contraction


def contracted(report: Passage, source: Passage, cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells, those with a contraction on one side and its words on the other parted into cells "form", "contraction"."""
    if report.language not in LANGUAGES or source.language not in LANGUAGES:
        return tuple(cells)
    out: list[Cell] = []
    for cell in _with_clitics(report, source, cells):
        out += _parted(report, source, cell) if cell.how == "other" else [cell]
    return tuple(out)


def _with_clitics(report: Passage, source: Passage, cells: Sequence[Cell]) -> list[Cell]:
    """The cells, where "it" (of "it's") is paired with "it" and the other side has "is" behind it."""
    out = list(cells)
    k = 0
    while k + 1 < len(out):
        here, behind = out[k], out[k + 1]
        if here.how == "same" and behind.how in ("other", "added", "dropped"):
            i, j = here.report[1] - 1, here.source[1] - 1
            mine, theirs = behind.report, behind.source
            one, other = (i, i + 1), (j, j + 1)
            if behind.how != "added" and theirs[0] == j + 1 and _form(source, theirs[0]) in CLITIC and _drawn(report, i):
                other, theirs = (j, j + 2), (j + 2, theirs[1])
            elif behind.how != "dropped" and mine[0] == i + 1 and _form(report, mine[0]) in CLITIC and _drawn(source, j):
                one, mine = (i, i + 2), (i + 2, mine[1])
            if (mine, theirs) != (behind.report, behind.source):
                head = [replace(here, report=(here.report[0], i), source=(here.source[0], j))] if i > here.report[0] else []
                out[k : k + 2] = [*head, Cell(one, other, "form", "contraction", here.moved), *_rest(mine, theirs)]
                k += len(head)
        k += 1
    return out


def _form(side: Passage, k: int) -> str:
    return side.tokens[k].form


def _drawn(side: Passage, k: int) -> bool:
    """Whether a token ends in "'s"."""
    token = side.tokens[k]
    return side.document.text[token.start : token.end].replace("’", "'").casefold().endswith("'s")


def _parted(report: Passage, source: Passage, cell: Cell) -> list[Cell]:
    """The cell, parted at the contractions that its two sides have in common, in order."""
    out: list[Cell] = []
    mine, theirs = cell.report, cell.source
    for one, other in _found(report, source, cell):
        out += _rest((mine[0], one[0]), (theirs[0], other[0]))
        out.append(Cell(one, other, "form", "contraction", cell.moved))
        mine, theirs = (one[1], mine[1]), (other[1], theirs[1])
    return [*out, *_rest(mine, theirs)]


def _rest(mine: Range, theirs: Range) -> list[Cell]:
    """What is left of two facing ranges as a cell; none where nothing is."""
    if mine[0] == mine[1] and theirs[0] == theirs[1]:
        return []
    how = "dropped" if mine[0] == mine[1] else "added" if theirs[0] == theirs[1] else "other"
    return [Cell(mine, theirs, how)]


def _found(report: Passage, source: Passage, cell: Cell) -> Iterator[Found]:
    """The contractions in a cell, each behind the one before on both sides."""
    i, at = cell.report[0], cell.source[0]
    while i < cell.report[1]:
        pair = next((p for j in range(at, cell.source[1]) if (p := _one(report, source, i, j, cell))), None)
        if pair:
            yield pair
            i, at = pair[0][1], pair[1][1]
        else:
            i += 1


def _one(report: Passage, source: Passage, i: int, j: int, cell: Cell) -> Found | None:
    """Token i of the report and what follows, and token j of the source, where one contracts the other."""
    a, b = _form(report, i), _form(source, j)
    if size := _stands_for(a, [t.form for t in source.tokens[j : cell.source[1]]]):
        return (i, i + 1), (j, j + size)
    if size := _stands_for(b, [t.form for t in report.tokens[i : cell.report[1]]]):
        return (i, i + size), (j, j + 1)
    return ((i, i + 1), (j, j + 1)) if same_contraction(a, b) else None


def _stands_for(form: str, words: Sequence[str]) -> int:
    """How many of the words, from the first, a contraction stands for; 0 where it stands for others."""
    return max((len(full) for e in expansions(form) if (full := e.split()) == list(words[: len(full)])), default=0)
