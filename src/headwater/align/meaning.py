"""Where in a source a quotation stands that its words do not find: another translation, another language, words told indirectly.

A contest, not a threshold alone: the best sentence of the source must be close to the quoted one and clearly closer than the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from weakref import WeakKeyDictionary

import numpy as np

from headwater.align.index import Index, Ints, kept, word_weight
from headwater.align.places import Found, Place, asked
from headwater.align.quoted import Quoted
from headwater.align.windows import Bools
from headwater.text.clauses import clauses
from headwater.text.encoder import Encoder, Vectors
from headwater.text.segments import plain

# Sentences of a long source that are held against each sentence of a quotation, those with most of its words for their own length.
# Of 957 lines in two human translations, among 10,300 sentences, the other line was among the first 6 for .995, of 766 halves of
# lines for .956. Where none of the first 6 for the whole is close to anything quoted, none of the others was.
FIRST = 6
SHORTLIST = 40  # for all sentences of a quotation together
SHARED = 0.2  # of a quotation's weight that a sentence must have to be encoded: of lines meant .99 have a quarter and more
OWN_LENGTH = 4.0  # weights of the quotation to which a sentence's own is added: a half of a sentence is quoted as well as a whole


@dataclass(frozen=True, slots=True)
class Closeness:
    """Cosines from which a sentence counts as the one quoted.

    Measured on two human translations of 1,000 lines of news, each line against all of the other: of those that are there .93 are
    found, of those that are not .06 get a place; Russian for English .90 and .07.
    """

    same_language: float = 0.7
    across: float = 0.6  # the encoder puts a sentence and its translation less close than two translations
    margin: float = 0.1  # over the second best sentence
    content: int = 4  # content words under which a sentence is like many others
    share: float = 0.6  # of the quotation's content words that must lie in sentences that have a place


@dataclass(frozen=True, slots=True)
class Hit:
    """The stretch of the source that a stretch of the quotation was placed in; positions of words, half-open."""

    quoted: tuple[int, int]
    first: int
    last: int
    cosine: float


@dataclass(slots=True)
class _Encoded:
    """The vectors of a source's sentences, as far as they have been asked for."""

    vectors: Vectors
    known: Bools


_encoded: WeakKeyDictionary[Index, dict[Encoder, _Encoded]] = WeakKeyDictionary()


def vectors(index: Index, encoder: Encoder, rows: Ints) -> Vectors:
    """(rows, dimensions) of some sentences of a source: each is encoded once, since a source is asked more than once."""
    held = _encoded.setdefault(index, {})
    known = held[encoder].known if encoder in held else np.zeros(len(index.sentences), dtype=bool)
    new = rows[~known[rows]]
    if len(new) or encoder not in held:
        sentences = (index.sentences[r] for r in new.tolist())
        found = encoder.encode([plain(index.document, s.start, s.end) for s in sentences])
        # memory is taken by the pages that are written, not by the whole
        kept = held.setdefault(encoder, _Encoded(np.zeros((len(known), found.shape[1]), dtype=found.dtype), known))
        kept.vectors[new], kept.known[new] = found, True
    out: Vectors = held[encoder].vectors[rows]
    return out


@lru_cache(maxsize=16)
def _said(texts: tuple[str, ...], encoder: Encoder) -> Vectors:
    """The vectors of what is quoted: kept, since many sources are asked for one quotation."""
    return encoder.encode(texts)


def by_meaning(quoted: Quoted, index: Index, encoder: Encoder, *, across: bool, settings: Closeness | None = None) -> Found | None:
    """The places of a quotation by what its sentences mean; None where no place is clear.

    across: the quotation and the source are in different languages.
    """
    settings = settings or Closeness()
    if not len(index.tokens) or not index.sentences:  # a page's furniture has words and no sentence
        return None
    units = _units(quoted, index, settings)
    if not units:
        return None
    mine = _said(tuple(_text(quoted, a, b) for a, b in units), encoder)
    rows = np.arange(len(index.sentences))
    if not across and len(rows) > SHORTLIST:
        rows = _likeliest(quoted, units, index)
        if not len(rows) or (vectors(index, encoder, rows[:FIRST]) @ mine.T).max() < settings.same_language:
            return None
        rows = np.sort(rows)
    encoded = vectors(index, encoder, rows)
    hits = [h for u, v in zip(units, mine, strict=True) if (h := _hit(u, v, rows, encoded, index, encoder, across, settings))]
    content = [_content(quoted, a, b, index) for a, b in units]
    placed = sum(_content(quoted, *h.quoted, index) for h in hits)
    if not hits or placed < settings.share * sum(content):
        return None
    found = {h.quoted for h in hits}
    return Found(
        places=tuple(Place(h.first, h.last, h.quoted, ()) for h in hits),
        met=0.0,
        content=0,
        run=0,
        sentences=tuple(1.0 if _inside(s, found) or s not in units else 0.0 for s in quoted.sentences),
        by_meaning=True,
    )


def _units(quoted: Quoted, index: Index, settings: Closeness) -> list[tuple[int, int]]:
    """The sentences of the quotation that say enough to be told from others; the whole where none does alone."""
    units = [s for s in quoted.sentences if _content(quoted, *s, index) >= settings.content]
    whole = (0, len(quoted.tokens))
    return units or ([whole] if _content(quoted, *whole, index) >= settings.content else [])


def _content(quoted: Quoted, first: int, last: int, index: Index) -> int:
    """Content words; in a language without a list of function words every second word is taken for one."""
    words = [t.form for i, t in enumerate(quoted.tokens[first:last], start=first) if not quoted.inserted(i)]
    return int(sum(word_weight(w, index.document.language) == 1.0 for w in words))


def _text(quoted: Quoted, first: int, last: int) -> str:
    return " ".join(quoted.text[quoted.tokens[first].start : quoted.tokens[last - 1].end].split())


def _hit(
    unit: tuple[int, int],
    vector: Vectors,
    rows: Ints,
    encoded: Vectors,
    index: Index,
    encoder: Encoder,
    across: bool,
    settings: Closeness,
) -> Hit | None:
    """The place of one stretch of the quotation. rows: the sentences in question; encoded: their vectors."""
    cosines = encoded @ vector
    order = np.argsort(-cosines)[:2]
    cosine = float(cosines[order[0]])
    second = float(cosines[order[1]]) if len(order) > 1 else 0.0
    if cosine < (settings.across if across else settings.same_language) or cosine - second < settings.margin:
        return None
    start, end = _closest_part(index, int(rows[order[0]]), vector, cosine, encoder)
    first, last = np.searchsorted(index.starts, (start, end))
    return Hit(unit, int(first), int(last), cosine) if first < last else None


def _likeliest(quoted: Quoted, units: Sequence[tuple[int, int]], index: Index) -> Ints:
    """The sentences of a long source that share most with a sentence of the quotation, the first of each before the second of any;
    none for one with which no sentence shares enough."""
    mine = asked(quoted, index)
    ranked = [_sharing(mine.ids[a:b], float(mine.weights[a:b].sum()), index) for a, b in units]
    found = [int(rows[k]) for k in range(FIRST) for rows in ranked if k < len(rows)]
    return np.array(list(dict.fromkeys(found))[:SHORTLIST], dtype=np.int64)


def _sharing(ids: Ints, weight: float, index: Index) -> Ints:
    """The sentences that share most with some words of that weight, for their own, the likeliest first; none that shares little."""
    shared = np.zeros(len(index.sentences), dtype=np.float32)
    for k in set(ids.tolist()) - {-1}:
        shared[index.sentence[index.positions(k)]] += index.weights[k]  # once for each sentence, however often it has the word
    rows = np.flatnonzero(shared >= SHARED * weight)
    likely = shared[rows] / (_weights(index)[rows] + OWN_LENGTH * weight)
    return rows[np.argsort(-likely, kind="stable")[:FIRST]]


@kept
def _weights(index: Index) -> Vectors:
    """How much the words of each sentence weigh together."""
    inside = index.sentence >= 0  # words before the first sentence are of none
    return np.bincount(index.sentence[inside], index.weights[index.ids[inside]], minlength=len(index.sentences)).astype(np.float32)


def _closest_part(index: Index, sentence: int, vector: Vectors, cosine: float, encoder: Encoder) -> tuple[int, int]:
    """The run of clauses of a sentence that is closest to what is quoted; the whole sentence where none is closer."""
    whole = index.sentences[sentence]
    parts = clauses(index.document, whole, sentence)
    runs = [(parts[i].start, parts[j].end) for i in range(len(parts)) for j in range(i, len(parts))]
    runs = [r for r in runs if r != (whole.start, whole.end)]
    if not runs:
        return whole.start, whole.end
    found = encoder.encode([plain(index.document, a, b) for a, b in runs]) @ vector
    best = int(found.argmax())
    return runs[best] if float(found[best]) > cosine else (whole.start, whole.end)


def _inside(sentence: tuple[int, int], units: Sequence[tuple[int, int]] | set[tuple[int, int]]) -> bool:
    return any(a <= sentence[0] and sentence[1] <= b for a, b in units)
