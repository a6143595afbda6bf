"""The verdict of a quotation: three tables that a reader can check, asked from the top. No score decides one.

PRESENCE says whether the words stand in the source at all, FLAGS what is to be known of how they stand there, and the verdict then
follows from the changes: `altered` where one is major, `reworded` where one is minor, `near_verbatim` where all are none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from headwater.judge.seen import Seen
from headwater.model import FLAGS as FLAG_NAMES
from headwater.model import VERDICTS, Change, Span, Verdict

FEW = 4  # content words of a quotation under which chance is a rival
WORDS_OF_CHANCE = 8  # words in one run that another speaker says by chance
FEWEST_WORDS = 2  # a single word has no place

# Shares of a quotation's weight (rare words weigh most) that have the same word, or a form of it, at the place.
ENOUGH = 0.7  # under it a second telling of the same thing, or another occasion
ENOUGH_OF_FEW = 0.8
ENOUGH_BESIDE_A_RUN = 0.45
NEARLY_ALL = 0.9
SCATTERED = 1.75  # words of the source to one of the quotation: an edit that leaves out so much keeps the words that it leaves
LONG_RUN = 10  # words in a row, which two texts do not share by chance


@dataclass(frozen=True, slots=True)
class Presence:
    """A row of the first table: whether the words are in the source; None leaves it to the rows below."""

    code: str
    verdict: str | None  # `not_found` or `unchecked`; None: found
    when: Callable[[Seen], bool]


@dataclass(frozen=True, slots=True)
class Flag:
    """A row of the second table: a flag of `model.FLAGS`, and the reason that is given with it."""

    code: str
    flag: str
    when: Callable[[Seen], bool]


def _few(s: Seen) -> bool:
    return s.content < FEW


def _by_chance(s: Seen) -> bool:
    """Another person's line that shares less than a long run of words: a phrase of the trade."""
    return s.other_speaker is True and not s.same_words and not s.reported and s.run < WORDS_OF_CHANCE


PRESENCE: tuple[Presence, ...] = (
    Presence("no_source_text", "unchecked", lambda s: s.source_words == 0),
    Presence("words_not_found", "not_found", lambda s: s.nowhere),
    Presence("too_short", "unchecked", lambda s: s.words < FEWEST_WORDS or (s.content == 0 and s.words < FEW)),
    Presence("found_by_meaning", None, lambda s: s.found.by_meaning),
    Presence("put_short", None, lambda s: s.condensed),
    Presence("same_words_found", None, lambda s: s.same_words),
    Presence("chance_overlap", "not_found", _by_chance),
    Presence("few_words_found", None, lambda s: _few(s) and s.met >= ENOUGH_OF_FEW and 0 < s.content <= s.met_content),
    Presence("words_not_found", "not_found", _few),
    Presence("words_scattered", "not_found", lambda s: s.met < NEARLY_ALL and s.stretch >= SCATTERED),
    Presence("words_found", None, lambda s: s.met >= ENOUGH),
    Presence("long_run_found", None, lambda s: s.run >= LONG_RUN and s.met >= ENOUGH_BESIDE_A_RUN),
    Presence("whole_sentence_found", None, lambda s: s.whole > 0),
    Presence("words_not_found", "not_found", lambda s: not s.same_words),
)

FLAGS: tuple[Flag, ...] = (
    Flag("left_out_unmarked", "cut", lambda s: any(x.report is None and x.kind == "dropped" for x in s.changes)),
    Flag("skipped_unmarked", "cut", lambda s: any(not g.marked and not g.backwards for g in s.gaps)),
    Flag("begins_inside_a_sentence", "cut", lambda s: s.around is not None and s.around.begins),
    Flag("ends_inside_a_sentence", "cut", lambda s: s.around is not None and s.around.ends),
    Flag("ellipsis_hides_words", "ellipsis", lambda s: any(g.marked and g.span for g in s.gaps)),
    Flag("ellipsis_hides_nothing", "ellipsis", lambda s: s.ellipsis and not any(g.marked and g.span for g in s.gaps)),
    Flag("sentences_joined", "joined", lambda s: any(g.sentences or g.one_sentence for g in s.gaps)),
    Flag("order_changed", "reordered", lambda s: any(g.backwards for g in s.gaps)),
    Flag("word_order_changed", "reordered", lambda s: any(x.kind == "reordered" and x.report is not None for x in s.changes)),
    Flag("another_language", "translated", lambda s: s.translated),
    Flag("other_speaker", "misattributed", lambda s: s.other_speaker is True and not s.reported),
    Flag("speaker_quotes_another", "quoting_other", lambda s: s.reported),
    Flag("others_say_so", "quoting_other", lambda s: s.around is not None and s.around.voice is not None and not s.reported),
    Flag("denial_around", "truncated_context", lambda s: s.around is not None and s.around.denial is not None),
    Flag("condition_around", "truncated_context", lambda s: s.around is not None and s.around.condition is not None),
)  # fmt: skip


def presence(what: Seen) -> Presence:
    """The first row of the first table that holds."""
    return next(row for row in PRESENCE if row.when(what))


def flags(what: Seen, form: str = "direct") -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The flags in the order of the closed list, and the reasons in the order of the table.

    To tell indirectly is no cut, and to put short is neither a cut nor another order.
    """
    free = {"indirect": ("cut",), "headline": ("cut", "reordered")}.get(form, ())
    rows = [row for row in FLAGS if row.when(what) and row.flag not in free]
    found = {row.flag for row in rows}
    return tuple(f for f in FLAG_NAMES if f in found), tuple(dict.fromkeys(row.code for row in rows))


# Changes that are no alteration by custom: to tell indirectly is to shorten, and a headline also names whom the speaker did not.
EXPECTED = {"indirect": ("part_dropped",), "headline": ("part_dropped", "part_replaced", "name_not_in_source")}


def weighed(change: Change, form: str) -> Change:
    """A change as it weighs in a quotation of this form. What limits or denies has rules of its own, which hold for every form."""
    return replace(change, meaning="minor") if change.reason in EXPECTED.get(form, ()) else change


def word(
    changes: Sequence[Change], *, same_words: bool, same_marks: bool, form: str = "direct", inserts: bool = False
) -> tuple[str, str]:
    """The verdict on words that were found, and the reason for it.

    same_words, same_marks: of `Seen`. form: of the quotation; an indirect one, or one put short (`headline`), is never verbatim.
    inserts: whether an editor put in words between brackets.
    """
    meanings = {c.meaning for c in changes}
    if "major" in meanings:
        return "altered", "meaning_changed"
    if "minor" in meanings:
        return "reworded", "told_in_other_words"
    if form == "indirect":
        return "reworded", "told_indirectly"
    if form == "headline":
        return "reworded", "put_short"
    if same_words and not changes:
        if inserts:
            return "near_verbatim", "insert_marked"
        return ("verbatim", "same_words") if same_marks else ("near_verbatim", "same_words_other_marks")
    return "near_verbatim", "nothing_that_changes_meaning"


def verdict(what: Seen, spans: Sequence[Span], *, also: Sequence[Span] = (), form: str = "direct") -> Verdict:
    """The verdict on words that were found at `spans`. also: further places with the same words."""
    # the very words are the very words, in a headline too
    form = "headline" if what.condensed else "direct" if form == "headline" else form
    what = replace(what, changes=tuple(weighed(c, form) for c in what.changes))
    named, reason = word(what.changes, same_words=what.same_words, same_marks=what.same_marks, form=form, inserts=what.inserts > 0)
    flagged, reasons = flags(what, form)
    how = ("found_by_meaning",) if what.found.by_meaning else ("put_short",) if what.condensed else ()
    more = ("occurs_more_than_once",) if also else ()
    return Verdict(
        verdict=named,
        flags=flagged,
        source=(*spans, *also),
        changes=what.changes,
        speaker_in_source=what.speaker_in_source,
        reasons=tuple(dict.fromkeys((reason, *how, *more, *reasons))),
    )


def together(parts: Sequence[Verdict]) -> Verdict:
    """One verdict on the parts of a quotation that were judged one by one: the strictest, with all that was seen of any."""
    if len(parts) == 1:
        return parts[0]
    strictest = max(parts, key=lambda v: VERDICTS.index(v.verdict))
    speakers = {v.speaker_in_source for v in parts}
    return Verdict(
        verdict=strictest.verdict,
        flags=tuple(f for f in FLAG_NAMES if any(f in v.flags for v in parts)),
        source=tuple(dict.fromkeys(s for v in parts for s in v.source)),
        changes=tuple(c for v in parts for c in v.changes),
        speaker_in_source=strictest.speaker_in_source if len(speakers) == 1 else None,
        reasons=tuple(dict.fromkeys(r for v in (strictest, *parts) for r in v.reasons)),
    )


def without_place(code: str, named: str, *, unsure: Sequence[str] = ()) -> Verdict:
    """The verdict on words that were not found. unsure: reasons why the words may have been said all the same."""
    if named == "not_found" and unsure:
        return Verdict("unchecked", reasons=(*unsure, code))
    return Verdict(named, reasons=(code,))


def in_document(found: Verdict, document: str) -> Verdict:
    """The verdict with its places named by their document, where there are several sources."""
    changes = tuple(replace(c, source=replace(c.source, doc=document)) if c.source else c for c in found.changes)
    return replace(found, source=tuple(replace(s, doc=document) for s in found.source), changes=changes)
