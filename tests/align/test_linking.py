"""From candidates to links: short rests go along, long ones do not; spans name their document where there are several."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

import headwater
from headwater.align.anchors import Copy
from headwater.align.contest import Candidate
from headwater.align.facts import FACTS
from headwater.align.linking import Bead, Joining, completed, credits, reasons, rendered_once
from headwater.align.passages import cut, passages
from headwater.align.relations import Bounds
from headwater.model import Segment, Span, Unsourced

TEXT = (
    "The bridge opens on Monday at noon, to the letter, as the board of the upper bay had asked for in a petition of last spring."
)
EDGES = (0, 35, 50, len(TEXT))


def report():
    pieces = [Segment(a, b, "clause", 0, 0) for a, b in pairwise(EDGES)]
    return passages(cut(pieces, [], TEXT), lambda a, b: TEXT[a:b])


def test_a_short_rest_of_the_sentence_goes_with_its_linked_part_and_a_long_one_does_not():
    (bead,) = completed([Bead((0, 0), ((0, 0),), 0.9, ("close_meaning",))], report(), Joining())
    assert bead.report == (0, 1)
    assert bead.reasons[-1] == "rest_of_sentence"


def test_what_is_taken_along_is_never_more_than_what_was_linked():
    (bead,) = completed([Bead((1, 1), ((0, 0),), 0.9, ())], report(), Joining(rest=100))
    assert bead.report == (1, 1)


def test_with_several_sources_each_span_names_its_own():
    first = "The new bridge over the Lee opens on Monday at noon. The fare stays as it is until the year is out."
    second = "Two masons lost their lives in the March storm. Their names will stand on the eastern pillar."
    told = "Two masons lost their lives in the storm of March. On Monday at noon the new bridge over the Lee opens."
    found = headwater.compare([headwater.document(first, id="board"), headwater.document(second, id="church")], told)
    assert [link.source[0].doc for link in found.links] == ["church", "board"]
    assert {o.doc for o in found.omitted} == {"board", "church"}


def test_a_report_that_names_its_source_in_the_words_of_the_source_is_linked_to_them():
    names = "The Hill Gazette, the Weekly Plain and the Lee Observer"
    source = headwater.document(f"{names} on Friday said this: The mill opens again.")
    report = headwater.document(f"The mill opens in spring, wrote {names}.")
    start = report.text.index(names)
    copy = Copy(Span(start, start + len(names)), Span(0, len(names)))
    (link,) = credits([Unsourced(start - 8, len(report.text), "attribution")], [(source, copy)], report, Bounds(), named=False)
    assert (link.report, link.source, link.relation) == (copy.report, (copy.source,), "verbatim")
    assert link.reasons[-1] == "source_named"
    few = Copy(Span(start, start + 22), Span(0, 22))
    assert credits([Unsourced(start - 8, start + 22, "attribution")], [(source, few)], report, Bounds(), named=False) == []


def test_the_reasons_of_a_link_are_the_facts_that_speak_for_it():
    def given(figured: float = 0.0, **known: float) -> tuple[str, ...]:
        return reasons(Candidate(0, 0, 0.9, np.array([known.get(name, 0.0) for name in FACTS])), figured)

    assert given(likeness=0.6) == ("close_meaning",)
    assert given(margin=0.2, mutual=1.0) == ("second_choice_far", "each_others_best")
    assert given(0.5, company=0.5) == ("shared_numbers", "neighbours_agree")
    assert given() == ("best_of_all",)


LINES = ("The old mill opens again in May.", "Bread will be baked there.", "The mayor gave the town a bell.", "It rings at six.")


def sentences(*lines: str):
    """A text of one sentence a paragraph."""
    text = "\n".join(lines)
    ends = [len("\n".join(lines[: k + 1])) for k in range(len(lines))]
    pieces = [Segment(end - len(line), end, "sentence", k, k) for k, (line, end) in enumerate(zip(lines, ends, strict=True))]
    return passages(cut(pieces, [], text), lambda a, b: text[a:b])


def candidate(report: int, source: int, sure: float) -> Candidate:
    return Candidate(report, source, sure, np.zeros(len(FACTS)))


def test_a_report_that_renders_the_whole_source_renders_each_place_once():
    told = sentences(
        "In May the mill is open again.", "Old mill to open in May.", "They will bake bread there.", "The bell rings at six."
    )
    whole = [candidate(0, 0, 0.9), candidate(1, 0, 0.7), candidate(2, 1, 0.9), candidate(3, 3, 0.9)]
    assert [c.report for c in rendered_once(whole, told, sentences(*LINES), Joining())] == [0, 2, 3]


def test_a_report_that_takes_little_of_its_source_may_take_it_twice():
    told = sentences("In May the mill is open again.", "Old mill to open in May.")
    twice = [candidate(0, 0, 0.9), candidate(1, 0, 0.7)]
    source = sentences(*LINES, *(f"Line {k} of the long speech." for k in range(9)))
    assert rendered_once(twice, told, source, Joining()) == twice


def test_two_sentences_share_a_place_that_has_room_for_both():
    source = sentences(
        "The old mill opens again in May, and bread will be baked there as long as anyone remembers.", "It rings at six."
    )
    told = sentences("In May the mill is open again.", "Bread will be baked there for ever.")
    both = [candidate(0, 0, 0.9), candidate(1, 0, 0.7)]
    assert rendered_once(both, told, source, Joining()) == both
    assert rendered_once(both, told, source, Joining(room=0.5)) == both[:1]


def test_what_stands_in_one_paragraph_is_no_rival():
    source = sentences("Short.", "Longer words stand in this line.")
    both = [candidate(0, 1, 0.9), candidate(2, 1, 0.8)]
    told = report()
    assert [tuple(told.runs[c.report]) for c in both] == [(0, 0), (0, 2)]
    assert rendered_once(both, told, source, Joining()) == both
