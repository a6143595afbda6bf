"""A source made ready for being asked where words stand: its words as numbers, where each word and each pair of words occurs.

Method: an inverted index (postings in one array, grouped by word), as search engines keep it, within the process and in numpy.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from threading import Lock
from typing import TypeVar
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from headwater.align.unspoken import unspoken
from headwater.model import Document, Segment
from headwater.text.segments import segments
from headwater.text.tokens import Token, function_words, tokens
from headwater.text.turns import labels

T = TypeVar("T")

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

KOREAN_STEM = 2  # syllables: most nouns and verb stems have two
FUNCTION_WEIGHT = 0.35  # of a word that carries grammar: it tells little about a place
_ALONE = re.compile(
    r"^(?P<label>[^\W\d_a-zß-öø-ÿа-яё](?:[^\W\d_a-zß-öø-ÿа-яё]|[ .'’-]){2,40}(?:\([^()\n]{2,30}\) ?)?:)(?=\s)", re.MULTILINE
)
LEAST_WEIGHT = 0.15  # of a content word that is everywhere in the source


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Index:
    """A source's spoken words: stage directions, time codes and speaker labels are set aside.

    tokens: n words in reading order. ids: (n,) the number of each word's key. known: key -> number. keys: number -> key.
    order, first: the positions of key k are order[first[k] : first[k + 1]], ascending. pairs, pair_at: codes of neighbouring
    keys, ascending, and the position of each. weights: (number of keys,) how much a word tells of a place, 0..1.
    sentences: of the document, in order; sentence: (n,) which of them each word stands in.
    labels: the speaker labels as spans, in order; turn: (n,) how many of them stand before each word.
    starts: (n,) where each word begins in the text. silent: what nobody said, as spans in order.
    """

    document: Document
    tokens: tuple[Token, ...]
    ids: Ints
    known: dict[str, int]
    keys: tuple[str, ...]
    order: Ints
    first: Ints
    pairs: Ints
    pair_at: Ints
    weights: Floats
    sentences: tuple[Segment, ...]
    sentence: Ints
    labels: tuple[tuple[int, int], ...]
    turn: Ints
    starts: Ints
    silent: tuple[tuple[int, int], ...]

    def positions(self, key: int) -> Ints:
        """Where a key occurs, ascending."""
        return self.order[self.first[key] : self.first[key + 1]]

    def neighbours(self, one: int, other: int) -> Ints:
        """Where two keys stand side by side, in this order."""
        code = one * len(self.keys) + other
        a, b = np.searchsorted(self.pairs, (code, code + 1))
        return self.pair_at[a:b]

    def sentence_end(self, position: int) -> int:
        """The position behind the last word of the sentence that a word stands in."""
        return int(np.searchsorted(self.sentence, self.sentence[position], side="right"))

    def sentence_start(self, position: int) -> int:
        """The position of the first word of the sentence that a word stands in."""
        return int(np.searchsorted(self.sentence, self.sentence[position], side="left"))


# English verbs that change before "n't"
_DENIED = {"wo": "will", "ca": "can", "sha": "shall", "ai": "is"}


def key(form: str) -> str:
    """What a word is looked for by: without a clitic at its apostrophe ("we'll" meets "we", "l'homme" "homme", "won't" "will").

    Of a Korean word the first two syllables: particles and endings are written onto it.
    """
    if "'" not in form:
        return form[:KOREAN_STEM] if "\uac00" <= form[:1] <= "\ud7a3" else form
    if form.endswith("n't"):
        return _DENIED.get(form[:-3], form[:-3]) or form
    return max(form.split("'"), key=len) or form


def word_weight(form: str, language: str | None) -> float:
    """How much a word tells of a place, apart from how often it occurs."""
    return FUNCTION_WEIGHT if form in function_words(language) or key(form) in function_words(language) else 1.0


KEPT_CHARS = 10_000_000  # of the sources whose indexes are kept within the process: about 40 bytes for each character
KEPT_SOURCES = 2_000  # of them: the index of a few lines takes 10 KiB whatever its length
_kept: OrderedDict[tuple[str, str | None, str, int], Index] = OrderedDict()
_lock = Lock()


def index(document: Document) -> Index:
    """The index of a document; kept within the process by the document's text.

    Not by the document as a whole: hashing the blocks of a long transcript takes longer than finding a quotation in it.
    """
    named = (document.text, document.language, document.id, len(document.blocks))
    found = _kept.get(named) or made(document)
    with _lock:  # a server asks from several threads
        if named not in _kept:
            _kept[named] = found
            held = sum(len(text) for text, *_ in _kept)
            while (held > KEPT_CHARS or len(_kept) > KEPT_SOURCES) and len(_kept) > 1:
                held -= len(_kept.popitem(last=False)[0][0])
        _kept.move_to_end(named)
        return _kept[named]


def kept(work: Callable[[Index], T]) -> Callable[[Index], T]:
    """The same work, done once for each index and forgotten with it: what is worked out must not hold the index."""
    held: WeakKeyDictionary[Index, T] = WeakKeyDictionary()

    @wraps(work)
    def done(index: Index) -> T:
        if index not in held:
            held[index] = work(index)
        return held[index]

    return done


def made(document: Document) -> Index:
    """The index of a document, worked out."""
    named = speaker_labels(document.text)
    aside = sorted([*unspoken(document.text), *named])
    found = _spoken(tokens(document.text), aside)
    known: dict[str, int] = {}
    ids = np.fromiter((known.setdefault(key(t.form), len(known)) for t in found), dtype=np.int64, count=len(found))
    counts = np.bincount(ids, minlength=len(known)).astype(np.int64)
    codes = ids[:-1] * len(known) + ids[1:] if len(ids) > 1 else np.zeros(0, dtype=np.int64)
    pair_at = np.argsort(codes, kind="stable")
    parts = segments(document)
    starts = np.array([t.start for t in found], dtype=np.int64)
    return Index(
        document=document,
        tokens=tuple(found),
        ids=ids,
        known=known,
        keys=tuple(known),
        order=np.argsort(ids, kind="stable"),
        first=np.concatenate(([0], np.cumsum(counts))).astype(np.int64),
        pairs=codes[pair_at],
        pair_at=pair_at,
        weights=_weights(tuple(known), counts, document.language),
        sentences=parts,
        sentence=np.searchsorted(np.array([s.start for s in parts], dtype=np.int64), starts, side="right") - 1,
        labels=tuple(named),
        turn=np.searchsorted(np.array([a for a, _ in named], dtype=np.int64), starts, side="right"),
        starts=starts,
        silent=tuple(aside),
    )


def speaker_labels(text: str) -> list[tuple[int, int]]:
    """The labels of a conversation, or those in capitals at the start of a line where one speaker alone has the word."""
    return labels(text) or [m.span("label") for m in _ALONE.finditer(text) if m["label"].upper() != m["label"].lower()]


def _spoken(found: Sequence[Token], aside: Sequence[tuple[int, int]]) -> list[Token]:
    """The words outside the spans, which may overlap."""
    starts = [t.start for t in found]
    out: list[Token] = []
    at = 0
    for start, end in aside:
        first = bisect_left(starts, start, lo=at)
        out += found[at:first]
        at = max(at, bisect_left(starts, end, lo=first))
    return out + list(found[at:])


def _weights(keys: tuple[str, ...], counts: Ints, language: str | None) -> Floats:
    """A word that occurs once tells most; one that is everywhere little; a function word less than a content word."""
    total = max(int(counts.sum()), 2)
    rare = 1 - np.log(np.maximum(counts, 1)) / math.log(total)
    kinds = np.array([word_weight(k, language) for k in keys], dtype=np.float32)
    return (np.clip(rare, LEAST_WEIGHT, 1.0) * kinds).astype(np.float32)
