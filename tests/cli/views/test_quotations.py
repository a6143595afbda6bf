from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len

from headwater.cli.views.quotations import listing, quotations
from headwater.model import Change, Comparison, Quotation, Speaker, Verdict
from tests.cli.conftest import document, span


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
        "     │ words                                  │ who, how, where, verdict",
        "",
        'q1   │ The new bridge opens on Monday at noon │ Ada Quill ("Quill")',
        "     │                                        │ direct, L1",
        "     │                                        │ ≈ near verbatim (ellipsis)",
    ]
    assert "not judged" not in text


def test_a_reason_that_verdict_and_flags_do_not_tell_is_given(letter):
    verdict = Verdict("unchecked", reasons=("credited_elsewhere", "said_on_another_day"))
    text = " ".join(shown(replace(letter, quotations=(replace(letter.quotations[0], verdict=verdict),))).replace("│", " ").split())
    assert "? unchecked: credited elsewhere, said on another day" in text
    told = Verdict("reworded", ("joined",), reasons=("told_in_other_words", "found_by_link", "sentences_joined"))
    text = shown(replace(letter, quotations=(replace(letter.quotations[0], verdict=told),)))
    assert "~ reworded (joined)\n" in text


def test_the_mention_stands_beside_the_name_where_it_is_another_and_the_cue_beside_the_form(letter):
    she, promised, words = (span(letter.report, w) for w in ("she", "promised", "Tickets will cost the same this year"))
    said = Quotation("q2", "indirect", (words,), (), Speaker(she.start, she.end, "Ada Quill"), promised, None, ("L2",))
    rows = table(shown(replace(letter, quotations=(said,))))
    assert [row.partition("│ ")[2].partition("│ ")[2] for row in rows[2:4]] == [
        'Ada Quill ("she")', 'indirect, "promised", L2',
    ]  # fmt: skip
    full = span(letter.report, "Quill wrote")
    assert "│ Quill wrote\n" in shown(replace(letter, quotations=(replace(said, speaker=Speaker(full.start, full.end, "Quill")),)))
    named = replace(said, speaker=Speaker(she.start, she.end, "She"))
    assert "│ She\n" in shown(replace(letter, quotations=(named,)))


def test_the_forms_are_counted(letter):
    one = letter.quotations[0]
    several = (one, replace(one, id="q2"), replace(one, id="q3", form="indirect", marked=()))
    assert "── 3 quotations (2 direct, 1 indirect) ─" in shown(replace(letter, quotations=several))


def test_in_a_mixed_quotation_the_words_between_marks_are_bold_in_a_direct_one_nothing_is(letter):
    whole, inner = span(letter.report, "Tickets will cost the same this year"), span(letter.report, "the same")
    mixed = Quotation("q1", "mixed", (whole,), (inner,))

    def bold(quotation: Quotation) -> list[str]:
        lines = listing(letter.report, (quotation,), 200)
        return [
            x.plain[s.start : s.end] for x in lines for s in x.spans if s.style == "bold" and "──" not in x.plain and "│" in x.plain
        ]

    assert bold(mixed) == ["the same"]
    assert bold(Quotation("q1", "direct", (whole,), (whole,))) == []
    assert "Tickets will cost the same this year" in listing(letter.report, (mixed,), 200)[4].plain


def test_a_long_quotation_is_shown_by_its_beginning_and_its_end():
    text = "It " + "goes on and on " * 60 + "to the end."
    report = document("long.txt", text)
    lines = " ".join(x.plain for x in listing(report, (Quotation("q1", "direct", (span(report, text),)),), 400))
    assert " … " in lines
    assert "It goes on" in lines
    assert "to the end." in lines
    assert len(" ".join(lines.replace("│", " ").split())) < 600


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
    parts = Quotation("q1", "direct", (span(letter.report, "the same"), span(letter.report, "Two masons")))
    row = table(shown(replace(letter, quotations=(parts,))))[2:4]
    assert row == [
        "q1   │ the same […] Two masons                │ speaker not named",
        "     │                                        │ direct",
    ]


def test_a_narrow_screen_has_a_paragraph_for_each(letter):
    text = shown(letter, 40)
    assert 'q1 The new bridge opens on Monday at\n  noon\nAda Quill ("Quill")\ndirect, L1\n' in text


def test_no_quotation_is_said(letter):
    assert "── no quotation ──" in shown(replace(letter, quotations=()))


def test_the_quotations_of_one_document_stand_under_its_name(letter):
    lines = [line.plain for line in listing(letter.report, letter.quotations, 80)]
    assert lines[0] == "press.txt (Valley Press, 2031-05-04, en)"
    assert lines[1].startswith("── 1 direct quotation ─")


def test_of_many_changes_a_row_shows_a_few_and_counts_the_rest(letter):
    change = Change("number", "major", span(letter.report, "noon"), span(letter.source, "noon"), "number_differs")

    def drawn(count: int) -> str:
        verdict = Verdict("altered", changes=(change,) * count)
        return shown(replace(letter, quotations=(replace(letter.quotations[0], verdict=verdict),)))

    assert drawn(4).count('│ "noon" → "noon"') == 4
    assert drawn(6).count('│ "noon" → "noon"') == 3
    assert "│ and 3 more" in drawn(6)


@pytest.mark.parametrize("width", [20, 40, 59, 60, 80, 200])
def test_no_line_is_wider_than_the_screen(letter, width):
    assert max(cell_len(line) for line in shown(letter, width).splitlines()) <= width


def test_an_altered_quotation_says_by_which_change(letter):
    change = Change("number", "major", span(letter.report, "noon"), span(letter.source, "noon"), "number_differs")
    other = Change("substituted", "minor", None, None, "related_word")
    verdict = Verdict("altered", ("cut",), changes=(other, change), reasons=("meaning_changed",))
    text = " ".join(shown(replace(letter, quotations=(replace(letter.quotations[0], verdict=verdict),))).replace("│", " ").split())
    assert "! altered (cut): number differs" in text
    assert '"noon" → "noon"' in text, "the change itself, in the words of both"
    assert '"source words" → "report\'s words"' in text
    assert "Quotations against the source: 1 altered (q1)." in text
