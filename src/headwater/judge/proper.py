"""Proper words, one by one: a word that only a name has, without an answer, where the other passage has another name or a date.

Names are held against each other whole (`judge.naming`); a name of which a part was exchanged is found by its words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel

from headwater.judge.entities import present
from headwater.judge.lexicon import rarity
from headwater.judge.passage import Collated, Passage, Range
from headwater.judge.values import dated
from headwater.text.gazetteer import find_known
from headwater.text.names import NO_CAPITALS, Name, title_word
from headwater.text.tokens import function_words

# Share of letters in common from which two words may be spellings of one name; names drawn by chance seldom reach a half.
ALIKE = 0.6
# Languages that write every noun with a capital.
NOUN_CAPITALS = frozenset({"de"})


def exchanged_words(both: Collated, named: tuple[Sequence[Name], Sequence[Name]]) -> Iterator[tuple[Range, Range]]:
    """(report tokens, source tokens) where a proper word of one side stands in the place of another capitalised word, or of a date.

    named: the names of both sides. The words on both sides have no counterpart in the collation, and the proper one is nowhere in
    the other passage in any form.
    """
    if both.across or both.report.language in NO_CAPITALS | NOUN_CAPITALS:
        return
    free = _free(both.report, both.firm[0]), _free(both.source, both.firm[1])
    seen: set[Range] = set()
    for k in sorted(free[0]):
        for j in sorted(_facing(both, k) & free[1]):
            if not (_proper(both.report, k, both.source, named[1]) or _proper(both.source, j, both.report, named[0])):
                continue
            if _alike(both.report, k, both.source, j):
                continue
            mine, theirs = _run(k, free[0]), _run(j, free[1])
            if mine not in seen:
                seen.add(mine)
                yield mine, theirs
            break


def _free(side: Passage, paired: set[int]) -> set[int]:
    """The capitalised words and the words of dates that have no counterpart; the first word of a passage may have any capital."""
    light, when = function_words(side.language), dated(side)
    text = side.document.text
    return {
        k
        for k, t in enumerate(side.tokens)
        if k not in paired
        and t.form not in light
        and not title_word(t.form, side.language)
        and t.form.isalpha()
        and (k in when or (k and text[t.start].isupper()))
    }


def _facing(both: Collated, k: int) -> set[int]:
    """The tokens of the source that stand where the report's token would."""
    return {*range(*both.place((k, k + 1))), *both.guess((k, k + 1))}


def _proper(side: Passage, k: int, there: Passage, others: Sequence[Name]) -> bool:
    """Whether a word is one that only names have, and the other passage has it in no form."""
    token = side.tokens[k]
    written = side.document.text[token.start : token.end]
    if not written[:1].isupper() or written.isupper():
        return False
    known = bool(find_known(written, side.language))
    if not known and (rarity(token.form, side.language) is not None or k in dated(side)):
        return False
    name = Name(token.start, token.end, (written.removesuffix("'s").removesuffix("’s"),))
    return present(name, others, there.text, (side.language, there.language)) is False


def _alike(side: Passage, k: int, there: Passage, j: int) -> bool:
    """Whether two words may be spellings of one name, or letters and what they stand for."""
    one, other = side.tokens[k], there.tokens[j]
    written = side.document.text[one.start : one.end], there.document.text[other.start : other.end]
    return any(w.isupper() for w in written) or Indel.normalized_similarity(one.form, other.form) >= ALIKE


def _run(k: int, free: set[int]) -> Range:
    first = last = k
    while first - 1 in free:
        first -= 1
    while last + 1 in free:
        last += 1
    return first, last + 1
