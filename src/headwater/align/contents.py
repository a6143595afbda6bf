"""The content words of a text's passages. Passages overlap, so each word is kept once and a passage is a stretch of them: what is
worked out of words is worked out for the words of the text, and not for those of its passages, which are five times as many.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from headwater.align.passages import Passages
from headwater.model import Document
from headwater.text.segments import SILENT
from headwater.text.tokens import content_forms, function_words, wording

Ints = NDArray[np.int64]

# figures with more between them than the blank that groups them: one number where a passage is read as one line
_PARTED = re.compile(r"\d(?=(?:\s{2,}|[^\S \u00a0\u202f])\d)")


@dataclass(frozen=True, eq=False)
class Contents:
    """forms: folded words in reading order. ranges: (n, 2) the words of each passage, half-open positions in `forms`."""

    forms: tuple[str, ...]
    ranges: Ints

    def __len__(self) -> int:
        return len(self.ranges)

    def part(self, first: int, last: int) -> Contents:
        """The passages `[first, last)`."""
        return replace(self, ranges=self.ranges[first:last])

    def without(self) -> Contents:
        """As many passages that say nothing."""
        return Contents((), np.zeros_like(self.ranges))

    def vocabulary(self) -> list[str]:
        """The different words of all passages, sorted."""
        steps = np.zeros(len(self.forms) + 1, dtype=np.int64)
        np.add.at(steps, self.ranges[:, 0], 1)
        np.add.at(steps, self.ranges[:, 1], -1)
        different, number = self._different
        return sorted(different[k] for k in np.unique(number[np.cumsum(steps[:-1]) > 0]).tolist())

    def numbered(self, known: dict[str, int]) -> Ints:
        """(len(forms),) the number of each form; those that are not known yet get one."""
        different, number = self._different
        return np.array([known.setdefault(form, len(known)) for form in different], dtype=np.int64)[number]

    def places(self, vocabulary: Sequence[str]) -> Ints:
        """(len(forms),) where each form stands in a vocabulary; 0 for one that it does not have."""
        at = {word: k for k, word in enumerate(vocabulary)}
        different, number = self._different
        return np.array([at.get(form, 0) for form in different], dtype=np.int64)[number]

    @cached_property
    def _different(self) -> tuple[tuple[str, ...], Ints]:
        """The different forms in the order in which they come, and (len(forms),) which of them each form is."""
        known: dict[str, int] = {}
        number = np.array([known.setdefault(form, len(known)) for form in self.forms], dtype=np.int64)
        return tuple(known), number

    @cached_property
    def once(self) -> tuple[Ints, Ints]:
        """(m,) twice: each passage by number with the position of each of its words, a word that it repeats once."""
        first, sizes = self.ranges[:, 0], self.ranges[:, 1] - self.ranges[:, 0]
        home = np.repeat(np.arange(len(self)), sizes)
        at = np.arange(len(home)) + np.repeat(first - (np.cumsum(sizes) - sizes), sizes)
        number = self._different[1]
        alike = np.argsort(number, kind="stable")
        again = np.flatnonzero(number[alike[1:]] == number[alike[:-1]])
        before = np.full(len(number), -1, dtype=np.int64)  # where each word stood last
        before[alike[again + 1]] = alike[again]
        new = before[at] < first[home]
        return home[new], at[new]


def each(passages: Sequence[Sequence[str]]) -> Contents:
    """Passages given by their words."""
    ends = np.cumsum([0, *map(len, passages)], dtype=np.int64)
    return Contents(tuple(form for words in passages for form in words), np.stack([ends[:-1], ends[1:]], axis=1))


def together(texts: Sequence[Contents]) -> Contents:
    """The passages of several texts, one text behind the other."""
    at = np.cumsum([0, *(len(one.forms) for one in texts)])
    ranges = np.concatenate([one.ranges + k for one, k in zip(texts, at.tolist(), strict=False)])
    return Contents(tuple(form for one in texts for form in one.forms), ranges)


def contents(document: Document, found: Passages) -> Contents:
    """The content words of a document's passages: `content_forms` of each passage's line.

    The document is read once. A passage is read for itself only where it reads otherwise than there: with furniture in it, a line
    break between figures, or an edge inside a word.
    """
    words, dull = wording(document.text), function_words(document.language)
    starts, ends = (np.array(column, dtype=np.int64) for column in (words.starts, words.ends))
    content = np.array([form not in dull for form in words.forms], dtype=bool)
    before = np.concatenate(([0], np.cumsum(content)))
    begin, end = found.spans[:, 0], found.spans[:, 1]
    first, last = np.searchsorted(starts, begin), np.searchsorted(starts, end)
    reach = np.concatenate(([0], ends))  # how far the words before each reach
    silent = (b.start for b in document.blocks if b.kind in SILENT)
    apart = np.array(sorted([*silent, *(m.start() for m in _PARTED.finditer(document.text))]), dtype=np.int64)
    otherwise = np.searchsorted(apart, begin) != np.searchsorted(apart, end)
    otherwise |= (reach[first] > begin) | ((last > first) & (reach[last] > end))
    forms = [form for form in words.forms if form not in dull]
    ranges = np.stack([before[first], before[last]], axis=1)
    for i in np.flatnonzero(otherwise).tolist():
        own = content_forms(found.texts[i], document.language)
        ranges[i] = len(forms), len(forms) + len(own)
        forms += own
    return Contents(tuple(forms), ranges)
