"""Whose copy a report is: whether words name a news agency or another outlet, and whether they are said to pass something on.

"Reuters reported", `laut dpa`, `передаёт ТАСС`, `共同通信によると` tell where a report has it from; that is provenance, and nobody
speaks. Method: a phrase is written as one letter a word (name, noun for an agency, article ...); the row of letters must name an
outlet and nothing else, so a person of an agency stays one. `credits.toml` holds the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from headwater.text.credit_words import JOINED, RUN, code_of, leading, letter_of, table, words_of

MOST_BEHIND = 2  # words of a name behind its noun, in a script without capitals
INDEFINITE = re.compile(r"an?\s", re.IGNORECASE)
LONGEST_CHARS = 120  # "the official news agency of ..., with its initials in brackets"; longer phrases name more than an outlet
QUOTES = re.compile("[«»„“”‟\"「」『』‹›]|(?<!\\w)['‘’]|['’](?!\\w)")
EDGE = " \t\r\n\u00a0\u202f\u3000,，、،;:."
NAME_CHARS = 14  # of an outlet's name, in a language without blanks
SPEECH_WORDS = 5  # at most between a verb of saying and whom it is said to: the speaker, a day
BESIDE_CHARS = 80  # before a name, in which that verb stands
BEHIND_CHARS = 200  # behind a name, in which it stands where verbs come last


def outlet(words: str, language: str | None) -> str | None:
    """What outlet a phrase names and nothing but: "agency" (`Reuters`, `die Nachrichtenagentur dpa`, `агентство ТАСС`, `共同通信`),
    "paper" (a newspaper or broadcaster), None for anybody else.

    words: a noun phrase without the verb, in any case form; language: ISO 639-1, region allowed.
    """
    known = words_of(code_of(language))
    if known is None or not 0 < len(words) <= LONGEST_CHARS:
        return None
    plain = QUOTES.sub(" ", words).strip(EDGE)
    if known.joined and known.compounds.search(plain):
        return None
    row = "".join(letter_of(m, known) for m in known.letters.finditer(plain))
    return "agency" if known.agency.fullmatch(row) else "paper" if known.outlet.fullmatch(row) else None


def relays(cue: str, kind: str, language: str | None) -> bool:
    """Whether words of saying only pass on: "reported", "according to", no "argued"; what a paper "writes" is its own.

    cue: as a reader of speech found them; kind: what `outlet` said of who says it.
    """
    known = words_of(code_of(language))
    return known is not None and (known.relays if kind == "agency" else known.reports).match(cue.strip()) is not None


def named(words: str, language: str | None) -> bool:
    """Whether a phrase that `outlet` takes says which one it is: "the newspaper", "local media", "two news agencies" do not."""
    known = words_of(code_of(language))
    if known is None:
        return False
    plain, found, many = QUOTES.sub(" ", words).strip(EDGE), False, False
    for m in known.letters.finditer(plain):
        letter, word = letter_of(m, known), m.group()
        if word.casefold() in known.several:
            # "Harbour Media": in English, which writes no other noun with a capital inside a sentence, part of a name.
            many = many or not (known.english and m.start() and word[0].isupper())
        elif letter in "NI":
            return True
        elif letter in "CO" or (letter == "J" and m.start() and word[0].isupper()) or (letter == "x" and not known.cased):
            found = found or word.casefold() not in known.common
    unsaid = known.english and INDEFINITE.match(plain) is not None and plain.split()[-1].islower()  # "a Norland newspaper"
    return found and not many and not unsaid


def is_common(word: str, language: str | None) -> bool:
    """Whether a word is a noun for any one paper or broadcaster."""
    known = words_of(code_of(language))
    return known is not None and word.casefold() in known.common


def spoken_to(clause: str, start: int, end: int, kind: str, language: str | None) -> bool:
    """Whether somebody says something to the outlet at `[start, end)`: "told Reuters", "in an interview with the Harbour Gazette".

    kind: what `outlet` said of it. Who speaks to its director or its office speaks to no outlet.
    """
    known = words_of(code_of(language))
    if known is None:
        return False
    before, name, behind = (
        clause[max(start - BESIDE_CHARS, 0) : start],
        clause[start:end],
        clause[end : end + BEHIND_CHARS].lstrip("》"),
    )
    if _last(known.told, before) or known.asked.match(behind):
        return True
    given = known.dative.match(behind) or any(m.end() == len(name) for m in known.dative.finditer(name))
    if given and known.said.search(behind):
        return True
    to = _last(known.to, before) or (not known.joined and known.to.match(QUOTES.sub("", name)) is not None)
    near = " ".join(before.split()[-SPEECH_WORDS:])
    if known.joined:
        return to and known.said.search(behind) is not None
    if to and known.said.match(behind.lstrip("\"'»”’“ ")) and not known.staff.search(near):
        return True
    if not to and not (known.bare and kind == "agency"):
        return False
    for m in known.said.finditer(before):
        words = before[m.end() :]
        # Where the case alone tells whom something is said to, "said the director of Reuters" may read as "said ... to Reuters".
        close = " ".join(words.split()[-2:]) if known.cases else ""
        if len(words.split()) <= SPEECH_WORDS and not (known.staff.search(close) or known.that.search(words)):
            return True
    return False


def of_its_people(words: str, language: str | None) -> bool:
    """Whether words beside a name make it somebody of an outlet or something that it holds: a director, a spokesman, a poll."""
    known = words_of(code_of(language))
    return known is not None and known.staff.search(words) is not None


def its_own(around: str, content: str, language: str | None) -> bool:
    """Whether an outlet speaks for itself: in a text of its own ("said in an editorial"), or of its own affairs ("it would hire").

    around: the words of the sentence beside the content.
    """
    known = words_of(code_of(language))
    return known is not None and (known.own.search(around) is not None or known.itself.match(content) is not None)


def may_credit(text: str, language: str | None) -> bool:
    """Whether words hold the name of an agency or a word for an outlet anywhere; where they do not, nothing in them is a credit."""
    code = code_of(language)
    first = leading(code)
    if first is not None and first.isdisjoint(RUN.findall(text)):
        return False  # a twentieth of the time that the names themselves take to be looked for
    known = words_of(code)
    return known is not None and known.names.search(text) is not None


def marks(clause: str, language: str | None) -> list[tuple[int, int]]:
    """Where names of agencies and words for outlets stand."""
    known = words_of(code_of(language))
    return [] if known is None else [m.span() for m in known.names.finditer(clause)]


def is_joined(language: str | None) -> bool:
    """Whether a language is written without blanks, or joins its particles to names."""
    return code_of(language) in JOINED


def may_follow(words: Sequence[str], noun: str, language: str | None) -> bool:
    """Whether words behind a noun for an outlet, or an agency's name, may belong to the name: those with a capital; in a script
    without them a word, or two that both have the article or both have none."""
    known = words_of(code_of(language))
    if known is None or known.cased:
        return words[-1][:1].isupper() or words[-1][:1] == "("
    if len(words) > MOST_BEHIND or (outlet(noun, language) == "agency" and named(noun, language)):
        return False
    return len({w.startswith("ال") for w in words}) == 1 and not any(known.that.match(w) or known.relays.match(w) for w in words)


def bare_place(name: str, language: str | None) -> tuple[int, int]:
    """Where in a name it stands without what its language joins to it: "to" in Arabic, a case behind an apostrophe in Turkish."""
    known = words_of(code_of(language))
    if known is None:
        return 0, len(name)
    begun, ended = known.begun.match(name), known.ended.search(name)
    start = begun.end() if begun and outlet(name[begun.end() :], language) else 0
    return start, ended.start() if ended and outlet(name[start : ended.start()], language) else len(name)


def joins(word: str, language: str | None) -> bool:
    """Whether a word joins two names or two clauses: "and"."""
    known = words_of(code_of(language))
    return known is not None and known.links.fullmatch(word) is not None


def says(behind: str, language: str | None) -> bool:
    """Whether words behind a name make it who says something, in a language with the verb last."""
    known = words_of(code_of(language))
    return known is not None and known.subject.match(behind) is not None


def passes_on_last(words: str, language: str | None) -> bool:
    """Whether the last word of a sentence passes on, in a language with the verb last."""
    known = words_of(code_of(language))
    return known is not None and _last(known.ends, words)


def name_places(clause: str, language: str | None) -> Iterator[tuple[int, int]]:
    """Where names of outlets stand in a language without blanks: agencies as they are listed, other names from the last word that
    none has up to the noun, or in Thai from the noun to the next verb."""
    known = words_of(code_of(language))
    if known is None or known.compounds.search(clause):
        return
    for m in known.names.finditer(clause):
        listed = known.letters.match(clause, m.start())
        if listed is not None and listed.lastgroup == "N":
            yield m.span()
        elif known.first:
            then = known.letters.match(clause, m.end())
            if then is not None and then.lastgroup == "N":
                yield m.start(), then.end()
                continue
            goes_on = known.verbs.search(clause, m.end(), m.end() + NAME_CHARS)
            yield m.start(), goes_on.start() if goes_on else m.end()
        elif not known.relays.match(clause, m.start()):
            begin = max(m.start() - NAME_CHARS, 0)
            # A blank right before the noun parts no name: "NBC 뉴스".
            ends = (s.end() for s in known.stops.finditer(clause, begin, m.start()) if s.end() < m.start() or not s[0].isspace())
            yield max(ends, default=begin), m.end()


@lru_cache(maxsize=1)
def small_names() -> frozenset[str]:
    """The agencies that write themselves without a capital (dpa): names, where a language tells nouns by their capital."""
    return frozenset(name for name in str(table()["latin"]).split() if name.islower())


def _last(phrase: re.Pattern[str], words: str) -> bool:
    """Whether words end with a phrase, blanks and quotation marks behind it aside."""
    end = len(QUOTES.sub(" ", words).rstrip(" 《"))
    return any(m.end() == end for m in phrase.finditer(words, 0, end))
