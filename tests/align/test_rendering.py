from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from headwater.align.rendering import rendering, summary
from headwater.model import Document, Link, Omission, Quotation, Span, Unsourced, Verdict

WORDS = "The new bridge over the Lee opens on Monday at noon and the fare stays the same until the end of the year."
PLAIN = "Birds were heard."


def document(text: str, id: str = "d") -> Document:
    return Document(id, text, hashlib.sha256(text.encode()).hexdigest(), language="en")


OTHERS = "At Monday noon a fresh crossing of the Lee is handed to traffic, and nobody pays more for it before this year has ended."


def named(*relations: str, sure: float = 0.9, source: str = WORDS) -> tuple[str, str]:
    """Of a report of as many sentences, each linked by the relation given to the whole source: in its words where they are kept,
    else in others."""
    report, links = "", []
    for i, named_relation in enumerate(relations):
        line = WORDS if named_relation in ("verbatim", "edited") else OTHERS
        links.append(
            Link(f"L{i}", Span(len(report), len(report) + len(line)), (Span(0, len(source)),), named_relation, False, sure)
        )
        report += line + "\n"
    found, reasons = rendering(links, [document(source)], document(report))
    return found, ", ".join(reasons)


def test_a_report_that_prints_the_source_is_the_same_text():
    assert named("verbatim", "verbatim") == ("same_text", "all_words_same")


def test_an_edited_text_is_the_same_text_and_no_paraphrase():
    assert named("verbatim", "edited", "edited") == ("same_text", "words_kept_but_for_edits")
    assert named("edited", "edited", "edited") == ("same_text", "words_kept_but_for_edits")


def test_a_report_that_keeps_most_of_the_words_is_no_second_translation():
    assert named("verbatim", "edited", "reworded") == ("paraphrase", "most_words_shared")
    assert named("verbatim", "edited", "summarised") == ("paraphrase", "most_words_shared")


def test_a_report_in_other_words_throughout_is_a_second_translation():
    assert named("reworded", "reworded", "edited") == ("second_translation", "few_words_shared_closely_linked")


def test_where_most_passages_are_edits_a_second_translation_is_said_to_be_perhaps_an_edit():
    closely = "few_words_shared_closely_linked"
    assert named("reworded", "reworded", "edited", "edited", "edited") == ("second_translation", f"{closely}, may_be_an_edit")
    assert named("reworded", "reworded", "reworded", "edited") == ("second_translation", closely)


def test_a_report_that_says_much_less_than_its_source_is_a_paraphrase():
    longer = f"{WORDS} The board has met three times in the hall by the harbour."
    assert named("reworded", "reworded", source=longer) == ("paraphrase", "condensed_on_the_whole")


def test_loose_links_throughout_are_no_rendering():
    assert named("reworded", "reworded", "edited", sure=0.6) == ("unknown", "links_unsure")


def test_a_report_in_another_language_is_a_translation():
    assert named("translated", "translated", "verbatim") == ("translation", "other_language_linked")


def test_too_little_linked_is_not_named():
    report = document(PLAIN)
    few = [Link("L1", Span(0, len(PLAIN)), (Span(0, 5),), "reworded", False, 0.9)]
    assert rendering(few, [document(WORDS)], report) == ("unknown", ("too_few_links",))
    assert rendering([], [document(WORDS)], report)[0] == "unknown"


def counts(sources: Sequence[Document], left_out: Sequence[Omission]) -> dict[str, object]:
    report = document(f"{WORDS}\n{PLAIN}")
    link = Link("L1", Span(0, len(WORDS)), (Span(0, len(WORDS), sources[0].id),), "verbatim", True, 0.9)
    background = [Unsourced(len(WORDS) + 1, len(report.text), "background")]
    return summary([link], background, left_out, [], sources, report, ["all_words_same"])


def test_the_summary_counts_words_on_both_sides():
    source = document(f"{WORDS} {PLAIN}", "a")
    found = counts([source], [Omission(len(WORDS) + 1, len(source.text), "sentence")])
    assert (found["report_words"], found["linked_words"], found["unsourced_words"]) == (26, 23, 3)
    assert (found["source_words"], found["omitted_words"]) == (26, 3)
    assert (found["links"], found["moved"], found["relations"]) == (1, 1, {"verbatim": 1})
    assert (found["unsourced"], found["omitted"]) == ({"background": 1}, {"sentence": 1})
    assert found["kept_in_order"] == 1.0
    assert (found["words_under"], found["linked_in_order"], found["linked_in_runs_of_10"]) == ({"verbatim": 23}, 23, 23)
    assert found["rendering_reasons"] == ["all_words_same"]


def test_words_left_out_of_a_second_source_are_counted_there():
    first, second = document(WORDS, "a"), document("No. " + PLAIN * 4, "b")
    assert counts([first, second], [Omission(0, 3, "sentence", doc="b")])["omitted_words"] == 1


def test_the_summary_counts_quotations_by_form_and_by_verdict():
    report = document(WORDS)
    direct = Quotation("q1", "direct", (Span(0, 4),), (Span(0, 4),), verdict=Verdict("altered"))
    told = Quotation("q2", "indirect", (Span(5, 9),), verdict=Verdict("reworded"))
    found = summary([], [], [], [direct, told, replace(told, id="q3"), replace(told, id="q4", verdict=None)], [report], report, [])
    assert found["quotations"] == 4
    assert found["quotation_forms"] == {"direct": 1, "indirect": 3}
    assert found["verdicts"] == {"altered": 1, "reworded": 2}
