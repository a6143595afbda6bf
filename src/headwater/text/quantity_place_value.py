"""Number words by place value: "five thousand two hundred", "quatre-vingt-dix-sept", "fünfundzwanzigtausend".

What may follow what depends on what the words so far have left open ("twenty" leaves a unit open, "hundred" what is below it), so
that two numbers side by side are not taken for one. Words that grow together are cut into their parts first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from headwater.text.quantity_digits import step_of
from headwater.text.quantity_tables import Vocabulary, vocabulary

WORD = re.compile(r"[^\W\d_]+\.?(?:'[^\W\d_]+)?")
_TWO_WORDS = re.compile(r"[^\W\d_]+\s[^\W\d_]+")
_GAP = re.compile(r"\s?[-–‑]?\s?")
_JOIN = re.compile(r"(?:\s|-|‑)?")


@dataclass(frozen=True, slots=True)
class Word:
    start: int
    end: int
    form: str


def place_value(folded: str, word: Word, words: Vocabulary) -> tuple[float, int | None, float]:
    total, group, end, last = 0.0, None, None, float("inf")
    current: Word | None = word
    leading_one = False
    while current is not None:
        current = longest(folded, current, words.scales) or current
        pieces = _pieces(current.form, words.language)
        if pieces is None and end is not None and current.form in words.one and _takes_one(folded, current, group, words):
            pieces = ((1.0, False),)
        if pieces is None:
            if (
                end is None
                and (current.form in words.one or current.form in words.articles)
                and _scale_next(folded, current.end, words)
            ):
                group, leading_one = 1.0, True
                current = _next_word(folded, current.end, words)
                continue
            break
        state = (total, group, last)
        for value, scale in pieces:
            taken = _take(state, value, scale, words)
            if taken is None:
                break
            state = taken
        else:
            total, group, last = state
            end = current.end
            current = _next_word(folded, end, words)
            continue
        break
    if end is None and not leading_one:
        return 0.0, None, 1.0
    amount = total + (group or 0.0)
    return amount, end, step_of(amount)


def _takes_one(folded: str, word: Word, group: float | None, words: Vocabulary) -> bool:
    """Whether "one" goes on a number: twenty-one, a hundred and one, two thousand one hundred."""
    if group is None:
        return not words.reversed or _scale_next(folded, word.end, words)
    return group % 100 >= 20 or (group % 100 == 0 and not words.reversed)


def _take(
    state: tuple[float, float | None, float], value: float, scale: bool, words: Vocabulary
) -> tuple[float, float | None, float] | None:
    """The state (total of closed groups, open group, last scale) after one more piece; None where it cannot follow."""
    total, group, last = state
    if scale and value >= 1000:
        if value >= last:
            return None
        return total + (group if group is not None else 1.0) * value, None, value
    if scale:  # hundred
        if group is None:
            return total, value, last
        if group % 100 == 0 or group >= 100 or group % 1:
            return None
        return total, group * value, last
    if group is None:
        return (total, value, last) if value < last else None
    rest = group % 100
    if words.vigesimal and rest == 4 and value == 20:
        return total, group + 76, last
    if words.vigesimal and rest in (60, 80) and 1 <= value < 20:
        return total, group + value, last
    if words.reversed and 0 < rest < 10 and value in (20, 30, 40, 50, 60, 70, 80, 90):
        return total, group + value, last
    if words.reversed and words.language == "ar" and 0 < rest < 10 and value == 10:
        return total, group + value, last
    fits = (value < 10 and rest >= 20 and rest % 10 == 0) or (value < 100 and rest == 0 and group >= 100)
    fits = fits or (value < 10 and rest == 10 and words.language in ("tr", "fr") and value != 0)
    fits = fits or (100 <= value < 1000 and group % 1000 == 0 and group >= 1000)
    return (total, group + value, last) if fits and value else None


@lru_cache(maxsize=8192)
def _pieces(form: str, language: str) -> tuple[tuple[float, bool], ...] | None:
    """The number words that a word is made of, in the order in which they count: value and whether it is a scale."""
    words = vocabulary(language)
    if form in words.numbers:
        return ((words.numbers[form], False),)
    if form in words.scales:
        return ((words.scales[form], True),)
    if not words.compound or len(form) < 6:
        return None
    cut = _cut(form, language)
    return tuple(cut) if cut else None


@lru_cache(maxsize=8192)
def _cut(form: str, language: str) -> tuple[tuple[float, bool], ...] | None:
    """A grown-together word in its parts, longest first: fünf|und|zwanzig, due|cento|cinquanta."""
    words = vocabulary(language)
    if not form:
        return ()
    for size in range(len(form), 1, -1):
        part = form[:size]
        piece = (
            (words.numbers[part], False) if part in words.numbers
            else (words.scales[part], True) if part in words.scales
            else (1.0, False) if part in words.one
            else None
        )  # fmt: skip
        if piece is None:
            continue
        rest = form[size:]
        if (tail := _cut(rest, language)) is not None:
            return (piece, *tail)
        for both in words.connectors:
            if rest.startswith(both) and (tail := _cut(rest[len(both) :], language)):
                return (piece, *tail)
    return None


def _next_word(folded: str, at: int, words: Vocabulary) -> Word | None:
    """The word behind a blank or hyphen, over a connecting "and" that number words follow."""
    gap = _GAP.match(folded, at)
    m = WORD.match(folded, gap.end()) if gap and gap.end() > at else None
    if m is None:
        return None
    form = m[0].rstrip(".")
    word = Word(m.start(), m.start() + len(form), form)
    if form in words.connectors:
        gap = _GAP.match(folded, word.end)
        m = WORD.match(folded, gap.end()) if gap and gap.end() > word.end else None
        return Word(m.start(), m.start() + len(m[0].rstrip(".")), m[0].rstrip(".")) if m else None
    if words.joined and form[:1] in words.joined and form[1:] in words.numbers | words.scales:
        return Word(word.start + 1, word.end, form[1:])
    return word


def _scale_next(folded: str, at: int, words: Vocabulary) -> bool:
    word = _next_word(folded, at, words)
    return word is not None and word.form in words.scales


def word_after(folded: str, at: int, among: dict[str, float]) -> Word | None:
    """The word of a table right behind a place, over one blank, a hyphen or nothing; two words where the table has two."""
    gap = _JOIN.match(folded, at)
    begin = gap.end() if gap else at
    m = WORD.match(folded, begin)
    if m is None:
        return None
    two = _TWO_WORDS.match(folded, begin)
    for form, end in (
        (two[0], two.end()) if two else ("", 0),
        (m[0], m.end()),
        (m[0].rstrip("."), m.start() + len(m[0].rstrip("."))),
    ):
        if form in among:
            return Word(begin, end, form)
    return None


def longest(folded: str, word: Word, among: dict[str, float]) -> Word | None:
    """This word, or it and the next one, where the table has them."""
    two = _TWO_WORDS.match(folded, word.start)
    if two and two[0] in among:
        return Word(word.start, two.end(), two[0])
    return word if word.form in among else None


@lru_cache(maxsize=8192)
def _glued_parts(form: str, language: str) -> tuple[float, int] | None:
    words = vocabulary(language)
    for stem in words.stems:
        at = form.find(stem)
        if at > 1 and len(stem) > 3 and stem[0].isalpha():
            value, end, _ = place_value(form[:at], Word(0, at, form[:at]), words)
            if end == at:
                return value, at
    if language == "ru" and form.startswith("пол"):
        rest = form[3:]
        if rest in words.scales:
            return words.scales[rest] / 2, len(form)
        if words.kinds.get(words.units.get(rest, ""), "") == "measure":
            return 0.5, 3
    return None


def glued(form: str, words: Vocabulary) -> tuple[float, int] | None:
    """A number grown together with the unit behind it (dreijährig, четырехлетний, полгода): its value, and how long it is."""
    return _glued_parts(form, words.language) if words.stems else None
