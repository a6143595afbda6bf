"""Small archives for the tests of lineage: documents of numbered sentences, and the passages that they share."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from headwater.corpus.rows import Entry

WORDS = ("mason", "mole", "harbour", "crane", "barge", "rope", "anchor", "pier", "buoy", "tide", "gull", "lantern", "keeper")


def sentence(number: int, length: int = 12) -> str:
    """A sentence of its own for each number."""
    r = random.Random(number)
    return " ".join(f"{r.choice(WORDS)}{r.randrange(1000)}" for _ in range(length)).capitalize() + "."


def reworded(text: str, every: int, by: str = "x") -> str:
    """Each `every`-th word replaced."""
    words = text.split()
    return " ".join(f"{by}{w}" if i % every == 1 else w for i, w in enumerate(words))


def entry(id_: str, numbers: Sequence[int | str], published: str | None = None, **known: str | None) -> Entry:
    """A document of sentences: numbers stand for one each, strings for themselves."""
    return Entry(id_, "\n".join(n if isinstance(n, str) else sentence(n) for n in numbers), published=published, **known)


@dataclass(frozen=True)
class Column:
    values: Any

    def to_numpy(self) -> Any:
        return self.values


@dataclass(frozen=True)
class Table:
    rows: Any

    def column(self, name: str) -> Column:
        return Column(self.rows[:, ("a", "b", "a_start", "a_end", "b_start", "b_end").index(name)])


def shared(entries: Sequence[Entry]) -> Table:
    """The passages that two documents share: lines that agree in most of their words."""
    lines = []
    for e in entries:
        at, mine = 0, []
        for line in e.text.split("\n"):
            mine.append((at, at + len(line), line.lower().strip(".").split()))
            at += len(line) + 1
        lines.append(mine)
    rows = []
    for a in range(len(entries)):
        for b in range(a + 1, len(entries)):
            for s, e_, x in lines[a]:
                rows += [(a, b, s, e_, s2, e2) for s2, e2, y in lines[b] if 2 * len(set(x) & set(y)) > max(len(x), len(y))]
    return Table(np.array(rows, dtype=np.int64).reshape(-1, 6))
