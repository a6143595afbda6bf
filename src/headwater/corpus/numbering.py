"""Texts as arrays: each word a number, with its place, so that a whole archive is compared without a string in sight.

A word is a run of letters and digits, or one character of a script written without spaces. Words meet under `text.tokens.fold`
of each character (case, width and marks aside). Many texts are numbered in one go, as one long array of code points: a tenth of
the time that a pattern takes text by text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from headwater.corpus.marks import between_marks
from headwater.text.tokens import fold, function_words

Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]
Flags = npt.NDArray[np.uint8]

# Flags of a word: first and last of its sentence; of grammar; of a script without spaces; with a stop that its end takes in.
OPENS, CLOSES, WEAK, UNSPACED, STOPPED = 1, 2, 4, 8, 16
WORN = 32  # in a turn of phrase that this archive has again and again (`joins.WORN`)
PARTICULAR = 64  # a figure, or with a capital inside a sentence: mostly a name, in German any noun
MARKED = 128  # between quotation marks

_UNKNOWN, _OTHER, _WORD, _ALONE, _DROPPED, _STOP, _LINE = range(7)  # classes of characters
_STOPS = frozenset(".!?…。！？．؟۔।॥։")
_LINES = frozenset("\n\r\x0b\x0c\x85\u2028\u2029")
_UNSPACED = ((0x0E00, 0x0E7F), (0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF))
_DROPPED_MARKS = ((0x0300, 0x036F), (0x0640, 0x0640), (0x064B, 0x065F), (0x200B, 0x200F), (0x00AD, 0x00AD))
_LANGUAGES = ("ar", "cs", "de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru", "tr")
_BASE = 0x9E3779B97F4A7C15  # odd, hence with an inverse modulo 2**64

AT_ONCE = 200_000  # characters: what is worked out of them stays in the processor's own memory from step to step

_classes: Flags = np.zeros(0x110000, dtype=np.uint8)
_folded: npt.NDArray[np.uint32] = np.zeros(0x110000, dtype=np.uint32)
_particular: npt.NDArray[np.bool_] = np.zeros(0x110000, dtype=bool)  # characters that such words begin with
_powers: tuple[Hashes, Hashes] = (np.ones(1, dtype=np.uint64), np.ones(1, dtype=np.uint64))


@dataclass(frozen=True, slots=True)
class Numbered:
    """The words of texts, one after the other.

    word: a number of 32 bits. start, end: code points of its own text; the end of the last word of a sentence takes in the stop.
    flags: those above. first: (texts + 1,) where each text's words begin.
    """

    word: npt.NDArray[np.uint32]
    start: Ints
    end: Ints
    flags: Flags
    first: Longs

    def __len__(self) -> int:
        return len(self.first) - 1


def numbered(texts: Sequence[str]) -> Numbered:
    """The words of texts as arrays. Time and memory go with the characters, some 40 bytes each: give a few megabytes at a time."""
    parts = [_numbered(texts[low:high]) for low, high in _slices(texts)]
    if len(parts) == 1:
        return parts[0]
    counts = np.cumsum([0, *(len(p.word) for p in parts)])
    first = [p.first[:-1] + count for p, count in zip(parts, counts, strict=False)]
    word, start, end, flags = (np.concatenate([getattr(p, name) for p in parts]) for name in ("word", "start", "end", "flags"))
    return Numbered(word, start, end, flags, np.concatenate([*first, counts[-1:]]))


def _slices(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Stretches of texts of some `AT_ONCE` characters each; at least one."""
    cuts, chars = [0], 0
    for i, text in enumerate(texts):
        if chars >= AT_ONCE:
            cuts.append(i)
            chars = 0
        chars += len(text)
    return list(pairwise([*cuts, len(texts)]))


def _numbered(texts: Sequence[str]) -> Numbered:
    """The words of a few texts, joined into one."""
    joined = "\n".join(texts)
    points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    begins = np.concatenate(([0], np.cumsum(lengths + 1)))  # of each text; a line break parts them
    _learn(points)
    written = _classes[points]
    kept = np.flatnonzero(written != _DROPPED)
    classes = written[kept]
    starts, ends = _runs(classes)
    word = _hashed(_folded[points[kept]], starts, ends)
    alone = classes[starts] == _ALONE if len(starts) else np.zeros(0, dtype=bool)
    opens, closes, stops = _sentences(classes, kept, starts, ends)
    flags = (opens * OPENS + closes * CLOSES + alone * UNSPACED + (stops >= 0) * STOPPED).astype(np.uint8)
    weak = _weak()
    flags[(weak[np.minimum(np.searchsorted(weak, word), len(weak) - 1)] == word) & ~alone] |= WEAK
    at = kept[starts]
    flags[_particular[points[at]] & ((flags & (OPENS | WEAK)) == 0)] |= PARTICULAR
    flags[between_marks(points, (written == _WORD) | (written == _ALONE), written == _LINE, at)] |= MARKED
    end = np.where(stops >= 0, stops + 1, kept[ends - 1] + 1)
    first = np.searchsorted(at, begins)
    own = np.repeat(begins[:-1], np.diff(first))
    return Numbered(word, (at - own).astype(np.int32), (end - own).astype(np.int32), flags, first)


def _learn(points: npt.NDArray[np.uint32]) -> None:
    """Fills the tables for characters that no text had before."""
    fresh = np.unique(points[_classes[points] == _UNKNOWN])
    for point in fresh.tolist():
        kind, _folded[point] = _character(chr(point))
        _particular[point] = unicodedata.category(chr(point)) in ("Lu", "Lt", "Nd")
        _classes[point] = kind  # last: another thread takes a character for known by it


@lru_cache(maxsize=65536)
def _character(c: str) -> tuple[int, int]:
    """The class of a character and the code point that it is folded to."""
    point = ord(c)
    if c in _LINES:
        return _LINE, 0
    if c in _STOPS:
        return _STOP, 0
    if any(a <= point <= z for a, z in _DROPPED_MARKS):
        return _DROPPED, 0
    kind = unicodedata.category(c)
    if kind[0] not in "LNM":
        return _OTHER, 0
    alone = any(a <= point <= z for a, z in _UNSPACED)
    return (_ALONE if alone else _WORD), ord(fold(c)[:1] or c)


def _runs(classes: Flags) -> tuple[Longs, Longs]:
    """Where words begin and end: runs of the class of letters, and each character that stands alone."""
    n = len(classes)
    inside = (classes == _WORD) | (classes == _ALONE)
    breaks = np.ones(n + 1, dtype=bool)
    if n:
        breaks[1:n] = (classes[1:] != _WORD) | (classes[:-1] != _WORD)
    return np.flatnonzero(inside & breaks[:n]), np.flatnonzero(inside & breaks[1:]) + 1


def _hashed(folded: npt.NDArray[np.uint32], starts: Longs, ends: Longs) -> npt.NDArray[np.uint32]:
    """A number for each word: a polynomial of its characters modulo 2**64, from running sums, mixed down to 32 bits."""
    powers, inverses = _powers_to(len(folded) + 1)
    sums = np.zeros(len(folded) + 1, dtype=np.uint64)
    np.cumsum(folded.astype(np.uint64) * powers[: len(folded)], out=sums[1:])
    return (mixed((sums[ends] - sums[starts]) * inverses[starts]) >> np.uint64(32)).astype(np.uint32)


def mixed(values: Hashes) -> Hashes:
    """Each number with its bits spread over all 64 (the finaliser of MurmurHash3, Appleby 2011)."""
    values = (values ^ (values >> np.uint64(33))) * np.uint64(0xFF51AFD7ED558CCD)
    values = (values ^ (values >> np.uint64(33))) * np.uint64(0xC4CEB9FE1A85EC53)
    return values ^ (values >> np.uint64(33))


def _powers_to(n: int) -> tuple[Hashes, Hashes]:
    """The powers of the base and of its inverse, n of each, kept for the next batch."""
    global _powers
    if len(_powers[0]) < n:
        bases = (_BASE, pow(_BASE, -1, 1 << 64))
        grown = [np.full(n * 5 // 4, base, dtype=np.uint64) for base in bases]
        for row in grown:
            row[0] = 1
            np.multiply.accumulate(row, out=row)
        _powers = (grown[0], grown[1])
    return _powers


def _sentences(classes: Flags, kept: Longs, starts: Longs, ends: Longs) -> tuple[Flags, Flags, Longs]:
    """Which words open and close a sentence, and where the stop right behind a closing word stands (-1: none).

    A stop counts where no letter or digit follows it at once: 3.5 is one sentence; "U.S. troops" is two, which costs little here.
    """
    n = len(classes)
    after = np.append(classes[1:], _LINE) if n else classes
    stop = (classes == _STOP) & (after != _WORD) | ((classes == _STOP) & (after == _ALONE))
    ending = stop | (classes == _LINE)
    seen = np.zeros(n + 1, dtype=np.int64)
    np.cumsum(ending, out=seen[1:])
    if not len(starts):
        return np.zeros(0, np.uint8), np.zeros(0, np.uint8), np.zeros(0, np.int64)
    parted = seen[starts[1:]] > seen[ends[:-1]]
    opens = np.concatenate(([True], parted)).astype(np.uint8)
    closes = np.concatenate((parted, [True])).astype(np.uint8)
    behind = np.minimum(ends, n - 1)
    stops = np.where((closes == 1) & (ends < n) & stop[behind], kept[behind], -1)
    return opens, closes, stops


@cache
def _weak() -> npt.NDArray[np.uint32]:
    """The numbers of words of grammar, of all languages that have a list: no passage is found by them, in any language."""
    words = sorted(set().union(*(function_words(code) for code in _LANGUAGES)))
    parts = sorted({part for w in words for part in w.replace("'", " ").split()})
    points = np.frombuffer("\n".join(parts).encode("utf-32-le"), dtype=np.uint32)
    _learn(points)
    starts, ends = _runs(_classes[points])
    return np.unique(_hashed(_folded[points], starts, ends))
