"""The names in a text: persons, places, peoples, organisations, with the titles before them set apart.

Where a language has capitals, a run of capitalised words is a name unless the capital has another reason: the start of a
sentence, a headline, a month, a title, German. Then other evidence must speak for it: the tables, the same word elsewhere, a title,
a given name. Languages without capitals give what the tables know, and names before a title.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from headwater.text.gazetteer import Known, find_known
from headwater.text.months import MONTHS, WEEKDAYS
from headwater.text.name_tables import characters, generic_word, given_names, line_of, listed, title_word
from headwater.text.tokens import fold, function_words

NO_CAPITALS = frozenset({"ko", "zh", "ja", "th", "ar"})
_WORD = re.compile(
    r"(?:[^\W\d_]\.)+[^\W\d_](?!\w)\.?|(?<!/)[^\W\d_]\.(?=[ \u00a0]?[^\W\d_]?)(?=[ \u00a0]?[A-ZÀ-ÞА-ЯЁ])|"
    r"[^\W\d_](?:[^\W_]|(?<=\w)['’ʼ`](?=[^\W\d_]))*"
    # behind a hyphen a capital, a number, or the second syllable of a Korean name goes with it ("Jean-Luc", "COVID-19", "Jong-un")
    r"(?:[-‐‑](?:[A-ZÀ-ÞĀ-ŽА-ЯЁ]|(?:un|il|dong|sik|ho|su|jin|i|ne)(?!\w)|\d)(?:[^\W_]|['’](?=[^\W\d_]))*)*"
)
_ELIDED = re.compile(r"^(?:[ldnmtscj]|qu|dell|nell|sull|all|dall|un|lorsqu|puisqu|jusqu)['’](?=\w)", re.IGNORECASE)
_STARTS = re.compile(r"[.!?…:;\n\"“”«»„‘(\[—–]|^\s*-\s|\s-\s")
_CONTRACTED = re.compile(r".*n't$|(?:i|you|he|she|it|we|they|that|there|here|what|who|where|how|let)'(?:m|s|re|ve|ll|d)$")
_JOINING = "of de la von van der den bin ibn al el du da dos del di le zu zum af av ter ten y e und & the des do das d'"
_PARTICLES = frozenset(_JOINING.split())
_HEADLINE = 0.75  # share of the longer words with a capital, from which a capital says nothing
_HEADLINE_WORDS = 4
_LONG = 4  # letters of a word that a headline would set with a capital


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in a text: `[start, end)` without its title.

    words: as written, without titles; title: the words before it that say what its bearer is ("Prime Minister"), or None.
    kind: person, place, organisation, demonym or unknown.
    """

    start: int
    end: int
    words: tuple[str, ...]
    title: str | None = None
    kind: str = "unknown"


class _Word(NamedTuple):  # a tuple, since every word of every text is one
    start: int
    end: int
    written: str
    form: str
    first: bool  # whether it may begin a sentence, so that its capital says nothing


def names(
    text: str, language: str | None, start: int = 0, end: int | None = None, *, ordinary: Callable[[str], bool | None] | None = None
) -> tuple[Name, ...]:
    """The names in `text[start:end]`, in reading order, none overlapping another.

    The whole text is looked at for how else a word is written. ordinary: whether a folded form is a word of the language that is no
    name (a lexicon; None: it cannot tell); without it a word that begins a sentence, and occurs nowhere else, is taken for one.
    """
    end = len(text) if end is None else end
    known = find_known(text, language, start, end)
    if language in NO_CAPITALS:
        found = [*_patterned(text, language, start, end)]
    else:
        evidence = _evidence(text, language)
        found = list(_runs(text, _words(text, language, start, end), known, language, evidence, ordinary))
    taken = [(n.start, n.end) for n in found]
    found.extend(_of_table(text, k) for k in known if not any(a < k.end and k.start < b for a, b in taken))
    return tuple(sorted(found, key=lambda n: n.start))


def _of_table(text: str, known: Known) -> Name:
    return Name(known.start, known.end, tuple(text[known.start : known.end].split()), None, known.entities[0].kind)


@lru_cache(maxsize=16)
def _words(text: str, language: str | None, start: int, end: int) -> tuple[_Word, ...]:
    """The words of `text[start:end]`; kept, since evidence and names are read from the same ones."""
    words: list[_Word] = []
    before = 0
    elides = language in ("fr", "it")
    for m in _WORD.finditer(text, start, end):
        (begin, stop), written = m.span(), m[0]
        if elides and (elided := _ELIDED.match(written)):
            begin, written = begin + elided.end(), written[elided.end() :]
        gap = text[before if words else max(0, start - 2) : m.start()]
        first = gap != " " and bool(_STARTS.search(gap))
        if first and words and gap.strip() == ".":  # not behind the full stop of an abbreviation
            unit = text[words[-1].start - 1 : words[-1].start] == "/"  # "28 m/s." ends a sentence, "J. Smith" does not
            first = unit or not (len(words[-1].written) == 1 or title_word(words[-1].form, language))
        first = first or (not words and not text[:start].rstrip()[-1:].isalnum())
        words.append(_Word(begin, stop, written, fold(written).rstrip("."), first))
        before = stop
    return tuple(words)


@dataclass(frozen=True, slots=True)
class _Evidence:
    lower: frozenset[str]  # folded words written small somewhere
    inner: frozenset[str]  # folded words with a capital where no sentence begins
    headline: frozenset[int]  # starts of lines in which a capital says nothing


@lru_cache(maxsize=64)
def _evidence(text: str, language: str | None) -> _Evidence:
    lower: set[str] = set()
    inner: set[str] = set()
    headlines = {m.start() for m in re.finditer(r"[^\n]+", text) if _is_headline(m[0], language)}
    for word in _words(text, language, 0, len(text)):
        if word.written[0].islower():
            lower.add(word.form)
        elif not word.first and not word.written.isupper() and text.rfind("\n", 0, word.start) + 1 not in headlines:
            inner.add(word.form)
    return _Evidence(frozenset(lower), frozenset(inner), frozenset(headlines))


def _is_headline(line: str, language: str | None) -> bool:
    if line.rstrip("\"'”’ ").endswith("."):
        return False
    dull = function_words(language)
    longer = [w for w in re.findall(r"[^\W\d_]+", line) if len(w) >= _LONG and fold(w) not in dull]
    return len(longer) >= _HEADLINE_WORDS and sum(w[0].isupper() for w in longer) >= _HEADLINE * len(longer)


@lru_cache(maxsize=32)
def _calendar(language: str | None) -> frozenset[str]:
    listed = f"{MONTHS.get(language or '', '')} {WEEKDAYS.get(language or '', '')}"
    days = {fold(f.replace("_", " ")) for name in listed.split() for f in name.split("|") if len(f) > 2}
    return frozenset(days | ({d + "s" for d in days if d.endswith("day")}))


def _runs(
    text: str,
    words: Sequence[_Word],
    known: Sequence[Known],
    language: str | None,
    evidence: _Evidence,
    ordinary: Callable[[str], bool | None] | None,
) -> Iterator[Name]:
    of_table = {position: k.start for k in known for position in range(k.start, k.end)}
    named = [
        word.written[0].isupper() and _is_named(words, i, text, of_table, language, evidence, ordinary)
        for i, word in enumerate(words)
    ]
    i = 0
    while i < len(words):
        if not named[i]:
            i += 1
            continue
        j = i + 1
        while j < len(words):
            if of_table.get(words[j].start, -1) == of_table.get(words[j - 1].start) or (
                named[j] and _joined(text, words[j - 1], words[j])
            ):  # one form of the tables, whatever stands between
                j += 1
            elif (step := _bridged(text, words, named, j)) and _takes_of(words[i:j], words[j], language):
                j += step
            else:
                break
        yield from _split(words[i:j], words[max(0, i - 3) : i], known, language, text)
        i = j


def _joined(text: str, a: _Word, b: _Word) -> bool:
    gap = text[a.end : b.start]
    return bool(re.fullmatch(r"[ \u00a0]{1,2}|\.[ \u00a0]?|", gap)) and not (b.first and gap.startswith(".") and len(a.form) > 4)


def _bridged(text: str, words: Sequence[_Word], named: Sequence[bool], j: int) -> int:
    """How many words a particle takes up with the named one after it; 0 where it bridges nothing."""
    for step in (1, 2):
        if j + step < len(words) and named[j + step] and all(words[j + k].written in _PARTICLES for k in range(step)):
            between = [text[words[k].end : words[k + 1].start] for k in range(j - 1, j + step)]
            return step + 1 if all(g in (" ", "\u00a0") for g in between) else 0
    return 0


def _takes_of(run: Sequence[_Word], particle: _Word, language: str | None) -> bool:
    """Whether a particle joins: "University of Lyon" is one name, "people of Lyon" is not; "de Gaulle" always is."""
    if particle.written in ("of", "des", "du", "e", "y", "und", "the", "do", "das"):
        return generic_word(run[-1].form, language) and not title_word(run[-1].form, language)
    return particle.written != "la" or language not in ("en", "de")


def _is_named(
    words: Sequence[_Word],
    i: int,
    text: str,
    of_table: Mapping[int, int],
    language: str | None,
    evidence: _Evidence,
    ordinary: Callable[[str], bool | None] | None,
) -> bool:
    """Whether a word with a capital is a name or a part of one."""
    word = words[i]
    if (
        word.form in _calendar(language)
        or word.form in ("am", "pm", "a.m", "p.m")
        or (len(word.form) == 1 and not word.written.endswith("."))
    ):
        return False
    if word.start in of_table:
        return True
    if word.first and listed(word.form, "starts.txt", language):
        return False
    if language in ("ru", "pl") and word.form.endswith("o" if language == "pl" else "о") and text[word.end : word.end + 1] == "-":
        return False  # the first half of an adjective ("Военно-морской")
    if word.form in function_words(language) or (language == "en" and _CONTRACTED.match(word.form)):
        return False
    plain = ordinary(word.form) if ordinary is not None else None
    line = text.rfind("\n", 0, word.start) + 1
    says_nothing = word.first or line in evidence.headline or language == "de" or _shouted(word, words, i)
    if not says_nothing:
        return True
    if (
        len(word.written) > 1
        and not (language == "de" and "-" in word.written)
        and any(c.isupper() for c in word.written[1:])
        and not _shouted(word, words, i)
    ):
        return True
    if word.form in given_names() and word.form not in evidence.lower:
        return True
    if i and title_word(words[i - 1].form, language) and not words[i - 1].first and not title_word(word.form, language):
        return True
    if title_word(word.form, language) or (plain is None and word.form in evidence.lower):
        return title_word(word.form, language) and i + 1 < len(words) and words[i + 1].written[0].isupper() and language != "de"
    if language == "de":
        return _german(words, i, evidence, plain)
    if word.form in evidence.inner and word.form not in evidence.lower:
        return True
    if plain is not None:
        return not plain
    # "Anna Petrova said": a second capital right behind, where no sentence begins
    after = words[i + 1] if i + 1 < len(words) else None
    return bool(
        after and after.written[0].isupper() and not after.first and line not in evidence.headline and _joined(text, word, after)
        and after.form not in _calendar(language) and not title_word(after.form, language) and after.start not in of_table
    )  # fmt: skip


def _shouted(word: _Word, words: Sequence[_Word], i: int) -> bool:
    """Whether a word in capitals stands among others in capitals: a headline or a label, not an abbreviation."""
    near = [w for w in words[max(0, i - 2) : i + 3] if w is not word and len(w.written) > 2]
    return word.written.isupper() and len(word.written) > 2 and bool(near) and all(w.written.isupper() for w in near)


def _german(words: Sequence[_Word], i: int, evidence: _Evidence, plain: bool | None) -> bool:
    """All nouns have a capital: a name is an unknown word, or the word after a given name."""
    if plain is not None:
        return not plain and len(words[i].form) > 2
    before = words[i - 1] if i else None
    return bool(before and before.form in given_names() and before.written[0].isupper() and words[i].form not in evidence.lower)


def _split(
    run: Sequence[_Word], before: Sequence[_Word], known: Sequence[Known], language: str | None, text: str
) -> Iterator[Name]:
    """The names of one run of capitals: cut at titles ("US President Joe Biden"), peoples before a title set apart."""
    title: list[_Word] = []
    for word in reversed(before):
        if not title_word(word.form, language) or text[word.end : (title or run)[0].start].strip(" .\u00a0"):
            break
        title.insert(0, word)
    part: list[_Word] = []
    several = {
        p for k in known for w in run if k.start <= w.start < k.end and " " in text[k.start : k.end] for p in range(k.start, k.end)
    }
    peoples = {w.start for w in run for k in known if k.start <= w.start < k.end and k.entities[0].kind != "organisation"}
    for word in run:
        whole = word.start in several  # "St. Petersburg" is no saint
        if not whole and title_word(word.form, language) and not _only_generic(part, word, run, language):
            aside = len(part)
            while aside and listed(part[aside - 1].form, "titles.txt", f"{language} before"):
                aside -= 1
            yield from _named(part[:aside], title, known, language)
            title = [*part[aside:], word] if part else [*title, word]
            part = []
        elif part and all(w.start in peoples for w in part) and word.start not in peoples and word.form in given_names():
            yield from _named(part, title, known, language)
            title, part = [], [word]
        else:
            part.append(word)
    yield from _named(part, title, known, language)


def _only_generic(part: Sequence[_Word], word: _Word, run: Sequence[_Word], language: str | None) -> bool:
    """Whether a title word ends the run behind words that belong to it ("General Secretary")."""
    return bool(part) and word is run[-1] and all(generic_word(w.form, language) for w in part)


def _named(part: Sequence[_Word], title: Sequence[_Word], known: Sequence[Known], language: str | None) -> Iterator[Name]:
    called = " ".join(w.written.rstrip(".") for w in title) or None
    while part and listed(part[0].form, "titles.txt", f"{language} before"):
        part = part[1:]
    if not part:
        return
    start, end = part[0].start, part[-1].end
    words = tuple(_bare(w.written) for w in part)
    inside = [k for k in known if k.start < end and start < k.end]
    kind = "unknown"
    if inside and inside[0].start <= start and inside[-1].end >= end - 2:
        kind = inside[0].entities[0].kind
    elif any(generic_word(w.form, language) for w in part):
        kind = "organisation"
    elif called or fold(words[0]) in given_names() or re.fullmatch(r"[^\W\d_]\.?", words[0]):
        kind = "person"
    yield Name(start, end - (len(part[-1].written) - len(words[-1])), words, called, kind)


def _bare(written: str) -> str:
    """A word without its English genitive or a Turkish case behind an apostrophe."""
    return re.sub(r"['’](?:s|S|n?[iıuü]n|y?[aeıiuü]|[dt][ae]n?)?$", "", written)


def _patterned(text: str, language: str | None, start: int, end: int) -> Iterator[Name]:
    """Names in scripts without capitals, by what stands around them: a title behind, a dot between the parts, Latin letters."""
    yield from (
        Name(m.start(), m.end(), tuple(m[0].split()), None, "unknown")
        for m in re.finditer(r"(?<![A-Za-z])[A-Z][A-Za-z]{2,}(?: [A-Z][a-z]+)*", text[start:end] if not start else text)
        if start <= m.start()
        and m.end() <= end
        and not any(c.islower() for c in text[max(0, m.start() - 2) : m.start()] if c.isascii())
    )
    if language == "ko":
        yield from _before_title(text, language, start, end, r"(?<![\uac00-\ud7af])([\uac00-\ud7af]{2,4})[ ]?(TITLE)")
    if language in ("zh", "ja"):
        foreign = characters("zh foreign")
        yield from (
            Name(m.start(), m.end(), tuple(re.split("[·・‧]", m[0])), None, "person")
            for m in re.finditer(
                rf"[\u30a1-\u30fa\u30fc]{{2,}}(?:・[\u30a1-\u30fa\u30fc]{{2,}})+|[{foreign}]{{1,5}}(?:[·‧][{foreign}]{{1,6}})+",
                text,
            )
            if start <= m.start() and m.end() <= end
        )
    if language == "zh":
        yield from _before_title(text, language, start, end, r"([\u4e00-\u9fff]{2,3})(TITLE)")


def _before_title(text: str, language: str, start: int, end: int, pattern: str) -> Iterator[Name]:
    surnames = characters(language)
    titles, _ = line_of("titles.txt", language)
    joined = "|".join(
        sorted((re.escape(unicodedata.normalize("NFC", t)) for t in titles if len(t) > 1), key=lambda t: (-len(t), t))
    )
    taken = start
    for m in re.finditer(pattern.replace("TITLE", joined), text):
        if m[1][0] in surnames and m.start() >= taken and m.end() <= end and m[1] not in titles:
            taken = m.end()
            yield Name(m.start(1), m.end(1), (m[1],), m[2], "person")
