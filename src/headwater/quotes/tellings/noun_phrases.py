"""Who speaks, as words beside a reporting verb: the noun phrase before it or behind it, without adverbials and apposition.

Method: the words between two separators are a chunk. A phrase begins behind the conjunctions, adverbs and prepositional phrases
of its chunk and ends where the next adverbial begins; a name, a noun of saying, a pronoun or an article shows that it can speak.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from headwater.quotes.tellings.telling_words import TellingWords

TOKEN = re.compile(r"[^\W\d_]\.(?=[^\W\d_]|\s*[^\W\d_a-zа-я])|[^\W\d_]{1,6}['’](?!\s)|\w+(?:[-\u2011.]\w+)*")
# a comma or colon between digits parts nothing ("4,5 millones")
SEPARATOR = re.compile(r"[,،:](?!\d)|(?<!\d)[,،:]|[;؛()\[\]—–―−…!?]|(?<=\s)-(?=\s)")
MASK = "Q"  # stands for each character between marks: one word, capital, that no list holds
PHRASE_WORDS = 14
FIELD_WORDS = 4  # of one field of an office: "внутренних дел", "della Pesca"
BARE_WORDS = 6  # a phrase without name, article or noun of saying


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a line: where it stands, and its letters in lower case."""

    start: int
    end: int
    low: str
    capital: bool

    @property
    def masked(self) -> bool:
        return self.low[:2] == "qq"


def tokens(line: str, start: int, end: int) -> list[Word]:
    return [
        Word(m.start(), m.end(), m.group().casefold().replace("’", "'"), m.group()[0].isupper())
        for m in TOKEN.finditer(line, start, end)
    ]


def chunks(line: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches between separators, empty ones too."""
    edges = [m.start() for m in SEPARATOR.finditer(line, start, end)]
    starts = [start, *(e + 1 for e in edges)]
    return list(zip(starts, [*edges, end], strict=True))


def before(line: str, start: int, verb: int, known: TellingWords, *, strict: bool = False) -> tuple[int, int] | None:
    """The subject before a verb, looked for from `start`; where a comma stands before the verb, what the comma closes is an
    apposition and the subject stands before that."""
    colon = max(line.rfind(":", start, verb), line.rfind(";", start, verb))
    parts = chunks(line, max(start, colon + 1), verb)[-6:]
    closed = len(parts) > 1 and not _left(tokens(line, *parts[-1]), known)
    order = [len(parts) - 1] if not closed else _closed_order(line, parts, known)
    for i in order:
        here = tokens(line, *parts[i])
        cut = max((k + 1 for k, w in enumerate(here) if w.low in known.subordinators), default=0)
        said = max((m.end() for m in known.every.finditer(line, *parts[i])), default=0)
        behind_verb = [w for w in here[cut:] if w.start >= said] if said else []  # "so announced X, who recalled that"
        found = phrase(behind_verb, known, strict=True) or phrase(here[cut:], known, strict=strict or closed)
        if found and not (closed and all(w.masked for w in tokens(line, *found))):
            return found
    return None


def leftmost(line: str, start: int, end: int, known: TellingWords) -> tuple[int, int] | None:
    """The first phrase of a stretch that can speak: the subject of the clause that a participle ends (", ajoutant que")."""
    found = (phrase(tokens(line, *part), known, strict=True) for part in chunks(line, start, end)[:6])
    return next((f for f in found if f), None)


def _closed_order(line: str, parts: Sequence[tuple[int, int]], known: TellingWords) -> list[int]:
    """Which chunks may hold a subject whose apposition a comma closes: from the last that a conjunction begins, else from the
    left."""
    first = 0
    for i, part in enumerate(parts[:-1]):
        here = tokens(line, *part)
        if i and here and here[0].low in known.joins:
            first = i
    return list(range(first, len(parts) - 1))


def past(line: str, start: int, known: TellingWords) -> int:
    """Behind the blanks, clitics and relative pronouns at a place ("secondo quanto ha detto")."""
    small = known.clitics | known.relative | known.adverbs
    here = tokens(line, start, min(len(line), start + 40))
    return next((w.start for w in here if w.low not in small), start)


def _left(here: Sequence[Word], known: TellingWords) -> list[Word]:
    """The words that are neither adverbs, clitics nor conjunctions."""
    small = known.adverbs | known.clitics | known.joins
    return [w for w in here if w.low not in small]


def behind(line: str, verb: int, end: int, known: TellingWords, *, strict: bool = True) -> tuple[int, int] | None:
    """The subject behind a verb, up to the next separator."""
    stop = SEPARATOR.search(line, verb, end)
    return phrase(tokens(line, verb, stop.start() if stop else end), known, strict=strict, after_verb=True)


def phrase(here: Sequence[Word], known: TellingWords, *, strict: bool, after_verb: bool = False) -> tuple[int, int] | None:
    """The noun phrase of a chunk. strict: it must show that it can speak; else a few plain words will do."""
    i, count = 0, len(here)
    while i < count and (here[i].low in known.joins or here[i].low in known.adverbs):
        i += 1
    if i < count and _opens_adverbial(here, i, known):
        i = _past_prepositional(here, i, known)
    while i < count and here[i].low in known.clitics and not _begins(here, i, known):
        i += 1
    if i >= count or here[i].low in known.relative | known.finite | known.objects:
        return None
    if known.pronouns.fullmatch(here[i].low):
        return here[i].start, here[i].end
    stop = i + 1
    while stop < count and not _stops(here, stop, known):
        stop += 1
    behind_join = [k + 1 for k in range(stop, count - 1) if here[k].low in known.joins and _begins(here, k + 1, known)]
    if behind_join and not after_verb:  # "the case goes on and the police said": the clause is the last one
        return phrase(here[behind_join[-1] :], known, strict=strict)
    held = here[i:stop]
    if held[-1].low in known.clitics or held[-1].low in known.joins:
        held = held[:-1]
    if not held or len(held) > PHRASE_WORDS or not (speaks(held, known) or (not strict and len(held) <= BARE_WORDS)):
        return None
    return held[0].start, held[-1].end


def governed(here: Sequence[Word], known: TellingWords, *, named: bool = False) -> tuple[int, int] | None:
    """The noun phrase behind the preposition that opens a chunk ("в сообщении министерства"); it must hold a noun of saying, or
    with `named` may hold a name."""
    i = 0
    while i < len(here) and here[i].low in known.adverbs | known.joins:
        i += 1
    if i + 1 >= len(here) or here[i].low not in known.inside:
        return None
    stop = i + 2
    while stop < len(here) and not _stops(here, stop, known):
        stop += 1
    held = here[i + 1 : stop]
    told = any(known.speakers.fullmatch(w.low) or (named and w.capital) for w in held)
    return (held[0].start, held[-1].end) if told else None


def speaks(held: Sequence[Word], known: TellingWords) -> bool:
    """Whether words hold a name, a noun of saying or an article; in a script without capitals any word may be a name."""
    if held[0].low in known.determiners or known.verb_first or held[0].low.isdigit():
        return True
    return any(w.capital or w.masked or known.speakers.fullmatch(w.low) for w in held)


def _opens_adverbial(here: Sequence[Word], i: int, known: TellingWords) -> bool:
    return here[i].low in known.prepositions and here[i].low[-1] != "."


def _past_prepositional(here: Sequence[Word], i: int, known: TellingWords) -> int:
    """Behind the prepositional phrases that open a chunk: where a noun of saying, a name or an article stands that no preposition
    governs; the end where none does."""
    for j in range(i + 2, len(here)):
        last = here[j - 1].low
        if last in known.prepositions or last in known.genitive or last in known.determiners:
            continue
        if last in known.joins and here[j - 2].low in known.determiners:
            continue
        if _begins(here, j, known) and not here[j].masked:
            return j
    return len(here)


def _begins(here: Sequence[Word], j: int, known: TellingWords) -> bool:
    """Whether a subject can begin with this word."""
    low = here[j].low
    if low in known.determiners:
        return j + 1 < len(here) and here[j + 1].low not in known.clitics
    return here[j].capital or bool(known.pronouns.fullmatch(low) or known.speakers.fullmatch(low))


def _stops(here: Sequence[Word], k: int, known: TellingWords) -> bool:
    """Whether a noun phrase ends before word k."""
    low = here[k].low
    if low in known.relative | known.objects or low in known.finite or (known.verb_first and known.claims.fullmatch(low)):
        return True  # a noun of saying behind an Arabic verb and its subject is the object
    if low in known.joins:
        return not (k + 1 < len(here) and (_begins(here, k + 1, known) or _in_office(here, k, known)))
    if here[k].capital and low not in known.prepositions:
        return False
    if low in known.prepositions:
        bound = low in known.bound and bool(known.speakers.fullmatch(here[k - 1].low))
        return not bound and low not in known.genitive
    return low in known.adverbs or (low in known.clitics and low not in known.determiners)


def _in_office(here: Sequence[Word], k: int, known: TellingWords) -> bool:
    """Whether the conjunction k joins two fields of an office, behind which the full name of its holder stands
    ("министр портов и рыболовства Олег Фалин")."""
    if not any(known.speakers.fullmatch(w.low) for w in here[max(0, k - FIELD_WORDS) : k]):
        return False
    none = known.joins | known.finite | known.relative | known.objects | known.adverbs | known.prepositions - known.genitive
    name = k + 1
    while name < len(here) and name <= k + FIELD_WORDS and not here[name].capital:
        if here[name].low in none or known.every.fullmatch(here[name].low):
            return False
        name += 1
    return name > k + 1 and len(here) > name + 1 and here[name].capital and here[name + 1].capital
