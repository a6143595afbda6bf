"""Which fact of the report is held against which of the source: the same ones first, then those in each other's place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")

# What makes two facts one, best first; then what makes them two in one place.
AGREE = ("same", "rounded", "written_otherwise", "near")
DIFFER = ("differs", "unlike")


def paired(
    mine: Sequence[A], theirs: Sequence[B], says: Callable[[A, B], str], apart: Callable[[A, B], int], *, reach: int
) -> list[tuple[A | None, B | None, str]]:
    """Every fact of both sides once: (report's, source's, what `says` says of them); "added" and "dropped" where one is None.

    apart: how many tokens lie between the two places (`Collated.apart`). A fact said twice agrees with one said once. Two facts
    that differ are held against each other where they are at most `reach` apart.
    """
    said = {(i, j): says(a, b) for i, a in enumerate(mine) for j, b in enumerate(theirs)}
    way = {(i, j): apart(mine[i], theirs[j]) for i, j in said}
    order = sorted((k for k in said if said[k] in AGREE), key=lambda k: (AGREE.index(said[k]), way[k], k))
    there: dict[int, tuple[int, str]] = {}
    back: dict[int, int] = {}
    for i, j in order:
        if i not in there and j not in back:
            there[i], back[j] = (j, said[i, j]), i
    for i, j in order:  # said twice on one side; what only may be the same ("33", "dozens") answers once
        if said[i, j] == AGREE[0] and (i not in there or j not in back):
            there.setdefault(i, (j, said[i, j]))
            back.setdefault(j, i)
    for i, j in sorted((k for k in said if said[k] in DIFFER and way[k] <= reach), key=lambda k: (way[k], said[k], k)):
        if i not in there and j not in back:
            there[i], back[j] = (j, said[i, j]), i
    out: list[tuple[A | None, B | None, str]] = [
        (a, theirs[there[i][0]], there[i][1]) if i in there else (a, None, "added") for i, a in enumerate(mine)
    ]
    return out + [(None, b, "dropped") for j, b in enumerate(theirs) if j not in back]
