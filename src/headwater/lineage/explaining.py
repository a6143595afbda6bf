"""What explains a document: the fewest earlier documents that its words can have come from.

The description is as short as it can be (Rissanen 1978): words that a parent has need not be written; each place that they stand
in, and each further parent, has to be named, in a larger document with more effort. So of two that have the same words, the one
that has them in the same order and with the same cuts explains better, and a second parent has to bring something of its own.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from headwater.lineage.agreement import Held, places


@dataclass(frozen=True, slots=True)
class Weights:
    """What a description costs, in words. Found on invented archives with known descent (scripts/fit_lineage.py), then rounded."""

    fewest: int = 8  # words in common that can be a passage; less is chance
    place: float = 1.5  # naming a place in a document of 256 words; a word more for each doubling of its length, by eighths
    parent: float = 8.0  # naming a document
    kin: float = 25.0  # a further parent that shares passages with one that is there already: they mostly had it from one another;
    # not so one that is quoted: who has its words between marks says whose they are
    whole: float = 0.15  # for a document that earlier ones hold wholly, beside its words: excerpts are commoner than expansions
    credited: float = 15.0  # a text that names the other's outlet or address
    passes_on: float = 10.0  # a text that says it has it from somebody, of two of which the other does not
    quoted: float = 10.0  # words between quotation marks in the one, in running text in the other
    unquoted: float = 30.0  # against the other order: who has words between marks says that they are another's
    newsroom: float = 2.0  # the other is of the same outlet: a newsroom writes on from its own report before another's
    stray: float = 3.0  # against a text of which neither outlet nor day is known: it is a copy more often than a source
    in_meaning: float = 0.5  # off each word that is had in meaning alone: who has the wording is nearer
    agency: float = 4.0  # the other is a news agency, and this is none: agencies feed papers
    date_error: float = 10.0  # a date that has to be wrong
    date_reach_hours: float = 36.0  # zones, print behind wire, a day slipped: dates err by this much; larger errors are believed


class Parent(NamedTuple):
    """A chosen holder. words: that it explains and no one chosen before it; value: of the choice, in words; over: how much better
    it was than the next that could have stood for the same words."""

    held: Held
    words: int
    value: float
    over: float


@dataclass(frozen=True, slots=True)
class Explained:
    parents: list[Parent]
    value: float  # words saved by the description


def explain(
    size: int, holders: Sequence[Held], sizes: Sequence[int], kin: Sequence[Collection[int]], weights: Weights,
    for_credit: dict[int, float] | None = None, quoted: Collection[int] = (),
) -> Explained:  # fmt: skip
    """The parents of a document among those that hold words of it.

    size: of the document, in words; sizes, kin: of every document of the family, its words and those it shares passages with.
    holders: that may be parents, the most words first. for_credit: what else speaks for a holder, in words.
    quoted: holders that the document quotes.
    """
    left = (1 << size) - 1  # words that nobody holds yet, as bits
    fewer = {h.other: len(h.mine) for h in holders}  # of these that each holds, or more: they get fewer with every parent
    cost = {h.other: weights.place * math.log2(max(sizes[h.other], 2)) / 8 for h in holders}
    credit = for_credit or {}
    parents: list[Parent] = []
    total, held_words = 0.0, 0
    waiting = list(holders)
    while waiting:
        best: tuple[float, int, Held] | None = None
        second = 0.0
        for h in waiting:
            # No holder is worth more than its words: the others need not be looked at.
            most = fewer[h.other]
            if most < weights.fewest or (best is not None and most - cost[h.other] + credit.get(h.other, 0.0) <= second):
                continue
            words, stands = _free(h, left) if parents else (most, h.places)
            fewer[h.other] = words
            if words < weights.fewest:
                continue
            value = words - cost[h.other] * stands + credit.get(h.other, 0.0)
            if h.other not in quoted and any(h.other in kin[p.held.other] for p in parents):
                value -= weights.kin
            if best is None or value > best[0]:
                second = max(second, best[0] if best else 0.0)
                best = value, words, h
            else:
                second = max(second, value)
        if best is None or best[0] < weights.parent:
            break
        value, words, chosen = best
        parents.append(Parent(chosen, words, value, value - second))
        total += value - weights.parent
        held_words += words
        left &= ~chosen.around  # what stands among its words are edits, and need no other document
        waiting = [h for h in waiting if h is not chosen]
    return Explained(parents, total + weights.whole * held_words * held_words / max(size, 1))


def _free(held: Held, left: int) -> tuple[int, int]:
    """How many words of a holder are left, and in how many places of it they stand."""
    words = (held.bits & left).bit_count()
    if not words or words == len(held.mine):
        return words, held.places
    free = np.unpackbits(np.frombuffer((held.bits & left).to_bytes(held.mine[-1] // 8 + 1, "little"), np.uint8), bitorder="little")
    kept = free[held.mine] > 0
    return words, places(held.mine[kept], held.theirs[kept])
