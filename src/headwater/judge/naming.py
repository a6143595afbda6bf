"""Differences of name: whom and what the two passages name, held against each other as entities."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from headwater.judge.entities import capital_of, named, ordinary, present, same_entity
from headwater.judge.lexicon import related
from headwater.judge.name_words import Languages
from headwater.judge.narrowed import narrowed
from headwater.judge.nearby import windows
from headwater.judge.pairs import paired
from headwater.judge.passage import Collated, Passage, Range
from headwater.judge.proper import exchanged_words
from headwater.judge.roles import exchanged
from headwater.judge.rules import Difference
from headwater.judge.values import dated
from headwater.model import Span
from headwater.text.name_tables import title_word
from headwater.text.names import Name
from headwater.text.overlaps import Overlaps
from headwater.text.tokens import fold

# How many tokens may lie between two names that differ and are still held against each other, and how many where it is sure.
REACH = 8
SURE = 3
# Letters for words, degrees ("PhD") and what holds a figure.
_CODE = re.compile(r"[^\W\d_a-z]{2,5}|(?:[A-Z][a-z]?){2,4}|.*\d.*")
# Kinds of names that a second translation keeps; a body or an occasion may be called by other words.
ARTICLES = ("the", "a", "an")
KNOWN = ("person", "place", "demonym")


def naming(both: Collated) -> tuple[list[Difference], set[int], set[int]]:
    """The differences of names and of the parts that they play, and the tokens of both sides that stand for names."""
    languages = (both.report.language, both.source.language)
    mine, theirs = names_of(both.report), names_of(both.source)
    open_mine = _open(mine, theirs, both.source, languages)
    open_theirs = _open(theirs, mine, both.report, (languages[1], languages[0]))

    def says(a: Name, b: Name) -> str:
        told = same_entity(a, b, languages=languages, known_a=_known(both.report), known_b=_known(both.source))
        if told is None and capital_of(a, b, languages):
            return "near"
        if told is False and (_letters(a, b) or _translated(a, b, both)):
            return "unlike"
        return {True: "same", False: "differs", None: "unlike"}[told]

    places = [{n: _range(side, n) for n in names} for side, names in ((both.report, mine), (both.source, theirs))]

    def apart(a: Name, b: Name) -> int:
        return both.apart(places[0][a], places[1][b])

    pairs = paired([n for n, _ in open_mine], [n for n, _ in open_theirs], says, apart, reach=REACH)
    absent = {n for side in (open_mine, open_theirs) for n, told in side if told is False}
    lonely = [[p for p in pairs if p[side] in absent and p[1 - side] is None] for side in (0, 1)]
    if len(lonely[0]) == len(lonely[1]) == 1:
        # The only name of either side that the other has in no form answers it wherever it stands.
        (a, _, _), (_, b, _) = lonely[0][0], lonely[1][0]
        pairs = [p for p in pairs if p not in (lonely[0][0], lonely[1][0])] + [(a, b, says(a, b))]  # type: ignore[arg-type]
    alone = [sum(n in absent for n, _ in side) == 1 for side in (open_mine, open_theirs)]
    out = []
    for a, b, verdict in pairs:
        sure = bool(a and b) and (apart(a, b) <= SURE or (all(alone) and a in absent and b in absent and _kin(a, b)))  # type: ignore[arg-type]
        if a and b and verdict == "unlike" and any(n in absent and n.kind in KNOWN for n in (a, b)) and not _of_kinds(a, b, both):
            # A place or a person that the other passage does not have in any form, and something else in its place.
            verdict = "differs"
        if a and not b:
            verdict, sure = _unanswered(a, both, a in absent, languages)
        out.append(Difference("name", verdict, _span(a), _span(b), content=0, sure=sure))
    told = tuple({k for n in side for k in range(*_range(p, n))} for p, side in ((both.report, mine), (both.source, theirs)))
    out += _written_otherwise(both, mine, theirs, {n for n, _ in open_mine}, languages)
    differ = [d for d in out if d.says == "differs" and d.sure]
    words = [
        (a, b)
        for a, b in exchanged_words(both, (mine, theirs))
        if not any(_meet(both.report, a, d.report) or _meet(both.source, b, d.source) for d in differ)
    ]
    # Two names of which a word was exchanged are not one name written in two ways.
    out = [d for d in out if d.says != "same" or not any(_meet(both.report, here, d.report) for here, _ in words)]
    out += [Difference("name", "differs", both.report.span(here), both.source.span(there), content=0) for here, there in words]
    for here, there in words:
        told[0].update(range(*here))
        told[1].update(range(*there))
    out += narrowed(both, mine, theirs)
    out += exchanged(both, [_range(both.report, n) for n in mine])
    return out, told[0], told[1]


def _span(name: Name | None) -> Span | None:
    return None if name is None else Span(name.start, name.end)


def _kin(a: Name, b: Name) -> bool:
    """Whether two names may be of one kind."""
    return a.kind == b.kind or "unknown" in (a.kind, b.kind)


def _of_kinds(a: Name, b: Name, both: Collated) -> bool:
    """Whether two names in different languages are of kinds that do not answer each other: "the Treasury" for "the British"."""
    return both.across and ((a.kind == "person") != (b.kind == "person") or not {a.kind, b.kind} <= set(KNOWN))


def _letters(a: Name, b: Name) -> bool:
    """Whether one of two names is letters, which may stand for the other in another language ("MVD")."""
    return any(_CODE.fullmatch("".join(n.words)) and n.kind not in KNOWN for n in (a, b))


def _translated(a: Name, b: Name, both: Collated) -> bool:
    """Whether a word of one name means what a word of the other does: names of things are translated."""
    language = both.report.language
    return not both.across and any(
        related(fold(x), fold(y), language) in ("synonym", "narrower", "broader", "derived") for x in a.words for y in b.words
    )


def _meet(side: Passage, at: Range, span: Span | None) -> bool:
    if span is None:
        return False
    first, last = side.within(span.start, span.end)
    return first < at[1] and at[0] < last


def names_of(side: Passage) -> list[Name]:
    """The names in a passage, in reading order."""
    text, offset = side.around
    found = Overlaps(
        [_moved(n, offset) for low, high in windows(side) for n in _named(text, side.language, low - offset, high - offset)],
        lambda name: (name.start, name.end),
    )
    inside = (n for s in side.spans for n in found.touching(s.start, s.end) if s.start <= n.start and n.end <= s.end)
    return list(dict.fromkeys(inside))


def _known(side: Passage) -> Iterator[Name]:
    """The names of the document, or of as much of it as lies around the passage; where they stand is of no use."""
    text, _ = side.around
    yield from _named(text, side.language, 0, len(text))


@lru_cache(maxsize=64)
def _named(text: str, language: str | None, start: int, end: int) -> tuple[Name, ...]:
    return named(text, language, start, end)


def _moved(name: Name, by: int) -> Name:
    return Name(name.start + by, name.end + by, name.words, name.title, name.kind) if by else name


def _open(mine: Sequence[Name], theirs: Sequence[Name], there: Passage, languages: Languages) -> list[tuple[Name, bool | None]]:
    """The names that the other passage has in no form, and those of which it cannot be told (None)."""
    text = there.text
    words = {other.words for other in theirs}
    told = [(n, n.words in words or present(n, theirs, text, languages)) for n in mine]
    return [(n, found) for n, found in told if found is not True]


def _unanswered(name: Name, both: Collated, absent: bool, languages: Languages) -> tuple[str, bool]:
    """What a name of the report is that no name of the source's passage answers, and whether its place is sure."""
    place = both.place(_range(both.report, name))
    if not absent or (place[0] == place[1] and not _borne(name, both.report)):
        return "added", False
    if set(range(*place)) & dated(both.source):
        return "for_a_day", True
    if both.across and name.kind == "demonym":
        return "added", False  # "the German magazine": in another language readers know whose it is
    common = any(ordinary(fold(w), both.report.language) for w in name.words)
    if both.across and len(name.words) == 1:
        # In another language a word of the lexicon may stand translated ("Protector").
        common = common or ordinary(fold(name.words[0]), both.report.language) is None
    if name.kind not in KNOWN and (common or _CODE.fullmatch("".join(name.words))):
        # Letters may stand for words, and words for a name: neither is looked for in another shape.
        return "added", False
    return ("foreign", True) if _foreign(name, both.source, languages) else ("added", False)


def _borne(name: Name, side: Passage) -> bool:
    """Whether a statement cannot do without a name: "the Navy will get ships", and not "in May", "his wife, Ann", "American"."""
    first, _ = _range(side, name)
    if not first or name.title or name.kind in ("person", "demonym"):
        return False
    before = side.tokens[first - 1]
    bare = before.form in ARTICLES or (before.form not in side.light and not title_word(before.form, side.language))
    return bare and not side.document.text[before.end : name.start].strip()


def _written_otherwise(
    both: Collated, mine: Sequence[Name], theirs: Sequence[Name], unanswered: set[Name], languages: Languages
) -> list[Difference]:
    """The names of the report that stand in the source in another form only."""
    text, spelled = both.source.text, both.report.document.text
    out = []
    for a in mine:
        if a in unanswered or spelled[a.start : a.end] in text:
            continue
        b = next((b for b in theirs if same_entity(a, b, languages=languages)), None)
        if b:
            out.append(Difference("name", "same", Span(a.start, a.end), Span(b.start, b.end), content=0))
    return out


def _foreign(name: Name, there: Passage, languages: Languages) -> bool:
    """Whether nothing around the other passage has the name either."""
    return present(name, [*_known(there)], there.around[0], languages) is False


def _range(side: Passage, name: Name) -> Range:
    return side.within(name.start, name.end)
