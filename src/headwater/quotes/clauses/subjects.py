"""Who speaks: the noun phrase beside a reporting verb, without its apposition, relative clause and adverbials."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from headwater.quotes.clauses.grammar import Grammar
from headwater.quotes.clauses.tagged import Token

PHRASE_TOKENS = 30  # longer noun phrases are clauses
APPOSITION_TOKENS = 40


@dataclass(frozen=True, slots=True)
class Subject:
    """The tokens `[first, last]` of a mention; clause: the token with which the clause of its verb begins."""

    first: int
    last: int
    clause: int
    relative: bool = False


def before(tokens: Sequence[Token], verb: int, grammar: Grammar, *, near: bool = False) -> Subject | None:
    """The subject that stands before the verb group that begins at `verb`.

    near: of a participle, whose noun is right before it ("an editorial urging them").
    """
    at = _without_adverbials(tokens, verb - 1, grammar)
    if at < 0:
        return None
    relative = False
    if grammar.any(tokens[at], "relatives") and at and tokens[at].low != "that":
        at, relative = at - 1, True
        while at >= 0 and tokens[at].low in (",", "(", "of", "many", "some", "all", "most", "both"):
            at -= 1
    steps = 0
    while at >= 0 and tokens[at].low in (",", "—", "–", "--", ")") and steps < 4:
        opened = _opening(tokens, at, grammar)
        if opened is None:
            return None
        steps += 1
        at = _without_adverbials(tokens, opened - 1, grammar)
        if at < opened - 1 and at >= 0 and tokens[at].low == ",":  # "X, meanwhile, who ..., said"
            at -= 1
        if at > 1 and tokens[at].low.isdigit() and tokens[at - 1].low == ",":  # "X, 63, a farmer, said"
            at -= 2
    if at < 0:
        return None
    found = _phrase(tokens, at, grammar, near=near)
    if found is None:
        return None
    return Subject(found[0], found[1], found[2], relative)


def ending_at(tokens: Sequence[Token], last: int, grammar: Grammar) -> tuple[int, int] | None:
    """The noun phrase that ends at a token, first and last; None where none does."""
    found = _phrase(tokens, last, grammar)
    return (found[0], found[1]) if found is not None else None


def _without_adverbials(tokens: Sequence[Token], at: int, grammar: Grammar) -> int:
    """The last token at or before `at` that is no adverb and no time ("on Tuesday", "last week", "earlier this year")."""
    while at >= 0:
        token = tokens[at]
        if (
            token.low in grammar.classes["times"]
            or (grammar.adverb(token) and not token.marked)
            or (token.low.isdigit() and at and tokens[at - 1].low in grammar.classes["times"])
        ):
            at -= 1
            if (
                at >= 0
                and tokens[at].low in ("on", "in", "since", "at", "by", "of", "the")
                and tokens[at + 1].low in grammar.classes["times"]
            ):
                at -= 1
        else:
            return at
    return at


def _opening(tokens: Sequence[Token], at: int, grammar: Grammar) -> int | None:
    """The sign that opens the aside which the comma, dash or bracket at `at` closes; None where that is no aside."""
    close = tokens[at].low
    depth = 0
    for k in range(at - 1, max(-1, at - APPOSITION_TOKENS), -1):
        low = tokens[k].low
        if low == ")":
            depth += 1
        elif low == "(":
            if close == ")" and not depth:
                return k
            depth -= 1
        elif tokens[k].kind == "quote" or low in (";", ":"):
            return None
        elif not depth and close != ")" and low == close:
            return k if k and k + 1 < at and _aside(tokens, k + 1, at, grammar) else None
    return None


def _aside(tokens: Sequence[Token], start: int, end: int, grammar: Grammar) -> bool:
    """Whether `[start, end)` between commas only adds to the noun before it: no clause of its own."""
    first = tokens[start]
    if first.low in ("who", "which", "whose", "whom", "where"):
        return True
    if grammar.any(first, "coordinators", "subordinators") and first.low not in ("as", "after", "before", "when", "while", "since"):
        return False
    if grammar.any(first, "subjects"):
        return False
    return not any(
        grammar.any(t, "be", "have", "modals") and not t.marked and t.low not in ("being", "having", "'s")
        for t in tokens[start:end]
    ) or first.low in ("as", "after", "before", "when", "while", "since")


def _phrase(tokens: Sequence[Token], last: int, grammar: Grammar, *, near: bool = False) -> tuple[int, int, int] | None:
    """The noun phrase that ends at `last`: its first and last token and where its clause begins; None where none does."""
    end = tokens[last]
    if grammar.any(end, "subjects") or (end.low == "that" and last == 0):
        return last, last, last
    if end.low == "'s" or not grammar.nominal(end):
        return None
    first = last
    for k in range(last - 1, max(-1, last - PHRASE_TOKENS), -1):
        token = tokens[k]
        if token.kind in ("stop", "quote"):
            if token.low in ("-", "/", "&", "#", "@", "$", "%", ".", "*"):
                if token.low == "." and k and (len(tokens[k - 1].low) > 4 or not tokens[k - 1].capital):
                    break
                continue
            if token.low == ")":
                opened = next((j for j in range(k, max(-1, k - 12), -1) if tokens[j].low == "("), None)
                if opened is None:
                    break
                continue
            if token.low == "(":
                continue
            break
        if token.kind == "mark":
            continue
        if grammar.auxiliary(token) and token.low != "'s":
            first = _agent(tokens, first, last) if grammar.any(token, "be") else first
            break
        if grammar.any(token, "subjects") and token.low not in ("it", "you", "there"):
            break
        if grammar.any(token, "relatives", "questions") and token.low not in ("that", "which", "whose"):
            break
        if grammar.any(token, "subordinators") and token.low not in ("as", "since", "until", "before", "after", "than", "where"):
            break
        if token.low in ("since", "until", "before", "after") and k and _clause_between(tokens, k, grammar):
            break  # "the town acted after tests showed"
        if grammar.any(token, "coordinators"):
            if token.low not in ("and", "or") or _clause_between(tokens, k, grammar) or grammar.any(tokens[k + 1], "subjects"):
                break
            continue
        if _verb_like(token, k, tokens, grammar) or (near and grammar.any(token, "prepositions") and token.low != "of"):
            break
        first = k
        if (
            k
            and grammar.any(token, "determiners")
            and token.low not in ("that", "other", "such")
            and _closes_phrase(tokens[k - 1], grammar)
        ):
            break
    clause = first
    first = _without_opening(tokens, first, last, grammar)
    return (first, last, clause) if first <= last else None


def _agent(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where the one begins by whom something is done ("was rejected by the mayor, who"); `first` where nobody is named so."""
    return next((k + 1 for k in range(first, last) if tokens[k].low == "by"), first)


def _closes_phrase(token: Token, grammar: Grammar) -> bool:
    """Whether a word before an article ends something else: no preposition or conjunction that goes on to it."""
    return token.kind == "word" and grammar.nominal(token) and not grammar.any(token, "determiners")


def _clause_between(tokens: Sequence[Token], k: int, grammar: Grammar) -> bool:
    """Whether the words before a conjunction, back to the next stop, hold a verb: it joins clauses then, not names."""
    if grammar.any(tokens[k - 1], "subjects"):
        return False
    for j in range(k - 1, max(-1, k - PHRASE_TOKENS), -1):
        token = tokens[j]
        if token.kind in ("stop", "quote") and token.low not in (".", "-", "(", ")"):
            return False
        if token.low == "that" or (grammar.any(token, "relatives", "subordinators") and token.low not in ("as", "than")):
            return False
        if (grammar.auxiliary(token) and token.low != "'s") or grammar.any(token, "took") or _verb_like(token, j, tokens, grammar):
            return True
    return False


def _verb_like(token: Token, k: int, tokens: Sequence[Token], grammar: Grammar) -> bool:
    """Whether a word is surely the verb of a clause: a reporting verb in the past behind a pronoun or name."""
    if token.kind != "word" or token.capital or k == 0:
        return False
    previous = tokens[k - 1]
    if grammar.any(previous, "subjects") and previous.low not in ("it", "you", "there"):
        return True
    following = tokens[k + 1] if k + 1 < len(tokens) else None
    if token.low.endswith("ed") and following is not None and grammar.any(following, "determiners") and grammar.nominal(previous):
        return True
    return token.low in ("said", "says", "told", "asked", "added", "wrote", "thinks", "believes")


def _without_opening(tokens: Sequence[Token], first: int, last: int, grammar: Grammar) -> int:
    """Where a noun phrase begins that a phrase of place or time without a comma opens ("On Monday the minister")."""
    k = first
    while k <= last and (tokens[k].kind in ("stop", "mark") or grammar.any(tokens[k], "coordinators") or grammar.adverb(tokens[k])):
        k += 1
    if k <= last and grammar.any(tokens[k], "prepositions") and tokens[k].low not in ("like", "than"):
        j = k + 1
        while j <= last and (tokens[j].low in grammar.classes["times"] or tokens[j].low.isdigit() or tokens[j].low in (".", "the")):
            if tokens[j].low == "the" and j + 1 <= last and tokens[j + 1].low not in grammar.classes["times"]:
                break
            j += 1
        if j > k + 1 and j <= last:
            return j
        for j in range(last, k, -1):
            if grammar.any(tokens[j], "determiners") and tokens[j].low not in ("all", "both"):
                return j if j > k + 1 else k
        j = last
        while j > k + 1 and tokens[j - 1].capital:
            j -= 1
        return j
    return k
