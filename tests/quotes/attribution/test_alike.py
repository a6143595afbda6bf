from __future__ import annotations

import pytest

from headwater import compare, document
from headwater.quotes.attribution.alike import attributes_alike


@pytest.mark.parametrize(
    ("attribution", "sentence", "language", "alike"),
    [
        ("The harbour board announced", "The harbour board reported that ships wait longer.", "en", True),
        ("The harbour board announced that", "Ships wait longer, the harbour board said on Friday.", "en", True),
        ("The harbour board announced", "The pilots reported that ships wait longer.", "en", False),
        ("The harbour board announced", "The harbour board waits for ships.", "en", False),
        ("announced", "The board said so.", "en", False),
        ("Die Werft teilte mit, dass", "Die Werft sagte, Schiffe warten länger.", "de", True),
        ("He said", "She said it rains.", "en", False),
    ],
)
def test_an_attribution_is_the_sources_too_where_it_names_the_same_speaker(
    attribution: str, sentence: str, language: str, alike: bool
):
    assert attributes_alike(attribution, sentence, language) is alike


def test_what_a_source_attributes_likewise_comes_from_it_with_its_attribution():
    source = document("The board reported that grain ships wait longer in the old harbour than ever before.", language="en")
    told = document("The board announced that grain vessels wait longer in the old harbour than ever before.", language="en")
    assert compare(source, told).unsourced == ()
    other = document("The pilots announced that grain vessels wait longer in the old harbour than ever before.", language="en")
    assert [u.reason for u in compare(source, other).unsourced] == ["attribution"]
