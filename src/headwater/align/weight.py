"""What a left-out passage holds, and how much that weighs: names, numbers, promises, losses, conditions, negations; ceremony
last.

A plain sum of a few named points, so that a reader can work it out again. Cue words are data, one TOML file a language in
`weights/`; names are told by capitals inside a sentence where the script has them and by titles elsewhere. What is told
anyway does not count.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from headwater.text.months import MONTHS, WEEKDAYS, forms
from headwater.text.numbers import figures
from headwater.text.scripts import script_language
from headwater.text.tokens import fold, function_words
from headwater.text.tokens import forms as token_forms

NEVER = re.compile(r"(?!)")
# Fact, its reason code, and the field of `Points` that it is given: the weightiest first, as reasons are given.
FACTS = (
    ("loss", "loss_left_out"),
    ("commitment", "commitment_left_out"),
    ("negation", "negation_left_out"),
    ("condition", "condition_left_out"),
    ("number", "numbers_left_out"),
    ("name", "names_left_out"),
)
_SENTENCE_END = re.compile(r"[.!?;。！？؟]|\n")
CUES = ("loss", "commitment", "negation", "condition", "ceremony")


@dataclass(frozen=True, slots=True)
class Points:
    """What each fact of a left-out part adds to its weight. An order among kinds, set by hand; only the order has a meaning."""

    loss: float = 4.0  # deaths, injuries, damage: what a reader misses first
    commitment: float = 3.0  # what somebody can be held to later
    negation: float = 2.5  # turns round what the rest says
    condition: float = 2.5  # limits what the rest says
    number: float = 2.0  # can be checked, and stands nowhere else
    name: float = 2.0  # likewise
    ceremony: float = -2.0  # greetings where there is as much ceremony as fact: after what says nothing special
    further: float = (
        0.5  # each further one of a kind gives this share of the one before: three losses outweigh one, fifty are no longer list
    )
    passage: float = 1.0  # several sentences in a row: more is missing than in one
    part: float = 1.0  # cut out of a sentence that is told: the reader takes the rest for the whole


@dataclass(frozen=True, slots=True)
class Told:
    """What is told already: the stems and figures of the linked passages and the report, and their text, for scripts without
    spaces.

    common: stems that the source also writes in lower case: no names, then.
    """

    words: frozenset[str] = frozenset()
    figures: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Weight:
    """score: the higher, the more is missing; comparable within one comparison. reasons: codes, the weightiest kind first."""

    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signs:
    """One language's cues as patterns ready to search with; `NEVER` where it has none.

    cues: by kind (`CUES`). hope: words that make a wish of what they govern, which stands before them where the verb is last.
    not_meant: phrases that only look like cues. titled: patterns of titles with a name that stands before, or after, the
    title (group `name`). measures: capitalised words that are no names, folded. days: words for days that count from today.
    preposition: a preposition; preposition_before: one, with its article, at the end of what is searched.
    """

    language: str
    cues: dict[str, re.Pattern[str]]
    verb_last: bool
    hope: re.Pattern[str]
    not_meant: re.Pattern[str]
    titled: tuple[re.Pattern[str], ...]
    title_first: bool
    not_names: tuple[str, ...]
    not_name_ends: tuple[str, ...]
    measures: frozenset[str]
    days: re.Pattern[str]
    preposition: re.Pattern[str]
    preposition_before: re.Pattern[str]


def weigh(text: str, language: str | None, known: Told | None = None, *, points: Points | None = None) -> Weight:
    """The weight of a left-out text, one sentence a line or running text, and why.

    language: ISO 639-1 of the text; None takes the script's. known: what the report tells anyway (`told`): names and figures
    in it add nothing.
    """
    points = points or Points()
    found = holdings(text, language, known)
    given = [(_sum(getattr(points, kind), found[kind], points.further), code) for kind, code in FACTS if found[kind]]
    score = sum(value for value, _ in given)
    reasons = [code for _, code in given]
    facts = sum(found[kind] for kind, _ in FACTS)
    if found["ceremony"] and found["ceremony"] >= facts:
        score += _sum(points.ceremony, found["ceremony"], points.further)
        reasons.append("ceremony")
    return Weight(score, tuple(reasons))


def holdings(text: str, language: str | None, known: Told | None = None) -> dict[str, int]:
    """How often each fact of `FACTS`, and `ceremony`, stands in a text. Figures count once each, and so do names."""
    known = known or Told()
    signs = signs_for(language or script_language(text))
    excused = [m.span() for m in signs.not_meant.finditer(text)]
    counts = {kind: _count(signs.cues[kind], text, excused) for kind in CUES}
    # "I hope that you will come" promises nothing
    counts["commitment"] = _count(signs.cues["commitment"], text, [*excused, *_hoped(text, signs)])
    counts["number"] = len(figures(text) - known.figures)
    counts["name"] = len(names(text, signs.language, known))
    return counts


def told(linked: str, whole: str, report: str = "") -> Told:
    """What counts as told.

    linked: the linked passages of the source. whole: the source, for what it also writes in lower case. report: the report, in
    whatever language; where it is given, its figures count and not those of the linked passages, which it may have lost.
    """
    common = frozenset(_stem(fold(word)) for word in set(_WORD.findall(whole)) if word[0].islower())
    both = f"{linked}\n{report}"
    words = {*token_forms(both), *map(fold, _WORD.findall(both))}
    return Told(frozenset(map(_stem, words)), figures(report or linked), common, both)


def _sum(value: float, times: int, further: float) -> float:
    return sum(value * further**n for n in range(times))


def _count(pattern: re.Pattern[str], text: str, excused: list[tuple[int, int]]) -> int:
    return sum(not any(a < m.end() and m.start() < b for a, b in excused) for m in pattern.finditer(text))


def _hoped(text: str, signs: Signs) -> Iterator[tuple[int, int]]:
    """What is only hoped for: from the hope to the end of its sentence, or up to it where the verb stands last."""
    for m in signs.hope.finditer(text):
        if signs.verb_last:
            yield max((e.end() for e in _SENTENCE_END.finditer(text, 0, m.start())), default=0), m.end()
        else:
            end = _SENTENCE_END.search(text, m.end())
            yield m.start(), end.start() if end else len(text)


# Names

# a word of a script with capitals; apostrophes part words, since "l'Europe" and "Tarn's" begin or end with something else
_WORD = re.compile(r"[^\W\d_][^\W\d_\u0e00-\u0e7f\u3040-\u9fff\uac00-\ud7af]*(?:-[^\W\d_]+)*")
_GAP = re.compile(r"[ \u00a0]|[’'-]|\.[ \u00a0]?")
_PARTICLES = frozenset(
    {"of", "de", "del", "della", "di", "da", "do", "dos", "das", "du", "la", "le", "van", "von", "der", "den", "al", "bin"}
)
_OPENS = re.compile(r"(?:^|[.!?…:;。！？•–—]|\n)[\s\"“”„«»‘’'(\[*-]*$")
_QUOTED = '"“„«»‘「『《(['
# foreign names, by the letters around their dot (弗拉基米尔·普京), since nothing tells where such a name ends; the dot of Japanese
# parts items too, but seldom of kana alone (ウラジーミル・プーチン)
_DOTTED = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{1,2}[·•‧][\u4e00-\u9fff]{1,2}|[\u30a1-\u30fa\u30fc]{2,}(?:・[\u30a1-\u30fa\u30fc]{2,})+)"
)
_SHORTEST_TITLE = 4  # words of a line that are looked at before capitals everywhere are taken for a headline's


def names(text: str, language: str, known: Told | None = None) -> frozenset[str]:
    """The names in a text that are not told, folded: one for each run of capitalised words, one for each title with a name."""
    known = known or Told()
    signs = signs_for(language)
    found = {run for line in text.split("\n") for run in _capitalised(line, signs, known)}
    for pattern in signs.titled:
        for m in pattern.finditer(text):
            parts = [p for p in re.split(r"[\s·•‧・]", m["name"]) if fold(p) not in function_words(signs.language)]
            is_told = m[0] in known.text or any(len(p) > 1 and p in known.text for p in parts)
            if parts and not is_told and not _is_no_name(m["name"], signs):
                found.add(m["name"])
    return frozenset(found)


def _is_no_name(words: str, signs: Signs) -> bool:
    """Whether the letters beside a title are an office ("foreign minister"), a verb or a particle."""
    if words.endswith(signs.not_name_ends):
        return True
    if words in signs.not_names or any(len(n) > 1 and words.endswith(n) for n in signs.not_names):
        return True
    return signs.title_first and words.startswith(signs.not_names)


def _capitalised(line: str, signs: Signs, known: Told) -> Iterator[str]:
    if line[1:].islower():  # the only capital, if any, opens the line
        return
    words = list(_WORD.finditer(line))
    if signs.language != "de" and _is_headline(words, signs.language):
        return
    dull = function_words(signs.language) | _calendar(signs.language) | signs.measures
    for run in _runs(line, words, dull):
        kept = [m for m in run if fold(m[0]) not in _PARTICLES]
        opening = kept and _opens(line, kept[0].start())
        initials = [m for m in kept if len(m[0]) > 1 and m[0].isupper()]
        if signs.language == "de":
            # every noun has its capital: only initials, or two nouns side by side and not at the start, are told for names
            kept = initials or (kept[1:] if opening else kept)
            if not initials and (len(kept) < 2 or len(kept) < len(run) - bool(opening)):
                continue
        elif opening and len(kept) == 1 and not initials:
            continue
        stems = [_stem(fold(m[0])) for m in kept if len(m[0]) > 1]
        if stems and 2 * sum(s in known.words or s in known.common for s in stems) < len(stems):
            yield " ".join(fold(m[0]) for m in kept)


def _runs(line: str, words: list[re.Match[str]], dull: frozenset[str]) -> Iterator[list[re.Match[str]]]:
    """Capitalised words side by side, particles between them (`Ministry of Health`, `von der Aue`)."""
    run: list[re.Match[str]] = []
    for m in words:
        if not run and not m[0][0].isupper():
            continue
        touches = bool(run) and _GAP.fullmatch(line, run[-1].end(), m.start()) is not None
        is_particle = touches and m[0].islower() and m[0] in _PARTICLES
        is_name = m[0][0].isupper() and fold(m[0]) not in dull
        if run and not (touches and (is_name or is_particle)):
            yield _without_tail(run)
            run = []
        if is_name or is_particle:
            run.append(m)
    if run:
        yield _without_tail(run)


def _without_tail(run: list[re.Match[str]]) -> list[re.Match[str]]:
    while run[-1][0] in _PARTICLES:
        run = run[:-1]
    return run


def _opens(line: str, start: int) -> bool:
    """Whether a capital at `start` is there because a sentence or quotation begins."""
    before = line[:start][-12:]  # more than that of quotation marks and blanks does not stand before a word
    if before[-1:] and before[-1] in _QUOTED:
        return True
    return _OPENS.search(before) is not None


def _is_headline(words: list[re.Match[str]], language: str) -> bool:
    """Capitals on every word of weight, or on all letters, tell no names."""
    heavy = [m for m in words[1:] if len(m[0]) > 3 and fold(m[0]) not in function_words(language)]
    return len(heavy) >= _SHORTEST_TITLE and 10 * sum(m[0][0].isupper() for m in heavy) >= 9 * len(heavy)


def _stem(word: str) -> str:
    """The first five letters: endings differ from case to case, and "Korea" tells "Korean"."""
    return word[:5]


@lru_cache(maxsize=32)
def _calendar(language: str) -> frozenset[str]:
    """Names of months and weekdays, folded: English and German write them with capitals."""
    return frozenset(fold(name) for table in (MONTHS, WEEKDAYS) for name, _ in forms(table, language))


# Cue words


@lru_cache(maxsize=32)
def signs_for(language: str) -> Signs:
    """The cues of a language (ISO 639-1, with or without a region); empty ones for a language without a file."""
    code = language.casefold().replace("_", "-").split("-")[0]
    file = resources.files("headwater.align").joinpath("weights", f"{code}.toml")
    return _signs(code, tomllib.loads(file.read_text("utf-8")) if code.isalpha() and file.is_file() else {})


def languages() -> tuple[str, ...]:
    """The languages with a file of cues, sorted."""
    folder = resources.files("headwater.align").joinpath("weights")
    return tuple(sorted(f.name.removesuffix(".toml") for f in folder.iterdir() if f.name.endswith(".toml")))


def _signs(code: str, data: dict[str, Any]) -> Signs:
    spaced, prefix = data.get("spaced", True), data.get("prefix", "")
    return Signs(
        language=code,
        cues={kind: _pattern(data.get(kind, []), spaced, prefix) for kind in CUES},
        verb_last=data.get("verb_last", False),
        hope=_pattern(data.get("hope", []), spaced, prefix),
        not_meant=_pattern(data.get("not_meant", []), spaced, prefix),
        titled=_titled(data.get("names_before", []), data.get("names_after", []), spaced),
        title_first="names_after" in data,
        not_names=tuple(data.get("not_names", [])),
        not_name_ends=tuple(data.get("not_name_ends", [])),
        measures=frozenset(fold(w) for w in data.get("measures", [])),
        days=_pattern([*data.get("days", []), *(w + "*" for w, _ in forms(WEEKDAYS, code) if len(w) > 3)], spaced, prefix),
        preposition=_pattern(data.get("prepositions", []), spaced, prefix),
        preposition_before=_before(data.get("prepositions", [])),
    )


def _pattern(entries: list[str], spaced: bool, prefix: str) -> re.Pattern[str]:
    """One pattern for all entries, longest first. `*` is any letters of the same word; a space any white space."""
    if not entries:
        return NEVER
    longest_first = sorted(set(entries), key=lambda e: (-len(e), e))
    if not spaced:
        return re.compile("|".join(_body(e) for e in longest_first))
    # one look at the left edge for all: the search then tries the entries at the beginnings of words only
    words = "|".join(_body(e) + ("" if e.endswith("*") else r"(?!\w)") for e in longest_first if e[0] not in "*'")
    endings = "|".join(_body(e[1:] if e[0] == "*" else e) + r"(?!\w)" for e in longest_first if e[0] in "*'")
    either = [rf"(?<!\w){prefix}(?:{words})" if words else "", rf"(?<=\w)(?:{endings})" if endings else ""]
    return re.compile("|".join(e for e in either if e), re.IGNORECASE)


def _body(entry: str) -> str:
    return re.escape(entry).replace(r"\*", r"\w*").replace(r"\ ", r"\s+").replace("'", "['’]")


def _before(prepositions: list[str]) -> re.Pattern[str]:
    """A preposition with at most one short word (an article, "about") between it and the end."""
    if not prepositions:
        return NEVER
    return re.compile(rf"(?<!\w)(?:{_any(prepositions)})(?:\s+[^\W\d_]{{1,6}})?\s*$", re.IGNORECASE)


def _titled(before: list[str], after: list[str], spaced: bool) -> tuple[re.Pattern[str], ...]:
    """A title with the name beside it.

    Names of spaced languages are one to three words; of the others the letters that touch the title, up to four of Han or
    Hangul, any run of kana or Thai.
    """
    found = [_DOTTED]
    if before:
        letters = r"[\u30a1-\u30fa\u30fc]{2,}|[\u4e00-\u9fff]{2,4}?|[가-힣]{1,4}?"
        former = "前|元|現|副|次期| 전| 현| 부"  # ... present, deputy, next: between the name and the title
        found.append(re.compile(rf"(?P<name>{letters})(?:{former})? ?(?:{_any(before)})"))
    if after and spaced:
        found.append(re.compile(rf"(?<!\w)[وفبلك]?(?:{_any(after)})\s+(?P<name>\w+(?:\s+\w+){{0,2}})"))
    elif after:
        found.append(re.compile(rf"(?:{_any(after)}) ?(?P<name>[\u4e00-\u9fff·]{{2,3}}|[\u0e00-\u0e7f]{{2,}})"))
    return tuple(found)


def _any(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))
