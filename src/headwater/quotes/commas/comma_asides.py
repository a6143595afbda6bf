"""Attributions beside what they attribute (`commas.comma_clauses`): `, said X`, `as X said`, `so X`, `according to X`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from headwater.model import Span
from headwater.quotes.commas.comma_line import SKIPPED_PARTS, CommaLine
from headwater.quotes.commas.joints import Part, Word
from headwater.quotes.commas.subject_phrases import phrase_end, subject_before, subject_behind

OF = ("von", "van", "vom")
SOURCE_WORDS = 12  # of a name before `zufolge`
DROPPED_SUBJECT_WORDS = 4  # of a closing clause that has no subject: a longer one is more than an attribution


@dataclass(frozen=True, slots=True)
class Aside:
    """An attribution that is no part of the content on its sides: `[start, end)`."""

    start: int
    end: int
    cue: Span
    mention: Span | None

    @property
    def names_last(self) -> bool:
        """Whether its speaker stands at its end, behind its cue or right before it (`X zufolge`): an apposition may follow."""
        return self.mention is not None and (self.mention.start > self.cue.start or self.cue.end == self.end)


def attribution(line: CommaLine, i: int) -> Aside | None:
    """Part `i` where it only attributes what stands beside it."""
    part, w = line.parts[i], line.w
    if not part.words:
        return None
    if line.opens(part, w.asks_as):
        return _as(line, i)
    if i == 0:
        return None
    return _so(line, part) or _verb_first(line, i)


def _as(line: CommaLine, i: int) -> Aside | None:
    """`wie die Polizei mitteilte`, also where an apposition parts the verb from its subject."""
    w = line.w
    for j in range(i, min(i + 2 + SKIPPED_PARTS, len(line.parts))):
        part = line.parts[j]
        if verb := line.told_in(part):
            if j > i and line.before(part, verb):
                return None
            before = line.before(line.parts[i], verb)[1:]
            mention = subject_before(before, w) or subject_behind(line.behind(part, verb), w) or line.emerged(verb, before)
            return Aside(line.parts[i].start, part.end, line.span(verb), mention)
        if j > i and not line.aside(part):
            return None
    return None


def _so(line: CommaLine, part: Part) -> Aside | None:
    """`so die Ministerin`: no verb."""
    w, words = line.w, part.words
    if not line.opens(part, w.so) or not part.joint:
        return None
    end = phrase_end(words, 1, w)
    if end == 1 or (end < len(words) and words[end].low not in w.prepositions and words[end].low not in w.adverbs):
        return None
    return Aside(part.start, part.end, Span(words[0].start, words[0].end), Span(words[1].start, words[end - 1].end))


def _verb_first(line: CommaLine, i: int) -> Aside | None:
    """`sagte die Ministerin`, `so schätzt sie`, `das teilte die Polizei mit`: behind the content, the verb before its subject."""
    part, w = line.parts[i], line.w
    leads = len(part.words) > 2 and line.opens(part, w.so, w.this)
    word = part.words[1 if leads else 0]
    verb = line.match(w.saying, word)
    if verb is None and word.low in w.perfect and part.words[-1].low in w.participles:
        last = part.words[-1]
        verb = line.match(w.saying, last) or line.match(w.clausal, last)  # "hatte die Ministerin gesagt"
        mention = subject_behind(part.words[1:-1], w)
        return Aside(part.start, part.end, line.span(verb), mention) if verb and mention else None
    if verb is None and (leads or line.opens(line.parts[0], w.that) or _told_before(line, i)):
        verb = line.match(w.clausal, word)
    if verb is None:
        return None
    behind = line.behind(part, verb)
    mention = subject_behind(behind, w)
    named = mention is not None and any(x.capital for x in behind if mention.start <= x.start and x.end <= mention.end)
    if (w.capital or not named) and line.subject_parted(i):
        return None
    has_subject = " " in verb.group("cue")  # "hieß es"
    if mention is None and not has_subject and not (w.drops_subject and len(behind) <= DROPPED_SUBJECT_WORDS):
        return None
    return Aside(part.start, part.end, line.span(verb), mention)


def _told_before(line: CommaLine, i: int) -> bool:
    """Whether the parts before are told already by their mood, so that a verb of thinking may close them."""
    return any(line.moody(p, second=False) for p in line.parts[max(0, i - 2) : i])


def source(line: CommaLine, i: int) -> Aside | None:
    """What names a source within part `i`: `laut X`, `nach Angaben von X`, `seiner Meinung nach`, `X zufolge`, `demnach`."""
    part, w = line.parts[i], line.w
    for m in line.matches(w.sources, part):
        return _of_sources(line, part, m)
    for m in line.matches(w.according, part):
        if found := _according(line, part, m):
            return found
    for m in line.matches(w.behind, part):
        return Aside(m.start() + line.offset, m.end() + line.offset, line.span(m), line.span(m, "who"))
    for k, word in enumerate(part.words):
        if word.low in w.zufolge and (found := _zufolge(line, part.words, k)):
            return found
        if word.low in w.hearsay and k == 0:
            return Aside(word.start, word.end, Span(word.start, word.end), None)
    return None


def _of_sources(line: CommaLine, part: Part, m: re.Match[str]) -> Aside:
    """`nach ersten Angaben der Polizei`: the genitive behind the noun says who; `nach Polizeiangaben`: the noun itself."""
    w, behind = line.w, line.behind(part, m)
    k = int(bool(behind) and behind[0].low in OF)
    genitive = k or (bool(behind) and (behind[0].low in w.genitives or behind[0].text[0].isupper()))
    end = phrase_end(behind, k, w) if genitive else k
    if end > k:
        return Aside(m.start("cue") + line.offset, behind[end - 1].end, line.span(m), Span(behind[k].start, behind[end - 1].end))
    noun = line.before(part, m)
    own = part.words[len(part.words) - len(behind) - 1] if len(noun) < len(part.words) else part.words[-1]
    return Aside(m.start("cue") + line.offset, own.end, line.span(m), Span(own.start, own.end))


def _according(line: CommaLine, part: Part, m: re.Match[str]) -> Aside | None:
    w, behind = line.w, line.behind(part, m)
    k = int(bool(behind) and behind[0].low in OF)
    end = phrase_end(behind, k, w)
    if end == k < len(behind) and "." in behind[k].text:
        end = k + 1  # an address: "laut beispiel.de"
    end = end if w.capital else _name_end(line, behind, k, end)
    if end == k or not _can_speak(line, behind[k:end], m):
        return None
    return Aside(m.start("cue") + line.offset, behind[end - 1].end, line.span(m), Span(behind[k].start, behind[end - 1].end))


def _name_end(line: CommaLine, words: Sequence[Word], k: int, end: int) -> int:
    """Behind the first name in `[k, end)` where only names have a capital: what follows one in small letters is content."""
    for j in range(k, end - 1):
        ends = words[j].capital and not words[j + 1].capital and words[j + 1].low not in line.w.links
        if ends and not line.w.speakers.fullmatch(words[j].low):
            return j + 1
    return end


def _can_speak(line: CommaLine, phrase: Sequence[Word], cue: re.Match[str]) -> bool:
    """Whether a phrase behind `according to` names who speaks: not a rule or a plan, where the word means "in line with" too."""
    w = line.w
    if w.capital or " " in cue.group("cue"):
        return True
    return any(x.capital or x.low in w.pronouns or w.speakers.fullmatch(x.low) or w.nouns.fullmatch(x.low) for x in phrase)


def _zufolge(line: CommaLine, words: Sequence[Word], k: int) -> Aside | None:
    """The source that ends right before word `k`."""
    for a in range(max(0, k - SOURCE_WORDS), k):
        if phrase_end(words, a, line.w) == k:
            return Aside(words[a].start, words[k].end, Span(words[k].start, words[k].end), Span(words[a].start, words[k - 1].end))
    return None
