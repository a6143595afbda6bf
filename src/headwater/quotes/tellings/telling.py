"""One telling of a sentence: words that tell who says something; and what heads and asides both ask of a line.

A line is a sentence, or a part of one, as `tellings.complemented` masks it. Every look forwards or backwards is bounded, so an
endless line costs no more a character than a short one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from headwater.model import Record
from headwater.quotes.tellings import noun_phrases
from headwater.quotes.tellings.noun_phrases import SEPARATOR, tokens
from headwater.quotes.tellings.telling_words import TellingWords

REACH_CHARS = 260  # from a verb to its complementizer, or back to its subject
APART_CHARS = 600  # to the comma that ends a relative clause
NOUN_CHARS = 40  # back to the article of a form that may be a noun
CLAUSE_WORDS = 8  # of a subject behind the conjunction that parts two clauses without a comma
SPACE = " \t\r\n\u00a0\u202f"
DASHES = "—–―−-"
COMMAS = ",،"

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Telling(Record):
    """Words `[start, end)` of a line that tell who says something.

    kind: `head` (content behind it), `aside` (content around it), `lead` (leads up to a
    quotation). joined: a conjunction or participle begins it, so it stands beside what is reported before, not
    within. within: where the content of a head ends at the latest, None where the sentence goes on. part: a phrase is its
    content, no clause.
    """

    kind: str
    start: int
    end: int
    cue: Place
    mention: Place | None
    joined: bool = False
    within: int | None = None
    part: bool = False


@dataclass(frozen=True, slots=True)
class Clause(Record):
    """Where the clause of a verb begins, and where to look for its subject from; joined: a conjunction begins it; relative: where
    its relative pronoun stands, None without."""

    start: int
    subject_from: int
    joined: bool = False
    relative: int | None = None


def last_mark(line: str, at: int) -> int:
    """Where the last character before a place stands that is no white space; -1 where none does."""
    while at > 0 and line[at - 1] in SPACE:
        at -= 1
    return at - 1


def behind_comma(line: str, at: int) -> bool:
    last = last_mark(line, at)
    return last >= 0 and line[last] in COMMAS


def opens(line: str, at: int, known: TellingWords) -> bool:
    """Whether nothing but conjunctions and adverbs stands before a place."""
    return at <= REACH_CHARS and all(w.low in known.adverbs | known.joins for w in tokens(line, 0, at))


def closes(line: str, at: int) -> bool:
    """Whether no word stands behind a place."""
    return not re.compile(r"\w").search(line, at)


def next_comma(line: str, start: int) -> int | None:
    comma = re.compile(rf"[{COMMAS}](?!\d)|(?<!\d)[{COMMAS}]").search(line, start, start + APART_CHARS)
    return comma.start() if comma else None


def chunk_end(line: str, start: int) -> int:
    """The next separator, or as far as it makes sense to look for one."""
    stop = min(len(line), start + REACH_CHARS)
    separator = SEPARATOR.search(line, start, stop)
    return separator.start() if separator else stop


def pronoun_within(line: str, verb: re.Match[str], known: TellingWords) -> Place | None:
    """The pronoun of inversion inside a verb group ("a-t-elle dit")."""
    for word in re.compile(r"(?<=-)\w+").finditer(line, verb.start(), verb.end()):
        if known.pronouns.fullmatch(word.group()):
            return word.span()
    return None


def body_beside(line: str, start: int, verb: re.Match[str], known: TellingWords) -> Place | None:
    """The text in which it says so, or the body where they do: `в сообщении говорится`, `..., сообщили в министерстве`."""
    cue = verb.group("cue")
    shows = bool(known.showing.fullmatch(cue))
    if not shows and not (known.impersonal and cue.endswith(known.impersonal)):
        return None
    before = noun_phrases.chunks(line, max(start, verb.start() - REACH_CHARS), verb.start())[-1]
    behind = (verb.end(), chunk_end(line, verb.end()))
    found = (noun_phrases.governed(tokens(line, *place), known, named=not shows) for place in (before, behind))
    return next((f for f in found if f), None)


def clause(line: str, verb: re.Match[str], reach: int, known: TellingWords) -> Clause:
    """The clause of a verb; reach: where the telling before it ends."""
    low = max(reach, verb.start() - REACH_CHARS)
    here = tokens(line, low, verb.start())
    k = len(here)
    while k and here[k - 1].low in known.clitics | known.adverbs:
        k -= 1
    if k and here[k - 1].low in known.joins:
        return Clause(here[k - 1].start, here[k - 1].end, True)
    if k and here[k - 1].low in known.relative:
        return Clause(low, low, False, here[k - 1].start)
    if verb.start("cue") > verb.start():
        return Clause(verb.start(), verb.start(), True)  # an Arabic conjunction written with its verb
    if against := list(known.contrasts.finditer(line, low, verb.start())):
        return Clause(against[-1].start(), against[-1].end(), True)
    parts = noun_phrases.chunks(line, low, verb.start())
    for a, b in reversed(parts):
        first = tokens(line, a, b)[:1]
        if first and first[0].low in known.joins and a > low:
            return Clause(first[0].start, first[0].start, True)
    if reach and len(parts) == 1:  # "dit que A et le maire dit que B": the last conjunction parts them
        for j in range(len(here) - 1, max(0, len(here) - CLAUSE_WORDS), -1):
            if here[j - 1].low in known.joins and noun_phrases.phrase(here[j:], known, strict=True):
                return Clause(here[j - 1].start, here[j - 1].end, True)
    return Clause(low, low)


def is_noun(line: str, verb: re.Match[str], known: TellingWords) -> bool:
    """Whether the form is a noun here: behind an article or possessive that no pronoun stands before ("la demande")."""
    if re.search(r"\s", verb.group("cue")):
        return False
    near = tokens(line, max(0, verb.start() - NOUN_CHARS), verb.start())
    last = near[-1].low if near else ""
    if last in known.reflexive and (not known.drops_subject or _calls(verb.group("cue"), known)):
        return True  # "s'appelle"
    if last not in known.determiners | known.possessives:
        return False
    return len(near) < 2 or not (known.pronouns.fullmatch(near[-2].low) or near[-2].low in known.clitics)


def _calls(cue: str, known: TellingWords) -> bool:
    return bool(known.naming.fullmatch(cue) or known.directive.fullmatch(cue))
