"""Sentences taken apart at their commas: the parts that `commas.comma_clauses` reads, with their words.

What stands in brackets, in direct quotations and at inner marks is masked first, offset by offset, so that no joint is seen there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.text.credits import small_names

HELD = "\ufffc"  # stands for each character of a direct quotation
JOINT = re.compile(r"[,;:؛](?!\d)|\s[–—-](?=\s)|(?<=\s)[–—](?=\S)")
BRACKET = re.compile(r"\([^()]{0,300}\)|\[[^\[\]]{0,300}\]")
WORD = re.compile(r"[^\W_]+(?:[-'’./][^\W_]+)*-?")
QUIET = frozenset(",;:–—!?.")


@dataclass(frozen=True, slots=True)
class Word:
    start: int
    end: int
    text: str

    @property
    def low(self) -> str:
        return self.text.lower()

    @property
    def capital(self) -> bool:
        return self.text[0].isupper() or self.text[0].isdigit() or self.text in small_names()

    @property
    def named(self) -> bool:
        """Written as a noun or name: with a capital, at its head or behind a particle or an abbreviation (`el-Baradei`); or a name
        that has none (`dpa`)."""
        return (self.text != self.low and not self.text[0].isdigit()) or self.text in small_names()


@dataclass(frozen=True, slots=True)
class Part:
    """What stands between two joints, `[start, end)`; joint: the mark before it, `""` at the sentence's start; held: it has
    (a piece of) a direct quotation in it."""

    start: int
    end: int
    joint: str
    words: tuple[Word, ...]
    held: bool


def masked(text: str, start: int, end: int, direct: Sequence[tuple[int, int]], inner: Sequence[tuple[int, int]]) -> str:
    """`text[start:end]` with brackets blank, direct quotations held, and no punctuation inside inner marks; of the same length."""
    if not direct and not inner:
        return BRACKET.sub(_blank, text[start:end])
    out = list(text[start:end])
    for a, b in direct:
        for at in range(max(a, start), min(b, end)):
            out[at - start] = HELD
    for a, b in inner:
        for at in range(max(a, start), min(b, end)):
            out[at - start] = " " if out[at - start] in QUIET else out[at - start]
    return BRACKET.sub(_blank, "".join(out))


def _blank(m: re.Match[str]) -> str:
    return " " * len(m.group())


def parts(sentence: str, offset: int) -> list[Part]:
    """The parts of a masked sentence that hold a word or a held quotation; offset: where it stands in the document."""
    out: list[Part] = []
    at, joint = 0, ""
    for m in JOINT.finditer(sentence):
        out.extend(_part(sentence, at, m.start(), joint, offset))
        at, joint = m.end(), m.group().strip()
    out.extend(_part(sentence, at, len(sentence), joint, offset))
    return out


def _part(sentence: str, start: int, end: int, joint: str, offset: int) -> Iterator[Part]:
    found = tuple(Word(m.start() + offset, m.end() + offset, m.group()) for m in WORD.finditer(sentence, start, end))
    held = HELD in sentence[start:end]
    if found or held:
        yield Part(start + offset, end + offset, joint, found, held)
