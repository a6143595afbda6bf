"""Whether two names stand for the same person, place or organisation, and whether a text has a name in any form.

What a reader would forgive is forgiven: a title more or less, the family name alone, initials, another transliteration, a case
ending, letters for words, a people for its country. A different name is only
called different where its form could have been recognised.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from headwater.judge.lexicon import lemma, rarity
from headwater.judge.name_words import (
    ACRONYM,
    CASED_WORD,
    Languages,
    candidates,
    occurs,
    occurs_faintly,
    sounds_same,
    specific_words,
    spelt_out,
    stands_for,
    words_agree,
)  # fmt: skip
from headwater.judge.transliteration import readable
from headwater.text.gazetteer import countries, find_known, forms
from headwater.text.name_tables import generic_word, title_word
from headwater.text.names import Name, names
from headwater.text.remembered import WORDS
from headwater.text.scripts import main_script
from headwater.text.tokens import fold, tokens

# Keys that a careful writer keeps apart and a hasty one exchanges: to call them different entities would accuse too much.
_NEAR_KEYS = frozenset(
    {
        frozenset({"GB", "ENG"}), frozenset({"GB", "SCT"}), frozenset({"GB", "WLS"}), frozenset({"GB", "NIR"}),
        frozenset({"EUR", "EU"}), frozenset({"SU", "RU"}), frozenset({"CD", "CG"}), frozenset({"KREMLIN", "RU"}),
        frozenset({"KREMLIN", "moscow"}),
        frozenset({"WHITEHOUSE", "US"}), frozenset({"PENTAGON", "US"}), frozenset({"YU", "RS"}), frozenset({"PS", "gaza"}),
    }
)  # fmt: skip
_ORDINARY = 3.5  # Zipf; a rarer word of the lexicon is as likely a name ("Johnson" stands in it)
_INSIDE = 5  # letters from which a form inside a longer word is no chance


def same_entity(
    a: Name, b: Name, *, languages: Languages, known_a: Iterable[Name] = (), known_b: Iterable[Name] = ()
) -> bool | None:
    """Whether two names stand for one entity; None where it cannot be told.

    languages: of the texts that `a` and `b` stand in. known_a, known_b: all names of each document, so that "Johnson" is the
    Boris Johnson named before.
    """
    by_table = _by_tables(keys(a, languages[0]), keys(b, languages[1]))
    if by_table is not None:
        return None if by_table == "near" else by_table == "same"
    told = words_agree(a.words, b.words, languages)
    if told is True and len(a.words) != len(b.words):
        # the fuller forms may part what the short one has in common: "Johnson" here is Boris, there Hillary
        full_a, full_b = _fuller(a, known_a, languages[0]), _fuller(b, known_b, languages[1])
        if full_a and full_b and (len(full_a) > 1 and len(full_b) > 1) and words_agree(full_a, full_b, languages) is False:
            return False
    if told is False and (stands_for(a.words, b.words) or stands_for(b.words, a.words)):
        return True
    if told is False and _checkable(a, b, languages) is False:
        return None
    return told


def capital_of(a: Name, b: Name, languages: Languages) -> bool:
    """Whether one name is the other's capital or seat, which often stands for it ("Beijing" for China)."""
    return _by_tables(keys(a, languages[0]), keys(b, languages[1])) == "near"


def same_speaker(a: str, b: str) -> bool | None:
    """Whether two speaker labels ("TRUMP", "Mr. Trump", "Donald J. Trump") are one person's; None where one names nobody."""
    one, other = _label(a), _label(b)
    if not one or not other:
        return True if fold(a.strip(" .:")) == fold(b.strip(" .:")) else None
    return words_agree(one, other, (None, None))


def present(
    name: Name,
    names_of_other_side: Sequence[Name],
    other_text: str,
    languages: Languages,
) -> bool | None:
    """Whether the other text has the entity of `name` in any form: inflected, shortened, transliterated, translated by the tables.

    languages: of the name's text and of the other text. None: cannot be told, as of a name made of ordinary words,
    which may have been translated.
    """
    own = keys(name, languages[0])
    other_known = find_known(other_text, languages[1])
    hint = False
    for known in other_known:
        by_table = _by_tables(own, known.keys) if own else None
        if by_table == "same":
            return True
        hint = hint or by_table == "near"
    for other in names_of_other_side:
        if len(name.words) == 1 and same_entity(name, other, languages=languages) is True:
            return True
    written = _verbatim(name, other_text) if languages[0] != languages[1] else False
    if written is not False:
        return written
    found = _find(name, names_of_other_side, other_text, languages, known=bool(own))
    if found is not False:
        return found
    if hint or (own and _hinted(own, other_text, languages[1])):
        return None
    return False if own or _text_checkable(name, languages) else None


def named(text: str, language: str | None, start: int = 0, end: int | None = None) -> tuple[Name, ...]:
    """`names`, with the lexicon to say which words that begin a sentence are ordinary ones."""
    return names(text, language, start, end, ordinary=lambda form: ordinary(form, language))


@lru_cache(maxsize=WORDS)
def ordinary(form: str, language: str | None) -> bool | None:
    """Whether a folded form is a word of the language that is no name; None where the lexicon cannot tell."""
    if language != "en":
        return None
    frequent = rarity(form, language)
    return True if frequent is not None and frequent >= _ORDINARY else None if frequent is not None else False


def find_name(name: str, other_text: str, languages: Languages) -> bool | None:
    """`present` for a name given as written, against the bare other text."""
    found = names(name, languages[0])
    made = found[0] if len(found) == 1 and found[0].start == 0 else Name(0, len(name), tuple(name.split()))
    return present(made, names(other_text, languages[1]), other_text, languages)


@lru_cache(maxsize=WORDS)
def keys(name: Name, language: str | None) -> frozenset[str]:
    """The keys of the tables that a name has as a whole: none for "Bank of America", the country's for "Republic of Korea"."""
    if name.kind == "person" and (len(name.words) > 1 or name.title):
        return frozenset()
    joined = " ".join(name.words)
    found = find_known(joined, language)
    if not found and language != "en" and joined.isascii() and joined[:1].isupper():
        found = find_known(joined, "en")
    covered = {p for k in found for p in range(k.start, k.end)}
    rest = [m for m in CASED_WORD.finditer(joined) if m.start() not in covered]
    if not found or any(not generic_word(fold(m[0]), language) and m[0][0].isupper() for m in rest):
        return frozenset()
    if rest and name.kind == "organisation" and all(k.entities[0].kind == "demonym" for k in found):
        return frozenset()  # "American Airlines" is no country
    return frozenset().union(*(k.keys for k in found)) if len(found) == 1 or not rest else frozenset()


def _by_tables(a: frozenset[str], b: frozenset[str]) -> str | None:
    """same, near or different; None where one side is not in the tables."""
    if not a or not b:
        return None
    if a & b:
        return "same"
    return "near" if any(_near(x, y) for x in a for y in b) else "different"


def _near(x: str, y: str) -> bool:
    """Whether one is the capital of the other ("Moscow" for Russia), or a name often taken for the other."""
    if frozenset((x, y)) in _NEAR_KEYS:
        return True
    where = countries()
    return where.get(x) == (y, True) or where.get(y) == (x, True)


def _hinted(own: frozenset[str], text: str, language: str | None) -> bool:
    """Whether a form stands inside a longer word: compounds, and countries of one character. Enough to doubt, not to know."""
    folded = text.casefold()
    for form, key, _ in forms(language):
        bare = form.rstrip("*").casefold()
        if (
            key in own
            and (len(bare) >= _INSIDE or language in ("zh", "ja") or (language == "ko" and len(bare) > 1))
            and bare in folded
        ):
            return True
    return False


def _fuller(name: Name, known: Iterable[Name], language: str | None) -> tuple[str, ...]:
    """The fullest name of the document that this short one may stand for; empty where there are several."""
    if len(name.words) > 1:
        return name.words
    own = fold(name.words[0]) if name.words else ""
    longer = {
        n.words
        for n in known
        if len(n.words) > 1 and fold(n.words[-1]) == own and not any(generic_word(fold(w), language) for w in n.words)
    }
    return next(iter(longer)) if len(longer) == 1 else ()


def _checkable(a: Name, b: Name, languages: Languages) -> bool:
    """Whether two names that do not agree would have been seen to agree, were they one."""
    if not all(readable("".join(n.words)) for n in (a, b)):
        return False
    same_language = languages[0] == languages[1] and languages[0] is not None
    if not same_language and any(ACRONYM.fullmatch(n.words[0].replace(".", "")) for n in (a, b) if len(n.words) == 1):
        return False
    if not same_language and "organisation" in (a.kind, b.kind):
        return False  # translated, not transliterated
    scripts = {main_script("".join(a.words)), main_script("".join(b.words))}
    return len(scripts) == 1 or not scripts & {"Han", "Thai"}


def _text_checkable(name: Name, languages: Languages) -> bool:
    if languages[1] in ("zh", "ja", "th", "ar") or languages[0] in ("zh", "ja", "th", "ar"):
        return False
    same_language = languages[0] == languages[1] and languages[0] is not None
    acronym = len(name.words) == 1 and ACRONYM.fullmatch(name.words[0].replace(".", ""))
    return same_language or not (acronym or name.kind == "organisation")


def _find(name: Name, others: Sequence[Name], text: str, languages: Languages, *, known: bool) -> bool | None:
    """Whether the words of a name are in the other text: the family name, or most of what is specific to it."""
    if any(stands_for((m[0],), name.words) for m in ACRONYM.finditer(text)):
        return True
    if len(name.words) == 1 and spelt_out(name.words[0], text):
        return True
    specific = specific_words(name.words, languages[0])
    person = name.kind == "person" or len(specific) == 1 == len(name.words)
    telling = [w for w in specific if known or not ordinary(fold(w), languages[0])] if not person else specific
    words = candidates(text, languages[1])
    if not telling:
        return True if all(_written_there(w, text, languages) for w in name.words if w[0].isupper()) else None
    if len(telling) > 1 and occurs("".join(telling), words, languages):
        return True
    hits = [
        occurs(w, words, languages) or spelt_out(w, text) or _written_there(w, text, languages) or _known_there(w, text, languages)
        for w in telling
    ]
    if hits[-1] or sum(hits) * 2 > len(hits):
        return True
    if occurs_faintly(telling[-1], words):
        return None
    if any(hits):
        return False if hits[0] and len(telling) == len(name.words) == 2 and _clash(telling, others, languages) else None
    return None if not known and all(ordinary(fold(w), languages[0]) for w in telling) else False


def _verbatim(name: Name, text: str) -> bool | None:
    """Whether another language keeps the last word of a name as it is; None where it stands inside a longer word only."""
    word = fold(name.words[-1]) if name.words else ""
    if len(word) < _INSIDE or word not in _folded(text):
        return False
    return True if re.search(rf"(?<![^\W\d_]){re.escape(word)}(?![^\W\d_])", _folded(text)) else None


@lru_cache(maxsize=64)
def _folded(text: str) -> str:
    return fold(text)


def _clash(words: Sequence[str], others: Sequence[Name], languages: Languages) -> bool:
    """Whether the other side has the given name with another family name that does not sound alike at all."""
    return any(
        len(n.words) > 1
        and sounds_same(words[0], n.words[0], languages)
        and sounds_same(words[1], "".join(n.words[1:]), languages) is False
        for n in others
    )


def _written_there(word: str, text: str, languages: Languages) -> bool:
    """Whether the word itself is in the text, small or with a capital, in the number that it likes: one language only."""
    if languages[0] != languages[1]:
        return False
    return lemma(fold(word), languages[0]) in _lemmas(text, languages[1])


@lru_cache(maxsize=512)
def _lemmas(text: str, language: str | None) -> frozenset[str]:
    return frozenset(lemma(t.form, language) for t in tokens(text))


def _known_there(word: str, text: str, languages: Languages) -> bool:
    """Whether what the tables know under one word of a name is in the text ("Finnish Gulf", Gulf of Finland)."""
    own = frozenset[str]().union(*(k.keys for k in find_known(word, languages[0])))
    return bool(own) and any(own & k.keys for k in find_known(text, languages[1]))


def _label(label: str) -> list[str]:
    bare = re.sub(r"\([^)]*\)|[:：]", " ", label)
    words = [w for w in re.findall(r"[^\W\d_][\w'’.-]*", bare) if w != "."]
    named = [w.title() if w.isupper() and len(w) > 3 else w for w in words if not title_word(fold(w.rstrip(".")), "en")]
    return [
        w
        for w in named
        if w.lower()
        not in ("the", "of", "q", "a", "unidentified", "speaker", "male", "female", "audience", "moderator", "question")
    ]
