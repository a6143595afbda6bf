"""Nouns that report: "his claim that the dam held", "the promise by the town to rebuild"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from headwater.quotes.clauses import subjects
from headwater.quotes.clauses.grammar import Grammar
from headwater.quotes.clauses.tagged import Token

OF_TOKENS = 7  # "the feeling among many voters that"
SAYING = ("claim", "belief", "view", "promise")


@dataclass(frozen=True, slots=True)
class Noun:
    """A reporting noun at token `at`, the `that` behind it, and who holds it: first and last token, None where nothing says so."""

    at: int
    that: int
    holder: tuple[int, int] | None


def nouns(tokens: Sequence[Token], grammar: Grammar) -> list[Noun]:
    """The nouns of a sentence that a reported clause with "that" follows, in order."""
    found = []
    for i, token in enumerate(tokens):
        if token.kind != "word" or token.marked or (token.capital and i):
            continue
        if i + 1 < len(tokens) and f"{token.low} {tokens[i + 1].low}" in grammar.classes["stances"]:
            holder = _holder(tokens, i, i, grammar)
            if holder is not None:
                found.append(
                    Noun(
                        i,
                        i
                        if tokens[i + 1].low == "to" and tokens[i + 2 : i + 3] and not grammar.any(tokens[i + 2], "determiners")
                        else i + 1,
                        holder,
                    )
                )
            continue
        if token.low not in grammar.nouns or (i and tokens[i - 1].low in ("no", "any", "without")):
            continue  # "makes no promise that": nobody says it
        that = _that(tokens, i, grammar)
        if that is not None and _opens_clause(tokens, that + 1, grammar):
            found.append(Noun(i, that, _holder(tokens, i, that, grammar)))
    return found


def _that(tokens: Sequence[Token], noun: int, grammar: Grammar) -> int | None:
    """The `that` behind a noun: next to it, or behind the ones who hold it ("by the mayor", "among voters")."""
    at = noun + 1
    if at < len(tokens) and tokens[at].low == "that":
        return at
    if at >= len(tokens) or tokens[at].low not in ("by", "among", "from", "of"):
        return None
    for k in range(at + 1, min(len(tokens), at + OF_TOKENS)):
        if tokens[k].low == "that":
            return k
        if (tokens[k].kind == "stop" and tokens[k].low != ".") or grammar.auxiliary(tokens[k]) or tokens[k].kind == "quote":
            return None
    return None


def _opens_clause(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Whether a clause with its own subject begins: "that the dam held", not "that was denied"."""
    if at + 1 >= len(tokens):
        return False
    token = tokens[at]
    if token.kind != "word" or grammar.auxiliary(token) or grammar.any(token, "prepositions"):
        return False
    return (
        grammar.any(token, "subjects", "determiners")
        or token.capital
        or (token.low.endswith("s") and token.low not in grammar.verbs)
    )


def _holder(tokens: Sequence[Token], noun: int, that: int, grammar: Grammar) -> tuple[int, int] | None:
    """Who claims or hopes it: the possessive before the noun, or the name behind its preposition."""
    if that > noun + 2:
        return noun + 2, that - 1
    k = noun - 1
    while (
        k >= 0
        and tokens[k].kind == "word"
        and not grammar.any(tokens[k], "determiners", "prepositions", "coordinators")
        and noun - k < 5
    ):
        if k and tokens[k - 1].low == "'s":
            k -= 1
            break
        k -= 1
    if k < 0:
        return None
    if tokens[k].low in ("his", "her", "their", "its", "my", "our", "your"):
        return k, k
    if tokens[k].low == "'s" and k:
        phrase = subjects.ending_at(tokens, k - 1, grammar)
        return phrase if phrase is not None else (k - 1, k - 1)
    return None
