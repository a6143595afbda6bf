from __future__ import annotations

import pytest

from headwater.align.telling import telling
from headwater.model import Comparison, Document, Link, Span

TEXT = Document("d", "The new bridge over the Lee opens on Monday at noon.", "0" * 64, language="en")


def told(why: str, *links: tuple[str, float]) -> list[str]:
    """The ids of the links (relation, confidence) that tell, where the comparison was named for that reason."""
    span = Span(0, 10)
    made = tuple(Link(f"L{i}", span, (span,), relation, False, sure) for i, (relation, sure) in enumerate(links))
    return [x.id for x in telling(Comparison((TEXT,), TEXT, "unknown", made, (), (), (), {"rendering_reasons": [why]}))]


def test_a_link_that_is_as_often_wrong_as_right_tells_nothing():
    assert told("few_words_shared_closely_linked", ("reworded", 0.6), ("reworded", 0.4), ("verbatim", 0.4)) == ["L0"]


@pytest.mark.parametrize("why", ["links_unsure", "too_few_links"])
def test_of_texts_that_may_only_be_about_one_subject_what_is_in_other_words_must_be_sure(why: str):
    assert told(why, ("reworded", 0.8), ("reworded", 0.95), ("translated", 0.7), ("edited", 0.7)) == ["L1", "L3"]
