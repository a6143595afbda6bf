"""What is known of places, peoples and organisations by name: the tables in `names_data`, found again in a text of any language.

An entity has a key ("RU", "moscow", "WHO") under which all its forms meet in all languages: names, adjectives and peoples, letters,
inflected forms. Countries and cities come from the Unicode CLDR (scripts/build_countries.py), the rest is written by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TypeVar

from headwater.text.remembered import WORDS
from headwater.text.tokens import fold

K = TypeVar("K")

# Languages whose words are not set apart by blanks, or carry their particles: forms are looked for inside words.
UNSPACED = frozenset({"zh", "ja", "th"})
_SMALL_PEOPLES = frozenset({"fr", "es", "it", "pt", "ru", "pl"})  # where peoples are written small, always or as adjectives
_WORD = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_](?!\w)\.?|[^\W\d_](?:[\w]|['’ʼ](?=\w))*|\d+")
_ELIDING_WORD = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_](?!\w)\.?|[^\W\d_]\w*|\d+")  # "l'Europe" is two words
_LONGEST_FORM = 7  # words
_LETTERS = 8  # of an abbreviation at most, dots too
_ENDING = 5  # letters that a stem may be followed by
_PARTS = re.compile(r"[.!?;:,\n]")
_HANGUL = re.compile(r"[\uac00-\ud7af]+")
_ARABIC_PREFIXES = ("و", "ب", "ل", "ك", "ف", "وال", "بال", "لل", "ال", "كال", "فال")

# Endings that a name of a place takes without becoming another: cases, the genitive, the plural of a people.
_ENDINGS = {
    "en": ("s", "'s"),
    "de": ("s", "es", "n", "en", "er", "ern"),
    "nl": ("s", "se"),
    "ru": (
        "", "а", "у", "ом", "е", "ы", "и", "я", "ю", "ем", "ь", "ью", "ей", "ой", "ою", "й", "о",
        "ам", "ах", "ами", "ов", "ям", "ях", "ями",
    ),
    "pl": ("", "a", "u", "em", "owi", "ie", "e", "y", "i", "ę", "ą", "ii", "ji", "o", "owie"),
    "tr": ("", "ya", "ye", "da", "de", "dan", "den", "yı", "ı", "i", "nın", "nin", "a", "e", "in", "ın"),
}  # fmt: skip
_VOWEL_END = {"ru": "аяоеиыьй", "pl": "aoeyi"}


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing of the tables. kind: place, demonym or organisation, of the form found."""

    key: str
    kind: str


@dataclass(frozen=True, slots=True)
class Known:
    """Where a form of the tables stands in a text: `[start, end)`, and what it may name (several for "Korea")."""

    start: int
    end: int
    entities: tuple[Entity, ...]

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(e.key for e in self.entities)


@dataclass(slots=True)
class Table:
    """The forms of one language. exact: folded words to entities; stems: of one word; letters: as written, in capitals;
    small: first words that need no capital.
    """

    exact: dict[tuple[str, ...], tuple[Entity, ...]]
    stems: dict[str, tuple[Entity, ...]]
    letters: dict[str, tuple[Entity, ...]]
    small: set[str]
    longest: int = 1


def read(name: str) -> str:
    """The text of a table in `names_data`."""
    return resources.files(__package__).joinpath("names_data", name).read_text("utf-8")


@lru_cache(maxsize=64)
def forms(language: str | None) -> tuple[tuple[str, str, str], ...]:
    """All forms of a language as (form as written, key, kind); a final `*` stands for any ending."""
    return tuple((form, key, kind) for known, form, key, kind in _rows() if known == language)


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[str, str, str, str], ...]:
    rows: list[tuple[str, str, str, str]] = []
    for name, kind in (
        ("countries.tsv", "place"),
        ("cities.tsv", "place"),
        ("places.txt", "place"),
        ("organisations.txt", "organisation"),
    ):
        for line in read(name).splitlines():
            if not line or line.startswith("#"):
                continue
            head, *cells = line.split("\t") if name.endswith(".tsv") else line.split(" ")
            key = head.partition(":")[0]
            for cell in cells:
                language, _, listed = cell.partition("=")
                rows.extend((language, form.replace("_", " "), key, kind) for form in listed.split("|"))
    for line in read("demonyms.txt").splitlines():
        language, _, listed = line.partition(": ")
        for cell in listed.split() if listed and not line.startswith("#") else ():
            keys, _, names = cell.partition("=")
            for form in names.split("|"):
                kind = "place" if "_" in form or form.isupper() or language in ("ko", "ja", "zh", "ar", "th") else "demonym"
                rows.extend((language, form.replace("_", " "), key, kind) for key in keys.split("+"))
    return tuple(rows)


@lru_cache(maxsize=1)
def countries() -> dict[str, tuple[str, bool]]:
    """The country of each city and region, and whether the city speaks for its government ("Moscow said")."""
    found: dict[str, tuple[str, bool]] = {}
    for name in ("cities.tsv", "places.txt"):
        for key, country in re.findall(r"(?:^|(?<= ))(\w+):([A-Z]{2,3}!?)(?=\s|$)", read(name), re.MULTILINE):
            capital = found.get(key, ("", False))[1]
            found[key] = (country.rstrip("!"), capital or country.endswith("!"))
    return found


@lru_cache(maxsize=32)
def table(language: str | None) -> Table:
    """The forms of a language, ready to look up."""
    made = Table({}, {}, {}, set())
    for form, key, kind in forms(language):
        entity = Entity(key, kind)
        if form.endswith("*") and " " in form:
            *first, last = _words(form[:-1], language)
            for ending in ("", "s", "n", "en", "er"):
                _add(made.exact, (*first, last + ending), entity)
            made.longest = max(made.longest, len(first) + 1)
        elif form.endswith("*"):
            _add(made.stems, fold(form[:-1]), entity)
            if form[:1].islower() or (kind == "demonym" and language in _SMALL_PEOPLES):
                made.small.add(fold(form[:-1]))
        elif form.isupper() and form.replace(".", "").isalpha() and len(form) <= _LETTERS:
            _add(made.letters, form.replace(".", ""), entity)
        else:
            words = tuple(_words(form, language))
            _add(made.exact, words, entity)
            if form[:1].islower() or (kind == "demonym" and language in _SMALL_PEOPLES):
                made.small.add(words[0])
            made.longest = min(_LONGEST_FORM, max(made.longest, len(words)))
    return made


@lru_cache(maxsize=32)
def _opening(language: str | None) -> dict[str, int]:
    """The words that forms of a language begin with, and how many words the longest such form has."""
    known, found = table(language), dict[str, int]()
    for words in filter(None, known.exact):
        found[words[0]] = max(found.get(words[0], 0), min(len(words), known.longest))
    return found


def _add(where: dict[K, tuple[Entity, ...]], key: K, entity: Entity) -> None:
    held = where.get(key, ())
    if entity.key not in {e.key for e in held}:
        where[key] = (*held, entity)


def _words(form: str, language: str | None) -> list[str]:
    return [fold(m[0]).replace(".", "") for m in _word(language).finditer(form)]


def _word(language: str | None) -> re.Pattern[str]:
    return _ELIDING_WORD if language in ("fr", "it") else _WORD


def find_known(text: str, language: str | None, start: int = 0, end: int | None = None) -> tuple[Known, ...]:
    """The places, peoples and organisations of the tables in `text[start:end]`, in reading order, the longest form at a place."""
    return _found(text[start : len(text) if end is None else end], language, start)


@lru_cache(maxsize=256)  # of texts: those of the passages of one comparison
def _found(text: str, language: str | None, offset: int) -> tuple[Known, ...]:
    if language in UNSPACED:
        found = _inside(text, language)
    elif language == "ko":
        found = _hangul(text)
    else:
        found = _spaced(text, language)
    return tuple(Known(k.start + offset, k.end + offset, k.entities) for k in found)


@lru_cache(maxsize=8)
def _pattern(language: str | None) -> re.Pattern[str]:
    listed = {form for form, _, _ in forms(language) if len(form) > 1}
    return re.compile("|".join(re.escape(form) for form in sorted(listed, key=lambda f: (-len(f), f))) or r"(?!)")


@lru_cache(maxsize=8)
def _written(language: str | None) -> dict[str, tuple[Entity, ...]]:
    held: dict[str, tuple[Entity, ...]] = {}
    for form, key, kind in forms(language):
        _add(held, form, Entity(key, kind))
    return held


def _inside(text: str, language: str | None) -> Iterator[Known]:
    for m in _pattern(language).finditer(text):
        yield Known(m.start(), m.end(), _written(language)[m[0]])


def _hangul(text: str) -> Iterator[Known]:
    """Korean: a form at the start of a word; what follows is a particle or the rest of a compound."""
    written = _written("ko")
    spaced = [f for f in written if " " in f]
    for form in spaced:
        for m in re.finditer(re.escape(form), text):
            yield Known(m.start(), m.end(), written[form])
    for word in _HANGUL.finditer(text):
        for length in range(min(12, len(word[0])), 1, -1):
            if entities := written.get(word[0][:length]):
                yield Known(word.start(), word.start() + length, entities)
                break
    for m in re.finditer(r"(?<![A-Za-z])[A-Z]{2,6}(?![A-Za-z])", text):
        if entities := written.get(m[0]) or table("en").letters.get(m[0]):
            yield Known(m.start(), m.end(), entities)


def _spaced(text: str, language: str | None) -> Iterator[Known]:
    known, opening = table(language), _opening(language)
    words = [(m.start(), m.end(), m[0], fold(m[0].replace(".", "")) or m[0]) for m in _word(language).finditer(text)]

    def parted(k: int) -> bool:
        """Whether no form goes on behind a word: a mark parts it from the next, and is not that of an abbreviation."""
        return len(words[k][2]) > 3 and _PARTS.search(text, words[k][1], words[k + 1][0]) is not None

    i = 0
    while i < len(words):
        start, _, word, form = words[i]
        found: tuple[Entity, ...] | None = None
        length = 1
        reach = min(opening.get(form, 0), len(words) - i)
        if reach > 1:
            reach = next((n for n in range(1, reach) if parted(i + n - 1)), reach)
        for n in range(reach, 0, -1):
            found = known.exact.get(tuple(w[3] for w in words[i : i + n]))
            # a name of one word has a capital where the language gives it one
            if found and (n > 1 or _has_capital(word, known)):
                length = n
                break
            found = None
        if not found:
            capitals = word.replace(".", "")
            found = known.letters.get(capitals) if capitals.isupper() else None
        if not found:
            found = inflected(form, language, capital=word[:1].isupper())
        if found:
            yield Known(start, words[i + length - 1][1], found)
        i += length


def _has_capital(word: str, known: Table) -> bool:
    return word[:1].isupper() or word.upper() == word.lower() or fold(word) in known.small


@lru_cache(maxsize=WORDS)
def inflected(form: str, language: str | None, *, capital: bool) -> tuple[Entity, ...] | None:
    """The entities of a single folded word with an ending, by the stems of the table and the endings of the language."""
    known = table(language)
    for cut in range(len(form), max(2, len(form) - _ENDING - 1), -1):
        if (found := known.stems.get(form[:cut])) and (capital or form[:cut] in known.small):
            return found
    if language == "ar":
        for prefix in _ARABIC_PREFIXES:
            if form.startswith(prefix) and (
                held := known.exact.get((form[len(prefix) :],)) or known.exact.get(("ال" + form[len(prefix) :],))
            ):
                return held
        return None
    if not capital:
        return None
    ends = _VOWEL_END.get(language or "", "")
    for ending in _ENDINGS.get(language or "", ()):
        if ending and not form.endswith(ending):
            continue
        stem = form[: len(form) - len(ending)]
        if len(stem) < 3:
            continue
        # "Москве" and "Москва" have the stem in common, and the ending of neither
        for tried in (stem, *(stem + vowel for vowel in ends)):
            if held := known.exact.get((tried,)):
                return held
    return None
