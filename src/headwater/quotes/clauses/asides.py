"""Clauses and phrases beside what they attribute: "..., she said on Monday.", "..., said the mayor", "according to X"."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.quotes.clauses.extents import BREAKS, DASHES, STOPS, Reading, Told, clausal
from headwater.quotes.clauses.subjects import Subject
from headwater.quotes.clauses.verb_groups import Group

SWALLOWED = ("object", "infinitive", "directive", "asked", "reputed")  # a clause that attributes the whole sentence takes them in
NAME_TOKENS = 20
LEAST_TOKENS = 2  # of content before an attributing clause


def behind_quote(r: Reading, at: int) -> bool:
    """Whether token `at` follows a direct quotation, a comma between them or none."""
    return r.quote(at - 1) or (r.low(at - 1) == "," and r.quote(at - 2))


def inverted(r: Reading, at: int) -> Subject | None:
    """The subject behind its verb ("..., said the mayor, who"), from token `at`; None where what follows is a clause."""
    if at >= r.end:
        return None
    token, grammar = r.tokens[at], r.grammar
    if r.any(at, "subjects"):
        alone = at + 1 >= r.end or r.low(at + 1) in (",", ".") or r.any(at + 1, "prepositions", "times")
        return Subject(at, at, at) if alone else None
    if token.kind != "word" or r.any(at, "times") or not (token.capital or r.any(at, "determiners") or grammar.nominal(token)):
        return None
    k = at
    while k < min(r.end, at + NAME_TOKENS):
        if r.low(k) in (*STOPS, "(") or r.quote(k) or (k > at and r.any(k, "times", "relatives", "questions")):
            break
        if (grammar.auxiliary(r.tokens[k]) and r.low(k) != "'s") or r.any(k, "subjects") or r.low(k) in ("that", "to"):
            return None
        if k > at and r.any(k, "prepositions", "subordinators") and r.low(k) not in ("of", "for"):
            break
        k += 1
    last = k - 1
    while last > at and (grammar.adverb(r.tokens[last]) or r.tokens[last].kind == "stop"):
        last -= 1
    return Subject(at, last, at)


def only_frames(r: Reading, at: int) -> bool:
    """Whether the words from `at` to the next stop are only time, place and addressee."""
    k = at
    while k < r.end and r.low(k) not in STOPS and not r.quote(k):
        token = r.tokens[k]
        if (
            (r.grammar.auxiliary(token) and token.low != "'s")
            or (r.any(k, "subjects") and token.low != "it")
            or token.low == "that"
        ):
            return False
        if k == at and not (
            r.any(k, "prepositions", "objects", "times") or r.grammar.adverb(token) or token.low in ("reporters", "when", "while")
        ):
            return False
        k += 1
    return True


def aside(r: Reading, group: Group, subject: Subject, out: Sequence[Told]) -> Told | None:
    """A clause that attributes what stands before it, or around it; None where it leads up to a quotation or is no aside."""
    if not subject.clause or subject.relative or r.low(subject.clause - 1) not in (*BREAKS, "(") or r.quote(subject.clause - 1):
        return None
    at = group.last + 1
    if "person" in group.takes and not r.any(at, "prepositions"):
        k = at
        while (
            k < r.end
            and r.low(k) not in (*STOPS, "that", "to")
            and not r.quote(k)
            and not (r.grammar.auxiliary(r.tokens[k]) or r.any(k, "subjects"))
        ):
            k += 1
        at = k if k >= r.end or r.low(k) in STOPS or r.quote(k) else at
    if not only_frames(r, at):
        return None
    k = at
    while k < len(r.tokens) and r.low(k) not in STOPS and not r.quote(k):
        k += 1
    if r.low(k) == ":" or r.quote(k) or (r.quote(k + 1) and not clausal(r, _begin(out, subject.clause - 1), subject.clause - 1)):
        return None
    return closing(r, group, subject.clause, subject, at, out)


def _begin(out: Sequence[Told], stop: int) -> int:
    """Where content before token `stop` can begin: behind the statement before."""
    kept = [t for t in out[-2:] if t.kind not in SWALLOWED and t.content[0][0] < stop]
    return max(kept[-1].content[-1][1], kept[-1].cue[1] + 1) if kept else 0


def closing(r: Reading, group: Group, clause: int, subject: Subject, at: int, out: Sequence[Told]) -> Told | None:
    """The statement before an attributing clause that begins at token `clause`, and behind it where the clause interrupts it.

    at: the token behind the verb and its subject.
    """
    stop = clause - 1
    while stop > 0 and r.low(stop - 1) in BREAKS:
        stop -= 1
    start = _begin(out, stop)
    if start > stop:
        return None
    for k in range(stop - 1, start - 1, -1):
        if r.quote(k) or (r.low(k) in DASHES and r.low(at) in DASHES):
            start = k + 1
            break
    k = at
    while k < r.end and r.low(k) not in (*BREAKS, ";"):
        k += 1
    ends = k + 1 >= r.end
    whole = ends or _finite(r, k + 1) or clausal(r, start, stop)  # behind "X, she said, would ..." the first part is the subject
    content = [(start, stop)] if start < stop and whole else []
    if not ends and r.low(k) in BREAKS and not r.quote(k + 1) and subject.last < group.first and _goes_on(r, start, stop, k + 1):
        content.append((k + 1, r.end))
    if not content or content[0][1] - content[0][0] < LEAST_TOKENS:
        return None
    return Told(tuple(content), (group.verb, group.last), (subject.first, subject.last), "closing", clause)


def _finite(r: Reading, at: int) -> bool:
    """Whether a verb stands at token `at`: an auxiliary, or a form of a common verb or one in -ed."""
    return r.grammar.auxiliary(r.tokens[at]) or r.any(at, "took") or r.low(at).endswith("ed")


def _goes_on(r: Reading, start: int, stop: int, at: int) -> bool:
    """Whether what an attributing clause interrupts goes on at token `at`: no participle, relative clause or apposition does."""
    if start < stop and r.any(start, "subordinators") and r.low(start) != "that":
        return True
    return not (
        r.low(at).endswith("ing")
        or r.any(at, "relatives", "coordinators")
        or r.low(at) in ("a", "an", "the", "where", "when", "while", "as", "after")
    )


def sources(r: Reading) -> list[Group]:
    """The phrases of source ("according to") as groups of mode `source`."""
    found = []
    for i, token in enumerate(r.tokens):
        if token.low not in r.grammar.according_first or token.marked:
            continue
        phrase = next((p for p in r.grammar.according if all(r.low(i + k) == w for k, w in enumerate(p))), None)
        if phrase is not None:
            found.append(Group(i, i, i + len(phrase) - 1, "source", frozenset(), "_".join(phrase), True))
    return found


def according(r: Reading, group: Group, out: Sequence[Told]) -> Told | None:
    """What a phrase of source attributes: the rest of its sentence, before and behind it."""
    first = group.last + 1
    stop, depth = first, 0
    while stop < r.end and (depth or r.low(stop) not in STOPS) and not r.quote(stop):
        depth += (r.low(stop) == "(") - (r.low(stop) == ")")
        stop += 1
    if stop <= first or (out and out[-1].content[-1][1] > group.first):
        return None
    last = next((k for k in range(first + 1, stop) if r.any(k, "relatives", "issued") or r.low(k) == "("), stop) - 1
    start = out[-1].content[-1][1] if out else 0
    head = group.first
    while head > start and r.low(head - 1) in (*BREAKS, "("):
        head -= 1
    set_off = head < group.first
    joined = set_off and r.any(head - 1, "coordinators", "subordinators")  # "because, according to X, ..."
    content = [(start, head)] if head > start and not joined else []
    goes_on = not content or (set_off and not r.any(stop + 1, "relatives", "coordinators", "contrasts") and r.low(stop + 1) != "as")
    if stop + 1 < r.end and not r.quote(stop) and not r.quote(stop + 1) and goes_on:
        content.append((stop + 1, r.end))
    return Told(tuple(content), (group.first, group.last), (first, last), "source", head) if content else None
