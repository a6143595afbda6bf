"""The words of a passage that say who says it ("the police said on Monday"), which the other side may tell otherwise.

Whether two passages have nearly the same words otherwise is asked without them: they are no part of what is told.
"""

from __future__ import annotations

import re

from headwater.judge.passage import Passage
from headwater.quotes.cues import Cues, cues_for

LONGEST = 14  # tokens of an attribution: a verb of saying, who says it, and where and when
_MARK = re.compile(r"[,;:–—\"“”„«»]|(?<=\s)-(?=\s)")


def attributed(side: Passage) -> set[int]:
    """The tokens of a passage that give its attribution: a part at its beginning or end, between a mark and the edge, that has a
    verb of saying or a phrase of source; at the beginning the words up to the verb, where no mark parts it from what is said."""
    cues, words = cues_for(side.language), side.tokens
    parts = _parts(side)
    if not words:
        return set()
    out: set[int] = set()
    for first, last in {parts[0], parts[-1]} if len(parts) > 1 else ():
        if last - first <= LONGEST and _says(side.document.text[words[first].start : words[last - 1].end], cues):
            out.update(range(first, last))
    if not out and not cues.verb_last:
        out.update(range(_announced(side, parts[0], cues)))
    return out


def _parts(side: Passage) -> list[tuple[int, int]]:
    """The token ranges between marks."""
    text, words = side.document.text, side.tokens
    cuts = [k for k in range(1, len(words)) if _MARK.search(text, words[k - 1].end, words[k].start)]
    return list(zip([0, *cuts], [*cuts, len(words)], strict=True))


def _says(text: str, cues: Cues) -> bool:
    return any(pattern.search(text) for pattern in (cues.reporting, cues.according, cues.zufolge))


def _announced(side: Passage, part: tuple[int, int], cues: Cues) -> int:
    """How many tokens announce what follows them ("Officials said that"); none where no complementizer follows the verb."""
    text, words = side.document.text, side.tokens
    verb = cues.reporting.search(text, words[0].start, words[part[1] - 1].end)
    if verb is None:
        return 0
    behind = next((k for k in range(*part) if words[k].start >= verb.end()), part[1])
    that = behind < part[1] and cues.that.fullmatch(text, words[behind].start, words[behind].end)
    return behind + 1 if that and behind < LONGEST else 0
