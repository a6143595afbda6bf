"""Attribution of indirect speech: heads (`X said that`), closing clauses (`, she said on Monday.`), sources (`according to X`).

A head needs a complementizer behind its verb, or a subject that speaks: a pronoun, a name, a noun of saying.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from headwater.model import Record, Span
from headwater.quotes.cues import NEVER, Cues
from headwater.quotes.frames import words
from headwater.text.credits import outlet

SUBJECT_WORDS = 22  # "On 14 November, X, chief of the Y of Z, said that": longer subjects hold content
PLAIN_SUBJECT_WORDS = 9  # without a complementizer behind the verb the subject must be plain
TAIL_WORDS = 12  # place, time and addressee behind the verb of a closing clause
INTRODUCTION_WORDS = 10
BETWEEN_WORDS = 8  # between a verb and its `that`
LEADING_WORDS = 6  # "On Monday in Rome, X said that": more before the comma is a clause with content
NOUN_WITHIN_WORDS = 6  # "says the joint editorial that three papers published ..."
LEAST_CONTENT_WORDS = 3  # what is left of a sentence for content
REACH_CHARS = 400  # heads stand near the beginning, closing clauses near the end; keeps this linear on endless sentences
SPACE = " \t\r\n\u00a0\u202f\u3000"
LEAD = SPACE + ",，、،;—–-"


@dataclass(frozen=True, slots=True)
class Attribution(Record):
    """Words that attribute; cue: their reporting verb.

    kind: `clause` beside or behind the content; `head` before it (of a directive the subject only: its content may begin at the
    verb); `introduction` that leads up to a quotation; `source` the credit of the report itself.
    """

    start: int
    end: int
    kind: str
    cue: Span | None = None


def indirect(text: str, start: int, end: int, cues: Cues) -> list[Attribution]:
    """Attribution of a sentence, or the rest of one, without a direct quotation beside it."""
    out = [*_according(text, start, end, cues), *_zufolge(text, start, end, cues)]
    if tail := _closing(text, start, end, cues):
        out.append(tail)
    if not out or out[0].start > start:
        stop = min([end, *(x.start for x in out if x.start > start)])
        out.extend(_heads(text, start, stop, cues))
        if not out and words(text[start:end]) <= INTRODUCTION_WORDS and text[start:end].rstrip(SPACE).endswith((":", "：")):
            verb = cues.framing.search(text, start, end)
            out.extend([Attribution(start, end, "introduction", cue_span(verb))] if verb else [])
    return out


def _according(text: str, start: int, end: int, cues: Cues) -> Iterator[Attribution]:
    """`according to X`: from the phrase to the next comma or the end; at the head of a sentence, to its first comma."""
    for m in cues.according.finditer(text, start, end):
        if end - m.end() > REACH_CHARS and not re.compile("[,،，;；]").search(text, m.end(), m.end() + REACH_CHARS):
            continue
        opens = m.start() - start < REACH_CHARS and not text[start : m.start()].strip(LEAD + '“"«(')
        comma = _last_before(text, m.start()) in (",", "،", "，", "(")
        close = _phrase_end(text, m.end(), min(end, m.end() + REACH_CHARS))
        if (opens and (close == end or text[close] not in ",،，")) or words(text[m.end() : close]) > SUBJECT_WORDS:
            continue
        if cues.relative.match(text, m.end() + 1):
            continue  # French "selon lesquelles"
        if not (opens or comma or not text[close : min(end, close + REACH_CHARS)].strip(SPACE + ".。")):
            continue
        begin = m.start() if opens or not comma else _end_before(text, m.start()) - 1
        kind = _beside(text[m.end() : close], cues)
        yield Attribution(begin, min(end, close + 1), kind, Span(m.start("cue"), m.end("cue")))


def _zufolge(text: str, start: int, end: int, cues: Cues) -> Iterator[Attribution]:
    """`dem Ministerium zufolge`: at the head of a sentence, or between commas."""
    for m in cues.zufolge.finditer(text, start, end):
        comma = max(text.rfind(c, start, m.start()) for c in ",，،")
        begin = comma if comma >= 0 else start
        if words(text[begin : m.start()]) <= PLAIN_SUBJECT_WORDS:
            close = m.end() + (text[m.end() : m.end() + 1] in (",", "，"))
            kind = _beside(text[begin : m.start()], cues)
            yield Attribution(begin, close, kind, Span(m.start("cue"), m.end("cue")))


def _end_before(text: str, at: int) -> int:
    """Where the last word or mark before a place ends."""
    while at > 0 and text[at - 1] in SPACE:
        at -= 1
    return at


def _last_before(text: str, at: int) -> str:
    end = _end_before(text, at)
    return text[end - 1 : end]


def _phrase_end(text: str, start: int, end: int) -> int:
    """The comma that ends a noun phrase (not one inside brackets), or the end."""
    depth = 0
    for at in range(start, end):
        depth += (text[at] in "(（") - (text[at] in ")）")
        if depth <= 0 and text[at] in ",،，;；":
            return at
    return end


def _closing(text: str, start: int, end: int, cues: Cues) -> Attribution | None:
    """The clause that closes a sentence and attributes it: `, she said on Monday.`, `, betonte die Managerin.`, `, says X of Y.`"""
    body_end = start + len(text[start:end].rstrip(SPACE + ".。!?…:："))
    start = max(start, body_end - REACH_CHARS)
    commas = [start + m.start() for m in re.finditer(r"[,،，]|\s[—–](?=\s)", text[start:body_end])]
    for verb in sorted(
        (*cues.reporting.finditer(text, start, body_end), *cues.so.finditer(text, start, body_end)), key=lambda m: m.start()
    ):
        if cues.so.fullmatch(verb.group()) and _last_before(text, verb.start()) != ",":
            continue
        before = [c for c in commas if c < verb.start()]
        if not before or cues.that.search(text, verb.end(), body_end) or words(text[start : before[-1]]) < 2:
            continue
        subject = text[before[-1] + 1 : verb.start()].strip(LEAD)
        rest = text[verb.end() : body_end].strip(SPACE)
        if rest[:1] in (",", "،") and cues.participle.fullmatch(rest[1:].strip()):
            rest = ""  # ", the paper says, adding:"
        at = before[-1]
        if not subject and len(before) > 1 and cues.participle.match(text, verb.start()) is None and not _verb_first(rest, cues):
            at, subject = before[-2], text[before[-2] + 1 : verb.start()].strip(LEAD)  # ", X, the head of Y, said."
        if _attributes(subject, rest, verb, cues) and words(text[start:at]) >= 2:
            return Attribution(at, end, _beside(subject or rest, cues), cue_span(verb))
    return None


def _beside(who: str, cues: Cues) -> str:
    """The kind of an attribution beside its content: an outlet is the source of the report itself."""
    return "source" if outlet(who, cues.language) else "clause"


def _verb_first(rest: str, cues: Cues) -> bool:
    """Whether the words behind a verb hold its subject (`says the editorial`)."""
    first = rest.split(" ", 1)[0] if rest else ""
    return bool(rest) and cues.adverbial.fullmatch(first) is None


def _attributes(subject: str, rest: str, verb: re.Match[str], cues: Cues) -> bool:
    """Whether subject, verb and the words behind it only say who said it, and where and when."""
    cue = verb.group("cue")
    if cues.participle.fullmatch(cue):
        return not rest
    last = _last_word(subject)
    if (
        words(subject) > PLAIN_SUBJECT_WORDS
        or cues.breaks.match(subject)
        or cues.relative.match(subject)
        or cues.relative.search(last)
    ):
        return False
    if cues.weak.fullmatch(cue) and not (_speaks(last, cues) or (not subject and cues.nouns.search(rest))):
        return False
    if not subject:
        inner = cues.pronouns.search(cue) is not None  # the verb has its subject with it: "hieß es", "a-t-elle dit"
        return _is_subject(rest, cues) or (inner and (not rest or cues.adverbial.match(rest) is not None))
    if not rest:
        return True
    return words(rest) <= TAIL_WORDS and (cues.adverbial.match(rest) is not None or rest[:1].isupper())


def _is_subject(rest: str, cues: Cues) -> bool:
    """Whether the words behind a verb at the head of a closing clause name who speaks: a pronoun, a name, a noun of saying."""
    pronoun = cues.pronouns.match(rest)
    if pronoun:
        behind = rest[pronoun.end() :].strip()
        return not behind or cues.adverbial.match(behind) is not None or words(behind) <= 3
    if words(rest) > TAIL_WORDS:
        noun = cues.nouns.search(rest)
        return noun is not None and words(rest[: noun.start()]) <= NOUN_WITHIN_WORDS
    if not cues.spaced:
        return False  # in Chinese and Thai the subject stands first
    cased = rest[:1].upper() != rest[:1].lower()
    named = not cased or re.search(r"(?:^|\s)[^\W\d_a-zà-öø-ÿа-яё]", rest) or cues.nouns.search(rest)
    return bool(rest) and bool(named) and not cues.adverbial.fullmatch(_last_word(rest))


def _speaks(word: str, cues: Cues) -> bool:
    """Whether a verb behind this word can be a verb: behind a pronoun, a name or a noun of saying, not behind an adjective."""
    return bool(cues.pronouns.fullmatch(word) or cues.nouns.fullmatch(word) or word[:1].isupper())


def _last_word(text: str) -> str:
    return text.rsplit(" ", 1)[-1].strip(",")


def _heads(text: str, start: int, end: int, cues: Cues) -> Iterator[Attribution]:
    """Heads of indirect speech: `X said that`, `It called`, and further on `, and added that`."""
    at, first = start, True
    for verb in cues.framing.finditer(text, start, end):
        if verb.start() < at:
            continue
        found = _head(text, at, end, verb, first, cues)
        if found:
            yield found
            at, first = found.end, False
        if verb.start() - start > REACH_CHARS:
            return


def _head(text: str, start: int, end: int, verb: re.Match[str], first: bool, cues: Cues) -> Attribution | None:
    cue = verb.group("cue")
    a = start + len(text[start:end]) - len(text[start:end].lstrip(LEAD))
    behind = verb.end() + len(text[verb.end() : end]) - len(text[verb.end() : end].lstrip(SPACE + ",،，:："))
    that = cues.that.match(text, behind) or _that_after_adverbial(text, verb, behind, end, cues)
    if words(text[(that.end() if that else verb.end()) : end]) < LEAST_CONTENT_WORDS - 1:
        return None
    before = text[a : verb.start()].rstrip()
    last = _last_word(before)
    if cues.relative.fullmatch(last) and not cues.pronouns.fullmatch(last):
        return None  # "to say that", "who say that"
    if cues.participle.fullmatch(cue) and before.endswith((",", "،")):
        return Attribution(_end_before(text, verb.start()) - 1, that.end(), "head", cue_span(verb)) if that else None
    if that is None:
        return _plain_head(text, a, behind, verb, cues) if first else None
    clause = clause_start(text, a, verb.start(), cues)
    if clause == a and (
        not first or cues.reporting.search(text, a, verb.start())
    ):  # a verb further on: what stands before its own comma or conjunction is content
        comma = max(text.rfind(c, a, verb.start()) for c in (",", "،", "，"))
        clause = max([comma, *(m.start() for m in cues.breaks.finditer(text, a, verb.start()))])
    if clause < 0 or not cues.reporting.fullmatch(cue) or words(text[clause : verb.start()]) > SUBJECT_WORDS:
        return None
    if cues.weak.fullmatch(cue) and not (_speaks(last, cues) and cues.that.match(text, behind)):
        return None
    return Attribution(clause, that.end(), "head", cue_span(verb))


def _plain_head(text: str, start: int, behind: int, verb: re.Match[str], cues: Cues) -> Attribution | None:
    """A head without a complementizer; its subject must be a pronoun, a name or a noun of saying, short and without a verb."""
    cue, subject = verb.group("cue"), text[start : verb.start()].strip(LEAD)
    issued = cues.texts.search(subject)  # "The joint statement by A and B calls for": a text may have a long name
    short = words(subject) <= PLAIN_SUBJECT_WORDS and not cues.framing.search(subject)
    long = issued and words(subject[: issued.start()]) <= PLAIN_SUBJECT_WORDS and words(subject) <= SUBJECT_WORDS
    if not subject or not (short or long) or cues.finite.match(text, behind):
        return None
    speaks = not cues.spaced or cues.pronouns.fullmatch(subject) or cues.nouns.search(subject) or _is_name(subject)
    if cues.directive.fullmatch(cue) and (speaks or cues.texts.search(_last_word(subject))):
        return Attribution(start, verb.start(), "head", cue_span(verb))
    if not speaks:
        return None
    gap = text[verb.end() : behind].strip()
    if cues.naming.fullmatch(cue) or (cues.saying.fullmatch(cue) and (gap or not cues.adverbial.match(text, behind))):
        return Attribution(start, behind if gap else verb.end(), "head", cue_span(verb))
    return None


def _is_name(subject: str) -> bool:
    """Whether a subject is a name: all its words begin with a capital."""
    return all(w[0].isupper() for w in re.findall(r"[^\W\d_]+", subject))


def _that_after_adverbial(text: str, verb: re.Match[str], start: int, end: int, cues: Cues) -> re.Match[str] | None:
    """`that` behind place, time or addressee of the saying ("told reporters in Rome on Monday that")."""
    that = cues.that.search(text, start, end)
    if that is None or words(text[start : that.start()]) > BETWEEN_WORDS or re.search(r"[:;“\"«]", text[verb.end() : that.start()]):
        return None
    if cues.addressees is NEVER:
        return that
    if text[verb.end() : start].strip():  # "are acts of courage, he said, whether"
        return None
    return that if cues.adverbial.match(text, start) or cues.addressees.fullmatch(verb.group("cue")) else None


def cue_span(verb: re.Match[str] | None) -> Span | None:
    return Span(verb.start("cue"), verb.end("cue")) if verb else None


def clause_start(text: str, start: int, verb: int, cues: Cues) -> int:
    """Where the clause of a verb begins: behind the last semicolon, at the last comma with a conjunction, or at the comma before
    its subject where more than a few words stand before that ("When the ship had left the harbour at last, Mr X said")."""
    best = start
    commas: list[int] = []
    for m in re.finditer(r"[;；(]\s*|[,，]\s*", text[start:verb]):
        at = start + m.end()
        if m.group()[0] in ";；(" or cues.breaks.match(text, at):
            best, commas = at, []
        else:
            commas.append(start + m.start())
    if commas and (not text[commas[-1] : verb].strip(LEAD) or cues.adverbial.match(text, commas[-1] + 2)):
        commas = commas[:-2]  # "X, chief of Y, said", "X, chief of Y, in an interview said": the commas hold an apposition
    if commas and words(text[best : commas[-1]]) > LEADING_WORDS:
        return commas[-1]
    return best
