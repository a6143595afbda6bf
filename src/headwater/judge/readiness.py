"""Readiness for an act where the other passage tells the act itself: "in combat readiness" for "are fighting".

To stand ready, to plan or to practise promises an act and does not do it. The cues are those of `posture`; the act is the word
that a cue governs; whether its counterpart is told as done is read from the form of that word (`told` of the language's table).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from headwater.align.collation import FORM, Matrix
from headwater.judge.cue_tables import table
from headwater.judge.force import Cue
from headwater.judge.lexicon import UNSPACED, related
from headwater.judge.passage import Collated, Passage, Range
from headwater.judge.rules import Difference
from headwater.judge.wordnet import bases, noun_kind
from headwater.model import Span

# (words, other words) -> cosines of their vectors.
Near = Callable[[Sequence[str], Sequence[str]], Matrix]

REACH = 7  # words from a cue to the act that it governs: "ready at the old pier to search"
REACH_BACK = 3  # the same where the act stands before the cue
REACH_CHARS = 4  # the same in a script without spaces
CLOSE = 0.6  # cosine of two words' vectors from which they may name one act (`align.collation.Collating.closeness`)
# What the lexicon says of two words that name one act.
ONE_ACT = frozenset((*FORM, "synonym", "derived", "broader", "narrower"))
# Cues under which an act is not told as done.
TO = frozenset(("to", "for", "zu", "fur", "te", "voor"))
AR_FOR_THE, AR_THE = "لل", "ال"  # "for the" and "the", written on to the front of a word
ACTS = (4, 11)  # kinds of nouns for acts and events (`wordnet.noun_kind`)
KANA = re.compile("[\u3040-\u309f]")
STEM = 4  # first letters that two forms of one word share in languages of many endings
BESIDE = 6, 3  # characters before and behind a word of a script without spaces that say how it is told
WITHHELD = ("modality", "hedge", "condition", "negation", "negative_word", "posture")


@dataclass(frozen=True, slots=True)
class _Act:
    """A word that may name an act. at: its tokens, or those of the word that it is a part of."""

    at: Range
    word: str


def readiness(both: Collated, mine: Sequence[Cue], theirs: Sequence[Cue], near: Near | None = None) -> Iterator[Difference]:
    """Acts that one passage is only ready for and the other tells as done; at most one a passage, since both tell it once.

    mine, theirs: the cues of the report and of the source. near: likeness of words by the encoder, which finds the act's
    counterpart where the lexicon knows nothing of the two words; without it only the lexicon is asked.
    """
    for side, other, cues, there, added in (
        (both.report, both.source, mine, theirs, True),
        (both.source, both.report, theirs, mine, False),
    ):
        ready = [c for c in cues if c.kind == "posture"]
        if not ready or any(c.kind == "posture" for c in there):
            continue
        done = _done(other, there)
        own = _done(side, cues)
        for cue in ready:
            met = _met(_acts(side, cue), done, (side, other), near)
            if met is None or met[1].word in {a.word for a in own} or _met([met[1]], own, (other, side), near):
                continue
            here = side.span((min(cue.first, met[0].at[0]), max(cue.last, met[0].at[1])))
            facing = other.span(met[1].at)
            yield _difference(here, facing) if added else _difference(facing, here, "dropped")
            return


def _difference(report: Span, source: Span, says: str = "added") -> Difference:
    return Difference("act", says, report, source, kind="posture", value="ready", content=0)


def _acts(side: Passage, cue: Cue) -> list[_Act]:
    """The words of content that a cue governs, nearest first; the one on its other hand; what its own word holds of an act."""
    known = table(side.language)
    assert known is not None  # it has given the cue
    found = []
    for k in range(cue.first, cue.last):
        if known.inside and (part := known.inside.fullmatch(side.tokens[k].form)):
            found.append(_Act((k, k + 1), part[1]))
    for step, start, reach in (
        (1, cue.last, REACH if known.governs != "before" else 1),
        (-1, cue.first - 1, REACH_BACK if known.governs != "after" else 1),
    ):
        for at in range(start, start + step * (REACH_CHARS if side.language in UNSPACED else reach), step):
            if not 0 <= at < len(side.tokens) or _parted(side, at, at - step) or side.tokens[at].form in known.openers:
                break
            if side.tokens[at].form not in side.light and _may_be_act(side.tokens[at].form, side.language):
                found += _units(side, at)
    return found


def _may_be_act(form: str, language: str | None) -> bool:
    """Whether a word may name what somebody does: of English a verb, or a noun for an act or an event; of others any."""
    read = bases(form) if language == "en" else ()
    return not read or any(pos == "v" for pos, _ in read) or noun_kind(form) in ACTS


def _parted(side: Passage, at: int, beside: int) -> bool:
    """Whether a mark stands between two neighbours; a hyphen does not part them, nor does the comma before a German infinitive."""
    first, last = sorted((at, beside))
    between = side.document.text[side.tokens[first].end : side.tokens[last].start]
    return bool(between.strip(" \t\n-‐‑" + "," * (side.language == "de")))


def _units(side: Passage, at: int) -> list[_Act]:
    """The word that begins at a token: in a script without spaces two characters."""
    form = side.tokens[at].form
    if side.language not in UNSPACED:
        return [_Act((at, at + 1), AR_THE + form.removeprefix(AR_FOR_THE) if form.startswith(AR_FOR_THE) else form)]
    pair = "".join(t.form for t in side.tokens[max(0, at) : at + 2])
    # Endings are written in kana: no act is.
    return [_Act((at, at + 2), pair)] if len(pair) == 2 and not KANA.search(pair) else []


def _done(side: Passage, cues: Sequence[Cue]) -> list[_Act]:
    """The words of a passage that tell what is or was done, and that no cue makes less than that."""
    known = table(side.language)
    if known is None or known.told is None:
        return []
    withheld = {k for c in cues if c.kind in WITHHELD and c.value != "surely" for k in range(*c.scope)}
    return [
        act
        for k in range(len(side.tokens))
        if side.tokens[k].form not in side.light and k not in withheld
        for act in _units(side, k)
        if known.told.search(_around(side, act))
    ]


def _around(side: Passage, act: _Act) -> str:
    """ "word before|word|word behind", as `Table.told` reads it; of a script without spaces a few characters."""
    before, behind = BESIDE if side.language in UNSPACED else (1, 1)
    first, last = act.at
    return "|".join(
        "".join(side.document.text[t.start : t.end] for t in side.tokens[max(0, a) : b]).replace("’", "'")
        for a, b in ((first - before, first), (first, last), (last, last + behind))
    )


def _met(acts: Sequence[_Act], done: Sequence[_Act], sides: tuple[Passage, Passage], near: Near | None) -> tuple[_Act, _Act] | None:
    """The first act that a word of the other passage names too, with that word.

    sides: the passages of the acts and of the words told as done.
    """
    language = sides[0].language if sides[0].language == sides[1].language else None
    pairs = [(a, d) for a in acts for d in done if a.word != d.word or _named(sides[0], a)]
    if language:
        for a, d in pairs:
            if _one_act(a.word, d.word, language):
                return a, d
    if near is None or not pairs:
        return None
    close = near([a.word for a in acts], [d.word for d in done])
    best = max(pairs, key=lambda p: close[acts.index(p[0]), done.index(p[1])])
    return best if close[acts.index(best[0]), done.index(best[1])] >= CLOSE else None


def _named(side: Passage, act: _Act) -> bool:
    """Whether a word can be an act though the other passage has it in the same form: "to fight", and not who fights."""
    return side.language in UNSPACED or (act.at[0] > 0 and side.tokens[act.at[0] - 1].form in TO)


def _one_act(a: str, b: str, language: str) -> bool:
    """Whether two words of one language name one act, as far as the lexicon or their stems tell."""
    inflected = language != "en" and min(len(a), len(b)) > STEM and a[:STEM] == b[:STEM]
    return a == b or inflected or related(a, b, language) in ONE_ACT
