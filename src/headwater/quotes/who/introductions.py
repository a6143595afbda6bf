"""What a document introduces a person as: the title or role before a name, the apposition beside it; and roles taken up.

"Nessian leader Ivo Tarn", "Ida Lund, head of the harbour office," and "The head of the harbour office, Ida Lund," introduce;
"the leader" and "the head of the office" take that up. What takes up has no word that the introduction does not have.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from headwater.quotes.who.capitals import Word
from headwater.quotes.who.given import gender_of_title, key
from headwater.quotes.who.mention_words import MentionWords, mention_words
from headwater.quotes.who.people import Occurrence, People, Person
from headwater.text.remembered import WORDS
from headwater.text.tokens import fold, function_words

BEFORE_WORDS = 8  # of a title or role before a name
APPOSITION_WORDS = 16
HEAD_WITHIN_WORDS = 9  # "a former deputy director of ...": the role stands near the beginning of an apposition
SAME_LETTERS = 4  # "Korea" and "Korean", "Russia" and "Russian"
COMPOUND_LETTERS = 5  # from which the last part of a compound is a word ("Exportzentrum", "Zentrum")
ASIDE = (",", " (", " –", " —", "，", "、")


@dataclass(frozen=True, slots=True)
class Introduction:
    """What somebody is introduced as. heads: the roles named, casefolded; words: all words of it, keyed; start: where it stands."""

    who: Person
    heads: tuple[str, ...]
    words: frozenset[str]
    start: int


def introductions(people: People) -> list[Introduction]:
    """The introductions of a document in order; what they say of gender is put down with the person."""
    found: list[Introduction] = []
    for o in people.occurrences:
        if o.who is None or (people.institution(o) and not o.who.person):
            continue
        for described in (_before(people, o), _behind(people, o), _in_front(people, o)):
            heads = tuple(w.form for w in described if people.role(w.form)) if _has_head(people, described, o) else ()
            if heads:
                o.who.person = True
            elif described and o.who.person and o.last - o.first > 1 and not described[-1].capital:
                heads = (described[-1].form,)  # a role that the tables do not have: "donor Ida Lund"
            if heads:
                o.who.gender = o.who.gender or gender_of_title(heads, people.table)
                found.append(
                    Introduction(
                        o.who, heads, keyed([w.form for w in described], people.language), min(o.start, described[0].start)
                    )
                )
    return found


def _has_head(people: People, described: Sequence[Word], o: Occurrence) -> bool:
    """Whether a phrase has a role for its head: right before the name or in its title; an apposition was taken for its head."""
    if not described or described[-1].start >= o.start or people.words[o.first].gap.startswith(ASIDE):
        return True
    return people.role(described[-1].form) or any(people.role(w) for w in o.title)


def described_beside(people: People, o: Occurrence) -> bool:
    """Whether an apposition says who somebody is, in whatever words ("Ida Lund, a fisher from Orr")."""
    if o.last >= len(people.words):
        return False
    following = people.words[o.last]
    return following.gap.startswith(ASIDE) and (people.table.determined(following.form) or people.role(following.form))


def keyed(forms: Sequence[str], language: str) -> frozenset[str]:
    """The content words of a phrase under the form in which their cases meet."""
    dull = function_words(language)
    return frozenset(key(f, language) for f in forms if fold(f) not in dull)


def _before(people: People, o: Occurrence) -> Sequence[Word]:
    """The words of a title before a name, back to a determiner or preposition: "North Korean leader", "Secretary of State"."""
    words, table = people.words, people.table
    name = o.first - len(o.title)
    at = o.first
    while at > 0 and o.first - at < BEFORE_WORDS and _runs_on(words[at].gap, words[at - 1], people):
        before = words[at - 1]
        of_office = o.title and at == name and before.form in table.between and at > 1 and people.role(words[at - 2].form)
        if at <= name and not of_office and (before.genitive or _ends_phrase(before, people)):
            break
        at -= 1
        if not before.capital and at + 1 < name and words[at + 1].capital:
            break  # "met Nessian leader": what stands before may be a verb
    return words[at : o.first]


def _runs_on(gap: str, before: Word, people: People) -> bool:
    """Whether a phrase goes on over what stands between two words: a blank, or the full stop of a title ("Gov.")."""
    return gap in (" ", "\u00a0") or (gap in (". ", ".\u00a0") and before.capital and people.role(before.form))


def _ends_phrase(word: Word, people: People) -> bool:
    """Whether a word before a title is none of its words: it governs or determines it, or is a verb ("told President X")."""
    table, form = people.table, word.form
    if form in table.between or table.determined(form) or form in table.pronouns or fold(form) in function_words(table.language):
        return True
    return not word.capital and people.verbs.fullmatch(form) is not None


def _behind(people: People, o: Occurrence) -> Sequence[Word]:
    """The words of an apposition behind a name, up to the comma or stop that ends it."""
    words = people.words
    at = o.last
    if at >= len(words) or not words[at].gap.startswith(ASIDE) or "\n" in words[at].gap:
        return ()
    stop = at + 1
    while stop < len(words) and stop - at < APPOSITION_WORDS and not words[stop].gap.strip(" \u00a0'’\"“”&/"):
        stop += 1
    return _headed(people, at, stop)


def _headed(people: People, at: int, stop: int) -> Sequence[Word]:
    """The words `[at, stop)` where they are a noun phrase with a role for its head."""
    table = people.table
    for i in range(at, min(stop, at + HEAD_WITHIN_WORDS)):
        form = people.words[i].form
        if people.role(form) and not people.words[i].genitive:
            return people.words[at:stop]
        ends = form in table.between and (i > at or form not in table.definite)
        if ends or ((form not in table.company or i == at) and _no_noun(people.words[i], people)):
            return ()
    return ()


def _no_noun(word: Word, people: People) -> bool:
    """Whether a word cannot stand in a noun phrase before its head: an auxiliary, a pronoun, a verb of saying."""
    table, form = people.table, word.form
    if table.determined(form) or form in table.between:
        return False
    return fold(form) in function_words(table.language) or form in table.pronouns or people.verbs.fullmatch(form) is not None


def _in_front(people: People, o: Occurrence) -> Sequence[Word]:
    """The words of a phrase that a name between commas stands behind in apposition: "The head of the office, Ida Lund, said"."""
    words = people.words
    if not words[o.first].gap.startswith(ASIDE) or not (
        o.last < len(words) and words[o.last].gap.startswith((",", ")", " —", " –"))
    ):
        return ()
    begin = o.first - 1
    while begin > 0 and o.first - begin < APPOSITION_WORDS and not words[begin].gap.strip(" \u00a0'’\"“”"):
        begin -= 1
    described = _headed(people, begin, o.first)
    return described if not any(w.form in people.table.pronouns for w in described) else ()


def takes_up(others: Sequence[str], said: Introduction, table: MentionWords) -> bool:
    """Whether a mention whose noun takes up an introduction may do so with its other words, casefolded."""
    return all(any(_akin(m, d) for d in said.words) for m in keyed(others, table.language) if m not in table.definite)


@lru_cache(maxsize=WORDS)
def same_role(head: str, introduced: str, language: str) -> bool:
    """Whether a noun takes up the role of an introduction: the same, a part of it ("Exportminister", "Minister"), or its kin."""
    if key(head, language) == key(introduced, language):
        return True
    if len(head) >= COMPOUND_LETTERS and introduced.endswith(head):
        return True
    return any(noun.fullmatch(head) and others.fullmatch(introduced) for noun, others in mention_words(language).kin)


def _akin(mention: str, introduced: str) -> bool:
    """Whether a word of a mention is one of the introduction: the same, its adjective or noun, or the last part of a compound."""
    if mention == introduced:
        return True
    if len(mention) >= COMPOUND_LETTERS and introduced.endswith(mention):
        return True
    same = next(
        (i for i, (a, b) in enumerate(zip(mention, introduced, strict=False)) if a != b), min(len(mention), len(introduced))
    )
    return same >= SAME_LETTERS and same >= min(len(mention), len(introduced)) - 1
