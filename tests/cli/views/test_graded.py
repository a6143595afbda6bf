"""Changes in words: signs, what stands for what, the rule; majors and what a checker looks for first come first."""

from __future__ import annotations

from dataclasses import replace

from headwater.cli.views.changes import changes
from headwater.cli.views.graded import in_order, lines, said, sentences
from headwater.cli.views.side import side
from headwater.model import Change, Comparison
from tests.cli.conftest import sentences as segmented
from tests.cli.conftest import span


def graded(letter: Comparison) -> Comparison:
    """The letter with four changes in its second link."""
    report, source = letter.report, letter.source
    found = (
        Change("spelling", "none", span(report, "the same"), span(source, "fare"), "spelling"),
        Change("added", "minor", span(report, "this year"), None, "words_added"),
        Change("dropped", "major", None, span(source, "before the year is out"), "part_dropped"),
        Change("number", "major", span(report, "Two masons"), span(source, "4.2 million"), "number_differs"),
    )
    return replace(letter, links=(letter.links[0], replace(letter.links[1], changes=found), *letter.links[2:]))


def words(drawn) -> str:
    return " ".join(" ".join(line.plain.replace("│", " ") for line in drawn).split())


def test_a_change_says_what_stands_for_what(letter):
    shown = [said(c, letter.source, letter.report.text).plain for c in graded(letter).links[1].changes]
    assert shown == [
        '"fare" → "the same"',
        '"this year" added',
        '"before the year is out" left out',
        '"4.2 million" → "Two masons"',
    ]


def test_majors_come_first_and_numbers_before_parts(letter):
    assert [c.kind for c in in_order(graded(letter).links[1].changes)] == ["number", "dropped", "added", "spelling"]


def test_what_is_below_the_meaning_asked_for_is_counted(letter):
    comparison = graded(letter)
    drawn = words(lines(comparison, comparison.links[1].changes, 80, least="major"))
    assert drawn.startswith('! number: "4.2 million" → "Two masons" (number differs)')
    assert drawn.endswith("and 2 changes: 1 minor and 1 without weight")


def test_the_summary_counts_changes_of_meaning_by_kind_and_place(letter):
    assert list(sentences(graded(letter))) == [
        "2 changes of meaning in the linked passages: 1 number in L2; 1 dropped in L2. 1 minor change."
    ]
    assert list(sentences(letter)) == []


def test_the_views_show_them_under_their_passage(letter):
    comparison = graded(letter)
    assert '! dropped: "before the year is out" left out' in words(side(comparison, 80, segmented))
    assert '~ added: "this year" added (words added)' in words(changes(comparison, 80))
    assert "! changes the meaning; ~ may shade it." in words(changes(comparison, 80))
