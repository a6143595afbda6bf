"""Attribution of indirect speech: heads (`X said that`), closing clauses (`, she said on Monday.`), sources (`according to X`).

A head needs a complementizer behind its verb, or a subject that speaks: a pronoun, a name, a noun of saying.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from headwater.model import Record, Span
from headwater.quotes.cues import Cues
from headwater.quotes.speakers import words

SUBJECT_WORDS = 22  # "On 14 November, X, chief of the Y of Z, said that": longer subjects hold content
PLAIN_SUBJECT_WORDS = 9  # without a complementizer behind the verb the subject must be plain
TAIL_WORDS = 12  # place, time and addressee behind the verb of a closing clause
INTRODUCTION_WORDS = 10
LEAST_CONTENT_WORDS = 3  # what is left of a sentence for content
HEAD_REACH_CHARS = 400  # heads stand near the beginning; the bound keeps this linear on endless sentences
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
    out = list(_according(text, start, end, cues))
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
        opens = not text[start : m.start()].strip(LEAD + '“"«(')
        comma = text[: m.start()].rstrip(SPACE)[-1:] in (",", "،", "，", "(")
        close = _phrase_end(text, m.end(), end)
        if (opens and (close == end or text[close] not in ",،，")) or words(text[m.end() : close]) > SUBJECT_WORDS:
            continue
        if not (opens or comma or not text[close:end].strip(SPACE + ".。")):
            continue
        begin = m.start() if opens or not comma else len(text[: m.start()].rstrip(SPACE)) - 1
        kind = (
            "source"
            if cues.agencies.search(text, m.end(), close) or re.search(r"\([A-Z]{2,6}\)", text[m.end() : close])
            else "clause"
        )
        yield Attribution(begin, min(end, close + 1), kind, Span(m.start("cue"), m.end("cue")))


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
    commas = [start + m.start() for m in re.finditer(r"[,،，]|\s[—–](?=\s)", text[start:body_end])]
    for verb in sorted(
        (*cues.reporting.finditer(text, start, body_end), *cues.so.finditer(text, start, body_end)), key=lambda m: m.start()
    ):
        if cues.so.fullmatch(verb.group()) and text[: verb.start()].rstrip()[-1:] != ",":
            continue
        before = [c for c in commas if c < verb.start()]
        if not before or cues.that.search(text, verb.end(), body_end) or words(text[start : before[-1]]) < LEAST_CONTENT_WORDS:
            continue
        subject = text[before[-1] + 1 : verb.start()].strip(LEAD)
        rest = text[verb.end() : body_end].strip(SPACE)
        if rest[:1] in (",", "،") and cues.participle.fullmatch(rest[1:].strip()):
            rest = ""  # ", the paper says, adding:"
        at = before[-1]
        if not subject and len(before) > 1 and cues.participle.match(text, verb.start()) is None and not _verb_first(rest, cues):
            at, subject = before[-2], text[before[-2] + 1 : verb.start()].strip(LEAD)  # ", X, the head of Y, said."
        if _attributes(subject, rest, verb, cues) and words(text[start:at]) >= LEAST_CONTENT_WORDS:
            return Attribution(at, end, "clause", cue_span(verb))
    return None


def _verb_first(rest: str, cues: Cues) -> bool:
    """Whether the words behind a verb hold its subject (`says the editorial`)."""
    first = rest.split(" ", 1)[0] if rest else ""
    return bool(rest) and cues.adverbial.fullmatch(first) is None


def _attributes(subject: str, rest: str, verb: re.Match[str], cues: Cues) -> bool:
    """Whether subject, verb and the words behind it only say who said it, and where and when."""
    if cues.participle.fullmatch(verb.group("cue")):
        return not rest
    if words(subject) > PLAIN_SUBJECT_WORDS or cues.breaks.match(subject) or cues.relative.search(subject.rsplit(" ", 1)[-1]):
        return False
    if cues.weak.fullmatch(verb.group("cue")) and not (
        cues.pronouns.fullmatch(subject) or cues.nouns.search(subject + " " + rest) or not rest
    ):
        return False
    if not subject:
        return bool(rest) and (words(rest) <= TAIL_WORDS or cues.nouns.search(rest) is not None)
    if not rest:
        return True
    return words(rest) <= TAIL_WORDS and (
        cues.adverbial.match(rest) is not None or (words(rest) <= TAIL_WORDS and rest[:1].isupper())
    )


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
        if verb.start() - start > HEAD_REACH_CHARS:
            return


def _head(text: str, start: int, end: int, verb: re.Match[str], first: bool, cues: Cues) -> Attribution | None:
    a = start + len(text[start:end]) - len(text[start:end].lstrip(LEAD))
    behind = verb.end() + len(text[verb.end() : end]) - len(text[verb.end() : end].lstrip(SPACE + ",،，:："))
    that = cues.that.match(text, behind) or _that_after_adverbial(text, behind, end, cues)
    if words(text[(that.end() if that else verb.end()) : end]) < LEAST_CONTENT_WORDS - 1:
        return None
    before = text[a : verb.start()].rstrip()
    last = before.rsplit(" ", 1)[-1].strip(",")
    if cues.relative.fullmatch(last) and not cues.pronouns.fullmatch(last):
        return None
    if cues.participle.fullmatch(verb.group("cue")) and before.endswith((",", "،")):
        return Attribution(len(text[: verb.start()].rstrip()) - 1, that.end(), "head", cue_span(verb)) if that else None
    clause = clause_start(text, a, verb.start(), cues) if that else a
    if clause == a and not first:  # a verb further on: what stands before its own comma or conjunction is content
        comma = max(text.rfind(c, a, verb.start()) for c in (",", "،", "，"))
        joined = [m.start() for m in cues.breaks.finditer(text, a, verb.start())]
        clause = max([comma, *joined])
        if clause < 0:
            return None
    subject = text[clause : verb.start()].strip(LEAD)
    if that:
        reports = cues.reporting.fullmatch(verb.group("cue")) is not None
        if reports and words(subject) <= SUBJECT_WORDS:
            return Attribution(clause, that.end(), "head", cue_span(verb))
        return None
    text_noun = cues.texts.search(subject)
    issued = text_noun and words(subject[: text_noun.start()]) <= PLAIN_SUBJECT_WORDS and words(subject) <= SUBJECT_WORDS
    if not first or not subject or ((words(subject) > PLAIN_SUBJECT_WORDS or cues.framing.search(subject)) and not issued):
        return None
    return _plain_head(text, a, behind, subject, verb, cues)


def _plain_head(text: str, start: int, behind: int, subject: str, verb: re.Match[str], cues: Cues) -> Attribution | None:
    """A head without a complementizer; its subject must be a pronoun, a name or a noun of saying."""
    cue = verb.group("cue")
    if cues.texts.search(subject.rsplit(" ", 1)[-1]) and cues.directive.fullmatch(cue):
        return Attribution(start, verb.start(), "head", cue_span(verb))
    speaks = not cues.spaced or cues.pronouns.fullmatch(subject) or cues.nouns.search(subject) or _is_name(subject)
    if not speaks:
        return None
    if cues.directive.fullmatch(cue):
        return Attribution(start, verb.start(), "head", cue_span(verb))
    punctuated = (
        text[verb.end() : behind].strip()[:1] in (",", ":", "，", "：", "،") if text[verb.end() : behind].strip() else False
    )
    if cues.naming.fullmatch(cue) or (cues.saying.fullmatch(cue) and (punctuated or not cues.adverbial.match(text, behind))):
        return Attribution(start, behind if punctuated else verb.end(), "head", cue_span(verb))
    return None


def _is_name(subject: str) -> bool:
    """Whether a subject is a name: all its words begin with a capital."""
    return all(w[0].isupper() for w in re.findall(r"[^\W\d_]+", subject))


def _that_after_adverbial(text: str, start: int, end: int, cues: Cues) -> re.Match[str] | None:
    """`that` behind place, time or addressee of the saying ("told reporters in Rome on Monday that")."""
    that = cues.that.search(text, start, end)
    if that is None or words(text[start : that.start()]) > 8 or re.search(r"[:;]", text[start : that.start()]):
        return None
    return that


def cue_span(verb: re.Match[str] | None) -> Span | None:
    return Span(verb.start("cue"), verb.end("cue")) if verb else None


def clause_start(text: str, start: int, verb: int, cues: Cues) -> int:
    """Where the clause of a verb begins: behind the last semicolon, or at the last comma with a conjunction, before it."""
    best = start
    for m in re.finditer(r"[;；]\s*|[,，]\s*(?=\w)", text[start:verb]):
        at = start + m.end()
        if m.group()[0] in ";；" or cues.breaks.match(text, at):
            best = at
    return best
