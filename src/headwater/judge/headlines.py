"""Where in a source a quotation stands that puts short what was said, as headlines do: endings and particles dropped, names written
short, two sentences in one.

A faithful one has its words of content close together in what was said, in any order and in any form: the words are looked for in
a few sentences that follow one another, by stems, parts of compounds and spelled-out signs. Words that nothing answers are what
sharpens; the more there are of them, the closer in meaning must be what stands there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from headwater.align.index import Index, Ints, key, word_weight
from headwater.align.meaning import vectors
from headwater.align.places import Found, Place
from headwater.align.quoted import Quoted
from headwater.align.windows import Floats, Pair
from headwater.judge.cue_tables import table
from headwater.judge.force import Cue, cues
from headwater.judge.headline_words import demands, quoted_freely, signs, spelled_out, verb_endings
from headwater.judge.lexicon import lemma
from headwater.model import Change, Span
from headwater.text.clauses import clauses
from headwater.text.encoder import Encoder
from headwater.text.tokens import Token

LIMITING = ("modality", "hedge")
LIMITED = frozenset(("possible", "perhaps", "probably", "considered"))  # less than a fact, and not the everyday "can"
DENYING = ("negation", "negative_word")
RUN = 2  # syllables in a row of a compound that are a word of their own
PREFIXES = frozenset("미불비무")  # Korean: not yet, not, un-, without
PARTICLES = frozenset("은는이가을를의에도로만와과")  # Korean, of one syllable
ANSWERED = 0.5  # of a word's syllables that must stand there


@dataclass(frozen=True, slots=True)
class Condensing:
    """What counts as condensed. Fitted on half of a set of Korean headlines; structure and order by hand."""

    longest: int = 14  # words: what is longer is no headline
    reach: int = 2  # sentences to either side of the one that answers most: one breath
    shortlist: int = 40  # such places that are looked at in a long source
    encoded: int = 4  # of them whose meaning is looked at
    enough: float = 0.9  # share of the words answered and cosine, added: either can stand in for the other
    words_alone: float = 0.7  # share answered where the encoder does not know the language
    least: float = 0.25  # share answered


# Where marks promise the very words, nearly all words of content must be there.
STRICT = Condensing(enough=1.1, least=0.75)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the quotation and what may answer it: itself, or the words that it is written short for. position, last: tokens."""

    position: int
    forms: tuple[str, ...]
    last: int


@dataclass(frozen=True)
class Heard:
    """A sentence of the source, as what may answer a word: token positions, half-open."""

    first: int
    last: int
    words: tuple[Token, ...]
    language: str | None

    @cached_property
    def letters(self) -> str:
        """Its words without spaces: a compound is written as one word or as several."""
        return "".join(t.form for t in self.words)

    @cached_property
    def spaced(self) -> str:
        return f" {' '.join(t.form for t in self.words)} "

    def answer(self, form: str) -> tuple[float, int]:
        """How much of a word stands here, 0 to 1, and the position of the token that has most of it."""
        if (found := self._met(lambda other: other == form))[0]:
            return found
        if " " in form:
            return float(f" {form} " in self.spaced), self.first
        if not _syllabic(form):
            mine = None if form[:1].isdigit() else lemma(form, self.language)
            return self._met(lambda other: lemma(other, self.language) == mine)
        stem = _stem(form, self.language)
        if len(stem) < RUN:
            return self._met(lambda other: other.startswith(stem))
        endings = verb_endings(self.language)
        if form[1:] in endings and (found := self._met(lambda other: other[0] == form[0] and other[1:] in endings))[0]:
            return found
        share = _in_runs(stem, self.letters)
        most = max(range(len(self.words)), key=lambda k: _in_runs(stem, self.words[k].form)) if share else 0
        return share, self.first + most

    def _met(self, same: Callable[[str], bool]) -> tuple[float, int]:
        at = next((k for k, t in enumerate(self.words) if same(t.form)), None)
        return (0.0, self.first) if at is None else (1.0, self.first + at)


def condensed(quoted: Quoted, index: Index, encoder: Encoder, settings: Condensing | None = None) -> Found | None:
    """The place or two places of a quotation that condenses what stands there; None where it is none or says something else."""
    language = (index.document.language or "").split("-")[0]
    settings = settings or (Condensing() if quoted_freely(language) else STRICT)
    words = _words(quoted, index, language)
    if not words or len(quoted.tokens) > settings.longest or not len(index.tokens):
        return None
    regions = _regions(words, index, language, settings)
    if language not in encoder.languages:
        best = next((r for r in regions[:1] if r.answered >= settings.words_alone), None)
    else:
        best = _closest(regions, spelled_out(quoted.text, language), index, encoder, settings)
    found = best.found(quoted, index) if best else None
    return found if found and found.places else None


def _closest(regions: Sequence[Region], text: str, index: Index, encoder: Encoder, settings: Condensing) -> Region | None:
    """The region that answers most and is closest in meaning, both together; None where none does enough."""
    best, most = None, settings.enough
    said = encoder.encode([text])[0]
    for region in regions[: settings.encoded]:
        cosine = float((vectors(index, encoder, np.array(region.rows)) @ said).max())
        if region.answered >= settings.least and region.answered + cosine >= most:
            best, most = region, region.answered + cosine
    return best


def turned(words: Sequence[Token], quoted: Quoted, found: Found, index: Index) -> tuple[Change, ...]:
    """What a quotation that puts short must not lose or gain: a negation, and what makes a statement less than a fact.

    A negation of the quotation counts where nothing at its places denies; one of the source, or a "may", where it bears on a word
    that stands in the quotation, which has none.
    """
    language = index.document.language
    there = [t for p in found.places for t in index.tokens[p.first : p.last]]
    mine, theirs = cues(words, quoted.text, language), cues(there, index.document.text, language)
    pairs = [p for place in found.places for p in place.pairs]
    said = {index.tokens[p.source] for p in pairs if _denied(quoted.tokens[p.quoted], index, p)}
    known = table(language)
    # where a language puts its verb last, only the last word of a headline says what is or is not so
    first = len(quoted.tokens) - 1 if known and known.governs == "before" else 0
    answering = {index.tokens[p.source] for p in pairs if p.quoted >= first}

    def about(c: Cue) -> set[Token]:
        return {*there[c.first : c.last], *([] if c.head is None else [there[c.head]])}

    def lost(kind: str, reason: str, among: Sequence[Cue]) -> Iterator[Change]:
        for c in among:
            if about(c) & answering and not about(c) & said:
                yield Change(kind, "major", None, Span(there[c.first].start, there[c.last - 1].end), reason)

    out: list[Change] = []
    denying = [[c for c in side if c.kind in DENYING] for side in (mine, theirs)]
    if denying[0] and not denying[1]:
        spans = [Span(words[c.first].start, words[c.last - 1].end) for c in denying[0] if c.kind == "negation"]
        out += [Change("negation", "major", span, None, "negation_differs") for span in spans]
    elif not denying[0] and not demands(quoted, language):
        out += lost("negation", "negation_differs", [c for c in denying[1] if c.kind == "negation"])
    if not any(c.kind in LIMITING for c in mine):
        out += lost("dropped", "qualifier_dropped", [c for c in theirs if c.kind in LIMITING and c.value in LIMITED])
    return tuple(dict.fromkeys(out))


def _denied(word: Token, index: Index, pair: Pair) -> bool:
    """Whether a word has a prefix before the word that answers it: "미공개" says that something is not "공개"."""
    return word.form[:1] in PREFIXES and index.tokens[pair.source].form.startswith(word.form[1 : 1 + RUN])


@dataclass(frozen=True, slots=True)
class Region:
    """One or two sentences that answer a quotation's words, by row; how much each word is answered, and by which token."""

    rows: tuple[int, ...]
    shares: Floats  # (rows, words)
    at: Ints  # (rows, words) positions
    words: tuple[Word, ...]

    @property
    def answered(self) -> float:
        """The share of the words that is answered."""
        return float(self.shares.max(axis=0).mean())

    def found(self, quoted: Quoted, index: Index) -> Found:
        """As places, in the order of the source: to put short is to order anew."""
        owner = self.shares.argmax(axis=0)
        met = self.shares.max(axis=0) >= ANSWERED
        out = []
        for k, row in enumerate(self.rows):
            mine = [i for i in range(len(self.words)) if met[i] and owner[i] == k]
            pairs = tuple(Pair(self.words[i].position, int(self.at[k, i]), "near") for i in mine)
            if pairs:
                first, last = _clauses_of(row, [p.source for p in pairs], index)
                out.append(Place(first, last, (pairs[0].quoted, pairs[-1].quoted + 1), pairs))
        out.sort(key=lambda p: p.first)
        return Found(
            places=tuple(out), met=self.answered, content=int(met.sum()), run=0,
            sentences=tuple(1.0 for _ in quoted.sentences),
        )  # fmt: skip


def _clauses_of(row: int, at: Sequence[int], index: Index) -> tuple[int, int]:
    """The clauses of a sentence, from the first to the last that these tokens stand in, as positions."""
    sentence = index.sentences[row]
    parts = clauses(index.document, sentence, row) or (sentence,)
    low, high = index.tokens[min(at)].start, index.tokens[max(at)].end
    start = max((p.start for p in parts if p.start <= low), default=sentence.start)
    end = min((p.end for p in parts if p.end >= high), default=sentence.end)
    first, last = np.searchsorted(index.starts, (start, end))
    return int(first), int(last)


def _regions(words: tuple[Word, ...], index: Index, language: str, settings: Condensing) -> list[Region]:
    """The regions around sentences of the source, those that answer most first."""
    size = len(index.sentences)
    centres = _likeliest(words, index, settings) if size > settings.shortlist else range(size)
    near = sorted({r for c in centres for r in range(max(0, c - settings.reach), min(size, c + settings.reach + 1))})
    heard = {r: h for r in near if (h := _heard(r, index, language)).words}
    answers = {r: [max(h.answer(f) for f in w.forms) for w in words] for r, h in heard.items()}
    shares = {r: np.array([share for share, _ in found], dtype=np.float32) for r, found in answers.items()}
    out = {}
    for centre in (c for c in centres if c in heard):
        turn = index.turn[heard[centre].first]
        beside = range(centre - settings.reach, centre + settings.reach + 1)
        window = [r for r in beside if r in heard and index.turn[heard[r].first] == turn]
        one = max(window, key=lambda r: float(shares[r].sum()))
        other = max(window, key=lambda r: float(np.maximum(shares[one], shares[r]).sum()))
        gained = float(np.maximum(shares[one], shares[other]).sum()) > float(shares[one].sum())
        pair = (one, other) if gained else (one,)
        if pair not in out:
            at = np.array([[position for _, position in answers[r]] for r in pair])
            out[pair] = Region(pair, np.stack([shares[r] for r in pair]), at, words)
    return sorted(out.values(), key=lambda r: -r.answered)


def _likeliest(words: Sequence[Word], index: Index, settings: Condensing) -> list[int]:
    """The sentences of a long source that have most of the words, by their keys."""
    shared = np.zeros(len(index.sentences), dtype=np.float32)
    for word in words:
        rows: list[Ints] = [
            index.sentence[index.positions(k)]
            for f in word.forms
            for part in f.split()
            if (k := index.known.get(key(part), -1)) >= 0
        ]
        if rows:
            shared[np.unique(np.concatenate(rows))] += 1
    return [r for r in np.argsort(-shared, kind="stable")[: settings.shortlist].tolist() if shared[r] > 0]


def _heard(row: int, index: Index, language: str) -> Heard:
    first, last = (int(k) for k in np.searchsorted(index.sentence, (row, row + 1)))
    return Heard(first, last, index.tokens[first:last], language)


def _words(quoted: Quoted, index: Index, language: str) -> tuple[Word, ...]:
    """The words of the quotation that carry content; all where none does."""
    found = [(i, t.form) for i, t in enumerate(quoted.tokens) if not (quoted.inserted(i) or _particle(t, quoted.text))]
    telling = [(i, f) for i, f in found if _syllabic(f) or word_weight(f, index.document.language) == 1.0] or found
    short = signs(language)
    out: list[Word] = []
    for i, form in telling:
        # scripts without spaces: characters side by side are one word, of which runs are looked for
        beside = i and quoted.tokens[i - 1].end == quoted.tokens[i].start and len(form) == 1 and _syllabic(form)
        if (
            beside
            and out
            and form not in short
            and out[-1].last == i - 1
            and len(out[-1].forms) == 1
            and _syllabic(out[-1].forms[0])
        ):
            out[-1] = Word(out[-1].position, (out[-1].forms[0] + form,), i)
        else:
            out.append(Word(i, (form, *short.get(form, ())), i))
    return tuple(out)


def _stem(form: str, language: str | None) -> str:
    """A word without its ending; of two syllables the second may be a particle."""
    return form[0] if len(form) == RUN and form[1] in PARTICLES else lemma(form, language)


def _particle(token: Token, text: str) -> bool:
    """Whether a Korean particle stands behind a mark that parts it from its word: '반지하'의."""
    return token.form in PARTICLES and text[max(0, token.start - 1) : token.start].strip() != ""


def _syllabic(form: str) -> bool:
    """Whether a word is written in syllables or signs, of which two in a row make a word."""
    return "\u3040" <= form[:1] <= "\u9fff" or "\uac00" <= form[:1] <= "\ud7a3"


def _in_runs(word: str, letters: str) -> float:
    """The share of a word's syllables that stand in the letters in runs of at least `RUN`."""
    met = 0
    i = 0
    while i + RUN <= len(word):
        size = RUN
        if word[i : i + size] not in letters:
            i += 1
            continue
        while i + size < len(word) and word[i : i + size + 1] in letters:
            size += 1
        met += size
        i += size
    return met / len(word)
