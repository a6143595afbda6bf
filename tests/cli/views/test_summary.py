from __future__ import annotations

from dataclasses import replace

import pytest

from headwater.cli.views.summary import described, summary
from headwater.model import Comparison
from tests.cli.conftest import document


def said(comparison: Comparison) -> list[str]:
    """The sentences of the summary, below the names of the documents."""
    lines = [line.plain for line in summary(comparison, 1000)]
    return lines[lines.index("") + 1 :]


def test_the_summary_counts_in_words(letter):
    assert said(letter) == [
        "3 of 4 passages of the report come from the source: 1 verbatim, 1 edited, 1 reworded. "
        "1 stands in another order than in the source.",
        "1 passage of the report has no source here: 1 background.",
        "The report's own words, which need no source: 2 attributions and 1 dateline.",
        "Left out of the report: 2 sentences and 1 phrase of the source.",
        "The report beside the source: a paraphrase, because most words of the linked passages stand in both texts.",
        "1 direct quotation in the report; 1 in passages that come from the source.",
        "Not checked: quotations get no verdict yet.",
    ]  # fmt: skip


def test_there_is_never_a_percentage(letter):
    assert "%" not in " ".join(said(letter))


def test_the_documents_are_named_with_what_is_known_of_them(letter):
    names = [line.plain for line in summary(letter, 1000)][:2]
    assert names == ['source: letter.txt, "The mayor\'s letter" (en)', "report: press.txt (Valley Press, 2031-05-04, en)"]
    assert described(document("bare.txt", "Words.")) == "bare.txt"


def test_a_report_wholly_from_the_source_says_all(letter):
    whole = replace(letter, unsourced=(), omitted=())
    assert said(whole)[0].startswith("All passages of the report come from the source: 1 verbatim")
    assert "Nothing of the source is left out." in said(whole)


def test_one_linked_passage_is_told_in_the_singular(letter):
    one = replace(letter, links=letter.links[:1], unsourced=())
    assert said(one)[0] == "The one passage of the report comes from the source: 1 verbatim."


def test_two_links_of_one_passage_are_one_passage(letter):
    twice = replace(letter.links[0], id="L9", source=letter.links[1].source)
    assert said(replace(letter, links=(*letter.links, twice)))[0].startswith("3 of 4 passages")


def test_the_same_text_twice_is_said_to_be_the_same(letter):
    same = replace(letter, report=letter.source, links=letter.links[:1])
    assert "The report and the source are the same text" in said(same)[0]


@pytest.mark.parametrize(("moved", "words"), [(0, "."), (2, ". 2 stand in another order than in the source.")])
def test_moved_passages_are_counted(letter, moved, words):
    links = tuple(replace(link, moved=i < moved) for i, link in enumerate(letter.links))
    assert said(replace(letter, links=links))[0].endswith(f"1 reworded{words}")


def test_left_out_words_are_counted_beside_all_words(letter):
    counted = replace(letter, summary={"omitted_words": 14, "source_words": 50})
    assert "Left out of the report: 2 sentences and 1 phrase of the source (14 of 50 words)." in said(counted)
