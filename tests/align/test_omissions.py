"""What no link uses is left out: whole sentences, passages of them, and phrases of sentences that are used in part."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.align.omissions import Grain, omissions, weighed
from headwater.align.weight import Points
from headwater.contract import segment_faults
from headwater.model import Block, Document, Omission, Segment, Span

BRIDGE = "The bridge opens on Monday. The quay stays closed. Boats wait outside."


def page(text: str, *kinds: str, language: str | None = "en") -> Document:
    """A document whose lines are blocks of the kinds given (paragraphs where none is)."""
    spans = [m.span() for m in re.finditer(r"[^\n]+", text)]
    named = [*kinds, *["paragraph"] * (len(spans) - len(kinds))]
    blocks = tuple(Block(a, b, kind) for (a, b), kind in zip(spans, named, strict=True))
    return Document("d1", text, hashlib.sha256(text.encode()).hexdigest(), language=language, blocks=blocks)


def sentences(document: Document) -> tuple[Segment, ...]:
    """Segments by full stops; furniture, datelines and bylines have none."""
    found = []
    for index, block in enumerate(document.blocks):
        if block.kind in ("furniture", "dateline", "byline"):
            continue
        kind = "heading" if block.kind == "heading" else "sentence"
        for m in re.finditer(r"[^\s.!?][^.!?]*[.!?]?", document.text[block.start : block.end]):
            end = block.start + m.start() + len(m[0].rstrip())
            found.append(Segment(block.start + m.start(), end, kind, index))
    return tuple(s for s in found if any(c.isalnum() for c in document.text[s.start : s.end]))


def commas(document: Document, segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Clauses by commas; a sentence without one has none."""
    found = []
    for index, s in enumerate(segments):
        parts = [m.span() for m in re.finditer(r"[^\s,][^,]*", document.text[s.start : s.end])]
        found += [Segment(s.start + a, s.start + b, "clause", s.block, index) for a, b in parts if len(parts) > 1]
    return tuple(found)


def span(text: str, words: str) -> Span:
    assert words in text
    return Span(text.index(words), text.index(words) + len(words))


def left_out(document: Document, *used: str, **options: object) -> list[tuple[str, str]]:
    """(kind, words) of what is left out where these words of the text are used, in order."""
    return [(o.kind, document.text[o.start : o.end]) for o in found(document, *used, **options)]


def found(document: Document, *used: str, **options: object) -> tuple[Omission, ...]:
    segments = sentences(document)
    spans = [span(document.text, words) for words in used]
    return omissions(document, segments, commas(document, segments), spans, **options)  # type: ignore[arg-type]


def test_a_sentence_that_no_link_uses_is_left_out_whole():
    assert left_out(page(BRIDGE), "The bridge opens on Monday.", "Boats wait outside.") == [("sentence", "The quay stays closed.")]


def test_sentences_in_a_row_are_one_passage_also_across_paragraphs():
    text = "The bridge opens. The quay stays.\nBoats wait. Gulls sleep."
    assert left_out(page(text), "The bridge opens.", "Gulls sleep.") == [("passage", "The quay stays.\nBoats wait.")]


def test_a_heading_begins_what_stands_under_it_and_parts_it_from_what_stands_above():
    text = "Boats wait outside.\nOn the quay\nThe quay stays closed."
    assert left_out(page(text, "paragraph", "heading")) == [
        ("passage", "On the quay\nThe quay stays closed."), ("sentence", "Boats wait outside."),
    ]  # fmt: skip


def test_an_unused_heading_alone_is_a_sentence():
    assert left_out(page("A new bridge\nIt opens soon.", "heading"), "It opens soon.") == [("sentence", "A new bridge")]


def test_a_long_passage_is_parted_where_a_paragraph_ends():
    text = "\n".join(f"{word} boats wait here." for word in ("Red", "Blue", "Green", "Grey"))
    assert [o.kind for o in found(page(text))] == ["passage"]
    parted = [o.end - o.start for o in found(page(text), settings=Grain(passage_chars=45))]
    assert len(parted) == 2
    assert max(parted) <= 45


def test_a_passage_is_not_parted_inside_a_paragraph_that_would_fit():
    text = "Red boats wait. Red gulls wait.\nBlue boats wait. Blue gulls wait."
    assert [o.end - o.start for o in found(page(text), settings=Grain(passage_chars=50))] == [31, 33]


def test_a_paragraph_longer_than_a_passage_may_be_is_parted_between_sentences():
    text = "Red boats wait here. Blue boats wait here. Green boats wait here."
    assert left_out(page(text), settings=Grain(passage_chars=45)) == [
        ("passage", "Red boats wait here. Blue boats wait here."), ("sentence", "Green boats wait here."),
    ]  # fmt: skip


def test_furniture_datelines_and_bylines_are_never_left_out_and_part_passages():
    text = "The Orrin Post\nORRIN, May 4\nBy Ada Quill\nBoats wait.\nPage 1 of 2\nGulls sleep."
    kinds = ("furniture", "dateline", "byline", "paragraph", "furniture", "paragraph")
    assert left_out(page(text, *kinds)) == [("sentence", "Boats wait."), ("sentence", "Gulls sleep.")]


def test_a_separator_inside_a_sentence_parts_nothing_and_its_word_is_read_whole():
    text = "The quay is closed for lo, ,  sses."
    document = page(text)
    gap = span(text, ", ,  ")
    document = Document(
        "d1", text, document.text_sha256, language="en", blocks=(*document.blocks, Block(gap.start, gap.end, "furniture"))
    )
    (omission,) = omissions(document, [Segment(0, len(text), "sentence", 0)], [], [])
    assert (omission.start, omission.end, omission.reasons) == (0, len(text), ("loss_left_out",))


def test_a_page_number_inside_a_sentence_is_not_in_the_omission():
    text = "The quay is Page 7 closed now."
    number = span(text, "Page 7")
    document = Document(
        "d1", text, "", language="en", blocks=(Block(0, len(text), "paragraph"), Block(number.start, number.end, "furniture"))
    )
    parts = omissions(document, [Segment(0, len(text), "sentence", 0)], [], [])
    assert [text[o.start : o.end] for o in parts] == ["The quay is", "closed now."]


def test_an_edge_that_a_link_touches_leaves_the_rest_of_the_sentence_out():
    assert left_out(page(BRIDGE), "The bridge opens on Monday. Th", "Boats wait outside.") == [("sentence", "quay stays closed.")]


def test_more_than_an_edge_makes_the_rest_a_phrase():
    text = "The bridge opens on Monday with music and games."
    assert left_out(page(text), "The bri") == [("phrase", "opens on Monday with music and games.")]


def test_of_a_short_sentence_a_few_letters_are_no_edge():
    assert left_out(page("Be so. The quay stays."), "Be") == [("sentence", "The quay stays.")]


def test_a_clause_that_no_link_uses_is_a_phrase():
    text = "The bridge opens on Monday, if the cold wind allows."
    (omission,) = found(page(text), "The bridge opens on Monday")
    assert (omission.kind, text[omission.start : omission.end]) == ("phrase", "if the cold wind allows.")
    assert omission.reasons == ("condition_left_out", "part_of_a_linked_sentence")


def test_two_words_of_weight_make_a_clause_a_phrase():
    assert left_out(page("The bridge opens, if wind allows."), "The bridge opens") == [("phrase", "if wind allows.")]


def test_neighbouring_clauses_are_one_phrase():
    text = "For the old town, for the new bridge, for the long quay."
    assert left_out(page(text), "for the long quay.") == [("phrase", "For the old town, for the new bridge")]


@pytest.mark.parametrize("left", [", however", ", he said", " now"])
def test_a_clause_that_says_next_to_nothing_is_no_phrase(left: str):
    assert left_out(page(f"The bridge opens on Monday{left}."), "The bridge opens on Monday") == []


def test_a_clause_with_a_number_or_a_name_alone_is_a_phrase():
    assert left_out(page("The bridge opens, in 2031."), "The bridge opens") == [("phrase", "in 2031.")]
    assert left_out(page("The bridge opens, in Orrin."), "The bridge opens") == [("phrase", "in Orrin.")]


def test_a_piece_that_is_no_whole_clause_has_to_say_more():
    text = "The masons of the town built the bridge."
    assert left_out(page(text), "The masons of the town") == []
    assert left_out(page(text), "The masons") == [("phrase", "of the town built the bridge.")]


def test_a_phrase_begins_and_ends_with_whole_words():
    text = "The new bridge opens, and all tired masons rest."
    assert left_out(page(text), "The new bridge opens, and a") == [("phrase", "tired masons rest.")]


def test_a_phrase_keeps_its_quotation_marks_and_brackets_and_no_commas():
    text = "The bridge opens, («and all tired masons» rest), they say."
    assert left_out(page(text), "The bridge opens", "they say.") == [("phrase", "(«and all tired masons» rest)")]


def test_used_spans_may_overlap_repeat_and_come_in_any_order():
    used = ("Boats wait outside.", "on Monday. The quay stays closed.", "The bridge opens on Monday.", "opens on")
    assert left_out(page(BRIDGE), *used) == left_out(page(BRIDGE), *reversed(used)) == []


def test_what_is_said_all_the_same_is_not_left_out_and_parts_a_passage():
    quay = span(BRIDGE, "The quay stays closed.")
    assert left_out(page(BRIDGE), said=lambda s: s.start == quay.start) == [
        ("sentence", "The bridge opens on Monday."), ("sentence", "Boats wait outside."),
    ]  # fmt: skip


def test_a_phrase_that_is_said_all_the_same_is_not_left_out():
    text = "The bridge opens on Monday, if the cold wind allows."
    start = text.index("if")
    assert left_out(page(text), "The bridge opens on Monday", said=lambda s: s.start == start) == []


def test_losses_and_promises_come_before_plain_words_and_those_before_greetings():
    text = "Dear friends, I greet you.\nX.\nThe water is calm.\nX.\nWe shall pay them.\nX.\nTwo masons died."
    used = [Span(m.start(), m.end()) for m in re.finditer(r"X\.", text)]
    segments = sentences(page(text))
    order = [text[o.start : o.end] for o in omissions(page(text), segments, [], used)]
    assert order == ["Two masons died.", "We shall pay them.", "The water is calm.", "Dear friends, I greet you."]


def test_equal_weights_stand_in_the_order_of_the_source():
    text = "Red boats wait.\nThe bridge opens.\nBlue boats wait."
    assert [w for _, w in left_out(page(text), "The bridge opens.")] == ["Red boats wait.", "Blue boats wait."]


def test_a_passage_weighs_more_than_a_sentence_and_a_phrase_more_than_a_sentence():
    text = "Grey boats wait.\nThe bridge opens.\nRed boats wait. Blue boats wait.\nThe old bridge opens, while many gulls sleep."
    used = ("The bridge opens.", "The old bridge opens")
    assert [kind for kind, _ in left_out(page(text), *used)] == ["passage", "phrase", "sentence"]
    flat = Points(passage=0.0, part=0.0)
    assert [kind for kind, _ in left_out(page(text), *used, points=flat)] == ["sentence", "passage", "phrase"]
    assert found(page(text), *used)[0].reasons == ("whole_passage",)


def test_names_that_a_linked_passage_gives_are_told():
    text = "The bridge in Orrin opens. They asked Ben Tarn in Orrin. They asked Orrin again."
    assert [o.reasons for o in found(page(text), "The bridge in Orrin opens.", "They asked Orrin again.")] == [("names_left_out",)]
    assert [o.reasons for o in found(page(text), "The bridge in Orrin opens.", "They asked Ben Tarn in Orrin.")] == [()]


def test_figures_that_the_report_gives_in_any_language_are_told():
    text = "The bridge opens. It cost 4200 crowns."
    assert found(page(text), "The bridge opens.")[0].reasons == ("numbers_left_out",)
    assert found(page(text), "The bridge opens.", report="다리는 4,200 크라운이 들었다.")[0].reasons == ()


def test_an_omission_names_its_document_where_there_are_several():
    assert {o.doc for o in found(page(BRIDGE))} == {None}
    assert {o.doc for o in found(page(BRIDGE), doc="d1")} == {"d1"}


def test_omissions_of_several_sources_can_be_put_in_one_order_by_their_weight():
    losses, calm = page("Two masons died."), page("The water is calm.")
    (one,), (two,) = (weighed(d, sentences(d), [], [], doc=d.text[:3]) for d in (losses, calm))
    assert one[0] > two[0] == 0
    assert one[1] == Omission(0, 16, "sentence", ("loss_left_out",), "Two")


def lost(source: str, report: str, language: str = "en") -> list[str]:
    document = page(source, language=language)
    pair = (Span(0, len(source)), report)
    return [w for _, w in left_out(document, source, pairs=[pair])]


@pytest.mark.parametrize(
    ("source", "report", "phrase"),
    [
        (
            "The mayor sent a letter to the town on March 31, 2031 about the quay.",
            "The mayor wrote to the town.",
            "on March 31, 2031",
        ),
        ("The mayor paid the masons with 4,200 crowns for the quay.", "The mayor paid the masons.", "with 4,200 crowns"),
        ("The bridge, 1,062 feet long, opens.", "The bridge opens.", "1,062 feet long"),
    ],
)
def test_a_date_or_amount_that_the_report_lost_inside_a_linked_passage_is_a_phrase(source: str, report: str, phrase: str):
    assert lost(source, report) == [phrase]


@pytest.mark.parametrize(
    ("source", "report"),
    [
        ("The mayor wrote on March 31, 2031.", "On 31 March the mayor wrote."),
        ("The mayor wrote on March 31, 2031.", "The mayor wrote on Thursday."),
        ("The mayor wrote on March 31, 2031.", "The mayor wrote yesterday."),
        ("The mayor paid with 4,200 crowns.", "The mayor paid 4,100 crowns."),
        ("The mayor paid with 4,200 crowns.", "The mayor paid 4.2 thousand crowns."),
        ("The mayor waited for 40 days.", "The mayor waited for forty days."),
        ("The mayor came at 13:50 today.", "The mayor came at ten to two."),
        ("The mayor paid the 4,200 crowns that the masons of the town had asked for.", "The mayor paid what was asked."),
    ],
)
def test_nothing_is_lost_where_the_report_has_a_figure_of_its_own_or_a_day_in_words(source: str, report: str):
    assert lost(source, report) == []


def test_what_another_linked_passage_of_the_report_gives_is_not_lost():
    text = "The mayor paid the masons with 4,200 crowns."
    pairs = [(Span(0, len(text)), "The mayor paid."), (span(text, "with 4,200 crowns"), "It was 4,200 crowns.")]
    assert found(page(text), text, pairs=pairs) == ()
    assert len(found(page(text), text, pairs=pairs[:1] * 2)) == 1


def test_what_is_lost_inside_a_linked_passage_is_a_number_left_out():
    text = "The mayor wrote on March 31, 2031."
    (omission,) = found(page(text), text, pairs=[(Span(0, len(text)), "The mayor wrote.")])
    assert omission.reasons == ("numbers_left_out", "part_of_a_linked_sentence")


def test_what_is_left_out_anyway_is_not_left_out_again_by_a_pair():
    text = "The mayor wrote on March 31, 2031."
    assert [o.kind for o in found(page(text), pairs=[(Span(0, len(text)), "The mayor wrote.")])] == ["sentence"]


WORDS = st.sampled_from(["boats", "wait", "Orrin", "42", "not", "killed", "dear", "if", "will", "é", "😀", "桥", ",", "the"])
SENTENCE = st.lists(WORDS, min_size=1, max_size=7).map(lambda words: " ".join(words) + ".")
LINE = st.lists(SENTENCE, min_size=1, max_size=4).map(" ".join)
KIND = st.sampled_from(["paragraph", "paragraph", "heading", "furniture", "dateline", "quote"])
PAGES = st.lists(st.tuples(LINE, KIND), min_size=1, max_size=6).map(
    lambda lines: page("\n".join(words for words, _ in lines), *(kind for _, kind in lines))
)


def letters(text: str, spans: Sequence[Span | Block | Omission | Segment]) -> set[int]:
    return {i for s in spans for i in range(s.start, s.end) if text[i].isalnum()}


@given(st.data())
def test_omissions_lie_in_the_text_apart_from_each_other_from_links_and_from_furniture(data: st.DataObject):
    document = data.draw(PAGES)
    text, segments = document.text, sentences(document)
    places = st.integers(0, len(text))
    used = [Span(min(p), max(p)) for p in data.draw(st.lists(st.tuples(places, places), max_size=4))]
    omitted = omissions(document, segments, commas(document, segments), used)
    assert omitted == omissions(document, segments, commas(document, segments), used[::-1])
    in_order = sorted(omitted, key=lambda o: o.start)
    assert all(0 <= o.start < o.end <= len(text) and text[o.start : o.end].strip() for o in in_order)
    assert all(a.end <= b.start for a, b in pairwise(in_order))
    assert not {i for o in omitted for i in range(o.start, o.end)} & {i for u in used for i in range(u.start, u.end)}
    silent = [b for b in document.blocks if b.kind in ("furniture", "dateline")]
    assert not letters(text, omitted) & letters(text, silent)
    for segment in segments:
        mine = letters(text, [segment])
        assert mine & letters(text, used) or mine <= letters(text, omitted)


@given(PAGES)
def test_without_links_all_of_the_text_is_left_out_and_with_one_over_all_nothing(document: Document):
    segments = sentences(document)
    assert not segment_faults(document, segments)
    everything = omissions(document, segments, [], [])
    assert letters(document.text, everything) == letters(document.text, segments)
    assert omissions(document, segments, [], [Span(0, len(document.text))]) == ()
