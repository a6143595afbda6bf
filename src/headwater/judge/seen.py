"""What was seen of a quotation in its source: the facts that the rules of `judge.verdicts` ask for, each read from the two texts.

quotation + places -> the words that stand there, what lies between and around them, whose turn it is
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from headwater.align.index import Index, key, word_weight
from headwater.align.places import Found, Place
from headwater.align.quoted import ELLIPSIS, Insert, Quoted
from headwater.align.windows import Pair
from headwater.judge.cue_tables import table
from headwater.judge.force import cues
from headwater.judge.frames import ends_with, frames, starts_with
from headwater.judge.nearby import blanked
from headwater.judge.speakers import is_credited, is_other, is_reported, speaker_at
from headwater.model import Change, Span
from headwater.text.scripts import main_script
from headwater.text.tokens import Token

ELLIPSIS_DOTS = 3
PREDICATE = 3  # words behind a verb that may deny or limit it
BEARING = ("negation", "modality", "hedge")
STANDS_FOR = 4  # words of the source that an editor's insert may stand for
_STOP = re.compile("[.!?…。！？؟]")
STEM_LETTERS, STEM_SYLLABLES = 4, 2  # at the beginning of a word that its other forms share
WHOLE = 0.95  # of a sentence's weight met: the source has the sentence
ENOUGH_CONTENT = 4  # content words of a sentence that does not stand somewhere by chance
MISSING = 0.4  # of a sentence's weight met: under it the source does not have the sentence
_OUTER = "\"“”„«»‹›‘’'「」『』 \t\n\r\u00a0\u3000"
_MARKS = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "–": "—"})


@dataclass(frozen=True, slots=True)
class Gap:
    """What lies between two places that follow one another in the quotation. marked: by an ellipsis. sentences: whether whole
    sentences lie there. backwards: the second place stands before the first. one_sentence: two halves of different sentences
    make one in the quotation. denies: the words left out of one sentence hold a negation. seam: the words of the quotation on
    either side of it."""

    span: Span | None
    marked: bool
    sentences: bool
    backwards: bool
    one_sentence: bool
    denies: bool
    seam: Span | None = None


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a place in its sentence, as spans of the source. denial, condition, voice: None where there is none.

    begins, ends: the quotation shows itself as a whole sentence, and the source's began before it or goes on behind it.
    """

    denial: Span | None
    condition: Span | None
    voice: Span | None
    begins: bool
    ends: bool
    sentence: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """words: how many the quotation has; content: how many different ones with content. met, run, met_content: of `Found`.
    other_speaker: None where it cannot be told.

    same_words: the same in the same order, nothing left out but what ellipses mark; same_marks: and the same punctuation inside.
    missing: sentences of the quotation that the source does not have. whole: how many of several sentences it has word for word.
    stretch: words of the places to one of the quotation. inserts: words that an editor put in. translated: the source is in another
    language. condensed: the quotation puts short what stands there, as headlines do (`judge.headlines`). nowhere: a single word of
    which the source has no form. changes: of the words and of what stands around them.
    """

    words: int
    content: int
    met: float
    met_content: int
    run: int
    found: Found
    gaps: tuple[Gap, ...]
    around: Around | None
    same_words: bool
    same_marks: bool
    reported: bool
    speaker_in_source: str | None
    other_speaker: bool | None
    ellipsis: bool
    missing: tuple[Span, ...]
    source_words: int = 1
    stretch: float = 1.0
    whole: int = 0
    inserts: int = 0
    translated: bool = False
    condensed: bool = False
    nowhere: bool = False
    changes: tuple[Change, ...] = ()


def seen(quoted: Quoted, found: Found, index: Index, speaker: str | None) -> Seen:
    """The facts of a quotation and the places found for it. speaker: to whom the words are credited."""
    words = words_of(quoted, found, index)
    mine, theirs = words.quoted, words.source
    spans = source_spans(found, index)
    same = bool(mine) and [t.form for t in mine] == [t.form for t in theirs] and bool(found.places)
    label = speaker_at(index, spans[0].start) if spans else None
    return Seen(
        words=len(mine),
        content=len({key(t.form) for t in mine if word_weight(t.form, index.document.language) == 1.0}),
        met=found.met,
        met_content=found.content,
        run=found.run,
        found=found,
        gaps=tuple(_gap(a, b, quoted, index) for a, b in pairwise(found.places)),
        around=_around(quoted, found.places, index) if spans else None,
        same_words=same,
        same_marks=same and _same_marks(quoted, words, index),
        reported=any(
            is_reported(index, s.start, s.end) and not (speaker and is_credited(index, s.start, s.end, speaker)) for s in spans[:1]
        ),
        speaker_in_source=label,
        other_speaker=is_other(speaker, label) if speaker and label else None,
        ellipsis=len(quoted.pieces) > 1,
        missing=_missing(quoted, found, index),
        source_words=len(index.tokens),
        stretch=len(theirs) / max(1, len(mine)),
        whole=_whole(quoted, found, index),
        inserts=len(words.inserts),
        nowhere=len(mine) == 1 and _nowhere(mine[0].form, index),
    )


def _nowhere(form: str, index: Index) -> bool:
    """Whether the letters that a word begins with stand nowhere in the source, not even across a space."""
    stem = form[: STEM_SYLLABLES if main_script(form) == "Hangul" else STEM_LETTERS]
    return form.isalpha() and len(form) > 1 and stem not in "".join(t.form for t in index.tokens)


def with_predicate(found: Found, index: Index) -> Found:
    """The places, each with the words behind it that deny or limit its last one, in a language that puts them there.

    "올릴 수도 있다" ("may raise") is not told by "올릴" ("raise").
    """
    known = table(index.document.language)
    if known is None or known.governs != "before":
        return found
    return replace(found, places=tuple(replace(p, last=_predicate_end(p.last, index)) for p in found.places))


def _predicate_end(last: int, index: Index) -> int:
    """The position behind the cues that govern the word before `last`."""
    here = index.tokens[last - 1 : min(index.sentence_end(last - 1), last + PREDICATE)]
    bearing = [c for c in cues(here, index.document.text, index.document.language) if c.kind in BEARING and c.head == 0]
    return last - 1 + max((c.last for c in bearing), default=1)


def source_spans(found: Found, index: Index) -> tuple[Span, ...]:
    """The places as spans of the source, in the order of the quotation."""
    return tuple(Span(index.tokens[p.first].start, index.tokens[p.last - 1].end) for p in found.places)


@dataclass(frozen=True, slots=True)
class Words:
    """The words to hold against each other, and the spans on both sides that do not count: what an editor put in, and the source's
    words that it stands for."""

    quoted: tuple[Token, ...]
    source: tuple[Token, ...]
    inserts: tuple[tuple[int, int], ...]
    stood_for: tuple[tuple[int, int], ...]


def words_of(quoted: Quoted, found: Found, index: Index) -> Words:
    """The words of the quotation and of the source at its places."""
    away: set[int] = set()
    theirs: set[int] = set()
    pairs = {p.quoted: p for place in found.places for p in place.pairs}
    known = sorted(pairs)
    for insert in quoted.inserts:
        if _answered(insert, pairs) or _weighty(quoted, insert, index):
            continue
        away.update(range(insert.first, insert.last))
        theirs.update(_stood_for(insert, pairs, known, found.places))
    source = (k for place in found.places for k in range(place.first, place.last) if k not in theirs)
    return Words(
        quoted=tuple(t for i, t in enumerate(quoted.tokens) if i not in away),
        source=tuple(index.tokens[k] for k in source),
        inserts=tuple((quoted.tokens[i].start, quoted.tokens[i].end) for i in sorted(away)),
        stood_for=tuple((index.tokens[k].start, index.tokens[k].end) for k in sorted(theirs)),
    )


def _answered(insert: Insert, pairs: Mapping[int, Pair]) -> bool:
    """Whether the source has the words between the brackets too."""
    return all(i in pairs and pairs[i].how == "same" for i in range(insert.first, insert.last))


def _weighty(quoted: Quoted, insert: Insert, index: Index) -> bool:
    """Whether an insert says something that no editor may add: a negation or a number."""
    words = quoted.tokens[insert.first : insert.last]
    if any(c.isdigit() for t in words for c in t.form):
        return True
    found = cues(list(words), quoted.text, index.document.language)
    return any(c.kind == "negation" for c in found)


def _stood_for(insert: Insert, pairs: Mapping[int, Pair], known: Sequence[int], places: Sequence[Place]) -> range:
    """The source's words between the counterparts of the words on either side of an insert, or the edge of the places, where they
    are few. known: the words that have a counterpart, in order."""
    if not known:
        return range(0)
    at, end = bisect_left(known, insert.first), bisect_left(known, insert.last)
    before = pairs[known[at - 1]].source if at else places[0].first - 1
    behind = pairs[known[end]].source if end < len(known) else places[-1].last
    return range(before + 1, behind) if 0 < behind - before - 1 <= STANDS_FOR else range(0)


def _gap(one: Place, other: Place, quoted: Quoted, index: Index) -> Gap:
    first, last = one.last, other.first
    backwards = last < first
    at = bisect_left(quoted.pieces, max(one.quoted[1], 1), key=lambda piece: piece[0])
    marked = at < len(quoted.pieces) and quoted.pieces[at][0] <= other.quoted[0]
    span = None if backwards or last <= first else Span(index.tokens[first].start, index.tokens[last - 1].end)
    ended, begun = _ends(first - 1, index), last == 0 or _ends(last - 1, index)
    same = not backwards and index.sentence[first - 1] == index.sentence[last] and not _stop_between(first - 1, last, index)
    denies = bool(span) and same and _denied(first, last, index)
    halves = not same and not ended and not begun and not _stop_shown(one, other, quoted)
    seam = Span(quoted.tokens[one.quoted[1] - 1].start, quoted.tokens[other.quoted[0]].end)
    return Gap(span, marked, not same and (ended or begun), backwards, halves, denies, seam)


def _stop_shown(one: Place, other: Place, quoted: Quoted) -> bool:
    """Whether the quotation keeps what stands at two places apart as two sentences: a stop, and of four dots the first is one."""
    between = quoted.text[quoted.tokens[one.quoted[1] - 1].end : quoted.tokens[other.quoted[0]].start]
    return between.count(".") > ELLIPSIS_DOTS or bool(_STOP.search(ELLIPSIS.sub("", between)))


def _stop_between(first: int, last: int, index: Index) -> bool:
    return any(_ends(k, index) for k in range(first, last))


def _denied(first: int, last: int, index: Index) -> bool:
    hidden = index.tokens[first:last]
    return any(c.kind == "negation" for c in cues(list(hidden), index.document.text, index.document.language))


def _ends(position: int, index: Index) -> bool:
    """Whether a sentence ends behind a word."""
    if position + 1 >= len(index.tokens):
        return True
    here, behind = index.tokens[position].end, index.tokens[position + 1].start
    between = index.document.text[here : min(behind, here + 4)]
    return (
        bool(_STOP.search(between))
        or "\n\n" in index.document.text[here:behind]
        or bool(index.turn[position] != index.turn[position + 1])
    )


def _around(quoted: Quoted, places: Sequence[Place], index: Index) -> Around:
    """What stands before the first place and behind the last, in their sentences."""
    first, last = places[0].first, places[-1].last
    low, high = _first_of_sentence(first, index), _last_of_sentence(last - 1, index)
    before, behind = index.tokens[low:first], index.tokens[last:high]
    table = frames(index.document.language)
    words, after = [t.form for t in before], [t.form for t in behind]
    shown = _opens_like_a_sentence(quoted)
    denial = ends_with(words, table.denials)
    opening = starts_with(words, table.conditions) or ends_with(words, table.conditions, 2)
    closing = starts_with(after, table.closing)
    voice = ends_with(words, table.hearsay)
    condition = _span(before, opening) or _span(behind, closing)
    closed = bool(_STOP.search(quoted.text.rstrip(_OUTER)[-1:])) and not quoted.after
    return Around(
        denial=_span(before, denial),
        condition=condition,
        voice=_span(before, voice),
        begins=shown and not quoted.before and _substance(words, index),
        ends=closed and _substance(after, index),
        sentence=shown,
    )


def _span(words: Sequence[Token], at: tuple[int, int] | None) -> Span | None:
    return Span(words[at[0]].start, words[at[1] - 1].end) if at else None


def _substance(words: Sequence[str], index: Index) -> bool:
    """Whether words say something of their own: not only "And", "But I'll tell you"."""
    return sum(word_weight(w, index.document.language) == 1.0 for w in words) >= 2


def _opens_like_a_sentence(quoted: Quoted) -> bool:
    """Whether the quotation begins with a capital; in a script without capitals, whether it has a stop."""
    text = quoted.text.lstrip(_OUTER + "([")
    if not text:
        return False
    if main_script(quoted.text) in ("Latin", "Cyrillic"):
        return text[0].isupper() or text[0].isdigit()
    return bool(_STOP.search(quoted.text))


def _first_of_sentence(position: int, index: Index) -> int:
    while position > 0 and not _ends(position - 1, index):
        position -= 1
    return position


def _last_of_sentence(position: int, index: Index) -> int:
    while position + 1 < len(index.tokens) and not _ends(position, index):
        position += 1
    return position + 1


def _same_marks(quoted: Quoted, words: Words, index: Index) -> bool:
    """Whether punctuation and case inside are the same, for words that are the same; quotation marks, spacing, stage directions and
    the edges of places aside."""
    text, source = quoted.text, index.document.text
    at = np.searchsorted(index.starts, [t.start for t in words.source]).tolist()
    for (a, c, i), (b, d, j) in pairwise(zip(words.quoted, words.source, at, strict=True)):
        if j != i + 1:
            continue  # from one place to the next
        between = blanked(source[c.end : d.start], _within(index.silent, c.end, d.start))
        if any(map(str.isalnum, between)):
            continue
        marks = _bare(ELLIPSIS.sub("", text[a.end : b.start])), _bare(between)
        if marks[0] != marks[1] or _bare(text[b.start : b.end]) != _bare(source[d.start : d.end]):
            return False
    return True


def _bare(text: str) -> str:
    """Text without spacing and quotation marks, with dashes and apostrophes of one kind."""
    return "".join(text.translate(_MARKS).replace('"', "").replace("--", "—").split())


def _within(spans: Sequence[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """The spans between two offsets, counted from the first."""
    near = spans[bisect_left(spans, (start,)) : bisect_left(spans, (end,))]
    return [(a - start, b - start) for a, b in near if b <= end]


def _missing(quoted: Quoted, found: Found, index: Index) -> tuple[Span, ...]:
    """Sentences of the quotation, of several, that the source does not have: as spans of the quotation."""
    if len(quoted.sentences) < 2:
        return ()
    out = []
    for (a, b), share in zip(quoted.sentences, found.sentences, strict=True):
        words = _said(quoted, a, b)
        if share < MISSING and _content_of(words, index) >= 3:
            out.append(Span(words[0].start, words[-1].end))
    return tuple(out)


def _whole(quoted: Quoted, found: Found, index: Index) -> int:
    """How many of several sentences of the quotation stand in the source whole, and say enough not to be there by chance."""
    if len(quoted.sentences) < 2:
        return 0
    return sum(
        share >= WHOLE and _content_of(_said(quoted, a, b), index) >= ENOUGH_CONTENT
        for (a, b), share in zip(quoted.sentences, found.sentences, strict=True)
    )


def _said(quoted: Quoted, first: int, last: int) -> list[Token]:
    """The words of a sentence that are given as the speaker's: not what an editor put in."""
    return [t for i, t in enumerate(quoted.tokens[first:last], start=first) if not quoted.inserted(i)]


def _content_of(words: Sequence[Token], index: Index) -> int:
    return sum(word_weight(t.form, index.document.language) == 1.0 for t in words)


def with_changes(what: Seen, changes: Sequence[Change]) -> Seen:
    """What was seen, with the changes of the words and those that what lies between and around the places makes."""
    out = list(changes)
    out += [Change("added", "major", span, None, "sentence_not_in_source") for span in what.missing]
    for gap in what.gaps:
        if gap.one_sentence and not what.condensed:
            out.append(Change("reordered", "major", gap.seam, gap.span, "two_sentences_made_one"))
        elif gap.denies:
            out.append(Change("negation", "major", gap.seam, gap.span, "ellipsis_hides_negation"))
    around = what.around
    if around and around.denial and around.sentence:
        out.append(Change("negation", "major", None, around.denial, "denial_left_out"))
    return replace(what, changes=tuple(out))
