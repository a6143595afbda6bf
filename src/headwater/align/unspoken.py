"""What a transcript prints beside the words that were said: stage directions, time codes, the labels of its speakers.

A direction stands between brackets and is either in capitals throughout ("(BELL RINGS)"), or a word for what an audience or a
recording does (`unspoken_words.txt`, one line a language).
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources

from headwater.text.tokens import fold

_BRACKETED = re.compile(r"[(\[（［【](?P<said>[^()\[\]（）［］【】\n]{1,80})[)\]）］】]")
_TIME_CODE = re.compile(r"(?<![\w:])[\[(]?\d{1,2}:\d{2}:\d{2}(?:[.,:]\d{1,3})?[\])]?(?![\w:])|[\[(]\d{1,3}:\d{2}[\])]")
_BARE = re.compile(r"\b(?:INAUDIBLE|CROSSTALK|APPLAUSE|LAUGHTER|UNINTELLIGIBLE)\b")
_LONGEST_WORDS = 8  # a longer bracket in capitals is a heading or shouting


def unspoken(text: str) -> list[tuple[int, int]]:
    """Spans of stage directions and time codes, in reading order, not overlapping."""
    found = [m.span() for m in _BRACKETED.finditer(text) if _direction(m["said"])]
    found += [m.span() for pattern in (_TIME_CODE, _BARE) for m in pattern.finditer(text)]
    out: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _direction(said: str) -> bool:
    words = [w for part in said.split() if (w := part.strip(".,;:!?-–—*&\"'")) and not w.isdigit()]
    if not words or len(words) > _LONGEST_WORDS:
        return False
    letters = "".join(words)
    # initials alone ("(EPA)", "(NATO)") stand beside what they are short for: a direction is a word, and so longer
    if letters.isupper() and (len(words) > 1 or len(letters) > 6 or fold(letters) in directions()):
        return True
    return any(fold(w) in directions() for w in words) and len(words) <= 4


@lru_cache(maxsize=1)
def directions() -> frozenset[str]:
    """The words for what an audience or a recording does, of all languages, folded."""
    table = resources.files(__package__).joinpath("unspoken_words.txt").read_text("utf-8")
    lines = (line for line in table.splitlines() if not line.startswith("#"))
    return frozenset(fold(w) for line in lines for w in line.partition(":")[2].split())
