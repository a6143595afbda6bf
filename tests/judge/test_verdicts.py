from __future__ import annotations

from dataclasses import replace

import pytest

from headwater.align.places import Found
from headwater.judge.seen import Around, Gap, Seen
from headwater.judge.verdicts import FLAGS, PRESENCE, flags, in_document, presence, verdict, without_place, word
from headwater.model import FLAGS as FLAG_NAMES
from headwater.model import VERDICTS, Change, Span
from headwater.reasons.verdicts import FLAGGED, VERDICT

HERE = Span(3, 9)
NOTHING = Around(denial=None, condition=None, voice=None, begins=False, ends=False, sentence=True)
GAP = Gap(span=HERE, marked=False, sentences=True, backwards=False, one_sentence=False, denies=False)
SEEN = Seen(
    words=12, content=6, met=1.0, met_content=6, run=5, found=Found((), 1.0, 6, 5, (1.0,)), gaps=(), around=NOTHING,
    same_words=False, same_marks=False, reported=False, speaker_in_source=None, other_speaker=None, ellipsis=False, missing=(),
)  # fmt: skip


def changed(meaning: str, *, kind: str = "substituted", report: Span | None = HERE) -> Change:
    return Change(kind, meaning, report, HERE, "other_words")


@pytest.mark.parametrize(
    ("what", "code", "named"),
    [
        (replace(SEEN, source_words=0), "no_source_text", "unchecked"),
        (replace(SEEN, words=1, content=1), "too_short", "unchecked"),
        (replace(SEEN, words=3, content=0), "too_short", "unchecked"),
        (replace(SEEN, met=0.0, found=Found((), 0.0, 0, 0, (), by_meaning=True)), "found_by_meaning", None),
        (replace(SEEN, met=0.4, condensed=True), "put_short", None),
        (replace(SEEN, words=1, content=1, nowhere=True), "words_not_found", "not_found"),
        (replace(SEEN, words=3, content=1, same_words=True), "same_words_found", None),
        (replace(SEEN, other_speaker=True), "chance_overlap", "not_found"),
        (replace(SEEN, other_speaker=True, run=8), "words_found", None),
        (replace(SEEN, other_speaker=True, reported=True), "words_found", None),
        (replace(SEEN, content=2, met_content=2, met=0.85), "few_words_found", None),
        (replace(SEEN, content=2, met_content=1, met=0.85), "words_not_found", "not_found"),
        (replace(SEEN, content=0, met_content=0, met=0.85), "words_not_found", "not_found"),
        (replace(SEEN, met=0.7), "words_found", None),
        (replace(SEEN, met=0.8, stretch=1.75), "words_scattered", "not_found"),
        (replace(SEEN, met=0.95, stretch=1.75), "words_found", None),
        (replace(SEEN, met=0.69), "words_not_found", "not_found"),
        (replace(SEEN, met=0.5, run=10), "long_run_found", None),
        (replace(SEEN, met=0.4, run=10), "words_not_found", "not_found"),
        (replace(SEEN, met=0.4, whole=1), "whole_sentence_found", None),
    ],
)
def test_presence_is_the_first_row_that_holds(what: Seen, code: str, named: str | None):
    row = presence(what)
    assert (row.code, row.verdict) == (code, named)


@pytest.mark.parametrize(
    ("what", "code"),
    [
        (replace(SEEN, changes=(changed("minor", kind="dropped", report=None),)), "left_out_unmarked"),
        (replace(SEEN, gaps=(GAP,)), "skipped_unmarked"),
        (replace(SEEN, around=replace(NOTHING, begins=True)), "begins_inside_a_sentence"),
        (replace(SEEN, around=replace(NOTHING, ends=True)), "ends_inside_a_sentence"),
        (replace(SEEN, ellipsis=True, gaps=(replace(GAP, marked=True),)), "ellipsis_hides_words"),
        (replace(SEEN, ellipsis=True), "ellipsis_hides_nothing"),
        (replace(SEEN, gaps=(replace(GAP, marked=True),)), "sentences_joined"),
        (replace(SEEN, gaps=(replace(GAP, backwards=True),)), "order_changed"),
        (replace(SEEN, changes=(changed("none", kind="reordered"),)), "word_order_changed"),
        (replace(SEEN, translated=True), "another_language"),
        (replace(SEEN, other_speaker=True), "other_speaker"),
        (replace(SEEN, reported=True, other_speaker=True), "speaker_quotes_another"),
        (replace(SEEN, around=replace(NOTHING, voice=HERE)), "others_say_so"),
        (replace(SEEN, around=replace(NOTHING, denial=HERE)), "denial_around"),
        (replace(SEEN, around=replace(NOTHING, condition=HERE)), "condition_around"),
    ],
)
def test_each_flag_is_given_by_its_own_row(what: Seen, code: str):
    row = next(r for r in FLAGS if r.code == code)
    found, reasons = flags(what)
    assert row.flag in found
    assert code in reasons
    assert code not in flags(SEEN)[1]


def test_nothing_to_be_known_gives_no_flag():
    assert flags(SEEN) == ((), ())


def test_somebody_elses_words_that_the_speaker_quotes_are_not_misattributed():
    assert flags(replace(SEEN, other_speaker=True, reported=True))[0] == ("quoting_other",)


@pytest.mark.parametrize(
    ("meanings", "named", "reason"),
    [
        ((), "near_verbatim", "nothing_that_changes_meaning"),
        (("none",), "near_verbatim", "nothing_that_changes_meaning"),
        (("none", "minor"), "reworded", "told_in_other_words"),
        (("minor", "major", "none"), "altered", "meaning_changed"),
    ],
)
def test_the_verdict_follows_from_the_changes(meanings: tuple[str, ...], named: str, reason: str):
    assert word(tuple(map(changed, meanings)), same_words=False, same_marks=False) == (named, reason)


def test_the_same_words_are_verbatim_only_with_the_same_marks_inside_and_no_insert():
    assert word((), same_words=True, same_marks=True) == ("verbatim", "same_words")
    assert word((), same_words=True, same_marks=False) == ("near_verbatim", "same_words_other_marks")
    assert word((), same_words=True, same_marks=True, inserts=True) == ("near_verbatim", "insert_marked")


def test_indirect_words_are_never_verbatim():
    assert word((), same_words=True, same_marks=True, form="indirect") == ("reworded", "told_indirectly")


def test_words_put_short_are_reworded_however_little_differs():
    assert word((), same_words=False, same_marks=False, form="headline") == ("reworded", "put_short")
    found = verdict(replace(SEEN, condensed=True), [HERE])
    assert (found.verdict, found.reasons) == ("reworded", ("put_short",))


def test_the_very_words_are_verbatim_in_a_headline_too():
    assert verdict(replace(SEEN, same_words=True, same_marks=True), [HERE], form="headline").verdict == "verbatim"


@pytest.mark.parametrize("reason", ["part_dropped", "part_replaced", "name_not_in_source"])
def test_what_a_headline_does_by_custom_alters_nothing(reason: str):
    change = Change("dropped", "major", None, HERE, reason)
    assert verdict(replace(SEEN, changes=(change,)), [HERE]).verdict == "altered"
    assert verdict(replace(SEEN, condensed=True, changes=(change,)), [HERE]).verdict == "reworded"


def test_what_a_headline_drops_of_a_negation_alters_it():
    change = Change("negation", "major", None, HERE, "negation_differs")
    assert verdict(replace(SEEN, condensed=True, changes=(change,)), [HERE]).verdict == "altered"


def test_to_put_short_is_neither_a_cut_nor_another_order():
    changed_order = replace(SEEN, gaps=(GAP,), changes=(changed("none", kind="reordered"),))
    assert flags(changed_order)[0] == ("cut", "joined", "reordered")
    assert flags(changed_order, "headline")[0] == ("joined",)


def test_the_same_words_in_several_places_are_all_given():
    found = verdict(replace(SEEN, same_words=True, same_marks=True), [HERE], also=[Span(20, 26)])
    assert found.source == (HERE, Span(20, 26))
    assert "occurs_more_than_once" in found.reasons


def test_what_an_incomplete_source_does_not_hold_is_unchecked():
    assert without_place("words_not_found", "not_found").verdict == "not_found"
    unsure = without_place("words_not_found", "not_found", unsure=("incomplete_source", "source_says_incomplete"))
    assert (unsure.verdict, unsure.reasons[0]) == ("unchecked", "incomplete_source")
    assert without_place("too_short", "unchecked", unsure=("incomplete_source",)).reasons == ("too_short",)


def test_with_several_sources_places_name_their_document():
    found = in_document(verdict(replace(SEEN, changes=(changed("minor"),)), [HERE]), "speech")
    assert found.source[0].doc == "speech"
    assert found.changes[0].source == Span(3, 9, "speech")
    assert found.changes[0].report == HERE


def test_every_code_of_the_tables_is_explained_and_every_verdict_and_flag_is_of_the_closed_lists():
    explained = {r.code for r in (*VERDICT, *FLAGGED)}
    assert {r.code for r in FLAGS} <= explained
    assert {r.code for r in PRESENCE if r.verdict} <= explained
    assert {r.flag for r in FLAGS} == set(FLAG_NAMES)
    assert {r.verdict for r in PRESENCE} - {None} <= set(VERDICTS)
