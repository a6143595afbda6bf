"""Statements of one sentence: heads ("X said that"), clauses behind what they report, "according to", and nouns that report.

Method: a small pattern grammar of English over closed classes of words, no parser. The reporting verbs of a sentence are read from
left to right; what is reported runs to the next one that stands on its level, and verbs inside it are part of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.quotes.clauses import heads
from headwater.quotes.clauses.asides import SWALLOWED, according, sources
from headwater.quotes.clauses.extents import BREAKS, DASHES, Reading, Told, content_end, reading, shortened, subject_end, tidy
from headwater.quotes.clauses.grammar import Grammar
from headwater.quotes.clauses.nominal import nouns
from headwater.quotes.clauses.subjects import Subject
from headwater.quotes.clauses.tagged import Token
from headwater.quotes.clauses.verb_groups import Group, groups, headline

LABEL_TOKENS = 5  # a speaker named before the colon of a headline
LEAST_TOKENS = 2  # behind a noun that reports


def told(tokens: Sequence[Token], grammar: Grammar) -> list[Told]:
    """The statements of a sentence in order, none overlapping."""
    r = reading(tokens, grammar)
    if (titled := _titled(r)) is not None:
        return [titled]
    out: list[Told] = []
    last: Subject | None = None
    for group in sorted([*groups(tokens, grammar), *sources(r)], key=lambda g: g.first):
        found, subject = (according(r, group, out), None) if group.mode == "source" else heads.read(r, group, last, out)
        if subject is not None and (not out or group.first >= out[-1].content[-1][1]):
            last = subject
        if found is not None and _placed(r, found, group, out):
            last = subject or last
    out.extend(_nominal(r, out))
    out.sort(key=lambda t: t.content[0])
    return [t for t in (tidy(r, t) for t in out) if t is not None]


def _placed(r: Reading, found: Told, group: Group, out: list[Told]) -> bool:
    """Puts a statement behind the others; False where it is part of what one of them reports."""
    if found.kind == "closing":
        while out and out[-1].kind in SWALLOWED and out[-1].content[-1][1] > found.content[0][0]:
            out.pop()
    if out and group.first < out[-1].content[-1][1]:
        cut = _level(r, found, group, out[-1])
        before = shortened(out[-1], cut) if cut is not None else None
        if before is None:
            return False
        out[-1] = before
    out.append(found)
    return True


def _level(r: Reading, found: Told, group: Group, open_: Told) -> int | None:
    """Where what is reported ends because a new clause that reports begins beside it; None where that clause is part of it."""
    at = found.clause
    if at <= open_.content[-1][0]:
        return None
    opener, before = r.low(at - 1), r.low(at - 2)
    bare = at == group.first  # the verb has no subject of its own
    if found.kind in ("closing", "source"):
        return at - 1 if opener in BREAKS else at
    if group.mode == "ing":
        joined = opener in ("and", "but") and (before == "," or open_.mode == "ing")
        return at - 1 if joined or opener in BREAKS else None
    if bare and opener == "," and group.mode == "finite":
        return at - 1
    if bare and opener in ("and", "but", "or", "then"):
        inner = group.lemma in r.grammar.classes["attitudes"] or r.any(group.first, "modals")
        return None if inner else at - 1
    if (
        opener in (";", *DASHES)
        or (before == "," and r.any(at - 1, "coordinators", "contrasts"))
        or (before == "," and opener == "as")
    ):
        return at - 1
    clause = found.kind in ("that", "bare", "question")
    if opener == "," and clause and (open_.kind in SWALLOWED or _subordinate(r, open_)):
        return at - 1
    joined = opener in ("and", "but", "while") and clause and "clause" in group.takes
    return at - 1 if joined and not r.any(at, "subjects", "prepositions") else None


def _subordinate(r: Reading, told: Told) -> bool:
    """Whether a conjunction opens the clause of a statement ("While X said that ..., Y said")."""
    return r.any(told.clause - 1, "contrasts") or r.low(told.clause - 1) in ("as", "if")


def _nominal(r: Reading, out: Sequence[Told]) -> Iterator[Told]:
    """The statements of reporting nouns that stand in no other."""
    taken = [part for t in out for part in t.content]
    bounds = sorted(min(t.content[0][0], t.cue[0]) for t in out)
    for noun in nouns(r.tokens, r.grammar):
        if any(a <= noun.at < b for a, b in taken):
            continue
        start = noun.that + 1
        stop = min([content_end(r, start, "noun"), *(b for b in bounds if b > noun.that)])
        stop = subject_end(r, noun.at, start, stop)
        if stop - start > LEAST_TOKENS and not any(a < stop and noun.that < b for a, b in taken):
            taken.append((start, stop))
            yield Told(((start, stop),), (noun.at, noun.at), noun.holder, "noun", noun.at)


def _titled(r: Reading) -> Told | None:
    """A headline that names who speaks before a colon ("Ida Lund: Dam Will Hold")."""
    colon = next((k for k in range(1, min(r.end, LABEL_TOKENS + 1)) if r.low(k) == ":"), None)
    if colon is None or colon + 3 >= r.end or r.any(colon - 1, "labels") or not headline(r.tokens):
        return None
    for k in range(colon):
        token = r.tokens[k]
        if (
            not (token.capital or token.kind == "clitic" or r.any(k, "coordinators", "prepositions"))
            or token.low in r.grammar.verbs
        ):
            return None
    if any(t.kind == "quote" for t in r.tokens):
        return None
    return Told(((colon + 1, r.end),), (colon, colon), (0, colon - 1), "headline", 0)
