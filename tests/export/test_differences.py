from __future__ import annotations

from dataclasses import replace

from headwater.export import differences
from headwater.export.rows import rows
from headwater.export.wording import Voice
from headwater.model import Comparison

from .conftest import change, span

VOICE = Voice({"number_differs": "Another number.", "negation_differs": "One denies it.", "tense_differs": "Another tense."})


def test_changed_numbers_come_before_changed_names_and_both_before_what_only_shades(letter: Comparison):
    at = span(letter.report, "Gulls")
    name, number, shade = (change(k, m, at, None, "x") for k, m in (("name", "major"), ("number", "major"), ("number", "minor")))
    assert differences.in_order([shade, name, number]) == [number, name, shade]


def test_a_change_says_what_became_of_which_words(letter: Comparison):
    one = letter.links[0].changes[0]
    assert differences.said(letter, one) == (
        '<del class="bare">“<bdi>40</bdi>”</del> → <ins class="bare">“<bdi>14</bdi>”</ins>'
    )  # fmt: skip
    assert differences.said(letter, replace(one, report=None)).endswith("</del> left out")
    assert differences.said(letter, replace(one, source=None)).endswith("</ins> added")


def test_every_change_of_meaning_is_listed_once_with_the_row_it_stands_in(letter: Comparison):
    found_rows = rows(letter)
    ids = {row.links[0].id: row.id for row in found_rows if row.links}
    found = differences.found_first(letter, found_rows, {"q1": "q-card"})
    assert [(f.change.kind, f.at) for f in found] == [("number", ids["L1"]), ("negation", ids["L2"])]


def test_what_only_the_verdict_names_leads_to_the_quotation(letter: Comparison):
    quotation = letter.quotations[0]
    cut = change("dropped", "major", None, span(letter.source, "old ferry"), "denial_left_out")
    judged = replace(quotation, verdict=replace(quotation.verdict, changes=(*quotation.verdict.changes, cut)))
    found = differences.found_first(replace(letter, quotations=(judged,)), rows(letter), {"q1": "q-card"})
    assert [(f.change.kind, f.at) for f in found][-1] == ("dropped", "q-card")
    assert len(found) == 3


def test_a_rule_is_said_once_for_all_the_changes_that_it_names(letter: Comparison):
    at = span(letter.report, "Gulls")
    twice = [change("tense", "minor", at, None, "tense_differs"), change("tense", "minor", at, None, "tense_differs")]
    written = differences.spelt_out(letter, twice, VOICE)
    assert written.count("Another tense.") == 1
    assert written.count("Gulls") == 2
    short = differences.in_short(letter, twice)
    assert short.count("tense differs") == 1
    assert short.count("Gulls") == 2


def test_majors_are_said_with_their_rule_and_lesser_ones_counted(letter: Comparison):
    changes = letter.links[1].changes
    assert "One denies it." in (differences.majors(letter, changes, VOICE) or "")
    assert differences.lesser(changes) == "1 without weight"
    assert differences.majors(letter, changes[1:], VOICE) is None
    assert differences.summed([c for link in letter.links for c in link.changes if c.meaning == "major"]) == (
        "2 changes of meaning: 1 number, 1 negation"
    )


def test_the_first_list_shows_each_change_in_its_own_line_of_the_text(letter: Comparison):
    found = differences.found_first(letter, rows(letter), {"q1": "q-card"})
    written = differences.first_list(letter, found)
    assert "“The work took <b>14</b> masons,” Quill wrote. She said that the fare would be …" in written
    assert "LEE, May 4" not in written
    assert "in the source" not in written
    left = change("dropped", "major", None, span(letter.source, "old"), "limit_left_out")
    assert "in the source: <bdi>We shall not raise the fare before winter, and the <b>old</b> ferry stays.</bdi>" in (
        differences.first_list(letter, [differences.Found(left, "q-card")])
    )
