"""What the links account for: words by relation, in order and in runs, each against its own source passages."""

from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from headwater.align.extents import extents
from headwater.model import Document, Link, Span

words = st.lists(st.sampled_from(["ash", "elm", "oak", "fir", "yew", "box"]), min_size=1, max_size=30)


def document(text: str, id: str = "d") -> Document:
    return Document(id, text, hashlib.sha256(text.encode()).hexdigest(), language="en")


def link(report: Span, *source: Span, relation: str = "edited") -> Link:
    return Link("L", report, source, relation, False, 0.9)


def place(document: Document, part: str) -> Span:
    start = document.text.index(part)
    return Span(start, start + len(part), document.id)


def test_words_are_counted_under_the_relation_of_their_link_and_unlinked_ones_nowhere():
    source, report = document("The ferry sails at noon."), document("The ferry sails at noon. It leaves midday. Gulls cried.")
    links = [
        link(place(report, "The ferry sails at noon."), place(source, source.text), relation="verbatim"),
        link(place(report, "It leaves midday."), place(source, source.text), relation="reworded"),
    ]
    assert extents(links, [source], report)["words_under"] == {"reworded": 3, "verbatim": 5}


def test_a_word_counts_only_where_its_own_passage_has_it():
    source = document("The ferry sails at noon. The harbour stays shut all week.")
    report = document("The harbour stays shut all week.")
    right = extents([link(place(report, report.text), place(source, report.text))], [source], report)
    wrong = extents([link(place(report, report.text), place(source, "The ferry sails at noon."))], [source], report)
    assert (right["linked_in_order"], right["linked_in_runs_of_5"]) == (6, 6)
    assert (wrong["linked_in_order"], wrong["linked_in_runs_of_1"], wrong["linked_in_runs_of_3"]) == (1, 1, 0)


def test_one_changed_word_keeps_the_order_and_breaks_the_run():
    source = document("Nobody shall pay for the crossing of the inner bay before spring.")
    report = document("Nobody shall pay for the passage of the inner bay before spring.")
    found = extents([link(place(report, report.text), place(source, source.text))], [source], report)
    assert found["linked_in_order"] == found["linked_in_runs_of_1"] == found["linked_in_runs_of_5"] == 11
    assert found["linked_in_runs_of_10"] == 0


def test_clauses_of_two_sources_are_read_in_the_source_that_each_names():
    first, second = document("The mill burned down.", "a"), document("Rain put out the fire.", "b")
    report = document("The mill burned down and rain put out the fire.")
    whole = [Span(0, len(first.text), "a"), Span(0, len(second.text), "b")]
    found = extents([link(place(report, report.text), *whole, relation="summarised")], [first, second], report)
    assert (found["linked_in_order"], found["linked_in_runs_of_3"], found["linked_in_runs_of_5"]) == (9, 9, 5)


def test_without_links_nothing_is_accounted_for():
    found = extents([], [document("The mill burned down.")], document("The mill burned down."))
    assert found.pop("words_under") == {}
    assert set(found.values()) == {0}


@given(words, words)
def test_what_holds_more_counts_no_more_words(mine: list[str], theirs: list[str]):
    source, report = document(" ".join(theirs)), document(" ".join(mine))
    found = extents([link(Span(0, len(report.text)), Span(0, len(source.text)))], [source], report)
    counts = [len(mine), *(found[f"linked_in_runs_of_{n}"] for n in (1, 3, 5, 10))]
    assert counts == sorted(counts, reverse=True)
    assert found["linked_in_order"] <= found["linked_in_runs_of_1"]
    assert found["words_under"] == {"edited": len(mine)}
