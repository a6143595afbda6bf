"""Differences of force: what one passage denies, promises or generalises and the other does not, told by the cues of both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from headwater.judge.clauses import clauses
from headwater.judge.cue_tables import table
from headwater.judge.force import GROUPS, STOP, Cue, compare_force, cues, matched
from headwater.judge.lexicon import opposite
from headwater.judge.passage import Collated, Passage, Range
from headwater.judge.readiness import Near, readiness
from headwater.judge.rules import Difference
from headwater.judge.values import counts_one
from headwater.model import Span

# Languages that deny inside words and by many verbs: beside another language, five to seven of a hundred faithful lines of news
# have a negation that the other has no word for.
LOOSE = frozenset({"ja", "ko", "zh"})
# How far apart two cues may stand (tokens, in the place where each would stand on the other side) and govern the same words.
REACH = 3
# How much more or less is committed to (`cue_tables.SCALES`) from which a shade of translation is another claim among the same
# words: "should" (0.6) against "will" (1.0).
STEP = 0.35
# Words with which two others make another statement when they exchange places: "A, never B"; "more A than B".
PIVOTS = ("negation", "comparison")
BESIDE = 3  # words from such a word to either of the two

# Values that say another thing wherever they stand, and those that may stand for them in the other passage: where it has none of
# these, nothing there says the same.
LOUD = {
    "possible": {
        "possible", "potential", "able", "permitted", "conditional", "considered", "wished", "advised", "expected", "perhaps",
        "probably", "if", "unless",
    },
    "among": {"among", "some", "only"},
    "few": {"few", "some", "none", "rarely", "less", "only"},
}  # fmt: skip
# What "must not" may stand for.
FORBIDDING = frozenset(("permitted", "able", "possible", "potential", "advised"))
# Groups of words (`force.GROUPS`) that stand in every other clause: in another language those near each other are held against
# each other only where the words that they govern answer each other.
OF_HEADS = frozenset(("amount", "intensity", "comparison", "relation"))
CLAUSE = 14  # words from an "if" to the "not" of its clause
SUBJECT = 1  # word from a subject to its verb
TURNING = frozenset(("condition", "contrast", "cause", "time"))  # words by which a clause says something of the one beside it
WHOLE = 4  # words of a clause that can be left out whole: "and we shall not"
NEAR = 6  # words from "whatever" to the "may" that it governs


def claims(both: Collated, near: Near | None = None) -> tuple[list[Difference], set[int], set[int]]:
    """The differences of force, and the tokens of the report and of the source that they (or agreements) have spoken for.

    near: likeness of words by the encoder (`judge.readiness`).
    """
    mine, theirs = _cues(both.report), _cues(both.source)
    out = list(readiness(both, mine, theirs, near))
    told = (_spoken(both.report, [d.report for d in out]), _spoken(both.source, [d.source for d in out]))
    met = matched(mine, theirs, lambda a, b: _alike(both, a, b))
    answered = {c for a, b in met if a and b for c in (a, b)}
    kept = tuple({k for c in side if c in answered for k in range(c.first, c.last)} for side in (mine, theirs))
    unable = {c for a, b in met if a and b for c in _unable(a, b, mine, theirs)}
    # Where the other side has no negative word to spare, nothing there can say the same with other words.
    spare = tuple(any(c.kind in ("negation", "negative_word") and c not in answered for c in side) for side in (theirs, mine))
    reversed_ = any(_unless(a, mine, theirs) or _unless(b, theirs, mine) for a, b in met)
    for a, b in met:
        if a and b and reversed_ and {a.value, b.value} == {"if", "unless"}:
            told[0].update(range(a.first, a.last))
            told[1].update(range(b.first, b.last))
        elif a and b:
            told[0].update(range(a.first, a.last))
            told[1].update(range(b.first, b.last))
            says = "same" if _turned_round(both, a, b, told) else _says(a, b, _denied(a, mine) and _denied(b, theirs))
            if says != "same":
                sure = _alike(both, a, b) > 0 and not (both.across and GROUPS[a.kind] in OF_HEADS and not _one_head(both, a, b))
                spans = both.report.span((a.first, a.last)), both.source.span((b.first, b.last))
                out.append(Difference("force", says, *spans, kind=a.kind, content=0, sure=sure))
        elif _unless(a, mine, theirs) or _unless(b, theirs, mine):
            told[0 if a else 1].update(range((a or b).first, (a or b).last))  # type: ignore[union-attr]
        elif (a or b) and (a or b).kind == "negation" and not _same_word(both, a, b, kept):  # type: ignore[union-attr]
            found = _negation(both, a, b, told, not spare[0 if a else 1])
            out += found
    out += clauses(both, ([c for c in mine if c not in answered], [c for c in theirs if c not in answered]), told, near)
    out += _alone(both, [c for c in mine if c not in unable], [c for c in theirs if c not in unable], told)
    out += _exchanged(both, [(a, b) for a, b in met if a and b])
    return out, told[0], told[1]


def _spoken(side: Passage, spans: Sequence[Span | None]) -> set[int]:
    """The tokens that lie in spans."""
    return {k for s in spans if s for k in range(*side.within(s.start, s.end))}


def _loud(both: Collated, cue: Cue, theirs: Sequence[Cue]) -> bool:
    """Whether a cue of the report says what nothing in the source's passage can say, wherever it stands there."""
    if cue.value not in LOUD or any(c.value in LOUD[cue.value] for c in theirs):
        return False
    # "One of the": inside one language the words themselves are held against each other.
    return cue.value != "among" or (both.across and not counts_one(both.source))


def _conceded(cue: Cue, beside: Sequence[Cue]) -> bool:
    """Whether a possibility is one of all there are, which promises nothing less: "whatever may come"."""
    return cue.value == "possible" and any(c.value == "all" and 0 < cue.first - c.first <= NEAR for c in beside)


def _says(a: Cue, b: Cue, denied: bool) -> str:
    """What `compare_force` says of two cues; "step" for a shade that is another claim among the same words.

    denied: both are; what must not be done may not be done either.
    """
    if denied and a.kind == b.kind == "modality" and "obliged" in (a.value, b.value) and {a.value, b.value} & FORBIDDING:
        return "same"
    says = compare_force(a, b)
    far = a.kind == b.kind == "modality" and abs(a.level - b.level) >= STEP
    return "step" if says == "minor" and far else says


def _denied(cue: Cue, beside: Sequence[Cue]) -> bool:
    """Whether a negation stands near a cue: "must not", "dürfen den Vorsitzenden nicht"."""
    return any(c.kind == "negation" and min(abs(c.first - cue.last), abs(cue.first - c.last)) <= NEAR for c in beside)


def _turned_round(both: Collated, a: Cue, b: Cue, told: tuple[set[int], set[int]]) -> bool:
    """Whether "never" and "always" govern opposites, so that both say the same: "never forget", "always remember"."""
    denied = [c.value in ("never", "none") for c in (a, b)]
    if a.head is None or b.head is None or GROUPS[a.kind] != "amount" or denied[0] == denied[1]:
        return False
    if not opposite(both.report.tokens[a.head].form, both.source.tokens[b.head].form, both.report.language):
        return False
    told[0].add(a.head)
    told[1].add(b.head)
    return True


def _same_word(both: Collated, a: Cue | None, b: Cue | None, kept: tuple[Set[int], ...]) -> bool:
    """Whether the word of a negation without an answer stands on the other side too, where it is read with its neighbours as
    something else ("isn't it"), and answers no other there."""
    cue, there, other = (a, both.there, kept[1]) if a else (b, both.back, kept[0])
    assert cue is not None
    moved = {k for c in both.cells if c.moved for k in range(*(c.report if a else c.source))}
    return all(k in there and k not in moved and there[k] not in other for k in range(cue.first, cue.last))


def _unless(cue: Cue | None, beside: Sequence[Cue], there: Sequence[Cue]) -> bool:
    """Whether a negation is the one of "if ... not" that the other side says as "unless"."""
    if cue is None or cue.kind != "negation" or any(c.value == "unless" for c in beside):
        return False
    opened = any(c.value == "if" and c.first < cue.first <= c.first + CLAUSE for c in beside)
    return opened and any(c.kind == "condition" and c.value == "unless" for c in there)


def _unable(a: Cue, b: Cue, mine: Sequence[Cue], theirs: Sequence[Cue]) -> Iterator[Cue]:
    """The "could" of a "could not" that the other side says with one negative word: "could not hold", "gave way"."""
    for negation, word, beside in ((a, b, mine), (b, a, theirs)):
        if negation.kind == "negation" and word.kind == "negative_word":
            yield from (c for c in beside if c.value in ("potential", "able") and 0 <= negation.first - c.last <= 1)


def _exchanged(both: Collated, met: Sequence[tuple[Cue, Cue]]) -> Iterator[Difference]:
    """Two words of content that stand on either hand of a negation or comparison, the other way round than in the source."""
    for a, b in met:
        if a.kind not in PIVOTS or a.kind != b.kind or a.value != b.value:
            continue
        before = next((k for k in range(a.first - 1, max(-1, a.first - 1 - BESIDE), -1) if _weighs(both.report, k)), None)
        behind = next((k for k in range(a.last, min(len(both.report.tokens), a.last + BESIDE)) if _weighs(both.report, k)), None)
        if before is None or behind is None or not {before, behind} <= both.firm[0]:
            continue
        one, other = both.there[before], both.there[behind]
        if 0 <= one - b.last < BESIDE and 0 < b.first - other <= BESIDE:
            yield Difference("order", "exchanged", both.report.span((before, behind + 1)), both.source.span((other, one + 1)))


def _weighs(side: Passage, k: int) -> bool:
    return side.tokens[k].form not in side.light


def _cues(side: Passage) -> tuple[Cue, ...]:
    return cues(side.tokens, side.document.text, side.language)


def _alike(both: Collated, a: Cue, b: Cue) -> float:
    """1 where both govern the same word or are a pair themselves, less with every word between their places, 0 beyond `REACH`."""
    if a.head is not None and both.there.get(a.head, -1) == b.head:
        return 1.0
    apart = both.apart((a.first, a.last), (b.first, b.last))
    if a.kind != b.kind and "negative_word" in (a.kind, b.kind):
        # "Did not agree" and "refused" stand in one place; a negative word near by is about something else.
        return float(apart <= 1 or _of_subject(both, a, b) or _turned(both, a, b))
    return max(0.0, 1 - apart / (REACH + 1))


def _one_head(both: Collated, a: Cue, b: Cue) -> bool:
    """Whether two cues govern words that answer each other."""
    return a.head is not None and both.there.get(a.head, -1) == b.head


def _turned(both: Collated, a: Cue, b: Cue) -> bool:
    """Whether the negative word of one side stands for the very word that the other negates: "intolerant", "is not tolerant"."""
    negated, word, there = (a, b, both.there) if a.kind == "negation" else (b, a, both.back)
    return negated.head is not None and there.get(negated.head, -1) in range(word.first, word.last)


def _of_subject(both: Collated, a: Cue, b: Cue) -> bool:
    """Whether what one side negates is what the other's negative word says of it: "no bread", "the bread gave out"."""
    if a.kind == "negation":
        return a.head is not None and 0 < b.first - both.there.get(a.head, -9) <= SUBJECT
    return b.head is not None and 0 < a.first - both.back.get(b.head, -9) <= SUBJECT


def _negation(both: Collated, a: Cue | None, b: Cue | None, told: tuple[set[int], set[int]], sure: bool) -> list[Difference]:
    """A negation that the other side has no word for: a difference, unless the word that it governs is turned round instead."""
    cue, side, there = (a, both.report, both.there) if a else (b, both.source, both.back)
    assert cue is not None
    told[0 if a else 1].update(range(cue.first, cue.last))
    governed = [k for k in range(*cue.scope) if side.tokens[k].form not in side.light]
    head = next((k for k in governed[:3] if k in there), None)
    turned = {c.report[0] if a else c.source[0] for c in both.cells if c.relation == "antonym"}
    if head in turned:
        told[0].update(c.report[0] for c in both.cells if c.relation == "antonym")
        return []
    here = side.span((cue.first, cue.last))
    other = _answer(both, cue, head, a is not None)
    says = "added" if a else "dropped"
    loose = both.across and bool(LOOSE & {both.report.language, both.source.language})
    # What such a language denies may be said elsewhere without a negation; what another denies it denies too, or has a word for.
    sure = sure and side.language not in LOOSE if loose else sure or head is not None
    sure = sure and not (b is not None and _left_out(both, b))
    return [Difference("negation", says, here, other, sure=sure) if a else Difference("negation", says, other, here, sure=sure)]


def _left_out(both: Collated, cue: Cue) -> bool:
    """Whether the clause of the source in which a negation stands is left out whole, so that nothing is said in its place:
    ", and we shall not stop", and "that was not theirs" where "a mistake" went with it.

    A "but", an "if" or a "because" that is left out makes another claim of what stays, and so does a description that is left out
    of its noun.
    """
    known, words = table(both.source.language), both.source.tokens
    first, last = cue.first, cue.last
    while known and first and words[first].form not in known.openers and not _parted(both.source, first):
        first -= 1
    while known and last < len(words) and words[last].form not in known.openers and not _parted(both.source, last):
        last += 1
    if last - first < WHOLE or any(k in both.back for k in range(first, last)):
        return False
    if any(c.kind in TURNING and first <= c.first < last for c in _cues(both.source)):
        return False
    return _parted(both.source, first) or first - 1 not in both.back


def _parted(side: Passage, at: int) -> bool:
    """Whether punctuation stands before a token."""
    return at > 0 and bool(STOP.search(side.document.text[side.tokens[at - 1].end : side.tokens[at].start]))


def _answer(both: Collated, cue: Cue, head: int | None, in_report: bool) -> Span | None:
    """Where the other side says it without the negation: the counterpart of the word governed, with its auxiliary."""
    other, there = (both.source, both.there) if in_report else (both.report, both.back)
    place = both.place if in_report else both.place_back
    first, last = place((cue.head, cue.head + 1)) if cue.head is not None and head is None else (0, 0)
    if head is not None:
        first, last = there[head], there[head] + 1
    beside = next((there[k] for k in (cue.last - 1, cue.first - 1, cue.first - 2) if k in there), None)
    if first == last:
        return None if beside is None else other.span((beside, beside + 1))
    if beside is not None and 0 < first - beside <= 2:
        first = beside
    return other.span((first, min(last, first + 3)))


def _alone(both: Collated, mine: Sequence[Cue], theirs: Sequence[Cue], told: tuple[set[int], set[int]]) -> Iterator[Difference]:
    """Cues that nothing answers, except negations."""
    for side, cues_, spoken, there, report in (
        (both.report, mine, told[0], both.there, True),
        (both.source, theirs, told[1], both.back, False),
    ):
        for cue in cues_:
            at: Range = (cue.first, cue.last)
            if (
                cue.kind in ("negation", "negative_word")
                or any(k in spoken for k in range(*at))
                or all(k in there for k in range(*at))
            ):
                continue
            if compare_force(cue, None) == "same":
                continue
            spoken.update(range(*at))
            span = side.span(at)
            facing = both.place(at) if report else both.place_back(at)
            # "When" may stand for "if", and a word of content for another: "approximately" for "nearly", "argued" for "suggested".
            replaced = facing[0] < facing[1] if cue.kind == "condition" else _replaced(both, at, facing, in_report=report)
            sure = cue.head is not None and cue.head in there and not replaced
            loud = report and _loud(both, cue, theirs)
            says = "unanswered" if loud and cue.value == "among" else "added" if report else "dropped"
            yield Difference(
                "force", says, span if report else None, None if report else span,
                kind=cue.kind, value=cue.value, content=0, sure=(sure or loud) and not _conceded(cue, cues_),
            )  # fmt: skip


def _replaced(both: Collated, at: Range, facing: Range, *, in_report: bool) -> bool:
    """Whether a cue that is a word of content has such a word without a counterpart in its place."""
    side, other, paired = (both.report, both.source, both.back) if in_report else (both.source, both.report, both.there)
    return any(_weighs(side, k) for k in range(*at)) and any(_weighs(other, k) and k not in paired for k in range(*facing))
