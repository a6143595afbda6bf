"""What stands behind a reporting verb: addressee and adverbials are passed over, then a clause, an infinitive or a noun."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from headwater.quotes.grammar import Grammar
from headwater.quotes.tagged import Token
from headwater.quotes.verb_groups import Group

BETWEEN_TOKENS = 16  # "told reporters at a campaign stop in the north on Monday that"
CLAUSE_TOKENS = 14  # within these a clause without "that" shows its verb
DIRECTIVE_TOKENS = 14  # "urged the members of the two houses to"
STOPS = (",", ";", ":", ".", "?", "!", "—", "–", "--", "(", ")", "...")
PLACE = (
    "in",
    "on",
    "at",
    "during",
    "to",
    "from",
    "before",
    "after",
    "via",
    "with",
    "through",
    "by",
    "of",
    "about",
    "for",
    "outside",
    "as",
    "aboard",
)


@dataclass(frozen=True, slots=True)
class Complement:
    """Where content begins (a token) and how it is taken: `that`, `bare`, `question`, `directive`, `infinitive`, `object`."""

    start: int
    kind: str


def behind(
    tokens: Sequence[Token], group: Group, end: int, grammar: Grammar, *, evident: bool = False, doubtful: bool = False
) -> Complement | None:
    """The complement of a reporting verb before token `end`.

    evident: its subject is a document or a survey ("the poll shows a lead"). doubtful: it may be a noun.
    """
    at = group.last + 1
    while at < end and grammar.adverb(tokens[at]) and tokens[at].low not in ("all", "both", "there", "here", "how"):
        at += 1
    if at >= end:
        return None
    takes = group.takes
    clausal = "clause" in takes or "that" in takes
    if clausal and (that := _that(tokens, at, end, takes, grammar)) is not None:
        return Complement(that + 1, "that")
    if "question" in takes and (question := _question(tokens, at, end, takes, grammar)) is not None:
        return Complement(question, "question")
    if tokens[at].low == "to" and "infinitive" in takes and _infinitive(tokens, at, end, grammar):
        return Complement(at, "infinitive")
    if "directive" in takes and (begin := _directive(tokens, at, end, group, grammar)) is not None:
        return Complement(begin, "directive")
    begin = _after_adverbials(tokens, at, end, grammar)
    if "person" in takes and begin == at and clausal:
        begin = _after_person(tokens, at, end, grammar)
        if begin is None:
            begin = end if "object" not in takes else at
    if begin < end and clausal and _clause(tokens, begin, end, grammar, sure="sure" in takes and not doubtful):
        return Complement(begin, "bare")
    if at < end and _noun_phrase(tokens, at, grammar):
        if "shown" in takes and evident:
            return Complement(at, "object")
        if "object" in takes and (not doubtful or _marked_phrase(tokens, at, grammar)):
            return Complement(at, "object")
    return None


def _that(tokens: Sequence[Token], at: int, end: int, takes: frozenset[str], grammar: Grammar) -> int | None:
    """The `that` which opens the reported clause: right behind the verb, or behind an addressee, a place or a time."""
    if tokens[at].low == "that":
        follows = tokens[at + 1] if at + 1 < end else None
        return at if (follows is not None and follows.low not in STOPS) or (follows is not None and follows.low == ",") else None
    open_ = (
        "person" in takes
        or tokens[at].low in PLACE
        or tokens[at].low in grammar.classes["times"]
        or (tokens[at].low == "," and at + 1 < end and tokens[at + 1].low in (*PLACE, "however", "when"))
    )
    if not open_:
        return None
    commas = 0
    for k in range(at, min(end, at + BETWEEN_TOKENS)):
        token = tokens[k]
        if token.low == "that" and k > at:
            return k if commas != 1 or tokens[k - 1].low == "," else None
        if token.low == ",":
            commas += 1
        elif (
            token.kind == "quote"
            or (token.low in STOPS[1:] and token.low not in (".", "(", ")"))
            or (
                grammar.auxiliary(token)
                or (grammar.any(token, "subjects") and token.low not in ("it", "you"))
                or (token.low == "to" and k == at)
            )
            or (
                k > at
                and (
                    grammar.any(token, "relatives")
                    or (
                        token.low in grammar.verbs
                        and k > at + 1
                        and tokens[k - 1].kind == "word"
                        and not token.capital
                        and not grammar.any(tokens[k - 1], "determiners", "prepositions")
                        and token.low.endswith("ed")
                    )
                )
            )
        ):
            return None
    return None


def _question(tokens: Sequence[Token], at: int, end: int, takes: frozenset[str], grammar: Grammar) -> int | None:
    """The word that opens an indirect question, right behind the verb or behind the one who is asked."""
    k = at
    if "person" in takes and not grammar.any(tokens[at], "questions"):
        k = _person_end(tokens, at, end, grammar)
    if k < end and grammar.any(tokens[k], "questions") and k + 1 < end and tokens[k + 1].low not in STOPS:
        return k
    return None


def _infinitive(tokens: Sequence[Token], at: int, end: int, grammar: Grammar) -> bool:
    k = at + 1
    while k < end and grammar.adverb(tokens[k]):
        k += 1
    return k < end and tokens[k].kind == "word" and not grammar.any(tokens[k], "determiners", "objects") and not tokens[k].capital


def _directive(tokens: Sequence[Token], at: int, end: int, group: Group, grammar: Grammar) -> int | None:
    """Where a directive's content begins: at the one who is to do it, behind the verb; of "told them to" at the infinitive."""
    if tokens[at].low == "to":
        return at if group.mode == "passive" and _infinitive(tokens, at, end, grammar) else None
    for k in range(at + 1, min(end, at + DIRECTIVE_TOKENS)):
        token = tokens[k]
        if token.low == "to" and token.kind == "word" and _infinitive(tokens, k, end, grammar):
            if group.lemma not in ("tell", "ask", "remind"):
                return at
            return k - 1 if tokens[k - 1].low in ("not", "never") else k
        if (token.low in STOPS and token.low not in ("(", ")", ".")) or token.kind == "quote":
            return None
        if grammar.auxiliary(token) or (grammar.any(token, "relatives", "subjects") and token.low not in ("you", "it")):
            return None
    return None


def _after_adverbials(tokens: Sequence[Token], at: int, end: int, grammar: Grammar) -> int:
    """Behind the times and short phrases of place that may stand between a verb and a clause without "that"."""
    k = at
    while k < end:
        low = tokens[k].low
        if (low in grammar.classes["times"] and low not in ("this", "may", "last", "march")) or (
            low in ("this", "last") and k + 1 < end and tokens[k + 1].low in grammar.classes["times"]
        ):
            k += 1
        elif low in ("on", "in") and k + 1 < end and (tokens[k + 1].low in grammar.classes["times"] or tokens[k + 1].low.isdigit()):
            k += 2
        elif low in ("in", "at", "during", "on", "to", "via") and k + 1 < end and grammar.any(tokens[k + 1], "determiners"):
            stop = _clause_opening(tokens, k + 2, end, grammar)
            if stop is None:
                return k
            k = stop
        else:
            return k
    return k


def _clause_opening(tokens: Sequence[Token], at: int, end: int, grammar: Grammar) -> int | None:
    """The first word within reach that begins a new noun phrase: a pronoun, an article, "that"."""
    for k in range(at, min(end, at + 8)):
        token = tokens[k]
        if (
            grammar.any(token, "subjects")
            or token.low in ("the", "a", "an")
            or (
                token.capital
                and not tokens[k - 1].capital
                and k > at
                and tokens[k - 1].low not in grammar.classes["prepositions"]
                and token.low not in grammar.classes["times"]
                and tokens[k - 1].low in grammar.classes["times"]
            )
        ):
            return k if tokens[k - 1].low not in grammar.classes["prepositions"] else None
        if token.low in STOPS or token.kind == "quote":
            return None
    return None


def _person_end(tokens: Sequence[Token], at: int, end: int, grammar: Grammar) -> int:
    """Behind the one who is told, at most a few words; `at` where none stands there."""
    if grammar.any(tokens[at], "objects"):
        return at + 1
    k = at
    while k < min(end, at + 10):
        token = tokens[k]
        if (
            (token.low in STOPS and token.low != ".")
            or token.kind == "quote"
            or grammar.any(token, "questions", "subjects")
            or grammar.auxiliary(token)
        ):
            return k
        k += 1
    return k


def _after_person(tokens: Sequence[Token], at: int, end: int, grammar: Grammar) -> int | None:
    """Where the clause begins behind the one who is told ("told reporters he would"); None where that cannot be seen."""
    if grammar.any(tokens[at], "objects") and at + 1 < end:
        return _after_adverbials(tokens, at + 1, end, grammar)
    if grammar.any(tokens[at], "subjects"):
        return at
    for k in range(at + 1, min(end, at + 14)):
        token = tokens[k]
        previous = tokens[k - 1]
        if (token.low in STOPS and token.low != ".") or token.kind == "quote":
            return None
        if grammar.any(token, "subjects") or (
            grammar.any(token, "determiners")
            and token.low not in ("this", "last")
            and not grammar.any(previous, "prepositions", "coordinators", "determiners")
        ):
            return k if previous.low not in grammar.classes["prepositions"] else None
        if (
            token.capital
            and not previous.capital
            and previous.kind == "word"
            and not grammar.any(previous, "prepositions", "determiners", "coordinators")
            and token.low not in grammar.classes["times"]
        ):
            return k
    return None


def _noun_phrase(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    token = tokens[at]
    if token.kind == "quote" or token.low in ("$", "#", "@"):
        return True
    if token.kind != "word":
        return False
    return not grammar.any(token, "prepositions", "coordinators", "subordinators", "be", "have", "modals") or token.low in (
        "what",
        "how",
        "why",
        "that",
    )


def _marked_phrase(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Whether a noun phrase begins with an article, a pronoun, a name or a number, as the object of a verb does."""
    token = tokens[at]
    return token.capital or token.marked or grammar.any(token, "determiners", "objects") or token.low[0].isdigit()


def _clause(tokens: Sequence[Token], at: int, end: int, grammar: Grammar, *, sure: bool) -> bool:
    """Whether a clause begins here: a subject, and in reach a verb. sure: the verb before takes hardly anything else."""
    token = tokens[at]
    if token.kind == "quote" or token.low in STOPS:
        return False
    if grammar.any(token, "subjects") and token.low not in ("it", "you", "others"):
        return True
    if sure and token.low not in ("so", "to", "of", "about", "with", "as", "by"):
        return (at + 1 < end or token.low in ("no", "yes", "nothing")) and not (
            (grammar.any(token, "coordinators") and token.low != "yet") or (grammar.any(token, "objects") and at + 1 == end)
        )
    if grammar.any(token, "coordinators", "be", "have", "modals") or token.low in ("of", "to", "by", "with", "as", "about", "for"):
        return False
    for k in range(at + 1, min(end, at + CLAUSE_TOKENS)):
        here = tokens[k]
        if here.low in (";", ":") or here.kind == "quote":
            return False
        if grammar.any(here, "relatives", "questions") or here.low == "to":
            return False
        if grammar.auxiliary(here) and here.low not in ("'s", "being", "been", "be", "having"):
            return True
        if not here.capital and not here.marked and here.kind == "word" and _finite(here, tokens[k - 1], grammar):
            return True
    return False


def _finite(token: Token, previous: Token, grammar: Grammar) -> bool:
    """Whether a word is likely the verb of a clause: an irregular form of a common verb, or one in -ed behind a noun."""
    if grammar.any(previous, "determiners", "prepositions") or previous.kind != "word":
        return False
    return token.low in grammar.classes["took"] or (
        token.low.endswith("ed") and len(token.low) > 4 and (previous.capital or grammar.any(previous, "subjects"))
    )
