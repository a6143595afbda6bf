"""Shingles: what two texts must have in common to be looked at: three words near one another, as one integer of 63 bits.

Words of grammar are passed over, and one word in between may differ (0 1 2, 0 1 3, 0 2 3: skip-grams, Guthrie 2006): with a third
of the words replaced on both sides a sentence still has one in common. In scripts without spaces a word is a pair of characters,
and the pairs stand side by side.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.corpus.numbering import UNSPACED, WEAK, Hashes, Ints, Longs, Numbered, mixed

PATTERNS = ((0, 1, 2), (0, 1, 3), (0, 2, 3))  # which of the words in a row make one
PLACE_BITS = 32  # of a number that hold a word's place in a batch
_MULTIPLIERS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)


@dataclass(frozen=True, slots=True)
class Postings:
    """Which shingle stands in which text, and at which of its words first: equally long, sorted by shingle, then text."""

    shingle: Longs
    doc: Ints
    pos: Ints


def postings(texts: Numbered, first_doc: int = 0) -> Postings:
    """The shingles of texts; a shingle that a text has twice stands at its first place. first_doc: the number of the first text."""
    strong = np.flatnonzero((texts.flags & WEAK) == 0)
    bounds = np.searchsorted(strong, texts.first)
    doc = np.repeat(np.arange(len(texts), dtype=np.int32), np.diff(bounds))
    word = texts.word[strong].astype(np.uint64)
    unspaced = (texts.flags[strong] & UNSPACED) > 0
    pairs = np.append(unspaced[:-1] & unspaced[1:], False) if len(word) else unspaced
    word[pairs] = mixed(word[pairs] * np.uint64(_MULTIPLIERS[1]) + np.roll(word, -1)[pairs])
    stride = np.where(unspaced, 2, 1)
    parts = [_shingled(word, doc, stride, pattern) for pattern in PATTERNS]
    shingle, at = _sorted(np.concatenate([s for s, _ in parts]), np.concatenate([a for _, a in parts]))
    docs = doc[at]
    fresh = np.ones(len(shingle), dtype=bool)
    fresh[1:] = (shingle[1:] != shingle[:-1]) | (docs[1:] != docs[:-1])
    shingle, at, docs = shingle[fresh], at[fresh], docs[fresh]
    return Postings(shingle, docs + np.int32(first_doc), (strong[at] - texts.first[docs]).astype(np.int32))


def _sorted(shingle: Longs, at: Longs) -> tuple[Longs, Longs]:
    """Both by shingle, then by place; most shingles stand alone, and only the others are sorted by both."""
    order = np.argsort(shingle)
    shingle, at = shingle[order], at[order]
    same = shingle[1:] == shingle[:-1]
    tied = np.flatnonzero(np.append(same, False) | np.append(False, same)) if len(order) else order
    group = np.cumsum(np.append(True, ~same))[tied] if len(order) else order
    among = (group << PLACE_BITS) | at[tied]  # one number for both: sorted in a third of the time that two take
    among.sort()
    at[tied] = among & ((1 << PLACE_BITS) - 1)
    return shingle, at


def _shingled(word: Hashes, doc: Ints, stride: npt.NDArray[np.int64], pattern: tuple[int, int, int]) -> tuple[Longs, Longs]:
    """(shingles, where each begins among the words given), of one pattern; none runs over the end of its text."""
    at = np.arange(len(word))
    last = at + pattern[-1] * stride
    at = at[last < len(word)]
    at = at[doc[at] == doc[(at + pattern[-1] * stride[at])]]
    value = np.full(len(at), pattern[1] * 4 + pattern[2], dtype=np.uint64)
    for offset, multiplier in zip(pattern, _MULTIPLIERS, strict=True):
        value = mixed(value * np.uint64(multiplier) + word[at + offset * stride[at]])
    return (value >> np.uint64(1)).astype(np.int64), at
