"""Clauses that limit a statement ("if ...", "unless ...", "even though ..."), left out or put in whole: each is one difference.

A clause begins with its cue and ends at the next mark, or where words begin again that both sides have.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from headwater.judge.force import Cue
from headwater.judge.passage import Collated, Passage, Range
from headwater.judge.rules import Difference

# What makes a clause a limit of the statement beside it.
LIMITS = (("condition", "if"), ("condition", "unless"), ("cause", "despite"))

LONGEST = 30  # tokens of one clause
SHORTEST = 2  # words behind the cue before a mark ends it: "despite, frankly, being ..."
_MARKS = frozenset(",;:.!?…()[]—–،؛؟。，；：！？、")


def clauses(both: Collated, alone: tuple[Sequence[Cue], Sequence[Cue]], told: tuple[set[int], set[int]]) -> list[Difference]:
    """The clauses of either side that nothing on the other side answers; their tokens are told.

    alone: the cues of the report and of the source without an answer.
    """
    out = []
    for k, (side, there) in enumerate(((both.report, both.there), (both.source, both.back))):
        for cue in alone[k]:
            if (cue.kind, cue.value) not in LIMITS or cue.first in told[k]:
                continue
            at = _clause(side, cue, there)
            if at is None or _faced(both, at, in_report=k == 0):
                continue
            told[k].update(range(*at))
            content = sum(t.form not in side.light for t in side.tokens[at[0] : at[1]])
            span = side.span(at)
            out.append(
                Difference("clause", "added", span, None, content=content)
                if k == 0
                else Difference("clause", "dropped", None, span, content=content)
            )
    return out


def _clause(side: Passage, cue: Cue, there: Mapping[int, int]) -> Range | None:
    """The tokens of the clause that a cue opens, as far as the other side has none of it; None where it has the most of it."""
    if any(k in there for k in range(cue.first, cue.last)):
        return None
    end = cue.last
    while end < min(len(side.tokens), cue.first + LONGEST) and not _met_again(end, there):
        if _marked(side, end - 1) and end - cue.last >= SHORTEST:
            break
        end += 1
    free = [k for k in range(cue.last, end) if k not in there]
    if len(free) < 2 or 2 * len(free) < end - cue.last:
        return None
    return cue.first, free[-1] + 1


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
    for k in range(*at):
        if k in (both.there if in_report else both.back):
            continue
        first, last = place((k, k + 1))
        if any(t.form not in other.light for t in other.tokens[first:last]):
            return True
    return False
