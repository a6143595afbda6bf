"""The passages of a text that compete for links: clauses, sentences, neighbouring sentences and paragraphs, one inside the other.

A report takes a clause here and a paragraph there, so each side is offered at every length (DESIGN: "compare paragraphs and
clauses beside
sentences"). The finest pieces are atoms; a passage is a run of neighbouring atoms.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

import numpy as np
from numpy.typing import NDArray

from headwater.align.anchors import LEAST_PART
from headwater.model import Segment, Span
from headwater.text.overlaps import Overlaps
from headwater.text.tokens import count

Ints = NDArray[np.int64]

CLAUSE, SENTENCE, NEIGHBOURS, PARAGRAPH = range(4)
FAR = 100  # sentence numbers between two texts: nothing is near across them


@dataclass(frozen=True, slots=True)
class Reach:
    """How long the runs may get; numbers are counts of pieces."""

    clauses: int = 3  # inside a sentence of many clauses; every run is offered up to `all_runs` clauses
    all_runs: int = 4
    sentences: int = 3  # neighbours; a translator joins two, seldom three
    paragraph: int = 8  # a longer paragraph is nobody's single source
    short_words: int = 14  # neighbouring paragraphs this short are read as one breath ("Be brave." "For the ...")


@dataclass(frozen=True, slots=True)
class Atom:
    """The finest piece: `[start, end)`, and the sentence and the paragraph (block) that it lies in, by index."""

    start: int
    end: int
    sentence: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Passages:
    """n passages of one text. spans: (n, 2) code points; runs: (n, 2) first and last atom; level: (n,); words: (n,) how much
    each says, in words of English (`length_in_words`); texts: as the encoder reads them; home: (n,) which text, where several
    stand together;
    sentences: (n, 2) first and last sentence; headings: (n,) which stand in a heading."""

    atoms: tuple[Atom, ...]
    spans: Ints
    runs: Ints
    level: Ints
    words: NDArray[np.float64]
    texts: tuple[str, ...]
    home: Ints
    sentences: Ints
    headings: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.texts)

    def apart(self, index: int) -> NDArray[np.bool_]:
        """(n,) which passages share no sentence with this one: two clauses of one sentence are no rivals."""
        first, last = self.sentences[index]
        return np.asarray((self.sentences[:, 1] < first) | (self.sentences[:, 0] > last))

    def without_headings(self) -> Passages:
        """The same passages, headings taken for lines like any other."""
        return replace(self, headings=np.zeros_like(self.headings))

    def rivals(self, index: int) -> NDArray[np.bool_]:
        """(n,) which passages may want the same place as this one: a headline says again what its text says, and rivals no line of
        it."""
        return np.asarray(self.apart(index) & (self.headings == self.headings[index]))

    def part(self, first: int, last: int) -> Passages:
        """The passages `[first, last)`; atoms and sentences keep their numbers."""
        return replace(
            self,
            spans=self.spans[first:last],
            runs=self.runs[first:last],
            level=self.level[first:last],
            words=self.words[first:last],
            texts=self.texts[first:last],
            home=self.home[first:last],
            sentences=self.sentences[first:last],
            headings=self.headings[first:last],
        )


def whole_sentences(report: Passages, most: int) -> list[tuple[int, int]]:
    """The passages of a report, none of which is longer than a sentence, in runs of about `most` that part no sentence."""
    starts = [0, *(np.flatnonzero(np.diff(report.sentences[:, 0])) + 1).tolist()]
    out: list[tuple[int, int]] = []
    for start, end in pairwise([*starts, len(report)]):
        if out and end - out[-1][0] <= most:
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def split(pieces: Sequence[Segment], edges: Sequence[int]) -> list[Segment]:
    """The pieces, parted also at `edges` (sorted code points) that lie inside them."""
    out: list[Segment] = []
    for piece in pieces:
        between = edges[bisect_right(edges, piece.start) : bisect_left(edges, piece.end)]
        inside = [piece.start, *between, piece.end]
        out += [replace(piece, start=a, end=b) for a, b in pairwise(inside)] if between else [piece]
    return out


def behind(edges: Sequence[int], away: Sequence[Span], text: str) -> list[int]:
    """The edges without those that would leave a few words alone between an attribution and themselves."""
    ends = [a.end for a in away]
    near = ((e, ends[bisect_right(ends, e - 100) : bisect_right(ends, e)]) for e in edges)
    return [e for e, before in near if not any(count(text, end, e) <= LEAST_PART for end in before)]


def cut(pieces: Sequence[Segment], away: Sequence[Span], text: str) -> list[Atom]:
    """The atoms left of `pieces` (clauses with `parent`) when the spans `away` (sorted) are taken out; edges without marks and
    spaces."""
    atoms: list[Atom] = []
    taken = Overlaps(away, lambda span: (span.start, span.end))
    for piece in pieces:
        at = piece.start
        for span in [*taken.touching(piece.start, piece.end), Span(piece.end, piece.end)]:
            start, end = trimmed(text, at, min(span.start, piece.end))
            if end - start > 1 or (end > start and text[start].isalnum()):
                atoms.append(Atom(start, end, -1 if piece.parent is None else piece.parent, piece.block))
            at = max(at, span.end)
    return atoms


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without what is neither letter nor digit at its edges; a closing sentence mark stays."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    if start < end < len(text) and text[end] in ".!?。！？؟%)":
        end += 1
    return start, end


def passages(
    atoms: Sequence[Atom], read: Callable[[int, int], str], reach: Reach | None = None, *, joined: bool = False,
    headings: Container[int] = (),
) -> Passages:  # fmt: skip
    """Every passage that may be linked, shortest runs first at each place.

    read: gives the text of `[start, end)` as one line (`text.segments.plain`). joined: neighbouring sentences and paragraphs are
    offered too, for
    a source: a report runs together what it sets apart. A report's own sentences each have to find their place. headings: the
    sentences (as atoms number them) that are headings.
    """
    reach = reach or Reach()
    runs: dict[tuple[int, int], int] = {}
    sentences: list[tuple[int, int, int]] = []
    for _, group in groupby(enumerate(atoms), key=lambda pair: (pair[1].paragraph, pair[1].sentence)):
        members = [i for i, _ in group]
        first, last = members[0], members[-1]
        sentences.append((first, last, atoms[first].paragraph))
        longest = len(members) if len(members) <= reach.all_runs else reach.clauses
        for size in range(1, longest + 1):
            for start in range(first, last - size + 2):
                runs[start, start + size - 1] = CLAUSE
        runs[first, last] = SENTENCE
    texts = {(first, last): read(atoms[first].start, atoms[last].end) for first, last, _ in sentences}
    for size in range(2, reach.sentences + 1 if joined else 0):
        for k in range(len(sentences) - size + 1):
            window = sentences[k : k + size]
            if len({p for *_, p in window}) == 1 or all(length_in_words(texts[f, e]) <= reach.short_words for f, e, _ in window):
                runs.setdefault((window[0][0], window[-1][1]), NEIGHBOURS)
    for _, group2 in groupby(sentences, key=lambda s: s[2]):
        members2 = list(group2)
        if joined and 1 < len(members2) <= reach.paragraph:
            runs[members2[0][0], members2[-1][1]] = PARAGRAPH
    keys = sorted(runs)
    number = {atom: n for n, (first, last, _) in enumerate(sentences) for atom in range(first, last + 1)}
    lines = [texts.get(k) or read(atoms[k[0]].start, atoms[k[1]].end) for k in keys]
    return Passages(
        tuple(atoms),
        np.array([(atoms[a].start, atoms[b].end) for a, b in keys], dtype=np.int64).reshape(-1, 2),
        np.array(keys, dtype=np.int64).reshape(-1, 2),
        np.array([runs[k] for k in keys], dtype=np.int64),
        np.array([length_in_words(t) for t in lines]),
        tuple(lines),
        np.zeros(len(keys), dtype=np.int64),
        np.array([(number[a], number[b]) for a, b in keys], dtype=np.int64).reshape(-1, 2),
        np.array([atoms[a].sentence in headings for a, _ in keys], dtype=np.bool_),
    )


def together(texts: Sequence[Passages]) -> Passages:
    """The passages of several texts as one set; `home` tells them apart. An unused atom index lies between two texts, so that no
    passage of one
    is the neighbour of a passage of the other."""
    if len(texts) == 1:
        return texts[0]
    at, sentence, runs, sentences = 0, 0, [], []
    for one in texts:
        runs.append(one.runs + at)
        sentences.append(one.sentences + sentence)
        at += len(one.atoms) + 1
        sentence += int(one.sentences.max(initial=0)) + FAR
    return Passages(
        tuple(a for one in texts for a in one.atoms),
        np.concatenate([one.spans for one in texts]),
        np.concatenate(runs),
        np.concatenate([one.level for one in texts]),
        np.concatenate([one.words for one in texts]),
        tuple(t for one in texts for t in one.texts),
        np.concatenate([np.full(len(one), k, dtype=np.int64) for k, one in enumerate(texts)]),
        np.concatenate(sentences),
        np.concatenate([one.headings for one in texts]),
    )


# How many characters of English say what one character of a script says: medians over the parallel news of NTREX and WMT21.
_EXTENT = (("\u3040", "\u30ff", 2.0), ("\u3400", "\u9fff", 2.9), ("\uac00", "\ud7a3", 2.2), ("\u0600", "\u06ff", 1.2))


def length_in_words(line: str) -> float:
    """How much a line says, in words of English, so that lengths in two scripts can be held against each other."""
    extent = float(len(line))
    if not line.isascii():
        for low, high, weight in _EXTENT:
            extent += (weight - 1) * sum(low <= c <= high for c in line)
    return extent / 6
