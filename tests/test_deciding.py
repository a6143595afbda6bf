"""What people point at: the place of words, and the quotation or link that was found there."""

from __future__ import annotations

import pytest

import headwater
from headwater.deciding import place_of, pointed
from headwater.errors import UsageError
from headwater.model import Span

SOURCE = headwater.document(
    "My dear neighbours, the new bridge over the Lee opens on Monday at noon.\n\n"
    "We shall not raise the fare before the year is out. The work on the quay cost 4.2 million crowns.\n",
    id="letter", language="en",
)  # fmt: skip
REPORT = headwater.document(
    'ORRIN, May 4. "The new bridge over the Lee opens on Monday at noon," Mayor Ada Quill wrote to the town.\n\n'
    "The work on the quay cost 2.4 million crowns. The old bridge fell two years ago, and the\nold ferry with it.\n",
    id="report", language="en",
)  # fmt: skip


def words(span: Span) -> str:
    return REPORT.text[span.start : span.end]


def test_words_are_found_across_the_ends_of_lines():
    assert words(place_of(REPORT, "the old  ferry")) == "the\nold ferry"


def test_words_that_stand_twice_or_nowhere_are_asked_back():
    assert place_of(REPORT, "bridge", 2).start > place_of(REPORT, "bridge", 1).start
    for given, nth, why in (("bridge", None, "2 times; say which with --nth 1 to 2"), ("bridge", 3, "there is no --nth 3"),
                            ("Bridge.", None, "does not stand in it"), ("  ", None, "no words were given")):  # fmt: skip
        with pytest.raises(UsageError, match=why):
            place_of(REPORT, given, nth)


def test_a_passage_is_what_was_pointed_at_and_nothing_was_found_of_it():
    span = place_of(REPORT, "old ferry")
    found = pointed(REPORT, span, "passage")
    assert (found.span, found.finding) == (span, None)


def test_a_quotation_is_kept_as_it_was_found_with_its_verdict_where_a_source_is_named():
    span = place_of(REPORT, "opens on Monday")
    alone = pointed(REPORT, span, "quotation")
    assert words(alone.span).startswith("The new bridge")
    assert alone.finding is not None
    assert alone.finding["quotation"]["verdict"] is None
    against = pointed(REPORT, span, "quotation", SOURCE)
    assert against.finding is not None
    assert against.finding["quotation"]["verdict"]["verdict"] == "verbatim"
    assert against.finding["source"] == {"id": "letter", "text_sha256": SOURCE.text_sha256}


def test_a_link_is_kept_with_the_changes_in_it():
    found = pointed(REPORT, place_of(REPORT, "2.4 million"), "link", SOURCE)
    assert found.finding is not None
    assert "number" in {c["kind"] for c in found.finding["link"]["changes"]}
    assert words(found.span).startswith("The work on the quay")


def test_where_nothing_was_found_it_says_what_can_be_decided_on():
    span = place_of(REPORT, "fell two years ago")
    for target, source, why in (("quotation", None, "no quotation was found at these words; decide on the passage"),
                                ("link", None, "name the one that the document was compared with"),
                                ("link", SOURCE, "no link was found")):  # fmt: skip
        with pytest.raises(UsageError, match=why):
            pointed(REPORT, span, target, source)
