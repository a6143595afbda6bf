"""What stands behind a reporting verb: addressee and adverbials are passed over, then a clause, an infinitive or a noun."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.quotes.clauses.extents import STOPS, Reading
from headwater.quotes.clauses.verb_groups import Group

BETWEEN_TOKENS = 16  # "told reporters at a campaign stop in the north on Monday that"
CLAUSE_TOKENS = 14  # within these a clause without "that" shows its verb
DIRECTIVE_TOKENS = 14  # "urged the members of the two houses to"
PERSON_TOKENS = 14  # "told the readers of the evening paper in the north he"
PLACE_TOKENS = 8  # "said in an interview with the paper he"
ENDS = (*STOPS, "?", "!", "(", ")", "...")
BARE = ("no", "yes", "nothing")  # said in full
LATER = ("because", "after", "before", "until", "once")  # the verb behind one is of a clause of its own


@dataclass(frozen=True, slots=True)
class Complement:
    """Where content begins (a token) and how it is taken: `that`, `bare`, `question`, `directive`, `infinitive`, `object`."""

    start: int
    kind: str


def behind(r: Reading, group: Group, *, evident: bool = False, doubtful: bool = False, relative: bool = False) -> Complement | None:
    """The complement of a reporting verb.

    evident: its subject is a document or a survey ("the poll shows a lead"). doubtful: it may be a noun. relative: it stands in
    a relative clause, where a verb further on may be that of the sentence.
    """
    at, takes = group.last + 1, group.takes
    if r.any(at, "proforms") and not r.grammar.auxiliary(r.tokens[min(at + 1, r.end - 1)]):
        return None  # "said so in public", "suggests otherwise"
    while at < r.end and r.grammar.adverb(r.tokens[at]) and r.low(at) not in ("all", "both", "there", "here"):
        at += 1
    if at >= r.end:
        return None
    clausal = bool(takes & {"clause", "that"})
    if clausal and (that := _that(r, at, takes)) is not None:
        return Complement(that + 1, "that")
    timed = "sure" in takes and r.low(at) in ("when", "where", "if")  # "said when she resigned": a time of the saying
    if "question" in takes and not timed and (question := _question(r, at, takes)) is not None:
        return Complement(question, "question")
    if "infinitive" in takes and _infinitive(r, at):
        return Complement(at, "infinitive")
    if "directive" in takes and (begin := _directive(r, at, group)) is not None:
        return Complement(begin, "directive")
    if clausal and (begin := _bare(r, at, takes, sure="sure" in takes and not doubtful, relative=relative)) is not None:
        return Complement(begin, "bare")
    shown = "shown" in takes and evident
    named = "object" in takes and (not doubtful or _marked_phrase(r, at))
    return Complement(at, "object") if (shown or named) and _noun_phrase(r, at) else None


def _that(r: Reading, at: int, takes: frozenset[str]) -> int | None:
    """The `that` which opens the reported clause: right behind the verb, or behind an addressee, a place or a time."""
    if r.low(at) == "that":
        alone = r.low(at + 1) == "," and (r.low(at + 2).endswith("ing") or r.any(at + 2, "coordinators"))  # "denied that, saying"
        return at if at + 1 < r.end and r.low(at + 1) not in ENDS[1:] and not alone else None
    aside = r.low(at) == "," and (r.any(at + 1, "places") or r.low(at + 1) in ("however", "when"))
    if not (aside or "person" in takes or r.any(at, "places", "times")) or r.low(at) == "to":
        return None
    commas = 0
    for k in range(at, min(r.end, at + BETWEEN_TOKENS)):
        token = r.tokens[k]
        if token.low == "that" and k > at:
            if r.any(k - 1, "facts") or r.low(k - 1) in r.grammar.nouns:
                return None  # "showed no sign that": the clause is the noun's
            return k if commas != 1 or r.low(k - 1) == "," else None
        if token.low == ",":
            commas += 1
            continue
        stop = token.kind == "quote" or (token.low in ENDS and token.low not in ("(", ")"))
        clause = r.grammar.auxiliary(token) or (r.any(k, "subjects") and token.low not in ("it", "you"))
        if stop or clause or (k > at and (r.any(k, "relatives") or _verb(r, k))):
            return None
    return None


def _verb(r: Reading, at: int) -> bool:
    """Whether a word between a verb and "that" is another verb of reporting, whose "that" it is."""
    token, previous = r.tokens[at], r.tokens[at - 1]
    inner = previous.kind == "word" and not token.capital and not r.any(at - 1, "determiners", "prepositions")
    return inner and token.low in r.grammar.verbs and token.low.endswith("ed")


def _question(r: Reading, at: int, takes: frozenset[str]) -> int | None:
    """The word that opens an indirect question, right behind the verb or behind the one who is asked."""
    k = at
    if "person" in takes and not r.any(at, "questions"):
        k = _person_end(r, at)
    return k if r.any(k, "questions") and k + 1 < r.end and r.low(k + 1) not in ENDS else None


def _person_end(r: Reading, at: int) -> int:
    """Behind the one who is told, at most a few words; `at` where none stands there."""
    if r.any(at, "objects"):
        return at + 1
    k = at
    while k < min(r.end, at + PLACE_TOKENS + 2) and not (
        r.low(k) in ENDS or r.quote(k) or r.any(k, "questions", "subjects") or r.grammar.auxiliary(r.tokens[k])
    ):
        k += 1
    return k


def _infinitive(r: Reading, at: int) -> bool:
    """Whether "to" and a verb begin at a token ("to stay", "to quickly leave"), not "to the town"."""
    if r.low(at) != "to" or r.tokens[at].kind != "word":
        return False
    k = at + 1
    while k < r.end and r.grammar.adverb(r.tokens[k]):
        k += 1
    return k < r.end and r.tokens[k].kind == "word" and not r.any(k, "determiners", "objects") and not r.tokens[k].capital


def _directive(r: Reading, at: int, group: Group) -> int | None:
    """Where a directive's content begins: at the one who is to do it, behind the verb; of "told them to" at the infinitive."""
    if r.low(at) == "to":
        return at if group.mode == "passive" and _infinitive(r, at) else None
    if r.any(at, "objects") and (r.any(at + 1, "determiners") and r.low(at + 1) not in ("all", "both", "each")):
        return None  # "tells me her brother wanted to": a clause follows
    for k in range(at + 1, min(r.end, at + DIRECTIVE_TOKENS)):
        if _infinitive(r, k):
            if group.lemma not in ("tell", "ask", "remind") and group.mode != "passive":
                return at
            return k - 1 if r.low(k - 1) in ("not", "never") else k
        if (r.low(k) in ENDS and r.low(k) not in ("(", ")")) or r.quote(k) or r.grammar.auxiliary(r.tokens[k]):
            return None
        if r.any(k, "relatives", "subjects") and r.low(k) not in ("you", "it"):
            return None
    return None


def _bare(r: Reading, at: int, takes: frozenset[str], *, sure: bool, relative: bool) -> int | None:
    """Where a clause without "that" begins, behind times and places or the one who is told; None where none is seen."""
    begin: int | None = _after_adverbials(r, at)
    if "person" in takes and begin == at:
        begin, sure = _after_person(r, at), False
    return begin if begin is not None and begin < r.end and _clause(r, begin, sure=sure, relative=relative) else None


def _after_adverbials(r: Reading, at: int) -> int:
    """Behind the times and short phrases of place that may stand between a verb and a clause without "that"."""
    k = at
    while k < r.end:
        low = r.low(k)
        if r.any(k, "times") and (low not in ("this", "last", "may", "march") or r.any(k + 1, "times")):
            k += 1
        elif low in ("on", "in") and (r.any(k + 1, "times") or r.low(k + 1).isdigit()):
            k += 2
        elif low in ("in", "at", "during", "on", "to", "via") and r.any(k + 1, "determiners"):
            behind_place = _clause_opening(r, k + 2)
            if behind_place is None:
                return k
            k = behind_place
        else:
            return k
    return k


def _clause_opening(r: Reading, at: int) -> int | None:
    """The first word within reach that begins a new noun phrase: a pronoun, an article, a name behind a time."""
    for k in range(at, min(r.end, at + PLACE_TOKENS)):
        name = k > at and r.tokens[k].capital and not r.any(k, "times") and r.any(k - 1, "times")
        if r.any(k, "subjects") or r.low(k) in ("the", "a", "an") or name:
            return k if not r.any(k - 1, "prepositions") else None
        if r.low(k) in ENDS or r.quote(k):
            return None
    return None


def _after_person(r: Reading, at: int) -> int | None:
    """Where the clause begins behind the one who is told ("told reporters he would"); None where that cannot be seen."""
    if r.any(at, "objects") and at + 1 < r.end:
        return _after_adverbials(r, at + 1)
    if r.any(at, "subjects"):
        return at
    for k in range(at + 1, min(r.end, at + PERSON_TOKENS)):
        if r.low(k) in ENDS or r.quote(k):
            return None
        if r.any(k, "subjects"):
            return k if not r.any(k - 1, "prepositions") else None
        goes_on = r.any(k - 1, "prepositions", "coordinators", "determiners")
        if r.any(k, "determiners") and r.low(k) not in ("this", "last") and not goes_on:
            return k if r.low(k) != "that" else None
        if r.tokens[k].capital and r.tokens[k - 1].kind == "word" and not (r.tokens[k - 1].capital or goes_on or r.any(k, "times")):
            return k
    return None


def _noun_phrase(r: Reading, at: int) -> bool:
    """Whether a noun phrase begins at a token."""
    if r.quote(at) or r.low(at) in ("$", "#", "@"):
        return True
    other = r.any(at, "prepositions", "coordinators", "subordinators", "be", "have", "modals")
    return r.tokens[at].kind == "word" and (not other or r.low(at) in ("what", "how", "why", "that"))


def _marked_phrase(r: Reading, at: int) -> bool:
    """Whether a noun phrase begins with an article, a pronoun, a name or a number, as the object of a verb does."""
    token = r.tokens[at]
    return token.capital or token.marked or r.any(at, "determiners", "objects") or token.low[0].isdigit()


def _clause(r: Reading, at: int, *, sure: bool, relative: bool) -> bool:
    """Whether a clause begins here: a subject, and in reach a verb. sure: the verb before takes hardly anything else."""
    low = r.low(at)
    if r.quote(at) or low in ENDS:
        return False
    if r.any(at, "subjects") and low not in ("it", "you", "others"):
        return True
    if sure and low not in ("so", "to", "of", "about", "with", "as", "by"):
        alone = at + 1 >= r.end
        joined = r.any(at, "coordinators") and low != "yet"
        return not joined and (not alone or low in BARE)
    if relative or r.any(at, "coordinators", "be", "have", "modals") or low in ("of", "to", "by", "with", "as", "about", "for"):
        return False
    for k in range(at + 1, min(r.end, at + CLAUSE_TOKENS)):
        here = r.tokens[k]
        if here.low in (";", ":", "to", *LATER) or here.kind == "quote" or r.any(k, "relatives", "questions", "contrasts"):
            return False
        if r.grammar.auxiliary(here) and here.low not in ("'s", "being", "been", "be", "having"):
            return True
        if _finite(r, k):
            return True
    return False


def _finite(r: Reading, at: int) -> bool:
    """Whether a word is likely the verb of a clause: an irregular form of a common verb, or one in -ed behind a name."""
    token, previous = r.tokens[at], r.tokens[at - 1]
    if (
        token.kind != "word"
        or token.capital
        or token.marked
        or previous.kind != "word"
        or r.any(at - 1, "determiners", "prepositions")
    ):
        return False
    named = previous.capital or r.any(at - 1, "subjects")
    return r.any(at, "took") or (token.low.endswith("ed") and len(token.low) > 4 and named)
