"""Whose words the quotations of a document are: the mention beside each read, put to a name, and speakers carried over.

mentions -> what a mention says            (`who.mentions`)
people, introductions -> who is named, and as what
antecedents -> whom pronouns and roles take up
carried -> whose words stand without a mention
titled -> names with titles beside them, where no capitals tell names: Korean, Japanese, Chinese

A name that is not sure is not given: the mention's own words stand then.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from headwater.model import Document, Quotation, Segment, Span, Speaker
from headwater.quotes.cues import Cues, cues_for
from headwater.quotes.direct.pairing import marked
from headwater.quotes.frames import Found, Sentences
from headwater.quotes.who.antecedents import Voice, Voices
from headwater.quotes.who.carried import From, carried, leading_span
from headwater.quotes.who.mention_words import MentionWords, mention_words
from headwater.quotes.who.people import People
from headwater.quotes.who.titled import TitledVoices

NAME = re.compile(
    r"(?:[^\W\d_a-zà-öø-ÿа-яё][\w.'’-]*)"
    r"(?:\s+(?:(?:of|de|del|da|di|du|des|von der|von|van der|van den|van|bin|al|el|la|le|и|for|the)\s+){0,2}"
    r"[^\W\d_a-zà-öø-ÿа-яё][\w.'’-]*)*"
)

TITLE_CHARS = 60  # between marks: a title or a name of a thing, which "she" never takes up

Spoken = tuple[Span, Voice] | None  # where a speaker is mentioned, and who it is


def named(document: Document, segments: Sequence[Segment], found: Sequence[Found]) -> tuple[Quotation, ...]:
    """The quotations with their speakers, ids q1, q2 ...; segments: of the document; found: in its order."""
    if not found:
        return ()
    naming = _Naming(document, segments, found)
    spoken: list[Spoken] = []
    for index in range(len(found)):
        spoken.append(naming.spoken(index, spoken[-1] if spoken else None))
    return tuple(_quotation(number, one, who) for number, (one, who) in enumerate(zip(found, spoken, strict=True), start=1))


def _quotation(number: int, one: Found, who: Spoken) -> Quotation:
    speaker = Speaker(who[0].start, who[0].end, who[1].name) if who else None
    return Quotation(f"q{number}", one.form, one.spans, one.marked, speaker, one.cue)


class _Naming:
    """The quotations of one document, asked for in order."""

    def __init__(self, document: Document, segments: Sequence[Segment], found: Sequence[Found]) -> None:
        self.text, self.found = document.text, found
        self.cues: Cues = cues_for(document.language)
        self.table: MentionWords = mention_words(document.language)
        self.voices = (
            TitledVoices(self.text, self.table) if self.table.title_last else _voices(document, segments, found, self.table)
        )

    def spoken(self, index: int, before: Spoken) -> Spoken:
        """Who says the quotation, and where that is said."""
        one = self.found[index]
        if one.mention is not None and not self._says_nothing(one.mention):
            return one.mention, self.voices.speaker(one.mention, self.text[one.cue.start : one.cue.end] if one.cue else "")
        last = self.found[index - 1] if index else None
        source = carried(self.text, one, last, last.frame.end if last else 0, self.cues, self.table)
        if source is From.BEFORE:
            return before
        if source is From.TEXT:
            return self.voices.last_text()
        if source is From.NOBODY or isinstance(self.voices, TitledVoices):
            return None
        if source is From.SUBJECT:
            told = one.frame.start - 1  # back to the end of the sentence before
            while self.text[told].isspace():
                told -= 1
            return self.voices.leading(told, told + 1, known=False, person=True) or before
        spoke = self.voices.leading(*leading_span(self.text, one), known=source is From.KNOWN)
        goes_on = source is From.LEADING and last is not None and "\n" not in self.text[last.frame.end : one.frame.start]
        return spoke or (before if goes_on else None)  # "The second is about money: ..." in the paragraph of somebody's words

    def _says_nothing(self, mention: Span) -> bool:
        """Whether what was taken for a mention is an adverb ("hieß es weiter")."""
        return self.cues.adverbial.fullmatch(self.text[mention.start : mention.end]) is not None


def _voices(document: Document, segments: Sequence[Segment], found: Sequence[Found], table: MentionWords) -> Voices:
    people = People(document.text, table)
    people.speak([(f.mention.start, f.mention.end) for f in found if f.mention])
    between = [s for f in found for s in (f.spans if f.form == "direct" else f.marked)]
    between += [Span(m.start, m.end) for m in marked(document, cues_for(document.language)) if m.end - m.start <= TITLE_CHARS]
    reported = [s for f in found if f.form != "direct" for s in f.spans]
    return Voices(people, Sentences(document, segments).starts or [0], between, reported)
