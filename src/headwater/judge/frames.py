"""What stands around quoted words in their sentence: a denial, a condition, another voice; and notes of an incomplete source.

The words are data: `frames.toml`, a table a language, says what its lists are and where they come from.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from headwater.align.index import Index, kept
from headwater.text.tokens import tokens

Phrase = tuple[str, ...]

BEFORE_WORDS = 6  # between a denial, or a voice, and the words that it governs: "that", a subject, an adverb
NOTE_WORDS = 14  # a longer line is speech
HEAD_CHARS, TAIL_CHARS = 1200, 500  # where a text says that it is not whole


@dataclass(frozen=True, slots=True)
class Frames:
    """The lists of `frames.toml` for one language, phrases as folded words."""

    own: frozenset[str]
    denials: tuple[Phrase, ...]
    conditions: tuple[Phrase, ...]
    closing: tuple[Phrase, ...]
    hearsay: tuple[Phrase, ...]
    incomplete: tuple[Phrase, ...]
    nobody: frozenset[str]
    voices: frozenset[str]


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return tomllib.loads(resources.files("headwater.judge").joinpath("frames.toml").read_text("utf-8"))


@lru_cache(maxsize=32)
def frames(language: str | None) -> Frames:
    """The frames of a language (ISO 639-1, with or without a region); empty lists where none are kept."""
    data, labels = _table().get((language or "").split("-")[0].casefold(), {}), _table()["labels"]

    def phrases(kind: str) -> tuple[Phrase, ...]:
        return tuple(_forms(p) for p in data.get(kind, []))

    return Frames(
        own=_words(data.get("own", [])),
        denials=phrases("denials"),
        conditions=phrases("conditions"),
        closing=phrases("closing"),
        hearsay=phrases("hearsay"),
        incomplete=phrases("incomplete"),
        nobody=_words(labels["nobody"]),
        voices=_words(labels["voices"]),
    )


def _forms(phrase: str) -> Phrase:
    return tuple(t.form for t in tokens(phrase))


def _words(listed: Sequence[str]) -> frozenset[str]:
    return frozenset(t.form for w in listed for t in tokens(w))


def ends_with(words: Sequence[str], phrases: Sequence[Phrase], reach: int = BEFORE_WORDS) -> tuple[int, int] | None:
    """The last phrase that ends at most `reach` words before the end, as a range of words; the longest of those that end there."""
    for end in range(len(words), max(0, len(words) - reach - 1), -1):
        for phrase in sorted(phrases, key=len, reverse=True):
            if len(phrase) <= end and tuple(words[end - len(phrase) : end]) == phrase:
                return end - len(phrase), end
    return None


def starts_with(words: Sequence[str], phrases: Sequence[Phrase]) -> tuple[int, int] | None:
    """The longest phrase that the words begin with, as a range of words."""
    found = [p for p in phrases if tuple(words[: len(p)]) == p]
    return (0, max(map(len, found))) if found else None


@kept
def incomplete(index: Index) -> tuple[int, int] | None:
    """Where a text says that it is not the whole of what was said (excerpts, as prepared for delivery), as a span; None where it
    does not; of the title where that says so.

    A short phrase must stand in a note or a line of its own: speakers say "highlights" too.
    """
    document = index.document
    text, listed = document.text, frames(document.language).incomplete
    if document.title and (said := _note(document.title, listed)):
        return said
    parts = [(0, min(HEAD_CHARS, len(text))), (max(HEAD_CHARS, len(text) - TAIL_CHARS), len(text))]
    for low, high in parts:
        at = low
        for line in text[low:high].splitlines(keepends=True):
            found = _note(line, listed)
            if found:
                return at + found[0], at + found[1]
            at += len(line)
    return None


def _note(line: str, listed: Sequence[Phrase]) -> tuple[int, int] | None:
    words = tokens(line)
    forms = tuple(w.form for w in words)
    bracketed = line.strip()[:1] in ("(", "[", "*", "（", "【")
    for phrase in listed:
        if phrase[0] not in forms or not (len(phrase) > 2 or bracketed or len(words) <= NOTE_WORDS):
            continue
        for i in range(forms.index(phrase[0]), len(forms) - len(phrase) + 1):
            if forms[i : i + len(phrase)] == phrase:
                return words[i].start, words[i + len(phrase) - 1].end
    return None
