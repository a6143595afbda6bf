"""A text without stops and commas, as speech recognition gives it: where a clause begins that reports, told by its words alone.

Method: a pronoun, or an article with its noun, before a verb of saying begins a sentence of its own ("... until May | he added that
..."). What cannot be told so, stays with what stands before it; `quotes.coverage` says that the extents are uncertain.
"""

from __future__ import annotations

import re

from headwater.quotes.cues import Cues
from headwater.quotes.direct.beside import small_words
from headwater.quotes.tellings.telling_words import telling_words
from headwater.text.tokens import function_words

WORD = re.compile(r"\w+(?:['’-]\w+)*")
STOP = re.compile(r"[.,;:!?…。、，！？؟،؛]")
FEWEST_WORDS = 20
STOPS_A_WORD = 0.02  # of running text every seventh word has one behind it
SUBJECT_CHARS = 90
SUBJECT_WORDS = 8  # "a spokesman for the ministry"
LEAST_CONTENT_WORDS = 3  # between a verb and the next subject: with fewer, the one reports the other
NAME_WORDS = 2

COMMA_BEFORE_THAT = frozenset({"cs", "de", "pl", "ru"})
# German reports without a complementizer too, in the subjunctive: "erklärte sie werde"
SUBJUNCTIVE = re.compile(
    r"\s(?=(?:er|sie|es|man|(?:der|die|das|ein|eine) \w+) (?:werden?|seie?n?|habe|wolle|könne|müsse|solle|dürfe|wisse|gebe|"
    r"gehe|würden?|hätten?|wären?)\b)", re.IGNORECASE
)  # fmt: skip


def unstopped(text: str) -> bool:
    """Whether a text of some length has next to no stops and commas."""
    return STOPS_A_WORD * len(WORD.findall(text)) >= max(len(STOP.findall(text)), STOPS_A_WORD * FEWEST_WORDS)


def beginnings(text: str, cues: Cues) -> list[int]:
    """Where clauses begin that say who says something, in order, where no stop says so."""
    if not cues.spaced or cues.verb_last:
        return []
    heads = [(m.start(), m.end(), _subject(text, m.start(), cues)) for m in cues.saying.finditer(text)]
    heads += [(m.start(), m.end(), m.start()) for m in cues.according.finditer(text)]
    found, reach = [], 0
    for _, end, begins in sorted(heads):
        if begins is not None and len(WORD.findall(text, reach, begins)) >= LEAST_CONTENT_WORDS:
            found.append(begins)
        reach = max(reach, end)
    return found


def with_commas(text: str, cues: Cues) -> str:
    """With a comma in place of the blank before each reported clause of a language that parts its clauses so ("sagte dass")."""
    if cues.language not in COMMA_BEFORE_THAT:
        return text
    blanks = {m.start() - 1 for m in cues.that.finditer(text) if text[m.start() - 1 : m.start()] == " "}
    if cues.language == "de":
        blanks |= {b.start() for m in cues.saying.finditer(text) if (b := SUBJUNCTIVE.match(text, m.end()))}
    return "".join("," if i in blanks else c for i, c in enumerate(text)) if blanks else text


def _subject(text: str, verb: int, cues: Cues) -> int | None:
    """Where the subject begins that ends before a verb, with the conjunction before it; None where nothing shows it."""
    before = list(WORD.finditer(text, max(0, verb - SUBJECT_CHARS), verb))[-SUBJECT_WORDS - 1 :]
    while before and cues.finite.fullmatch(before[-1].group()):
        before.pop()
    if not before:
        return None
    small = function_words(cues.language)
    at = len(before) - 1
    if not cues.pronouns.fullmatch(before[at].group()):
        articles, binding = small_words("articles", cues), small_words("binding", cues)
        found = [i for i, w in enumerate(before) if w.group() in articles]
        while len(found) > 1 and before[found[-1] - 1].group() in binding:
            found.pop()
        known = telling_words(cues.language)
        body = cues.nouns.fullmatch(before[at].group()) or (known and known.speakers.fullmatch(before[at].group()))
        names = 1 if body else NAME_WORDS
        at = found[-1] if found else max(0, len(before) - names)
        if not found and any(w.group().casefold() in small for w in before[at:]):
            return None
    if at and cues.breaks.fullmatch(before[at - 1].group()):
        at -= 1
    return before[at].start()
