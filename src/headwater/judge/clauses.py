"""Clauses that limit a statement ("if ...", "unless ...", "even though ..."), left out or put in whole: each is one difference.

A clause begins with its cue and ends at the next mark, or where words begin again that both sides have.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from headwater.judge.force import Cue
from headwater.judge.passage import Collated, Passage, Range
from headwater.judge.readiness import CLOSE, Near
from headwater.judge.rules import Difference
from headwater.judge.values import dated

# What makes a clause a limit of the statement beside it.
LIMITS = (("condition", "if"), ("condition", "unless"), ("cause", "despite"))

# Between two languages also what stands against the statement before it, and is left out of it: "ambitious, but feasible".
ACROSS = (*LIMITS, ("contrast", "but"))
# Share of the content words around a clause that have a counterpart in the other language, from which the clause alone was lost;
# words of other languages are found by the encoder, and half of those of a faithful line are.
AROUND = 0.5

LONGEST = 30  # tokens of one clause
SHORTEST = 2  # words behind the cue before a mark ends it: "despite, frankly, being ..."
_MARKS = frozenset(",;:.!?…()[]—–،؛؟。，；：！？、")


def clauses(
    both: Collated, alone: tuple[Sequence[Cue], Sequence[Cue]], told: tuple[set[int], set[int]], near: Near | None = None
) -> list[Difference]:
    """The clauses of either side that nothing on the other side answers; their tokens are told.

    alone: the cues of the report and of the source without an answer. near: likeness of words by the encoder, which finds the
    counterparts between two languages.
    """
    out = []
    for k, (side, other, there) in enumerate(((both.report, both.source, both.there), (both.source, both.report, both.back))):
        for cue in alone[k]:
            if (cue.kind, cue.value) not in (ACROSS if both.across else LIMITS) or cue.first in told[k]:
                continue
            if both.across:
                there = _closest(side, other, there, near)
            at = _clause(side, cue, there)
            if at is None or _faced(both, at, in_report=k == 0):
                continue
            if both.across and not _alone(side, at, there):
                continue
            told[k].update(range(*at))
            content = sum(t.form not in side.light for t in side.tokens[at[0] : at[1]])
            span = side.span(at)
            out.append(
                Difference("clause", "put_in" if both.across else "added", span, None, content=content)
                if k == 0
                else Difference("clause", "lost" if both.across else "dropped", None, span, content=content)
            )
    return out


def _clause(side: Passage, cue: Cue, there: Mapping[int, int]) -> Range | None:
    """The tokens of the clause that a cue opens, as far as the other side has none of it; None where it has the most of it."""
    if any(k in there for k in range(cue.first, cue.last)):
        return None
    shortest, least = (1, 1) if cue.kind == "contrast" else (SHORTEST, 2)
    end = cue.last
    while end < min(len(side.tokens), cue.first + LONGEST) and not _met_again(end, there):
        if _marked(side, end - 1) and end - cue.last >= shortest:
            break
        end += 1
    free = [k for k in range(cue.last, end) if k not in there]
    if len(free) < least or 2 * len(free) < end - cue.last:
        return None
    return cue.first, free[-1] + 1


def _closest(side: Passage, other: Passage, there: Mapping[int, int], near: Near | None) -> dict[int, int]:
    """The words of a side that some word of the other is closest to, wherever it stands, with that word."""
    mine, theirs = ([k for k, t in enumerate(p.tokens) if t.form not in p.light] for p in (side, other))
    if near is None or not mine or not theirs:
        return dict(there)
    close = near([other.tokens[j].form for j in theirs], [side.tokens[k].form for k in mine])
    return {mine[int(row.argmax())]: j for j, row in zip(theirs, close, strict=True) if row.max() >= CLOSE}


def _alone(side: Passage, at: Range, there: Mapping[int, int]) -> bool:
    """Whether a clause has no counterpart at all in the other language, and the words around it have theirs."""
    weighed = [k for k, t in enumerate(side.tokens) if t.form not in side.light]
    inside = [k for k in weighed if at[0] <= k < at[1]]
    around = [k for k in weighed if not at[0] <= k < at[1]]
    met = sum(k in there for k in around)
    return not any(k in there for k in inside) and met >= 2 and met >= AROUND * len(around)


def _marked(side: Passage, k: int) -> bool:
    """Whether a mark stands behind a token."""
    between = side.document.text[side.tokens[k].end : side.tokens[k + 1].start]
    return not _MARKS.isdisjoint(between) or "--" in between


def _met_again(k: int, there: Mapping[int, int]) -> bool:
    """Whether two words in a row begin here that stand in a row on the other side."""
    return k in there and there.get(k + 1) == there[k] + 1


def _faced(both: Collated, at: Range, *, in_report: bool) -> bool:
    """Whether the other side has words of content of its own in the place of a clause, which may say the same."""
    other, place = (both.source, both.place) if in_report else (both.report, both.place_back)
    when = dated(other)  # a day has its own answer
    for k in range(*at):
        if k in (both.there if in_report else both.back):
            continue
        first, last = place((k, k + 1))
        if any(t.form not in other.light and i not in when for i, t in enumerate(other.tokens[first:last], start=first)):
            return True
    return False
