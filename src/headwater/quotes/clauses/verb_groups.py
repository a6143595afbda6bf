"""Where a sentence reports: a verb of reporting with the auxiliaries and adverbs before it ("has since also called on")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from headwater.quotes.clauses.grammar import Grammar
from headwater.quotes.clauses.tagged import Token

TITLED = 0.8
CHAIN_TOKENS = 7  # "would not have been quite so openly calling"
PERSONS = ("i", "we", "you", "they", "who", "that", "which")


@dataclass(frozen=True, slots=True)
class Group:
    """A reporting verb: tokens `first` to `last`, auxiliaries included, the verb itself from `verb` on.

    mode: `finite`, `ing`, `to` or `passive`. takes: the lists of the cue file that name the verb.
    """

    first: int
    verb: int
    last: int
    mode: str
    takes: frozenset[str]
    lemma: str
    plain: bool  # no auxiliary: the verb can stand before its subject


def groups(tokens: Sequence[Token], grammar: Grammar) -> list[Group]:
    """The reporting verbs of a sentence in order."""
    found: list[Group] = []
    titled = headline(tokens)
    for i, token in enumerate(tokens):
        if token.kind != "word" or token.marked or token.low not in grammar.verbs:
            continue
        if found and i <= found[-1].last:
            continue
        if group := _group(tokens, i, grammar, titled=titled):
            found.append(group)
    return found


def headline(tokens: Sequence[Token]) -> bool:
    """Whether nearly all longer words begin with a capital, as in an English headline: verbs do there too."""
    longer = [t.capital for t in tokens if t.kind == "word" and len(t.low) > 3 and not t.marked]
    return len(longer) >= 3 and sum(longer) >= TITLED * len(longer) and any(len(t.low) > 3 for t in tokens[1:])


def _group(tokens: Sequence[Token], i: int, grammar: Grammar, *, titled: bool) -> Group | None:
    matching = [
        u for u in grammar.verbs[tokens[i].low] if _follows(tokens, i + 1, u.rest) and not _lasting(tokens, i, u.rest, grammar)
    ]
    if not matching or (tokens[i].capital and i and not titled):
        return None  # part of a name
    if i and matching[0].lemma.startswith("point_") and grammar.any(tokens[i - 1], "before_points"):
        return None  # "a quarter of a percentage point to 4.5%"
    rest = matching[0].rest
    same = [u for u in matching if u.rest == rest]
    kinds = frozenset(k for u in same for k in u.kinds)
    takes = frozenset(t for u in same for t in u.takes)
    first, auxiliaries = _chain(tokens, i, grammar)
    sure = not any(u.lemma.split("_")[0] in grammar.classes["ambiguous"] for u in same)
    mode = _mode(tokens, first, i, auxiliaries, kinds, grammar, sure=sure)
    if mode is None:
        return None
    return Group(first, i, i + len(rest), mode, takes, same[0].lemma, not auxiliaries)


def _follows(tokens: Sequence[Token], at: int, words: Sequence[str]) -> bool:
    return len(tokens) >= at + len(words) and all(tokens[at + k].low == w for k, w in enumerate(words))


def _lasting(tokens: Sequence[Token], i: int, rest: Sequence[str], grammar: Grammar) -> bool:
    """Whether what looks like the preposition of a verb opens a length of time ("argued for months that")."""
    at = i + 1 + len(rest)
    if not rest or rest[-1] != "for" or at + 1 >= len(tokens):
        return False
    return any(grammar.any(tokens[k], "times") for k in (at, at + 1)) and tokens[at].low not in ("this", "next", "late", "early")


def _chain(tokens: Sequence[Token], i: int, grammar: Grammar) -> tuple[int, list[str]]:
    """Where the auxiliaries and adverbs before a verb begin, and those auxiliaries, nearest first."""
    at, first = i - 1, i
    found: list[str] = []
    while at >= 0 and i - at <= CHAIN_TOKENS:
        token = tokens[at]
        if token.low == "to" and not found and token.kind == "word":
            return at, ["to"]
        if grammar.auxiliary(token) and not token.marked and not (token.capital and at):
            found.append(token.low)
            first = at
        elif not grammar.adverb(token):
            break
        at -= 1
    if not found:  # "also said": the adverbs are part of the group, those of another verb are not
        while first - 1 >= 0 and grammar.adverb(tokens[first - 1]):
            first -= 1
    else:
        while first - 1 >= 0 and grammar.adverb(tokens[first - 1]) and tokens[first - 1].low not in grammar.classes["times"]:
            first -= 1
    return first, found


def _mode(
    tokens: Sequence[Token], first: int, i: int, auxiliaries: Sequence[str], kinds: frozenset[str], grammar: Grammar, *, sure: bool
) -> str | None:
    """How the verb stands: None where the word is a noun, or a participle that belongs to a noun. sure: it is never a noun."""
    be, have, modals = grammar.classes["be"], grammar.classes["have"], grammar.classes["modals"]
    before = tokens[first - 1] if first else None
    if auxiliaries[:1] == ["to"]:
        return "to" if "base" in kinds else None
    if auxiliaries:
        nearest = auxiliaries[0]
        if "ing" in kinds:
            return "finite" if nearest in be else None
        if "part" in kinds and nearest in have and (nearest != "'s" or _pronoun_before(tokens, i, grammar)):
            return "finite"
        if "part" in kinds and nearest in be:
            return "passive"
        if "base" in kinds and nearest in modals:
            return "finite"
        return "finite" if "past" in kinds and nearest in ("'d",) else None
    if "ing" in kinds:
        return None if before is not None and grammar.any(before, "determiners") else "ing"
    behind = tokens[i + 1] if i + 1 < len(tokens) else None
    if before is not None and (before.low == "'s" or grammar.any(before, "determiners", "prepositions")):
        return (
            None
            if before.low not in ("that", "this", "all", "both", "many", "most", "some", "few", "others")
            else _bare(before, behind, kinds, grammar, sure=sure)
        )
    if "base" in kinds and before is not None and before.low in ("he", "she", "it"):
        return None if "past" not in kinds else "finite"  # "Does she regret": nobody says what is asked
    if "base" in kinds and first < i and tokens[i - 1].low.endswith("ly") and before is not None and grammar.nominal(before):
        return "finite"  # "many privately fear"
    return _bare(before, behind, kinds, grammar, sure=sure)


def _pronoun_before(tokens: Sequence[Token], i: int, grammar: Grammar) -> bool:
    """Whether the clitic before a verb belongs to a pronoun: "he's said", but not "the plan's said"."""
    return any(
        tokens[k].low == "'s" and k and grammar.any(tokens[k - 1], "subjects") for k in range(i - 1, max(-1, i - CHAIN_TOKENS), -1)
    )


def _bare(before: Token | None, behind: Token | None, kinds: frozenset[str], grammar: Grammar, *, sure: bool) -> str | None:
    """The mode of a verb without auxiliaries, by the words beside it."""
    if "past" in kinds:
        passive = behind is not None and behind.low == "by" and before is not None and before.low not in ("when", "if")
        return None if passive else "finite"
    if "third" in kinds:
        return None if before is not None and before.low in ("i", "we", "you", "they") else "finite"
    if "base" in kinds and before is not None:
        low = before.low
        if low in PERSONS or low in grammar.classes["plurals"] or (low.endswith("s") and len(low) > 3 and not low.endswith("ss")):
            return "finite"
        if low in ("and", "or") or before.kind == "stop" or (sure and grammar.nominal(before)):
            return "finite"
    return None
