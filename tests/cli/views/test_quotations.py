from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len

from headwater.cli.views.quotations import listing, quotations
from headwater.model import Change, Comparison, Quotation, Verdict
from tests.cli.conftest import span


def shown(comparison: Comparison, width: int = 80) -> str:
    return "\n".join(line.plain for line in quotations(comparison, width))


def table(text: str) -> list[str]:
    lines = text.splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith("── "))
    return [line.rstrip() for line in lines[start + 1 : start + 6]]


def test_a_row_holds_words_speaker_form_place_and_verdict(letter):
    verdict = Verdict("near_verbatim", ("ellipsis",), reasons=("same_words_other_marks",))
    text = shown(replace(letter, quotations=(replace(letter.quotations[0], verdict=verdict),)))
    assert table(text) == [
        "     │ words                                          │ who, how, where, verdict",
        "",
        "q1   │ The new bridge opens on Monday at noon         │ Ada Quill",
        "     │                                                │ direct, in L1",
        "     │                                                │ ≈ near verbatim",
    ]
    assert "(ellipsis): same words other marks" in " ".join(text.replace("│", " ").split())
    assert "not judged" not in text


def test_without_any_verdict_the_table_has_no_line_for_it(letter):
    text = shown(letter)
    assert "│ who, how, where\n" in text
    assert "verdict:" not in text
    assert "L numbers are the links" in text


def test_a_quotation_without_a_verdict_beside_others_with_one_is_named_as_not_judged(letter):
    judged = replace(letter.quotations[0], verdict=Verdict("near_verbatim"))
    text = shown(replace(letter, quotations=(judged, replace(letter.quotations[0], id="q2"))))
    assert "│ ≈ near verbatim" in text
    assert "│ verdict: -" in text
    assert "verdict -: not judged yet" in text


def test_a_quotation_in_parts_and_without_speaker(letter):
    parts = Quotation("q1", "mixed", (span(letter.report, "the same"), span(letter.report, "Two masons")))
    row = table(shown(replace(letter, quotations=(parts,))))[2:4]
    assert row == [
        "q1   │ the same […] Two masons                        │ speaker not named",
        "     │                                                │ mixed",
    ]


def test_a_narrow_screen_has_a_paragraph_for_each(letter):
    text = shown(letter, 40)
    assert "q1 The new bridge opens on Monday at\n  noon\nAda Quill\ndirect, in L1\n" in text


def test_no_quotation_is_said(letter):
    assert "── no quotation ──" in shown(replace(letter, quotations=()))


def test_the_quotations_of_one_document_stand_under_its_name(letter):
    lines = [line.plain for line in listing(letter.report, letter.quotations, 80)]
    assert lines[0] == "press.txt (Valley Press, 2031-05-04, en)"
    assert lines[1].startswith("── 1 quotation ─")


@pytest.mark.parametrize("width", [20, 40, 59, 60, 80, 200])
def test_no_line_is_wider_than_the_screen(letter, width):
    assert max(cell_len(line) for line in shown(letter, width).splitlines()) <= width


def test_an_altered_quotation_says_by_which_change(letter):
    change = Change("number", "major", span(letter.report, "noon"), span(letter.source, "noon"), "number_differs")
    other = Change("substituted", "minor", None, None, "related_word")
    verdict = Verdict("altered", ("cut",), changes=(other, change), reasons=("meaning_changed",))
    text = " ".join(shown(replace(letter, quotations=(replace(letter.quotations[0], verdict=verdict),))).replace("│", " ").split())
    assert "! altered (cut): number differs" in text
    assert "Quotations against the source: 1 altered (q1)." in text
