from __future__ import annotations

import pytest

from headwater import document
from headwater.judge.attributions import LONGEST, attributed
from headwater.judge.changes import changes
from headwater.judge.passage import Passage, passage
from headwater.model import Span


def side(text: str, language: str) -> Passage:
    return passage(document(text, language=language), [Span(0, len(text))])


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("The divers will rest, the harbour office said on Monday.", "en", "the harbour office said on Monday"),
        ("On Monday, the harbour office said, the divers will rest.", "en", ""),
        ("According to the harbour office, the divers will rest.", "en", "According to the harbour office"),
        ("The harbour office said that the divers will rest.", "en", "The harbour office said that"),
        ("The divers will rest.", "en", ""),
        ("Die Taucher ruhen, teilte das Hafenamt mit.", "de", "teilte das Hafenamt mit"),
        ("Les plongeurs se reposent, a déclaré le port.", "fr", "a déclaré le port"),
        ("Водолазы отдыхают, сообщили в порту.", "ru", "сообщили в порту"),
    ],
)
def test_an_attribution_is_found_at_the_edges_of_a_passage(text: str, language: str, told: str):
    here = side(text, language)
    found = sorted(attributed(here))
    assert (here.words((found[0], found[-1] + 1)) if found else "") == told
    assert found == list(range(found[0], found[-1] + 1)) if found else True


def test_a_long_part_with_a_verb_of_saying_is_content():
    long = "The divers rest, " + "and " * LONGEST + "the captain said so."
    assert attributed(side(long, "en")) == set()


def test_an_empty_passage_has_none():
    assert attributed(Passage(document("x", language="en"), (), ())) == set()


def test_what_limits_a_statement_is_missed_though_the_report_says_who_says_it():
    source = side("The divers may have opened the old gate by night.", "en")
    told = side("The divers opened the old gate by night, a spokeswoman for the harbour office told reporters on Monday.", "en")
    assert ("qualifier_dropped", "major") in {(c.reason, c.meaning) for c in changes(told, source)}
