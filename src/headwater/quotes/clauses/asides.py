"""Clauses and phrases beside what they attribute: "..., she said on Monday.", "..., said the mayor", "according to X"."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.quotes.clauses import subjects
from headwater.quotes.clauses.extents import BREAKS, DASHES, STOPS, Reading, Told, clausal
from headwater.quotes.clauses.subjects import Subject
from headwater.quotes.clauses.verb_groups import Group

SWALLOWED = ("object", "infinitive", "directive", "asked", "reputed")  # a clause that attributes the whole sentence takes them in
NAME_TOKENS = 20
OWNERS = ("his", "her", "their", "its")
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
    clause = subject.clause - (r.low(subject.clause - 1) == "as")
    if not clause and r.low(0) == "as" and subject.first == 1:
        return _led(r, group, subject)
    if not clause or subject.relative or r.low(clause - 1) not in (*BREAKS, "(") or r.quote(clause - 1):
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
    if r.low(k) == ":" or r.quote(k) or (r.quote(k + 1) and not clausal(r, _begin(out, clause - 1), clause - 1)):
        return None
    return closing(r, group, clause, subject, at, out)


def _led(r: Reading, group: Group, subject: Subject) -> Told | None:
    """What a clause with "as" at the head of its sentence leads to ("As the mayor told parliament, the dam held")."""
    comma = next((k for k in range(group.last + 1, r.end) if r.low(k) in STOPS or r.quote(k)), r.end)
    addressed = "person" in group.takes or only_frames(r, group.last + 1)
    busy = any(r.grammar.auxiliary(r.tokens[k]) or r.any(k, "subjects") or r.low(k) == "that" for k in range(group.last + 1, comma))
    if busy or not addressed or r.low(comma) != "," or comma + LEAST_TOKENS >= r.end or r.quote(comma + 1):
        return None
    mention = (subject.first, subject.last)
    return Told(((comma + 1, r.end),), (group.verb, group.last), mention, "source", 0) if clausal(r, comma + 1, r.end) else None


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
    if sum(b - a for a, b in content) < LEAST_TOKENS:
        return None
    return Told(tuple(content), (group.verb, group.last), (subject.first, subject.last), "closing", clause)


def _finite(r: Reading, at: int) -> bool:
    """Whether a verb stands at token `at`: an auxiliary, or a form of a common verb or one in -ed."""
    return r.grammar.auxiliary(r.tokens[at]) or r.any(at, "took") or r.low(at).endswith("ed")


def _goes_on(r: Reading, start: int, stop: int, at: int) -> bool:
    """Whether what an attributing clause interrupts goes on at token `at`: no participle, relative clause or apposition does."""
    if start < stop and r.any(start, "subordinators") and r.low(start) != "that":
        return True
    if start < stop and r.grammar.auxiliary(r.tokens[stop - 1]):
        return True  # "It was, Lund said, a mistake"
    return not (
        r.low(at).endswith("ing")
        or r.any(at, "relatives", "coordinators")
        or r.low(at) in ("a", "an", "the", "where", "when", "while", "as", "after")
    )


def sources(r: Reading) -> list[Group]:
    """The phrases of source ("according to", "in her view") as groups of mode `source`."""
    found = []
    for i, token in enumerate(r.tokens):
        if token.low not in r.grammar.according_first or token.marked or not r.grammar.according:
            continue
        if token.low == "in" and (view := _view(r, i)) is not None:
            found.append(view)
            continue
        phrase = next((p for p in r.grammar.according if all(r.low(i + k) == w for k, w in enumerate(p))), None)
        if phrase is not None:
            found.append(Group(i, i, i + len(phrase) - 1, "source", frozenset(), "_".join(phrase), True))
    return found


def _view(r: Reading, at: int) -> Group | None:
    """A phrase that names a view or words and, before them, whose they are ("in the mayor's words"), from its "in"."""
    if at and r.low(at - 1) not in (*BREAKS, "(", "that") and not r.quote(at - 1):
        return None
    for k in range(at + 1, min(r.end, at + NAME_TOKENS)):
        if r.any(k, "views"):
            owner = r.low(k - 1) == "'s" or r.low(k - 1) in OWNERS or (r.low(k - 1) == "own" and k - at > 2)
            return Group(at, at, k, "source", frozenset(), "in_view", True) if owner and k > at + 1 else None
        if r.tokens[k].kind == "stop" or r.quote(k) or r.any(k, "subjects", "modals", "relatives"):
            return None
    return None


def _owner(r: Reading, group: Group) -> tuple[int, int]:
    """Whose view a phrase names: first and last token, without "'s" and "own"."""
    last = group.last - 1
    while last > group.first + 1 and r.low(last) in ("own", "'s"):
        last -= 1
    return group.first + 1, last


def _according_to_whom(r: Reading, group: Group, first: int, stop: int) -> Told | None:
    """What a relative clause of source attributes to the noun before it ("Berg, according to whom the dam held, left")."""
    at = group.first - 1
    owner = subjects.ending_at(r.tokens, at - (r.low(at) == ","), r.grammar) if at > 0 else None
    if owner is None or stop - first <= LEAST_TOKENS:
        return None
    return Told(((first + 1, stop),), (group.first, group.last), owner, "source", group.first)


def according(r: Reading, group: Group, out: Sequence[Told]) -> Told | None:
    """What a phrase of source attributes: the rest of its sentence, before and behind it."""
    first = group.last + 1
    stop, depth = first, 0
    while stop < r.end and (depth or r.low(stop) not in STOPS) and not r.quote(stop):
        depth += (r.low(stop) == "(") - (r.low(stop) == ")")
        stop += 1
    if (stop <= first and group.lemma != "in_view") or (out and out[-1].content[-1][1] > group.first):
        return None
    if group.lemma == "in_view" and stop > first:
        return None  # "in her view of the world"
    if r.any(first, "relatives"):
        return _according_to_whom(r, group, first, stop)
    last = next((k for k in range(first + 1, stop) if r.any(k, "relatives", "issued") or r.low(k) == "("), stop) - 1
    start = out[-1].content[-1][1] if out else 0
    head = group.first
    while head > start and r.low(head - 1) in (*BREAKS, "("):
        head -= 1
    set_off = head < group.first
    joined = set_off and r.any(head - 1, "coordinators", "subordinators")  # "because, according to X, ..."
    quoted = any(r.quote(k) for k in range(start, head))  # "...," he said, according to X
    content = [(start, head)] if head > start and not joined and not quoted else []
    goes_on = not content or (set_off and not r.any(stop + 1, "relatives", "coordinators", "contrasts") and r.low(stop + 1) != "as")
    if stop + 1 < r.end and not r.quote(stop) and not r.quote(stop + 1) and goes_on:
        content.append((stop + 1, r.end))
    if not content:
        return None
    mention = _owner(r, group) if group.lemma == "in_view" else (first, last)
    cue = (group.last, group.last) if group.lemma == "in_view" else (group.first, group.last)
    return Told(tuple(content), cue, mention, "source", head)
