"""How far a reported clause goes: where it ends by itself, and what a sentence, an aside or a subordinate clause leaves to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from headwater.quotes.clauses.grammar import Grammar
from headwater.quotes.clauses.tagged import Token

DASHES = ("—", "–", "--")
BREAKS = (",", *DASHES)
STOPS = (*BREAKS, ";", ":")
LABEL_TOKENS = 3  # a colon so near the verb introduces what is said, a later one ends it


@dataclass(frozen=True, slots=True)
class Told:
    """A statement as token positions. content: `[start, end)` parts in order; cue and mention: first and last token; clause: where
    the clause that reports begins.

    kind: `that`, `bare`, `question`, `object`, `infinitive` and `directive` by what follows the verb; `asked` and `reputed` of a
    passive; `closing` of a clause behind or inside what it reports; `source`, `noun` and `headline`.
    """

    content: tuple[tuple[int, int], ...]
    cue: tuple[int, int]
    mention: tuple[int, int] | None
    kind: str
    clause: int
    mode: str = "finite"


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence as it is read: its tokens, without the stops that close it up to `end`, and what is known of its language."""

    tokens: Sequence[Token]
    grammar: Grammar
    end: int

    def low(self, at: int) -> str:
        """The spelling of a token, empty outside of the sentence."""
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def quote(self, at: int) -> bool:
        """Whether a token is a direct quotation."""
        return 0 <= at < len(self.tokens) and self.tokens[at].kind == "quote"

    def any(self, at: int, *names: str) -> bool:
        """Whether a token is a word of one of these classes."""
        return 0 <= at < len(self.tokens) and self.grammar.any(self.tokens[at], *names)


def reading(tokens: Sequence[Token], grammar: Grammar) -> Reading:
    """A sentence ready to read."""
    end = len(tokens)
    while end and tokens[end - 1].kind == "stop" and tokens[end - 1].low in (".", "?", "!", ":", "...", "…", ")"):
        end -= 1
    return Reading(tokens, grammar, end)


def content_end(r: Reading, start: int, kind: str) -> int:
    """Where what begins at `start` ends by itself: at a semicolon, a direct quotation, the bracket around it, a comma with a clause
    of another subject; what is no clause (an object, an infinitive) ends at any comma with a clause behind it."""
    depth, phrase = 0, kind in ("object", "infinitive", "directive", "noun")
    for k in range(start, r.end):
        token = r.tokens[k]
        depth += (token.low == "(") - (token.low == ")")
        if token.kind == "quote" or depth < 0:
            return k
        if token.marked or depth:
            continue
        if token.low == ";" or (token.low == ":" and k - start > LABEL_TOKENS):
            return k
        if kind == "object" and k > start and r.any(k, "coordinators") and _joined_verb(r, k + 1):
            return k
        if token.low == "," and k > start and k + 1 < r.end and (_contrasts(r, k + 1) or (phrase and _clause_behind(r, k + 1))):
            return k
    return r.end


def _contrasts(r: Reading, at: int) -> bool:
    """Whether a clause of another subject begins behind a comma: "while Y ...", "but the other ..."."""
    if r.any(at, "contrasts"):
        return True
    following = r.tokens[at + 1] if at + 1 < r.end and r.low(at + 1) != "that" else None  # "but that ..." goes on
    return r.low(at) == "but" and following is not None and (following.capital or r.grammar.any(following, "determiners"))


def _joined_verb(r: Reading, at: int) -> bool:
    """Whether behind a conjunction a verb in the past goes on the clause that reports ("called it a dream and left")."""
    while at < r.end and r.grammar.adverb(r.tokens[at]):
        at += 1
    if at >= r.end or r.tokens[at].capital or r.tokens[at].marked:
        return False
    if r.any(at, "took"):
        return True
    opens = r.any(at + 1, "determiners", "objects", "prepositions") or (at + 1 < r.end and r.tokens[at + 1].capital)
    return r.low(at).endswith("ed") and len(r.low(at)) > 4 and opens


def _clause_behind(r: Reading, at: int) -> bool:
    """Whether behind a comma a clause or participle begins that no longer belongs to a noun phrase or infinitive."""
    token = r.tokens[at]
    if r.any(at, "subordinators", "relatives", "subjects") or (token.low.endswith("ing") and not token.capital):
        return at + 1 < r.end
    return r.any(at, "coordinators") and at + 1 < r.end and (r.any(at + 1, "subjects", "determiners") or r.tokens[at + 1].capital)


def subordinate_end(r: Reading, clause: int, at: int, stop: int) -> int:
    """Where a reporting clause that a conjunction opens ends at a comma ("While she said that ..., the dam ..."); else `stop`."""
    opener = clause if r.any(clause, "subordinators") and r.low(clause) != "that" else clause - 1
    if not r.any(opener, "subordinators") or r.low(opener) == "that":
        return stop
    if opener > 0 and r.low(opener - 1) not in (*BREAKS, "and", "but", "even"):
        return stop
    inner = (k for k in range(at, stop - 1) if r.low(k) == "," and not r.any(k + 1, "coordinators", "relatives"))
    return next(inner, stop)


def timeless_end(r: Reading, start: int, stop: int) -> int:
    """Where an object ends before a time that belongs to the verb ("slammed the plan last night", "on Monday")."""
    k = stop
    while k > start + 1 and (r.any(k - 1, "times") or (r.low(k - 1).isdigit() and r.any(k - 2, "times"))):
        k -= 1
    if k == stop or k <= start + 1:
        return stop
    if r.low(k - 1) in ("on", "in") and r.tokens[k].capital:  # "in years" is a length of time
        return k - 1
    return k if r.any(k, "days") or r.low(k) in ("last", "this", "next", "earlier", "later") else stop


def subject_end(r: Reading, noun: int, start: int, stop: int) -> int:
    """Where the clause of a noun ends that is the subject of its sentence: before the verb of the sentence ("His claim that the
    dam held was rejected"); `stop` where the noun is no subject. noun: its token."""
    if any(_verb(r, k) for k in range(noun)):
        return stop
    due = 1  # verbs of the clauses inside
    for k in range(start, stop):
        if k > start and r.any(k, "relatives", "subordinators", "questions"):
            due += 1
        elif _verb(r, k) and not _verb(r, k - 1) and not r.grammar.adverb(r.tokens[k - 1]):
            if not due and r.grammar.auxiliary(r.tokens[k]) and not r.any(k - 1, "subjects", "coordinators"):
                return k
            due = max(0, due - 1)
    return stop


def _verb(r: Reading, at: int) -> bool:
    """Whether a token is likely a finite verb, by its class or ending."""
    token = r.tokens[at]
    if token.kind == "quote" or token.marked or token.low == "'s":
        return False
    return (
        r.grammar.auxiliary(token) or r.any(at, "took") or (token.low.endswith("ed") and not token.capital and len(token.low) > 4)
    )


def relative_end(r: Reading, at: int, stop: int) -> int:
    """Where a relative clause ends at the comma before the verb of its sentence ("X, who said that ..., did not come")."""
    for k in range(at, stop - 1):
        token = r.tokens[k + 1]
        if r.low(k) == "," and (
            r.grammar.auxiliary(token) or r.grammar.adverb(token) or token.low.endswith("ed") or token.low in r.grammar.verbs
        ):
            return k
    return stop


def clausal(r: Reading, start: int, end: int) -> bool:
    """Whether words can be somebody's, and are no adverbial that opens a sentence ("six months ago", "asked about the dam")."""
    if start >= end or r.any(start, "openers") or r.low(start).endswith("ing"):
        return False
    finite = ((r.grammar.auxiliary(t) and t.low != "'s") or r.grammar.any(t, "subjects", "took") for t in r.tokens[start:end])
    return any(finite) or not r.any(start, "prepositions", "adverbs", "times")


def shortened(told: Told, cut: int) -> Told | None:
    """A statement that ends at token `cut`; None where nothing is left of its last part."""
    start = told.content[-1][0]
    return replace(told, content=(*told.content[:-1], (start, cut))) if cut > start else None


def tidy(r: Reading, told: Told) -> Told | None:
    """A statement without stops and conjunctions at its edges; None where nothing is left."""
    parts = []
    for a, b in told.content:
        while a < b and (
            (r.tokens[a].kind == "stop" and r.low(a) in (*STOPS, ".")) or (told.kind == "closing" and r.low(a) == "and")
        ):
            a += 1
        while a < b and (
            (r.tokens[b - 1].kind == "stop" and r.low(b - 1) in (*STOPS, ".", "("))
            or (r.any(b - 1, "coordinators") and r.low(b - 1) != "so")
            or (r.any(b - 1, "trailing") and r.low(b - 2) == ",")
        ):
            b -= 1
        if any(t.kind in ("word", "quote") for t in r.tokens[a:b]):
            parts.append((a, b))
    return replace(told, content=tuple(parts)) if parts else None
