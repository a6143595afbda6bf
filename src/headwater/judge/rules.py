"""The rules that turn a differing place into a change: one table, read from the top; the first row that holds names the change.

No row asks how alike two passages are. A row asks what differs (a value, a name, a polarity, a word) and what a table of
knowledge says of the two (`text.quantities`, `text.days`, `judge.entities`, `judge.force`, `judge.lexicon`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from headwater.model import Change, Span


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where the two passages differ, before it is judged.

    of: what was held against what: "quantity", "day", "name", "roles", "negation", "force" (modality, quantity words, strength,
    hedges), "act" (done, or only readied), "clause", "word", "words", "mark", "order". says: what the table of knowledge for `of`
    says of the two; "added" or "dropped" where one side has nothing, "unanswered" where nothing in the source's passage can say it.
    kind, value: of a cue of force (`force.SCALES`). content: how many content words differ (of the longer side). sure: the two
    places answer each other; without it a difference is told, and never major. close: the passages have nearly the same words
    otherwise, so that what is added or dropped was not lost in translating; closest: they have the same words, and only theirs.
    """

    of: str
    says: str
    report: Span | None
    source: Span | None
    kind: str = ""
    value: str = ""
    content: int = 1
    sure: bool = True
    close: bool = False
    closest: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """code: the reason given with the change (`reasons.changes` explains it). kind, meaning: of the change."""

    code: str
    kind: str
    meaning: str
    when: Callable[[Difference], bool]


def _of(
    of: str, *says: str, kind: str = "", value: str = "", sure: bool = False, close: bool = False
) -> Callable[[Difference], bool]:
    """Holds for a difference `of` that `says` one of these (anything where none is given).

    kind, value: several may be named, by spaces. sure: only in a sure place. close: only between passages of nearly the same words.
    """
    kinds, values = kind.split(), value.split()

    def when(d: Difference) -> bool:
        told = (not says or d.says in says) and (not kinds or d.kind in kinds) and (not values or d.value in values)
        return d.of == of and told and d.sure >= sure and d.close >= close

    return when


def _any(*tests: Callable[[Difference], bool]) -> Callable[[Difference], bool]:
    return lambda d: any(test(d) for test in tests)


AMOUNT, STRENGTH, WILL = "quantity frequency", "intensity", "modality hedge"

# What a statement is another one without: of the modal words those that make it less than a fact. "Has to" goes with the tense.
LIMITED = "possible potential able permitted considered wished intended advised perhaps chance probably"

# Content words in a row without any counterpart that are a part of the statement: a second translation drops three at most, and
# more than eight are an omission, which is told as one. Among the same words three are a part already, and two that were put in.
PART = range(4, 9)
CLOSE_PART = range(3, 9)
PART_PUT_IN = range(2, 9)
OTHER_PART = 3  # content words for others of which nothing is known, among the same words


def _part(d: Difference) -> bool:
    size = CLOSE_PART if d.closest and d.of == "words" else PART
    return d.of in ("words", "clause") and d.says == "dropped" and d.content in size and d.sure


def _part_added(d: Difference) -> bool:
    return d.of == "words" and d.says == "added" and d.content in PART_PUT_IN and d.closest and d.sure


def _exchanged(d: Difference) -> bool:
    return d.of == "words" and d.says == "exchanged" and d.closest and d.sure


def _part_replaced(d: Difference) -> bool:
    return d.of == "words" and d.says == "other" and d.content >= OTHER_PART and d.closest and d.sure


def _qualifier(says: str) -> Callable[[Difference], bool]:
    """Holds for what limits a statement and stands on one side only, among the same words."""
    modal = _of("force", says, kind=WILL, value=LIMITED, sure=True, close=True)
    return _any(modal, _of("force", says, kind=f"{AMOUNT} limit condition", sure=True, close=True))


_step = _of("force", "step", kind=WILL, sure=True, close=True)

# "One of the" where the source has one alone; inside one language only among the same words.
ONE_OF = _of("force", "added", kind=STRENGTH, value="among", sure=True, close=True)

# A clause that has no counterpart in another language, while the words around it have theirs (`judge.clauses`).
LOST, PUT_IN = _of("clause", "lost", sure=True), _of("clause", "put_in", sure=True)

RULES: tuple[Rule, ...] = (
    # Numbers, by value.
    Rule("number_written_otherwise", "number", "none", _of("quantity", "same")),
    Rule("number_rounded", "number", "none", _of("quantity", "rounded")),
    Rule("number_differs", "number", "major", _of("quantity", "differs", sure=True)),
    Rule("number_unclear", "number", "minor", _of("quantity", "differs", "unlike")),
    Rule("number_added", "added", "minor", _of("quantity", "added")),
    Rule("number_dropped", "dropped", "minor", _of("quantity", "dropped")),
    # Days, against each document's own date.
    Rule("date_written_otherwise", "date", "none", _of("day", "same")),
    Rule("date_differs", "date", "major", _of("day", "differs", sure=True)),
    Rule("date_unclear", "date", "minor", _of("day", "differs", "unlike")),
    Rule("date_added", "added", "minor", _of("day", "added")),
    Rule("date_dropped", "dropped", "minor", _of("day", "dropped")),
    # Names, by entity.
    Rule("name_written_otherwise", "name", "none", _of("name", "same")),
    Rule("name_differs", "name", "major", _of("name", "differs", "for_a_day", sure=True)),
    Rule("name_unclear", "name", "minor", _of("name", "differs", "unlike")),
    Rule("name_not_in_source", "name", "major", _of("name", "foreign", sure=True)),
    Rule("name_added", "added", "minor", _of("name", "added", "foreign")),
    Rule("name_dropped", "dropped", "minor", _of("name", "dropped")),
    Rule("roles_exchanged", "agent", "major", _of("roles", "exchanged", sure=True)),
    # What is denied.
    Rule("negation_differs", "negation", "major", _of("negation", sure=True)),
    Rule("negation_unclear", "negation", "minor", _of("negation")),
    # How far a statement goes.
    Rule("modality_differs", "modality", "major", _any(_of("force", "major", kind=WILL, sure=True), _step)),
    Rule("possibility_added", "modality", "major", _of("force", "added", kind=WILL, value="possible perhaps potential", sure=True)),
    Rule("readiness_for_act", "modality", "major", _of("act", sure=True)),
    Rule("modality_shade", "modality", "minor", _any(_of("force", "major", "step", "minor", kind=WILL), _of("act"))),
    Rule("amount_differs", "intensity", "major", _of("force", "major", kind=AMOUNT, sure=True)),
    Rule("few_added", "intensity", "major", _of("force", "added", kind=AMOUNT, value="few", sure=True)),
    Rule("amount_shade", "intensity", "minor", _of("force", "major", "minor", kind=AMOUNT)),
    Rule("strength_differs", "intensity", "major", _of("force", "major", kind=STRENGTH, sure=True)),
    Rule("one_of_added", "intensity", "major", _any(_of("force", "unanswered", sure=True), ONE_OF)),
    Rule("strength_shade", "intensity", "minor", _of("force", "major", "minor", kind=STRENGTH)),
    Rule("direction_differs", "substituted", "major", _of("force", "major", kind="comparison", sure=True)),
    Rule("order_in_time_differs", "substituted", "major", _of("force", "major", kind="time cause condition", sure=True)),
    Rule("tense_differs", "tense", "minor", _of("force", "major", "minor", kind="tense")),
    Rule("relation_shade", "substituted", "minor", _of("force", "major", "minor")),
    Rule("qualifier_dropped", "dropped", "major", _qualifier("dropped")),
    Rule("qualifier_added", "added", "major", _qualifier("added")),
    Rule("condition_dropped", "dropped", "major", _any(_of("clause", "dropped", sure=True, close=True), LOST)),
    Rule("condition_added", "added", "major", _any(_of("clause", "added", sure=True, close=True), PUT_IN)),
    Rule("shade_dropped", "dropped", "minor", _of("force", "dropped")),
    Rule("shade_added", "added", "minor", _of("force", "added", "unanswered")),
    # Words, by what the lexicon knows of them.
    Rule("opposite_word", "substituted", "major", _of("word", "antonym", sure=True)),
    Rule("another_of_its_kind", "substituted", "major", _of("word", "sibling", sure=True, close=True)),
    Rule("contraction", "contraction", "none", _of("word", "contraction")),
    Rule("spelling", "spelling", "none", _of("word", "spelling")),
    Rule("inflection", "spelling", "none", _of("word", "agreement", close=True)),
    Rule("other_form", "substituted", "minor", _of("word", "lemma", "agreement", "derived")),
    Rule("synonym", "substituted", "none", _of("word", "synonym")),
    Rule("related_word", "substituted", "minor", _of("word")),
    # Runs of words of which the lexicon knows nothing.
    Rule("filler", "filler", "none", _of("words", "filler")),
    Rule("grammar_words", "substituted", "none", _of("words", "grammar")),
    Rule("term_narrowed", "substituted", "major", _of("words", "narrowed", sure=True)),
    Rule("another_thing", "substituted", "major", _exchanged),
    Rule("part_replaced", "substituted", "major", _part_replaced),
    Rule("other_words", "substituted", "minor", _of("words", "other", "exchanged")),
    Rule("part_added", "added", "major", _part_added),
    Rule("words_added", "added", "minor", _any(_of("words", "added"), _of("clause", "added", "put_in"))),
    Rule("part_dropped", "dropped", "major", _part),
    Rule("words_dropped", "dropped", "minor", _any(_of("words", "dropped", "narrowed"), _of("clause", "dropped", "lost"))),
    # How the same words are written, and where they stand.
    Rule("case", "spelling", "none", _of("mark", "case")),
    Rule("written_otherwise", "spelling", "none", _of("mark", "spelling")),
    Rule("punctuation", "punctuation", "none", _of("mark", "punctuation")),
    Rule("exchanged_words", "reordered", "major", _of("order", "exchanged", sure=True, close=True)),
    Rule("reordered_words", "reordered", "none", _of("order", "moved", "exchanged")),
)


def judged(differences: Iterable[Difference], rules: tuple[Rule, ...] = RULES) -> tuple[Change, ...]:
    """The change that each difference is; a difference that no row names is none."""
    found = (change(d, rules) for d in differences)
    return tuple(c for c in found if c is not None)


def change(difference: Difference, rules: tuple[Rule, ...] = RULES) -> Change | None:
    """The change that the first row that holds makes of a difference."""
    rule = next((r for r in rules if r.when(difference)), None)
    return Change(rule.kind, rule.meaning, difference.report, difference.source, rule.code) if rule else None
