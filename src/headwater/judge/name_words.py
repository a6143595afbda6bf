"""How the words of two names agree (sound, endings, initials, letters for words), and whether a text has such a word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from headwater.judge.spelling import same_spelling
from headwater.judge.transliteration import is_loose, latin, likeness, same_sound, surname_syllable
from headwater.text.name_tables import generic_word, given_names
from headwater.text.names import NO_CAPITALS
from headwater.text.remembered import WORDS
from headwater.text.scripts import main_script
from headwater.text.tokens import fold

Languages = tuple[str | None, str | None]
CASED_WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’](?=[^\W\d_]))*")
_HANGUL_WORD = re.compile(r"[\uac00-\ud7af]+")
_KANA_WORD = re.compile(r"[\u30a1-\u30fa\u30fc]{2,}")
_HAN_RUN = re.compile(r"[\u4e00-\u9fff]{2,}")
ACRONYM = re.compile(r"[^\W\d_a-zа-яё]{2,7}s?")
# What may be taken off a word to meet its bare name: cases, and the endings of peoples and adjectives.
_INFLECTING = {
    language: tuple(endings.split())
    for language, endings in {
        "de": "s es er sche schen scher",
        "en": "s ian an ite er",
        "es": "ista ino",
        "fr": "ien ais ois",
        "it": "iano",
        "nl": "s",
        "pl": "a owi em ie u y ą ę iego iemu im ego ej",
        "pt": "ista",
        "ru": "ск ский ского скому ским ском ская ской скую ское ские ских скими",
    }.items()
}
_FAINT = 0.66  # likeness across unlike scripts from which two words may be one name after all
_ADJECTIVE = 5  # sounds that an adjective must share with the place it is made of ("хабаровский", Khabarovsk)


def specific_words(words: Sequence[str], language: str | None) -> list[str]:
    """The words that tell a name from others; particles and initials aside, kinds of institution aside where something stays."""
    plain = [w for w in words if w[:1].isupper() or w.upper() == w.lower() or len(words) == 1]
    plain = [w for w in plain if len(w.rstrip(".")) > 1] or plain
    return [w for w in plain if not generic_word(fold(w), language)]


def words_agree(a: Sequence[str], b: Sequence[str], languages: Languages) -> bool | None:
    """Whether two names agree by their words: the shorter in the longer, or the family names and no clash of given names."""
    one, other = specific_words(a, languages[0]), specific_words(b, languages[1])
    if not one or not other:
        return True if _one_spelling([fold(w) for w in a], [fold(w) for w in b], languages) else None
    if sounds_same("".join(one), "".join(other), languages) is True:
        return True
    pairs = [[sounds_same(x, y, languages) for y in other] for x in one]
    if len(one) == 1 or len(other) == 1:
        # a single name meets the family name, wherever a language puts it
        flat = [cell for row in pairs for cell in row]
        return True if True in flat else None if None in flat else False
    last = pairs[-1][-1]
    firsts = _given_agree(one[0], other[0], languages)
    hits = sum(True in row for row in pairs)
    if hits == len(one) or hits == len(other):
        return True
    if last is True:
        return True if firsts else False if firsts is False and _initials_differ(a, b) else None
    if last is None and firsts:
        return None
    return None if hits > 1 else False


def _one_spelling(a: Sequence[str], b: Sequence[str], languages: Languages) -> bool:
    """Whether two names have the same words, in one spelling or another ("Ministry of Defence", "Ministry of Defense")."""
    english = languages == ("en", "en")
    return len(a) == len(b) and all(x == y or (english and same_spelling(x, y)) for x, y in zip(a, b, strict=True))


def _given_agree(x: str, y: str, languages: Languages) -> bool | None:
    if sounds_same(x, y, languages) is True:
        return True
    lines = given_names()
    one, other = lines.get(fold(x), frozenset()), lines.get(fold(y), frozenset())
    if one & other:
        return True
    short, long = sorted((fold(x).rstrip("."), fold(y).rstrip(".")), key=len)
    if len(short) <= 1:
        return latin(short)[:1] == latin(long)[:1]
    if len(short) >= 3 and long.startswith(short):
        return True
    return False if main_script(x) == main_script(y) else sounds_same(x, y, languages)


def _initials_differ(a: Sequence[str], b: Sequence[str]) -> bool | None:
    """Whether the given names begin otherwise; None where one has none."""
    if len(a) < 2 or len(b) < 2:
        return None
    return latin(a[0])[:1] != latin(b[0])[:1]


@lru_cache(maxsize=WORDS)
def sounds_same(x: str, y: str, languages: Languages) -> bool | None:
    if fold(x) == fold(y):
        return True
    best: bool | None = False
    for one in _variants(x, languages[0]):
        for other in _variants(y, languages[1]):
            told = same_sound(one, other)
            if told is True:
                return True
            best = None if told is None else best
    return best


def _variants(word: str, language: str | None) -> list[str]:
    """A word and what stays of it without an ending of its language; Korean words lose their particles."""
    found = [word]
    if "-" in word or "‑" in word:
        found.append(re.sub(r"[-‐‑]", "", word))
    for ending in _INFLECTING.get(language or "", ()):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            found.append(word[: -len(ending)])
    if language == "ko" and _HANGUL_WORD.fullmatch(word):
        found.extend(word[:n] for n in range(max(2, len(word) - 3), len(word)))
        if len(word) == 3 and surname_syllable(word[0]):
            found.append(word[0])
    return found


def stands_for(letters: Sequence[str], words: Sequence[str]) -> bool:
    """Whether the one is the initials of the other, small words aside or not."""
    if len(letters) != 1 or not ACRONYM.fullmatch(bare := letters[0].replace(".", "")) or len(words) < 2:
        return False
    initials = {"".join(w[0] for w in words).upper(), "".join(w[0] for w in words if w[0].isupper())}
    return bare in initials


def spelt_out(letters: str, text: str) -> bool:
    """Whether words of a text in a row begin with the letters of an abbreviation ("WHO": World Health Organization)."""
    bare = letters.replace(".", "")
    if not ACRONYM.fullmatch(bare):
        return False
    initials = [m[0][0] for m in CASED_WORD.finditer(text)]
    content = [m[0][0] for m in CASED_WORD.finditer(text) if m[0][0].isupper() or len(m[0]) > 3]
    return any(bare in "".join(listed).upper() for listed in (initials, content))


def occurs(word: str, words: Sequence[str], languages: Languages) -> bool:
    if any(sounds_same(word, other, languages) is True for other in words):
        return True
    lines = given_names()
    if own_lines := lines.get(fold(word)):
        others = {form for form, held in lines.items() if held & own_lines}
        if any(
            fold(other) in others or (not other.isascii() and any(sounds_same(o, other, languages) for o in others))
            for other in words
        ):
            return True
    own = latin(word)
    # an adjective or a people made of the name, in any case
    return len(own) >= _ADJECTIVE and any(_derived(own, latin(other)) for other in words)


def occurs_faintly(word: str, words: Sequence[str]) -> bool:
    script = main_script(word)
    return any(is_loose(script, main_script(other)) and likeness(word, other) >= _FAINT for other in words)


def _derived(one: str, other: str) -> bool:
    shared = 0
    for x, y in zip(one, other, strict=False):
        if x != y:
            break
        shared += 1
    return shared >= max(_ADJECTIVE, min(len(one), len(other)) - 1) and abs(len(one) - len(other)) <= 6


@lru_cache(maxsize=512)
def candidates(text: str, language: str | None) -> tuple[str, ...]:
    """The words of a text that a name could be: with a capital where there are capitals, all but short ones elsewhere."""
    if language == "ko":
        found = [m[0] for m in _HANGUL_WORD.finditer(text) if len(m[0]) > 1 or surname_syllable(m[0])] + [
            m[0] for m in re.finditer(r"[A-Za-z]{2,}", text)
        ]
    elif language in ("zh", "ja"):
        found = [m[0] for m in re.finditer(r"[A-Za-z]{2,}", text)] + [m[0] for m in _KANA_WORD.finditer(text)]
        if language == "zh":
            found += [m[0][i : i + n] for m in _HAN_RUN.finditer(text) for n in (2, 3, 4, 5) for i in range(len(m[0]) - n + 1)]
    elif language in NO_CAPITALS:
        found = [m[0] for m in CASED_WORD.finditer(text) if len(m[0]) > 2]
    else:
        small = language not in ("en", None)
        found = [m[0] for m in CASED_WORD.finditer(text) if m[0][0].isupper() or (small and len(m[0]) > 6)]
        found += [
            re.sub(r"[-‐‑\s]", "", m[0])
            for m in re.finditer(r"[^\W\d_]+(?:[-‐‑ ][^\W\d_]+)+", text)
            if "-" in m[0] and m[0][0].isupper()
        ]
        found += ["".join(pair) for pair in re.findall(r"(?=(?<!\w)([^\W\d_a-z][^\W\d_]+)[ -]([^\W\d_a-z][^\W\d_]+))", text)]
    return tuple(dict.fromkeys(found))
