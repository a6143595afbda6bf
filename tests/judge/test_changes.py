from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.judge.changes import changes, passage
from headwater.model import CHANGE_KINDS, MEANINGS, Change, Span
from headwater.reading import document
from headwater.reasons.changes import CHANGES

EXAMPLE = re.compile(r'Source: "(.*?)" Report: "(.*)"')


def found(report: str, source: str, languages: Sequence[str] = ("en", "en")) -> tuple[Change, ...]:
    mine, theirs = document(report, language=languages[0]), document(source, language=languages[1])
    return changes(passage(mine, [Span(0, len(report))]), passage(theirs, [Span(0, len(source))]))


def kinds(report: str, source: str) -> list[tuple[str, str]]:
    return [(c.kind, c.meaning) for c in found(report, source)]


def majors(report: str, source: str) -> list[str]:
    return [c.kind for c in found(report, source) if c.meaning == "major"]


@pytest.mark.parametrize("reason", CHANGES, ids=lambda r: r.code)
def test_the_example_of_a_reason_gets_that_reason(reason):
    match = EXAMPLE.fullmatch(reason.example)
    assert match
    source, report = match.groups()
    assert reason.code in {c.reason for c in found(report, source)}


def test_equal_passages_have_no_changes():
    assert found("The bridge opens on Monday.", "The bridge opens on Monday.") == ()


def test_a_changed_digit_is_major_though_nearly_all_letters_agree():
    assert kinds("43,548 people were moved.", "43,549 people were moved.") == [("number", "major")]


def test_another_way_to_write_a_number_changes_nothing():
    assert {m for _, m in kinds("5 000 people crossed the bridge.", "Five thousand people crossed the bridge.")} <= {"none"}


def test_a_word_that_stands_for_another_of_the_same_meaning_is_not_major():
    assert majors("They are unbreakable allies.", "They are invincible allies.") == []


def test_words_of_which_nothing_is_known_are_not_major():
    assert majors("The old quay holds.", "The old wharf survives.") == []


@pytest.mark.parametrize(
    ("report", "source", "kind"),
    [
        ("The fare will not rise.", "The fare will rise.", "negation"),
        ("The fare will rise.", "The fare will not rise.", "negation"),
        ("The town may build it.", "The town will build it.", "modality"),
        ("All lamps burn.", "Some lamps burn.", "intensity"),
        ("The council rejected it.", "The council accepted it.", "substituted"),
        ("They came to Paris in May.", "They came to London in May.", "name"),
        ("It opens on 5 May 2020.", "It opens on 4 May 2020.", "date"),
        ("In May Spain defeated France.", "In May France defeated Spain.", "agent"),
    ],
)
def test_what_turns_a_meaning_is_major(report: str, source: str, kind: str):
    assert majors(report, source) == [kind]


def test_a_list_in_another_order_exchanges_no_parts():
    assert majors("They met Spain and France.", "They met France and Spain.") == []


def test_a_negation_told_by_the_opposite_word_is_none():
    assert majors("The council did not accept the plan.", "The council rejected the plan.") == []


@pytest.mark.parametrize(
    ("report", "source", "kind"),
    [
        ("We won't close the old bridge.", "We will not close the old bridge.", "contraction"),
        ("The colour of the old bridge.", "The color of the old bridge.", "spelling"),
        ("The old bridge opens, today.", "The old bridge opens today.", "punctuation"),
        ("The old bridge opens.", "The the old bridge opens.", "filler"),
    ],
)
def test_what_a_reporter_may_tidy_has_no_meaning(report: str, source: str, kind: str):
    assert kinds(report, source) == [(kind, "none")]


def test_a_qualifier_is_major_among_the_same_words_and_not_in_another_rendering():
    assert majors("The lamps on the old bridge fail.", "Perhaps the lamps on the old bridge fail.") == ["dropped"]
    assert majors("Lights upon that ancient crossing go out.", "Perhaps the lamps on the old bridge fail.") == []


def test_a_change_stands_where_the_words_are_in_a_longer_document():
    before = "Nothing of this matters. "
    report, source = (
        document(before + "It cost 40 euros.", language="en"),
        document(before * 2 + "It cost 50 euros.", language="en"),
    )
    (change,) = changes(
        passage(report, [Span(len(before), len(report.text))]), passage(source, [Span(2 * len(before), len(source.text))])
    )
    assert change.report is not None
    assert change.source is not None
    assert "40" in report.text[change.report.start : change.report.end]
    assert "50" in source.text[change.source.start : change.source.end]


def test_across_languages_values_are_compared_and_words_are_not():
    told = found("Last year 18 percent of the lamps were broken.", "Im Mai waren acht Prozent der Lampen kaputt.", ("en", "de"))
    assert ("number", "major") in {(c.kind, c.meaning) for c in told}
    assert not {"substituted", "spelling", "punctuation"} & {c.kind for c in told}


words = st.lists(
    st.sampled_from(["the", "mayor", "not", "will", "may", "Ann", "40", "bridge", "opens", "on", "Monday", "very", "some", "."]),
    min_size=1, max_size=12,
).map(" ".join)  # fmt: skip


@settings(max_examples=60)
@given(words, words)
def test_changes_keep_to_the_closed_lists_and_to_the_passages(report: str, source: str):
    for c in found(report, source):
        assert c.kind in CHANGE_KINDS
        assert c.meaning in MEANINGS
        assert c.report or c.source
        for span, text in ((c.report, report), (c.source, source)):
            assert span is None or 0 <= span.start < span.end <= len(text)


@settings(max_examples=40)
@given(words)
def test_a_passage_against_itself_has_no_changes(report: str):
    assert found(report, report) == ()
