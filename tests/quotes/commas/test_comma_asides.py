"""Attributions beside what they attribute: closing and medial clauses, `as X said`, sources; and what only looks like one."""

from __future__ import annotations

import pytest

from tests.quotes.commas.test_comma_clauses import reported, who
from tests.quotes.conftest import Reader


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Der Deich hält bis Mai, sagte Lund am Montag.", "Der Deich hält bis Mai", "Lund"),
        ("Der Deich halte bis Mai, forderte Lund.", "Der Deich halte bis Mai", "Lund"),
        ("Der Deich hält bis Mai, so die Sprecherin der Stadt.", "Der Deich hält bis Mai", "die Sprecherin der Stadt"),
        ("Der Deich hält bis Mai, teilte die Stadt am Montag mit.", "Der Deich hält bis Mai", "die Stadt"),
        ("Der Deich hält, das teilte die Stadt mit.", "Der Deich hält", "die Stadt"),
        ("Im Mai, so schätzt die Stadt, bricht der Deich.", "Im Mai | bricht der Deich", "die Stadt"),
        ("Wie die Polizei mitteilte, brach der Deich.", "brach der Deich", "die Polizei"),
        ("Der Deich brach, wie die Polizei mitteilte, am Montag.", "Der Deich brach | am Montag", "die Polizei"),
        ("Der Deich brach, wie Ida Lund, die Sprecherin, mitteilte.", "Der Deich brach", "Ida Lund"),
        ("Es drohe eine Flut, hatte Lund am Montag gewarnt.", "Es drohe eine Flut", "Lund"),
        ("Dass der Deich hält, erhofft sich die Stadt.", "Dass der Deich hält", "die Stadt"),
        ("Laut der neuen Sprecherin hält der Deich.", "hält der Deich", "der neuen Sprecherin"),
        ("Laut nes-deich.example hält der Deich.", "hält der Deich", "nes-deich.example"),
        (
            "Laut einer am Montag veröffentlichten Studie hält der Deich.",
            "hält der Deich",
            "einer am Montag veröffentlichten Studie",
        ),
        ("Der Deich hielt nach Angaben der Polizei bis Mai.", "Der Deich hielt | bis Mai", "der Polizei"),
        ("Nach ersten Erkenntnissen von Lund brach der Deich.", "brach der Deich", "Lund"),
        ("Nach Polizeiangaben starben zwei Menschen.", "starben zwei Menschen", "Polizeiangaben"),
        ("Ihrer Meinung nach hält der Deich.", "hält der Deich", "Ihrer Meinung"),
        ("Einem Bericht der Stadt zufolge hält der Deich.", "hält der Deich", "Einem Bericht der Stadt"),
        ("Der Deich brach Medienberichten zufolge im Mai.", "Der Deich brach | im Mai", "Medienberichten"),
    ],
)
def test_an_attribution_is_cut_out_of_its_content(read: Reader, text: str, content: str, speaker: str):
    assert reported(read, text) == [content]
    assert who(read, text) == [speaker]


def test_a_source_inside_a_relative_clause_is_of_that_clause_only(read: Reader):
    assert reported(read, "Der Deich, der nach Angaben der Stadt neu ist, brach im Mai.") == ["der | neu ist"]


def test_time_and_place_before_a_verb_are_nothing_that_it_says(read: Reader):
    assert reported(read, "In seiner Rede, die er im Mai hielt, mahnte Lund zur Ruhe.") == []


def test_so_before_an_adverb_is_no_attribution(read: Reader):
    assert reported(read, "Der Deich bricht, so lange der Regen dauert.") == []


def test_in_line_with_a_plan_is_no_source(read: Reader):
    assert reported(read, "Most byl postaven podle starého plánu.", "cs") == []
    assert reported(read, "Podle mluvčí policie zemřeli dva lidé.", "cs") == ["zemřeli dva lidé"]
