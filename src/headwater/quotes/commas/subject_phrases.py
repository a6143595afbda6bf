"""The noun phrase that says who speaks, beside a reporting verb of `commas.comma_clauses`: without time, place and addressee.

Where nouns have a capital (German) it is read by its grammar: determiner, adjectives, nouns, genitives. Elsewhere it is what
stands between the words that cannot belong to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from headwater.model import Span
from headwater.quotes.commas.clause_words import ClauseWords
from headwater.quotes.commas.joints import Word

LONGEST = 16  # words of a noun phrase; a longer stretch holds something else
ADJECTIVES = 4
ENDINGS = ("e", "en", "er", "es", "em")
NAME_PARTICLES = frozenset(("van", "de", "bin", "al", "el", "ibn", "da", "di", "du"))
ADVERB = re.compile(r".{3,}(?:lich|weise|falls|maßen|mals|wärts|dings)")


def phrase_end(found: Sequence[Word], at: int, w: ClauseWords) -> int:
    """Behind the noun phrase that begins with word `at`; `at` itself where none begins there."""
    return _capital_phrase(found, at, w) if w.capital else _plain_phrase(found, at, w)


def _capital_phrase(found: Sequence[Word], at: int, w: ClauseWords) -> int:
    stop = min(len(found), at + LONGEST)
    determines = at + 1 < stop and found[at].low in w.determiners and found[at + 1].capital
    if at < stop and found[at].low in w.pronouns and not determines:
        return at + 1
    end = _nouns(found, at, stop, w)
    if end is None:
        return at
    while end < stop:
        low, more = found[end].low, None
        if low in w.genitives:
            more = _nouns(found, end, stop, w)
        elif low in w.links or (found[end].text[0].islower() and low in NAME_PARTICLES):
            more = _nouns(found, end + 1, stop, w)
        if more is None:
            break
        end = more
    return end


def _nouns(found: Sequence[Word], at: int, stop: int, w: ClauseWords) -> int | None:
    """Behind determiners, adjectives and nouns; None where no noun comes."""
    j = at
    while j < stop and j < at + 2 and found[j].low in w.determiners:
        j += 1
    k = j
    if at < j < stop and found[j].low in w.prepositions:  # "einer am Dienstag veröffentlichten Mitteilung"
        k = j = _nouns(found, j + 1, stop, w) or j
    while k < min(stop, j + ADJECTIVES) and not found[k].named:
        if not _adjective(found[k], w) and (k == at or found[k].low not in w.adverbs):
            break
        if k == at and w.past.fullmatch(found[k].low):
            break  # a verb at the head, not "geplante Wege"
        k += 1
    if k >= stop or not found[k].named or (found[k].low in w.prepositions | w.adverbs and found[k].text.istitle()):
        return None
    k += 1
    while k < stop and found[k].named and found[k].low not in w.determiners:
        k += 1
    return k


def _adjective(word: Word, w: ClauseWords) -> bool:
    low = word.low
    other = low in w.finite or low in w.prepositions or low in w.adverbs or low in w.links or low in w.first or low in w.determiners
    return (low.endswith(ENDINGS) or "-" in low or low[0].isdigit()) and not other


def _plain_phrase(found: Sequence[Word], at: int, w: ClauseWords) -> int:
    stop = min(len(found), at + LONGEST)
    if at < stop and found[at].low in w.pronouns and not (found[at].low in w.determiners and _goes_on(found, at + 1, w)):
        return at + 1
    j = at + (at < stop and found[at].low in w.determiners)
    while j < stop:
        low = found[j].low
        if low in w.links and at < j < stop - 1:
            j += 1
            continue
        if low in w.prepositions or low in w.adverbs or low in w.finite or low in w.that or low in w.pronouns:
            break
        if j > at and not found[j].capital and w.past.fullmatch(low):
            break
        j += 1
    while j > at and found[j - 1].low in w.links:
        j -= 1
    return j


def _goes_on(found: Sequence[Word], at: int, w: ClauseWords) -> bool:
    """Whether a noun may stand at `at`, so that the word before it is an article."""
    low = found[at].low if at < len(found) else ""
    return bool(low) and not (low in w.prepositions or low in w.adverbs or low in w.finite or low in w.that)


def subject_before(found: Sequence[Word], w: ClauseWords) -> Span | None:
    """The noun phrase at the head of the words before a finite verb; None where they are time, place or another adverb."""
    at, stop = 0, len(found)
    while at < stop and (found[at].low in w.ands or found[at].low in w.adverbs):
        at += 1
    if at >= stop:
        return None
    low = found[at].low
    if low in w.roles or low in w.oblique or (w.capital and stop == at + 1 and ADVERB.fullmatch(low)):
        return None
    following = found[at + 1].low if at + 1 < stop else ""
    if low in w.means or (low in w.prepositions and (following in w.genitives or following in w.oblique or following.isdigit())):
        return None  # "um 12 Uhr", "während des Festes"
    if low in w.whenever:
        return subject_before(found[at + 1 :], w)  # "während Lund sagte"
    if found[at].low in w.prepositions:
        return None if w.capital else _behind_phrase(found, at, w)
    end = phrase_end(found, at, w)
    return Span(found[at].start, found[end - 1].end) if end > at else None


def _behind_phrase(found: Sequence[Word], at: int, w: ClauseWords) -> Span | None:
    """The subject behind a leading prepositional phrase where word order is free: from the first name or noun of saying on."""
    for j in range(at + 2, len(found)):
        if found[j].capital or w.speakers.fullmatch(found[j].low):
            end = phrase_end(found, j, w)
            return Span(found[j].start, found[end - 1].end) if end > j else None
    return None


def subject_behind(found: Sequence[Word], w: ClauseWords) -> Span | None:
    """The first noun phrase behind a finite verb that no preposition leads and that is no adverb."""
    at = 0
    while at < len(found):
        low = found[at].low
        if low in w.that or low in w.ands:
            return None
        if low in w.prepositions:
            at = max(at + 1, phrase_end(found, at + 1, w) if w.capital else _one_noun(found, at + 1, w))
            continue
        end = at if low in w.adverbs or low in w.finite else phrase_end(found, at, w)
        if end > at and low in w.oblique:
            at = end  # "sagte dem Sender die Ministerin"
            continue
        if low in w.neuter and end == at + 1 < len(found) and found[end].low in w.determiners and phrase_end(found, end, w) > end:
            at = end  # "hält es die Ministerin für möglich, dass": it stands for the clause
            continue
        if end > at:
            return Span(found[at].start, found[end - 1].end)
        at += 1
    return None


def _one_noun(found: Sequence[Word], at: int, w: ClauseWords) -> int:
    """Behind the noun of a prepositional phrase where nouns have no capital: determiners and one word."""
    while at < len(found) and found[at].low in w.determiners:
        at += 1
    return at + 1


def place_named(found: Sequence[Word], w: ClauseWords) -> Span | None:
    """The noun phrase behind the first preposition: what `in der Mitteilung heißt es` names as its source."""
    for at, word in enumerate(found[:-1]):
        if word.low in w.prepositions:
            end = phrase_end(found, at + 1, w)
            if end > at + 1:
                return Span(found[at + 1].start, found[end - 1].end)
    return None
