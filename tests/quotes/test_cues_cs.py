"""Czech: verbs by gender and number, subjects left out, free word order, low opening marks."""

from __future__ import annotations

import pytest

from tests.quotes.commas.test_comma_clauses import reported, who
from tests.quotes.conftest import Reader


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Starosta řekl, že hráz vydrží.", "hráz vydrží", "Starosta"),
        ("Nová mluvčí policie v úterý uvedla, že zemřeli dva lidé.", "zemřeli dva lidé", "Nová mluvčí policie"),
        ("Dodala, že peněz je dost.", "peněz je dost", None),
        ("Most je bezpečný, řekla v pondělí Ida Lundová.", "Most je bezpečný", "Ida Lundová"),
        ("Most je bezpečný, řekla Ida Lundová, starostka města.", "Most je bezpečný", "Ida Lundová"),
        ("Jak uvedlo ministerstvo, vyplulo devět lodí.", "vyplulo devět lodí", "ministerstvo"),
        ("Podle mluvčí policie zemřeli dva lidé.", "zemřeli dva lidé", "mluvčí policie"),
        ("Most je podle Idy Lundové bezpečný.", "Most je | bezpečný", "Idy Lundové"),
        ("Starosta se ptal, zda hráz vydrží.", "zda hráz vydrží", "Starosta"),
        ("Ministr vyzval obyvatele, aby zůstali doma.", "aby zůstali doma", "Ministr"),
        ("Tvrzení, že hráz praskla, není pravda.", "hráz praskla", None),
        ("Domnívá se, že hráz praskne.", "hráz praskne", None),
        ("Na dotaz, proč hráz praskla, Berg uvedl, že byla stará.", "proč hráz praskla", None),
    ],
)
def test_a_report_is_found_with_its_speaker(read: Reader, text: str, content: str, speaker: str | None):
    assert reported(read, text, "cs")[0] == content
    assert who(read, text, "cs")[0] == speaker


def test_direct_quotations_have_low_opening_marks(read: Reader):
    found = read("„Most je bezpečný a nový,“ řekla Ida Lundová.", "cs")
    assert found.spoken() == [["Most je bezpečný a nový,"]]
    assert found.speaker() == "Ida Lundová"


def test_each_of_two_reports_ends_where_the_other_begins(read: Reader):
    text = "Zatímco Berg tvrdí, že hráz praskla, starosta Lund uvedl, že vydrží déle."
    assert reported(read, text, "cs") == ["hráz praskla", "vydrží déle"]


def test_an_attribution_may_go_on_with_a_second_report(read: Reader):
    text = "Plán bude odložen, řekl ministr a dodal, že vláda musí odejít."
    assert reported(read, text, "cs") == ["Plán bude odložen", "vláda musí odejít"]
    assert who(read, text, "cs") == ["ministr", "ministr"]
