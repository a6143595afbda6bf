"""Sound records have no faults, and each way of breaking one is found where it is."""

from __future__ import annotations

import dataclasses
import hashlib
import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater import contract
from headwater.errors import InputError
from headwater.model import (
    Block,
    Change,
    Comparison,
    Document,
    Link,
    Omission,
    Quotation,
    Segment,
    Span,
    Speaker,
    Unsourced,
    Verdict,
)

SOURCE = "The bridge opens in May. It cost 40 million."
REPORT = "HARLOW, May 1. The bridge will open in May, she said. 1 / 2"
MADE = {"headwater": "0.1.0", "encoder": "none", "settings_sha256": "0" * 64}


def make_document(text: str, name: str = "d", blocks: tuple[Block, ...] = ()) -> Document:
    return Document(id=name, text=text, text_sha256=hashlib.sha256(text.encode()).hexdigest(), blocks=blocks)


def sound() -> Comparison:
    """A comparison with one of everything, without a fault: a link, a part of each kind without source, a page number."""
    source = make_document(SOURCE, "s", (Block(0, 24, "paragraph"), Block(25, 44, "paragraph")))
    report = make_document(REPORT, "r", (Block(0, 14, "dateline"), Block(15, 53, "paragraph"), Block(54, 59, "furniture")))
    link = Link("l1", Span(15, 42), (Span(0, 24),), "reworded", False, 0.9, ("close_meaning",))
    verdict = Verdict("reworded", source=(Span(0, 24),), changes=(Change("substituted", "minor", Span(26, 35), Span(11, 16), "x"),))
    return Comparison(
        sources=(source,),
        report=report,
        rendering="paraphrase",
        links=(link,),
        unsourced=(Unsourced(0, 14, "dateline"), Unsourced(44, 53, "attribution")),
        omitted=(Omission(25, 44, "sentence"),),
        quotations=(Quotation("q1", "indirect", (Span(15, 42),), speaker=Speaker(44, 47, "She"), verdict=verdict, links=("l1",)),),
        summary={"links": 1},
        made=MADE,
    )


def altered(**parts: Any) -> Comparison:
    return dataclasses.replace(sound(), **parts)


def paths(comparison: Comparison) -> list[str]:
    return [fault.path for fault in contract.comparison_faults(comparison)]


def link(**parts: Any) -> tuple[Link, ...]:
    return (dataclasses.replace(sound().links[0], **parts),)


def quotation(**parts: Any) -> tuple[Quotation, ...]:
    return (dataclasses.replace(sound().quotations[0], **parts),)


def verdict(**parts: Any) -> tuple[Quotation, ...]:
    return quotation(verdict=dataclasses.replace(sound().quotations[0].verdict or Verdict("reworded"), **parts))


MINOR = Change("substituted", "minor", Span(26, 35), None, "x")
MAJOR = dataclasses.replace(MINOR, meaning="major")

BROKEN = {
    "no source": ({"sources": ()}, "sources"),
    "two sources of one name": ({"sources": (sound().source, sound().source)}, "sources"),
    "a rendering not on the list": ({"rendering": "copied"}, "rendering"),
    "a link outside the report": ({"links": link(report=Span(15, 400))}, "links[0].report"),
    "a link turned round": ({"links": link(report=Span(42, 15))}, "links[0].report"),
    "a link without a source side": ({"links": link(source=())}, "links[0].source"),
    "a link past the source's end": ({"links": link(source=(Span(0, 45),))}, "links[0].source[0]"),
    "a link to a source that is not there": ({"links": link(source=(Span(0, 24, "t"),))}, "links[0].source[0]"),
    "a relation not on the list": ({"links": link(relation="copied")}, "links[0].relation"),
    "a confidence over one": ({"links": link(confidence=1.2)}, "links[0].confidence"),
    "the same link twice": ({"links": (*sound().links, *link(id="l2"))}, "links[1]"),
    "two links of one id": ({"links": (*sound().links, *link(source=(Span(25, 44),)))}, "links"),
    "a change without a place": ({"links": link(changes=(dataclasses.replace(MINOR, report=None),))}, "links[0].changes[0].report"),
    "a change of no known kind": ({"links": link(changes=(dataclasses.replace(MINOR, kind="odd"),))}, "links[0].changes[0].kind"),
    "a letter of the report in nothing": ({"unsourced": (Unsourced(0, 14, "dateline"),)}, "unsourced"),
    "a letter of the report in both": (
        {"unsourced": (Unsourced(0, 16, "dateline"), Unsourced(44, 53, "attribution"))},
        "unsourced",
    ),
    "unsourced parts out of order": ({"unsourced": sound().unsourced[::-1]}, "unsourced[1]"),
    "an unsourced reason not on the list": (
        {"unsourced": (Unsourced(0, 14, "weather"), Unsourced(44, 53, "attribution"))},
        "unsourced[0].reason",
    ),
    "an omission outside the source": ({"omitted": (Omission(25, 99, "sentence"),)}, "omitted[0]"),
    "an omission of no known kind": ({"omitted": (Omission(25, 44, "word"),)}, "omitted[0].kind"),
    "a quotation without words": ({"quotations": quotation(spans=())}, "quotations[0].spans"),
    "a quotation with spans in disorder": ({"quotations": quotation(spans=(Span(30, 42), Span(15, 29)))}, "quotations[0].spans[1]"),
    "a quotation of no known form": ({"quotations": quotation(form="loud")}, "quotations[0].form"),
    "marked words outside the quotation": (
        {"quotations": quotation(form="mixed", marked=(Span(15, 20), Span(40, 45)))},
        "quotations[0].marked[1]",
    ),
    "marked words in two parts of a quotation at once": (
        {"quotations": quotation(form="mixed", spans=(Span(15, 20), Span(22, 42)), marked=(Span(18, 24),))},
        "quotations[0].marked[0]",
    ),
    "an indirect quotation with words between marks": (
        {"quotations": quotation(marked=(Span(15, 20),))},
        "quotations[0].marked",
    ),
    "a mixed quotation without words between marks": ({"quotations": quotation(form="mixed")}, "quotations[0].marked"),
    "a speaker outside the report": ({"quotations": quotation(speaker=Speaker(44, 400, "She"))}, "quotations[0].speaker"),
    "a quotation in a link that is not there": ({"quotations": quotation(links=("l7",))}, "quotations[0].links"),
    "an indirect quotation called verbatim": (
        {"quotations": verdict(verdict="verbatim", changes=())},
        "quotations[0].verdict.verdict",
    ),
    "altered without a major change": ({"quotations": verdict(verdict="altered")}, "quotations[0].verdict.verdict"),
    "a major change called reworded": ({"quotations": verdict(changes=(MAJOR,))}, "quotations[0].verdict.verdict"),
    "a minor change called near verbatim": (
        {"quotations": quotation(form="direct", verdict=Verdict("near_verbatim", changes=(MINOR,)))},
        "quotations[0].verdict.verdict",
    ),
    "a flag not on the list": ({"quotations": verdict(flags=("odd",))}, "quotations[0].verdict.flags"),
    "not saying what made it": ({"made": {"headwater": "0.1.0", "encoder": "none"}}, "made"),
    "a summary that JSON has no word for": ({"summary": {"share": float("nan")}}, "summary"),
}


def test_a_sound_comparison_has_no_fault():
    assert contract.comparison_faults(sound()) == []
    contract.check(sound())


@pytest.mark.parametrize("case", BROKEN)
def test_what_is_broken_is_named_where_it_is(case: str):
    parts, path = BROKEN[case]
    assert path in paths(altered(**parts))


@pytest.mark.parametrize(
    ("form", "marked"),
    [
        ("direct", (Span(15, 42),)),
        ("direct", ()),
        ("mixed", (Span(15, 42),)),
        ("mixed", (Span(16, 20), Span(24, 42))),
        ("indirect", ()),
    ],
)
def test_a_quotation_of_each_form_is_sound_with_the_marked_words_that_it_may_have(form: str, marked: tuple[Span, ...]):
    assert paths(altered(quotations=quotation(form=form, marked=marked))) == []


def test_all_faults_are_gathered_and_the_error_is_one_line():
    broken = altered(rendering="copied", links=link(relation="copied", confidence=-1.0))
    assert paths(broken) == ["rendering", "links[0].relation", "links[0].confidence"]
    with pytest.raises(InputError, match=r"^not a sound record: rendering: is 'copied'.* \(and 2 more\); make it anew") as caught:
        contract.check(broken)
    assert "\n" not in str(caught.value)


def test_furniture_is_never_omitted_content():
    source = make_document(SOURCE, "s", (Block(0, 24, "paragraph"), Block(25, 44, "furniture")))
    assert paths(altered(sources=(source,))) == ["omitted[0]"]


def test_furniture_of_the_report_needs_neither_link_nor_reason_and_other_blocks_do():
    report = dataclasses.replace(sound().report, blocks=(*sound().report.blocks[:2], Block(54, 59, "paragraph")))
    assert paths(altered(report=report)) == ["unsourced"]


def test_with_two_sources_each_source_span_names_its_document():
    other = make_document("Nothing of it.", "t")
    both = altered(sources=(sound().source, other))
    assert {"links[0].source[0]", "omitted[0]"} <= set(paths(both))
    named = altered(
        sources=(sound().source, other),
        links=link(source=(Span(0, 24, "s"),)),
        omitted=(Omission(0, 14, "sentence", doc="t"),),
        quotations=quotation(verdict=None),
    )
    assert contract.comparison_faults(named) == []


@pytest.mark.parametrize(
    ("blocks", "path"),
    [
        ((Block(0, 10, "paragraph"), Block(8, 24, "paragraph"), Block(25, 44, "list")), "blocks[1]"),
        ((Block(25, 44, "paragraph"), Block(0, 24, "paragraph")), "blocks[1]"),
        ((Block(0, 24, "paragraph"), Block(20, 30, "furniture"), Block(30, 44, "list")), "blocks[1]"),
        ((Block(0, 24, "paragraph"),), "blocks"),
        ((Block(0, 24, "paragraph"), Block(25, 45, "paragraph")), "blocks[1]"),
        ((Block(0, 24, "aside"), Block(25, 44, "paragraph")), "blocks[0].kind"),
    ],
)
def test_blocks_are_sorted_apart_and_leave_out_only_white_space(blocks: tuple[Block, ...], path: str):
    assert [f.path for f in contract.document_faults(make_document(SOURCE, blocks=blocks))] == [path]


def test_furniture_may_stand_inside_a_paragraph():
    assert contract.document_faults(make_document("fue, ,  l", blocks=(Block(0, 9, "paragraph"), Block(3, 8, "furniture")))) == []


def test_a_document_whose_text_was_changed_after_hashing_is_found():
    changed = dataclasses.replace(make_document(SOURCE), text=SOURCE.replace("40", "41"))
    assert [f.path for f in contract.document_faults(changed)] == ["text_sha256"]


def test_clauses_tile_the_letters_of_their_sentence():
    document = make_document("We came, we saw.", blocks=(Block(0, 16, "paragraph"),))
    sentence = Segment(0, 16, "sentence", 0)
    clauses = (Segment(0, 8, "clause", 0, parent=0), Segment(9, 16, "clause", 0, parent=0))
    assert contract.segment_faults(document, (sentence, *clauses)) == []
    assert [f.path for f in contract.segment_faults(document, (sentence, clauses[0]))] == ["clauses of segment 0"]


def test_a_segment_lies_in_the_block_it_names_without_white_space_at_its_edges():
    document = make_document("One. Two.", blocks=(Block(0, 4, "paragraph"), Block(5, 9, "paragraph")))
    assert contract.segment_faults(document, (Segment(0, 4, "sentence", 0), Segment(5, 9, "sentence", 1))) == []
    wrong = (Segment(0, 5, "sentence", 0), Segment(5, 9, "sentence", 0))
    assert [f.path for f in contract.segment_faults(document, wrong)] == ["segments[0]", "segments[0]", "segments[1]"]


# Random records: any text, cut anywhere, put together as the contract wants it.

words = st.text(alphabet=st.sampled_from("abcДж가字é\u0301😀0 9.,\r\n "), min_size=1, max_size=60).filter(
    lambda t: any(c.isalnum() for c in t)
)


@st.composite
def cut_text(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    """A text, and spans that tile its letters in order; each begins and ends with a character that is not white space."""
    text = draw(words)
    cuts = sorted(draw(st.sets(st.integers(1, len(text)), max_size=6)) | {0, len(text)})
    spans = []
    for a, b in itertools.pairwise(cuts):
        part = text[a:b]
        if part.strip():
            spans.append((a + len(part) - len(part.lstrip()), b - len(part) + len(part.rstrip())))
    return text, spans


@given(cut_text(), st.data())
def test_any_text_cut_anywhere_into_links_and_parts_without_source_is_sound(
    cut: tuple[str, list[tuple[int, int]]], data: st.DataObject
):
    text, spans = cut
    linked = [data.draw(st.booleans()) for _ in spans]
    comparison = dataclasses.replace(
        sound(),
        report=make_document(text, "r", tuple(Block(a, b, "paragraph") for a, b in spans)),
        links=tuple(
            Link(f"l{i}", Span(a, b), (Span(0, 24),), "reworded", False, 0.5)
            for i, ((a, b), yes) in enumerate(zip(spans, linked, strict=True))
            if yes
        ),
        unsourced=tuple(Unsourced(a, b, "unknown") for (a, b), yes in zip(spans, linked, strict=True) if not yes),
        quotations=(),
    )
    assert contract.comparison_faults(comparison) == []


@given(cut_text(), st.data())
def test_a_segment_left_out_or_used_twice_is_always_found(cut: tuple[str, list[tuple[int, int]]], data: st.DataObject):
    text, spans = cut
    document = make_document(text, blocks=tuple(Block(a, b, "paragraph") for a, b in spans))
    segments = [Segment(a, b, "sentence", i) for i, (a, b) in enumerate(spans)]
    assert contract.segment_faults(document, segments) == []
    chosen = data.draw(st.sampled_from([s for s in segments if any(c.isalnum() for c in text[s.start : s.end])]))
    assert contract.segment_faults(document, [s for s in segments if s != chosen])
    assert contract.segment_faults(document, sorted([*segments, chosen], key=lambda s: s.start))
