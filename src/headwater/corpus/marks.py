"""Which words stand between quotation marks, in any script, worked out for many texts in one go.

A mark opens or closes by what stands beside it, where that is clear: the same » closes in French and opens in German. Else its
own form tells, or, of straight marks, how many came before it in the line. A quotation ends with its line at the latest.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Longs = npt.NDArray[np.int64]
Truths = npt.NDArray[np.bool_]

_OPENING, _CLOSING, _STRAIGHT, _BRACKET, _BRACKET_END = 1, 2, 3, 4, 5
_KINDS = {_OPENING: "“„«「『", _CLOSING: "”»」』", _STRAIGHT: '"＂', _BRACKET: "[［", _BRACKET_END: "]］"}
_BLANKS = np.array([ord(c) for c in " \t\u00a0\u2009\u202f\u3000"], dtype=np.uint32)

_table: npt.NDArray[np.uint8] = np.zeros(0x110000, dtype=np.uint8)
for _kind, _marks in _KINDS.items():
    _table[[ord(c) for c in _marks]] = _kind


def between_marks(points: npt.NDArray[np.uint32], letters: Truths, lines: Truths, at: Longs) -> Truths:
    """(words,) which words stand between marks.

    points: (n,) code points. letters, lines: (n,) which of them are of words, and which end a line. at: where each word begins,
    ascending.
    """
    told = np.flatnonzero(_table[points])
    kind = _table[points[told]]
    where = told[kind <= _STRAIGHT]
    if not len(where):
        return np.zeros(len(at), dtype=bool)
    ends = np.flatnonzero(lines)
    line = np.searchsorted(ends, where)
    opens = _opens(points, letters, lines, where, line)
    last = np.searchsorted(where, at) - 1
    inside: Truths = (last >= 0) & opens[last] & (line[last] == np.searchsorted(ends, at))
    opening, closing = told[kind == _BRACKET], told[kind == _BRACKET_END]
    return inside & ~_inserted(opening, closing, ends, at) if len(opening) and len(closing) else inside


def _inserted(opening: Longs, closing: Longs, ends: Longs, at: Longs) -> Truths:
    """(words,) which words stand in square brackets that open and close in one line. opening, closing: brackets; ends: of lines."""
    opened, closed = np.searchsorted(opening, at) - 1, np.searchsorted(closing, at)
    found = (opened >= 0) & (closed < len(closing))
    begin, end = opening[opened], closing[np.minimum(closed, len(closing) - 1)]
    unclosed = np.searchsorted(closing, begin) == closed  # no bracket closes between the opening one and the word
    inside: Truths = found & unclosed & (np.searchsorted(ends, begin) == np.searchsorted(ends, end))
    return inside


def _opens(points: npt.NDArray[np.uint32], letters: Truths, lines: Truths, where: Longs, line: Longs) -> Truths:
    """(marks,) which marks open a quotation. line: of each."""
    kind = _table[points[where]]
    straight = kind == _STRAIGHT
    before = np.cumsum(straight) - straight
    first = np.searchsorted(line, line)  # the first mark of the same line
    opens = np.where(straight, (before - before[first]) % 2 == 0, kind == _OPENING)
    left, right = np.maximum(where - 1, 0), np.minimum(where + 1, len(points) - 1)
    blank = (where == 0) | lines[left] | np.isin(points[left], _BLANKS)
    word = letters[right] & (right > where)
    opening = word & ~(letters[left] & (where > 0))
    closing = ~word & ~blank
    found: Truths = (opens | opening) & ~closing
    return found
