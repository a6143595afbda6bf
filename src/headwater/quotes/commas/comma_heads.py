"""Heads of indirect speech at a comma: a reporting verb or noun, the clause that it reports, and who speaks.

Which clause is reported shows at its head (a complementizer, a question word), in its mood (German), in its infinitive, or, behind
a verb that says by itself, in nothing but its place. An apposition or a relative clause may stand between.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from headwater.model import Span
from headwater.quotes.commas.comma_asides import attribution, source
from headwater.quotes.commas.comma_line import EDGE, LEAST_WORDS, SKIPPED_PARTS, CommaLine
from headwater.quotes.commas.joints import Part, Word
from headwater.quotes.commas.subject_phrases import phrase_end, place_named, subject_before, subject_behind

ADVERBIAL_WORDS = 9  # between a verb and its complementizer within one part
NOUN_WORDS = 4  # between a noun of saying and what it reports: its genitive
ONLY = ("nur", "zuletzt", "alleen", "slechts", "tylko")  # behind a negative: more was said, not nothing
FIRST_WORD = re.compile(r"(?P<cue>\w+)")
PHRASE_REACH = 12  # words back to the beginning of a noun phrase

Reported = tuple[int, int, str]  # the part where content begins, the place in it, and the kind of clause it is


@dataclass(frozen=True, slots=True)
class Head:
    """part, start: where its content begins. kind: `that`, `main`, `infinitive`, or `asked` before its
    answer: by it its end is told."""

    part: int
    start: int
    kind: str
    cue: Span
    mention: Span | None


def head(line: CommaLine, i: int, pending: int) -> Head | None:
    """The head in part `i`: a verb or noun of saying before a part that is reported; pending: the first part not yet taken."""
    part, w = line.parts[i], line.w
    if line.opens(part, w.whereby) and len(part.words) > LEAST_WORDS:
        first = part.words[0]
        return Head(i, first.end, "that", Span(first.start, first.end), None)
    if i == 0 and line.opens(part, w.second):
        return None  # "Sollte der Antrag angenommen werden, ...": a condition
    if i == 0 and (cue := _passive(line, part)) and (reported := _reported(line, i, cue, "shows")):
        return Head(*reported, line.span(cue), None)
    kinds = (("says", w.saying), ("thinks", w.clausal), ("shows", w.factual))
    found = [(m, kind) for kind, pattern in kinds for m in line.matches(pattern, part)]
    for verb, kind in sorted(found, key=lambda f: f[0].start(), reverse=True):
        if (reported := _reported(line, i, verb, kind)) and not _denied(line, i, reported):
            return Head(*reported, line.span(verb), speaker(line, i, pending, verb))
    nouns = line.matches(w.nouns, part)
    if nouns and source(line, i) is None:
        for noun in reversed(nouns):
            if reported := _reported(line, i, noun, "noun"):
                at, start, kind = reported
                kind = "asked" if _answered(line, part, reported) else kind
                return Head(at, start, kind, line.span(noun), _owner(line, i, noun))
    return None


def _passive(line: CommaLine, part: Part) -> re.Match[str] | None:
    """A participle that opens a sentence before its auxiliary (`Vermutet wird, dass`): nobody is said to say it."""
    if len(part.words) < 2 or part.words[1].low not in line.w.perfect or part.words[0].low not in line.w.participles:
        return None
    return FIRST_WORD.match(line.text, part.words[0].start - line.offset)


def _denied(line: CommaLine, i: int, reported: Reported) -> bool:
    """Whether it is said that something was not said (`wollte nicht bestätigen, dass`): that is nobody's words.

    `nicht nur`, and what is said of the words reported (`sagte, nicht alle ...`), are no such negation.
    """
    part = line.parts[i]
    words = [x.low for x in part.words if reported[0] > i or x.end <= reported[1]]
    return any(w in line.w.negatives and nxt not in ONLY for w, nxt in zip(words, [*words[1:], ""], strict=True))


def _reported(line: CommaLine, i: int, cue: re.Match[str], kind: str) -> Reported | None:
    """What a cue in part `i` reports; kind: it `says` by itself, `thinks`, only `shows`, or is a `noun`."""
    w, rest, noun = line.w, line.behind(line.parts[i], cue), kind == "noun"
    for k, word in enumerate(rest[: (NOUN_WORDS if noun else ADVERBIAL_WORDS) + 1]):  # a comma left out, or none in the language
        if word.low in w.that and k + LEAST_WORDS < len(rest):
            return (i, word.end, "that") if not (k and rest[k - 1].low in w.so) else None  # "so that" reports nothing
    if w.joined and kind != "shows" and (found := _joined(line, i, rest, noun=noun)):
        return found
    for j in range(i + 1, min(i + 2 + SKIPPED_PARTS, len(line.parts))):
        other = line.parts[j]
        if other.joint == ";" or not other.words:
            return None
        if found := _clause(line, i, j, rest):
            return found if kind != "shows" or found[2] == "that" else None
        close = kind != "shows" and not (noun and len(rest) > NOUN_WORDS)
        if close and j <= i + 2 and not line.opens(other, w.whenever) and _infinitive(line, j):
            return j, other.start, "infinitive"
        if j == i + 1 and kind == "says" and _plain(line, i, cue, rest):
            return j, other.start, "main"
        if not line.aside(other) or (rest and rest[-1].low in w.so):
            return None
    return None


def _clause(line: CommaLine, i: int, j: int, rest: Sequence[Word]) -> Reported | None:
    """Part `j` as a clause that a complementizer, a question word or its mood makes a reported one."""
    w, other = line.w, line.parts[j]
    opens = line.opening(other)
    words = other.words[opens:]
    first = words[0].low if words else ""
    if first in w.that and len(words) > 1:
        before = other.words[opens - 1] if opens else rest[-1] if rest else None
        return (j, words[0].end, "that") if before is None or before.low not in w.so else None
    if j == i + 1 and rest and rest[-1].low in w.whenever:
        return None  # a subordinator in two words: Czech "poté, co"
    if first in w.asks and _asks(line, words) and not (line.opens(other, w.asks_as) and line.told_in(other)):
        return j, words[0].start, "that"
    if first in w.whenever:
        later = any(line.moody(p) for p in line.parts[j + 1 : j + 3])
        return (j, other.start, "main") if later else None
    if first in w.relatives and first not in w.determiners:
        return None
    if j == i + 1 and first in w.second:
        return None  # "drohte, sollte es regnen": a condition
    behind = first in w.prepositions and len(words) > 1 and words[1].low in w.relatives
    main = behind or (first in w.relatives and j > i + 1)  # "die Halle sei zu klein", not "die zu klein sei"
    if line.moody(other, main=main) and attribution(line, j) is None:
        return j, other.start, "main"
    return None


def _asks(line: CommaLine, words: Sequence[Word]) -> bool:
    """Whether a question word asks and does not relate: `welche Wege`, not `die Wege, welche in`."""
    if len(words) < 2 or not (line.w.capital and words[0].low.startswith("welch")):
        return len(words) > 1
    return words[1].text[0].isupper()


def _infinitive(line: CommaLine, j: int) -> bool:
    """Whether a part is an infinitive clause, up to its end or up to an apposition in it."""
    part = line.parts[j]
    if m := line.w.infinitive.search(line.written(part)):
        before = [x for x in part.words if x.end <= part.start + m.start()]
        return not any(x.low in line.w.finite for x in before) and not _past(line, before)
    return not line.says_something(part) and any(_closes(line, p) for p in line.parts[j + 1 : j + 3])


def _past(line: CommaLine, words: Sequence[Word]) -> bool:
    """Whether there is a verb in the past among words, and not an adjective of the same form before its noun."""
    named = [x.named for x in words[1:]] + [False]
    return any(line.w.past.fullmatch(x.text) and not noun for x, noun in zip(words, named, strict=True))


def _closes(line: CommaLine, part: Part) -> bool:
    m = line.w.infinitive.search(line.written(part))
    closing = m is not None and not line.written(part)[m.end() :].strip(EDGE)
    return closing and part.joint == "," and not line.opens(part, line.w.whenever) and not line.says_something(part)


def _joined(line: CommaLine, i: int, rest: Sequence[Word], *, noun: bool) -> Reported | None:
    """What is reported right behind its verb, with no comma between (Dutch `vroeg of`, `beloofde te komen`)."""
    w, part = line.w, line.parts[i]
    for k, word in enumerate(rest[:3]):
        if word.low in w.asks and k + LEAST_WORDS < len(rest) and (k == 0 or rest[k - 1].low in w.adverbs):
            return i, word.start, "that"
    if noun or len(rest) <= LEAST_WORDS or not w.infinitive.search(line.written(part), rest[0].start - part.start):
        return None
    return i, rest[0].start, "infinitive"


def _plain(line: CommaLine, i: int, cue: re.Match[str], rest: Sequence[Word]) -> bool:
    """Whether a reporting verb that ends part `i` has a plain main clause behind it (`sagen, der Deich hält`)."""
    w, part, other = line.w, line.parts[i], line.parts[i + 1]
    if not (w.bare or other.joint == ":") or other.joint not in (",", ":") or other.held:
        return False
    if sum(len(p.words) for p in line.parts[i + 1 : i + 2 + SKIPPED_PARTS]) <= LEAST_WORDS:
        return False
    before = line.before(part, cue)
    if not before or before[0].low in w.asks_as or before[0].low in w.whenever or before[-1].low == "zu":
        return False
    if part.joint == "," and before[0].low in w.relatives:
        return False
    if cue.group("cue").lower() in w.participles and not any(x.low in w.perfect for x in part.words):
        return False
    relative = line.opens(other, w.relatives) and not line.opens(other, w.determiners)
    return len(rest) <= 2 and not relative and not line.opens(other, w.ands, w.whenever, w.asks_as, w.prepositions)


def speaker(line: CommaLine, i: int, pending: int, cue: re.Match[str]) -> Span | None:
    """The subject of a reporting verb: before it, behind it, or in a part before where commas hold an apposition."""
    w, part = line.w, line.parts[i]
    ahead = line.before(part, cue)
    finite = len(ahead)
    if cue.group("cue").split()[-1].lower() in w.participles:
        finite = next((k for k, x in enumerate(ahead) if x.low in w.auxiliaries), finite)
    if cue.group("cue").lower() in w.impersonal:
        return place_named((*ahead, *line.behind(part, cue)), w)
    verb = line.match(w.saying, ahead[0]) if finite else None
    before = line.behind(part, verb)[: finite - 1] if verb else ahead[:finite]  # "sagte Lund und ..."
    if before and before[0].low in w.relatives and i > 0 and part.joint == ",":
        return _last_phrase(line, i - 1)
    if before and (found := subject_before(before, w)):
        return found
    if not ahead and i > pending and (found := line.whole_phrase(pending)):
        return found
    found = subject_behind(ahead[finite + 1 :] if finite < len(ahead) else line.behind(part, cue), w)
    return found or line.emerged(cue, (*ahead, *line.behind(part, cue)))


def _last_phrase(line: CommaLine, i: int) -> Span | None:
    """The noun phrase that ends a part: what a relative clause behind it is about."""
    words = line.parts[i].words
    for k in range(max(0, len(words) - PHRASE_REACH), len(words)):
        if line.match(line.w.saying, words[k]):
            continue
        if phrase_end(words, k, line.w) == len(words):
            return Span(words[k].start, words[-1].end)
    return None


def _answered(line: CommaLine, part: Part, reported: Reported) -> bool:
    """Whether a noun of asking stands in a phrase that leads up to the answer (`Auf die Frage, ob A, sagte X, B`)."""
    at = reported[1]
    asked = next((x.low for x in line.parts[reported[0]].words if x.start >= at), "")
    return line.opens(part, line.w.prepositions) and asked in line.w.asks and not line.matches(line.w.saying, part)


def _owner(line: CommaLine, i: int, noun: re.Match[str]) -> Span | None:
    """Whose saying a noun names: its genitive, else the subject of its clause."""
    w, part = line.w, line.parts[i]
    behind = line.behind(part, noun)
    of = bool(behind) and behind[0].low in ("von", "van")
    if of or (behind and behind[0].low in w.genitives):
        end = phrase_end(behind, int(of), w)
        if end > of:
            return Span(behind[int(of)].start, behind[end - 1].end)
    found = subject_before(part.words, w)
    if found is None or found.end > noun.start("cue") + line.offset:
        return None
    return None if line.text[found.start - line.offset : found.end - line.offset].lower() in w.neuter else found
