"""A broad term narrowed to its example: "other countries, including Norway" told as "Norway" alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.judge.entities import same_entity
from headwater.judge.lexicon import lemma, related
from headwater.judge.passage import Collated, Passage
from headwater.judge.rules import Difference
from headwater.model import Span
from headwater.text.names import Name

# What stands between a broad term and its example, and words that say in another way that there are others.
INCLUDING = {
    "en": ("including", "such as", "among them", "for example", "for instance", "in particular", "especially", "notably"),
    "de": ("darunter", "einschließlich", "zum beispiel", "insbesondere", "wie etwa"),
    "fr": ("y compris", "notamment", "tels que", "telles que", "par exemple"),
    "es": ("incluido", "incluida", "incluidos", "incluidas", "por ejemplo", "en particular", "tales como"),
}
OTHERS = {
    "en": {"other", "others", "another", "include", "includes", "included", "particularly", "like", "among", "etc", "well"},
    "de": {"andere", "anderen", "anderer", "weitere", "weiteren", "besonders"},
    "fr": {"autre", "autres", "dont"},
    "es": {"otro", "otra", "otros", "otras", "especialmente"},
}
# Words between the phrase and the example.
REACH = 2


def narrowed(both: Collated, mine: Sequence[Name], theirs: Sequence[Name]) -> Iterator[Difference]:
    """Examples of the source that the report names without the term that they are examples of.

    mine, theirs: the names of the report and of the source.
    """
    language = both.source.language or ""
    phrases = INCLUDING.get(language, ())
    forms = {t.form for t in both.report.tokens}
    if both.across or not phrases or forms & OTHERS[language] or any(p in _line(both.report) for p in phrases):
        return
    for name in theirs:
        first, _ = both.source.within(name.start, name.end)
        term = _term(both.source, first, phrases)
        if term is None or term in both.firm[1] or _told(both, term):
            continue
        here = next((a for a in mine if a.words == name.words or same_entity(a, name, languages=(language, language))), None)
        if here is None:
            continue
        span = Span(both.source.tokens[term].start, name.end)
        yield Difference("words", "narrowed", Span(here.start, here.end), span, content=0)


def _line(side: Passage) -> str:
    return " ".join(t.form for t in side.tokens)


def _term(side: Passage, first: int, phrases: Sequence[str]) -> int | None:
    """The word before the phrase that makes an example of the name that begins at `first`; None where there is none."""
    forms = [t.form for t in side.tokens]
    for gap in range(REACH + 1):
        for phrase in phrases:
            words = phrase.split()
            start = first - gap - len(words)
            if start > 0 and forms[start : start + len(words)] == words:
                return start - 1 if forms[start - 1] not in side.light else None
    return None


def _told(both: Collated, term: int) -> bool:
    """Whether the report has the term in another form or by another word."""
    form, language = both.source.tokens[term].form, both.source.language
    return any(
        lemma(t.form, language) == lemma(form, language) or related(t.form, form, language) in ("synonym", "derived", "spelling")
        for t in both.report.tokens
        if t.form not in both.report.light
    )
