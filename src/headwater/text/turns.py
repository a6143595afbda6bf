"""The turns of an interview or a transcript: where a speaker's label stands before the words, on lines of its own or inside one.

A label is a short name before a colon (`A. Meier:`, `THE CHAIR:`, `记者：`). Two of them that take turns make a conversation; one
that comes again and again ("Note:", "Recipe:") makes none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

_WORD = r"(?:[^\W\d_a-zß-öø-ÿа-яё][\w'’ʼ]*(?:-[^\W\d_][\w'’]*)*\.?)"  # a capital first, or a script without capitals
_INITIAL = r"(?:[^\W\d_a-zß-öø-ÿа-яё]\.\s?)"
_COLON_MARK = r"[ \u00a0\u202f]?[:：]"  # French sets a blank before it
_CASED = re.compile(
    rf"(?:^|(?<=[.!?…\"»”’)]\s)|"
    rf"(?<=[.!?…\"»”’)]\s\s))(?P<label>{_INITIAL}{{0,3}}{_WORD}(?:[ \u00a0]{_WORD}){{0,4}}(?:\s\([^()\n]{{2,40}}\))?)"
    rf"{_COLON_MARK}(?=\s)",
    re.MULTILINE,
)
_EAST_ASIAN = re.compile(r"^[ \t\u3000]*(?P<label>[^\W\d_]{1,8}(?:[ ·・][^\W\d_]{1,8}){0,2})[ ]?[:：](?=.*\w)", re.MULTILINE)
_COLON = re.compile(rf"{_COLON_MARK}(?=\s)")
_SENTENCE_END = re.compile(r"[^\W\d_]{2}[\"”»’)]?[.!?…]|[。！？؟]")
_LONGEST = 48  # characters of a label
_AGAIN = 2  # times that each of two speakers must speak


def labels(text: str) -> list[tuple[int, int]]:
    """The speaker labels of a text in reading order: spans from the name to behind its colon. None where nobody converses."""
    found: dict[tuple[int, int], str] = {}
    for pattern in (_CASED, _EAST_ASIAN):
        for m in pattern.finditer(text):
            name = m["label"]
            if len(name) <= _LONGEST and (pattern is _CASED or not any(c.islower() or c.isupper() for c in name)):
                found[(m.start("label"), m.end())] = name
    fields = _fields(text, found)
    known = _speakers([found[span] for span in sorted(found) if found[span] not in fields])
    spans = {span for span, name in found.items() if name in known}
    # a page's heading may run into its first turn without a full stop: a known label is one wherever it stands
    spans.update(_anywhere({name for name in known if _is_person(name)}, text))
    return sorted(spans)


def _anywhere(persons: set[str], text: str) -> Iterator[tuple[int, int]]:
    """Every place with one of the names between white space and a colon; in one pass, however many persons speak."""
    sizes = sorted({len(name) for name in persons})
    for m in _COLON.finditer(text) if sizes else ():
        for size in sizes:
            start = m.start() - size
            if start >= 0 and text[start : m.start()] in persons and (start == 0 or text[start - 1].isspace()):
                yield start, m.end()


def _speakers(names: list[str]) -> set[str]:
    """Who speaks, from the labels in reading order; empty where they are captions ("Note:", "Recipe:") and nobody takes turns."""
    counted = Counter(names)
    again = {name for name, n in counted.items() if n >= _AGAIN}
    persons = {name for name in counted if _is_person(name)}
    turns = [name for name in names if name in again]
    changes = sum(a != b for a, b in pairwise(turns))
    if len(again) >= 2 and 2 * changes >= len(turns) - 1 and not _is_form(turns):
        return again | persons
    if len([name for name in persons if re.match(_INITIAL, name)]) >= 2 or {"Q", "A"} <= persons:
        return persons
    return set()


def _is_form(turns: list[str]) -> bool:
    """Whether three or more labels come round in one order only: the fields of an entry, repeated for each entry."""
    following: dict[str, set[str]] = {}
    for a, b in pairwise(turns):
        following.setdefault(a, set()).add(b)
    return len(following) >= 3 and all(len(after) == 1 for after in following.values())


def _fields(text: str, found: dict[tuple[int, int], str]) -> set[str]:
    """Names that are followed by values, not by sentences: the fields of a form or a database ("LENGTH: 320 words")."""
    said: Counter[str] = Counter()
    for (_, end), name in found.items():
        line_end = text.find("\n", end)
        said[name] += bool(_SENTENCE_END.search(text, end, len(text) if line_end < 0 else line_end))
    counted = Counter(found.values())
    return {name for name, n in counted.items() if 2 * said[name] < n}


def _is_person(name: str) -> bool:
    """Whether a label looks like nothing but a speaker: an initial and a name, capitals throughout, or a single letter (Q, A)."""
    letters = [c for c in name if c.isalpha()]
    return bool(re.match(_INITIAL, name)) or (any(c.isupper() for c in letters) and all(c.isupper() for c in letters))
