"""Does a quotation hold? Words and a source in, a verdict out: where they stand, what differs, what is to be known of it.

quotation -> its words, pieces, inserts      (`align.quoted`)
source    -> its spoken words, indexed       (`align.index`; kept within the process)
both      -> places                          (`align.places`) -> what was seen there (`judge.seen`)
places    -> changes word by word            (`judge.changes`) -> verdict, flags, reasons (`judge.verdicts`)
"""

from __future__ import annotations

import gc
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from headwater.align.collation import Matrix
from headwater.align.index import Index, index, kept
from headwater.align.meaning import Closeness, by_meaning
from headwater.align.places import find, occurrences
from headwater.align.quoted import Quoted, quoted
from headwater.errors import UsageError
from headwater.judge.changes import Passage, changes
from headwater.judge.frames import incomplete
from headwater.judge.headline_words import put_short, quoted_freely
from headwater.judge.headlines import condensed, turned
from headwater.judge.linked import nearness
from headwater.judge.nearby import blanked, nearby
from headwater.judge.seen import Seen, seen, source_spans, with_changes, with_predicate, words_of
from headwater.judge.speakers import reports, turns, turns_of
from headwater.judge.verdicts import in_document, presence, verdict, without_place
from headwater.model import Change, Document, Span, Verdict
from headwater.reading import Source as Readable
from headwater.reading import read
from headwater.text.encoder import Encoder, built_in
from headwater.text.scripts import LANGUAGES, main_script, script_language
from headwater.text.segments import plain

Source = Document | Readable

MISSED = ("words_not_found", "words_scattered")  # where the words may be told in another way
# Among few sentences chance comes less close: of two human translations, each line against ten of the other, .96 of those there are
# found and .06 of those not there get a place, as with 0.7 in a long source.
FEW_SENTENCES = 10
CLOSE_AMONG_FEW = 0.65
ASKED_WORDS = 8  # of a sentence that is found without one of its words
MOST_MISSED = 50  # quotations of which is known that a source does not have them: more than a report has
OWN_TURNS = 0.1  # of its weight that a quotation may lose by being looked for in its speaker's own turns


@dataclass(frozen=True, slots=True)
class Candidate:
    """A quotation in one source: what was seen of it, and the index of that source."""

    index: Index
    quoted: Quoted
    seen: Seen


def verify(
    quotation: str,
    source: Source | Sequence[Source],
    speaker: str | None = None,
    *,
    language: str | None = None,
    published: str | None = None,
    form: str = "direct",
    encoder: Encoder | None = None,
) -> Verdict:
    """What became of a quotation: whether its words stand in the source (one or several), and what differs there.

    quotation: the words, with or without their marks. source: a Document, a str (always text) or a path. speaker: to whom the words
    are credited. language, published: of the text that quotes (ISO 639-1, ISO 8601); the language is told by the words where it is
    not given. form: `direct`, `mixed`, `indirect`, or `headline` for words between the marks of a headline, which puts what
    was said short. encoder: asked only where the words find no place; else the built-in one.
    Spans of the verdict's `source` are places in the source in the order of the quotation, or, with the reason
    `occurs_more_than_once`, every place with the same words; those of its changes' `report` point into `quotation`.
    Raises UsageError where there is no source, InputError (its message says what to do) where something cannot be read.
    """
    given = [source] if isinstance(source, Document | str | bytes | os.PathLike) else list(source)
    if not given:
        raise UsageError("no source to look in; give at least one document beside the quotation")
    documents = [one if isinstance(one, Document) else read(one) for one in given]
    report = _quoting(quotation, language, published, documents)
    best = max((_by_words(report, document, speaker) for document in documents), key=_rank)
    if presence(best.seen).code == "words_not_found":
        meant = [c for d in documents if (c := _by_meaning(report, d, speaker, encoder or built_in()))]
        best = max((best, *meant), key=_rank)
    if _as_headline(best, report, form):
        short = [c for d in documents if (c := _condensed(report, d, speaker, encoder or built_in()))]
        best = max(short, key=_rank) if short else best
    return _named(best, _verdict(best, report, speaker, form, encoder), documents)


def verify_words(
    quotation: str,
    documents: Sequence[Document],
    speaker: str | None = None,
    *,
    language: str | None = None,
    published: str | None = None,
    form: str = "direct",
) -> Verdict | None:
    """The verdict on a quotation by its words alone; None where no source has them. Arguments are those of `verify`."""
    report = _quoting(quotation, language, published, documents)
    best = max((_by_words(report, document, speaker) for document in documents), key=_rank)
    if presence(best.seen).verdict is not None:
        return None
    return _named(best, _verdict(best, report, speaker, form, None), documents)


def prepare(document: Document) -> None:
    """Works out of a source what verifying asks of it, and reads what it needs to know of its language, so that the first quotation
    does not wait; kept within the process."""
    encoder = built_in().load()
    where = index(document)
    for known in (turns, reports, incomplete):
        known(where)
    lines = (plain(document, s.start, s.end).split() for s in where.sentences)
    if line := next((words for words in lines if len(words) >= ASKED_WORDS), None):
        verify(" ".join([*line[: len(line) // 2], *line[len(line) // 2 + 1 :]]), document)
    encoder.result()
    # what a long source is made of is looked through for garbage now, and not in the middle of a question
    gc.collect()


def _named(best: Candidate, found: Verdict, documents: Sequence[Document]) -> Verdict:
    """The verdict with its places named by their document, where there are several."""
    return in_document(found, best.index.document.id) if len(documents) > 1 else found


def _quoting(quotation: str, language: str | None, published: str | None, documents: Sequence[Document]) -> Document:
    """The quotation as a document of its own, in the language given or told by its script."""
    if language is None:
        script = main_script(quotation)
        alike = [
            d for d in documents if script == main_script(d.text) or script in LANGUAGES.get((d.language or "").split("-")[0], ())
        ]
        language = alike[0].language if alike else script_language(quotation)
    return Document(id="quotation", text=quotation, text_sha256="", language=language, published=published)


def _by_words(report: Document, document: Document, speaker: str | None) -> Candidate:
    """The quotation in one source, looked for by its words."""
    where, words = index(document), quoted(report.text, report.language)
    known, asked = _missed(where), (report.text, report.language, speaker)
    if (found := known.get(asked)) is None:
        found = _seen(words, where, speaker)
        if presence(found).verdict is not None:
            if len(known) >= MOST_MISSED:
                known.clear()
            known[asked] = found
    return Candidate(where, words, replace(found, translated=across(report, document)))


@kept
def _missed(where: Index) -> dict[tuple[str, str | None, str | None], Seen]:  # noqa: ARG001 - one for each
    """What was seen of quotations that a source does not have: a comparison asks for one by its words alone, and then once more
    where no link is the place of it."""
    return {}


def _by_meaning(report: Document, document: Document, speaker: str | None, encoder: Encoder) -> Candidate | None:
    """The quotation in one source, looked for by its meaning; None where no place is clear or a language is not the encoder's."""
    where, words, apart = index(document), quoted(report.text, report.language), across(report, document)
    if not all(_language(d) in encoder.languages for d in (report, document)):
        return None
    among_few = Closeness(same_language=CLOSE_AMONG_FEW) if len(where.sentences) <= FEW_SENTENCES else None
    found = by_meaning(words, where, encoder, across=apart, settings=among_few)
    return Candidate(where, words, replace(seen(words, found, where, speaker), translated=apart)) if found else None


def _condensed(report: Document, document: Document, speaker: str | None, encoder: Encoder) -> Candidate | None:
    """The quotation in one source of its language, looked for as a headline is made; None where it puts nothing short."""
    where, words = index(document), quoted(report.text, report.language)
    found = None if across(report, document) else condensed(words, where, encoder)
    return Candidate(where, words, replace(seen(words, found, where, speaker), condensed=True)) if found else None


def _as_headline(best: Candidate, report: Document, form: str) -> bool:
    """Whether a quotation is looked for as one that puts short what was said: by its form, or where its words have no place."""
    missed = presence(best.seen).code in MISSED
    free = form == "headline" or quoted_freely(_language(report))
    return free and (missed or (not best.seen.same_words and _is_short(best, report, form)))


def _is_short(best: Candidate, report: Document, form: str) -> bool:
    return form == "headline" or put_short(best.quoted, _language(report))


def _language(document: Document) -> str:
    """ISO 639-1, without a region."""
    return (document.language or "").split("-")[0]


def across(one: Document, other: Document) -> bool:
    """Whether two documents are known to be in different languages."""
    if one.language is None or other.language is None:
        return False
    return one.language.split("-")[0] != other.language.split("-")[0]


def _seen(words: Quoted, where: Index, speaker: str | None) -> Seen:
    """What was seen at the best place; in the turns of the speaker where the words stand there as well."""
    best = seen(words, with_predicate(find(words, where), where), where, speaker)
    if best.other_speaker is not True or speaker is None:
        return best
    own = turns_of(speaker, where)
    if not own:
        return best
    mine = seen(words, with_predicate(find(words, where, within=[(t.start, t.end) for t in own]), where), where, speaker)
    return mine if mine.met >= best.met - OWN_TURNS else best


def _rank(candidate: Candidate) -> tuple[bool, bool, float]:
    """Found before not found, the speaker's own words before another's, then the share of the words that is there."""
    what = candidate.seen
    return presence(what).verdict is None, what.other_speaker is not True, what.met


def _verdict(best: Candidate, report: Document, speaker: str | None, form: str, encoder: Encoder | None) -> Verdict:
    what, where = best.seen, best.index
    row = presence(what)
    if row.verdict is not None:
        return without_place(row.code, row.verdict, unsure=_unsure(what, where))
    spans = source_spans(what.found, where)
    if not what.same_words and _is_short(best, report, form):
        what = replace(what, condensed=True)
    judged = with_changes(what, _changes(best, report, spans, form, encoder))
    return verdict(judged, spans, also=_also(best, spans, speaker), form=form)


def _changes(best: Candidate, report: Document, spans: Sequence[Span], form: str, encoder: Encoder | None) -> tuple[Change, ...]:
    """The changes from the words of the source at the places to those of the quotation."""
    if best.seen.same_words:
        return ()
    where, words = best.index, words_of(best.quoted, best.seen.found, best.index)
    there = nearby(where.document, spans, words.source, (*where.silent, *words.stood_for))
    mine, theirs = report.published, where.document.published
    # Between marks "today" is the day of who speaks; told indirectly it is the report's.
    day = (theirs or mine) if form == "direct" else (mine or theirs)
    said = replace(report, text=blanked(report.text, words.inserts), published=day)
    passage = Passage(said, (Span(words.quoted[0].start, words.quoted[-1].end),), words.quoted)
    found = changes(passage, there.passage, near=partial(_nearness, encoder=encoder))
    told = tuple(there.in_source(c) for c in found)
    if best.seen.condensed:
        return (*(c for c in told if c.kind != "negation"), *turned(words.quoted, best.quoted, best.seen.found, where))
    return told


def _nearness(mine: Sequence[str], theirs: Sequence[str], encoder: Encoder | None) -> Matrix:
    """Cosines of words, of an encoder that is loaded only where some are asked for."""
    return nearness(mine, theirs, encoder or built_in())


def _also(best: Candidate, spans: Sequence[Span], speaker: str | None) -> tuple[Span, ...]:
    """Further places with the same words: of the speaker named, where the transcript names speakers."""
    where = best.index
    if len(spans) != 1 or not best.seen.same_words:
        return ()
    places = [Span(where.tokens[a].start, where.tokens[b - 1].end) for a, b in occurrences(best.quoted, where)]
    if len(places) > 1 and speaker and (own := turns_of(speaker, where)):
        places = [p for p in places if any(t.start <= p.start < t.end for t in own)]
    return tuple(p for p in places if p not in spans)


def _unsure(what: Seen, where: Index) -> tuple[str, ...]:
    """Why words that were not found may have been said all the same, as reasons; none where nothing says so."""
    if what.translated:
        return ("language_not_compared",)
    if incomplete(where):
        return ("incomplete_source", "source_says_incomplete")
    return ("incomplete_source", "source_is_a_report") if reports(where) else ()
