"""The lines of a printed paragraph as one text: hyphens that only part a word go, scripts without spaces are joined without one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

HYPHENS = "-\u00ad\u2010\u0002"
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f\u3000-\u303f\uff00-\uff60]")
# Particles that stand behind a noun and never alone at the start of a Korean word group; 이 and 그 may, and are left out.
PARTICLES = frozenset((
    "을", "를", "은", "는", "에", "의", "와", "과", "로", "으로", "에서", "에게", "에는", "에도", "에서는", "까지", "부터", "처럼",
    "보다", "라고", "하고", "이라고", "이며", "이다", "였다", "했다",
))  # fmt: skip
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Joiner:
    """Joins the lines of a paragraph. How a word that is parted by a hyphen is written shows in the rest of the document."""

    def __init__(self, texts: Iterable[str]) -> None:
        """texts: all lines of the document."""
        self.words = Counter(w.casefold() for text in texts for w in WORD.findall(text))

    def joined(self, lines: Sequence[str]) -> str:
        text = ""
        for line in lines:
            text = self._two(text, line) if text else line
        return re.sub(r"[ \u00a0]+", " ", text.replace("\u00ad", "").replace("\u0002", "-")).strip()

    def _two(self, before: str, after: str) -> str:
        spaced = before[-1:].isspace() or after[:1].isspace()
        before, after = before.rstrip(), after.lstrip()
        if before[-1:] and before[-1] in HYPHENS and before[-2:-1].isalnum() and not spaced:
            first, second = re.search(r"[\w-]*$", before[:-1]), re.match(r"\w*", after)
            return (
                before[:-1]
                + ("" if self._is_one(first[0] if first else "", second[0] if second else "", before[-1]) else "-")
                + after
            )
        unspaced = bool(before and after and UNSPACED.match(before[-1]) and UNSPACED.match(after[0])) or self._is_hangul_word(
            before, after
        )
        return before + ("" if unspaced else " ") + after

    def _is_hangul_word(self, before: str, after: str) -> bool:
        """Whether a Korean word, which may break after any syllable, goes on in the next line: with a particle, or as elsewhere."""
        first, second = re.search(r"[가-힣]*$", before), re.match(r"[가-힣]*", after)
        one, other = first[0] if first else "", second[0] if second else ""
        return bool(one and other) and (other in PARTICLES or (self.words[one + other] > 0 and self.words[other] <= 1))

    def _is_one(self, first: str, second: str, mark: str) -> bool:
        """Whether a hyphen at a line's end parts one word, and is none that the word is written with."""
        if mark == "\u00ad":
            return True
        if not (first[-1:].isalpha() and second[:1].islower()):
            return False
        one, compound = self.words[(first + second).casefold()], self.words[f"{first}-{second}".casefold()]
        return one >= compound
