"""Proper words, one by one: a capitalised word without an answer, where the other passage has another capitalised word, or a date.

Names are held against each other whole (`judge.naming`); a name of which a part was exchanged is found by its words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from headwater.judge.entities import present
from headwater.judge.lexicon import rarity, related
from headwater.judge.name_words import occurs
from headwater.judge.passage import Collated, Passage, Range
from headwater.judge.values import dated
from headwater.text.gazetteer import find_known
from headwater.text.name_tables import generic_word, other_kind, title_word
from headwater.text.names import NO_CAPITALS, Name
from headwater.text.tokens import function_words

# Share of letters in common from which two words may be spellings of one name; names drawn by chance seldom reach a half.
ALIKE = 0.6
_STOPS = frozenset(".!?…")
# Languages that write every noun with a capital.
NOUN_CAPITALS = frozenset({"de"})


@dataclass(frozen=True)
class _Words:
    """The words of one side that may be exchanged, and what the other side has."""

    side: Passage
    there: Passage
    others: Sequence[Name]  # the names of the other side
    free: frozenset[int]
    spent: frozenset[str]  # words of the other side that all have a counterpart already

    def written(self, k: int) -> str:
        token = self.side.tokens[k]
        return self.side.document.text[token.start : token.end].removesuffix("'s").removesuffix("’s")

    def absent(self, k: int) -> bool | None:
        """Whether the other passage has the word in no form; None for a word of the language that it does not have as a word."""
        token = self.side.tokens[k]
        if token.form in self.spent:
            return True
        name = Name(token.start, token.end, (self.written(k),))
        found = present(name, self.others, self.there.text, (self.side.language, self.there.language))
        return None if found is None else not found

    def proper(self, k: int) -> bool:
        """Whether a word is one that only names have, and the other passage has it in no form."""
        written = self.written(k)
        if not written[:1].isupper() or written.isupper():
            return False
        known = bool(find_known(written, self.side.language))
        if not known and (rarity(written.casefold(), self.side.language) is not None or k in dated(self.side)):
            return False
        return self.absent(k) is True

    def generic(self, k: int) -> bool:
        """Whether a word is a kind of institution or place, which translators write for another ("Region", "Oblast")."""
        return generic_word(self.side.tokens[k].form, self.side.language)

    def run(self, k: int) -> Range:
        first = last = k
        while first - 1 in self.free:
            first -= 1
        while last + 1 in self.free:
            last += 1
        return first, last + 1


def exchanged_words(both: Collated, named: tuple[Sequence[Name], Sequence[Name]]) -> Iterator[tuple[Range, Range]]:
    """(report tokens, source tokens) where a capitalised word of one side stands in the place of another, or of a date.

    named: the names of both sides. The words on both sides have no counterpart in the collation. Either one of the two is a word
    that only names have, which is nowhere in the other passage in any form; or both are in the middle of names, and
    neither passage has the other's word, or a relative of it.
    """
    if both.across or both.report.language in NO_CAPITALS | NOUN_CAPITALS:
        return
    mine = _Words(both.report, both.source, named[1], _free(both.report, both.firm[0], named[0]), _spent(both.source, both.firm[1]))
    theirs = _Words(
        both.source,
        both.report,
        named[0],
        _untitled(both.source, _free(both.source, both.firm[1], named[1])),
        _spent(both.report, both.firm[0]),
    )
    when = dated(both.report), dated(both.source)
    seen: set[Range] = set()
    for k in sorted(mine.free):
        for j in sorted(_facing(both, k) & theirs.free):
            if k in when[0] and j in when[1]:
                continue  # "today", "Wednesday": what two days come to is compared by `values`
            if _alike(mine, k, theirs, j) or _stands_for(mine, k, theirs, j) or _stands_for(theirs, j, mine, k):
                continue
            if not (mine.proper(k) or theirs.proper(j) or _unlike(mine, k, theirs, j)):
                continue
            if theirs.absent(j) is False and not theirs.proper(j):
                continue  # the report has that word too, elsewhere: this one does not stand for it
            one, other = mine.run(k), theirs.run(j)
            if one not in seen:
                seen.add(one)
                yield one, other
            break


def _free(side: Passage, paired: Set[int], names: Sequence[Name]) -> frozenset[int]:
    """The capitalised words and the words of dates that have no counterpart. The first word of a sentence may have any capital
    ("Furthermore"): it counts inside a name only."""
    light, when = function_words(side.language), dated(side)
    text = side.document.text
    return frozenset(
        k
        for k, t in enumerate(side.tokens)
        if k not in paired
        and t.form not in light
        and t.form.removesuffix("'s").isalpha()
        and (k in when or (k and text[t.start].isupper() and not _any_capital(side, k, names)))
    )


def _any_capital(side: Passage, k: int, names: Sequence[Name]) -> bool:
    """Whether a word behind a full stop is in no name, so that its capital says nothing."""
    t = side.tokens[k]
    opens = not _STOPS.isdisjoint(side.document.text[side.tokens[k - 1].end : t.start])
    return opens and not any(n.start <= t.start < n.end for n in names)


def _untitled(side: Passage, free: frozenset[int]) -> frozenset[int]:
    """Those of the words that are no title of the person named behind them: "Comrade Ann Lee" may be told as "Ann Lee"."""
    text = side.document.text
    return frozenset(
        k
        for k in free
        if not title_word(side.tokens[k].form, side.language)
        or not any(text[t.start].isupper() for t in side.tokens[k + 1 : k + 2])
    )


def _spent(side: Passage, paired: Set[int]) -> frozenset[str]:
    """The words of a passage that have a counterpart wherever they stand in it."""
    return frozenset(t.form for t in side.tokens) - {t.form for k, t in enumerate(side.tokens) if k not in paired}


def _facing(both: Collated, k: int) -> set[int]:
    """The tokens of the source that stand where the report's token would."""
    return {*range(*both.place((k, k + 1))), *both.guess((k, k + 1))}


def _unlike(mine: _Words, k: int, theirs: _Words, j: int) -> bool:
    """Whether two runs of capitalised words in one place share nothing with the other passage: "Patriot Bank", "Central Bank"."""
    one, other = mine.run(k), theirs.run(j)
    if all(side.generic(i) for side, at in ((mine, one), (theirs, other)) for i in range(*at)) and not all(
        other_kind(mine.side.tokens[a].form, theirs.side.tokens[b].form, mine.side.language)
        for a in range(*one)
        for b in range(*other)
    ):
        return False
    return all(
        side.absent(i) is not False and not _related(side, i, there)
        for side, at, there in ((mine, one, theirs), (theirs, other, mine))
        for i in range(*at)
    )


def _stands_for(side: _Words, k: int, other: _Words, j: int) -> bool:
    """Whether a title of the one side, alone and with an article, may stand for a person whom the other names ("the General")."""
    first, last = side.run(k)
    words, text = side.side.tokens, side.side.document.text
    title = all(title_word(words[i].form, side.side.language) for i in range(first, last))
    article = any(t.form in ("the", "our", "their") for t in words[max(0, first - 2) : first])
    alone = last == len(words) or not text[words[last].start].isupper()
    at = other.side.tokens[j].start
    named = next((n for n in side.others if n.start <= at < n.end), None)
    person = named is not None and (named.kind == "person" or (named.kind == "unknown" and len(named.words) > 1))
    return title and article and alone and person


def _related(side: _Words, k: int, other: _Words) -> bool:
    """Whether a capitalised word of the other passage may be the same word, a spelling of it, or one related to it."""
    form = side.side.tokens[k].form
    return any(
        _alike(side, k, other, i) or related(form, other.side.tokens[i].form, side.side.language) is not None for i in other.free
    )


def _alike(mine: _Words, k: int, theirs: _Words, j: int) -> bool:
    """Whether two words may be spellings of one name, or letters and what they stand for."""
    one, other = mine.written(k), theirs.written(j)
    return (
        one.isupper()
        or other.isupper()
        or Indel.normalized_similarity(one.casefold(), other.casefold()) >= ALIKE
        or occurs(one, (other,), (mine.side.language, theirs.side.language))
    )
