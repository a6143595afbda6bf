"""To whom a report credits a quotation, held against a source: the source's own voices, somebody else, or another occasion.

What is somebody else's, or was said on another day, is not to be looked for in the source, and not finding it says nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from headwater.align.index import index
from headwater.judge.entities import find_name, named, same_speaker
from headwater.judge.speakers import turns
from headwater.model import Document, Quotation
from headwater.text.days import Day, days
from headwater.text.segments import segments
from headwater.text.tokens import fold, function_words

# Between the day that an attribution names and that of the source: a weekday or a time zone accounts for less.
APART = timedelta(days=7)
LONGEST_CHARS = 5000  # of a quotation: those that begin so far before a place are looked at
NEAR_CHARS = 60  # between a verb and the day on which that was said: "told reporters in the town hall on January 8"
WORD = re.compile(r"[^\W\d_][\w'’.-]*")


@lru_cache(maxsize=64)
def _name_words(text: str, language: str | None) -> frozenset[str]:
    """The folded words of all names of a report: whether a word is one shows better in running text than in a mention alone.

    Asked for every quotation: a text is looked up at once, a document only after its blocks have been hashed.
    """
    return frozenset(fold(word) for name in named(text, language) for word in name.words)


def own_name(speaker: str, report: Document) -> str:
    """The words of a speaker that are a name in the report; empty for a role or body without one ("the ministry")."""
    known = _name_words(report.text, report.language)
    found = [w for w in WORD.findall(speaker) if fold(w) in known and not w.islower()]
    return " ".join(found) or (_side_by_side(speaker) if (report.language or "").startswith("de") else "")


def _side_by_side(speaker: str) -> str:
    """The first two or more words with a capital that stand side by side, without an article: where all nouns have one, a name."""
    light = function_words("de")
    run: list[str] = []
    for word in speaker.split():
        if word[:1].isupper() and fold(word) not in light:
            run.append(word)
        elif len(run) > 1:
            break
        else:
            run = []
    return " ".join(run) if len(run) > 1 else ""


def is_another(name: str, voices: Sequence[str]) -> bool:
    """Whether the bearer of a name is none of those whose words come from a source (`voices`: names, roles, documents)."""
    told = {same_speaker(name, voice) for voice in voices} if name else set()
    return False in told and True not in told


def is_voice(speaker: str, voices: Sequence[str]) -> bool:
    """Whether a speaker is one of those whose words come from a source."""
    return any(same_speaker(speaker, voice) is True for voice in voices)


@lru_cache(maxsize=64)  # each holds its sources
def named_in(name: str, language: str | None, sources: tuple[Document, ...]) -> bool:
    """Whether a source has a name in any form, so that its bearer may speak there. language: of the name's text."""
    known = [(" ".join(v for v in (d.title, d.outlet, d.author, d.text) if v), d.language) for d in sources]
    return any(find_name(name, text, (language, theirs)) is not False for text, theirs in known)


def is_source(speaker: str, sources: Sequence[Document]) -> bool:
    """Whether a speaker is of a source itself: who published or wrote it ("the Gazette"), or speaks in it by its labels."""
    known = [name for d in sources for name in (d.outlet, d.author, *_labels(d)) if name]
    return any(same_speaker(speaker, name) is True for name in known)


@lru_cache(maxsize=64)
def _labels(source: Document) -> tuple[str, ...]:
    return tuple(dict.fromkeys(turn.name for turn in turns(index(source))))


def on_another_day(quotations: Sequence[Quotation], report: Document, sources: Sequence[Document]) -> frozenset[str]:
    """The ids of the quotations of which the words that credit them name a day long before that of the sources ("on January 8 he
    said"); what stands inside quotations dates nothing.

    quotations: all of the report. The day of a source that has none is taken to be the report's.
    """
    told = [day for d in (*sources, report) if (day := _day(d.published))][:1]
    if not told:
        return frozenset()
    sentences = [(s.start, s.end) for s in segments(report) if s.kind != "clause"]
    said = sorted((s.start, s.end) for q in quotations for s in q.spans)
    found = {q.id: [d.last for d in _days_around(q, said, sentences, report) if d.last is not None] for q in quotations}
    return frozenset(id for id, named in found.items() if named and all(day < told[0] - APART for day in named))


def _days_around(
    quotation: Quotation, said: Sequence[tuple[int, int]], sentences: Sequence[tuple[int, int]], report: Document
) -> list[Day]:
    """The days named in the sentence of a quotation near the words that credit it, and in none of the quoted words `said`."""
    at = bisect_right(sentences, quotation.spans[0].start, key=lambda s: s[0]) - 1
    start, end = sentences[at] if at >= 0 else (0, len(report.text))
    end = max(end, quotation.spans[-1].end)
    credit = [x for x in (quotation.cue, quotation.speaker) if x is not None and start <= x.start < end][:1]
    if not credit:
        return []
    low, high = max(start, credit[0].start - NEAR_CHARS), min(end, credit[0].end + NEAR_CHARS)
    near = said[bisect_left(said, low - LONGEST_CHARS, key=lambda s: s[0]) : bisect_left(said, high, key=lambda s: s[0])]
    found = days(report.text[low:high], report.language, (report.published or "")[:10] or None)
    return [d for d in found if not any(d.start + low < b and a < d.end + low for a, b in near)]


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
