"""The words and stops of a sentence, each with what a reader without a dictionary knows of it: spelling, capitals, marks around it.

Marks are left out, what they hold is told by `marked`. A direct quotation is one token, `quote`: what it says holds no clause of
the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

# a word with its inner hyphens and stops, "didn't" and "18,400" whole; a clitic ('s, 're) by itself; any other sign by itself
PART = re.compile(
    r"(?P<word>\w+n['’]t\b|(?:\w\.){2,}|\d{1,3}(?:,\d{3})+(?!\w)|\w+(?:[-.&/]\w+)*)|(?P<clitic>['’](?:s|re|ve|ll|d|m)\b)|(?P<stop>\.\.\.|--|[^\w\s])",
    re.IGNORECASE,
)
MARKS = "\"'“”„«»‹›‘’`"


class Token(NamedTuple):
    """A word, clitic, stop or quotation `[start, end)`. low: its lower-case spelling with plain apostrophes; marked: it stands
    between quotation marks. A named tuple, since a text has thousands."""

    start: int
    end: int
    low: str
    kind: str
    capital: bool
    marked: bool


def tokens(
    text: str, start: int, end: int, quotes: Sequence[tuple[int, int]] = (), marked: Sequence[tuple[int, int]] = ()
) -> list[Token]:
    """The tokens of `[start, end)` in order. quotes: direct quotations, in order; marked: other words between marks, in order."""
    found: list[Token] = []
    at = start
    for a, b in quotes:
        if b <= at or a >= end:
            continue
        found.extend(_plain(text, at, max(at, a), marked))
        low = "." if text[a:b].rstrip(" \t\n\"'”’»")[-1:] in (*".?!…",) else ","
        found.append(Token(max(a, start), min(b, end), low, "quote", True, True))
        at = min(b, end)
    found.extend(_plain(text, at, end, marked))
    return found


def _plain(text: str, start: int, end: int, marked: Sequence[tuple[int, int]]) -> Iterator[Token]:
    i = 0
    for m in PART.finditer(text, start, end):
        spelled, at = m.group(), m.start()
        while i < len(marked) and marked[i][1] <= at:
            i += 1
        inside = i < len(marked) and marked[i][0] <= at
        if m.lastgroup == "stop":
            if spelled in MARKS:
                continue
            if spelled == "-" and text[at - 1 : at].isspace():
                spelled = "—"
            yield Token(at, m.end(), spelled, "stop", False, inside)
            continue
        low = spelled.lower()
        yield Token(at, m.end(), low if low.isascii() else low.replace("’", "'"), m.lastgroup or "", spelled[0].isupper(), inside)
