"""A quotation as it is looked for: its words, the pieces between ellipses, its sentences, and what an editor put between brackets.

`"We shall build it ... [in spring]. [Y]ou will see."` has two pieces, one insert and one letter whose case an editor changed.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from headwater.text.sentences import sentences
from headwater.text.tokens import Token, fold, tokens

_DOTS = r"(?:…|\.(?:\s?\.){2,3})"
ELLIPSIS = re.compile(rf"[\[(［（]\s*{_DOTS}\s*[\])］）]|{_DOTS}(?:\s?…)*")
# "[Y]ou", "[t]he": an editor changed the case, or the end of a word
_CASED = re.compile(r"(?P<a>\w*)[\[［](?P<b>\w{1,3})[\]］](?P<c>\w+)|(?P<d>\w+)[\[［](?P<e>\w{1,3})[\]］]")
_INSERT = re.compile(r"[\[［](?P<square>[^\[\]［］]*)[\]］]|[(（](?P<round>[^()（）]*)[)）]")


@dataclass(frozen=True, slots=True)
class Insert:
    """Words between brackets. first, last: their tokens, half-open. square: between square brackets, an editor's."""

    first: int
    last: int
    square: bool


@dataclass(frozen=True, slots=True)
class Quoted:
    """text: as given. tokens: all its words. pieces: token ranges between ellipses, none empty. sentences: token ranges, each in
    one piece. inserts: in order. before, after: whether an ellipsis opens or closes the quotation."""

    text: str
    tokens: tuple[Token, ...]
    pieces: tuple[tuple[int, int], ...]
    sentences: tuple[tuple[int, int], ...]
    inserts: tuple[Insert, ...]
    before: bool = False
    after: bool = False

    def inserted(self, position: int) -> bool:
        """Whether a token stands between brackets."""
        at = bisect_right(self.inserts, position, key=lambda i: i.first) - 1
        return at >= 0 and position < self.inserts[at].last


@lru_cache(maxsize=256)
def quoted(text: str, language: str | None) -> Quoted:
    """The parts of a quotation, with offsets into `text`, which may have its quotation marks or not."""
    found = _tokens(text)
    starts = [t.start for t in found]
    gaps = [m.span() for m in ELLIPSIS.finditer(text)]
    cuts = [0, *(bisect_left(starts, a) for a, _ in gaps), len(found)]
    pieces = tuple((a, b) for a, b in pairwise(cuts) if a < b)
    ends = {e for a, b in sentences(_line(text), language) for e in (bisect_left(starts, a), bisect_left(starts, b))}
    edges = sorted({0, len(found), *ends, *(e for piece in pieces for e in piece)})
    return Quoted(
        text=text,
        tokens=tuple(found),
        pieces=pieces,
        sentences=tuple((a, b) for a, b in pairwise(edges) if a < b),
        inserts=_inserts(text, starts),
        before=bool(gaps) and bool(found) and gaps[0][0] < found[0].start,
        after=bool(gaps) and bool(found) and gaps[-1][0] >= found[-1].end,
    )


def _line(text: str) -> str:
    return re.sub(r"\s", " ", text)


def _tokens(text: str) -> list[Token]:
    """The words; one with brackets inside ("[Y]ou") is one word."""
    out: list[Token] = []
    at = 0
    for m in _CASED.finditer(text):
        out += tokens(text, at, m.start())
        letters = "".join(g for g in m.groups() if g)
        out.append(Token(m.start(), m.end(), fold(letters)))
        at = m.end()
    return out + tokens(text, at)


def _inserts(text: str, starts: list[int]) -> tuple[Insert, ...]:
    out = []
    for m in _INSERT.finditer(text):
        first, last = bisect_left(starts, m.start()), bisect_left(starts, m.end())
        # "[Y]ou" holds no word of its own
        if first < last and starts[first] != m.start():
            out.append(Insert(first, last, m["square"] is not None))
    return tuple(out)
