"""Shared wording: how much there is, where it begins and ends, and what is copied whole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from headwater.align.anchors import Alike, Copy, copied, seams, shared
from headwater.model import Span
from headwater.text.tokens import wording

words = st.lists(st.sampled_from(["ash", "elm", "oak", "fir", "yew", "box"]), max_size=30)


def spans(*sentences: str) -> list[tuple[int, int]]:
    text = " ".join(sentences)
    out, at = [], 0
    for s in sentences:
        at = text.index(s, at)
        out.append((at, at + len(s)))
        at += len(s)
    return out


def test_runs_are_counted_by_their_length_and_the_longest_is_named():
    report = ["the", "old", "mill", "burned", "down", "in", "the", "night", "of", "the", "fair"]
    source = ["people", "say", "the", "old", "mill", "burned", "down", "before", "dawn"]
    assert shared(report, [source]) == {
        "in_runs_of_1": 7,
        "in_runs_of_3": 5,
        "in_runs_of_5": 5,
        "in_runs_of_10": 0,
        "longest_run": 5,
    }


def test_two_clauses_copied_from_two_sentences_have_a_seam_at_the_conjunction():
    first, second = "The fleet will be doubled before the end of the decade.", "Nobody shall pay for the crossing of the inner bay."
    source = f"{first} A word between. {second}"
    report = "The fleet will be doubled before the end of the decade and nobody shall pay for the crossing of the inner bay."
    found = seams(Alike(wording(report), wording(source)), [(0, len(report))], spans(first, "A word between.", second))
    assert [report[i:][:11] for i in found] == ["and nobody "]


def test_words_dropped_inside_one_source_sentence_make_no_seam():
    source = "The fleet will be doubled before the end of the decade, as told, and nobody shall pay for crossing the bay."
    report = "The fleet will be doubled before the end of the decade, and nobody shall pay for crossing the bay."
    assert seams(Alike(wording(report), wording(source)), [(0, len(report))], [(0, len(source))]) == []


def test_a_short_sentence_is_copied_when_it_is_a_sentence_of_the_source_and_not_when_it_is_a_part_of_one():
    report = "Be brave."
    whole = [(0, 9)]
    assert copied(Alike(wording(report), wording("Go now. Be brave.")), whole, spans("Go now.", "Be brave.")) == [
        Copy(Span(0, 8), Span(8, 16))
    ]
    assert copied(Alike(wording(report), wording("Be brave and go now.")), [(0, 9)], spans("Be brave and go now.")) == []


def test_a_phrase_that_the_source_has_twice_tells_no_place_and_makes_no_seam():
    twice = "We thank the good old miller of Lee. Long live the good old miller of Lee."
    report = "They all stood and thanked the good old miller of Lee and then went home by the long way."
    whole = [(0, len(report))]
    assert copied(Alike(wording(report), wording(twice)), whole, spans(*twice.split(". "))) == []
    assert seams(Alike(wording(report), wording(twice)), whole, spans(*twice.split(". "))) == []
    once = twice.split(". ", maxsplit=1)[0] + "."
    assert [
        report[c.report.start : c.report.end] for c in copied(Alike(wording(report), wording(once)), whole, [(0, len(once))])
    ] == ["the good old miller of Lee"]


@given(words, words)
def test_longer_runs_never_cover_more(report: list[str], source: list[str]):
    found = shared(report, [source])
    assert found["in_runs_of_1"] >= found["in_runs_of_3"] >= found["in_runs_of_5"] >= found["in_runs_of_10"]
    assert found["longest_run"] <= min(len(report), len(source))


@given(words)
def test_a_text_is_covered_by_itself(report: list[str]):
    assert shared(report, [report])["longest_run"] == len(report)
