from __future__ import annotations

import hashlib
from collections.abc import Sequence

from headwater.align.rendering import rendering, summary
from headwater.model import Document, Link, Omission, Span, Unsourced

WORDS = "The new bridge over the Lee opens on Monday at noon and the fare stays the same until the end of the year."
PLAIN = "Birds were heard."


def document(text: str, id: str = "d") -> Document:
    return Document(id, text, hashlib.sha256(text.encode()).hexdigest(), language="en")


def together(*relations: str) -> tuple[list[Link], Document]:
    """A report of as many sentences, each linked by the relation given to the whole source."""
    report = document("\n".join(WORDS for _ in relations))
    at = [i * (len(WORDS) + 1) for i in range(len(relations))]
    whole = (Span(0, len(WORDS)),)
    links = [
        Link(f"L{i}", Span(a, a + len(WORDS)), whole, r, False, 0.9) for i, (a, r) in enumerate(zip(at, relations, strict=True))
    ]
    return links, report


def named(*relations: str) -> str:
    links, report = together(*relations)
    return rendering(links, report)[0]


def test_a_report_that_prints_the_source_is_the_same_text():
    assert named("verbatim", "verbatim") == "same_text"


def test_a_report_that_keeps_most_of_the_words_is_no_second_translation():
    assert named("verbatim", "edited", "reworded") == "paraphrase"


def test_a_report_in_other_words_throughout_is_a_second_translation():
    assert named("reworded", "reworded", "edited") == "second_translation"


def test_a_report_in_another_language_is_a_translation():
    assert named("translated", "translated", "verbatim") == "translation"


def test_too_little_linked_is_not_named():
    report = document(PLAIN)
    few = [Link("L1", Span(0, len(PLAIN)), (Span(0, 5),), "reworded", False, 0.9)]
    assert rendering(few, report) == ("unknown", ("too_few_links",))
    assert rendering([], report)[0] == "unknown"


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
    assert found["rendering_reasons"] == ["all_words_same"]


def test_words_left_out_of_a_second_source_are_counted_there():
    first, second = document(WORDS, "a"), document("No. " + PLAIN * 4, "b")
    assert counts([first, second], [Omission(0, 3, "sentence", doc="b")])["omitted_words"] == 1
